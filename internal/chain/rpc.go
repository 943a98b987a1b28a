package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"
)

// proofPatience is how long byssus_lightBlock waits for the block that signs
// the result of the newest one: that may have to wait for a flush on a busy disk.
// It is less than any of our own clients waits, a gateway's lookup ten seconds, so
// that they are told why.
const proofPatience = 8 * time.Second

// maxLightBlock bounds what byssus_lightBlockAt answers, bytes: no client reads a
// longer light block.
const maxLightBlock = 64 << 10

// errBlobTx is what a blob transaction is answered. Nothing here keeps blobs,
// and a block with one would be rejected by every validator.
var errBlobTx = errors.New("blob transactions (EIP-4844) are not accepted on this chain")

// LightBlock is the answer of byssus_lightBlock: enough to believe an EVM state
// without believing the node. Two thirds of the validators signed CometBFT's
// header, whose app hash is the hash of the EVM header, whose state root is what
// eth_getProof's proofs lead to.
type LightBlock struct {
	// EVMHeader is the RLP of the EVM block's header.
	EVMHeader hexutil.Bytes `json:"evmHeader"`
	// LightBlock is the protobuf encoding of CometBFT's LightBlock: signed header
	// and validator set.
	LightBlock hexutil.Bytes `json:"lightBlock"`
}

// Status is the answer of byssus_status.
type Status struct {
	Chain    string      `json:"chain"`             // CometBFT's chain id
	Genesis  common.Hash `json:"genesis"`           // EVM genesis hash
	Height   int64       `json:"height"`            // CometBFT's newest block
	Number   uint64      `json:"number"`            // newest EVM block
	Time     uint64      `json:"time"`              // its time, Unix seconds
	Flushed  uint64      `json:"flushed"`           // newest EVM block whose state is known to be on disk
	Pending  int         `json:"pending"`           // transactions that could go into the next block
	Queued   int         `json:"queued"`            // transactions that wait for others
	Refusal  string      `json:"refusal,omitempty"` // why this node proposes no blocks, if it does not
	Trust    string      `json:"trust,omitempty"`   // HEIGHT:HASH of the consensus block of its oldest snapshot: what who syncs may trust
	ClockOff int64       `json:"clockOff"`          // seconds that its clock is ahead of most other validators', negative if behind; 0 if near

	Protocol   uint32            `json:"protocol"`   // version of the rules by which this program judges blocks
	CatchingUp bool              `json:"catchingUp"` // whether it still takes old blocks from others
	Validators []ValidatorStatus `json:"validators"` // in force after the newest block
	Peers      []PeerStatus      `json:"peers"`      // connected now
	Archive    bool              `json:"archive"`    // whether this node keeps all blocks
	Free       uint64            `json:"free"`       // bytes free on its disk
}

// Behind is how many heights some connected node is ahead of this one.
func (s Status) Behind() (heights int64) {
	for _, p := range s.Peers {
		heights = max(heights, p.Height-1-s.Height)
	}
	return heights
}

// Archives is how many nodes keep all blocks, of this one and those connected.
func (s Status) Archives() (n int) {
	for _, p := range s.Peers {
		if p.Archive {
			n++
		}
	}
	if s.Archive {
		n++
	}
	return n
}

// ValidatorStatus is a validator as a node sees it.
type ValidatorStatus struct {
	Key       hexutil.Bytes `json:"key"`       // Ed25519
	Missed    int64         `json:"missed"`    // heights in a row, up to the newest, that it did not sign
	Own       bool          `json:"own"`       // whether it is this node's
	Twice     int64         `json:"twice"`     // newest height at which it is proved to have signed two blocks; 0 if it is not
	Proposals Proposals     `json:"proposals"` // what came of its turns to propose
}

// PeerStatus is another node that this one is connected to.
type PeerStatus struct {
	ID      string `json:"id"`
	Address string `json:"address"`
	Height  int64  `json:"height"`  // at which it works, as it says
	Archive bool   `json:"archive"` // whether it says that it keeps all blocks
}

// byssusAPI is the JSON-RPC namespace "byssus".
type byssusAPI struct {
	engine    *engine
	app       *app
	consensus *consensus
}

