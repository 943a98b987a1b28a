package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

func (a *app) verifyCmd() *cobra.Command {
	var data, gone bool
	var sample int
	var offline, genesis string
	cmd := &cobra.Command{
		Use:   "verify DEVICE[@SEQ]",
		Short: "Check what the stores hold of a snapshot",
		Long: `Asks every store to show a leaf, chosen at random, of what it should hold of a
snapshot, and checks it against what the device signed: of every shard and copy,
or of a sample of them if there are many. Lists are read whole. With --read-data
every byte of every shard is fetched and checked.

It names what is damaged or missing, and says how many more stores may be lost.
Nothing is decrypted, so it takes no approval: it reads as one of the registered
stores of this installation. Broken off, the same command goes on where it was.

With --gone it asks every registered store whether it has dropped what only retired
snapshots list, and says who has, who has not yet, and who did not answer.

With --offline it checks a file that ` + "`byssus proof`" + ` wrote against the genesis
document, and asks nobody: it says what the chain accepted, and when.`,
		Example: `  byssus verify press-7
  byssus verify press-7 --read-data
  byssus verify press-7@12 --json
  byssus verify press-7 --gone
  byssus verify --offline press-7-12.proof --genesis genesis.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if (offline == "") != (genesis == "") {
				return term.Exitf(term.Usage, "--offline and --genesis belong together")
			}
			if gone && (offline != "" || data || sample != 0) {
				return term.Exitf(term.Usage, "--gone asks what stores have dropped: it goes with no other of verify's flags")
			}
			if offline != "" {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.ExactArgs(1)(cmd, args)
		},
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if offline != "" {
				return a.verifyOffline(cmd, offline, genesis)
			}
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			if gone {
				return a.verifyGone(cmd, device, sequence)
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, device)
				if err != nil {
					return err
				}
				r, err := a.restorer(cmd, i, c)
				if err != nil {
					return err
				}
				keys, err := disk.LoadKeys(durable.OS(), i.storeDir(i.conf.Stores[0].Number))
				if err != nil {
					return err
				}
				cert, err := identity.Certificate(keys.TLS)
				if err != nil {
					return err
				}
				list, err := light.Again(ctx, func(ctx context.Context) (*recovery.List, error) {
					v, err := r.Chain.Latest(ctx)
					if err != nil {
						return nil, err
					}
					found, err := recovery.Find(ctx, v, r.Records, r.Domain, id, sequence)
					if err != nil {
						return nil, err
					}
					return recovery.OpenList(ctx, v, r.Domain, found, cert)
				})
				if err != nil {
					return recoveryExit(err)
				}
				defer list.Close()
				bar := term.NewProgress(cmd.ErrOrStderr())
				bar.Step("verify")
				out, err := list.Verify(ctx, recovery.VerifyOptions{Data: data, Sample: sample, State: i.path("verify"),
					Progress: func(done, of int) {
						bar.Set(term.Amount{Done: uint64(done), Total: uint64(max(of, done)), Note: func() string { return "shards and copies" }})
					}})
				bar.Close()
				if err != nil && out.Checked > 0 {
					say(cmd, "%s checked, about %d left: run this again to go on", term.Count(out.Checked, "object"), out.Left)
				}
				if err != nil {
					return recoveryExit(err)
				}
				if err := a.print(cmd, out, func(w io.Writer) { verifiedWords(w, d.Label, out) }); err != nil {
					return err
				}
				switch {
				case len(out.Lost) > 0:
					return printed(term.Exitf(term.Damaged, "%s cannot be rebuilt", term.Count(len(out.Lost), "object")))
				case !out.Whole():
					return printed(term.Exitf(term.Damaged, "%s damaged, missing or out of reach: all of it can be rebuilt", term.Count(len(out.Faults)+out.FaultsOmitted, "object")))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&gone, "gone", false, "ask whether stores have dropped what only retired snapshots list")
	cmd.Flags().BoolVar(&data, "read-data", false, "fetch and check every byte, not a leaf of each shard")
	cmd.Flags().IntVar(&sample, "sample", 0, "without --read-data: of about how many objects stores show a leaf; 0: 1000")
	cmd.Flags().StringVar(&offline, "offline", "", "check this `proof` of an anchor, without a network")
	cmd.Flags().StringVar(&genesis, "genesis", "", "the genesis document to check it against, a `file`")
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		var e *pflag.ValueRequiredError
		if errors.As(err, &e) && e.GetFlag().Name == "data" {
			err = fmt.Errorf("%w (the folder of the installation); to read all data say --read-data", err)
		}
		return err
	})
	return cmd
}

func verifiedWords(w io.Writer, label string, v recovery.Verification) {
	rows := [][]string{{"SLOT", "STORE", "GOOD", "DAMAGED", "MISSING", "NO ANSWER", "FIRST REASON"}}
	for _, s := range v.Slots {
		rows = append(rows, []string{fmt.Sprint(s.Slot), fmt.Sprint(s.Store), fmt.Sprintf("%d of %d", s.Good, s.Objects), fmt.Sprint(s.Damaged),
			fmt.Sprint(s.Missing), fmt.Sprint(s.Unanswered), term.Clean(s.FirstReason)})
	}
	term.Table(w, rows)
	fmt.Fprintf(w, "\n%s\n", term.Covered(v))
	for _, f := range v.Faults[:min(len(v.Faults), 50)] {
		fmt.Fprintln(w, term.Clean(f.String()))
	}
	if more := len(v.Faults) - 50 + v.FaultsOmitted; more > 0 {
		fmt.Fprintf(w, "and %d more\n", more)
	}
	for _, l := range v.Lost {
		fmt.Fprintf(w, "LOST: %s %s: %d of %d left, %d needed\n", l.Kind, l.Object, l.Have, l.Of, l.Need)
	}
	switch {
	case len(v.Lost) > 0:
		fmt.Fprintf(w, "%s@%d cannot be restored in full\n", term.Clean(label), v.Sequence)
	default:
		fmt.Fprintf(w, "%s@%d can be restored in full, and after the loss of any %d more stores (read in %s)\n", term.Clean(label), v.Sequence, v.Losses, term.Span(v.Duration))
	}
}
