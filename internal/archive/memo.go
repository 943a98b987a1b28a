package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// memo is what the device remembers of a snapshot's files, in the order of
// paths: the entry, its fingerprint and the packs its content is in. The next
// snapshot reads it beside the sources and so knows which files it need not
// read. It is a hint: what is missing or damaged in it is read again.
//
// Its file begins with memoMagic. Then comes one record for each entry: length 4 |
// CRC-32C 4 | body, and the body is
//
//	fingerprint 16 | form 5 | appends 1 | length of sum 1, sum | number of packs, packs |
//	number of samples, of each: offset, length, sum 16 | the entry, encoded
//
// where numbers without a length are as encoding/binary's Uvarint has them.
type memo struct {
	Entry       wireEntry
	Fingerprint Fingerprint
	Packs       []uint64
	Sum         []byte // of a small file's content: its id, cut to sumBytes
	Form        suspicion.Form
	Appends     uint8    // how often in a row the file had only grown
	Samples     []sample // of its content, if it may be a log
}

// memoMagic cannot be the length of a record, which is what a memo began with
// before it had one: such a memo is as good as none.
const memoMagic = "BYM3"

// sumBytes is enough for a keyed hash that only has to tell a file from what it
// was before.
const sumBytes = 16

const (
	maxMemoBytes = 16 << 20
	maxMemoPacks = 1 << 20 // of one file; a larger one is read each time
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// memoWriter writes a snapshot's memo, to the file memoPart until it is committed.
// As long as all is as in the memo before, nothing is written: a device whose files
// rest does not wear out its disk.
type memoWriter struct {
	fs   durable.FS
	dir  string
	old  string // name of the memo before
	f    durable.File
	was  *bufio.Reader // reads it as long as all is the same, else nil
	same int64         // how much of it that is
	t    durable.File
	b    *bufio.Writer
	buf  []byte // for a record
	safe uint64 // bytes of contents since what was written is durable
}

// newMemoWriter begins a memo; old is the name of the one before, or "".
func newMemoWriter(fsys durable.FS, dir, old string) (*memoWriter, error) {
	w := &memoWriter{fs: fsys, dir: dir, old: old}
	if old != "" {
		f, err := fsys.OpenFile(filepath.Join(dir, old), os.O_RDONLY, 0)
		if err == nil {
			w.f, w.was = f, bufio.NewReaderSize(f, 64<<10)
			return w, w.write([]byte(memoMagic))
		}
		// It is a hint only: this one is written whole.
	}
	if err := w.part(); err != nil {
		return w, err
	}
	return w, w.write([]byte(memoMagic))
}

// add notes an entry, of which entry is the encoding and which has so many bytes of
// content.
func (w *memoWriter) add(m *memo, entry []byte, content uint64) error {
	b := m.append(w.buf[:0], entry)
	w.buf = b
	body := b[memoHead:]
	binary.BigEndian.PutUint32(b[:4], uint32(len(body)))
	binary.BigEndian.PutUint32(b[4:], crc32.Checksum(body, castagnoli))
	if err := w.write(b); err != nil {
		return err
	}
	if w.safe += content; w.safe < memoSafe {
		return nil
	}
	w.safe = 0
	return w.keep()
}

// memoHead is what comes before a record's body.
const memoHead = 8

// append appends a record with an empty head.
func (m *memo) append(b, entry []byte) []byte {
	b = append(b, make([]byte, memoHead)...)
	b = append(b, m.Fingerprint[:]...)
	b = m.Form.Append(b)
	b = append(b, m.Appends, uint8(len(m.Sum)))
	b = append(b, m.Sum...)
	b = binary.AppendUvarint(b, uint64(len(m.Packs)))
	for _, n := range m.Packs {
		b = binary.AppendUvarint(b, n)
	}
	b = binary.AppendUvarint(b, uint64(len(m.Samples)))
	for _, s := range m.Samples {
		b = binary.AppendUvarint(binary.AppendUvarint(b, s.Offset), uint64(s.Length))
		b = append(b, s.Sum[:]...)
	}
	return append(b, entry...)
}

// write writes the next bytes, unless the memo before has them too.
func (w *memoWriter) write(b []byte) error {
	if w.was != nil {
		if w.again(b) {
			w.same += int64(len(b))
			return nil
		}
		if err := w.part(); err != nil {
			return err
		}
	}
	_, err := w.b.Write(b)
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
	if w.t, err = w.fs.OpenFile(filepath.Join(w.dir, memoPart), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600); err != nil {
		return err
	}
	w.b, w.was = bufio.NewWriterSize(w.t, 64<<10), nil
	if err = w.fs.SyncDir(w.dir); err != nil || w.f == nil {
		return err
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
			return w.old, errors.Join(w.abort(), forgetBroken(w.fs, w.dir))
		}
		if err := w.part(); err != nil {
			return "", errors.Join(err, w.abort())
		}
	}
	if err := w.keep(); err != nil {
		return "", errors.Join(err, w.abort())
	}
	t := w.t
	w.t = nil
	if err := t.Close(); err != nil {
		return "", err
	}
	if err := w.fs.Rename(filepath.Join(w.dir, memoPart), filepath.Join(w.dir, name)); err != nil {
		return "", err
	}
	return name, errors.Join(forgetBroken(w.fs, w.dir), w.fs.SyncDir(w.dir))
}

