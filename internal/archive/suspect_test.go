package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// suspect is a device with a hundred texts, backed up once, and large files among
// them.
func suspect(t *testing.T) (d *device, src string, names []string) {
	src = t.TempDir()
	for i := range 100 {
		name := filepath.Join(src, fmt.Sprintf("d%d", i%5), fmt.Sprintf("%02d.txt", i))
		names = append(names, name)
		write(t, name, bytes.Repeat(fmt.Appendf(nil, "This is file number %d, and it goes on.\n", i), 10+i*i))
	}
	d = newDevice(t)
	if r := d.back(d.request(tree(t, src))); r.Verdict.Kinds != 0 {
		t.Fatalf("the first snapshot: %+v", r.Verdict)
	}
	return d, src, names
}

// What happens to files shows in the next snapshot's verdict, which its manifest
// has too, and no more in the one after.
func TestVerdict(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	encrypt := func(t *testing.T, name, to string) {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != to {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		write(t, to, noise(random, int(info.Size())))
	}
	for what, c := range map[string]struct {
		do   func(t *testing.T, name string, i int)
		want suspicion.Kinds
	}{
		"encrypted in place": {func(t *testing.T, name string, i int) {
			if i%20 == 0 {
				encrypt(t, name, name)
			}
		}, suspicion.Bulk},
		"encrypted and renamed": {func(t *testing.T, name string, i int) { encrypt(t, name, name+".locked") }, suspicion.Bulk},
		"encrypted under other names": {func(t *testing.T, name string, i int) {
			encrypt(t, name, filepath.Join(filepath.Dir(name), fmt.Sprintf("%016x", random.Uint64())))
		}, suspicion.Bulk},
		"appended to": {func(t *testing.T, name string, i int) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			write(t, name, append(b, "One line more.\n"...))
		}, 0},
		"removed": {func(t *testing.T, name string, i int) {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}, 0},
		"moved": {func(t *testing.T, name string, i int) {
			if err := os.Rename(name, name+".bak"); err != nil {
				t.Fatal(err)
			}
		}, 0},
		"made links": {func(t *testing.T, name string, i int) {
			if err := errors.Join(os.Remove(name), os.Symlink("elsewhere", name)); err != nil {
				t.Fatal(err)
			}
		}, 0},
	} {
		t.Run(what, func(t *testing.T) {
			d, src, names := suspect(t)
			for i, name := range names {
				c.do(t, name, i)
			}
			r := d.back(d.request(tree(t, src)))
			if r.Verdict.Kinds != c.want {
				t.Errorf("%s: %q, want %s", r.Verdict.Kinds, r.Verdict.Reasons, c.want)
			}
			if m := d.open(r.ListRoot).Manifest(); m.Verdict.Kinds != r.Verdict.Kinds || m.Verdict.Hash() != r.Verdict.Hash() || !slices.Equal(m.Verdict.Reasons, r.Verdict.Reasons) {
				t.Errorf("the manifest has %+v, the result %+v", m.Verdict, r.Verdict)
			}
			if r := d.back(d.request(tree(t, src))); r.Verdict.Kinds != 0 {
				t.Errorf("a snapshot of nothing new: %+v", r.Verdict)
			}
		})
	}
}

// What a snapshot that was broken off has read after the attack does not count as
// what the files were before.
func TestVerdictAfterBreak(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	d, src, names := suspect(t)
	for _, name := range names[:90] {
		write(t, name, noise(random, 200<<10))
	}
	req := d.request(tree(t, src))
	puts := 0
	req.Put = func(ctx context.Context, o Object) error {
		if puts++; puts > 3 {
			return errors.New("the link is gone")
		}
		return d.depot.put(ctx, o)
	}
	if _, err := d.a.Snapshot(t.Context(), req); err == nil {
		t.Fatal("it was not broken off")
	}
	d.reopen()
	if r := d.back(d.request(tree(t, src))); r.Verdict.Kinds != suspicion.Bulk {
		t.Errorf("%+v", r.Verdict)
	}
}

// Files that are packed anew, for another layout, are what they were.
func TestNoVerdictOfAnotherLayout(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	d, src, _ := suspect(t)
	for i := range 30 {
		write(t, filepath.Join(src, fmt.Sprintf("%d.jpg", i)), append(append([]byte("\xff\xd8\xff\xe0"), noise(random, 60<<10)...), 0xff, 0xd9))
	}
	d.back(d.request(tree(t, src)))
	for i := range 30 { // touched, too
		name := filepath.Join(src, fmt.Sprintf("%d.jpg", i))
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, b)
	}
	req := d.request(tree(t, src))
	req.Layout = record.Layout{K: 1, Places: []record.Place{{Slot: 9, Version: 1}}}
	if r := d.back(req); r.Verdict.Kinds != 0 {
		t.Errorf("%+v", r.Verdict)
	}
}

// A manifest with a verdict that no writer makes is refused.
func TestManifestVerdict(t *testing.T) {
	d, src, _ := suspect(t)
	m := d.open(d.back(d.request(tree(t, src))).ListRoot).Manifest()
	for _, v := range []suspicion.Verdict{{Kinds: 4}, {Kinds: 4, Reasons: []string{""}}, {Kinds: 4, Reasons: []string{"a\nb"}},
		{Kinds: 4, Reasons: make([]string, suspicion.MaxReasons+1)}, {Kinds: 4, Reasons: []string{string(make([]byte, suspicion.MaxReason+1))}}} {
		m.Verdict = v
		b, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseManifest(b); !errors.Is(err, ErrForm) {
			t.Errorf("%+v: %v", v, err)
		}
	}
	m.Verdict = suspicion.Verdict{Kinds: 0x81, Salt: suspicion.Salt{1}, Reasons: []string{"one", "two"}}
	b, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := parseManifest(b); err != nil || got.Verdict.Hash() != m.Verdict.Hash() || got.Verdict.Kinds != 0x81 {
		t.Errorf("%+v, %v", got.Verdict, err)
	}
}
