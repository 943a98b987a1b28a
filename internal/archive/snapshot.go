package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Request says what a snapshot is to be. Its functions must not call the
// archive's methods: they wait for the snapshot.
type Request struct {
	Sources  []Source
	Layout   record.Layout
	Sequence uint64 // of the record that will name the snapshot
	// Epoch is the epoch it belongs to; 0: the last committed snapshot's, or 1.
	// A later one than that is begun.
	Epoch   uint32
	Created time.Time
	Host    string // the device's name, for people
	Program string // name and version of the agent

	// KeyBox seals the key of an epoch that begins to its custodians and returns
	// the encoded box. It is called again if the epoch's first snapshot is made
	// again; the key stays the same.
	KeyBox func(ctx context.Context, epoch uint32, key seal.Secret) ([]byte, error)
	// Put hands an object to the stores. It returns nil once enough of them hold
	// it durably; then the object is not made again, whatever happens. It is
	// called by several goroutines at a time and must not keep the object's
	// slices.
	Put func(context.Context, Object) error
	// Progress is told how far the snapshot is; nil: nobody is. It is called
	// by one goroutine, often.
	Progress func(Progress)
}

// Progress is how far a snapshot is.
type Progress struct {
	Entries uint64 // files, directories and links passed
	Read    uint64 // bytes read from files
	Added   uint64 // bytes of them that were new
	Bytes   uint64 // content of all files passed, read or known
	Path    string // the last one
}

// Result is a snapshot that was made: its objects are with the stores; what is
// left is to send them the segments and the head, to sign the record and, when
// that is accepted for good, to Commit.
type Result struct {
	ListRoot      record.Hash
	Head          []byte
	Segments      []record.SegmentRef // of the list, in order
	Fresh         []SegmentBytes      // those that no earlier list has
	Sequence      uint64
	Epoch         uint32
	Commitment    record.Hash // to the epoch key
	KeyBox        []byte
	SealedKeyHash record.Hash // of KeyBox
	Stats         Stats
	Skipped       []Skipped // at most 1000; not kept over a restart
	SkippedCount  uint64
	SealedBytes   uint64 // of the packs made for it, before coding
}

// SegmentBytes is an encoded segment of a pack list.
type SegmentBytes struct {
	Root  record.Hash
	Bytes []byte
}

// making is a snapshot in the making.
type making struct {
	a     *Archive
	req   Request
	store *chunkStore
	cut   *cutter
	tree  *treeWriter
	old   *memoReader
	memo  *memoWriter
	last  string // path of the last entry
	src   int
	root  string // of the source

	progress     Progress
	stats        Stats
	skipped      []Skipped
	skippedCount uint64
	ticks        int
}

// Snapshot takes in the sources and hands Put all that stores do not have yet.
// Files that cannot be read are named in the result. After an error, or after a
// crash, the next call goes on from what Put had acknowledged.
func (a *Archive) Snapshot(ctx context.Context, req Request) (*Result, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.begin(); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	if err := a.checkRequest(&req); err != nil {
		a.done()
		return nil, err
	}
	res, err := a.snapshot(ctx, req)
	if err == nil {
		a.done()
	}
	return res, err
}

func (a *Archive) snapshot(ctx context.Context, req Request) (*Result, error) {
	m := &making{a: a, req: req}
	var err error
	if m.cut, err = newCutter(a.state.Chunker, a.state.IDKey); err != nil {
		return nil, err
	}
	oldMemo := ""
	if a.state.Committed != nil {
		oldMemo = a.state.Committed.Memo
	}
	m.old = openMemo(a.fs, a.dir, oldMemo)
	defer m.old.close()
	if m.memo, err = newMemoWriter(a.fs, a.dir); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	a.index.begin(req.Layout)
	m.store = a.newChunkStore(ctx, req.Layout, req.Put)
	m.tree = newTreeWriter(m.store.hash, func(b []byte) (ref, chunkID, error) { return m.store.put(forTree, b) })

	var root node
	err = m.walk(m.store.ctx)
	if err == nil {
		root, err = m.tree.finish()
	}
	if err = m.store.finish(err); err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", errors.Join(err, m.memo.t.Abort()))
	}
	return m.conclude(ctx, root)
}

