package store

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/byssus-iot/byssus/internal/record"
)

// PutPack stores a coded pack's shard in this store and leaves those of the
// layout's other places there, for their stores to fetch. The store has the
// first bytes up to from already (Part of the pack's hash tells); open returns a
// reader of the rest. It returns nil once the store's own shard is durable;
// nothing is promised of the others. If that one stands already nothing is
// taken: what does not wait for the others any more the caller brings them.
func (c *Client) PutPack(ctx context.Context, device record.Hash, layout record.Layout, entry record.Entry, from int64, open func() io.Reader) (stood bool, err error) {
	description, _, err := record.Segment{Layout: layout, Entries: []record.Entry{entry}}.Encode()
	if err != nil {
		return false, fmt.Errorf("describe pack: %w", err)
	}
	status := 0
	r := call{method: http.MethodPut, path: object("packs", device, entry.Hash()), open: open, length: int64(entry.Length) - from,
		entry: base64.StdEncoding.EncodeToString(description)}
	if from > 0 {
		r.rest = contentRange(from, int64(entry.Length))
	}
	err = c.do(ctx, r, func(res *http.Response) error {
		status = res.StatusCode
		_, err := readAll(res, MaxJSON)
		return err
	})
	return status == http.StatusOK, err
}

// ParseEntry reads the header EntryHeader: one coded pack and its layout.
func ParseEntry(header string) (record.Layout, record.Entry, error) {
	raw, err := base64.StdEncoding.Strict().DecodeString(header)
	if err == nil && strings.ContainsAny(header, "\r\n") { // which the decoder passes over
		err = base64.CorruptInputError(0)
	}
	if err != nil {
		return record.Layout{}, record.Entry{}, fmt.Errorf("%s: %w", EntryHeader, err)
	}
	s, _, err := record.ParseSegment(raw)
	if err != nil {
		return record.Layout{}, record.Entry{}, fmt.Errorf("%s: %w", EntryHeader, err)
	}
	if len(s.Entries) != 1 || s.Entries[0].Kind != record.CodedPack {
		return record.Layout{}, record.Entry{}, fmt.Errorf("%s: want one coded pack", EntryHeader)
	}
	return s.Layout, s.Entries[0], nil
}

// Fetch tells this store to get objects of the device's from another one. It
// returns nil once all of them are durable here, as if they had been put. A
// *Refusal with Unfetched names those that the other store did not give.
func (c *Client) Fetch(ctx context.Context, device record.Hash, r FetchRequest) error {
	return c.json(ctx, http.MethodPost, namespace(device)+"/fetch", r, &struct{}{})
}

// CopyShard writes a shard or replica of so many bytes to w, unchecked: the
// caller hashes it. door is FromRelay or FromShards.
func (c *Client) CopyShard(ctx context.Context, door string, device, root record.Hash, size int64, w io.Writer) error {
	return c.do(ctx, call{method: http.MethodGet, path: object(door, device, root)}, func(res *http.Response) error {
		if res.ContentLength != size {
			return fmt.Errorf("%w: %d bytes instead of %d", ErrGarbage, res.ContentLength, size)
		}
		if _, err := io.CopyN(w, res.Body, size); err != nil {
			return fmt.Errorf("read the answer: %w", err)
		}
		return nil
	})
}
