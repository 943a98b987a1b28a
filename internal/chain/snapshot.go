package chain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/core/types"
)

// DefaultSnapshotEvery is every how many EVM blocks a snapshot is taken. Who
// syncs executes at most that many and those that come meanwhile.
const DefaultSnapshotEvery = 256

const (
	manifestFile = "manifest"
	takingDir    = "taking" // the snapshot that is being written
	// keptSnapshots is how many are kept: one is being fetched by somebody when
	// the next is ready.
	keptSnapshots = 2
	// restShare bounds what snapshots cost: after one that took a second, none
	// is begun for so many.
	restShare = 20
	// flushPatience is how long a state may be on its way to the disk.
	flushPatience = time.Minute
)

func chunkFile(i int) string { return fmt.Sprintf("%06d", i) }

// snapshot is one that is whole and on disk.
type snapshot struct {
	manifest
	dir  string
	raw  []byte // the manifest
	hash [sha256.Size]byte
}

func (s *snapshot) height() int64 { return heightOf(s.Header) }

// openSnapshot reads a snapshot's manifest. Chunks are looked at when they are
// asked for.
func openSnapshot(dir string) (*snapshot, error) {
	raw, err := readSmall(filepath.Join(dir, manifestFile))
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(raw)
	if err != nil {
		return nil, err
	}
	return &snapshot{manifest: *m, dir: dir, raw: raw, hash: sha256.Sum256(raw)}, nil
}

func (s *snapshot) chunk(i int) ([]byte, error) {
	raw, err := readSmall(filepath.Join(s.dir, chunkFile(i)))
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(raw) != s.Chunks[i] {
		return nil, fmt.Errorf("%s: %w", filepath.Join(s.dir, chunkFile(i)), errChunkHash)
	}
	return raw, nil
}

// snapshots takes snapshots of the state and keeps the last two.
type snapshots struct {
	dir    string
	engine *engine
	every  uint64
	target int // bytes of a chunk before it is packed
	log    *slog.Logger

	mu     sync.Mutex  // guards the following fields
	list   []*snapshot // the newest last
	taking bool
	rest   time.Time // when the next may begin
	quit   chan struct{}
	done   sync.WaitGroup
}

// openSnapshots finds the snapshots of earlier runs. What is not whole, or not of
// a block that this node has, it deletes.
func openSnapshots(dir string, e *engine, every uint64, log *slog.Logger) (*snapshots, error) {
	s := &snapshots{dir: dir, engine: e, every: every, target: chunkTarget, log: log, quit: make(chan struct{})}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make folder of snapshots: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read folder of snapshots: %w", err)
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		snap, err := openSnapshot(path)
		if err == nil && e.chain.GetCanonicalHash(snap.Header.Number.Uint64()) != snap.Header.Hash() {
			err = errors.New("not of this chain's blocks")
		}
		if err != nil || entry.Name() == takingDir {
			if err := os.RemoveAll(path); err != nil {
				return nil, fmt.Errorf("delete half a snapshot: %w", err)
			}
			continue
		}
		s.list = append(s.list, snap)
	}
	slices.SortFunc(s.list, func(a, b *snapshot) int { return a.Header.Number.Cmp(b.Header.Number) })
	return s, nil
}

// due says whether the state of a block must be flushed for a snapshot.
func (s *snapshots) due(number uint64) bool { return s != nil && number%s.every == 0 }

// take begins a snapshot of a block whose state is being flushed, unless it is
// too early for another.
func (s *snapshots) take(header *types.Header) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.quit:
		return
	default:
	}
	if s.taking || time.Now().Before(s.rest) {
		return
	}
	s.taking = true
	s.done.Go(func() {
		start := time.Now()
		snap, err := s.run(header)
		took := time.Since(start)
		if err == nil {
			err = s.add(snap)
		}
		switch {
		case errors.Is(err, ErrStopped), errors.Is(err, errStateGone):
		case err != nil:
			s.log.Error("no snapshot for others could be taken", "block", header.Number, "err", err)
		default:
			s.log.Info("snapshot taken", "block", header.Number, "chunks", len(snap.Chunks), "took", took)
		}
		s.mu.Lock()
		s.taking = false
		s.rest = time.Now().Add(restShare * took)
		s.mu.Unlock()
	})
}

