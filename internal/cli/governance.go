package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// conductLooks is how often a node looks what it owes the consortium: a report
// of another's validator, or word that its own is back.
const conductLooks = 2 * time.Second

// maxExecuteWait is how long `byssus consortium execute` waits for the end of a
// delay. A longer one is told, and the command is for later.
const maxExecuteWait = time.Minute

// memberView is an organisation as `byssus consortium members` shows it.
type memberView struct {
	Number       uint32 `json:"number"`
	Organisation string `json:"organisation"`
	Status       string `json:"status"`
	Account      string `json:"account"`
	Validator    string `json:"validator"`
	Own          bool   `json:"own"`
}

func (a *app) membersCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "members",
		Short:   "Who is in the consortium, and whose validator is in force",
		Example: `  byssus consortium members --data ./acme`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(_ context.Context, i *installation, c *ledger.Client) error {
				list, err := c.Organisations(cmd.Context())
				if err != nil {
					return err
				}
				var views []memberView
				rows := [][]string{{"", "ORGANISATION", "STATUS", "ACCOUNT"}}
				for _, o := range list {
					v := memberView{Number: o.Number, Organisation: o.Name, Status: o.Status.String(), Account: o.Account.String(),
						Validator: o.Validator.String(), Own: o.Name == i.conf.Organisation}
					views = append(views, v)
					rows = append(rows, []string{strconv.Itoa(int(v.Number)), term.Clean(v.Organisation), v.Status, v.Account})
				}
				return a.print(cmd, views, func(w io.Writer) { term.Table(w, rows) })
			})
		},
	}
}

// proposalView is a proposal as it is shown.
type proposalView struct {
	ID           uint64    `json:"id"`
	Status       string    `json:"status"`
	Yes          uint32    `json:"yes"`
	No           uint32    `json:"no"`
	Threshold    uint32    `json:"threshold"`
	ExecutableAt time.Time `json:"executableAt,omitzero"`
	Expires      time.Time `json:"expires"`
	Reason       string    `json:"reason"`
	Does         []string  `json:"does"`
}

func viewProposal(p ledger.Proposal) proposalView {
	return proposalView{ID: p.ID, Status: p.Status.String(), Yes: p.Yes, No: p.No, Threshold: p.Threshold,
		ExecutableAt: p.ExecutableAt, Expires: p.Expires, Reason: p.Reason, Does: p.Words}
}

func (v proposalView) words(w io.Writer) {
	fmt.Fprintf(w, "proposal %d: %s, %d of %d votes needed, %d against\n", v.ID, v.Status, v.Yes, v.Threshold, v.No)
	for _, d := range v.Does {
		fmt.Fprintf(w, "  would %s\n", term.Clean(d))
	}
	if v.Reason != "" {
		fmt.Fprintf(w, "  because: %s\n", term.Clean(v.Reason))
	}
	if !v.ExecutableAt.IsZero() {
		fmt.Fprintf(w, "  can be executed from %s\n", v.ExecutableAt.Format(time.RFC3339))
	}
	fmt.Fprintf(w, "  ends %s\n", v.Expires.Format(time.RFC3339))
}

func (a *app) proposalsCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "proposals",
		Short:   "What has been proposed, and how the votes stand",
		Example: `  byssus consortium proposals --data ./acme`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(_ context.Context, _ *installation, c *ledger.Client) error {
				list, err := c.Proposals(cmd.Context())
				if err != nil {
					return err
				}
				views := []proposalView{}
				for _, p := range list {
					views = append(views, viewProposal(p))
				}
				return a.print(cmd, views, func(w io.Writer) {
					for _, v := range views {
						v.words(w)
					}
					if len(views) == 0 {
						fmt.Fprintln(w, "nothing has been proposed")
					}
				})
			})
		},
	}
}

