package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// databaseMagic begins every SQLite database (https://sqlite.org/fileformat.html).
const databaseMagic = "SQLite format 3\x00"

// settleTime is how old a file's last change must be before its fingerprint is
// trusted: within a clock's granule a file can change twice unnoticed.
const settleTime = 2 * time.Second

// FileTree is a directory with all that is in it, or a single file. Its paths
// in the archive are the absolute ones without the leading slash.
type FileTree struct {
	path     string
	excluded map[string]bool
	database func(context.Context, Database) (Reader, error)
	plain    map[string]bool // databases that were copied as plain files, with the files beside them
	selector selector
	listed   int // names of a folder that are held at a time
	now      func() time.Time
	owners   owners
}

// FileOptions are a FileTree's; the zero value works.
type FileOptions struct {
	// Exclude lists absolute paths that are left out with all below them: the
	// agent's own state, above all.
	Exclude []string
	// Selection leaves out more, and LeftOut is told of it (nil: nobody is).
	Selection Selection
	LeftOut   func(LeftOut)
	// Database opens a consistent image of an SQLite database. A database is
	// never copied as a plain file while it may be written to; without Database
	// it is named as skipped.
	Database func(context.Context, Database) (Reader, error)
}

// Database is an SQLite database to be read.
type Database struct {
	// Path is where it was met. Somebody may put another file there.
	Path string
	// File is the database, open for reading. It stays its giver's.
	File *os.File
	// Beside opens the regular file whose name has this suffix more: "-wal", say.
	Beside func(suffix string) (*os.File, error)
}

var (
	// ErrAtRest is wrapped when a database's file is its whole state for as long
	// as it does not change: it is then read like any file.
	ErrAtRest = errors.New("the database is at rest")
	// ErrNoDatabase is wrapped when SQLite cannot read what begins as a database.
	ErrNoDatabase = errors.New("no readable database")
	// ErrExcluded is wrapped when a source is what no backup contains.
	ErrExcluded = errors.New("not backed up")
)

// NewFileTree makes a source of path. A symbolic link given as the path itself
// is followed.
func NewFileTree(path string, o FileOptions) (*FileTree, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("source %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real // else it does not exist now, which Walk will say
	}
	t := &FileTree{path: abs, excluded: map[string]bool{}, database: o.Database, now: time.Now, selector: newSelector(o), listed: maxListed}
	for _, e := range o.Exclude {
		e, err := filepath.Abs(e)
		if err != nil {
			return nil, fmt.Errorf("exclude %s: %w", e, err)
		}
		t.excluded[inTree(e)] = true
		if real, err := filepath.EvalSymlinks(e); err == nil {
			t.excluded[inTree(real)] = true
		}
	}
	return t, nil
}

// Info names the tree.
func (t *FileTree) Info() SourceInfo { return SourceInfo{Kind: "files", Path: t.path} }

// Root is the tree's path in the archive, "" for the whole file system.
func (t *FileTree) Root() string { return inTree(t.path) }

// inTree is an absolute path as entries have it, "" for the root.
func inTree(path string) string { return strings.Trim(filepath.ToSlash(path), "/") }

// Walk offers the directories above the tree and then the tree. The tree's own
// path is followed as it was given; below it no link is, and no directory that
// was put in another's place while it was read.
func (t *FileTree) Walk(ctx context.Context, emit func(Item) error) error {
	root := t.Root()
	for e := range t.excluded {
		if within(root, e) {
			return emit(Item{Entry: Entry{Path: orRoot(root)}, Err: fmt.Errorf("%w: /%s is the agent's own", ErrExcluded, e)})
		}
	}
	for i := range root {
		if root[i] != '/' {
			continue
		}
		info, err := os.Lstat("/" + root[:i])
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("%w: /%s is no directory any more", ErrChanged, root[:i])
		}
		if err != nil {
			return emit(Item{Entry: Entry{Path: root}, Err: err})
		}
		if err := emit(t.item(nil, root[:i], info, nil)); err != nil {
			return err
		}
	}
	info, err := os.Lstat(t.path)
	if err == nil && info.IsDir() {
		return t.top(ctx, root, info, emit)
	}
	in, err2 := openFolder(filepath.Dir(t.path))
	if err = errors.Join(err, err2); err != nil {
		return emit(Item{Entry: Entry{Path: root}, Err: err})
	}
	defer in.close()
	return t.single(ctx, in, root, info, emit)
}

