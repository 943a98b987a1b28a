package cli

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// incidentView is an incident for people and for --json.
type incidentView struct {
	ledger.Incident
	Label string `json:"label"`
	Words string `json:"words"`
}

func viewIncident(ctx context.Context, c *ledger.Client, i ledger.Incident) (incidentView, error) {
	d, err := c.State().Device(ctx, i.Device)
	if err != nil {
		return incidentView{}, err
	}
	return incidentView{Incident: i, Label: term.Clean(d.Label), Words: i.Words()}, nil
}

func (a *app) incidentCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "incident",
		Short: "Report incidents, say what they do, and confirm, dismiss or close them",
		Long: `An incident is what a monitor reports of a device: an anomaly, content that changed,
attempts to get in, a suspicion of ransomware, a store that fails, a loss that is
predicted. In the same transaction the device's policy answers it, as ` + "`byssus incident respond`" + `
set it. All that is undone when the incident is dismissed or closed, and by itself when
nobody confirms it in time.`,
		Example: `  byssus incident respond 1 ransomware --do command-backup,freeze,notify --for 48h
  byssus incident report press-7@41 --kind ransomware
  byssus incident confirm 1 --reason "seen on site"`,
	}
	cmd.AddCommand(a.incidentReportCmd(), a.incidentListCmd(), a.incidentShowCmd(), a.incidentRespondCmd(), a.incidentResponsesCmd(),
		a.incidentDecideCmd("confirm", "Let an incident stand until it is closed", (*ledger.Client).Confirm),
		a.incidentDecideCmd("dismiss", "Undo an incident that was none", (*ledger.Client).Dismiss),
		a.incidentDecideCmd("close", "Undo a confirmed incident that is over", (*ledger.Client).CloseIncident))
	return cmd
}

// accountOf is the account of a key file, or of the installation.
func accountOf(i *installation, file, own string) (*ledger.Account, error) {
	if file == "" {
		file = i.keyFile(own)
	}
	account, err := ledger.LoadAccount(file)
	if err != nil {
		return nil, fmt.Errorf("the account's key: %w; --key names another file", err)
	}
	return account, nil
}

func (a *app) incidentReportCmd() *cobra.Command {
	var kind, evidence, keyFile string
	cmd := &cobra.Command{
		Use:   "report DEVICE[@SEQ]",
		Short: "Report an incident of a device; SEQ is its last good snapshot",
		Long: `Reports an incident as a monitor, with the operator's key or the one of --key: it needs
role monitor, and a scope (byssus monitor add). With @SEQ the snapshot of that number is
known to be good, and those after it are suspicious. Of the evidence only the SHA-256 is
on the chain: keep the file.`,
		Example: `  byssus incident report press-7 --kind anomaly
  byssus incident report press-7@41 --kind ransomware --evidence entropy.log`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			k, err := ledger.ParseIncidentKind(kind)
			if err != nil {
				return term.Exitf(term.Usage, "--kind: %w", err)
			}
			var shown record.Hash
			if evidence != "" {
				if shown, err = hashFile(evidence); err != nil {
					return term.Exitf(term.Usage, "--evidence: %w", err)
				}
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				monitor, err := accountOf(i, keyFile, operatorKey)
				if err != nil {
					return err
				}
				device, _, err := findDevice(ctx, c, name)
				if err != nil {
					return err
				}
				var good *record.Record
				if sequence != 0 {
					r, err := history{c}.RecordAt(ctx, device, sequence)
					if err != nil {
						return err
					}
					good = &r
				}
				id, err := c.ReportIncident(ctx, monitor, device, good, k, shown)
				if err != nil {
					return err
				}
				return a.printIncident(ctx, cmd, c, id)
			})
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "what it is: "+strings.Join(ledger.IncidentKinds(), ", "))
	cmd.Flags().StringVar(&evidence, "evidence", "", "file with what there is to show for it")
	cmd.Flags().StringVar(&keyFile, "key", "", "the monitor's key file (default: the operator's)")
	return cmd
}

