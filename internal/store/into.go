package store

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/byssus-iot/byssus/internal/record"
)

// copyBuffers are what passes through on its way to a writer.
var copyBuffers = sync.Pool{New: func() any { return new([16 << 10]byte) }}

// ShardTo fetches a shard or replica of just size bytes, from byte from on, and
// hands what comes to w, which is not checked against the root: the caller does.
// n tells how many bytes came, also of an answer that broke off: the next call may
// begin behind them.
func (c *Client) ShardTo(ctx context.Context, device, root record.Hash, size, from int64, w io.Writer) (n int64, err error) {
	left := size - from
	r := call{method: http.MethodGet, path: object("shards", device, root)}
	if from > 0 {
		r.ranged = fmt.Sprintf("bytes=%d-", from)
	}
	err = c.do(ctx, r, func(res *http.Response) error {
		if from > 0 && res.StatusCode != http.StatusPartialContent {
			return fmt.Errorf("%w: status %d for a range", ErrGarbage, res.StatusCode)
		}
		if res.ContentLength >= 0 && res.ContentLength != left {
			return fmt.Errorf("%w: %d bytes instead of %d", ErrGarbage, res.ContentLength, left)
		}
		b := copyBuffers.Get().(*[16 << 10]byte)
		defer copyBuffers.Put(b)
		var err error
		if n, err = io.CopyBuffer(w, io.LimitReader(res.Body, left), b[:]); err != nil {
			return fmt.Errorf("read the answer: %w", err)
		}
		if n < left { // it ended in good order
			return fmt.Errorf("%w: %d bytes instead of %d", ErrGarbage, n, left)
		}
		var more [1]byte
		switch k, err := io.ReadFull(res.Body, more[:]); {
		case k > 0:
			return fmt.Errorf("%w: more than %d bytes", ErrGarbage, left)
		case err != io.EOF:
			return fmt.Errorf("read the answer: %w", err)
		}
		return nil
	})
	return n, err
}

// Memory is a writer into memory that is there already, which ShardTo reads into
// without a copy.
type Memory struct {
	b  []byte
	at int
}

// NewMemory returns a writer into b, from its beginning on.
func NewMemory(b []byte) *Memory { return &Memory{b: b} }

// Write implements io.Writer. More than there is room for is an
// io.ErrShortWrite.
func (m *Memory) Write(p []byte) (int, error) {
	n := copy(m.b[m.at:], p)
	m.at += n
	if n < len(p) {
		return n, io.ErrShortWrite
	}
	return n, nil
}

// ReadFrom implements io.ReaderFrom: it reads until r ends or the memory is full.
func (m *Memory) ReadFrom(r io.Reader) (n int64, err error) {
	for m.at < len(m.b) {
		k, err := r.Read(m.b[m.at:])
		m.at += k
		n += int64(k)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
	return n, nil
}
