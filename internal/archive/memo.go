package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// memo is what the device remembers of a snapshot's files, in the order of
// paths: the entry, its fingerprint and the packs its content is in. The next
// snapshot reads it beside the sources and so knows which files it need not
// read. It is a hint: what is missing or damaged in it is read again.
//
// Its file is a sequence of records: length 4 | CRC-32C 4 | CBOR.
type memo struct {
	Entry       wireEntry   `cbor:"1,keyasint"`
	Fingerprint Fingerprint `cbor:"2,keyasint"`
	Packs       []uint64    `cbor:"3,keyasint,omitempty"`
	Sum         []byte      `cbor:"4,keyasint,omitempty"` // of a small file's content: its id, cut to sumBytes
	Appends     uint8       `cbor:"5,keyasint,omitempty"` // how often in a row the file had only grown
	Samples     []sample    `cbor:"6,keyasint,omitempty"` // of its content, if it may be a log
}

// sumBytes is enough for a keyed hash that only has to tell a file from what it
// was before.
const sumBytes = 16

const (
	maxMemoBytes = 16 << 20
	maxMemoPacks = 1 << 20 // of one file; a larger one is read each time
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// memoWriter writes a snapshot's memo to a file without a name until it is
// committed. As long as all is as in the memo before, nothing is written: a device
// whose files rest does not wear out its disk.
type memoWriter struct {
	fs   durable.FS
	dir  string
	old  string // name of the memo before
	f    durable.File
	was  *bufio.Reader // reads it as long as all is the same, else nil
	same int64         // how much of it that is
	t    *durable.Temp
	b    *bufio.Writer
}

// newMemoWriter begins a memo; old is the name of the one before, or "".
func newMemoWriter(fsys durable.FS, dir, old string) (*memoWriter, error) {
	w := &memoWriter{fs: fsys, dir: dir, old: old}
	if old != "" {
		f, err := fsys.OpenFile(filepath.Join(dir, old), os.O_RDONLY, 0)
		if err == nil {
			w.f, w.was = f, bufio.NewReaderSize(f, 64<<10)
			return w, nil
		}
		// It is a hint only: this one is written whole.
	}
	return w, w.part()
}

func (w *memoWriter) add(m memo) error {
	b, err := dcbor.Marshal(m)
	if err != nil {
		return fmt.Errorf("remember %q: %w", clip(string(m.Entry.Path)), err)
	}
	var head [8]byte
	binary.BigEndian.PutUint32(head[:4], uint32(len(b)))
	binary.BigEndian.PutUint32(head[4:], crc32.Checksum(b, castagnoli))
	if w.was != nil {
		if w.again(head[:]) && w.again(b) {
			w.same += int64(len(head) + len(b))
			return nil
		}
		if err := w.part(); err != nil {
			return err
		}
	}
	if _, err := w.b.Write(head[:]); err != nil {
		return err
	}
	_, err = w.b.Write(b)
	return err
}

// again tells whether the old memo goes on with these bytes.
func (w *memoWriter) again(b []byte) bool {
	for len(b) > 0 {
		next, _ := w.was.Peek(min(len(b), w.was.Size())) // an error shows as too few bytes
		if len(next) == 0 || !bytes.Equal(next, b[:len(next)]) {
			return false
		}
		n, _ := w.was.Discard(len(next))
		b = b[n:]
	}
	return true
}

// part begins a file of its own with what was the same.
func (w *memoWriter) part() (err error) {
	if w.t, err = durable.CreateTemp(w.fs, w.dir, 0o600); err != nil {
		return err
	}
	w.b, w.was = bufio.NewWriterSize(w.t, 64<<10), nil
	if w.f == nil {
		return nil
	}
	f := w.f
	w.f = nil
	_, err = io.Copy(w.b, io.NewSectionReader(f, 0, w.same))
	return errors.Join(err, f.Close())
}

// commit gives the memo a name, or takes that of the old one if it says the same.
func (w *memoWriter) commit(name string) (string, error) {
	if w.was != nil {
		if _, err := w.was.ReadByte(); err == io.EOF {
			return w.old, w.abort()
		}
		if err := w.part(); err != nil {
			return "", errors.Join(err, w.abort())
		}
	}
	if err := w.b.Flush(); err != nil {
		return "", errors.Join(err, w.abort())
	}
	t := w.t
	w.t = nil
	return name, t.Commit(filepath.Join(w.dir, name))
}

// abort leaves no file behind. After a commit it does nothing.
func (w *memoWriter) abort() (err error) {
	if w.f != nil {
		err = w.f.Close()
	}
	if w.t != nil {
		err = errors.Join(err, w.t.Abort())
	}
	w.f, w.was, w.t = nil, nil, nil
	return err
}

// memoReader reads a memo beside a walk in the same order.
type memoReader struct {
	f    durable.File
	b    *bufio.Reader
	next *memo // read and not yet passed
	buf  []byte
}

// openMemo opens a memo; one that does not exist is empty.
func openMemo(fsys durable.FS, dir, name string) *memoReader {
	if name == "" {
		return &memoReader{}
	}
	f, err := fsys.OpenFile(filepath.Join(dir, name), os.O_RDONLY, 0)
	if err != nil {
		return &memoReader{} // a hint only: everything is read
	}
	r := &memoReader{f: f, b: bufio.NewReaderSize(f, 64<<10)}
	r.advance()
	return r
}

func (r *memoReader) close() error {
	if r.f == nil {
		return nil
	}
	return r.f.Close()
}

// at returns what is remembered of a path. Paths must be asked in order.
func (r *memoReader) at(path string) *memo {
	for r.next != nil {
		switch c := comparePaths(string(r.next.Entry.Path), path); {
		case c == 0:
			return r.next
		case c > 0:
			return nil
		}
		r.advance()
	}
	return nil
}

// advance reads the next record; at the end, or at the first one that is not
// whole, there is none.
func (r *memoReader) advance() {
	r.next = nil
	var head [8]byte
	if _, err := io.ReadFull(r.b, head[:]); err != nil {
		return
	}
	n := binary.BigEndian.Uint32(head[:4])
	if n > maxMemoBytes {
		return
	}
	if int(n) > cap(r.buf) {
		r.buf = make([]byte, n)
	}
	b := r.buf[:n]
	if _, err := io.ReadFull(r.b, b); err != nil || crc32.Checksum(b, castagnoli) != binary.BigEndian.Uint32(head[4:]) {
		return
	}
	var m memo
	if err := dcbor.Unmarshal(b, &m); err != nil {
		return
	}
	if m.Entry.entry().check() != nil {
		return
	}
	r.next = &m
}
