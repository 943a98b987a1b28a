package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// leastHole is the length below which a hole is read as zeros: no common file
// system has smaller ones, and zeros cost next to nothing.
const leastHole = 4 << 10

// madeUp are the file systems (their magic numbers, linux/magic.h and statfs(2))
// whose files are nowhere: the kernel makes them up when they are read, and
// their lengths mean nothing. /proc/kcore claims 128 TiB.
var madeUp = map[uint32]string{
	unix.PROC_SUPER_MAGIC: "proc", unix.SYSFS_MAGIC: "sysfs", unix.DEBUGFS_MAGIC: "debugfs", unix.TRACEFS_MAGIC: "tracefs",
	unix.SECURITYFS_MAGIC: "securityfs", unix.CGROUP_SUPER_MAGIC: "cgroup", unix.CGROUP2_SUPER_MAGIC: "cgroup2",
	unix.SELINUX_MAGIC: "selinuxfs", unix.BPF_FS_MAGIC: "bpf", 0x62656570: "configfs",
}

// holesOf finds the holes of an open file: quickly, for one that has as many
// blocks as its length wants.
func holesOf(ctx context.Context, f *os.File, info fs.FileInfo) ([]Hole, error) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if size := info.Size(); !ok || size == 0 || s.Blocks > (size-1)/512 {
		return nil, nil
	}
	fd := int(f.Fd())
	var sys unix.Statfs_t
	if err := unix.Fstatfs(fd, &sys); err == nil {
		if name, ok := madeUp[uint32(sys.Type)]; ok {
			return nil, fmt.Errorf("%w: it is in a file system that the kernel makes up (%s)", ErrNotBackedUp, name)
		}
	}
	holes, err := scanHoles(ctx, fd, info.Size())
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return nil, err
	}
	return fewest(holes), nil
}

// scanHoles asks the file system where data is; one that cannot tell says that
// it is everywhere. It takes one step for each run of data.
func scanHoles(ctx context.Context, fd int, size int64) ([]Hole, error) {
	var holes []Hole
	for at := int64(0); at < size; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := unix.Seek(fd, at, unix.SEEK_DATA)
		switch {
		case errors.Is(err, unix.ENXIO): // none any more
			data = size
		case errors.Is(err, unix.EINVAL) || errors.Is(err, unix.EOPNOTSUPP):
			return nil, nil
		case err != nil:
			return nil, &fs.PathError{Op: "seek", Path: "data", Err: err}
		}
		data = min(data, size)
		if data-at >= leastHole {
			if len(holes) >= 8*maxHoles {
				holes = fewest(holes)
			}
			holes = append(holes, Hole{Offset: uint64(at), Length: uint64(data - at)})
		}
		if data >= size {
			break
		}
		next, err := unix.Seek(fd, data, unix.SEEK_HOLE)
		if errors.Is(err, unix.ENXIO) || err == nil && next <= data {
			break // it changes; what is left counts as data
		}
		if err != nil {
			return nil, &fs.PathError{Op: "seek", Path: "hole", Err: err}
		}
		at = next
	}
	return holes, nil
}
