package recovery

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
)

// conduct is how a faulty store answers.
type conduct int

const (
	honest    conduct = iota
	dead              // no answer at all, at once
	stalling          // no answer, until the caller has gone or calls of which nothing comes are ended
	garbling          // other bytes of the right length
	truncated         // a byte less
	overlong          // a byte more
	empty             // nothing
	refusing          // no
	forgetful         // not here
	swapping          // another object's good bytes
)

var badConducts = []conduct{dead, stalling, garbling, truncated, overlong, empty, refusing, forgetful, swapping}

func (c conduct) String() string {
	return [...]string{"honest", "dead", "stalling", "garbling", "truncated", "overlong", "empty", "refusing", "forgetful", "swapping"}[c]
}

// endsAfter is when a stalling store's call is ended, as moving does.
const endsAfter = 2 * time.Second

// faulty is a store that can be told to fail.
type faulty struct {
	mu      sync.Mutex
	conduct conduct
	objects map[record.Hash][]byte
	asked   int
}

func (s *faulty) set(c conduct) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conduct = c
}

func (s *faulty) wasAsked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

func (s *faulty) get(ctx context.Context, name record.Hash) ([]byte, error) {
	s.mu.Lock()
	c, b := s.conduct, s.objects[name]
	var other []byte
	for n, o := range s.objects {
		if n != name {
			other = o
			break
		}
	}
	s.asked++
	s.mu.Unlock()
	if b == nil {
		return nil, ErrMissing
	}
	switch c {
	case dead:
		return nil, errors.New("connection refused")
	case stalling:
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(endsAfter):
			return nil, moving.ErrStalled
		}
	case garbling:
		g := make([]byte, len(b))
		for i := range g {
			g[i] = b[i] ^ 0x55
		}
		return g, nil
	case truncated:
		return b[:len(b)-1], nil
	case overlong:
		return append(append([]byte(nil), b...), 0), nil
	case empty:
		return nil, nil
	case refusing:
		return nil, fmt.Errorf("%w: not yours", ErrRefused)
	case forgetful:
		return nil, ErrMissing
	case swapping:
		return other, nil
	}
	return b, nil
}

func (s *faulty) Shard(ctx context.Context, _, root record.Hash, _ uint64) ([]byte, error) {
	return s.get(ctx, root)
}

func (s *faulty) Segment(ctx context.Context, _, root record.Hash) ([]byte, error) {
	return s.get(ctx, root)
}

func (s *faulty) Head(ctx context.Context, _, list record.Hash) ([]byte, error) {
	return s.get(ctx, list)
}

// world is a snapshot's objects on stores that can be told to fail.
type world struct {
	device   record.Hash
	list     record.Hash
	layout   record.Layout
	stores   []*faulty // by position
	entries  []record.Entry
	contents map[record.Hash][]byte
}

func (w *world) slots() []Slot {
	var out []Slot
	for i, s := range w.stores {
		out = append(out, Slot{Number: w.layout.Places[i].Slot, StoreID: uint32(100 + i), Name: fmt.Sprintf("store-%d", i), Store: s})
	}
	return out
}

// newWorld makes packs and replicas, lists them in segments of a few entries,
// and gives every store its part.
func newWorld(t testing.TB, k, n int, seed uint64) *world {
	t.Helper()
	return newWorldOf(t, k, n, seed, 6, 20_000)
}

// newWorldOf makes so many packs, of at least so many bytes.
func newWorldOf(t testing.TB, k, n int, seed uint64, packs, least int) *world {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	w := &world{layout: record.Layout{K: uint8(k)}, contents: map[record.Hash][]byte{}}
	for i := range w.device {
		w.device[i] = byte(r.Uint32())
	}
	for i := range n {
		w.layout.Places = append(w.layout.Places, record.Place{Slot: uint32(10 + i), Version: 1})
		w.stores = append(w.stores, &faulty{objects: map[record.Hash][]byte{}})
	}
	bytes := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return b
	}
	for range packs {
		pack := bytes(least + r.IntN(5*least/2))
		shards, roots, hash, err := erasure.Encode(k, n, pack)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range shards {
			w.stores[w.layout.Position(hash, i)].objects[roots[i]] = s
		}
		w.add(record.Entry{Kind: record.CodedPack, Length: uint64(len(pack)), Roots: roots}, pack)
	}
	for _, kind := range []record.Kind{record.ReplicatedPack, record.Manifest, record.KeySegment, record.KeyBox} {
		b := bytes(500 + r.IntN(9000))
		w.replicate(erasure.Root(b), b)
		w.add(record.Entry{Kind: kind, Length: uint64(len(b)), Roots: []record.Hash{erasure.Root(b)}}, b)
	}
	head := record.Head{Device: w.device, Sequence: 3, Epoch: 1, Layout: w.layout}
	for at := 0; at < len(w.entries); at += 4 {
		s := record.Segment{Layout: w.layout, Entries: w.entries[at:min(at+4, len(w.entries))]}
		b, root, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		w.replicate(root, b)
		head.Segments = append(head.Segments, record.SegmentRef{Root: root, Entries: uint32(len(s.Entries)), Bytes: uint64(len(b))})
	}
	b, list, err := head.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.replicate(list, b)
	w.list = list
	return w
}

func (w *world) add(e record.Entry, content []byte) {
	w.entries = append(w.entries, e)
	w.contents[e.Hash()] = content
}

func (w *world) replicate(name record.Hash, b []byte) {
	for _, s := range w.stores {
		s.objects[name] = b
	}
}
