package archive

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"testing"
)

// reads counts the files of a source whose contents are opened.
type reads struct {
	Source
	opened atomic.Int64
}

func (r *reads) Walk(ctx context.Context, emit func(Item) error) error {
	return r.Source.Walk(ctx, func(it Item) error {
		if open := it.Open; open != nil {
			it.Open = func(ctx context.Context) (Reader, error) {
				r.opened.Add(1)
				return open(ctx)
			}
		}
		return emit(it)
	})
}

// What a snapshot that was broken off has stored is not read again by the next, by
// that of another process neither, and what was not stored is.
func TestBrokenOffReadsOnce(t *testing.T) {
	src := t.TempDir()
	const files, size = 40, 1 << 20
	random := rand.NewChaCha8([32]byte{1})
	for i := range files {
		b := make([]byte, size)
		random.Read(b)
		write(t, filepath.Join(src, fmt.Sprintf("f%02d", i)), b)
	}
	want := describe(t, src)
	d := newDevice(t)
	snapshot := func(packs int) (int64, error) {
		source := &reads{Source: tree(t, src)}
		req := d.request(source)
		put := req.Put
		req.Put = func(ctx context.Context, o Object) error {
			if packs--; packs < 0 {
				return errors.New("the link is gone")
			}
			return put(ctx, o)
		}
		res, err := d.a.Snapshot(t.Context(), req)
		if err == nil {
			d.accept(res)
		}
		return source.opened.Load(), err
	}
	first, err := snapshot(5)
	if err == nil {
		t.Fatal("it was not broken off")
	}
	d.reopen()
	again, err := snapshot(0) // gets nowhere, and what was noted before stays
	if err == nil || again > files-5*3 {
		t.Fatalf("%d files are read again of %d, though %d packs are stored: %v", again, first, 5, err)
	}
	d.reopen()
	rest, err := snapshot(1000)
	if err != nil || rest < files-5*4 || rest > files-5*3 {
		t.Fatalf("%d files of %d are read in the end: %v", rest, files, err)
	}
	compare(t, want, restored(t, d.open(d.a.state.Committed.ListRoot), src))
	if none, err := snapshot(1000); err != nil || none != 0 {
		t.Errorf("%d files are read again of a snapshot that was made: %v", none, err)
	}
}
