package command

import (
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// What is suspected is said after a backup and in the status, without what a
// file's name could do to a terminal.
func TestSuspicionIsSaid(t *testing.T) {
	c := &agent.Anchor{Sequence: 7, Made: agent.Made{Verdict: &suspicion.Verdict{Kinds: suspicion.Bulk, Reasons: []string{"5 of 9 files, among them /a\u009b31m"}}}}
	var backup, status strings.Builder
	sayResult(&backup, agent.Result{Committed: c})
	sayStatus(&status, agent.Status{Last: c})
	for what, said := range map[string]string{"backup": backup.String(), "status": status.String()} {
		if !strings.Contains(said, "Suspicious") || !strings.Contains(said, "many files lost their form at once") || !strings.Contains(said, "5 of 9 files") || strings.ContainsRune(said, '\u009b') {
			t.Errorf("%s says %q", what, said)
		}
	}
	c.Made.Verdict = nil
	backup.Reset()
	sayResult(&backup, agent.Result{Committed: c})
	if strings.Contains(backup.String(), "Suspicious") {
		t.Errorf("nothing is suspected, and backup says %q", backup.String())
	}
}
