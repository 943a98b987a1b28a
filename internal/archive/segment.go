package archive

import (
	"path/filepath"
	"strings"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

func (a *Archive) segmentPath(root record.Hash) string {
	return filepath.Join(a.dir, listsDir, strings.TrimPrefix(root.String(), "0x"))
}

func (a *Archive) segment(root record.Hash) (record.Segment, error) {
	b, err := a.segmentBytes(root)
	if err != nil {
		return record.Segment{}, err
	}
	s, _, err := record.ParseSegment(b)
	return s, err
}

func (a *Archive) segmentBytes(root record.Hash) ([]byte, error) {
	path := a.segmentPath(root)
	b, err := durable.ReadFile(a.fs, path, record.MaxSegmentBytes)
	if err != nil {
		return nil, &StateError{path, err}
	}
	_, got, err := record.ParseSegment(b)
	if err == nil && got != root {
		err = errSegment
	}
	if err != nil {
		return nil, &StateError{path, err}
	}
	return b, nil
}

// Segment returns the bytes of a segment of the committed or the prepared
// list, for a store that lacks it.
func (a *Archive) Segment(root record.Hash) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.segmentBytes(root)
}