func (a *app) proposeCmd() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use:   "propose",
		Short: "Propose a change of the consortium or its rules",
		Example: `  byssus consortium propose admit echo.json --reason "insures line 3" --data ./acme
  byssus consortium propose pace 2 --data ./acme`,
		Long: `Proposes a change, with this organisation's vote for it. It takes effect when
enough members have voted for it, the delay is over, and somebody executes it.`,
	}
	cmd.PersistentFlags().StringVar(&reason, "reason", "", "why, for those who vote")
	what := func(use, short, example string, args int, call func(cmd *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error)) {
		cmd.AddCommand(&cobra.Command{Use: use, Short: short, Example: "  " + example, Args: cobra.ExactArgs(args),
			RunE: func(cmd *cobra.Command, args []string) error {
				return a.withClient(cmd.Context(), func(_ context.Context, i *installation, c *ledger.Client) error {
					k, err := call(cmd, c, args)
					if err != nil {
						return err
					}
					member, err := i.account(operatorKey)
					if err != nil {
						return err
					}
					id, err := c.Propose(cmd.Context(), member, reason, k)
					if err != nil {
						return err
					}
					return a.printProposal(cmd, c, id)
				})
			}})
	}
	what("admit CARD", "Admit an organisation", "byssus consortium propose admit echo.json --data ./acme", 1,
		func(_ *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error) {
			k, err := readCard(args[0])
			if err != nil {
				return ledger.Call{}, err
			}
			return c.AdmitCall(ledger.Card{Name: k.Organisation, Account: k.Account, Node: k.NodeAccount, Validator: k.Validator, Checkpoint: k.Checkpoint})
		})
	what("remove NUMBER", "Remove an organisation", "byssus consortium propose remove 4 --data ./acme", 1,
		func(_ *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error) {
			n, err := number[uint32](args[0])
			return c.RemoveCall(n), err
		})
	what("release NUMBER", "Let a jailed validator come back", "byssus consortium propose release 4 --data ./acme", 1,
		func(_ *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error) {
			n, err := number[uint32](args[0])
			return c.ReleaseCall(n), err
		})
	what("version VERSION BLOCK", "Have all nodes run a version of the protocol from a block on", "byssus consortium propose version 2 120000 --data ./acme", 2,
		func(_ *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error) {
			v, err := number[uint32](args[0])
			if err != nil {
				return ledger.Call{}, err
			}
			b, err := number[uint64](args[1])
			return c.SetVersionCall(v, b), err
		})
	for _, p := range []struct {
		name, short string
		set         func(*ledger.Parameters, uint64)
	}{
		{"gas-limit", "Set the gas limit of blocks, which use half of it at most", func(p *ledger.Parameters, v uint64) { p.GasLimit = v }},
		{"pace", "Set the least seconds between blocks", func(p *ledger.Parameters, v uint64) { p.Pace = uint32(v) }},
		{"threshold", "Set how many must vote for a proposal", func(p *ledger.Parameters, v uint64) { p.Threshold = uint32(v) }},
		{"delay", "Set the seconds from passing to execution", func(p *ledger.Parameters, v uint64) { p.Delay = uint32(v) }},
		{"floor", "Set the least number of validators", func(p *ledger.Parameters, v uint64) { p.Floor = uint32(v) }},
		{"absence", "Set after how many blocks a validator is absent", func(p *ledger.Parameters, v uint64) { p.Absence = uint32(v) }},
	} {
		what(p.name+" VALUE", p.short, "byssus consortium propose "+p.name+" 3 --data ./acme", 1,
			func(cmd *cobra.Command, c *ledger.Client, args []string) (ledger.Call, error) {
				v, err := number[uint64](args[0])
				if err != nil || (p.name != "gas-limit" && v > 1<<32-1) {
					return ledger.Call{}, term.Exitf(term.Usage, "%s is no %s", args[0], p.name)
				}
				now, err := c.Parameters(cmd.Context())
				p.set(&now, v)
				return c.SetParametersCall(now), err
			})
	}
	return cmd
}

// number reads a decimal number from the command line.
func number[T uint32 | uint64](text string) (T, error) {
	v, err := strconv.ParseUint(text, 10, 64)
	if err != nil || uint64(T(v)) != v {
		return 0, term.Exitf(term.Usage, "%q is no number that fits here", text)
	}
	return T(v), nil
}

func (a *app) voteCmd() *cobra.Command {
	return &cobra.Command{
		Use:       "vote PROPOSAL yes|no",
		Short:     "Vote, as this organisation",
		Example:   `  byssus consortium vote 1 yes --data ./borealis`,
		Args:      cobra.ExactArgs(2),
		ValidArgs: []string{"yes", "no"},
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number[uint64](args[0])
			if err != nil {
				return err
			}
			if !slices.Contains([]string{"yes", "no"}, args[1]) {
				return term.Exitf(term.Usage, "vote yes or no, not %q", args[1])
			}
			return a.withClient(cmd.Context(), func(_ context.Context, i *installation, c *ledger.Client) error {
				member, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				if _, _, err := c.Vote(cmd.Context(), member, id, args[1] == "yes"); err != nil {
					return err
				}
				return a.printProposal(cmd, c, id)
			})
		},
	}
}

func (a *app) executeCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "execute PROPOSAL",
		Short:   "Carry out what was decided, when its delay is over",
		Example: `  byssus consortium execute 1 --data ./acme`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number[uint64](args[0])
			if err != nil {
				return err
			}
			return a.withClient(cmd.Context(), func(_ context.Context, i *installation, c *ledger.Client) error {
				from, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				if err := awaitDelay(cmd, c, from, id); err != nil {
					return err
				}
				if _, _, err := c.Execute(cmd.Context(), from, id); err != nil {
					return err
				}
				return a.printProposal(cmd, c, id)
			})
		},
	}
}

