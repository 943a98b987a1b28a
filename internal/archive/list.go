package archive

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

const (
	// A list of more segments than this has its small ones merged.
	maxLooseSegments = 64
	// A segment of at most so many entries is made anew whenever packs are
	// dropped; of a larger one a quarter may be of no use.
	smallSegment = 512
	// So has a key table of more segments than this.
	maxLooseKeySegments = 128
)

// listing is a snapshot's pack list and key table in the making. Of either it
// holds one segment at a time.
type listing struct {
	m       *making
	group   *errgroup.Group // sends objects, a few at a time
	ctx     context.Context
	old     record.Head // of the committed list, if there is one
	shared  bool        // its segments are of this layout
	forgets bool        // packs that the snapshot does not refer to are forgotten
	lost    map[record.Hash]bool

	key         seal.Secret
	keys        []packKey     // to be sealed in the next key segment
	keySegments []record.Hash // all of the table, in order
	packs       uint64        // lines of the table
	keyBox      record.Hash

	named   numberWriter
	dropped int                  // packs that the list before names and no snapshot refers to any more
	kept    []uint64             // beginnings of the named packs' hashes, for needed
	objects map[record.Hash]bool // others that the snapshot needs

	entries []record.Entry // for the next segment
	refs    []record.SegmentRef
	fresh   []record.Hash // segments that are new
}

func (a *Archive) path(name string) string { return filepath.Join(a.dir, name) }

// replicas is how many of the objects that are kept whole are sent at a time: a
// key segment has at most half a MiB.
const replicas = 2

// list makes the snapshot's key table and what is new in its pack list, and sends
// the table. The table starts anew with an epoch (only with the packs that the
// snapshot refers to: the others are forgotten), with a layout, and when it has
// too many segments.
func (m *making) list(ctx context.Context, key seal.Secret, box []byte, begins bool) (*listing, error) {
	a, c := m.a, m.a.state.Committed
	l := &listing{m: m, forgets: begins, key: key, lost: a.index.lost(), objects: map[record.Hash]bool{}}
	l.group, l.ctx = errgroup.WithContext(ctx)
	l.group.SetLimit(replicas)
	if c != nil {
		var err error
		if l.old, _, err = record.ParseHead(c.Head); err != nil {
			return nil, &StateError{a.path(stateFile), err}
		}
		l.shared = l.old.Layout.Same(m.req.Layout) && !l.lost[c.ListRoot]
	}
	if !l.shared {
		l.forgets = true
	}
	whole := l.forgets || len(c.KeySegments) >= maxLooseKeySegments
	if !whole {
		whole = slices.ContainsFunc(c.KeySegments, func(h record.Hash) bool { return l.lost[h] })
	}
	if !whole {
		l.keySegments = append(l.keySegments, c.KeySegments...)
		l.packs = c.Packs // the table may name packs that were forgotten since
	}
	if err := l.takePacks(whole); err != nil {
		return nil, errors.Join(err, l.group.Wait())
	}
	boxObject := replica(record.KeyBox, box)
	l.keyBox = boxObject.Hash
	if begins || !l.shared || l.lost[l.keyBox] {
		if err := l.send(boxObject); err != nil {
			return nil, errors.Join(err, l.group.Wait())
		}
	}
	for _, h := range l.keySegments {
		l.objects[h] = true
	}
	l.objects[l.keyBox] = true
	slices.Sort(l.kept)
	return l, nil
}

