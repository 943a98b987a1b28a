package archive

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrNotFound is wrapped by Lookup for a path that a snapshot does not have.
var ErrNotFound = errors.New("not in the snapshot")

// Walk calls fn with every entry at or below the path under ("" for all), in
// order: a directory right before what is in it. It reads only the nodes that
// lead there. Every entry's directory was given before it, or lies above under.
func (s *Snapshot) Walk(ctx context.Context, under string, fn func(Entry) error) error {
	w := walker{s: s, fn: fn, hole: func(_, _ string, err error) error { return err }}
	if under != "" {
		w.under = []string{under}
	}
	return w.run(ctx)
}

// Lookup returns the entry at a path.
func (s *Snapshot) Lookup(ctx context.Context, path string) (Entry, error) {
	var found *Entry
	err := s.Walk(ctx, path, func(e Entry) error {
		if e.Path == path {
			found = &e
		}
		return errStop
	})
	if err != nil && !errors.Is(err, errStop) {
		return Entry{}, err
	}
	if found == nil {
		return Entry{}, fmt.Errorf("%s: %w", path, ErrNotFound)
	}
	return *found, nil
}

var errStop = errors.New("stop")

// Content calls each with a file's bytes, piece by piece: zeros in its holes, and
// of a later name those of the first. The slice is only valid during the call.
func (s *Snapshot) Content(ctx context.Context, e Entry, each func([]byte) error) error {
	if e.Type != File {
		return fmt.Errorf("%s is a %s", e.Path, e.Type)
	}
	if e.Link != "" {
		var err error
		if e, err = s.first(ctx, e); err != nil {
			return err
		}
	}
	h := &hand{s: s}
	defer h.drop()
	if len(e.Holes) == 0 {
		return h.content(ctx, e, each)
	}
	w := &filler{e: e, each: each}
	if err := h.content(ctx, e, func(b []byte) error { return w.data(ctx, b) }); err != nil {
		return err
	}
	return w.upTo(ctx, e.Size)
}

// walker visits the tree in order.
type walker struct {
	s     *Snapshot
	under []string // what is at or below these paths is visited; none: everything
	above []string // these alone are too
	fn    func(Entry) error
	// hole is told of nodes that cannot be read: entries from one path on,
	// before the other ("": to the end), are missing.
	hole func(from, before string, err error) error

	hand  hand     // reads the nodes
	last  string   // path of the last entry
	dirs  []string // the directory of the last entry and those above it
	holed bool     // nodes were left out: directories above the next entry may be unknown
}

func (w *walker) run(ctx context.Context) error {
	w.hand.s = w.s
	defer w.hand.drop()
	return w.node(ctx, w.s.manifest.root, "")
}

// node visits a node whose entries come before the path before ("": the end).
func (w *walker) node(ctx context.Context, n node, before string) error {
	for _, e := range n.Entries {
		if err := w.entry(e.entry()); err != nil {
			return err
		}
	}
	for i, c := range n.Children {
		if err := ctx.Err(); err != nil {
			return err
		}
		next := before
		if i+1 < len(n.Children) {
			next = string(n.Children[i+1].First)
		}
		if w.outside(string(c.First), next) {
			w.holed = true
			continue
		}
		below, err := w.child(ctx, n.Level, n.Children[i:], next, before)
		if err != nil {
			if ctx.Err() != nil || !damaged(err) {
				return err
			}
			if err := w.hole(string(c.First), next, err); err != nil {
				return err
			}
			w.holed = true
			continue
		}
		if err := w.node(ctx, below, next); err != nil {
			return err
		}
	}
	return nil
}

// outside tells whether no path from first on and before next is asked for.
func (w *walker) outside(first, next string) bool {
	if len(w.under) == 0 {
		return false
	}
	before := func(path string) bool { return next == "" || comparePaths(path, next) < 0 }
	for _, u := range w.under {
		if before(u) && (comparePaths(first, u) <= 0 || within(first, u)) {
			return false
		}
	}
	for _, a := range w.above {
		if before(a) && comparePaths(first, a) <= 0 {
			return false
		}
	}
	return true
}

// asked tells whether a path is asked for.
func (w *walker) asked(path string) bool {
	if len(w.under) == 0 {
		return true
	}
	for _, u := range w.under {
		if within(path, u) {
			return true
		}
	}
	return slices.Contains(w.above, path)
}

// abovePaths are the directories that paths lie in, but those that are or lie
// below another of the paths.
func abovePaths(paths []string) []string {
	var all []string
	for _, p := range paths {
		for dir := parentOf(p); dir != ""; dir = parentOf(dir) {
			if !slices.ContainsFunc(paths, func(u string) bool { return within(dir, u) }) && !slices.Contains(all, dir) {
				all = append(all, dir)
			}
		}
	}
	return all
}

// child reads the node of the first of some children, whose entries come before
// the path end; the others, which are read next, have theirs before the path
// before.
func (w *walker) child(ctx context.Context, level uint8, children []child, end, before string) (node, error) {
	c := children[0]
	refs := []ref{c.ref()}
	for i := 1; i < min(len(children), 64); i++ {
		next := before
		if i+1 < len(children) {
			next = string(children[i+1].First)
		}
		if w.outside(string(children[i].First), next) {
			break
		}
		refs = append(refs, children[i].ref())
	}
	b, err := w.hand.chunk(ctx, refs)
	if err != nil {
		return node{}, err
	}
	return parseChild(b, c, level-1, end)
}

// entry checks that a directory was given for each part of an entry's path, so
// that nothing is ever below a file or a link. Entries come in order, since each
// node's do and each node keeps within its own range.
func (w *walker) entry(e Entry) error {
	parent := parentOf(e.Path)
	for len(w.dirs) > 0 && !within(parent, w.dirs[len(w.dirs)-1]) {
		w.dirs = w.dirs[:len(w.dirs)-1]
	}
	have := ""
	if len(w.dirs) > 0 {
		have = w.dirs[len(w.dirs)-1]
	}
	if parent != have {
		// Directories may be unknown that lie in a hole or above the nodes
		// that were asked for; but none of them may be something else.
		if !w.holed || w.last != "" && within(parent, w.last) && w.last != have {
			return fmt.Errorf("%w: %q is in no directory", ErrForm, clip(e.Path))
		}
		rest := strings.TrimPrefix(strings.TrimPrefix(parent, have), "/")
		for _, name := range strings.Split(rest, "/") {
			if have != "" {
				have += "/"
			}
			have += name
			w.dirs = append(w.dirs, have)
		}
	}
	w.last, w.holed = e.Path, false
	if e.Type == Directory {
		w.dirs = append(w.dirs, e.Path)
	}
	if !w.asked(e.Path) {
		return nil
	}
	return w.fn(e)
}
