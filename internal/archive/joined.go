package archive

import (
	"context"
	"fmt"
	"slices"
)

// Join puts sources into others that their paths lie in, where they stand in place
// of what is there, and returns the sources that are left.
func Join(sources []Source) []Source {
	var out []Source
	ordered := slices.Clone(sources)
	slices.SortStableFunc(ordered, func(a, b Source) int { return comparePaths(a.Root(), b.Root()) })
	for _, s := range ordered {
		single, ok := s.(*Single)
		if last := len(out) - 1; ok && last >= 0 && s.Root() != out[last].Root() && within(s.Root(), out[last].Root()) {
			if j, ok := out[last].(*joined); ok {
				j.inner = append(j.inner, single)
				continue
			}
			if _, ok := out[last].(*Single); !ok {
				out[last] = &joined{out[last], []*Single{single}}
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// joined is a source with files in it that are others.
type joined struct {
	Source
	inner []*Single // in order
}

func (j *joined) Walk(ctx context.Context, emit func(Item) error) error {
	p := placing{inner: j.inner, emit: emit}
	if err := j.Source.Walk(ctx, func(it Item) error { return p.item(ctx, it) }); err != nil {
		return err
	}
	return p.before(ctx, "")
}

// placing emits a source's items, and others where they belong.
type placing struct {
	inner []*Single // those to come
	emit  func(Item) error
	taken string   // path of the last one that was emitted
	dirs  []string // the directory emitted last and those above it
	last  string   // what was emitted last that is no directory
}

func (p *placing) item(ctx context.Context, it Item) error {
	path := it.Entry.Path
	if it.Err != nil {
		if p.taken != "" && within(path, p.taken) {
			return nil
		}
		return p.emit(it)
	}
	if err := p.before(ctx, path); err != nil {
		return err
	}
	if p.taken != "" && within(path, p.taken) {
		return nil
	}
	return p.pass(it)
}

// before emits the sources that come at or before a path ("": all of them).
func (p *placing) before(ctx context.Context, path string) error {
	for len(p.inner) > 0 && (path == "" || comparePaths(p.inner[0].Root(), path) <= 0) {
		s := p.inner[0]
		p.inner = p.inner[1:]
		if p.last != "" && within(s.Root(), p.last) {
			err := fmt.Errorf("/%s is no directory", p.last)
			if err := p.emit(s.take(Item{Entry: Entry{Path: s.Root()}, Err: err})); err != nil {
				return err
			}
			continue
		}
		err := s.Walk(ctx, func(it Item) error {
			if it.Err == nil && it.Entry.Path == s.Root() {
				p.taken = s.Root() // else what is there is taken as ever
			}
			return p.pass(it)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// pass emits an item, of a directory only the first time.
func (p *placing) pass(it Item) error {
	path := it.Entry.Path
	if it.Err != nil {
		return p.emit(it)
	}
	if it.Entry.Type != Directory {
		p.last = path
		return p.emit(it)
	}
	if slices.Contains(p.dirs, path) {
		return nil
	}
	for len(p.dirs) > 0 && !within(path, p.dirs[len(p.dirs)-1]) {
		p.dirs = p.dirs[:len(p.dirs)-1]
	}
	p.dirs = append(p.dirs, path)
	return p.emit(it)
}
