package cli

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// newChainID draws a chain id of a private chain: above the public ones, below
// 2^31, so that every client's arithmetic holds it.
func newChainID() uint64 {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return 1<<30 + binary.BigEndian.Uint64(b[:])%(1<<30)
}

// foundChain makes the installation's chain if it has none: the validator's
// keys and the genesis document, which names the contracts' addresses. Accounts
// of others can pay fees beside the installation's own.
func foundChain(i *installation, others ...common.Address) error {
	if _, err := os.Lstat(i.path("genesis.json")); err == nil {
		return nil
	}
	if i.conf.Node != "" {
		return term.Exitf(term.Usage, "%s waits for the document of its chain: byssus consortium accept FILE --data %s", i.dir, i.dir)
	}
	var accounts []common.Address
	for _, who := range accountNames {
		a, err := i.account(who)
		if err != nil {
			return err
		}
		accounts = append(accounts, a.Address())
	}
	err := chain.Init(i.nodeDir(), chain.GenesisParams{ChainID: i.conf.ChainID, Accounts: append(accounts, others...), Contracts: ledger.Addresses(accounts[0])})
	if err != nil && !errors.Is(err, chain.ErrAlreadyInitialised) {
		return err
	}
	raw, err := durable.ReadFile(durable.OS(), filepath.Join(i.nodeDir(), "genesis.json"), light.MaxGenesisBytes)
	if err != nil {
		return err
	}
	return durable.WriteFile(durable.OS(), i.path("genesis.json"), raw, 0o644)
}

// defaultTerms are the rules of the policy that a new installation gets.
func defaultTerms(slots []uint32) state.Terms {
	return state.Terms{
		Interval: 3600, Lateness: 600, MinRetention: 30 * 86400, Grace: 7 * 86400,
		K: 4, N: uint8(len(slots)), W: 5, Organisations: 1, Slots: slots,
		RestoreRole: ledger.RoleRequester, ApproverRole: ledger.RoleApprover, Approvals: 1,
		RequestTTL: 7 * 86400, GrantTTL: 86400, Panel: 1,
	}
}

// setUp brings the chain to where an installation's roles can work: contracts
// deployed, roles granted, the organisation, its stores, slots, custodian and
// first policy registered, and everything given into the hands of the Consortium
// contract, in which the operator decides alone. A set-up that was killed goes
// on. Accounts of others may send transactions beside the installation's own. A
// chain that organisations run together it leaves alone: see foundTogether.
func setUp(ctx context.Context, i *installation, log *slog.Logger, others ...common.Address) error {
	genesis, _, err := i.genesis()
	if err != nil || len(genesis.Founding()) > 0 {
		return err
	}
	operator, err := i.account(operatorKey)
	if err != nil {
		return err
	}
	c, err := ledger.Dial(ctx, i.nodeURL(), genesis)
	if err != nil {
		return err
	}
	defer c.Close()
	roles := map[uint64][]common.Address{}
	for role, who := range map[uint64]string{ledger.RoleOperator: operatorKey, ledger.RoleRequester: operatorKey, ledger.RoleLegal: operatorKey, ledger.RoleMonitor: operatorKey,
		ledger.RoleApprover: approverKey, ledger.RoleOfficer: approverKey, ledger.RoleGateway: gatewayKey} {
		a, err := i.account(who)
		if err != nil {
			return err
		}
		roles[role] = []common.Address{a.Address()}
	}
	roles[ledger.RoleMonitor] = append(roles[ledger.RoleMonitor], roles[ledger.RoleGateway]...)
	card, err := organisationCard(ctx, c, i, genesis)
	if err != nil {
		return err
	}
	f := ledger.Founding{Organisations: []ledger.Card{card}, Parameters: ledger.DefaultParameters(1, chain.DefaultGasLimit), Roles: roles, Shares: 1, Policy: "default"}
	for _, account := range append([]common.Address{roles[ledger.RoleApprover][0], roles[ledger.RoleGateway][0]}, others...) {
		f.Accounts = append(f.Accounts, ledger.Admitted{Account: account, Organisation: 1})
	}
	keeper, err := custody.Create(i.custodianDir())
	if err != nil {
		return err
	}
	f.Custodians = []state.Custodian{{Organisation: 1, Key: keeper.Signing, TLSKeyHash: keeper.TLSKeyHash, Endpoint: "https://" + i.conf.Custodian}}
	var slots []uint32
	for _, s := range i.conf.Stores {
		keys, err := disk.LoadKeys(durable.OS(), i.storeDir(s.Number))
		if err != nil {
			return err
		}
		signing, err := record.PublicKeyOf(&keys.Signing.PublicKey)
		if err != nil {
			return err
		}
		pin, err := identity.Pin(&keys.TLS.PublicKey)
		if err != nil {
			return err
		}
		f.Stores = append(f.Stores, state.Store{Organisation: 1, Key: signing, TLSKeyHash: pin, Region: s.Region, Endpoint: "https://" + s.Listen})
		slots = append(slots, s.Number)
	}
	f.Terms = defaultTerms(slots)
	if _, err := gateway.LoadCertificate(i.gatewayDir()); err != nil {
		return err
	}
	if err := c.Found(ctx, operator, f); err != nil {
		return err
	}
	if err := noteFounded(i); err != nil {
		return err
	}
	log.Info("installation is set up", "dir", i.dir, "genesis", genesis.Domain().Genesis)
	return nil
}

