//go:build unix

package agent

import (
	"io/fs"
	"os"
	"syscall"
)

// ownedHere tells whether a file is root's or this process's user's.
func ownedHere(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && (s.Uid == 0 || int(s.Uid) == os.Geteuid())
}

// deviceOf is the number of the file system that a file is on.
func deviceOf(info fs.FileInfo) uint64 {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0
	}
	return uint64(s.Dev)
}
