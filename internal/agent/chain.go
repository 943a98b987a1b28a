package agent

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// chainReader reads the chain through a light reader: every value is proven from
// the genesis document on, and never older than one read before.
type chainReader struct {
	reader *light.Reader
	folder *Folder // where it is kept how far the chain was followed; nil: nowhere

	gateway fmt.Stringer // the one that is asked; nil: it has no name
	ways    several      // nil: there is one gateway only
	note    func(string) // is told what was found of a gateway that was left; may be nil
	moved   time.Time    // when another block than before was shown; from the start at first
	looked  time.Time    // when others were last asked for a newer one
	number  uint64       // of the newest block shown
}

// several are gateways of which one is asked at a time.
type several interface {
	String() string // the one that is asked
	Gateways() int
	Next()
}

const (
	staleAfter = time.Hour        // for how long a chain that ticks every ten minutes may show nothing new
	lookAgain  = 10 * time.Minute // how often other gateways are asked then
)

// through reads the chain, by another gateway if one lies, is behind what was
// seen, or does not answer.
func through[T any](ctx context.Context, c *chainReader, read func(context.Context) (T, error)) (T, error) {
	return elsewhere(ctx, c, func(ctx context.Context) (T, error) { return light.Again(ctx, read) })
}

// elsewhere does what can be done again, by another gateway if it fails for this
// one's sake; each is asked once.
func elsewhere[T any](ctx context.Context, c *chainReader, do func(context.Context) (T, error)) (T, error) {
	for tried := 1; ; tried++ {
		out, err := do(ctx)
		err = c.named(err)
		if err == nil || ctx.Err() != nil || c.ways == nil || tried == c.ways.Gateways() || !ofGateway(err) {
			return out, err
		}
		c.leave("%v", err)
	}
}

// named says in an error that is a gateway's doing whose it is.
func (c *chainReader) named(err error) error {
	if err == nil || c.gateway == nil || !ofGateway(err) || strings.Contains(err.Error(), c.gateway.String()) {
		return err
	}
	return fmt.Errorf("%s: %w", c.gateway, err)
}

// ofGateway tells whether another gateway may answer where this one failed.
func ofGateway(err error) bool {
	_, unproven := errors.AsType[*light.NoProofError](err)
	_, refused := errors.AsType[*door.Error](err)
	_, stranger := errors.AsType[*door.WrongKeyError](err)
	return unproven || refused || stranger || slices.ContainsFunc([]error{light.ErrUnverified, light.ErrBackwards, door.ErrUnanswered, door.ErrGarbage,
		recovery.ErrRecord, recovery.ErrRequest}, func(kind error) bool { return errors.Is(err, kind) })
}

// leave goes to the next gateway, and says which one it leaves and why.
func (c *chainReader) leave(format string, args ...any) {
	if c.ways == nil {
		return
	}
	left, why := c.ways.String(), fmt.Sprintf(format, args...)
	if !strings.Contains(why, left) {
		why = left + ": " + why
	}
	c.ways.Next()
	if c.note != nil {
		c.note(why + ": asking " + c.ways.String())
	}
}

// newer asks the other gateways for a newer block, if this one has shown none for
// long: it may be cut off, or withhold.
func (c *chainReader) newer(ctx context.Context, v *light.View) *light.View {
	now := time.Now()
	if v.Number() != c.number || c.moved.IsZero() {
		c.number, c.moved = v.Number(), now
	}
	old := now.Sub(c.moved) > staleAfter || now.Sub(v.Header().At()) > staleAfter
	if c.ways == nil || !old || now.Sub(c.looked) < lookAgain {
		return v
	}
	c.looked = now
	stale := c.ways.String()
	for range c.ways.Gateways() - 1 {
		c.ways.Next()
		if other, err := c.reader.Latest(ctx); err == nil && other.Number() > v.Number() {
			c.number, c.moved = other.Number(), now
			if c.note != nil {
				c.note(fmt.Sprintf("%s shows no newer block than %d, of %s, and %s has block %d: the first is stale, or withholds",
					stale, v.Number(), chainTime(v.Time()), c.ways, other.Number()))
			}
			return other
		}
	}
	c.ways.Next() // round, to the first again
	return v
}

