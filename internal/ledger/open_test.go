package ledger

import (
	"slices"
	"testing"
)

// openToAll names the functions that any account may call, by contract: they
// check by themselves what they need (contracts/README.md says so).
var openToAll = map[string][]string{
	"Clock":     {"tick"},
	"Snapshots": {"reportFork", "answerFork", "flagOverdue"},
	"Approvers": {"add", "remove"},
	"Recovery":  {"request", "approve", "deny", "grant", "revoke", "decideByPasskey", "cancelSelfRestore", "withdraw", "report"},
	"Retention": {"retire", "retireBatch"},
	"Consortium": {"propose", "vote", "cancel", "execute", "report", "comeBack",
		// By proposal only.
		"admit", "remove", "rotate", "release", "setParameters", "setVersion", "setSuccessor", "admitAccount", "dismissAccount"},
}

// TestNothingIsLeftOpen holds every function that writes to the list of roles:
// what is restricted but in no list would be the administrator's alone, and
// what is in no list and not restricted, everybody's.
func TestNothingIsLeftOpen(t *testing.T) {
	all, err := interfaces()
	if err != nil {
		t.Fatal(err)
	}
	for contract, a := range all {
		if contract == "AccessManager" {
			continue
		}
		listed := slices.Clone(openToAll[contract])
		for _, g := range gated {
			if g.contract == contract {
				listed = append(listed, g.methods...)
			}
		}
		slices.Sort(listed)
		if len(slices.Compact(slices.Clone(listed))) != len(listed) {
			t.Errorf("%s: a function is listed twice: %v", contract, listed)
		}
		var writes []string
		for name, m := range a.Methods {
			// setAuthority is the AccessManager's own.
			if !m.IsConstant() && name != "setAuthority" {
				writes = append(writes, name)
			}
		}
		slices.Sort(writes)
		if !slices.Equal(listed, writes) {
			t.Errorf("%s: the functions that write are %v, those with a role or known to be open %v", contract, writes, listed)
		}
	}
}