// organisationCard is the card of the installation's organisation, whose
// validator makes the blocks.
func organisationCard(ctx context.Context, c *ledger.Client, i *installation, genesis *light.Genesis) (ledger.Card, error) {
	operator, err := i.account(operatorKey)
	if err != nil {
		return ledger.Card{}, err
	}
	node, err := i.account(nodeKey)
	if err != nil {
		return ledger.Card{}, err
	}
	checkpoint, err := checkpointOf(ctx, c, i)
	if err != nil {
		return ledger.Card{}, err
	}
	return ledger.Card{Name: i.conf.Organisation, Account: operator.Address(), Node: node.Address(), Validator: genesis.ValidatorKeys()[0], Checkpoint: checkpoint}, nil
}

// checkpointOf is the public half of the organisation's checkpoint key: the chain's
// word for it when the key was taken off this machine, where it does not belong.
func checkpointOf(ctx context.Context, c *ledger.Client, i *installation) (record.PublicKey, error) {
	if exists(i.path(foundedFile)) && !exists(i.keyFile(checkpointKey)) {
		all, err := c.Organisations(ctx)
		if err != nil {
			return record.PublicKey{}, err
		}
		for _, o := range all {
			if o.Number == max(i.conf.Number, 1) {
				return o.Checkpoint, nil
			}
		}
		return record.PublicKey{}, fmt.Errorf("the chain knows no organisation %d", max(i.conf.Number, 1))
	}
	key, err := identity.LoadOrCreate(durable.OS(), i.keyFile(checkpointKey))
	if err != nil {
		return record.PublicKey{}, err
	}
	return record.PublicKeyOf(&key.PublicKey)
}

// noteFounded notes that the chain is founded as it should be, once.
func noteFounded(i *installation) error {
	if exists(i.path(foundedFile)) {
		return nil
	}
	return durable.WriteFile(durable.OS(), i.path(foundedFile), []byte("founded as agreed\n"), 0o644)
}

// clientOf connects to the installation's node.
func clientOf(ctx context.Context, i *installation) (*ledger.Client, error) {
	genesis, _, err := i.genesis()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	c, err := ledger.Dial(ctx, i.nodeURL(), genesis)
	if errors.Is(err, ledger.ErrUnreachable) {
		return nil, fmt.Errorf("%w; is `byssus up --data %s` running?", err, i.dir)
	}
	return c, err
}

// exists tells whether a path exists.
func exists(parts ...string) bool {
	_, err := os.Lstat(filepath.Join(parts...))
	return !errors.Is(err, fs.ErrNotExist)
}
