package iot

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	mib = 1 << 20
	// MaxMiB bounds a set's size.
	MaxMiB = 1 << 20
)

// firstDay is what the files' times count from; any day will do.
var firstDay = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// set is a set of data as it stands, or is to stand, on a day.
type set struct {
	dir   string
	bytes int // about so many on day 1
	seed  uint64
	day   int
	jobs  []func() error // to be done side by side
}

// Write makes the set of a day, counted from 1, below dir; a later one than the
// first changes the set of the day before, of the same size and seed.
func Write(dir string, sizeMiB int, seed uint64, day int) error {
	if sizeMiB < 1 || sizeMiB > MaxMiB || day < 1 {
		return fmt.Errorf("iot data: %d MiB on day %d, want 1 to %d MiB and a day from 1", sizeMiB, day, MaxMiB)
	}
	if day == 1 {
		if err := os.Mkdir(dir, 0o755); err != nil {
			return fmt.Errorf("iot data: %w", err)
		}
	}
	s := &set{dir: dir, bytes: sizeMiB * mib, seed: seed, day: day}
	for _, class := range []func(*set) error{(*set).logs, (*set).databases, (*set).states, (*set).firmware, (*set).media} {
		if err := class(s); err != nil {
			return fmt.Errorf("iot data: %w", err)
		}
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, job := range s.jobs {
		group.Go(job)
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("iot data: %w", err)
	}
	return s.stampFolders()
}

func (s *set) do(job func() error) { s.jobs = append(s.jobs, job) }

// random is a generator for one purpose: what is drawn for one thing does not
// depend on what is drawn for others.
func (s *set) random(purpose ...any) *rand.ChaCha8 {
	return rand.NewChaCha8(sha256.Sum256(fmt.Append(nil, s.seed, purpose)))
}

func (s *set) path(parts ...string) string {
	return filepath.Join(append([]string{s.dir}, parts...)...)
}

// when is a file's time if it was last written on a day.
func (s *set) when(day int) time.Time { return firstDay.AddDate(0, 0, day) }

// put writes a whole file as of today.
func (s *set) put(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return err
	}
	return s.stamp(path)
}

// extend appends to a file as of today.
func (s *set) extend(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return s.stamp(path)
}

func (s *set) stamp(path string) error { return os.Chtimes(path, s.when(s.day), s.when(s.day)) }

// stampFolders sets the folders' times, which writing has changed.
func (s *set) stampFolders() error {
	return filepath.WalkDir(s.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return s.stamp(path)
	})
}
