package command

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/light"
)

func newTrust(f *flags) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "trust CHECKPOINT",
		Short: "Believe the chain again after a long absence, by a checkpoint",
		Long: `A device that was off for more than 14 days, or whose clock was lost, cannot tell
a new header from one that was forged with keys of former validators. It goes on
queueing, and believes nothing new, until it is given a checkpoint: a file in
which more than two thirds of the organisations that it knew say what the chain
is (byssus checkpoint). The checkpoint must contain this device's own last
snapshot, and is only ever a step forward.`,
		Example: `  byssus-agent trust /media/usb/press-7.checkpoint`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := durable.ReadFile(durable.OS(), args[0], int64(light.MaxCheckpointBytes))
			if err != nil {
				return usage("read checkpoint: %w", err)
			}
			return f.withAgent(agent.Options{Progress: f.progress(cmd), Wait: f.wait}, func(_ *agent.Folder, a *agent.Agent) error {
				taken, err := a.Take(cmd.Context(), raw)
				if err != nil {
					return err
				}
				return f.print(cmd, taken, func(w io.Writer) {
					line(w, "The chain is believed up to block %d of %s, as %s say.", taken.Block, date(taken.Time), term.Count(taken.Signed, "organisation"))
				})
			})
		},
	}
	f.waitFlag(cmd, time.Minute, "how long to wait for the gateway")
	return cmd
}
