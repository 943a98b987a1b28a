package durable

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// A log file is the 8 bytes of logMagic and then frames: length of the record
// (4 bytes, big-endian, at least 1), CRC-32C over length and record (4 bytes),
// record.
const (
	logMagic    = "BYSLOG\x00\x01"
	frameHeader = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrLogDamaged is wrapped by OpenLog when something else than the end of the
// log is unreadable: that is no torn write but damage, and is never cut.
var ErrLogDamaged = errors.New("log damaged")

// Log is an append-only file of records. It is used by one goroutine at a time.
type Log struct {
	fsys FS
	file File
	name string
	end  int64 // of the last whole record
	cut  int64
	max  int
	err  error // once set, nothing can be appended any more
}

// OpenLog opens a log, or makes it durably if there is none, and calls each
// with every record in order; the slice is only valid during the call. The
// end that an interrupted Append left is cut off (see Cut). No record is
// longer than max bytes. An error of each ends the opening.
func OpenLog(fsys FS, name string, max int, each func(record []byte) error) (*Log, error) {
	return OpenLogFrom(fsys, name, max, nil, func(_ int64, record []byte) error { return each(record) })
}

// OpenLogFrom is OpenLog for a caller who remembers what a part of the log
// said: start is given the log's first record, if it has a whole one, and its
// length, and returns where to read on: an offset that each was called with, or
// Size. 0 is the beginning. What is before is not looked at. each is told at
// which offset a record is.
func OpenLogFrom(fsys FS, name string, max int, start func(first []byte, size int64) int64,
	each func(at int64, record []byte) error) (*Log, error) {
	f, err := fsys.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open log: %w", err)
	}
	l := &Log{fsys: fsys, file: f, name: name, max: max}
	if err := l.load(start, each); err != nil {
		return nil, errors.Join(fmt.Errorf("open log %s: %w", name, err), f.Close())
	}
	return l, nil
}

func (l *Log) load(start func([]byte, int64) int64, each func(int64, []byte) error) error {
	info, err := l.file.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	head := make([]byte, len(logMagic))
	n, err := l.file.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return err
	}
	switch {
	case n == len(head) && string(head) == logMagic:
		l.end = int64(n)
	case size <= int64(len(head)) && headTorn(head[:n]):
		// The making of the log was interrupted: it never held a record.
		if err := l.begin(); err != nil {
			return err
		}
		l.cut = size
		return nil
	default:
		return fmt.Errorf("%w: it does not begin as a log does", ErrLogDamaged)
	}
	buf := make([]byte, frameHeader)
	if start != nil {
		first, err := l.frame(&buf, l.end, size)
		if err != nil {
			return err
		}
		if first != nil {
			from := start(first, size)
			if from > size {
				return fmt.Errorf("%w: it has %d bytes of %d", ErrLogDamaged, size, from)
			}
			l.end = max(l.end, from)
		}
	}
	for l.end < size {
		record, err := l.frame(&buf, l.end, size)
		if err != nil {
			return err
		}
		if record == nil {
			return l.cutTail(size)
		}
		if err := each(l.end, record); err != nil {
			return err
		}
		l.end += frameHeader + int64(len(record))
	}
	// A killed process may have left records that are not yet synced, or a
	// name that is not; the caller is about to rely on both.
	return l.sync()
}

// headTorn tells whether b can be what a torn write left of the magic: each
// byte is the magic's or was never written.
func headTorn(b []byte) bool {
	for i := range b {
		if b[i] != 0 && b[i] != logMagic[i] {
			return false
		}
	}
	return true
}

func (l *Log) begin() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	if _, err := l.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := l.file.Write([]byte(logMagic)); err != nil {
		return err
	}
	l.end = int64(len(logMagic))
	return l.sync()
}

func (l *Log) sync() error {
	if err := l.file.Sync(); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	if err := l.fsys.SyncDir(filepath.Dir(l.name)); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}

