package archive

import (
	"fmt"

	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// contentWriter collects the references of one file's chunks. Beyond what an
// entry holds they move into reference nodes, whose ends depend on the chunks
// themselves, so that an insertion changes few nodes.
type contentWriter struct {
	put    func(node []byte) (ref, chunkID, error)
	chunks []ref
	size   uint64      // content of chunks
	levels []partLevel // levels[0] refers to nodes of chunks
	packs  map[uint64]struct{}
}

type partLevel struct {
	parts []part
	size  uint64
}

func newContentWriter(put func([]byte) (ref, chunkID, error)) *contentWriter {
	return &contentWriter{put: put, packs: map[uint64]struct{}{}}
}

// resume takes over what is before a tail, as the list was when it had come so
// far.
func (w *contentWriter) resume(c content, packs []uint64) {
	for _, n := range packs {
		w.packs[n] = struct{}{}
	}
	if c.depth == 0 {
		w.chunks, w.size = append(w.chunks, c.chunks...), c.bytes()
		return
	}
	w.levels = make([]partLevel, c.depth)
	w.levels[c.depth-1] = partLevel{parts: append([]part(nil), c.parts...), size: c.bytes()}
}

// closes tells whether a list may end behind the reference with this id.
func closes(n int, id chunkID) bool {
	return n >= maxRefNodeRefs || n > maxEntryRefs && id[0]&0x7f == 0
}

func (w *contentWriter) add(r ref, id chunkID) error {
	w.packs[r.Pack] = struct{}{}
	w.chunks = append(w.chunks, r)
	w.size += uint64(r.Plain)
	if closes(len(w.chunks), id) {
		return w.flush()
	}
	return nil
}

// flush makes a node of the chunks at hand.
func (w *contentWriter) flush() error {
	n := refNode{Depth: 1, Chunks: w.chunks}
	size := w.size
	if err := w.lift(0, n, size); err != nil {
		return err
	}
	w.chunks, w.size = w.chunks[:0], 0
	return nil
}

// lift stores a node and refers to it in the level above.
func (w *contentWriter) lift(level int, n refNode, size uint64) error {
	if level >= maxContentDepth {
		return fmt.Errorf("a file of more than %d levels of chunks", maxContentDepth)
	}
	b, err := dcbor.Marshal(n)
	if err != nil {
		return err
	}
	r, id, err := w.put(b)
	if err != nil {
		return err
	}
	w.packs[r.Pack] = struct{}{}
	if level == len(w.levels) {
		w.levels = append(w.levels, partLevel{})
	}
	l := &w.levels[level]
	l.parts = append(l.parts, partOf(r, size))
	l.size += size
	if closes(len(l.parts), id) {
		return w.raise(level)
	}
	return nil
}

// raise makes a node of a level's parts.
func (w *contentWriter) raise(level int) error {
	l := w.levels[level]
	w.levels[level] = partLevel{}
	return w.lift(level+1, refNode{Depth: uint8(level + 2), Parts: l.parts}, l.size)
}

// finish returns the file's content list.
func (w *contentWriter) finish() (content, error) {
	if len(w.levels) == 0 && len(w.chunks) <= maxEntryRefs {
		return content{chunks: append([]ref(nil), w.chunks...)}, nil
	}
	if len(w.chunks) > 0 {
		if err := w.flush(); err != nil {
			return content{}, err
		}
	}
	for level := 0; ; level++ {
		top := level == len(w.levels)-1
		if top && len(w.levels[level].parts) <= maxEntryRefs {
			return content{parts: append([]part(nil), w.levels[level].parts...), depth: uint8(level + 1)}, nil
		}
		if len(w.levels[level].parts) > 0 {
			if err := w.raise(level); err != nil {
				return content{}, err
			}
		}
	}
}

func (w *contentWriter) packList() []uint64 {
	if len(w.packs) > maxMemoPacks {
		return nil
	}
	list := make([]uint64, 0, len(w.packs))
	for n := range w.packs {
		list = append(list, n)
	}
	return list
}
