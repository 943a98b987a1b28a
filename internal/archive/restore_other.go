//go:build !linux

package archive

import (
	"io/fs"
	"os"
	"time"
)

// linkTimes does nothing: a link keeps the time of its restoring.
func linkTimes(int, string, time.Time) error { return nil }

// unlock cannot be sure here which directory a name leads to.
func unlock(_ *folder, name string, _ fs.FileInfo) error {
	return &fs.PathError{Op: "write in", Path: name, Err: fs.ErrPermission}
}

// syncTree makes the folder's own names durable; the system writes the files
// in its own time.
func syncTree(d *os.File) error { return d.Sync() }
