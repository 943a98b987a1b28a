package recovery

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// Desk is where a restore is asked for and reported: the contract, through an
// operator's account or the device's gateway. Both calls return when they are
// final.
type Desk interface {
	// Ask asks to restore an anchored record and returns the request's number.
	// recipient is the ID of the key that custodians are to seal to, reader
	// that of the key that stores are to serve; region is where the data goes, a
	// name, or zero.
	Ask(ctx context.Context, rec record.Record, recipient, reader, purpose, region record.Hash) (request uint64, err error)
	// Report puts on record what came of a grant, and closes it.
	Report(ctx context.Context, request uint64, r Result) error
}

// Result is what the chain is told of a restore.
type Result struct {
	ListRoot  record.Hash `json:"listRoot"`
	Files     uint64      `json:"files"`
	Bytes     uint64      `json:"bytes"`
	Positions uint32      `json:"positions"` // places of the layout that it was read from, bit by position
	Evidence  record.Hash `json:"evidence"`  // SHA-256 of the report in JSON
}

// pollEvery is how often the chain is asked while a request is waited for.
const pollEvery = time.Second

func (r Restorer) every() time.Duration { return cmp.Or(r.poll, pollEvery) }

// request returns the unfinished request for a device's snapshot (sequence 0:
// whichever there is one for, else the newest), asking for it if there is none.
// It is held until Release.
func (r Restorer) request(ctx context.Context, j Job) (_ *Pending, _ Anchored, err error) {
	var p *Pending
	a, err := light.Again(ctx, func(ctx context.Context) (Anchored, error) {
		v, err := r.Chain.Latest(ctx)
		if err != nil {
			return Anchored{}, err
		}
		if p != nil {
			p.Release()
		}
		if p, err = r.unfinished(ctx, v, j); err != nil {
			return Anchored{}, err
		}
		sequence := j.Sequence
		if p != nil {
			sequence = p.Sequence
		}
		return Find(ctx, v, r.Records, r.Domain, j.Device, sequence)
	})
	defer func() {
		if err != nil && p != nil {
			p.Release()
		}
	}()
	if err != nil {
		return nil, Anchored{}, err
	}
	if p != nil && p.Record != a.Hash {
		return nil, Anchored{}, fmt.Errorf("%s: %w: it is for record %s, on this chain snapshot %d of the device is record %s", p.path, ErrPending, p.Record, a.Record.Sequence, a.Hash)
	}
	if j.To != "" && (p == nil || p.Result == nil) {
		if err := j.checkTarget(a.Hash); err != nil {
			return nil, Anchored{}, err
		}
	}
	if p == nil {
		if p, err = NewPending(j.fs(), j.Requests, j.Device, a.Hash, a.Record.Sequence, j.Purpose); err != nil {
			return nil, Anchored{}, err
		}
	}
	if p.Request == 0 {
		id, err := r.Desk.Ask(ctx, a.Record, p.Recipient.Public().ID(), p.ReaderID(), p.Purpose, j.Region)
		if err != nil {
			return nil, Anchored{}, fmt.Errorf("ask to restore snapshot %d of device %s: %w", a.Record.Sequence, j.Device, err)
		}
		if err := p.Asked(id); err != nil {
			return nil, Anchored{}, err
		}
	}
	return p, a, nil
}

// unfinished finds the file of a request that can still lead to a restore,
// holds it, and removes those of requests that cannot. A denied or withdrawn one
// is an error, once; one that another process holds is a *BusyError.
func (r Restorer) unfinished(ctx context.Context, v View, j Job) (*Pending, error) {
	all, err := Pendings(j.fs(), j.Requests)
	if err != nil {
		return nil, err
	}
	head, err := v.Head(ctx, j.Device)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if p.Device != j.Device || j.Sequence != 0 && p.Sequence != j.Sequence || j.Sequence == 0 && p.Tried && p.Sequence != head.Sequence {
			continue
		}
		err := p.take()
		_, busy := errors.AsType[*BusyError](err)
		if errors.Is(err, fs.ErrNotExist) || busy && j.Sequence == 0 && p.Sequence != head.Sequence {
			continue // done just now, or of no matter: who names no snapshot is not after this one
		}
		if err != nil {
			return nil, err
		}
		if usable, err := p.usable(ctx, v); usable && err == nil {
			return p, nil
		} else if err != nil {
			p.Release()
			return nil, err
		}
	}
	return nil, nil
}

// usable tells whether a request can still lead to a restore, and removes its
// file if it cannot.
func (p *Pending) usable(ctx context.Context, v View) (bool, error) {
	if p.Request == 0 || p.Result != nil {
		return true, nil
	}
	q, err := v.Request(ctx, p.Request)
	if errors.Is(err, state.ErrNotFound) {
		return true, nil // not final in this view yet
	}
	if err != nil {
		return false, err
	}
	if err := p.own(q); err != nil {
		return false, err
	}
	ended, over := errors.AsType[*EndedError](Granted(ctx, v, q))
	if !over {
		return true, nil
	}
	if err := p.Done(); err != nil {
		return false, err
	}
	if q.Status == state.Denied || q.Status == state.Withdrawn {
		return false, ended
	}
	return false, nil
}

// ErrRequest is wrapped when the chain has another request, or none, under the
// number that was given for one: who gave it erred, or lied.
var ErrRequest = errors.New("not the request that was made")

// own checks that a request on the chain is this one. If it is not, its number is
// forgotten, durably: when the device asks for the same again, the contract says
// its number, and makes no second one.
func (p *Pending) own(q state.Request) error {
	if q.Recipient == p.Recipient.Public().ID() && q.RecordHash == p.Record && q.Reader == p.ReaderID() {
		return nil
	}
	return p.misled("restore request %d is somebody else's", p.Request)
}

func (p *Pending) misled(format string, args ...any) error {
	return errors.Join(fmt.Errorf("%w: %s", ErrRequest, fmt.Sprintf(format, args...)), p.Asked(0))
}

// unknownPolls is how often a request that was said to be final may be missing.
const unknownPolls = 20

// await returns when the request's grant holds; while it is open it waits, if
// it is to.
func (r Restorer) await(ctx context.Context, p *Pending, wait bool) error {
	last := error(&WaitingError{Request: p.Request})
	for missing := 0; ; {
		_, err := light.Again(ctx, func(ctx context.Context) (struct{}, error) {
			v, err := r.Chain.Latest(ctx)
			if err != nil {
				return struct{}{}, err
			}
			q, err := v.Request(ctx, p.Request)
			if err == nil {
				err = p.own(q)
			}
			if err == nil {
				err = Granted(ctx, v, q)
			}
			return struct{}{}, err
		})
		if err == nil {
			return nil
		}
		_, open := errors.AsType[*WaitingError](err)
		if open {
			last = err
		}
		if wait && ctx.Err() != nil { // whatever it broke off: the request stands
			return fmt.Errorf("%w: %w", last, ctx.Err())
		}
		// One just made may not be in the newest block this source knows.
		if !open && !errors.Is(err, state.ErrNotFound) || open && !wait {
			return err
		}
		if open {
			missing = 0
		} else if missing++; missing == unknownPolls {
			return p.misled("%v", err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", last, ctx.Err())
		case <-time.After(r.every()):
		}
	}
}

func (j Job) fs() durable.FS {
	if j.FS == nil {
		return durable.OS()
	}
	return j.FS
}
