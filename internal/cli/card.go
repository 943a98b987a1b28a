package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	cardVersion   = 1
	maxCardBytes  = 64 << 10
	maxCards      = 16 // that the founding's transactions hold; more organisations join later
	maxCardStores = 16
)

// card is what an organisation tells the others of itself before there is a
// chain: nothing of it is secret.
type card struct {
	Version      int              `json:"version"`
	Organisation string           `json:"organisation"`
	Made         time.Time        `json:"made"` // whole seconds, UTC
	Validator    record.Hash      `json:"validator"`
	Node         string           `json:"node"` // id@host:port
	Account      common.Address   `json:"account"`
	NodeAccount  common.Address   `json:"nodeAccount"`
	Approver     common.Address   `json:"approver"`
	Gateway      common.Address   `json:"gateway"`
	Checkpoint   record.PublicKey `json:"checkpoint"`
	Custodian    cardCustodian    `json:"custodian"`
	Stores       []cardStore      `json:"stores"`
}

type cardCustodian struct {
	Key      record.PublicKey `json:"key"`
	TLS      record.Hash      `json:"tls"` // SHA-256 of the SubjectPublicKeyInfo
	Endpoint string           `json:"endpoint"`
}

type cardStore struct {
	Key      record.PublicKey `json:"key"`
	TLS      record.Hash      `json:"tls"`
	Region   string           `json:"region"`
	Endpoint string           `json:"endpoint"`
}

// parseCard reads a card and checks what can be checked of it alone.
func parseCard(raw []byte) (card, error) {
	var c card
	if len(raw) > maxCardBytes {
		return c, fmt.Errorf("a card has %d bytes at most", maxCardBytes)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, fmt.Errorf("not a card: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return c, fmt.Errorf("not a card: something follows it")
	}
	return c, c.check()
}

func (c card) check() error {
	if c.Version != cardVersion {
		return fmt.Errorf("the card is of version %d, this program reads version %d", c.Version, cardVersion)
	}
	if _, err := ledger.Name(c.Organisation); err != nil || c.Organisation == "" {
		return fmt.Errorf("the card names no organisation that the chain can hold: %q", c.Organisation)
	}
	if c.Made.IsZero() || !c.Made.Equal(c.Made.Truncate(time.Second)) || c.Made.Unix() < 0 {
		return fmt.Errorf("the card of %s was made at no whole second: %s", c.Organisation, c.Made)
	}
	for what, missing := range map[string]bool{"validator's key": c.Validator == record.Hash{}, "account": c.Account == common.Address{},
		"node's account": c.NodeAccount == common.Address{}, "approver's account": c.Approver == common.Address{}, "gateway's account": c.Gateway == common.Address{}} {
		if missing {
			return fmt.Errorf("the card of %s has no %s", c.Organisation, what)
		}
	}
	if err := (chain.Network{Listen: "0.0.0.0:1", Peers: []string{c.Node}}).Check(); err != nil {
		return fmt.Errorf("the card of %s: %w", c.Organisation, err)
	}
	keys := []record.PublicKey{c.Checkpoint, c.Custodian.Key}
	endpoints := []string{c.Custodian.Endpoint}
	if len(c.Stores) > maxCardStores {
		return fmt.Errorf("the card of %s names %d stores, at most %d", c.Organisation, len(c.Stores), maxCardStores)
	}
	for _, s := range c.Stores {
		keys, endpoints = append(keys, s.Key), append(endpoints, s.Endpoint)
		if _, err := ledger.Name(s.Region); err != nil || s.Region == "" {
			return fmt.Errorf("the card of %s has a store in no region that the chain can hold: %q", c.Organisation, s.Region)
		}
	}
	for _, k := range keys {
		if _, err := k.ECDSA(); err != nil {
			return fmt.Errorf("the card of %s has a key that is none: %w", c.Organisation, err)
		}
	}
	for _, e := range endpoints {
		if u, err := url.Parse(e); err != nil || u.Scheme != "https" || u.Host == "" || len(e) > 256 {
			return fmt.Errorf("the card of %s has an address that is no https URL: %q", c.Organisation, e)
		}
	}
	return nil
}

// accord is what organisations agree on when they found a chain: the part of the
// genesis document that its other parts follow from.
type accord struct {
	Delay uint32 `json:"delaySeconds"` // from a proposal's passing to its execution
	Cards []card `json:"cards"`        // by the organisations' names; the first account founds
}

// sortCards puts cards in the order in which organisations are numbered, and
// refuses those that cannot be together.
func sortCards(cards []card) ([]card, error) {
	if len(cards) == 0 || len(cards) > maxCards {
		return nil, fmt.Errorf("%d cards: a consortium is founded by 1 to %d organisations", len(cards), maxCards)
	}
	cards = slices.Clone(cards)
	slices.SortFunc(cards, func(a, b card) int { return strings.Compare(a.Organisation, b.Organisation) })
	for i := range cards {
		for j := range i {
			a, b := cards[i], cards[j]
			if a.Organisation == b.Organisation {
				return nil, fmt.Errorf("two cards are of %s", a.Organisation)
			}
			if a.Validator == b.Validator || a.Node == b.Node || a.Account == b.Account {
				return nil, fmt.Errorf("the cards of %s and %s share a key or an address: one of them is a copy", b.Organisation, a.Organisation)
			}
		}
	}
	return cards, nil
}

// founding is what the chain of these cards begins with. Policy 1 spreads each
// pack over all stores.
func (a accord) founding() ledger.Founding {
	cards := a.Cards
	f := ledger.Founding{Parameters: ledger.DefaultParameters(len(cards), chain.DefaultGasLimit), Roles: map[uint64][]common.Address{},
		Shares: uint8(len(cards)/2 + 1), Policy: "default"}
	f.Parameters.Delay = a.Delay
	most := 0
	var slots []uint32
	for i, c := range cards {
		org := uint32(i + 1)
		f.Organisations = append(f.Organisations, ledger.Card{Name: c.Organisation, Account: c.Account, Node: c.NodeAccount, Validator: c.Validator, Checkpoint: c.Checkpoint})
		for role, account := range map[uint64]common.Address{ledger.RoleOperator: c.Account, ledger.RoleRequester: c.Account, ledger.RoleLegal: c.Account, ledger.RoleMonitor: c.Account,
			ledger.RoleApprover: c.Approver, ledger.RoleOfficer: c.Approver, ledger.RoleGateway: c.Gateway} {
			f.Roles[role] = append(f.Roles[role], account)
		}
		f.Roles[ledger.RoleMonitor] = append(f.Roles[ledger.RoleMonitor], c.Gateway)
		f.Accounts = append(f.Accounts, ledger.Admitted{Account: c.Approver, Organisation: org}, ledger.Admitted{Account: c.Gateway, Organisation: org})
		f.Custodians = append(f.Custodians, state.Custodian{Organisation: org, Key: c.Custodian.Key, TLSKeyHash: c.Custodian.TLS, Endpoint: c.Custodian.Endpoint})
		most = max(most, len(c.Stores))
		for _, s := range c.Stores {
			f.Stores = append(f.Stores, state.Store{Organisation: org, Key: s.Key, TLSKeyHash: s.TLS, Region: s.Region, Endpoint: s.Endpoint})
			slots = append(slots, uint32(len(slots)+1))
		}
	}
	// One organisation's stores may be away when a backup is made, and another's
	// be lost after it; but no more than half of what is stored is for that.
	n := len(slots)
	f.Terms = defaultTerms(slots)
	f.Terms.K = uint8(max(1, (n+1)/2, n-2*most))
	f.Terms.W = uint8(max(int(f.Terms.K), n-most))
	f.Terms.Organisations = uint8(len(cards))
	if len(cards) > 1 {
		f.Terms.Organisations--
	}
	return f
}

// genesis is the genesis document of a founding: the same bytes whoever makes it,
// and in whichever order the cards are named.
func (a accord) genesis() ([]byte, error) {
	cards, err := sortCards(a.Cards)
	if err != nil {
		return nil, err
	}
	a.Cards = cards
	raw, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("encode the cards: %w", err)
	}
	sum := sha256.Sum256(raw)
	p := chain.GenesisParams{ChainID: 1<<30 + binary.BigEndian.Uint64(sum[:])%(1<<30), Contracts: ledger.Addresses(cards[0].Account), Founding: raw}
	for _, c := range cards {
		p.Validators = append(p.Validators, chain.Validator{Name: c.Organisation, Key: c.Validator[:]})
		p.Accounts = append(p.Accounts, c.Account, c.NodeAccount, c.Approver, c.Gateway)
		if c.Made.After(p.Time) {
			p.Time = c.Made
		}
	}
	return chain.NewGenesis(p)
}

