package archive

import (
	"context"
	"slices"

	"github.com/byssus-iot/byssus/internal/suspicion"
)

// collector is the third stage: it gives chunks their places and entries their
// contents, in the order of the sources.
type collector struct {
	m    *making
	open *contentWriter // of the file whose chunks come
	some sampler        // of its content
	wire []byte         // the entry that is added, encoded
	held *suspicion.Case
}

func (m *making) collect(ctx context.Context, line *flow) error {
	c := &collector{m: m, held: suspicion.NewCase(m.a.standing(), m.first)}
	c.begin()
	for b := range line.order {
		select {
		case <-b.ready:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if err := c.take(b); err != nil {
			return err
		}
		b.reset()
		line.free <- b
	}
	m.verdict, m.standing = c.held.Close()
	return nil
}

func (c *collector) begin() {
	c.open, c.some = newContentWriter(c.m.store.putNode), sampler{}
}

func (c *collector) take(b *batch) error {
	placed := 0
	var last ref
	place := func(upTo int) error {
		for ; placed < upTo; placed++ {
			p := b.chunks[placed]
			var err error
			if last, err = c.m.store.put(forData, p.id, p.plain(b), p.encoded(b)); err != nil {
				return err
			}
			if p.shared {
				continue
			}
			if err := c.open.add(last, p.id); err != nil {
				return err
			}
			c.some.pass(p.id, last.Plain)
		}
		return nil
	}
	for _, e := range b.events {
		if err := place(e.chunks); err != nil {
			return err
		}
		switch e.kind {
		case smallPart:
			e.entry.content, e.packs = content{chunks: []ref{last}, skip: e.skip}, []uint64{last.Pack}
		case wholeFile:
			var err error
			if e.entry.content, err = c.open.finish(); err != nil {
				return err
			}
			if e.packs = c.open.packList(); e.packs == nil {
				e.print = Fingerprint{} // of too many packs to be remembered: read it again
			}
			e.log = growth{appends: e.log.next(e.entry.content), samples: c.some.samples}
			c.begin()
		case tailOfFile:
			c.begin()
			c.open.resume(e.log.was, e.packs)
			c.some = sampler{samples: slices.Clone(e.log.samples), at: e.log.was.bytes(),
				passed: int(e.log.was.bytes() / uint64(c.m.a.state.Chunker.Normal))}
			continue
		case brokenFile:
			c.begin()
			continue
		case goneFile:
			c.held.Gone(e.entry.Path, e.was.seen)
			continue
		}
		if err := c.add(e); err != nil {
			return err
		}
	}
	return place(len(b.chunks))
}

// add notes an entry that is complete.
func (c *collector) add(e event) error {
	m := c.m
	if err := e.entry.check(); err != nil {
		m.skip(e.entry.Path, err)
		return nil
	}
	switch e.entry.Type {
	case Directory:
		m.stats.Dirs++
	case Symlink:
		m.stats.Links++
	default:
		m.stats.Files++
		m.stats.Bytes += e.entry.data()
	}
	e.form = c.judge(e)
	c.wire = e.entry.wire().append(c.wire[:0])
	if err := m.tree.add(e.entry.Path, c.wire); err != nil {
		return err
	}
	slices.Sort(e.packs)
	return m.memo.add(&memo{Fingerprint: e.print, Form: e.form, Packs: e.packs, Sum: e.sum, Appends: e.log.appends, Samples: e.log.samples}, c.wire, e.entry.data())
}
