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
	"sort"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// A run is a part of the index on disk: all chunks that a stretch of packs.log
// names, sorted by id, and that stretch's packs. It never changes. It is derived
// from the log and made anew when it is missing or damaged. All integers are
// big-endian.
//
//	pages   4096 bytes each: 127 entries of 32, zeros, CRC-32C
//	filter  64 bytes a block
//	fences  the first 4 bytes of each page's first id
//	rows    24 bytes a pack
//	meta    CBOR
//	footer  "BYSR", version, pages, blocks, rows, length of meta, CRC-32C of
//	        filter to meta, CRC-32C of the footer before it: 4 bytes each
const (
	runMagic   = "BYSR"
	runVersion = 1
	runSuffix  = ".run"

	pageBytes   = 4096
	pageEntries = 127
	footerBytes = 32
	maxRunMeta  = 64 << 20
)

// errRun is wrapped when a run is damaged. It is derived data: whoever meets the
// error drops the run and reads the log instead.
var errRun = errors.New("a part of the index is damaged")

// row is what the index keeps of a pack in memory.
type row struct {
	at     int64  // of the log's record that names it
	hash   uint64 // the beginning of its hash
	number uint32
	class  uint16 // its layout
	flags  uint8  // in memory only
	size   uint8  // bytes of its frames, in units of sizeUnit, rounded down
}

const (
	rowListed = 1 << iota // by the last committed snapshot
	rowUsed               // by the snapshot in the making
	rowSparse             // not to be referred to: its chunks are packed anew
	rowIdle               // dropped unless it is referred to

	rowBytes = 24
)

func hashHead(h record.Hash) uint64 { return binary.BigEndian.Uint64(h[:]) }

// class is a layout that packs were coded for.
type class struct {
	_     struct{} `cbor:",toarray"`
	K     uint8
	Slots []uint32
}

// lostObject is an object that stores have lost.
type lostObject struct {
	_      struct{} `cbor:",toarray"`
	Hash   record.Hash
	Number uint64 // of a pack; 0: another object
}

// logState is what the lines of packs.log up to some point come to, beside the
// packs.
type logState struct {
	Log    record.Hash  `cbor:"1,keyasint"`           // which log
	Lines  uint64       `cbor:"2,keyasint"`           // that name or forget a pack
	Last   uint64       `cbor:"3,keyasint"`           // highest pack number
	Commit record.Hash  `cbor:"4,keyasint"`           // list root of the last commit
	At     int64        `cbor:"5,keyasint"`           // offset of its line
	Lost   []lostObject `cbor:"6,keyasint,omitempty"` // since
}

// runMeta ends a run.
type runMeta struct {
	From    int64    `cbor:"1,keyasint"` // offsets in the log
	To      int64    `cbor:"2,keyasint"`
	Entries uint64   `cbor:"3,keyasint"`
	Classes []class  `cbor:"4,keyasint"` // of the rows
	State   logState `cbor:"5,keyasint"` // at To
}

// run is an open run. It may be read by several goroutines.
type run struct {
	file   durable.File
	name   string
	meta   runMeta
	fences []uint32
	filter filter
}

func (r *run) entries() int { return int(r.meta.Entries) }

func runName(dir string, from, to int64) string {
	return filepath.Join(dir, fmt.Sprintf("%012x-%012x%s", from, to, runSuffix))
}

// openRun opens a run and returns its rows, whose classes are those of its meta.
// An error that wraps errRun says that it is no whole run.
func openRun(fsys durable.FS, name string) (*run, []row, error) {
	f, err := fsys.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("open index: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open index: %w", err), f.Close())
	}
	r := &run{file: f, name: name}
	rows, err := r.parse(f, info.Size())
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open index %s: %w", filepath.Base(name), err), f.Close())
	}
	return r, rows, nil
}