// accordOf reads what a genesis document was made from; nil if it was made for
// one installation.
func accordOf(founding []byte) (*accord, error) {
	if len(founding) == 0 {
		return nil, nil
	}
	var raw struct {
		Delay uint32            `json:"delaySeconds"`
		Cards []json.RawMessage `json:"cards"`
	}
	d := json.NewDecoder(bytes.NewReader(founding))
	d.DisallowUnknownFields()
	if err := d.Decode(&raw); err != nil {
		return nil, fmt.Errorf("the genesis document does not say what was agreed: %w", err)
	}
	a := &accord{Delay: raw.Delay}
	for i, r := range raw.Cards {
		c, err := parseCard(r)
		if err != nil {
			return nil, fmt.Errorf("card %d of the genesis document: %w", i+1, err)
		}
		a.Cards = append(a.Cards, c)
	}
	sorted, err := sortCards(a.Cards)
	if err == nil && !slices.EqualFunc(a.Cards, sorted, func(a, b card) bool { return a.Organisation == b.Organisation }) {
		err = fmt.Errorf("the cards of the genesis document are out of order")
	}
	return a, err
}

// fingerprint is a hash as people compare it aloud: groups of four digits.
func fingerprint(sum []byte) string {
	digits := hex.EncodeToString(sum)
	var groups []string
	for len(digits) > 0 {
		groups, digits = append(groups, digits[:4]), digits[4:]
	}
	return strings.Join(groups, " ")
}
