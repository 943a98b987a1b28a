package archive

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Fetcher gets objects of a pack list from wherever they are. Object returns
// the whole object that e names, verified against e's roots; l says where its
// shards are. The slice belongs to the caller.
type Fetcher interface {
	Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error)
}

// PackError says that a pack cannot be read.
type PackError struct {
	Number uint64      // in the archive
	Hash   record.Hash // its name in the pack list; zero if no list names it
	Err    error
}

func (e *PackError) Error() string {
	return fmt.Sprintf("pack %d (%s) cannot be read: %v", e.Number, e.Hash, e.Err)
}

func (e *PackError) Unwrap() error { return e.Err }

// Snapshot reads one snapshot. It may be used by one goroutine at a time.
type Snapshot struct {
	head     record.Head
	listRoot record.Hash
	headRaw  []byte
	segments []SegmentBytes
	key      seal.Secret
	manifest Manifest
	keys     map[uint64]packKey
	objects  map[record.Hash]listed
	fetch    Fetcher
	cache    packCache
}

// listed is an entry with the layout of the segment that lists it.
type listed struct {
	entry  record.Entry
	layout *record.Layout
}

// OpenSnapshot opens the snapshot whose anchored record names wantRoot. head is
// the list's head; segments returns a segment's bytes by its root; key is the
// epoch's. Everything is verified: the head and the segments against wantRoot,
// the manifest and the key table by their roots, seals and sequence.
func OpenSnapshot(ctx context.Context, head []byte, wantRoot record.Hash,
	segments func(ctx context.Context, root record.Hash) ([]byte, error), key seal.Secret, fetch Fetcher) (*Snapshot, error) {
	h, root, err := record.ParseHead(head)
	if err != nil {
		return nil, fmt.Errorf("pack list %s: %w", wantRoot, err)
	}
	if root != wantRoot {
		return nil, fmt.Errorf("%w: pack list %s (sequence %d) in place of %s", ErrSwapped, root, h.Sequence, wantRoot)
	}
	s := &Snapshot{head: h, listRoot: root, headRaw: slices.Clone(head), key: key, keys: map[uint64]packKey{},
		objects: map[record.Hash]listed{}, fetch: fetch, cache: packCache{limit: defaultCache}}
	for _, ref := range h.Segments {
		if err := s.addSegment(ctx, ref, segments); err != nil {
			return nil, err
		}
	}
	if err := s.openManifest(ctx); err != nil {
		return nil, err
	}
	if err := s.openKeys(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Snapshot) addSegment(ctx context.Context, ref record.SegmentRef, segments func(context.Context, record.Hash) ([]byte, error)) error {
	b, err := segments(ctx, ref.Root)
	if err != nil {
		return fmt.Errorf("segment %s of the pack list: %w", ref.Root, err)
	}
	seg, root, err := record.ParseSegment(b)
	if err != nil {
		return fmt.Errorf("segment %s of the pack list: %w", ref.Root, err)
	}
	if root != ref.Root || uint64(len(b)) != ref.Bytes || len(seg.Entries) != int(ref.Entries) {
		return fmt.Errorf("%w: segment %s of the pack list in place of %s", ErrSwapped, root, ref.Root)
	}
	s.segments = append(s.segments, SegmentBytes{root, slices.Clone(b)})
	layout := seg.Layout
	for _, e := range seg.Entries {
		s.objects[e.Hash()] = listed{e, &layout}
	}
	return nil
}

// object fetches a replica and checks that it is what its name says.
func (s *Snapshot) object(ctx context.Context, kind record.Kind, name record.Hash) ([]byte, error) {
	at, ok := s.objects[name]
	if !ok || at.entry.Kind != kind {
		return nil, fmt.Errorf("%w: no segment of the pack list names the %s %s", ErrForm, kind, name)
	}
	b, err := s.fetch.Object(ctx, at.entry, *at.layout)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", kind, name, err)
	}
	if root := erasure.Root(b); root != name || uint64(len(b)) != at.entry.Length {
		return nil, fmt.Errorf("%w: %s %s in place of %s", ErrSwapped, kind, root, name)
	}
	return b, nil
}

