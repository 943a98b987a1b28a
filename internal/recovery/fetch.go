package recovery

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

const (
	// memory bounds the bytes of all objects being fetched at once.
	memory = 96 << 20

	// maxFaults bounds the faults a report lists; the counts go on.
	maxFaults = 10_000
)

// Fetcher brings objects of one device's snapshots from the stores, each
// checked against its name. Any number of goroutines may use it.
type Fetcher struct {
	device   record.Hash
	slots    []Slot
	paces    []pace        // beside slots
	patience time.Duration // for one answer, see the constant
	outage   time.Duration // see the constant
	memory   *semaphore.Weighted
	buffers  buffers
	flow     flow

	mu     sync.Mutex // guards the following fields
	faults []Fault
	counts map[Answer]int
	seen   map[faultKey]bool
}

type faultKey struct {
	slot   uint32
	root   record.Hash
	answer Answer
}

// NewFetcher returns a fetcher of a device's objects. The slots are all that
// may hold any: those of the snapshot's layout and of the layouts of older
// segments.
func NewFetcher(device record.Hash, slots []Slot) *Fetcher {
	return &Fetcher{device: device, slots: slots, paces: make([]pace, len(slots)), patience: patience, outage: outage,
		memory: semaphore.NewWeighted(memory), counts: map[Answer]int{}, seen: map[faultKey]bool{}}
}

// LostError says that an object could not be had: too few slots gave a good
// shard or copy of it.
type LostError struct {
	Kind    string
	Object  record.Hash
	Have    int // good shards or copies
	Need    int
	Of      int // slots that should have one
	Answers []Fault
}

// Gone tells whether so many slots say that they have it no more that the others
// cannot make up for it. Slots that do not answer have lost nothing.
func (e *LostError) Gone() bool {
	gone := 0
	for _, f := range e.Answers {
		if f.Answer == Missing || f.Answer == Damaged {
			gone++
		}
	}
	return gone > e.Of-e.Need
}

// Is makes one that is Gone an archive.ErrLost, any other an
// archive.ErrUnanswered.
func (e *LostError) Is(target error) bool {
	return target == archive.ErrLost && e.Gone() || target == archive.ErrUnanswered && !e.Gone()
}

// Error says how many were needed and what each slot answered.
func (e *LostError) Error() string {
	s := fmt.Sprintf("%s %s cannot be rebuilt: %d of %d shards left, %d needed", e.Kind, e.Object, e.Have, e.Of, e.Need)
	if e.Need == 1 {
		s = fmt.Sprintf("%s %s cannot be had: no good copy in %d slots", e.Kind, e.Object, e.Of)
	}
	for i, a := range e.Answers {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		s += fmt.Sprintf("%sslot %d (%s) %s: %s", sep, a.Slot, a.Name, a.Answer, a.Reason)
	}
	return s
}

// Head brings the head of a pack list, with its bytes.
func (f *Fetcher) Head(ctx context.Context, list record.Hash) (head record.Head, raw []byte, err error) {
	err = f.gather(ctx, object{"pack list", list}, 1, f.everywhere(list, func(ctx context.Context, s Slot, _ []byte) ([]byte, error) {
		return checkedHead(ctx, s, f.device, list)
	}), func(_ int, b []byte) { raw = b })
	if err == nil {
		head, _, err = record.ParseHead(raw)
	}
	return head, raw, err
}

// Segment brings a segment of a pack list, with its bytes.
func (f *Fetcher) Segment(ctx context.Context, root record.Hash) (segment record.Segment, raw []byte, err error) {
	err = f.gather(ctx, object{"list segment", root}, 1, f.everywhere(root, func(ctx context.Context, s Slot, _ []byte) ([]byte, error) {
		return checkedSegment(ctx, s, f.device, root)
	}), func(_ int, b []byte) { raw = b })
	if err == nil {
		segment, _, err = record.ParseSegment(raw)
	}
	return segment, raw, err
}

// checkedHead reads a head and checks that it is the list's and the device's.
func checkedHead(ctx context.Context, s Slot, device, list record.Hash) ([]byte, error) {
	b, err := s.Store.Head(ctx, device, list)
	if err != nil {
		return nil, err
	}
	h, root, err := record.ParseHead(b)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errBytes, err)
	case root != list || h.Device != device:
		return nil, fmt.Errorf("%w: it is list %s of device %s", errBytes, root, h.Device)
	}
	return b, nil
}

// checkedSegment reads a segment and checks it against its root.
func checkedSegment(ctx context.Context, s Slot, device, root record.Hash) ([]byte, error) {
	b, err := s.Store.Segment(ctx, device, root)
	if err != nil {
		return nil, err
	}
	_, got, err := record.ParseSegment(b)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errBytes, err)
	case got != root:
		return nil, fmt.Errorf("%w: it is segment %s", errBytes, got)
	}
	return b, nil
}

