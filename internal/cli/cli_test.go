package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

const goodPolicy = `name: cold-chambers
interval: 15m
lateness: 5m
k: 4
slots: [1, 2, 3, 4, 5, 6]
quorum: 5
restore:
  requesters: operator
  approvals: 2
retention:
  minimum: 90d
  last: 10
  hourly: 24
  daily: 30
  weekly: 10
  monthly: 12
  yearly: 3
`

func TestPolicyFile(t *testing.T) {
	file, terms, err := readPolicy([]byte(goodPolicy))
	if err != nil {
		t.Fatal(err)
	}
	want := state.Terms{Interval: 900, Lateness: 300, MinRetention: 90 * 86400, Keep: state.Keep{Last: 10, Hourly: 24, Daily: 30, Weekly: 10, Monthly: 12, Yearly: 3}, Grace: 7 * 86400, K: 4, N: 6, W: 5, Organisations: 1, Slots: []uint32{1, 2, 3, 4, 5, 6},
		RestoreRole: ledger.RoleOperator, ApproverRole: ledger.RoleApprover, Approvals: 2, RequestTTL: 7 * 86400, GrantTTL: 86400, Panel: 1}
	got, err := json.Marshal(terms)
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, wanted) || file.Name != "cold-chambers" {
		t.Errorf("got %s named %q, want %s", got, file.Name, wanted)
	}
	for name, x := range map[string]struct{ text, says string }{
		"an unknown key":  {goodPolicy + "minimum-retention: 3d\n", "18"},
		"an unknown rule": {goodPolicy + "  decennial: 1\n", "18"},
		"a large count":   {strings.Replace(goodPolicy, "hourly: 24", "hourly: 65536", 1), "[13:11] 65536 is too large: want a whole number from 0 to 65535"},
		"a negative one":  {strings.Replace(goodPolicy, "daily: 30", "daily: -1", 1), "14"},
		"no count":        {strings.Replace(goodPolicy, "weekly: 10", "weekly: 10w", 1), "[15:11] want a whole number from 0 to 65535"},
		"no rules":        {goodPolicy[:strings.Index(goodPolicy, "retention:")] + "retention: 3d\n", "10"},
		"a bad duration":  {strings.Replace(goodPolicy, "15m", "soon", 1), "soon"},
		"a fraction":      {strings.Replace(goodPolicy, "15m", "1.5s", 1), "1.5s"},
		"an unknown role": {strings.Replace(goodPolicy, "requesters: operator", "requesters: anybody", 1), "anybody"},
		"a second key":    {goodPolicy + "k: 5\n", "k"},
		"no YAML":         {"name: [", "1"},
	} {
		if _, _, err := readPolicy([]byte(x.text)); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want it to say %q", name, err, x.says)
		}
	}
}

// criteriaPolicy is goodPolicy with all that a restore can ask for; lines 10 to 15.
var criteriaPolicy = strings.Replace(goodPolicy, "  approvals: 2\n", `  approvals: 2
  delay: 2h
  deadline: 4h
  regions: [north]
  approvals-from:
    - {organisations: [insurer, organisation-3], count: 1}
    - count: 2
`, 1)

// TestPolicyNamesOrganisations: a policy says by name whose approvals a restore
// needs, and is written again as it was read.
func TestPolicyNamesOrganisations(t *testing.T) {
	names := map[string]uint32{"operator": 1, "organisation-1": 1, "insurer": 2, "organisation-2": 2, "": 0, "twin": 0, "organisation-3": 3, "organisation-300": 300}
	file, terms, err := readPolicy([]byte(criteriaPolicy))
	if err != nil {
		t.Fatal(err)
	}
	clauses, err := file.clauses(names)
	want := []state.Clause{{Organisations: state.OrganisationsOf(2, 3), Approvals: 1}, {Approvals: 2}}
	if err != nil || !slices.Equal(clauses, want) || terms.Restore.Delay != 7200 || terms.Restore.Deadline != 14400 || !slices.Equal(terms.Restore.Regions, []string{"north"}) {
		t.Fatalf("%v, %v, delay %d", clauses, err, terms.Restore.Delay)
	}
	terms.Restore.Clauses = clauses
	raw, err := yaml.Marshal(policyOf(file.Name, terms, names))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := readPolicy(raw)
	if err != nil {
		t.Fatalf("%v:\n%s", err, raw)
	}
	if clauses, err = again.clauses(names); err != nil || !slices.Equal(clauses, want) {
		t.Errorf("%v, %v:\n%s", clauses, err, raw)
	}
	var words bytes.Buffer
	policyView{Terms: again}.words(&words)
	for _, want := range []string{"must be people of 1 of insurer, organisation-3.", "must be people of 2 organisations.", "waits 2 h, in which", "may go to north.", "more than 4 h after"} {
		if !strings.Contains(words.String(), want) {
			t.Errorf("it lacks %q:\n%s", want, words.String())
		}
	}
	for _, name := range []string{"nobody", "twin", "organisation-300", `""`} {
		file, _, err := readPolicy([]byte(strings.Replace(criteriaPolicy, "insurer", name, 1)))
		if err == nil {
			_, err = file.clauses(names)
		}
		if err == nil || !strings.Contains(err.Error(), "[14:24] no organisation") {
			t.Errorf("%s: %v, want it to say the line", name, err)
		}
	}
	for what, x := range map[string]struct{ old, new, says string }{
		"no list":        {"approvals-from:\n    - {organisations: [insurer, organisation-3], count: 1}\n    - count: 2\n", "approvals-from: insurer\n", "[13:19] string was used where sequence is expected"},
		"no list within": {"[insurer, organisation-3]", "insurer", "[14:23] string was used where sequence is expected"},
		"an unknown key": {"count: 2", "counts: 2", "unknown field"},
	} {
		if _, _, err := readPolicy([]byte(strings.Replace(criteriaPolicy, x.old, x.new, 1))); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want it to say %q", what, err, x.says)
		}
	}
}

