package archive

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sort"
	"sync"
)

// Overwrite says what becomes of what stands where an entry belongs.
type Overwrite uint8

// The rules. A directory in the place of a file always stays, and so does
// whatever is no directory in the place of one; both are named.
const (
	// Always: it is replaced.
	Always Overwrite = iota
	// IfChanged: a file with the very bytes of the snapshot's is kept, and only
	// gets its owner, mode and time; what is there is read to tell. All else is
	// replaced.
	IfChanged
	// Never: it stays as it is, attributes and all.
	Never
)

// candidate opens the file that is there, if it may be the entry's; nil: it is
// not.
func candidate(dir *folder, name string, e Entry) *os.File {
	info, err := dir.lstat(name)
	// One of several names, or with holes, is made anew: the names belong together.
	if err != nil || !info.Mode().IsRegular() || uint64(info.Size()) != e.Size || statOf(info).names > 1 || e.Linked || len(e.Holes) > 0 {
		return nil
	}
	f, err := dir.openFile(name)
	if err != nil {
		return nil
	}
	if now, err := f.Stat(); err != nil || !os.SameFile(info, now) {
		f.Close() // it was only opened for reading
		return nil
	}
	return f
}

// stands tells whether a file is there already, byte for byte, and gives it its
// attributes.
func (r *restorer) stands(ctx context.Context, w *worker, dir *folder, name string, e Entry) (bool, error) {
	f := candidate(dir, name, e)
	if f == nil {
		return false, nil
	}
	defer f.Close()
	same, err := w.look.same(ctx, e, f)
	if err != nil {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		return false, nil // what cannot be told is restored, or is named then
	}
	if !same {
		return false, nil
	}
	if err = r.owned(f, dir, name, e); err != nil {
		if !mine(err) {
			return false, err
		}
		r.note(e.Path, err)
	}
	return true, nil
}

// standing tells whether a file need not be restored, and counts it then.
func (r *restorer) standing(ctx context.Context, w *worker, j job) (bool, error) {
	stands, err := r.stands(ctx, w, j.spot.folder, path.Base(j.entry.Path), j.entry)
	if err != nil || !stands {
		return false, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Kept++
	r.report.Bytes += j.entry.Size
	r.at.Bytes += j.entry.Size
	return true, nil
}

// leaves tells whether an entry is left out, since something stands in its place
// that is to stay.
func (r *restorer) leaves(dir *folder, name string) (bool, error) {
	if !r.options.Existing || r.options.Overwrite != Never {
		return false, nil
	}
	_, err := dir.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Kept++
	return true, nil
}

// same compares a file's bytes with an entry's, without fetching them where it
// can: a chunk that is the file's alone is known by its id, which its pack's
// index has.
func (h *hand) same(ctx context.Context, e Entry, f io.Reader) (bool, error) {
	m := &matcher{h: h, f: f, ids: newHasher(h.s.manifest.idKey), skip: uint64(e.content.skip), left: e.data()}
	same, err := m.list(ctx, e.content.chunks, e.content.parts, e.content.depth)
	if err != nil || !same || m.left > 0 {
		return false, err
	}
	n, err := f.Read(make([]byte, 1))
	return n == 0 && err == io.EOF, nil
}

type matcher struct {
	h    *hand
	f    io.Reader
	ids  hasher
	skip uint64
	left uint64
	buf  []byte
}

func (m *matcher) list(ctx context.Context, chunks []ref, parts []part, depth uint8) (bool, error) {
	for i, r := range chunks {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if m.left == 0 {
			return true, nil
		}
		if err := r.check(); err != nil {
			return false, err
		}
		cut := min(m.skip, uint64(r.Plain))
		m.skip -= cut
		size := min(uint64(r.Plain)-cut, m.left)
		m.left -= size
		if size == 0 {
			continue
		}
		m.buf = slices.Grow(m.buf[:0], int(size))[:size]
		if _, err := io.ReadFull(m.f, m.buf); err != nil {
			return false, err
		}
		if size == uint64(r.Plain) {
			id, err := m.h.id(ctx, r)
			if err != nil || id != m.ids.id(m.buf) {
				return false, err
			}
			continue
		}
		b, err := m.h.chunk(ctx, chunks[i:])
		if err != nil || !bytes.Equal(b[cut:cut+size], m.buf) {
			return false, err
		}
	}
	for _, p := range parts {
		if m.left == 0 {
			return true, nil
		}
		b, err := m.h.chunk(ctx, []ref{p.ref()})
		if err != nil {
			return false, err
		}
		n, err := parseRefNode(b, depth)
		if err != nil {
			return false, err
		}
		if same, err := m.list(ctx, n.Chunks, n.Parts, depth-1); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// maxIndexes bounds the indexes of packs that are kept at hand.
const maxIndexes = 8

// indexes keeps the indexes of the packs that were asked for last.
type indexes struct {
	mu   sync.Mutex
	of   map[uint64][]located
	last []uint64
}

// id is the name of the chunk that a reference leads to, as its pack's index
// says.
func (h *hand) id(ctx context.Context, r ref) (chunkID, error) {
	x := &h.s.indexes
	x.mu.Lock()
	chunks, ok := x.of[r.Pack]
	x.mu.Unlock()
	if !ok {
		key, known := h.s.keys.of(r.Pack)
		if !known {
			return chunkID{}, &PackError{Number: r.Pack, Err: ErrForm}
		}
		var err error
		if chunks, err = h.index(ctx, key); err != nil {
			return chunkID{}, err
		}
		x.mu.Lock()
		if x.of == nil {
			x.of = map[uint64][]located{}
		}
		if _, twice := x.of[r.Pack]; !twice {
			x.of[r.Pack] = chunks
			if x.last = append(x.last, r.Pack); len(x.last) > maxIndexes {
				delete(x.of, x.last[0])
				x.last = x.last[1:]
			}
		}
		x.mu.Unlock()
	}
	i := sort.Search(len(chunks), func(i int) bool { return chunks[i].offset >= r.Offset })
	if i == len(chunks) || chunks[i].offset != r.Offset || chunks[i].stored != r.Stored || chunks[i].plain != r.Plain {
		return chunkID{}, &PackError{Number: r.Pack, Err: ErrForm}
	}
	return chunks[i].id, nil
}
