package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/trail"
)

// logWanted says what of the log is wanted, and how.
type logWanted struct {
	device record.Hash // zero: all devices
	label  string      // the device's, "" for all
	from   uint64      // first block
	limit  int         // 0: all
	events []string    // their names; none: all
	check  bool        // against headers that the validators signed
	export string      // the file to write, "" for none
	format trail.Format
}

// keeps reports whether an event is wanted. Of what names only a restore request
// the device is not known yet: such events are kept.
func (w logWanted) keeps(e ledger.Event) bool {
	if len(w.events) > 0 && !slices.Contains(w.events, e.Name) {
		return false
	}
	zero := record.Hash{}
	return w.device == zero || e.Device == w.device || e.Device == zero && e.Contract == "Recovery"
}

// of leaves out, of events that were kept, those of other devices.
func (w logWanted) of(events []ledger.Event) []ledger.Event {
	if w.device == (record.Hash{}) {
		return events
	}
	return slices.DeleteFunc(events, func(e ledger.Event) bool { return e.Device != w.device })
}

func (a *app) logCmd() *cobra.Command {
	var wanted logWanted
	var since string
	cmd := &cobra.Command{
		Use:   "log [DEVICE]",
		Short: "Show what happened, from the chain: blocks, times, transactions",
		Long: `Shows what happened, oldest first, as the chain's contracts recorded it: every
line stands in a final block, and any Ethereum client reads the same.

With --verify nothing that the node says is believed: every line is checked
against headers that more than two thirds of the validators signed, from the
genesis document on, and so is that no line was left out. Each line then also
says whose transaction it was.

With --export the lines go into a file, checked in the same way, as a table
(.csv), as JSON, an event a line (.jsonl), or as a page that anybody can open
(.html). What proves them stands in FILE.proof, and in the page itself:
` + "`byssus verify --offline`" + ` checks it without a network and prints the lines anew.`,
		Example: `  byssus log                       the newest
  byssus log --limit 0             everything
  byssus log press-7 --since 7d    what concerned one device in the last week
  byssus log --since 2026-11-01 --event BreachFlagged --event BreachEnded
  byssus log --verify              believing nobody
  byssus log --export november.html --since 2026-11-01
  byssus log --json | jq           for programs`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if wanted.limit < 0 {
				return term.Exitf(term.Usage, "--limit %d: want how many events to show, 0 for all", wanted.limit)
			}
			for _, name := range wanted.events {
				if !slices.Contains(ledger.EventNames(), name) {
					return term.Exitf(term.Usage, "--event %s: there is no such event; there are %s", term.Clean(name), strings.Join(ledger.EventNames(), ", "))
				}
			}
			var begin time.Time
			if since != "" {
				var err error
				if begin, err = parseSince(since, time.Now()); err != nil {
					return term.Exitf(term.Usage, "--since %s: %w", term.Clean(since), err)
				}
			}
			if wanted.export != "" {
				var err error
				if wanted.format, err = trail.FormatOf(wanted.export); err != nil {
					return term.Exitf(term.Usage, "--export %w", err)
				}
				if !cmd.Flags().Changed("limit") {
					wanted.limit = 0
				}
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				if len(args) == 1 {
					id, d, err := findDevice(ctx, c, args[0])
					if err != nil {
						return err
					}
					wanted.device, wanted.label = id, d.Label
				}
				head, err := c.Head(ctx)
				if err != nil {
					return err
				}
				if wanted.from > head.Number {
					return term.Exitf(term.Usage, "--from %d: the newest block is %d", wanted.from, head.Number)
				}
				if since != "" {
					number, err := c.BlockSince(ctx, begin)
					if err != nil {
						return err
					}
					// Nothing happened since: the newest block, which is of before.
					wanted.from = max(wanted.from, min(number, head.Number))
				}
				labels, err := deviceLabels(ctx, c)
				if err != nil {
					return err
				}
				if wanted.export != "" {
					return a.exportLog(cmd, i, c, wanted, labels)
				}
				return a.showLog(cmd, i, c, wanted, begin, labels)
			})
		},
	}
	flags := cmd.Flags()
	flags.Uint64Var(&wanted.from, "from", 0, "first block to show")
	flags.StringVar(&since, "since", "", "show what happened since: 36h, 7d, 2026-11-01, 2026-11-01T08:00:00Z")
	flags.IntVar(&wanted.limit, "limit", 1000, "how many of the newest events to show, 0 for all")
	flags.StringArrayVar(&wanted.events, "event", nil, "show only events of this `name` (may be given again)")
	flags.BoolVar(&wanted.check, "verify", false, "check every line, and that none is missing, against signed headers")
	flags.StringVar(&wanted.export, "export", "", "write the lines, and what proves them, to a `file`: .csv, .jsonl or .html")
	return cmd
}

func (a *app) showLog(cmd *cobra.Command, i *installation, c *ledger.Client, wanted logWanted, begin time.Time, labels map[string]string) error {
	ctx := cmd.Context()
	var events []ledger.Event
	var covered string
	if wanted.check {
		proven, lines, whole, err := a.provenLog(cmd, i, c, wanted)
		if err != nil {
			return err
		}
		events = lines
		covered = fmt.Sprintf("checked: every line stands in blocks %d to %d, whose headers lead to one that more than two thirds of the validators signed",
			proven.First, proven.Newest.Number)
		if whole {
			covered += "; none of these blocks holds another that the log shows"
		}
	} else {
		var err error
		if events, err = c.Trail(ctx, ledger.TrailFilter{Device: wanted.device, From: wanted.from, Limit: wanted.limit, Events: wanted.events}); err != nil {
			return err
		}
	}
	events = slices.DeleteFunc(events, func(e ledger.Event) bool { return e.Time.Before(begin) })
	if wanted.limit > 0 && len(events) >= wanted.limit {
		say(cmd, "the newest %d events; --limit 0 shows all there are", len(events))
	}
	if covered != "" {
		say(cmd, "%s", covered)
	}
	return a.print(cmd, events, func(w io.Writer) { writeTrail(w, events, labels) })
}

// parseSince reads a time, or how long ago it was.
func parseSince(text string, now time.Time) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.DateTime} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	if days, isDays := strings.CutSuffix(text, "d"); isDays {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil {
			return now.AddDate(0, 0, -int(n)), nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, fmt.Errorf("want a time (2026-11-01, 2026-11-01T08:00:00Z) or how long ago it was (36h, 7d)")
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
		switch {
		case device != "":
		case e.Device != record.Hash{}:
			device = e.Device.String()[:12] + "…"
		default:
			device = "-"
		}
		rows = append(rows, []string{fmt.Sprint(e.Block), e.Time.Format(time.DateTime), e.Transaction.String()[:12] + "…", device, term.Clean(e.Words)})
	}
	term.Table(w, rows)
}
