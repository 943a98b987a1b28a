package archive

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
)

// RestoreOptions say how to restore; the zero value restores everything into
// an empty or missing folder.
type RestoreOptions struct {
	// Paths are what is restored, with all below and the directories above;
	// none: everything. As entries have them: "etc/hosts".
	Paths []string
	// Existing allows a folder that is not empty: Overwrite says what becomes of
	// files that the snapshot has too, others stay.
	Existing  bool
	Overwrite Overwrite
	// NoOwner leaves everything to whoever restores. Users and Groups give what
	// was one's (by number) to another; the rest stays as it was.
	NoOwner       bool
	Users, Groups map[uint32]uint32
	// Memory bounds the bytes of packs at hand; 0: 8 MiB. Some MiB more are in
	// use beside them.
	Memory int64
	// Temp is part of the name of files that are being written, hexadecimal; "":
	// one of the restore's own. With Existing, a restore that was broken off is
	// gone on with under the same: what it had half written is written anew.
	Temp string
	// Progress is told how far it is; nil: nobody is.
	Progress func(RestoreProgress)
}

// RestoreProgress is how far a restore is.
type RestoreProgress struct {
	Entries uint64
	Bytes   uint64 // of files' content
	Path    string // the last one
}

// RestoreReport says what was restored, or read in a Check.
type RestoreReport struct {
	Files uint64
	Dirs  uint64
	Links uint64
	Bytes uint64
	Kept  uint64 // files that stood there already and were kept, as Overwrite says
	// Notes name what was restored, but not as it was: an owner that could not
	// be set, a file that had changed while it was backed up. At most 1000.
	Notes []Skipped
}

// IncompleteError says what is missing from a restore and why. Whatever it does
// not name was restored rightly.
type IncompleteError struct {
	Packs []*PackError // that cannot be read, of the files in Failed
	// PacksOmitted counts others that could not be had, if Failed does not name all
	// files.
	PacksOmitted uint64
	Failed       []Skipped // files that are missing for that or another reason; at most 1000
	Count        uint64    // how many there are; of an unreadable part of the tree, at least so many
}

func (e *IncompleteError) Error() string {
	s := fmt.Sprintf("%d files or directories could not be restored", e.Count)
	if len(e.Failed) > 0 {
		s += fmt.Sprintf(", the first is %q: %v", clip(e.Failed[0].Path), e.Failed[0].Err)
	}
	if len(e.Packs) > 0 {
		s += fmt.Sprintf("; %d packs cannot be read", uint64(len(e.Packs))+e.PacksOmitted)
	}
	return s
}

// Unwrap gives the packs' errors.
func (e *IncompleteError) Unwrap() []error {
	list := make([]error, 0, len(e.Packs))
	for _, p := range e.Packs {
		list = append(list, p)
	}
	return list
}

// ErrNotEmpty is wrapped by Restore for a folder that has something in it.
var ErrNotEmpty = errors.New("the folder is not empty")

// tempName begins the names of files that are being restored.
const tempName = ".byssus-restore-"

// Restore writes the snapshot's files below dir. Files appear whole or not at
// all; what cannot be read from the archive is left out and named in an
// *IncompleteError, and the rest is restored. Nothing is written outside dir,
// whatever the archive says. Owners are set when the process may do that. When
// it returns without a fatal error, all that was restored is durable.
//
// A path that the snapshot does not have is ErrNotFound, and nothing is written.
func (s *Snapshot) Restore(ctx context.Context, dir string, o RestoreOptions) (*RestoreReport, error) {
	for _, p := range o.Paths {
		if _, err := s.Lookup(ctx, p); err != nil {
			return nil, fmt.Errorf("restore: %w", err)
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	defer root.Close()
	if !o.Existing {
		if err := checkEmpty(root); err != nil {
			return nil, fmt.Errorf("restore to %s: %w", dir, err)
		}
	}
	if o.Temp == "" {
		var random [8]byte
		rand.Read(random[:])
		o.Temp = hex.EncodeToString(random[:])
	}
	r, err := s.restore(ctx, root, o, os.Geteuid() == 0 && !o.NoOwner)
	if err != nil {
		return nil, fmt.Errorf("restore: %w", err)
	}
	r.report.Notes = append(r.report.Notes, r.lost.notes()...)
	if err := (&folder{root: root}).synced(func() error { return nil }); err != nil {
		return nil, fmt.Errorf("restore: sync: %w", err)
	}
	err = r.incomplete()
	return &r.report, err
}

// Check reads and verifies everything that the snapshot consists of and writes
// nothing.
func (s *Snapshot) Check(ctx context.Context, progress func(RestoreProgress)) (*RestoreReport, error) {
	r := &reading{s: s, progress: progress, whole: true}
	r.entry = func(ctx context.Context, e Entry) (job, bool, error) {
		if e.Link != "" {
			_, err := s.first(ctx, e)
			return job{}, false, err
		}
		return job{entry: e}, e.Type == File, nil
	}
	r.put = func(ctx context.Context, w *worker, u *use, b []byte) error {
		r.count(len(b))
		return w.named(ctx, u.ref)
	}
	if err := r.run(ctx); err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	err := r.incomplete()
	return &r.report, err
}

func checkEmpty(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	if names, _ := d.Readdirnames(1); len(names) > 0 {
		return ErrNotEmpty
	}
	return nil
}