// parse reads all of a run but its pages, which are checked when they are read.
// What it allocates is bounded by the file's size.
func (r *run) parse(f io.ReaderAt, size int64) ([]row, error) {
	var foot [footerBytes]byte
	if size < footerBytes {
		return nil, errRun
	}
	if _, err := f.ReadAt(foot[:], size-footerBytes); err != nil {
		return nil, err
	}
	field := func(i int) int64 { return int64(binary.BigEndian.Uint32(foot[4*i:])) }
	pages, blocks, count, meta := field(2), field(3), field(4), field(5)
	tail := blocks*filterBlock + pages*4 + count*rowBytes + meta
	if string(foot[:4]) != runMagic || field(1) != runVersion || uint32(field(7)) != crc32.Checksum(foot[:28], castagnoli) ||
		meta > maxRunMeta || pages*pageBytes+tail+footerBytes != size {
		return nil, errRun
	}
	sum := crc32.New(castagnoli)
	in := bufio.NewReaderSize(io.TeeReader(io.NewSectionReader(f, pages*pageBytes, tail), sum), 32<<10)
	var word [8]byte
	failed := error(nil)
	next := func(n int) []byte {
		if failed == nil {
			_, failed = io.ReadFull(in, word[:n])
		}
		return word[:n]
	}
	r.filter = make(filter, blocks*blockWords)
	for i := range r.filter {
		r.filter[i] = binary.BigEndian.Uint64(next(8))
	}
	r.fences = make([]uint32, pages)
	for i := range r.fences {
		r.fences[i] = binary.BigEndian.Uint32(next(4))
	}
	rows := make([]row, count)
	for i := range rows {
		rows[i].at = int64(binary.BigEndian.Uint64(next(8)))
		rows[i].hash = binary.BigEndian.Uint64(next(8))
		rows[i].number = binary.BigEndian.Uint32(next(4))
		last := next(4)
		rows[i].class, rows[i].size = binary.BigEndian.Uint16(last), last[2]
	}
	if failed != nil {
		return nil, failed
	}
	b := make([]byte, meta)
	if _, err := io.ReadFull(in, b); err != nil {
		return nil, err
	}
	if sum.Sum32() != uint32(field(6)) {
		return nil, errRun
	}
	if err := dcbor.Unmarshal(b, &r.meta); err != nil {
		return nil, fmt.Errorf("%w: %w", errRun, err)
	}
	if m := r.meta; m.From < 0 || m.From >= m.To || m.Entries > uint64(pages*pageEntries) || m.Entries+pageEntries <= uint64(pages*pageEntries) {
		return nil, errRun
	}
	for i, w := range rows {
		if int(w.class) >= len(r.meta.Classes) || i > 0 && w.number <= rows[i-1].number || w.at < r.meta.From || w.at >= r.meta.To {
			return nil, errRun
		}
	}
	return rows, nil
}

var pageBuffers = sync.Pool{New: func() any { return new([pageBytes]byte) }}

// find calls each with a chunk's entries, of which there may be several, until
// it returns true.
func (r *run) find(id shortID, each func(entry) bool) error {
	if len(r.fences) == 0 || !r.filter.has(id) {
		return nil
	}
	head := binary.BigEndian.Uint32(id[:])
	// An id may begin on the page before the first whose fence is its own.
	p := max(sort.Search(len(r.fences), func(i int) bool { return r.fences[i] >= head })-1, 0)
	buf := pageBuffers.Get().(*[pageBytes]byte)
	defer pageBuffers.Put(buf)
	for ; p < len(r.fences) && r.fences[p] <= head; p++ {
		n, err := r.page(p, buf)
		if err != nil {
			return err
		}
		from := sort.Search(n, func(i int) bool { return string(buf[i*entryBytes:][:16]) >= string(id[:]) })
		for i := from; i < n; i++ {
			e := readEntry(buf[i*entryBytes:])
			if e.id != id {
				return nil
			}
			if each(e) {
				return nil
			}
		}
	}
	return nil
}

