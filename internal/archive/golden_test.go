package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"testing/cryptotest"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// update writes the vectors and the newest golden archive anew. The others stay:
// a new form gets a file of its own beside them.
var update = flag.Bool("update", false, "write testdata anew")

// hexBytes are bytes as hexadecimal digits in JSON.
type hexBytes []byte

func (h hexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }

func (h *hexBytes) UnmarshalText(b []byte) (err error) {
	*h, err = hex.DecodeString(string(b))
	return err
}

// goldenArchive is an archive of two snapshots in two epochs with all that is
// needed to read it: what stores keep, by root, and the custodians' roots.
type goldenArchive struct {
	Comment        string
	CustodianRoot  string   `json:",omitempty"`
	CustodianRoots []string `json:",omitempty"` // of custodians 1, 2, …
	Genesis        record.Hash
	Device         record.Hash
	Snapshots      []goldenSnapshot
	Stored         map[string]hexBytes // shards and replicas by root
}

type goldenSnapshot struct {
	ListRoot      record.Hash
	Commitment    *record.Hash `json:",omitempty"`
	SealedKeyHash *record.Hash `json:",omitempty"`
	Head          hexBytes
	Segments      []hexBytes
	Files         []goldenFile
}

type goldenFile struct {
	Path       string
	Type       string
	Mode       uint32
	UID        uint32
	GID        uint32
	MTime      int64 // nanoseconds since 1970
	Size       uint64
	SHA256     string        `json:",omitempty"` // of a file's content, without its holes
	Target     string        `json:",omitempty"`
	Link       string        `json:",omitempty"` // path of the first name, in hexadecimal digits
	Linked     bool          `json:",omitempty"`
	Holes      [][2]uint64   `json:",omitempty"`
	Device     []uint32      `json:",omitempty"`
	Attributes [][2]hexBytes `json:",omitempty"`
}

// inMemory is a source of given entries.
type inMemory struct {
	entries []Entry
	content map[string][]byte // without holes
	holes   map[string][]Hole
}

// sparseImage is a content with holes that are left out.
type sparseImage struct {
	plainImage
	holes []Hole
}

func (s *sparseImage) SkipHoles() []Hole { return s.holes }

func (m inMemory) Info() SourceInfo { return SourceInfo{Kind: "files", Path: "/data"} }
func (m inMemory) Root() string     { return "data" }

func (m inMemory) Walk(_ context.Context, emit func(Item) error) error {
	for _, e := range m.entries {
		it := Item{Entry: e}
		if e.Type == File {
			it.Open = func(context.Context) (Reader, error) {
				return &sparseImage{plainImage{bytes.NewReader(m.content[e.Path])}, m.holes[e.Path]}, nil
			}
		}
		if err := emit(it); err != nil {
			return err
		}
	}
	return nil
}

// acl is an access control list as the kernel has it: tag, permissions, id.
func acl(entries ...[3]uint32) string {
	b := binary.LittleEndian.AppendUint32(nil, 2)
	for _, e := range entries {
		b = binary.LittleEndian.AppendUint16(b, uint16(e[0]))
		b = binary.LittleEndian.AppendUint16(b, uint16(e[1]))
		b = binary.LittleEndian.AppendUint32(b, e[2])
	}
	return string(b)
}

const nobody = 1<<32 - 1

// bobMayEnter is a list for directories.
var bobMayEnter = acl([3]uint32{1, 7, nobody}, [3]uint32{2, 7, 1234}, [3]uint32{4, 5, nobody}, [3]uint32{16, 7, nobody}, [3]uint32{32, 5, nobody})

// bobMayWrite lets the user 1234 write and the group do nothing: the mask, which
// is what the mode shows, says rw.
var bobMayWrite = acl([3]uint32{1, 6, nobody}, [3]uint32{2, 6, 1234}, [3]uint32{4, 0, nobody}, [3]uint32{16, 6, nobody}, [3]uint32{32, 0, nobody})

// netBindService is a version 2 value of security.capability.
var netBindService = "\x01\x00\x00\x02\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"