func (s *Snapshot) binding() seal.Binding {
	return seal.Binding{Genesis: s.head.Genesis, Device: s.head.Device, Epoch: s.head.Epoch}
}

func (s *Snapshot) open(ctx context.Context, kind record.Kind, name record.Hash) ([]byte, error) {
	b, err := s.object(ctx, kind, name)
	if err != nil {
		return nil, err
	}
	body, err := seal.OpenObject(s.key, s.binding(), kind, b)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", kind, name, err)
	}
	return body, nil
}

func (s *Snapshot) openManifest(ctx context.Context) error {
	body, err := s.open(ctx, record.Manifest, s.head.Manifest)
	if err != nil {
		return err
	}
	m, err := parseManifest(body)
	if err != nil {
		return err
	}
	if m.Device != s.head.Device || m.Epoch != s.head.Epoch || m.Sequence != s.head.Sequence {
		return fmt.Errorf("%w: the manifest of sequence %d, epoch %d of device %s in place of sequence %d, epoch %d of %s",
			ErrSwapped, m.Sequence, m.Epoch, m.Device, s.head.Sequence, s.head.Epoch, s.head.Device)
	}
	s.manifest = m
	return nil
}

func (s *Snapshot) openKeys(ctx context.Context) error {
	for _, name := range s.manifest.keySegments {
		body, err := s.open(ctx, record.KeySegment, name)
		if err != nil {
			return err
		}
		keys, err := parseKeySegment(body)
		if err != nil {
			return err
		}
		for _, k := range keys {
			if _, twice := s.keys[k.Number]; twice {
				return fmt.Errorf("%w: the key table has pack %d twice", ErrForm, k.Number)
			}
			s.keys[k.Number] = k
		}
	}
	if uint64(len(s.keys)) != s.manifest.packs {
		return fmt.Errorf("%w: a key table of %d packs where the manifest says %d", ErrForm, len(s.keys), s.manifest.packs)
	}
	return nil
}

// Manifest tells what the snapshot is.
func (s *Snapshot) Manifest() Manifest { return s.manifest }

// Head returns the head of the snapshot's pack list.
func (s *Snapshot) Head() record.Head { return s.head }

// openPack is a pack at hand.
type openPack struct {
	key    packKey
	frames *seal.Frames
	b      []byte
	err    *PackError // or why it is not
	older  *openPack  // in the cache's order
	newer  *openPack
}

// pack returns a pack of the key table, fetched or from the cache. A pack that
// could not be had is not asked for again.
func (s *Snapshot) pack(ctx context.Context, number uint64) (*openPack, error) {
	if p := s.cache.get(number); p != nil {
		if p.err != nil {
			return nil, p.err
		}
		return p, nil
	}
	key, ok := s.keys[number]
	if !ok {
		return nil, &PackError{Number: number, Err: fmt.Errorf("%w: the key table does not have it", ErrForm)}
	}
	p := &openPack{key: key}
	if err := s.fetchPack(ctx, p); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.b, p.err = nil, &PackError{Number: number, Hash: key.Hash, Err: err}
		s.cache.put(p)
		return nil, p.err
	}
	s.cache.put(p)
	return p, nil
}

func (s *Snapshot) fetchPack(ctx context.Context, p *openPack) error {
	at, ok := s.objects[p.key.Hash]
	if !ok || at.entry.Kind != record.CodedPack && at.entry.Kind != record.ReplicatedPack {
		return fmt.Errorf("%w: no segment of the pack list names it", ErrForm)
	}
	if at.entry.Length != uint64(p.key.Length) {
		return fmt.Errorf("%w: it has %d bytes in the list and %d in the key table", ErrForm, at.entry.Length, p.key.Length)
	}
	var err error
	if p.frames, err = seal.NewFrames(p.key.Algorithm, p.key.Key, s.manifest.Archive, p.key.Number); err != nil {
		return err
	}
	if p.b, err = s.fetch.Object(ctx, at.entry, *at.layout); err != nil {
		return err
	}
	if len(p.b) != int(p.key.Length) {
		return fmt.Errorf("it has %d bytes, want %d", len(p.b), p.key.Length)
	}
	return nil
}