func FuzzReadPolicy(f *testing.F) {
	f.Add([]byte(goodPolicy))
	f.Add([]byte(criteriaPolicy))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 4096 {
			return
		}
		_, terms, err := readPolicy(raw)
		if err == nil && len(terms.Slots) != int(terms.N) {
			t.Fatalf("%d slots, n %d", len(terms.Slots), terms.N)
		}
	})
}

func TestInstallationIsReadAsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	conf, err := planInstallation("192.0.2.7:9000")
	if err != nil {
		t.Fatal(err)
	}
	if conf.RPC != "127.0.0.1:9000" || conf.Gateway != "192.0.2.7:9001" || len(conf.Stores) != 6 || conf.Stores[5].Listen != "192.0.2.7:9015" {
		t.Errorf("planned %+v", conf)
	}
	if _, err := createInstallation(dir, conf); err != nil {
		t.Fatal(err)
	}
	i, err := openInstallation(dir)
	if err != nil || i.conf.Gateway != conf.Gateway || i.conf.ChainID != conf.ChainID {
		t.Fatalf("opened %+v, %v", i, err)
	}
	for _, who := range accountNames {
		if err := privateFile(i.keyFile(who)); err != nil {
			t.Error(err)
		}
	}
	file := i.path(installationFile)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ text, says string }{
		"newer":       {strings.Replace(string(raw), `"version": 1`, `"version": 9`, 1), "version 9"},
		"damaged":     {string(raw[:20]), "damaged"},
		"unknown key": {strings.Replace(string(raw), `"version": 1`, `"version": 1, "colour": 2`, 1), "colour"},
	} {
		if err := os.WriteFile(file, []byte(x.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := openInstallation(dir); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want it to say %q", name, err, x.says)
		}
	}
	if _, err := createInstallation(dir, conf); term.CodeOf(err) != term.Usage {
		t.Errorf("an installation over another: %v", err)
	}
	for _, listen := range []string{"", "nowhere", "127.0.0.1:0", "127.0.0.1:65535", "127.0.0.1:http"} {
		if _, err := planInstallation(listen); term.CodeOf(err) != term.Usage {
			t.Errorf("--listen %q: %v", listen, err)
		}
	}
}