// goldenSource has everything that the format knows: all types, attributes, a
// file of several names, holes, small files that share chunks, one of more
// chunks than an entry refers to, and more entries than a node holds.
func goldenSource(version int) inMemory {
	r := rand.New(rand.NewPCG(42, 42))
	at := time.Unix(1_700_000_000, 123_456_789)
	m := inMemory{content: map[string][]byte{}, holes: map[string][]Hole{}}
	add := func(path string, t Type, mode uint32, content []byte) *Entry {
		m.entries = append(m.entries, Entry{Path: "data" + path, Type: t, Mode: mode, UID: 1000, GID: 100, User: "sensor", Group: "users", MTime: at})
		if t == File {
			m.content["data"+path] = content
		}
		return &m.entries[len(m.entries)-1]
	}
	named := func(e *Entry, inode uint64, names uint32, size int) {
		e.file = fileID{dev: 1, ino: inode, names: names, size: uint64(size)}
	}
	e := add("", Directory, 0o755, nil)
	e.Attributes = []Attribute{{defaultACL, bobMayWrite}, {"user.of-a-directory", "yes"}}
	e = add("/attributes", File, 0o660, []byte("a list says who may read this"))
	e.Attributes = []Attribute{{accessACL, bobMayWrite}, {"user.bytes", "\x00\xff"}, {"user.empty", ""}}
	e = add("/block", BlockDevice, 0o660, nil)
	e.Device = &DeviceNumber{Major: 259, Minor: 70_000}
	e = add("/character", CharDevice, 0o666, nil)
	e.Device = &DeviceNumber{Major: 1, Minor: 3}
	add("/empty", File, 0, nil)
	add("/firmware.bin", File, 0o444, noise(r, 150_000))
	add("/huge", File, 0o600, []byte("at the end of what a file can be"))
	m.holes["data/huge"] = []Hole{{Offset: 0, Length: maxFile - 32}}
	e = add("/latest", Symlink, 0o777, nil)
	e.Target = "logs/today.log"
	e.Attributes = []Attribute{{"trusted.label", "of the link"}}
	add("/logs", Directory, 0o2750, nil)
	add("/logs/old", Directory, 0o700, nil)
	e = add("/logs/old/1970.log", File, 0o640, []byte("1 January\n"))
	e.MTime = time.Unix(0, -1)
	add("/logs/today.log", File, 0o640, lines(r, 40_000))
	add("/name \xff", File, 0o600, []byte("a name that is no UTF-8"))
	named(add("/names-1", File, 0o644, []byte("one file, three names")), 7, 3, 21)
	named(add("/names-2", File, 0o644, nil), 7, 3, 21)
	add("/nodes", Directory, 0o755, nil)
	for i := range 300 {
		add(fmt.Sprintf("/nodes/%03d", i), File, 0o644, fmt.Appendf(nil, "the small file %d", i*i))
	}
	add("/overlay", Directory, 0o755, nil)
	add("/overlay/gone", CharDevice, 0, nil).Device = &DeviceNumber{}
	named(add("/overlay/names-3", File, 0o644, nil), 7, 3, 21)
	add("/pipe", FIFO, 0o622, nil)
	e = add("/ping", File, 0o4755, []byte("#!/bin/ping"))
	e.UID, e.GID = 0, 0
	e.Attributes = []Attribute{{capabilities, netBindService}}
	readings := []byte(databaseMagic)
	for random := rand.New(rand.NewPCG(1, 2)); len(readings) < 40_000; {
		readings = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(append(readings, "celsius "...), random.Uint64()), random.Uint64())
	}
	add("/readings.db", File, 0o600, readings)
	add("/sparse", File, 0o600, lines(r, 70_000))
	m.holes["data/sparse"] = []Hole{{Offset: 10_000, Length: 90_000}, {Offset: 120_001, Length: 4095}, {Offset: 164_095, Length: 1 << 20}}
	add("/state.json", File, 0o600, fmt.Appendf(nil, `{"version": %d}`, version))
	add("/zeros", File, 0o600, make([]byte, 70<<20))
	slices.SortFunc(m.entries, func(a, b Entry) int { return comparePaths(a.Path, b.Path) })
	return m
}

