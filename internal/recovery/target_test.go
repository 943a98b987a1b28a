package recovery

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// breakOff ends a restore once it has written a file, and leaves what a killed
// one leaves besides: a file that it was writing.
func breakOff(t *testing.T, j Job, restore func(context.Context, Job) (Report, error)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	j.Progress = func(p archive.RestoreProgress) {
		if p.Bytes > 0 {
			cancel()
		}
	}
	if _, err := restore(ctx, j); !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off: %v", err)
	}
	b, err := j.begun()
	must(t, err)
	if b == nil || b.Sequence == 0 {
		t.Fatalf("it is not known that it was begun: %+v", b)
	}
	something, err := j.holdsSomething()
	if err != nil || !something {
		t.Fatalf("it has written nothing: %v", err)
	}
	var left []string
	must(t, filepath.WalkDir(j.To, func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			left = append(left, path)
		}
		return err
	}))
	if len(left) == 0 {
		t.Fatal("it has written no file")
	}
	must(t, os.WriteFile(filepath.Join(filepath.Dir(left[0]), ".byssus-restore-"+b.Temp), []byte("half"), 0o600))
	must(t, os.WriteFile(left[0], nil, 0o600)) // its content was not on the disk yet
}

// A restore that was broken off while it wrote goes on in its folder, which is
// no longer empty, and in no other; nobody is asked again.
func TestRestoreGoesOnInItsFolder(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 300_000, 70_000, 900_000, 10, 0)
	rec := d.backup(t.Context(), 1, 0)
	n := &node{client: s.Ledger, account: s.Operator}
	r := s.restorer(n)
	ctx := t.Context()
	full := t.TempDir()
	must(t, os.WriteFile(filepath.Join(full, "mine"), []byte("mine"), 0o600))

	t.Run("under a grant", func(t *testing.T) {
		job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: filepath.Join(t.TempDir(), "requests")}
		elsewhere := job
		elsewhere.To = full
		refused := func(when string) {
			t.Helper()
			_, err := r.Restore(ctx, elsewhere)
			if target, ok := errors.AsType[*TargetError](err); !ok || target.To != full || !errors.Is(err, archive.ErrNotEmpty) {
				t.Fatalf("%s, a folder that is not empty: %v", when, err)
			}
		}
		refused("before anybody is asked")
		file := job
		file.To = filepath.Join(full, "mine")
		if _, err := r.Restore(ctx, file); !errors.Is(err, syscall.ENOTDIR) || !strings.Contains(err.Error(), "it is a file") {
			t.Fatalf("a file: %v", err)
		}
		if n.asked != 0 {
			t.Fatal("somebody was asked in vain")
		}
		_, err := r.Restore(ctx, job)
		w, ok := errors.AsType[*WaitingError](err)
		if !ok {
			t.Fatal(err)
		}
		refused("while it waits")
		if _, _, err := s.Ledger.Approve(ctx, s.Approver, w.Request); err != nil {
			t.Fatal(err)
		}
		breakOff(t, job, r.Restore)
		refused("after it was broken off")

		// All of it comes back; then only the report is missing.
		n.failing = errors.New("the node is away")
		if _, err := r.Restore(ctx, job); !errors.Is(err, n.failing) {
			t.Fatalf("going on: %v", err)
		}
		d.same(t, job.To)
		if b, err := job.begun(); b != nil || err != nil {
			t.Fatalf("it is still begun: %+v, %v", b, err)
		}
		if sequence, unreported, err := job.Earlier(); sequence != 1 || !unreported || err != nil {
			t.Fatalf("%d, %v, %v", sequence, unreported, err)
		}
		n.failing = nil
		report, err := r.Restore(ctx, elsewhere) // nothing is written there
		if err != nil || report.To != job.To || report.Request != w.Request || n.asked != 1 {
			t.Fatalf("the report alone: %+v, %v, asked %d times", report, err, n.asked)
		}
		q, err := s.Ledger.State().Request(ctx, w.Request)
		if err != nil || q.Status != state.Reported {
			t.Fatalf("on the chain: %+v, %v", q, err)
		}
		if left, err := os.ReadDir(job.Requests); err != nil || len(left) != 0 {
			t.Fatalf("left behind: %v, %v", left, err)
		}
		elsewhere.To = job.To
		if _, err := r.Restore(ctx, elsewhere); !errors.Is(err, archive.ErrNotEmpty) {
			t.Fatalf("once more, into what is whole: %v", err)
		}
	})
	t.Run("with its own key", func(t *testing.T) {
		own := func(ctx context.Context, j Job) (Report, error) { return r.RestoreOwn(ctx, j, d.key, d.epoch) }
		job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: t.TempDir()}
		breakOff(t, job, own)
		elsewhere := job
		elsewhere.To = full
		if _, err := own(ctx, elsewhere); !errors.Is(err, archive.ErrNotEmpty) {
			t.Fatalf("another folder: %v", err)
		}
		if sequence, unreported, err := job.Earlier(); sequence != 1 || unreported || err != nil {
			t.Fatalf("%d, %v, %v", sequence, unreported, err)
		}
		report, err := own(ctx, job)
		if err != nil || report.To != job.To || report.Record != rec.Digest(s.Genesis.Domain()) {
			t.Fatalf("%+v, %v", report, err)
		}
		d.same(t, job.To)
		if left, err := os.ReadDir(job.Requests); err != nil || len(left) != 0 {
			t.Fatalf("left behind: %v, %v", left, err)
		}
		if _, err := own(ctx, job); !errors.Is(err, archive.ErrNotEmpty) {
			t.Fatalf("once more: %v", err)
		}
	})
	t.Run("another snapshot", func(t *testing.T) {
		first := d.epoch
		own := func(ctx context.Context, j Job) (Report, error) { return r.RestoreOwn(ctx, j, d.key, first) }
		job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: t.TempDir()}
		breakOff(t, job, own)
		d.fill(2, 1000)
		d.backup(ctx, 2, 2) // the first epoch's key was released
		other := job
		other.Sequence = 2
		if _, err := own(ctx, other); !errors.Is(err, archive.ErrNotEmpty) {
			t.Fatalf("mixed with what was broken off: %v", err)
		}
		if sequence, _, err := other.Earlier(); sequence != 0 || err != nil {
			t.Fatalf("goes on with snapshot %d, %v", sequence, err)
		}
		with := other
		with.To, with.Existing = filepath.Join(t.TempDir(), "to"), true
		breakOff(t, Job{Device: with.Device, Sequence: 1, To: with.To, Requests: with.Requests}, own)
		b, err := with.begun()
		must(t, err)
		if _, err := r.RestoreOwn(ctx, with, d.key, d.epoch); err != nil {
			t.Fatalf("over what was broken off: %v", err)
		}
		must(t, filepath.WalkDir(with.To, func(path string, _ os.DirEntry, err error) error {
			if strings.HasSuffix(path, b.Temp) {
				t.Errorf("left behind: %s", path)
			}
			return err
		}))
		// Who names none means the one that is in the folder.
		sequence, _, err := job.Earlier()
		must(t, err)
		job.Sequence = sequence
		if report, err := own(ctx, job); err != nil || report.Sequence != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
	})
}

func FuzzParseBegun(f *testing.F) {
	dir := f.TempDir()
	j := Job{Device: record.Hash{1}, To: filepath.Join(dir, "to"), Requests: dir}
	if _, err := j.begin(record.Hash{2}, 3); err != nil {
		f.Fatal(err)
	}
	raw, err := durable.ReadFile(durable.OS(), begunPath(dir, j.Device, j.To), maxBegun)
	if err != nil {
		f.Fatal(err)
	}
	if b, err := parseBegun(raw); err != nil || b.To != j.To || b.Sequence != 3 || b.Record != (record.Hash{2}) {
		f.Fatalf("%+v, %v", b, err)
	}
	f.Add(raw)
	f.Add([]byte(strings.Replace(string(raw), `"version":1`, `"version":9`, 1)))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := parseBegun(raw)
		if (err == nil) == (b == nil) {
			t.Fatalf("%v, %v", b, err)
		}
		if err != nil && !errors.Is(err, ErrPending) {
			t.Fatal(err)
		}
		if err == nil && (len(b.Temp) != 16 || strings.Contains(b.Temp, "/") || !filepath.IsAbs(b.To) || fmt.Sprint(b.Version) != "1") {
			t.Fatalf("%+v", b)
		}
	})
}
