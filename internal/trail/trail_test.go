package trail_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/trail"
)

var golden = flag.Bool("trail.golden", false, "write testdata anew")

// written is a proof of a real chain's log from block 0 on, and what the node says
// of the same blocks.
func written(t testing.TB, first func(ledger.Block) uint64) (*ledgertest.Site, []byte, light.Header) {
	t.Helper()
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	newest, err := trail.Write(ctx, &b, s.Genesis, source, s.Ledger, first(head), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, b.Bytes(), newest
}

func all(ledger.Block) uint64 { return 0 }

// read returns the events of a proof, oldest first.
func read(proof []byte, genesis *light.Genesis) (p trail.Proven, events []ledger.Event, err error) {
	var blocks [][]ledger.Event
	p, err = trail.Read(bytes.NewReader(proof), genesis, func(_ light.Header, of []ledger.Event) error {
		blocks = append(blocks, of)
		return nil
	})
	for _, of := range slices.Backward(blocks) {
		events = append(events, of...)
	}
	return p, events, err
}

func inner(t testing.TB, proof []byte) []byte {
	t.Helper()
	z, err := zstd.NewReader(bytes.NewReader(proof[5:]))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func outer(t testing.TB, inner []byte) []byte {
	t.Helper()
	b := bytes.NewBuffer([]byte("BYTP\x01"))
	z, err := zstd.NewWriter(b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(inner); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestProofSaysWhatTheNodeSays reads the same events from a proof as from the
// node, and whose transaction each was.
func TestProofSaysWhatTheNodeSays(t *testing.T) {
	s, proof, newest := written(t, all)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	p, got, err := read(proof, s.Genesis)
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for len(want) > 0 && want[len(want)-1].Block > newest.Number {
		want = want[:len(want)-1]
	}
	if p.First != 0 || p.Newest != newest || p.Events != len(got) || len(got) < 20 {
		t.Errorf("%+v of %d events", p, len(got))
	}
	if err := s.Ledger.NameDevices(ctx, got); err != nil {
		t.Fatal(err)
	}
	founder := light.Address(s.Operator.Address())
	for i := range got {
		if got[i].By != founder {
			t.Errorf("%s is said to be of %s", got[i].Words, got[i].By)
		}
		got[i].By = light.Address{}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the proof has %d events, the node %d", len(got), len(want))
	}
}

// TestProofCannotBeChanged changes a proof in many ways: none says anything else.
func TestProofCannotBeChanged(t *testing.T) {
	s, proof, _ := written(t, all)
	_, want, err := read(proof, s.Genesis)
	if err != nil {
		t.Fatal(err)
	}
	content := inner(t, proof)
	if _, again, err := read(outer(t, content), s.Genesis); err != nil || !reflect.DeepEqual(again, want) {
		t.Fatalf("packed anew: %v", err)
	}
	refused := 0
	judge := func(what string, at int, changed []byte) {
		t.Helper()
		_, got, err := read(outer(t, changed), s.Genesis)
		switch {
		case err == nil && !reflect.DeepEqual(got, want):
			t.Errorf("%s at %d: it says something else", what, at)
		case err != nil && !errors.Is(err, trail.ErrProof):
			t.Errorf("%s at %d: %v", what, at, err)
		case err != nil:
			refused++
		}
	}
	step := max(1, len(content)/300)
	n := 0
	for at := 0; at < len(content); at += step {
		changed := bytes.Clone(content)
		changed[at] ^= 1 << (at % 8)
		judge("a bit turned", at, changed)
		judge("cut off", at, content[:at])
		n += 2
	}
	if refused < n-n/10 {
		t.Errorf("%d of %d changes were refused", refused, n)
	}
	for what, changed := range map[string][]byte{
		"something more":       append(bytes.Clone(content), 0),
		"begins a block later": append(append(bytes.Clone(content[:39]), 1), content[40:]...),
	} {
		if _, _, err := read(outer(t, changed), s.Genesis); !errors.Is(err, trail.ErrProof) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, raw := range map[string][]byte{"empty": nil, "another file": []byte("<!doctype html>"), "a later version": []byte("BYTP\x02......")} {
		if _, _, err := read(raw, s.Genesis); !errors.Is(err, trail.ErrProof) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// TestNothingCanBeLeftOut takes what the contracts told out of the newest block
// that has any.
func TestNothingCanBeLeftOut(t *testing.T) {
	s, proof, newest := written(t, all)
	content := inner(t, proof)
	// What stands before the newest block's mark: digest, first, light blocks, header.
	at := 32 + 8
	blocks := int(content[at])<<8 | int(content[at+1])
	at += 2
	item := func() {
		at += 4 + int(content[at])<<24 + int(content[at+1])<<16 + int(content[at+2])<<8 + int(content[at+3])
	}
	for range blocks + 1 {
		item()
	}
	for number := newest.Number; content[at] == 0; number-- { // to one that tells
		at++
		item()
	}
	mark := at
	at++
	n := int(content[at])<<24 + int(content[at+1])<<16 + int(content[at+2])<<8 + int(content[at+3])
	at += 4
	for range 2 * n {
		item()
	}
	changed := append(append(bytes.Clone(content[:mark]), 0), content[at:]...)
	if _, _, err := read(outer(t, changed), s.Genesis); !errors.Is(err, trail.ErrProof) || !strings.Contains(err.Error(), "was left out") {
		t.Errorf("with a block's events left out: %v", err)
	}
}

// TestOfAnotherChain holds a proof against another chain's genesis document.
func TestOfAnotherChain(t *testing.T) {
	_, proof, _ := written(t, all)
	raw, err := os.ReadFile("testdata/genesis.json")
	if err != nil {
		t.Fatal(err)
	}
	other, err := light.ParseGenesis(raw)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read(proof, other); !errors.Is(err, trail.ErrProof) || !strings.Contains(err.Error(), "it is of genesis document") {
		t.Errorf("%v", err)
	}
}

// TestGolden reads a proof that was written once: later versions must read it too.
func TestGolden(t *testing.T) {
	if *golden {
		// Without the blocks that deploy the contracts, which are large.
		s, proof, _ := written(t, func(b ledger.Block) uint64 { return b.Number - 1 })
		for name, content := range map[string][]byte{"testdata/genesis.json": s.Node.GenesisDoc(), "testdata/log.proof": proof} {
			if err := os.WriteFile(name, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	genesis, proof := testdata(t)
	p, events, err := read(proof, genesis)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, e := range events {
		words = append(words, e.Words)
	}
	if all := strings.Join(words, "\n"); p.Newest.Number-p.First != 1 || !strings.Contains(all, "policy 1 (default) version 1 published") {
		t.Errorf("%+v\n%s", p, all)
	}
}

func testdata(t testing.TB) (*light.Genesis, []byte) {
	t.Helper()
	raw, err := os.ReadFile("testdata/genesis.json")
	if err != nil {
		t.Fatal(err)
	}
	genesis, err := light.ParseGenesis(raw)
	if err != nil {
		t.Fatal(err)
	}
	proof, err := os.ReadFile("testdata/log.proof")
	if err != nil {
		t.Fatal(err)
	}
	return genesis, proof
}

// TestFormats writes a report in each form and reads it back.
func TestFormats(t *testing.T) {
	genesis, proof := testdata(t)
	p, events, err := read(proof, genesis)
	if err != nil || len(events) == 0 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	r := trail.Report{Genesis: genesis.Digest(), Proven: p, Proof: proof, Made: time.Unix(1, 0)}
	for _, e := range events {
		e.Words += "</script><script>alert(1)</script>"
		r.Lines = append(r.Lines, trail.Line{Event: e, Label: "=1+1"})
	}
	out := map[string]*bytes.Buffer{}
	for _, name := range []string{"a.csv", "a.jsonl", "a.html"} {
		format, err := trail.FormatOf(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = new(bytes.Buffer)
		if err := format(out[name], r); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := trail.FormatOf("a.xlsx"); err == nil {
		t.Error("a.xlsx has a format")
	}
	rows, err := csv.NewReader(out["a.csv"]).ReadAll()
	if err != nil || len(rows) != len(events)+1 || rows[1][8] != "'=1+1" || rows[1][2] != events[0].Transaction.String() {
		t.Errorf("%d rows, %v: %q", len(rows), err, rows)
	}
	lines := bytes.Split(bytes.TrimSpace(out["a.jsonl"].Bytes()), []byte("\n"))
	var first trail.Line
	if err := json.Unmarshal(lines[0], &first); err != nil || len(lines) != len(events) || first.Transaction != events[0].Transaction || first.By != events[0].By {
		t.Errorf("%d lines, %v: %+v", len(lines), err, first)
	}
	page := out["a.html"].Bytes()
	if bytes.Contains(page, []byte("<script>alert")) {
		t.Error("an event's words are taken for the page's own")
	}
	if got, err := trail.Embedded(page); err != nil || !bytes.Equal(got, proof) {
		t.Errorf("the page carries %d bytes of proof, %v", len(got), err)
	}
	if _, err := trail.Embedded([]byte("<!doctype html>")); !errors.Is(err, trail.ErrNoProof) {
		t.Errorf("of a page without: %v", err)
	}
}

// FuzzRead gives anybody's bytes for a proof: compressed as they are, and as what
// is compressed.
func FuzzRead(f *testing.F) {
	genesis, proof := testdata(f)
	_, want, err := read(proof, genesis)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(proof, false)
	f.Add(inner(f, proof), true)
	f.Fuzz(func(t *testing.T, raw []byte, packed bool) {
		if packed {
			raw = outer(t, raw)
		}
		_, got, err := read(raw, genesis)
		// A proof may begin with a later block.
		if err == nil && (len(got) > len(want) || len(got) > 0 && !reflect.DeepEqual(got, want[len(want)-len(got):])) {
			t.Errorf("%d events of a proof that says something else", len(got))
		}
	})
}
