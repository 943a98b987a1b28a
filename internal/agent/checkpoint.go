package agent

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// organisationsFile keeps who could sign a checkpoint when the chain was last read:
// when one is needed, nothing new is believed of the chain.
const organisationsFile = "organisations.json"

// organisations are the consortium's at a block.
type organisations struct {
	Block uint64             `json:"block"`
	Time  uint64             `json:"time"` // the chain's
	Keys  []record.PublicKey `json:"keys"` // that sign checkpoints
}

// organisationsAge is how old, by the chain's time, what is kept of them may be
// when the chain is read.
const organisationsAge = 24 * time.Hour

// noteOrganisations keeps the organisations at a state, if what is kept is old.
func (c *chainReader) noteOrganisations(ctx context.Context, s state.State, v *light.View) error {
	if c.folder == nil || !c.reader.Genesis().Governed() {
		return nil
	}
	var kept organisations
	if err := c.folder.load(organisationsFile, &kept); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if kept.Block != 0 && v.Time() < kept.Time+uint64(organisationsAge/time.Second) {
		return nil
	}
	keys, err := s.CheckpointKeys(ctx)
	if err != nil {
		return err
	}
	return c.folder.save(organisationsFile, organisations{Block: v.Number(), Time: v.Time(), Keys: keys})
}

// Taken is what a checkpoint made of a device's trust.
type Taken struct {
	Height uint64 `json:"height"` // of the header that is believed now
	Block  uint64 `json:"block"`
	Time   uint64 `json:"time"` // the chain's, at it
	Signed int    `json:"signed"`
}

// Take believes a checkpoint, for a device that was away too long to follow the
// chain, or has no clock. It must be signed by more than two thirds of the
// organisations that this device knew last, and contain its last snapshot. A
// gateway brings the header.
func (a *Agent) Take(ctx context.Context, raw []byte) (Taken, error) {
	c, ok := a.chain.(*chainReader)
	if !ok {
		return Taken{}, errors.New("checkpoint: no verified chain")
	}
	p, err := light.ParseCheckpoint(a.domain, raw)
	if err != nil {
		return Taken{}, err
	}
	var known organisations
	if err := a.folder.load(organisationsFile, &known); errors.Is(err, fs.ErrNotExist) {
		return Taken{}, fmt.Errorf("%w: this device has never read which organisations sign checkpoints; the operator gives it its place anew with `byssus device replace`", light.ErrCheckpoint)
	} else if err != nil {
		return Taken{}, err
	}
	own := a.ownRecords()
	return elsewhere(ctx, c, func(ctx context.Context) (Taken, error) {
		if err := c.reader.Take(ctx, p, known.Keys, own...); err != nil {
			return Taken{}, errors.Join(err, c.keepFork(err))
		}
		return Taken{Height: p.Height, Block: p.Number, Time: p.Time, Signed: len(p.Signatures)}, nil
	})
}

// ownRecords are the hashes of this device's records of which the chain accepted
// one as its newest, the newest known to be accepted first; none if there is none.
func (a *Agent) ownRecords() []record.Hash {
	var out []record.Hash
	if h := a.journal.Head(); h != nil {
		out = append(out, h.Hash)
	}
	if p := a.journal.Pending(); p != nil && len(out) > 0 {
		for _, st := range p.Refused {
			out = append(out, st.Record.Digest(a.domain))
		}
		if p.Signed != nil {
			out = append(out, p.Signed.Record.Digest(a.domain))
		}
	}
	return out
}
