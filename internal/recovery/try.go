package recovery

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Trial is what a restore would do.
type Trial struct {
	Device     record.Hash `json:"device"`
	Sequence   uint64      `json:"sequence"`
	To         string      `json:"to"`
	Paths      []string    `json:"paths,omitempty"`
	Resumes    bool        `json:"resumes"` // it would go on with one that was broken off
	Unreadable []Note      `json:"unreadable,omitempty"`
	archive.RestoreTrial
}

// Try tells what Restore of the job would do, and writes nothing into its folder.
// It takes a grant, as Restore does, and leaves it open for that.
func (r Restorer) Try(ctx context.Context, j Job) (out Trial, err error) {
	err = r.Browse(ctx, j, func(s *archive.Snapshot) error {
		out, err = j.try(ctx, s)
		return err
	})
	return out, err
}

// TryOwn tells what RestoreOwn of the job would do.
func (r Restorer) TryOwn(ctx context.Context, j Job, device *ecdsa.PrivateKey, key seal.Secret) (out Trial, err error) {
	keyOf := func(a Anchored) (seal.Secret, error) { return key, j.checkTarget(a.Hash) }
	err = r.BrowseOwn(ctx, j.Device, []uint64{j.Sequence}, device, keyOf, func(all []*archive.Snapshot) error {
		out, err = j.try(ctx, all[0])
		return err
	})
	return out, err
}

func (j Job) try(ctx context.Context, s *archive.Snapshot) (Trial, error) {
	m := s.Manifest()
	out := Trial{Device: m.Device, Sequence: m.Sequence, Paths: j.How.Paths}
	var err error
	if out.To, err = filepath.Abs(j.To); err != nil {
		return out, fmt.Errorf("folder of the restore: %w", err)
	}
	b, err := j.begun()
	if err != nil {
		return out, err
	}
	how := j.how(j.Existing, "")
	if b != nil && b.Sequence == m.Sequence {
		out.Resumes = true
		how = j.resumed(b)
	}
	found, err := s.TryRestore(ctx, j.To, how)
	if err != nil {
		return out, err
	}
	out.RestoreTrial = *found
	for _, x := range found.Unreadable {
		out.Unreadable = append(out.Unreadable, Note{x.Path, x.Err.Error()})
	}
	return out, nil
}
