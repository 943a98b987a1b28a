package archive

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/byssus-iot/byssus/internal/suspicion"
)

// flow carries batches: from the feeder to the workers and, in order, to the
// collector, and empty ones back. Every channel has room for all batches.
type flow struct {
	ctx   context.Context
	free  chan *batch
	work  chan *batch
	order chan *batch
	chunk int // greatest length
}

func newFlow(ctx context.Context, batches, maxChunk int) *flow {
	f := &flow{ctx: ctx, chunk: maxChunk, free: make(chan *batch, batches), work: make(chan *batch, batches), order: make(chan *batch, batches)}
	for range batches {
		f.free <- nil // made when first used
	}
	return f
}

// take waits for an empty batch.
func (f *flow) take() (*batch, error) {
	select {
	case b := <-f.free:
		if b == nil {
			b = newBatch(f.chunk)
		}
		return b, nil
	case <-f.ctx.Done():
		return nil, context.Cause(f.ctx)
	}
}

// pass sends a batch on.
func (f *flow) pass(b *batch) error {
	f.order <- b
	f.work <- b
	return nil
}

// end tells that no batch comes any more.
func (f *flow) end() {
	close(f.work)
	close(f.order)
}

// run lets the sources flow through the stages, and returns when all is in
// packs and in the tree.
func (m *making) run(ctx context.Context) error {
	workers := runtime.GOMAXPROCS(0)
	stages, ctx := errgroup.WithContext(ctx)
	line := newFlow(ctx, workers+2, int(m.a.state.Chunker.Max))
	for range workers {
		stages.Go(func() error { return m.store.prepareAll(ctx, line) })
	}
	stages.Go(func() error { return m.collect(ctx, line) })
	stages.Go(func() error {
		defer line.end()
		cut, err := newCutter(m.a.state.Chunker, m.a.state.IDKey)
		if err != nil {
			return err
		}
		f := &feeder{m: m, cut: cut, hash: newHasher(m.a.state.IDKey), old: m.old, flow: line, group: -1,
			gauge: suspicion.NewGauge(seedOf(m.a.state.IDKey))}
		f.tellGone()
		if f.b, err = line.take(); err != nil {
			return err
		}
		return f.walk(ctx)
	})
	return stages.Wait()
}

// prepareAll is a worker: it names the chunks of batches and compresses those
// that are not known.
func (s *chunkStore) prepareAll(ctx context.Context, line *flow) error {
	hash := newHasher(s.a.state.IDKey)
	for b := range line.work {
		if ctx.Err() == nil {
			if err := s.prepare(b, hash); err != nil {
				return err
			}
		}
		b.ready <- struct{}{}
	}
	return nil
}

func (s *chunkStore) prepare(b *batch, hash hasher) error {
	pages := pageEncoder{thorough: s.narrow()}
	for i := range b.chunks {
		p := &b.chunks[i]
		content := p.plain(b)
		p.id = hash.id(content)
		_, _, known, err := s.find(p.id, len(content))
		if err != nil {
			return err
		}
		for _, before := range b.chunks[:i] {
			known = known || before.id == p.id
		}
		p.at = len(b.encoded)
		switch {
		case known:
		case p.page:
			b.encoded = pages.encode(b.encoded, content)
		default:
			b.encoded = encodeChunk(b.encoded, content)
		}
		p.end = len(b.encoded)
	}
	return nil
}
