package command

import (
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/health"
)

func TestOdds(t *testing.T) {
	t.Parallel()
	for p, want := range map[float64]string{
		3.83e-5: "1 in 26000", 0.0333: "1 in 30", 0.0999: "1 in 10", 0.1: "10 %", 0.626: "63 %", 1: "100 %", 1.0 / 12345: "1 in 12000",
	} {
		if got := odds(p); got != want {
			t.Errorf("%v: %q, want %q", p, got, want)
		}
	}
}

func TestSayHealth(t *testing.T) {
	t.Parallel()
	r := health.Report{
		Signs:  []health.Sign{{Part: "disk mmcblk0", Grade: health.Failing, Found: "has nearly no spare blocks left"}},
		Unseen: []health.Unseen{{Part: "disk sda\x1b[2J", Why: "it says nothing of its health"}},
	}
	var w strings.Builder
	sayHealth(&w, healthReport{r, r.Loss(86400e9), 86400})
	want := `failing  disk mmcblk0: has nearly no spare blocks left
not seen disk sda?[2J: it says nothing of its health
Loss of data within 24 h: 1 in 31, estimated of what was seen.
`
	if w.String() != want {
		t.Errorf("got\n%swant\n%s", w.String(), want)
	}
}