// single offers the tree if it is one file. What SQLite keeps beside it is part
// of it here too.
func (t *FileTree) single(ctx context.Context, in *folder, root string, info fs.FileInfo, emit func(Item) error) error {
	dir, name := filepath.Dir(root), filepath.Base(root)
	if dir == "." {
		dir = ""
	}
	names := near(in, name)
	if t.companion(in, dir, name, names) {
		return emit(Item{Entry: Entry{Path: root}, Err: fmt.Errorf("%w: it is part of the database beside it, and in the backup with that", ErrNotBackedUp)})
	}
	if err := t.walk(ctx, in, root, info, siblings(in, name, info, names), emit); err != nil || !t.plain[root] {
		return err
	}
	for _, c := range companions {
		if info, err := in.lstat(name + c); err == nil {
			if err := t.walk(ctx, in, root+c, info, nil, emit); err != nil {
				return err
			}
		}
	}
	return nil
}

// near lists, sorted, what there is of a database and its companions if name is
// one of them, without listing the folder.
func near(in *folder, name string) roster {
	var found []string
	look := func(name string) {
		if _, err := in.lstat(name); err == nil {
			found = append(found, name)
		}
	}
	for _, c := range companions {
		look(name + c)
		if base, ok := strings.CutSuffix(name, c); ok && base != "" {
			look(base)
		}
	}
	slices.Sort(found)
	return roster{in: in, names: found}
}

// top offers the tree's own directory and all below.
func (t *FileTree) top(ctx context.Context, root string, info fs.FileInfo, emit func(Item) error) error {
	if root != "" {
		if err := emit(t.item(nil, root, info, nil)); err != nil {
			return err
		}
	}
	d, err := openFolder(t.path)
	if err != nil {
		return emit(Item{Entry: Entry{Path: orRoot(root)}, Err: err})
	}
	defer d.close()
	if err := d.is(info); err != nil {
		return emit(Item{Entry: Entry{Path: orRoot(root)}, Err: err})
	}
	t.selector.begin(root, info)
	return t.inside(ctx, d, root, emit)
}

// walk offers one entry of a folder and, of a directory, all below. siblings are
// the infos of the companions a database may have, by name.
func (t *FileTree) walk(ctx context.Context, in *folder, path string, info fs.FileInfo, siblings map[string]fs.FileInfo, emit func(Item) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := emit(t.item(in, path, info, siblings)); err != nil {
		return err
	}
	if !info.IsDir() || len(path) > maxPath { // then it was named, and stands for all below
		return nil
	}
	if t.selector.elsewhere(in, path, info) {
		return nil
	}
	d, err := in.enter(filepath.Base(path), info)
	if err != nil {
		return emit(Item{Entry: Entry{Path: path}, Err: err})
	}
	defer d.close()
	return t.inside(ctx, d, path, emit)
}

// inside offers all that is in a folder.
func (t *FileTree) inside(ctx context.Context, d *folder, path string, emit func(Item) error) error {
	for after, more := "", true; more; {
		names, err := d.list(after, t.listed)
		if err != nil {
			return emit(Item{Entry: Entry{Path: orRoot(path)}, Err: err})
		}
		if after == "" {
			names = t.selector.untagged(d, path, names)
		}
		if more = names.more; more {
			after = names.names[len(names.names)-1]
		}
		if err := t.these(ctx, d, path, names, emit); err != nil {
			return err
		}
	}
	return nil
}

// these offers what some names in a folder stand for.
func (t *FileTree) these(ctx context.Context, d *folder, path string, names roster, emit func(Item) error) error {
	for _, name := range names.names {
		below := name
		if path != "" {
			below = path + "/" + name
		}
		if t.excluded[below] || t.companion(d, path, name, names) {
			continue
		}
		info, err := d.lstat(name)
		if err != nil {
			if err := emit(Item{Entry: Entry{Path: below}, Err: err}); err != nil {
				return err
			}
			continue
		}
		if t.selector.leftOut(below, info) {
			continue
		}
		if err := t.walk(ctx, d, below, info, siblings(d, name, info, names), emit); err != nil {
			return err
		}
	}
	return nil
}

