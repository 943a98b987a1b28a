package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

var (
	// ErrUnanswered is wrapped by a Fetcher's error of an object that may not be
	// lost: too few stores have said whether they have it.
	ErrUnanswered = errors.New("too few stores answer")
	// ErrLost is wrapped by a Fetcher's error of an object that the stores say
	// they have no more.
	ErrLost = errors.New("the stores have lost it")
)

// Fetcher gets objects of a pack list from wherever they are. Object returns
// the whole object that e names, verified against e's roots; l says where its
// shards are. The slice belongs to the caller.
type Fetcher interface {
	Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error)
}

// PackError says that a pack cannot be read.
type PackError struct {
	Number uint64      // in the archive
	Hash   record.Hash // its name in the pack list; zero if no list names it
	Err    error
}

func (e *PackError) Error() string {
	return fmt.Sprintf("pack %d (%s) cannot be read: %v", e.Number, e.Hash, e.Err)
}

func (e *PackError) Unwrap() error { return e.Err }

// Snapshot reads one snapshot. Any number of goroutines may use it.
type Snapshot struct {
	head     record.Head
	listRoot record.Hash
	headRaw  []byte
	key      seal.Secret
	manifest Manifest
	keys     keyTable
	list     *catalog
	fetch    Fetcher
	packs    *packs
	indexes  indexes
	workers  int   // that read files; 0: as many as pays
	planned  int64 // bytes of a plan; 0: planBytes
	opened   int64 // files that are written and held open; 0: maxOpen
	rest     bool  // parts of the list and of the key table may be lost
	partial  bool  // and are
}

// OpenSnapshot opens the snapshot whose anchored record names wantRoot. head is
// the list's head; segments returns a segment's bytes by its root; key is the
// epoch's. Everything is verified: the head and the segments against wantRoot,
// the manifest and the key table by their roots, seals and sequence.
func OpenSnapshot(ctx context.Context, head []byte, wantRoot record.Hash,
	segments func(ctx context.Context, root record.Hash) ([]byte, error), key seal.Secret, fetch Fetcher) (*Snapshot, error) {
	return openSnapshot(ctx, head, wantRoot, segments, key, fetch, false)
}

// OpenRest is OpenSnapshot where stores may have lost segments of the list: one
// whose error wraps ErrLost is left out, and with it all that it lists, and so are
// lost parts of the key table. If the manifest is lost, the error wraps ErrLost too.
func OpenRest(ctx context.Context, head []byte, wantRoot record.Hash,
	segments func(ctx context.Context, root record.Hash) ([]byte, error), key seal.Secret, fetch Fetcher) (*Snapshot, error) {
	return openSnapshot(ctx, head, wantRoot, segments, key, fetch, true)
}

func openSnapshot(ctx context.Context, head []byte, wantRoot record.Hash,
	segments func(ctx context.Context, root record.Hash) ([]byte, error), key seal.Secret, fetch Fetcher, rest bool) (*Snapshot, error) {
	h, root, err := record.ParseHead(head)
	if err != nil {
		return nil, fmt.Errorf("pack list %s: %w", wantRoot, err)
	}
	if root != wantRoot {
		return nil, fmt.Errorf("%w: pack list %s (sequence %d) in place of %s", ErrSwapped, root, h.Sequence, wantRoot)
	}
	s := &Snapshot{head: h, listRoot: root, headRaw: slices.Clone(head), key: key, fetch: fetch, rest: rest}
	s.packs = newPacks(s, defaultMemory)
	if s.list, err = newCatalog(ctx, h.Segments, segments, rest); err != nil {
		return nil, err
	}
	s.partial = len(s.list.lost) > 0
	if err := s.openManifest(ctx); err != nil {
		return nil, err
	}
	if err := s.openKeys(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// object fetches a replica and checks that it is what its name says.
func (s *Snapshot) object(ctx context.Context, kind record.Kind, name record.Hash) ([]byte, error) {
	at, ok, err := s.list.find(ctx, name)
	if err != nil {
		return nil, err
	}
	if !ok && len(s.list.lost) > 0 {
		return nil, fmt.Errorf("%w: the segment of the pack list that names the %s %s", ErrLost, kind, name)
	}
	if !ok || at.entry.Kind != kind {
		return nil, fmt.Errorf("%w: no segment of the pack list names the %s %s", ErrForm, kind, name)
	}
	b, err := s.fetch.Object(ctx, at.entry, *at.layout)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", kind, name, err)
	}
	if root := erasure.Root(b); root != name || uint64(len(b)) != at.entry.Length {
		return nil, fmt.Errorf("%w: %s %s in place of %s", ErrSwapped, kind, root, name)
	}
	return b, nil
}

func (s *Snapshot) binding() seal.Binding {
	return seal.Binding{Genesis: s.head.Genesis, Device: s.head.Device, Epoch: s.head.Epoch}
}

func (s *Snapshot) open(ctx context.Context, kind record.Kind, name record.Hash) ([]byte, error) {
	b, err := s.object(ctx, kind, name)
	if err != nil {
		return nil, err
	}
	body, err := seal.OpenObject(s.key, s.binding(), kind, b)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", kind, name, err)
	}
	return body, nil
}

