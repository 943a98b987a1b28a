package archive

import (
	"context"
	"errors"
	"io"
)

// Source is something that a snapshot takes in: a file tree, say.
type Source interface {
	// Info names the source in the manifest.
	Info() SourceInfo
	// Root is the path in the archive below which all its entries are; the
	// directories above it are the source's too.
	Root() string
	// Walk calls emit with every entry in the order of paths (a directory
	// right before what is in it, names bytewise). It returns emit's error, or
	// one of its own when it cannot go on at all; what cannot be read on the
	// way is an Item with Err.
	Walk(ctx context.Context, emit func(Item) error) error
}

// Item is one entry that a source offers.
type Item struct {
	// Entry describes it, but for size and content: what is read counts.
	Entry Entry
	// Size is how many bytes a file has now, where that is known: what is read
	// counts.
	Size uint64
	// Fingerprint tells a changed file from an unchanged one; zero: read it.
	Fingerprint Fingerprint
	// Open opens a file's content. After an ErrChanged it may be called again.
	Open func(context.Context) (Reader, error)
	// Keep, of a file, has what the last snapshot holds under its path taken in
	// its place, as it was then, if it cannot be read; it is told of that entry.
	// The file is named as skipped all the same. nil: it is left out.
	Keep func(Entry)
	// Note says what the entry lacks though it is taken: attributes, say.
	Note error
	// Err says why the entry cannot be taken; only Entry.Path counts then.
	Err error
}

// Fingerprint is a hash of all that shows that a file changed without reading
// it: length, times, inode.
type Fingerprint [16]byte

// Reader reads a file's content once.
type Reader interface {
	io.ReadCloser
	// Settled tells, after all was read, whether it is one state of the file.
	// ErrChanged means that reading again may help; with any other error the
	// content is taken and the file named, and marked as inexact unless the
	// error is only about attributes (ErrAttributes).
	Settled() error
}

// Describer is a Reader that knows the attributes of the very file it has open:
// they count, and not those that were seen under its path before.
type Describer interface {
	// Describe sets mode, owner, time and extended attributes.
	Describe(*Entry)
}

// Tailer is a Reader that can go on behind what an earlier snapshot has: that of
// a plain file without holes, which may be a log.
type Tailer interface {
	io.ReaderAt
	// Length is what the file had when it was opened; 0: it is to be read whole.
	Length() uint64
	// Skip lets reading begin at an offset.
	Skip(offset uint64) error
}

var (
	// ErrChanged is wrapped when a file changed while it was being read.
	ErrChanged = errors.New("changed while it was read")
	// ErrNotBackedUp is wrapped for what is left out by its nature (a socket, a
	// file that the kernel makes up) and is no failure.
	ErrNotBackedUp = errors.New("not backed up")
)

// Skipped names a file that a snapshot lacks or holds inexactly, and why.
type Skipped struct {
	Path string
	Err  error
}