func (s *snapshots) run(header *types.Header) (*snapshot, error) {
	for deadline := time.Now().Add(flushPatience); s.engine.durableRoot() != header.Root; {
		if time.Now().After(deadline) {
			return nil, errStateGone
		}
		select {
		case <-s.quit:
			return nil, ErrStopped
		case <-time.After(10 * time.Millisecond):
		}
	}
	tmp := filepath.Join(s.dir, takingDir)
	err := takeSnapshot(s.engine, header, tmp, s.target, s.quit)
	dir := filepath.Join(s.dir, strconv.FormatInt(heightOf(header), 10))
	if err == nil {
		err = os.RemoveAll(dir) // of the same block, before a crash
	}
	if err == nil {
		err = os.Rename(tmp, dir)
	}
	if err == nil {
		err = syncDir(s.dir)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(tmp))
	}
	return openSnapshot(dir)
}

func (s *snapshots) add(snap *snapshot) error {
	s.mu.Lock()
	s.list = slices.DeleteFunc(s.list, func(old *snapshot) bool { return old.dir == snap.dir })
	s.list = append(s.list, snap)
	var old []*snapshot
	if n := len(s.list) - keptSnapshots; n > 0 {
		old, s.list = s.list[:n], slices.Clone(s.list[n:])
	}
	s.mu.Unlock()
	var errs []error
	for _, o := range old {
		errs = append(errs, os.RemoveAll(o.dir))
	}
	return errors.Join(errs...)
}

// offered are the snapshots that others can verify: the block two heights on is
// there, whose validators who syncs must know. The newest is last.
func (s *snapshots) offered() []*snapshot {
	if s == nil {
		return nil
	}
	head := heightOf(s.engine.chain.CurrentBlock())
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.list), func(snap *snapshot) bool { return snap.height()+2 > head })
}

// oldest is the height of the oldest snapshot; 0 if there is none.
func (s *snapshots) oldest() int64 {
	if s == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.list) == 0 {
		return 0
	}
	return s.list[0].height()
}

// drop forgets a snapshot that turned out to be damaged.
func (s *snapshots) drop(snap *snapshot) error {
	s.mu.Lock()
	s.list = slices.DeleteFunc(s.list, func(old *snapshot) bool { return old == snap })
	s.mu.Unlock()
	return os.RemoveAll(snap.dir)
}

// stop breaks off what is being taken and waits for it.
func (s *snapshots) stop() {
	s.mu.Lock()
	close(s.quit)
	s.mu.Unlock()
	s.done.Wait()
}

// stopped says whether the node is being closed.
func (a *app) stopped() bool {
	select {
	case <-a.quit:
		return true
	default:
		return false
	}
}

// ListSnapshots tells peers what they can have.
func (a *app) ListSnapshots(context.Context, *abci.RequestListSnapshots) (*abci.ResponseListSnapshots, error) {
	res := new(abci.ResponseListSnapshots)
	for _, s := range a.snapshots.offered() {
		res.Snapshots = append(res.Snapshots, &abci.Snapshot{
			Height:   uint64(s.height()),
			Format:   snapshotFormat,
			Chunks:   uint32(len(s.Chunks)),
			Hash:     s.hash[:],
			Metadata: s.raw,
		})
	}
	return res, nil
}

// LoadSnapshotChunk reads a chunk for a peer; empty if there is none. A damaged
// snapshot is not handed out, as the peer would take this node for a liar.
func (a *app) LoadSnapshotChunk(_ context.Context, req *abci.RequestLoadSnapshotChunk) (*abci.ResponseLoadSnapshotChunk, error) {
	for _, s := range a.snapshots.offered() {
		if uint64(s.height()) != req.Height || req.Format != snapshotFormat || int(req.Chunk) >= len(s.Chunks) {
			continue
		}
		raw, err := s.chunk(int(req.Chunk))
		if err != nil {
			a.log.Error("snapshot is damaged and deleted", "height", req.Height, "err", errors.Join(err, a.snapshots.drop(s)))
			break
		}
		return &abci.ResponseLoadSnapshotChunk{Chunk: raw}, nil
	}
	return &abci.ResponseLoadSnapshotChunk{}, nil
}

