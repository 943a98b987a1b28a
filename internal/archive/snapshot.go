package archive

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/suspicion"
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
	// Narrow tells whether what is sent must wait for the link: then bytes are
	// saved at the processor's cost. It is called often, by several goroutines;
	// nil: it never is.
	Narrow func() bool
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
	Fresh         []record.Hash       // those that no earlier list has; Archive.Segment has their bytes
	Sequence      uint64
	Epoch         uint32
	Commitment    record.Hash // to the epoch key
	KeyBox        []byte
	SealedKeyHash record.Hash // of KeyBox
	Stats         Stats
	Skipped       []Skipped // at most 1000; not kept over a restart
	SkippedCount  uint64
	SealedBytes   uint64 // of the packs made for it, before coding
	// Verdict is how suspicious it is beside the last committed one; not kept over
	// a restart.
	Verdict suspicion.Verdict
}

// SegmentBytes is an encoded segment of a pack list.
type SegmentBytes struct {
	Root  record.Hash
	Bytes []byte
}

// making is a snapshot in the making: what its stages share.
type making struct {
	a     *Archive
	req   Request
	store *chunkStore
	tree  *treeWriter // the collector's, then conclude's; as are memo and stats
	old   memos       // the feeder's
	memo  *memoWriter
	stats Stats

	first    bool              // nothing is remembered of the committed snapshot
	verdict  suspicion.Verdict // the collector's, then describe's; as is standing
	standing suspicion.Standing

	mu           sync.Mutex // guards the following fields
	skipped      []Skipped
	skippedCount uint64
}

// skip names a file that is missing from the snapshot or inexact in it.
func (m *making) skip(path string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.skippedCount++
	if len(m.skipped) < maxUnread {
		m.skipped = append(m.skipped, Skipped{Path: path, Err: err})
	}
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
	if mended, failed := a.mend(err); mended {
		if err = failed; err == nil {
			res, err = a.snapshot(ctx, req)
		}
	}
	if err == nil {
		a.done()
	}
	return res, err
}

func (a *Archive) snapshot(ctx context.Context, req Request) (*Result, error) {
	m := &making{a: a, req: req}
	oldMemo := ""
	if a.state.Committed != nil {
		oldMemo = a.state.Committed.Memo
	}
	err := keepBroken(a.fs, a.dir)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	m.old = openMemos(a.fs, a.dir, memoBroken, oldMemo)
	defer m.old.close()
	m.first = !m.old.committed().have
	if m.memo, err = newMemoWriter(a.fs, a.dir, oldMemo); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	var sparse, idle numbers
	if c := a.state.Committed; c != nil {
		sparse, idle = c.Sparse, c.Idle
	}
	a.index.begin(req.Layout, sparse, idle)
	m.store = a.newChunkStore(ctx, req)
	m.tree = newTreeWriter(m.store.hash, m.store.putNode)

	var root node
	err = m.run(m.store.ctx)
	if err == nil {
		root, err = m.tree.finish()
	}
	if err = m.store.finish(err); err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", errors.Join(err, m.memo.abort()))
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
	if req.Narrow == nil {
		req.Narrow = func() bool { return false }
	}
	if req.Progress == nil {
		req.Progress = func(Progress) {}
	}
	req.Host, req.Program = text(req.Host, 256), text(req.Program, 256)
	var err error
	if req.Sources, err = inOrder(req.Sources); err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	return nil
}

// inOrder sorts sources by their paths, none in another, so that their entries
// are in order.
func inOrder(sources []Source) ([]Source, error) {
	sources = append([]Source(nil), sources...)
	sort.SliceStable(sources, func(i, j int) bool {
		return comparePaths(sources[i].Root(), sources[j].Root()) < 0
	})
	for i := 1; i < len(sources); i++ {
		if x, y := sources[i-1], sources[i]; within(y.Root(), x.Root()) {
			return nil, fmt.Errorf("the source %s is already in %s: leave it out", y.Info().Path, x.Info().Path)
		}
	}
	return sources, nil
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
