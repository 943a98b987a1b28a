package command

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
)

func TestTelemetry(t *testing.T) {
	d := &device{s: &site{t: t}, state: filepath.Join(t.TempDir(), "none")}
	dir := t.TempDir()
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	var b strings.Builder
	b.WriteString("timestamp,value\n")
	for i := range 3000 {
		v := 20 + i*7%11
		if i == 2500 {
			v = 60
		}
		fmt.Fprintf(&b, "%s,%d.50\n", at.Add(time.Duration(i)*5*time.Minute).Format(time.DateTime), v)
	}
	good := filepath.Join(dir, "good.csv")
	must(t, os.WriteFile(good, []byte(b.String()), 0o600))

	o := d.run(term.Done, "telemetry", "score", good)
	rows := strings.Split(strings.TrimSpace(o.out), "\n")
	if len(rows) != 3001 || rows[0] != "timestamp,value,score" || !strings.HasPrefix(rows[2501], "2026-11-09 16:20:00,60.50,0.9") || rows[1] != "2026-11-01 00:00:00,20.50,0.000" {
		t.Errorf("%d rows: %q, %q, %q", len(rows), rows[0], rows[1], rows[2501])
	}
	d.run(term.Done, "telemetry", "alarms", good).wants(t, "2026-11-09 16:20:00  high", "the value is 60.5", "16:00 UTC")
	o = d.run(term.Done, "telemetry", "alarms", good, "--json", "--range=0..50", "--jump", "30", "--every", "2m")
	var first map[string]any
	must(t, json.Unmarshal([]byte(strings.SplitN(o.out, "\n", 2)[0]), &first))
	if first["reason"] != "missing" || first["line"] != 3.0 || first["score"] != 1.0 {
		t.Errorf("%v", first)
	}
	for _, reason := range []string{"out-of-range", "jumped", `"high"`} {
		if !strings.Contains(o.out, reason) {
			t.Errorf("no alarm %s", reason)
		}
	}

	mixed := filepath.Join(dir, "mixed.csv")
	must(t, os.WriteFile(mixed, []byte("timestamp,value\n2026-11-01 00:00:00,1\n2026-11-01 00:00:00,NaN\n2026-10-31 00:00:00,2\n"), 0o600))
	o = d.run(term.Incomplete, "telemetry", "score", mixed)
	o.wants(t, "line 3", "NaN", "1 row left out, 2 rows judged", "1 row an earlier one")
	if o.out != "timestamp,value,score\n2026-11-01 00:00:00,1,0.000\n2026-10-31 00:00:00,2,0.000\n" {
		t.Errorf("%q", o.out)
	}
	d.run(term.Incomplete, "telemetry", "alarms", mixed).wants(t, "no alarm", "line 3")

	bare := filepath.Join(dir, "bare.csv")
	must(t, os.WriteFile(bare, []byte("2026-11-01 00:00:00,1\n"), 0o600))
	d.run(term.Usage, "telemetry", "score", bare).wants(t, "bare.csv", "line 1", "timestamp,value")
	d.run(term.Usage, "telemetry", "score", filepath.Join(dir, "none.csv")).wants(t, "none.csv")
	d.run(term.Usage, "telemetry", "score", good, "--json")
	d.run(term.Failed, "telemetry", "score", dir).wants(t, "directory")
	for _, wrong := range [][]string{{"--range=5"}, {"--range=5..1"}, {"--range=a..b"}, {"--range=0..Inf"}, {"--jump=-1"}, {"--jump=NaN"}, {"--stuck=-1h"}} {
		d.run(term.Usage, append([]string{"telemetry", "alarms", good}, wrong...)...)
	}
	if _, err := os.Stat(d.state); !os.IsNotExist(err) {
		t.Error("it made a state folder: ", err)
	}
}
