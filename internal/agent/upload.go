package agent

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/store"
)

// pace holds how patient the agent is with stores. Tests are less so.
type pace struct {
	call     time.Duration // of which nothing of a call moves; then the store stalls
	perMiB   time.Duration // and so much more for each MiB that a store gets elsewhere
	patience time.Duration // how long one store may hold up the others
	linger   time.Duration // how long to wait for the rest once enough have answered
	backoff  time.Duration // before the second try of a call; then twice as long each time
	tries    int           // of one call that another store can be asked for instead
	outage   time.Duration // how long a store that fails is tried again
}

var usualPace = pace{call: 15 * time.Second, perMiB: 4 * time.Second, patience: 2 * time.Second,
	linger: 3 * time.Second, backoff: 250 * time.Millisecond, tries: 5, outage: time.Minute}

const (
	// laneJobs bounds the parts that wait for one store. They cost no memory but
	// what their callers hold.
	laneJobs = 64
	// maxWidth is how many parts go to one store at once, on a link that is
	// fast enough. On a long and lossy one each connection is slow by itself.
	maxWidth = 4
	// widthRate is the rate in bytes a second that justifies one more
	// connection to each store.
	widthRate = 64 << 10
	// narrowRate is the rate under which one connection to each store is more than
	// enough.
	narrowRate = 16 << 10
	// maxSpare bounds the bytes that wait for one store behind the callers'
	// backs.
	maxSpare = 2 << 20
	// maxMoment is how long to wait for stores that are a little slower before
	// their parts are copied.
	maxMoment = 20 * time.Millisecond
	// resumeFrom is the length from which a store is asked what it has of a
	// part whose sending broke off.
	resumeFrom = 64 << 10
	// maxBackoff bounds the wait between tries.
	maxBackoff = 5 * time.Second
)

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
// and senders of its own. A store that is slower than the others holds them up
// for as long as they took themselves, then it is left out of what it lacks
// (which is rebuilt later); one that fails is tried again meanwhile; and nobody
// waits for either while enough others answer. What is sent is the caller's
// memory until put returns; after that only copies are, and of each store a
// bounded number of bytes.
type upload struct {
	ctx    context.Context // of the senders
	cancel context.CancelFunc
	device record.Hash
	policy Policy
	pace   pace
	lanes  []*lane
	relay  *relay // nil: every store is sent its parts
	link   *moving.Link
	wait   sync.WaitGroup

	mu      sync.Mutex    // guards the following fields
	width   int           // senders of each lane
	ordinal time.Duration // what the last object took until enough stores had it
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
	spare   int64      // bytes of them that are nobody's but the lane's
	failure error      // the last try's, if it failed
	failing time.Time  // since when nothing has succeeded
}

type job struct {
	part part
	done func(error)
}

func newUpload(ctx context.Context, device record.Hash, policy Policy, peers Peers, p pace) *upload {
	u := &upload{device: device, policy: policy, pace: p, link: peers.Link()}
	u.ctx, u.cancel = context.WithCancel(ctx)
	for i, place := range policy.Places {
		l := &lane{position: i, place: place, jobs: make(chan job, laneJobs)}
		if s, err := peers.Store(place); err != nil {
			l.down = err
		} else {
			l.store = bounded{s, p}
		}
		u.lanes = append(u.lanes, l)
	}
	return u
}

// widen adds senders as the measured rate allows: on a slow link each
// connection must get on visibly, on a fast one several fill it.
func (u *upload) widen() {
	want := 2 // on a long and lossy link each connection is slow by itself
	if rate := u.rate(); u.relay != nil || rate > 0 && rate < narrowRate {
		want = 1 // or little crosses the link to most stores
	} else {
		want = min(max(want, 1+int(rate)/(widthRate*max(1, len(u.lanes)))), maxWidth)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for ; u.width < want && u.ctx.Err() == nil; u.width++ {
		for _, l := range u.lanes {
			u.wait.Go(func() { u.serve(l) })
		}
	}
}

// rate is how many bytes a second leave the device while it has any to send; 0
// if that is not known yet.
func (u *upload) rate() float64 { return u.link.Rate() }

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
				err = u.insist(u.ctx, l, func() error { return u.send(l, j.part) })
			}
			own := j.part.content.end()
			l.mu.Lock()
			l.spare -= own
			if l.waiting--; l.waiting == 0 && !errors.Is(err, errDropped) {
				l.behind = false
			}
			if errors.Is(err, errDropped) {
				l.behind = true
			} else if err != nil && u.ctx.Err() == nil {
				l.down = err
			}
			l.mu.Unlock()
			j.done(err)
		}
	}
}

