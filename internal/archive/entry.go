package archive

import (
	"fmt"
	"io/fs"
	"math"
	"strings"
	"time"
)

// Type is what an entry of the tree is.
type Type uint8

// The types. The value 7 (socket) is kept: sockets are not backed up.
const (
	Directory   Type = 1
	File        Type = 2
	Symlink     Type = 3
	FIFO        Type = 4
	CharDevice  Type = 5
	BlockDevice Type = 6
)

// String names the type.
func (t Type) String() string {
	switch t {
	case Directory:
		return "directory"
	case File:
		return "file"
	case Symlink:
		return "symbolic link"
	case FIFO:
		return "named pipe"
	case CharDevice:
		return "character device"
	case BlockDevice:
		return "block device"
	}
	return fmt.Sprintf("entry of unknown type %d", uint8(t))
}

// Entry is a file, directory, symbolic link, named pipe or device of a snapshot.
type Entry struct {
	Path   string // parts joined by "/", from no root: "etc/hosts"
	Type   Type
	Mode   uint32 // permission bits and set-user, set-group and sticky bit, as Unix numbers them: 07777
	UID    uint32
	GID    uint32
	User   string // name of UID where it was known
	Group  string
	MTime  time.Time // to the nanosecond
	Size   uint64    // length of a file, its holes included
	Target string    // of a symbolic link
	Source int       // index into the manifest's sources
	// Attributes are the extended attributes, ascending in their names: access
	// control lists and capabilities are among them, as Linux has them.
	Attributes []Attribute
	// Link is the path of the entry, before this one, that is the same file
	// under another name; "": this is the file's first name. The content and
	// the attributes of a later name are those of the first.
	Link string
	// Linked says of a first name that later ones may follow.
	Linked bool
	Holes  []Hole        // of a sparse file, ascending
	Device *DeviceNumber // of a device, else nil
	// Inexact says that the file changed while it was read: the content may
	// be of several moments.
	Inexact bool

	content content
	given   bool   // to its owner on this machine, by a restore
	file    fileID // of a file that a source offers
}

// DeviceNumber tells which device a node stands for, as the device's own kernel
// numbered it.
type DeviceNumber struct {
	_     struct{} `cbor:",toarray"`
	Major uint32
	Minor uint32
}

// content is a file's list of chunks: chunks themselves, or parts that lead to
// them over depth levels of reference nodes. Of what the chunks hold together
// the first skip bytes are not the file's.
type content struct {
	chunks []ref
	parts  []part
	depth  uint8
	skip   uint32
}

// nanos is a time in nanoseconds since 1970; what an int64 cannot hold (before
// 1678, after 2262) is the nearest that it can.
func nanos(t time.Time) int64 {
	if t.Before(time.Unix(0, math.MinInt64)) {
		return math.MinInt64
	}
	if t.After(time.Unix(0, math.MaxInt64)) {
		return math.MaxInt64
	}
	return t.UnixNano()
}

// check refuses what no writer makes: above all a path that leads elsewhere.
func (e Entry) check() error {
	if err := checkPath(e.Path); err != nil {
		return err
	}
	if e.Mode > 0o7777 {
		return fmt.Errorf("%w: %q has mode %o", ErrForm, e.Path, e.Mode)
	}
	if len(e.User) > maxOwnerName || len(e.Group) > maxOwnerName {
		return fmt.Errorf("%w: %q has an owner's name of %d bytes", ErrForm, e.Path, max(len(e.User), len(e.Group)))
	}
	if e.Source < 0 || e.Source >= maxSources {
		return fmt.Errorf("%w: %q is of source %d", ErrForm, e.Path, e.Source)
	}
	if err := checkAttributes(e.Attributes); err != nil {
		return fmt.Errorf("%q: %w", e.Path, err)
	}
	if e.Type != File && (e.Size != 0 || !e.content.none() || e.Inexact || e.Link != "" || e.Linked || len(e.Holes) > 0) {
		return fmt.Errorf("%w: %q is a %s with content", ErrForm, e.Path, e.Type)
	}
	if (e.Type == Symlink) != (e.Target != "") || len(e.Target) > maxTarget || strings.IndexByte(e.Target, 0) >= 0 {
		return fmt.Errorf("%w: %q is a %s with a target of %d bytes", ErrForm, e.Path, e.Type, len(e.Target))
	}
	if (e.Type == CharDevice || e.Type == BlockDevice) != (e.Device != nil) {
		return fmt.Errorf("%w: %q is a %s; only devices have a number", ErrForm, e.Path, e.Type)
	}
	switch e.Type {
	case Directory, Symlink, FIFO, CharDevice, BlockDevice:
		return nil
	case File:
		if e.Link != "" {
			return e.checkLink()
		}
		return e.checkContent()
	}
	return fmt.Errorf("%w: %q is an %s", ErrNewer, e.Path, e.Type)
}

