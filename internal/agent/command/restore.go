package command

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// restoreFlags are those of `restore`, and of `join --restore`.
type restoreFlags struct {
	to       string
	sequence uint64
	how      term.Restoring
	paths    []string
	region   string
	noWait   bool
	try      bool
}

func (r *restoreFlags) add(cmd *cobra.Command, with string) {
	cmd.Flags().StringVar(&r.to, "to", "", with+"the `folder` for the files: empty, or missing; / puts everything where it was")
	r.how.Flags(cmd.Flags(), with)
	cmd.Flags().StringVar(&r.region, "region", "", with+"where the files go, a `name`, public; some policies want one that they list")
	cmd.Flags().BoolVar(&r.noWait, "no-wait", false, with+"do not wait for the approval: end with code 75 while there is none")
}

func newRestore(f *flags) *cobra.Command {
	var r restoreFlags
	cmd := &cobra.Command{
		Use:   "restore [PATH...] --to DIR",
		Short: "Bring a snapshot of this device back",
		Long: `Restores this device's last snapshot, or another one, into a folder. While the
device has the key of the snapshot's epoch it asks nobody. A replacement, or a
snapshot of an earlier epoch, needs a grant: the request goes on the chain, the
approvers of the policy approve it (byssus approve NUMBER), and the custodians
release the key. Where the policy lets a successor restore itself, a replacement
is granted it without approvals after the policy's delay, unless the machine
before shows that it lives. Run again, it goes on with the same request, and in the same
folder, however it was broken off: files that are there byte for byte are not
fetched again. With paths only those come back, with all below them and the
directories above; of the rest next to nothing is fetched. With --dry-run it
says what it would write, overwrite, keep and fetch, and writes nothing.

Every byte is verified against what was anchored. What cannot be rebuilt is
named with the reason, all else is restored, and the code is 4.`,
		Example: `  byssus-agent restore --to /mnt/restored
  byssus-agent restore --snapshot 12 --to /mnt/restored
  byssus-agent restore --to / --overwrite
  byssus-agent restore /etc/hosts /var/lib/app --to / --overwrite=if-changed
  byssus-agent restore --to / --overwrite=if-changed --dry-run
  byssus-agent restore --to /mnt/restored --no-wait`,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.paths = args
			return f.restore(cmd, r)
		},
	}
	r.add(cmd, "")
	cmd.Flags().Uint64Var(&r.sequence, "snapshot", 0, "`number` of the snapshot; 0 is the newest")
	cmd.Flags().BoolVar(&r.try, "dry-run", false, "say what would be written, and write nothing")
	f.waitFlag(cmd, time.Minute, "how long one step waits for the gateway; for the approval it waits without end")
	return cmd
}

func (f *flags) restore(cmd *cobra.Command, r restoreFlags) error {
	if r.to == "" {
		return usage("--to DIR says where the files go; --to / puts everything where it was")
	}
	how, existing, err := r.how.Options(r.paths)
	if err != nil {
		return err
	}
	var region record.Hash
	if len(r.region) > 31 {
		return usage("--region %q: want a name of at most 31 bytes", term.Clean(r.region))
	}
	copy(region[:], r.region)
	p := f.progress(cmd)
	return f.withAgent(agent.Options{Log: f.logger(cmd, slog.LevelError), Progress: p, Wait: f.wait}, func(_ *agent.Folder, a *agent.Agent) error {
		p.Step("restoring")
		job := agent.Restore{Sequence: r.sequence, To: r.to, Existing: existing, How: how, Region: region, NoWait: r.noWait,
			Asked: func(n uint64) {
				fmt.Fprintf(cmd.ErrOrStderr(), "restore request %d is on the chain; on the operator's side somebody now runs\n  byssus approve %d\n", n, n)
			},
			Progress: func(x archive.RestoreProgress) {
				p.Set(term.Amount{Done: x.Bytes, Bytes: true, Note: func() string { return fmt.Sprintf("in %d entries  /%s", x.Entries, x.Path) }})
			}}
		var report recovery.Report
		var trial recovery.Trial
		var err error
		if r.try {
			trial, err = a.TryRestore(cmd.Context(), job)
		} else {
			report, err = a.Restore(cmd.Context(), job)
		}
		p.Close()
		if waiting, ok := errors.AsType[*recovery.WaitingError](err); ok && waiting.GrantableAt.IsZero() {
			return term.Exitf(term.Queued, "%w\nOn the operator's side: byssus approve %d", waiting, waiting.Request)
		}
		if target, ok := errors.AsType[*recovery.TargetError](err); ok {
			if errors.Is(err, archive.ErrNotEmpty) {
				return usage("--to %w: name another, or let its files be replaced with --overwrite", target)
			}
			return usage("--to %w", target)
		}
		if r.try && err == nil {
			return f.print(cmd, trial, func(w io.Writer) { term.Tried(w, trial) })
		}
		if report.Files > 0 || report.Incomplete != nil || err == nil {
			if perr := f.print(cmd, report, func(w io.Writer) { sayRestored(w, report) }); perr != nil {
				return perr
			}
			return printed(err)
		}
		return err
	})
}

func sayRestored(w io.Writer, r recovery.Report) {
	state := "Restored"
	if r.Incomplete != nil {
		state = "INCOMPLETE"
	}
	line(w, "%s: snapshot %d of %s, %s, %s, into %s, in %s.", state, r.Sequence, date(r.AnchoredAt), term.Count(r.Files, "file"),
		term.Bytes(r.Bytes), r.To, term.Span(r.Duration))
	line(w, "Every byte was verified against the anchored list %s.", r.ListRoot)
	if kept := term.Kept(r.Kept); kept != "" {
		line(w, "%s", kept)
	}
	for answer, n := range r.FaultCount {
		line(w, "Served around: %s %s.", term.Count(n, "object"), answer)
	}
	for _, x := range r.Faults[:min(len(r.Faults), 20)] {
		line(w, "  %s", term.Clean(x.String()))
	}
	for _, n := range r.Notes[:min(len(r.Notes), 50)] {
		line(w, "  note: /%s: %s", term.Clean(n.Path), term.Clean(n.Reason))
	}
	if r.Incomplete == nil {
		return
	}
	for _, p := range r.Incomplete.Packs {
		line(w, "  cannot be rebuilt: pack %d (%s): %s", p.Number, p.Pack, term.Clean(p.Reason))
	}
	if n := r.Incomplete.PacksOmitted; n > 0 {
		line(w, "  %s more cannot be rebuilt", term.Count(int(n), "pack"))
	}
	for _, x := range r.Incomplete.Files[:min(len(r.Incomplete.Files), 50)] {
		line(w, "  not restored: /%s: %s", term.Clean(x.Path), term.Clean(x.Reason))
	}
}
