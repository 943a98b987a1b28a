package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// A receiver is told what is new in steps of tellPause. One that cannot be told is
// tried again after twice as long each time, up to tellPauseMost.
const (
	tellPause     = 5 * time.Second
	tellPauseMost = 5 * time.Minute
)

// resend is how often an Alertmanager is told again what is open: it takes an alert
// that it does not hear of for five minutes, by default, for resolved.
const resend = time.Minute

// PingEvery is how often the ping goes out while all is well.
const PingEvery = Heartbeat / 2

// Silent is the age of the newest block from which on the chain counts as standing
// still.
const Silent = 3 * Heartbeat

// keepEvery is after how many blocks without a breach a position is kept anew.
const keepEvery = 1000

// Teller tells people of breaches: each receiver everything that the chain recorded
// since the receiver was named, in order, at least once, under an id that is the
// same from every node. A receiver that fails holds up no other.
type Teller struct {
	Dial   func(context.Context) (*ledger.Client, error) // the node
	Watch  *Watch                                        // pings vouch for it too
	Alerts func() (Alerts, error)                        // who is told; asked for again and again
	File   string                                        // where it is kept how far each was told
	Log    *slog.Logger

	pause time.Duration // in place of tellPause, for tests

	told, failed [3]atomic.Uint64 // by kind
}

// Collector counts what was told, and what could not be, for Prometheus.
func (t *Teller) Collector() prometheus.Collector {
	all := prometheus.NewRegistry()
	for i, kind := range kinds {
		labels := prometheus.Labels{"receiver": kind}
		all.MustRegister(
			prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "byssus_watch_told_total", ConstLabels: labels,
				Help: "Messages that receivers of alerts took, repetitions included, by the receivers' kind."},
				func() float64 { return float64(t.told[i].Load()) }),
			prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "byssus_watch_failed_total", ConstLabels: labels,
				Help: "Times that a receiver of alerts could not be told, by the receivers' kind."},
				func() float64 { return float64(t.failed[i].Load()) }))
	}
	return all
}

// Run tells until ctx ends. Who is told may change meanwhile.
func (t *Teller) Run(ctx context.Context) {
	t.pause = cmp.Or(t.pause, tellPause)
	type running struct {
		stop  context.CancelFunc
		ended chan struct{}
	}
	run := map[receiver]running{}
	end := func(r receiver) {
		run[r].stop()
		<-run[r].ended
		delete(run, r)
	}
	defer func() {
		for r := range run {
			end(r)
		}
	}()
	var told *positions
	said := ""
	for {
		conf, err := t.Alerts()
		if err == nil {
			err = conf.Check()
		}
		if err == nil && told == nil {
			told, err = openPositions(t.File, t.Log)
		}
		if err == nil {
			wanted, keys := map[receiver]bool{}, map[string]bool{}
			for _, r := range conf.receivers() {
				wanted[r], keys[r.key()] = true, true
			}
			for r := range run {
				if !wanted[r] {
					end(r)
				}
			}
			err = told.keep(keys)
			for r := range wanted {
				if _, runs := run[r]; !runs {
					its, stop := context.WithCancel(ctx)
					f := &follower{Teller: t, receiver: r, positions: told}
					ended := make(chan struct{})
					run[r] = running{stop, ended}
					go func() {
						defer close(ended)
						f.run(its)
					}()
				}
			}
		}
		switch {
		case err == nil:
			said = ""
		case err.Error() != said: // once, not every five seconds
			said = err.Error()
			t.Log.Warn("who is to be told of missed deadlines is not known: those known before are", "error", err)
		}
		if !sleep(ctx, t.pause) {
			return
		}
	}
}

// sleep tells whether ctx goes on.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// follower tells one receiver.
type follower struct {
	*Teller
	receiver
	*positions

	at      position      // how far it was told
	opening []Message     // of what was open when telling began: still to tell
	open    []record.Hash // of an Alertmanager: devices in breach, as far as it was told
	resent  time.Time     // when it was told so last, or the ping went out
}

func (f *follower) run(ctx context.Context) {
	wait := f.pause
	for {
		err := f.turn(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			f.Log.Warn("a receiver of alerts was not told, trying again", "error", err, "after", wait)
		default:
			wait = f.pause
		}
		if !sleep(ctx, wait) {
			return
		}
		if err != nil {
			wait = min(2*wait, tellPauseMost)
		}
	}
}

