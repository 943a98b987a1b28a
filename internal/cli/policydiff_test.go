package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/record"
)

// TestExamplePolicies: every example is one that the contract accepts, and that
// is shown as it was written.
func TestExamplePolicies(t *testing.T) {
	files, err := filepath.Glob("../../docs/policies/*.yaml")
	if err != nil || len(files) != 4 {
		t.Fatalf("%v, %v", files, err)
	}
	readme, err := os.ReadFile("../../docs/policies/README.md")
	if err != nil {
		t.Fatal(err)
	}
	s := ledgertest.Start(t, ledgertest.Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, terms, err := readPolicy(raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if terms, err = withClauses(ctx, s.Ledger, name, file, terms); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p, err := s.Ledger.Publish(ctx, s.Operator, 0, file.Name, terms)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		d, err := diffPolicy(ctx, s.Ledger, p.Policy, file, terms)
		if err != nil || len(d.Changes) != 0 || d.Loosens {
			t.Errorf("%s: published, it differs from its file: %+v, %v", name, d, err)
		}
		if !bytes.Contains(readme, []byte(filepath.Base(name))) {
			t.Errorf("README.md does not mention %s", name)
		}
	}
}

// TestPolicyDiff: what a file changes is said rule by rule. On a chain with a
// delay, what loosens waits, is shown, and can be withdrawn; a device waits for a
// looser policy.
func TestPolicyDiff(t *testing.T) {
	s := ledgertest.Prepare(t, ledgertest.Options{})
	s.Founding.Parameters.Delay = 3600
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if err := s.Ledger.Found(ctx, s.Operator, s.Founding); err != nil {
		t.Fatal(err)
	}
	_, id := s.Enrol(t, "press-7", record.Hash{})
	start, err := viewPolicy(ctx, s.Ledger, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	file, terms := start.Terms, s.Founding.Terms
	file.Interval, file.Retention.Minimum, file.Retention.Last, file.Grace = 7200, 2*86400, 3, 60
	terms.Interval, terms.MinRetention, terms.Keep.Last, terms.Grace = 7200, 2*86400, 3, 60
	d, err := diffPolicy(ctx, s.Ledger, 1, file, terms)
	if err != nil {
		t.Fatal(err)
	}
	want := []policyChange{{"interval", "1 h", "2 h", "looser"}, {"grace", "1 h", "1 min", "neither"}, {"retention.minimum", "24 h", "2 days", "tighter"}, {"retention.*", "nothing longer", "last 3", "tighter"}}
	if !slices.Equal(d.Changes, want) || !d.Loosens || d.Delay != 3600 || !slices.Equal(d.Devices, []string{"press-7"}) {
		t.Errorf("%+v, want %+v", d, want)
	}
	says := func(words func() string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if text := words(); !strings.Contains(text, part) {
				t.Errorf("%q is not in\n%s", part, text)
			}
		}
	}
	says(func() string { var b bytes.Buffer; d.words(&b); return b.String() },
		"It is looser: once published it waits 1 h", "the rules of 1 device: press-7.")

	terms.K = 0
	if _, err := diffPolicy(ctx, s.Ledger, 1, file, terms); ledger.RuleOf(err) != "KMissing" {
		t.Errorf("an impossible file: %v", err)
	}
	terms.K = s.Founding.Terms.K
	terms.Restore.Delay, terms.Restore.Deadline = 60, 59
	if _, err := s.Ledger.Publish(ctx, s.Operator, 1, "late", terms); ledger.RuleOf(err) != "DeadlineImpossible" || !strings.Contains(err.Error(), "no restore could keep it") {
		t.Errorf("a deadline within the delay: %v", err)
	}
	terms.Restore.Delay, terms.Restore.Deadline = 0, 0

	p, err := s.Ledger.Publish(ctx, s.Operator, 1, "default", terms)
	if err != nil {
		t.Fatal(err)
	}
	v, err := viewPolicy(ctx, s.Ledger, 1, 0)
	if err != nil || v.Version != 1 || v.InForce != 1 || v.Waiting != 2 || v.From.Unix() != int64(p.From) {
		t.Fatalf("%+v, %v", v, err)
	}
	says(func() string { var b bytes.Buffer; v.words(&b); return b.String() },
		"version 1 is in force since", "version 2 waits, and is in force from", "byssus policy withdraw 1")
	if d, err = diffPolicy(ctx, s.Ledger, 1, start.Terms, s.Founding.Terms); err != nil || len(d.Changes) != 0 || d.Withdraws != 2 {
		t.Errorf("%+v, %v", d, err)
	}
	if version, err := s.Ledger.Withdraw(ctx, s.Operator, 1); err != nil || version != 2 {
		t.Errorf("withdrew version %d, %v", version, err)
	}
	if _, err := s.Ledger.Withdraw(ctx, s.Operator, 1); ledger.RuleOf(err) != "NothingWaits" {
		t.Errorf("withdrew what does not wait: %v", err)
	}

	other, err := s.Ledger.Publish(ctx, s.Operator, 0, "loose", terms)
	if err != nil {
		t.Fatal(err)
	}
	from, _, _, err := s.Ledger.Assign(ctx, s.Operator, id, other.Policy)
	if err != nil {
		t.Fatal(err)
	}
	under, err := s.Ledger.State().PolicyOf(ctx, id)
	next, then, err2 := s.Ledger.State().WaitingFor(ctx, id)
	if err != nil || err2 != nil || under != 1 || next != other.Policy || then != from {
		t.Errorf("under %d, then %d from %d (%d): %v, %v", under, next, then, from, err, err2)
	}
	if named, err := policyNamed(ctx, s.Ledger, "loose"); err != nil || named != other.Policy {
		t.Errorf("policy %d, %v", named, err)
	}
	if _, err := policyNamed(ctx, s.Ledger, "nobody's"); err == nil || !strings.Contains(err.Error(), "no policy is called") {
		t.Errorf("a name that no policy has: %v", err)
	}
}
