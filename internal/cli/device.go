package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

func (a *app) deviceCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "device",
		Short: "Invite, list, show, revoke and replace devices",
		Example: `  byssus device add press-7            print the token that the device joins with
  byssus device list
  byssus device revoke press-7         it may write and read no more; its snapshots stay
  byssus device replace press-7        a token with which a new machine takes its place`,
	}
	cmd.AddCommand(a.deviceAddCmd(), a.deviceListCmd(), a.deviceShowCmd(), a.deviceRevokeCmd(), a.deviceReplaceCmd())
	return cmd
}

// invited is what `device add` and `device replace` print.
type invited struct {
	Token      string      `json:"token"`
	Invitation record.Hash `json:"invitation"`
	Label      string      `json:"label"`
	Replaces   record.Hash `json:"replaces,omitzero"`
	Policy     uint32      `json:"policy"`
	Expires    time.Time   `json:"expires"`
	Block      uint64      `json:"block"`
}

func (a *app) deviceAddCmd() *cobra.Command {
	var policy uint32
	var valid time.Duration
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Invite a device: prints a one-time token",
		Example: `  byssus device add press-7
  byssus device add press-7 --policy 2 --valid 24h
  byssus device add press-7 | ssh press-7 byssus-agent join`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkName(args[0]); err != nil {
				return err
			}
			if policy == 0 {
				return term.Exitf(term.Usage, "--policy 0: want a policy's number, as `byssus policy list` shows it")
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				labels, err := deviceLabels(ctx, c)
				if err != nil {
					return err
				}
				if slices.Contains(slices.Collect(maps.Values(labels)), args[0]) {
					say(cmd, "warning: a device is called %s already: commands will want their ids; `byssus device replace %[1]s` puts a new machine in its place", args[0])
				}
				own, err := i.ownNumber(ctx, c)
				if err != nil {
					return err
				}
				return a.invite(ctx, cmd, i, c, ledger.Invitation{Organisation: own, Policy: policy, Label: args[0]}, valid)
			})
		},
	}
	cmd.Flags().Uint32Var(&policy, "policy", 1, "policy the device is put under")
	cmd.Flags().DurationVar(&valid, "valid", time.Hour, "how long the token can be used")
	return cmd
}

func (a *app) deviceReplaceCmd() *cobra.Command {
	var valid time.Duration
	cmd := &cobra.Command{
		Use:   "replace DEVICE",
		Short: "Invite a machine to take a device's place: its old key stops working when the new one joins",
		Example: `  byssus device replace press-7
  byssus device replace press-7 | ssh new-press byssus-agent join --restore --to /`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, args[0])
				if err != nil {
					return err
				}
				return a.invite(ctx, cmd, i, c, ledger.Invitation{Organisation: d.Organisation, Label: d.Label, Replaces: id}, valid)
			})
		},
	}
	cmd.Flags().DurationVar(&valid, "valid", time.Hour, "how long the token can be used")
	return cmd
}

// checkName tells what is wrong with a device's new name: commands name a
// snapshot NAME@NUMBER, and tables show names in lines.
func checkName(name string) error {
	switch {
	case len(name) == 0 || len(name) > 31:
		return term.Exitf(term.Usage, "a device's name has 1 to 31 bytes, %q has %d", term.Clean(name), len(name))
	case term.Clean(name) != name || strings.ContainsAny(name, "@ "):
		return term.Exitf(term.Usage, "a device's name has no spaces, no @ and nothing that cannot be seen: %q", term.Clean(name))
	}
	return nil
}

// invite puts an invitation on the chain and prints its token.
func (a *app) invite(ctx context.Context, cmd *cobra.Command, i *installation, c *ledger.Client, inv ledger.Invitation, valid time.Duration) error {
	if valid < time.Minute || valid > 366*24*time.Hour {
		return term.Exitf(term.Usage, "--valid %s: want a minute to a year", valid)
	}
	out, err := i.invite(ctx, c, inv, valid)
	if err != nil {
		return err
	}
	return a.print(cmd, out, func(w io.Writer) {
		fmt.Fprintln(w, out.Token)
		say(cmd, "Secret until it is used or expires at %s. On the device:\n  byssus-agent join            then paste the token", out.Expires.Format(time.DateTime+" UTC"))
	})
}