// readChain returns the chain as a folder's device reads it: from where it was
// last. It is kept in the folder if this process holds it.
func (f *Folder) readChain(genesis *light.Genesis, source light.Source) (*chainReader, error) {
	trusted, heard, err := f.trusted(genesis)
	if err != nil {
		return nil, err
	}
	c := &chainReader{reader: light.Resume(trusted, source, f.clock)}
	if boot, up := f.sinceBoot(); boot != "" && boot == heard.Boot {
		c.reader.Heard(up - heard.Up)
	}
	if f.lock != nil {
		c.folder = f
		c.reader.Keep(f.keepTrusted)
	}
	if err := f.fork(); err != nil {
		c.reader.Distrust(err)
	}
	return c, nil
}

// newest returns the state at the newest header, which is kept as seen.
func (c *chainReader) newest(ctx context.Context) (state.State, *light.View, error) {
	v, err := c.reader.Latest(ctx)
	if err == nil {
		v = c.newer(ctx, v)
	}
	if err := errors.Join(err, c.keepFork(err)); err != nil {
		return state.State{}, nil, err
	}
	return state.New(v), v, nil
}

// keepFork makes durable what shows that the chain forked, if an error does.
func (c *chainReader) keepFork(err error) error {
	o, ok := errors.AsType[*light.OrderError](err)
	if !ok || !errors.Is(err, light.ErrContradiction) || c.folder == nil {
		return nil
	}
	found := Fork{Source: o.Source, What: o.Error(), Trusted: c.reader.Trusted().Encode(), First: o.SeenBlock, Second: o.GotBlock}
	if err := c.folder.save(forkFile, found); err != nil {
		return err
	}
	c.reader.Distrust(&ForkError{Path: c.folder.path(forkFile), What: found.What})
	return nil
}

// seconds makes a duration of seconds from the chain; absurd ones are cut.
func seconds(s uint64) time.Duration {
	const most = 200 * 365 * 24 * 3600
	return time.Duration(min(s, most)) * time.Second
}

// Plan implements Chain.
func (c *chainReader) Plan(ctx context.Context, device record.Hash) (Plan, error) {
	return through(ctx, c, func(ctx context.Context) (Plan, error) { return c.plan(ctx, device) })
}

func (c *chainReader) plan(ctx context.Context, device record.Hash) (Plan, error) {
	s, v, err := c.newest(ctx)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Block: v.Number(), Time: v.Time()}
	if p.Retention, err = s.RetentionTime(ctx); err != nil {
		return Plan{}, err
	}
	d, err := s.Device(ctx, device)
	if errors.Is(err, state.ErrNotFound) {
		return p, nil
	}
	if err != nil {
		return Plan{}, err
	}
	if err := c.noteOrganisations(ctx, s, v); err != nil {
		return Plan{}, err
	}
	h, err := s.Head(ctx, device)
	if err != nil {
		return Plan{}, err
	}
	p.Device = DeviceState{Status: uint8(d.Status), Key: d.Key, Generation: d.Generation, Organisation: d.Organisation, Label: d.Label, Forked: h.Forked(d.Generation)}
	o, err := s.Orders(ctx, device)
	if err != nil {
		return Plan{}, err
	}
	p.Orders = Orders{Command: o.Command, CommandUntil: o.CommandUntil, RedundantUntil: o.RedundantUntil}
	p.Head = HeadState{Hash: h.RecordHash, Sequence: h.Sequence, AnchoredAt: h.AnchoredAt, Epoch: h.Epoch, ReleasedEpoch: h.ReleasedEpoch, Opened: h.Opened}
	number, err := s.PolicyOf(ctx, device)
	if errors.Is(err, state.ErrNotFound) {
		return p, nil
	}
	if err != nil {
		return Plan{}, err
	}
	p.Policy, err = readPolicy(ctx, s, number)
	return p, err
}

// readPolicy reads the version of a policy that is in force, with all it refers to.
func readPolicy(ctx context.Context, s state.State, number uint32) (Policy, error) {
	current, err := s.PolicyInForce(ctx, number)
	if err != nil {
		return Policy{}, err
	}
	published, err := s.Policy(ctx, number, current.Version)
	if err != nil {
		return Policy{}, err
	}
	t := published.Terms
	p := Policy{Number: number, Version: current.Version, Name: published.Name, Previous: current.Previous, PreviousUntil: current.PreviousUntil(),
		Interval: seconds(t.Interval), MinRetention: seconds(t.MinRetention), Keep: t.Keep, K: t.K, W: t.W, Organisations: t.Organisations,
		RestoreRole: t.RestoreRole, Successor: seconds(t.Restore.Successor), Approvals: t.Approvals}
	if p.Places, err = readPlaces(ctx, s, t.Slots); err != nil {
		return Policy{}, err
	}
	p.Panel, err = readPanel(ctx, s, t.Panel)
	return p, err
}

