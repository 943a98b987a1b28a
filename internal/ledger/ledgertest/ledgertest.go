// Package ledgertest runs a real chain with the contracts deployed and one
// organisation registered, for the tests of other packages.
package ledgertest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// Site is a chain whose one organisation has a custodian, a panel of it, and
// policy 1.
type Site struct {
	Node     *chain.Node
	Genesis  *light.Genesis
	Ledger   *ledger.Client
	Founding ledger.Founding
	Operator *ledger.Account // the organisation's account and requester
	Approver *ledger.Account
	Gateway  *ledger.Account
	Stranger *ledger.Account // pays fees, has no role
	Stores   []Store
	Signing  *ecdsa.PrivateKey // of custodian 1, unless Custodian was given

	Checkpoint *ecdsa.PrivateKey // of the organisation
}

// Store is a registered store, which holds the slot of its number.
type Store struct {
	Number  uint32
	Signing *ecdsa.PrivateKey
}

// Options say what is registered. The zero value gives six stores that do not
// run and a 4-of-6 policy.
type Options struct {
	Stores    []state.Store    // to register instead; their signing keys are then the caller's
	Custodian *state.Custodian // to register instead
	Change    func(*state.Terms)
	Chain     []chaintest.Option
}

// Start runs a site until the test ends.
func Start(t testing.TB, o Options) *Site {
	t.Helper()
	s := Prepare(t, o)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Ledger.Found(ctx, s.Operator, s.Founding); err != nil {
		t.Fatal(err)
	}
	return s
}

// Prepare is Start without the founding.
func Prepare(t testing.TB, o Options) *Site {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	account := func(i int) *ledger.Account { return ledger.NewAccount(chaintest.Key(i)) }
	s := &Site{Operator: account(0), Approver: account(1), Gateway: account(2), Stranger: account(3)}
	s.Node = chaintest.Start(t, append([]chaintest.Option{chaintest.WithContracts(ledger.Addresses(s.Operator.Address()))}, o.Chain...)...)
	var err error
	s.Genesis, err = light.ParseGenesis(s.Node.GenesisDoc())
	must(err)
	s.Ledger, err = ledger.Dial(ctx, s.Node.URL(), s.Genesis)
	must(err)
	t.Cleanup(s.Ledger.Close)
	custodian := o.Custodian
	if custodian == nil {
		var pub record.PublicKey
		s.Signing, pub = NewKey(t)
		custodian = &state.Custodian{Organisation: 1, Key: pub, TLSKeyHash: record.Hash{9}, Endpoint: "https://127.0.0.1:1"}
	}
	list := o.Stores
	for n := len(list); len(o.Stores) == 0 && n < 6; n++ {
		key, pub := NewKey(t)
		s.Stores = append(s.Stores, Store{Number: uint32(n + 1), Signing: key})
		list = append(list, state.Store{Organisation: 1, Key: pub, TLSKeyHash: record.Hash{byte(n)}, Region: fmt.Sprintf("r%d", n), Endpoint: "https://127.0.0.1:1"})
	}
	terms := state.Terms{Interval: 3600, Lateness: 600, MinRetention: 86400, Grace: 3600, K: 4, N: uint8(len(list)), W: uint8(len(list) - 1), Organisations: 1,
		RestoreRole: ledger.RoleRequester, ApproverRole: ledger.RoleApprover, Approvals: 1, RequestTTL: 3600, GrantTTL: 3600, Panel: 1}
	for i := range list {
		terms.Slots = append(terms.Slots, uint32(i+1))
	}
	if o.Change != nil {
		o.Change(&terms)
	}
	var checkpoint record.PublicKey
	s.Checkpoint, checkpoint = NewKey(t)
	s.Founding = ledger.Founding{Organisations: []ledger.Card{Card(s.Genesis, "one", s.Operator.Address(), chaintest.Address(4), checkpoint)},
		Parameters: ledger.DefaultParameters(1, chain.DefaultGasLimit),
		Custodians: []state.Custodian{*custodian}, Shares: 1, Stores: list, Policy: "default", Terms: terms,
		Roles: map[uint64][]common.Address{ledger.RoleOperator: {s.Operator.Address()}, ledger.RoleRequester: {s.Operator.Address()}, ledger.RoleLegal: {s.Operator.Address()}, ledger.RoleMonitor: {s.Operator.Address(), s.Gateway.Address()}, ledger.RoleOfficer: {s.Approver.Address()},
			ledger.RoleApprover: {s.Approver.Address()}, ledger.RoleGateway: {s.Gateway.Address()}}}
	// All accounts with a balance, so that tests act with any of them.
	for i := range chaintest.Funded {
		if i != 0 && i != 4 {
			s.Founding.Accounts = append(s.Founding.Accounts, ledger.Admitted{Account: chaintest.Address(i), Organisation: 1})
		}
	}
	return s
}