// hashFile is the SHA-256 of a file.
func hashFile(name string) (h record.Hash, err error) {
	f, err := os.Open(name)
	if err != nil {
		return h, err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return h, fmt.Errorf("read %s: %w", name, err)
	}
	return record.Hash(sum.Sum(nil)), nil
}

func (a *app) printIncident(ctx context.Context, cmd *cobra.Command, c *ledger.Client, id uint64) error {
	i, err := c.Incident(ctx, id)
	if err != nil {
		return err
	}
	v, err := viewIncident(ctx, c, i)
	if err != nil {
		return err
	}
	return a.print(cmd, v, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %s\n", v.Label, v.Words)
		fmt.Fprintf(w, "  reported %s by %s, %s in all\n", when(v.OpenedAt), v.Monitor, term.Count(int(v.Reports), "time"))
		if v.Good != (record.Hash{}) {
			fmt.Fprintf(w, "  last good snapshot: record %s\n", v.Good)
		}
		if v.Suspect != 0 && v.Stands {
			fmt.Fprintf(w, "  suspicious: snapshot %d and those after it\n", v.Suspect)
		}
		if v.Evidence != (record.Hash{}) {
			fmt.Fprintf(w, "  SHA-256 of the evidence: %s\n", v.Evidence)
		}
	})
}

func (a *app) incidentListCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List incidents, newest first",
		Example: `  byssus incident list --limit 5 --json`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return term.Exitf(term.Usage, "--limit %d: want 1 or more", limit)
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				list, err := c.Incidents(ctx, limit)
				if err != nil {
					return err
				}
				views := make([]incidentView, len(list))
				for n, i := range list {
					if views[n], err = viewIncident(ctx, c, i); err != nil {
						return err
					}
				}
				return a.print(cmd, views, func(w io.Writer) {
					if len(views) == 0 {
						fmt.Fprintln(w, "no incident was reported")
						return
					}
					rows := [][]string{{"INCIDENT", "REPORTED (UTC)", "DEVICE", "KIND", "STATUS", "REPORTS", "ENDS UNLESS CONFIRMED", "DOES"}}
					for _, v := range views {
						ends := "-"
						if v.Status == "open" {
							ends = when(v.Expires)
						}
						rows = append(rows, []string{fmt.Sprint(v.ID), when(v.OpenedAt), v.Label, v.Kind, v.Status, fmt.Sprint(v.Reports), ends, v.Does.String()})
					}
					term.Table(w, rows)
				})
			})
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "at most this many")
	return cmd
}

func (a *app) incidentShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "show INCIDENT",
		Short:   "Show an incident",
		Example: `  byssus incident show 3`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number[uint64](args[0])
			if err != nil {
				return err
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				return a.printIncident(ctx, cmd, c, id)
			})
		},
	}
}