func (a *Archive) checkRequest(req *Request) error {
	if req.Put == nil || req.KeyBox == nil || len(req.Sources) == 0 || len(req.Sources) > maxSources {
		return fmt.Errorf("snapshot: it needs 1 to %d sources, a Put and a KeyBox", maxSources)
	}
	if _, _, err := (record.Segment{Layout: req.Layout, Entries: []record.Entry{replica(record.Manifest, []byte{0}).Entry}}).Encode(); err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	current := uint32(1)
	if c := a.state.Committed; c != nil {
		current = c.Epoch
		if req.Sequence <= c.Sequence {
			return fmt.Errorf("snapshot: sequence %d does not come after the committed %d", req.Sequence, c.Sequence)
		}
	}
	if req.Epoch == 0 {
		req.Epoch = current
	}
	if req.Epoch < current || req.Sequence == 0 {
		return fmt.Errorf("snapshot: sequence %d of epoch %d, but epoch %d was reached", req.Sequence, req.Epoch, current)
	}
	if req.Progress == nil {
		req.Progress = func(Progress) {}
	}
	req.Host, req.Program = text(req.Host, 256), text(req.Program, 256)
	// In the order of their paths, none in another, the sources' entries are
	// in order.
	req.Sources = append([]Source(nil), req.Sources...)
	sort.SliceStable(req.Sources, func(i, j int) bool {
		return comparePaths(req.Sources[i].Root(), req.Sources[j].Root()) < 0
	})
	for i := 1; i < len(req.Sources); i++ {
		if x, y := req.Sources[i-1], req.Sources[i]; within(y.Root(), x.Root()) {
			return fmt.Errorf("snapshot: the source %s is already in %s: leave it out", y.Info().Path, x.Info().Path)
		}
	}
	return nil
}

