package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

// maxPolicyFile bounds a policy's file, in bytes.
const maxPolicyFile = 64 << 10

func (a *app) policyCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "List, show, publish and assign the rules devices are under",
		Long: `A policy says how often a device backs up, how widely its data is spread, how
long a snapshot is kept, and who may restore it. A published version never
changes; a device moves to the one in force at its next snapshot. One that
loosens no rule is in force once it is published; any other waits for the
consortium's delay (none where one organisation decides alone), and so does a
device that is put under a looser policy than its own.

A policy's file, with every key it may have:

  name: cold-chambers
  interval: 15m             # a snapshot at least this often
  lateness: 5m              # how long after that before it is a breach
  grace: 7d                 # how long the version before is still accepted
  k: 4                      # any 4 shards rebuild a pack
  slots: [1, 2, 3, 4, 5, 6] # places of the shards: any 2 may be lost
  quorum: 5                 # slots that must hold their shards before it counts
  organisations: 1          # of how many organisations those must be
  retention:
    minimum: 90d            # every snapshot is kept at least so long
    last: 10                # the newest 10 are kept, however old they are
    hourly: 24              # the first of each hour is kept 24 hours
    daily: 30               # the first of each day is kept 30 days
    weekly: 10              # of each week (7 days) 10 weeks
    monthly: 12             # of each month (30 days) 12 months
    yearly: 3               # of each year (365 days) 3 years
  restore:
    requesters: requester   # role that may ask: operator, requester or approver
    approvers: approver     # role that approves
    approvals: 1          # of so many people
    approvals-from:       # and of so many of these organisations, by their names;
      - {organisations: [insurer, regulator], count: 1} # without names: of any
    delay: 2h             # from the last approval to the grant; it can be denied
    successor: 3d         # a device that took another's place is granted its own
                          # restore after so long without approvals, unless the
                          # one before lives; 0s: never
    regions: [north]      # where it may go, as who asks states it; none: anywhere
    deadline: 4h          # from request to report, measured; 0s: none
    request-valid: 7d
    grant-valid: 24h
  custodians: 1             # panel that keeps the keys`,
		Example: `  byssus policy show 1
  byssus policy apply cold.yaml             publish a new policy
  byssus policy diff cold.yaml --policy 2   what that would change
  byssus policy apply cold.yaml --policy 2  publish its next version
  byssus policy assign press-7 2`,
	}
	cmd.AddCommand(a.policyListCmd(), a.policyShowCmd(), a.policyDiffCmd(), a.policyApplyCmd(), a.policyWithdrawCmd(), a.policyAssignCmd())
	return cmd
}

// policyFile is a policy as people write it.
type policyFile struct {
	Name          string        `yaml:"name" json:"name"`
	Interval      span          `yaml:"interval" json:"interval"`
	Lateness      span          `yaml:"lateness" json:"lateness"`
	Retention     retentionFile `yaml:"retention" json:"retention"`
	Grace         span          `yaml:"grace" json:"grace"`
	K             uint8         `yaml:"k" json:"k"`
	Slots         []uint32      `yaml:"slots" json:"slots"`
	Quorum        uint8         `yaml:"quorum" json:"quorum"`
	Organisations uint8         `yaml:"organisations" json:"organisations"`
	Restore       restoreFile   `yaml:"restore" json:"restore"`
	Custodians    uint32        `yaml:"custodians" json:"custodians"`
}

// retentionFile says how long snapshots are kept; a rule that is 0 is not there.
type retentionFile struct {
	Minimum span   `yaml:"minimum" json:"minimum"`
	Last    uint16 `yaml:"last" json:"last"`
	Hourly  uint16 `yaml:"hourly" json:"hourly"`
	Daily   uint16 `yaml:"daily" json:"daily"`
	Weekly  uint16 `yaml:"weekly" json:"weekly"`
	Monthly uint16 `yaml:"monthly" json:"monthly"`
	Yearly  uint16 `yaml:"yearly" json:"yearly"`
}

