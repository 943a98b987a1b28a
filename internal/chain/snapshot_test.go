package chain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"log/slog"
	"math/big"
	"os"
	"slices"
	"testing"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// The runtime codes of two contracts. One stores eight values from the slot on
// that it is called with, and logs; the other stores the hash of the block 200
// before.
var (
	storing = func() (code []byte) {
		for i := range byte(8) {
			code = append(code, 0x60, i+1, 0x60, i, 0x5f, 0x35, 0x01, 0x55)
		}
		return append(code, 0x5f, 0x5f, 0xa0)
	}()
	hashing = common.FromHex("60c8430340435500")
)

// creation is the code that creates a contract.
func creation(runtime []byte) []byte {
	return append([]byte{0x60, byte(len(runtime)), 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3}, runtime...)
}

// invoke puts a call into the pool.
func (b *bench) invoke(to common.Address, data []byte) {
	b.t.Helper()
	tx := types.MustSignNewTx(rich, b.signer(), &types.DynamicFeeTx{
		ChainID: big.NewInt(9), Nonce: b.nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9), Gas: 1_000_000, To: &to, Data: data,
	})
	b.nonce++
	if err := b.engine.pool.Add([]*types.Transaction{tx}, true)[0]; err != nil {
		b.t.Fatal(err)
	}
}

// source is a node that has a snapshot of one of its blocks.
type source struct {
	*bench
	payloads map[int64][]byte // by height
	hashes   map[int64][]byte // app hashes
	snapshot *abci.Snapshot
	chunks   [][]byte
}

// newSource makes a chain of so many blocks and a few more, and a snapshot of
// the state before those. Chunks are small, so that there are several.
func newSource(t *testing.T, dir string, blocks uint64) *source {
	t.Helper()
	s := &source{bench: newBench(t, dir), payloads: make(map[int64][]byte), hashes: make(map[int64][]byte)}
	var err error
	if s.snapshots, err = openSnapshots(t.TempDir(), s.engine, blocks, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.snapshots.stop)
	s.snapshots.target = 2000
	store, hash := s.deploy(creation(storing)), s.deploy(creation(hashing))
	s.step()
	for s.engine.chain.CurrentBlock().Number.Uint64() < blocks+4 {
		n := s.engine.chain.CurrentBlock().Number.Int64()
		s.invoke(store, common.BigToHash(big.NewInt(n*1000)).Bytes())
		s.invoke(hash, nil)
		s.deploy(creation(append([]byte{0x5f, 0x5f, 0x60, byte(n), 0x60, byte(n >> 8), 0x60, byte(n >> 16)}, storing...)))
		s.step()
		if s.engine.chain.CurrentBlock().Number.Uint64() == blocks {
			s.settle()
			s.snapshots.done.Wait()
		}
	}
	s.offer()
	return s
}

// step makes the next block, a second after the last.
func (s *source) step() {
	s.t.Helper()
	s.now = time.Unix(int64(s.engine.chain.CurrentBlock().Time)+1, 0)
	payload := s.propose()
	if payload == nil {
		s.t.Fatal("no payload")
	}
	hash := s.decide(payload)
	s.payloads[s.height], s.hashes[s.height] = payload, hash
}

// offer reads the snapshot as a peer would.
func (s *source) offer() {
	s.t.Helper()
	list, err := s.ListSnapshots(context.Background(), &abci.RequestListSnapshots{})
	if err != nil || len(list.Snapshots) != 1 {
		s.t.Fatalf("%d snapshots are offered: %v", len(list.Snapshots), err)
	}
	s.snapshot = list.Snapshots[0]
	for i := range s.snapshot.Chunks {
		res, err := s.LoadSnapshotChunk(context.Background(), &abci.RequestLoadSnapshotChunk{
			Height: s.snapshot.Height, Format: s.snapshot.Format, Chunk: i,
		})
		if err != nil || len(res.Chunk) == 0 {
			s.t.Fatalf("chunk %d: %d bytes, %v", i, len(res.Chunk), err)
		}
		s.chunks = append(s.chunks, res.Chunk)
	}
	if len(s.chunks) < 3 {
		s.t.Fatalf("%d chunks are too few to test anything", len(s.chunks))
	}
}

