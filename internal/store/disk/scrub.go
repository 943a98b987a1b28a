package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Problem is what a scrub found wrong.
type Problem string

// The problems. What is damaged has been moved aside; what is missing was
// vouched for or is named by a list; a stray is a file that has no business
// where it is and is left alone; unreadable is what the system does not let
// the store read, a folder too: the log says why.
const (
	Damaged    Problem = "damaged"
	Missing    Problem = "missing"
	Stray      Problem = "stray"
	Unreadable Problem = "unreadable"
)

// maxSaid bounds the findings that are remembered so as not to be named twice.
const maxSaid = 1 << 16

// Finding is one thing wrong. Path is the file, relative to the store's
// folder.
type Finding struct {
	Problem Problem
	Path    string
}

// Scrubbed counts what a scrub has read.
type Scrubbed struct {
	Objects  int64
	Bytes    int64
	Findings int64
}

// Scrub reads everything the folder keeps, compares it with its name and
// reports what is wrong, as fast as it can; see Patrol. It may run while the
// store serves. It returns an error only when ctx ends.
func (d *Disk) Scrub(ctx context.Context, report func(Finding)) (Scrubbed, error) {
	s := &scrub{d: d, ctx: ctx, report: report, said: map[Finding]bool{}}
	if err := s.run(); err != nil {
		return s.done, fmt.Errorf("scrub: %w", err)
	}
	return s.done, nil
}

type scrub struct {
	d       *Disk
	ctx     context.Context
	report  func(Finding)
	done    Scrubbed
	said    map[Finding]bool
	pace    *pace           // nil: as fast as it can
	from    string          // the shard folder to begin with, DEVICE/AA; empty: all
	reached func(at string) // told each shard folder before it is read; may be nil
}