type restoreFile struct {
	Requesters   accountRole `yaml:"requesters" json:"requesters"`
	Approvers    accountRole `yaml:"approvers" json:"approvers"`
	Approvals    uint8       `yaml:"approvals" json:"approvals"`
	From         []fromFile  `yaml:"approvals-from,omitempty" json:"approvalsFrom,omitempty"`
	Delay        span        `yaml:"delay" json:"delay"`
	Successor    span        `yaml:"successor" json:"successor"`
	Regions      []string    `yaml:"regions,omitempty" json:"regions,omitempty"`
	Deadline     span        `yaml:"deadline" json:"deadline"`
	RequestValid span        `yaml:"request-valid" json:"requestValid"`
	GrantValid   span        `yaml:"grant-valid" json:"grantValid"`
}

// fromFile asks for approvals by some of these organisations; without names, by
// some of all.
type fromFile struct {
	Organisations []organisationName `yaml:"organisations,omitempty" json:"organisations,omitempty"`
	Count         uint8              `yaml:"count" json:"count"`
}

// organisationName is an organisation by its name, or organisation-N.
type organisationName struct {
	name  string
	token *token.Token
}

// UnmarshalYAML reads a name, and keeps where it stands.
func (o *organisationName) UnmarshalYAML(n ast.Node) error {
	*o = organisationName{n.GetToken().Value, n.GetToken()}
	return nil
}

// MarshalText writes the name.
func (o organisationName) MarshalText() ([]byte, error) { return []byte(o.name), nil }

// numbered is how an organisation without a name of its own is written.
func numbered(n uint32) string { return fmt.Sprintf("organisation-%d", n) }

// organisationsByName are the organisations' numbers by their names and by
// organisation-N. A name that two have is none's.
func organisationsByName(ctx context.Context, c *ledger.Client) (map[string]uint32, error) {
	all, err := c.Organisations(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]uint32{}
	for _, o := range all {
		if _, twice := names[o.Name]; twice || o.Name == "" {
			names[o.Name] = 0
		} else {
			names[o.Name] = o.Number
		}
	}
	for _, o := range all {
		names[numbered(o.Number)] = o.Number
	}
	return names, nil
}

// clauses finds the organisations that the file names.
func (f policyFile) clauses(names map[string]uint32) ([]state.Clause, error) {
	var out []state.Clause
	for _, from := range f.Restore.From {
		var numbers []uint32
		for _, o := range from.Organisations {
			n := names[o.name]
			if n == 0 || n > state.MaxOrganisation {
				return nil, inFile(mistake(o.token, "no organisation, or more than one, is called %q: `byssus consortium members` lists them; organisation-N names one by its number", term.Clean(o.name)))
			}
			numbers = append(numbers, n)
		}
		out = append(out, state.Clause{Organisations: state.OrganisationsOf(numbers...), Approvals: from.Count})
	}
	return out, nil
}

// fromOf is the inverse of clauses.
func fromOf(clauses []state.Clause, names map[string]uint32) []fromFile {
	byNumber := map[uint32]string{}
	for name, n := range names {
		if own := byNumber[n]; own == "" || own == numbered(n) {
			byNumber[n] = name
		}
	}
	var out []fromFile
	for _, c := range clauses {
		from := fromFile{Count: c.Approvals}
		for _, n := range c.Organisations.Numbers() {
			name := byNumber[n]
			if name == "" {
				name = numbered(n)
			}
			from.Organisations = append(from.Organisations, organisationName{name: name})
		}
		out = append(out, from)
	}
	return out
}

// words says who approves.
func (f fromFile) words() string {
	if len(f.Organisations) == 0 {
		return term.Count(int(f.Count), "organisation")
	}
	names := make([]string, len(f.Organisations))
	for i, o := range f.Organisations {
		names[i] = term.Clean(o.name)
	}
	if int(f.Count) == len(names) {
		return strings.Join(names, " and ")
	}
	return fmt.Sprintf("%d of %s", f.Count, strings.Join(names, ", "))
}

