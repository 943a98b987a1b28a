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
	"github.com/byssus-iot/byssus/test/ports"
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
	// Ledger is the node of the account's organisation.
	Ledger *ledger.Client
}

// Options say what a site has. The zero value is one organisation alone.
type Options struct {
	GasLimit      uint64 // of a block; default chain.DefaultGasLimit
	Organisations int    // each with a node, a process of its own; default 1
	Gateways      int    // accounts with a gateway's role, of the organisations in turn
	Flooders      int    // further accounts of the last organisation
}

// Site is a founded chain.
type Site struct {
	Nodes    []*Node // one for each organisation
	Node     *Node   // the first
	Genesis  *light.Genesis
	Ledger   *ledger.Client // the first node, as Eth, RPC and WS
	Eth      *ethclient.Client
	RPC      *rpc.Client
	WS       *rpc.Client
	Operator *Account
	Gateways []*Account
	Spammer  *Account // of the last organisation, with a gateway's role; deploys what floods call
	Flooders []*Account
	GasLimit uint64

	dir     string
	ledgers []*ledger.Client // by node
	release []func() error   // gives the nodes' ports back
	stores  [Stores]*ecdsa.PrivateKey
}

// Start makes a chain in a temporary folder, starts a node for each organisation
// and founds it: contracts, six stores, a policy with w = 5. An account uses the
// node of its organisation.
func Start(ctx context.Context, o Options) (s *Site, err error) {
	o.Organisations, o.GasLimit = max(o.Organisations, 1), cmp.Or(o.GasLimit, chain.DefaultGasLimit)
	s = &Site{GasLimit: o.GasLimit}
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
	for i := range 2 + o.Gateways + o.Flooders {
		a, err := newAccount()
		if err != nil {
			return s, err
		}
		accounts = append(accounts, a.Address())
		switch {
		case i == 0:
			s.Operator = a
		case i == 1:
			s.Spammer = a
		case i < 2+o.Gateways:
			s.Gateways = append(s.Gateways, a)
		default:
			s.Flooders = append(s.Flooders, a)
		}
	}
	if err := s.startNodes(o.Organisations, chain.GenesisParams{ChainID: chainID, GasLimit: o.GasLimit, Accounts: accounts,
		Contracts: ledger.Addresses(s.Operator.Address())}); err != nil {
		return s, err
	}
	for _, n := range s.Nodes {
		l, err := ledger.Dial(ctx, n.URL, s.Genesis)
		if err != nil {
			return s, err
		}
		s.ledgers = append(s.ledgers, l)
	}
	s.Ledger = s.ledgers[0]
	s.Operator.Ledger = s.Ledger
	for i, g := range s.Gateways {
		g.Ledger = s.ledgers[i%o.Organisations]
	}
	for _, a := range append([]*Account{s.Spammer}, s.Flooders...) {
		a.Ledger = s.ledgers[o.Organisations-1]
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

// startNodes makes the genesis document of so many validators and starts them.
func (s *Site) startNodes(count int, p chain.GenesisParams) error {
	var (
		nodes []configuration
		peers []string
	)
	for i := range count {
		dir := filepath.Join(s.dir, fmt.Sprint("chain-", i+1))
		id, err := chain.MakeIdentity(dir)
		if err != nil {
			return err
		}
		p.Validators = append(p.Validators, chain.Validator{Name: fmt.Sprint("node ", i+1), Key: id.Validator})
		node := configuration{Dir: dir}
		if count > 1 {
			address, release, err := ports.Address()
			if err != nil {
				return fmt.Errorf("find a port: %w", err)
			}
			s.release = append(s.release, release)
			node.Listen = address
			peers = append(peers, id.Node+"@"+address)
		}
		nodes = append(nodes, node)
	}
	doc, err := chain.NewGenesis(p)
	if err != nil {
		return err
	}
	if s.Genesis, err = light.ParseGenesis(doc); err != nil {
		return err
	}
	for i, node := range nodes {
		if err := chain.Join(node.Dir, doc); err != nil {
			return err
		}
		for j, peer := range peers {
			if j != i {
				node.Peers = append(node.Peers, peer)
			}
		}
		n, err := startNode(node)
		if err != nil {
			return err
		}
		s.Nodes = append(s.Nodes, n)
	}
	s.Node = s.Nodes[0]
	return nil
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
	members := len(s.Nodes)
	var cards []ledger.Card
	for i, validator := range s.Genesis.ValidatorKeys() {
		_, checkpoint, err := newKey()
		if err != nil {
			return err
		}
		node, err := newAccount()
		if err != nil {
			return err
		}
		account := s.Operator
		if i > 0 {
			if account, err = newAccount(); err != nil {
				return err
			}
		}
		cards = append(cards, ledger.Card{Name: fmt.Sprint("bench-", i+1), Account: account.Address(), Node: node.Address(),
			Validator: validator, Checkpoint: checkpoint})
	}
	var admitted []ledger.Admitted
	for _, a := range append([]*Account{s.Spammer}, s.Flooders...) {
		admitted = append(admitted, ledger.Admitted{Account: a.Address(), Organisation: uint32(members)})
	}
	for i, g := range s.Gateways {
		admitted = append(admitted, ledger.Admitted{Account: g.Address(), Organisation: uint32(i%members + 1)})
	}
	return s.Ledger.Found(ctx, s.Operator.Account, ledger.Founding{
		Organisations: cards,
		Parameters:    ledger.DefaultParameters(members, s.GasLimit),
		Accounts:      admitted,
		Custodians:    []state.Custodian{{Organisation: 1, Key: custodian, TLSKeyHash: record.Hash{9}, Endpoint: "https://127.0.0.1:1"}},
		Shares:        1,
		Stores:        list,
		Policy:        "bench",
		Terms: state.Terms{Interval: 3600, MinRetention: retention, Grace: 3600, K: 4, N: Stores, W: Quorum, Organisations: 1, Slots: []uint32{1, 2, 3, 4, 5, 6},
			RestoreRole: ledger.RoleRequester, ApproverRole: ledger.RoleApprover, Approvals: 1, RequestTTL: 3600, GrantTTL: 3600, Panel: 1},
		Roles: map[uint64][]common.Address{ledger.RoleOperator: operator, ledger.RoleRequester: operator, ledger.RoleApprover: operator, ledger.RoleGateway: relayers},
	})
}

// Close ends the node and removes everything.
func (s *Site) Close() error {
	for _, l := range s.ledgers {
		l.Close()
	}
	for _, c := range []*rpc.Client{s.RPC, s.WS} {
		if c != nil {
			c.Close()
		}
	}
	var err error
	for _, n := range s.Nodes {
		err = errors.Join(err, n.close())
	}
	for _, release := range s.release {
		err = errors.Join(err, release())
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

func newAccount() (*Account, error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("make account: %w", err)
	}
	return &Account{Account: ledger.NewAccount(key), key: key}, nil
}

func newKey() (*ecdsa.PrivateKey, record.PublicKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, record.PublicKey{}, fmt.Errorf("make key: %w", err)
	}
	pub, err := record.PublicKeyOf(&key.PublicKey)
	return key, pub, err
}
