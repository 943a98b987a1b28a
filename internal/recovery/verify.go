package recovery

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	// readersPerSlot are the objects read from one slot at once.
	readersPerSlot = 2
	// A slot that gave no answer so often in a row is asked no more.
	downAfter = 3
)

// SlotReport is what one slot still holds of a snapshot.
type SlotReport struct {
	Slot        uint32 `json:"slot"`
	Store       uint32 `json:"store"`
	Name        string `json:"name"`
	Objects     int    `json:"objects"` // it should hold: lists, shards, copies
	Good        int    `json:"good"`
	Missing     int    `json:"missing"`
	Damaged     int    `json:"damaged"`
	Unanswered  int    `json:"unanswered"` // refused, unreachable, or no longer asked for
	Down        bool   `json:"down"`       // it stopped answering and was given up
	BytesRead   uint64 `json:"bytesRead"`
	FirstReason string `json:"firstReason,omitempty"` // why the first object not good was not
}

// Verification is what the stores still hold of a snapshot, every byte read
// and checked against its name.
type Verification struct {
	Device   record.Hash  `json:"device"`
	List     record.Hash  `json:"list"`
	Sequence uint64       `json:"sequence"`
	K        int          `json:"k"`
	Objects  int          `json:"objects"` // the list and its segments included
	Slots    []SlotReport `json:"slots"`
	Faults   []Fault      `json:"faults"`
	// FaultsOmitted were more than a report lists.
	FaultsOmitted int `json:"faultsOmitted"`
	// Lost are the objects that cannot be rebuilt from what is left.
	Lost []LostObject `json:"lost"`
	// Losses is how many more stores may be lost, whichever they are, before
	// an object can no longer be rebuilt. Meaningless if any is lost.
	Losses   int           `json:"losses"`
	Duration time.Duration `json:"duration"`
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
	f        *Fetcher
	out      Verification
	slots    []slotState // beside f.slots
	progress func(done, of int)
	done     atomic.Int64
	total    int

	mu sync.Mutex // guards out.Faults, and the counts of slots
}

type slotState struct {
	report SlotReport
	silent atomic.Int32 // unanswered in a row
}

// Verify reads every object of a snapshot from every slot that should hold it,
// each bit of it, and reports what is not as it should be. The error is for
// what kept it from looking: a list that no store has, or ctx. progress, if
// not nil, hears of each object read; calls overlap.
func (f *Fetcher) Verify(ctx context.Context, list record.Hash, progress func(done, of int)) (Verification, error) {
	began := time.Now()
	head, _, err := f.Head(ctx, list)
	if err != nil {
		return Verification{}, err
	}
	v := &verifier{f: f, progress: progress, slots: make([]slotState, len(f.slots)),
		out: Verification{Device: f.device, List: list, Sequence: head.Sequence, K: int(head.Layout.K), Losses: len(f.slots)}}
	entries := 0
	for _, s := range head.Segments {
		entries += int(s.Entries)
	}
	v.out.Objects = entries + 1 + len(head.Segments)
	v.total = (entries + 1 + len(head.Segments)) * len(head.Layout.Places)
	for i, s := range f.slots {
		v.slots[i].report = SlotReport{Slot: s.Number, Store: s.StoreID, Name: s.Name}
	}

	lists := []check{v.listCheck(head.Layout, object{"pack list", list}, func(ctx context.Context, s Slot, _ []byte) ([]byte, error) {
		return checkedHead(ctx, s, f.device, list)
	})}
	for _, s := range head.Segments {
		lists = append(lists, v.listCheck(head.Layout, object{"list segment", s.Root}, func(ctx context.Context, at Slot, _ []byte) ([]byte, error) {
			return checkedSegment(ctx, at, f.device, s.Root)
		}))
	}
	if err := v.run(ctx, lists); err != nil {
		return Verification{}, err
	}
	for _, s := range head.Segments {
		segment, _, err := f.Segment(ctx, s.Root)
		if err != nil {
			if ctx.Err() != nil {
				return Verification{}, ctx.Err()
			}
			continue // it is among the lost; what it lists cannot be looked for
		}
		var checks []check
		for _, e := range segment.Entries {
			checks = append(checks, v.entryCheck(segment.Layout, e))
		}
		if err := v.run(ctx, checks); err != nil {
			return Verification{}, err
		}
	}
	for i := range v.slots {
		v.slots[i].report.Down = v.slots[i].silent.Load() >= downAfter
		v.out.Slots = append(v.out.Slots, v.slots[i].report)
	}
	slices.SortFunc(v.out.Faults, compareFaults)
	v.out.Duration = time.Since(began)
	return v.out, nil
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
	what object
	need int
	asks []ask
	good []bool // beside asks
}