// span is a duration that may be written in days.
type span uint64

// UnmarshalYAML reads a duration such as 90s, 15m, 24h, 30d.
func (s *span) UnmarshalYAML(n ast.Node) error {
	t := n.GetToken().Value
	if days, ok := strings.CutSuffix(t, "d"); ok {
		count, err := strconv.ParseUint(days, 10, 20)
		if err != nil {
			return mistake(n.GetToken(), "%q is no duration: want for example 90s, 15m, 24h or 30d", term.Clean(t))
		}
		*s = span(count * 86400)
		return nil
	}
	d, err := time.ParseDuration(t)
	if err != nil || d < 0 || d%time.Second != 0 {
		return mistake(n.GetToken(), "%q is no duration: want for example 90s, 15m, 24h or 30d", term.Clean(t))
	}
	*s = span(d / time.Second)
	return nil
}

// mistake is an error at a place in the file.
func mistake(at *token.Token, format string, args ...any) error {
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, args...), Token: at}
}

// MarshalText writes the duration in its largest whole unit.
func (s span) MarshalText() ([]byte, error) {
	switch {
	case s >= 86400 && s%86400 == 0:
		return fmt.Appendf(nil, "%dd", s/86400), nil
	case s >= 3600 && s%3600 == 0:
		return fmt.Appendf(nil, "%dh", s/3600), nil
	case s >= 60 && s%60 == 0:
		return fmt.Appendf(nil, "%dm", s/60), nil
	}
	return fmt.Appendf(nil, "%ds", uint64(s)), nil
}

func (s span) String() string { return term.Span(time.Duration(s) * time.Second) }

// accountRole is a role of the contracts, written by its name.
type accountRole uint64

var roleNames = map[string]accountRole{
	"operator": accountRole(ledger.RoleOperator), "gateway": accountRole(ledger.RoleGateway),
	"approver": accountRole(ledger.RoleApprover), "requester": accountRole(ledger.RoleRequester),
}

// UnmarshalYAML reads a role's name, or role-N.
func (r *accountRole) UnmarshalYAML(n ast.Node) error {
	t := n.GetToken().Value
	if known, ok := roleNames[t]; ok {
		*r = known
		return nil
	}
	if number, ok := strings.CutPrefix(t, "role-"); ok {
		if v, err := strconv.ParseUint(number, 10, 64); err == nil {
			*r = accountRole(v)
			return nil
		}
	}
	return mistake(n.GetToken(), "no role is called %q: want operator, requester, approver, or role-N", term.Clean(t))
}

// MarshalText writes the role's name.
func (r accountRole) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

func (r accountRole) String() string {
	for name, known := range roleNames {
		if r == known {
			return name
		}
	}
	return fmt.Sprintf("role-%d", uint64(r))
}

