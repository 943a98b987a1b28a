package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// liar is a fetcher that gives other bytes for one object.
type liar struct {
	depot *depot
	hash  record.Hash
	lie   func([]byte) []byte
}

func (l *liar) Object(ctx context.Context, e record.Entry, lay record.Layout) ([]byte, error) {
	b, err := l.depot.Object(ctx, e, lay)
	if err == nil && e.Hash() == l.hash {
		b = l.lie(b)
	}
	return b, err
}

// small is a device with one snapshot of a few small files.
func small(t *testing.T) (d *device, src string, r *Result, want map[string]string) {
	t.Helper()
	src = t.TempDir()
	write(t, filepath.Join(src, "a"), []byte("first"))
	write(t, filepath.Join(src, "d/b"), []byte("second file"))
	write(t, filepath.Join(src, "d/c"), lines(rand.New(rand.NewPCG(1, 1)), 3000))
	want = describe(t, src)
	d = newDevice(t)
	r = d.back(d.request(tree(t, src)))
	return d, src, r, want
}

func (d *device) epochKey(epoch uint32) seal.Secret {
	d.t.Helper()
	if c := d.a.state.Committed; c != nil && c.Epoch == epoch {
		return c.EpochKey
	}
	d.t.Fatal("no such epoch any more")
	return seal.Secret{}
}

func segmentsOf(k *kept) func(context.Context, record.Hash) ([]byte, error) {
	return func(_ context.Context, r record.Hash) ([]byte, error) {
		if b, ok := k.segments[r]; ok {
			return b, nil
		}
		return nil, errors.New("no such segment")
	}
}

func entries(t *testing.T, k *kept) []record.Entry {
	t.Helper()
	var all []record.Entry
	for _, b := range k.segments {
		seg, _, err := record.ParseSegment(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, seg.Entries...)
	}
	return all
}

// TestEveryFlippedByteIsNoticed: whatever single byte of whatever object is
// wrong, nothing wrong is restored, and the error says that it is damage.
func TestEveryFlippedByteIsNoticed(t *testing.T) {
	d, src, res, want := small(t)
	k := d.lists[res.ListRoot]
	key := d.epochKey(1)
	ctx := context.Background()
	try := func(fetch Fetcher, head []byte, segments func(context.Context, record.Hash) ([]byte, error)) error {
		s, err := OpenSnapshot(ctx, head, res.ListRoot, segments, key, fetch)
		if err != nil {
			return err
		}
		to := filepath.Join(t.TempDir(), "to")
		_, err = s.Restore(ctx, to, RestoreOptions{})
		got := describe(t, to)
		for p, g := range got {
			rel, err := filepath.Rel(src, "/"+p)
			if err != nil || strings.HasPrefix(rel, "..") || rel == "." || strings.HasPrefix(g, "d") {
				continue
			}
			if g != want[rel] {
				t.Fatalf("%s was restored wrongly: %q, want %q", p, g, want[rel])
			}
		}
		return err
	}
	flips, silent := 0, 0
	for _, e := range entries(t, k) {
		if e.Kind == record.KeyBox {
			continue // no reader of files opens it: package seal's tests flip its bytes
		}
		whole, err := d.depot.Object(ctx, e, testLayout)
		if err != nil {
			t.Fatal(err)
		}
		padding := len(whole)
		if e.Kind == record.ReplicatedPack || e.Kind == record.CodedPack {
			p, err := d.a.index.named(e.Hash())
			if err != nil {
				t.Fatal(err)
			}
			padding = int(p.key.IndexOffset) // frames that a reader opens
		}
		for i := range whole {
			flips++
			err := try(&liar{d.depot, e.Hash(), func(b []byte) []byte { b[i] ^= 1 << (i % 8); return b }}, k.head, segmentsOf(k))
			if err == nil {
				if i < padding {
					t.Fatalf("byte %d of the %s changed unnoticed", i, e.Kind)
				}
				silent++ // no frame: nothing was read from there
				continue
			}
			var in *IncompleteError
			if !errors.As(err, &in) && !errors.Is(err, ErrSwapped) && !errors.Is(err, seal.ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Fatalf("byte %d of the %s: %v", i, e.Kind, err)
			}
			if errors.As(err, &in) && len(in.Packs) != 1 {
				t.Fatalf("byte %d of the %s: the pack is not named: %v", i, e.Kind, err)
			}
		}
		for _, cut := range []int{0, 1, len(whole) / 2, len(whole) - 1} {
			if err := try(&liar{d.depot, e.Hash(), func(b []byte) []byte { return b[:cut] }}, k.head, segmentsOf(k)); err == nil {
				t.Fatalf("the %s cut at %d of %d unnoticed", e.Kind, cut, len(whole))
			}
		}
	}
	for i := range k.head {
		head := bytes.Clone(k.head)
		head[i] ^= 1
		if err := try(d.depot, head, segmentsOf(k)); !errors.Is(err, ErrSwapped) && !errors.Is(err, record.ErrList) && !errors.Is(err, ErrNewer) {
			t.Fatalf("byte %d of the head: %v", i, err)
		}
		flips++
	}
	for root, b := range k.segments {
		for i := range b {
			seg := bytes.Clone(b)
			seg[i] ^= 1
			err := try(d.depot, k.head, func(ctx context.Context, r record.Hash) ([]byte, error) {
				if r == root {
					return seg, nil
				}
				return segmentsOf(k)(ctx, r)
			})
			if !errors.Is(err, ErrSwapped) && !errors.Is(err, record.ErrList) && !errors.Is(err, ErrNewer) {
				t.Fatalf("byte %d of a segment: %v", i, err)
			}
			flips++
		}
	}
	t.Logf("%d bytes flipped; %d of them where nothing is read", flips, silent)
}

