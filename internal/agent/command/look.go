package command

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/cli/view"
)

const ownHelp = `It works while the agent runs, and asks nobody. The device can look into the
snapshots of its present epoch; the keys of earlier ones it has forgotten on
purpose, so that a thief cannot read its history: those take a grant (code 3).`

// snapshotNumber reads the number of a snapshot; "latest" is 0.
func snapshotNumber(text string) (uint64, error) {
	if text == "latest" {
		return 0, nil
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n == 0 {
		return 0, usage("%q is no snapshot: want its number, as `byssus-agent snapshots` shows it, or latest", term.Clean(text))
	}
	return n, nil
}

// look opens own snapshots.
func (f *flags) look(cmd *cobra.Command, sequences []uint64, look func([]*archive.Snapshot) error) error {
	folder, err := agent.LookFolder(f.state)
	if err != nil {
		return code(err)
	}
	return code(agent.Browse(cmd.Context(), folder, f.logger(cmd, slog.LevelWarn), sequences, look))
}

func (f *flags) output(cmd *cobra.Command) view.Output {
	return view.Output{W: cmd.OutOrStdout(), JSON: f.json}
}

// completeSnapshots proposes the numbers of snapshots for the first arguments.
func (f *flags) completeSnapshots(arguments int) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		folder, err := agent.LookFolder(f.state)
		if err != nil || len(args) >= arguments {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		j, err := agent.OpenJournal(folder)
		if err != nil || j.Head() == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp // a shell has no place for an error
		}
		words := []string{"latest"}
		for n := j.Head().Sequence; n > 0 && len(words) < 20; n-- {
			if word := fmt.Sprint(n); strings.HasPrefix(word, begun) {
				words = append(words, word)
			}
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

func newSnapshots(f *flags) *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "snapshots",
		Short: "List this device's snapshots, newest first",
		Long: `Lists this device's snapshots as the chain has them, newest first. Into those
marked with * the device can look by itself (ls, cat, find, diff); the keys of
the others it has forgotten on purpose.`,
		Example: `  byssus-agent snapshots
  byssus-agent snapshots --limit 5 --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return usage("--limit %d: want 1 or more", limit)
			}
			folder, err := agent.LookFolder(f.state)
			if err != nil {
				return code(err)
			}
			list, err := agent.Snapshots(cmd.Context(), folder, f.logger(cmd, slog.LevelWarn), limit)
			if err != nil {
				return code(err)
			}
			return f.print(cmd, list, func(w io.Writer) {
				if len(list) == 0 {
					line(w, "no snapshot is committed yet")
					return
				}
				rows := [][]string{{"SNAPSHOT", "ANCHORED", "WHY", "EPOCH", "SLOTS", "KEPT UNTIL AT LEAST", "RECORD"}}
				for _, s := range list {
					own := " "
					if s.Own {
						own = "*"
					}
					rows = append(rows, []string{fmt.Sprint(s.Sequence), date(s.AnchoredAt), s.Trigger.String(), fmt.Sprint(s.Epoch) + own, fmt.Sprint(s.Slots), date(s.Expiry), s.Record.String()[:18] + "…"})
				}
				term.Table(w, rows)
			})
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "at most this many")
	return cmd
}

func newLs(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "ls [SNAPSHOT] [PATH]",
		Short: "List the files of a snapshot of this device",
		Long: `Lists all that a snapshot holds at or below a path. Without a number it is the
newest snapshot; a path begins with a slash.

` + ownHelp,
		Example: `  byssus-agent ls
  byssus-agent ls /etc
  byssus-agent ls 12 /etc --json`,
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: f.completeSnapshots(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			sequence, path := uint64(0), ""
			if len(args) > 0 && !strings.HasPrefix(args[0], "/") {
				var err error
				if sequence, err = snapshotNumber(args[0]); err != nil {
					return err
				}
				args = args[1:]
			}
			switch {
			case len(args) == 2:
				return usage("%q and %q: name one path", term.Clean(args[0]), term.Clean(args[1]))
			case len(args) == 1:
				path = view.Clean(args[0])
			}
			return f.look(cmd, []uint64{sequence}, func(s []*archive.Snapshot) error {
				return view.List(cmd.Context(), s[0], path, f.output(cmd))
			})
		},
	}
}

func newCat(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "cat SNAPSHOT PATH",
		Short: "Write a file of a snapshot of this device to standard output",
		Long: `Writes the bytes of a file, as the snapshot has them, to standard output. Only what
they are in is fetched.

` + ownHelp,
		Example: `  byssus-agent cat latest /etc/fstab
  byssus-agent cat 12 /var/lib/app/app.db > app.db`,
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: f.completeSnapshots(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.json {
				return usage("cat writes a file's bytes: leave --json out")
			}
			sequence, err := snapshotNumber(args[0])
			if err != nil {
				return err
			}
			return f.look(cmd, []uint64{sequence}, func(s []*archive.Snapshot) error {
				return view.Cat(cmd.Context(), s[0], view.Clean(args[1]), cmd.OutOrStdout())
			})
		},
	}
}

func newFind(f *flags) *cobra.Command {
	var by view.Find
	var snapshot string
	cmd := &cobra.Command{
		Use:   "find PATTERN",
		Short: "Find files in a snapshot of this device by name, type, time or size",
		Long:  "Finds what a pattern matches in the newest snapshot, or in another one.\n\n" + view.FindHelp + "\n\n" + ownHelp,
		Example: `  byssus-agent find '*.log' --larger 10M
  byssus-agent find '/etc/**' --type f --newer 2026-11-20 --snapshot 12`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			search, err := by.Parse(args[0], time.Now())
			if err != nil {
				return usage("%w", err)
			}
			sequence, err := snapshotNumber(snapshot)
			if err != nil {
				return err
			}
			return f.look(cmd, []uint64{sequence}, func(s []*archive.Snapshot) error {
				return search.Run(cmd.Context(), s[0], f.output(cmd))
			})
		},
	}
	cmd.Flags().StringVar(&snapshot, "snapshot", "latest", "`number` of the snapshot")
	by.Flags(cmd)
	return cmd
}

func newDiff(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "diff SNAPSHOT SNAPSHOT",
		Short: "Show in what two snapshots of this device differ",
		Long:  "Shows in what the second snapshot differs from the first.\n\n" + view.DiffHelp + "\n\n" + ownHelp,
		Example: `  byssus-agent diff 11 12
  byssus-agent diff 11 latest --json`,
		Args:              cobra.ExactArgs(2),
		ValidArgsFunction: f.completeSnapshots(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var sequences []uint64
			for _, a := range args {
				n, err := snapshotNumber(a)
				if err != nil {
					return err
				}
				sequences = append(sequences, n)
			}
			return f.look(cmd, sequences, func(s []*archive.Snapshot) error {
				return view.Diff(cmd.Context(), s[0], s[1], f.output(cmd))
			})
		},
	}
}
