package format

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hexed are bytes as hexadecimal digits, with or without 0x.
type hexed []byte

func (h *hexed) UnmarshalText(b []byte) (err error) {
	*h, err = hex.DecodeString(strings.TrimPrefix(string(b), "0x"))
	return err
}

type golden struct {
	CustodianRoot  string
	CustodianRoots []string // of custodians 1, 2, …
	Genesis        hexed
	Device         hexed
	Snapshots      []struct {
		ListRoot      hexed
		Commitment    hexed
		SealedKeyHash hexed
		Head          hexed
		Segments      []hexed
		Files         []file
	}
	Stored map[string]hexed
}

type file struct {
	Path       string
	Type       string
	Mode       uint64
	UID, GID   uint64
	MTime      int64
	Size       uint64
	SHA256     string // of the content
	Target     string
	Link       string
	Linked     bool
	Holes      [][2]uint64
	Device     []uint64
	Attributes [][2]hexed
}

var types = []string{1: "directory", 2: "file", 3: "symbolic link", 4: "named pipe", 5: "character device", 6: "block device"}

func testdata(name string) string {
	return filepath.Join("..", "..", "internal", "archive", "testdata", name)
}

func load(t *testing.T, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(testdata(name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

// TestGoldenArchives restores each, whole and with as many shards of each pack
// gone as may be.
func TestGoldenArchives(t *testing.T) {
	names, err := filepath.Glob(testdata("golden-*.json"))
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for i, name := range names {
		newest := i == len(names)-1
		var g golden
		load(t, filepath.Base(name), &g)
		stored := map[hash][]byte{}
		for r, b := range g.Stored {
			var h hexed
			if err := h.UnmarshalText([]byte(r)); err != nil {
				t.Fatal(err)
			}
			stored[hash(h)] = b
		}
		if g.CustodianRoots == nil {
			g.CustodianRoots = []string{g.CustodianRoot}
		}
		for lost := range 3 {
			t.Run(fmt.Sprintf("%s/%d lost", filepath.Base(name), lost), func(t *testing.T) {
				a := archive{hash(g.Genesis), hash(g.Device), stored}
				met := map[string]int{}
				for i := range g.Snapshots {
					for what, n := range a.restore(t, g, i, lost) {
						met[what] += n
					}
				}
				for _, what := range []string{"codec 0", "codec 1", "codec 2", "child", "part", "skip", "segment", "object of kind 1", "object of kind 2",
					"object of kind 3", "object of kind 4", "object of kind 5"} {
					if met[what] == 0 && newest {
						t.Errorf("no %s in it", what)
					}
				}
			})
		}
	}
}

// restore compares a snapshot with what it should be. Of each coded pack the
// first shards are lost. It returns what of the format it met.
func (a archive) restore(t *testing.T, g golden, number, lost int) (met map[string]int) {
	want := g.Snapshots[number]
	segments := map[hash][]byte{}
	for _, b := range want.Segments {
		// A segment's root is its name: that it is the one asked for is checked.
		n := int(b[6])
		leaves, rest := []hash{leafHash(b[:7+8*n+4])}, []byte(b[7+8*n+4:])
		for len(rest) > 0 {
			l := 9 + 32
			if rest[0] == 1 {
				l = 9 + 32*n
			}
			leaves, rest = append(leaves, leafHash(rest[:l])), rest[l:]
		}
		segments[mth(leaves)] = b
	}
	s, err := a.head(want.Head, hash(want.ListRoot), segments)
	if err != nil {
		t.Fatal(err)
	}
	s.a.stored = maps.Clone(a.stored)
	for _, o := range s.objects {
		if o.kind == 1 {
			for i := range min(lost, o.n-o.k) {
				delete(s.a.stored, o.roots[i])
			}
		}
	}
	box := a.stored[s.boxRoot]
	sealed := sha256.Sum256(box)
	if want.SealedKeyHash != nil && !bytes.Equal(want.SealedKeyHash, sealed[:]) {
		t.Fatal("another key box than the record's")
	}
	b, err := s.keyBox(sealed)
	if err != nil {
		t.Fatal(err)
	}
	var xs []byte
	var values [][]byte
	for i := len(g.CustodianRoots); i > 0 && len(xs) < int(uintOf(b[5])); i-- { // any m
		x, v, err := shareOf(b, g.CustodianRoots[i-1], a.genesis, uint64(i))
		if err != nil {
			t.Fatal(err)
		}
		xs, values = append(xs, x), append(values, v)
	}
	key := joinShares(xs, values)
	c := commitment(a.genesis, a.device, s.epoch, key)
	if !bytes.Equal(c[:], bytesOf(b[4])) || want.Commitment != nil && !bytes.Equal(c[:], want.Commitment) {
		t.Fatal("the shares do not give the key")
	}
	if err := s.open(key); err != nil {
		t.Fatal(err)
	}
	entries, err := s.entries()
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want.Files) {
		t.Fatalf("%d entries, want %d", len(entries), len(want.Files))
	}
	firsts := map[string]entry{}
	for i, e := range entries {
		got := fileOf(e)
		if got.Linked {
			firsts[e.path()] = e
		}
		if got.Type == "file" {
			content := e
			if got.Link != "" {
				if content = firsts[string(bytesOf(e[20]))]; content == nil {
					t.Fatalf("%q has no first name", e.path())
				}
			}
			h := sha256.New()
			if err := s.content(content, func(b []byte) { h.Write(b) }); err != nil {
				t.Fatalf("%q: %v", e.path(), err)
			}
			got.SHA256 = hex.EncodeToString(h.Sum(nil))
		}
		w := want.Files[i]
		if got.Path != w.Path || got.Type != w.Type || got.Mode != w.Mode || got.UID != w.UID || got.GID != w.GID || got.MTime != w.MTime ||
			got.Size != w.Size || got.SHA256 != w.SHA256 || got.Target != w.Target || got.Link != w.Link || got.Linked != w.Linked ||
			!slices.Equal(got.Holes, w.Holes) || !slices.Equal(got.Device, w.Device) || fmt.Sprint(got.Attributes) != fmt.Sprint(w.Attributes) {
			t.Errorf("%q: got %+v, want %+v", e.path(), got, w)
		}
	}
	return s.met
}

// fileOf is what an entry says, as the vectors tell it.
func fileOf(e entry) file {
	got := file{Path: hex.EncodeToString(bytesOf(e[1])), Type: types[uintOf(e[2])], Mode: uintOf(e[3]), UID: uintOf(e[4]), GID: uintOf(e[5]),
		MTime: intOf(e[8]), Size: uintOf(e[9]), Target: string(bytesOf(e[10])), Link: hex.EncodeToString(bytesOf(e[20])), Linked: uintOf(e[16])&2 != 0}
	for _, x := range listOf(e[17]) {
		got.Attributes = append(got.Attributes, [2]hexed{bytesOf(listOf(x)[0]), bytesOf(listOf(x)[1])})
	}
	for _, h := range listOf(e[21]) {
		got.Holes = append(got.Holes, [2]uint64{uintOf(listOf(h)[0]), uintOf(listOf(h)[1])})
	}
	for _, d := range listOf(e[22]) {
		got.Device = append(got.Device, uintOf(d))
	}
	return got
}
