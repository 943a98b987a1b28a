package chain

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/cometbft/cometbft/libs/pubsub"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

const (
	// waitingFor is how long a transaction must have been in this node's pool
	// before a proposal came, to be one that its proposer should know.
	waitingFor = 500 * time.Millisecond
	// spacious: a block that uses less gas had room and time for whatever waits,
	// also when its proposer is slow.
	spacious = params.MaxTxGas
	// recordLogEvery is how often the same is logged of one validator.
	recordLogEvery = time.Minute
	// maxWhy bounds what is kept of why a proposal was refused, in bytes.
	maxWhy = 256
	// maxProposers bounds of how many validators there are records.
	maxProposers = 2 * maxValidators
	// roundEvents is how many of CometBFT's events may wait for this node.
	roundEvents = 1000
)

// Proposals is what came of a validator's turns to propose, as far as this node has
// seen since it started. It is no rule that blocks are judged by.
type Proposals struct {
	Decided    int64  `json:"decided"`              // heights with a block that it proposed
	Refused    int64  `json:"refused"`              // proposals that this node refused
	RefusedAt  int64  `json:"refusedAt,omitempty"`  // height of the newest of them
	RefusedWhy string `json:"refusedWhy,omitempty"` // what was wrong with that one
	Failed     int64  `json:"failed"`               // turns that the others had to end, for whatever reason
	LeftOut    int64  `json:"leftOut"`              // heights of Decided that left out transactions which had waited, although there was room
}

// record is Proposals of a validator, and when something of them was logged last.
type record struct {
	Proposals
	logged time.Time
}

// judged is the proposal that this node judged last.
type judged struct {
	height int64
	at     time.Time
}

// of returns the record of the validator with this address; c.mu is held. What is
// noted of one validator too many is noted of nobody.
func (c *conduct) of(address []byte) *record {
	r := c.records[string(address)]
	if r == nil {
		r = new(record)
		if len(c.records) < maxProposers {
			c.records[string(address)] = r
		}
	}
	return r
}

// proposalsOf are those of the validator with this Ed25519 key.
func (c *conduct) proposalsOf(key []byte) Proposals {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r := c.records[string(ValidatorAddress(key))]; r != nil {
		return r.Proposals
	}
	return Proposals{}
}

// refuse notes a proposal that this node refuses.
func (c *conduct) refuse(address []byte, height int64, why error) {
	text := why.Error()
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.of(address)
	r.Refused++
	r.RefusedAt, r.RefusedWhy = height, text[:min(len(text), maxWhy)]
}

// decide notes a decided block, and says whether to log that its proposer left
// transactions out.
func (c *conduct) decide(address []byte, leftOut bool) (log bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.of(address)
	r.Decided++
	if leftOut {
		r.LeftOut++
	}
	return leftOut && r.due()
}

// fail notes a turn that the others ended, and says whether to log it.
func (c *conduct) fail(address []byte) (log bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.of(address)
	r.Failed++
	return r.due()
}

func (r *record) due() bool {
	if time.Since(r.logged) < recordLogEvery {
		return false
	}
	r.logged = time.Now()
	return true
}

// named is how a validator is called in logs: its Ed25519 key, as byssus_status
// has it, or its address if it is not in force any more.
func (a *app) named(address []byte) string {
	rules, err := a.engine.headRules()
	if err != nil { // whoever needs the rules says so
		return "address " + hex.EncodeToString(address)
	}
	for _, key := range a.engine.inForce(rules) {
		if string(ValidatorAddress(key)) == string(address) {
			return hex.EncodeToString(key)
		}
	}
	return "address " + hex.EncodeToString(address)
}

// leavesOut says whether a block that became final (nil: a height without one)
// left out transactions although it had room for them: this node knew them well
// before the proposal came, and could have taken them itself. A height that it did
// not judge when its time was says nothing.
func (a *app) leavesOut(block *types.Block, parent *types.Header, height int64) bool {
	switch {
	case a.judged.height != height:
		return false
	case block == nil && heightOf(parent) == height-1:
		return false // it signs the last result
	case block != nil && block.GasUsed() > spacious:
		return false
	}
	rules, err := a.engine.headRules()
	if err != nil {
		return false // whoever needs them says what is wrong
	}
	left, err := a.turns(a.engine.chain.CurrentBlock(), rules)
	if err != nil {
		return false // so it is when the next block is built
	}
	known := a.judged.at.Add(-waitingFor)
	for _, organisation := range left.organisations {
		for _, account := range organisation.accounts {
			if account.txs[0].Time.Before(known) {
				return true
			}
		}
	}
	return false
}

// noteDecided takes in the block that has just become final, nil for a height
// without one.
func (a *app) noteDecided(block *types.Block, parent *types.Header) {
	if a.conduct.decide(a.proposer, a.leavesOut(block, parent, a.height)) {
		var hash common.Hash
		if block != nil {
			hash = block.Hash()
		}
		a.log.Warn("a proposer left out transactions that wait, although there was room",
			"validator", a.named(a.proposer), "height", a.height, "block", hash)
	}
}

// watchRounds notes whose turns come to nothing, until the application stops: a
// round after the first is there because the proposer of the one before made no
// block that two thirds voted for in time. CometBFT does not tell of every first
// round, so that its proposer is worked out.
func (c *consensus) watchRounds(a *app) error {
	sub, err := c.node.EventBus().Subscribe(context.Background(), "byssus", cmttypes.EventQueryNewRound, roundEvents)
	if err != nil {
		return fmt.Errorf("follow the rounds of consensus: %w", err)
	}
	a.watching.Go(func() {
		for {
			select {
			case msg := <-sub.Out():
				round, ok := msg.Data().(cmttypes.EventDataNewRound)
				if !ok || round.Round == 0 {
					continue
				}
				before := round.Round - 1
				proposer, err := c.proposerOf(round.Height, before)
				if err != nil {
					a.log.Warn("whose turn came to nothing is unknown", "height", round.Height, "round", before, "err", err)
				} else if a.conduct.fail(proposer) {
					a.log.Warn("a proposer's turn came to nothing: it made no block that was accepted in time",
						"validator", a.named(proposer), "height", round.Height, "round", before)
				}
			case <-sub.Canceled():
				if err := sub.Err(); err != nil && !errors.Is(err, pubsub.ErrUnsubscribed) {
					a.log.Warn("turns that come to nothing are not counted any more, until the node is started again", "err", err)
				}
				return
			case <-a.quit:
				return
			}
		}
	})
	return nil
}

// proposerOf is the address of whose turn a round of a height is.
func (c *consensus) proposerOf(height int64, round int32) ([]byte, error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		return nil, ErrStopped
	}
	validators, err := c.states.LoadValidators(height)
	if err != nil {
		return nil, fmt.Errorf("validators of height %d: %w", height, err)
	}
	if round > 0 {
		validators.IncrementProposerPriority(round)
	}
	return validators.GetProposer().Address, nil
}