func (s *Snapshot) openManifest(ctx context.Context) error {
	body, err := s.open(ctx, record.Manifest, s.head.Manifest)
	if err != nil {
		return err
	}
	m, err := parseManifest(body)
	if err != nil {
		return err
	}
	if m.Device != s.head.Device || m.Epoch != s.head.Epoch || m.Sequence != s.head.Sequence {
		return fmt.Errorf("%w: the manifest of sequence %d, epoch %d of device %s in place of sequence %d, epoch %d of %s",
			ErrSwapped, m.Sequence, m.Epoch, m.Device, s.head.Sequence, s.head.Epoch, s.head.Device)
	}
	s.manifest = m
	return nil
}

func (s *Snapshot) openKeys(ctx context.Context) error {
	for _, name := range s.manifest.keySegments {
		body, err := s.open(ctx, record.KeySegment, name)
		if s.rest && errors.Is(err, ErrLost) {
			s.partial = true
			continue
		}
		if err != nil {
			return err
		}
		keys, err := parseKeySegment(body)
		if err != nil {
			return err
		}
		s.keys = append(s.keys, keys...)
	}
	slices.SortFunc(s.keys, func(a, b packKey) int { return cmp.Compare(a.Number, b.Number) })
	for i := 1; i < len(s.keys); i++ {
		if s.keys[i].Number == s.keys[i-1].Number {
			return fmt.Errorf("%w: the key table has pack %d twice", ErrForm, s.keys[i].Number)
		}
	}
	if uint64(len(s.keys)) != s.manifest.packs && !s.partial {
		return fmt.Errorf("%w: a key table of %d packs where the manifest says %d", ErrForm, len(s.keys), s.manifest.packs)
	}
	return nil
}

// Manifest tells what the snapshot is.
func (s *Snapshot) Manifest() Manifest { return s.manifest }

// Head returns the head of the snapshot's pack list.
func (s *Snapshot) Head() record.Head { return s.head }

// fetchPack brings a pack's bytes, verified by its name.
func (s *Snapshot) fetchPack(ctx context.Context, p *openPack) error {
	at, err := s.listed(ctx, p.key)
	if err != nil {
		return err
	}
	if p.frames, err = seal.NewFrames(p.key.Algorithm, p.key.Key, s.manifest.Archive, p.key.Number); err != nil {
		return err
	}
	if p.b, err = s.fetch.Object(ctx, at.entry, *at.layout); err != nil {
		return err
	}
	if len(p.b) != int(p.key.Length) {
		return fmt.Errorf("it has %d bytes, want %d", len(p.b), p.key.Length)
	}
	return nil
}

// listed returns a pack's entry of the pack list.
func (s *Snapshot) listed(ctx context.Context, key packKey) (listed, error) {
	at, ok, err := s.list.find(ctx, key.Hash)
	if err != nil {
		return listed{}, err
	}
	if !ok || at.entry.Kind != record.CodedPack && at.entry.Kind != record.ReplicatedPack {
		return listed{}, fmt.Errorf("%w: no segment of the pack list names it", ErrForm)
	}
	if at.entry.Length != uint64(key.Length) {
		return listed{}, fmt.Errorf("%w: it has %d bytes in the list and %d in the key table", ErrForm, at.entry.Length, key.Length)
	}
	return at, nil
}

// damaged tells whether an error is of the archive's bytes, so that another file
// may still be read, and not of this machine.
func damaged(err error) bool {
	var p *PackError
	return errors.As(err, &p) || errors.Is(err, ErrForm) || errors.Is(err, ErrNewer)
}
