package archive

import "github.com/byssus-iot/byssus/internal/suspicion"

// A snapshot flows through four stages, each a goroutine or a few: one walks
// the sources and reads (feeder), some make ids of chunks and compress
// (prepareAll), one puts all in order again (collector), and one or two seal,
// code and send full packs. Between the first three goes a fixed number of
// batches; nothing else carries contents, and so they bound the memory and set
// the pace.

const (
	// batchBytes is how much of the sources' contents a batch carries.
	batchBytes = 256 << 10
	// batchEvents and batchEntryBytes bound the entries that a batch carries: an
	// entry may have attributes of 64 KiB, a path and a target of 4 KiB each.
	batchEvents     = 512
	batchEntryBytes = 256 << 10

	// smallFile is the length up to which files share chunks, so that ten
	// thousand of them cost like one.
	smallFile = 16 << 10
	// A shared chunk ends where a path's keyed hash says so, of some 16 files, and
	// has groupMax bytes at most: the same run of files makes the same chunk again.
	groupMax  = 64 << 10
	groupMask = 15
)

// batch is a stretch of a snapshot on its way: contents, the chunks they are cut
// into, and the entries that they belong to, in order.
type batch struct {
	plain   []byte  // contents; its memory is of one length
	chunks  []piece // of plain
	encoded []byte  // contents of new chunks, as frames hold them
	events  []event
	held    int           // bytes of entries in events, about
	ready   chan struct{} // has one when ids and encoded are made
}

func newBatch(maxChunk int) *batch {
	return &batch{plain: make([]byte, 0, batchBytes+maxChunk), ready: make(chan struct{}, 1)}
}

func (b *batch) reset() {
	b.plain, b.chunks, b.encoded = b.plain[:0], b.chunks[:0], b.encoded[:0]
	clear(b.events) // lets go of what they refer to
	b.events, b.held = b.events[:0], 0
}

// full tells whether no further entry should come.
func (b *batch) full() bool { return len(b.events) >= batchEvents || b.held >= batchEntryBytes }

// piece is a chunk of a batch.
type piece struct {
	from, to int // in plain
	shared   bool
	page     bool // of a database
	id       chunkID
	at, end  int // in encoded; nothing if the chunk is known or comes before in the batch
}

func (p piece) plain(b *batch) []byte   { return b.plain[p.from:p.to] }
func (p piece) encoded(b *batch) []byte { return b.encoded[p.at:p.end] }

// event is what happens between chunks.
type event struct {
	kind   eventKind
	chunks int   // of the batch that come before it
	entry  Entry // but for its content, if that is new
	print  Fingerprint
	packs  []uint64 // that a known content is in
	skip   uint32   // where a small file begins in its chunk
	sum    []byte   // of a small file
	log    growth   // what is known of a large one
	form   suspicion.Form
	was    *former // what the last committed snapshot has of the file; nil: nothing
}

// bytes is about what the event's entry holds of memory.
func (e event) bytes() int {
	n := len(e.entry.Path) + len(e.entry.Target) + len(e.entry.Link) + 16*len(e.entry.Holes) +
		32*len(e.entry.content.chunks) + 64*len(e.entry.content.parts) + 8*len(e.packs) + 40*len(e.log.samples)
	if e.was != nil {
		n += 32*len(e.was.content.chunks) + 64*len(e.was.content.parts)
	}
	for _, a := range e.entry.Attributes {
		n += len(a.Name) + len(a.Value)
	}
	return n
}

type eventKind uint8

const (
	plainEntry eventKind = iota // is complete as it is: nothing, or nothing new, was read
	wholeFile                   // the chunks since the last event of this kind are a file
	smallPart                   // a file in the shared chunk that comes before
	tailOfFile                  // the chunks from here on follow what log.was has of a file
	goneFile                    // is there no more: was tells what it was
	brokenFile                  // the chunks since the last file are of none: it changed, or broke off
)
