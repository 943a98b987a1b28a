package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

// policyChange is one key of a policy's file that says something else.
type policyChange struct {
	Key    string `json:"key"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Effect string `json:"effect"` // looser, tighter, or neither
}

// policyDiff is what a file would change of the version of a policy in force.
type policyDiff struct {
	Policy      uint32         `json:"policy"`
	Version     uint32         `json:"version"` // in force
	Changes     []policyChange `json:"changes"`
	Loosens     bool           `json:"loosens"`
	Delay       span           `json:"delay"`                 // from publishing to being in force
	Withdraws   uint32         `json:"withdraws,omitzero"`    // version that waits, which publishing ends
	Devices     []string       `json:"devices"`               // that are under the policy now
	DevicesNext []string       `json:"devicesNext,omitempty"` // that wait to be
}

// diffPolicy compares a file with the version of a policy that is in force. Which
// rules are looser is for the contract to say; it refuses here what it would not
// let be published.
func diffPolicy(ctx context.Context, c *ledger.Client, policy uint32, file policyFile, terms state.Terms) (policyDiff, error) {
	loosened, err := c.Loosened(ctx, policy, terms)
	if err != nil {
		return policyDiff{}, err
	}
	now, err := c.State().PolicyInForce(ctx, policy)
	if err != nil {
		return policyDiff{}, err
	}
	old, err := viewPolicy(ctx, c, policy, now.Version)
	if err != nil {
		return policyDiff{}, err
	}
	d := policyDiff{Policy: policy, Version: now.Version, Changes: changes(old.Terms, file, loosened), Loosens: loosened != 0, Withdraws: now.Waiting, Devices: []string{}}
	if d.Loosens {
		params, err := c.Parameters(ctx)
		if err != nil {
			return policyDiff{}, err
		}
		d.Delay = span(params.Delay)
	}
	ids, err := c.DeviceIDs(ctx, 0)
	if err != nil {
		return policyDiff{}, err
	}
	for _, id := range ids {
		under, err := c.State().PolicyOf(ctx, id)
		if err != nil && !errors.Is(err, ledger.ErrNotFound) {
			return policyDiff{}, err
		}
		next, _, err := c.State().WaitingFor(ctx, id)
		if err != nil {
			return policyDiff{}, err
		}
		if under != policy && next != policy {
			continue
		}
		device, err := c.State().Device(ctx, id)
		if err != nil {
			return policyDiff{}, err
		}
		switch {
		case device.Status != state.Active:
		case under == policy:
			d.Devices = append(d.Devices, term.Clean(device.Label))
		default:
			d.DevicesNext = append(d.DevicesNext, term.Clean(device.Label))
		}
	}
	return d, nil
}

// changes are the keys in which two policies differ, in the file's order.
func changes(old, file policyFile, loosened ledger.Loosened) []policyChange {
	const none = 255 // a key that no rule is in
	out := []policyChange{}
	add := func(key string, rule ledger.Rule, before, after any) {
		c := policyChange{Key: key, Old: fmt.Sprint(before), New: fmt.Sprint(after), Effect: "neither"}
		if c.Old == c.New {
			return
		}
		if rule != none {
			c.Effect = "tighter"
			if loosened.Has(rule) {
				c.Effect = "looser"
			}
		}
		out = append(out, c)
	}
	add("name", none, old.Name, file.Name)
	add("interval", ledger.RuleInterval, old.Interval, file.Interval)
	add("lateness", ledger.RuleLateness, old.Lateness, file.Lateness)
	add("grace", none, old.Grace, file.Grace)
	add("k", ledger.RuleShards, old.K, file.K)
	add("slots", ledger.RuleSlots, joinNumbers(old.Slots), joinNumbers(file.Slots))
	add("quorum", ledger.RuleQuorum, fmt.Sprintf("%d of %d", old.Quorum, len(old.Slots)), fmt.Sprintf("%d of %d", file.Quorum, len(file.Slots)))
	add("organisations", ledger.RuleOrganisations, old.Organisations, file.Organisations)
	add("retention.minimum", ledger.RuleMinRetention, old.Retention.Minimum, file.Retention.Minimum)
	add("retention.*", ledger.RuleKeep, old.Retention.short(), file.Retention.short())
	o, n := old.Restore, file.Restore
	add("restore.requesters", ledger.RuleRequesters, o.Requesters, n.Requesters)
	add("restore.approvers", ledger.RuleApprovers, o.Approvers, n.Approvers)
	add("restore.approvals", ledger.RuleApprovals, o.Approvals, n.Approvals)
	add("restore.approvals-from", ledger.RuleClauses, shortFrom(o.From), shortFrom(n.From))
	add("restore.delay", ledger.RuleDelay, o.Delay, n.Delay)
	add("restore.successor", ledger.RuleSuccessor, shortSuccessor(o.Successor), shortSuccessor(n.Successor))
	add("restore.regions", ledger.RuleRegions, orWord(strings.Join(o.Regions, ", "), "anywhere"), orWord(strings.Join(n.Regions, ", "), "anywhere"))
	add("restore.deadline", ledger.RuleDeadline, shortDeadline(o.Deadline), shortDeadline(n.Deadline))
	add("restore.request-valid", ledger.RuleRequestTTL, o.RequestValid, n.RequestValid)
	add("restore.grant-valid", ledger.RuleGrantTTL, o.GrantValid, n.GrantValid)
	add("custodians", ledger.RulePanel, fmt.Sprintf("panel %d", old.Custodians), fmt.Sprintf("panel %d", file.Custodians))
	return out
}

// short is what is kept beyond the minimum, in few words.
func (r retentionFile) short() string {
	var words []string
	for _, rule := range []struct {
		name  string
		count uint16
	}{{"last", r.Last}, {"hourly", r.Hourly}, {"daily", r.Daily}, {"weekly", r.Weekly}, {"monthly", r.Monthly}, {"yearly", r.Yearly}} {
		if rule.count > 0 {
			words = append(words, fmt.Sprintf("%s %d", rule.name, rule.count))
		}
	}
	return orWord(strings.Join(words, ", "), "nothing longer")
}

func shortFrom(from []fromFile) string {
	words := make([]string, len(from))
	for i, f := range from {
		words[i] = f.words()
	}
	return orWord(strings.Join(words, "; "), "whichever")
}

// shortSuccessor is a successor's delay in words.
func shortSuccessor(s span) string {
	if s == 0 {
		return "never by itself"
	}
	return s.String()
}

func shortDeadline(d span) string {
	if d == 0 {
		return "none"
	}
	return d.String()
}

func orWord(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// maxNamed is how many devices are named in words; --json names all.
const maxNamed = 10

func (d policyDiff) words(w io.Writer) {
	if len(d.Changes) == 0 {
		fmt.Fprintf(w, "The file says what policy %d says in version %d, which is in force.\n", d.Policy, d.Version)
		return
	}
	fmt.Fprintf(w, "Against policy %d, version %d, which is in force:\n\n", d.Policy, d.Version)
	rows := [][]string{{"", "KEY", "IN FORCE", "FILE"}}
	for _, c := range d.Changes {
		rows = append(rows, []string{c.Effect, c.Key, term.Clean(c.Old), term.Clean(c.New)})
	}
	term.Table(w, rows)
	switch {
	case !d.Loosens:
		fmt.Fprintf(w, "\nNothing is looser: once published it is in force at once.\n")
	case d.Delay == 0:
		fmt.Fprintf(w, "\nIt is looser, and in force once it is published: this consortium's delay is 0.\n")
	default:
		fmt.Fprintf(w, "\nIt is looser: once published it waits %s, the consortium's delay, in which\n`byssus policy withdraw %d` ends it.\n", d.Delay, d.Policy)
	}
	if d.Withdraws != 0 {
		fmt.Fprintf(w, "Publishing it withdraws version %d, which waits.\n", d.Withdraws)
	}
	fmt.Fprintf(w, "It changes the rules of %s%s.\n", term.Count(len(d.Devices), "device"), named(d.Devices))
	if len(d.DevicesNext) > 0 {
		fmt.Fprintf(w, "%s more will be under the policy%s.\n", term.Count(len(d.DevicesNext), "device"), named(d.DevicesNext))
	}
}

func named(devices []string) string {
	switch n := len(devices); {
	case n == 0:
		return ""
	case n > maxNamed:
		return fmt.Sprintf(": %s and %d others", strings.Join(devices[:maxNamed], ", "), n-maxNamed)
	}
	return ": " + strings.Join(devices, ", ")
}

// policyNamed finds the one policy whose version in force has a name.
func policyNamed(ctx context.Context, c *ledger.Client, name string) (uint32, error) {
	counts, err := c.Counts(ctx)
	if err != nil {
		return 0, err
	}
	var found []uint32
	for p := uint32(1); p <= counts.Policies; p++ {
		now, err := c.State().PolicyInForce(ctx, p)
		if err != nil {
			return 0, err
		}
		if its, _, err := c.PublishedAs(ctx, p, now.Version); err != nil {
			return 0, err
		} else if its == name {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return 0, term.Exitf(term.Usage, "%s called %q: name one by --policy; `byssus policy list` shows them", policiesCalled(len(found)), term.Clean(name))
	}
	return found[0], nil
}

func policiesCalled(n int) string {
	if n == 0 {
		return "no policy is"
	}
	return fmt.Sprintf("%d policies are", n)
}

func (a *app) policyDiffCmd() *cobra.Command {
	var policy uint32
	cmd := &cobra.Command{
		Use:   "diff FILE",
		Short: "Show what a file would change of the policy in force",
		Long: `Compares a policy's file (- for standard input) with the version in force of the
policy that has its name, or of --policy: each key that says something else,
whether that is tighter or looser, when it would be in force, and for which
devices. Nothing is published.

The contract says what is looser. What loosens nothing is in force once it is
published; anything else waits for the consortium's delay.

Exit code 0: compared, whether or not anything differs (--json lists the
changes); 2: the file cannot be read; 3: the contract would refuse it.`,
		Example: `  byssus policy diff cold.yaml
  byssus policy diff cold.yaml --policy 2 --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, terms, err := readPolicyFile(cmd, args[0])
			if err != nil {
				return err
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				if terms, err = withClauses(ctx, c, args[0], file, terms); err != nil {
					return err
				}
				if policy == 0 {
					if policy, err = policyNamed(ctx, c, file.Name); err != nil {
						return err
					}
				}
				d, err := diffPolicy(ctx, c, policy, file, terms)
				if err != nil {
					return err
				}
				return a.print(cmd, d, d.words)
			})
		},
	}
	cmd.Flags().Uint32Var(&policy, "policy", 0, "compare with this policy; 0: with the one of the file's name")
	return cmd
}

func (a *app) policyWithdrawCmd() *cobra.Command {
	return &cobra.Command{
		Use:               "withdraw POLICY",
		Short:             "Withdraw the version of a policy that waits to be in force",
		Example:           `  byssus policy withdraw 2`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completePolicies(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			policy, err := policyNumber(args[0])
			if err != nil {
				return err
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				version, err := c.Withdraw(ctx, operator, policy)
				if err != nil {
					return err
				}
				out := map[string]any{"policy": policy, "version": version}
				return a.print(cmd, out, func(w io.Writer) {
					fmt.Fprintf(w, "policy %d: version %d will not be in force\n", policy, version)
				})
			})
		},
	}
}

// chainTime is a time of the chain as people and --json have it; zero for 0.
func chainTime(seconds uint64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(int64(min(seconds, maxShownTime)), 0).UTC()
}
