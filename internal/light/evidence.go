package light

import (
	"context"
	"errors"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
)

// Evidence is all that proves what was read of one state, from the genesis
// document on: for who cannot ask anybody. It is believed no more than a source.
type Evidence struct {
	Blocks    [][]byte // light blocks (protobuf), each believed by the one before, the first by the genesis document
	EVMHeader []byte   // RLP of the header whose hash the last one signs
	Nodes     [][]byte // nodes of the tries under its state root, in any order, each once
}

// Gather reads from a source's newest state, beginning at the genesis document,
// and returns what was read with all that proves it.
func Gather[T any](ctx context.Context, genesis *Genesis, source Source, read func(context.Context, *View) (T, error)) (T, Evidence, error) {
	type gathered struct {
		out      T
		evidence Evidence
	}
	got, err := Again(ctx, func(ctx context.Context) (gathered, error) {
		g := &gatherer{Source: source, had: map[record.Hash]bool{}}
		r := NewReader(genesis.Trusted(), g)
		r.passed = func(raw []byte) { g.evidence.Blocks = append(g.evidence.Blocks, raw) }
		v, err := r.Latest(ctx)
		if err != nil {
			return gathered{}, err
		}
		out, err := read(ctx, v)
		return gathered{out, g.evidence}, err
	})
	return got.out, got.evidence, err
}

// gatherer is a source that notes what another answers.
type gatherer struct {
	Source
	mu       sync.Mutex // guards the following fields
	had      map[record.Hash]bool
	evidence Evidence
}

func (g *gatherer) String() string { return sourceName(g.Source) }

func (g *gatherer) LightBlock(ctx context.Context) ([]byte, []byte, error) {
	evmHeader, lightBlock, err := g.Source.LightBlock(ctx)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.evidence.EVMHeader = evmHeader
	return evmHeader, lightBlock, err
}

func (g *gatherer) Proof(ctx context.Context, address [20]byte, slots [][32]byte, number uint64) ([][]byte, [][][]byte, error) {
	account, storage, err := g.Source.Proof(ctx, address, slots, number)
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, list := range append(storage[:len(storage):len(storage)], account) {
		for _, node := range list {
			if hash := record.Keccak256(node); !g.had[hash] {
				g.had[hash] = true
				g.evidence.Nodes = append(g.evidence.Nodes, node)
			}
		}
	}
	return account, storage, err
}

// View checks evidence from the genesis document on and returns the state that
// it proves a part of, with the CometBFT header that proves it. What it does not
// prove is an [UnverifiedError] where it is read. Clocks are not asked: evidence
// is as good as the validators' keys were kept.
func (e Evidence) View(genesis *Genesis) (*View, Trusted, error) {
	t := genesis.Trusted()
	var last *lightBlock
	for _, raw := range e.Blocks {
		var err error
		if t, last, err = t.follow(raw); err != nil {
			return nil, t, err
		}
	}
	if last == nil {
		return nil, t, unverified(StepLightBlock, "there is none")
	}
	h, err := last.header.evm(e.EVMHeader)
	if err != nil {
		return nil, t, err
	}
	r := NewReader(t.Saw(h), offline(e.Nodes))
	return &View{reader: r, header: h, slots: make(map[place]record.Hash)}, t.Saw(h), nil
}

// offline is a source that has a bag of nodes and nothing else.
type offline [][]byte

func (o offline) String() string { return "the proof" }

var errOffline = errors.New("a proof has no other headers")

func (o offline) LightBlock(context.Context) ([]byte, []byte, error)   { return nil, nil, errOffline }
func (o offline) LightBlockAt(context.Context, uint64) ([]byte, error) { return nil, errOffline }
func (o offline) Proof(_ context.Context, _ [20]byte, slots [][32]byte, _ uint64) ([][]byte, [][][]byte, error) {
	storage := make([][][]byte, len(slots))
	for i := range storage {
		storage[i] = o
	}
	return o, storage, nil
}
