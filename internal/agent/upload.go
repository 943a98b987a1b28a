package agent

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// pace holds how patient the agent is with stores. Tests are less so.
type pace struct {
	call     time.Duration // for one call; a store that takes longer stalls
	perMiB   time.Duration // and so much more for each MiB sent
	patience time.Duration // how long one store may hold up the others
	linger   time.Duration // how long to wait for the rest once enough have answered
	backoff  time.Duration // before the second try of a call; then twice as long each time
	tries    int           // of one call
}

var usualPace = pace{call: 15 * time.Second, perMiB: 4 * time.Second, patience: 2 * time.Second,
	linger: 3 * time.Second, backoff: 250 * time.Millisecond, tries: 5}

// laneJobs bounds the shards that wait for one store.
const laneJobs = 2

// errPermanent is wrapped by errors of a store that trying again will not
// mend.
var errPermanent = errors.New("trying again will not help")

// MissingError is a store's answer that it lacks objects of a list. It may
// name a part of them only.
type MissingError struct{ Roots []record.Hash }

// Error counts what is missing.
func (e *MissingError) Error() string { return fmt.Sprintf("%d objects are missing", len(e.Roots)) }

// StoreTrouble is what is wrong with the store of a slot.
type StoreTrouble struct {
	Slot     uint32 `json:"slot"`
	Store    uint32 `json:"store"`
	Endpoint string `json:"endpoint"`
	Reason   string `json:"reason"`
}

// String names the slot, the store and the reason.
func (t StoreTrouble) String() string {
	return fmt.Sprintf("slot %d (store %d, %s): %s", t.Slot, t.Store, t.Endpoint, t.Reason)
}

// QuorumError says that too few stores take part for what the policy asks.
// Nothing is lost; the next run goes on.
type QuorumError struct {
	Policy  Policy
	Have    int // slots that answered
	Trouble []StoreTrouble
}

// Error says what the policy asks, what there is, and who does not answer.
func (e *QuorumError) Error() string {
	s := fmt.Sprintf("policy %d asks for %d of its %d stores", e.Policy.Number, e.Policy.W, len(e.Policy.Places))
	if orgs := min(int(e.Policy.Organisations), e.Policy.Spread()); orgs > 1 {
		s += fmt.Sprintf(" of %d organisations", orgs)
	}
	s += fmt.Sprintf(", only %d take part", e.Have)
	for _, t := range e.Trouble {
		s += "; " + t.String()
	}
	return s
}

// upload spreads objects over the stores of a policy. Each slot has a queue
// and a sender of its own: a slow store falls behind and is left out of what
// comes meanwhile (its missing shards are rebuilt later), a dead one is left
// out altogether, and nobody waits for either while enough others answer.
// Memory is bounded by the queues.
type upload struct {
	ctx    context.Context // of the senders
	cancel context.CancelFunc
	device record.Hash
	policy Policy
	pace   pace
	lanes  []*lane
	relay  *relay // nil: every store is sent its parts
	wait   sync.WaitGroup
}

// lane is one slot's queue.
type lane struct {
	position int
	place    Place
	store    Store
	jobs     chan job

	mu      sync.Mutex // guards the following fields
	down    error      // not nil: nothing more is sent in this run
	behind  bool       // it let an object pass; until it has caught up nobody waits for it
	waiting int        // jobs in the queue or being sent
}

type job struct {
	part part
	done func(error)
}

func newUpload(ctx context.Context, device record.Hash, policy Policy, peers Peers, p pace) *upload {
	u := &upload{device: device, policy: policy, pace: p}
	u.ctx, u.cancel = context.WithCancel(ctx)
	for i, place := range policy.Places {
		l := &lane{position: i, place: place, jobs: make(chan job, laneJobs)}
		if s, err := peers.Store(place); err != nil {
			l.down = err
		} else {
			l.store = bounded{s, p}
		}
		u.lanes = append(u.lanes, l)
		u.wait.Add(1)
		go func() {
			defer u.wait.Done()
			u.serve(l)
		}()
	}
	return u
}

