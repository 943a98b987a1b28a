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
)

func newVerify(f *flags) *cobra.Command {
	var j agent.Verify
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check what the stores hold of this device's snapshot",
		Long: `Asks every store to show a leaf, chosen at random, of what it should hold of a
snapshot: of every shard and copy, or of a sample of them if there are many.
With --read-data every byte of every shard is fetched and checked, and if the device
has the key of the snapshot's epoch, all of it is opened, file by file.

It names what is damaged or missing and says how many more stores may be lost;
the code then is 4. Broken off, the same command goes on where it was.`,
		Example: `  byssus-agent verify
  byssus-agent verify --read-data
  byssus-agent verify --snapshot 12 --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.verify(cmd, j) },
	}
	cmd.Flags().Uint64Var(&j.Sequence, "snapshot", 0, "`number` of the snapshot; 0 is the newest")
	cmd.Flags().BoolVar(&j.Data, "read-data", false, "fetch, check and open every byte, not a leaf of each shard")
	cmd.Flags().BoolVar(&j.Data, "data", false, "the same as --read-data")
	cmd.Flags().IntVar(&j.Sample, "sample", 0, "without --read-data: of about how many objects stores show a leaf; 0: 1000")
	f.waitFlag(cmd, time.Minute, "how long one step waits for the gateway")
	return cmd
}

func (f *flags) verify(cmd *cobra.Command, j agent.Verify) error {
	p := f.progress(cmd)
	return f.withAgent(agent.Options{Log: f.logger(cmd, slog.LevelError), Progress: p, Wait: f.wait}, func(_ *agent.Folder, a *agent.Agent) error {
		p.Step("verifying")
		j.Progress = func(done, of int) {
			p.Set(term.Amount{Done: uint64(done), Total: uint64(max(of, done)), Note: func() string { return "shards and copies" }})
		}
		j.Opening = func(x archive.RestoreProgress) {
			p.Set(term.Amount{Done: x.Bytes, Bytes: true, Note: func() string { return "opened  /" + x.Path }})
		}
		out, err := a.Verify(cmd.Context(), j)
		p.Close()
		if err != nil && (out.Checked == 0 || out.Left > 0) { // broken off
			return err
		}
		// What was found counts too where the whole could not be opened.
		if failed := f.print(cmd, out, func(w io.Writer) { sayVerified(w, out) }); failed != nil {
			return errors.Join(failed, err)
		}
		switch {
		case err != nil:
			return err
		case len(out.Lost) > 0 || out.Damage != nil:
			return printed(term.Exitf(term.Damaged, "a part of snapshot %d is lost", out.Sequence))
		case !out.Whole():
			return printed(term.Exitf(term.Damaged, "%s damaged, missing or out of reach: all of it can be rebuilt",
				term.Count(len(out.Faults)+out.FaultsOmitted, "object")))
		}
		return nil
	})
}

func sayVerified(w io.Writer, v agent.Verified) {
	line(w, "Snapshot %d, %s.", v.Sequence, term.Covered(v.Verification))
	for _, s := range v.Slots {
		if s.Good == s.Objects {
			continue
		}
		line(w, "  slot %d, store %d: %d of %d good, %d damaged, %d missing, %d without an answer: %s", s.Slot, s.Store, s.Good, s.Objects,
			s.Damaged, s.Missing, s.Unanswered, term.Clean(s.FirstReason))
	}
	for _, x := range v.Faults[:min(len(v.Faults), 20)] {
		line(w, "  %s", term.Clean(x.String()))
	}
	for _, l := range v.Lost {
		line(w, "  LOST: %s %s: %d of %d left, %d needed", l.Kind, l.Object, l.Have, l.Of, l.Need)
	}
	if v.Damage != nil {
		for _, x := range v.Damage.Files[:min(len(v.Damage.Files), 50)] {
			line(w, "  cannot be opened: %s: %s", term.Name(x.Path), term.Clean(x.Reason))
		}
	}
	opened := ""
	if v.Opened {
		opened = fmt.Sprintf(" %s of %s were opened.", term.Count(v.Files, "file"), term.Bytes(v.Read))
	}
	if len(v.Lost) == 0 && v.Damage == nil {
		line(w, "It can be restored in full, and after the loss of any %d more stores (looked for %s).%s", v.Losses, term.Span(v.Duration), opened)
	}
}