// TestEveryFlippedShardByteIsServedAround: a damaged shard is found by its root
// and the rest serves.
func TestEveryFlippedShardByteIsServedAround(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	src := t.TempDir()
	write(t, filepath.Join(src, "f"), noise(r, 200_000))
	want := describe(t, src)
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	for _, e := range entries(t, d.lists[res.ListRoot]) {
		if e.Kind != record.CodedPack {
			continue
		}
		for range 20 {
			kept := d.depot.snapshot()
			for _, i := range r.Perm(6)[:2] {
				b := bytes.Clone(d.depot.shards[e.Roots[i]])
				b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
				d.depot.shards[e.Roots[i]] = b
			}
			compare(t, want, restored(t, d.open(res.ListRoot), src))
			d.depot.shards = kept
		}
	}
}

func TestStaleAndSwappedObjectsAreNamed(t *testing.T) {
	d, src, first, _ := small(t)
	key := d.epochKey(1)
	write(t, filepath.Join(src, "a"), []byte("changed"))
	second := d.back(d.request(tree(t, src)))
	ctx := context.Background()
	old, now := d.lists[first.ListRoot], d.lists[second.ListRoot]
	all := func(ctx context.Context, r record.Hash) ([]byte, error) {
		if b, err := segmentsOf(now)(ctx, r); err == nil {
			return b, nil
		}
		return segmentsOf(old)(ctx, r)
	}
	if _, err := OpenSnapshot(ctx, old.head, second.ListRoot, all, key, d.depot); !errors.Is(err, ErrSwapped) || !strings.Contains(err.Error(), "sequence 1") {
		t.Fatalf("an older list: %v", err)
	}
	oldHead, _, _ := record.ParseHead(old.head)
	newHead, _, _ := record.ParseHead(now.head)
	stale := &liar{d.depot, newHead.Manifest, func([]byte) []byte { return d.depot.shards[oldHead.Manifest] }}
	if _, err := OpenSnapshot(ctx, now.head, second.ListRoot, all, key, stale); !errors.Is(err, ErrSwapped) {
		t.Fatalf("an older manifest: %v", err)
	}
	// A head that a forger made for the newest sequence over an old manifest.
	forged := newHead
	forged.Manifest = oldHead.Manifest
	head, root, err := forged.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSnapshot(ctx, head, root, all, key, d.depot); !errors.Is(err, ErrSwapped) || !strings.Contains(err.Error(), "sequence 1") {
		t.Fatalf("an older manifest under a newer head: %v", err)
	}
	if _, err := OpenSnapshot(ctx, now.head, second.ListRoot, all, seal.NewSecret(), d.depot); !errors.Is(err, seal.ErrDamaged) {
		t.Fatalf("a wrong key: %v", err)
	}
	swapped := newHead
	for _, e := range entries(t, now) {
		if e.Kind == record.KeySegment {
			swapped.Manifest = e.Hash()
		}
	}
	head, root, _ = swapped.Encode()
	if _, err := OpenSnapshot(ctx, head, root, all, key, d.depot); err == nil {
		t.Fatal("a key segment passed for a manifest")
	}
	other := newDevice(t)
	other.id.Device[5]++
	if _, err := Adopt(ctx, other.fs, t.TempDir(), other.id, d.open(second.ListRoot)); !errors.Is(err, ErrSwapped) {
		t.Fatalf("another device's snapshot was adopted: %v", err)
	}
}