// frame opens a frame of a pack.
func (p *openPack) frame(dst []byte, offset, stored, plain uint32) ([]byte, error) {
	end := uint64(offset) + uint64(stored)
	if end > uint64(len(p.b)) {
		return nil, fmt.Errorf("%w: a frame beyond the pack's end", ErrForm)
	}
	encoded, err := p.frames.Open(nil, uint64(offset), p.b[offset:end])
	if err != nil {
		return nil, fmt.Errorf("frame at %d: %w", offset, err)
	}
	return decodeChunk(dst, encoded, int(plain))
}

// chunk reads a chunk into dst's memory.
func (s *Snapshot) chunk(ctx context.Context, dst []byte, r ref) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	p, err := s.pack(ctx, r.Pack)
	if err != nil {
		return nil, err
	}
	b, err := p.frame(dst[:0], r.Offset, r.Stored, r.Plain)
	if err != nil {
		return nil, &PackError{Number: r.Pack, Hash: p.key.Hash, Err: err}
	}
	return b, nil
}

// content calls each with a file's content, piece by piece; the slice is only
// valid during the call.
func (s *Snapshot) content(ctx context.Context, e Entry, each func([]byte) error) error {
	c := &contentReader{s: s, skip: uint64(e.content.skip), left: e.Size, each: each}
	if err := c.list(ctx, e.content.chunks, e.content.parts, e.content.depth); err != nil {
		return err
	}
	if c.left != 0 {
		return fmt.Errorf("%w: %q lacks %d bytes of content", ErrForm, clip(e.Path), c.left)
	}
	return nil
}

type contentReader struct {
	s    *Snapshot
	skip uint64 // bytes before the file
	left uint64 // bytes of the file still to come
	each func([]byte) error
	buf  []byte
}

// list reads what a list refers to. Each level down has a smaller depth, which
// the nodes state too, so no cycle can be.
func (c *contentReader) list(ctx context.Context, chunks []ref, parts []part, depth uint8) error {
	for _, r := range chunks {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.left == 0 {
			return nil
		}
		var err error
		if c.buf, err = c.s.chunk(ctx, c.buf, r); err != nil {
			return err
		}
		b := c.buf
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
		b, err := c.s.chunk(ctx, nil, p.ref())
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

// defaultCache bounds the bytes of packs that a Snapshot keeps at hand.
const defaultCache = 32 << 20

// packCache keeps the packs used last, up to a number of bytes. Packs that
// could not be had stay: they have none.
type packCache struct {
	limit  int
	bytes  int
	packs  map[uint64]*openPack
	oldest *openPack
	newest *openPack
}

func (c *packCache) get(number uint64) *openPack {
	p := c.packs[number]
	if p != nil && p.err == nil {
		c.unlink(p)
		c.link(p)
	}
	return p
}

func (c *packCache) put(p *openPack) {
	if c.packs == nil {
		c.packs = map[uint64]*openPack{}
	}
	c.packs[p.key.Number] = p
	if p.err != nil {
		return
	}
	c.link(p)
	c.bytes += len(p.b)
	for c.bytes > c.limit && c.oldest != p {
		old := c.oldest
		c.unlink(old)
		c.bytes -= len(old.b)
		delete(c.packs, old.key.Number)
	}
}

func (c *packCache) link(p *openPack) {
	p.older, p.newer = c.newest, nil
	if c.newest != nil {
		c.newest.newer = p
	} else {
		c.oldest = p
	}
	c.newest = p
}

func (c *packCache) unlink(p *openPack) {
	if p.older != nil {
		p.older.newer = p.newer
	} else {
		c.oldest = p.newer
	}
	if p.newer != nil {
		p.newer.older = p.older
	} else {
		c.newest = p.older
	}
}

// damaged tells whether an error is of the archive's bytes, so that another file
// may still be read, and not of this machine.
func damaged(err error) bool {
	var p *PackError
	return errors.As(err, &p) || errors.Is(err, ErrForm) || errors.Is(err, ErrNewer) || errors.Is(err, seal.ErrNewer)
}