// keep makes durable what was noted, as far as it differs from the memo before.
func (w *memoWriter) keep() error {
	if w.t == nil {
		return nil
	}
	if err := w.b.Flush(); err != nil {
		return err
	}
	return w.t.Sync()
}

// abort leaves what was noted for the next snapshot. After a commit it does nothing.
func (w *memoWriter) abort() (err error) {
	if w.f != nil {
		err = w.f.Close()
	}
	if w.t != nil {
		err = errors.Join(err, w.keep(), w.t.Close())
	}
	w.f, w.was, w.t = nil, nil, nil
	return err
}

// memoReader reads a memo beside a walk in the same order.
type memoReader struct {
	f    durable.File
	b    *bufio.Reader
	next memo // read and not yet passed
	have bool // whether there is one
	buf  []byte

	met  bool        // whether next was asked for
	gone func(*memo) // is told of what is passed and was not; nil: nobody is
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
	if magic, err := r.b.Peek(len(memoMagic)); err == nil && string(magic) == memoMagic {
		_, _ = r.b.Discard(len(memoMagic)) // which are there
		r.advance()
	}
	return r
}

func (r *memoReader) close() error {
	if r.f == nil {
		return nil
	}
	return r.f.Close()
}

// at returns what is remembered of a path, until the next one is asked for.
// Paths must be asked in order.
func (r *memoReader) at(path string) *memo {
	for r.have {
		switch c := comparePaths(string(r.next.Entry.Path), path); {
		case c == 0:
			r.met = true
			return &r.next
		case c > 0:
			return nil
		}
		r.pass()
	}
	return nil
}

// pass goes on to the next record.
func (r *memoReader) pass() {
	if !r.met && r.gone != nil {
		r.gone(&r.next)
	}
	r.met = false
	r.advance()
}

// end passes what is left.
func (r *memoReader) end() {
	for r.have {
		r.pass()
	}
}

// advance reads the next record; at the end, or at the first one that is not
// whole, there is none.
func (r *memoReader) advance() {
	r.have = false
	var head [memoHead]byte
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
	r.have = r.next.parse(b)
}

// parse reads a record's body and tells whether it is one.
func (m *memo) parse(b []byte) bool {
	*m = memo{}
	if len(b) < len(m.Fingerprint)+suspicion.FormBytes+2 {
		return false
	}
	b = b[copy(m.Fingerprint[:], b):]
	m.Form, b = suspicion.ParseForm(b[:suspicion.FormBytes]), b[suspicion.FormBytes:]
	m.Appends = b[0]
	sum := int(b[1])
	if b = b[2:]; sum > len(b) {
		return false
	}
	if sum > 0 {
		m.Sum, b = bytes.Clone(b[:sum]), b[sum:]
	}
	whole := true
	number := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			whole = false
			return 0
		}
		b = b[n:]
		return v
	}
	if n := number(); n > min(maxMemoPacks, uint64(len(b))) {
		return false
	} else if n > 0 {
		m.Packs = make([]uint64, n)
	}
	for i := range m.Packs {
		m.Packs[i] = number()
	}
	n := number()
	if n > maxSamples {
		return false
	}
	for range n {
		s := sample{Offset: number()}
		length := number()
		if !whole || length > MaxChunkBytes || len(b) < len(s.Sum) {
			return false
		}
		s.Length = uint32(length)
		b = b[copy(s.Sum[:], b):]
		m.Samples = append(m.Samples, s)
	}
	return whole && m.Entry.parse(b) && m.Entry.entry().check() == nil
}
