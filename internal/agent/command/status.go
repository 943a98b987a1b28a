package command

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

func newStatus(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "What is protected, by which rules, and how many losses it survives",
		Long: `Shows this device, the policy it is under in words, what is backed up, its last committed snapshot
and how many stores may be lost, what is unfinished, and what is wrong. It works
while the agent runs.`,
		Example: `  byssus-agent status
  byssus-agent status --json | jq .last.sequence`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder, err := agent.LookFolder(f.state)
			if err != nil {
				return code(err)
			}
			s, err := agent.Look(cmd.Context(), folder)
			if err != nil {
				return code(err)
			}
			return f.print(cmd, s, func(w io.Writer) { sayStatus(w, s) })
		},
	}
}

func sayStatus(w io.Writer, s agent.Status) {
	row := func(what, format string, args ...any) {
		fmt.Fprintf(w, "%-10s %s\n", what, fmt.Sprintf(format, args...))
	}
	state := s.State
	if state == "" {
		state = "not known: the chain was never read"
	}
	row("Device", "%s%s, %s", name(s.Label), s.Device, state)
	if s.Policy.Number != 0 {
		row("Policy", "%s", policyWords(s.Policy))
	}
	row("Sources", "%s", sourceWords(s.Sources))
	if !s.Selection.Empty() {
		row("", "without %s", selectionWords(s.Selection))
	}
	if s.Last == nil {
		row("Last", "no snapshot is committed yet")
	} else {
		row("Last", "snapshot %d of %s%s, kept at least until %s", s.Last.Sequence, date(s.Last.AnchoredAt), ago(s), date(s.Last.Expiry))
		row("", "%s", survives(*s.Last))
		if v := s.Last.Made.Verdict; v != nil {
			row("Suspicious", "%s", v.Kinds)
			for _, r := range v.Reasons {
				row("", "%s", term.Clean(r))
			}
		}
		for _, f := range s.Last.Made.Failed {
			row("Failing", "%s: %s", term.Name(f.Path), f.Words())
		}
	}
	row("Pending", "%s", pendingWords(s))
	fresh := "verified just now"
	if !s.Fresh {
		fresh = "as it was last seen"
	}
	if s.Block > 0 {
		row("Chain", "block %d of %s, %s, through %s", s.Block, date(s.Time), fresh, s.Gateway)
	}
	for _, warning := range s.Warnings {
		row("Warning", "%s", term.Clean(warning))
	}
}

// firstsWords says which snapshots a policy keeps longer than the others.
func firstsWords(k state.Keep) string {
	words := ""
	for _, rule := range []struct {
		span  string
		count uint16
	}{{"hour", k.Hourly}, {"day", k.Daily}, {"week", k.Weekly}, {"month", k.Monthly}, {"year", k.Yearly}} {
		if rule.count > 0 {
			words += fmt.Sprintf(", the first of each %s %s", rule.span, term.Count(int(rule.count), rule.span))
		}
	}
	return words
}

func policyWords(p agent.Policy) string {
	label := fmt.Sprint(p.Number)
	if p.Name != "" {
		label = term.Clean(p.Name)
	}
	words := fmt.Sprintf("%s, version %d: a snapshot every %s, kept at least %s%s, on %d stores of which any %d restore it, committed with %d",
		label, p.Version, term.Span(p.Interval), term.Span(p.MinRetention), firstsWords(p.Keep), len(p.Places), p.K, p.W)
	if orgs := min(int(p.Organisations), p.Spread()); orgs > 1 {
		words += fmt.Sprintf(" of %d organisations", orgs)
	}
	return words
}

func sourceWords(paths []string) string {
	if len(paths) == 0 {
		return "none yet: byssus-agent backup PATH…"
	}
	words := ""
	for i, p := range paths {
		if i == 8 {
			return words + fmt.Sprintf(" and %d more", len(paths)-i)
		}
		if i > 0 {
			words += " "
		}
		words += term.Clean(p)
	}
	return words
}

func ago(s agent.Status) string {
	if s.Time < s.Last.AnchoredAt {
		return ""
	}
	return fmt.Sprintf(" (%s ago by the chain's time)", term.Span(time.Duration(min(s.Time-s.Last.AnchoredAt, 1<<32))*time.Second))
}

func pendingWords(s agent.Status) string {
	words := "nothing"
	if p := s.Pending; p != nil {
		switch p.Phase {
		case agent.Begun:
			words = fmt.Sprintf("snapshot %d is being made", p.Sequence)
		case agent.Archived:
			words = fmt.Sprintf("snapshot %d is stored, %s so far; not committed yet", p.Sequence, term.Count(p.Receipts, "receipt"))
		case agent.Signed:
			words = fmt.Sprintf("snapshot %d is signed with %s and waits for the chain; not committed yet", p.Sequence, term.Count(p.Receipts, "receipt"))
		}
	}
	if s.Filling > 0 {
		more := fmt.Sprintf("%s on fewer slots than planned", term.Count(s.Filling, "snapshot"))
		if s.Pending == nil {
			return more
		}
		words += "; " + more
	}
	return words
}