// page reads a page and tells how many entries it has.
func (r *run) page(p int, buf *[pageBytes]byte) (int, error) {
	if _, err := r.file.ReadAt(buf[:], int64(p)*pageBytes); err != nil {
		return 0, fmt.Errorf("read index: %w", err)
	}
	if crc32.Checksum(buf[:pageBytes-4], castagnoli) != binary.BigEndian.Uint32(buf[pageBytes-4:]) {
		return 0, &runError{r.name}
	}
	return min(pageEntries, r.entries()-p*pageEntries), nil
}

// runError is a run whose pages are damaged.
type runError struct{ name string }

func (e *runError) Error() string { return fmt.Sprintf("%s: %v", filepath.Base(e.name), errRun) }
func (e *runError) Unwrap() error { return errRun }

// runWriter writes a run, entries first.
type runWriter struct {
	t      *durable.Temp
	b      *bufio.Writer
	page   [pageBytes]byte
	in     int // entries in page
	n      int
	fences []uint32
	filter filter
}

// newRunWriter begins a run of at most n entries.
func newRunWriter(fsys durable.FS, dir string, n int, bits float64) (*runWriter, error) {
	t, err := durable.CreateTemp(fsys, dir, 0o600)
	if err != nil {
		return nil, err
	}
	return &runWriter{t: t, b: bufio.NewWriterSize(t, 64<<10), fences: make([]uint32, 0, (n+pageEntries-1)/pageEntries), filter: newFilter(n, bits)}, nil
}

// add adds the next entry, in the order of ids.
func (w *runWriter) add(e entry) error {
	if w.in == 0 {
		w.fences = append(w.fences, binary.BigEndian.Uint32(e.id[:]))
	}
	e.append(w.page[:w.in*entryBytes])
	w.filter.add(e.id)
	w.in++
	w.n++
	if w.in == pageEntries {
		return w.flush()
	}
	return nil
}

func (w *runWriter) flush() error {
	clear(w.page[w.in*entryBytes:])
	binary.BigEndian.PutUint32(w.page[pageBytes-4:], crc32.Checksum(w.page[:pageBytes-4], castagnoli))
	w.in = 0
	_, err := w.b.Write(w.page[:])
	return err
}

// finish writes the rest and gives the run its name.
func (w *runWriter) finish(dir string, rows []row, meta runMeta) error {
	err := w.rest(rows, meta)
	if err == nil {
		err = w.b.Flush()
	}
	if err != nil {
		return errors.Join(err, w.t.Abort())
	}
	return w.t.Commit(runName(dir, meta.From, meta.To))
}

func (w *runWriter) rest(rows []row, meta runMeta) error {
	if w.in > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	meta.Entries = uint64(w.n)
	encoded, err := dcbor.Marshal(meta)
	if err != nil {
		return err
	}
	sum := crc32.New(castagnoli)
	out := io.MultiWriter(w.b, sum)
	var buf [rowBytes]byte
	for _, word := range w.filter {
		if _, err := out.Write(binary.BigEndian.AppendUint64(buf[:0], word)); err != nil {
			return err
		}
	}
	for _, f := range w.fences {
		if _, err := out.Write(binary.BigEndian.AppendUint32(buf[:0], f)); err != nil {
			return err
		}
	}
	for _, r := range rows {
		b := binary.BigEndian.AppendUint64(buf[:0], uint64(r.at))
		b = binary.BigEndian.AppendUint64(b, r.hash)
		b = binary.BigEndian.AppendUint32(b, r.number)
		b = binary.BigEndian.AppendUint16(b, r.class)
		if _, err := out.Write(append(b, r.size, 0)); err != nil {
			return err
		}
	}
	if _, err := out.Write(encoded); err != nil {
		return err
	}
	foot := append(make([]byte, 0, footerBytes), runMagic...)
	for _, v := range []uint32{runVersion, uint32(len(w.fences)), uint32(w.filter.blocks()), uint32(len(rows)), uint32(len(encoded)), sum.Sum32()} {
		foot = binary.BigEndian.AppendUint32(foot, v)
	}
	_, err = w.b.Write(binary.BigEndian.AppendUint32(foot, crc32.Checksum(foot, castagnoli)))
	return err
}