// Status serves byssus_status.
func (b *byssusAPI) Status() Status {
	head := b.engine.chain.CurrentBlock()
	pending, queued := b.engine.pool.Stats()
	b.app.noteFlushed()
	s := Status{
		Chain:   chainIDPrefix + b.engine.chain.Config().ChainID.String(),
		Genesis: b.engine.chain.Genesis().Hash(),
		Height:  b.consensus.height(),
		Number:  head.Number.Uint64(),
		Time:    head.Time,
		Flushed: b.app.flushed.Load().Number.Uint64(),
		Pending: pending,
		Queued:  queued,
	}
	if offered := b.app.snapshots.offered(); len(offered) > 0 {
		if meta := b.consensus.meta(offered[0].height()); meta != nil {
			s.Trust = fmt.Sprintf("%d:%x", meta.Header.Height, []byte(meta.BlockID.Hash))
		}
	}
	if err := b.app.refusal(head); err != nil {
		s.Refusal = err.Error()
	}
	s.ClockOff = int64(b.app.clockOff() / time.Second)
	b.describe(&s)
	return s
}

// describe tells of consensus: validators, peers and what the node keeps.
func (b *byssusAPI) describe(s *Status) {
	s.Protocol, s.CatchingUp = ProtocolVersion, !b.consensus.caughtUp()
	s.Validators, s.Peers = []ValidatorStatus{}, b.consensus.peers()
	s.Archive = b.consensus.moniker == archiveMoniker
	rules, err := b.engine.headRules()
	if err != nil {
		b.app.log.Error("status: the rules cannot be read", "err", err)
		return
	}
	for _, key := range b.engine.inForce(rules) {
		s.Validators = append(s.Validators, ValidatorStatus{
			Key: key, Missed: b.app.conduct.missedBy(key), Own: bytes.Equal(key, b.consensus.own),
			Twice: b.app.conduct.twiceBy(key), Proposals: b.app.conduct.proposalsOf(key),
		})
	}
	if s.Free, err = freeBytes(b.engine.stack.DataDir()); err != nil {
		b.app.log.Warn("status: free space is unknown", "err", err)
	}
}

// LightBlock serves byssus_lightBlock. For a number it answers the first
// CometBFT block that signs the EVM block's hash, for a tag the newest. The block
// that signs the head may still be on its way: it is waited for.
func (b *byssusAPI) LightBlock(ctx context.Context, at rpc.BlockNumber) (*LightBlock, error) {
	header, err := b.header(at)
	if err != nil {
		return nil, err
	}
	height := heightOf(header) + 1
	ctx, cancel := context.WithTimeout(ctx, proofPatience)
	defer cancel()
	for b.consensus.height() < height {
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("block %d is not signed yet: either the node is overloaded, or too few validators are up: try again", header.Number)
		case <-time.After(2 * time.Millisecond):
		}
	}
	if at < 0 {
		// Heights without a payload may have signed the same hash again.
		for newest := b.consensus.height(); newest > height; newest-- {
			if ok, err := b.signs(newest, header.Hash()); err != nil {
				return nil, err
			} else if ok {
				height = newest
				break
			}
		}
	}
	light, err := b.consensus.lightBlock(height)
	if err != nil {
		return nil, err
	}
	if light == nil || !bytes.Equal(light.AppHash, header.Hash().Bytes()) {
		return nil, fmt.Errorf("consensus block %d does not sign block %d", height, header.Number)
	}
	out := new(LightBlock)
	if out.LightBlock, err = encodeLightBlock(light); err != nil {
		return nil, err
	}
	if out.EVMHeader, err = rlp.EncodeToBytes(header); err != nil {
		return nil, fmt.Errorf("encode header: %w", err)
	}
	return out, nil
}

