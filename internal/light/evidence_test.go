package light_test

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"testing"

	"github.com/cometbft/cometbft/crypto/ed25519"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// readSlot reads one slot of a view.
func readSlot(slot record.Hash) func(context.Context, *light.View) (record.Hash, error) {
	return func(ctx context.Context, v *light.View) (record.Hash, error) {
		got, err := v.Storage(ctx, "Fleet", []record.Hash{slot})
		if err != nil {
			return record.Hash{}, err
		}
		return got[0], nil
	}
}

func TestEvidence(t *testing.T) {
	for name, changes := range map[string][]int{"one set": repeat(0, 40), "sets that change": append(repeat(4, 40), 0)} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, newHistory(t, 4, changes...))
			slot := slotOf(1)
			read, e, err := light.Gather(t.Context(), s.genesis, s.honest, readSlot(slot))
			if err != nil || read != someSlots(3)[slot] {
				t.Fatalf("read %s, %v", read, err)
			}
			check := func(e light.Evidence) error {
				v, trusted, err := e.View(s.genesis)
				if err != nil {
					return err
				}
				if v.Number() != uint64(s.top()) || trusted.Height() != uint64(s.top()) || trusted.Seen() != v.Header() {
					t.Fatalf("block %d, height %d", v.Number(), trusted.Height())
				}
				got, err := readSlot(slot)(t.Context(), v)
				if err == nil && got != read {
					t.Fatalf("proven %s, read was %s", got, read)
				}
				return err
			}
			if err := check(e); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d headers, %d nodes", len(e.Blocks), len(e.Nodes))
			// What was not read is not proven, nor that it is absent.
			v, _, err := e.View(s.genesis)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := readSlot(slotOf(2))(t.Context(), v); !errors.Is(err, light.ErrUnverified) {
				t.Errorf("another slot: %v", err)
			}
			if _, err := v.Reader().Latest(t.Context()); err == nil {
				t.Error("there is a newer header in it")
			}
			// Every part is needed, and as it is.
			for i := range e.Blocks {
				bad := e
				bad.Blocks = slices.Delete(slices.Clone(e.Blocks), i, i+1)
				if len(e.Blocks) < 3 || i == len(e.Blocks)-1 { // others may be spared
					if err := check(bad); !errors.Is(err, light.ErrUnverified) {
						t.Errorf("without header %d: %v", i, err)
					}
				}
				if i > 0 {
					bad.Blocks = slices.Clone(e.Blocks)
					bad.Blocks[i-1], bad.Blocks[i] = e.Blocks[i], e.Blocks[i-1]
					if err := check(bad); !errors.Is(err, light.ErrUnverified) {
						t.Errorf("headers %d and %d exchanged: %v", i-1, i, err)
					}
				}
			}
			for i := range e.Nodes {
				bad := e
				bad.Nodes = slices.Delete(slices.Clone(e.Nodes), i, i+1)
				if err := check(bad); !errors.Is(err, light.ErrUnverified) {
					t.Errorf("without node %d: %v", i, err)
				}
			}
			bad := e
			bad.EVMHeader = append(slices.Clone(e.EVMHeader), 0)
			if err := check(bad); !errors.Is(err, light.ErrUnverified) {
				t.Errorf("another EVM header: %v", err)
			}
		})
	}
}

// bigChain is a chain of four validators on which many records are anchored.
func bigChain(t testing.TB, slots int) (*consortium, *honest, record.Hash) {
	many := make(map[record.Hash]record.Hash, slots)
	for i := range slots {
		var v record.Hash
		binary.BigEndian.PutUint64(v[:], uint64(i)+1<<60) // as long as values get
		many[slotOf(i)] = v
	}
	c := newConsortium(t, "big", 1, 1, 1, 1)
	return c, c.source(t, newEVM(t, many), 77, 41, 1_800_000_000), slotOf(slots / 2)
}

// A proof of one slot among a hundred thousand, with a header of four
// validators, is well below 20 KiB.
func TestEvidenceSize(t *testing.T) {
	c, source, slot := bigChain(t, 100_000)
	_, e, err := light.Gather(t.Context(), c.genesis, source, readSlot(slot))
	if err != nil {
		t.Fatal(err)
	}
	size := len(e.EVMHeader)
	for _, part := range slices.Concat(e.Blocks, e.Nodes) {
		size += len(part)
	}
	t.Logf("%d bytes: %d of headers, %d nodes", size, len(e.EVMHeader)+len(e.Blocks[0]), len(e.Nodes))
	if size > 10<<10 {
		t.Errorf("%d bytes", size)
	}
}

// What an anchor costs a device: its header and its slot, after the first; all
// of it from the genesis document on; and for comparison one signature's check.
func BenchmarkAnchor(b *testing.B) {
	c, source, slot := bigChain(b, 100_000)
	_, e, err := light.Gather(b.Context(), c.genesis, source, readSlot(slot))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("offline", func(b *testing.B) {
		for b.Loop() {
			v, _, err := e.View(c.genesis)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := readSlot(slot)(b.Context(), v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("after the first", func(b *testing.B) {
		address := light.Address(fleetAddress)
		nodes := stateless{source.evmHeader, source.block, map[[32]byte][][]byte{{}: prove(b, source.evm.state, address[:]), slot: prove(b, source.evm.storage, slot[:])}}
		r := light.NewReader(c.genesis.Trusted(), nodes)
		if _, err := r.Latest(b.Context()); err != nil {
			b.Fatal(err)
		}
		kept := r.Trusted()
		for b.Loop() {
			// A reader that has no view verifies header and slot anew.
			v, err := light.Resume(kept, nodes, nil).Latest(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			if _, err := readSlot(slot)(b.Context(), v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("one signature", func(b *testing.B) {
		key := ed25519.GenPrivKeyFromSecret([]byte("one"))
		message := crypto.Keccak256([]byte("message"))
		sig, err := key.Sign(message)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if !key.PubKey().VerifySignature(message, sig) {
				b.Fatal("refused")
			}
		}
	})
}
