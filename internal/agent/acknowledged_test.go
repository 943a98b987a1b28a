package agent

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/test/faults"
)

// acknowledged remembers what backups were told to be committed, with the
// files that there were then, and holds the world to it.
type acknowledged map[record.Hash]map[string]string

func (k acknowledged) note(t *testing.T, res Result, dir string) {
	for _, a := range []*Anchor{res.Committed, res.Resumed} {
		if a != nil && k[a.Hash] == nil {
			k[a.Hash] = contents(t, dir)
		}
	}
}

// check restores all of them from what the stores' disks have, without the
// stores of some numbers.
func (k acknowledged) check(t *testing.T, x *world, y *faults.Tally, without ...uint32) {
	t.Helper()
	for h, want := range k {
		y.Snapshots++
		if x.accepted[h].AnchoredAt == 0 {
			y.Lost++
			t.Errorf("record %s was called committed and is not on the chain", h)
			continue
		}
		if err := x.comesBack(h, want, without); err != nil {
			y.Lost++
			t.Errorf("record %s was called committed: %v", h, err)
		}
	}
}

// contents are the files below a folder, each one's bytes by their hash.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		all[p[1:]] = fmt.Sprintf("%d %x", len(b), sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// comesBack reads an anchored snapshot as one who has the record, a
// custodian's key and the disks of stores, and nothing of the device.
func (x *world) comesBack(hash record.Hash, want map[string]string, without []uint32) error {
	ctx := context.Background()
	s, err := x.anchored(hash, without)
	if err != nil {
		return err
	}
	got := map[string]string{}
	if err := s.Walk(ctx, "", func(e archive.Entry) error {
		if e.Type != archive.File {
			return nil
		}
		sum, n := sha256.New(), 0
		err := s.Content(ctx, e, func(b []byte) error { n += len(b); _, err := sum.Write(b); return err })
		got[e.Path] = fmt.Sprintf("%d %x", n, sum.Sum(nil))
		return err
	}); err != nil {
		return err
	}
	if !maps.Equal(got, want) {
		return fmt.Errorf("came back as %v, was %v", got, want)
	}
	return nil
}

// anchored opens an anchored snapshot likewise.
func (x *world) anchored(hash record.Hash, without []uint32) (*archive.Snapshot, error) {
	ctx, r := context.Background(), x.records[hash]
	disks := storeDisks{x, without}
	head, err := disks.first(func(s *testStore) (b []byte, err error) {
		b, _, err = s.disk.List(x.id, r.ListRoot)
		return b, err
	})
	if err != nil {
		return nil, fmt.Errorf("head: %w", err)
	}
	segment := func(_ context.Context, root record.Hash) ([]byte, error) {
		return disks.first(func(s *testStore) (b []byte, err error) {
			b, _, err = s.disk.Segment(x.id, root)
			return b, err
		})
	}
	key, err := x.epochKey(ctx, head, r, segment, disks)
	if err != nil {
		return nil, fmt.Errorf("epoch key: %w", err)
	}
	return archive.OpenSnapshot(ctx, head, r.ListRoot, segment, key, disks)
}

func (x *world) epochKey(ctx context.Context, head []byte, r record.Record, segment func(context.Context, record.Hash) ([]byte, error), disks storeDisks) (seal.Secret, error) {
	h, _, err := record.ParseHead(head)
	if err != nil {
		return seal.Secret{}, err
	}
	for _, ref := range h.Segments {
		b, err := segment(ctx, ref.Root)
		if err != nil {
			return seal.Secret{}, err
		}
		s, _, err := record.ParseSegment(b)
		if err != nil {
			return seal.Secret{}, err
		}
		for _, e := range s.Entries {
			if e.Kind != record.KeyBox {
				continue
			}
			b, err := disks.Object(ctx, e, s.Layout)
			if err != nil {
				return seal.Secret{}, err
			}
			if seal.KeyBoxHash(b) != r.SealedKeyHash {
				continue // an earlier epoch's
			}
			box, err := seal.ParseKeyBox(b)
			if err != nil {
				return seal.Secret{}, err
			}
			binding := seal.Binding{Genesis: x.domain.Genesis, Device: x.id, Epoch: r.Epoch}
			priv, err := x.custodian.Key(binding)
			if err != nil {
				return seal.Secret{}, err
			}
			share, err := box.Open(x.domain.Genesis, 1, priv)
			if err != nil {
				return seal.Secret{}, err
			}
			key, _, err := seal.Combine(binding, box, []seal.Share{share})
			return key, err
		}
	}
	return seal.Secret{}, errors.New("no key box is listed")
}

// storeDisks are the stores but some, read past their doors.
type storeDisks struct {
	x       *world
	without []uint32
}

// first returns what the first store gives that gives something.
func (d storeDisks) first(of func(*testStore) ([]byte, error)) ([]byte, error) {
	errs := []error{errors.New("no store has it")}
	for _, s := range d.x.stores {
		if slices.Contains(d.without, s.place.Store) {
			continue
		}
		b, err := of(s)
		if err == nil {
			return b, nil
		}
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}

func (d storeDisks) Object(_ context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	shards := make([][]byte, len(e.Roots))
	for i, root := range e.Roots {
		shards[i], _ = d.first(func(s *testStore) ([]byte, error) { // too few are told by Rebuild
			f, err := s.disk.OpenShard(d.x.id, root)
			if err != nil {
				return nil, err
			}
			b, err := io.ReadAll(f)
			return b, errors.Join(err, f.Close())
		})
	}
	b, _, err := erasure.Rebuild(e, l, shards)
	return b, err
}
