package agent

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// Files that were encrypted are backed up like any others; the record says that
// something is wrong, and the journal why, over restarts too.
func TestVerdictIsAnchored(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := t.TempDir()
	put := func(i int, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("report-%02d.txt", i)), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 40 {
		put(i, bytes.Repeat(fmt.Appendf(nil, "line %d of a report\n", i), 200))
	}
	backup := func() (*Anchor, record.Record) {
		t.Helper()
		res, err := a.Backup(context.Background(), record.BySchedule, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		return res.Committed, x.records[res.Committed.Hash]
	}
	if c, r := backup(); c.Made.Verdict != nil || r.Verdict != 0 || r.VerdictHash != (record.Hash{}) {
		t.Fatalf("the first snapshot: %+v, %+v", c.Made.Verdict, r)
	}
	for i := range 10 {
		b := make([]byte, 3000)
		rand.Read(b)
		put(i, b)
	}
	c, r := backup()
	v := c.Made.Verdict
	if v == nil || v.Kinds != suspicion.Bulk || r.Verdict != uint8(suspicion.Bulk) || r.VerdictHash != v.Hash() || v.Salt == (suspicion.Salt{}) {
		t.Fatalf("after an attack: %+v, %+v", v, r)
	}
	if !strings.Contains(strings.Join(v.Reasons, "\n"), "10 of 40 files") {
		t.Errorf("the reasons are %q", v.Reasons)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = x.open(fsys)
	if kept := a.Head().Made.Verdict; kept == nil || kept.Hash() != r.VerdictHash {
		t.Errorf("after a restart the journal has %+v", kept)
	}
	if c, r := backup(); c.Made.Verdict != nil || r.Verdict != 0 {
		t.Errorf("a snapshot of nothing new: %+v, %+v", c.Made.Verdict, r)
	}
	x.checkHistory()
}