func readPlaces(ctx context.Context, s state.State, slots []uint32) ([]Place, error) {
	held, err := s.Slots(ctx, slots)
	if err != nil {
		return nil, err
	}
	ids := make([]uint32, len(held))
	for i, h := range held {
		ids[i] = h.Store
	}
	stores, err := s.Stores(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Place, len(held))
	for i, st := range stores {
		out[i] = Place{Slot: held[i].Number, Version: held[i].Version, Store: st.ID, Organisation: st.Organisation, Region: st.Region,
			Endpoint: st.Endpoint, TLSKey: st.TLSKeyHash, SigningKey: st.Key}
	}
	return out, nil
}

func readPanel(ctx context.Context, s state.State, number uint32) (Panel, error) {
	panel, err := s.Panel(ctx, number)
	if errors.Is(err, state.ErrNotFound) {
		return Panel{Number: number}, nil // no custodian: a backup waits for one
	}
	if err != nil {
		return Panel{}, err
	}
	list, err := s.Custodians(ctx, panel.Custodians)
	if err != nil {
		return Panel{}, err
	}
	p := Panel{Number: number, M: panel.M}
	for _, c := range list {
		p.Custodians = append(p.Custodians, Custodian{ID: c.ID, Organisation: c.Organisation, Endpoint: c.Endpoint, TLSKey: c.TLSKeyHash, SigningKey: c.Key})
	}
	return p, nil
}

// Accepted implements Chain.
func (c *chainReader) Accepted(ctx context.Context, recordHash record.Hash) (Accepted, error) {
	return through(ctx, c, func(ctx context.Context) (Accepted, error) { return c.accepted(ctx, recordHash) })
}

func (c *chainReader) accepted(ctx context.Context, recordHash record.Hash) (Accepted, error) {
	s, v, err := c.newest(ctx)
	if err != nil {
		return Accepted{}, err
	}
	snap, err := s.Snapshot(ctx, recordHash)
	if errors.Is(err, state.ErrNotFound) {
		return Accepted{Block: v.Number()}, nil
	}
	return Accepted{Sequence: snap.Sequence, Epoch: snap.Epoch, Expiry: snap.Expiry, Positions: snap.Positions,
		AnchoredAt: snap.AnchoredAt, Block: v.Number()}, err
}

// DeviceOfKey returns the device that has, or had, a key; zero if none.
func (c *chainReader) DeviceOfKey(ctx context.Context, keyID record.Hash) (record.Hash, error) {
	id, err := through(ctx, c, func(ctx context.Context) (record.Hash, error) {
		s, _, err := c.newest(ctx)
		if err != nil {
			return record.Hash{}, err
		}
		return s.DeviceOfKey(ctx, keyID)
	})
	if errors.Is(err, state.ErrNotFound) {
		return record.Hash{}, nil
	}
	return id, err
}

// invitation is what the chain says of one.
type invitation struct {
	Known     bool
	Withdrawn bool
	Expires   uint64
	UsedAt    uint64
	UsedBy    record.Hash // zero: nobody
}

// Invitation reads an invitation, and the chain's time.
func (c *chainReader) Invitation(ctx context.Context, id record.Hash) (invitation, uint64, error) {
	var now uint64
	i, err := through(ctx, c, func(ctx context.Context) (state.Invitation, error) {
		s, v, err := c.newest(ctx)
		if err != nil {
			return state.Invitation{}, err
		}
		now = v.Time()
		return s.Invitation(ctx, id)
	})
	if errors.Is(err, state.ErrNotFound) {
		return invitation{}, now, nil
	}
	if err != nil {
		return invitation{}, 0, err
	}
	return invitation{Known: true, Withdrawn: i.Status == state.InvitationWithdrawn, Expires: i.Expires, UsedAt: i.UsedAt, UsedBy: i.Device}, now, nil
}