// turn tells what is to be told now.
func (f *follower) turn(ctx context.Context) error {
	c, err := f.Dial(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if f.kind == kindPing {
		return f.ping(ctx, c)
	}
	if err := f.begin(ctx, c); err != nil {
		return err
	}
	for more := true; more; {
		if more, err = f.page(ctx, c); err != nil {
			return err
		}
	}
	if f.kind == kindAlertmanager && time.Since(f.resent) >= resend {
		return f.again(ctx, c)
	}
	return nil
}

// ping says that all is well, if it is.
func (f *follower) ping(ctx context.Context, c *ledger.Client) error {
	if time.Since(f.resent) < PingEvery {
		return nil
	}
	head, err := c.Head(ctx)
	if err != nil || time.Since(head.Time) >= Silent || !f.Watch.works() {
		return err
	}
	if err := f.tell(ctx, nil); err != nil {
		return err
	}
	f.resent = time.Now()
	return nil
}

// begin finds out how far the receiver was told. A new one is told what is open now,
// and then what comes.
func (f *follower) begin(ctx context.Context, c *ledger.Client) error {
	chain := c.Domain().Genesis
	if f.at.Chain != chain {
		at, known := f.get(f.key())
		if !known || at.Chain != chain {
			head, err := c.Head(ctx)
			if err != nil {
				return err
			}
			at = position{Chain: chain, Block: head.Number + 1, Opening: true}
			if err := f.set(f.key(), at); err != nil {
				return err
			}
		}
		f.at, f.opening, f.resent = at, nil, time.Time{}
		if f.at.Opening || f.kind == kindAlertmanager {
			open, err := breachesNow(ctx, c, nil)
			if err != nil {
				f.at = position{}
				return err
			}
			f.open = nil
			for _, m := range open {
				f.open = append(f.open, m.Device)
			}
			f.opening = open
		}
	}
	if !f.at.Opening {
		return nil
	}
	if f.kind == kindWebhook {
		for len(f.opening) > 0 {
			if err := f.tell(ctx, f.opening[:1]); err != nil {
				return err
			}
			f.opening = f.opening[1:]
		}
	}
	f.at.Opening, f.opening = false, nil
	return f.set(f.key(), f.at)
}

// page tells what the next stretch of blocks holds, and whether there may be more.
func (f *follower) page(ctx context.Context, c *ledger.Client) (more bool, err error) {
	events, next, err := c.News(ctx, f.at.Block)
	if errors.Is(err, ledger.ErrNoPast) {
		f.Log.Warn("the node does not know any more what happened since a receiver of alerts was told last: it is told anew what is open, then what comes",
			"receiver", f.receiver.String(), "error", err)
		head, err := c.Head(ctx)
		if err != nil {
			return false, err
		}
		f.at = position{}
		return false, f.set(f.key(), position{Chain: c.Domain().Genesis, Block: head.Number + 1, Opening: true})
	}
	if err != nil {
		return false, err
	}
	events = slices.DeleteFunc(events, func(e ledger.Event) bool { return e.Block == f.at.Block && e.Index < f.at.Index })
	for some := range slices.Chunk(events, f.atOnce()) {
		messages, err := messagesOf(ctx, c, some)
		if err != nil {
			return false, err
		}
		if err := f.tell(ctx, messages); err != nil {
			return false, err
		}
		for _, m := range messages {
			if m.Incident != 0 {
				continue
			}
			f.open = slices.DeleteFunc(f.open, func(d record.Hash) bool { return d == m.Device })
			if m.Event == breachFlagged && f.kind == kindAlertmanager {
				f.open = append(f.open, m.Device)
			}
		}
		last := some[len(some)-1]
		f.at.Block, f.at.Index = last.Block, last.Index+1
		if err := f.set(f.key(), f.at); err != nil {
			return false, err
		}
	}
	if next == f.at.Block {
		return false, nil
	}
	f.at.Block, f.at.Index = next, 0
	if kept, _ := f.get(f.key()); next >= kept.Block+keepEvery {
		return true, f.set(f.key(), f.at)
	}
	return true, nil
}

// again tells an Alertmanager what is still open.
func (f *follower) again(ctx context.Context, c *ledger.Client) error {
	if len(f.open) > 0 {
		open, err := breachesNow(ctx, c, f.open)
		if err != nil {
			return err
		}
		f.open = nil
		for _, m := range open {
			f.open = append(f.open, m.Device)
		}
		for some := range slices.Chunk(open, f.atOnce()) {
			if err := f.tell(ctx, some); err != nil {
				return err
			}
		}
	}
	f.resent = time.Now()
	return nil
}

// tell tells the receiver and counts.
func (f *follower) tell(ctx context.Context, messages []Message) error {
	kind := slices.Index(kinds, f.kind)
	if err := f.send(ctx, messages); err != nil {
		if ctx.Err() == nil {
			f.failed[kind].Add(1)
		}
		return err
	}
	f.told[kind].Add(uint64(max(1, len(messages))))
	return nil
}

// messagesOf puts the chain's events into messages.
func messagesOf(ctx context.Context, c *ledger.Client, events []ledger.Event) ([]Message, error) {
	ids := make([]record.Hash, len(events))
	for i, e := range events {
		ids[i] = e.Device
	}
	devices, err := c.State().Devices(ctx, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]Message, len(events))
	for i, e := range events {
		m := Message{Chain: c.Domain().Genesis, Event: e.Name, Device: e.Device, Block: e.Block, Time: e.Time, Transaction: e.Transaction}
		if e.Contract == "Incidents" {
			if err := m.incident(ctx, c, devices[i], e); err != nil {
				return nil, err
			}
			out[i] = m
			continue
		}
		due, _ := e.Args["due"].(uint64)
		m.Policy, _ = e.Args["policy"].(uint32)
		m.Version, _ = e.Args["version"].(uint32)
		m.Sequence, _ = e.Args["sequence"].(uint64)
		m.Duration, _ = e.Args["duration"].(uint64)
		m.about(devices[i], due, e.Words)
		out[i] = m
	}
	return out, nil
}

