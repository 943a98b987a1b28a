package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

func (a *app) checkpointCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "checkpoint",
		Short: "Say together what the chain is, for a device that was away too long",
		Long: `A device that was off for more than 14 days, or whose clock was lost, believes
nothing new of the chain until more than two thirds of the organisations have said
what it is, with the keys that they keep offline. One makes a file of that for the
device; each of the others checks it against its own node and signs it, one after
the other; the device takes it (byssus-agent trust).`,
		Example: `  byssus checkpoint make press-7 -o press-7.checkpoint --data ./acme
  byssus checkpoint check press-7.checkpoint --data ./borealis
  byssus checkpoint sign press-7.checkpoint --key checkpoint.key --genesis genesis.json
  byssus-agent trust press-7.checkpoint      # on the device`,
	}
	cmd.AddCommand(a.makeCheckpointCmd(), a.checkCheckpointCmd(), a.signCheckpointCmd())
	return cmd
}

// checkpointView is a checkpoint for people and for --json.
type checkpointView struct {
	File     string      `json:"file"`
	Height   uint64      `json:"height"`
	Header   record.Hash `json:"header"`
	Time     uint64      `json:"time"`
	Block    uint64      `json:"block"`
	Device   record.Hash `json:"device"`
	Sequence uint64      `json:"sequence"`
	Signed   []string    `json:"signed"`       // by which organisations, or keys
	Of       int         `json:"of,omitempty"` // organisations; 0: not known here
}

func (v checkpointView) words(w io.Writer) {
	fmt.Fprintf(w, "%s: block %d of %s, header %s of height %d\n", v.File, v.Block, when(time.Unix(int64(v.Time), 0)), v.Header, v.Height)
	if v.Sequence > 0 {
		fmt.Fprintf(w, "for device %s, whose newest snapshot is %d\n", v.Device, v.Sequence)
	} else {
		fmt.Fprintln(w, "for devices that have backed up nothing yet")
	}
	for _, s := range v.Signed {
		fmt.Fprintf(w, "signed by %s\n", term.Clean(s))
	}
	if v.Of > 0 {
		fmt.Fprintf(w, "%d of %d organisations signed it; more than two thirds must\n", len(v.Signed), v.Of)
	}
}

// viewCheckpoint describes a checkpoint; names are the organisations' by their keys' IDs,
// nil if they are not known.
func viewCheckpoint(file string, c light.Checkpoint, names map[record.Hash]string) checkpointView {
	v := checkpointView{File: file, Height: c.Height, Header: c.Header, Time: c.Time, Block: c.Number, Device: c.Device, Sequence: c.Sequence, Signed: []string{}, Of: len(names)}
	for _, s := range c.Signatures {
		switch name, known := names[s.Key]; {
		case known:
			v.Signed = append(v.Signed, name)
		case names == nil:
			v.Signed = append(v.Signed, "key "+s.Key.String())
		}
	}
	return v
}

func (a *app) makeCheckpointCmd() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "make [DEVICE]",
		Short: "Write what the chain is now, to be signed",
		Long: `Writes a checkpoint of the newest block that this installation's node proves, with
the device's newest snapshot. Without a DEVICE it is for devices that have backed
up nothing yet. Nobody has signed it then.`,
		Example:           `  byssus checkpoint make press-7 -o press-7.checkpoint`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				reader, err := i.reader()
				if err != nil {
					return err
				}
				if !reader.Genesis().Governed() {
					return term.Exitf(term.Usage, "the validators of this chain never change: its devices need no checkpoint")
				}
				var device record.Hash
				if len(args) == 1 {
					if device, _, err = findDevice(ctx, c, args[0]); err != nil {
						return err
					}
				}
				p, err := light.Again(ctx, func(ctx context.Context) (record.Checkpoint, error) { return makeCheckpoint(ctx, i, reader, device) })
				if err != nil {
					return err
				}
				if err := durable.WriteFile(durable.OS(), out, light.Checkpoint{Checkpoint: p}.Encode(reader.Genesis().Domain()), 0o644); err != nil {
					return fmt.Errorf("write checkpoint: %w", err)
				}
				all, err := c.Organisations(ctx)
				if err != nil {
					return err
				}
				made := viewCheckpoint(out, light.Checkpoint{Checkpoint: p}, checkpointNames(all))
				return a.print(cmd, made, func(w io.Writer) {
					made.words(w)
					fmt.Fprintf(w, "\nEach organisation, one after the other, on its own node and where its key is:\n  byssus checkpoint check %s\n  byssus checkpoint sign %s --key checkpoint.key --genesis genesis.json\n", out, out)
				})
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the `file` to write")
	_ = cmd.MarkFlagRequired("output")
	return cmd
}