// Object brings an object of a segment: a copy of one that is kept whole, or a
// pack rebuilt from any k of its shards. It makes a Fetcher an archive.Fetcher.
func (f *Fetcher) Object(ctx context.Context, e record.Entry, l record.Layout) ([]byte, error) {
	if !sound(e, l) {
		return nil, fmt.Errorf("%w: entry of %d roots, %d bytes", record.ErrList, len(e.Roots), e.Length)
	}
	// A pack and shards that found no place in it are in memory together.
	weight := min(int64(2*e.Length), memory)
	if err := f.memory.Acquire(ctx, weight); err != nil {
		return nil, err
	}
	defer f.memory.Release(weight)

	hash := e.Hash()
	what := object{e.Kind.String(), hash}
	if e.Kind != record.CodedPack {
		var whole []byte
		asks := f.asks(l, func(int) (record.Hash, uint64, int) { return e.Roots[0], e.Length, 0 })
		err := f.gather(ctx, what, 1, asks, func(_ int, b []byte) { whole = b })
		return whole, err
	}
	k, n := int(l.K), len(l.Places)
	size := int(erasure.ShardBytes(k, e.Length))
	rebuilt := newPlaces(&f.buffers, k, size)
	defer rebuilt.done()
	shards := make([][]byte, n)
	asks := f.asks(l, func(position int) (record.Hash, uint64, int) {
		i := l.ShardAt(hash, position)
		return e.Roots[i], uint64(size), i
	})
	for i := range asks {
		asks[i].into = rebuilt
	}
	err := f.gather(ctx, what, k, asks, func(i int, b []byte) { shards[i] = b })
	if err != nil {
		f.buffers.give(rebuilt.object)
		return nil, err
	}
	b, err := erasure.Fill(k, n, e.Length, rebuilt.object, shards)
	if err != nil {
		// Every shard matched its root, so the device coded it wrongly.
		return nil, fmt.Errorf("pack %s: %w", hash, err)
	}
	return b, nil
}

// sound tells whether an entry can be of a layout.
func sound(e record.Entry, l record.Layout) bool {
	return len(l.Places) > 0 && len(e.Roots) > 0 && e.Length > 0 && e.Length <= record.MaxObjectBytes &&
		(e.Kind != record.CodedPack || len(e.Roots) == len(l.Places))
}

// Recycle takes back the memory of a pack that Object brought, and that nobody
// uses any more.
func (f *Fetcher) Recycle(b []byte) { f.buffers.give(b) }

// object is what is being fetched, for faults and errors.
type object struct {
	kind string
	hash record.Hash
}

// ask is one slot that may be asked for one shard, copy or list part.
type ask struct {
	at    int // index into the fetcher's slots; -1: the slot is unknown
	slot  Slot
	index int // of the shard
	root  record.Hash
	get   func(ctx context.Context, s Slot, into []byte) ([]byte, error)
	size  uint64  // of the shard; 0: whatever it is
	into  *places // has memory for it, of that size; nil: its own

	tries   int       // times that the slot could not be reached
	failing time.Time // when it first could not
}

// asks makes one ask for each place of a layout.
func (f *Fetcher) asks(l record.Layout, of func(position int) (root record.Hash, size uint64, index int)) []ask {
	var all []ask
	for position, p := range l.Places {
		root, size, index := of(position)
		a := ask{at: -1, slot: Slot{Number: p.Slot}, index: index, root: root, size: size, get: func(ctx context.Context, s Slot, into []byte) ([]byte, error) {
			return checkedShard(ctx, s, f.device, root, size, into)
		}}
		if i := slices.IndexFunc(f.slots, func(s Slot) bool { return s.Number == p.Slot }); i >= 0 {
			a.at, a.slot = i, f.slots[i]
		}
		all = append(all, a)
	}
	return all
}

// checkedShard reads a shard, into memory of its size if there is any, and
// checks it against its root.
func checkedShard(ctx context.Context, s Slot, device, root record.Hash, size uint64, into []byte) ([]byte, error) {
	var b []byte
	var err error
	if from, ok := s.Store.(streamer); ok {
		if b = into; b == nil {
			b = make([]byte, size)
		}
		err = from.ShardTo(ctx, device, root, size, store.NewMemory(b))
	} else {
		b, err = s.Store.Shard(ctx, device, root, size)
	}
	switch {
	case err != nil:
		return nil, err
	case uint64(len(b)) != size:
		return nil, fmt.Errorf("%w: %d bytes, want %d", errBytes, len(b), size)
	case erasure.Root(b) != root:
		return nil, errBytes
	}
	return b, nil
}

// hashedShard checks a shard against its root as it comes, and keeps none of it.
func hashedShard(ctx context.Context, from streamer, device, root record.Hash, size uint64) error {
	h := erasure.NewRoot()
	if err := from.ShardTo(ctx, device, root, size, h); err != nil {
		return err
	}
	if h.Len() != size || h.Sum() != root {
		return errBytes
	}
	return nil
}

// everywhere makes one ask for each slot there is.
func (f *Fetcher) everywhere(root record.Hash, get func(context.Context, Slot, []byte) ([]byte, error)) []ask {
	all := make([]ask, len(f.slots))
	for i, s := range f.slots {
		all[i] = ask{at: i, slot: s, index: i, root: root, get: get}
	}
	return all
}

// Faults returns what the stores failed to give so far, and how often each
// answer came.
func (f *Fetcher) Faults() ([]Fault, map[Answer]int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	counts := map[Answer]int{}
	for a, n := range f.counts {
		counts[a] = n
	}
	return slices.Clone(f.faults), counts
}

// Use returns what each slot gave so far.
func (f *Fetcher) Use() []SlotUse {
	out := make([]SlotUse, len(f.slots))
	for i, s := range f.slots {
		p := &f.paces[i]
		p.mu.Lock()
		out[i] = SlotUse{Slot: s.Number, Store: s.StoreID, Name: s.Name, Bytes: p.served, Late: p.late}
		p.mu.Unlock()
	}
	return out
}

// fault notes that a slot did not give an object, once for each answer.
func (f *Fetcher) fault(x Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	k := faultKey{x.Slot, x.Root, x.Answer}
	if f.seen[k] || len(f.seen) >= maxFaults {
		return
	}
	f.seen[k] = true
	f.counts[x.Answer]++
	f.faults = append(f.faults, x)
}
