package site

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

// Block is a final block, and when this process saw it.
type Block struct {
	Number  uint64
	Seen    time.Time
	Time    uint64 // the chain's, seconds since 1970
	GasUsed uint64
	BaseFee *big.Int // wei
}

// Blocks watches blocks become final.
type Blocks struct {
	mu   sync.Mutex // guards the following fields
	list []Block
	err  error
}

// Watch watches until ctx ends. The head of a node is final: CometBFT committed
// it.
func (s *Site) Watch(ctx context.Context) (*Blocks, error) {
	heads := make(chan *types.Header, 64)
	sub, err := ethclient.NewClient(s.WS).SubscribeNewHead(ctx, heads)
	if err != nil {
		return nil, fmt.Errorf("watch blocks: %w", err)
	}
	b := &Blocks{}
	go func() {
		defer sub.Unsubscribe()
		for {
			select {
			case h := <-heads:
				b.mu.Lock()
				b.list = append(b.list, Block{Number: h.Number.Uint64(), Seen: time.Now(), Time: h.Time, GasUsed: h.GasUsed, BaseFee: h.BaseFee})
				b.mu.Unlock()
			case err := <-sub.Err():
				b.mu.Lock()
				if b.err = err; err == nil {
					b.err = errors.New("watching blocks ended")
				}
				b.mu.Unlock()
				return
			case <-ctx.Done():
				return
			}
		}
	}()
	return b, nil
}

// List is the blocks seen so far.
func (b *Blocks) List() ([]Block, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err != nil {
		return nil, b.err
	}
	return b.list[:len(b.list):len(b.list)], nil
}

// Next waits for the first block seen after a moment.
func (b *Blocks) Next(ctx context.Context, after time.Time) (Block, error) {
	for {
		list, err := b.List()
		if err != nil {
			return Block{}, err
		}
		if n := len(list); n > 0 && list[n-1].Seen.After(after) {
			for _, block := range list {
				if block.Seen.After(after) {
					return block, nil
				}
			}
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-ctx.Done():
			return Block{}, ctx.Err()
		}
	}
}

// Anchors is what a block's logs say of records.
type Anchors struct{ Accepted, Refused int }

// AnchorsIn counts accepted and refused records in the logs of blocks from first
// to last, by block number.
func (s *Site) AnchorsIn(ctx context.Context, first, last uint64) (map[uint64]Anchors, error) {
	abi, err := bindings.SnapshotsMetaData.ParseABI()
	if err != nil {
		return nil, fmt.Errorf("interface of Snapshots: %w", err)
	}
	accepted, refused := abi.Events["Anchored"].ID, abi.Events["Refused"].ID
	out := map[uint64]Anchors{}
	for n := first; n <= last; n++ {
		at := new(big.Int).SetUint64(n)
		logs, err := s.Eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: at, ToBlock: at,
			Addresses: []common.Address{s.Contract("Snapshots")}, Topics: [][]common.Hash{{accepted, refused}}})
		if err != nil {
			return nil, fmt.Errorf("read the log of block %d: %w", n, err)
		}
		var a Anchors
		for _, l := range logs {
			if l.Topics[0] == accepted {
				a.Accepted++
			} else {
				a.Refused++
			}
		}
		out[n] = a
	}
	return out, nil
}

// Sequences is the sum of the devices' sequences as the contract has them: how
// many of their records were ever accepted.
func (s *Site) Sequences(ctx context.Context, devices []*Device) (uint64, error) {
	state := s.Ledger.State()
	var sum uint64
	for _, d := range devices {
		head, err := state.Head(ctx, d.ID())
		if err != nil {
			return 0, err
		}
		sum += head.Sequence
	}
	return sum, nil
}
