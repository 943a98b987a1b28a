package store

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/byssus-iot/byssus/internal/record"
)

// ShardInto fetches a shard or replica of just len(b) bytes into b. It is not
// checked against its root: the caller does.
func (c *Client) ShardInto(ctx context.Context, device, root record.Hash, b []byte) error {
	return c.do(ctx, call{method: http.MethodGet, path: object("shards", device, root)}, func(res *http.Response) error {
		if res.ContentLength >= 0 && res.ContentLength != int64(len(b)) {
			return fmt.Errorf("%w: %d bytes instead of %d", ErrGarbage, res.ContentLength, len(b))
		}
		var more [1]byte
		for rest := b; ; {
			into := rest
			if len(rest) == 0 {
				into = more[:] // there must be none
			}
			n, err := res.Body.Read(into)
			switch {
			case len(rest) == 0 && n > 0:
				return fmt.Errorf("%w: more than %d bytes", ErrGarbage, len(b))
			case len(rest) == n && err == io.EOF:
				return nil
			case err == io.EOF: // it ended in good order
				return fmt.Errorf("%w: %d bytes instead of %d", ErrGarbage, len(b)-len(rest)+n, len(b))
			case err != nil:
				return fmt.Errorf("read the answer: %w", err)
			}
			rest = rest[min(n, len(rest)):]
		}
	})
}