// invite puts an invitation on the chain and returns its token.
func (i *installation) invite(ctx context.Context, c *ledger.Client, inv ledger.Invitation, valid time.Duration) (invited, error) {
	genesis, _, err := i.genesis()
	if err != nil {
		return invited{}, err
	}
	pin, err := gateway.KeyPin(i.gatewayDir())
	if err != nil {
		return invited{}, err
	}
	operator, err := i.account(operatorKey)
	if err != nil {
		return invited{}, err
	}
	key, err := door.NewTokenKey()
	if err != nil {
		return invited{}, err
	}
	if inv.Key, err = record.PublicKeyOf(&key.PublicKey); err != nil {
		return invited{}, err
	}
	// By the chain's time, which never runs behind this clock for long.
	head, err := c.Head(ctx)
	if err != nil {
		return invited{}, err
	}
	from := time.Now()
	if head.Time.After(from) {
		from = head.Time
	}
	expires := from.Add(valid).UTC().Truncate(time.Second)
	inv.Expires = uint64(expires.Unix())
	block, _, err := c.Invite(ctx, operator, inv)
	if err != nil {
		return invited{}, err
	}
	t := door.Token{Gateway: i.gatewayURL(), GatewayKey: pin, Genesis: genesis.Digest(), Key: key, Expires: expires, Label: inv.Label, Replaces: inv.Replaces}
	if genesis.Governed() { // the genesis document alone is not believed for ever
		r, err := i.reader()
		if err != nil {
			return invited{}, err
		}
		if _, err := r.Latest(ctx); err != nil {
			return invited{}, err
		}
		t.Height, t.Header = r.Trusted().Height(), r.Trusted().Hash()
	}
	token, err := t.Encode()
	return invited{Token: token, Invitation: inv.Key.ID(), Label: inv.Label, Replaces: inv.Replaces, Policy: inv.Policy, Expires: expires, Block: block}, err
}

// deviceView is a device for people and for --json.
type deviceView struct {
	ID           record.Hash `json:"device"`
	Label        string      `json:"label"`
	Status       string      `json:"status"`
	Organisation uint32      `json:"organisation"`
	Key          int         `json:"keyNumber"`
	EnrolledAt   time.Time   `json:"enrolledAt"`
	Policy       uint32      `json:"policy"`
	Snapshots    uint64      `json:"snapshots"`
	LastSnapshot time.Time   `json:"lastSnapshot,omitzero"`
	Due          time.Time   `json:"due,omitzero"` // the next snapshot, by the chain's time
	Breaches     uint32      `json:"breaches"`     // deadlines that it missed
	Late         uint64      `json:"lateSeconds"`  // for how long, over all breaches that are over
	Longest      uint32      `json:"longestSeconds"`
	Forked       bool        `json:"forked"`
	Holds        uint64      `json:"holds"`                // legal holds on all its snapshots
	FrozenUntil  time.Time   `json:"frozenUntil,omitzero"` // nothing is retired before, because of an incident
	flagged      bool        // the breach that lasts is among Breaches
}

func viewDevice(ctx context.Context, c *ledger.Client, id record.Hash) (deviceView, error) {
	d, err := c.State().Device(ctx, id)
	if err != nil {
		return deviceView{}, err
	}
	policy, err := c.State().PolicyOf(ctx, id)
	if err != nil {
		return deviceView{}, err
	}
	h, err := c.State().Head(ctx, id)
	if err != nil {
		return deviceView{}, err
	}
	v := deviceView{ID: id, Label: term.Clean(d.Label), Status: d.Status.String(), Organisation: d.Organisation, Key: int(d.Generation),
		EnrolledAt: time.Unix(int64(d.EnrolledAt), 0).UTC(), Policy: policy, Snapshots: h.Sequence, Forked: h.Forked(d.Generation)}
	if h.AnchoredAt > 0 {
		v.LastSnapshot = time.Unix(int64(h.AnchoredAt), 0).UTC()
	}
	duties, err := c.State().Duties(ctx, id)
	if err != nil {
		return deviceView{}, err
	}
	if due := duties[0].Due; due != 0 {
		v.Due = time.Unix(int64(due), 0).UTC()
	}
	v.Breaches, v.Late, v.Longest, v.flagged = h.Breaches, h.Overdue, h.Longest, duties[0].Flagged
	keeping, err := c.State().Keeping(ctx, id)
	if err != nil {
		return deviceView{}, err
	}
	v.Holds = keeping.Holds
	if keeping.FrozenUntil != 0 {
		v.FrozenUntil = time.Unix(int64(min(keeping.FrozenUntil, maxShownTime)), 0).UTC()
	}
	return v, nil
}

