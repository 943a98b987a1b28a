package agent

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
)

// hanging is a walk over a directory in which something hangs until it is let go.
type hanging struct {
	*archive.FileTree
	at  string // walk, open, read
	let chan struct{}
}

func (h *hanging) Walk(ctx context.Context, emit func(archive.Item) error) error {
	return h.FileTree.Walk(ctx, func(it archive.Item) error {
		if filepath.Base(it.Entry.Path) != "hangs" {
			return emit(it)
		}
		open := it.Open
		switch h.at {
		case "walk":
			<-h.let
		case "open":
			it.Open = func(ctx context.Context) (archive.Reader, error) { <-h.let; return open(ctx) }
		case "read":
			it.Open = func(ctx context.Context) (archive.Reader, error) {
				r, err := open(ctx)
				return &hangingReader{r, h.let}, err
			}
		}
		return emit(it)
	})
}

type hangingReader struct {
	archive.Reader
	let chan struct{}
}

func (h *hangingReader) Read(b []byte) (int, error) {
	<-h.let
	for i := range b { // it comes back late, and writes where it was told to
		b[i] = 0xff
	}
	return len(b), io.EOF
}

// What hangs is left behind, and nothing of it is touched any more; what came before it
// was given whole.
func TestWhatHangsIsLeftBehind(t *testing.T) {
	for _, at := range []string{"nowhere", "walk", "open", "read"} {
		t.Run(at, func(t *testing.T) {
			dir := t.TempDir()
			content := bytes.Repeat([]byte("whole "), 100_000)
			for _, name := range []string{"first", "hangs", "last"} {
				if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			tree, err := archive.NewFileTree(dir, archive.FileOptions{})
			if err != nil {
				t.Fatal(err)
			}
			h := &hanging{tree, at, make(chan struct{})}
			all := &stuck{}
			limit := 200 * time.Millisecond
			if at == "nowhere" {
				limit = time.Hour
			}
			g := newGuard(Source{Path: dir, Stall: limit}, all)
			read := map[string][]byte{}
			var failed error
			err = g.walk(t.Context(), h.Walk, func(it archive.Item) error {
				if it.Open == nil {
					return it.Err
				}
				r, err := it.Open(t.Context())
				if err != nil {
					failed = err
					return nil
				}
				b, err := io.ReadAll(r)
				if failed = errors.Join(failed, err, r.Settled(), r.Close()); err == nil {
					read[filepath.Base(it.Entry.Path)] = b
				}
				return nil
			})
			if at == "nowhere" {
				if err != nil || failed != nil || len(read) != 3 || !bytes.Equal(read["hangs"], content) || all.is(dir) {
					t.Fatalf("%v, %v, %d read, stuck %v", err, failed, len(read), all.is(dir))
				}
				return
			}
			if !errors.Is(err, errHangs) || !strings.Contains(err.Error(), "nothing came from it for 200 ms (timeout), after /") || (at != "walk") != errors.Is(failed, errHangs) {
				t.Fatalf("%v, %v", err, failed)
			}
			if len(read) != 1 || !bytes.Equal(read["first"], content) {
				t.Fatalf("%d are read", len(read))
			}
			if !all.is(dir) {
				t.Error("it is not known to hang")
			}
			close(h.let)
			for all.is(dir) {
				time.Sleep(time.Millisecond)
			}
		})
	}
}

// A directory that still hangs from an earlier backup is a failed source at once.
func TestDirectoryThatStillHangs(t *testing.T) {
	here, there := t.TempDir(), t.TempDir()
	for _, dir := range []string{here, there} {
		if err := os.WriteFile(filepath.Join(dir, "x"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	far := folderSource(there)
	far.Stall = time.Hour
	a := taker(t, folderSource(here), far)
	if m := takes(t, a); len(m.Failed) > 0 || m.Files != 2 {
		t.Fatalf("%+v", m)
	}
	a.stuck.add(there, 1)
	if m := takes(t, a); len(m.Failed) != 1 || m.Files != 1 || !strings.Contains(m.Failed[0].Error, "is not answered yet") {
		t.Fatalf("%+v", m)
	}
	a.stuck.add(there, -1)
	if m := takes(t, a); len(m.Failed) > 0 || m.Files != 2 {
		t.Fatalf("%+v", m)
	}
}
