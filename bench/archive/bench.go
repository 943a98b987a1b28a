package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// bench is one run of all contenders.
type bench struct {
	options
	source     string
	bytes      int64 // of the source on day 1
	files      int
	oneBytes   int64 // of the one file
	contenders []contender
	results    results
}

func (b *bench) measure(ctx context.Context) error {
	made := map[string][]repository{}
	defer func() {
		for _, list := range made {
			for _, r := range list {
				_ = r.remove() // with all else, below the working folder
			}
		}
	}()
	err := b.each(ctx, func(c contender, rep int) error {
		r, err := c.start(ctx, rep)
		if err != nil {
			return err
		}
		made[c.name] = append(made[c.name], r)
		if err := b.note(c, opFull, rep)(r.backup(b.source)); err != nil {
			return err
		}
		size, err := r.size()
		if err != nil {
			return err
		}
		b.results.add(c.name, sizeFull, float64(size))
		return b.note(c, opUnchanged, rep)(r.backup(b.source))
	})
	if err != nil {
		return err
	}
	if b.folder == "" {
		if err := b.data(ctx, 2); err != nil {
			return err
		}
		if _, _, err := warm(b.source); err != nil {
			return err
		}
		if err := b.each(ctx, func(c contender, rep int) error { return b.second(c, rep, made[c.name][rep]) }); err != nil {
			return err
		}
	}
	for _, list := range made {
		for _, r := range list {
			if err := r.before(); err != nil {
				return err
			}
		}
	}
	one, err := b.pick()
	if err != nil {
		return err
	}
	return b.each(ctx, func(c contender, rep int) error { return b.read(c, rep, made[c.name][rep], one) })
}

// second is day 2: what is added, and a check of everything.
func (b *bench) second(c contender, rep int, r repository) error {
	before, err := r.size()
	if err != nil {
		return err
	}
	if err := b.note(c, opDay2, rep)(r.backup(b.source)); err != nil {
		return err
	}
	after, err := r.size()
	if err != nil {
		return err
	}
	b.results.add(c.name, sizeDay2, float64(after-before))
	return b.note(c, opCheck, rep)(r.check())
}

// read restores everything, once compares it, and restores one file.
func (b *bench) read(c contender, rep int, r repository, one string) error {
	to := filepath.Join(b.work, "restored")
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	if err := b.note(c, opRestore, rep)(r.restore(to)); err != nil {
		return err
	}
	if rep == 0 {
		if err := sameTree(b.source, restoredAt(to, b.source)); err != nil {
			return fmt.Errorf("%s restored something else: %w", c.name, err)
		}
		say("%s: restored equal", c.name)
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	err := b.note(c, opOne, rep)(r.one(one, to))
	return errors.Join(err, os.RemoveAll(to))
}

// each does something with every contender in every repetition, interleaved.
func (b *bench) each(ctx context.Context, do func(contender, int) error) error {
	for rep := range b.reps {
		for _, c := range b.contenders {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := do(c, rep); err != nil {
				return fmt.Errorf("%s, repetition %d: %w", c.name, rep+1, err)
			}
		}
	}
	return nil
}

// note keeps the outcome of an operation that begins with clean disks.
func (b *bench) note(c contender, op string, rep int) func(outcome, error) error {
	return func(o outcome, err error) error {
		if errors.Is(err, errUnsupported) {
			return nil
		}
		if err != nil {
			return err
		}
		say("%d/%d %s, %s: %.2f s, processor %.2f s", rep+1, b.reps, c.name, op, o.ready.Seconds(), o.CPU.Seconds())
		b.results.keep(c.name, op, o)
		syscall.Sync()
		return nil
	}
}

// pick chooses the one file that is restored alone: the first small one of the
// middle of the tree.
func (b *bench) pick() (string, error) {
	const small = 64 << 10
	var found []string
	err := filepath.WalkDir(b.source, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Size() > 1000 && info.Size() < small {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", errors.New("the data have no small file to restore alone")
	}
	path := found[len(found)/2]
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	b.oneBytes = info.Size()
	return path, nil
}

// warm reads everything below a folder, so that it is in the page cache.
func warm(dir string) (bytes int64, files int, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		n, err := io.Copy(io.Discard, f)
		bytes += n
		files++
		return err
	})
	syscall.Sync()
	return bytes, files, err
}
