package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// requestView is a restore request for people and for --json.
type requestView struct {
	ID           uint64      `json:"request"`
	Device       record.Hash `json:"device"`
	Label        string      `json:"label"`
	Record       record.Hash `json:"record"`
	Epoch        uint32      `json:"epoch"`
	Status       string      `json:"status"`
	ByDevice     bool        `json:"byDevice"`
	RequestedAt  time.Time   `json:"requestedAt"`
	OpenUntil    time.Time   `json:"openUntil"`
	GrantedUntil time.Time   `json:"grantedUntil,omitzero"`
	GrantableAt  time.Time   `json:"grantableAt,omitzero"` // once its criteria are met
	// When it is granted without approvals, as a successor's self-restore.
	SelfGrantableAt time.Time `json:"selfGrantableAt,omitzero"`
	Approvals       int       `json:"approvals"` // by people
	Needed          int       `json:"needed"`
	// What it lacks, while it waits.
	Criteria recovery.Criteria `json:"criteria,omitzero"`
}

func viewRequest(ctx context.Context, c *ledger.Client, id uint64) (requestView, error) {
	q, err := c.State().Request(ctx, id)
	if err != nil {
		return requestView{}, err
	}
	d, err := c.State().Device(ctx, q.Device)
	if err != nil {
		return requestView{}, err
	}
	t, err := c.State().Terms(ctx, q.Policy, q.PolicyVersion)
	if err != nil {
		return requestView{}, err
	}
	v := requestView{ID: id, Device: q.Device, Label: term.Clean(d.Label), Record: q.RecordHash, Epoch: q.Epoch, Status: q.Status.String(),
		ByDevice: q.Generation != 0, RequestedAt: time.Unix(int64(q.RequestedAt), 0).UTC(), OpenUntil: time.Unix(int64(q.OpenUntil), 0).UTC(),
		Approvals: int(q.Approvals), Needed: int(t.Approvals)}
	if q.GrantedUntil > 0 {
		v.GrantedUntil = time.Unix(int64(q.GrantedUntil), 0).UTC()
	}
	if q.GrantableAt > 0 {
		v.GrantableAt = time.Unix(int64(q.GrantableAt), 0).UTC()
	}
	if q.SelfGrantableAt > 0 {
		v.SelfGrantableAt = time.Unix(int64(q.SelfGrantableAt), 0).UTC()
	}
	if q.Status == state.Open || q.Status == state.Met {
		head, err := c.Head(ctx)
		if err != nil {
			return requestView{}, err
		}
		v.Criteria, err = recovery.CriteriaOf(ctx, c.State(), q, uint64(head.Time.Unix()))
		if err != nil {
			return requestView{}, err
		}
		v.Needed += v.Criteria.More
	}
	return v, nil
}

func (a *app) approveCmd() *cobra.Command {
	var revoke bool
	var by approving
	cmd := &cobra.Command{
		Use:   "approve [REQUEST]",
		Short: "Approve a restore request; without one, list those that wait",
		Long: `Approves a restore request with the approver's key, for the organisation that
the key's account acts for. The policy in force when the request was made says
how many approvals it takes, of which role and of which organisations; who asked
cannot approve. The list is of the newest hundred requests; any older one is
approved by its number (byssus log has them). The last approval needed grants
the request, or begins the policy's delay, in which byssus deny ends it. Granted,
custodians give the key of that epoch to whom the request names, and to nobody
else. Until then --revoke takes an approval back.

With --passkey a person approves: a page on this machine says what is asked, and
the passkey signs that and nothing else. byssus approver add makes passkeys.`,
		Example: `  byssus approve                         what waits, and for what
  byssus approve 3
  byssus approve 3 --passkey             with a person's passkey
  byssus approve 3 --key ./insurer.key   with another approver's key
  byssus approve 3 --revoke`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeRequests(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				switch {
				case revoke:
					return term.Exitf(term.Usage, "--revoke takes back the approval of a request: name it")
				case by.passkey():
					return term.Exitf(term.Usage, "--passkey approves a request: name it")
				}
				return a.decide(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
					return a.listRequests(ctx, cmd, c)
				})
			}
			answer := record.Approve
			if revoke {
				answer = record.Revoke
			}
			return a.judge(cmd, args[0], answer, record.Hash{}, by)
		},
	}
	cmd.Flags().BoolVar(&revoke, "revoke", false, "take the key's or the passkey's approval back")
	by.flags(cmd)
	return cmd
}

func (a *app) denyCmd() *cobra.Command {
	var reason string
	var by approving
	cmd := &cobra.Command{
		Use:   "deny REQUEST",
		Short: "Deny a restore request, or end its grant",
		Long: `Denies a restore request with an approver's key or passkey: while it lacks
approvals, in the policy's delay, which is there for that, or after it was
granted. A restore that has the keys already goes on.`,
		Example: `  byssus deny 3
  byssus deny 3 --reason 'nobody here asked'
  byssus deny 3 --passkey`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeRequests(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := ledger.Name(reason)
			if err != nil {
				return term.Exitf(term.Usage, "--reason: %w", err)
			}
			return a.judge(cmd, args[0], record.Deny, text, by)
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why, at most 31 bytes, public")
	by.flags(cmd)
	return cmd
}

// approving is with what a person or a program answers a request.
type approving struct {
	byPasskey
	ask bool // a person's passkey
}

func (by *approving) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&by.keyFile, "key", "", "the approver's key file, an account's or one of byssus approver add (default: the installation's account)")
	cmd.Flags().BoolVar(&by.ask, "passkey", false, "ask a person's passkey, on a page in the browser")
	cmd.Flags().StringVar(&by.as, "as", "", "whose passkey, where the organisation has several")
	cmd.Flags().BoolVar(&by.noBrowser, "no-browser", false, "print the page's address, and open no browser")
}

