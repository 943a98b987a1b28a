package recovery

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// Restorer restores snapshots.
type Restorer struct {
	Domain  record.Domain
	Chain   Chain
	Records Records
	Desk    Desk // not needed by RestoreOwn
	Log     *slog.Logger

	poll time.Duration // pollEvery, unless a test says otherwise
}

// Job is a restore to be done.
type Job struct {
	Device   record.Hash
	Sequence uint64 // 0: the newest snapshot, or the one that was asked for before
	To       string // folder
	Requests string // folder of unfinished restores, private to its owner
	Existing bool   // the folder may hold something: How says what becomes of it
	// How to restore: which paths, whose files, what becomes of those that are
	// there. Existing, Temp and Progress are the job's own.
	How      archive.RestoreOptions
	Progress func(archive.RestoreProgress)
	// Restored is called with the snapshot once all of it is restored, before
	// that is reported; nil: nothing is. A replacement device takes its archive
	// over here, while it has the keys.
	Restored func(context.Context, *archive.Snapshot)

	// Of a restore under a grant:
	Purpose record.Hash // a name or a salted hash
	Region  record.Hash // where the data goes, a name; zero: not stated. Of a request that is made already it changes nothing.
	Wait    bool        // for the approval; else a *WaitingError tells of it
	FS      durable.FS  // of the folder of requests; nil: the machine's
}

// SlotUse is what one slot gave to a restore.
type SlotUse struct {
	Slot  uint32 `json:"slot"`
	Store uint32 `json:"store"`
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"` // good ones
	Late  int    `json:"late"`  // times others were done before it answered
}

// Report says what a restore brought back, from where, and what it met.
type Report struct {
	Device     record.Hash    `json:"device"`
	Sequence   uint64         `json:"sequence"`
	Record     record.Hash    `json:"record"`
	ListRoot   record.Hash    `json:"listRoot"` // what was restored is checked against
	AnchoredAt uint64         `json:"anchoredAt"`
	Request    uint64         `json:"request,omitempty"` // 0: with the device's own key
	Epoch      uint32         `json:"epoch"`             // what was released, if anything
	Custodians []uint32       `json:"custodians,omitempty"`
	Files      uint64         `json:"files"`
	Dirs       uint64         `json:"dirs"`
	Links      uint64         `json:"links"`
	Bytes      uint64         `json:"bytes"`           // content of all files
	Kept       uint64         `json:"kept,omitempty"`  // files that stood there already
	Paths      []string       `json:"paths,omitempty"` // what alone was asked for
	Notes      []Note         `json:"notes,omitempty"`
	To         string         `json:"to"` // folder that it is in
	Slots      []SlotUse      `json:"slots"`
	Positions  uint32         `json:"positions"`        // of the policy's slots those that gave anything, bit by position
	Faults     []Fault        `json:"faults,omitempty"` // served around, unless Incomplete
	FaultCount map[Answer]int `json:"faultCount,omitempty"`
	Incomplete *Damage        `json:"incomplete,omitempty"`
	Duration   time.Duration  `json:"duration"` // in nanoseconds, from the first question to the last file
}

// Note names a file that was restored, but not as it was, or not at all.
type Note struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Damage is what of an archive.IncompleteError goes into a report.
type Damage struct {
	Packs []LostPack `json:"packs"` // at most 1000, of Files
	// PacksOmitted counts others that could not be had, if Files does not name all.
	PacksOmitted uint64 `json:"packsOmitted,omitempty"`
	Files        []Note `json:"files"` // at most 1000
	Count        uint64 `json:"count"` // of files, at least
}

// DamageOf is what a report says of it.
func DamageOf(e *archive.IncompleteError) *Damage {
	d := &Damage{Count: e.Count, PacksOmitted: e.PacksOmitted}
	for _, x := range e.Packs {
		d.Packs = append(d.Packs, LostPack{x.Number, x.Hash, x.Err.Error()})
	}
	for _, x := range e.Failed {
		d.Files = append(d.Files, Note{x.Path, x.Err.Error()})
	}
	return d
}

// LostPack is a pack that could not be rebuilt.
type LostPack struct {
	Number uint64      `json:"number"` // in the archive
	Pack   record.Hash `json:"pack"`
	Reason string      `json:"reason"` // with what each slot answered
}

