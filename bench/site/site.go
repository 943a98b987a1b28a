package site

import (
	"cmp"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	chainID = 51_516
	// Stores is how many stores there are, each in a slot of its own.
	Stores = 6
	// Quorum is w: of how many slots a record needs receipts.
	Quorum = 5
	// retention is the policy's, in seconds: a day.
	retention = 86_400
)

// Account is an account whose key the benchmark holds too, as it signs
// transactions beforehand.
type Account struct {
	*ledger.Account
	key   *ecdsa.PrivateKey
	nonce uint64 // the next transaction's of Bulk
}

// Site is a founded chain.
type Site struct {
	Node     *Node
	Genesis  *light.Genesis
	Ledger   *ledger.Client
	Eth      *ethclient.Client
	RPC      *rpc.Client
	WS       *rpc.Client
	Operator *Account
	Gateways []*Account
	Spammer  *Account // has a gateway's role too, and misuses it
	GasLimit uint64

	dir    string
	stores [Stores]*ecdsa.PrivateKey
}

// Start makes a chain in a temporary folder, starts its node and founds it:
// contracts, one organisation, six stores, a policy with w = 5.
func Start(ctx context.Context, gasLimit uint64, gateways int) (s *Site, err error) {
	s = &Site{GasLimit: gasLimit}
	if s.dir, err = os.MkdirTemp("", "byssus-bench-"); err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
			s = nil
		}
	}()
	var accounts []common.Address
	for i := range gateways + 2 {
		key, err := crypto.GenerateKey()
		if err != nil {
			return s, fmt.Errorf("make account: %w", err)
		}
		a := &Account{Account: ledger.NewAccount(key), key: key}
		accounts = append(accounts, a.Address())
		switch i {
		case 0:
			s.Operator = a
		case 1:
			s.Spammer = a
		default:
			s.Gateways = append(s.Gateways, a)
		}
	}
	folder := filepath.Join(s.dir, "chain")
	if err := chain.Init(folder, chain.GenesisParams{ChainID: chainID, GasLimit: gasLimit, Accounts: accounts,
		Contracts: ledger.Addresses(s.Operator.Address())}); err != nil {
		return s, err
	}
	if s.Node, err = startNode(folder); err != nil {
		return s, err
	}
	doc, err := os.ReadFile(filepath.Join(folder, "genesis.json"))
	if err != nil {
		return s, fmt.Errorf("read genesis document: %w", err)
	}
	if s.Genesis, err = light.ParseGenesis(doc); err != nil {
		return s, err
	}
	if s.Ledger, err = ledger.Dial(ctx, s.Node.URL, s.Genesis); err != nil {
		return s, err
	}
	if s.RPC, err = rpc.DialContext(ctx, s.Node.URL); err != nil {
		return s, fmt.Errorf("dial node: %w", err)
	}
	s.Eth = ethclient.NewClient(s.RPC)
	if s.WS, err = rpc.DialContext(ctx, s.Node.WSURL); err != nil {
		return s, fmt.Errorf("dial node: %w", err)
	}
	return s, s.found(ctx)
}

func (s *Site) found(ctx context.Context) error {
	var list []state.Store
	for i := range s.stores {
		key, pub, err := newKey()
		if err != nil {
			return err
		}
		s.stores[i] = key
		list = append(list, state.Store{Organisation: 1, Key: pub, TLSKeyHash: record.Hash{byte(i + 1)}, Region: fmt.Sprintf("region-%d", i+1), Endpoint: "https://127.0.0.1:1"})
	}
	_, custodian, err := newKey()
	if err != nil {
		return err
	}
	var relayers []common.Address
	for _, g := range append(s.Gateways, s.Spammer) {
		relayers = append(relayers, g.Address())
	}
	operator := []common.Address{s.Operator.Address()}
	_, checkpoint, err := newKey()
	if err != nil {
		return err
	}
	node, err := crypto.GenerateKey()
	if err != nil {
		return fmt.Errorf("make account: %w", err)
	}
	var admitted []ledger.Admitted
	for _, a := range relayers {
		admitted = append(admitted, ledger.Admitted{Account: a, Organisation: 1})
	}
	return s.Ledger.Found(ctx, s.Operator.Account, ledger.Founding{
		Organisations: []ledger.Card{{Name: "bench", Account: s.Operator.Address(), Node: crypto.PubkeyToAddress(node.PublicKey),
			Validator: s.Genesis.ValidatorKeys()[0], Checkpoint: checkpoint}},
		Parameters: ledger.DefaultParameters(1, cmp.Or(s.GasLimit, chain.DefaultGasLimit)),
		Accounts:   admitted,
		Custodians: []state.Custodian{{Organisation: 1, Key: custodian, TLSKeyHash: record.Hash{9}, Endpoint: "https://127.0.0.1:1"}},
		Shares:     1,
		Stores:     list,
		Policy:     "bench",
		Terms: state.Terms{Interval: 3600, MinRetention: retention, Grace: 3600, K: 4, N: Stores, W: Quorum, Organisations: 1, Slots: []uint32{1, 2, 3, 4, 5, 6},
			RestoreRole: ledger.RoleRequester, ApproverRole: ledger.RoleApprover, Approvals: 1, RequestTTL: 3600, GrantTTL: 3600, Panel: 1},
		Roles: map[uint64][]common.Address{ledger.RoleOperator: operator, ledger.RoleRequester: operator, ledger.RoleApprover: operator, ledger.RoleGateway: relayers},
	})
}

// Close ends the node and removes everything.
func (s *Site) Close() error {
	if s.Ledger != nil {
		s.Ledger.Close()
	}
	for _, c := range []*rpc.Client{s.RPC, s.WS} {
		if c != nil {
			c.Close()
		}
	}
	var err error
	if s.Node != nil {
		err = s.Node.close()
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}

// Contract is where a contract stands.
func (s *Site) Contract(name string) common.Address {
	a, err := s.Genesis.Contract(name)
	if err != nil {
		panic(err) // the site's own genesis names every contract
	}
	return common.Address(a)
}

// chainID as go-ethereum wants it.
func bigChainID() *big.Int { return big.NewInt(chainID) }

func newKey() (*ecdsa.PrivateKey, record.PublicKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, record.PublicKey{}, fmt.Errorf("make key: %w", err)
	}
	pub, err := record.PublicKeyOf(&key.PublicKey)
	return key, pub, err
}
