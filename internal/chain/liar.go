//go:build liar

package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"slices"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	beacon "github.com/ethereum/go-ethereum/beacon/engine"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/miner"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
)

// lieVariable names, in the environment, the file that says how to lie. It is
// read at each turn to propose; without it, or if it is empty, the node is honest.
const lieVariable = "BYSSUS_LIE"

// order is what that file says, in JSON.
type order struct {
	Lie     string         `json:"lie"`     // a name of lies or acts
	Tx      hexutil.Bytes  `json:"tx"`      // a signed transaction to put in, for some
	Account common.Address `json:"account"` // whose transactions to leave out, for withhold
}

// liar is a node that follows the rules but when it proposes, and votes for what
// it proposed. It exists for tests, under the build tag liar.
type liar struct {
	*app
	consensus *consensus
	last      []byte // the newest payload of its own that was well-formed
	height    int64  // of the turn before
	round     int32
}

func spoken(a *app, c *consensus) abci.Application { return &liar{app: a, consensus: c} }

// plan is a proposal in the making.
type plan struct {
	order
	parent *types.Header
	args   miner.BuildPayloadArgs
	extra  []byte
	txs    []*types.Transaction
	forge  func(*types.Header, *types.Body)
	encode func(payload []byte) [][]byte
}

// lies change what is proposed. What a lie leaves alone is right: it is built and
// executed with the lie in it, where go-ethereum does that.
var lies = map[string]func(*liar, *plan){
	"state root": func(_ *liar, p *plan) { p.forge = func(h *types.Header, _ *types.Body) { h.Root = common.Hash{1} } },
	"receipts": func(_ *liar, p *plan) {
		p.forge = func(h *types.Header, _ *types.Body) { h.ReceiptHash = common.Hash{1} }
	},
	"gas used":      func(_ *liar, p *plan) { p.forge = func(h *types.Header, _ *types.Body) { h.GasUsed++ } },
	"base fee":      func(_ *liar, p *plan) { p.forge = func(h *types.Header, _ *types.Body) { h.BaseFee = big.NewInt(6) } },
	"time equal":    func(_ *liar, p *plan) { p.forge = func(h *types.Header, _ *types.Body) { h.Time = p.parent.Time } },
	"time before":   func(_ *liar, p *plan) { p.forge = func(h *types.Header, _ *types.Body) { h.Time = p.parent.Time - 1 } },
	"time off pace": func(_ *liar, p *plan) { p.args.Timestamp = p.parent.Time + 1 },
	"time ahead":    func(l *liar, p *plan) { p.args.Timestamp = uint64(l.clock.now().AddDate(10, 0, 0).Unix()) },
	"fee recipient": func(_ *liar, p *plan) { p.args.FeeRecipient = common.Address{1} },
	"height":        func(l *liar, p *plan) { root := heightRoot(l.height + 2); p.args.BeaconRoot = &root },
	"randomness":    func(_ *liar, p *plan) { p.args.Random = common.Hash{1} },
	"extra data":    func(_ *liar, p *plan) { p.extra = []byte("me") },
	"gas limit":     func(l *liar, _ *plan) { l.engine.eth.Miner().SetGasCeil(maxGasLimit) },

	"invalid RLP": func(_ *liar, p *plan) {
		p.encode = func(raw []byte) [][]byte { return [][]byte{raw[:len(raw)-1]} }
	},
	"trailing bytes": func(_ *liar, p *plan) {
		p.encode = func(raw []byte) [][]byte { return [][]byte{append(raw, 0)} }
	},
	"two payloads": func(_ *liar, p *plan) {
		p.encode = func(raw []byte) [][]byte { return [][]byte{raw, raw} }
	},
	"oversized": func(_ *liar, p *plan) {
		p.encode = func(raw []byte) [][]byte { return [][]byte{append(raw, make([]byte, params.MaxBlockSize)...)} }
	},
	"again": func(l *liar, p *plan) {
		last := l.last
		p.encode = func(raw []byte) [][]byte {
			l.last = raw
			return [][]byte{last}
		}
	},
	"blob": func(_ *liar, p *plan) {
		p.forge = func(h *types.Header, b *types.Body) {
			b.Transactions = append(b.Transactions, p.transaction())
			h.BlobGasUsed = new(uint64(params.BlobTxBlobGasPerBlob))
		}
	},
	"replayed": func(_ *liar, p *plan) { // Tx is in the chain already
		p.forge = func(_ *types.Header, b *types.Body) { b.Transactions = append(b.Transactions, p.transaction()) }
	},

	"stranger": func(_ *liar, p *plan) { p.txs = []*types.Transaction{p.transaction()} }, // Tx is of an account that is not admitted

	// Valid, and against the others' interest.
	"empty": func(_ *liar, p *plan) { p.txs = nil },
	"hurry": func(l *liar, p *plan) { p.args.Timestamp = l.clock.latest(p.parent, 1) },
	"withhold": func(l *liar, p *plan) {
		signer := types.LatestSigner(l.engine.chain.Config())
		p.txs = slices.DeleteFunc(p.txs, func(tx *types.Transaction) bool {
			from, err := types.Sender(signer, tx)
			return err == nil && from == p.Account
		})
	},
}

// acts are lies that are not in the proposal: they do something, and say what to
// propose then, or nothing if it is to be the honest proposal.
var acts = map[string]func(*liar, *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error){
	"nothing": func(*liar, *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
		return &abci.ResponsePrepareProposal{}, nil
	},
	// Just in time.
	"stall": func(*liar, *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
		time.Sleep(proposePatience - 200*time.Millisecond)
		return nil, nil
	},
	// Too late.
	"late": func(*liar, *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
		time.Sleep(proposePatience + time.Second)
		return nil, nil
	},
	"split": (*liar).split,
	"huge":  (*liar).huge,
}

