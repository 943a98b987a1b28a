package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"

	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// DifferenceKind is what became of an entry between two snapshots.
type DifferenceKind string

// The kinds.
const (
	Added   DifferenceKind = "added"
	Removed DifferenceKind = "removed"
	Altered DifferenceKind = "changed"
	Renamed DifferenceKind = "renamed"
)

// Difference is one entry in which two snapshots differ.
type Difference struct {
	Kind   DifferenceKind
	Path   string // in the later snapshot, or, of what was removed, in the earlier
	From   string // what was renamed: its path before
	Type   Type
	Before uint64 // length of a file in the earlier snapshot
	After  uint64 // and in the later one
	// What says what changed: type, content, mode, owner, time, target, device,
	// attributes, link.
	What []string

	content contentName // of a file that was added or removed
}

// contentName is a hash of a file's references; zero: it has none.
type contentName [sha256.Size]byte

// maxHeldDifferences bounds the differences among which renamed files are looked
// for; of more than these none is called renamed.
const maxHeldDifferences = 10_000

// Diff calls each with every entry in which b differs from a, in the order of
// paths. Of both trees only those nodes are read that the other does not have;
// contents are read only if neither their references nor their lengths tell
// whether they are the same. A later name of a hard link is compared as a name:
// its content is that of the first.
func Diff(ctx context.Context, a, b *Snapshot, each func(Difference) error) error {
	d := &differ{a: newTreeCursor(a), b: newTreeCursor(b), each: each, holding: true, related: a.manifest.Archive == b.manifest.Archive}
	defer d.a.hand.drop()
	defer d.b.hand.drop()
	if err := d.run(ctx); err != nil {
		return err
	}
	return d.release()
}

// differ walks two trees side by side.
type differ struct {
	a, b    *treeCursor
	each    func(Difference) error
	related bool // equal references mean equal contents

	held    []Difference
	holding bool
}

func (d *differ) run(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		x, y := d.a.peek(), d.b.peek()
		var err error
		switch order := comparePlaces(x, y); {
		case x == nil && y == nil:
			return nil
		case order < 0:
			if err = d.a.next(ctx); err == nil && x.entry != nil {
				err = d.tell(single(Removed, *x.entry))
			}
		case order > 0:
			if err = d.b.next(ctx); err == nil && y.entry != nil {
				err = d.tell(single(Added, *y.entry))
			}
		case x.entry != nil && y.entry != nil:
			if err = errors.Join(d.a.next(ctx), d.b.next(ctx)); err == nil {
				err = d.compare(ctx, *x.entry, *y.entry)
			}
		case x.child != nil && y.child != nil && d.related && x.level == y.level && x.child.ref() == y.child.ref():
			d.a.skip()
			d.b.skip()
		case y.child == nil || x.child != nil && x.level >= y.level:
			err = d.a.next(ctx)
		default:
			err = d.b.next(ctx)
		}
		if err != nil {
			return err
		}
	}
}

// comparePlaces orders what two cursors are at by the first path of each; the
// end comes last.
func comparePlaces(x, y *position) int {
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	return comparePaths(x.path, y.path)
}

func single(kind DifferenceKind, e Entry) Difference {
	out := Difference{Kind: kind, Path: e.Path, Type: e.Type, content: nameOf(e)}
	if kind == Added {
		out.After = e.Size
	} else {
		out.Before = e.Size
	}
	return out
}

// nameOf names the content of a file that has some of its own.
func nameOf(e Entry) contentName {
	if e.Type != File || e.Size == 0 || e.Link != "" {
		return contentName{}
	}
	b, err := dcbor.Marshal(wireEntry{Size: e.Size, Chunks: e.content.chunks, Parts: e.content.parts, Depth: e.content.depth, Skip: e.content.skip, Holes: e.Holes})
	if err != nil {
		return contentName{}
	}
	return sha256.Sum256(b)
}

// compare tells in what two entries of one path differ.
func (d *differ) compare(ctx context.Context, x, y Entry) error {
	out := Difference{Kind: Altered, Path: y.Path, Type: y.Type, Before: x.Size, After: y.Size}
	add := func(what string, differs bool) {
		if differs {
			out.What = append(out.What, what)
		}
	}
	add("type", x.Type != y.Type)
	if x.Type == File && y.Type == File {
		same, err := d.sameContent(ctx, x, y)
		if err != nil {
			return err
		}
		add("content", !same)
	}
	add("mode", x.Mode != y.Mode)
	add("owner", x.UID != y.UID || x.GID != y.GID || x.User != y.User || x.Group != y.Group)
	add("time", !x.MTime.Equal(y.MTime))
	add("target", x.Target != y.Target)
	add("device", (x.Device == nil) != (y.Device == nil) || x.Device != nil && *x.Device != *y.Device)
	add("link", x.Link != y.Link)
	before, err := dcbor.Marshal(wireAttributes(x.Attributes))
	if err != nil {
		return err
	}
	after, err := dcbor.Marshal(wireAttributes(y.Attributes))
	if err != nil {
		return err
	}
	add("attributes", !bytes.Equal(before, after))
	if len(out.What) == 0 {
		return nil
	}
	return d.tell(out)
}

