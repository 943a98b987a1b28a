package engine

import (
	"io/fs"
	"sync/atomic"

	"github.com/byssus-iot/byssus/internal/durable"
)

// counter counts the bytes written to files: what a device's own disk wears by.
type counter struct{ bytes atomic.Int64 }

// countingFS counts what is written through it.
type countingFS struct {
	durable.FS
	count *counter
}

func (c countingFS) OpenFile(name string, flag int, perm fs.FileMode) (durable.File, error) {
	f, err := c.FS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return countingFile{f, c.count}, nil
}

type countingFile struct {
	durable.File
	count *counter
}

func (f countingFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	f.count.bytes.Add(int64(n))
	return n, err
}