// maxShownTime is the last second of the year 9999: later times have no form in
// JSON.
const maxShownTime = 253402300799

// retirement says in words what keeps all of a device's snapshots.
func (v deviceView) retirement() string {
	var words []string
	if v.Holds > 0 {
		words = append(words, term.Count(int(v.Holds), "legal hold")+" on all snapshots")
	}
	if v.Forked {
		words = append(words, "nothing is retired before `byssus device replace`")
	}
	if v.FrozenUntil.Unix() == maxShownTime {
		words = append(words, "frozen by an incident until it is closed")
	} else if !v.FrozenUntil.IsZero() {
		words = append(words, "frozen by an incident until "+when(v.FrozenUntil)+" of the retention clock")
	}
	if len(words) == 0 {
		return "as snapshots expire"
	}
	return strings.Join(words, "; ")
}

// kept is how the device kept its deadlines, in words: since it was enrolled, for
// how much of the time no snapshot was overdue.
func (v deviceView) kept(now time.Time) string {
	if v.Due.IsZero() {
		return "no deadlines: it is under no policy"
	}
	late, longest := time.Duration(v.Late)*time.Second, time.Duration(v.Longest)*time.Second
	missed, open := v.Breaches, v.Status == "active" && now.After(v.Due)
	if open && !v.flagged {
		missed++
	}
	if open {
		late, longest = late+now.Sub(v.Due), max(longest, now.Sub(v.Due).Truncate(time.Second))
	}
	if late == 0 {
		return "all kept"
	}
	share := 1 - late.Seconds()/max(1, now.Sub(v.EnrolledAt).Seconds())
	// Never "100.00 %" of what was not kept.
	words := fmt.Sprintf("kept %.2f %% of the time, %s, the longest %s", math.Floor(max(0, share)*10000)/100,
		term.Count(missed, "missed deadline"), term.Span(longest))
	if open {
		words += fmt.Sprintf("; IN BREACH for %s", term.Span(now.Sub(v.Due).Truncate(time.Second)))
	}
	return words
}

