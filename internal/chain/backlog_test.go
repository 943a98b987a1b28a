package chain

import (
	"math/rand/v2"
	"testing"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

// TestSharesLeaveRoom: whatever is taken and given back, the room is never
// exceeded, and who has nothing yet finds a place unless the organisations are
// so many that each has next to nothing.
func TestSharesLeaveRoom(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 200 {
		const room = 20_000
		organisations, accounts := 1+rng.IntN(20), 1+rng.IntN(8)
		s := newShares(room)
		has := map[[2]int]uint64{}
		var all uint64
		for range 20_000 {
			o, a := rng.IntN(organisations), rng.IntN(accounts)
			who := common.Address{byte(o), byte(a)}
			if n := 1 + rng.Uint64N(4); rng.IntN(10) > 0 {
				if s.take(uint32(o), who, n) == nil {
					has[[2]int{o, a}] += n
					all += n
				}
			} else if n <= has[[2]int{o, a}] {
				s.give(uint32(o), who, n)
				has[[2]int{o, a}] -= n
				all -= n
			}
		}
		if all > room || s.taken != all {
			t.Fatalf("%d of %d are taken, %d were", s.taken, room, all)
		}
		if err := s.take(100, common.Address{100}, 4); err != nil {
			t.Errorf("%d organisations leave nothing: %v", organisations, err)
		}
	}
}

// TestShareOfOne: one account gets a third, and one organisation's accounts get
// half, less than one transaction.
func TestShareOfOne(t *testing.T) {
	t.Parallel()
	s := newShares(300)
	for s.take(1, common.Address{1}, 1) == nil {
	}
	if s.taken != 100 {
		t.Errorf("one account takes %d of 300", s.taken)
	}
	for i := range 100 {
		for s.take(1, common.Address{byte(i)}, 1) == nil {
		}
	}
	if s.taken < 140 || s.taken > 150 {
		t.Errorf("one organisation takes %d of 300", s.taken)
	}
}

// checks asks whether a transaction may be gossiped, for the first time or after
// a block; it returns the code.
func (b *bench) checks(t *testing.T, tx *types.Transaction, again bool) uint32 {
	t.Helper()
	raw, err := tx.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	kind := abci.CheckTxType_New
	if again {
		kind = abci.CheckTxType_Recheck
	}
	res, err := b.CheckTx(t.Context(), &abci.RequestCheckTx{Tx: raw, Type: kind})
	if err != nil {
		t.Fatal(err)
	}
	return res.Code
}

// TestFloodedPoolTakesOthers: an organisation sends until the node refuses it.
// Another's transaction is still taken, by clients' door and by peers', and in
// the next block.
func TestFloodedPoolTakesOthers(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	const room = 2048 // a tenth: less to sign
	b.engine.backlog.room = room
	data := make([]byte, 120_000) // four slots
	sent, refused := 0, 0
	for i := range quotaAccounts {
		for n := uint64(0); ; n++ {
			if err := b.send(b.sign(account(1, i), n, params.MaxTxGas, 1e14, burner, data)); err != nil {
				refused++
				break
			}
			sent++
		}
	}
	if most := room / 2 / 4; refused != quotaAccounts || sent > most || sent < most*3/4 {
		t.Errorf("%d transactions of one organisation are in the pool, %d accounts were refused", sent, refused)
	}
	mine := b.sign(account(2, 0), 0, params.MaxTxGas, 1, burner, data)
	if err := b.send(mine); err != nil {
		t.Fatalf("another organisation is refused: %v", err)
	}
	theirs := b.sign(account(3, 0), 0, 21_000, 1, common.Address{1}, nil)
	if code := b.checks(t, theirs, false); code != 0 {
		t.Fatalf("from a peer: code %d", code)
	}
	if block := b.next(t); !has(block, mine) || !has(block, theirs) {
		t.Error("the others have to wait")
	}
}

// TestFloodedMempoolTakesOthers: what one organisation has told to be gossiped
// leaves room for others, and what blocks have taken is free again.
func TestFloodedMempoolTakesOthers(t *testing.T) {
	t.Parallel()
	b, burner := governedBench(t, 4)
	data := make([]byte, 120_000)
	accepted := 0
	var txs []*types.Transaction
	for i := range quotaAccounts {
		for n := range uint64(200) {
			tx := b.sign(account(1, i), n, params.MaxTxGas, 1, burner, data)
			if b.checks(t, tx, false) != 0 {
				break
			}
			accepted++
			txs = append(txs, tx)
		}
	}
	if most := mempoolBytes / 2 / len(data); accepted > most || accepted < most*3/4 {
		t.Errorf("%d of one organisation are gossiped", accepted)
	}
	mine := b.sign(account(2, 0), 0, 21_000, 1, common.Address{1}, nil)
	if code := b.checks(t, mine, false); code != 0 {
		t.Fatalf("another organisation's: code %d", code)
	}
	b.next(t)
	left := 0
	for _, tx := range txs { // as CometBFT rechecks what is left
		if b.checks(t, tx, true) == 0 {
			left++
		}
	}
	if want := accepted - 8; left != want {
		t.Errorf("after a block %d are gossiped, want %d", left, want)
	}
}