// text makes s valid UTF-8 of at most n bytes.
func text(s string, n int) string {
	s = strings.ToValidUTF8(s, "�")
	for len(s) > n {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

func (m *making) walk(ctx context.Context) error {
	for i, s := range m.req.Sources {
		m.src, m.root = i, s.Root()
		if err := s.Walk(ctx, func(it Item) error { return m.item(ctx, it) }); err != nil {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return fmt.Errorf("source %s: %w", s.Info().Path, err)
		}
	}
	return nil
}

// skip names a file that is missing from the snapshot or inexact in it.
func (m *making) skip(path string, err error) {
	m.skippedCount++
	if len(m.skipped) < maxUnread {
		m.skipped = append(m.skipped, Skipped{Path: path, Err: err})
	}
}

// item takes in what a source offers.
func (m *making) item(ctx context.Context, it Item) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	path := it.Entry.Path
	if it.Err != nil {
		m.skip(path, it.Err)
		return nil
	}
	if m.last != "" && comparePaths(m.last, path) >= 0 {
		// The directories above one source may be above another too.
		if it.Entry.Type == Directory && within(m.last, path) && within(m.root, path) && path != m.root {
			return nil
		}
		return fmt.Errorf("the source gave %q after %q, out of order", clip(path), clip(m.last))
	}
	it.Entry.Source = m.src
	e := it.Entry
	e.Size, e.content, e.Inexact = 0, content{}, false
	record := memo{Fingerprint: it.Fingerprint}
	switch e.Type {
	case Directory:
		m.stats.Dirs++
	case Symlink:
		m.stats.Links++
	case File:
		known := m.old.at(path)
		if known != nil && m.reuse(known, it.Fingerprint) {
			was := known.Entry.entry()
			e.Size, e.content, record.Packs = was.Size, was.content, known.Packs
		} else {
			packs, settled, err := m.file(ctx, it, &e)
			if err != nil {
				return err
			}
			if packs == nil {
				return nil // named as skipped
			}
			record.Packs = packs
			if !settled {
				record.Fingerprint = Fingerprint{}
			}
		}
		m.stats.Files++
		m.stats.Bytes += e.Size
		m.progress.Bytes += e.Size
	}
	if err := e.check(); err != nil {
		m.skip(path, err)
		return nil
	}
	record.Entry = e.wire()
	if err := m.tree.add(record.Entry); err != nil {
		return err
	}
	if err := m.memo.add(record); err != nil {
		return err
	}
	m.last = path
	m.progress.Entries++
	m.progress.Path = path
	m.tell()
	return nil
}

func (m *making) tell() {
	m.progress.Added = m.store.added
	m.req.Progress(m.progress)
}

// reuse tells whether a file is as it was when it was last read and its content
// is still where it was; if so it marks the packs as referred to.
func (m *making) reuse(known *memo, now Fingerprint) bool {
	if now == (Fingerprint{}) || known.Fingerprint != now || Type(known.Entry.Type) != File {
		return false
	}
	if known.Entry.Size > 0 && len(known.Packs) == 0 {
		return false
	}
	// Packs that were marked although a later one is gone only stay listed.
	for _, n := range known.Packs {
		if !m.a.index.use(n) {
			return false
		}
	}
	return true
}

// attempts is how often a file that changes while it is read is read.
const attempts = 3

// file reads a file into e. packs is nil if it was skipped; settled is false if
// it must be read again next time.
func (m *making) file(ctx context.Context, it Item, e *Entry) (packs []uint64, settled bool, err error) {
	for attempt := 1; ; attempt++ {
		w := newContentWriter(func(b []byte) (ref, chunkID, error) { return m.store.put(forTree, b) })
		size, settle, err := m.read(ctx, it, e, w)
		var stop *stopError
		if errors.As(err, &stop) {
			return nil, false, stop.err
		}
		if (errors.Is(settle, ErrChanged) || errors.Is(err, ErrChanged)) && attempt < attempts {
			continue
		}
		if err != nil {
			m.skip(e.Path, err)
			return nil, false, nil
		}
		if e.content, err = w.finish(); err != nil {
			return nil, false, err
		}
		e.Size = size
		if settle != nil {
			e.Inexact = true
			m.skip(e.Path, settle)
		}
		packs = w.packList()
		if packs == nil {
			packs = []uint64{}
		}
		sort.Slice(packs, func(i, j int) bool { return packs[i] < packs[j] })
		return packs, settle == nil, nil
	}
}

// stopError carries an error that ends the snapshot through a file's reading.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }

// read reads a file once, and sets e's attributes as its reader knows them.
// settle is what its reader says of the content; err is the file's own failure,
// or a *stopError.
func (m *making) read(ctx context.Context, it Item, e *Entry, w *contentWriter) (size uint64, settle, err error) {
	r, err := it.Open(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return 0, nil, &stopError{context.Cause(ctx)}
		}
		return 0, nil, err
	}
	if d, ok := r.(Describer); ok {
		d.Describe(e)
	}
	err = m.cut.cut(r, func(chunk []byte) error {
		at, id, err := m.store.put(forData, chunk)
		if err == nil {
			err = w.add(at, id)
		}
		if err != nil {
			return &stopError{err}
		}
		size += uint64(len(chunk))
		m.progress.Read += uint64(len(chunk))
		if m.ticks++; m.ticks%32 == 0 {
			m.tell()
		}
		return nil
	})
	if err == nil {
		settle = r.Settled()
	}
	if closed := r.Close(); err == nil && closed != nil {
		err = closed
	}
	if err != nil && ctx.Err() != nil {
		err = &stopError{context.Cause(ctx)}
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("it vanished: %w", err)
	}
	return size, settle, err
}

// epoch returns the key and the key box of the snapshot's epoch, whether it
// begins with it, and whether the box must be sent.
func (m *making) epoch(ctx context.Context) (key seal.Secret, box []byte, begins bool, err error) {
	a, c := m.a, m.a.state.Committed
	if c != nil && c.Epoch == m.req.Epoch {
		return c.EpochKey, c.KeyBox, false, nil
	}
	if a.state.NextEpoch != m.req.Epoch {
		next := a.state
		next.NextEpoch, next.NextKey = m.req.Epoch, seal.NewEpochKey()
		if err := writeState(a.fs, a.dir, stateFile, next); err != nil {
			return key, nil, false, err
		}
		a.state = next
	}
	key = a.state.NextKey
	encoded, err := m.req.KeyBox(ctx, m.req.Epoch, key)
	if err != nil {
		return key, nil, false, fmt.Errorf("seal the key of epoch %d: %w", m.req.Epoch, err)
	}
	b := seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: m.req.Epoch}
	parsed, err := seal.ParseKeyBox(encoded)
	if err != nil {
		return key, nil, false, fmt.Errorf("the key box of epoch %d: %w", m.req.Epoch, err)
	}
	if parsed.Device != b.Device || parsed.Epoch != b.Epoch || parsed.Commitment != seal.Commitment(b, key) {
		return key, nil, false, fmt.Errorf("the key box is not of this device's epoch %d", m.req.Epoch)
	}
	return key, encoded, true, nil
}