// passkey tells whether a person is asked.
func (by *approving) passkey() bool { return by.ask || by.as != "" || by.noBrowser }

// judge answers a request, and says how it stands then.
func (a *app) judge(cmd *cobra.Command, request string, answer record.Answer, reason record.Hash, by approving) error {
	id, err := strconv.ParseUint(request, 10, 64)
	if err != nil || id == 0 {
		return term.Exitf(term.Usage, "%q is no request: want its number", term.Clean(request))
	}
	if by.passkey() && by.keyFile != "" {
		return term.Exitf(term.Usage, "--passkey asks a person, --key takes a file's key: name one of them")
	}
	run, withPasskey := a.decide, by.passkey() || isPasskeyFile(by.keyFile)
	if withPasskey {
		run = a.withClient // a person takes their time
	}
	return run(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
		var err error
		if withPasskey {
			err = a.decidePasskey(cmd, i, c, id, answer, reason, by.byPasskey)
		} else {
			err = decideAccount(ctx, i, c, id, answer, reason, by.keyFile)
		}
		if err != nil {
			return err
		}
		v, err := viewRequest(ctx, c, id)
		if err != nil {
			return err
		}
		return a.print(cmd, v, func(w io.Writer) { fmt.Fprintf(w, "request %d for %s %s\n", id, v.Label, v.standing()) })
	})
}

// decideAccount answers a request with an account's key: the installation's, or
// that in a file.
func decideAccount(ctx context.Context, i *installation, c *ledger.Client, id uint64, answer record.Answer, reason record.Hash, keyFile string) error {
	if keyFile == "" {
		keyFile = i.keyFile(approverKey)
	}
	approver, err := ledger.LoadAccount(keyFile)
	if err != nil {
		return fmt.Errorf("the approver's key: %w; --key names another file", err)
	}
	switch answer {
	case record.Deny:
		_, _, err = c.Deny(ctx, approver, id, reason)
	case record.Revoke:
		_, _, err = c.RevokeApproval(ctx, approver, id)
	default:
		_, _, err = c.Approve(ctx, approver, id)
	}
	return err
}

// standing says how a request stands.
func (v requestView) standing() string {
	switch {
	case v.Status == state.Granted.String():
		return "is granted until " + when(v.GrantedUntil)
	case v.Status == state.Met.String() && v.Criteria.People > 0:
		return "waits for " + v.waitsFor()
	case v.Status == state.Met.String() && v.Criteria.Blocked:
		return fmt.Sprintf("is approved, and is granted once no incident blocks restores (byssus incident list), but not before %s", when(v.GrantableAt))
	case v.Status == state.Met.String():
		return fmt.Sprintf("is approved, and is granted at %s unless it is denied", when(v.GrantableAt))
	case v.Status == state.Open.String() && !v.SelfGrantableAt.IsZero():
		return fmt.Sprintf("is a successor's own: it waits for %s, and is granted without at %s unless it is denied or the device before shows that it lives", v.waitsFor(), when(v.SelfGrantableAt))
	case v.Status == state.Open.String() && v.Criteria.Delay > 0:
		return fmt.Sprintf("waits for %s; then a delay of %s", v.waitsFor(), term.Span(v.Criteria.Delay))
	case v.Status == state.Open.String():
		return "waits for " + v.waitsFor()
	}
	return "is " + v.Status
}

// waitsFor says which approvals a request lacks; organisations' names are of
// others' choosing.
func (v requestView) waitsFor() string { return term.Clean(v.Criteria.Words()) }

// openRequests lists those of the newest hundred requests that wait for
// approval or their delay: as many as a person looks at. Any other is approved by its number.
func openRequests(ctx context.Context, c *ledger.Client) ([]requestView, error) {
	n, err := c.RequestCount(ctx)
	if err != nil {
		return nil, err
	}
	first := uint64(1)
	if n > 100 {
		first = n - 99
	}
	waiting := []requestView{}
	for id := first; id <= n; id++ {
		v, err := viewRequest(ctx, c, id)
		if err != nil {
			return nil, err
		}
		if v.Status == state.Open.String() || v.Status == state.Met.String() {
			waiting = append(waiting, v)
		}
	}
	return waiting, nil
}

func (a *app) listRequests(ctx context.Context, cmd *cobra.Command, c *ledger.Client) error {
	waiting, err := openRequests(ctx, c)
	if err != nil {
		return err
	}
	return a.print(cmd, waiting, func(w io.Writer) {
		if len(waiting) == 0 {
			fmt.Fprintln(w, "no request waits for approval")
			return
		}
		rows := [][]string{{"REQUEST", "DEVICE", "BY", "STATUS", "APPROVALS", "ASKED", "OPEN UNTIL", "WAITS FOR"}}
		for _, v := range waiting {
			by := "an operator"
			if v.ByDevice {
				by = "the device"
			}
			waits := v.waitsFor()
			if v.Status == state.Open.String() && !v.SelfGrantableAt.IsZero() {
				waits += ", or by itself for " + when(v.SelfGrantableAt)
			}
			if v.Status == state.Met.String() {
				waits = "its delay, until " + when(v.GrantableAt)
			}
			rows = append(rows, []string{fmt.Sprint(v.ID), v.Label, by, v.Status, fmt.Sprintf("%d of %d", v.Approvals, v.Needed), when(v.RequestedAt), when(v.OpenUntil), waits})
		}
		term.Table(w, rows)
	})
}