// IsDamage tells whether an error says that data is damaged or missing beyond
// what the stores can make good: exit code 4.
func IsDamage(err error) bool {
	if _, ok := errors.AsType[*LostError](err); ok {
		return true
	}
	_, ok := errors.AsType[*archive.IncompleteError](err)
	return ok
}

// ReportError says that everything was restored, but the chain was not told.
// The same job again tells it and restores nothing.
type ReportError struct {
	Request uint64
	Err     error
}

// Error says so.
func (e *ReportError) Error() string {
	return fmt.Sprintf("everything is restored, but restore request %d could not be reported: %v: run this again to report it", e.Request, e.Err)
}

// Unwrap returns why.
func (e *ReportError) Unwrap() error { return e.Err }

// Restore restores a snapshot under a grant: it asks for one, or goes on with
// the request that was made before, and reports what came of it. A restore
// that is incomplete is not reported, so that its grant can be used again;
// the error then is IsDamage, and the report says what is missing. One that was
// broken off goes on in the same folder, if it is done again; any other folder
// that is not empty is a *TargetError before anybody is asked, unless the job
// is Existing.
func (r Restorer) Restore(ctx context.Context, j Job) (Report, error) {
	p, a, err := r.request(ctx, j)
	if err != nil {
		return Report{}, err
	}
	defer p.Release()
	if p.Result != nil { // restored before, and not reported
		if err := j.ended(p.To); err != nil {
			return Report{}, err
		}
		return r.report(ctx, p, Report{Device: j.Device, Sequence: p.Sequence, Record: p.Record, Request: p.Request, To: p.To,
			ListRoot: p.Result.ListRoot, Files: p.Result.Files, Bytes: p.Result.Bytes, Epoch: a.Record.Epoch, AnchoredAt: a.AnchoredAt})
	}
	if err := r.await(ctx, p, j.Wait); err != nil {
		return Report{}, err
	}
	began := time.Now()
	l, key, custodians, err := r.open(ctx, p, a)
	if err != nil {
		return Report{}, err
	}
	defer l.Close()
	out, err := r.files(ctx, l, key, j, began)
	out.Request = p.Request
	for _, c := range custodians {
		if c.Err == nil {
			out.Custodians = append(out.Custodians, c.Custodian)
		}
	}
	if IsDamage(err) {
		return out, errors.Join(err, p.Partly())
	}
	if err != nil {
		return out, err
	}
	if err := p.Restored(out.result(), out.To); err != nil {
		return out, err
	}
	if err := j.ended(out.To); err != nil {
		return out, err
	}
	return r.report(ctx, p, out)
}

// open finds the stores of a request's snapshot and collects its epoch's key
// under the request's grant.
func (r Restorer) open(ctx context.Context, p *Pending, a Anchored) (l *List, key seal.Secret, custodians []CustodianAnswer, err error) {
	cert, err := identity.Certificate(p.Reader)
	if err != nil {
		return nil, seal.Secret{}, nil, err
	}
	// Stores and custodians take their time: the chain's state may go meanwhile.
	l, err = light.Again(ctx, func(ctx context.Context) (*List, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return nil, err
		}
		l, err := OpenList(ctx, v, r.Domain, a, cert)
		if err != nil {
			return nil, err
		}
		box, raw, err := l.KeyBox(ctx)
		if err == nil {
			key, custodians, err = CollectKey(ctx, v, r.Domain, a.Record, box, raw, p.Request, p.Recipient)
		}
		if err != nil {
			l.Close()
			return nil, err
		}
		return l, nil
	})
	return l, key, custodians, err
}

// Browse opens a snapshot under a grant, as Restore does, and hands it to look
// at. The request stays open for a restore, which then asks nobody again.
func (r Restorer) Browse(ctx context.Context, j Job, look func(*archive.Snapshot) error) error {
	p, a, err := r.request(ctx, j)
	if err != nil {
		return err
	}
	defer p.Release()
	if err := r.await(ctx, p, j.Wait); err != nil {
		return err
	}
	l, key, _, err := r.open(ctx, p, a)
	if err != nil {
		return err
	}
	defer l.Close()
	s, err := l.Snapshot(ctx, key)
	if err != nil {
		return err
	}
	return look(s)
}

