package agent

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// ConfigFile is the file in the state folder with what a device's owner sets for
// good. If it has sources they are what is backed up, and no Choice is.
const ConfigFile = "agent.yaml"

// maxConfig bounds it, bytes.
const maxConfig = 64 << 10

// Config is what the file says. A flag of the same name comes before it.
type Config struct {
	Limit   Schedule // limit-rate
	Metered bool     // metered
	Doors   []Door   // gateways
	Sources []Source // sources; none: what `backup PATH…` chose
	Hooks   Hooks    // before, after, failed, hook-timeout: around a whole backup
}

// Door is a gateway.
type Door struct {
	URL string      // https
	Key record.Hash // SHA-256 of its TLS public key (SubjectPublicKeyInfo)
}

// maxDoors bounds the gateways of a file.
const maxDoors = 16

// ReadConfig reads a file of settings. The error satisfies errors.Is with
// fs.ErrNotExist if there is none, and names the line of what is wrong.
func ReadConfig(path string) (Config, error) {
	raw, err := durable.ReadFile(durable.OS(), path, maxConfig)
	if err != nil {
		return Config{}, err
	}
	c, err := parseConfig(raw)
	if err != nil {
		return Config{}, fmt.Errorf("%s: %w", path, err)
	}
	if err := guarded(path, c); err != nil {
		return Config{}, err
	}
	return c, nil
}

// parseConfig reads the settings: known keys only, each once.
func parseConfig(raw []byte) (Config, error) {
	c := Config{Hooks: Hooks{Timeout: usualHookTimeout}}
	var doc yaml.Node
	file := yaml.NewDecoder(bytes.NewReader(raw))
	switch err := file.Decode(&doc); {
	case errors.Is(err, io.EOF): // empty, or nothing but comments
		return c, nil
	case err != nil:
		return c, err
	}
	if err := file.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return c, errors.New("more than one document is in it")
	}
	known := map[string]func(*yaml.Node) error{
		"sources": func(n *yaml.Node) (err error) {
			c.Sources, err = parseSources(n)
			return err
		},
		"limit-rate": func(n *yaml.Node) (err error) {
			c.Limit, err = parseSchedule(n)
			return err
		},
		"gateways": func(n *yaml.Node) (err error) {
			c.Doors, err = parseDoors(n)
			return err
		},
		"metered": func(n *yaml.Node) error {
			text, err := scalar(n)
			if err != nil {
				return err
			}
			if c.Metered = text == "true"; text != "true" && text != "false" {
				return at(n, "metered: want true or false, not %.40q", text)
			}
			return nil
		},
	}
	c.Hooks.keys(known)
	return c, eachKey(doc.Content[0], known)
}

// parseDoors reads a list of gateways.
func parseDoors(n *yaml.Node) ([]Door, error) {
	if n.Kind != yaml.SequenceNode || len(n.Content) > maxDoors {
		return nil, at(n, "gateways: want a list of at most %d, each with url and key", maxDoors)
	}
	var out []Door
	for _, item := range n.Content {
		var d Door
		err := eachKey(item, map[string]func(*yaml.Node) error{
			"url": func(n *yaml.Node) (err error) { d.URL, err = scalar(n); return err },
			"key": func(n *yaml.Node) error {
				text, err := scalar(n)
				if err == nil {
					if d.Key, err = record.ParseHash(text); err != nil {
						err = at(n, "key: %v", err)
					}
				}
				return err
			},
		})
		if err != nil {
			return nil, err
		}
		if u, err := url.Parse(d.URL); err != nil || u.Scheme != "https" || u.Host == "" || d.Key == (record.Hash{}) {
			return nil, at(item, "a gateway wants url, with https, and key")
		}
		out = append(out, d)
	}
	return out, nil
}

func at(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("line %d: %s", n.Line, fmt.Sprintf(format, args...))
}

// scalar is the text of a plain value.
func scalar(n *yaml.Node) (string, error) {
	if n.Kind != yaml.ScalarNode {
		return "", at(n, "want one plain value")
	}
	return n.Value, nil
}

