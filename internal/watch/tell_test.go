package watch_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/watch"
	"github.com/byssus-iot/byssus/test/ports"
)

// listener is a receiver: it keeps what it was told, and answers as answer says.
type listener struct {
	URL string

	mu       sync.Mutex
	answer   http.HandlerFunc // nil: 200
	requests []heard
}

type heard struct {
	method, path string
	header       http.Header
	body         []byte
}

// listenAt serves a receiver until the test ends, at an address or at any.
func listenAt(t *testing.T, address string, answer http.HandlerFunc) *listener {
	t.Helper()
	l := &listener{answer: answer}
	s := httptest.NewUnstartedServer(l)
	if address != "" {
		s.Listener.Close()
		var err error
		if s.Listener, err = net.Listen("tcp", address); err != nil {
			t.Fatal(err)
		}
	}
	s.Start()
	l.URL = s.URL
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return l
}

func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(io.LimitReader(r.Body, 1<<20)) // what is missing is seen by the test
	l.mu.Lock()
	l.requests = append(l.requests, heard{r.Method, r.URL.Path, r.Header.Clone(), body})
	answer := l.answer
	l.mu.Unlock()
	if answer != nil {
		answer(w, r)
	}
}

func (l *listener) heard() []heard {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]heard(nil), l.requests...)
}

// messages are what a webhook heard.
func (l *listener) messages(t *testing.T) []watch.Message {
	t.Helper()
	var out []watch.Message
	for _, h := range l.heard() {
		var m watch.Message
		d := json.NewDecoder(bytes.NewReader(h.body))
		d.DisallowUnknownFields()
		if err := d.Decode(&m); err != nil {
			t.Fatalf("%q: %v", h.body, err)
		}
		if h.method != http.MethodPost || h.header.Get("Content-Type") != "application/json" {
			t.Errorf("a message came as %s of %s", h.method, h.header.Get("Content-Type"))
		}
		out = append(out, m)
	}
	return out
}

func (l *listener) events(t *testing.T) string {
	t.Helper()
	var names []string
	for _, m := range l.messages(t) {
		names = append(names, m.Event)
	}
	return strings.Join(names, " ")
}

// fleet is a chain with one device whose deadline is a second after each snapshot.
type fleet struct {
	*ledgertest.Site
	sign   func(sequence uint64, previous record.Hash) ledger.Item
	device record.Hash
	last   ledger.Outcome
	n      uint64
}

func newFleet(t *testing.T) *fleet {
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.Interval, t.Lateness = 1, 0 }})
	key, id := s.Enrol(t, "press-7", record.Hash{})
	return &fleet{Site: s, device: id, sign: func(n uint64, previous record.Hash) ledger.Item {
		r := record.Record{Device: id, Sequence: n, Previous: previous, Policy: 1, PolicyVersion: 1, Epoch: 1}
		return s.Item(t, key, r, uint64(time.Now().Add(100*24*time.Hour).Unix()), 0, 1, 2, 3, 4)
	}}
}

// flag waits until the device is overdue, and flags it.
func (f *fleet) flag(t *testing.T) {
	t.Helper()
	until(t, "the device is overdue", func() bool {
		_, _, err := f.Ledger.FlagOverdue(t.Context(), f.Stranger, f.device)
		if err != nil && ledger.RuleOf(err) != "NotOverdue" {
			t.Fatal(err)
		}
		return err == nil
	})
}

// backUp ends the breach.
func (f *fleet) backUp(t *testing.T) {
	t.Helper()
	f.n++
	out, err := f.Ledger.AnchorBatch(t.Context(), f.Gateway, []ledger.Item{f.sign(f.n, f.last.Hash)})
	if err != nil || out[0].Refusal != nil {
		t.Fatal(err, out)
	}
	f.last = out[0]
}

func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); !is(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// tell runs a node's telling loop until stop is called or the test ends.
func (f *fleet) tell(t *testing.T, file string, log io.Writer, alerts func() (watch.Alerts, error)) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	watching := loop(f.Site, f.Stranger)
	told := &watch.Teller{Dial: watching.Dial, Watch: watching, Alerts: alerts, File: file, Log: slog.New(slog.NewTextHandler(log, nil))}
	told.Hurry()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		told.Run(ctx)
	}()
	stop = func() {
		cancel()
		<-ended
	}
	t.Cleanup(stop)
	return stop
}

