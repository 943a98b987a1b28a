package recovery

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// lyingDesk asks and reports for nobody, and says what it likes.
type lyingDesk struct {
	*node
	number   uint64 // of every request; 0: the true one
	reported bool   // it says so, and reports nothing
}

func (d *lyingDesk) Ask(ctx context.Context, rec record.Record, recipient, reader, purpose, region record.Hash) (uint64, error) {
	n, err := d.node.Ask(ctx, rec, recipient, reader, purpose, region)
	if d.number != 0 {
		n = d.number
	}
	return n, err
}

func (d *lyingDesk) Report(ctx context.Context, request uint64, r Result) error {
	if d.reported {
		return nil
	}
	return d.node.Report(ctx, request, r)
}

// Who relays a request gives it a number, and says what became of it. Neither is
// believed, and a lie is in nobody's way afterwards.
func TestADeskIsNotBelieved(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.device("one")
	d.fill(1, 70_000)
	n := &node{client: s.Ledger, account: s.Operator}
	desk := &lyingDesk{node: n}
	r := s.restorer(n)
	r.Desk, r.poll = desk, 5*time.Millisecond
	ctx := t.Context()
	d.backup(ctx, 1, 0)
	other := Job{Device: d.id, To: filepath.Join(t.TempDir(), "other"), Requests: filepath.Join(t.TempDir(), "requests")}
	if _, err := r.Restore(ctx, other); !isWaiting(err, 1) {
		t.Fatal(err)
	}

	job := Job{Device: d.id, To: filepath.Join(t.TempDir(), "to"), Requests: filepath.Join(t.TempDir(), "requests"), Wait: true}
	desk.number = 1
	if _, err := r.Restore(ctx, job); !errors.Is(err, ErrRequest) {
		t.Fatalf("the number of another request: %v", err)
	}
	desk.number = 900
	if _, err := r.Restore(ctx, job); !errors.Is(err, ErrRequest) {
		t.Fatalf("a number that no request has: %v", err)
	}
	desk.number = 0
	job.Wait = false
	var waiting *WaitingError
	if _, err := r.Restore(ctx, job); !errors.As(err, &waiting) || waiting.Request == 1 || waiting.Request == 900 {
		t.Fatalf("asked for again: %v", err)
	}
	if _, _, err := s.Ledger.Approve(ctx, s.Approver, waiting.Request); err != nil {
		t.Fatal(err)
	}
	desk.reported = true
	_, err := r.Restore(ctx, job)
	if _, untold := errors.AsType[*ReportError](err); !untold || !errors.Is(err, ErrRequest) {
		t.Fatalf("a report that was not made: %v", err)
	}
	d.same(t, job.To)
	desk.reported = false
	if _, err := r.Restore(ctx, job); err != nil {
		t.Fatalf("reported again: %v", err)
	}
}

func isWaiting(err error, request uint64) bool {
	w, ok := errors.AsType[*WaitingError](err)
	return ok && w.Request == request
}
