package watch

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
)

// Alerts says who is told of breaches: the object "alerts" of byssus.json.
type Alerts struct {
	Webhooks     []Webhook `json:"webhooks,omitempty"`
	Alertmanager []string  `json:"alertmanager,omitempty"` // base URLs, each of one Alertmanager
	Ping         string    `json:"ping,omitempty"`         // URL that is asked for while all is well
}

// Webhook is a URL that messages are posted to.
type Webhook struct {
	URL        string `json:"url"`
	SecretFile string `json:"secretFile,omitempty"` // absolute; what is in it signs the messages; none: unsigned
}

// None tells whether nobody is told.
func (a Alerts) None() bool { return len(a.receivers()) == 0 }

// maxReceivers is of each kind.
const maxReceivers = 16

// Check says what is wrong with a configuration. It never repeats a URL, which may
// hold credentials.
func (a Alerts) Check() error {
	if len(a.Webhooks) > maxReceivers || len(a.Alertmanager) > maxReceivers {
		return fmt.Errorf("alerts: at most %d webhooks and %[1]d Alertmanagers", maxReceivers)
	}
	seen := map[receiver]bool{}
	for _, r := range a.receivers() {
		if err := checkURL(r.url); err != nil {
			return fmt.Errorf("alerts: %s: %w", r.kind, err)
		}
		if r.secretFile != "" && !filepath.IsAbs(r.secretFile) {
			return fmt.Errorf("alerts: %s: secret file %s: want an absolute path", r.kind, r.secretFile)
		}
		bare := receiver{kind: r.kind, url: r.url}
		if seen[bare] {
			return fmt.Errorf("alerts: %s is named twice", r)
		}
		seen[bare] = true
	}
	return nil
}

func checkURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return errors.New("want a URL that begins with http:// or https://")
	case len(text) > 2048:
		return errors.New("want a URL of at most 2048 characters")
	}
	return nil
}

// Place is what of a URL may be shown: no user, no path, which may hold credentials.
func Place(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return "no URL"
	}
	return u.Scheme + "://" + u.Host
}

// The kinds of receivers.
const (
	kindWebhook      = "webhook"
	kindAlertmanager = "alertmanager"
	kindPing         = "ping"
)

var kinds = []string{kindWebhook, kindAlertmanager, kindPing}

// receiver is somebody who is told.
type receiver struct {
	kind, url, secretFile string
}

func (r receiver) String() string { return r.kind + " " + Place(r.url) }

func (a Alerts) receivers() []receiver {
	var out []receiver
	for _, w := range a.Webhooks {
		out = append(out, receiver{kindWebhook, w.URL, w.SecretFile})
	}
	for _, u := range a.Alertmanager {
		out = append(out, receiver{kind: kindAlertmanager, url: u})
	}
	if a.Ping != "" {
		out = append(out, receiver{kind: kindPing, url: a.Ping})
	}
	return slices.Clip(out)
}
