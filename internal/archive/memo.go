package archive

import (
	"bufio"
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
// committed.
type memoWriter struct {
	t *durable.Temp
	b *bufio.Writer
}

func newMemoWriter(fsys durable.FS, dir string) (*memoWriter, error) {
	t, err := durable.CreateTemp(fsys, dir, 0o600)
	if err != nil {
		return nil, err
	}
	return &memoWriter{t, bufio.NewWriterSize(t, 64<<10)}, nil
}

func (w *memoWriter) add(m memo) error {
	b, err := dcbor.Marshal(m)
	if err != nil {
		return fmt.Errorf("remember %q: %w", clip(string(m.Entry.Path)), err)
	}
	var head [8]byte
	binary.BigEndian.PutUint32(head[:4], uint32(len(b)))
	binary.BigEndian.PutUint32(head[4:], crc32.Checksum(b, castagnoli))
	if _, err := w.b.Write(head[:]); err != nil {
		return err
	}
	_, err = w.b.Write(b)
	return err
}

func (w *memoWriter) commit(name string) error {
	if err := w.b.Flush(); err != nil {
		return errors.Join(err, w.t.Abort())
	}
	return w.t.Commit(name)
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
