package cli

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
)

func (a *app) logCmd() *cobra.Command {
	var from uint64
	var limit int
	cmd := &cobra.Command{
		Use:   "log [DEVICE]",
		Short: "Show what happened, from the chain: blocks, times, transactions",
		Long: `Shows what happened, oldest first, as the chain's contracts recorded it: every
line stands in a final block, and any Ethereum client reads the same.`,
		Example: `  byssus log                the newest
  byssus log --limit 0      everything
  byssus log press-7        what concerns one device
  byssus log --json | jq    for programs`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				if limit < 0 {
					return term.Exitf(term.Usage, "--limit %d: want how many events to show, 0 for all", limit)
				}
				filter := ledger.TrailFilter{From: from, Limit: limit}
				if len(args) == 1 {
					id, _, err := findDevice(ctx, c, args[0])
					if err != nil {
						return err
					}
					filter.Device = id
				}
				head, err := c.Head(ctx)
				if err != nil {
					return err
				}
				if from > head.Number {
					return term.Exitf(term.Usage, "--from %d: the newest block is %d", from, head.Number)
				}
				events, err := c.Trail(ctx, filter)
				if err != nil {
					return err
				}
				labels, err := deviceLabels(ctx, c)
				if err != nil {
					return err
				}
				if limit > 0 && len(events) >= limit {
					say(cmd, "the newest %d events; --limit 0 shows all there are", len(events))
				}
				return a.print(cmd, events, func(w io.Writer) { writeTrail(w, events, labels) })
			})
		},
	}
	cmd.Flags().Uint64Var(&from, "from", 0, "first block to show")
	cmd.Flags().IntVar(&limit, "limit", 1000, "how many of the newest events to show, 0 for all")
	return cmd
}

// deviceLabels maps devices' ids to their names.
func deviceLabels(ctx context.Context, c *ledger.Client) (map[string]string, error) {
	views, err := viewDevices(ctx, c)
	if err != nil {
		return nil, err
	}
	labels := map[string]string{}
	for _, v := range views {
		labels[v.ID.String()] = v.Label
	}
	return labels, nil
}

func writeTrail(w io.Writer, events []ledger.Event, labels map[string]string) {
	rows := [][]string{{"BLOCK", "TIME (UTC)", "TRANSACTION", "DEVICE", "WHAT"}}
	for _, e := range events {
		device := labels[e.Device.String()]
		if device == "" {
			device = "-"
		}
		rows = append(rows, []string{fmt.Sprint(e.Block), e.Time.Format(time.DateTime), e.Transaction.String()[:12] + "…", device, term.Clean(e.Words)})
	}
	term.Table(w, rows)
}
