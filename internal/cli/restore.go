package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// desk asks for restores and reports them as the installation's operator.
type desk struct {
	client   *ledger.Client
	operator *ledger.Account
	asked    func(request uint64)
}

// Ask asks to restore an anchored record.
func (d desk) Ask(ctx context.Context, r record.Record, recipient, reader, purpose, region record.Hash) (uint64, error) {
	id, err := d.client.Request(ctx, d.operator, r, recipient, reader, purpose, region)
	if err == nil {
		d.asked(id)
	}
	return id, err
}

// Report puts on the record what came of a grant.
func (d desk) Report(ctx context.Context, request uint64, r recovery.Result) error {
	_, _, err := d.client.Report(ctx, d.operator, request, ledger.Report(r))
	return err
}

// history finds records in the chain's log.
type history struct{ client *ledger.Client }

// RecordAt returns a device's record of a sequence.
func (h history) RecordAt(ctx context.Context, device record.Hash, sequence uint64) (record.Record, error) {
	list, err := h.client.History(ctx, device, sequence+1, 1)
	if err != nil {
		return record.Record{}, err
	}
	if len(list) == 0 || list[0].Record.Sequence != sequence {
		return record.Record{}, fmt.Errorf("%w: no record %d of device %s", ledger.ErrNotFound, sequence, device)
	}
	return list[0].Record, nil
}

// restorer returns what restores as the installation's operator, from proven
// state of the chain.
func (a *app) restorer(cmd *cobra.Command, i *installation, c *ledger.Client) (recovery.Restorer, error) {
	genesis, _, err := i.genesis()
	if err != nil {
		return recovery.Restorer{}, err
	}
	reader, err := i.reader()
	if err != nil {
		return recovery.Restorer{}, err
	}
	operator, err := i.account(operatorKey)
	if err != nil {
		return recovery.Restorer{}, err
	}
	asked := func(id uint64) {
		say(cmd, "restore request %d is on the chain; somebody with the approver's key now runs\n  byssus approve %d --data %s", id, id, i.dir)
	}
	return recovery.Restorer{Domain: genesis.Domain(), Chain: recovery.ReadChain(reader),
		Records: history{c}, Desk: desk{c, operator, asked}, Log: a.logger(cmd.ErrOrStderr())}, nil
}

// parseSnapshot splits DEVICE[@SEQ].
func parseSnapshot(text string) (device string, sequence uint64, err error) {
	device, seq, named := strings.Cut(text, "@")
	if device == "" {
		return "", 0, term.Exitf(term.Usage, "%q names no device: want DEVICE or DEVICE@NUMBER", term.Clean(text))
	}
	if named {
		if sequence, err = strconv.ParseUint(seq, 10, 64); err != nil || sequence == 0 {
			return "", 0, term.Exitf(term.Usage, "%q names no snapshot: want DEVICE or DEVICE@NUMBER, as `byssus snapshots` shows it", term.Clean(text))
		}
	}
	return device, sequence, nil
}

