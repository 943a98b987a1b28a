package recovery

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// readersPerSlot are the objects read from one slot at once.
const readersPerSlot = 2

// VerifyOptions say how to verify; the zero value asks for a sample of leaves.
type VerifyOptions struct {
	// Data: every byte of everything is read and checked. Else each store shows
	// one leaf, chosen at random, of a sample of what it should hold; lists are
	// read either way.
	Data bool
	// Sample is about how many objects are asked for when not all Data is read;
	// 0: 1000. Of fewer every one is.
	Sample int
	// Open, with Data, is called once, to open what it reads by the fetcher it
	// gets: each object that it asks for is checked at every slot the first time,
	// so that what is opened need not be read again to be checked. Its error is
	// returned beside what was found.
	Open func(context.Context, archive.Fetcher) error
	// State is a folder for what was found so far; "": a run that is broken off
	// begins anew. FS is the folder's file system; nil: the machine's.
	State string
	FS    durable.FS
	// Progress hears of each shard or copy that was asked for; calls overlap.
	Progress func(done, of int)
}

// SlotReport is what one slot still holds of a snapshot.
type SlotReport struct {
	Slot        uint32 `json:"slot"`
	Store       uint32 `json:"store"`
	Name        string `json:"name"`
	Objects     int    `json:"objects"` // it was asked for: lists, shards, copies
	Good        int    `json:"good"`
	Missing     int    `json:"missing"`
	Damaged     int    `json:"damaged"`
	Unanswered  int    `json:"unanswered"` // refused, unreachable, or no longer asked for
	Down        bool   `json:"down"`       // it stopped answering and was given up
	BytesRead   uint64 `json:"bytesRead"`
	Leaves      int    `json:"leaves"`                // that it showed, each of another shard
	FirstReason string `json:"firstReason,omitempty"` // why the first object not good was not
}

// Verification is what the stores still hold of a snapshot, as far as was
// looked.
type Verification struct {
	Device   record.Hash `json:"device"`
	List     record.Hash `json:"list"`
	Sequence uint64      `json:"sequence"`
	K        int         `json:"k"`
	// Data: every byte was read; else a leaf of each object that was checked.
	Data    bool   `json:"data"`
	Objects int    `json:"objects"` // of the snapshot, the list and its segments included
	Checked int    `json:"checked"` // of them, at every slot
	Left    int    `json:"left"`    // neither checked nor left out of the sample: it was broken off
	Bytes   uint64 `json:"bytes"`   // of the shards and copies that are good, whole
	Resumed bool   `json:"resumed"` // an earlier run had checked a part
	// Anew says why what an earlier run had found could not be used; "": it
	// could, or there was none.
	Anew   string       `json:"anew,omitempty"`
	Slots  []SlotReport `json:"slots"`
	Faults []Fault      `json:"faults"`
	// FaultsOmitted were more than a report lists.
	FaultsOmitted int `json:"faultsOmitted"`
	// Lost are the objects that cannot be rebuilt from what is left.
	Lost []LostObject `json:"lost"`
	// LostOmitted counts those beyond the first 10,000.
	LostOmitted int `json:"lostOmitted,omitempty"`
	// Losses is how many more stores may be lost, whichever they are, before an
	// object that was checked can no longer be rebuilt. Meaningless if any is lost.
	Losses   int           `json:"losses"`
	Duration time.Duration `json:"duration"` // of all runs
}

// LostObject is an object of which too few good shards or copies are left.
type LostObject struct {
	Kind   string      `json:"kind"`
	Object record.Hash `json:"object"`
	Have   int         `json:"have"`
	Need   int         `json:"need"`
	Of     int         `json:"of"`
}

// Whole tells whether everything is where it should be.
func (v Verification) Whole() bool { return len(v.Faults) == 0 && len(v.Lost) == 0 }

// verifier is one run of Verify.
type verifier struct {
	f     *Fetcher
	o     VerifyOptions
	state verifyState
	out   *Verification // state's
	slots []slotState   // beside f.slots
	done  atomic.Int64
	total int
	note  func() error // keeps what was found so far; mu is held
	link  *share       // of all that is asked
	// opened is Open's error.
	opened error
	// entries tells the place of each in the list, and taken which somebody
	// checks now, whom reading waits for; with Open only.
	entries map[record.Hash]int
	taken   map[int]bool
	reading sync.WaitGroup

	mu     sync.Mutex // guards state, slots, entries, taken and unkept
	unkept int        // objects that were checked since the last note
}