// takePacks goes through all packs that stay known.
func (l *listing) takePacks(whole bool) error {
	x := l.m.a.index
	if err := x.each(func(r row, read func() (logged, error)) error {
		listed := r.flags&rowListed != 0
		if r.flags&rowUsed == 0 && (l.forgets || !listed || !x.fits[r.class] || r.flags&(rowSparse|rowIdle) != 0) {
			if listed {
				l.dropped++
			}
			return nil
		}
		l.named.add(uint64(r.number))
		l.kept = append(l.kept, r.hash)
		inTable, inList := !whole && listed, l.shared && listed
		if inTable && inList {
			return nil
		}
		line, err := read()
		if err != nil {
			return &StateError{l.m.a.path(packLog), err}
		}
		if !inList {
			if err := l.entry(line.pack().entry); err != nil {
				return err
			}
		}
		if !inTable {
			l.packs++
			if l.keys = append(l.keys, line.Key); len(l.keys) == maxKeyEntries {
				return l.sealKeys()
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return l.sealKeys()
}

// sealKeys makes a key segment of the keys at hand.
func (l *listing) sealKeys() error {
	if len(l.keys) == 0 {
		return nil
	}
	body, err := encodeKeySegment(l.keys)
	if err != nil {
		return err
	}
	s := l.m.a.state
	sealed, err := seal.SealObject(seal.Preferred(), l.key, seal.Binding{Genesis: s.Genesis, Device: s.Device, Epoch: l.m.req.Epoch}, record.KeySegment, body)
	if err != nil {
		return err
	}
	l.keys = l.keys[:0]
	o := replica(record.KeySegment, sealed)
	l.keySegments = append(l.keySegments, o.Hash)
	return l.send(o)
}

// send hands an object to the stores and lists it; it may be on its way still
// when send returns.
func (l *listing) send(o Object) error {
	l.group.Go(func() error {
		if err := l.m.req.Put(l.ctx, o); err != nil {
			return fmt.Errorf("send %s: %w", o.Entry.Kind, err)
		}
		return nil
	})
	if err := context.Cause(l.ctx); err != nil {
		return err
	}
	return l.entry(o.Entry)
}

// sent waits until stores have all objects.
func (l *listing) sent() error { return l.group.Wait() }

// entry lists an object that no segment taken over names.
func (l *listing) entry(e record.Entry) error {
	l.entries = append(l.entries, e)
	if len(l.entries) < record.MaxSegmentEntries {
		return nil
	}
	return l.segment()
}

// segment writes a segment of the entries at hand.
func (l *listing) segment() error {
	if len(l.entries) == 0 {
		return nil
	}
	b, root, err := record.Segment{Layout: l.m.req.Layout, Entries: l.entries}.Encode()
	if err != nil {
		return err
	}
	if err := durable.WriteFile(l.m.a.fs, l.m.a.segmentPath(root), b, 0o600); err != nil {
		return err
	}
	l.fresh = append(l.fresh, root)
	l.refs = append(l.refs, record.SegmentRef{Root: root, Entries: uint32(len(l.entries)), Bytes: uint64(len(b))})
	clear(l.entries)
	l.entries = l.entries[:0]
	return nil
}

// needed tells whether the snapshot needs an object, or may need it.
func (l *listing) needed(e record.Entry) bool {
	h := e.Hash()
	_, ok := slices.BinarySearch(l.kept, hashHead(h))
	return ok || l.objects[h]
}

// finish completes the list. Segments of the list before are taken over as they
// are, except: one with a lost object is made anew without it; when packs are
// dropped, one that holds nothing needed goes, and one that is small or of which
// more than a quarter is not needed is made anew without that; and of too many,
// the small ones are merged.
func (l *listing) finish() error {
	var carry []record.SegmentRef
	if l.shared {
		carry = l.old.Segments
	}
	merge := len(carry) >= maxLooseSegments
	for _, s := range carry {
		small := merge && s.Entries < record.MaxSegmentEntries/2
		if !small && l.dropped == 0 && !l.forgets && len(l.lost) == 0 {
			l.refs = append(l.refs, s)
			continue
		}
		seg, err := l.m.a.segment(s.Root)
		if err != nil {
			return err
		}
		anew, needed := small, 0
		for _, e := range seg.Entries {
			anew = anew || l.lost[e.Hash()]
			if l.needed(e) {
				needed++
			}
		}
		if l.dropped > 0 && needed < len(seg.Entries) {
			anew = anew || needed < len(seg.Entries)*3/4 || len(seg.Entries) <= smallSegment
		}
		switch {
		case anew && needed > 0:
			for _, e := range seg.Entries {
				if l.needed(e) && !l.lost[e.Hash()] {
					if err := l.entry(e); err != nil {
						return err
					}
				}
			}
		case needed > 0:
			l.refs = append(l.refs, s)
		}
	}
	return l.segment()
}