func (s *source) appHash() []byte { return s.hashes[int64(s.snapshot.Height)] }

func (b *bench) offerSnapshot(s *abci.Snapshot, appHash []byte) abci.ResponseOfferSnapshot_Result {
	b.t.Helper()
	res, err := b.OfferSnapshot(context.Background(), &abci.RequestOfferSnapshot{Snapshot: s, AppHash: appHash})
	if err != nil {
		b.t.Fatal(err)
	}
	return res.Result
}

func (b *bench) applyChunk(i int, chunk []byte) *abci.ResponseApplySnapshotChunk {
	b.t.Helper()
	res, err := b.ApplySnapshotChunk(context.Background(), &abci.RequestApplySnapshotChunk{Index: uint32(i), Chunk: chunk, Sender: "peer"})
	if err != nil {
		b.t.Fatal(err)
	}
	return res
}

// restoreAll applies an honest snapshot.
func (b *bench) restoreAll(s *source) {
	b.t.Helper()
	if r := b.offerSnapshot(s.snapshot, s.appHash()); r != abci.ResponseOfferSnapshot_ACCEPT {
		b.t.Fatalf("offer: %s", r)
	}
	for i, chunk := range s.chunks {
		if r := b.applyChunk(i, chunk); r.Result != abci.ResponseApplySnapshotChunk_ACCEPT {
			b.t.Fatalf("chunk %d of %d: %s", i, len(s.chunks), r.Result)
		}
	}
	b.height = heightOf(b.engine.chain.CurrentBlock())
	info, err := b.Info(context.Background(), &abci.RequestInfo{})
	if err != nil || uint64(info.LastBlockHeight) != s.snapshot.Height || !bytes.Equal(info.LastBlockAppHash, s.appHash()) {
		b.t.Fatalf("restored to height %d, %X: %v", info.LastBlockHeight, info.LastBlockAppHash, err)
	}
}

// follow executes what the source has made since.
func (b *bench) follow(s *source) {
	b.t.Helper()
	for b.height = heightOf(b.engine.chain.CurrentBlock()); b.height < s.height; {
		if hash := b.decide(s.payloads[b.height+1]); !bytes.Equal(hash, s.hashes[b.height]) {
			b.t.Fatalf("height %d executes to %X, not %X", b.height, hash, s.hashes[b.height])
		}
	}
}

// A state that was restored from a snapshot goes on as the one it was taken of,
// also after a restart and after a crash; on a chain that is longer and on one
// that is shorter than the headers that come with it.
func TestSnapshotIsTheState(t *testing.T) {
	t.Parallel()
	for name, blocks := range map[string]uint64{"long": 2*ancestors + 20, "short": 7} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newChain(t)
			s := newSource(t, dir, blocks)
			to := copyChain(t, dir)
			b := newBench(t, to)
			b.restoreAll(s)
			b.follow(s)
			if !b.engine.chain.TrieDB().SnapshotCompleted() {
				t.Error("the flat state is not taken for complete")
			}
			if header := b.engine.chain.GetHeaderByNumber(blocks - 5); header == nil {
				t.Error("a header before the block is not stored")
			}

			// A copy of a running node's files is what a crash leaves.
			crashed := t.TempDir()
			if err := os.CopyFS(crashed, os.DirFS(to)); err != nil {
				t.Fatal(err)
			}
			after := newBench(t, crashed)
			if n := after.engine.chain.CurrentBlock().Number.Uint64(); n < blocks {
				t.Fatalf("after a crash the head is block %d, the snapshot was of %d", n, blocks)
			}
			after.follow(s)

			// Of what the restored node holds it can make a snapshot itself.
			again := takeAgain(t, after, s)
			other := newBench(t, copyChain(t, dir))
			other.restoreAll(again)
			if other.engine.chain.CurrentBlock().Hash() != s.engine.chain.CurrentBlock().Hash() {
				t.Error("the snapshot of a restored node is of another block")
			}
		})
	}
}