func (v *verifier) listCheck(l record.Layout, what object, get func(context.Context, Slot, []byte) ([]byte, error)) check {
	asks := v.f.asks(l, func(int) (record.Hash, uint64, int) { return what.hash, 0, 0 })
	for i := range asks {
		asks[i].get = get
	}
	return check{what: what, need: 1, asks: asks, good: make([]bool, len(asks))}
}

func (v *verifier) entryCheck(l record.Layout, e record.Entry) check {
	need, size := 1, e.Length
	if e.Kind == record.CodedPack {
		need, size = int(l.K), erasure.ShardBytes(int(l.K), e.Length)
	}
	asks := v.f.asks(l, func(position int) (record.Hash, uint64, int) { return e.RootAt(l, position), size, position })
	return check{what: object{e.Kind.String(), e.Hash()}, need: need, asks: asks, good: make([]bool, len(asks))}
}

// run asks every slot for its part of every check, slots beside one another,
// and judges the objects when all have answered.
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
				var scratch []byte
				for ctx.Err() == nil {
					i := int(next.Add(1)) - 1
					if i >= len(queue) {
						return
					}
					c := &checks[queue[i].check]
					a := &c.asks[queue[i].ask]
					if uint64(cap(scratch)) < a.size {
						scratch = make([]byte, a.size)
					}
					c.good[queue[i].ask] = v.ask(ctx, c, a, scratch[:a.size])
				}
			})
		}
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range checks {
		v.judge(&checks[i])
	}
	return nil
}

// ask reads one shard or copy and tells whether it is good.
func (v *verifier) ask(ctx context.Context, c *check, a *ask, scratch []byte) bool {
	var b []byte
	err := errNoStore
	down := a.at >= 0 && v.slots[a.at].silent.Load() >= downAfter
	switch {
	case down:
		err = fmt.Errorf("the store has stopped answering and is asked no more")
	case a.slot.Store != nil:
		one, cancel := context.WithTimeout(ctx, v.f.patience)
		b, err = a.get(one, a.slot, scratch)
		cancel()
	}
	if ctx.Err() != nil {
		return false
	}
	answer := classify(err)
	v.mu.Lock()
	defer v.mu.Unlock()
	if answer != Good && !down {
		if len(v.out.Faults) < maxFaults {
			v.out.Faults = append(v.out.Faults, a.fault(c.what, answer, v.f.words(err)))
		} else {
			v.out.FaultsOmitted++
		}
	}
	if a.at >= 0 {
		s := &v.slots[a.at]
		if answer == Unreachable {
			s.silent.Add(1)
		} else {
			s.silent.Store(0)
		}
		r := &s.report
		r.Objects++
		r.BytesRead += uint64(len(b))
		if answer != Good && r.FirstReason == "" {
			r.FirstReason = v.f.words(err)
		}
		switch answer {
		case Good:
			r.Good++
		case Missing:
			r.Missing++
		case Damaged:
			r.Damaged++
		default:
			r.Unanswered++
		}
	}
	if v.progress != nil {
		v.progress(int(v.done.Add(1)), v.total)
	}
	return answer == Good
}

// judge counts what is left of an object, and how many stores more it can lose.
func (v *verifier) judge(c *check) {
	byStore := map[uint32]int{}
	have := 0
	for i, good := range c.good {
		if good {
			have++
			byStore[c.asks[i].slot.StoreID]++
		}
	}
	if have < c.need {
		v.out.Lost = append(v.out.Lost, LostObject{Kind: c.what.kind, Object: c.what.hash, Have: have, Need: c.need, Of: len(c.asks)})
		v.out.Losses = 0
		return
	}
	v.out.Losses = min(v.out.Losses, survivable(byStore, have, c.need))
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