// insist calls until it succeeds, fails for good, or the store has failed for
// too long. The waits between grow, and differ at random, so that what a cut
// link has broken does not come back all at once.
func (u *upload) insist(ctx context.Context, l *lane, call func() error) error {
	delay := u.pace.backoff
	for {
		err := call()
		if err == nil {
			l.succeeded()
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !passing(err) {
			return err
		}
		since := l.failed(err)
		if time.Since(since) >= u.pace.outage {
			return err
		}
		if time.Since(since) < delay {
			delay = u.pace.backoff // it had got on before
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(delay/2 + rand.N(delay)):
			delay = min(2*delay, maxBackoff)
		}
	}
}

// passing tells whether trying again may help against an error of a store.
func passing(err error) bool {
	_, missing := errors.AsType[*MissingError](err)
	_, own := errors.AsType[*ownError](err)
	_, lost := errors.AsType[*recovery.LostError](err)
	return !missing && !own && !lost && !errors.Is(err, errPermanent) && !errors.Is(err, errDropped)
}

// failed notes a failure and returns since when there has been nothing else.
func (l *lane) failed(err error) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failure == nil {
		l.failing = time.Now()
	}
	l.failure = err
	return l.failing
}

// succeeded notes that the store did something.
func (l *lane) succeeded() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failure = nil
}

// fails tells whether the last thing that the store was asked for failed.
func (l *lane) fails() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failure != nil || l.down != nil
}

// bring sends a part to its lane's store. Where an earlier sending broke off it
// goes on with what the store lacks.
func (u *upload) bring(l *lane, p part) error {
	c := p.content
	ctx, cancel := context.WithCancel(u.ctx)
	defer cancel()
	c.onDrop(cancel)
	if c.dropped() {
		return errDropped
	}
	from := int64(0)
	if c.size >= resumeFrom && c.sent() > 0 {
		have, err := l.store.Part(ctx, u.device, p.root)
		if err != nil {
			return c.orDropped(err)
		}
		if have > 0 && have < c.size {
			from = have
		}
		if c.arrivedUpTo(have) {
			l.succeeded()
		}
	}
	return c.orDropped(l.store.SendShard(ctx, u.device, p.root, c, from))
}

func (l *lane) trouble() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.down
}

// put sends one object's parts, one to each position, and returns when enough
// stores for the policy have it durably. The others get theirs behind the
// caller's back, or are left out. Once it has returned the caller may use the
// parts' memory for something else.
func (u *upload) put(ctx context.Context, parts []part) error {
	u.widen()
	results := make(chan result, len(u.lanes)) // a place for each: no sender ever blocks
	jobs := make([]job, len(parts))
	for i, p := range parts {
		if p.of != nil {
			p.data = bytes.Clone(p.data) // others' senders may read it too
		}
		p.content = &content{b: p.data, size: int64(len(p.data)), own: p.of != nil}
		p.of.carry(i, p.data)
		jobs[i] = job{part: p, done: func(err error) { results <- result{i, err} }}
	}
	start := time.Now()
	open, err := u.offer(ctx, jobs)
	if err == nil {
		open, err = u.collect(ctx, results, open)
	}
	if err == nil {
		took := time.Since(start)
		u.mu.Lock()
		u.ordinal = took
		u.mu.Unlock()
		open = u.awaitMore(ctx, results, open, min(took/2, maxMoment))
		open = u.straggle(ctx, jobs, results, open, max(took, u.pace.patience))
	}
	for i := range jobs {
		if open&(1<<i) != 0 || err != nil {
			jobs[i].part.content.drop()
		}
	}
	return err
}