// incidentDecideCmd is what an officer does to an incident.
func (a *app) incidentDecideCmd(verb, short string, do func(*ledger.Client, context.Context, *ledger.Account, uint64, record.Hash) (uint64, record.Hash, error)) *cobra.Command {
	var reason, keyFile string
	cmd := &cobra.Command{
		Use:   verb + " INCIDENT",
		Short: short,
		Long: short + `, with the approver's key or the one of --key: it needs role officer.
The reason is on the chain as keccak256(salt || reason), with a salt of 32 random bytes
that is printed: keep both, so that the reason can be shown.`,
		Example: `  byssus incident ` + verb + ` 3 --reason "seen on site"`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number[uint64](args[0])
			if err != nil {
				return err
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				officer, err := accountOf(i, keyFile, approverKey)
				if err != nil {
					return err
				}
				var why record.Hash
				if reason != "" {
					var salt record.Hash
					_, _ = rand.Read(salt[:]) // never fails
					why = record.Hash(crypto.Keccak256(salt[:], []byte(reason)))
					say(cmd, "salt of the reason: %s", salt)
				}
				if _, _, err := do(c, ctx, officer, id, why); err != nil {
					return err
				}
				return a.printIncident(ctx, cmd, c, id)
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why")
	cmd.Flags().StringVar(&keyFile, "key", "", "the officer's key file (default: the approver's)")
	return cmd
}

func (a *app) incidentRespondCmd() *cobra.Command {
	var do []string
	var lasts time.Duration
	cmd := &cobra.Command{
		Use:   "respond POLICY KIND",
		Short: "Say what a policy does about incidents of a kind that are reported from now on",
		Long: `Says what a policy does about incidents of a kind, and for how long one stands that
nobody confirms (7 days at most). Incidents that are open stay as they are.

  command-backup   the device's agent backs up as soon as it sees it
  flag-line        the snapshots after the last good one are suspicious: restore passes them over
  freeze           no snapshot of the device is retired
  hold-good        the last good snapshot is not retired
  more-redundancy  the agent waits for all of the policy's stores, as long as it may
  notify           people are told (byssus alerts)
  block-restores   no restore of the device is granted; grants that were given stay
  more-approvals   a restore of the device needs one approval more than the policy asks`,
		Example: `  byssus incident respond 1 ransomware --do command-backup,flag-line,freeze,hold-good,notify --for 48h
  byssus incident respond 1 anomaly --do notify --for 24h`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			policy, err := number[uint32](args[0])
			if err != nil {
				return err
			}
			kind, err := ledger.ParseIncidentKind(args[1])
			if err != nil {
				return term.Exit{Code: term.Usage, Err: err}
			}
			actions, err := ledger.ParseActions(do)
			if err != nil {
				return term.Exitf(term.Usage, "--do: %w", err)
			}
			if lasts < time.Second || lasts%time.Second != 0 || lasts/time.Second > 1<<32-1 {
				return term.Exitf(term.Usage, "--for %s: want whole seconds, for example 90m or 48h", lasts)
			}
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				if _, _, err := c.SetResponse(ctx, operator, policy, kind, actions, uint32(lasts/time.Second)); err != nil {
					return err
				}
				return a.printResponses(ctx, cmd, c, policy)
			})
		},
	}
	cmd.Flags().StringSliceVar(&do, "do", nil, "what is done, several by commas; none: the incident is only on the record")
	cmd.Flags().DurationVar(&lasts, "for", 24*time.Hour, "how long one stands that nobody confirms")
	return cmd
}

func (a *app) incidentResponsesCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "responses POLICY",
		Short:   "Show what a policy does about incidents",
		Example: `  byssus incident responses 1`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			policy, err := number[uint32](args[0])
			if err != nil {
				return err
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				return a.printResponses(ctx, cmd, c, policy)
			})
		},
	}
}

func (a *app) printResponses(ctx context.Context, cmd *cobra.Command, c *ledger.Client, policy uint32) error {
	list, err := c.Responses(ctx, policy)
	if err != nil {
		return err
	}
	return a.print(cmd, list, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintf(w, "policy %d does nothing about incidents: they are on the record for a day\n", policy)
			return
		}
		rows := [][]string{{"KIND", "VERSION", "STANDS UNCONFIRMED FOR", "DOES"}}
		for _, r := range list {
			does := strings.Join(r.Actions, ", ")
			if does == "" {
				does = "nothing"
			}
			rows = append(rows, []string{r.Kind, fmt.Sprint(r.Version), term.Span(time.Duration(r.Duration) * time.Second), does})
		}
		term.Table(w, rows)
	})
}

