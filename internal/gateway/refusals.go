package gateway

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	refusalRound = 10 * time.Minute // how often refused records are reported, if they are
	refusalLeast = 10               // of a device in a round: fewer may be its own mistake
	refusalMost  = 16               // devices in one round's reports: a monitor's bucket holds 64
	refusalKnown = 4096             // devices that are counted at a time; more are not looked at
)

// refusals counts, by the device they claim to be of, the records whose signature
// is not of the device's key, or whose device is revoked. If the gateway's account
// is a monitor for incidents of kind access, those of a round make one report a
// device; else they are forgotten.
type refusals struct {
	ledger  *ledger.Client
	account *ledger.Account
	log     *slog.Logger

	mu    sync.Mutex
	since time.Time
	count map[record.Hash]uint64
}

// note counts a record that was refused.
func (r *refusals) note(device record.Hash) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.count == nil {
		r.count, r.since = map[record.Hash]uint64{}, time.Now().UTC()
	}
	if _, known := r.count[device]; known || len(r.count) < refusalKnown {
		r.count[device]++
	}
}

// refusedRecords is what a report's evidence is the SHA-256 of, as JSON. It is in
// the gateway's log.
type refusedRecords struct {
	Gateway common.Address `json:"gateway"`
	Device  record.Hash    `json:"device"`
	Refused uint64         `json:"refused"` // records
	From    time.Time      `json:"from"`    // by this machine's clock
	To      time.Time      `json:"to"`
}

// take ends a round: it returns of which devices enough was refused, the most
// first.
func (r *refusals) take() []refusedRecords {
	r.mu.Lock()
	count, since := r.count, r.since
	r.count = nil
	r.mu.Unlock()
	var out []refusedRecords
	for _, device := range slices.SortedFunc(maps.Keys(count), func(a, b record.Hash) int { return bytes.Compare(a[:], b[:]) }) {
		if n := count[device]; n >= refusalLeast {
			out = append(out, refusedRecords{Gateway: r.account.Address(), Device: device, Refused: n, From: since, To: time.Now().UTC()})
		}
	}
	slices.SortStableFunc(out, func(a, b refusedRecords) int { return cmp.Compare(b.Refused, a.Refused) })
	return out[:min(len(out), refusalMost)]
}

// run reports round by round until ctx ends.
func (r *refusals) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(refusalRound):
		}
		if err := r.report(ctx); err != nil && ctx.Err() == nil {
			r.log.Warn("refused records were not reported as incidents", "error", err)
		}
	}
}

// report ends a round and reports it. That an incident is cooling down, or that
// this account may not report of a device's policy, is no error.
func (r *refusals) report(ctx context.Context) error {
	found := r.take()
	if len(found) == 0 {
		return nil
	}
	may, err := r.ledger.MayReport(ctx, r.account.Address(), ledger.Access)
	if err != nil || !may {
		return err
	}
	for _, f := range found {
		raw, err := json.Marshal(f)
		if err != nil {
			return fmt.Errorf("write down what was refused: %w", err)
		}
		one, cancel := context.WithTimeout(ctx, requestTime)
		incident, err := r.ledger.ReportIncident(one, r.account, f.Device, nil, ledger.Access, sha256.Sum256(raw))
		cancel()
		switch ledger.RuleOf(err) {
		case "CoolingDown", "PolicyOutOfScope":
			continue
		}
		if err != nil {
			return err
		}
		r.log.Warn("records that a device did not sign were reported as an incident", "incident", incident, "device", f.Device, "evidence", string(raw))
	}
	return nil
}