func (a *app) deviceListCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the devices",
		Example: `  byssus device list
  byssus device list --json | jq '.[].label'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				views, err := viewDevices(ctx, c)
				if err != nil {
					return err
				}
				return a.print(cmd, views, func(w io.Writer) {
					rows := [][]string{{"NAME", "STATUS", "POLICY", "SNAPSHOTS", "LAST", "DEVICE"}}
					for _, v := range views {
						rows = append(rows, []string{v.Label, v.Status + forkMark(v), fmt.Sprint(v.Policy), fmt.Sprint(v.Snapshots), when(v.LastSnapshot), v.ID.String()})
					}
					term.Table(w, rows)
				})
			})
		},
	}
}

func viewDevices(ctx context.Context, c *ledger.Client) ([]deviceView, error) {
	ids, err := c.DeviceIDs(ctx, 0)
	if err != nil {
		return nil, err
	}
	views := make([]deviceView, 0, len(ids))
	for _, id := range ids {
		v, err := viewDevice(ctx, c, id)
		if err != nil {
			return nil, err
		}
		views = append(views, v)
	}
	sort.SliceStable(views, func(x, y int) bool { return views[x].Label < views[y].Label })
	return views, nil
}

func forkMark(v deviceView) string {
	if v.Forked {
		return ", history forked"
	}
	return ""
}

func when(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Format(time.DateTime)
}

func (a *app) deviceShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "show DEVICE",
		Short: "Show a device: by name, id, or the beginning of its id",
		Example: `  byssus device show press-7
  byssus device show 29001e1a`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, _, err := findDevice(ctx, c, args[0])
				if err != nil {
					return err
				}
				v, err := viewDevice(ctx, c, id)
				if err != nil {
					return err
				}
				owner, err := c.Organisation(ctx, v.Organisation)
				if err != nil {
					return err
				}
				return a.print(cmd, v, func(w io.Writer) {
					term.Table(w, [][]string{{"device", v.ID.String()}, {"name", v.Label}, {"status", v.Status + forkMark(v)},
						{"organisation", fmt.Sprintf("%d (%s)", v.Organisation, term.Clean(owner.Name))}, {"key number", fmt.Sprint(v.Key)}, {"enrolled", when(v.EnrolledAt)},
						{"policy", fmt.Sprint(v.Policy)}, {"snapshots", fmt.Sprint(v.Snapshots)}, {"last", when(v.LastSnapshot)}, {"next due", when(v.Due)}, {"deadlines", v.kept(time.Now())},
						{"retirement", v.retirement()}})
				})
			})
		},
	}
}

func (a *app) deviceRevokeCmd() *cobra.Command {
	return &cobra.Command{
		Use:               "revoke DEVICE",
		Short:             "End what a device may do; its snapshots stay and can be restored",
		Example:           `  byssus device revoke press-7`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, args[0])
				if err != nil {
					return err
				}
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				block, tx, err := c.Revoke(ctx, operator, id)
				if err != nil {
					return err
				}
				out := map[string]any{"device": id, "status": "revoked", "block": block, "transaction": tx}
				return a.print(cmd, out, func(w io.Writer) {
					fmt.Fprintf(w, "%s revoked in block %d: stores refuse it from now on\n", term.Clean(d.Label), block)
				})
			})
		},
	}
}

// withClient runs a command on the installation's chain.
func (a *app) withClient(ctx context.Context, f func(context.Context, *installation, *ledger.Client) error) error {
	i, err := openInstallation(a.data)
	if err != nil {
		return err
	}
	c, err := clientOf(ctx, i)
	if err != nil {
		return err
	}
	defer c.Close()
	return refusedExit(f(ctx, i, c))
}

// finalTime is how long a command waits for what it wants done to be final. A
// node that works takes a second or two.
const finalTime = time.Minute

// decide runs a command that puts something on the installation's chain.
func (a *app) decide(ctx context.Context, f func(context.Context, *installation, *ledger.Client) error) error {
	return a.withClient(ctx, func(ctx context.Context, i *installation, c *ledger.Client) error {
		short, cancel := context.WithTimeout(ctx, finalTime)
		defer cancel()
		return untaken(short, f(short, i, c))
	})
}

// untaken gives an error its exit code if it is that the chain did not take
// something in time.
func untaken(ctx context.Context, err error) error {
	if err == nil || !errors.Is(err, context.DeadlineExceeded) || !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return err
	}
	return term.Exitf(term.Queued, "%w: the chain did not take it in time; `byssus doctor` says what is wrong, `byssus log` whether it came after all", err)
}

// refusedExit gives a rule's refusal its exit code.
func refusedExit(err error) error {
	if ledger.RuleOf(err) != "" {
		return term.Exit{Code: term.Refused, Err: err}
	}
	return err
}

// findDevice finds a device by its name, its id, or a beginning of its id that
// no other has.
func findDevice(ctx context.Context, c *ledger.Client, text string) (record.Hash, state.Device, error) {
	if id, err := record.ParseHash(text); err == nil {
		d, err := c.State().Device(ctx, id)
		return id, d, err
	}
	ids, err := c.DeviceIDs(ctx, 0)
	if err != nil {
		return record.Hash{}, state.Device{}, err
	}
	var found []record.Hash
	var device state.Device
	named := false
	for _, id := range ids {
		d, err := c.State().Device(ctx, id)
		if err != nil {
			return record.Hash{}, state.Device{}, err
		}
		prefix := strings.TrimPrefix(text, "0x")
		byID := len(prefix) >= 4 && strings.HasPrefix(strings.TrimPrefix(id.String(), "0x"), strings.ToLower(prefix))
		switch {
		case d.Label == text && !named: // a name is meant before a beginning of an id
			found, device, named = []record.Hash{id}, d, true
		case d.Label == text, byID && !named:
			found, device = append(found, id), d
		}
	}
	switch len(found) {
	case 0:
		return record.Hash{}, state.Device{}, term.Exitf(term.Failed, "no device is called %q: `byssus device list` shows them", term.Clean(text))
	case 1:
		return found[0], device, nil
	}
	return record.Hash{}, state.Device{}, term.Exitf(term.Usage, "%d devices are called %q: name one by its id", len(found), term.Clean(text))
}
