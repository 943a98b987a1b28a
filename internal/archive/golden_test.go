package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// update writes the vectors and the golden archive anew. A golden archive that
// was ever released stays: a new form gets a file of its own beside it.
var update = flag.Bool("update", false, "write testdata anew")

// hexBytes are bytes as hexadecimal digits in JSON.
type hexBytes []byte

func (h hexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }

func (h *hexBytes) UnmarshalText(b []byte) (err error) {
	*h, err = hex.DecodeString(string(b))
	return err
}

// goldenArchive is an archive of two snapshots in two epochs with all that is
// needed to read it: what stores keep, by root, and the custodian's root.
type goldenArchive struct {
	Comment       string
	CustodianRoot string
	Genesis       record.Hash
	Device        record.Hash
	Snapshots     []goldenSnapshot
	Stored        map[string]hexBytes // shards and replicas by root
}

type goldenSnapshot struct {
	ListRoot record.Hash
	Head     hexBytes
	Segments []hexBytes
	Files    []goldenFile
}

type goldenFile struct {
	Path   string
	Type   string
	Mode   uint32
	UID    uint32
	GID    uint32
	MTime  int64 // nanoseconds since 1970
	Size   uint64
	SHA256 string `json:",omitempty"` // of a file's content
	Target string `json:",omitempty"`
}

// inMemory is a source of given entries.
type inMemory struct {
	entries []Entry
	content map[string][]byte
}

func (m inMemory) Info() SourceInfo { return SourceInfo{Kind: "files", Path: "/data"} }
func (m inMemory) Root() string     { return "data" }

func (m inMemory) Walk(_ context.Context, emit func(Item) error) error {
	for _, e := range m.entries {
		it := Item{Entry: e}
		if e.Type == File {
			it.Open = func(context.Context) (Reader, error) {
				return &plainImage{Reader: strings.NewReader(string(m.content[e.Path]))}, nil
			}
		}
		if err := emit(it); err != nil {
			return err
		}
	}
	return nil
}

func goldenSource(version int) inMemory {
	r := rand.New(rand.NewPCG(42, 42))
	at := time.Unix(1_700_000_000, 123_456_789)
	owner := func(path string, t Type, mode uint32) Entry {
		return Entry{Path: path, Type: t, Mode: mode, UID: 1000, GID: 100, User: "sensor", Group: "users", MTime: at}
	}
	m := inMemory{content: map[string][]byte{
		"data/empty":             nil,
		"data/firmware.bin":      noise(r, 150_000),
		"data/logs/today.log":    lines(r, 40_000),
		"data/name \xff":         []byte("a name that is no UTF-8"),
		"data/state.json":        []byte(fmt.Sprintf(`{"version": %d}`, version)),
		"data/logs/old/1970.log": []byte("1 January\n"),
	}}
	m.entries = []Entry{owner("data", Directory, 0o755), owner("data/empty", File, 0), owner("data/firmware.bin", File, 0o444),
		owner("data/latest", Symlink, 0o777), owner("data/logs", Directory, 0o2750), owner("data/logs/old", Directory, 0o700),
		owner("data/logs/old/1970.log", File, 0o640), owner("data/logs/today.log", File, 0o640), owner("data/name \xff", File, 0o600),
		owner("data/state.json", File, 0o4755)}
	m.entries[3].Target = "logs/today.log"
	m.entries[6].MTime = time.Unix(0, -1)
	return m
}

func makeGolden(t *testing.T) goldenArchive {
	cryptotest.SetGlobalRandom(t, 1)
	root := seal.NewCustodianRoot()
	d := &device{t: t, fs: durable.OS(), dir: t.TempDir(), id: Identity{record.Hash{0xaa, 1}, record.Hash{0xbb, 2}}, depot: newDepot(),
		lists: map[record.Hash]*kept{}}
	d.create()
	g := goldenArchive{Comment: "An archive of two snapshots in two epochs, in the form of format 1. Every later version reads it.",
		CustodianRoot: string(root.Encode()), Genesis: d.id.Genesis, Device: d.id.Device, Stored: map[string]hexBytes{}}
	for version := 1; version <= 2; version++ {
		m := goldenSource(version)
		req := d.request(m)
		req.Epoch = uint32(version)
		req.KeyBox = func(_ context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
			b := seal.Binding{Genesis: d.id.Genesis, Device: d.id.Device, Epoch: epoch}
			k, err := root.Key(b)
			if err != nil {
				return nil, err
			}
			box, err := seal.NewKeyBox(b, key, 1, []seal.Holder{{Custodian: 1, Key: k.Public()}})
			if err != nil {
				return nil, err
			}
			return box.Encode()
		}
		res := d.back(req)
		s := goldenSnapshot{ListRoot: res.ListRoot, Head: res.Head}
		for _, ref := range res.Segments {
			s.Segments = append(s.Segments, d.lists[res.ListRoot].segments[ref.Root])
		}
		for _, e := range m.entries {
			f := goldenFile{Path: hex.EncodeToString([]byte(e.Path)), Type: e.Type.String(), Mode: e.Mode, UID: e.UID, GID: e.GID,
				MTime: e.MTime.UnixNano(), Target: e.Target}
			if e.Type == File {
				b := m.content[e.Path]
				f.Size, f.SHA256 = uint64(len(b)), fmt.Sprintf("%x", sha256.Sum256(b))
			}
			s.Files = append(s.Files, f)
		}
		g.Snapshots = append(g.Snapshots, s)
	}
	for r, b := range d.depot.shards {
		g.Stored[r.String()] = b
	}
	return g
}