// readPolicy reads a policy's file: known keys only, mistakes named by line.
func readPolicy(raw []byte) (policyFile, state.Terms, error) {
	p := policyFile{Grace: 7 * 86400, Organisations: 1, Custodians: 1, Restore: restoreFile{Requesters: roleNames["requester"],
		Approvers: roleNames["approver"], Approvals: 1, RequestValid: 7 * 86400, GrantValid: 86400}}
	err := yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict(), yaml.DisallowUnknownField()).Decode(&p)
	if errors.Is(err, io.EOF) {
		return p, state.Terms{}, errors.New("it is empty: `byssus policy --help` shows what a policy says")
	}
	if err != nil {
		return p, state.Terms{}, inFile(inWords(err))
	}
	if len(p.Slots) > 255 {
		return p, state.Terms{}, fmt.Errorf("%d slots: at most 32", len(p.Slots))
	}
	if _, err := ledger.Name(p.Name); err != nil {
		return p, state.Terms{}, fmt.Errorf("name: %w", err)
	}
	for _, r := range p.Restore.Regions {
		if _, err := ledger.Name(r); err != nil {
			return p, state.Terms{}, fmt.Errorf("regions: %w", err)
		}
	}
	return p, state.Terms{Interval: uint64(p.Interval), Lateness: uint64(p.Lateness), MinRetention: uint64(p.Retention.Minimum),
		Keep: state.Keep{Last: p.Retention.Last, Hourly: p.Retention.Hourly, Daily: p.Retention.Daily, Weekly: p.Retention.Weekly, Monthly: p.Retention.Monthly, Yearly: p.Retention.Yearly}, Grace: uint64(p.Grace), K: p.K, N: uint8(len(p.Slots)),
		W: p.Quorum, Organisations: p.Organisations, Slots: p.Slots, RestoreRole: uint64(p.Restore.Requesters), ApproverRole: uint64(p.Restore.Approvers), Approvals: p.Restore.Approvals,
		RequestTTL: uint64(p.Restore.RequestValid), GrantTTL: uint64(p.Restore.GrantValid), Panel: p.Custodians,
		Restore: state.Restore{Delay: uint64(p.Restore.Delay), Successor: uint64(p.Restore.Successor), Regions: p.Restore.Regions, Deadline: uint64(p.Restore.Deadline)}}, nil
}

// inFile shows a mistake where it stands in the file.
func inFile(err error) error {
	return errors.New(strings.TrimSpace(yaml.FormatError(err, false, true)))
}

// inWords says what a value should be in place of how this program keeps it.
func inWords(err error) error {
	if e, ok := errors.AsType[*yaml.TypeError](err); ok {
		return mistake(e.Token, "want %s", kindWords(e.DstType))
	}
	if e, ok := errors.AsType[*yaml.OverflowError](err); ok {
		return mistake(e.Token, "%s is too large: want %s", e.SrcNum, kindWords(e.DstType))
	}
	return err
}

func kindWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Uint8:
		return "a whole number from 0 to 255"
	case reflect.Uint16:
		return "a whole number from 0 to 65535"
	case reflect.Uint32:
		return "a whole number from 0 to 4294967295"
	case reflect.Slice:
		return "a list of whole numbers, as in [1, 2, 3]"
	case reflect.String:
		return "a word"
	}
	return "keys with values below it"
}

// policyOf is the inverse of readPolicy and clauses.
func policyOf(name string, t state.Terms, names map[string]uint32) policyFile {
	return policyFile{Name: name, Interval: span(t.Interval), Lateness: span(t.Lateness), Retention: retentionFile{Minimum: span(t.MinRetention), Last: t.Keep.Last,
		Hourly: t.Keep.Hourly, Daily: t.Keep.Daily, Weekly: t.Keep.Weekly, Monthly: t.Keep.Monthly, Yearly: t.Keep.Yearly}, Grace: span(t.Grace), K: t.K, Slots: t.Slots,
		Quorum: t.W, Organisations: t.Organisations, Custodians: t.Panel, Restore: restoreFile{Requesters: accountRole(t.RestoreRole),
			Approvers: accountRole(t.ApproverRole), Approvals: t.Approvals, From: fromOf(t.Restore.Clauses, names), Delay: span(t.Restore.Delay), Successor: span(t.Restore.Successor), Regions: t.Restore.Regions, Deadline: span(t.Restore.Deadline), RequestValid: span(t.RequestTTL), GrantValid: span(t.GrantTTL)}}
}

// policyView is a version of a policy for people and for --json.
type policyView struct {
	Policy      uint32     `json:"policy"`
	Version     uint32     `json:"version"`
	PublishedAt time.Time  `json:"publishedAt"`
	InForce     uint32     `json:"inForce"` // version
	Since       time.Time  `json:"since"`
	Waiting     uint32     `json:"waiting,omitzero"` // version; 0: none waits
	From        time.Time  `json:"from,omitzero"`    // when that is in force
	Terms       policyFile `json:"terms"`
}

