package ledger

import (
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

func TestAnchoredWordsSayWhatIsSuspected(t *testing.T) {
	a := &bindings.SnapshotsAnchored{Sequence: 4}
	if words := anchoredWords(a); strings.Contains(words, "suspects") {
		t.Errorf("nothing is suspected: %q", words)
	}
	a.Record.Verdict = 5
	if words := anchoredWords(a); !strings.HasSuffix(words, "; the device suspects: many files lost their form at once; a canary file was touched") {
		t.Error(words)
	}
}
