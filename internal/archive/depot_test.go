package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// depot keeps what stores would keep, by root, and checks what it is given.
type depot struct {
	mu     sync.Mutex
	shards map[record.Hash][]byte
	puts   int   // objects taken
	bytes  int64 // of them, whole
	fail   func(Object) error
}

func newDepot() *depot { return &depot{shards: map[record.Hash][]byte{}} }

func (d *depot) put(_ context.Context, o Object) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail != nil {
		if err := d.fail(o); err != nil {
			return err
		}
	}
	if o.Entry.Hash() != o.Hash {
		return errors.New("an object under another's name")
	}
	all := o.Shards
	if all == nil {
		all = [][]byte{o.Whole}
	}
	if len(all) != len(o.Entry.Roots) {
		return fmt.Errorf("%d shards for %d roots", len(all), len(o.Entry.Roots))
	}
	for i, s := range all {
		if erasure.Root(s) != o.Entry.Roots[i] {
			return errors.New("a shard under another's name")
		}
		d.shards[o.Entry.Roots[i]] = bytes.Clone(s)
	}
	d.puts++
	d.bytes += int64(o.Entry.Length)
	return nil
}

func (d *depot) Object(_ context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	got := make([][]byte, len(e.Roots))
	for i, r := range e.Roots {
		got[i] = d.shards[r]
	}
	b, _, err := erasure.Rebuild(e, l, got)
	return bytes.Clone(b), err
}

func (d *depot) snapshot() map[record.Hash][]byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	return maps.Clone(d.shards)
}

// device is an archive with all that is around it.
type device struct {
	t     testing.TB
	fs    durable.FS
	dir   string
	id    Identity
	a     *Archive
	depot *depot
	seq   uint64
	keys  map[uint32]seal.Secret
	lists map[record.Hash]*kept // accepted snapshots
}

// kept is what the world keeps of a snapshot.
type kept struct {
	head     []byte
	segments map[record.Hash][]byte
	keyBox   []byte
	epoch    uint32
}

var testLayout = record.Layout{K: 4, Places: []record.Place{{Slot: 1, Version: 1}, {Slot: 2, Version: 1}, {Slot: 3, Version: 1},
	{Slot: 4, Version: 1}, {Slot: 5, Version: 1}, {Slot: 6, Version: 1}}}

func newDevice(t testing.TB) *device {
	t.Helper()
	d := &device{t: t, fs: durable.OS(), dir: t.TempDir(), id: Identity{record.Hash{1}, record.Hash{2}}, depot: newDepot(),
		keys: map[uint32]seal.Secret{}, lists: map[record.Hash]*kept{}}
	d.create()
	return d
}

func (d *device) create() {
	d.t.Helper()
	a, err := Create(d.fs, d.dir, d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	d.a = a
	d.t.Cleanup(func() { d.a.Close() })
}

func (d *device) reopen() {
	d.t.Helper()
	if err := d.a.Close(); err != nil {
		d.t.Fatal(err)
	}
	a, err := Open(d.fs, d.dir, d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	d.a = a
}

var custodian = seal.NewCustodianRoot()

func (d *device) keyBox(_ context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
	b := seal.Binding{Genesis: d.id.Genesis, Device: d.id.Device, Epoch: epoch}
	k, err := custodian.Key(b)
	if err != nil {
		return nil, err
	}
	box, err := seal.NewKeyBox(b, key, 1, []seal.Holder{{Custodian: 1, Key: k.Public()}})
	if err != nil {
		return nil, err
	}
	return box.Encode()
}

func (d *device) request(sources ...Source) Request {
	return Request{Sources: sources, Layout: testLayout, Sequence: d.seq + 1, Created: time.Unix(1700000000, 0), Host: "device",
		Program: "test 1", KeyBox: d.keyBox, Put: d.depot.put}
}

// back makes a snapshot, has it accepted and commits it.
func (d *device) back(req Request) *Result {
	d.t.Helper()
	r, err := d.a.Snapshot(context.Background(), req)
	if err != nil {
		d.t.Fatal(err)
	}
	d.accept(r)
	return r
}

func (d *device) accept(r *Result) {
	d.t.Helper()
	k := &kept{head: r.Head, segments: map[record.Hash][]byte{}, keyBox: r.KeyBox, epoch: r.Epoch}
	for _, s := range r.Segments {
		b, err := d.a.Segment(s.Root)
		if err != nil {
			d.t.Fatal(err)
		}
		k.segments[s.Root] = b
	}
	d.lists[r.ListRoot] = k
	if err := d.a.Commit(r.ListRoot); err != nil {
		d.t.Fatal(err)
	}
	d.seq = r.Sequence
}

// open opens an accepted snapshot as one who has nothing but the custodian's
// root, the list and the stores.
func (d *device) open(list record.Hash) *Snapshot {
	d.t.Helper()
	s, err := d.tryOpen(list)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

func (d *device) tryOpen(list record.Hash) (*Snapshot, error) {
	k := d.lists[list]
	box, err := seal.ParseKeyBox(k.keyBox)
	if err != nil {
		return nil, err
	}
	b := seal.Binding{Genesis: d.id.Genesis, Device: d.id.Device, Epoch: k.epoch}
	priv, err := custodian.Key(b)
	if err != nil {
		return nil, err
	}
	share, err := box.Open(d.id.Genesis, 1, priv)
	if err != nil {
		return nil, err
	}
	key, _, err := seal.Combine(b, box, []seal.Share{share})
	if err != nil {
		return nil, err
	}
	return OpenSnapshot(context.Background(), k.head, list, func(_ context.Context, r record.Hash) ([]byte, error) {
		if b, ok := k.segments[r]; ok {
			return b, nil
		}
		return nil, errors.New("no such segment")
	}, key, d.depot)
}

func tree(t testing.TB, path string) *FileTree {
	t.Helper()
	f, err := NewFileTree(path, FileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	// Tests write files and back them up at once.
	f.now = func() time.Time { return time.Now().Add(time.Hour) }
	return f
}

// knownPack is a pack that an archive's index has.
type knownPack struct {
	pack
	listed bool
	chunks []located
}

// knownPacks returns the packs that an archive's index has.
func knownPacks(t testing.TB, a *Archive) map[uint64]knownPack {
	t.Helper()
	packs := map[uint64]knownPack{}
	if err := a.index.each(func(r row, read func() (logged, error)) error {
		l, err := read()
		if err != nil {
			return err
		}
		chunks, err := readIndex(l.Index)
		packs[l.Key.Number] = knownPack{l.pack(), r.flags&rowListed != 0, chunks}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return packs
}

// isKnown tells whether an archive's index has a chunk.
func isKnown(t testing.TB, a *Archive, id chunkID) bool {
	t.Helper()
	known := false
	if err := a.index.lookup(id.short(), func(e entry) bool {
		_, known = a.index.row(uint64(e.pack))
		return known
	}); err != nil {
		t.Fatal(err)
	}
	return known
}