// close ends the senders. What is still queued is not sent.
func (u *upload) close() {
	u.cancel()
	u.wait.Wait()
}

// serve sends one slot's jobs, one after the other.
func (u *upload) serve(l *lane) {
	for {
		select {
		case <-u.ctx.Done():
			return
		case j := <-l.jobs:
			err := l.trouble()
			if err == nil {
				err = u.try(l, j)
			}
			l.mu.Lock()
			if l.waiting--; l.waiting == 0 {
				l.behind = false
			}
			if err != nil && u.ctx.Err() == nil {
				l.down = err
			}
			l.mu.Unlock()
			j.done(err)
		}
	}
}

// try sends a job, several times if that may help.
func (u *upload) try(l *lane, j job) error {
	return u.again(func() error { return u.send(l, j.part) })
}

// again calls several times if that may help.
func (u *upload) again(call func() error) error {
	delay := u.pace.backoff
	for attempt := 1; ; attempt++ {
		err := call()
		switch {
		case err == nil:
			return nil
		case u.ctx.Err() != nil:
			return u.ctx.Err()
		case errors.Is(err, errPermanent) || errors.Is(err, errStalled) || attempt >= u.pace.tries:
			return err
		}
		select {
		case <-u.ctx.Done():
			return u.ctx.Err()
		case <-time.After(delay):
			delay *= 2
		}
	}
}

func (l *lane) trouble() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.down
}

// put sends one object's parts, one to each position, and returns when enough
// stores for the policy have it durably. The others get theirs behind the
// caller's back, or are left out. The parts are copied: the caller may use their
// memory for something else afterwards.
func (u *upload) put(ctx context.Context, parts []part) error {
	results := make(chan result, len(u.lanes)) // a place for each: no sender ever blocks
	own := map[*byte][]byte{}                  // copies, by what they are of
	jobs := make([]job, len(parts))
	for i, p := range parts {
		if len(p.data) > 0 {
			first := &p.data[0]
			if own[first] == nil {
				own[first] = bytes.Clone(p.data)
			}
			p.data = own[first]
		}
		p.of.carry(i, p.data)
		jobs[i] = job{part: p, done: func(err error) { results <- result{i, err} }}
	}
	open, err := u.offer(ctx, jobs)
	if err != nil {
		return err
	}
	return u.collect(ctx, results, open)
}

// offer queues an object's jobs. A full queue is waited for: for as long as the
// policy needs the store, else only for a moment, and not at all if the store
// was behind before. It returns which positions took theirs.
func (u *upload) offer(ctx context.Context, jobs []job) (open uint32, err error) {
	patience := time.Now().Add(u.pace.patience)
	left := ^uint32(0) >> (32 - len(jobs))
	for {
		patient := time.Now().Before(patience)
		waited := false // for a store that is not behind
		for i, l := range u.lanes {
			if left&(1<<i) == 0 {
				continue
			}
			switch took, down, behind := l.take(jobs[i]); {
			case took:
				open, left = open|1<<i, left&^(1<<i)
			case down:
				left &^= 1 << i
			default:
				waited = waited || !behind
			}
		}
		if left == 0 || u.policy.Enough(open) && !(waited && patient) {
			break
		}
		select {
		case <-ctx.Done():
			return open, ctx.Err()
		case <-time.After(offerEvery):
		}
	}
	for i, l := range u.lanes {
		if left&(1<<i) != 0 {
			l.mu.Lock()
			l.behind = true
			l.mu.Unlock()
		}
	}
	return open, nil
}

// offerEvery is how often a full queue is looked at.
const offerEvery = 3 * time.Millisecond

// part is what one position gets of an object.
type part struct {
	root record.Hash
	data []byte
	of   *parcel // nil: it is sent by itself
}

