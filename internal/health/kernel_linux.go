package health

import (
	"errors"
	"io/fs"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// maxLog is the most that is read of the kernel's log, in bytes; it is kept in
// memory by the kernel, 128 KiB to 16 MiB as it is built.
const maxLog = 16 << 20

// maxRecord is the longest record of the log, in bytes (the kernel's
// PRINTK_MESSAGE_MAX).
const maxRecord = 8 << 10

// readLog calls each with the records of the kernel's log that there are by now, each
// on a line.
func readLog(root string, each func(records string)) error {
	path := filepath.Join(root, "dev/kmsg")
	// Not as an os.File, which would wait for records to come.
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if errors.Is(err, unix.ENOENT) {
		return nil
	}
	if err != nil {
		return errors.New(reason(&fs.PathError{Path: path, Err: err}))
	}
	defer unix.Close(fd)
	record := make([]byte, maxRecord)
	for read := 0; read < maxLog; {
		n, err := unix.Read(fd, record)
		switch {
		case errors.Is(err, unix.EPIPE), errors.Is(err, unix.EINTR): // the kernel overwrote it meanwhile; or a signal
		case errors.Is(err, unix.EAGAIN), err == nil && n == 0:
			return nil
		case err != nil:
			return errors.New(reason(&fs.PathError{Path: path, Err: err}))
		default:
			each(string(record[:n]))
			read += n
		}
	}
	return nil
}