const (
	// defaultSample finds what has a hundredth of a store's shards missing with
	// a probability of 1 - 0.99^1000, all but certainly.
	defaultSample = 1000
	// verifyBlock is how many objects are checked between two notes of how far
	// it is.
	verifyBlock = 256
)

// Verify checks what every slot that should hold something of a snapshot still
// holds, and reports what is not as it should be. Broken off, it returns with
// ctx's error what it had covered, and goes on there the next time, if the
// options have a State. Any other error is for what kept it from looking, a list
// that no store has, or is that of Open.
func (f *Fetcher) Verify(ctx context.Context, list record.Hash, o VerifyOptions) (Verification, error) {
	began := time.Now()
	head, _, err := f.Head(ctx, list)
	if err != nil {
		return Verification{}, err
	}
	if o.Sample <= 0 {
		o.Sample = defaultSample
	}
	v := &verifier{f: f, o: o, slots: make([]slotState, len(f.slots)), link: f.share()}
	if v.state, err = o.load(f.device, list); err != nil {
		return Verification{}, err
	}
	v.out = &v.state.Found
	entries := 0
	for _, s := range head.Segments {
		entries += int(s.Entries)
	}
	if !v.out.Resumed {
		*v.out = Verification{Device: f.device, List: list, Sequence: head.Sequence, K: int(head.Layout.K), Data: o.Data, Anew: v.out.Anew,
			Losses: len(f.slots), Objects: entries + 1 + len(head.Segments)}
	}
	before := v.out.Duration
	sampled := entries
	if !o.Data {
		sampled = min(entries, o.Sample)
	}
	v.total = (sampled + 1 + len(head.Segments)) * len(head.Layout.Places)
	v.done.Store(int64(v.out.Checked * len(head.Layout.Places)))
	for i, s := range f.slots {
		v.slots[i].report = SlotReport{Slot: s.Number, Store: s.StoreID, Name: s.Name}
		for _, old := range v.out.Slots {
			if old.Slot == s.Number && old.Store == s.StoreID {
				v.slots[i].report, v.slots[i].report.Down = old, false
			}
		}
	}
	tell := func() {
		v.out.Slots = nil
		for i := range v.slots {
			v.out.Slots = append(v.out.Slots, v.slots[i].report)
		}
		v.out.Duration = before + time.Since(began)
		v.out.Left = max(0, v.total/len(head.Layout.Places)-v.out.Checked)
	}
	v.note = func() error {
		if !v.state.Lists { // nothing goes on from there
			return nil
		}
		tell()
		err := o.save(v.state)
		if err == nil {
			v.unkept = 0
		}
		return err
	}
	err = v.all(ctx, head, list, entries)
	v.mu.Lock()
	defer v.mu.Unlock()
	if ctx.Err() != nil {
		err = errors.Join(ctx.Err(), v.note())
	}
	tell()
	slices.SortFunc(v.out.Faults, compareFaults)
	if err != nil {
		if ctx.Err() != nil {
			return *v.out, err
		}
		return Verification{}, err
	}
	v.out.Left = 0
	return *v.out, errors.Join(v.opened, o.forget(f.device, list))
}

// all checks the lists, and then every entry that an earlier run did not: first
// what is opened, then the rest in order.
func (v *verifier) all(ctx context.Context, head record.Head, list record.Hash, entries int) error {
	f := v.f
	if !v.state.Lists {
		lists := []check{v.listCheck(head.Layout, object{"pack list", list}, func(ctx context.Context, s Slot, _ []byte) ([]byte, error) {
			return checkedHead(ctx, s, f.device, list)
		})}
		for _, s := range head.Segments {
			lists = append(lists, v.listCheck(head.Layout, object{"list segment", s.Root}, func(ctx context.Context, at Slot, _ []byte) ([]byte, error) {
				return checkedSegment(ctx, at, f.device, s.Root)
			}))
		}
		if err := v.run(ctx, lists); err != nil {
			return err
		}
		v.state.Lists = true
		if err := v.keep(); err != nil {
			return err
		}
	}
	if v.o.Data && v.o.Open != nil {
		if v.opened = v.open(ctx, head); ctx.Err() != nil {
			return ctx.Err()
		}
		if err := v.keep(); err != nil {
			return err
		}
	}
	at := 0 // of the next entry, over all segments
	for _, s := range head.Segments {
		segment, _, err := f.Segment(ctx, s.Root)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !v.lost(s.Root) {
				return fmt.Errorf("list segment %s: %w", s.Root, err)
			}
			at += int(s.Entries)
			continue // what it lists cannot be looked for
		}
		for rest := segment.Entries; len(rest) > 0; {
			var checks []check
			n := 0
			for ; n < len(rest) && len(checks) < verifyBlock; n++ {
				if !v.state.done(at+n) && v.chosen(rest[n], at+n, entries) {
					checks = append(checks, v.entryCheck(segment.Layout, rest[n], at+n))
				}
			}
			if err := v.run(ctx, checks); err != nil {
				return err
			}
			at, rest = at+n, rest[n:]
		}
	}
	return nil
}

