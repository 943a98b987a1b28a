package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/archive/sqlitesource"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Repository is an archive, its state folder, and a folder that keeps its
// objects by their roots.
type Repository struct {
	dir     string
	written counter
	archive *archive.Archive
}

// identity is whose archive it is; the chain and the device do not matter here.
var identity = archive.Identity{Genesis: record.Hash{1}, Device: record.Hash{2}}

// oneStore keeps every object as it is.
var oneStore = record.Layout{K: 1, Places: []record.Place{{Slot: 1, Version: 1}}}

// latest is the file that says which snapshot is the newest.
const latest = "latest.json"

// point is what a reader needs of a snapshot beside the objects.
type point struct {
	Sequence uint64
	ListRoot record.Hash
	Head     []byte
	Key      []byte // the epoch's: custodians are not measured here
}

// Open opens the repository in dir, and makes it if there is none.
func Open(dir string) (*Repository, error) {
	r := &Repository{dir: dir}
	state := filepath.Join(dir, "state")
	fsys := countingFS{durable.OS(), &r.written}
	err := durable.MkdirAll(fsys, r.objects(), 0o700)
	if err == nil {
		err = durable.MkdirAll(fsys, state, 0o700)
	}
	if err != nil {
		return nil, err
	}
	if _, err = os.Stat(filepath.Join(dir, latest)); errors.Is(err, fs.ErrNotExist) {
		r.archive, err = archive.Create(fsys, state, identity)
	} else if err == nil {
		r.archive, err = archive.Open(fsys, state, identity)
	}
	if err != nil {
		return nil, fmt.Errorf("repository %s: %w", dir, err)
	}
	return r, nil
}

// Close closes it.
func (r *Repository) Close() error { return r.archive.Close() }

func (r *Repository) objects() string { return filepath.Join(r.dir, "objects") }

func (r *Repository) object(root record.Hash) string {
	name := fmt.Sprintf("%x", root[:])
	return filepath.Join(r.objects(), name[:2], name)
}

// Made is what a backup did.
type Made struct {
	Files   uint64
	Bytes   uint64 // of all files
	Sealed  uint64 // bytes of the packs made
	Written int64  // bytes written to the state folder
	Skipped uint64
}

// Backup makes and commits a snapshot of a folder.
func (r *Repository) Backup(ctx context.Context, source string) (Made, error) {
	tree, err := archive.NewFileTree(source, archive.FileOptions{Database: sqlitesource.Databases{Temp: filepath.Join(r.dir, "state")}.Open})
	if err != nil {
		return Made{}, err
	}
	before := r.written.bytes.Load()
	res, err := r.archive.Snapshot(ctx, archive.Request{
		Sources: []archive.Source{tree}, Layout: oneStore, Sequence: r.archive.Status().Sequence + 1, Created: time.Now(),
		Host: "bench", Program: "byssus bench", KeyBox: keyBox, Put: r.put})
	if err != nil {
		return Made{}, err
	}
	if err := r.keep(res); err != nil {
		return Made{}, err
	}
	return Made{Files: res.Stats.Files, Bytes: res.Stats.Bytes, Sealed: res.SealedBytes, Written: r.written.bytes.Load() - before,
		Skipped: res.SkippedCount}, nil
}

// keep puts the list beside the objects and commits the snapshot.
func (r *Repository) keep(res *archive.Result) error {
	for _, root := range res.Fresh {
		b, err := r.archive.Segment(root)
		if err != nil {
			return err
		}
		if err := r.write(root, b); err != nil {
			return err
		}
	}
	if err := r.archive.Commit(res.ListRoot); err != nil {
		return err
	}
	p := point{Sequence: res.Sequence, ListRoot: res.ListRoot, Head: res.Head}
	_, key, _ := r.archive.EpochKey()
	p.Key = key[:]
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return durable.WriteFile(durable.OS(), filepath.Join(r.dir, latest), raw, 0o600)
}

// put is the archive's Put.
func (r *Repository) put(_ context.Context, o archive.Object) error {
	b := o.Whole
	if o.Shards != nil {
		b = o.Shards[0]
	}
	return r.write(o.Entry.Roots[0], b)
}

func (r *Repository) write(root record.Hash, b []byte) error {
	name := r.object(root)
	if err := durable.MkdirAll(durable.OS(), filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return durable.WriteFile(durable.OS(), name, b, 0o600)
}

// custodian seals the epochs' keys, as one does at every device.
var custodian = seal.NewCustodianRoot()

func keyBox(_ context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
	b := seal.Binding{Genesis: identity.Genesis, Device: identity.Device, Epoch: epoch}
	k, err := custodian.Key(b)
	if err != nil {
		return nil, err
	}
	box, err := seal.NewKeyBox(b, key, 1, []seal.Holder{{Custodian: 1, Key: k.Public()}})
	if err != nil {
		return nil, err
	}
	return box.Encode()
}

// Reader opens the newest snapshot of the repository in dir. It reads the
// objects alone, and nothing of the device's state.
func Reader(ctx context.Context, dir string) (*archive.Snapshot, *Fetched, error) {
	raw, err := os.ReadFile(filepath.Join(dir, latest))
	if err != nil {
		return nil, nil, err
	}
	var p point
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, nil, err
	}
	if len(p.Key) != len(seal.Secret{}) {
		return nil, nil, fmt.Errorf("%s has no key", latest)
	}
	f := &Fetched{r: &Repository{dir: dir}}
	s, err := archive.OpenSnapshot(ctx, p.Head, p.ListRoot, f.segment, seal.Secret(p.Key), f)
	return s, f, err
}
