// Package chaintest runs a real chain for the tests of other packages: one
// validator in this process, in a temporary folder, ready in well under a
// second.
package chaintest

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/chain"
)

// ChainID is the EVM chain id of every test chain.
const ChainID = 51_515

// Funded is how many keys of Key have a balance.
const Funded = 16

// Key is the i-th test key, from 0. The first Funded of them can pay fees.
func Key(i int) *ecdsa.PrivateKey {
	key, err := crypto.ToECDSA(crypto.Keccak256([]byte("byssus chaintest"), big.NewInt(int64(i)).Bytes()))
	if err != nil {
		panic(err) // one in 2^128, and then always
	}
	return key
}

// Address is the account of the i-th test key.
func Address(i int) common.Address { return crypto.PubkeyToAddress(Key(i).PublicKey) }

// An Option changes how a test chain starts.
type Option func(*chain.GenesisParams, *chain.Config)

// WithContracts names contract addresses in the genesis document.
func WithContracts(contracts map[string]common.Address) Option {
	return func(p *chain.GenesisParams, _ *chain.Config) { p.Contracts = contracts }
}

// WithGasLimit sets the gas limit of blocks.
func WithGasLimit(limit uint64) Option {
	return func(p *chain.GenesisParams, _ *chain.Config) { p.GasLimit = limit }
}

// WithAccounts funds further accounts.
func WithAccounts(accounts ...common.Address) Option {
	return func(p *chain.GenesisParams, _ *chain.Config) { p.Accounts = append(p.Accounts, accounts...) }
}

// WithClock replaces the wall clock. The chain's genesis is then of its time.
func WithClock(now func() time.Time) Option {
	return func(p *chain.GenesisParams, c *chain.Config) {
		c.Clock = now
		p.Time = now().Add(-time.Minute)
	}
}

// WithDir uses a folder instead of a temporary one; a chain that is there goes on.
func WithDir(dir string) Option {
	return func(_ *chain.GenesisParams, c *chain.Config) { c.Dir = dir }
}

// WithConfig changes the node's configuration.
func WithConfig(change func(*chain.Config)) Option {
	return func(_ *chain.GenesisParams, c *chain.Config) { change(c) }
}

// Start runs a chain until the test ends.
func Start(t testing.TB, opts ...Option) *chain.Node {
	t.Helper()
	node, err := TryStart(t, opts...)
	if err != nil {
		t.Fatalf("start test chain: %v", err)
	}
	return node
}

// TryStart is Start for tests of what makes it fail.
func TryStart(t testing.TB, opts ...Option) (*chain.Node, error) {
	t.Helper()
	// The genesis lies in the past, so that the first block need not wait for
	// the next second.
	p := chain.GenesisParams{ChainID: ChainID, Time: time.Now().Add(-time.Minute)}
	for i := range Funded {
		p.Accounts = append(p.Accounts, Address(i))
	}
	// Not t.Log: the engines may say a last word when the test is over.
	warnings := slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})
	c := chain.Config{Logger: slog.New(warnings).With("test", t.Name())}
	for _, opt := range opts {
		opt(&p, &c)
	}
	if c.Dir == "" {
		c.Dir = t.TempDir()
	}
	if err := chain.Init(c.Dir, p); err != nil && !errors.Is(err, chain.ErrAlreadyInitialised) {
		return nil, fmt.Errorf("make test chain: %w", err)
	}
	node, err := chain.Start(context.Background(), c)
	if err != nil {
		return nil, err
	}
	t.Cleanup(func() {
		if err := node.Close(); err != nil {
			t.Errorf("close test chain: %v", err)
		}
	})
	return node, nil
}