// takeAgain takes a snapshot of a node's head.
func takeAgain(t *testing.T, b *bench, from *source) *source {
	t.Helper()
	head := b.engine.chain.CurrentBlock()
	if err := b.engine.chain.TrieDB().Commit(head.Root, false); err != nil {
		t.Fatal(err)
	}
	snaps, err := openSnapshots(t.TempDir(), b.engine, 1, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	snaps.target = 2000
	snap, err := snaps.run(head)
	if err != nil {
		t.Fatal(err)
	}
	s := &source{hashes: from.hashes, snapshot: &abci.Snapshot{
		Height: uint64(snap.height()), Format: snapshotFormat, Chunks: uint32(len(snap.Chunks)), Hash: snap.hash[:], Metadata: snap.raw,
	}}
	for i := range snap.Chunks {
		raw, err := snap.chunk(i)
		if err != nil {
			t.Fatal(err)
		}
		s.chunks = append(s.chunks, raw)
	}
	return s
}

// forgeSnapshot is the snapshot with its records changed and everything that is
// not signed made to fit.
func (s *source) forgeSnapshot(change func(records []rec) []rec) *source {
	s.t.Helper()
	m, err := parseManifest(s.snapshot.Metadata)
	if err != nil {
		s.t.Fatal(err)
	}
	unpacker, err := newUnpacker()
	if err != nil {
		s.t.Fatal(err)
	}
	defer unpacker.Close()
	var records []rec
	for i, packed := range s.chunks {
		chunk, err := unpackChunk(unpacker, packed, m.Chunks[i])
		if err != nil {
			s.t.Fatal(err)
		}
		for len(chunk) > 0 {
			kind, content, rest, err := nextRecord(chunk)
			if err != nil {
				s.t.Fatal(err)
			}
			records = append(records, rec{kind, slices.Clone(content)})
			chunk = rest
		}
	}
	var chunk []byte
	for _, r := range change(records) {
		chunk = appendRecord(chunk, r.kind, r.content)
	}
	return s.packed(m, chunk)
}

// packed is a snapshot of one chunk.
func (s *source) packed(m *manifest, chunk []byte) *source {
	s.t.Helper()
	packer, err := newPacker()
	if err != nil {
		s.t.Fatal(err)
	}
	defer packer.Close()
	packed := packer.EncodeAll(chunk, nil)
	m.Chunks = []common.Hash{sha256.Sum256(packed)}
	raw, err := m.encode()
	if err != nil {
		s.t.Fatal(err)
	}
	sum := sha256.Sum256(raw)
	offer := *s.snapshot
	offer.Chunks, offer.Hash, offer.Metadata = 1, sum[:], raw
	return &source{bench: s.bench, hashes: s.hashes, snapshot: &offer, chunks: [][]byte{packed}}
}

type rec struct {
	kind    byte
	content []byte
}

// Whatever a peer makes of a snapshot, it is not taken for the state, and the
// honest one is restored afterwards.
func TestForgedSnapshotsAreRefused(t *testing.T) {
	t.Parallel()
	dir := newChain(t)
	s := newSource(t, dir, 20)
	b := newBench(t, copyChain(t, dir))
	first := func(kind byte, records []rec) int {
		return slices.IndexFunc(records, func(r rec) bool { return r.kind == kind })
	}
	drop := func(kind byte) func([]rec) []rec {
		return func(r []rec) []rec { i := first(kind, r); return slices.Delete(r, i, i+1) }
	}
	alter := func(kind byte) func([]rec) []rec {
		return func(r []rec) []rec { c := r[first(kind, r)].content; c[len(c)-1] ^= 1; return r }
	}
	twice := func(kind byte) func([]rec) []rec {
		return func(r []rec) []rec { i := first(kind, r); return slices.Insert(r, i, r[i]) }
	}
	for name, change := range map[string]func([]rec) []rec{
		"no body":        drop(recordBody),
		"no receipts":    drop(recordReceipts),
		"no header":      drop(recordHeader),
		"no code":        drop(recordCode),
		"no account":     drop(recordAccount),
		"no slot":        drop(recordSlot),
		"other body":     alter(recordBody),
		"other receipts": alter(recordReceipts),
		"other header":   alter(recordHeader),
		"other code":     alter(recordCode),
		"other account":  alter(recordAccount),
		"other slot":     alter(recordSlot),
		"body twice":     twice(recordBody),
		"receipts twice": twice(recordReceipts),
		"header twice":   twice(recordHeader),
		"account twice":  twice(recordAccount),
		"slot twice":     twice(recordSlot),
		"body too large": func(r []rec) []rec {
			return slices.Insert(r, 0, slices.Repeat([]rec{{recordBody, make([]byte, 1<<19)}}, 17)...)
		},
		"unknown kind":  func(r []rec) []rec { return append(r, rec{99, nil}) },
		"empty account": func(r []rec) []rec { return append(r, rec{recordAccount, nil}) },
		"empty slot":    func(r []rec) []rec { return append(r, rec{recordSlot, nil}) },
		"slot first": func(r []rec) []rec {
			i := first(recordAccount, r)
			return slices.Insert(r, i, rec{recordSlot, make([]byte, 33)})
		},
		"header at the end": func(r []rec) []rec { return append(r, r[first(recordHeader, r)]) },
		"nothing":           func([]rec) []rec { return nil },
	} {
		forged := s.forgeSnapshot(change)
		if r := b.offerSnapshot(forged.snapshot, s.appHash()); r != abci.ResponseOfferSnapshot_ACCEPT {
			t.Fatalf("%s: offer: %s", name, r)
		}
		r := b.applyChunk(0, forged.chunks[0])
		if r.Result != abci.ResponseApplySnapshotChunk_REJECT_SNAPSHOT || !slices.Contains(r.RejectSenders, "peer") {
			t.Errorf("%s: %s, rejected are %v", name, r.Result, r.RejectSenders)
		}
	}
	m, err := parseManifest(s.snapshot.Metadata)
	if err != nil {
		t.Fatal(err)
	}
	for name, chunk := range map[string][]byte{"records cut off": {recordBody, 0xff, 0xff}, "a bomb": make([]byte, 64<<20)} {
		forged := s.packed(m, chunk)
		if r := b.offerSnapshot(forged.snapshot, s.appHash()); r != abci.ResponseOfferSnapshot_ACCEPT {
			t.Fatalf("%s: offer: %s", name, r)
		}
		if r := b.applyChunk(0, forged.chunks[0]); r.Result != abci.ResponseApplySnapshotChunk_REJECT_SNAPSHOT {
			t.Errorf("%s: %s", name, r.Result)
		}
	}
	for name, change := range map[string]func(o *abci.Snapshot){
		"hash":     func(o *abci.Snapshot) { o.Hash = make([]byte, 32) },
		"height":   func(o *abci.Snapshot) { o.Height++ },
		"chunks":   func(o *abci.Snapshot) { o.Chunks++ },
		"manifest": func(o *abci.Snapshot) { o.Metadata = o.Metadata[1:] },
		"nothing":  func(o *abci.Snapshot) { o.Metadata = nil },
	} {
		offer := *s.snapshot
		change(&offer)
		if r := b.offerSnapshot(&offer, s.appHash()); r != abci.ResponseOfferSnapshot_REJECT_SENDER {
			t.Errorf("another %s: %s", name, r)
		}
	}
	if r := b.offerSnapshot(s.snapshot, make([]byte, 32)); r != abci.ResponseOfferSnapshot_REJECT_SENDER {
		t.Errorf("another block than was signed: %s", r)
	}
	if offer := (&abci.Snapshot{Format: snapshotFormat + 1}); b.offerSnapshot(offer, nil) != abci.ResponseOfferSnapshot_REJECT_FORMAT {
		t.Error("another format is not refused")
	}

	// A chunk that is not the one offered is asked of somebody else.
	if r := b.offerSnapshot(s.snapshot, s.appHash()); r != abci.ResponseOfferSnapshot_ACCEPT {
		t.Fatalf("offer: %s", r)
	}
	bad := slices.Clone(s.chunks[0])
	bad[len(bad)/2] ^= 1
	for _, chunk := range [][]byte{bad, nil, s.chunks[1]} {
		r := b.applyChunk(0, chunk)
		if r.Result != abci.ResponseApplySnapshotChunk_RETRY || !slices.Equal(r.RefetchChunks, []uint32{0}) || !slices.Equal(r.RejectSenders, []string{"peer"}) {
			t.Errorf("a bad chunk: %v", r)
		}
	}
	if b.failed != nil {
		t.Fatalf("others' lies made the node fail: %v", b.failed)
	}
	b.restoreAll(s)
	b.follow(s)
}

// The last two snapshots are kept; one that is damaged is not handed out, and
// half ones are gone after a restart.
func TestSnapshotsAreKept(t *testing.T) {
	t.Parallel()
	s := newSource(t, newChain(t), 5)
	for _, blocks := range []uint64{10, 15} {
		s.snapshots.rest = time.Time{}
		for s.engine.chain.CurrentBlock().Number.Uint64() < blocks {
			s.pend()
			s.step()
		}
		s.settle()
		s.snapshots.done.Wait()
	}
	for range 2 {
		s.pend()
		s.step()
	}
	offered := s.snapshots.offered()
	if len(offered) != keptSnapshots || offered[0].Header.Number.Uint64() != 10 || offered[1].Header.Number.Uint64() != 15 {
		t.Fatalf("%d snapshots are offered", len(offered))
	}
	if entries, err := os.ReadDir(s.snapshots.dir); err != nil || len(entries) != keptSnapshots {
		t.Errorf("%d folders: %v", len(entries), err)
	}
	path := offered[0].dir + "/" + chunkFile(0)
	if err := os.WriteFile(path, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	res, err := s.LoadSnapshotChunk(context.Background(), &abci.RequestLoadSnapshotChunk{
		Height: uint64(offered[0].height()), Format: snapshotFormat, Chunk: 0,
	})
	if err != nil || len(res.Chunk) != 0 {
		t.Errorf("a damaged chunk is handed out: %d bytes, %v", len(res.Chunk), err)
	}
	if err := os.Mkdir(s.snapshots.dir+"/"+takingDir, 0o700); err != nil {
		t.Fatal(err)
	}
	again, err := openSnapshots(s.snapshots.dir, s.engine, 5, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if list := again.offered(); len(list) != 1 || list[0].hash != offered[1].hash {
		t.Errorf("after a restart %d snapshots are offered", len(list))
	}
	if entries, err := os.ReadDir(s.snapshots.dir); err != nil || len(entries) != 1 {
		t.Errorf("%d folders: %v", len(entries), err)
	}
}

// A node that has blocks takes no snapshot.
func TestSnapshotOnlyIntoAnEmptyFolder(t *testing.T) {
	t.Parallel()
	dir := newChain(t)
	s := newSource(t, dir, 5)
	b := newBench(t, copyChain(t, dir))
	b.pend()
	b.decide(b.propose())
	if r := b.offerSnapshot(s.snapshot, s.appHash()); r != abci.ResponseOfferSnapshot_ABORT || b.failed == nil {
		t.Errorf("offer: %s, %v", r, b.failed)
	}
}

func FuzzManifest(f *testing.F) {
	header := &types.Header{Number: big.NewInt(3), Difficulty: new(big.Int), ParentBeaconRoot: &common.Hash{31: 7}}
	raw, err := (&manifest{Header: header, Chunks: []common.Hash{{1}}}).encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := parseManifest(raw)
		if err != nil {
			return
		}
		if again, err := m.encode(); err != nil || !bytes.Equal(again, raw) {
			t.Errorf("%x is read, and written as %x: %v", raw, again, err)
		}
	})
}

func FuzzRecords(f *testing.F) {
	f.Add(appendRecord(nil, recordCode, []byte("code")))
	f.Fuzz(func(t *testing.T, chunk []byte) {
		for len(chunk) > 0 {
			kind, content, rest, err := nextRecord(chunk)
			if err != nil {
				return
			}
			if len(content) > maxPiece || len(rest) >= len(chunk) {
				t.Fatalf("record of %d bytes, %d left of %d", len(content), len(rest), len(chunk))
			}
			_, again, _, err := nextRecord(appendRecord(nil, kind, content))
			if err != nil || !bytes.Equal(again, content) {
				t.Fatal("a record is not read as it was written")
			}
			chunk = rest
		}
	})
}

func FuzzLightBlock(f *testing.F) {
	f.Add([]byte("\x0a\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if block, err := parseLightBlock(raw, "byssus-9"); err == nil && block.ValidateBasic("byssus-9") != nil {
			t.Error("a block that makes no sense")
		}
	})
}