func (c content) none() bool {
	return c.depth == 0 && c.skip == 0 && len(c.chunks) == 0 && len(c.parts) == 0
}

// checkLink checks a later name of a file: all but the name is its first one's,
// which comes before it, so that no circle can be.
func (e Entry) checkLink() error {
	if err := checkPath(e.Link); err != nil {
		return fmt.Errorf("the first name of %q: %w", e.Path, err)
	}
	if comparePaths(e.Link, e.Path) >= 0 {
		return fmt.Errorf("%w: %q is a link to %q, which does not come before it", ErrForm, e.Path, clip(e.Link))
	}
	if !e.content.none() || e.Inexact || e.Linked || len(e.Holes) > 0 || len(e.Attributes) > 0 || e.Size > maxFile {
		return fmt.Errorf("%w: %q is a link to %q and more", ErrForm, e.Path, clip(e.Link))
	}
	return nil
}

// checkContent checks that lengths fit: what the chunks hold together is what is
// skipped, the file without its holes, and in the last chunk what follows it.
func (e Entry) checkContent() error {
	c := e.content
	if err := checkRefs(c.chunks, c.parts, c.depth, maxEntryRefs); err != nil {
		return fmt.Errorf("%q: %w", e.Path, err)
	}
	if err := checkHoles(e.Holes, e.Size); err != nil {
		return fmt.Errorf("%q: %w", e.Path, err)
	}
	var held uint64
	for _, r := range c.chunks {
		held += uint64(r.Plain)
	}
	for _, p := range c.parts {
		if held += p.Size; held > 1<<62 {
			return fmt.Errorf("%w: %q is beyond any length", ErrForm, e.Path)
		}
	}
	if data := e.data(); data > 1<<62 || held < uint64(c.skip)+data || data == 0 && held > 0 {
		return fmt.Errorf("%w: %q with %d bytes of data has content of %d", ErrForm, e.Path, data, held)
	}
	return nil
}

// checkPath takes a relative path in its one form, with nothing in it that
// could lead out of a folder.
func checkPath(p string) error {
	if len(p) == 0 || len(p) > maxPath || strings.IndexByte(p, 0) >= 0 {
		return fmt.Errorf("%w: a path of %d bytes, or with a zero in it", ErrForm, len(p))
	}
	for rest := p; ; {
		name, after, more := strings.Cut(rest, "/")
		if name == "" || name == "." || name == ".." || len(name) > maxName {
			return fmt.Errorf("%w: the path %q", ErrForm, clip(p))
		}
		if !more {
			return nil
		}
		rest = after
	}
}

func clip(s string) string {
	if len(s) > 200 {
		return s[:200] + "…"
	}
	return s
}

// comparePaths orders paths so that a directory comes right before all that is
// in it: bytewise, "/" before every other byte.
func comparePaths(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x == '/' {
			return -1
		}
		if y == '/' || x > y {
			return 1
		}
		return -1
	}
	return len(a) - len(b)
}

// within tells whether path is dir or in it; everything is in "".
func within(path, dir string) bool {
	return dir == "" || path == dir || len(path) > len(dir) && path[len(dir)] == '/' && path[:len(dir)] == dir
}

// parentOf is the path of the directory an entry is in, "" at the top.
func parentOf(path string) string {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i]
	}
	return ""
}

// FileMode returns the entry's mode as package fs has it.
func (e Entry) FileMode() fs.FileMode {
	m := fs.FileMode(e.Mode & 0o777)
	for bit, flag := range map[uint32]fs.FileMode{0o4000: fs.ModeSetuid, 0o2000: fs.ModeSetgid, 0o1000: fs.ModeSticky} {
		if e.Mode&bit != 0 {
			m |= flag
		}
	}
	switch e.Type {
	case Directory:
		m |= fs.ModeDir
	case Symlink:
		m |= fs.ModeSymlink
	case FIFO:
		m |= fs.ModeNamedPipe
	case CharDevice:
		m |= fs.ModeDevice | fs.ModeCharDevice
	case BlockDevice:
		m |= fs.ModeDevice
	}
	return m
}