func (a *app) monitorCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "monitor",
		Short: "Say which accounts may report incidents, and which",
		Example: `  byssus monitor add gateway --kind access
  byssus monitor list`,
	}
	var kinds []string
	var policies []uint
	add := &cobra.Command{
		Use:   "add ACCOUNT",
		Short: "Say what an account may report, in place of what it might before",
		Long: `Says which kinds of incidents an account may report, of devices under which policies.
It needs role monitor as well, which the consortium gives; a new installation's operator
and gateway have it. A gateway that may report access tells of records, ten or more in ten
minutes, that came in a device's name and that the device did not sign.`,
		Example: `  byssus monitor add 0x52908400098527886E0F7030069857D2E4169EE7 --kind anomaly,integrity --policy 1
  byssus monitor add gateway --kind access`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(kinds) == 0 {
				return term.Exitf(term.Usage, "--kind: want some of %s", strings.Join(ledger.IncidentKinds(), ", "))
			}
			var list []ledger.IncidentKind
			for _, name := range kinds {
				k, err := ledger.ParseIncidentKind(name)
				if err != nil {
					return term.Exitf(term.Usage, "--kind: %w", err)
				}
				list = append(list, k)
			}
			var numbers []uint32
			for _, p := range policies {
				if p == 0 || p > 1<<32-1 {
					return term.Exitf(term.Usage, "--policy %d: want a policy's number", p)
				}
				numbers = append(numbers, uint32(p))
			}
			return a.setMonitor(cmd, args[0], list, numbers)
		},
	}
	add.Flags().StringSliceVar(&kinds, "kind", nil, "what it may report, several by commas: "+strings.Join(ledger.IncidentKinds(), ", "))
	add.Flags().UintSliceVar(&policies, "policy", nil, "policies whose devices it watches, several by commas (default: all)")
	remove := &cobra.Command{
		Use:     "remove ACCOUNT",
		Short:   "Let an account report nothing any more",
		Example: `  byssus monitor remove 0x52908400098527886E0F7030069857D2E4169EE7`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.setMonitor(cmd, args[0], nil, nil) },
	}
	list := &cobra.Command{
		Use:     "list",
		Short:   "List which accounts may report incidents",
		Example: `  byssus monitor list --json`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				return a.printMonitors(ctx, cmd, c)
			})
		},
	}
	cmd.AddCommand(add, list, remove)
	return cmd
}

// setMonitor sets what an account may report. The installation's own go by their
// names.
func (a *app) setMonitor(cmd *cobra.Command, who string, kinds []ledger.IncidentKind, policies []uint32) error {
	return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
		operator, err := i.account(operatorKey)
		if err != nil {
			return err
		}
		var account common.Address
		switch {
		case who == operatorKey, who == gatewayKey:
			own, err := i.account(who)
			if err != nil {
				return err
			}
			account = own.Address()
		case common.IsHexAddress(who):
			account = common.HexToAddress(who)
		default:
			return term.Exitf(term.Usage, "%q is no account: want its address, 0x and 40 hexadecimal digits, or %s or %s for this installation's", term.Clean(who), operatorKey, gatewayKey)
		}
		if _, _, err := c.SetMonitor(ctx, operator, account, kinds, policies); err != nil {
			return err
		}
		return a.printMonitors(ctx, cmd, c)
	})
}

func (a *app) printMonitors(ctx context.Context, cmd *cobra.Command, c *ledger.Client) error {
	list, err := c.Monitors(ctx)
	if err != nil {
		return err
	}
	return a.print(cmd, list, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, "no account may report incidents")
			return
		}
		rows := [][]string{{"ACCOUNT", "KINDS", "POLICIES", "ROLE MONITOR"}}
		for _, m := range list {
			policies, role := "all", "yes"
			if len(m.Policies) > 0 {
				policies = strings.Trim(fmt.Sprint(m.Policies), "[]")
			}
			if !m.Role {
				role = "NO: it reports nothing before it has it"
			}
			rows = append(rows, []string{m.Account.Hex(), strings.Join(m.Kinds, ", "), policies, role})
		}
		term.Table(w, rows)
	})
}
