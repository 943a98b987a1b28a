package custody

import (
	"context"
	"errors"
	"testing"

	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/light"
)

type frozen struct {
	light.Source
	header, block []byte
}

func (f frozen) LightBlock(context.Context) ([]byte, []byte, error) { return f.header, f.block, nil }

// A custodian that was restarted goes on from where it had followed the chain, and
// never back, also if it comes from a version that kept no more than a header.
func TestFollowGoesOn(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx := t.Context()
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	old := frozen{Source: source}
	if old.header, old.block, err = source.LightBlock(ctx); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Ledger.Tick(ctx, s.Operator); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := Create(dir); err != nil {
		t.Fatal(err)
	}
	latest := func(source light.Source, before func(*Folder)) (light.Header, uint64, error) {
		t.Helper()
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		before(f)
		c, err := f.Follow(s.Genesis, source)
		if err != nil {
			t.Fatal(err)
		}
		began := c.(lightChain).reader.Trusted().Height()
		v, err := c.Latest(ctx)
		if err != nil {
			return light.Header{}, began, err
		}
		return v.Header(), began, nil
	}
	nothing := func(*Folder) {}
	first, began, err := latest(source, nothing)
	if err != nil || began != 0 {
		t.Fatalf("at first, from height %d: %v", began, err)
	}
	second, began, err := latest(source, nothing)
	if err != nil || began != first.Height || second.Number < first.Number {
		t.Errorf("after a restart, from height %d, want %d: %v", began, first.Height, err)
	}
	if _, _, err := latest(old, nothing); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("an old state after a restart: %v", err)
	}
	older := func(f *Folder) {
		if err := f.see(seenState{Header: second}); err != nil {
			t.Fatal(err)
		}
	}
	if _, began, err := latest(old, older); !errors.Is(err, light.ErrBackwards) || began != 0 {
		t.Errorf("an old state where only a header was kept: %v", err)
	}
}