// awaitDelay waits until a proposal's delay is over on the chain, if that is soon.
// An idle chain's time stands still: it is ticked then.
func awaitDelay(cmd *cobra.Command, c *ledger.Client, from *ledger.Account, id uint64) error {
	p, err := c.Proposal(cmd.Context(), id)
	if err != nil || p.Status != ledger.PassedProposal {
		return err // executing says what is wrong
	}
	wait := time.Until(p.ExecutableAt)
	if wait > maxExecuteWait {
		return nil
	}
	if wait > 0 {
		say(cmd, "proposal %d can be executed from %s on: waiting", id, p.ExecutableAt.Format(time.TimeOnly))
	}
	select {
	case <-cmd.Context().Done():
		return cmd.Context().Err()
	case <-time.After(wait):
	}
	head, err := c.Head(cmd.Context())
	if err != nil || !head.Time.Before(p.ExecutableAt) {
		return err
	}
	_, _, err = c.Tick(cmd.Context(), from)
	return err
}

func (a *app) printProposal(cmd *cobra.Command, c *ledger.Client, id uint64) error {
	p, err := c.Proposal(cmd.Context(), id)
	if err != nil {
		return err
	}
	v := viewProposal(p)
	return a.print(cmd, v, v.words)
}

// keepFaith tells the consortium what the node has seen: validators that signed
// twice or are gone, and that its own, set aside as absent, is back. It ends with
// ctx.
func keepFaith(ctx context.Context, i *installation, n *chain.Node, log *slog.Logger) {
	var last string
	for {
		if err := reportConduct(ctx, i, n, log); err != nil && ctx.Err() == nil && err.Error() != last {
			last = err.Error()
			log.Warn("the consortium could not be told what this node has seen, trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(conductLooks):
		}
	}
}

func reportConduct(ctx context.Context, i *installation, n *chain.Node, log *slog.Logger) error {
	c, err := clientOf(ctx, i)
	if err != nil {
		return err
	}
	defer c.Close()
	account, err := i.account(nodeKey)
	if err != nil {
		return err
	}
	if !exists(i.path(foundedFile)) {
		return nil // there may be no contract yet
	}
	head, _ := n.Head()
	all, err := c.Organisations(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(o ledger.Organisation) bool { return o.Node == account.Address() })
	if at < 0 {
		return nil // no member (yet)
	}
	own := all[at]
	params, err := c.Parameters(ctx)
	if err != nil {
		return err
	}
	switch {
	case own.Status == ledger.AbsentMember && n.CaughtUp():
		if _, _, err := c.ComeBack(ctx, account); err != nil {
			return err
		}
		log.Info("this organisation's validator is in force again")
		return nil
	case own.Status != ledger.ActiveMember:
		return nil
	}
	for _, o := range all {
		if o.Number == own.Number || (o.Status != ledger.ActiveMember && o.Status != ledger.AbsentMember) {
			continue
		}
		for _, twin := range n.Twins() {
			if string(twin.Validator) != string(chain.ValidatorAddress(o.Validator[:])) {
				continue
			}
			if err := reportOnce(ctx, c, account, own.Number, o, ledger.SignedTwice, twin.Block, log); err != nil {
				return err
			}
		}
		// Two heights a block, and all must name the same block.
		span := uint64(max(params.Absence, 1))
		if block := (head - 1) / span * span; o.Status == ledger.ActiveMember && head > 0 && n.Missed(o.Validator[:]) >= 2*int64(span) {
			if err := reportOnce(ctx, c, account, own.Number, o, ledger.WasAbsent, block, log); err != nil {
				return err
			}
		}
	}
	return nil
}

func reportOnce(ctx context.Context, c *ledger.Client, node *ledger.Account, own uint32, accused ledger.Organisation, kind ledger.ReportKind, block uint64, log *slog.Logger) error {
	if done, err := c.ReportedBy(ctx, accused.Number, kind, block, own); err != nil || done {
		return err
	}
	_, _, err := c.ReportValidator(ctx, node, accused.Number, kind, block)
	if refusal := (*ledger.Refusal)(nil); errors.As(err, &refusal) {
		log.Debug("the consortium counts no report", "organisation", accused.Name, "for", kind, "block", block, "why", err)
		return nil // the accused was not in force then, or is set aside already
	}
	if err == nil {
		log.Warn("reported a validator to the consortium", "organisation", accused.Name, "for", kind, "block", block)
	}
	return err
}
