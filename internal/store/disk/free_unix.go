//go:build unix

package disk

import (
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/byssus-iot/byssus/internal/durable"
)

// Free returns how many bytes the folder's file system still takes; 0 if the
// folder is not on the machine's own.
func (d *Disk) Free() (uint64, error) {
	if d.fsys != durable.OS() {
		return 0, nil
	}
	var s unix.Statfs_t
	if err := unix.Statfs(d.dir, &s); err != nil {
		return 0, fmt.Errorf("free space of %s: %w", d.dir, err)
	}
	return s.Bavail * uint64(s.Bsize), nil
}

// occupied returns how much is on the folder's file system, an upper bound of
// what the store keeps; 0 if the folder is not on the machine's own, no files
// if the file system does not count them.
func (d *Disk) occupied() (bytes, files uint64, err error) {
	if d.fsys != durable.OS() {
		return 0, 0, nil
	}
	var s unix.Statfs_t
	if err := unix.Statfs(d.dir, &s); err != nil {
		return 0, 0, fmt.Errorf("file system of %s: %w", d.dir, err)
	}
	return (s.Blocks - s.Bfree) * uint64(s.Bsize), s.Files - s.Ffree, nil
}
