package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/archive"
)

// Report is what a run of Program prints, as JSON.
type Report struct {
	Made  Made
	Bytes uint64 // of files, restored or checked
	Read  int64  // bytes read of the repository
}

// Program is the engine as a program of its own, to be measured like any other:
//
//	backup REPOSITORY FOLDER
//	check REPOSITORY
//	restore REPOSITORY TO
//	one REPOSITORY PATH TO
func Program(ctx context.Context, args []string, out io.Writer) error {
	if len(args) < 2 {
		return fmt.Errorf("engine: what is to be done in which repository?")
	}
	var report Report
	var err error
	switch repo, rest := args[1], args[2:]; {
	case args[0] == "backup" && len(rest) == 1:
		report.Made, err = backup(ctx, repo, rest[0])
	case args[0] == "check" && len(rest) == 0:
		err = read(ctx, repo, &report, func(s *archive.Snapshot) (uint64, error) {
			r, err := s.Check(ctx, nil)
			return bytesOf(r), err
		})
	case args[0] == "restore" && len(rest) == 1:
		err = read(ctx, repo, &report, func(s *archive.Snapshot) (uint64, error) {
			r, err := s.Restore(ctx, rest[0], archive.RestoreOptions{})
			return bytesOf(r), err
		})
	case args[0] == "one" && len(rest) == 2:
		err = read(ctx, repo, &report, func(s *archive.Snapshot) (uint64, error) { return one(ctx, s, rest[0], rest[1]) })
	default:
		err = fmt.Errorf("engine: no such command, or not so many arguments: %q", args)
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(report)
}

func backup(ctx context.Context, repo, source string) (Made, error) {
	r, err := Open(repo)
	if err != nil {
		return Made{}, err
	}
	defer r.Close() // what counts is synced
	return r.Backup(ctx, source)
}

func read(ctx context.Context, repo string, report *Report, do func(*archive.Snapshot) (uint64, error)) error {
	s, fetched, err := Reader(ctx, repo)
	if err != nil {
		return err
	}
	report.Bytes, err = do(s)
	report.Read = fetched.Bytes.Load()
	return err
}

func bytesOf(r *archive.RestoreReport) uint64 {
	if r == nil {
		return 0
	}
	return r.Bytes
}

// one restores a single file into a folder.
func one(ctx context.Context, s *archive.Snapshot, path, to string) (uint64, error) {
	e, err := s.Lookup(ctx, path)
	if err != nil {
		return 0, err
	}
	f, err := os.Create(filepath.Join(to, filepath.Base(path)))
	if err != nil {
		return 0, err
	}
	defer f.Close() // closed below unless something failed
	if err := s.Content(ctx, e, func(b []byte) error { _, err := f.Write(b); return err }); err != nil {
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, err
	}
	return e.Size, f.Close()
}
