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
