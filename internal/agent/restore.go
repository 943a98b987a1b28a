package agent

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// requestsDir holds the keys of unfinished restores.
const requestsDir = "requests"

// Restore says what to bring back, and where to.
type Restore struct {
	Sequence uint64                 // 0: the newest snapshot, or the one that was asked for before
	To       string                 // folder
	Existing bool                   // it may hold something: files in it are replaced
	How      archive.RestoreOptions // which paths, whose files, what becomes of those that are there
	Region   record.Hash            // where the data goes, a name; zero: not stated
	NoWait   bool                   // for the approval: a *recovery.WaitingError tells of it instead
	// Asked is told the number of a request that now waits for approval; nil:
	// nobody is.
	Asked    func(request uint64)
	Progress func(archive.RestoreProgress)
}

// Restore brings a snapshot of this device back. With the epoch's key still at
// hand it asks nobody; else it asks as the device, through the gateway, waits
// for the grant, and gets the key from the custodians. A replacement then takes
// the archive over, so that its next backup sends only what is new. Broken off,
// it goes on with the same snapshot in the same folder, or with the report.
func (a *Agent) Restore(ctx context.Context, j Restore) (recovery.Report, error) {
	return elsewhere(ctx, a.verified(), func(ctx context.Context) (recovery.Report, error) { return a.restore(ctx, j) })
}

func (a *Agent) restore(ctx context.Context, j Restore) (recovery.Report, error) {
	r, job, own, err := a.restoring(ctx, j)
	if err != nil {
		return recovery.Report{}, err
	}
	if own {
		_, key, _, err := a.epochKey()
		if err != nil {
			return recovery.Report{}, err
		}
		return r.RestoreOwn(ctx, job, a.key, key)
	}
	job.Restored = a.takeOver
	return r.Restore(ctx, job)
}

// TryRestore tells what Restore would do, and writes nothing into the folder. If
// Restore needs a grant, it asks for one, which is left for that.
func (a *Agent) TryRestore(ctx context.Context, j Restore) (recovery.Trial, error) {
	return elsewhere(ctx, a.verified(), func(ctx context.Context) (recovery.Trial, error) { return a.tryRestore(ctx, j) })
}

func (a *Agent) tryRestore(ctx context.Context, j Restore) (recovery.Trial, error) {
	r, job, own, err := a.restoring(ctx, j)
	if err != nil {
		return recovery.Trial{}, err
	}
	if own {
		_, key, _, err := a.epochKey()
		if err != nil {
			return recovery.Trial{}, err
		}
		return r.TryOwn(ctx, job, a.key, key)
	}
	return r.Try(ctx, job)
}

// verified is the chain if it is read through gateways; else it has none to go to.
func (a *Agent) verified() *chainReader {
	if c, ok := a.chain.(*chainReader); ok {
		return c
	}
	return &chainReader{}
}

// restoring is who restores which job, and whether with the device's own key.
func (a *Agent) restoring(ctx context.Context, j Restore) (r recovery.Restorer, job recovery.Job, own bool, err error) {
	cr, ok := a.chain.(*chainReader)
	if !ok {
		return r, job, false, errors.New("restore: no verified chain")
	}
	client, ok := a.gateway.(*door.Client)
	if !ok {
		return r, job, false, errors.New("restore: no gateway")
	}
	d := &desk{client: client, key: a.key, domain: a.domain, wait: a.wait, asked: j.Asked, leave: a.leave}
	r = recovery.Restorer{Domain: a.domain, Chain: recovery.ReadChain(cr.reader), Records: d, Desk: d, Log: a.log}
	job = recovery.Job{Device: a.id.Device, Sequence: j.Sequence, To: j.To, Existing: j.Existing, How: j.How, Progress: j.Progress,
		Requests: a.folder.path(requestsDir), Region: j.Region, Wait: !j.NoWait, FS: a.folder.fsys}
	sequence, unreported, err := job.Earlier()
	if err != nil {
		return r, job, false, err
	}
	if sequence != 0 {
		job.Sequence = sequence
	}
	// By then a replacement may have the key, having taken the archive over.
	if !unreported {
		own, err = a.canReadOwn(ctx, r, job.Sequence)
	}
	return r, job, own, err
}

// found finds a snapshot on the chain by a call, again and again until the agent
// has waited long enough. A *recovery.NoSnapshotError is final.
func (a *Agent) found(ctx context.Context, find func(context.Context) error) error {
	err := a.patiently(ctx, func(ctx context.Context) error {
		err := find(ctx)
		if err != nil && ctx.Err() == nil && ofGateway(err) {
			a.leave("%v", err)
		}
		if _, none := errors.AsType[*recovery.NoSnapshotError](err); none {
			return fmt.Errorf("%w: %w", errPermanent, err)
		}
		return err
	})
	if none, ok := errors.AsType[*recovery.NoSnapshotError](err); ok {
		return none
	}
	return err
}

// canReadOwn tells whether the device still has the key of a snapshot's epoch.
func (a *Agent) canReadOwn(ctx context.Context, r recovery.Restorer, sequence uint64) (bool, error) {
	epoch, _, ok, err := a.epochKey()
	if !ok || err != nil {
		return false, err
	}
	var found recovery.Anchored
	err = a.found(ctx, func(ctx context.Context) error {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return err
		}
		found, err = recovery.Find(ctx, v, r.Records, a.domain, a.id.Device, sequence)
		return err
	})
	return err == nil && found.Record.Epoch == epoch, err
}

