package state_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestAnchorProof(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	key, device := s.Enrol(t, "press-7", record.Hash{})
	r := record.Record{Device: device, Sequence: 1, ListRoot: record.Hash{1}, SealedKeyHash: record.Hash{2}, Policy: 1, PolicyVersion: 1,
		Trigger: record.ByPerson, Epoch: 1, EpochCommitment: record.Hash{3}}
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := state.ProveAnchor(t.Context(), s.Genesis, source, r); !errors.Is(err, state.ErrNotFound) {
		t.Errorf("a record that was not accepted: %v", err)
	}
	item := s.Item(t, key, r, uint64(time.Now().Add(48*time.Hour).Unix()), 0, 1, 2, 3, 4)
	if _, err := s.Ledger.AnchorBatch(t.Context(), s.Gateway, []ledger.Item{item}); err != nil {
		t.Fatal(err)
	}
	p, err := state.ProveAnchor(t.Context(), s.Genesis, source, r)
	if err != nil {
		t.Fatal(err)
	}
	raw := p.Encode()
	t.Logf("%d bytes", len(raw))
	read, err := state.ParseAnchorProof(raw)
	if err != nil || !bytes.Equal(read.Encode(), raw) {
		t.Fatalf("written and read: %v", err)
	}
	got, err := read.Verify(t.Context(), s.Genesis)
	if err != nil || got.Record != r || got.Hash != r.Digest(s.Ledger.Domain()) || got.Snapshot.Sequence != 1 || got.Snapshot.Positions != 0b11111 {
		t.Fatalf("%+v, %v", got, err)
	}
	want, err := s.Ledger.State().Snapshot(t.Context(), got.Hash)
	if err != nil || got.Snapshot != want {
		t.Errorf("proven %+v, the chain says %+v, %v", got.Snapshot, want, err)
	}

	for name, change := range map[string]func(*state.AnchorProof){
		"another genesis document": func(p *state.AnchorProof) { p.Genesis[0]++ },
		"another record":           func(p *state.AnchorProof) { p.Record.ListRoot[0]++ },
		"another sequence":         func(p *state.AnchorProof) { p.Record.Sequence++ },
		"a header twice":           func(p *state.AnchorProof) { p.Evidence.Blocks = append(p.Evidence.Blocks, p.Evidence.Blocks[0]) },
		"a node less":              func(p *state.AnchorProof) { p.Evidence.Nodes = p.Evidence.Nodes[1:] },
		"a node changed": func(p *state.AnchorProof) {
			p.Evidence.Nodes = slices.Clone(p.Evidence.Nodes)
			p.Evidence.Nodes[0] = append(slices.Clone(p.Evidence.Nodes[0]), 0)
		},
	} {
		bad := p
		change(&bad)
		if _, err := bad.Verify(t.Context(), s.Genesis); !errors.Is(err, light.ErrUnverified) && !errors.Is(err, state.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Whatever byte is changed: nothing else than the truth is proven.
	for i := range raw {
		bad := bytes.Clone(raw)
		bad[i] ^= 1 << (i % 8)
		p, err := state.ParseAnchorProof(bad)
		if err != nil {
			continue
		}
		if other, err := p.Verify(t.Context(), s.Genesis); err == nil && other != got {
			t.Fatalf("byte %d: proven %+v, which is not so", i, other)
		}
	}
}

func TestParseAnchorProof(t *testing.T) {
	raw := state.AnchorProof{Record: record.Record{Sequence: 7}, Evidence: light.Evidence{Blocks: [][]byte{{1}, {2, 3}}, EVMHeader: []byte{4}, Nodes: [][]byte{{5}, {6, 7}}}}.Encode()
	if p, err := state.ParseAnchorProof(raw); err != nil || !bytes.Equal(p.Encode(), raw) {
		t.Fatal(err)
	}
	for n := range raw {
		if _, err := state.ParseAnchorProof(raw[:n]); !errors.Is(err, state.ErrAnchorProof) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	for name, e := range map[string]light.Evidence{
		"no headers":       {EVMHeader: []byte{4}, Nodes: [][]byte{{5}}},
		"no EVM header":    {Blocks: [][]byte{{1}}, Nodes: [][]byte{{5}}},
		"no nodes":         {Blocks: [][]byte{{1}}, EVMHeader: []byte{4}},
		"an empty node":    {Blocks: [][]byte{{1}}, EVMHeader: []byte{4}, Nodes: [][]byte{{}}},
		"a long node":      {Blocks: [][]byte{{1}}, EVMHeader: []byte{4}, Nodes: [][]byte{make([]byte, 1025)}},
		"many nodes":       {Blocks: [][]byte{{1}}, EVMHeader: []byte{4}, Nodes: slices.Repeat([][]byte{{5}}, 66)},
		"many headers":     {Blocks: slices.Repeat([][]byte{{5}}, 513), EVMHeader: []byte{4}, Nodes: [][]byte{{5}}},
		"a long header":    {Blocks: [][]byte{make([]byte, light.MaxLightBlockBytes+1)}, EVMHeader: []byte{4}, Nodes: [][]byte{{5}}},
		"too much of them": {Blocks: slices.Repeat([][]byte{make([]byte, 60<<10)}, 18), EVMHeader: []byte{4}, Nodes: [][]byte{{5}}},
	} {
		if _, err := state.ParseAnchorProof(state.AnchorProof{Evidence: e}.Encode()); !errors.Is(err, state.ErrAnchorProof) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i, b := range map[int]byte{0: 'X', 4: 2} {
		bad := bytes.Clone(raw)
		bad[i] = b
		if _, err := state.ParseAnchorProof(bad); !errors.Is(err, state.ErrAnchorProof) {
			t.Error(fmt.Sprint(i), err)
		}
	}
	if _, err := state.ParseAnchorProof(append(bytes.Clone(raw), 0)); !errors.Is(err, state.ErrAnchorProof) {
		t.Errorf("a byte more: %v", err)
	}
}

func FuzzParseAnchorProof(f *testing.F) {
	f.Add(state.AnchorProof{Evidence: light.Evidence{Blocks: [][]byte{{1}, {2, 3}}, EVMHeader: []byte{4}, Nodes: [][]byte{{5}}}}.Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := state.ParseAnchorProof(b)
		if err != nil {
			if !errors.Is(err, state.ErrAnchorProof) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(p.Encode(), b) {
			t.Fatal("read, but not what would be written")
		}
	})
}
