package agent

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// errStalled is wrapped when a store took too long.
var errStalled = errors.New("it does not answer in time")

// bounded is a store of which no call takes longer than it may.
type bounded struct {
	store Store
	pace  pace
	meter *tacho
}

func within[T any](ctx context.Context, limit time.Duration, call func(context.Context) (T, error)) (T, error) {
	inner, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	v, err := call(inner)
	if err != nil && ctx.Err() == nil && errors.Is(inner.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("%w (%s): %w", errStalled, limit, err)
	}
	return v, err
}

func (b bounded) sized(bytes int) time.Duration {
	return b.pace.call + b.pace.perMiB*time.Duration(bytes)/(1<<20)
}

func (b bounded) put(ctx context.Context, bytes int, call func(context.Context) error) error {
	_, err := within(ctx, b.sized(bytes), func(ctx context.Context) (struct{}, error) { return struct{}{}, call(ctx) })
	return err
}

func (b bounded) Shard(ctx context.Context, device, root record.Hash, size uint64) ([]byte, error) {
	return within(ctx, b.sized(int(size)), func(ctx context.Context) ([]byte, error) { return b.store.Shard(ctx, device, root, size) })
}

func (b bounded) Segment(ctx context.Context, device, root record.Hash) ([]byte, error) {
	return within(ctx, b.sized(record.MaxSegmentBytes), func(ctx context.Context) ([]byte, error) { return b.store.Segment(ctx, device, root) })
}

func (b bounded) Head(ctx context.Context, device, listRoot record.Hash) ([]byte, error) {
	return within(ctx, b.sized(record.MaxHeadBytes), func(ctx context.Context) ([]byte, error) { return b.store.Head(ctx, device, listRoot) })
}

func (b bounded) PutShard(ctx context.Context, device, root record.Hash, shard []byte) error {
	return b.put(ctx, len(shard), func(ctx context.Context) error { return b.store.PutShard(ctx, device, root, shard) })
}

// queued is how many bytes may lie in a connection's buffers, and leave only at
// the link's pace, when the last of a part was read.
const queued = 64 << 10

// slowLink is the rate in bytes a second under which parts are sent in small
// pieces, and slowest the one that is assumed while none is known.
const (
	slowLink = 32 << 10
	slowest  = 1 << 10
	longest  = 10 * time.Minute // that nothing may move
)

// quiet is how long nothing may move while a part is sent: on a slow link its
// buffers take long to leave.
func (b bounded) quiet() time.Duration {
	rate := max(b.meter.perSecond(), slowest)
	return min(b.pace.call+time.Duration(queued/rate*float64(time.Second)), longest)
}

// SendShard takes as long as it gets on.
func (b bounded) SendShard(ctx context.Context, device, root record.Hash, c *content, from int64) error {
	limit := b.quiet()
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watch := time.AfterFunc(limit, func() { cancel(errStalled) })
	defer watch.Stop()
	c.observe(b.meter.perSecond() < slowLink, func(n int) {
		watch.Reset(limit)
		b.meter.add(n, time.Now())
	})
	err := b.store.SendShard(inner, device, root, c, from)
	if err != nil && ctx.Err() == nil && errors.Is(context.Cause(inner), errStalled) {
		err = fmt.Errorf("%w (%s): %w", errStalled, limit.Round(time.Second), err)
	}
	return err
}

func (b bounded) Part(ctx context.Context, device, root record.Hash) (int64, error) {
	return within(ctx, b.quiet(), func(ctx context.Context) (int64, error) { return b.store.Part(ctx, device, root) })
}

func (b bounded) PutSegment(ctx context.Context, device, root record.Hash, segment []byte) error {
	return b.put(ctx, len(segment), func(ctx context.Context) error { return b.store.PutSegment(ctx, device, root, segment) })
}

func (b bounded) PutList(ctx context.Context, device, listRoot record.Hash, head []byte) error {
	return b.put(ctx, len(head), func(ctx context.Context) error { return b.store.PutList(ctx, device, listRoot, head) })
}

// Receipt may take longer: the store looks at every object of the list.
func (b bounded) Receipt(ctx context.Context, device, listRoot record.Hash, slot uint32, validUntil uint64) (r record.Receipt, sig record.Signature, err error) {
	_, err = within(ctx, 4*b.pace.call, func(ctx context.Context) (struct{}, error) {
		r, sig, err = b.store.Receipt(ctx, device, listRoot, slot, validUntil)
		return struct{}{}, err
	})
	return r, sig, err
}
