package agent

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// diary is a file that hooks write to.
type diary struct {
	t    *testing.T
	path string
}

func newDiary(t *testing.T) diary { return diary{t, filepath.Join(t.TempDir(), "diary")} }

// hook is a hook that notes a word and then does something.
func (d diary) hook(word, then string) []string {
	return []string{"/bin/sh", "-c", "echo \"" + word + " $BYSSUS_SOURCE $BYSSUS_ERROR\" >> " + d.path + "; " + then}
}

func (d diary) hooks(name string, then map[string]string) Hooks {
	h := Hooks{Timeout: time.Minute}
	h.Before, h.After, h.Failed = d.hook(name+"-before", then["before"]), d.hook(name+"-after", then["after"]), d.hook(name+"-failed", then["failed"])
	return h
}

// read returns what was noted, and begins anew.
func (d diary) read() []string {
	raw, err := os.ReadFile(d.path)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := os.Remove(d.path); err != nil {
		d.t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(raw)), "\n")
}

// wrote compares what was noted, line by line, with beginnings.
func (d diary) wrote(what string, want ...string) {
	d.t.Helper()
	got := d.read()
	ok := len(got) == len(want)
	for i := range got {
		ok = ok && strings.HasPrefix(got[i], want[i])
	}
	if !ok {
		d.t.Fatalf("%s: noted\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestHooksOfTheWholeBackup(t *testing.T) {
	d := newDiary(t)
	dir := files(t, 1)
	a := taker(t)
	backup := func(ctx context.Context) (Result, error) { return a.Backup(ctx, record.ByPerson, []string{dir}) }

	a.hooks = d.hooks("all", nil)
	res, err := backup(t.Context())
	if err != nil || res.Committed == nil || res.Hook != "" {
		t.Fatalf("%+v, %v", res, err)
	}
	d.wrote("well", "all-before", "all-after")

	a.hooks = d.hooks("all", map[string]string{"before": "echo no disk >&2; exit 1"})
	if res, err = backup(t.Context()); err == nil || res.Committed != nil || !strings.Contains(err.Error(), `nothing was backed up: the hook "before": /bin/sh ended with code 1: no disk`) {
		t.Fatalf("%+v, %v", res, err)
	}
	d.wrote("before fails", "all-before", "all-after", "all-failed  nothing was backed up")

	a.hooks = d.hooks("all", map[string]string{"after": "exit 1"})
	if res, err = backup(t.Context()); err != nil || res.Committed == nil || !strings.Contains(res.Hook, `the hook "after"`) || len(res.Warnings) == 0 {
		t.Fatalf("%+v, %v", res, err)
	}
	d.wrote("after fails", "all-before", "all-after", `all-failed  the hook "after"`)

	a.hooks = d.hooks("all", nil)
	a.configured = []Source{folderSource(dir), shell("/nowhere/x", "exit 1")}
	if res, err = backup(t.Context()); err != nil || len(res.Committed.Made.Failed) != 1 {
		t.Fatalf("%+v, %v", res, err)
	}
	d.wrote("a source fails", "all-before", "all-after", "all-failed  1 source failed, the first is /nowhere/x: /bin/sh ended with code 1")

	// What must wait has not failed; who is interrupted still puts things back.
	ctx, cancel := context.WithCancel(t.Context())
	a.configured = []Source{folderSource(dir), shell("/nowhere/x", "echo x >> "+d.path+"; sleep 1000")}
	go func() {
		for {
			if raw, err := os.ReadFile(d.path); err == nil && strings.Contains(string(raw), "x\n") {
				cancel()
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if _, err = backup(ctx); err == nil {
		t.Fatal("an interrupted backup is done")
	}
	d.wrote("interrupted", "all-before", "x", "all-after")
}