// makeCheckpoint is what the chain is at the newest block that is proven.
func makeCheckpoint(ctx context.Context, i *installation, reader *light.Reader, device record.Hash) (record.Checkpoint, error) {
	v, err := reader.Latest(ctx)
	if err != nil {
		return record.Checkpoint{}, err
	}
	source, err := nodeSource(i)
	if err != nil {
		return record.Checkpoint{}, err
	}
	raw, err := source.LightBlockAt(ctx, v.Header().Height)
	if err != nil {
		return record.Checkpoint{}, err
	}
	p, err := reader.Genesis().Describe(raw)
	if err != nil {
		return p, err
	}
	if p.Block != v.Header().Hash {
		return p, fmt.Errorf("the header of height %d is of block %s, and of %s when it was the newest: run this again", p.Height, p.Block, v.Header().Hash)
	}
	p.Number = v.Number()
	if device == (record.Hash{}) {
		return p, nil
	}
	h, err := state.New(v).Head(ctx, device)
	if err != nil || h.Sequence == 0 {
		return p, err
	}
	p.Device, p.Sequence, p.Record = device, h.Sequence, h.RecordHash
	return p, nil
}

// checkpointNames are the members by the IDs of their checkpoint keys.
func checkpointNames(all []ledger.Organisation) map[record.Hash]string {
	names := map[record.Hash]string{}
	for _, o := range all {
		if o.Status != ledger.NoMember && o.Status != ledger.RemovedMember {
			names[o.Card.Checkpoint.ID()] = o.Card.Name
		}
	}
	return names
}

// readCheckpoint reads a file of a chain.
func readCheckpoint(file string, d record.Domain) (light.Checkpoint, error) {
	raw, err := durable.ReadFile(durable.OS(), file, int64(light.MaxCheckpointBytes))
	if err != nil {
		return light.Checkpoint{}, fmt.Errorf("read checkpoint: %w", err)
	}
	c, err := light.ParseCheckpoint(d, raw)
	if err != nil {
		return c, term.Exitf(term.Failed, "%s: %w", file, err)
	}
	return c, nil
}

func (a *app) checkCheckpointCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Hold a checkpoint against this installation's node",
		Long: `Holds every word of a checkpoint against the chain as this installation's own node
has it: do so before you sign. It says who has signed, and checks the signatures.`,
		Example: `  byssus checkpoint check press-7.checkpoint --data ./borealis`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				p, err := readCheckpoint(args[0], c.Domain())
				if err != nil {
					return err
				}
				all, err := c.Organisations(ctx)
				if err != nil {
					return err
				}
				if err := checkCheckpoint(ctx, i, c, p, all); err != nil {
					return err
				}
				v := viewCheckpoint(args[0], p, checkpointNames(all))
				return a.print(cmd, v, func(w io.Writer) {
					v.words(w)
					fmt.Fprintln(w, "this installation's node has the same")
				})
			})
		},
	}
}

