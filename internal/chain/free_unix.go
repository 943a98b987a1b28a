//go:build unix

package chain

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// startRoom is the free space without which a node does not start, in bytes.
// go-ethereum's database writes on opening what its log has; without room for
// that it tries for ever and says nothing.
const startRoom = 64 << 20

// checkRoom says early that a disk is full: an error that is ENOSPC.
func checkRoom(dir string) error {
	free, err := freeBytes(dir)
	if err != nil {
		return err
	}
	if free < startRoom {
		return fmt.Errorf("start chain node: %d MiB are free, %d are needed: %w", free>>20, startRoom>>20, unix.ENOSPC)
	}
	return nil
}

// freeBytes is the room on a folder's disk for this process.
func freeBytes(dir string) (uint64, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return 0, fmt.Errorf("look at the disk of %s: %w", dir, err)
	}
	return uint64(fs.Bavail) * uint64(fs.Bsize), nil
}