// RestoreOwn restores a snapshot of the device itself, which has its key and
// its epoch's key, and asks nobody. Broken off, it goes on as Restore does.
func (r Restorer) RestoreOwn(ctx context.Context, j Job, device *ecdsa.PrivateKey, key seal.Secret) (Report, error) {
	began := time.Now()
	cert, err := identity.Certificate(device)
	if err != nil {
		return Report{}, err
	}
	l, err := light.Again(ctx, func(ctx context.Context) (*List, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return nil, err
		}
		a, err := Find(ctx, v, r.Records, r.Domain, j.Device, j.Sequence)
		if err != nil {
			return nil, err
		}
		if err := j.checkTarget(a.Hash); err != nil {
			return nil, err
		}
		return OpenList(ctx, v, r.Domain, a, cert)
	})
	if err != nil {
		return Report{}, err
	}
	defer l.Close()
	out, err := r.files(ctx, l, key, j, began)
	if err == nil {
		err = j.ended(out.To)
	}
	return out, err
}

// files restores the files of a list.
func (r Restorer) files(ctx context.Context, l *List, key seal.Secret, j Job, began time.Time) (Report, error) {
	out := Report{Device: l.Record.Device, Sequence: l.Record.Sequence, Record: l.Hash, ListRoot: l.Record.ListRoot,
		AnchoredAt: l.AnchoredAt, Epoch: l.Record.Epoch}
	var err error
	if out.To, err = filepath.Abs(j.To); err != nil {
		return out, fmt.Errorf("folder of the restore: %w", err)
	}
	s, err := l.Snapshot(ctx, key)
	var how archive.RestoreOptions
	if err == nil {
		how, err = j.begin(l.Hash, l.Record.Sequence)
	}
	var done *archive.RestoreReport
	if err == nil {
		done, err = s.Restore(ctx, j.To, how)
	}
	if err == nil && j.Restored != nil {
		j.Restored(ctx, s)
	}
	if done != nil {
		out.Files, out.Dirs, out.Links, out.Bytes, out.Kept = done.Files, done.Dirs, done.Links, done.Bytes, done.Kept
		out.Paths = j.How.Paths
		for _, n := range done.Notes {
			out.Notes = append(out.Notes, Note{n.Path, n.Err.Error()})
		}
	}
	if part, ok := errors.AsType[*archive.IncompleteError](err); ok {
		out.Incomplete = DamageOf(part)
	}
	out.Faults, out.FaultCount = l.Fetcher.Faults()
	out.Slots = l.Fetcher.Use()
	for i, s := range out.Slots[:l.places] {
		if s.Bytes > 0 {
			out.Positions |= 1 << i
		}
	}
	out.Duration = time.Since(began)
	r.Log.Info("restored", "device", out.Device, "sequence", out.Sequence, "files", out.Files, "bytes", out.Bytes,
		"faults", len(out.Faults), "duration", out.Duration, "error", err)
	return out, err
}

// result is what of a report goes on the chain.
func (r Report) result() Result {
	b, err := json.Marshal(r)
	if err != nil {
		panic(err) // a report is plain data
	}
	return Result{ListRoot: r.ListRoot, Files: r.Files, Bytes: r.Bytes, Positions: r.Positions, Evidence: sha256.Sum256(b)}
}

// report tells the chain and forgets the request's keys. The chain may know
// already: the answer to an earlier report can have been lost.
func (r Restorer) report(ctx context.Context, p *Pending, out Report) (Report, error) {
	q, err := r.status(ctx, p.Request)
	if err != nil {
		return out, &ReportError{Request: p.Request, Err: err}
	}
	switch q.Status {
	case state.Reported:
		return out, p.Done()
	case state.Denied, state.Withdrawn:
		return out, errors.Join(&EndedError{Request: p.Request, How: q.Status.String()}, p.Done())
	}
	err = r.Desk.Report(ctx, p.Request, *p.Result)
	for tries := 0; err == nil; tries++ {
		if q, err = r.status(ctx, p.Request); err != nil {
			break
		}
		if q.Status == state.Reported {
			return out, p.Done()
		}
		if tries == unknownPolls {
			err = fmt.Errorf("%w: it was said to be reported, and the chain does not prove it", ErrRequest)
			break
		}
		select {
		case <-ctx.Done():
			err = ctx.Err()
		case <-time.After(r.every()):
		}
	}
	return out, &ReportError{Request: p.Request, Err: err}
}

func (r Restorer) status(ctx context.Context, request uint64) (state.Request, error) {
	return light.Again(ctx, func(ctx context.Context) (state.Request, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return state.Request{}, err
		}
		return v.Request(ctx, request)
	})
}