func (v *verifier) lost(root record.Hash) bool {
	return slices.ContainsFunc(v.out.Lost, func(l LostObject) bool { return l.Object == root })
}

// chosen tells whether an entry is in the sample. Which packs are depends on a
// seed that no store knows beforehand; without the few other objects no pack can
// be opened, so they always are.
func (v *verifier) chosen(e record.Entry, at int, entries int) bool {
	return v.o.Data || e.Kind != record.CodedPack && e.Kind != record.ReplicatedPack || entries <= v.o.Sample || v.state.draw(at, "entry")%uint64(entries) < uint64(v.o.Sample)
}

func compareFaults(a, b Fault) int {
	if a.Slot != b.Slot {
		return int(int64(a.Slot) - int64(b.Slot))
	}
	if c := slices.Compare(a.Object[:], b.Object[:]); c != 0 {
		return c
	}
	return slices.Compare(a.Root[:], b.Root[:])
}

// check is one object with where its shards or copies should be.
type check struct {
	what  object
	entry int // its place in the list; -1: a part of the list itself, which has none
	need  int
	asks  []ask
	gave  []gave // beside asks
}

// gave is what a slot gave of an object.
type gave struct {
	answer  Answer // "": it was broken off
	reason  string // why it is not good
	bytes   int    // that came
	skipped bool   // the slot was not asked: it is down
}

func (c *check) answered() bool {
	return !slices.ContainsFunc(c.gave, func(g gave) bool { return g.answer == "" })
}

func (v *verifier) listCheck(l record.Layout, what object, get func(context.Context, Slot, []byte) ([]byte, error)) check {
	asks := v.f.asks(l, func(int) (record.Hash, uint64, int) { return what.hash, 0, 0 })
	for i := range asks {
		asks[i].get = get
	}
	return check{what: what, entry: -1, need: 1, asks: asks, gave: make([]gave, len(asks))}
}

func (v *verifier) entryCheck(l record.Layout, e record.Entry, entry int) check {
	need, size := 1, e.Length
	if e.Kind == record.CodedPack {
		need, size = int(l.K), erasure.ShardBytes(int(l.K), e.Length)
	}
	asks := v.f.asks(l, func(position int) (record.Hash, uint64, int) { return e.RootAt(l, position), size, position })
	for i := range asks {
		if from, ok := asks[i].slot.Store.(streamer); ok && v.o.Data {
			root, whole := asks[i].root, asks[i].get
			asks[i].get = func(ctx context.Context, s Slot, into []byte) ([]byte, error) {
				if into == nil { // nobody wants it
					return nil, hashedShard(ctx, from, v.f.device, root, size)
				}
				return whole(ctx, s, into)
			}
		}
	}
	if !v.o.Data {
		for i := range asks {
			root, leaves := asks[i].root, erasure.Leaves(size)
			leaf := v.state.draw(leaves, asks[i].slot.Number, root) % leaves
			whole := asks[i].get
			asks[i].get = func(ctx context.Context, s Slot, into []byte) ([]byte, error) {
				if store, ok := s.Store.(auditor); ok {
					return nil, store.Audit(ctx, v.f.device, root, size, leaf)
				}
				return whole(ctx, s, into)
			}
		}
	}
	return check{what: object{e.Kind.String(), e.Hash()}, entry: entry, need: need, asks: asks, gave: make([]gave, len(asks))}
}

