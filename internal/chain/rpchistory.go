package chain

import (
	"fmt"

	"github.com/ethereum/go-ethereum/core/rawdb"
)

// History is the answer of byssus_history: how far back this node can tell. An
// archive has everything, First 0 and Base 1, and deletes nothing.
type History struct {
	First     uint64  `json:"first"`     // first EVM block whose transactions, receipts and logs are stored
	Base      int64   `json:"base"`      // first height whose consensus block is stored
	Archive   bool    `json:"archive"`   // whether the node has all there was and keeps it
	Snapshots []int64 `json:"snapshots"` // heights whose state others can sync from, ascending
}

// History serves byssus_history.
func (b *byssusAPI) History() (*History, error) {
	first, err := b.engine.eth.ChainDb().Tail(rawdb.ChainFreezerBlockDataGroup)
	if err != nil {
		return nil, fmt.Errorf("look how far back blocks go: %w", err)
	}
	h := &History{First: first, Base: b.consensus.base(), Snapshots: []int64{}}
	h.Archive = b.app.retain == 0 && h.First == 0 && h.Base <= 1
	for _, s := range b.app.snapshots.offered() {
		h.Snapshots = append(h.Snapshots, s.height())
	}
	return h, nil
}