func orRoot(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

// companions are the files that SQLite keeps beside a database. They are part
// of its state, which Database reads through SQLite, and not files of their own.
var companions = []string{"-journal", "-shm", "-wal"}

// companion tells whether a file belongs to a database beside it.
func (t *FileTree) companion(d *folder, in, name string, names roster) bool {
	for _, c := range companions {
		base, ok := strings.CutSuffix(name, c)
		if ok && names.has(base) && isDatabase(d, base) {
			return !t.plain[strings.TrimPrefix(in+"/"+base, "/")]
		}
	}
	return false
}

// siblings returns the infos of a file's possible companions: a database
// changes in its log before it changes itself.
func siblings(d *folder, name string, info fs.FileInfo, names roster) map[string]fs.FileInfo {
	if !info.Mode().IsRegular() {
		return nil
	}
	var found map[string]fs.FileInfo
	for _, c := range []string{"-journal", "-wal"} {
		if !names.has(name + c) {
			continue
		}
		if info, err := d.lstat(name + c); err == nil {
			if found == nil {
				found = map[string]fs.FileInfo{}
			}
			found[c] = info
		}
	}
	return found
}

func isDatabase(d *folder, name string) bool {
	f, _, err := openRegular(d, name)
	if err != nil {
		return false
	}
	defer f.Close()
	return startsAsDatabase(f)
}

// openRegular opens a file and nothing else: no link, and no pipe that would
// keep a reader waiting.
func openRegular(d *folder, name string) (*os.File, fs.FileInfo, error) {
	f, err := d.openFile(name)
	if err != nil {
		return nil, nil, err
	}
	now, err := f.Stat()
	if err == nil && !now.Mode().IsRegular() {
		err = fmt.Errorf("%w: it is no regular file any more", ErrChanged)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, now, nil
}

func startsAsDatabase(f io.ReaderAt) bool {
	head := make([]byte, len(databaseMagic))
	n, _ := f.ReadAt(head, 0)
	return string(head[:n]) == databaseMagic
}

// item describes an entry of a folder by its info.
func (t *FileTree) item(in *folder, path string, info fs.FileInfo, siblings map[string]fs.FileInfo) Item {
	name := filepath.Base(path)
	it := Item{Entry: Entry{Path: path}}
	t.describe(&it.Entry, info)
	switch m := info.Mode(); {
	case m.IsDir():
		it.Entry.Type = Directory
		if in == nil {
			it.Entry.Attributes, it.Note = attributesAbove("/"+path, info)
		} else {
			it.Entry.Attributes, it.Note = in.attributes(name, info)
		}
	case m.IsRegular():
		it.Entry.Type, it.Size = File, uint64(info.Size())
		it.Fingerprint = fingerprint(t.now(), info, siblings)
		it.Open = func(ctx context.Context) (Reader, error) { return t.open(ctx, in, path) }
	case m&fs.ModeSymlink != 0:
		it.Entry.Type = Symlink
		it.Entry.Target, it.Err = in.readlink(name)
		it.Entry.Attributes, it.Note = in.attributes(name, info)
	case m&fs.ModeNamedPipe != 0:
		it.Entry.Type = FIFO
		it.Entry.Attributes, it.Note = in.attributes(name, info)
	case m&fs.ModeDevice != 0:
		it.Entry.Type = BlockDevice
		if m&fs.ModeCharDevice != 0 {
			it.Entry.Type = CharDevice
		}
		it.Entry.Device = deviceOf(info)
		it.Entry.Attributes, it.Note = in.attributes(name, info)
	default:
		it.Err = fmt.Errorf("%w: a %s", ErrNotBackedUp, kindName(m))
	}
	if it.Err == nil {
		if err := it.Entry.check(); err != nil {
			it.Err = err
		}
	}
	return it
}

// describe sets the attributes that an info tells.
func (t *FileTree) describe(e *Entry, info fs.FileInfo) {
	s := statOf(info)
	e.Mode, e.MTime, e.UID, e.GID = unixMode(info.Mode()), info.ModTime(), s.uid, s.gid
	e.User, e.Group = t.owners.names(s.uid, s.gid)
	e.file = fileID{s.dev, s.ino, s.names, uint64(info.Size())}
}

func kindName(m fs.FileMode) string {
	switch {
	case m&fs.ModeSocket != 0:
		return "socket"
	}
	return "special file"
}

func unixMode(m fs.FileMode) uint32 {
	u := uint32(m.Perm())
	if m&fs.ModeSetuid != 0 {
		u |= 0o4000
	}
	if m&fs.ModeSetgid != 0 {
		u |= 0o2000
	}
	if m&fs.ModeSticky != 0 {
		u |= 0o1000
	}
	return u
}

// open opens a file. What stands under its name may be another one by now, put
// there by somebody who may not even read it: owner and mode are taken from
// what is open.
func (t *FileTree) open(ctx context.Context, in *folder, path string) (Reader, error) {
	delete(t.plain, path)
	f, now, err := openRegular(in, filepath.Base(path))
	if err != nil {
		return nil, err
	}
	p := &plainFile{t: t, f: f, info: now}
	if p.holes, err = holesOf(ctx, f, now); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	p.attributes, p.lacking = fileAttributes(f)
	if now.Size() < int64(len(databaseMagic)) || !startsAsDatabase(f) {
		return p, nil
	}
	if t.database == nil {
		return nil, errors.Join(errors.New("an SQLite database, which cannot be copied as a plain file: no reader for it is set up"), f.Close())
	}
	beside := func(suffix string) (*os.File, error) {
		f, _, err := openRegular(in, filepath.Base(path)+suffix)
		return f, err
	}
	r, err := t.database(ctx, Database{Path: "/" + path, File: f, Beside: beside})
	switch {
	case errors.Is(err, ErrAtRest):
		p.still = true
		return p, nil
	case errors.Is(err, ErrNoDatabase):
		p.why = fmt.Errorf("it begins as an SQLite database, but SQLite cannot read it (%w): it was copied as a plain file", err)
		if t.plain == nil {
			t.plain = map[string]bool{}
		}
		t.plain[path] = true
		return p, nil
	case err != nil:
		return nil, errors.Join(err, f.Close())
	}
	return &databaseImage{r, p}, nil
}

// databaseImage is an image with the attributes of its database, whose file
// stays open as long as SQLite has it: to close it would end SQLite's locks.
type databaseImage struct {
	Reader
	file *plainFile
}

func (d *databaseImage) Describe(e *Entry) { d.file.Describe(e) }

func (d *databaseImage) Settled() error {
	if err := d.Reader.Settled(); err != nil {
		return err
	}
	return d.file.lacking
}

func (d *databaseImage) Close() error { return errors.Join(d.Reader.Close(), d.file.Close()) }

// plainFile reads a file up to the length it had when it was opened. A file that grew meanwhile is taken for a log, which was read as it stood then.
type plainFile struct {
	t          *FileTree
	f          *os.File
	info       fs.FileInfo
	holes      []Hole
	skipped    []Hole // holes that are left out, those not met yet
	at         int64  // read so far, and the holes before it
	attributes []Attribute
	lacking    error // attributes that could not be had
	still      bool  // it must not grow either
	why        error // why it is inexact even if it stays as it is
}

func (p *plainFile) Read(b []byte) (int, error) {
	for len(p.skipped) > 0 && uint64(p.at) == p.skipped[0].Offset {
		p.at += int64(p.skipped[0].Length)
		p.skipped = p.skipped[1:]
	}
	end := p.info.Size()
	if len(p.skipped) > 0 {
		end = int64(p.skipped[0].Offset)
	}
	if p.at >= end {
		return 0, io.EOF
	}
	b = b[:min(int64(len(b)), end-p.at)]
	var n int
	var err error
	if len(p.holes) == 0 {
		n, err = p.f.Read(b)
	} else if n, err = p.f.ReadAt(b, p.at); n > 0 && err == io.EOF {
		err = nil // it was cut short, which the next call tells
	}
	p.at += int64(n)
	return n, err
}

// SkipHoles leaves out the holes that the file had when it was opened.
func (p *plainFile) SkipHoles() []Hole {
	p.skipped = p.holes
	return p.holes
}

// Length is the file's, unless it has holes or may be a database.
func (p *plainFile) Length() uint64 {
	if p.still || p.why != nil || len(p.holes) > 0 {
		return 0
	}
	return uint64(p.info.Size())
}

// ReadAt reads a place of the file as it is now.
func (p *plainFile) ReadAt(b []byte, offset int64) (int, error) { return p.f.ReadAt(b, offset) }

// Skip leaves out what is before an offset.
func (p *plainFile) Skip(offset uint64) error {
	at, err := p.f.Seek(int64(offset), io.SeekStart)
	p.at = at
	return err
}

func (p *plainFile) Close() error { return p.f.Close() }

func (p *plainFile) Describe(e *Entry) {
	p.t.describe(e, p.info)
	e.Attributes = p.attributes
}

func (p *plainFile) Settled() error {
	now, err := p.f.Stat()
	if err != nil {
		return err
	}
	// Of a sparse file what was a hole may have been written while it grew.
	grew := now.Size() > p.info.Size() && !p.still && len(p.holes) == 0
	same := now.Size() == p.info.Size() && now.ModTime().Equal(p.info.ModTime()) && statOf(now).ctime == statOf(p.info).ctime
	if p.at < p.info.Size() || !grew && !same {
		return ErrChanged
	}
	if p.why != nil {
		return p.why
	}
	return p.lacking
}

// owners remembers the names of users and groups.
type owners struct {
	mu     sync.Mutex
	users  map[uint32]string
	groups map[uint32]string
}

func (o *owners) names(uid, gid uint32) (string, string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.users == nil {
		o.users, o.groups = map[uint32]string{}, map[uint32]string{}
	}
	u, ok := o.users[uid]
	if !ok {
		if found, err := user.LookupId(strconv.FormatUint(uint64(uid), 10)); err == nil && len(found.Username) <= maxOwnerName {
			u = found.Username
		}
		o.users[uid] = u
	}
	g, ok := o.groups[gid]
	if !ok {
		if found, err := user.LookupGroupId(strconv.FormatUint(uint64(gid), 10)); err == nil && len(found.Name) <= maxOwnerName {
			g = found.Name
		}
		o.groups[gid] = g
	}
	return u, g
}
