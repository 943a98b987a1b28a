package archive

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/seal"
)

// maxRange is the most bytes of a pack that are read as one range.
const maxRange = 1 << 20

// hand reads chunks for one goroutine. It holds the pack that the last one was
// in, or the range of it that was read, and the last chunk itself: small files
// share chunks. Let go of it with drop.
type hand struct {
	s      *Snapshot
	pack   *openPack // taken
	window window
	at     ref    // the chunk that plain is
	plain  []byte // of the last chunk
	sealed []byte // scratch
	// whole says that all of the snapshot is read: packs are fetched whole, and
	// ahead.
	whole bool
}

// window is a range of a pack that was read without the rest.
type window struct {
	pack   uint64
	offset uint64
	b      []byte
	frames *seal.Frames
}

func (w *window) has(r ref) bool {
	return w.pack == r.Pack && w.frames != nil && uint64(r.Offset) >= w.offset && uint64(r.Offset)+uint64(r.Stored) <= w.offset+uint64(len(w.b))
}

func (h *hand) drop() {
	if h.pack != nil {
		h.s.packs.drop(h.pack)
		h.pack = nil
	}
	h.window = window{}
}

// chunk reads the first of the chunks that refs refer to; the others are those
// that are likely to be read next. What it returns is valid until the next call.
func (h *hand) chunk(ctx context.Context, refs []ref) ([]byte, error) {
	r := refs[0]
	if err := r.check(); err != nil {
		return nil, err
	}
	if h.at == r {
		return h.plain, nil
	}
	h.at = ref{}
	if h.pack == nil || h.pack.key.Number != r.Pack {
		if !h.whole {
			if b, ok, err := h.ranged(ctx, refs); ok || err != nil {
				return b, err
			}
		}
		if h.pack == nil || h.pack.key.Number != r.Pack {
			h.drop()
			p, err := h.s.packs.take(ctx, r.Pack)
			if err != nil {
				return nil, err
			}
			h.pack = p
		}
	}
	end := uint64(r.Offset) + uint64(r.Stored)
	if end > uint64(len(h.pack.b)) {
		return nil, &PackError{Number: r.Pack, Hash: h.pack.key.Hash, Err: fmt.Errorf("%w: a frame beyond the pack's end", ErrForm)}
	}
	if err := h.open(h.pack.frames, r, h.pack.b[r.Offset:end]); err != nil {
		return nil, &PackError{Number: r.Pack, Hash: h.pack.key.Hash, Err: err}
	}
	return h.plain, nil
}

// open opens a frame and decodes the chunk in it.
func (h *hand) open(frames *seal.Frames, r ref, frame []byte) (err error) {
	if h.sealed, err = frames.Open(h.sealed[:0], uint64(r.Offset), frame); err != nil {
		return fmt.Errorf("frame at %d: %w", r.Offset, err)
	}
	if h.plain, err = decodeChunk(h.plain, h.sealed, int(r.Plain)); err != nil {
		return err
	}
	h.at = r
	return nil
}

// ranged reads a chunk by the range that it is in, with those that follow it
// closely, if its pack is not at hand and not worth fetching. A range cannot be
// verified by a shard's root; the frame's tag tells that it is what the device
// sealed there. One that is not is no range: the whole pack tells who lied.
func (h *hand) ranged(ctx context.Context, refs []ref) (b []byte, ok bool, err error) {
	r := refs[0]
	if !h.window.has(r) {
		from, to := uint64(r.Offset), uint64(r.Offset)+uint64(r.Stored)
		for _, next := range refs[1:] {
			end := uint64(next.Offset) + uint64(next.Stored)
			if next.Pack != r.Pack || uint64(next.Offset) < from || uint64(next.Offset) > to || end-from > maxRange {
				break
			}
			to = max(to, end)
		}
		if p := h.s.packs.at(r.Pack); p != nil {
			h.drop()
			h.pack = p
			return nil, false, nil
		}
		if !h.s.packs.worthRange(r.Pack, to-from) {
			return nil, false, nil
		}
		if ok, err := h.look(ctx, r.Pack, from, to-from); !ok {
			return nil, false, err
		}
	}
	at := uint64(r.Offset) - h.window.offset
	if err := h.open(h.window.frames, r, h.window.b[at:at+uint64(r.Stored)]); err != nil {
		h.window = window{}
		return nil, false, nil
	}
	return h.plain, true, nil
}

// look reads a range of a pack. One that cannot be had is no error: the whole
// pack may still be.
func (h *hand) look(ctx context.Context, number, offset, length uint64) (bool, error) {
	key, _ := h.s.keys.of(number)
	at, err := h.s.listed(ctx, key)
	if err != nil || offset+length > uint64(key.Length) {
		return false, nil
	}
	frames, err := seal.NewFrames(key.Algorithm, key.Key, h.s.manifest.Archive, number)
	if err != nil {
		return false, nil
	}
	b, err := h.s.fetch.(RangeFetcher).Range(ctx, at.entry, *at.layout, offset, length)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil || uint64(len(b)) != length {
		return false, nil
	}
	h.drop()
	h.window = window{pack: number, offset: offset, b: b, frames: frames}
	return true, nil
}

// index reads the index of a pack.
func (h *hand) index(ctx context.Context, key packKey) ([]located, error) {
	b, err := h.chunk(ctx, []ref{{Pack: key.Number, Offset: key.IndexOffset, Stored: key.IndexLength, Plain: key.IndexLength - frameOverhead}})
	if err != nil {
		return nil, err
	}
	chunks, err := parseIndex(b, key.IndexOffset)
	if err != nil {
		return nil, &PackError{Number: key.Number, Hash: key.Hash, Err: err}
	}
	return chunks, nil
}

// content calls each with a file's content, piece by piece, without its holes;
// the slice is only valid during the call.
func (h *hand) content(ctx context.Context, e Entry, each func([]byte) error) error {
	c := &contentReader{h: h, skip: uint64(e.content.skip), left: e.data(), each: each}
	if err := c.list(ctx, e.content.chunks, e.content.parts, e.content.depth); err != nil {
		return err
	}
	if c.left != 0 {
		return fmt.Errorf("%w: %q lacks %d bytes of content", ErrForm, clip(e.Path), c.left)
	}
	return nil
}

type contentReader struct {
	h    *hand
	skip uint64 // bytes before the file
	left uint64 // bytes of the file still to come
	each func([]byte) error
}

// list reads what a list refers to. Each level down has a smaller depth, which
// the nodes state too, so no cycle can be.
func (c *contentReader) list(ctx context.Context, chunks []ref, parts []part, depth uint8) error {
	for i := range chunks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.left == 0 {
			return nil
		}
		b, err := c.h.chunk(ctx, chunks[i:])
		if err != nil {
			return err
		}
		cut := min(c.skip, uint64(len(b)))
		c.skip -= cut
		b = b[cut:]
		b = b[:min(uint64(len(b)), c.left)]
		c.left -= uint64(len(b))
		if len(b) > 0 {
			if err := c.each(b); err != nil {
				return err
			}
		}
	}
	for _, p := range parts {
		if c.left == 0 {
			return nil
		}
		b, err := c.h.chunk(ctx, []ref{p.ref()})
		if err != nil {
			return err
		}
		n, err := parseRefNode(b, depth)
		if err != nil {
			return err
		}
		before := c.skip + c.left
		if err := c.list(ctx, n.Chunks, n.Parts, depth-1); err != nil {
			return err
		}
		if got := before - c.skip - c.left; got != min(p.Size, before) {
			return fmt.Errorf("%w: a part of %d bytes holds %d", ErrForm, p.Size, got)
		}
	}
	return nil
}
