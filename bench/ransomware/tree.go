package ransomware

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
)

// tree is a tree of files in memory, which the archive can take in.
type tree struct {
	r     *rand.Rand
	pool  *pool
	files map[string]*file
	clock uint64
}

type file struct {
	data  []byte
	stamp uint64 // of the last change, as a file system's times are
}

// put writes a file.
func (t *tree) put(name string, data []byte) {
	t.clock++
	t.files[name] = &file{data, t.clock}
}

// rename moves a file; it keeps its content and its times.
func (t *tree) rename(from, to string) {
	if f := t.files[from]; f != nil && from != to {
		delete(t.files, from)
		t.files[to] = f
	}
}

// names lists the files below a directory, in order.
func (t *tree) names(dir string) []string {
	var out []string
	for _, n := range slices.Sorted(maps.Keys(t.files)) {
		if dir == "" || strings.HasPrefix(n, dir+"/") {
			out = append(out, n)
		}
	}
	return out
}

// some picks a share of the names, at random.
func (t *tree) some(names []string, share float64) []string {
	return slices.DeleteFunc(slices.Clone(names), func(string) bool { return t.r.Float64() >= share })
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x72616e736f6d)) }

// root is where the tree lies.
const root = "srv"

// Info, Root and Walk make it a source of an archive.
func (t *tree) Info() archive.SourceInfo { return archive.SourceInfo{Kind: "files", Path: "/" + root} }

// Root is the directory that all is in.
func (t *tree) Root() string { return root }

// Walk offers directories and files in the order of paths.
func (t *tree) Walk(ctx context.Context, emit func(archive.Item) error) error {
	all := map[string]*file{root: nil}
	for name, f := range t.files {
		all[root+"/"+name] = f
		for d := path.Dir(root + "/" + name); d != "."; d = path.Dir(d) {
			all[d] = nil
		}
	}
	// "/" comes before every other byte.
	key := func(p string) string { return strings.ReplaceAll(p, "/", "\x00") }
	for _, p := range slices.SortedFunc(maps.Keys(all), func(a, b string) int { return strings.Compare(key(a), key(b)) }) {
		f := all[p]
		e := archive.Entry{Path: p, Type: archive.Directory, Mode: 0o755}
		it := archive.Item{Entry: e}
		if f != nil {
			it.Entry.Type, it.Entry.Mode = archive.File, 0o644
			it.Entry.MTime = time.Unix(int64(1_700_000_000+f.stamp), 0)
			it.Size = uint64(len(f.data))
			binary.BigEndian.PutUint64(it.Fingerprint[:], f.stamp)
			binary.BigEndian.PutUint64(it.Fingerprint[8:], uint64(len(f.data))+1)
			it.Open = func(context.Context) (archive.Reader, error) { return reader{bytes.NewReader(f.data)}, nil }
		}
		if err := emit(it); err != nil {
			return err
		}
	}
	return ctx.Err()
}

type reader struct{ io.Reader }

func (reader) Close() error   { return nil }
func (reader) Settled() error { return nil }

// grow makes a tree of some hundred files, as a small server or gateway has.
func grow(p *pool, seed uint64) *tree {
	t := &tree{r: random(seed), pool: p, files: map[string]*file{}}
	r := t.r
	n := func(most int) int { return 2 + r.IntN(most) }
	for range n(60) {
		t.put(fmt.Sprintf("docs/%s/%s.%s", pick(r, "letters", "plans", "reports"), t.word(), pick(r, "txt", "md", "csv", "json", "xml", "html")), t.text(100+r.IntN(20000)))
	}
	for range n(30) {
		t.put("docs/office/"+t.word()+pick(r, ".docx", ".xlsx", ".odt"), t.office())
	}
	for range n(20) {
		t.put("docs/pdf/"+t.word()+".pdf", t.pdf())
	}
	for range n(50) {
		t.put(fmt.Sprintf("photos/%d/img_%04d.jpg", 2020+r.IntN(5), r.IntN(10000)), p.photo(r))
	}
	for range n(15) {
		t.put("photos/shots/"+t.word()+".png", p.picture(r))
	}
	for range n(60) {
		t.put(fmt.Sprintf("src/%s/%s.%s", pick(r, "core", "web", "tools"), t.word(), pick(r, "go", "c", "h", "py", "js")), t.code(200+r.IntN(12000)))
	}
	for range n(30) {
		t.put("etc/"+t.word()+pick(r, ".conf", ".yaml", ".ini", ""), t.config(30+r.IntN(2000)))
	}
	for range n(40) {
		t.put("bin/"+t.word(), t.program(4000+r.IntN(90000)))
	}
	for i := range n(8) {
		t.put(fmt.Sprintf("log/app%d.log", i), t.log(2000+r.IntN(60000)))
		for k := range r.IntN(4) {
			t.put(fmt.Sprintf("log/app%d.log.%d.gz", i, k+2), gzipped(t.log(40000)))
		}
	}
	for range n(4) {
		t.put("db/"+t.word()+".db", p.database(r))
	}
	for range n(20) {
		t.put("data/"+t.word()+".dat", t.series(2000+r.IntN(60000)))
	}
	for range n(6) {
		t.put("media/"+t.word()+".mp4", append([]byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\x00\x00\x40\x00mdat"), t.noise(20000+r.IntN(100000))...))
		t.put("media/"+t.word()+".wav", t.sound(10000+r.IntN(50000)))
	}
	for range n(20) {
		t.put(fmt.Sprintf("vault/%08x", r.Uint32()), t.noise(500+r.IntN(30000)))
	}
	for range n(20) {
		t.put(fmt.Sprintf("cache/%016x", r.Uint64()), t.cached())
	}
	t.put("vault/keys.kdbx", append([]byte("\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5"), t.noise(8000)...))
	t.put("vault/secrets.gpg", append([]byte("\x8c\x0d\x04\x09"), t.noise(6000)...))
	return t
}
