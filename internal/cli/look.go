package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/cli/view"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

const grantHelp = `Names are as secret as contents, so it takes the same approval as a restore; the
request stays open, and a restore of the same snapshot then asks nobody again.
Without --wait=false it waits for the approval.`

// looking is what the commands that look into snapshots share.
type looking struct {
	app  *app
	wait bool
}

func (l *looking) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.wait, "wait", true, "wait for the approval; else exit with 75 while there is none")
}

func (l *looking) output(cmd *cobra.Command) view.Output {
	return view.Output{W: cmd.OutOrStdout(), JSON: l.app.json}
}

// look opens snapshots of one device under grants.
func (l *looking) look(cmd *cobra.Command, device string, sequences []uint64, look func(context.Context, []*archive.Snapshot) error) error {
	return l.app.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
		id, _, err := findDevice(ctx, c, device)
		if err != nil {
			return err
		}
		r, err := l.app.restorer(cmd, i, c)
		if err != nil {
			return err
		}
		job := recovery.Job{Device: id, Sequence: sequences[0], Wait: l.wait, Requests: i.path("requests")}
		if len(sequences) == 1 {
			return recoveryExit(r.Browse(ctx, job, func(s *archive.Snapshot) error { return look(ctx, []*archive.Snapshot{s}) }))
		}
		return recoveryExit(r.BrowseSeveral(ctx, job, sequences, func(s []*archive.Snapshot) error { return look(ctx, s) }))
	})
}

// completeSnapshots proposes devices, and behind a device's @ its snapshots.
func (a *app) completeSnapshots(n int) completion {
	devices := a.completeDevices(n)
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		device, _, named := strings.Cut(begun, "@")
		if !named {
			return devices(cmd, args, begun)
		}
		return a.complete(n, func(ctx context.Context, _ *installation, c *ledger.Client) ([]string, error) {
			id, _, err := findDevice(ctx, c, device)
			if err != nil {
				return nil, err
			}
			head, err := c.State().Head(ctx, id)
			var words []string
			for s := head.Sequence; err == nil && s > 0 && len(words) < 20; s-- {
				words = append(words, fmt.Sprintf("%s@%d", device, s))
			}
			return words, err
		})(cmd, args, begun)
	}
}

func (a *app) lsCmd() *cobra.Command {
	l := &looking{app: a}
	cmd := &cobra.Command{
		Use:   "ls DEVICE[@SEQ] [PATH]",
		Short: "List the files of a snapshot, once a restore of it is approved",
		Long:  "Lists all that a snapshot holds at or below a path.\n\n" + grantHelp,
		Example: `  byssus ls press-7
  byssus ls press-7@12 /etc
  byssus ls press-7 --json | jq -r .path        one object a line`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: a.completeSnapshots(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			under := ""
			if len(args) == 2 {
				under = view.Clean(args[1])
			}
			return l.look(cmd, device, []uint64{sequence}, func(ctx context.Context, s []*archive.Snapshot) error {
				return view.List(ctx, s[0], under, l.output(cmd))
			})
		},
	}
	l.flags(cmd)
	return cmd
}

func (a *app) catCmd() *cobra.Command {
	l := &looking{app: a}
	cmd := &cobra.Command{
		Use:   "cat DEVICE[@SEQ] PATH",
		Short: "Write a file of a snapshot to standard output, once a restore is approved",
		Long: `Writes the bytes of a file, as the snapshot has them, to standard output. Only what
they are in is fetched.

` + grantHelp,
		Example: `  byssus cat press-7 /etc/fstab
  byssus cat press-7@12 /var/lib/app/app.db > app.db`,
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: a.completeSnapshots(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.json {
				return term.Exitf(term.Usage, "cat writes a file's bytes: leave --json out")
			}
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			return l.look(cmd, device, []uint64{sequence}, func(ctx context.Context, s []*archive.Snapshot) error {
				return view.Cat(ctx, s[0], view.Clean(args[1]), cmd.OutOrStdout())
			})
		},
	}
	l.flags(cmd)
	return cmd
}

func (a *app) findCmd() *cobra.Command {
	l := &looking{app: a}
	var by view.Find
	cmd := &cobra.Command{
		Use:   "find DEVICE[@SEQ] PATTERN",
		Short: "Find files in a snapshot by name, type, time or size, once a restore is approved",
		Long:  "Finds what a pattern matches in a snapshot.\n\n" + view.FindHelp + "\n\n" + grantHelp,
		Example: `  byssus find press-7 '*.log' --larger 10M
  byssus find press-7@12 '/etc/**' --type f --newer 2026-11-20`,
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: a.completeSnapshots(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			search, err := by.Parse(args[1], time.Now())
			if err != nil {
				return term.Exit{Code: term.Usage, Err: err}
			}
			return l.look(cmd, device, []uint64{sequence}, func(ctx context.Context, s []*archive.Snapshot) error {
				return search.Run(ctx, s[0], l.output(cmd))
			})
		},
	}
	by.Flags(cmd)
	l.flags(cmd)
	return cmd
}

func (a *app) diffCmd() *cobra.Command {
	l := &looking{app: a}
	cmd := &cobra.Command{
		Use:   "diff DEVICE@SEQ [DEVICE@]SEQ",
		Short: "Show in what two snapshots of a device differ, once a restore is approved",
		Long: "Shows in what the second snapshot differs from the first.\n\n" + view.DiffHelp + "\n\n" + grantHelp + `
Snapshots of one epoch take one approval, of two epochs two.`,
		Example: `  byssus diff press-7@11 press-7@12
  byssus diff press-7@11 12 --json`,
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: a.completeSnapshots(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			device, first, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			second := args[1]
			if !strings.Contains(second, "@") {
				second = device + "@" + second
			}
			other, last, err := parseSnapshot(second)
			if err != nil {
				return err
			}
			if first == 0 || other != device && !sameID(other, device) {
				return term.Exitf(term.Usage, "%s and %s: want two snapshots of one device, as in press-7@11 press-7@12", term.Clean(args[0]), term.Clean(args[1]))
			}
			return l.look(cmd, device, []uint64{first, last}, func(ctx context.Context, s []*archive.Snapshot) error {
				return view.Diff(ctx, s[0], s[1], l.output(cmd))
			})
		},
	}
	l.flags(cmd)
	return cmd
}

// sameID tells whether two texts are one device's id.
func sameID(a, b string) bool {
	x, err := record.ParseHash(a)
	y, err2 := record.ParseHash(b)
	return err == nil && err2 == nil && x == y
}
