package archive

import (
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// openFlags: a link put in a file's place is not followed, a pipe not waited for.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// stat is what the system knows of a file beside what package fs tells.
type stat struct {
	uid, gid uint32
	ino, dev uint64
	names    uint32 // hard links
	ctime    int64  // nanoseconds
}

func statOf(info fs.FileInfo) stat {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return stat{}
	}
	return stat{uid: s.Uid, gid: s.Gid, ino: s.Ino, dev: uint64(s.Dev), names: uint32(s.Nlink), ctime: s.Ctim.Nano()} //nolint:unconvert // Dev's type differs by architecture
}

// deviceOf is the number of a device's node.
func deviceOf(info fs.FileInfo) *DeviceNumber {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	n := uint64(s.Rdev) //nolint:unconvert // its type differs by architecture
	return &DeviceNumber{Major: unix.Major(n), Minor: unix.Minor(n)}
}

// fingerprint hashes what shows a change of the file or of a companion; it is
// zero, so that the file is read, when the last change is too near to now.
func fingerprint(now time.Time, info fs.FileInfo, siblings map[string]fs.FileInfo) Fingerprint {
	b := make([]byte, 0, 256)
	b = append(b, 2) // the version of what is remembered of a file beside this
	add := func(name string, info fs.FileInfo) bool {
		s := statOf(info)
		latest := max(s.ctime, info.ModTime().UnixNano())
		if s.ino == 0 || latest > now.Add(-settleTime).UnixNano() {
			return false
		}
		b = append(append(b, name...), 0)
		for _, v := range []uint64{uint64(info.Size()), uint64(info.ModTime().UnixNano()), uint64(s.ctime), s.ino, s.dev} {
			b = binary.BigEndian.AppendUint64(b, v)
		}
		return true
	}
	if !add("", info) {
		return Fingerprint{}
	}
	for _, c := range companions {
		if s := siblings[c]; s != nil && !add(c, s) {
			return Fingerprint{}
		}
	}
	sum := sha256.Sum256(b)
	return Fingerprint(sum[:16])
}
