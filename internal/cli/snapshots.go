package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
)

// snapshotView is a snapshot for people and for --json.
type snapshotView struct {
	Sequence   uint64      `json:"sequence"`
	AnchoredAt time.Time   `json:"anchoredAt"`
	Trigger    string      `json:"trigger"`
	Policy     uint32      `json:"policy"`
	Version    uint32      `json:"policyVersion"`
	Epoch      uint32      `json:"epoch"`
	Slots      int         `json:"slots"`    // that hold it
	SlotsOf    int         `json:"slotsOf"`  // of how many
	Survives   int         `json:"survives"` // the loss of that many stores
	KeptUntil  time.Time   `json:"keptUntil"`
	State      string      `json:"state"` // kept, held, expired, retired
	Holds      uint64      `json:"holds"` // on it or on all of its device's
	RetiredAt  time.Time   `json:"retiredAt,omitzero"`
	Record     record.Hash `json:"record"`
	Block      uint64      `json:"block"`
	Suspicious bool        `json:"suspicious,omitempty"` // an incident that stands says so
}

// viewSnapshots lists a device's snapshots, newest first, at most limit.
func viewSnapshots(ctx context.Context, c *ledger.Client, device record.Hash, limit int) ([]snapshotView, error) {
	list, err := c.History(ctx, device, 0, limit)
	if err != nil {
		return nil, err
	}
	hashes := make([]record.Hash, len(list))
	for n, r := range list {
		hashes[n] = r.RecordHash
	}
	chain := c.State()
	now, err := chain.RetentionTime(ctx)
	if err != nil {
		return nil, err
	}
	keeping, err := chain.Keeping(ctx, device)
	if err != nil {
		return nil, err
	}
	retained, err := chain.Retained(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	suspect, err := c.SuspectFrom(ctx, device)
	if err != nil {
		return nil, err
	}
	out := make([]snapshotView, 0, len(list))
	for n, r := range list {
		s, err := c.State().Snapshot(ctx, r.RecordHash)
		if err != nil {
			return nil, err
		}
		t, err := c.State().Terms(ctx, r.Record.Policy, r.Record.PolicyVersion)
		if err != nil {
			return nil, err
		}
		held := bits.OnesCount32(s.Positions)
		v := snapshotView{Sequence: r.Record.Sequence, AnchoredAt: time.Unix(int64(s.AnchoredAt), 0).UTC(), Trigger: r.Record.Trigger.String(),
			Policy: r.Record.Policy, Version: r.Record.PolicyVersion, Epoch: r.Record.Epoch, Slots: held, SlotsOf: int(t.N), Survives: held - int(t.K),
			KeptUntil: time.Unix(int64(s.Expiry), 0).UTC(), Record: r.RecordHash, Block: r.Block, State: "kept", Holds: retained[n].Holds + keeping.Holds,
			Suspicious: suspect != 0 && r.Record.Sequence >= suspect}
		switch {
		case retained[n].RetiredAt != 0:
			v.State, v.RetiredAt = "retired", time.Unix(int64(retained[n].RetiredAt), 0).UTC()
		case v.Holds != 0:
			v.State = "held"
		case s.Expiry < now:
			v.State = "expired"
		}
		out = append(out, v)
	}
	return out, nil
}

func (a *app) snapshotsCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "snapshots DEVICE",
		Short: "List a device's snapshots, newest first",
		Long: `Lists a device's snapshots, newest first, and what they are now: kept until their
expiry; held (byssus hold list says by whom); expired, but not retired, as the last
one is; or retired, after which stores may drop what no other snapshot lists.`,
		Example: `  byssus snapshots press-7
  byssus snapshots press-7 --limit 5 --json`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return term.Exitf(term.Usage, "--limit %d: want 1 or more", limit)
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, _ *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, args[0])
				if err != nil {
					return err
				}
				views, err := viewSnapshots(ctx, c, id, limit)
				if errors.Is(err, state.ErrNotFound) {
					views, err = nil, nil
				}
				if err != nil {
					return err
				}
				return a.print(cmd, views, func(w io.Writer) {
					if len(views) == 0 {
						fmt.Fprintf(w, "%s has no snapshot yet\n", term.Clean(d.Label))
						return
					}
					rows := [][]string{{"SNAPSHOT", "ANCHORED (UTC)", "WHY", "SLOTS", "SURVIVES", "KEPT UNTIL AT LEAST", "NOW", "RECORD"}}
					for _, v := range views {
						why := v.Trigger
						if v.Suspicious {
							why += ", SUSPICIOUS"
						}
						rows = append(rows, []string{fmt.Sprint(v.Sequence), when(v.AnchoredAt), why, fmt.Sprintf("%d of %d", v.Slots, v.SlotsOf),
							fmt.Sprintf("any %d lost", v.Survives), when(v.KeptUntil), v.State, v.Record.String()[:18] + "…"})
					}
					term.Table(w, rows)
				})
			})
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "at most this many")
	return cmd
}
