package cli

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// maxReasonText is how many bytes the reason of a hold may have.
const maxReasonText = 4096

func (a *app) holdCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "hold",
		Short: "Keep snapshots past their expiry, for as long as a dispute lasts",
		Long: `A legal hold keeps a snapshot, or all of a device's, those to come too, whatever
their expiry. Each account that has role legal places and releases its own; what
several hold stays until the last of them has released it.

Of the reason the chain has a salted hash. The text and its salt stay in the
folder "holds" of this installation: who shows both proves that this was the
reason.`,
		Example: `  byssus hold add press-7@12 --reason "claim 4711"
  byssus hold list press-7`,
	}
	cmd.AddCommand(a.holdAddCmd(), a.holdReleaseCmd(), a.holdListCmd())
	return cmd
}

// heldThing is what a hold is on.
type heldThing struct {
	device   record.Hash
	label    string
	sequence uint64 // 0: all of the device's
	record   record.Record
}

func (h heldThing) String() string {
	if h.sequence == 0 {
		return "all snapshots of " + h.label
	}
	return fmt.Sprintf("%s@%d", h.label, h.sequence)
}

func findHeld(ctx context.Context, c *ledger.Client, text string) (h heldThing, err error) {
	device, sequence, err := parseSnapshot(text)
	if err != nil {
		return h, err
	}
	id, d, err := findDevice(ctx, c, device)
	if err != nil {
		return h, err
	}
	h = heldThing{device: id, label: term.Clean(d.Label), sequence: sequence}
	if sequence != 0 {
		h.record, err = history{c}.RecordAt(ctx, id, sequence)
	}
	return h, err
}

// keptReason is the reason of a hold or a release, as the folder "holds" keeps it
// under the name of its hash.
type keptReason struct {
	Reason string      `json:"reason"`
	Salt   record.Hash `json:"salt"`
	Of     string      `json:"of"` // what was held, for people
	At     time.Time   `json:"at"` // by this machine's clock
}

// hash is what stands on the chain.
func (k keptReason) hash() record.Hash {
	return record.Keccak256(append(k.Salt[:], k.Reason...))
}

// keepReason salts a reason and keeps it, before its hash goes to the chain.
func (i *installation) keepReason(reason string, of heldThing) (keptReason, error) {
	if reason == "" || len(reason) > maxReasonText || !utf8.ValidString(reason) {
		return keptReason{}, term.Exitf(term.Usage, "--reason: want a text of 1 to %d bytes", maxReasonText)
	}
	k := keptReason{Reason: reason, Of: of.String(), At: time.Now().UTC().Truncate(time.Second)}
	if _, err := rand.Read(k.Salt[:]); err != nil {
		return k, fmt.Errorf("salt the reason: %w", err)
	}
	raw, err := encodeJSON(k)
	if err != nil {
		return k, err
	}
	if err := durable.MkdirAll(durable.OS(), i.path("holds"), 0o700); err != nil {
		return k, fmt.Errorf("keep the reason: %w", err)
	}
	if err := durable.WriteFile(durable.OS(), i.path("holds", k.hash().String()+".json"), raw, 0o600); err != nil {
		return k, fmt.Errorf("keep the reason: %w", err)
	}
	return k, nil
}

// reasonOf is the text behind a hash, "" if this installation does not have it.
func (i *installation) reasonOf(hash record.Hash) (string, error) {
	raw, err := durable.ReadFile(durable.OS(), i.path("holds", hash.String()+".json"), 8*maxReasonText)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the reason %s: %w", hash, err)
	}
	var k keptReason
	if err := json.Unmarshal(raw, &k); err != nil || k.hash() != hash {
		return "", nil // altered: it proves nothing
	}
	return term.Clean(k.Reason), nil
}