// TestLostPacksAreNamedAndTheRestRestored destroys more shards than the code
// bears.
func TestLostPacksAreNamedAndTheRestRestored(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	src := t.TempDir()
	for _, name := range []string{"a", "b/c", "b/d", "e"} {
		write(t, filepath.Join(src, name), noise(r, 3<<20))
	}
	write(t, filepath.Join(src, "small"), []byte("in some pack"))
	want := describe(t, src)
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	var coded []record.Entry
	for _, e := range entries(t, d.lists[res.ListRoot]) {
		if e.Kind == record.CodedPack {
			coded = append(coded, e)
		}
	}
	for _, e := range coded {
		kept := d.depot.snapshot()
		for _, root := range e.Roots[:3] {
			delete(d.depot.shards, root)
		}
		s := d.open(res.ListRoot)
		to := filepath.Join(t.TempDir(), "to")
		report, err := s.Restore(context.Background(), to, RestoreOptions{})
		var in *IncompleteError
		if !errors.As(err, &in) || report == nil {
			t.Fatalf("a pack is lost: %v", err)
		}
		if len(in.Packs) != 1 || in.Packs[0].Hash != e.Hash() || !errors.Is(in.Packs[0].Err, erasure.ErrTooFew) {
			t.Fatalf("lost is %s, named %v", e.Hash(), in.Packs)
		}
		got := describe(t, filepath.Join(to, src))
		missing := map[string]bool{}
		for _, f := range in.Failed {
			rel, _ := filepath.Rel(src, "/"+f.Path)
			missing[rel] = true
		}
		for p, w := range want {
			if missing[p] {
				if _, there := got[p]; there {
					t.Fatalf("%s is named as missing, and there", p)
				}
				continue
			}
			if got[p] != w {
				t.Fatalf("%s: want %q, got %q", p, w, got[p])
			}
		}
		if len(got)+len(missing) != len(want) {
			t.Fatalf("%d restored and %d missing of %d", len(got), len(missing), len(want))
		}
		if entries, _ := filepath.Glob(filepath.Join(to, src, tempName+"*")); len(entries) > 0 {
			t.Fatalf("left behind: %v", entries)
		}
		d.depot.shards = kept
	}
}

func TestHolesInTheTree(t *testing.T) {
	src := t.TempDir()
	for i := range 40 {
		dir := filepath.Join(src, "dir"+string(rune('a'+i%26))+string(rune('a'+i/26)))
		for j := range 60 {
			write(t, filepath.Join(dir, strings.Repeat("n", 40)+string(rune('0'+j%10))+string(rune('a'+j/10))), []byte{byte(i), byte(j)})
		}
	}
	want := describe(t, src)
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	s := d.open(res.ListRoot)
	root := s.manifest.root
	if root.Level == 0 || len(root.Children) < 4 {
		t.Fatalf("the tree is too small for this test: level %d", root.Level)
	}
	for n := 0; n < len(root.Children); n += 1 + len(root.Children)/6 {
		s := d.open(res.ListRoot)
		s.manifest.root.Children[n].Offset++ // the node cannot be opened
		to := filepath.Join(t.TempDir(), "to")
		_, err := s.Restore(context.Background(), to, RestoreOptions{})
		var in *IncompleteError
		if !errors.As(err, &in) || in.Count != 1 || in.Failed[0].Path != string(root.Children[n].First) {
			t.Fatalf("node %d: %v", n, err)
		}
		before := ""
		if n+1 < len(root.Children) {
			before = string(root.Children[n+1].First)
		}
		got := describe(t, filepath.Join(to, src))
		for p, w := range want {
			full := strings.TrimPrefix(filepath.Join(src, p), "/")
			inHole := comparePaths(full, string(root.Children[n].First)) >= 0 && (before == "" || comparePaths(full, before) < 0)
			if _, there := got[p]; !inHole && got[p] != w || inHole && there && !strings.HasPrefix(w, "d") {
				t.Fatalf("node %d: %s (in the hole: %v): %q, want %q", n, p, inHole, got[p], w)
			}
		}
	}
}

