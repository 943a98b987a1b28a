package archive

import (
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

const (
	// A list of more segments than this has its small ones merged.
	maxLooseSegments = 64
	// So has a key table of more segments than this.
	maxLooseKeySegments = 128
)

// listing is a snapshot's pack list and key table in the making.
type listing struct {
	objects     []Object       // to be sent
	entries     []record.Entry // that no earlier list has
	keys        []packKey      // to be sealed in new key segments
	keySegments []record.Hash  // all of the table, in order
	packs       uint64         // lines of the table
	keyBox      record.Hash
	carry       []record.SegmentRef // of the committed list
	needed      func(record.Entry) bool
	refs        []record.SegmentRef // all of the list, in order
	forgets     bool
	keeps       []uint64
}

func (l *listing) add(o Object) {
	l.objects = append(l.objects, o)
	l.entries = append(l.entries, o.Entry)
}

func (a *Archive) path(name string) string { return filepath.Join(a.dir, name) }

// list decides what the snapshot's list and key table consist of. The table
// starts anew with an epoch (only with the packs that the snapshot refers to:
// the others are forgotten), with a layout, and when it has too many segments.
func (m *making) list(key seal.Secret, box []byte, begins bool) (*listing, error) {
	a, c := m.a, m.a.state.Committed
	l := &listing{forgets: begins}
	shared := false
	var old record.Head
	if c != nil {
		var err error
		if old, _, err = record.ParseHead(c.Head); err != nil {
			return nil, &StateError{a.path(stateFile), err}
		}
		shared = old.Layout.Same(m.req.Layout)
	}
	if !shared {
		l.forgets = true
	}
	whole := l.forgets || len(c.KeySegments) >= maxLooseKeySegments
	if !whole {
		for _, h := range c.KeySegments {
			whole = whole || a.lost[h]
		}
	}

	kept := map[record.Hash]bool{}
	if err := a.index.each(func(n uint64, p *known) error {
		if !p.used && (l.forgets || !p.listed || !p.fits(m.req.Layout)) {
			return nil
		}
		l.packs++
		kept[p.key.Hash] = true
		if l.forgets {
			l.keeps = append(l.keeps, n)
		}
		if !p.listed || !shared {
			l.entries = append(l.entries, p.entry)
		}
		if whole || !p.listed {
			l.keys = append(l.keys, p.key)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if !whole {
		l.keySegments = append(l.keySegments, c.KeySegments...)
		// The table may name packs that were forgotten since.
		l.packs = c.Packs + uint64(len(l.keys))
	}
	binding := seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: m.req.Epoch}
	for from := 0; from < len(l.keys); from += maxKeyEntries {
		body, err := encodeKeySegment(l.keys[from:min(from+maxKeyEntries, len(l.keys))])
		if err != nil {
			return nil, err
		}
		sealed, err := seal.SealObject(seal.Preferred(), key, binding, record.KeySegment, body)
		if err != nil {
			return nil, err
		}
		o := replica(record.KeySegment, sealed)
		l.keySegments = append(l.keySegments, o.Hash)
		l.add(o)
	}
	boxObject := replica(record.KeyBox, box)
	l.keyBox = boxObject.Hash
	if begins || !shared || a.lost[l.keyBox] {
		l.add(boxObject)
	}
	for _, h := range l.keySegments {
		kept[h] = true
	}
	kept[l.keyBox] = true
	l.needed = func(e record.Entry) bool { return kept[e.Hash()] }
	if shared {
		l.carry = old.Segments
	}
	return l, nil
}

// segments makes the new segments of the list, writes them down and completes
// the list's references. Segments of the list before are taken over as they
// are, except: one with a lost pack is made anew without it; at the start of an
// epoch one that holds nothing needed is dropped; and of too many, the small
// ones are merged.
func (l *listing) segments(m *making) ([]SegmentBytes, error) {
	a := m.a
	merge := len(l.carry) >= maxLooseSegments
	var entries []record.Entry
	for _, s := range l.carry {
		small := merge && s.Entries < record.MaxSegmentEntries/2
		if !small && !l.forgets && len(a.lost) == 0 {
			l.refs = append(l.refs, s)
			continue
		}
		seg, err := a.segment(s.Root)
		if err != nil {
			return nil, err
		}
		anew, some := small, false
		var still []record.Entry
		for _, e := range seg.Entries {
			if a.lost[e.Hash()] {
				anew = true
				continue
			}
			if l.needed(e) {
				some = true
				still = append(still, e)
			}
		}
		switch {
		case anew:
			entries = append(entries, still...)
		case some:
			l.refs = append(l.refs, s)
		}
	}
	entries = append(entries, l.entries...)
	var fresh []SegmentBytes
	for from := 0; from < len(entries); from += record.MaxSegmentEntries {
		b, root, err := record.Segment{Layout: m.req.Layout,
			Entries: entries[from:min(from+record.MaxSegmentEntries, len(entries))]}.Encode()
		if err != nil {
			return nil, err
		}
		if err := durable.WriteFile(a.fs, a.segmentPath(root), b, 0o600); err != nil {
			return nil, err
		}
		fresh = append(fresh, SegmentBytes{root, b})
		l.refs = append(l.refs, record.SegmentRef{Root: root,
			Entries: uint32(min(record.MaxSegmentEntries, len(entries)-from)), Bytes: uint64(len(b))})
	}
	return fresh, nil
}