func viewPolicy(ctx context.Context, c *ledger.Client, policy, version uint32) (policyView, error) {
	now, err := c.State().PolicyInForce(ctx, policy)
	if err != nil {
		return policyView{}, err
	}
	if version == 0 {
		version = now.Version
	}
	t, err := c.State().Terms(ctx, policy, version)
	if err != nil {
		return policyView{}, err
	}
	var names map[string]uint32
	if len(t.Restore.Clauses) > 0 {
		if names, err = organisationsByName(ctx, c); err != nil {
			return policyView{}, err
		}
	}
	name, at, err := c.PublishedAs(ctx, policy, version)
	return policyView{Policy: policy, Version: version, PublishedAt: at, InForce: now.Version, Since: chainTime(now.Since),
		Waiting: now.Waiting, From: chainTime(now.From), Terms: policyOf(term.Clean(name), t, names)}, err
}

func (v policyView) words(w io.Writer) {
	t := v.Terms
	fmt.Fprintf(w, "policy %d (%s), version %d, published %s\n", v.Policy, t.Name, v.Version, when(v.PublishedAt))
	fmt.Fprintf(w, "version %d is in force since %s\n", v.InForce, when(v.Since))
	if v.Waiting != 0 {
		fmt.Fprintf(w, "version %d waits, and is in force from %s on: `byssus policy withdraw %d` ends it\n", v.Waiting, when(v.From), v.Policy)
	}
	fmt.Fprintln(w)
	fmt.Fprintf(w, "  A snapshot at least every %s, kept at least %s; a device whose last one is\n  %s old is in breach.\n", t.Interval, t.Retention.Minimum, t.Interval+t.Lateness)
	for _, line := range t.Retention.words() {
		fmt.Fprintf(w, "  %s\n", line)
	}
	fmt.Fprintf(w, "  Each pack in %d shards at slots %s; any %d rebuild it.\n", len(t.Slots), joinNumbers(t.Slots), t.K)
	fmt.Fprintf(w, "  Counts as backed up when %d slots of %s hold their shards: it then survives\n  the loss of any %d of those stores, and of any %d once all have followed.\n",
		t.Quorum, term.Count(int(t.Organisations), "organisation"), int(t.Quorum)-int(t.K), len(t.Slots)-int(t.K))
	for _, from := range t.Restore.From {
		fmt.Fprintf(w, "  Among who approves a restore must be people of %s.\n", from.words())
	}
	if t.Restore.Delay > 0 {
		fmt.Fprintf(w, "  After the last approval it waits %s, in which it can be denied.\n", t.Restore.Delay)
	}
	if t.Restore.Successor > 0 {
		fmt.Fprintf(w, "  A device that took another's place is granted its own after %s without\n  approvals, unless it is denied or the device before shows that it lives.\n", t.Restore.Successor)
	}
	if len(t.Restore.Regions) > 0 {
		fmt.Fprintf(w, "  It may go to %s.\n", term.Clean(strings.Join(t.Restore.Regions, ", ")))
	}
	if t.Restore.Deadline > 0 {
		fmt.Fprintf(w, "  It is late if its report comes more than %s after its request.\n", t.Restore.Deadline)
	}
	fmt.Fprintf(w, "  A restore is asked for by role %s and needs %s by role %s;\n  a request stands %s, a grant %s. Keys are kept by custodians' panel %d.\n",
		t.Restore.Requesters, term.Count(int(t.Restore.Approvals), "approval"), t.Restore.Approvers, t.Restore.RequestValid, t.Restore.GrantValid, t.Custodians)
}

