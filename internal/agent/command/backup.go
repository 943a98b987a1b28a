package command

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

func newBackup(f *flags) *cobra.Command {
	var all, dry bool
	var chosen selectionFlags
	cmd := &cobra.Command{
		Use:   "backup [PATH…]",
		Short: "Back up now, and return when the snapshot is committed",
		Long: `Backs up the given paths, or those of the last time, but for what is left out by
choice. Both are remembered for later backups and for ` + "`byssus-agent run`" + `; who
names paths names both anew. It returns when the snapshot is committed: enough
stores have signed that they hold it, the custodians have its key, and the chain
proves the anchor. Stores that were not needed for that get their part with the
next run (or with --all-slots before it returns).

If it must wait for something (stores, the gateway, a custodian), it says for
what and ends with code 75: nothing is lost, and the next run goes on. While
` + "`byssus-agent run`" + ` is active in the same folder it does nothing, says how to
ask that one for a backup, and ends with code 1.

` + selectionHelp + `

What is backed up can stand in the file agent.yaml in the state folder instead,
databases and the output of commands too; then no paths are given here. A source
that fails is named with the reason, all else is backed up, and the code is 5:

  sources:
    - {directory: /etc, exclude: ["*.bak", /etc/ssl/private]}
    - sqlite: /var/lib/app/app.db
    - {command: [pg_dump, -Fc, -Z0, app], as: /var/backups/app.pgdump}

What holds for the link can stand there too; a flag comes before it. Of the windows the first that is open holds, by this
device's clock and time zone, and outside of all there is no bound:

  metered: true
  limit-rate:                  # or one rate: limit-rate: 2M
    - {from: 08:00, to: 18:00, days: mon-fri, rate: 512k}
    - {from: 18:00, to: 08:00, rate: "up=2M,down=4M"}

So can gateways beside the one of the token, for every command, each with the
SHA-256 of its TLS public key. Another is asked when one lies, is behind, does not answer, or shows
nothing new for an hour; which and why is told:

  gateways:
    - {url: "https://gate.b.example:8546", key: "0x…"}

--dry-run says what would be read, and does nothing; with -v it lists every entry
(with --json too: one object a line, the sum last). It works without a network.`,
		Example: `  byssus-agent backup /etc /var/lib/app
  byssus-agent backup                   # the same paths again
  byssus-agent backup / --exclude '*.tmp' --exclude /var/cache --exclude-caches
  byssus-agent backup /srv --exclude-file /etc/byssus-exclude --dry-run -v
  byssus-agent backup --all-slots --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if dry {
				return f.dryRun(cmd, chosen, args)
			}
			o := agent.Options{Log: f.logger(cmd, slog.LevelError), Progress: f.progress(cmd), Wait: f.wait}
			if err := f.configure(cmd, &o); err != nil {
				return err
			}
			return f.withAgent(o, func(folder *agent.Folder, a *agent.Agent) error {
				choice, err := chosen.choice(cmd, folder, o.Sources, args)
				if err == nil && chosen.says(cmd, args) {
					err = folder.Choose(choice)
				}
				var paths []string
				if err == nil {
					paths, err = a.Sources()
				}
				if err != nil {
					return err
				}
				res, err := a.Backup(cmd.Context(), record.ByPerson, paths)
				if err == nil && all {
					res, err = fillAll(cmd, a, res, f.wait)
				}
				return f.sayBackup(cmd, res, err)
			})
		},
	}
	f.linkFlags(cmd)
	f.waitFlag(cmd, time.Minute, "how long to wait for the chain or a custodian before leaving it to the next run")
	chosen.add(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be read and left out; write and send nothing")
	cmd.Flags().BoolVar(&all, "all-slots", false, "return only when every slot of the policy holds the snapshot")
	return cmd
}

// fillAll waits until every slot holds the snapshot.
func fillAll(cmd *cobra.Command, a *agent.Agent, res agent.Result, wait time.Duration) (agent.Result, error) {
	deadline := time.Now().Add(wait)
	for {
		err := a.Fill(cmd.Context())
		if h := a.Head(); h != nil && res.Committed != nil && h.Hash == res.Committed.Hash {
			res.Committed = h
		}
		if _, queued := errors.AsType[*agent.QueuedError](err); !queued || time.Now().After(deadline) {
			return res, err
		}
		select {
		case <-cmd.Context().Done():
			return res, cmd.Context().Err()
		case <-time.After(time.Second):
		}
	}
}

// sayBackup says what a backup did; the error is its exit code.
func (f *flags) sayBackup(cmd *cobra.Command, res agent.Result, err error) error {
	if res.Committed == nil && res.Resumed == nil && err != nil {
		return err
	}
	if perr := f.print(cmd, res, func(w io.Writer) { sayResult(w, res) }); perr != nil {
		return perr
	}
	if c := res.Committed; err == nil && c != nil {
		err = incomplete(c.Made, res.Hook)
	}
	return printed(err)
}

// incomplete says what a snapshot lacks, or what failed after it; nil: nothing.
func incomplete(m agent.Made, hook string) error {
	var words []string
	if hook != "" {
		words = append(words, "everything is backed up as it says above, but then failed "+hook)
	}
	if n := len(m.Failed); n > 0 {
		lines := term.Count(n, "source") + " failed; all else is backed up:"
		for _, s := range m.Failed {
			lines += fmt.Sprintf("\n  %s: %s", term.Name(s.Path), s.Words())
		}
		words = append(words, lines)
	}
	if m.Unread > 0 {
		words = append(words, fmt.Sprintf("%s could not be read or changed while being read; all else is backed up:\n  %s",
			term.Count(m.Unread, "file"), strings.Join(m.UnreadList, "\n  ")))
	}
	if len(words) == 0 {
		return nil
	}
	return term.Exitf(term.Incomplete, "%s", strings.Join(words, "\n"))
}

func sayResult(w io.Writer, res agent.Result) {
	if r := res.Resumed; r != nil {
		line(w, "Snapshot %d, begun by an earlier run, is committed (block %d).", r.Sequence, r.Block)
	}
	c := res.Committed
	if c == nil {
		return
	}
	line(w, "Backed up: snapshot %d, %s, %s (%s new), in %s.", c.Sequence, term.Count(c.Made.Files, "file"),
		term.Bytes(c.Made.Bytes), term.Bytes(c.Made.NewBytes), term.Span(res.Took))
	if l := c.Made.LeftOut; l != nil {
		sayLeftOut(w, *l)
	}
	if v := c.Made.Verdict; v != nil {
		sayVerdict(w, v)
	}
	line(w, "%s", survives(*c))
	line(w, "Anchored and proven at block %d as record %s; kept at least until %s.", c.Block, c.Hash, date(c.Expiry))
}

// sayVerdict says what a snapshot is suspected of, and what that does not change.
func sayVerdict(w io.Writer, v *suspicion.Verdict) {
	line(w, "Suspicious: %s. The backup was made all the same, and those before it are as they were.", v.Kinds)
	for _, r := range v.Reasons {
		line(w, "  %s", term.Clean(r))
	}
}

// survives says on how many slots a snapshot is and what it outlives.
func survives(a agent.Anchor) string {
	n := len(a.Slots)
	if n == 0 {
		return "Made by an earlier machine in this device's place."
	}
	full := n - int(a.K)
	missing := a.Missing()
	if len(missing) == 0 {
		return fmt.Sprintf("On all %d slots: it survives the loss of %s.", n, anyOf(full, n))
	}
	slots := make([]string, len(missing))
	for i, s := range missing {
		slots[i] = fmt.Sprint(s)
	}
	return fmt.Sprintf("On %d of %d slots: it survives the loss of %s now, and of %s when slot %s has it too, which the next run sees to.",
		a.Held(), n, anyOf(a.Survives(), a.Held()), anyOf(full, n), strings.Join(slots, ", "))
}

func anyOf(k, n int) string {
	if k <= 0 {
		return fmt.Sprintf("none of the %d stores", n)
	}
	return fmt.Sprintf("any %d of %d stores", k, n)
}