// LightBlockAt serves byssus_lightBlockAt: the protobuf encoding of CometBFT's
// LightBlock of any height that this node has, by which a client follows changes
// of the validators.
func (b *byssusAPI) LightBlockAt(height hexutil.Uint64) (hexutil.Bytes, error) {
	newest := b.consensus.height()
	switch {
	case height == 0:
		return nil, errors.New("height 0: the first block has height 1")
	case uint64(height) > uint64(newest):
		return nil, fmt.Errorf("height %d is not there yet, the newest is %d", uint64(height), newest)
	}
	light, err := b.consensus.lightBlock(int64(height))
	if err != nil {
		return nil, err
	}
	if light == nil {
		return nil, fmt.Errorf("height %d is pruned on this node: ask one that keeps an archive", uint64(height))
	}
	return encodeLightBlock(light)
}

func encodeLightBlock(light *cmttypes.LightBlock) ([]byte, error) {
	pb, err := light.ToProto()
	if err != nil {
		return nil, fmt.Errorf("encode light block: %w", err)
	}
	raw, err := pb.Marshal()
	if err != nil {
		return nil, fmt.Errorf("encode light block: %w", err)
	}
	if len(raw) > maxLightBlock {
		return nil, fmt.Errorf("the light block of height %d has %d bytes, at most %d are handed out", light.Height, len(raw), maxLightBlock)
	}
	return raw, nil
}

func (b *byssusAPI) signs(height int64, hash common.Hash) (bool, error) {
	light, err := b.consensus.lightBlock(height)
	if err != nil || light == nil {
		return false, err
	}
	return bytes.Equal(light.AppHash, hash.Bytes()), nil
}

// header finds an EVM block by number or tag. What is pending, safe or
// finalised is the head: there is no other.
func (b *byssusAPI) header(at rpc.BlockNumber) (*types.Header, error) {
	head := b.engine.chain.CurrentBlock()
	switch {
	case at == rpc.EarliestBlockNumber:
		return b.engine.chain.Genesis().Header(), nil
	case at < 0:
		return head, nil
	case uint64(at) > head.Number.Uint64():
		return nil, fmt.Errorf("block %d is not there yet, the newest is %d", at, head.Number)
	}
	header := b.engine.chain.GetHeaderByNumber(uint64(at))
	if header == nil {
		return nil, fmt.Errorf("block %d is not stored", at)
	}
	return header, nil
}

// sender is the part of go-ethereum's "eth" namespace that takes signed
// transactions.
type sender interface {
	SendRawTransaction(ctx context.Context, input hexutil.Bytes) (common.Hash, error)
	SendRawTransactionSync(ctx context.Context, input hexutil.Bytes, timeoutMs *uint64) (map[string]any, error)
}

// sendGuard refuses blob transactions, those of accounts that are not admitted,
// and those that have no place, before go-ethereum takes them.
type sendGuard struct {
	next  sender
	enter func(tx *types.Transaction, add func() error) error
}

func newSendGuard(apis []rpc.API, enter func(tx *types.Transaction, add func() error) error) *sendGuard {
	for _, api := range apis {
		if next, ok := api.Service.(sender); ok {
			return &sendGuard{next: next, enter: enter}
		}
	}
	return nil
}

func (g *sendGuard) guard(input hexutil.Bytes, send func() error) error {
	if isBlobTx(input) {
		return errBlobTx
	}
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(input); err != nil {
		return err
	}
	return g.enter(tx, send)
}

// SendRawTransaction serves eth_sendRawTransaction.
func (g *sendGuard) SendRawTransaction(ctx context.Context, input hexutil.Bytes) (hash common.Hash, err error) {
	err = g.guard(input, func() (err error) {
		hash, err = g.next.SendRawTransaction(ctx, input)
		return err
	})
	return hash, err
}

// SendRawTransactionSync serves eth_sendRawTransactionSync (EIP-7966).
func (g *sendGuard) SendRawTransactionSync(ctx context.Context, input hexutil.Bytes, timeoutMs *uint64) (receipt map[string]any, err error) {
	err = g.guard(input, func() (err error) {
		receipt, err = g.next.SendRawTransactionSync(ctx, input, timeoutMs)
		return err
	})
	return receipt, err
}

// isBlobTx reads the type byte of an encoded transaction (EIP-2718).
func isBlobTx(raw []byte) bool { return len(raw) > 0 && raw[0] == types.BlobTxType }
