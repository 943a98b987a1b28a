package archive

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// namedBytes is what a list makes stores keep, before coding, and the packs of
// it.
func namedBytes(t *testing.T, s *Snapshot) (bytes uint64, packs map[record.Hash]bool) {
	t.Helper()
	packs = map[record.Hash]bool{}
	for n := range s.list.refs {
		seg, err := s.list.segment(t.Context(), uint32(n))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range seg.entries {
			bytes += e.Length
			if e.Kind == record.CodedPack || e.Kind == record.ReplicatedPack {
				packs[e.Hash()] = true
			}
		}
	}
	return bytes, packs
}

// TestRetentionFreesSpace: when most of a pack's content is gone from the
// sources, the rest is packed anew, and later lists no longer name the pack. No
// backup on the way sends more than a part of the data again.
func TestRetentionFreesSpace(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(21, 21))
	name := func(i int) string { return filepath.Join(src, string(rune('a'+i/26%26))+string(rune('a'+i%26))) }
	const files = 240 // of 100 kB: some 6 packs
	d := newDevice(t)
	for i := range files {
		write(t, name(i), noise(r, 100_000))
	}
	res := d.back(d.request(tree(t, src)))
	full, first := namedBytes(t, d.open(res.ListRoot))
	for i := range files {
		if i%10 != 0 {
			if err := os.Remove(name(i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	rounds := 0
	for {
		before := d.depot.bytes
		res = d.back(d.request(tree(t, src)))
		if sent := d.depot.bytes - before; sent > int64(full)/3 {
			t.Fatalf("%d bytes sent again at once, of %d", sent, full)
		}
		compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
		left, packs := namedBytes(t, d.open(res.ListRoot))
		old := 0
		for h := range first {
			if packs[h] {
				old++
			}
		}
		if rounds++; left < full/5 && old == 0 {
			break
		}
		if rounds > 12 {
			t.Fatalf("after %d backups the list names %d bytes of %d, %d of the first packs", rounds, left, full, old)
		}
		if rounds%3 == 0 {
			d.reopen()
		}
	}
	// Then it rests: nothing is packed anew for ever.
	for range 3 {
		d.back(d.request(tree(t, src)))
	}
	before := d.depot.bytes
	res = d.back(d.request(tree(t, src)))
	if sent := d.depot.bytes - before; sent > 20_000 {
		t.Errorf("%d bytes sent in a backup in which nothing changed", sent)
	}
	compare(t, describe(t, src), restored(t, d.open(res.ListRoot), src))
}

// unreadable is a file tree none of whose files can be opened any more.
type unreadable struct{ *FileTree }

func (u unreadable) Walk(ctx context.Context, emit func(Item) error) error {
	return u.FileTree.Walk(ctx, func(it Item) error {
		if it.Entry.Type == File {
			it.Open = func(context.Context) (Reader, error) { return nil, errors.New("the disk has a bad sector") }
		}
		return emit(it)
	})
}

// TestUnreadableFileKeepsItsOldContent: a file that must be read only because its
// pack is packed anew, and cannot be read, stays in the snapshot as it was.
func TestUnreadableFileKeepsItsOldContent(t *testing.T) {
	src := t.TempDir()
	r := rand.New(rand.NewPCG(22, 22))
	d := newDevice(t)
	stays := noise(r, 200_000)
	write(t, filepath.Join(src, "stays"), stays)
	for i := range 30 {
		write(t, filepath.Join(src, "goes"+string(rune('a'+i))), noise(r, 100_000))
	}
	d.back(d.request(tree(t, src)))
	for i := range 30 {
		if err := os.Remove(filepath.Join(src, "goes"+string(rune('a'+i)))); err != nil {
			t.Fatal(err)
		}
	}
	d.back(d.request(tree(t, src)))
	if len(d.a.state.Committed.Sparse) == 0 {
		t.Fatal("no pack is sparse")
	}
	res := d.back(d.request(unreadable{tree(t, src)}))
	if res.SkippedCount != 0 {
		t.Fatalf("skipped: %v", res.Skipped)
	}
	out := t.TempDir()
	if _, err := d.open(res.ListRoot).Restore(t.Context(), out, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	found := false
	_ = filepath.WalkDir(out, func(p string, e os.DirEntry, err error) error {
		if err == nil && e.Name() == "stays" {
			b, err := os.ReadFile(p)
			found = err == nil && bytes.Equal(b, stays)
		}
		return nil
	})
	if !found {
		t.Fatal("the file is not in the snapshot as it was")
	}
}