// recoveryExit gives a restore's error its exit code.
func recoveryExit(err error) error {
	var waiting *recovery.WaitingError
	var busy *recovery.BusyError
	var ended *recovery.EndedError
	var none *recovery.NoSnapshotError
	var key *recovery.KeyError
	var untold *recovery.ReportError
	var target *recovery.TargetError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, archive.ErrNotFound):
		return term.Exit{Code: term.Failed, Err: err}
	case errors.Is(err, archive.ErrNotEmpty):
		return term.Exitf(term.Usage, "--to %w: name another, or let its files be replaced with --overwrite", err)
	case errors.As(err, &target):
		return term.Exitf(term.Usage, "--to %w", err)
	case errors.As(err, &waiting), errors.As(err, &busy):
		return term.Exit{Code: term.Queued, Err: err}
	case errors.As(err, &none):
		return term.Exit{Code: term.Failed, Err: err}
	case recovery.IsDamage(err), errors.As(err, &key) && key.Err != nil: // the shares are there, and are not the key
		return term.Exit{Code: term.Damaged, Err: err}
	case errors.As(err, &ended), ledger.RuleOf(err) != "", key != nil && key.Refused():
		return term.Exit{Code: term.Refused, Err: err}
	case key != nil:
		return term.Exitf(term.Queued, "%w: the grant stands; run this again when they answer", err)
	case errors.As(err, &untold):
		return term.Exit{Code: term.Queued, Err: err}
	case errors.Is(err, light.ErrUnanswered), errors.Is(err, syscall.ECONNREFUSED),
		errors.Is(err, ledger.ErrUnreachable) && !errors.Is(err, context.Canceled): // a call broken off here says nothing of the node
		return term.Exitf(term.Queued, "%w: the node went away; what was asked for stands: run this again when `byssus up` runs", err)
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: the disk is full: make room, and run this again", err)
	}
	return err
}

// restoreMemory bounds the bytes of packs at hand in a restore by an operator.
const restoreMemory = 64 << 20

func (a *app) restoreCmd() *cobra.Command {
	var to, purpose, region string
	var wait, try bool
	var how term.Restoring
	cmd := &cobra.Command{
		Use:   "restore DEVICE[@SEQ] [PATH...] --to DIR",
		Short: "Restore a device's snapshot into a folder, once the restore is approved",
		Long: `Asks the chain for a restore, waits until it is approved as the device's policy
says, gets the key from the custodians, and rebuilds every file from any k
shards of each pack, each shard verified against what the device signed. What
was restored is reported to the chain.

Without @SEQ it is the newest snapshot that no incident calls suspicious.

Without --wait=false it waits for the approval. Run again, it goes on with the
same request, and in the same folder, however it was broken off: files that are
there byte for byte are not fetched again.

With paths only those come back, with all below them and the directories above;
of the rest next to nothing is fetched. With --dry-run it asks as ever, says what
it would write, overwrite, keep and fetch, and writes nothing; the grant is left
for the restore.`,
		Example: `  byssus restore press-7 --to ./press-7         the newest snapshot
  byssus restore press-7@12 --to ./press-7      snapshot 12
  byssus restore press-7 /etc/hosts --to ./one  one file
  byssus restore press-7 --to / --overwrite=if-changed --owner 1000=1001
  byssus approve 3                              in another terminal`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			options, existing, err := how.Options(args[1:])
			if err != nil {
				return err
			}
			options.Memory = restoreMemory
			if to == "" {
				return term.Exitf(term.Usage, "--to DIR says where the files go")
			}
			why, err := ledger.Name(purpose)
			if err != nil {
				return term.Exitf(term.Usage, "--purpose: %w", err)
			}
			where, err := ledger.Name(region)
			if err != nil {
				return term.Exitf(term.Usage, "--region: %w", err)
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, _, err := findDevice(ctx, c, device)
				if err != nil {
					return err
				}
				if sequence == 0 {
					if sequence, err = lastGood(ctx, cmd, c, id); err != nil {
						return err
					}
				}
				r, err := a.restorer(cmd, i, c)
				if err != nil {
					return err
				}
				bar := term.NewProgress(cmd.ErrOrStderr())
				bar.Step("restore")
				job := recovery.Job{Device: id, Sequence: sequence, To: to, Existing: existing, How: options, Purpose: why, Region: where, Wait: wait,
					Requests: i.path("requests"), Progress: func(p archive.RestoreProgress) {
						bar.Set(term.Amount{Done: p.Bytes, Bytes: true, Note: func() string { return p.Path }})
					}}
				if try {
					trial, err := r.Try(ctx, job)
					bar.Close()
					if err != nil {
						return recoveryExit(err)
					}
					return a.print(cmd, trial, func(w io.Writer) { term.Tried(w, trial) })
				}
				report, err := r.Restore(ctx, job)
				bar.Close()
				return a.restored(cmd, report, err)
			})
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "folder for the files; it must be empty or not exist")
	how.Flags(cmd.Flags(), "")
	cmd.Flags().BoolVar(&wait, "wait", true, "wait for the approval; else exit with 75 while there is none")
	cmd.Flags().BoolVar(&try, "dry-run", false, "say what would be written, and write nothing")
	cmd.Flags().StringVar(&region, "region", "", "where the files go, a name, public; some policies want one that they list")
	cmd.Flags().StringVar(&purpose, "purpose", "", "why, at most 31 bytes, public")
	return cmd
}