func makeGolden(t *testing.T) goldenArchive {
	cryptotest.SetGlobalRandom(t, 1)
	roots := []seal.CustodianRoot{seal.NewCustodianRoot(), seal.NewCustodianRoot(), seal.NewCustodianRoot()}
	d := &device{t: t, fs: durable.OS(), dir: t.TempDir(), id: Identity{record.Hash{0xaa, 1}, record.Hash{0xbb, 2}}, depot: newDepot(),
		lists: map[record.Hash]*kept{}}
	d.create()
	g := goldenArchive{Comment: "An archive of two snapshots in two epochs, with all that format 1 knows. Every later version reads it.",
		Genesis: d.id.Genesis, Device: d.id.Device, Stored: map[string]hexBytes{}}
	for _, r := range roots {
		g.CustodianRoots = append(g.CustodianRoots, string(r.Encode()))
	}
	for version := 1; version <= 2; version++ {
		m := goldenSource(version)
		req := d.request(m)
		req.Epoch = uint32(version)
		req.KeyBox = func(_ context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
			b := seal.Binding{Genesis: d.id.Genesis, Device: d.id.Device, Epoch: epoch}
			var holders []seal.Holder
			for i, r := range roots {
				k, err := r.Key(b)
				if err != nil {
					return nil, err
				}
				holders = append(holders, seal.Holder{Custodian: uint32(i + 1), Key: k.Public()})
			}
			box, err := seal.NewKeyBox(b, key, 2, holders)
			if err != nil {
				return nil, err
			}
			return box.Encode()
		}
		res := d.back(req)
		if res.SkippedCount != 0 {
			t.Fatal(res.Skipped)
		}
		s := goldenSnapshot{ListRoot: res.ListRoot, Commitment: &res.Commitment, SealedKeyHash: &res.SealedKeyHash, Head: res.Head}
		for _, ref := range res.Segments {
			s.Segments = append(s.Segments, d.lists[res.ListRoot].segments[ref.Root])
		}
		for _, e := range m.entries {
			s.Files = append(s.Files, goldenFileOf(m, e))
		}
		g.Snapshots = append(g.Snapshots, s)
	}
	for r, b := range d.depot.shards {
		g.Stored[r.String()] = b
	}
	return g
}

// goldenFileOf is what must come out of what a source has.
func goldenFileOf(m inMemory, e Entry) goldenFile {
	f := goldenFile{Path: hex.EncodeToString([]byte(e.Path)), Type: e.Type.String(), Mode: e.Mode, UID: e.UID, GID: e.GID,
		MTime: e.MTime.UnixNano(), Target: e.Target}
	for _, a := range e.Attributes {
		f.Attributes = append(f.Attributes, [2]hexBytes{hexBytes(a.Name), hexBytes(a.Value)})
	}
	if e.Device != nil {
		f.Device = []uint32{e.Device.Major, e.Device.Minor}
	}
	if e.Type != File {
		return f
	}
	b := m.content[e.Path]
	if e.file.names > 1 && e.Path != "data/names-1" {
		f.Link, b = hex.EncodeToString([]byte("data/names-1")), m.content["data/names-1"]
	}
	f.Linked = e.Path == "data/names-1"
	f.Size, f.SHA256 = uint64(len(b)), fmt.Sprintf("%x", sha256.Sum256(b))
	for _, h := range m.holes[e.Path] {
		f.Holes = append(f.Holes, [2]uint64{h.Offset, h.Length})
		f.Size += h.Length
	}
	return f
}