// run asks every slot for its part of every check, slots beside one another,
// and settles what all have answered.
func (v *verifier) run(ctx context.Context, checks []check) error {
	type job struct{ check, ask int }
	queues := map[uint32][]job{}
	for c := range checks {
		for a := range checks[c].asks {
			n := checks[c].asks[a].slot.Number
			queues[n] = append(queues[n], job{c, a})
		}
	}
	var wg sync.WaitGroup
	for _, queue := range queues {
		var next atomic.Int64
		for range readersPerSlot {
			wg.Go(func() {
				for ctx.Err() == nil {
					i := int(next.Add(1)) - 1
					if i >= len(queue) {
						return
					}
					c := &checks[queue[i].check]
					v.ask(ctx, c, queue[i].ask, nil)
				}
			})
		}
	}
	wg.Wait()
	for i := range checks {
		if !checks[i].answered() || ctx.Err() != nil && !v.state.Lists {
			continue // lists count together: a state without them is none
		}
		if err := v.settle(&checks[i]); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// ask reads one shard or copy, into memory for it if it is to be kept, notes beside
// the ask what became of it, and tells whether it is good; what it returns may else
// be nil.
func (v *verifier) ask(ctx context.Context, c *check, i int, into []byte) (_ []byte, good bool) {
	a, g := &c.asks[i], gave{}
	var b []byte
	err := errNoStore
	began := time.Now()
	switch {
	case v.down(a):
		g.skipped = true
		err = fmt.Errorf("the store has stopped answering and is asked no more")
	case a.slot.Store != nil:
		b, err = v.inTime(ctx, func(ctx context.Context) ([]byte, error) { return a.get(ctx, a.slot, into) })
	}
	if ctx.Err() != nil {
		return nil, false
	}
	g.answer, g.bytes = classify(err), len(b)
	if !g.skipped {
		v.heard(a, time.Since(began), g.answer != Unreachable)
	}
	if err != nil {
		g.reason = v.f.words(err)
	}
	if g.answer == Good && b == nil && v.o.Data {
		g.bytes = int(a.size) // it was hashed as it came
	}
	c.gave[i] = g
	if v.o.Progress != nil {
		v.o.Progress(int(v.done.Add(1)), v.total)
	}
	return b, g.answer == Good
}

// settle counts what the slots gave of an object that all were asked for and how
// many stores more it can lose, and marks it as checked, all under one lock: of
// what was broken off before, nothing counts, and all is asked for again. What was
// found is kept now and then.
func (v *verifier) settle(c *check) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	byStore := map[uint32]int{}
	have := 0
	for i, g := range c.gave {
		v.count(c.what, &c.asks[i], g)
		if g.answer == Good {
			have++
			byStore[c.asks[i].slot.StoreID]++
		}
	}
	switch {
	case have >= c.need:
		v.out.Losses = min(v.out.Losses, survivable(byStore, have, c.need))
	case len(v.out.Lost) < maxFaults:
		v.out.Lost = append(v.out.Lost, LostObject{Kind: c.what.kind, Object: c.what.hash, Have: have, Need: c.need, Of: len(c.asks)})
		v.out.Losses = 0
	default:
		v.out.LostOmitted++
	}
	v.out.Checked++
	if c.entry >= 0 {
		v.state.mark(c.entry)
	}
	if v.unkept++; v.unkept < verifyBlock {
		return nil
	}
	return v.note()
}

// count counts what one slot gave. v.mu is held.
func (v *verifier) count(what object, a *ask, g gave) {
	if g.answer != Good && !g.skipped {
		if len(v.out.Faults) < maxFaults {
			v.out.Faults = append(v.out.Faults, a.fault(what, g.answer, g.reason))
		} else {
			v.out.FaultsOmitted++
		}
	}
	if a.at < 0 {
		return
	}
	r := &v.slots[a.at].report
	r.Objects++
	r.BytesRead += uint64(g.bytes)
	if g.answer != Good && r.FirstReason == "" {
		r.FirstReason = g.reason
	}
	switch g.answer {
	case Good:
		r.Good++
		v.out.Bytes += max(a.size, uint64(g.bytes))
		if !v.o.Data && a.size > 0 && g.bytes == 0 {
			r.Leaves++
		}
	case Missing:
		r.Missing++
	case Damaged:
		r.Damaged++
	default:
		r.Unanswered++
	}
}

// keep keeps what was found so far.
func (v *verifier) keep() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.note()
}

// survivable is how many stores, whichever they are, can go before fewer than
// need of the good parts are left: the ones with most parts go first.
func survivable(byStore map[uint32]int, have, need int) int {
	var held []int
	for _, n := range byStore {
		held = append(held, n)
	}
	slices.Sort(held)
	slices.Reverse(held)
	losses := 0
	for _, n := range held {
		if have -= n; have < need {
			break
		}
		losses++
	}
	return losses
}
