package agent

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/seal"
)

// unreadKept bounds the unreadable files that are named in the result; all
// are named in the snapshot itself.
const unreadKept = 50

// thriftyRate is how many bytes a second must leave the device for time to be
// dearer than bytes. Of a MiB of a database's pages zstd saves some 130 KiB more
// than snappy, in some 10 ms more of one processor (docs/design/performance.md).
const thriftyRate = 13 << 20

// makeSnapshot takes in the sources; what the stores lack of them is with
// enough stores when it returns.
func (a *Agent) makeSnapshot(ctx context.Context, plan Plan, u *upload, ep epochPlan, paths []string) (*archive.Result, Made, error) {
	sources, left, took, err := a.sources(paths)
	if err != nil {
		return nil, Made{}, err
	}
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	p := a.journal.Pending()
	res, err := a.archive.Snapshot(ctx, archive.Request{
		Sources: sources, Layout: p.Layout, Sequence: p.Sequence, Epoch: p.Epoch, Created: a.now(), Host: host, Program: Program,
		KeyBox: func(ctx context.Context, _ uint32, key seal.Secret) ([]byte, error) {
			return a.beginEpoch(ctx, plan, ep, key)
		},
		Put: func(ctx context.Context, o archive.Object) error {
			err := u.put(ctx, u.partsOf(o, p.Layout))
			if err == nil && (o.Entry.Kind == record.CodedPack || o.Entry.Kind == record.ReplicatedPack) {
				a.packed.Add(o.Entry.Length)
			}
			return err
		},
		Narrow: func() bool { rate := u.rate(); return a.metered || rate > 0 && rate < thriftyRate },
		Progress: func(p archive.Progress) {
			a.progress.Set(term.Amount{Done: p.Bytes, Bytes: true, Note: func() string {
				return fmt.Sprintf("in %d entries, %s new  /%s", p.Entries, term.Bytes(p.Added), p.Path)
			}})
		},
	})
	if err != nil {
		return nil, Made{}, err
	}
	m := made(res)
	m.NewBytes = a.packed.Load()
	var before []SourceFailure
	if h := a.journal.Head(); h != nil {
		before = h.Made.Failed
	}
	m.Failed = took.failures(a.configured, p.Sequence, before)
	a.tellFailed(ctx, m.Failed)
	if left.Any() {
		m.LeftOut = left
	}
	return res, m, nil
}

// Program names this program in the snapshots it makes.
const Program = "byssus-agent"

// partsOf places an object's shards.
func (u *upload) partsOf(o archive.Object, l record.Layout) []part {
	parts, of := make([]part, len(l.Places)), u.parcel(o, l)
	for i := range parts {
		data := o.Whole
		if o.Entry.Kind == record.CodedPack {
			data = o.Shards[l.ShardAt(o.Hash, i)]
		}
		parts[i] = part{root: o.Entry.RootAt(l, i), data: data, of: of}
	}
	return parts
}

func made(r *archive.Result) Made {
	m := Made{Files: r.Stats.Files, Bytes: r.Stats.Bytes, Unread: r.SkippedCount}
	if r.Verdict.Kinds != 0 {
		m.Verdict = &r.Verdict
	}
	for _, s := range r.Skipped {
		if _, failed := errors.AsType[*sourceError](s.Err); failed || errors.Is(s.Err, archive.ErrNotBackedUp) {
			m.Unread--
			continue
		}
		if len(m.UnreadList) < unreadKept {
			m.UnreadList = append(m.UnreadList, term.Clean("/"+s.Path+": "+s.Err.Error()))
		}
	}
	return m
}

// listOf is the list of a snapshot that the archive has just made, or has made
// before and not committed.
func (a *Agent) listOf(r *archive.Result) (list, error) {
	head, root, err := record.ParseHead(r.Head)
	if err != nil || root != r.ListRoot {
		return list{}, fmt.Errorf("%w: the archive's own list", record.ErrList)
	}
	kept := a.archive // whatever becomes of the agent's meanwhile
	return list{root: root, head: head, bytes: r.Head, segment: func(_ context.Context, root record.Hash) (record.Segment, error) {
		raw, err := kept.Segment(root)
		if err != nil {
			return record.Segment{}, &ownError{err}
		}
		seg, _, err := record.ParseSegment(raw)
		return seg, err
	}}, nil
}

// ownError is a failure of this machine, met while a store was being served:
// the store is not to blame.
type ownError struct{ err error }

func (e *ownError) Error() string { return e.err.Error() }
func (e *ownError) Unwrap() error { return e.err }

// prepared is the list of the pending snapshot, from the archive if it is
// still there.
func (a *Agent) prepared() (*list, error) {
	r, err := a.archive.Prepared()
	if err != nil || r == nil || r.ListRoot != a.journal.Pending().ListRoot {
		return nil, err
	}
	l, err := a.listOf(r)
	return &l, err
}

// settleArchive tells the archive that its snapshot is committed, if a run
// before could not.
func (a *Agent) settleArchive() error {
	h := a.journal.Head()
	if h == nil {
		return nil
	}
	r, err := a.archive.Prepared()
	if err != nil || r == nil || r.ListRoot != h.ListRoot {
		return err
	}
	return a.archive.Commit(h.ListRoot)
}

// fetcher reads from the stores of an upload.
func (a *Agent) fetcher(u *upload) *recovery.Fetcher {
	slots := make([]recovery.Slot, len(u.lanes))
	for i, l := range u.lanes {
		slots[i] = recovery.Slot{Number: l.place.Slot, StoreID: l.place.Store, Name: l.place.Endpoint}
		if l.trouble() == nil {
			slots[i].Store = l.store
		}
	}
	return recovery.NewFetcher(a.id.Device, slots)
}

// forgetLost tells the archive of objects that the stores say they have lost
// beyond rebuilding: the next snapshot makes their content again from the
// sources. Stores that merely do not answer have lost nothing. It tells
// whether there were any.
func (a *Agent) forgetLost(ctx context.Context, u *upload) (bool, error) {
	var gone []record.Hash
	seen := map[record.Hash]bool{}
	for _, l := range u.lanes {
		lost, ok := errors.AsType[*lostError](l.trouble())
		if one, single := errors.AsType[*recovery.LostError](l.trouble()); !ok && single && one.Gone() {
			lost, ok = &lostError{[]record.Hash{one.Object}, one}, true
		}
		if !ok {
			continue
		}
		if len(gone) == 0 {
			a.warn("the stores have lost a part of what they had receipted; it is made again from the sources: %v", lost)
		}
		for _, h := range lost.objects {
			if !seen[h] {
				seen[h], gone = true, append(gone, h)
			}
		}
	}
	if len(gone) == 0 {
		return false, nil
	}
	return true, a.archive.Forget(ctx, gone...)
}
