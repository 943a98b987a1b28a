package contracts

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// TestGrowth holds the table of docs/contracts/gas.md to the figures that the
// contracts' tests keep.
func TestGrowth(t *testing.T) {
	var kept map[string]string
	if err := json.Unmarshal([]byte(read(t, root+"contracts/snapshots/Growth.json")), &kept); err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^\| (\w+\.[^|]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$`)
	for _, r := range row.FindAllStringSubmatch(read(t, pages+"gas.md"), -1) {
		for i, among := range []string{"1", "100", "10,000"} {
			name := r[1] + ", among " + among
			if want := strings.ReplaceAll(r[2+i], ",", ""); kept[name] != want {
				t.Errorf("%s: the page says %s, Growth.json %q", name, want, kept[name])
			}
			delete(kept, name)
		}
	}
	for name := range kept {
		t.Errorf("%s is not on the page", name)
	}
}