func TestRestoreRefusesAFolderInUse(t *testing.T) {
	d, src, res, want := small(t)
	to := t.TempDir()
	write(t, filepath.Join(to, "there"), []byte("before"))
	s := d.open(res.ListRoot)
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); !errors.Is(err, ErrNotEmpty) {
		t.Fatal(err)
	}
	// With leave, what is there is replaced or stays; links are replaced, not
	// followed.
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	write(t, elsewhere, []byte("untouched"))
	if err := os.MkdirAll(filepath.Join(to, src), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(to, src, "a")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(context.Background(), to, RestoreOptions{Existing: true}); err != nil {
		t.Fatal(err)
	}
	compare(t, want, describe(t, filepath.Join(to, src)))
	if b, _ := os.ReadFile(elsewhere); string(b) != "untouched" {
		t.Fatal("a link was followed")
	}
	if b, _ := os.ReadFile(filepath.Join(to, "there")); string(b) != "before" {
		t.Fatal("another file was touched")
	}
	// A link where a directory belongs is not followed either.
	other := t.TempDir()
	victim := t.TempDir()
	first := strings.Split(strings.Trim(src, "/"), "/")[0]
	if err := os.Symlink(victim, filepath.Join(other, first)); err != nil {
		t.Fatal(err)
	}
	var in *IncompleteError
	if _, err := s.Restore(context.Background(), other, RestoreOptions{Existing: true}); !errors.As(err, &in) {
		t.Fatal(err)
	}
	if names, _ := os.ReadDir(victim); len(names) != 0 {
		t.Fatalf("written through a link: %v", names)
	}
}

// Where everything is lost, memory does not grow with every pack's reasons: those
// of the first are kept, the others are counted, and none is asked for again.
func TestEverythingLost(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 8))
	src := t.TempDir()
	const files = maxUnread + 500
	for i := range files {
		write(t, filepath.Join(src, fmt.Sprintf("%04d", i)), noise(r, 20_000))
	}
	d := newDevice(t)
	res := d.back(d.request(tree(t, src)))
	s := d.open(res.ListRoot)
	packs := map[uint64]bool{} // of contents
	if err := s.Walk(t.Context(), "", func(e Entry) error {
		for _, c := range e.content.chunks {
			packs[c.Pack] = true
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	content := len(packs)
	for n := range packs {
		k, _ := s.keys.of(n)
		at, _, err := s.list.find(t.Context(), k.Hash)
		if err != nil {
			t.Fatal(err)
		}
		for _, root := range at.entry.Roots[:3] {
			delete(d.depot.shards, root)
		}
	}
	if content < 5 {
		t.Fatalf("only %d packs of contents", content)
	}
	c := &counting{depot: d.depot}
	s = d.with(res.ListRoot, c, 0)
	s.packs.most = 2
	for try := range 2 {
		before := c.calls
		_, err := s.Check(t.Context(), nil)
		var in *IncompleteError
		if !errors.As(err, &in) || in.Count != files || len(in.Failed) != maxUnread {
			t.Fatalf("check: %v", err)
		}
		if told := len(in.Packs) + int(in.PacksOmitted); told != content || in.PacksOmitted == 0 {
			t.Errorf("%d packs named and %d counted, %d are lost", len(in.Packs), in.PacksOmitted, content)
		}
		if len(s.packs.lost) != 2 || len(s.packs.lostToo) != content-2 {
			t.Errorf("why is kept of %d packs, and of %d that they are lost", len(s.packs.lost), len(s.packs.lostToo))
		}
		for _, p := range in.Packs {
			if lost := errors.Is(p, erasure.ErrTooFew); !lost && !errors.Is(p, errLostToo) {
				t.Errorf("%v", p)
			}
		}
		if asked := c.calls - before; try > 0 && asked > len(s.keys)-content+1 {
			t.Errorf("%d objects were asked for again, %d packs are not lost", asked, len(s.keys)-content)
		}
	}
}
