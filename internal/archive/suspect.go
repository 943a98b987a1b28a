package archive

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// severalChunks is the length from which a content has several chunks for sure:
// what is written into its beginning, as cameras' programs do, leaves some as they
// were.
const severalChunks = 512 << 10

// former is a file as the last committed snapshot has it.
type former struct {
	seen    suspicion.Seen
	content content
	sum     []byte
	same    bool // it was not touched since
	offered bool // what it has in common with the file now would be found
}

// former looks up a file that a source offers.
func (f *feeder) former(path string, now Fingerprint) *former {
	m := f.old.committed().at(path)
	if m == nil || !m.isFile() {
		return nil
	}
	if now != (Fingerprint{}) && m.Fingerprint == now {
		return &former{seen: suspicion.Seen{Form: m.Form}, same: true}
	}
	w := m.former()
	w.offered = len(m.Packs) > 0 && f.m.store.refer(m.Entry.entry(), m.Packs, f.m.a.index.offered)
	return w
}

// isFile tells whether a memo is of a file under its first name.
func (m *memo) isFile() bool { return Type(m.Entry.Type) == File && m.Entry.Link == "" }

func (m *memo) former() *former {
	e := m.Entry.entry()
	return &former{seen: suspicion.Seen{Form: m.Form, Size: e.Size}, content: e.content, sum: m.Sum}
}

// tellGone lets the memo of the last committed snapshot tell of files that are no
// more there.
func (f *feeder) tellGone() {
	f.old.committed().gone = func(m *memo) {
		if f.failed != nil || !m.isFile() {
			return
		}
		if f.b.full() {
			if f.failed = f.turn(0); f.failed != nil {
				return
			}
		}
		was := m.former()
		was.content = content{}
		e := event{kind: goneFile, chunks: len(f.b.chunks), entry: Entry{Path: string(m.Entry.Path)}, was: was}
		f.b.events = append(f.b.events, e)
		f.b.held += e.bytes()
	}
}

// judge tells the case of an entry, and returns the form to be remembered.
func (c *collector) judge(e event) suspicion.Form {
	now := suspicion.Seen{Form: e.form, Size: e.entry.Size}
	switch w := e.was; {
	case e.entry.Type != File || e.entry.Link != "":
		return suspicion.Form{}
	case w == nil:
		return c.held.Came(e.entry.Path, now)
	case w.same || w.content.equal(e.entry.content) || len(w.sum) > 0 && w.seen.Size == e.entry.Size && bytes.Equal(w.sum, e.sum):
		if w.seen.Form.Kind == suspicion.Unmeasured {
			w.seen.Form = e.form
		}
		return c.held.Same(e.entry.Path, w.seen.Form)
	default:
		large := len(w.sum) == 0 && len(e.sum) == 0
		return c.held.Changed(e.entry.Path, w.seen, now, large && w.content.meets(e.entry.content), large && w.offered && w.seen.Size >= severalChunks)
	}
}

func (c content) equal(d content) bool {
	return !c.none() && c.depth == d.depth && c.skip == d.skip && slices.Equal(c.chunks, d.chunks) && slices.Equal(c.parts, d.parts)
}

// meets tells whether two contents have a chunk or a node in common.
func (c content) meets(d content) bool {
	chunks := map[ref]bool{}
	for _, r := range c.chunks {
		chunks[r] = true
	}
	parts := map[part]bool{}
	for _, p := range c.parts {
		parts[p] = true
	}
	return slices.ContainsFunc(d.chunks, func(r ref) bool { return chunks[r] }) || slices.ContainsFunc(d.parts, func(p part) bool { return parts[p] })
}

// standing is what the last committed snapshot left for judging the next.
func (a *Archive) standing() suspicion.Standing {
	if a.state.Committed == nil {
		return suspicion.Standing{}
	}
	return a.state.Committed.Standing
}

// seedOf is the seed for measuring an archive's contents.
func seedOf(key seal.Secret) uint64 {
	id := newHasher(key).id([]byte("byssus/suspicion/1"))
	return binary.BigEndian.Uint64(id[:])
}
