package agent

import (
	"context"
	"errors"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/seal"
)

// verifyDir holds how far unfinished verifications are.
const verifyDir = "verify"

// Verify says what to check of this device's snapshots.
type Verify struct {
	Sequence uint64 // 0: the newest
	Data     bool   // every byte, and open all of it if the key is here
	Sample   int    // as recovery.VerifyOptions has it
	Progress func(done, of int)
	Opening  func(archive.RestoreProgress)
}

// Verified is what was found.
type Verified struct {
	recovery.Verification
	// Opened says that every file was read through, decrypted and compared with
	// its length; it takes the key of the snapshot's epoch.
	Opened bool   `json:"opened"`
	Files  uint64 `json:"files,omitempty"` // that were opened
	Read   uint64 `json:"read,omitempty"`  // bytes of their contents
	// Damage is what could not be opened.
	Damage *recovery.Damage `json:"damage,omitempty"`
}

// Verify checks what the stores hold of a snapshot. With Data everything is
// opened too, if the device still has the key. Broken off, it goes on.
func (a *Agent) Verify(ctx context.Context, j Verify) (Verified, error) {
	cr, ok := a.chain.(*chainReader)
	if !ok {
		return Verified{}, errors.New("verify: no verified chain")
	}
	client, ok := a.gateway.(*door.Client)
	if !ok {
		return Verified{}, errors.New("verify: no gateway")
	}
	cert, err := identity.Certificate(a.key)
	if err != nil {
		return Verified{}, err
	}
	chain, records := recovery.ReadChain(cr.reader), &desk{client: client, key: a.key, domain: a.domain, wait: a.wait, leave: a.leave}
	var l *recovery.List
	err = a.found(ctx, func(ctx context.Context) error {
		v, err := chain.Latest(ctx)
		if err != nil {
			return err
		}
		found, err := recovery.Find(ctx, v, records, a.domain, a.id.Device, j.Sequence)
		if err != nil {
			return err
		}
		l, err = recovery.OpenList(ctx, v, a.domain, found, cert)
		return err
	})
	if err != nil {
		return Verified{}, err
	}
	defer l.Close()
	var out Verified
	o := recovery.VerifyOptions{Data: j.Data, Sample: j.Sample, State: a.folder.path(verifyDir), FS: a.folder.fsys, Progress: j.Progress}
	epoch, key, ok, err := a.epochKey()
	if err != nil {
		return Verified{}, err
	}
	if ok && epoch == l.Record.Epoch {
		o.Open = func(ctx context.Context, fetch archive.Fetcher) error { return out.open(ctx, l, key, fetch, j.Opening) }
	}
	out.Verification, err = l.Verify(ctx, o)
	return out, err
}

// open opens all of a snapshot.
func (out *Verified) open(ctx context.Context, l *recovery.List, key seal.Secret, fetch archive.Fetcher, progress func(archive.RestoreProgress)) error {
	s, err := l.SnapshotBy(ctx, key, fetch)
	if err != nil {
		return err
	}
	report, err := s.Check(ctx, progress)
	if part, ok := errors.AsType[*archive.IncompleteError](err); ok {
		out.Damage, err = recovery.DamageOf(part), nil
	}
	if report != nil {
		out.Opened, out.Files, out.Read = true, report.Files, report.Bytes
	}
	return err
}
