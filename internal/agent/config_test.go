package agent

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestConfig(t *testing.T) {
	for text, want := range map[string]string{ // "": it is taken
		"":                   "",
		"# nothing\n":        "",
		"limit-rate: 2M\n":   "",
		"metered: true":      "",
		"limit-rate: up=1k":  "",
		"limit-rate: 200000": "",
		"limit-rate:\n  - {from: 08:00, to: 18:00, days: mon-fri, rate: 512k}\n  - {from: \"18:00\", to: \"08:00\", rate: 2M}\n": "",
		"metered: true\nlimit-rat: 2M\n": `line 2: there is no key "limit-rat" here; known are after, before, failed, gateways, hook-timeout, limit-rate, metered, sources`,
		"gateways:\n  - {url: \"https://b.example:8546\", key: \"" + strings.Repeat("0a", 32) + "\"}\n": "",
		"gateways: https://b.example":                                                       "line 1: gateways: want a list",
		"gateways:\n  - url: https://b.example":                                             "line 2: a gateway wants url",
		"gateways:\n  - {url: http://b.example, key: \"" + strings.Repeat("0a", 32) + "\"}": "line 2: a gateway wants url",
		"gateways:\n  - {url: https://b.example, key: \"0x12\"}":                            "line 2: key: ",
		"metered: yes":                                                       "line 1: metered: want true or false",
		"metered: true\nmetered: true":                                       "line 2: metered is there twice",
		"\nlimit-rate: 5x":                                                   "line 2: limit-rate: rate",
		"limit-rate:\n  - {from: 08:00, to: 18:00}":                          "line 2: a window wants from, to and rate",
		"limit-rate:\n  - from: 8:00\n":                                      "line 2: time",
		"limit-rate:\n  - {from: 08:00, to: 24:00, rate: 1k}":                "line 2: time",
		"limit-rate:\n  - from: 08:00\n    to: 18:00\n    rat: 1k":           `line 4: there is no key "rat"`,
		"limit-rate:\n  - {from: 08:00, to: 18:00, rate: 1k, days: someday}": "line 2: days",
		"limit-rate: {from: 08:00}":                                          "line 1: limit-rate: want a rate, or a list",
		"[1, 2]":                                                             "line 1: want KEY: VALUE",
		"a: &a [*a]":                                                         "line 1: there is no key",
		"metered: true\n---\nmetered: true":                                  "more than one document",
		"metered: [":                                                         "yaml",
	} {
		name := filepath.Join(t.TempDir(), ConfigFile)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadConfig(name)
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), ConfigFile)):
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := ReadConfig(filepath.Join(t.TempDir(), ConfigFile)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// The first window that is open holds; one over midnight belongs to the day it
// opens on; outside of all there is no bound, whatever the clock says.
func TestSchedule(t *testing.T) {
	c, err := parseConfig([]byte(`limit-rate:
  - {from: 22:00, to: 06:00, days: fri, rate: 3M}
  - {from: 08:00, to: 18:00, days: "mon-fri", rate: up=1M}
  - {from: 12:00, to: 12:00, days: "sat,sun", rate: 2M}
`))
	if err != nil {
		t.Fatal(err)
	}
	for when, want := range map[string]Rate{
		"2026-11-27 21:59": {}, // a Friday
		"2026-11-27 22:00": {3e6, 3e6},
		"2026-11-28 05:59": {3e6, 3e6},
		"2026-11-28 06:00": {},
		"2026-11-28 12:00": {2e6, 2e6},
		"2026-11-29 11:59": {2e6, 2e6},
		"2026-11-30 11:59": {Up: 1e6},
		"2026-11-30 17:59": {Up: 1e6},
		"2026-11-30 18:00": {},
		"1970-01-01 00:00": {},
		"1970-01-01 09:00": {Up: 1e6},
	} {
		at, err := time.Parse("2006-01-02 15:04", when)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Limit.at(at); got != want {
			t.Errorf("%s: %+v, want %+v", when, got, want)
		}
	}
}

func FuzzConfig(f *testing.F) {
	f.Add([]byte("limit-rate:\n  - {from: 08:00, to: 18:00, days: mon-fri, rate: 512k}\nmetered: true\n"))
	f.Add([]byte("limit-rate: up=2M,down=1k"))
	f.Add([]byte("a: &a [*a, *a]"))
	f.Add([]byte("sources:\n  - {directory: /etc, exclude: [a]}\n  - sqlite: /x\n  - {command: [a, b], as: /y, env: {A: b}, timeout: 1m, max-size: 1G, before: [c]}\nfailed: [x]"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := parseConfig(raw)
		if err != nil {
			return
		}
		for _, w := range c.Limit {
			if w.Rate == (Rate{}) || w.From < 0 || w.From >= 24*60 || w.To < 0 || w.To >= 24*60 {
				t.Fatalf("%q gives the window %+v", raw, w)
			}
		}
		for _, s := range c.Sources {
			if !filepath.IsAbs(s.Path) || (s.Kind == CommandSource) != (len(s.Command.Args) > 0) || s.Command.Timeout <= 0 || s.Hooks.Timeout <= 0 || s.MaxSize == 0 {
				t.Fatalf("%q gives the source %+v", raw, s)
			}
		}
	})
}