// words are a line for each rule that keeps snapshots longer than the minimum.
func (r retentionFile) words() []string {
	var lines []string
	for _, rule := range []struct {
		span  string
		count uint16
	}{{"hour", r.Hourly}, {"day", r.Daily}, {"week", r.Weekly}, {"month", r.Monthly}, {"year", r.Yearly}} {
		if rule.count > 0 {
			lines = append(lines, fmt.Sprintf("The first of each %s is kept %s.", rule.span, term.Count(int(rule.count), rule.span)))
		}
	}
	switch {
	case r.Last == 1:
		lines = append(lines, "A device's newest snapshot is not dropped, however old it is.")
	case r.Last > 1:
		lines = append(lines, fmt.Sprintf("A device's newest %d snapshots are not dropped, however old they are.", r.Last))
	}
	return lines
}

func joinNumbers(n []uint32) string {
	s := make([]string, len(n))
	for i, v := range n {
		s[i] = strconv.Itoa(int(v))
	}
	return strings.Join(s, ", ")
}

func (a *app) policyListCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the policies, each in the version in force",
		Example: `  byssus policy list`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				counts, err := c.Counts(ctx)
				if err != nil {
					return err
				}
				var views []policyView
				rows := [][]string{{"POLICY", "NAME", "VERSION", "EVERY", "KEPT", "SHARDS", "QUORUM", "PUBLISHED"}}
				for p := uint32(1); p <= counts.Policies; p++ {
					v, err := viewPolicy(ctx, c, p, 0)
					if err != nil {
						return err
					}
					views = append(views, v)
					rows = append(rows, []string{fmt.Sprint(p), v.Terms.Name, fmt.Sprint(v.Version), v.Terms.Interval.String(), v.Terms.Retention.Minimum.String(),
						fmt.Sprintf("%d of %d", v.Terms.K, len(v.Terms.Slots)), fmt.Sprint(v.Terms.Quorum), when(v.PublishedAt)})
				}
				return a.print(cmd, views, func(w io.Writer) { term.Table(w, rows) })
			})
		},
	}
}

func (a *app) policyShowCmd() *cobra.Command {
	var version uint32
	var asFile bool
	cmd := &cobra.Command{
		Use:   "show POLICY",
		Short: "Show a policy in words, or as the file it could be published from",
		Example: `  byssus policy show 1
  byssus policy show 1 --version 2
  byssus policy show 1 --yaml > policy.yaml`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completePolicies(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			policy, err := policyNumber(args[0])
			if err != nil {
				return err
			}
			if asFile && a.json {
				return term.Exitf(term.Usage, "--yaml or --json: name one of them")
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				v, err := viewPolicy(ctx, c, policy, version)
				if err != nil {
					return err
				}
				if asFile {
					raw, err := yaml.Marshal(v.Terms)
					if err != nil {
						return fmt.Errorf("write policy: %w", err)
					}
					_, err = cmd.OutOrStdout().Write(raw)
					return err
				}
				return a.print(cmd, v, v.words)
			})
		},
	}
	cmd.Flags().Uint32Var(&version, "version", 0, "version to show; 0: the one in force")
	cmd.Flags().BoolVar(&asFile, "yaml", false, "as a file for byssus policy apply")
	return cmd
}

// appliedView is a version that was just published, and what it changed.
type appliedView struct {
	policyView
	Diff *policyDiff `json:"diff,omitempty"` // nil for a new policy
}

// readPolicyFile reads a policy from a named file, or standard input for "-".
func readPolicyFile(cmd *cobra.Command, name string) (policyFile, state.Terms, error) {
	raw, err := readInput(cmd, name, maxPolicyFile)
	if err != nil {
		return policyFile{}, state.Terms{}, err
	}
	file, terms, err := readPolicy(raw)
	if err != nil {
		return policyFile{}, state.Terms{}, term.Exitf(term.Usage, "%s: %w", name, err)
	}
	return file, terms, nil
}