func (s *scrub) run() error {
	steps := []func() error{s.layout, s.marks, s.shards, s.segments, s.lists}
	if s.from != "" {
		steps = steps[2:] // the first two were done before the interruption
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *scrub) found(p Problem, path string) {
	rel, err := filepath.Rel(s.d.dir, path)
	if err != nil {
		rel = path
	}
	f := Finding{p, rel}
	if s.said[f] {
		return
	}
	if len(s.said) < maxSaid {
		s.said[f] = true
	}
	s.done.Findings++
	s.report(f)
}

// unreadable names what cannot be read, and goes on: one bad folder must not
// keep the rest from being looked at.
func (s *scrub) unreadable(path string, err error) error {
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.d.log.Error("scrub cannot read", "path", path, "error", err)
	s.found(Unreadable, path)
	return nil
}

// each calls f with every entry of a folder; a missing folder has none.
func (s *scrub) each(dir string, f func(e fs.DirEntry, path string) error) error {
	list, err := s.d.fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return s.unreadable(dir, err)
	}
	for _, e := range list {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := f(e, filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// devices calls f with every device's folder of a kind.
func (s *scrub) devices(sub string, f func(dev record.Hash, dir string) error) error {
	return s.each(filepath.Join(s.d.dir, sub), func(e fs.DirEntry, path string) error {
		dev, ok := parseName(e.Name())
		if !ok || !e.IsDir() {
			s.found(Stray, path)
			return nil
		}
		return f(dev, path)
	})
}

func (s *scrub) layout() error {
	err := s.d.checkLayout()
	if errors.Is(err, ErrCorrupt) || errors.Is(err, ErrOther) || errors.Is(err, ErrNewer) {
		s.found(Damaged, filepath.Join(s.d.dir, layoutFile))
	} else if err != nil {
		return s.unreadable(filepath.Join(s.d.dir, layoutFile), err)
	}
	if _, err := s.d.readPatrol(); err != nil {
		s.found(Damaged, filepath.Join(s.d.dir, patrolFile))
	}
	return nil
}

// object checks one file of a kind, which is where its name says.
func (s *scrub) object(kind Kind, dev record.Hash, e fs.DirEntry, path string) error {
	name, ok := parseName(e.Name())
	if !ok || e.IsDir() || path != s.d.path(kind, dev, name) {
		s.found(Stray, path)
		return nil
	}
	err := s.d.check(kind, dev, name)
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged):
		s.found(Damaged, path)
	case errors.Is(err, ErrNotFound):
		return nil // gone since the folder was read: another reader moved it aside and says so
	case err != nil:
		return s.unreadable(path, err)
	}
	s.done.Objects++
	size := int64(0)
	if info, err := e.Info(); err == nil {
		size = info.Size()
	}
	s.done.Bytes += size
	return s.pace.spend(size + seekCost)
}

func (s *scrub) shards() error {
	return s.devices(Shard.folder(), func(dev record.Hash, dir string) error {
		return s.each(dir, func(e fs.DirEntry, path string) error {
			if _, ok := parsePrefix(e.Name()); !ok || !e.IsDir() {
				s.found(Stray, path)
				return nil
			}
			at := hexName(dev) + "/" + e.Name()
			if at < s.from {
				return nil
			}
			if s.reached != nil {
				s.reached(at)
			}
			return s.each(path, func(e fs.DirEntry, path string) error { return s.object(Shard, dev, e, path) })
		})
	})
}

func (s *scrub) segments() error {
	return s.devices(Segment.folder(), func(dev record.Hash, dir string) error {
		return s.each(dir, func(e fs.DirEntry, path string) error { return s.object(Segment, dev, e, path) })
	})
}

func (s *scrub) lists() error {
	return s.devices(List.folder(), func(dev record.Hash, dir string) error {
		return s.each(dir, func(e fs.DirEntry, path string) error {
			if err := s.object(List, dev, e, path); err != nil {
				return err
			}
			name, ok := parseName(e.Name())
			if !ok {
				return nil
			}
			_, head, err := s.d.List(dev, name)
			if absent(err) {
				return nil // said already
			}
			if err != nil {
				return s.unreadable(path, err)
			}
			if err := s.pace.spend(int64(len(head.Segments)) * statCost); err != nil {
				return err
			}
			for _, ref := range head.Segments {
				path := s.d.path(Segment, dev, ref.Root)
				if _, err := s.d.fsys.Stat(path); errors.Is(err, fs.ErrNotExist) {
					s.found(Missing, path)
				}
			}
			return nil
		})
	})
}

// marks looks whether what was vouched for is still there. It goes first:
// damage found later makes the marks void.
func (s *scrub) marks() error {
	return s.devices("verified", func(dev record.Hash, dir string) error {
		void := false
		err := s.each(dir, func(e fs.DirEntry, path string) error {
			segment, slot, ok := parseMark(e.Name())
			if !ok || e.IsDir() {
				s.found(Stray, path)
				return nil
			}
			_, want := s.d.markName(dev, segment, slot)
			got, err := durable.ReadFile(s.d.fsys, path, 256)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || string(got) != want {
				s.found(Damaged, path)
				void = true
				return nil
			}
			complete, err := s.markHolds(dev, segment, slot)
			void = void || !complete
			return err
		})
		if err == nil && void {
			if err := s.d.device(dev).invalidate(s.d); err != nil {
				return s.unreadable(dir, err) // they are distrusted from now on
			}
		}
		return err
	})
}

func parseMark(base string) (segment record.Hash, slot uint32, ok bool) {
	name, number, found := strings.Cut(base, "-")
	segment, ok = parseName(name)
	v, err := strconv.ParseUint(number, 10, 32)
	return segment, uint32(v), found && ok && err == nil && strconv.FormatUint(v, 10) == number
}

// markHolds looks for the shards that a mark vouches for.
func (s *scrub) markHolds(dev, segment record.Hash, slot uint32) (complete bool, err error) {
	_, seg, err := s.d.Segment(dev, segment)
	if errors.Is(err, ErrNotFound) {
		s.found(Missing, s.d.path(Segment, dev, segment))
		return false, nil
	}
	if absent(err) {
		s.found(Damaged, s.d.path(Segment, dev, segment))
		return false, nil
	}
	if err != nil {
		return false, s.unreadable(s.d.path(Segment, dev, segment), err)
	}
	complete = true
	for position, place := range seg.Layout.Places {
		if place.Slot != slot {
			continue
		}
		for _, entry := range seg.Entries {
			path := s.d.path(Shard, dev, entry.RootAt(seg.Layout, position))
			info, err := s.d.fsys.Stat(path)
			if errors.Is(err, fs.ErrNotExist) {
				s.found(Missing, path)
				complete = false
				continue
			}
			if err != nil {
				return false, s.unreadable(path, err)
			}
			if info.Size() != shardSize(seg.Layout, entry) {
				complete = false // damaged: the reading of shards names it
			}
		}
	}
	return complete, s.pace.spend(seekCost + int64(len(seg.Entries))*statCost)
}

// shardSize is the length of what a store keeps of an entry, in bytes.
func shardSize(l record.Layout, e record.Entry) int64 {
	if e.Kind == record.CodedPack {
		return int64(erasure.ShardBytes(int(l.K), e.Length))
	}
	return int64(e.Length)
}