// Card is the card of the first validator of a genesis document.
func Card(genesis *light.Genesis, name string, account, node common.Address, checkpoint record.PublicKey) ledger.Card {
	return ledger.Card{Name: name, Account: account, Node: node, Validator: genesis.ValidatorKeys()[0], Checkpoint: checkpoint}
}

// Contract is where a contract stands, or will.
func (s *Site) Contract(name string) common.Address {
	a, err := s.Genesis.Contract(name)
	if err != nil {
		panic(err) // the site's own genesis names every contract
	}
	return common.Address(a)
}

// Outsider is the i-th account that is no site's own, and has no balance unless
// the chain was given it.
func Outsider(i int) *ledger.Account { return ledger.NewAccount(chaintest.Key(chaintest.Funded + i)) }

// NewKey makes a P-256 key.
func NewKey(t testing.TB) (*ecdsa.PrivateKey, record.PublicKey) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p, err := record.PublicKeyOf(&k.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return k, p
}

// Enrol invites and enrols a device with a new key, under policy 1. replaces
// is zero, or the device whose key is replaced.
func (s *Site) Enrol(t testing.TB, label string, replaces record.Hash) (*ecdsa.PrivateKey, record.Hash) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	token, tokenPub := NewKey(t)
	key, pub := NewKey(t)
	inv := ledger.Invitation{Key: tokenPub, Organisation: 1, Policy: 1, Expires: uint64(time.Now().Add(time.Hour).Unix()), Label: label, Replaces: replaces}
	if replaces != (record.Hash{}) {
		inv.Policy = 0
	}
	if _, _, err := s.Ledger.Invite(ctx, s.Operator, inv); err != nil {
		t.Fatal(err)
	}
	e := record.Enrolment{Invitation: tokenPub.ID(), Key: pub}
	id, _, _, err := s.Ledger.Enrol(ctx, s.Gateway, e, Sign(t, token, e.Digest(s.Ledger.Domain())), Sign(t, key, e.Digest(s.Ledger.Domain())))
	if err != nil {
		t.Fatal(err)
	}
	return key, id
}

// Sign signs a digest.
func Sign(t testing.TB, key *ecdsa.PrivateKey, digest record.Hash) record.Signature {
	t.Helper()
	sig, err := record.Sign(key, digest)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

// Item is a signed record with receipts of the first stores at positions.
func (s *Site) Item(t testing.TB, key *ecdsa.PrivateKey, r record.Record, until uint64, positions ...int) ledger.Item {
	t.Helper()
	item := ledger.Item{Record: r, Signature: Sign(t, key, r.Digest(s.Ledger.Domain()))}
	for _, p := range positions {
		rc := record.Receipt{Device: r.Device, ListRoot: r.ListRoot, Slot: uint32(p + 1), SlotVersion: 1, ValidUntil: until}
		item.Receipts = append(item.Receipts, ledger.Receipt{Position: uint8(p), ValidUntil: until,
			Signature: Sign(t, s.Stores[p].Signing, rc.Digest(s.Ledger.Domain()))})
	}
	return item
}
