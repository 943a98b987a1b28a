package recovery

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// What a Store's errors wrap if it did answer. Any other error means that it
// did not.
var (
	ErrMissing = errors.New("not there")
	ErrDamaged = errors.New("damaged")
	ErrRefused = errors.New("refused")
)

// Store is a store as it is read here. What it returns is checked by whoever
// asked. It ends by itself a call of which nothing comes for long, or next to
// nothing, and none that gets on, however slowly (package moving).
type Store interface {
	// Shard returns the shard or replica of a root, of size bytes.
	Shard(ctx context.Context, device, root record.Hash, size uint64) ([]byte, error)
	// Segment returns an encoded segment of a pack list.
	Segment(ctx context.Context, device, root record.Hash) ([]byte, error)
	// Head returns the encoded head of a pack list.
	Head(ctx context.Context, device, list record.Hash) ([]byte, error)
}

// streamer is a Store that hands a shard over as it comes.
type streamer interface {
	ShardTo(ctx context.Context, device, root record.Hash, size uint64, w io.Writer) error
}

// ranger is a Store that reads a part of a shard.
type ranger interface {
	ShardRange(ctx context.Context, device, root record.Hash, offset, length uint64) ([]byte, error)
}

// auditor is a Store that shows a leaf of a shard; the leaf was checked.
type auditor interface {
	Audit(ctx context.Context, device, root record.Hash, size, leaf uint64) error
}

// Slot is a numbered place for shards, with the store that the chain maps it
// to now.
type Slot struct {
	Number  uint32
	StoreID uint32
	Name    string // how reports call the store: its endpoint
	Store   Store  // nil if there is none to ask
}

// Answer is what became of asking a slot for an object.
type Answer string

// The answers.
const (
	Good        Answer = "good"
	Missing     Answer = "missing"     // the store does not have it
	Damaged     Answer = "damaged"     // the bytes are not what their name says
	Refused     Answer = "refused"     // the store would not serve it
	Unreachable Answer = "unreachable" // no answer, or not in time
)

// Fault is one object that one slot did not give.
type Fault struct {
	Slot   uint32      `json:"slot"`
	Store  uint32      `json:"store"`
	Name   string      `json:"name"` // of the store
	Answer Answer      `json:"answer"`
	Kind   string      `json:"kind"`   // what the object is: pack, manifest, list segment, ...
	Object record.Hash `json:"object"` // its hash
	Root   record.Hash `json:"root"`   // name of the shard or copy that was asked for
	Reason string      `json:"reason"`
}

// String says which slot gave what answer.
func (f Fault) String() string {
	return fmt.Sprintf("slot %d (store %d, %s): %s %s, shard %s: %s: %s", f.Slot, f.Store, f.Name, f.Kind, f.Object, f.Root, f.Answer, f.Reason)
}

// errBytes is wrapped when bytes came that are not what was asked for.
var errBytes = fmt.Errorf("%w: the bytes are not what their name says", ErrDamaged)

var errNoStore = errors.New("no store has this slot")

// classify tells what an error of a store means.
func classify(err error) Answer {
	switch {
	case err == nil:
		return Good
	case errors.Is(err, ErrDamaged):
		return Damaged
	case errors.Is(err, ErrMissing):
		return Missing
	case errors.Is(err, ErrRefused):
		return Refused
	}
	return Unreachable
}

// pace keeps how fast a slot's store answers.
type pace struct {
	mu     sync.Mutex
	mean   time.Duration // of an answer, moving average; 0: never asked
	failed int           // weight of the answers in a row that were no good bytes
	away   time.Time     // when there was no answer; zero: the last time there was
	gone   bool          // there was none for an outage, and none since
	served int64         // good bytes
	late   int           // times it was given up on because others were done first
}

const (
	// A store that failed so much in a row is asked last.
	shunned = 3
	// shunnedFor is how long one that could not be reached is: it may have been the
	// link.
	shunnedFor = time.Minute
	// aside is what is added to the expected wait of a shunned one: more than any
	// answer takes, however slow the link is.
	aside = time.Hour
)

// took notes an answer. A store that does not answer is shunned at once, one
// that has lost a single object not yet. outage tells that it was asked for as long
// as one lasts without an answer; gone, that this was so since it last gave one, and
// that it is not worth asking again soon.
func (p *pace) took(d time.Duration, a Answer, bytes int, outage bool) (gone bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if a == Unreachable {
		p.away, p.gone = time.Now(), p.gone || outage
	} else {
		p.away, p.gone = time.Time{}, false
	}
	switch a {
	case Good:
		p.served += int64(bytes)
		p.failed = 0
	case Missing, Damaged:
		p.failed++
	default:
		p.failed += shunned
	}
	p.blend(d)
	return p.gone
}

// waited notes that no answer came within d, when it no longer mattered.
func (p *pace) waited(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if d > p.mean {
		p.blend(d)
	}
	p.late++
}

// stalled notes that an answer did not get on and was given up. Twice in a row, and
// the store is shunned as one that cannot be reached: once may be a slow link.
func (p *pace) stalled() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.away = time.Now()
	p.failed += shunned - 1
}

func (p *pace) blend(d time.Duration) {
	if p.mean == 0 {
		p.mean = max(d, 1)
		return
	}
	p.mean = max((3*p.mean+d)/4, 1)
}

// cost orders stores: the expected wait, shunned ones last. A store that was
// never asked counts as quick, so that each is tried.
func (p *pace) cost() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failed >= shunned && (p.away.IsZero() || time.Since(p.away) < shunnedFor) {
		return p.mean + aside
	}
	return p.mean
}

func (p *pace) expect() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.mean
}
