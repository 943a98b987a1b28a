package watch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// SignatureHeader carries "sha256=" and, in hexadecimal digits, the HMAC-SHA256 of
// the body under the webhook's secret.
const SignatureHeader = "Byssus-Signature"

// What a message may be about: the chain's events, and a trial.
const (
	breachFlagged = "BreachFlagged"
	breachEnded   = "BreachEnded"
	trial         = "Test"

	incidentOpened    = "IncidentOpened"
	incidentConfirmed = "IncidentConfirmed"
	incidentEnded     = "IncidentEnded"
)

// Message is what a webhook is told. docs/alerts.md specifies it.
type Message struct {
	ID           string      `json:"id"`    // the same whichever node tells, and how often
	Chain        record.Hash `json:"chain"` // of its genesis
	Event        string      `json:"event"` // BreachFlagged, BreachEnded, IncidentOpened, IncidentConfirmed, IncidentEnded, or Test
	Device       record.Hash `json:"device,omitzero"`
	Label        string      `json:"label,omitempty"`
	Organisation uint32      `json:"organisation,omitempty"` // that owns the device
	Policy       uint32      `json:"policy,omitempty"`
	Version      uint32      `json:"version,omitempty"`
	Due          time.Time   `json:"due,omitzero"`              // the deadline that was missed, the chain's time
	Duration     uint64      `json:"durationSeconds,omitempty"` // of a breach that ended
	Sequence     uint64      `json:"sequence,omitempty"`        // of the snapshot that ended it
	Block        uint64      `json:"block,omitempty"`           // in which it was recorded
	Time         time.Time   `json:"time,omitzero"`             // of that block
	Transaction  record.Hash `json:"transaction,omitzero"`
	Incident     uint64      `json:"incident,omitempty"` // its number
	Kind         string      `json:"kind,omitempty"`     // of the incident
	Opened       time.Time   `json:"opened,omitzero"`    // when it was reported, the chain's time
	Expires      time.Time   `json:"expires,omitzero"`   // when it ends unless somebody confirms it, the chain's time
	Words        string      `json:"words"`
}

// Limits of one call to a receiver. Nothing of an answer's body is read.
const (
	callTime       = 10 * time.Second
	maxHeaderBytes = 64 << 10
	maxSecretBytes = 4 << 10
)

// alertsAtOnce is how many alerts an Alertmanager is sent in one call.
const alertsAtOnce = 100

// web calls receivers. A redirect is an answer like any other that is no success:
// what is told, and the credentials of a URL, go where the operator said.
var web = &http.Client{
	Timeout:       callTime,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, MaxResponseHeaderBytes: maxHeaderBytes, MaxIdleConnsPerHost: 1,
		IdleConnTimeout: time.Minute, TLSHandshakeTimeout: callTime},
}

// atOnce is how many messages a receiver takes in one call.
func (r receiver) atOnce() int {
	if r.kind == kindAlertmanager {
		return alertsAtOnce
	}
	return 1
}

// send tells a receiver at most atOnce messages; a ping takes none. An error names
// the receiver by its host alone.
func (r receiver) send(ctx context.Context, messages []Message) error {
	method, where, header := http.MethodPost, r.url, http.Header{"User-Agent": {"byssus"}}
	var body []byte
	var err error
	switch r.kind {
	case kindPing:
		method = http.MethodGet
	case kindWebhook:
		if body, err = json.Marshal(messages[0]); err != nil {
			return fmt.Errorf("%s: %w", r, err)
		}
		if r.secretFile != "" {
			signature, err := sign(r.secretFile, body)
			if err != nil {
				return fmt.Errorf("%s: %w", r, err)
			}
			header.Set(SignatureHeader, signature)
		}
	case kindAlertmanager:
		u, err := url.Parse(r.url)
		if err != nil {
			return fmt.Errorf("%s: its address is none", r.kind)
		}
		where = u.JoinPath("api/v2/alerts").String()
		alerts := make([]alert, len(messages))
		for i, m := range messages {
			alerts[i] = alertOf(m)
		}
		if body, err = json.Marshal(alerts); err != nil {
			return fmt.Errorf("%s: %w", r, err)
		}
	}
	q, err := http.NewRequestWithContext(ctx, method, where, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: its address is none", r.kind)
	}
	if body != nil {
		header.Set("Content-Type", "application/json")
	}
	q.Header = header
	res, err := web.Do(q)
	if err != nil {
		if e, is := errors.AsType[*url.Error](err); is {
			err = e.Err // without the URL
		}
		return fmt.Errorf("%s cannot be told: %w", r, err)
	}
	_ = res.Body.Close() // nothing of it is wanted
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return fmt.Errorf("%s answers %d %s", r, res.StatusCode, http.StatusText(res.StatusCode))
	}
	return nil
}

