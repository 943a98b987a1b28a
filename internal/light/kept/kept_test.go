package kept

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/light"
)

// frozen shows a chain as it was.
type frozen struct {
	light.Source
	header, block []byte
}

func (f frozen) LightBlock(context.Context) ([]byte, []byte, error) { return f.header, f.block, nil }

// start runs a chain; the source asks its node.
func start(t *testing.T) (*ledgertest.Site, *light.RPCSource) {
	t.Helper()
	s := ledgertest.Start(t, ledgertest.Options{})
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, source
}

// A program that was restarted does not go back, whatever its node shows then, nor
// does one that shares the file with another.
func TestRestartDoesNotGoBack(t *testing.T) {
	t.Parallel()
	s, source := start(t)
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "trust")
	open := func(source light.Source) *light.Reader {
		t.Helper()
		r, err := Reader(durable.OS(), path, s.Genesis, source)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	header, block, err := source.LightBlock(ctx)
	if err != nil {
		t.Fatal(err)
	}
	old := frozen{source, header, block}
	first, behind := open(source), open(old)
	if _, _, err := s.Ledger.Tick(ctx, s.Operator); err != nil {
		t.Fatal(err)
	}
	v, err := first.Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if w, err := behind.Latest(ctx); err != nil || w.Number() >= v.Number() {
		t.Fatalf("one that had seen nothing: %v", err)
	}
	if r := open(source); r.Trusted().Seen() != v.Header() {
		t.Fatalf("block %d was seen, kept is block %d", v.Number(), r.Trusted().Seen().Number)
	}
	if _, err := open(old).Latest(ctx); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("an old state after a restart: %v", err)
	}
	if w, err := open(source).Latest(ctx); err != nil || w.Number() < v.Number() {
		t.Errorf("after a restart: %v", err)
	}

	// Many at once.
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			r, err := Reader(durable.OS(), path, s.Genesis, source)
			for n := uint64(0); err == nil && n < v.Number()+3; {
				if _, _, err = s.Ledger.Tick(ctx, s.Operator); err != nil {
					break
				}
				var w *light.View
				if w, err = r.Latest(ctx); err == nil {
					n = w.Number()
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if r := open(source); r.Trusted().Seen().Number < v.Number()+3 {
		t.Errorf("kept is block %d", r.Trusted().Seen().Number)
	}

	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(whole); i += 7 {
		b := bytes.Clone(whole)
		b[i] ^= 1
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Reader(durable.OS(), path, s.Genesis, source); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d damaged: %v", i, err)
		}
	}
	for _, b := range [][]byte{{}, whole[:len(whole)-1], append(whole, 0), bytes.Repeat(whole, 99)} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Reader(durable.OS(), path, s.Genesis, source); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes: %v", len(b), err)
		}
	}
}

// What cannot be kept is not decided by.
func TestKeepingFails(t *testing.T) {
	t.Parallel()
	s, source := start(t)
	r, err := Reader(durable.OS(), filepath.Join(t.TempDir(), "missing", "trust"), s.Genesis, source)
	if err != nil {
		t.Fatal(err)
	}
	if v, err := r.Latest(t.Context()); err == nil || v != nil {
		t.Errorf("it was read though it could not be kept: %v", v)
	}
}

// writes makes writes fail.
func writes(err error) func(durabletest.Op) error {
	return func(op durabletest.Op) error {
		if op.Kind == "write" {
			return err
		}
		return nil
	}
}

// A full disk keeps nobody from what the chain says now.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	s, source := start(t)
	disk := durabletest.NewDisk(1)
	r, err := Reader(disk, "trust", s.Genesis, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, nil} {
		disk.SetFault(writes(full))
		if _, _, err := s.Ledger.Tick(t.Context(), s.Operator); err != nil {
			t.Fatal(err)
		}
		v, err := r.Latest(t.Context())
		if err != nil {
			t.Fatalf("a disk with %v: %v", full, err)
		}
		disk.SetFault(nil)
		again, err := Reader(disk, "trust", s.Genesis, source)
		if err != nil {
			t.Fatal(err)
		}
		if kept := again.Trusted().Seen() == v.Header(); kept != (full == nil) {
			t.Errorf("a disk with %v: the newest header is kept: %t", full, kept)
		}
	}
	disk.SetFault(writes(syscall.EIO))
	if _, _, err := s.Ledger.Tick(t.Context(), s.Operator); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Latest(t.Context()); !errors.Is(err, syscall.EIO) {
		t.Errorf("a broken disk: %v", err)
	}
}
