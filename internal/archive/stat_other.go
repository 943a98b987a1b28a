//go:build !linux

package archive

import (
	"io/fs"
	"time"
)

const openFlags = 0

// stat is what the system knows of a file beside what package fs tells: here
// nothing that this program reads.
type stat struct {
	uid, gid uint32
	ino, dev uint64
	names    uint32
	ctime    int64
}

func statOf(fs.FileInfo) stat { return stat{} }

// deviceOf does not tell: a device is named as not backed up.
func deviceOf(fs.FileInfo) *DeviceNumber { return nil }

// fingerprint is zero: every file is read in every snapshot.
func fingerprint(time.Time, fs.FileInfo, map[string]fs.FileInfo) Fingerprint { return Fingerprint{} }