// awaitMore waits a moment for the positions that have not answered, but for those
// that fail or were behind before: most are only a little slower, and need no copy
// then.
func (u *upload) awaitMore(ctx context.Context, results <-chan result, open uint32, moment time.Duration) uint32 {
	var steady uint32
	for i, l := range u.lanes {
		if l.steady() {
			steady |= 1 << i
		}
	}
	limit := time.NewTimer(moment)
	defer limit.Stop()
	for open&steady != 0 {
		select {
		case r := <-results:
			open &^= 1 << r.position
		case <-limit.C:
			return open
		case <-ctx.Done():
			return open
		}
	}
	return open
}

// straggle sees to the positions that have not answered when enough others
// have: each goes on with a copy, within its lane's bounds; else it is waited
// for, but not if it fails or was behind before. It returns those that must be
// left out.
func (u *upload) straggle(ctx context.Context, jobs []job, results <-chan result, open uint32, patience time.Duration) (left uint32) {
	limit := time.NewTimer(patience)
	defer limit.Stop()
	for {
		waited := uint32(0)
		for i, l := range u.lanes {
			if open&(1<<i) == 0 {
				continue
			}
			switch kept, wait := l.keep(jobs[i].part.content); {
			case kept:
				open &^= 1 << i
			case wait:
				waited |= 1 << i
			}
		}
		if waited == 0 {
			return open
		}
		select {
		case r := <-results:
			open &^= 1 << r.position
		case <-time.After(20 * time.Millisecond): // a lane may have got room, or failed
		case <-limit.C:
			return open
		case <-ctx.Done():
			return open
		}
	}
}

// steady tells whether the lane keeps pace with the others.
func (l *lane) steady() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.down == nil && l.failure == nil && !l.behind
}

// keep lets content wait for the lane in memory of its own, if there is room;
// else wait tells whether the lane is worth waiting for.
func (l *lane) keep(c *content) (kept, wait bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.down != nil {
		return false, false // one of its senders may still read: it is dropped
	}
	if l.spare+c.size <= maxSpare {
		l.spare += c.detach()
		return true, false
	}
	return false, !l.behind && l.failure == nil
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
	root    record.Hash
	data    []byte
	content *content // of data, while it is being put
	of      *parcel  // nil: it is sent by itself
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
// It returns the positions that have not answered by then.
func (u *upload) collect(ctx context.Context, results <-chan result, open uint32) (uint32, error) {
	var have uint32
	for !u.policy.Enough(have) {
		if !u.policy.Enough(have | open) {
			return open, u.quorumError(have | open)
		}
		select {
		case r := <-results:
			open &^= 1 << r.position
			if r.err == nil {
				have |= 1 << r.position
			}
		case <-ctx.Done():
			return open, ctx.Err()
		}
	}
	return open, nil
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
		go func() { results <- result{i, u.insist(ctx, l, func() error { return call(ctx, i, l.store) })} }()
	}
	var linger <-chan time.Time
	for open != 0 {
		if u.policy.Enough(done) {
			if linger == nil {
				linger = time.After(u.pace.linger)
			}
			if u.allFail(open) {
				return done, nil
			}
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
		case <-time.After(20 * time.Millisecond): // one may have failed
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

// allFail tells whether of the given positions all have failed the last time.
func (u *upload) allFail(positions uint32) bool {
	for i, l := range u.lanes {
		if positions&(1<<i) != 0 && !l.fails() {
			return false
		}
	}
	return true
}

// settle waits until the queues are empty, or those left take too long.
func (u *upload) settle(ctx context.Context) {
	u.mu.Lock()
	limit := time.After(max(u.pace.linger, u.ordinal))
	u.mu.Unlock()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		busy := slices.ContainsFunc(u.lanes, func(l *lane) bool {
			l.mu.Lock()
			defer l.mu.Unlock()
			return l.waiting > 0 && l.failure == nil && l.down == nil
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
		case l.failure != nil:
			t.Reason = reason(l.failure)
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