// takeOver makes the device's archive from its last snapshot, if the device has
// none of its own: a replacement goes on where the old one stopped. Without it
// the next backup would send everything again; nothing else depends on it.
func (a *Agent) takeOver(ctx context.Context, s *archive.Snapshot) {
	h := a.journal.Head()
	if a.archive == nil {
		return // it has one, which is mended when it is next backed up
	}
	if st := a.archive.Status(); st.Sequence != 0 || st.Packs != 0 || h == nil || s.Head().Sequence != h.Sequence {
		return
	}
	a.progress.Step("taking the archive over")
	if err := a.adoptArchive(ctx, s); err != nil {
		a.warn("the old archive could not be taken over, so the next backup sends everything again: %v", err)
	}
}

func (a *Agent) adoptArchive(ctx context.Context, s *archive.Snapshot) error {
	dir := a.folder.path(archiveDir)
	if err := a.archive.Close(); err != nil {
		return err
	}
	err := a.folder.fsys.RemoveAll(dir)
	if err == nil {
		err = durable.MkdirAll(a.folder.fsys, dir, 0o700)
	}
	var adopted *archive.Archive
	if err == nil {
		adopted, err = archive.Adopt(ctx, a.folder.fsys, dir, a.archiveOf(), s)
	}
	if err == nil {
		a.archive = adopted
		return nil
	}
	return errors.Join(err, a.openArchive())
}

// desk asks for the device's own restores, and finds its records, through the
// gateway. What the gateway says is checked by package recovery.
type desk struct {
	client *door.Client
	key    *ecdsa.PrivateKey
	domain record.Domain
	wait   time.Duration
	asked  func(uint64)
	leave  func(format string, args ...any) // goes to the next gateway and says why; nil: there is nothing to ask
}

// requestNonce is the same in every request: what tells them apart is the
// recipient's key, which is never used twice.
const requestNonce = 1

// Ask implements recovery.Desk.
func (d *desk) Ask(ctx context.Context, rec record.Record, recipient, reader, purpose, region record.Hash) (uint64, error) {
	q := record.RestoreRequest{Device: rec.Device, Record: rec.Digest(d.domain), Recipient: recipient, Reader: reader, Purpose: purpose, Region: region, Nonce: requestNonce}
	sig, err := record.Sign(d.key, q.Digest(d.domain))
	if err != nil {
		return 0, err
	}
	out, err := d.send(ctx, "asking for the restore", func(ctx context.Context) (door.Outcome, error) {
		return d.client.Request(ctx, door.RestoreRequest{Record: rec, Recipient: recipient, Reader: reader, Purpose: purpose, Region: region, Nonce: requestNonce, Signature: sig})
	})
	if err != nil {
		return 0, err
	}
	if out.Request == 0 {
		return 0, fmt.Errorf("%s answered with %w: the request has no number", d.client, door.ErrGarbage)
	}
	if d.asked != nil {
		d.asked(out.Request)
	}
	return out.Request, nil
}

// Report implements recovery.Desk.
func (d *desk) Report(ctx context.Context, request uint64, r recovery.Result) error {
	report := record.RestoreReport{Request: request, ListRoot: r.ListRoot, Files: r.Files, Bytes: r.Bytes, Positions: r.Positions, Evidence: r.Evidence}
	sig, err := record.Sign(d.key, report.Digest(d.domain))
	if err != nil {
		return err
	}
	_, err = d.send(ctx, "reporting the restore", func(ctx context.Context) (door.Outcome, error) {
		return d.client.Report(ctx, door.Report{Request: request, ListRoot: r.ListRoot, Files: r.Files, Bytes: r.Bytes, Positions: r.Positions, Evidence: r.Evidence, Signature: sig})
	})
	return err
}

func (d *desk) refused(rule, message string) *RefusedError {
	return &RefusedError{rule, fmt.Sprintf("%s says that the request is refused: %s", d.client, message)}
}

// send says something through the gateway, again and again until it is on the
// chain, refused, or it has taken too long. It is refused if every gateway says so.
func (d *desk) send(ctx context.Context, step string, call func(context.Context) (door.Outcome, error)) (door.Outcome, error) {
	limit := time.NewTimer(d.wait)
	defer limit.Stop()
	ctx = moving.Patiently(ctx, d.wait)
	refusals := map[string]bool{} // by gateway
	for delay := 200 * time.Millisecond; ; delay = min(2*delay, 5*time.Second) {
		out, err := call(ctx)
		var refused *RefusedError
		if e, ok := errors.AsType[*door.Error](err); ok && e.Code == door.CodeRefused {
			refused = d.refused(e.Rule, e.Message)
		}
		switch {
		case err == nil && out.Status == door.Refused:
			refused = d.refused(out.Rule, out.Message)
		case err == nil && out.Status != door.Queued:
			return out, nil
		case err == nil:
			err = fmt.Errorf("%s has sent it; it is not final yet", d.client)
		}
		if refused != nil {
			if refusals[d.client.URL()] = true; len(refusals) == d.client.Gateways() {
				return out, refused
			}
			err = refused
		}
		if ctx.Err() == nil {
			d.leave("%s: %v", step, err)
		}
		select {
		case <-ctx.Done():
			return out, &QueuedError{step, err}
		case <-limit.C:
			return out, &QueuedError{step, err}
		case <-time.After(delay):
		}
	}
}

// RecordAt implements recovery.Records.
func (d *desk) RecordAt(ctx context.Context, device record.Hash, sequence uint64) (record.Record, error) {
	list, err := d.client.Records(ctx, device, sequence+1, 1)
	if err != nil {
		return record.Record{}, err
	}
	if len(list) == 0 {
		return record.Record{}, fmt.Errorf("%w: %s shows no record %d of device %s", recovery.ErrRecord, d.client, sequence, device)
	}
	return list[0].Record, nil
}

var _ light.Source = (*door.Client)(nil)
