package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// wantedArchives is how many nodes should keep all blocks, so that the trail can
// be checked from the first block on although one of them is lost.
const wantedArchives = 2

// missedSeldom is how many heights in a row a validator may miss that is well: a
// height is closed when two thirds have signed.
const missedSeldom = 10

// enoughTurns is of how many heights a proposer must be known before what it left
// out tells anything: what an honest one did not hear of in time is a height now
// and then.
const enoughTurns = 10

// nodeView is what `byssus node status` shows.
type nodeView struct {
	chain.Status
	Organisations []string `json:"organisations"` // of the validators, in their order; empty where it is unknown
	Archives      int      `json:"archives"`      // nodes that keep all blocks, as far as this one is connected
	Wrong         []string `json:"wrong"`         // what is wrong, in words
}

func (a *app) nodeStatusCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "How the node is: height, peers, validators, disk, and what is wrong",
		Example: `  byssus node status --data ./acme
  byssus node status --data ./acme --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				s, err := chain.ReadStatus(ctx, i.nodeURL())
				if err != nil {
					return err
				}
				v := nodeView{Status: s}
				if err := v.judge(ctx, i, c); err != nil {
					return err
				}
				return a.print(cmd, v, func(w io.Writer) { v.words(w) })
			})
		},
	}
}

// judge names the validators and says what is wrong.
func (v *nodeView) judge(ctx context.Context, i *installation, c *ledger.Client) error {
	all, err := c.Organisations(ctx)
	if err != nil {
		return err
	}
	params, err := c.Parameters(ctx)
	if err != nil {
		return err
	}
	v.Organisations, v.Wrong = make([]string, len(v.Validators)), []string{}
	wrong := func(format string, args ...any) { v.Wrong = append(v.Wrong, fmt.Sprintf(format, args...)) }
	own := false
	for k, val := range v.Validators {
		if at := slices.IndexFunc(all, func(o ledger.Organisation) bool { return bytes.Equal(o.Validator[:], val.Key) }); at >= 0 {
			v.Organisations[k] = all[at].Name
		}
		own = own || val.Own
		name := orUnknown(v.Organisations[k])
		if val.Missed > missedSeldom {
			wrong("the validator of %s has not signed the newest %d heights; it is set aside after %d blocks", name, val.Missed, params.Absence)
		}
		for _, what := range misdeeds(val) {
			wrong("the validator of %s %s", name, what)
		}
	}
	if !own {
		wrong("this node's validator is not in force: it follows, and signs nothing")
	}
	v.Archives = v.Status.Archives()
	if behind := v.Behind(); behind > 1 {
		wrong("this node is %d heights behind", behind)
	} else if v.CatchingUp {
		wrong("this node still takes old blocks from others")
	}
	if i.conf.Node != "" {
		if len(v.Peers)+1 < len(v.Validators) {
			wrong("this node is connected to %d nodes, and there are %d other validators", len(v.Peers), len(v.Validators)-1)
		}
		if v.Archives < wantedArchives {
			wrong("%d nodes that this one is connected to keep all blocks, itself counted; %d should: start one with --archive", v.Archives, wantedArchives)
		}
	}
	if v.ClockOff < 0 {
		wrong("this machine's clock is %s behind those of most other validators: set it", term.Span(time.Duration(-v.ClockOff)*time.Second))
	}
	if v.Refusal != "" {
		wrong("it proposes no blocks: %s", v.Refusal)
	}
	return nil
}

// misdeeds are what a validator did that an honest one does not, in words.
func misdeeds(val chain.ValidatorStatus) (all []string) {
	t := val.Proposals
	if t.Refused > 0 {
		all = append(all, fmt.Sprintf("made %d proposals that this node refused, the last at height %d: %s", t.Refused, t.RefusedAt, t.RefusedWhy))
	}
	if t.Decided >= enoughTurns && t.LeftOut > t.Decided/2 {
		all = append(all, fmt.Sprintf("left out transactions that waited, although there was room, at %d of the %d heights it proposed", t.LeftOut, t.Decided))
	}
	if val.Twice > 0 {
		all = append(all, fmt.Sprintf("signed two blocks at height %d", val.Twice))
	}
	return all
}

// proposals tells in a word or two what came of a validator's turns.
func proposals(t chain.Proposals) string {
	text := fmt.Sprintf("%d decided", t.Decided)
	for _, c := range []struct {
		n    int64
		what string
	}{{t.Refused, "refused"}, {t.Failed, "came to nothing"}, {t.LeftOut, "left something out"}} {
		if c.n > 0 {
			text += fmt.Sprintf(", %d %s", c.n, c.what)
		}
	}
	return text
}

func (v nodeView) words(w io.Writer) {
	block := time.Unix(int64(v.Time), 0).UTC()
	keeps := "the newest blocks"
	if v.Archive {
		keeps = "all blocks"
	}
	term.Table(w, [][]string{
		{"chain", v.Chain},
		{"block", fmt.Sprintf("%d, %s (height %d)", v.Number, block.Format("2006-01-02 15:04:05 UTC"), v.Height)},
		{"transactions", fmt.Sprintf("%d could go into the next block, %d wait for others", v.Pending, v.Queued)},
		{"keeps", keeps + fmt.Sprintf("; %s free on its disk", term.Bytes(v.Free))},
		{"protocol", fmt.Sprintf("version %d", v.Protocol)},
	})
	if v.Trust != "" {
		fmt.Fprintf(w, "\nA node that syncs may trust block %s\n", v.Trust)
	}
	rows := [][]string{{"VALIDATOR", "SIGNED", "PROPOSALS"}}
	for k, val := range v.Validators {
		signed := "the newest height"
		if val.Missed > 0 {
			signed = "not the newest " + strconv.FormatInt(val.Missed, 10)
		}
		name := orUnknown(v.Organisations[k])
		if val.Own {
			name += " (this node)"
		}
		rows = append(rows, []string{term.Clean(name), signed, proposals(val.Proposals)})
	}
	fmt.Fprintln(w)
	term.Table(w, rows)
	if len(v.Peers) > 0 {
		rows = [][]string{{"PEER", "ADDRESS", "HEIGHT"}}
		for _, p := range v.Peers {
			rows = append(rows, []string{p.ID, p.Address, strconv.FormatInt(p.Height, 10)})
		}
		fmt.Fprintln(w)
		term.Table(w, rows)
	}
	fmt.Fprintln(w)
	for _, what := range v.Wrong {
		fmt.Fprintln(w, "wrong: "+term.Clean(what))
	}
	if len(v.Wrong) == 0 {
		fmt.Fprintln(w, "nothing is wrong")
	}
}

func orUnknown(name string) string {
	if name == "" {
		return "an unknown organisation"
	}
	return name
}