// eachKey hands the value of each key of a mapping to who knows it.
func eachKey(n *yaml.Node, known map[string]func(*yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return at(n, "want KEY: VALUE")
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		use := known[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || use == nil:
			return at(key, "there is no key %.40q here; known are %s", key.Value, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		case seen[key.Value]:
			return at(key, "%s is there twice", key.Value)
		}
		seen[key.Value] = true
		if err := use(n.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// Schedule is which Rate holds when: that of the first window that is open, and
// none outside of all. It goes by the device's clock and time zone. A clock that
// is wrong has the wrong window's rate hold, and stops nothing.
type Schedule []Window

// Window is a time of the day with its rate.
type Window struct {
	From, To int                   // minutes of the day; To at or before From is on the next day
	Days     map[time.Weekday]bool // on which it opens; empty: on all
	Rate     Rate
}

// Always is a schedule of one rate.
func Always(r Rate) Schedule {
	if r == (Rate{}) {
		return nil
	}
	return Schedule{{Rate: r}}
}

// at is the rate that holds at a time.
func (s Schedule) at(t time.Time) Rate {
	for _, w := range s {
		if w.open(t) {
			return w.Rate
		}
	}
	return Rate{}
}

func (w Window) open(t time.Time) bool {
	opens := func(day time.Weekday) bool { return len(w.Days) == 0 || w.Days[day] }
	now, today := t.Hour()*60+t.Minute(), t.Weekday()
	if w.From < w.To {
		return opens(today) && w.From <= now && now < w.To
	}
	return opens(today) && now >= w.From || opens((today+6)%7) && now < w.To
}

// maxWindows bounds a schedule.
const maxWindows = 100

// parseSchedule reads a rate, or a list of windows.
func parseSchedule(n *yaml.Node) (Schedule, error) {
	if n.Kind == yaml.ScalarNode {
		r, err := ParseRate(n.Value)
		if err != nil {
			return nil, at(n, "limit-rate: %v", err)
		}
		return Always(r), nil
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) > maxWindows {
		return nil, at(n, "limit-rate: want a rate, or a list of at most %d windows", maxWindows)
	}
	var s Schedule
	for _, item := range n.Content {
		w, err := parseWindow(item)
		if err != nil {
			return nil, err
		}
		s = append(s, w)
	}
	return s, nil
}

func parseWindow(n *yaml.Node) (Window, error) {
	w := Window{From: -1, To: -1}
	text := func(use func(string) error) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			v, err := scalar(n)
			if err != nil {
				return err
			}
			if err := use(v); err != nil {
				return at(n, "%v", err)
			}
			return nil
		}
	}
	err := eachKey(n, map[string]func(*yaml.Node) error{
		"from": text(func(v string) (err error) { w.From, err = parseMinute(v); return err }),
		"to":   text(func(v string) (err error) { w.To, err = parseMinute(v); return err }),
		"rate": text(func(v string) (err error) { w.Rate, err = ParseRate(v); return err }),
		"days": text(func(v string) (err error) { w.Days, err = parseDays(v); return err }),
	})
	if err == nil && (w.From < 0 || w.To < 0 || w.Rate == (Rate{})) {
		err = at(n, "a window wants from, to and rate")
	}
	return w, err
}

// parseMinute reads HH:MM.
func parseMinute(s string) (int, error) {
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return 0, fmt.Errorf("time %.40q: want HH:MM, from 00:00 to 23:59", s)
	}
	return t.Hour()*60 + t.Minute(), nil
}

var dayNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// parseDays reads names of days with commas between, or FIRST-LAST.
func parseDays(s string) (map[time.Weekday]bool, error) {
	days := map[time.Weekday]bool{}
	for part := range strings.SplitSeq(s, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, to := slices.Index(dayNames, first), slices.Index(dayNames, last)
		if from < 0 || to < 0 {
			return nil, fmt.Errorf("days %.40q: want some of %s, such as mon-fri or sat,sun", s, strings.Join(dayNames, ", "))
		}
		for day := from; ; day = (day + 1) % 7 {
			days[time.Weekday(day)] = true
			if day == to {
				break
			}
		}
	}
	return days, nil
}
