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