func (a *app) holdAddCmd() *cobra.Command {
	var reason, keyFile string
	cmd := &cobra.Command{
		Use:   "add DEVICE[@SEQ] --reason TEXT",
		Short: "Hold a snapshot, or all of a device's, those to come too",
		Example: `  byssus hold add press-7@12 --reason "claim 4711"
  byssus hold add press-7 --reason "claim 4711" --key ./counsel.key`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeHold(cmd, args[0], reason, keyFile, func(ctx context.Context, c *ledger.Client, legal *ledger.Account, of heldThing, why record.Hash) (uint64, record.Hash, string, error) {
				if of.sequence == 0 {
					block, tx, err := c.HoldDevice(ctx, legal, of.device, why)
					return block, tx, "held", err
				}
				block, tx, err := c.Hold(ctx, legal, of.record, why)
				return block, tx, "held", err
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why; the chain has a salted hash of it only")
	cmd.Flags().StringVar(&keyFile, "key", "", "act with this account's key, a `file`, in place of the operator's")
	return cmd
}

func (a *app) holdReleaseCmd() *cobra.Command {
	var reason, keyFile, holder string
	cmd := &cobra.Command{
		Use:   "release DEVICE[@SEQ] --reason TEXT",
		Short: "End a hold",
		Long: `Ends this account's hold. That of another account is its own to end: only once
the consortium has taken role legal from it, --holder ends it.`,
		Example: `  byssus hold release press-7@12 --reason "claim 4711 is settled"
  byssus hold release press-7 --holder 0x5aAe…eAed --reason "counsel has changed"`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			if holder != "" && !common.IsHexAddress(holder) {
				return term.Exitf(term.Usage, "--holder %s: want an account's address", term.Clean(holder))
			}
			return a.changeHold(cmd, args[0], reason, keyFile, func(ctx context.Context, c *ledger.Client, legal *ledger.Account, of heldThing, why record.Hash) (uint64, record.Hash, string, error) {
				whose := legal.Address()
				if holder != "" {
					whose = common.HexToAddress(holder)
				}
				if of.sequence == 0 {
					block, tx, err := c.ReleaseDevice(ctx, legal, of.device, whose, why)
					return block, tx, "released", err
				}
				block, tx, err := c.Release(ctx, legal, of.record, whose, why)
				return block, tx, "released", err
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why; the chain has a salted hash of it only")
	cmd.Flags().StringVar(&keyFile, "key", "", "act with this account's key, a `file`, in place of the operator's")
	cmd.Flags().StringVar(&holder, "holder", "", "the `account` whose hold it is, if it has not role legal any more")
	return cmd
}

// changeHold keeps a reason, has a change made, and says what came of it.
func (a *app) changeHold(cmd *cobra.Command, what, reason, keyFile string,
	change func(context.Context, *ledger.Client, *ledger.Account, heldThing, record.Hash) (block uint64, tx record.Hash, done string, err error)) error {
	return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
		legal, err := i.legal(keyFile)
		if err != nil {
			return err
		}
		of, err := findHeld(ctx, c, what)
		if err != nil {
			return err
		}
		why, err := i.keepReason(reason, of)
		if err != nil {
			return err
		}
		block, tx, done, err := change(ctx, c, legal, of, why.hash())
		if err != nil {
			return err
		}
		out := map[string]any{"device": of.device, "status": done, "by": legal.Address(), "reason": why.hash(), "salt": why.Salt, "block": block, "transaction": tx}
		if of.sequence != 0 {
			out["sequence"] = of.sequence
		}
		return a.print(cmd, out, func(w io.Writer) {
			fmt.Fprintf(w, "%s: %s in block %d; the reason is on the chain as %s, with salt %s\n", of, done, block, why.hash(), why.Salt)
		})
	})
}

// legal is the account that holds and releases.
func (i *installation) legal(keyFile string) (*ledger.Account, error) {
	if keyFile == "" {
		return i.account(operatorKey)
	}
	account, err := ledger.LoadAccount(keyFile)
	if err != nil {
		return nil, fmt.Errorf("--key: %w", err)
	}
	return account, nil
}

// holdView is a hold that stands, for people and for --json.
type holdView struct {
	Device   record.Hash    `json:"device"`
	Sequence uint64         `json:"sequence,omitempty"` // 0: all of the device's
	Holder   common.Address `json:"holder"`
	Since    time.Time      `json:"since"`
	Reason   record.Hash    `json:"reason"`
	Text     string         `json:"text,omitempty"` // if this installation has it
}

func (a *app) holdListCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "list DEVICE[@SEQ]",
		Short: "List the holds that stand on a device and its snapshots",
		Example: `  byssus hold list press-7
  byssus hold list press-7@12 --json`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				of, err := findHeld(ctx, c, args[0])
				if err != nil {
					return err
				}
				events, err := c.Trail(ctx, ledger.TrailFilter{Device: of.device})
				if err != nil {
					return err
				}
				views := standingHolds(events, of.sequence)
				for n := range views {
					if views[n].Text, err = i.reasonOf(views[n].Reason); err != nil {
						return err
					}
				}
				return a.print(cmd, views, func(w io.Writer) {
					if len(views) == 0 {
						fmt.Fprintf(w, "no hold stands on %s\n", strings.TrimPrefix(of.String(), "all snapshots of "))
						return
					}
					rows := [][]string{{"HELD", "BY", "SINCE (UTC)", "REASON"}}
					for _, v := range views {
						what := "all snapshots"
						if v.Sequence != 0 {
							what = fmt.Sprintf("snapshot %d", v.Sequence)
						}
						rows = append(rows, []string{what, v.Holder.Hex(), when(v.Since), cmp.Or(v.Text, v.Reason.String())})
					}
					term.Table(w, rows)
				})
			})
		},
	}
}

// standingHolds are the holds that a device's trail leaves standing: those that
// keep a snapshot, or, if sequence is 0, all.
func standingHolds(events []ledger.Event, sequence uint64) []holdView {
	type place struct {
		sequence uint64
		holder   common.Address
	}
	standing := map[place]holdView{}
	for _, e := range events {
		holder, _ := e.Args["holder"].(common.Address)
		reason, _ := e.Args["reason"].(record.Hash)
		seq, _ := e.Args["sequence"].(uint64)
		if e.Contract != "Retention" || sequence != 0 && seq != 0 && seq != sequence {
			continue
		}
		switch e.Name {
		case "HoldPlaced", "DeviceHoldPlaced":
			standing[place{seq, holder}] = holdView{Device: e.Device, Sequence: seq, Holder: holder, Since: e.Time, Reason: reason}
		case "HoldReleased", "DeviceHoldReleased":
			delete(standing, place{seq, holder})
		}
	}
	views := make([]holdView, 0, len(standing))
	for _, v := range standing {
		views = append(views, v)
	}
	slices.SortFunc(views, func(x, y holdView) int {
		return cmp.Or(cmp.Compare(x.Sequence, y.Sequence), x.Since.Compare(y.Since), x.Holder.Cmp(y.Holder))
	})
	return views
}