// OfferSnapshot decides whether a peer's snapshot is taken up. The app hash is
// what CometBFT verified: the hash of the snapshot's header, or the peer lies.
func (a *app) OfferSnapshot(_ context.Context, req *abci.RequestOfferSnapshot) (*abci.ResponseOfferSnapshot, error) {
	answer := func(r abci.ResponseOfferSnapshot_Result) (*abci.ResponseOfferSnapshot, error) {
		return &abci.ResponseOfferSnapshot{Result: r}, nil
	}
	offer := req.Snapshot
	if offer == nil || offer.Format != snapshotFormat {
		a.syncing.refuse(fmt.Errorf("a snapshot of a format that this program does not read: %d", offer.GetFormat()))
		return answer(abci.ResponseOfferSnapshot_REJECT_FORMAT)
	}
	m, err := parseManifest(offer.Metadata)
	sum := sha256.Sum256(offer.Metadata)
	switch {
	case err != nil:
	case !bytes.Equal(sum[:], offer.Hash):
		err = errors.New("manifest has another hash than was offered")
	case !bytes.Equal(m.Header.Hash().Bytes(), req.AppHash):
		err = errors.New("manifest is of another block than was signed")
	case uint64(heightOf(m.Header)) != offer.Height || uint64(len(m.Chunks)) != uint64(offer.Chunks):
		err = errors.New("offer does not say what its manifest says")
	}
	if err != nil {
		a.log.Warn("snapshot refused", "height", offer.Height, "err", err)
		a.syncing.refuse(fmt.Errorf("snapshot of height %d: %w", offer.Height, err))
		return answer(abci.ResponseOfferSnapshot_REJECT_SENDER)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.stopped() {
		return answer(abci.ResponseOfferSnapshot_ABORT)
	}
	if a.engine.chain.CurrentBlock().Number.Sign() != 0 {
		a.fail(errors.New("sync state: this node has blocks already"))
		return answer(abci.ResponseOfferSnapshot_ABORT)
	}
	if a.restore, err = beginRestore(a.engine, m); err != nil {
		a.fail(fmt.Errorf("sync state: %w", err))
		return answer(abci.ResponseOfferSnapshot_ABORT)
	}
	a.log.Info("state is synced from a snapshot", "block", m.Header.Number, "height", offer.Height, "chunks", len(m.Chunks))
	return answer(abci.ResponseOfferSnapshot_ACCEPT)
}

// ApplySnapshotChunk takes the next chunk of the snapshot that was accepted. Who
// sent a chunk that is not the one offered is not asked again. A snapshot whose
// content makes no sense, or is not the state that was signed, is given up, and
// with it all who sent of it.
func (a *app) ApplySnapshotChunk(_ context.Context, req *abci.RequestApplySnapshotChunk) (*abci.ResponseApplySnapshotChunk, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.stopped() {
		return &abci.ResponseApplySnapshotChunk{Result: abci.ResponseApplySnapshotChunk_ABORT}, nil
	}
	r := a.restore
	if r == nil || int(req.Index) != r.next {
		a.fail(fmt.Errorf("sync state: chunk %d was not expected", req.Index))
		return &abci.ResponseApplySnapshotChunk{Result: abci.ResponseApplySnapshotChunk_ABORT}, nil
	}
	err := r.apply(req.Chunk, req.Sender)
	if err == nil && r.next == len(r.Chunks) {
		a.restore = nil
		if err = r.finish(); err == nil {
			a.flushed.Store(r.Header)
		}
	}
	var broken *databaseError
	switch {
	case err == nil:
		a.syncing.step()
		return &abci.ResponseApplySnapshotChunk{Result: abci.ResponseApplySnapshotChunk_ACCEPT}, nil
	case errors.Is(err, errChunkHash):
		a.syncing.refuse(fmt.Errorf("chunk %d: %w", req.Index, err))
		a.log.Warn("chunk of a snapshot refused", "chunk", req.Index, "from", req.Sender, "err", err)
		return &abci.ResponseApplySnapshotChunk{
			Result:        abci.ResponseApplySnapshotChunk_RETRY,
			RefetchChunks: []uint32{req.Index},
			RejectSenders: []string{req.Sender},
		}, nil
	case errors.As(err, &broken):
		a.restore = nil
		a.fail(fmt.Errorf("sync state: %w", err))
		return &abci.ResponseApplySnapshotChunk{Result: abci.ResponseApplySnapshotChunk_ABORT}, nil
	}
	a.restore = nil
	a.syncing.refuse(fmt.Errorf("snapshot of height %d, chunk %d: %w", heightOf(r.Header), req.Index, err))
	a.log.Warn("snapshot given up", "height", heightOf(r.Header), "chunk", req.Index, "err", err)
	return &abci.ResponseApplySnapshotChunk{
		Result:        abci.ResponseApplySnapshotChunk_REJECT_SNAPSHOT,
		RejectSenders: r.senders,
	}, nil
}
