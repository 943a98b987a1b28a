package chain_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// governed starts a chain of n validators with a plain contract in the place of
// the Consortium contract, which admits accounts 0 to 4.
func governed(t *testing.T, n int, params common.Hash) (*chaintest.Cluster, *sender, common.Address) {
	t.Helper()
	contract := crypto.CreateAddress(chaintest.Address(0), 0)
	c := chaintest.StartCluster(t, n, chaintest.WithContracts(map[string]common.Address{"Consortium": contract}))
	values := plain{slot(0): slot(int64(n)), slot(1): params}
	for i := range n {
		values[validatorSlot(int64(i))] = common.BytesToHash(c.Identity(i).Validator)
	}
	for i := range 5 {
		values[accountSlot(chaintest.Address(i))] = slot(1)
	}
	s := newSender(t, c.Nodes[0], 0)
	if r := s.send(nil, values.initCode()); r.ContractAddress != contract {
		t.Fatalf("contract is at %s", r.ContractAddress)
	}
	return c, s, contract
}

// TestValidatorsFollowTheContract: a fifth node joins, catches up and becomes a
// validator when the contract lists it; then the first four lose one by removal
// and the chain goes on with the others; a validator that is removed goes on
// following the chain.
func TestValidatorsFollowTheContract(t *testing.T) {
	c, s, contract := governed(t, 4, parameters(chain.DefaultGasLimit, 1, 1, 0))
	fifth := c.Add()
	s.set(contract, validatorSlot(4), common.BytesToHash(c.Identity(fifth).Validator))
	s.set(contract, slot(0), slot(5))
	to := chaintest.Address(9)

	// Five validators need four: with one of the founders down, the fifth must sign.
	s.send(&to, nil)
	s.send(&to, nil)
	c.Stop(3)
	last := s.send(&to, nil).BlockNumber.Uint64()
	agree(t, c, last)
	wait(t, "notice of the one that is gone", func() error {
		s.send(&to, nil)
		if c.Nodes[0].Missed(c.Identity(3).Validator) == 0 {
			return errors.New("nobody noticed")
		}
		return nil
	})

	// The one that is down is replaced in the list by the last, and the list cut.
	s.set(contract, validatorSlot(3), common.BytesToHash(c.Identity(fifth).Validator))
	s.set(contract, slot(0), slot(4))
	s.send(&to, nil)
	c.Start(3)
	last = s.send(&to, nil).BlockNumber.Uint64()
	agree(t, c, last)
	// Four validators need three: 0, 1, 4 go on although 2 stops and 3 has no vote.
	c.Stop(2)
	last = s.send(&to, nil).BlockNumber.Uint64()
	agree(t, c, last)
}

// TestAdmission: transactions of accounts that the contract does not list are
// refused by the node that is asked.
func TestAdmission(t *testing.T) {
	c, s, contract := governed(t, 1, parameters(chain.DefaultGasLimit, 1, 1, 0))
	to := chaintest.Address(9)
	stranger := newSender(t, c.Nodes[0], 7)
	if _, err := stranger.try(&to, nil); err == nil || !strings.Contains(err.Error(), "not admitted") {
		t.Fatalf("a stranger's transaction: %v", err)
	}
	s.set(contract, accountSlot(chaintest.Address(7)), slot(1))
	stranger.send(&to, nil)
	s.set(contract, accountSlot(chaintest.Address(7)), slot(0))
	if _, err := stranger.try(&to, nil); err == nil || !strings.Contains(err.Error(), "not admitted") {
		t.Fatalf("a dismissed account's transaction: %v", err)
	}
}

// TestParametersFollowTheContract: the gas limit moves towards what the contract
// says, and blocks keep the pace it asks for.
func TestParametersFollowTheContract(t *testing.T) {
	c, s, contract := governed(t, 4, parameters(chain.DefaultGasLimit, 1, 1, 0))
	to := chaintest.Address(9)
	s.set(contract, slot(1), parameters(2*chain.DefaultGasLimit, 3, 1, 0))
	first := s.send(&to, nil).BlockNumber
	second := s.send(&to, nil).BlockNumber
	a, err := s.eth.HeaderByNumber(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.eth.HeaderByNumber(t.Context(), second)
	if err != nil {
		t.Fatal(err)
	}
	if b.Time < a.Time+3 {
		t.Errorf("blocks of %d and %d are less than 3 s apart", a.Time, b.Time)
	}
	if want := a.GasLimit + a.GasLimit/1024 - 1; b.GasLimit != want || a.GasLimit <= chain.DefaultGasLimit {
		t.Errorf("gas limits are %d and %d, want a step of 1/1024", a.GasLimit, b.GasLimit)
	}
	agree(t, c, second.Uint64())
}

// TestOutdatedStops: from the block on that the contract names, a node of an
// older protocol version stops and says why, now and when it is started again;
// what was final stays.
func TestOutdatedStops(t *testing.T) {
	c, s, contract := governed(t, 1, parameters(chain.DefaultGasLimit, 1, 1, 0))
	at := s.set(contract, slot(1), parameters(chain.DefaultGasLimit, 1, chain.ProtocolVersion+1, 3)).BlockNumber.Uint64()
	if at != 2 {
		t.Fatalf("the version was asked for in block %d", at)
	}
	node := c.Nodes[0]
	to := chaintest.Address(9)
	if _, err := s.try(&to, nil); err == nil {
		select {
		case <-node.Done():
		case <-time.After(20 * time.Second):
			t.Fatal("the node goes on")
		}
	}
	<-node.Done()
	if err := node.Err(); err == nil || !strings.Contains(err.Error(), "too old") {
		t.Fatalf("the node ended with: %v", err)
	}
	if n, _ := node.Head(); n != 2 {
		t.Errorf("the head is block %d", n)
	}
	c.Stop(0)
	if _, err := c.TryStart(0); err == nil || !strings.Contains(err.Error(), "too old") {
		t.Errorf("started again: %v", err)
	}
}

// TestTwinIsNoticed: a validator's key on two machines signs twice; the others
// see it proved and go on.
func TestTwinIsNoticed(t *testing.T) {
	c, s, _ := governed(t, 4, parameters(chain.DefaultGasLimit, 1, 1, 0))
	twin := c.Add()
	c.Stop(twin)
	c.Stop(3)
	for _, name := range []string{"validator_key.json"} {
		raw, err := os.ReadFile(filepath.Join(c.Dir(3), name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(c.Dir(twin), name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c.Start(twin)
	c.Start(3)
	to := chaintest.Address(9)
	wait(t, "proof of the twin", func() error {
		s.send(&to, nil)
		for _, found := range c.Nodes[0].Twins() {
			if bytes.Equal(found.Validator, chain.ValidatorAddress(c.Identity(3).Validator)) && found.Height > 0 {
				return nil
			}
		}
		return errors.New("nobody has noticed")
	})
	for i := range 3 {
		wait(t, "the same on all", func() error {
			if len(c.Nodes[i].Twins()) == 0 {
				return errors.New("not here")
			}
			return nil
		})
	}
}
