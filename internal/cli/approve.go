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
	"github.com/byssus-iot/byssus/internal/record"
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
	Approvals    int         `json:"approvals"`
	Needed       int         `json:"needed"`
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
	return v, nil
}

func (a *app) approveCmd() *cobra.Command {
	var deny, reason, keyFile, as string
	var withPasskey, noBrowser bool
	cmd := &cobra.Command{
		Use:   "approve [REQUEST]",
		Short: "Approve a restore request; without one, list those that wait",
		Long: `Approves a restore request with the approver's key. The policy in force when the
request was made says how many approvals it takes, and of which role; who asked
cannot approve. The list is of the newest hundred requests; any older one is
approved by its number (byssus log has them). The last approval needed grants the request, and custodians
then give the key of that epoch to whom the request names, and to nobody else.

With --passkey a person approves: a page on this machine says what is asked, and
the passkey signs that and nothing else. byssus approver add makes passkeys.`,
		Example: `  byssus approve                         what waits
  byssus approve 3
  byssus approve 3 --passkey             with a person's passkey
  byssus approve 3 --key ./insurer.key   with another approver's key
  byssus approve --deny 3`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeRequests(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case deny != "" && len(args) > 0:
				return term.Exitf(term.Usage, "request %s or --deny %s: name one of them", term.Clean(args[0]), term.Clean(deny))
			case deny != "":
				args = []string{deny}
			case reason != "":
				return term.Exitf(term.Usage, "--reason says why a request is denied: it goes with --deny")
			}
			withPasskey = withPasskey || as != "" || noBrowser
			switch {
			case withPasskey && keyFile != "":
				return term.Exitf(term.Usage, "--passkey asks a person, --key takes a file's key: name one of them")
			case withPasskey && len(args) == 0:
				return term.Exitf(term.Usage, "--passkey approves or denies a request: name it")
			}
			run := a.decide
			if withPasskey || isPasskeyFile(keyFile) {
				run = a.withClient // a person takes their time
			}
			return run(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				if len(args) == 0 {
					return a.listRequests(ctx, cmd, c)
				}
				id, err := strconv.ParseUint(args[0], 10, 64)
				if err != nil || id == 0 {
					return term.Exitf(term.Usage, "%q is no request: want its number", term.Clean(args[0]))
				}
				why, err := ledger.Name(reason)
				if err != nil {
					return term.Exit{Code: term.Usage, Err: err}
				}
				answer := record.Approve
				if deny != "" {
					answer = record.Deny
				}
				if withPasskey || isPasskeyFile(keyFile) {
					err = a.decidePasskey(cmd, i, c, id, answer, why, byPasskey{as, keyFile, noBrowser})
				} else {
					err = decideAccount(ctx, i, c, id, answer, why, keyFile)
				}
				if err != nil {
					return err
				}
				v, err := viewRequest(ctx, c, id)
				if err != nil {
					return err
				}
				return a.print(cmd, v, func(w io.Writer) {
					switch v.Status {
					case "granted":
						fmt.Fprintf(w, "request %d for %s is granted until %s\n", id, v.Label, when(v.GrantedUntil))
					case "open":
						fmt.Fprintf(w, "request %d for %s has %d of %s\n", id, v.Label, v.Approvals, term.Count(v.Needed, "approval"))
					default:
						fmt.Fprintf(w, "request %d for %s is %s\n", id, v.Label, v.Status)
					}
				})
			})
		},
	}
	cmd.Flags().StringVar(&deny, "deny", "", "deny this request, or end its grant, instead")
	cmd.Flags().StringVar(&reason, "reason", "", "why it is denied, at most 31 bytes, public")
	cmd.Flags().StringVar(&keyFile, "key", "", "the approver's key file, an account's or one of byssus approver add (default: the installation's account)")
	cmd.Flags().BoolVar(&withPasskey, "passkey", false, "ask a person's passkey, on a page in the browser")
	cmd.Flags().StringVar(&as, "as", "", "whose passkey, where the organisation has several")
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "print the page's address, and open no browser")
	return cmd
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
	if answer == record.Deny {
		_, _, err = c.Deny(ctx, approver, id, reason)
	} else {
		_, _, err = c.Approve(ctx, approver, id)
	}
	return err
}

// openRequests lists those of the newest hundred requests that wait for
// approval: as many as a person looks at. Any other is approved by its number.
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
		if v.Status == "open" {
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
		rows := [][]string{{"REQUEST", "DEVICE", "BY", "STATUS", "APPROVALS", "ASKED", "OPEN UNTIL"}}
		for _, v := range waiting {
			by := "an operator"
			if v.ByDevice {
				by = "the device"
			}
			rows = append(rows, []string{fmt.Sprint(v.ID), v.Label, by, v.Status, fmt.Sprintf("%d of %d", v.Approvals, v.Needed), when(v.RequestedAt), when(v.OpenUntil)})
		}
		term.Table(w, rows)
	})
}