// frame returns the record of the frame at offset at, or nil if there is no
// whole one.
func (l *Log) frame(buf *[]byte, at, size int64) ([]byte, error) {
	if size-at < frameHeader {
		return nil, nil
	}
	if _, err := l.file.ReadAt((*buf)[:frameHeader], at); err != nil {
		return nil, err
	}
	length := int64(binary.BigEndian.Uint32(*buf))
	if length == 0 || length > int64(l.max) || length > size-at-frameHeader {
		return nil, nil
	}
	if int64(len(*buf)) < frameHeader+length {
		*buf = append(make([]byte, 0, frameHeader+length), (*buf)[:frameHeader]...)[:frameHeader+length]
	}
	record := (*buf)[frameHeader : frameHeader+length]
	if _, err := l.file.ReadAt(record, at+frameHeader); err != nil {
		return nil, err
	}
	if checksum((*buf)[:4], record) != binary.BigEndian.Uint32((*buf)[4:]) {
		return nil, nil
	}
	return record, nil
}

func checksum(length, record []byte) uint32 {
	return crc32.Update(crc32.Checksum(length, castagnoli), castagnoli, record)
}

// cutTail drops what follows the last whole record, provided that it can be
// the rest of one interrupted Append: not longer than a record may be, and no
// whole record after it.
func (l *Log) cutTail(size int64) error {
	tail := size - l.end
	if tail > frameHeader+int64(l.max) {
		return fmt.Errorf("%w: unreadable at byte %d of %d", ErrLogDamaged, l.end, size)
	}
	b := make([]byte, tail)
	if _, err := l.file.ReadAt(b, l.end); err != nil {
		return err
	}
	for i := 1; i+frameHeader < len(b); i++ {
		length := binary.BigEndian.Uint32(b[i:])
		rest := b[i+frameHeader:]
		if length == 0 || int64(length) > int64(len(rest)) {
			continue
		}
		if checksum(b[i:i+4], rest[:length]) == binary.BigEndian.Uint32(b[i+4:]) {
			return fmt.Errorf("%w: unreadable at byte %d, but not after it", ErrLogDamaged, l.end)
		}
	}
	l.cut = tail
	if err := l.file.Truncate(l.end); err != nil {
		return err
	}
	return l.sync()
}

// Cut tells how many bytes of an interrupted Append were cut off at opening.
func (l *Log) Cut() int64 { return l.cut }

// Size is the length of the log in bytes.
func (l *Log) Size() int64 { return l.end }

// ReadAt returns the record at an offset that a record has. Unlike the other
// methods it may be called while the log is appended to.
func (l *Log) ReadAt(at int64) ([]byte, error) {
	info, err := l.file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read log %s: %w", l.name, err)
	}
	buf := make([]byte, frameHeader)
	record, err := l.frame(&buf, at, info.Size())
	if err == nil && record == nil {
		err = fmt.Errorf("%w: no record at byte %d", ErrLogDamaged, at)
	}
	if err != nil {
		return nil, fmt.Errorf("read log %s: %w", l.name, err)
	}
	return record, nil
}

// Append adds a record of 1 to max bytes; once it has returned nil the record
// is durable. After an error the record is taken back if that is possible;
// if not, every later Append fails too, and the log must be opened again.
func (l *Log) Append(record []byte) error {
	if l.err != nil {
		return l.err
	}
	if len(record) == 0 || len(record) > l.max {
		return fmt.Errorf("append to log %s: a record of %d bytes, the bounds are 1 and %d", l.name, len(record), l.max)
	}
	var frame bytes.Buffer
	var head [frameHeader]byte
	binary.BigEndian.PutUint32(head[:4], uint32(len(record)))
	binary.BigEndian.PutUint32(head[4:], checksum(head[:4], record))
	frame.Grow(frameHeader + len(record))
	frame.Write(head[:])
	frame.Write(record)
	if err := l.write(frame.Bytes()); err != nil {
		err = fmt.Errorf("append to log %s: %w", l.name, err)
		if undo := errors.Join(l.file.Truncate(l.end), l.file.Sync()); undo != nil {
			l.err = fmt.Errorf("log %s is closed to writing, open it again: %w", l.name, errors.Join(err, undo))
			return l.err
		}
		return err
	}
	l.end += int64(frame.Len())
	return nil
}

func (l *Log) write(frame []byte) error {
	if _, err := l.file.Seek(l.end, io.SeekStart); err != nil {
		return err
	}
	if _, err := l.file.Write(frame); err != nil {
		return err
	}
	return l.file.Sync()
}

// Close closes the file.
func (l *Log) Close() error { return l.file.Close() }