// conclude seals and sends what describes the snapshot, and writes down that it
// is prepared.
func (m *making) conclude(ctx context.Context, root node) (*Result, error) {
	result, err := m.describe(ctx, root)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return result, nil
}

func (m *making) describe(ctx context.Context, root node) (_ *Result, err error) {
	a := m.a
	memoDone := false
	defer func() {
		if !memoDone {
			err = errors.Join(err, m.memo.t.Abort())
		}
	}()
	key, box, begins, err := m.epoch(ctx)
	if err != nil {
		return nil, err
	}
	l, err := m.list(key, box, begins)
	if err != nil {
		return nil, err
	}
	m.stats.Added = m.store.added
	manifest := Manifest{Archive: a.state.Archive, Device: a.state.Device, Sequence: m.req.Sequence, Epoch: m.req.Epoch,
		Created: m.req.Created, Host: m.req.Host, Program: m.req.Program, Stats: m.stats, UnreadCount: m.skippedCount,
		Chunker: a.state.Chunker, idKey: a.state.IDKey, root: root, keySegments: l.keySegments, packs: l.packs}
	if a.state.Committed != nil {
		manifest.Parent = a.state.Committed.ListRoot
	}
	for _, s := range m.req.Sources {
		info := s.Info()
		manifest.Sources = append(manifest.Sources, SourceInfo{Kind: info.Kind, Path: info.Path})
	}
	for _, s := range m.skipped {
		manifest.Unread = append(manifest.Unread, Unread{Path: clipTo(s.Path, maxPath), Reason: text(s.Err.Error(), maxReason)})
	}
	body, err := manifest.encode()
	if err != nil {
		return nil, err
	}
	binding := seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: m.req.Epoch}
	sealed, err := seal.SealObject(seal.Preferred(), key, binding, record.Manifest, body)
	if err != nil {
		return nil, err
	}
	top := replica(record.Manifest, sealed)
	l.add(top)
	if err := m.send(ctx, l.objects); err != nil {
		return nil, err
	}

	// What the stores acknowledged becomes a list.
	p := point{Sequence: m.req.Sequence, Epoch: m.req.Epoch, EpochKey: key, KeyBox: box, KeySegments: l.keySegments,
		Stats: m.stats, Forgets: l.forgets, Keeps: l.keeps, LastPack: a.index.last, Packs: l.packs}
	fresh, err := l.segments(m)
	if err != nil {
		return nil, err
	}
	head := record.Head{Genesis: a.state.Genesis, Device: a.state.Device, Sequence: m.req.Sequence, Epoch: m.req.Epoch,
		Manifest: top.Hash, KeyBox: l.keyBox, Layout: m.req.Layout, Segments: l.refs}
	if p.Head, p.ListRoot, err = head.Encode(); err != nil {
		return nil, err
	}
	for _, s := range fresh {
		p.Fresh = append(p.Fresh, s.Root)
	}
	p.Memo = "memo-" + strings.TrimPrefix(p.ListRoot.String(), "0x")[:16]
	memoDone = true
	if err := m.memo.commit(a.path(p.Memo)); err != nil {
		return nil, err
	}
	if err := writeState(a.fs, a.dir, preparedFile, preparedBody{stateVersion, p}); err != nil {
		return nil, err
	}
	a.prepared = &p
	if err := a.removeUnused(); err != nil {
		return nil, err
	}
	r, err := a.result(p)
	if err != nil {
		return nil, err
	}
	r.Skipped, r.SkippedCount, r.SealedBytes = m.skipped, m.skippedCount, m.store.sealed
	return r, nil
}

func clipTo(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// send puts replicas, a few at a time.
func (m *making) send(ctx context.Context, objects []Object) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(inFlight)
	for _, o := range objects {
		g.Go(func() error {
			if err := m.req.Put(ctx, o); err != nil {
				return fmt.Errorf("send %s: %w", o.Entry.Kind, err)
			}
			return nil
		})
	}
	return g.Wait()
}