type result struct {
	position int
	err      error
}

// take queues a job if there is room.
func (l *lane) take(j job) (took, down, behind bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.down != nil {
		return false, true, l.behind
	}
	select {
	case l.jobs <- j:
		l.waiting++
		return true, false, l.behind
	default:
		return false, false, l.behind
	}
}

// collect waits until the policy is satisfied or cannot be any more.
func (u *upload) collect(ctx context.Context, results <-chan result, open uint32) error {
	var have uint32
	for !u.policy.Enough(have) {
		if !u.policy.Enough(have | open) {
			return u.quorumError(have | open)
		}
		select {
		case r := <-results:
			open &^= 1 << r.position
			if r.err == nil {
				have |= 1 << r.position
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// each runs a call at every store that is up, all at once, and returns which
// positions succeeded: as soon as all have answered, or, once the policy is
// satisfied, after a little longer.
func (u *upload) each(ctx context.Context, positions uint32, call func(ctx context.Context, position int, s Store) error) (done uint32, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make(chan result, len(u.lanes))
	var open uint32
	for i, l := range u.lanes {
		if positions&(1<<i) == 0 || l.trouble() != nil {
			continue
		}
		open |= 1 << i
		go func() { results <- result{i, call(ctx, i, l.store)} }()
	}
	var linger <-chan time.Time
	for open != 0 {
		if linger == nil && u.policy.Enough(done) {
			linger = time.After(u.pace.linger)
		}
		select {
		case r := <-results:
			open &^= 1 << r.position
			if _, own := errors.AsType[*ownError](r.err); own {
				return done, r.err
			}
			if r.err == nil {
				done |= 1 << r.position
			} else if ctx.Err() == nil {
				l := u.lanes[r.position]
				l.mu.Lock()
				l.down = r.err
				l.mu.Unlock()
			}
		case <-linger:
			for i, l := range u.lanes {
				if open&(1<<i) != 0 {
					l.mu.Lock()
					l.behind = true
					l.mu.Unlock()
				}
			}
			return done, nil
		case <-ctx.Done():
			return done, ctx.Err()
		}
	}
	return done, nil
}

// settle waits until the queues are empty, or those left take too long.
func (u *upload) settle(ctx context.Context) {
	limit := time.After(u.pace.linger)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		busy := slices.ContainsFunc(u.lanes, func(l *lane) bool {
			l.mu.Lock()
			defer l.mu.Unlock()
			return l.waiting > 0
		})
		if !busy {
			return
		}
		select {
		case <-limit:
			return
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (u *upload) quorumError(have uint32) error {
	e := &QuorumError{Policy: u.policy, Trouble: u.troubles()}
	for i := range u.lanes {
		if have&(1<<i) != 0 {
			e.Have++
		}
	}
	return e
}

// troubles lists what is wrong with which store.
func (u *upload) troubles() []StoreTrouble {
	var out []StoreTrouble
	for _, l := range u.lanes {
		l.mu.Lock()
		t := StoreTrouble{Slot: l.place.Slot, Store: l.place.Store, Endpoint: l.place.Endpoint}
		switch {
		case l.down != nil:
			t.Reason = reason(l.down)
		case l.behind:
			t.Reason = "slower than the others; it gets what it lacks later"
		}
		l.mu.Unlock()
		if t.Reason != "" {
			out = append(out, t)
		}
	}
	return out
}

// reason is what a store's error comes down to, for people: which store it is
// stands beside it.
func reason(err error) string {
	if r, ok := errors.AsType[*store.Refusal](err); ok {
		return r.Error()
	}
	if o, ok := errors.AsType[*net.OpError](err); ok && o.Err != nil {
		return o.Err.Error()
	}
	if u, ok := errors.AsType[*url.Error](err); ok && u.Err != nil {
		return u.Err.Error()
	}
	return err.Error()
}
