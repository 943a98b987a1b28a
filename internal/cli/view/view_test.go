package view

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
)

func TestNamesSteerNothing(t *testing.T) {
	e := archive.Entry{Path: "a\x1b[2J\nb\xff", Type: archive.Symlink, Mode: 0o777, Target: "to\u202ehere", User: "ro\x07ot"}
	for _, json := range []bool{false, true} {
		var b bytes.Buffer
		o := Output{&b, json}
		if err := o.entry(e); err != nil {
			t.Fatal(err)
		}
		if err := o.difference(archive.Difference{Kind: archive.Renamed, Path: e.Path, From: "\u009b2J", Type: archive.File}); err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSuffix(b.String(), "\n")
		if strings.Count(text, "\n") != 1 {
			t.Errorf("not a line each: %q", text)
		}
		for _, bad := range []string{"\x1b", "\u202e", "\u009b", "\x07", "\xff"} {
			if strings.Contains(text, bad) {
				t.Errorf("%q is in %q", bad, text)
			}
		}
		if json && !strings.Contains(text, `"raw":"L2EbWzJKCmL/"`) {
			t.Errorf("the bytes of the name are not in %s", text)
		}
	}
}

// Modes are shown as ls -l shows them.
func TestMode(t *testing.T) {
	for _, c := range []struct {
		kind archive.Type
		mode uint32
		want string
	}{
		{archive.File, 0o644, "-rw-r--r--"},
		{archive.File, 0o4755, "-rwsr-xr-x"},
		{archive.File, 0o6644, "-rwSr-Sr--"},
		{archive.Directory, 0o1777, "drwxrwxrwt"},
		{archive.Directory, 0o3770, "drwxrws--T"},
		{archive.Symlink, 0o777, "lrwxrwxrwx"},
		{archive.FIFO, 0, "p---------"},
		{archive.CharDevice, 0o666, "crw-rw-rw-"},
		{archive.BlockDevice, 0o660, "brw-rw----"},
	} {
		if got := mode(archive.Entry{Type: c.kind, Mode: c.mode}); got != c.want {
			t.Errorf("a %s of mode %o is shown as %s, want %s", c.kind, c.mode, got, c.want)
		}
	}
}

func TestFindParse(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Time{"2026-11-19": now.Add(-36 * time.Hour), "36h": now.Add(-36 * time.Hour), "2026-11-20T13:00:00+01:00": now, "2026-11-20 11:30": now.Add(-30 * time.Minute)} {
		s, err := Find{newer: text, kind: "d"}.Parse("/etc/ssh/*.conf", now)
		if err != nil || !s.newer.Equal(want) || s.kind != archive.Directory || s.under != "etc/ssh" {
			t.Errorf("--newer %s: %+v, %v, want %s", text, s, err, want)
		}
	}
	for _, bad := range []struct {
		pattern string
		find    Find
	}{{"", Find{}}, {"!x", Find{}}, {"#x", Find{}}, {"a\nb", Find{}}, {"[x", Find{}}, {"x", Find{kind: "z"}}, {"x", Find{newer: "soon"}}, {"x", Find{newer: "-5m"}}} {
		if _, err := bad.find.Parse(bad.pattern, now); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
}
