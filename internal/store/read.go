package store

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Shard fetches a shard or replica of at most max bytes and checks it against
// its root.
func (c *Client) Shard(ctx context.Context, device, root record.Hash, max int64) ([]byte, error) {
	b, err := c.get(ctx, "shards", device, root, min(max, record.MaxObjectBytes))
	if err != nil {
		return nil, err
	}
	if erasure.Root(b) != root {
		return nil, fmt.Errorf("store %s: %w: shard %s does not match its name", c.base, ErrGarbage, root)
	}
	return b, nil
}

// ShardRange fetches length bytes of a shard from an offset on. They can be
// checked against the root only with a proof: the caller does, or fetches the
// whole.
func (c *Client) ShardRange(ctx context.Context, device, root record.Hash, offset, length int64) ([]byte, error) {
	if offset < 0 || length < 1 || offset+length > record.MaxObjectBytes {
		return nil, fmt.Errorf("bytes %d to %d are not of a shard", offset, offset+length)
	}
	var b []byte
	ranged := fmt.Sprintf("bytes=%d-%d", offset, offset+length-1)
	err := c.do(ctx, call{method: http.MethodGet, path: object("shards", device, root), ranged: ranged}, func(res *http.Response) (err error) {
		if res.StatusCode != http.StatusPartialContent {
			return fmt.Errorf("%w: status %d for a range", ErrGarbage, res.StatusCode)
		}
		b, err = readAll(res, length)
		return err
	})
	if err == nil && int64(len(b)) != length {
		return nil, fmt.Errorf("store %s: %w: %d bytes instead of %d", c.base, ErrGarbage, len(b), length)
	}
	return b, err
}

// Segment fetches a segment of a pack list, checked against its root, with its
// bytes.
func (c *Client) Segment(ctx context.Context, device, root record.Hash) (record.Segment, []byte, error) {
	b, err := c.get(ctx, "segments", device, root, record.MaxSegmentBytes)
	if err != nil {
		return record.Segment{}, nil, err
	}
	s, got, err := record.ParseSegment(b)
	if errors.Is(err, record.ErrNewer) {
		return record.Segment{}, nil, fmt.Errorf("store %s: %w: segment %s: %w", c.base, ErrGarbage, root, err)
	}
	if err != nil || got != root {
		return record.Segment{}, nil, fmt.Errorf("store %s: %w: segment %s does not match its name", c.base, ErrGarbage, root)
	}
	return s, b, nil
}

// List fetches the head of a pack list, checked against the list's root, with
// its bytes.
func (c *Client) List(ctx context.Context, device, listRoot record.Hash) (record.Head, []byte, error) {
	b, err := c.get(ctx, "lists", device, listRoot, record.MaxHeadBytes)
	if err != nil {
		return record.Head{}, nil, err
	}
	h, got, err := record.ParseHead(b)
	if errors.Is(err, record.ErrNewer) {
		return record.Head{}, nil, fmt.Errorf("store %s: %w: list %s: %w", c.base, ErrGarbage, listRoot, err)
	}
	if err != nil || got != listRoot || h.Device != device {
		return record.Head{}, nil, fmt.Errorf("store %s: %w: list %s does not match its name", c.base, ErrGarbage, listRoot)
	}
	return h, b, nil
}

// Lists fetches the names of a device's lists after a name (zero: from the
// first), a page at a time, in the order of names; more tells that there are
// others.
func (c *Client) Lists(ctx context.Context, device, after record.Hash) (names []record.Hash, more bool, err error) {
	q := url.Values{"after": {after.String()}, "limit": {strconv.Itoa(MaxPage)}}
	var p Page
	if err := c.json(ctx, http.MethodGet, namespace(device)+"/lists?"+q.Encode(), nil, &p); err != nil {
		return nil, false, err
	}
	if p.More && len(p.Lists) == 0 || len(p.Lists) > MaxPage {
		return nil, false, fmt.Errorf("store %s: %w: a page of %d names", c.base, ErrGarbage, len(p.Lists))
	}
	return p.Lists, p.More, nil
}