// withClauses adds to terms the organisations that their file names.
func withClauses(ctx context.Context, c *ledger.Client, name string, file policyFile, terms state.Terms) (state.Terms, error) {
	if len(file.Restore.From) == 0 {
		return terms, nil
	}
	names, err := organisationsByName(ctx, c)
	if err != nil {
		return terms, err
	}
	if terms.Restore.Clauses, err = file.clauses(names); err != nil {
		return terms, term.Exitf(term.Usage, "%s: %w", name, err)
	}
	return terms, nil
}

func (a *app) policyApplyCmd() *cobra.Command {
	var policy uint32
	cmd := &cobra.Command{
		Use:   "apply FILE",
		Short: "Publish a policy from a file (- for standard input)",
		Example: `  byssus policy apply cold.yaml
  byssus policy apply cold.yaml --policy 2
  byssus policy show 1 --yaml | sed s/1h/15m/ | byssus policy apply --policy 1 -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, terms, err := readPolicyFile(cmd, args[0])
			if err != nil {
				return err
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				if terms, err = withClauses(ctx, c, args[0], file, terms); err != nil {
					return err
				}
				var out appliedView
				if policy != 0 {
					d, err := diffPolicy(ctx, c, policy, file, terms)
					if err != nil {
						return err
					}
					out.Diff = &d
					if !a.json {
						d.words(cmd.OutOrStdout())
						fmt.Fprintln(cmd.OutOrStdout())
					}
				}
				published, err := c.Publish(ctx, operator, policy, file.Name, terms)
				if err != nil {
					return err
				}
				if out.policyView, err = viewPolicy(ctx, c, published.Policy, published.Version); err != nil {
					return err
				}
				return a.print(cmd, out, out.words)
			})
		},
	}
	cmd.Flags().Uint32Var(&policy, "policy", 0, "publish the next version of this policy; 0: a new one")
	return cmd
}

func (a *app) policyAssignCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "assign DEVICE POLICY",
		Short: "Put a device under a policy, from its next snapshot on",
		Long: `Puts a device under a policy, from its next snapshot on. If that policy is looser
than the one it is under, or may be before long, it waits for the consortium's
delay; assigning the policy that the device is under ends what waits.`,
		Example: `  byssus policy assign press-7 2`,
		Args:    cobra.ExactArgs(2),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return a.completePolicies(1)(cmd, args, begun)
			}
			return a.completeDevices(0)(cmd, args, begun)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			policy, err := policyNumber(args[1])
			if err != nil {
				return err
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, args[0])
				if err != nil {
					return err
				}
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				from, block, tx, err := c.Assign(ctx, operator, id, policy)
				if err != nil {
					return err
				}
				out := map[string]any{"device": id, "policy": policy, "from": chainTime(from), "block": block, "transaction": tx}
				next, _, err := c.State().WaitingFor(ctx, id)
				if err != nil {
					return err
				}
				return a.print(cmd, out, func(w io.Writer) {
					if next == policy {
						fmt.Fprintf(w, "%s is under policy %d from %s on: that is looser than what it is under\n", term.Clean(d.Label), policy, when(chainTime(from)))
						return
					}
					fmt.Fprintf(w, "%s is under policy %d since block %d\n", term.Clean(d.Label), policy, block)
				})
			})
		},
	}
}

func policyNumber(text string) (uint32, error) {
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil || n == 0 {
		return 0, term.Exitf(term.Usage, "%q is no policy: want its number, as `byssus policy list` shows it", term.Clean(text))
	}
	return uint32(n), nil
}

// readInput reads a small file, or standard input for "-".
func readInput(cmd *cobra.Command, name string, most int64) ([]byte, error) {
	in := cmd.InOrStdin()
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, term.Exitf(term.Usage, "%w", err)
		}
		defer f.Close()
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, term.Exitf(term.Usage, "%w: want a file", err)
	}
	if int64(len(raw)) > most {
		return nil, term.Exitf(term.Usage, "%s is longer than %d bytes", name, most)
	}
	return raw, nil
}