func always(a watch.Alerts) func() (watch.Alerts, error) {
	return func() (watch.Alerts, error) { return a, nil }
}

// begun waits until the loop has kept where it begins to tell n webhooks.
func begun(t *testing.T, file string, n int) {
	t.Helper()
	until(t, "telling has begun", func() bool {
		raw, _ := os.ReadFile(file) // it comes
		var f struct {
			Receivers map[string]struct{ Opening bool }
		}
		if json.Unmarshal(raw, &f) != nil {
			return false
		}
		for _, r := range f.Receivers {
			if r.Opening {
				return false
			}
		}
		return len(f.Receivers) == n
	})
}

// words is a log that many goroutines write.
type words struct {
	mu sync.Mutex
	b  strings.Builder
}

func (w *words) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *words) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// TestPeopleAreTold: a good receiver hears each event once, signed, with all that
// is documented, and by the same id from two nodes. Receivers that hang, redirect,
// fail or answer without end hold up nobody; one that was down hears all of it
// later. No URL's credentials reach the log.
func TestPeopleAreTold(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	dir := t.TempDir()
	over := make(chan struct{})
	defer close(over)
	good, twin, elsewhere := listenAt(t, "", nil), listenAt(t, "", nil), listenAt(t, "", nil)
	hangs := listenAt(t, "", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-over:
		case <-r.Context().Done():
		}
	})
	redirects := listenAt(t, "", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
	})
	fails := listenAt(t, "", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	endless := listenAt(t, "", func(w http.ResponseWriter, _ *http.Request) {
		for chunk := bytes.Repeat([]byte("x"), 1<<16); ; {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	down, release, err := ports.Address()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = release() }() // the test is over
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte("mussels hold on\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	alerts := watch.Alerts{Webhooks: []watch.Webhook{{URL: good.URL + "/hook", SecretFile: secret}, {URL: hangs.URL}, {URL: redirects.URL},
		{URL: fails.URL}, {URL: endless.URL}, {URL: "http://anna:pa55word@" + down + "/t0ken?key=s3cret"}}}
	var log words
	f.tell(t, filepath.Join(dir, "one"), &log, always(alerts))
	f.tell(t, filepath.Join(dir, "two"), io.Discard, always(watch.Alerts{Webhooks: []watch.Webhook{{URL: twin.URL}}}))
	begun(t, filepath.Join(dir, "one"), len(alerts.Webhooks))
	begun(t, filepath.Join(dir, "two"), 1)
	f.flag(t)
	f.backUp(t)
	want := "BreachFlagged BreachEnded"
	for _, l := range []*listener{good, twin, endless} {
		until(t, "a receiver was told", func() bool { return len(l.heard()) >= 2 })
		if got := l.events(t); got != want {
			t.Errorf("a receiver was told %q, want %q", got, want)
		}
	}
	messages := good.messages(t)
	for i, m := range messages {
		h, err := f.Ledger.State().Head(t.Context(), f.device)
		if err != nil {
			t.Fatal(err)
		}
		if m.ID == "" || m.ID != twin.messages(t)[i].ID || m.Chain != f.Ledger.Domain().Genesis || m.Device != f.device || m.Label != "press-7" || m.Organisation != 1 ||
			m.Policy != 1 || m.Version != 1 || m.Due.IsZero() || m.Block == 0 || !m.Time.After(m.Due) || m.Transaction == (record.Hash{}) || !strings.HasPrefix(m.Words, "press-7: ") {
			t.Errorf("message %d: %+v", i, m)
		}
		if m.Event == "BreachEnded" && (m.Duration != h.Overdue || m.Sequence != 1 || m.Duration != uint64(m.Time.Sub(m.Due)/time.Second)) {
			t.Errorf("the end says %d s, sequence %d; the chain %d s", m.Duration, m.Sequence, h.Overdue)
		}
	}
	if messages[0].ID == messages[1].ID {
		t.Error("two events have one id")
	}
	for _, h := range good.heard() {
		mac := hmac.New(sha256.New, []byte("mussels hold on"))
		mac.Write(h.body)
		if got := h.header.Get(watch.SignatureHeader); got != "sha256="+hex.EncodeToString(mac.Sum(nil)) {
			t.Errorf("signature %q", got)
		}
	}
	until(t, "the log names who cannot be told", func() bool {
		return strings.Contains(log.String(), down) && strings.Contains(log.String(), "500") && strings.Contains(log.String(), "307")
	})
	for _, part := range []string{"anna", "pa55word", "t0ken", "s3cret", "mussels"} {
		if strings.Contains(log.String(), part) {
			t.Errorf("the log has %q:\n%s", part, log.String())
		}
	}
	if n := len(elsewhere.heard()); n != 0 {
		t.Errorf("%d redirects were followed", n)
	}
	late := listenAt(t, down, nil)
	until(t, "the receiver that was down was told", func() bool { return len(late.heard()) >= 2 })
	if got := late.events(t); got != want {
		t.Errorf("the receiver that was down was told %q, want %q", got, want)
	}
}

// TestTellingGoesOnWhereItWas: after a restart a receiver is told what came
// meanwhile, and nothing twice. A damaged file is said; then it is told what is open
// and what comes, and nothing of before.
func TestTellingGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	file := filepath.Join(t.TempDir(), "alerts.json")
	f.flag(t)
	f.backUp(t) // of before
	l := listenAt(t, "", nil)
	alerts := always(watch.Alerts{Webhooks: []watch.Webhook{{URL: l.URL}}})
	stop := f.tell(t, file, io.Discard, alerts)
	begun(t, file, 1)
	f.flag(t)
	until(t, "the breach was told", func() bool { return len(l.heard()) > 0 })
	stop()
	f.backUp(t)
	f.flag(t)
	stop = f.tell(t, file, io.Discard, alerts)
	until(t, "what came meanwhile was told", func() bool { return len(l.heard()) >= 3 })
	stop()
	if got := l.events(t); got != "BreachFlagged BreachEnded BreachFlagged" {
		t.Fatalf("told: %s", got)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	var log words
	f.tell(t, file, &log, alerts)
	begun(t, file, 1)
	f.backUp(t)
	until(t, "it was told anew", func() bool { return len(l.heard()) >= 5 })
	if !strings.Contains(log.String(), "damaged") {
		t.Errorf("the damage is not said: %s", log.String())
	}
	m := l.messages(t)
	if got := l.events(t); got != "BreachFlagged BreachEnded BreachFlagged BreachFlagged BreachEnded" || m[3].ID != m[2].ID || m[3].Policy != m[2].Policy || m[3].Version != m[2].Version || m[3].Block != 0 {
		t.Errorf("told: %s, what is open again as %+v", got, m[3])
	}
}

// TestAlertmanagerIsTold in its own form: what is open, when it began and when it
// ended, each time under the same labels; after a restart what is open again.
func TestAlertmanagerIsTold(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	file := filepath.Join(t.TempDir(), "alerts.json")
	l := listenAt(t, "", nil)
	alerts := always(watch.Alerts{Alertmanager: []string{l.URL + "/prefix/"}})
	f.flag(t)
	stop := f.tell(t, file, io.Discard, alerts)
	until(t, "what is open was told", func() bool { return len(l.heard()) >= 1 })
	stop()
	stop = f.tell(t, file, io.Discard, alerts)
	until(t, "it was told again", func() bool { return len(l.heard()) >= 2 })
	f.backUp(t)
	until(t, "the end was told", func() bool { return len(l.heard()) >= 3 })
	f.flag(t)
	until(t, "the next breach was told", func() bool { return len(l.heard()) >= 4 })
	stop()
	type alert struct {
		Labels, Annotations map[string]string
		StartsAt            time.Time
		EndsAt              *time.Time
	}
	var all []alert
	for _, h := range l.heard() {
		var some []alert
		if err := json.Unmarshal(h.body, &some); err != nil || len(some) != 1 || h.path != "/prefix/api/v2/alerts" {
			t.Fatalf("%s %s: %v", h.path, h.body, err)
		}
		all = append(all, some...)
	}
	for i, a := range all[:4] {
		for name, want := range map[string]string{"alertname": "ByssusDeviceOverdue", "device": f.device.String(), "name": "press-7", "policy": "1", "organisation": "1"} {
			if a.Labels[name] != want || len(a.Labels) != 5 {
				t.Errorf("alert %d: labels %v", i, a.Labels)
			}
		}
		if (a.EndsAt != nil) != (i == 2) || !strings.Contains(a.Annotations["summary"], "press-7") {
			t.Errorf("alert %d: %+v", i, a)
		}
	}
	if !all[0].StartsAt.Equal(all[2].StartsAt) || !all[2].EndsAt.After(all[2].StartsAt) || !all[3].StartsAt.After(all[2].StartsAt) {
		t.Errorf("times: %+v", all)
	}
}

// TestPingVouchesForTheWatch: it goes out once the loop works, and not before. Who
// is told may be said anew while the loop runs.
func TestPingVouchesForTheWatch(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ping, hook := listenAt(t, "", nil), listenAt(t, "", nil)
	var mu sync.Mutex
	alerts := watch.Alerts{Ping: ping.URL + "/uuid"}
	watching := loop(f.Site, f.Stranger)
	told := &watch.Teller{Dial: watching.Dial, Watch: watching, File: filepath.Join(t.TempDir(), "alerts.json"), Log: slog.New(slog.DiscardHandler),
		Alerts: func() (watch.Alerts, error) {
			mu.Lock()
			defer mu.Unlock()
			return alerts, nil
		}}
	told.Hurry()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		told.Run(ctx)
	}()
	f.flag(t)
	mu.Lock()
	alerts.Webhooks = []watch.Webhook{{URL: hook.URL}}
	mu.Unlock()
	until(t, "a receiver that was named later is told what is open", func() bool { return len(hook.heard()) > 0 })
	if len(ping.heard()) > 0 {
		t.Error("the ping went out though nobody watches")
	}
	go watching.Run(ctx)
	until(t, "the ping goes out", func() bool { return len(ping.heard()) > 0 })
	if h := ping.heard()[0]; h.method != http.MethodGet || h.path != "/uuid" || len(h.body) != 0 {
		t.Errorf("the ping is %+v", h)
	}
	cancel()
	<-ended
}