func writeJSON(t *testing.T, name string, v any) {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

// TestGoldenArchive reads the archives of every released format, with nothing
// but what stores and a custodian have.
func TestGoldenArchive(t *testing.T) {
	name := filepath.Join("testdata", "golden-1.json")
	if *update {
		writeJSON(t, name, makeGolden(t))
	}
	var g goldenArchive
	readJSON(t, name, &g)
	root, err := seal.ParseCustodianRoot([]byte(g.CustodianRoot))
	if err != nil {
		t.Fatal(err)
	}
	stores := newDepot()
	for r, b := range g.Stored {
		h, err := record.ParseHash(r)
		if err != nil {
			t.Fatal(err)
		}
		stores.shards[h] = b
	}
	for _, want := range g.Snapshots {
		s := openGolden(t, g, want, root, stores)
		to := filepath.Join(t.TempDir(), "to")
		if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
			t.Fatal(err)
		}
		i := 0
		if err := s.Walk(context.Background(), "", func(e Entry) error {
			f := want.Files[i]
			i++
			if hex.EncodeToString([]byte(e.Path)) != f.Path || e.Type.String() != f.Type || e.Mode != f.Mode || e.UID != f.UID || e.GID != f.GID ||
				e.MTime.UnixNano() != f.MTime || e.Size != f.Size || e.Target != f.Target || e.User != "sensor" || e.Group != "users" {
				t.Errorf("%q is %+v, want %+v", e.Path, e, f)
			}
			info, err := os.Lstat(filepath.Join(to, e.Path))
			if err != nil {
				return err
			}
			if e.Type != Symlink && (info.Mode().Perm() != fs.FileMode(f.Mode&0o777) || info.ModTime().UnixNano() != f.MTime) {
				t.Errorf("%q was restored as %v, %v", e.Path, info.Mode(), info.ModTime())
			}
			if e.Type == File {
				o, err := os.Open(filepath.Join(to, e.Path))
				if err != nil {
					return err
				}
				defer o.Close()
				h := sha256.New()
				if _, err := io.Copy(h, o); err != nil {
					return err
				}
				if fmt.Sprintf("%x", h.Sum(nil)) != f.SHA256 {
					t.Errorf("%q has another content", e.Path)
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if i != len(want.Files) {
			t.Fatalf("%d entries, want %d", i, len(want.Files))
		}
	}
}

func openGolden(t *testing.T, g goldenArchive, want goldenSnapshot, root seal.CustodianRoot, stores *depot) *Snapshot {
	t.Helper()
	ctx := context.Background()
	head, _, err := record.ParseHead(want.Head)
	if err != nil {
		t.Fatal(err)
	}
	b := seal.Binding{Genesis: g.Genesis, Device: g.Device, Epoch: head.Epoch}
	box, err := seal.ParseKeyBox(stores.shards[head.KeyBox])
	if err != nil {
		t.Fatal(err)
	}
	k, err := root.Key(b)
	if err != nil {
		t.Fatal(err)
	}
	share, err := box.Open(g.Genesis, 1, k)
	if err != nil {
		t.Fatal(err)
	}
	key, _, err := seal.Combine(b, box, []seal.Share{share})
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenSnapshot(ctx, want.Head, want.ListRoot, func(_ context.Context, r record.Hash) ([]byte, error) {
		for _, b := range want.Segments {
			if _, got, err := record.ParseSegment(b); err == nil && got == r {
				return b, nil
			}
		}
		return nil, errors.New("no such segment")
	}, key, stores)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