// lastGood is the newest snapshot of a device that no incident calls suspicious; 0
// if none is suspicious.
func lastGood(ctx context.Context, cmd *cobra.Command, c *ledger.Client, device record.Hash) (uint64, error) {
	from, err := c.SuspectFrom(ctx, device)
	if err != nil || from == 0 {
		return 0, err
	}
	head, err := c.State().Head(ctx, device)
	if err != nil || from > head.Sequence {
		return 0, err
	}
	if from == 1 {
		return 0, term.Exitf(term.Refused, "all snapshots of the device are suspicious, by an incident (`byssus incident list`): name one, with @ and its number, to restore it all the same")
	}
	say(cmd, "snapshots %d to %d are suspicious, by an incident (`byssus incident list`): snapshot %d is the last one before", from, head.Sequence, from-1)
	return from - 1, nil
}

// restored prints what a restore brought, be it only what is lost, and gives its
// error the exit code.
func (a *app) restored(cmd *cobra.Command, report recovery.Report, err error) error {
	if report.Files == 0 && report.Incomplete == nil && err != nil {
		return recoveryExit(err)
	}
	if e := a.print(cmd, report, func(w io.Writer) { restoredWords(w, report) }); e != nil {
		return e
	}
	return printed(recoveryExit(err))
}

func restoredWords(w io.Writer, r recovery.Report) {
	state := "restored"
	if r.Incomplete != nil {
		state = "INCOMPLETE"
	}
	fmt.Fprintf(w, "%s: snapshot %d, %s in %s, %s, verified against list %s\n", state, r.Sequence,
		term.Bytes(r.Bytes), term.Count(r.Files, "file"), term.Span(r.Duration.Round(time.Millisecond)), r.ListRoot)
	fmt.Fprintf(w, "in %s\n", r.To)
	if kept := term.Kept(r.Kept); kept != "" {
		fmt.Fprintln(w, kept)
	}
	for _, s := range r.Slots {
		if s.Bytes > 0 {
			fmt.Fprintf(w, "  slot %d, store %d: %s\n", s.Slot, s.Store, term.Bytes(uint64(s.Bytes)))
		}
	}
	for _, answer := range slices.Sorted(maps.Keys(r.FaultCount)) {
		fmt.Fprintf(w, "  served around: %s %s\n", term.Count(r.FaultCount[answer], "object"), answer)
	}
	for _, f := range r.Faults[:min(len(r.Faults), 20)] {
		fmt.Fprintf(w, "    %s\n", term.Clean(f.String()))
	}
	for _, n := range r.Notes {
		fmt.Fprintf(w, "  note: %s: %s\n", term.Clean(n.Path), term.Clean(n.Reason))
	}
	if r.Incomplete != nil {
		for _, p := range r.Incomplete.Packs {
			fmt.Fprintf(w, "  lost pack %d (%s): %s\n", p.Number, p.Pack, term.Clean(p.Reason))
		}
		if n := r.Incomplete.PacksOmitted; n > 0 {
			fmt.Fprintf(w, "  and %s more lost\n", term.Count(int(n), "pack"))
		}
		for _, f := range r.Incomplete.Files {
			fmt.Fprintf(w, "  not restored: %s: %s\n", term.Clean(f.Path), term.Clean(f.Reason))
		}
	}
}
