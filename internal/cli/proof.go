package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/bits"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// exportedProof says what proof was written.
type exportedProof struct {
	File    string      `json:"file"`
	Bytes   int         `json:"bytes"`
	Record  record.Hash `json:"record"`
	Genesis record.Hash `json:"genesis"` // SHA-256 of the genesis document that it is checked against
}

func (a *app) proofCmd() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "proof DEVICE[@SEQ]",
		Short: "Write a proof that the chain accepted a snapshot",
		Long: `Writes a file that proves that the chain accepted a snapshot (the newest, if none
is named): headers from the genesis document on, each signed by the validators,
and the way from the last of them to the snapshot's entry. Whoever has the file
and the genesis document checks it with ` + "`byssus verify --offline`" + `, on any
machine, without a network.`,
		Example: `  byssus proof press-7@12 -o press-7-12.proof
  byssus verify --offline press-7-12.proof --genesis genesis.json`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeDevices(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			device, sequence, err := parseSnapshot(args[0])
			if err != nil {
				return err
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				id, d, err := findDevice(ctx, c, device)
				if err != nil {
					return err
				}
				before := uint64(0)
				if sequence > 0 {
					before = sequence + 1
				}
				list, err := c.History(ctx, id, before, 1)
				if err != nil && !errors.Is(err, state.ErrNotFound) {
					return err
				}
				if len(list) == 0 || (sequence > 0 && list[0].Record.Sequence != sequence) {
					return term.Exitf(term.Usage, "%s has no such snapshot: `byssus snapshots %s` lists them", term.Clean(d.Label), term.Clean(d.Label))
				}
				genesis, _, err := i.genesis()
				if err != nil {
					return err
				}
				source, err := nodeSource(i)
				if err != nil {
					return err
				}
				p, err := state.ProveAnchor(ctx, genesis, source, list[0].Record)
				if err != nil {
					return err
				}
				raw := p.Encode()
				if err := durable.WriteFile(durable.OS(), out, raw, 0o644); err != nil {
					return fmt.Errorf("write proof: %w", err)
				}
				e := exportedProof{File: out, Bytes: len(raw), Record: list[0].Record.Digest(genesis.Domain()), Genesis: genesis.Digest()}
				return a.print(cmd, e, func(w io.Writer) {
					fmt.Fprintf(w, "%s: proof of %s@%d, record %s, in %s. It is checked against the genesis document with SHA-256 %s\n",
						e.File, term.Clean(d.Label), list[0].Record.Sequence, e.Record, term.Bytes(uint64(e.Bytes)), e.Genesis)
				})
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the `file` to write")
	if err := cmd.MarkFlagRequired("output"); err != nil {
		panic(err) // the flag was made a line above
	}
	return cmd
}

// checkedProof is what `verify --offline` prints.
type checkedProof struct {
	state.ProvenAnchor
	Genesis record.Hash `json:"genesis"` // SHA-256 of the document
}

// verifyOffline checks a proof, of an anchor or of the log, with nothing but the
// genesis document.
func (a *app) verifyOffline(cmd *cobra.Command, proof, document string) error {
	read := func(what, name string, most int64) ([]byte, error) {
		raw, err := durable.ReadFile(durable.OS(), name, most)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, term.Exitf(term.Usage, "%s: there is no file %s", what, name)
		case errors.Is(err, durable.ErrTooLarge):
			return nil, term.Exitf(term.Damaged, "%s: %s is too large to be one", what, name)
		case err != nil:
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		return raw, nil
	}
	rawGenesis, err := read("genesis document", document, light.MaxGenesisBytes)
	if err != nil {
		return err
	}
	genesis, err := light.ParseGenesis(rawGenesis)
	if err != nil {
		return term.Exitf(term.Damaged, "%s: %w", document, err)
	}
	log, err := openLogProof(proof)
	if err != nil {
		return err
	}
	if log != nil {
		defer log.Close()
		return a.verifyLog(cmd, proof, log, genesis)
	}
	raw, err := read("proof", proof, state.MaxAnchorProofBytes)
	if err != nil {
		return err
	}
	p, err := state.ParseAnchorProof(raw)
	if err != nil {
		return term.Exitf(term.Damaged, "%s: %w", proof, err)
	}
	found, err := p.Verify(cmd.Context(), genesis)
	if err != nil {
		return term.Exitf(term.Damaged, "%s proves nothing: %w", proof, err)
	}
	at := func(t uint64) string {
		return time.Unix(int64(min(t, 1<<40)), 0).UTC().Format("2006-01-02 15:04:05 UTC")
	}
	return a.print(cmd, checkedProof{found, genesis.Digest()}, func(w io.Writer) {
		s := found.Snapshot
		fmt.Fprintf(w, `Proven, if the genesis document is the right one (SHA-256 %s):
  the chain accepted snapshot %d of device %s at %s (the chain's time), record %s
  it names pack list %s, and %d stores had confirmed it
  it is kept until %s at least, by the chain's retention clock
  all this stood in block %d of %s, whose header more than two thirds of the validators signed
`, genesis.Digest(), s.Sequence, found.Record.Device, at(s.AnchoredAt), found.Hash, found.Record.ListRoot, bits.OnesCount32(s.Positions),
			at(s.Expiry), found.Block.Number, at(found.Block.Time))
		if found.Headers > 1 {
			fmt.Fprintf(w, "The validators had changed: %d headers lead to it from the genesis document, each vouched for by the validators before.\n", found.Headers)
		}
		fmt.Fprintln(w, "Not proven: that nothing came after, and that the stores still have it (`byssus verify DEVICE` asks them).")
	})
}