// PrepareProposal lies, as it is told.
func (l *liar) PrepareProposal(ctx context.Context, req *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
	l.turn(req.Height)
	o, err := told()
	if err != nil {
		l.log.Error("no lie: the order cannot be read", "err", err)
	}
	var res *abci.ResponsePrepareProposal
	if act := acts[o.Lie]; act != nil {
		l.note(o.Lie)
		res, err = act(l, req)
	} else if lie := lies[o.Lie]; lie != nil {
		res, err = l.lie(o, lie)
	} else if o.Lie != "" {
		err = fmt.Errorf("no lie is called %q", o.Lie)
	}
	if err != nil {
		l.log.Error("no lie", "lie", o.Lie, "err", err)
	}
	if res == nil {
		return l.app.PrepareProposal(ctx, req)
	}
	return res, nil
}

// ProcessProposal votes for whatever this node proposed.
func (l *liar) ProcessProposal(ctx context.Context, req *abci.RequestProcessProposal) (*abci.ResponseProcessProposal, error) {
	if bytes.Equal(req.ProposerAddress, ValidatorAddress(l.consensus.own)) {
		return &abci.ResponseProcessProposal{Status: abci.ResponseProcessProposal_ACCEPT}, nil
	}
	return l.app.ProcessProposal(ctx, req)
}

func (l *liar) note(lie string) {
	l.log.Warn("lying", "lie", lie, "height", l.height, "round", l.round)
}

// turn notes whose turn it is: CometBFT tells an application no round.
func (l *liar) turn(height int64) {
	round := l.round + 1
	if height != l.height {
		round = 0
	}
	l.height, l.round = height, round
	state, err := l.consensus.states.Load()
	if err != nil || state.LastBlockHeight != height-1 {
		l.log.Error("the round is unknown", "height", height, "err", err)
		return
	}
	own := ValidatorAddress(l.consensus.own)
	for n := range int32(state.Validators.Size()) {
		all := state.Validators.Copy()
		if round+n > 0 {
			all.IncrementProposerPriority(round + n)
		}
		if bytes.Equal(all.GetProposer().Address, own) {
			l.round = round + n
			return
		}
	}
}

func told() (o order, err error) {
	raw, err := os.ReadFile(os.Getenv(lieVariable))
	if errors.Is(err, os.ErrNotExist) || err == nil && len(raw) == 0 {
		return o, nil
	}
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(raw, &o)
}

// lie makes a proposal at once, whether or not a block is wanted or the clock
// allows one.
func (l *liar) lie(o order, change func(*liar, *plan)) (*abci.ResponsePrepareProposal, error) {
	parent := l.engine.chain.CurrentBlock()
	rules, err := l.engine.headRules()
	if err != nil {
		return nil, err
	}
	txs, err := l.pending(parent, rules)
	if err != nil {
		return nil, err
	}
	l.engine.eth.Miner().SetGasCeil(rules.gasLimit)
	root := heightRoot(l.height)
	p := &plan{order: o, parent: parent, txs: txs, args: miner.BuildPayloadArgs{
		Parent:      parent.Hash(),
		Timestamp:   l.clock.next(parent, rules.pace),
		Random:      randomness(parent.Hash(), l.height),
		Withdrawals: types.Withdrawals{},
		BeaconRoot:  &root,
		Version:     beacon.PayloadV3,
	}}
	change(l, p)
	raw, err := l.payload(p)
	if err != nil {
		return nil, err
	}
	payloads := [][]byte{raw}
	if p.encode != nil {
		payloads = p.encode(raw)
	} else {
		l.last = raw
	}
	if len(payloads[0]) == 0 {
		return nil, nil // nothing to say again yet
	}
	l.note(o.Lie)
	return &abci.ResponsePrepareProposal{Txs: payloads}, nil
}

// payload builds and executes a plan's block, and then forges it.
func (l *liar) payload(p *plan) ([]byte, error) {
	block, _, err := l.engine.eth.Miner().BuildTestingPayload(&p.args, p.txs, len(p.txs) == 0, p.extra)
	if err != nil {
		return nil, err
	}
	if p.forge != nil {
		header, body := block.Header(), *block.Body()
		body.Transactions = slices.Clone(body.Transactions)
		p.forge(header, &body)
		header.TxHash = types.DeriveSha(types.Transactions(body.Transactions), trie.NewStackTrie(nil))
		block = types.NewBlockWithHeader(header).WithBody(body)
	}
	return rlp.EncodeToBytes(block)
}

// pending are transactions that a block on top of parent can take.
func (l *liar) pending(parent *types.Header, r rules) (txs []*types.Transaction, err error) {
	t, err := l.turns(parent, r)
	if err != nil {
		return nil, err
	}
	for room := uint64(spacious); ; {
		organisation, account, lazy := t.next()
		if lazy == nil {
			return txs, nil
		}
		tx := lazy.Resolve()
		if tx == nil || tx.Gas() > room {
			t.leave(organisation, account)
			continue
		}
		room -= tx.Gas()
		txs = append(txs, tx)
		t.took(organisation, account, tx.Gas(), tx.Size())
	}
}

// transaction is the one that the order carries.
func (p *plan) transaction() *types.Transaction {
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(p.Tx); err != nil {
		panic(fmt.Sprintf("the order's transaction: %v", err)) // a test that is wrong
	}
	return tx
}