func TestSnapshotNames(t *testing.T) {
	if d, s, err := parseSnapshot("press-7@12"); err != nil || d != "press-7" || s != 12 {
		t.Errorf("%q %d %v", d, s, err)
	}
	if d, s, err := parseSnapshot("press-7"); err != nil || d != "press-7" || s != 0 {
		t.Errorf("%q %d %v", d, s, err)
	}
	for _, bad := range []string{"press-7@", "press-7@0", "press-7@x", "a@1@2"} {
		if _, _, err := parseSnapshot(bad); term.CodeOf(err) != term.Usage {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// Every command has a line that says what it does, and its flags parse.
func TestEveryCommandExplainsItself(t *testing.T) {
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Short == "" {
			t.Errorf("%s has no description", c.CommandPath())
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(newRoot())
	for _, args := range [][]string{{"restore"}, {"restore", "x"}, {"policy", "show", "zero"}, {"store"}, {"restore", "@1", "--to", "x"},
		{"snapshots", "x", "--limit", "0"}, {"approve", "--revoke"}, {"deny"}, {"deny", "x"}, {"policy", "show", "1", "--yaml", "--json"},
		{"device", "add", "a b"}, {"device", "add", "a", "--policy", "0"}, {"try", "nosuch"}, {"try", "cli_test.go"}, {"nonsense"}, {"up", "--colour"},
		{"proof", "x"}, {"verify", "--offline", "x"}, {"verify", "x", "--genesis", "y"}, {"verify", "x", "--offline", "y", "--genesis", "z"}} {
		var out, errOut bytes.Buffer
		if code := Main(context.Background(), append(args, "--data", filepath.Join(t.TempDir(), "none")), &out, &errOut); code != term.Usage {
			t.Errorf("%v: code %d: %s", args, code, errOut.String())
		}
	}
}

func TestTrialDataIsToldApart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if err := trialData(dir, 10, func(uint64, uint64) {}); err != nil {
		t.Fatal(err)
	}
	before, size, err := sumTree(dir)
	if err != nil || size < 8<<20 {
		t.Fatalf("%d bytes, %v", size, err)
	}
	if err := compareTrees(before, before); err != nil {
		t.Error(err)
	}
	if err := flipByte(filepath.Join(dir, "firmware/v1/image.bin")); err != nil {
		t.Fatal(err)
	}
	after, _, err := sumTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := compareTrees(before, after); err == nil || !strings.Contains(err.Error(), "firmware/v1/image.bin has other content") {
		t.Errorf("a flipped byte: %v", err)
	}
	if err := changeData(dir, 10); err != nil {
		t.Fatal(err)
	}
}

// What came of a restore is printed, and every error of package recovery has
// the documented exit code.
func TestRestoreExitCodes(t *testing.T) {
	hash := record.Hash{1}
	lost := &archive.IncompleteError{Count: 1, Failed: []archive.Skipped{{Path: "a/b", Err: errors.New("its pack is lost")}}}
	keyOf := func(why error, answers ...error) error {
		e := &recovery.KeyError{Epoch: 2, Need: 1, Err: why}
		for n, err := range answers {
			e.Answers = append(e.Answers, recovery.CustodianAnswer{Custodian: uint32(n + 1), Err: err})
		}
		return fmt.Errorf("restore: %w", e)
	}
	away := errors.New("connection refused")
	for name, x := range map[string]struct {
		err    error
		report recovery.Report
		code   int
		out    string // of standard output
		says   string // of the error
	}{
		"done":               {nil, recovery.Report{Sequence: 3, Files: 2, Bytes: 9}, term.Done, "restored: snapshot 3, 9 B in 2 files", ""},
		"no file to restore": {nil, recovery.Report{Sequence: 3}, term.Done, "restored: snapshot 3, 0 B in 0 files", ""},
		"all is lost": {lost, recovery.Report{Sequence: 3, Incomplete: &recovery.Damage{Packs: []recovery.LostPack{{Number: 1, Reason: "3 of 6 shards left, 4 needed"}},
			Files: []recovery.Note{{Path: "a/b", Reason: "its pack is lost"}}, Count: 1}}, term.Damaged, "INCOMPLETE: snapshot 3, 0 B in 0 files", "a/b"},
		"a list is lost":         {fmt.Errorf("open: %w", &recovery.LostError{}), recovery.Report{}, term.Damaged, "", ""},
		"waits":                  {&recovery.WaitingError{Request: 4, Criteria: recovery.Criteria{People: 1}}, recovery.Report{}, term.Queued, "", "request 4 waits for 1 approval: once it is granted"},
		"denied":                 {&recovery.EndedError{Request: 4, How: "denied"}, recovery.Report{}, term.Refused, "", "request 4 is denied"},
		"refused by a rule":      {fmt.Errorf("ask: %w", &ledger.Refusal{Rule: "NotRequester"}), recovery.Report{}, term.Refused, "", ""},
		"custodian away":         {keyOf(nil, away), recovery.Report{}, term.Queued, "", "run this again when they answer"},
		"custodian busy":         {keyOf(nil, &custody.Refusal{Rule: custody.RuleBusy}), recovery.Report{}, term.Queued, "", "run this again"},
		"custodian sees nothing": {keyOf(nil, &custody.Refusal{Rule: custody.RuleStaleView}), recovery.Report{}, term.Queued, "", "run this again"},
		"grant over":             {keyOf(nil, &custody.Refusal{Rule: custody.RuleExpired}), recovery.Report{}, term.Refused, "", "expired"},
		"not granted":            {keyOf(nil, away, &custody.Refusal{Rule: custody.RuleNotGranted}), recovery.Report{}, term.Refused, "", "not_granted"},
		"shares of another key":  {keyOf(errors.New("not the key committed to")), recovery.Report{}, term.Damaged, "", "not the key"},
		"not reported":           {&recovery.ReportError{Request: 4, Err: away}, recovery.Report{Sequence: 3, Files: 2}, term.Queued, "restored: snapshot 3", "run this again to report it"},
		"no such snapshot":       {&recovery.NoSnapshotError{Device: hash, Sequence: 9, Head: 2}, recovery.Report{}, term.Failed, "", "has no snapshot 9: it has 1 to 2"},
		"folder not empty":       {&recovery.TargetError{To: "there", Err: archive.ErrNotEmpty}, recovery.Report{}, term.Usage, "", "--to there: the folder is not empty: name another, or let its files be replaced with --overwrite"},
		"folder is a file":       {&recovery.TargetError{To: "there", Err: syscall.ENOTDIR}, recovery.Report{}, term.Usage, "", "--to there: it is a file, want a folder"},
		"node went away":         {fmt.Errorf("read: %w", syscall.ECONNREFUSED), recovery.Report{}, term.Queued, "", "when `byssus up` runs"},
		"node killed":            {fmt.Errorf("find: %w: read the log: %w", ledger.ErrUnreachable, &url.Error{Op: "Post", URL: "http://node", Err: io.EOF}), recovery.Report{}, term.Queued, "", "when `byssus up` runs"},
		"broken off by hand":     {fmt.Errorf("%w: read the log: %w", ledger.ErrUnreachable, context.Canceled), recovery.Report{}, term.Failed, "", "read the log"}, // term.Execute says the rest
		"disk full":              {fmt.Errorf("restore: write: %w", syscall.ENOSPC), recovery.Report{}, term.Failed, "", "make room"},
	} {
		var out bytes.Buffer
		cmd := &cobra.Command{}
		cmd.SetOut(&out)
		err := (&app{}).restored(cmd, x.report, x.err)
		if code := term.CodeOf(err); code != x.code {
			t.Errorf("%s: code %d, want %d: %v", name, code, x.code, err)
		}
		if x.out == "" && out.Len() > 0 || !strings.Contains(out.String(), x.out) {
			t.Errorf("%s: printed %q, want %q in it", name, &out, x.out)
		}
		if err != nil && !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want it to say %q", name, err, x.says)
		}
		// As JSON a result is one value: no error follows it.
		if exit, _ := errors.AsType[term.Exit](err); err != nil && exit.Printed != (out.Len() > 0) {
			t.Errorf("%s: printed is %v, but standard output has %q", name, exit.Printed, &out)
		}
	}
}

// What the chain does not take in time is waited for no longer; what was broken
// off by hand, or failed otherwise, is what it was.
func TestChainThatTakesNothing(t *testing.T) {
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if err := untaken(late, fmt.Errorf("transaction 0x1 is not final yet: %w", late.Err())); term.CodeOf(err) != term.Queued || !strings.Contains(err.Error(), "byssus doctor") {
		t.Error(err)
	}
	for _, err := range []error{nil, errors.New("no"), term.Exitf(term.Refused, "no")} {
		if got := untaken(late, err); !errors.Is(got, err) || term.CodeOf(got) != term.CodeOf(err) {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestDeviceNames(t *testing.T) {
	for _, good := range []string{"press-7", "Prüfstand", "a"} {
		if err := checkName(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "a b", "a@1", "a\nb", "a\x1b[31m", strings.Repeat("x", 32), "\xff"} {
		if err := checkName(bad); term.CodeOf(err) != term.Usage {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// A deadline that is missed counts once, whether somebody flagged it or not.
func TestMissedDeadlineCountsOnce(t *testing.T) {
	due := time.Unix(1_800_000_000, 0)
	v := deviceView{Status: "active", EnrolledAt: due.Add(-90 * time.Second), Due: due}
	for _, c := range []struct {
		missed  uint32
		flagged bool
		now     time.Duration
		want    string
	}{
		{0, false, 0, "all kept"},
		{0, false, 10 * time.Second, "kept 90.00 % of the time, 1 missed deadline, the longest 10 s; IN BREACH for 10 s"},
		{1, true, 10 * time.Second, "kept 90.00 % of the time, 1 missed deadline, the longest 10 s; IN BREACH for 10 s"},
		{1, false, 10 * time.Second, "kept 90.00 % of the time, 2 missed deadlines, the longest 10 s; IN BREACH for 10 s"},
	} {
		v.Breaches, v.flagged = c.missed, c.flagged
		if got := v.kept(due.Add(c.now)); got != c.want {
			t.Errorf("%d missed, flagged %v, %s after: %q, want %q", c.missed, c.flagged, c.now, got, c.want)
		}
	}
}