// checkCheckpoint holds a checkpoint against the installation's node.
func checkCheckpoint(ctx context.Context, i *installation, c *ledger.Client, p light.Checkpoint, all []ledger.Organisation) error {
	wrong := func(format string, args ...any) error {
		return term.Exitf(term.Refused, "do not sign it: %w", fmt.Errorf(format, args...))
	}
	genesis, _, err := i.genesis()
	if err != nil {
		return err
	}
	source, err := nodeSource(i)
	if err != nil {
		return err
	}
	raw, err := source.LightBlockAt(ctx, p.Height)
	if err != nil {
		return fmt.Errorf("the node does not have height %d: %w", p.Height, err)
	}
	want, err := genesis.Describe(raw)
	if err != nil {
		return err
	}
	if want.Number, err = c.NumberOf(ctx, p.Block); errors.Is(err, ledger.ErrNotFound) {
		return wrong("the node has no block %s", p.Block)
	} else if err != nil {
		return err
	}
	want.Device, want.Sequence, want.Record = p.Device, p.Sequence, p.Record
	if want != p.Checkpoint {
		return wrong("at height %d the node has header %s of block %d, the checkpoint says header %s of block %d, or another time or set of validators",
			p.Height, want.Header, want.Number, p.Header, p.Number)
	}
	if p.Sequence > 0 {
		// The newest at that block: it is not above it, and the next one, if there is one, is.
		list, err := c.History(ctx, p.Device, p.Sequence+2, 2)
		if err != nil {
			return err
		}
		found := false
		for _, r := range list {
			found = found || r.Record.Sequence == p.Sequence && r.RecordHash == p.Record && r.Block <= p.Number
			if r.Record.Sequence == p.Sequence+1 && r.Block <= p.Number {
				return wrong("at block %d device %s had snapshot %d already", p.Number, p.Device, r.Record.Sequence)
			}
		}
		if !found {
			return wrong("at block %d the newest snapshot of device %s was not %d, %s", p.Number, p.Device, p.Sequence, p.Record)
		}
	}
	keys := map[record.Hash]record.PublicKey{}
	for _, o := range all {
		keys[o.Card.Checkpoint.ID()] = o.Card.Checkpoint
	}
	for _, s := range p.Signatures {
		if k, known := keys[s.Key]; known && !record.Verify(k, p.Digest(c.Domain()), s.Signature) {
			return wrong("the signature of key %s is wrong", s.Key)
		}
	}
	return nil
}

func (a *app) signCheckpointCmd() *cobra.Command {
	var key, doc string
	cmd := &cobra.Command{
		Use:   "sign FILE --key KEY --genesis GENESIS",
		Short: "Sign a checkpoint with the organisation's offline key",
		Long: `Adds a signature to a checkpoint's file. It asks nobody and needs no network: do it
where the key is kept, after ` + "`byssus checkpoint check`" + ` on the organisation's node.`,
		Example: `  byssus checkpoint sign press-7.checkpoint --key checkpoint.key --genesis genesis.json`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := durable.ReadFile(durable.OS(), doc, light.MaxGenesisBytes)
			if err != nil {
				return fmt.Errorf("read the genesis document: %w", err)
			}
			genesis, err := light.ParseGenesis(raw)
			if err != nil {
				return err
			}
			p, err := readCheckpoint(args[0], genesis.Domain())
			if err != nil {
				return err
			}
			secret, err := identity.Load(durable.OS(), key)
			if err != nil {
				return err
			}
			if err := p.Sign(genesis.Domain(), secret); err != nil {
				return err
			}
			if err := durable.WriteFile(durable.OS(), args[0], p.Encode(genesis.Domain()), 0o644); err != nil {
				return fmt.Errorf("write checkpoint: %w", err)
			}
			v := viewCheckpoint(args[0], p, nil)
			return a.print(cmd, v, v.words)
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "`file` of the organisation's checkpoint key")
	cmd.Flags().StringVar(&doc, "genesis", "", "`file` with the chain's genesis document")
	_ = cmd.MarkFlagRequired("key")
	_ = cmd.MarkFlagRequired("genesis")
	return cmd
}