// TestNoPingOfAChainThatStandsStill: the loop works, but the newest block is old.
func TestNoPingOfAChainThatStandsStill(t *testing.T) {
	t.Parallel()
	behind := func() time.Time { return time.Now().Add(-4 * watch.Heartbeat) }
	f := &fleet{Site: ledgertest.Start(t, ledgertest.Options{Chain: []chaintest.Option{chaintest.WithClock(behind)}})}
	ctx, cancel := context.WithCancel(t.Context())
	ping := listenAt(t, "", nil)
	watching := loop(f.Site, f.Stranger)
	told := &watch.Teller{Dial: watching.Dial, Watch: watching, File: filepath.Join(t.TempDir(), "alerts.json"), Log: slog.New(slog.DiscardHandler),
		Alerts: always(watch.Alerts{Ping: ping.URL})}
	told.Hurry()
	before, err := f.Ledger.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var ended sync.WaitGroup
	ended.Go(func() { watching.Run(ctx) })
	ended.Go(func() { told.Run(ctx) })
	until(t, "the loop has gone round twice", func() bool {
		now, err := f.Ledger.Head(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return now.Number >= before.Number+2
	})
	cancel()
	ended.Wait()
	if len(ping.heard()) > 0 {
		t.Error("the ping went out")
	}
}

// TestAlertsAreChecked: what is wrong is said without the URL.
func TestAlertsAreChecked(t *testing.T) {
	t.Parallel()
	hook := func(u ...string) (a watch.Alerts) {
		for _, u := range u {
			a.Webhooks = append(a.Webhooks, watch.Webhook{URL: u})
		}
		return a
	}
	for name, a := range map[string]watch.Alerts{
		"scheme": hook("ftp://s3cret@host/"), "none": hook("s3cret"), "no host": hook("http:///s3cret"), "broken": hook("http://s3cret%zz/"),
		"long": hook("http://host/s3cret" + strings.Repeat("x", 2048)), "twice": hook("http://host/s3cret", "http://host/s3cret"),
		"many": hook(make([]string, 17)...), "file": {Ping: "file:///s3cret"}, "alertmanager": {Alertmanager: []string{"s3cret:9093"}},
		"relative": {Webhooks: []watch.Webhook{{URL: "http://host/s3cret", SecretFile: "here"}}},
	} {
		if err := a.Check(); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: %v", name, err)
		}
	}
	good := watch.Alerts{Webhooks: []watch.Webhook{{URL: "https://a/x", SecretFile: "/s"}, {URL: "https://a/y"}}, Alertmanager: []string{"http://a/x"}, Ping: "http://[::1]:8/"}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
}
