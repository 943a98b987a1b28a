package command

import (
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

func newRun(f *flags) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Back up by the policy's interval, until stopped",
		Long: `Runs as a service: backs up the sources in agent.yaml, or else the paths of the
last ` + "`backup PATH…`" + `, whenever the policy on the chain asks for it. What fails is tried again at growing intervals,
what was interrupted goes on, and slots that lack a snapshot are filled. It ends
by itself only when no waiting helps: the device was revoked or replaced, its
state is damaged, another machine uses its identity.

It reads the file agent.yaml once, when it starts (see ` + "`byssus-agent backup --help`" + `).

SIGUSR1 makes it back up at once. SIGTERM and Ctrl-C stop it at once; nothing
is lost. While it runs, a ` + "`backup`" + ` of one's own says that the folder is in use,
and ends with code 1.`,
		Example: `  byssus-agent run
  byssus-agent run --json > backups.jsonl
  kill -USR1 $(pidof byssus-agent)      # back up now`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			log := f.logger(cmd, slog.LevelInfo)
			now := make(chan os.Signal, 1)
			signal.Notify(now, syscall.SIGUSR1)
			defer signal.Stop(now)
			o := agent.Options{Log: log, Wait: f.wait}
			if err := f.configure(cmd, &o); err != nil {
				return err
			}
			return f.withAgent(o, func(_ *agent.Folder, a *agent.Agent) error {
				return a.Run(cmd.Context(), now, func(res agent.Result, err error) {
					if f.json {
						if werr := term.JSONLine(cmd.OutOrStdout(), report{res, words(err)}); werr != nil {
							log.Error("write result", "error", werr)
						}
					}
					switch c := res.Committed; {
					case err != nil:
						log.Error("backup", "error", err)
					case c != nil:
						for _, s := range c.Made.Failed {
							log.Error("source failed", "path", s.Path, "kind", s.Kind, "since", s.Since, "error", s.Error)
						}
						log.Info("backed up", "snapshot", c.Sequence, "slots", c.Held(), "of", res.Of, "files", c.Made.Files,
							"bytes", c.Made.Bytes, "new", c.Made.NewBytes, "unread", c.Made.Unread, "block", c.Block, "took", res.Took.Round(time.Millisecond))
					}
					if r := res.Resumed; r != nil {
						log.Info("snapshot of an earlier run committed", "snapshot", r.Sequence, "block", r.Block)
					}
				})
			})
		},
	}
	f.linkFlags(cmd)
	f.waitFlag(cmd, time.Minute, "how long one try waits for the chain or a custodian")
	return cmd
}

type report struct {
	agent.Result
	Error string `json:"error,omitempty"`
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
