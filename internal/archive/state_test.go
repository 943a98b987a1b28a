package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

func TestDamagedOrNewerStateIsNamed(t *testing.T) {
	d, src, _, _ := small(t)
	write(t, filepath.Join(src, "more"), []byte("more"))
	if _, err := d.a.Snapshot(context.Background(), d.request(tree(t, src))); err != nil {
		t.Fatal(err)
	}
	if err := d.a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(d.fs, d.dir, d.id); !errors.Is(err, ErrExists) {
		t.Fatal(err)
	}
	if _, err := Open(d.fs, t.TempDir(), d.id); !errors.Is(err, ErrNoArchive) {
		t.Fatal(err)
	}
	var state *StateError
	if _, err := Open(d.fs, d.dir, Identity{d.id.Genesis, record.Hash{77}}); !errors.As(err, &state) {
		t.Fatal(err)
	}
	var files []string
	if err := filepath.WalkDir(d.dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			files = append(files, p)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(files) < 6 {
		t.Fatalf("only %v", files)
	}
	for _, name := range files {
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		memo := filepath.Base(name)[:4] == "memo"
		for i := 0; i < len(whole); i += 1 + len(whole)/40 {
			b := bytes.Clone(whole)
			b[i] ^= 1
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
			a, err := Open(d.fs, d.dir, d.id)
			if err == nil {
				// What is read only when needed must not mislead then: a memo is a
				// hint, the log's last record may have been torn, and a segment
				// of a list is checked when it is sent.
				lists := readLists(a)
				last := filepath.Base(name) == packLog && a.index.log.Cut() > 0
				if !memo && !last && !errors.As(lists, &state) {
					t.Fatalf("byte %d of %s changed unnoticed", i, filepath.Base(name))
				}
				a.Close()
			} else if !errors.As(err, &state) {
				t.Fatalf("byte %d of %s: %v", i, filepath.Base(name), err)
			}
			if err := os.WriteFile(name, whole, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, info := range []fs.FileMode{mode(t, name)} {
			if info.Perm() != 0o600 {
				t.Errorf("%s has mode %v: it holds keys", name, info)
			}
		}
	}
	// The next version's state is called newer.
	s := d.a.state
	s.Version = 2
	if err := writeState(d.fs, d.dir, stateFile, s); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(d.fs, d.dir, d.id); !errors.Is(err, ErrNewer) || !errors.As(err, &state) {
		t.Fatal(err)
	}
}

// readLists reads the lists of both snapshots as they are sent to stores.
func readLists(a *Archive) error {
	for _, p := range []*point{a.state.Committed, a.prepared} {
		if p == nil {
			continue
		}
		r, err := a.result(*p)
		if err != nil {
			return err
		}
		for _, s := range r.Segments {
			if _, err := a.Segment(s.Root); err != nil {
				return err
			}
		}
	}
	return nil
}

// TestDamagedLogIsNamedWhenItIsNeeded: what a run covers of the log is not read
// when the archive is opened, and no byte of it is believed when it is.
func TestDamagedLogIsNamedWhenItIsNeeded(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(11, 11))
	d := newDevice(t)
	for i := range 4 {
		write(t, filepath.Join(src, "f"+string(rune('0'+i))), noise(r, 60_000))
		d.back(d.request(tree(t, src)))
	}
	open := func() *Archive {
		t.Helper()
		a, err := openWith(d.fs, d.dir, d.id, indexLimits{full: 2, uncovered: 1, filters: 1 << 10})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := open()
	covered := a.index.covered
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(d.dir, packLog)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if covered < 2000 {
		t.Fatalf("runs cover %d bytes of %d", covered, len(whole))
	}
	for i := 200; i < int(covered); i += 1 + len(whole)/100 {
		b := bytes.Clone(whole)
		b[i] ^= 1
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		a := open()
		var state *StateError
		req := d.request(tree(t, src))
		req.Epoch = 2 // needs all keys
		if _, err := a.Snapshot(context.Background(), req); err == nil || !errors.As(err, &state) || state.File != name {
			whole := a.index.each(func(_ row, read func() (logged, error)) error {
				_, err := read()
				return err
			})
			if err != nil || whole != nil { // else no pack's line was altered
				t.Fatalf("byte %d: %v, %v", i, err, whole)
			}
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func mode(t *testing.T, name string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// TestMemoThatSaysTheSameIsKept: it is written anew only when something changed,
// wherever that is.
func TestMemoThatSaysTheSameIsKept(t *testing.T) {
	d, src, _, _ := small(t)
	names := []string{"a", "d/b", "d/c"}
	name := func() string {
		d.back(d.request(tree(t, src)))
		return d.a.state.Committed.Memo
	}
	kept := name()
	for range 2 {
		if now := name(); now != kept {
			t.Fatalf("the memo was written again: %s, %s", now, kept)
		}
		d.reopen()
	}
	for i, changed := range append(names, "d/d", "e") {
		write(t, filepath.Join(src, changed), fmt.Appendf(nil, "changed %d", i))
		if now := name(); now == kept {
			t.Fatalf("%s changed, the memo did not", changed)
		}
	}
	if err := os.Remove(filepath.Join(src, "e")); err != nil { // the last record
		t.Fatal(err)
	}
	kept = name()
	s := d.open(d.a.state.Committed.ListRoot)
	compare(t, describe(t, src), restored(t, s, src))
	whole, err := os.ReadFile(filepath.Join(d.dir, kept))
	if err != nil || bytes.Contains(whole, []byte(inTree(filepath.Join(src, "e")))) {
		t.Fatalf("the memo has what is gone: %v", err)
	}
}

// TestDamagedMemoIsOnlyReadAgain: the files' memo is a hint. Small files may be
// stored once more, since the first of those that are read again may share a
// chunk with others than before.
func TestDamagedMemoIsOnlyReadAgain(t *testing.T) {
	d, src, _, want := small(t)
	memos, err := filepath.Glob(filepath.Join(d.dir, "memo-*"))
	if err != nil || len(memos) != 1 {
		t.Fatal(memos, err)
	}
	whole, err := os.ReadFile(memos[0])
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(whole); i += 9 {
		b := bytes.Clone(whole)
		b[i] ^= 0x10
		if err := os.WriteFile(memos[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
		res, err := d.a.Snapshot(context.Background(), d.request(tree(t, src)))
		if err != nil || res.Stats.Added > groupMax {
			t.Fatalf("byte %d: %v, %d added", i, err, res.Stats.Added)
		}
	}
	res := d.back(d.request(tree(t, src)))
	compare(t, want, restored(t, d.open(res.ListRoot), src))
}

// TestSentPacksAreNotMadeAgain: what died on the way is resumed.
func TestSentPacksAreNotMadeAgain(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(8, 8))
	for i := range 10 {
		write(t, filepath.Join(src, "f"+string(rune('0'+i))), noise(r, 4<<20))
	}
	want := describe(t, src)
	d := newDevice(t)
	n := 0
	d.depot.fail = func(Object) error {
		if n++; n > 6 {
			return errors.New("the link is down")
		}
		return nil
	}
	if _, err := d.a.Snapshot(context.Background(), d.request(tree(t, src))); err == nil {
		t.Fatal("the link was down")
	}
	d.depot.fail = nil
	first := d.depot.bytes
	if d.depot.puts < 6 {
		t.Fatalf("%d packs sent before the link went down", d.depot.puts)
	}
	d.reopen()
	res := d.back(d.request(tree(t, src)))
	if sent := d.depot.bytes; sent > 40<<20+5<<20 {
		t.Fatalf("%d bytes sent for 40 MiB, %d of them before the link went down", sent, first)
	}
	compare(t, want, restored(t, d.open(res.ListRoot), src))
}

// TestOldKeysAreForgotten: after a new epoch the state folder holds neither the
// old epoch's key nor the keys of packs that nothing refers to any more.
func TestOldKeysAreForgotten(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(9, 9))
	write(t, filepath.Join(src, "stays"), noise(r, 100_000))
	write(t, filepath.Join(src, "goes"), noise(r, 100_000))
	d := newDevice(t)
	// Two snapshots, so that the files are in packs of their own.
	if err := os.Rename(filepath.Join(src, "goes"), filepath.Join(t.TempDir(), "x")); err != nil {
		t.Fatal(err)
	}
	d.back(d.request(tree(t, src)))
	write(t, filepath.Join(src, "goes"), noise(r, 100_000))
	d.back(d.request(tree(t, src)))
	old := d.epochKey(1)
	if err := os.Remove(filepath.Join(src, "goes")); err != nil {
		t.Fatal(err)
	}
	secrets := map[string][]byte{"the epoch key": old[:]}
	for n, p := range knownPacks(t, d.a) {
		secrets["the key of pack "+string(rune('0'+n))] = p.key.Key[:]
	}
	req := d.request(tree(t, src))
	req.Epoch = 2
	res := d.back(req)
	kept := map[uint64]bool{}
	for n := range knownPacks(t, d.a) {
		kept[n] = true
	}
	if len(kept) == 0 || len(kept) >= len(secrets)-1 {
		t.Fatalf("%d packs known of %d", len(kept), len(secrets)-1)
	}
	all := map[string][]byte{}
	if err := filepath.WalkDir(d.dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			all[p], err = os.ReadFile(p)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for what, secret := range secrets {
		still := what != "the epoch key" && kept[uint64(what[len(what)-1]-'0')]
		found := false
		for _, b := range all {
			found = found || bytes.Contains(b, secret)
		}
		if found != still {
			t.Errorf("%s: in the state folder %v, still needed %v", what, found, still)
		}
	}
	compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
	if _, err := OpenSnapshot(context.Background(), res.Head, res.ListRoot, segmentsOf(d.lists[res.ListRoot]), old, d.depot); err == nil {
		t.Fatal("the old epoch's key opens the new epoch")
	}
}

// TestEpochKeyStaysTheSameUntilItsFirstCommit: custodians that were given a
// share before a crash are not given another.
func TestEpochKeyStaysTheSameUntilItsFirstCommit(t *testing.T) {
	src := t.TempDir()
	write(t, filepath.Join(src, "f"), []byte("x"))
	d := newDevice(t)
	d.depot.fail = func(o Object) error {
		if o.Entry.Kind == record.Manifest {
			return errors.New("not now")
		}
		return nil
	}
	seen := map[record.Hash]bool{}
	for range 3 {
		req := d.request(tree(t, src))
		_, err := d.a.Snapshot(context.Background(), req)
		if err == nil {
			t.Fatal("the manifest was sent")
		}
		seen[record.Hash(d.a.state.NextKey)] = true
		d.reopen()
	}
	d.depot.fail = nil
	d.back(d.request(tree(t, src)))
	seen[record.Hash(d.epochKey(1))] = true
	if len(seen) != 1 {
		t.Fatalf("%d keys for one epoch", len(seen))
	}
}

// TestManySnapshotsKeepTheListShort: segments of the list and of the key table
// are merged, and everything restores.
func TestManySnapshotsKeepTheListShort(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(10, 10))
	d := newDevice(t)
	var res *Result
	for i := range 150 {
		write(t, filepath.Join(src, "f"+string(rune('a'+i%20))), noise(r, 2000))
		res = d.back(d.request(tree(t, src)))
	}
	s := d.open(res.ListRoot)
	if len(s.head.Segments) > maxLooseSegments+1 || len(s.manifest.keySegments) > maxLooseKeySegments+1 {
		t.Fatalf("%d segments, %d of the key table", len(s.head.Segments), len(s.manifest.keySegments))
	}
	compare(t, describe(t, src), restored(t, s, src))
	lists, err := os.ReadDir(filepath.Join(d.dir, listsDir))
	if err != nil || len(lists) != len(s.head.Segments) {
		t.Fatalf("%d segments kept, %d listed", len(lists), len(s.head.Segments))
	}
}