// goldenFileFrom is what an entry of a snapshot says.
func goldenFileFrom(t *testing.T, s *Snapshot, e Entry) goldenFile {
	t.Helper()
	m := inMemory{content: map[string][]byte{}, holes: map[string][]Hole{e.Path: e.Holes}}
	f := goldenFileOf(m, e)
	if e.Type == File {
		content := e
		if e.Link != "" {
			var err error
			if content, err = s.first(context.Background(), e); err != nil {
				t.Fatal(err)
			}
		}
		h := sha256.New()
		hand := &hand{s: s}
		defer hand.drop()
		if err := hand.content(context.Background(), content, func(b []byte) error { _, err := h.Write(b); return err }); err != nil {
			t.Fatalf("%q: %v", e.Path, err)
		}
		f.Size, f.SHA256 = e.Size, fmt.Sprintf("%x", h.Sum(nil))
		f.Link, f.Linked = hex.EncodeToString([]byte(e.Link)), e.Linked
	}
	return f
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

// TestGoldenArchives reads the archives of every form that there was, with nothing
// but what stores and custodians have.
func TestGoldenArchives(t *testing.T) {
	newest := filepath.Join("testdata", "golden-3.json")
	if *update {
		writeJSON(t, newest, makeGolden(t))
	}
	for _, name := range []string{filepath.Join("testdata", "golden-1.json"), filepath.Join("testdata", "golden-2.json"), newest} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var g goldenArchive
			readJSON(t, name, &g)
			if g.CustodianRoots == nil {
				g.CustodianRoots = []string{g.CustodianRoot}
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
				checkGolden(t, want, openGolden(t, g, want, stores))
			}
		})
	}
}

func checkGolden(t *testing.T, want goldenSnapshot, s *Snapshot) {
	to := filepath.Join(t.TempDir(), "to")
	if _, err := s.Restore(context.Background(), to, RestoreOptions{}); err != nil {
		var incomplete *IncompleteError // a file system that holds no file of 2^63-1 bytes says so
		if !errors.As(err, &incomplete) || incomplete.Count != 1 || incomplete.Failed[0].Path != "data/huge" {
			t.Fatal(err)
		}
	}
	i := 0
	if err := s.Walk(context.Background(), "", func(e Entry) error {
		f := want.Files[i]
		i++
		if got := goldenFileFrom(t, s, e); !reflect.DeepEqual(got, f) {
			t.Errorf("%q is %+v, want %+v", e.Path, got, f)
		}
		if e.User != "sensor" || e.Group != "users" {
			t.Errorf("%q is of %s, %s", e.Path, e.User, e.Group)
		}
		info, err := os.Lstat(filepath.Join(to, e.Path))
		if errors.Is(err, fs.ErrNotExist) && (e.Path == "data/huge" || e.Device != nil && os.Geteuid() != 0) {
			return nil
		}
		if err != nil {
			return err
		}
		if e.Type == Symlink {
			return nil
		}
		if info.Mode().Type() != e.FileMode().Type() || info.ModTime().UnixNano() != f.MTime || os.Geteuid() == 0 && info.Mode().Perm() != e.FileMode().Perm() {
			t.Errorf("%q was restored as %v, %v", e.Path, info.Mode(), info.ModTime())
		}
		if e.Type == File && e.Path != "data/huge" {
			if err := os.Chmod(filepath.Join(to, e.Path), 0o600); err != nil { // so that not only root can look
				return err
			}
			b, err := os.ReadFile(filepath.Join(to, e.Path))
			if err := errors.Join(err, os.Chmod(filepath.Join(to, e.Path), e.FileMode().Perm())); err != nil { // other names follow
				return err
			}
			h, at := sha256.New(), uint64(0)
			for _, o := range append(slices.Clone(e.Holes), Hole{Offset: e.Size}) {
				h.Write(b[at:o.Offset])
				if at = o.Offset + o.Length; len(bytes.Trim(b[o.Offset:at], "\x00")) > 0 {
					t.Errorf("%q has no hole at %d", e.Path, o.Offset)
				}
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

func openGolden(t *testing.T, g goldenArchive, want goldenSnapshot, stores *depot) *Snapshot {
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
	var shares []seal.Share
	for i, line := range g.CustodianRoots {
		root, err := seal.ParseCustodianRoot([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		k, err := root.Key(b)
		if err != nil {
			t.Fatal(err)
		}
		share, err := box.Open(g.Genesis, uint32(i+1), k)
		if err != nil {
			t.Fatal(err)
		}
		shares = append(shares, share)
	}
	key, _, err := seal.Combine(b, box, shares)
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
