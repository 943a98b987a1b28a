package chain

import (
	"slices"
	"sort"
	"sync"

	abci "github.com/cometbft/cometbft/abci/types"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
)

// maxTwins bounds how many double signatures a node remembers.
const maxTwins = 256

// Twin is a validator that signed two blocks at one height. CometBFT proved it
// with both signatures, and two thirds of the validators took the proof into a
// block.
type Twin struct {
	Validator []byte // as ValidatorAddress gives it
	Height    int64  // of CometBFT, at which it signed twice
	Block     uint64 // the newest EVM block at that height: the same on every node
}

// conduct is what this node has seen validators do since it started: for the
// reports that it owes the consortium. It is no rule that blocks are judged by.
type conduct struct {
	mu      sync.Mutex // guards the following fields
	twins   []Twin
	missed  map[string]int64   // blocks in a row that a validator (by address) did not sign
	records map[string]*record // what came of a validator's (by address) turns to propose
}

func newConduct() *conduct {
	return &conduct{missed: map[string]int64{}, records: map[string]*record{}}
}

// observe takes in what a decided block says about those who signed the one
// before it, and returns who is newly proved to have signed twice.
func (c *conduct) observe(commit abci.CommitInfo, misbehaviour []abci.Misbehavior) (found []Twin) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range misbehaviour {
		twin := Twin{Validator: slices.Clone(m.Validator.Address), Height: m.Height}
		known := slices.ContainsFunc(c.twins, func(t Twin) bool {
			return t.Height == twin.Height && slices.Equal(t.Validator, twin.Validator)
		})
		if m.Type == abci.MisbehaviorType_DUPLICATE_VOTE && !known && len(c.twins) < maxTwins {
			c.twins = append(c.twins, twin)
			found = append(found, twin)
		}
	}
	missed := make(map[string]int64, len(commit.Votes))
	for _, v := range commit.Votes {
		address := string(v.Validator.Address)
		missed[address] = 0
		if v.BlockIdFlag == cmtproto.BlockIDFlagAbsent {
			missed[address] = c.missed[address] + 1
		}
	}
	if len(commit.Votes) > 0 {
		c.missed = missed
	}
	return found
}

// twiceBy is the newest height at which the validator with this Ed25519 key
// signed twice; 0 if it is not known to have.
func (c *conduct) twiceBy(key []byte) (height int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, t := range c.twins {
		if slices.Equal(t.Validator, ValidatorAddress(key)) {
			height = max(height, t.Height)
		}
	}
	return height
}

// Twins are the validators that this node has seen proved to have signed twice,
// since it started.
func (n *Node) Twins() []Twin {
	c := n.app.conduct
	c.mu.Lock()
	twins := slices.Clone(c.twins)
	c.mu.Unlock()
	for i := range twins {
		twins[i].Block = n.engine.blockAt(twins[i].Height)
	}
	return twins
}

// blockAt is the number of the newest block that was made at a height or before.
func (e *engine) blockAt(height int64) uint64 {
	head := e.chain.CurrentBlock().Number.Uint64()
	after := sort.Search(int(head), func(i int) bool {
		header := e.chain.GetHeaderByNumber(uint64(i) + 1)
		return header != nil && heightOf(header) > height
	})
	return uint64(after)
}

// CaughtUp says whether the node takes part in consensus: it knows of no block
// that others have and it has not.
func (n *Node) CaughtUp() bool { return n.consensus.caughtUp() }

// Missed is how many blocks in a row, up to the newest, the validator with this
// Ed25519 key did not sign, as far as this node has seen since it started.
func (n *Node) Missed(key []byte) int64 {
	return n.app.conduct.missedBy(key)
}

func (c *conduct) missedBy(key []byte) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.missed[string(ValidatorAddress(key))]
}