// breachesNow returns a message for each of these devices whose missed deadline is
// flagged, without the block in which that was; nil devices: of all.
func breachesNow(ctx context.Context, c *ledger.Client, ids []record.Hash) ([]Message, error) {
	if ids == nil {
		var err error
		if ids, err = c.DeviceIDs(ctx, 0); err != nil {
			return nil, err
		}
	}
	duties, err := c.State().Duties(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var out []Message
	for i, d := range duties {
		if !d.Flagged || d.Status != state.Active {
			continue
		}
		device, err := c.State().Device(ctx, ids[i])
		if err != nil {
			return nil, err
		}
		head, err := c.State().Head(ctx, ids[i])
		if err != nil {
			return nil, err
		}
		m := Message{Chain: c.Domain().Genesis, Event: breachFlagged, Device: ids[i], Policy: head.Policy, Version: head.PolicyVersion}
		if head.Sequence == 0 { // the deadline is of the policy that it came under
			if m.Policy, err = c.State().PolicyOf(ctx, ids[i]); err != nil {
				return nil, err
			}
		}
		m.about(device, d.Due, fmt.Sprintf("IN BREACH: a snapshot was due at %s, by policy %d", time.Unix(int64(d.Due), 0).UTC().Format(time.DateTime+" UTC"), m.Policy))
		out = append(out, m)
	}
	return out, nil
}

// incident fills in which incident a message is about. It is opened, confirmed and
// ended once each: so these name the message.
func (m *Message) incident(ctx context.Context, c *ledger.Client, d state.Device, e ledger.Event) error {
	id, ok := e.Args["incident"].(*big.Int)
	if !ok || !id.IsUint64() {
		return fmt.Errorf("block %d tells of an incident without its number", e.Block)
	}
	i, err := c.Incident(ctx, id.Uint64())
	if err != nil {
		return err
	}
	var words string
	switch until, begun := e.Args["until"].(uint64); {
	case begun && until == math.MaxUint64:
		m.Event, words = incidentConfirmed, fmt.Sprintf("INCIDENT %d, %s, is confirmed: it stands until it is closed", i.ID, i.Kind)
	case begun:
		m.Event, m.Expires = incidentOpened, time.Unix(int64(until), 0).UTC()
		words = fmt.Sprintf("INCIDENT %d, %s, reported by %s: %s; it stands until %s unless confirmed", i.ID, i.Kind, i.Monitor, i.Does, m.Expires.Format(time.DateTime+" UTC"))
	default:
		m.Event, words = incidentEnded, fmt.Sprintf("incident %d, %s, is %s", i.ID, i.Kind, i.Status)
	}
	m.ID = fmt.Sprintf("%s/%d", m.Event, i.ID)
	m.Incident, m.Kind, m.Opened = i.ID, i.Kind, i.OpenedAt
	m.named(d, words)
	return nil
}

// about fills in whom and which deadline a message is about. A device misses a
// deadline once, and ends the breach once: so these name the message.
func (m *Message) about(d state.Device, due uint64, words string) {
	m.ID = fmt.Sprintf("%s/%s/%d", m.Event, m.Device, due)
	m.Due = time.Unix(int64(due), 0).UTC()
	m.named(d, words)
}

// named fills in whom a message is about, and says it.
func (m *Message) named(d state.Device, words string) {
	m.Label = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, d.Label)
	m.Organisation = d.Organisation
	m.Words = m.Label + ": " + words
}