// sign is the value of SignatureHeader for a body. The secret is read each time, so
// that it can be replaced; white space around it is no part of it.
func sign(file string, body []byte) (string, error) {
	secret, err := durable.ReadFile(durable.OS(), file, maxSecretBytes)
	if err != nil {
		return "", fmt.Errorf("read the webhook's secret: %w", err)
	}
	if secret = bytes.TrimSpace(secret); len(secret) == 0 {
		return "", fmt.Errorf("the webhook's secret %s is empty", file)
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil)), nil
}

// alert is Alertmanager's postableAlert (API v2).
type alert struct {
	Labels      map[string]string `json:"labels"` // what makes two alerts the same
	Annotations map[string]string `json:"annotations"`
	StartsAt    time.Time         `json:"startsAt"`
	EndsAt      time.Time         `json:"endsAt,omitzero"`
}

func alertOf(m Message) alert {
	if m.Event == trial {
		return alert{Labels: map[string]string{"alertname": "ByssusTest"}, Annotations: map[string]string{"summary": m.Words},
			StartsAt: m.Time, EndsAt: m.Time.Add(time.Minute)}
	}
	if m.Incident != 0 {
		return incidentAlert(m)
	}
	a := alert{
		Labels: map[string]string{"alertname": "ByssusDeviceOverdue", "device": m.Device.String(), "name": m.Label,
			"policy": number(m.Policy), "organisation": number(m.Organisation)},
		Annotations: map[string]string{"summary": m.Words, "version": number(m.Version), "chain": m.Chain.String()},
		StartsAt:    m.Due,
	}
	if m.Event == breachEnded {
		a.EndsAt = m.Time
	}
	return a
}

// confirmedFor is how long an Alertmanager holds the alert of a confirmed incident
// that nobody closes.
const confirmedFor = 365 * 24 * time.Hour

// incidentAlert ends by itself when the incident does, so that it needs no
// repeating.
func incidentAlert(m Message) alert {
	a := alert{
		Labels: map[string]string{"alertname": "ByssusIncident", "device": m.Device.String(), "name": m.Label, "kind": m.Kind,
			"incident": strconv.FormatUint(m.Incident, 10), "organisation": number(m.Organisation)},
		Annotations: map[string]string{"summary": m.Words, "chain": m.Chain.String()},
		StartsAt:    m.Opened, EndsAt: m.Expires,
	}
	switch m.Event {
	case incidentConfirmed:
		a.EndsAt = m.Time.Add(confirmedFor)
	case incidentEnded:
		a.EndsAt = m.Time
	}
	return a
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// Answer is what a receiver made of a trial.
type Answer struct {
	Receiver string `json:"receiver"` // webhook, alertmanager or ping
	At       string `json:"at"`       // its scheme and host
	OK       bool   `json:"ok"`
	Problem  string `json:"problem,omitempty"`
}

// Test sends each receiver a message that is none, and says what came of it.
func (a Alerts) Test(ctx context.Context, chain record.Hash) []Answer {
	m := Message{ID: trial + "/" + rand.Text(), Chain: chain, Event: trial, Time: time.Now().UTC().Truncate(time.Second),
		Words: "a test by the operator: alerts of missed deadlines come here"}
	all := a.receivers()
	out := make([]Answer, len(all))
	var asked sync.WaitGroup
	for i, r := range all {
		asked.Go(func() {
			out[i] = Answer{Receiver: r.kind, At: Place(r.url), OK: true}
			if err := r.send(ctx, []Message{m}); err != nil {
				out[i].OK, out[i].Problem = false, err.Error()
			}
		})
	}
	asked.Wait()
	return out
}