// sameContent tells whether two files have the same bytes.
func (d *differ) sameContent(ctx context.Context, x, y Entry) (bool, error) {
	if x.Link != "" && x.Link == y.Link {
		return true, nil // of the first names' entries, which are compared
	}
	var err error
	if x.Link != "" {
		if x, err = d.a.s.first(ctx, x); err != nil {
			return false, err
		}
	}
	if y.Link != "" {
		if y, err = d.b.s.first(ctx, y); err != nil {
			return false, err
		}
	}
	if x.Size != y.Size {
		return false, nil
	}
	if x.Size == 0 || d.related && nameOf(x) == nameOf(y) {
		return true, nil
	}
	common := commonHoles(x.Holes, y.Holes)
	x, y = x.without(common), y.without(common)
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := d.a.s.Content(ctx, x, func(b []byte) error {
			_, err := w.Write(b)
			return err
		})
		w.CloseWithError(err) // nil: the end
		done <- err
	}()
	buf := make([]byte, 0, 64<<10)
	err = d.b.s.Content(ctx, y, func(b []byte) error {
		for len(b) > 0 {
			part := b[:min(len(b), cap(buf))]
			if n, err := io.ReadFull(r, buf[:len(part)]); err != nil {
				if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
					return errDiffers
				}
				return err
			} else if !bytes.Equal(buf[:n], part) {
				return errDiffers
			}
			b = b[len(part):]
		}
		return nil
	})
	if err == nil {
		switch _, err = io.ReadFull(r, buf[:1]); err {
		case nil:
			err = errDiffers
		case io.EOF:
			err = nil
		}
	}
	r.CloseWithError(errDiffers)
	other := <-done
	switch {
	case errors.Is(err, errDiffers):
		return false, nil
	case err == nil:
		err = other
	}
	return err == nil, err
}

var errDiffers = errors.New("the contents differ")

// tell holds a difference back, as long as there are few, until it is known
// whether it is half of a renaming.
func (d *differ) tell(x Difference) error {
	if !d.holding {
		return d.each(x)
	}
	d.held = append(d.held, x)
	if len(d.held) <= maxHeldDifferences {
		return nil
	}
	held := d.held
	d.held, d.holding = nil, false
	for _, x := range held {
		if err := d.each(x); err != nil {
			return err
		}
	}
	return nil
}

// release tells what is held: a file that was removed, and one that was added
// with the same content, as one that was renamed.
func (d *differ) release() error {
	gone := map[contentName][]int{}
	for i, x := range d.held {
		if x.Kind == Removed && x.content != (contentName{}) && d.related {
			gone[x.content] = append(gone[x.content], i)
		}
	}
	renamed := map[int]bool{}
	for i, x := range d.held {
		from := gone[x.content]
		if x.Kind != Added || len(from) == 0 {
			continue
		}
		old := d.held[from[0]]
		gone[x.content] = from[1:]
		renamed[from[0]] = true
		d.held[i].Kind, d.held[i].From, d.held[i].Before = Renamed, old.Path, old.Before
	}
	for i, x := range d.held {
		if renamed[i] {
			continue
		}
		if err := d.each(x); err != nil {
			return err
		}
	}
	return nil
}

// treeCursor goes through a snapshot's tree and opens only what it is told to.
type treeCursor struct {
	s     *Snapshot
	hand  hand
	stack []opened
	nodes int // opened so far
}

// opened is a node and what comes next in it.
type opened struct {
	node node
	next int
	end  string // path that its entries come before; "": the end of the tree
}

// position is what a cursor is at: an entry, or a node that was not opened.
type position struct {
	path  string // of the entry, or the first in the node
	entry *Entry
	child *child
	level uint8  // of the node
	end   string // path that its entries come before; "": the end of the tree
}

func newTreeCursor(s *Snapshot) *treeCursor {
	return &treeCursor{s: s, hand: hand{s: s}, stack: []opened{{node: s.manifest.root}}}
}

// peek returns what the cursor is at, nil at the end.
func (c *treeCursor) peek() *position {
	for len(c.stack) > 0 {
		at := &c.stack[len(c.stack)-1]
		switch {
		case at.next < len(at.node.Entries):
			e := at.node.Entries[at.next].entry()
			return &position{path: e.Path, entry: &e}
		case at.next < len(at.node.Children):
			n, end := &at.node.Children[at.next], at.end
			if at.next+1 < len(at.node.Children) {
				end = string(at.node.Children[at.next+1].First)
			}
			return &position{path: string(n.First), child: n, level: at.node.Level - 1, end: end}
		}
		c.stack = c.stack[:len(c.stack)-1]
	}
	return nil
}

// skip passes what the cursor is at.
func (c *treeCursor) skip() {
	if p := c.peek(); p != nil {
		c.stack[len(c.stack)-1].next++
	}
}

// next passes an entry, or opens a node. Levels fall and paths ascend, whatever
// the archive says: parseChild sees to it.
func (c *treeCursor) next(ctx context.Context) error {
	p := c.peek()
	if p.entry != nil {
		c.skip()
		return nil
	}
	b, err := c.hand.chunk(ctx, []ref{p.child.ref()})
	if err != nil {
		return err
	}
	n, err := parseChild(b, *p.child, p.level, p.end)
	if err != nil {
		return err
	}
	c.skip()
	c.nodes++
	c.stack = append(c.stack, opened{node: n, end: p.end})
	return nil
}
