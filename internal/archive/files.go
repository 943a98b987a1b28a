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
	"sort"
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
	database func(ctx context.Context, path string) (Reader, error)
	now      func() time.Time
	owners   owners
}

// FileOptions are a FileTree's; the zero value works.
type FileOptions struct {
	// Exclude lists absolute paths that are left out with all below them: the
	// agent's own state, above all.
	Exclude []string
	// Database opens a consistent image of the SQLite database at a path. A
	// database is never copied as a plain file while it may be written to;
	// without Database it is named as skipped.
	Database func(ctx context.Context, path string) (Reader, error)
}

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
	t := &FileTree{path: abs, excluded: map[string]bool{}, database: o.Database, now: time.Now}
	for _, e := range o.Exclude {
		e, err := filepath.Abs(e)
		if err != nil {
			return nil, fmt.Errorf("exclude %s: %w", e, err)
		}
		t.excluded[e] = true
		if real, err := filepath.EvalSymlinks(e); err == nil {
			t.excluded[real] = true
		}
	}
	return t, nil
}

// Info names the tree.
func (t *FileTree) Info() SourceInfo { return SourceInfo{Kind: "files", Path: t.path} }

// Root is the tree's path in the archive, "" for the whole file system.
func (t *FileTree) Root() string { return strings.Trim(filepath.ToSlash(t.path), "/") }

// Walk offers the directories above the tree and then the tree.
func (t *FileTree) Walk(ctx context.Context, emit func(Item) error) error {
	root := t.Root()
	for i := range root {
		if root[i] != '/' {
			continue
		}
		info, err := os.Lstat("/" + root[:i])
		if err != nil {
			return emit(Item{Entry: Entry{Path: root}, Err: err})
		}
		if err := emit(t.item(root[:i], info, nil)); err != nil {
			return err
		}
	}
	info, err := os.Lstat(t.path)
	if err != nil {
		return emit(Item{Entry: Entry{Path: root}, Err: err})
	}
	return t.walk(ctx, root, info, nil, emit)
}

// walk offers one entry and, of a directory, all below. siblings are the infos
// of the companions a database may have, by name.
func (t *FileTree) walk(ctx context.Context, path string, info fs.FileInfo, siblings map[string]fs.FileInfo, emit func(Item) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if path != "" {
		if err := emit(t.item(path, info, siblings)); err != nil {
			return err
		}
	}
	if !info.IsDir() {
		return nil
	}
	names, err := t.list(path)
	if err != nil {
		return emit(Item{Entry: Entry{Path: orRoot(path)}, Err: err})
	}
	for _, name := range names {
		below := name
		if path != "" {
			below = path + "/" + name
		}
		at := "/" + below
		if t.excluded[at] || t.companion(at, names) {
			continue
		}
		info, err := os.Lstat(at)
		if err != nil {
			if err := emit(Item{Entry: Entry{Path: below}, Err: err}); err != nil {
				return err
			}
			continue
		}
		if err := t.walk(ctx, below, info, t.siblings(at, info, names), emit); err != nil {
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

func (t *FileTree) list(path string) ([]string, error) {
	d, err := os.Open("/" + path)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	return names, nil
}

// companions are the files that SQLite keeps beside a database. They are part
// of its state, which Database reads through SQLite, and not files of their own.
var companions = []string{"-journal", "-shm", "-wal"}

// companion tells whether a file belongs to a database beside it.
func (t *FileTree) companion(at string, names []string) bool {
	for _, c := range companions {
		base, ok := strings.CutSuffix(at, c)
		if ok && contains(names, filepath.Base(base)) && isDatabase(base) {
			return true
		}
	}
	return false
}

// siblings returns the infos of a file's possible companions: a database
// changes in its log before it changes itself.
func (t *FileTree) siblings(at string, info fs.FileInfo, names []string) map[string]fs.FileInfo {
	if !info.Mode().IsRegular() {
		return nil
	}
	var found map[string]fs.FileInfo
	for _, c := range []string{"-journal", "-wal"} {
		if !contains(names, filepath.Base(at)+c) {
			continue
		}
		if info, err := os.Lstat(at + c); err == nil {
			if found == nil {
				found = map[string]fs.FileInfo{}
			}
			found[c] = info
		}
	}
	return found
}

func contains(sorted []string, name string) bool {
	i := sort.SearchStrings(sorted, name)
	return i < len(sorted) && sorted[i] == name
}

func isDatabase(at string) bool {
	f, err := os.OpenFile(at, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return false
	}
	return startsAsDatabase(f)
}

func startsAsDatabase(f io.ReaderAt) bool {
	head := make([]byte, len(databaseMagic))
	n, _ := f.ReadAt(head, 0)
	return string(head[:n]) == databaseMagic
}

// item describes an entry by its info.
func (t *FileTree) item(path string, info fs.FileInfo, siblings map[string]fs.FileInfo) Item {
	it := Item{Entry: Entry{Path: path}}
	t.describe(&it.Entry, info)
	switch m := info.Mode(); {
	case m.IsDir():
		it.Entry.Type = Directory
	case m.IsRegular():
		it.Entry.Type = File
		it.Fingerprint = fingerprint(t.now(), info, siblings)
		it.Open = func(ctx context.Context) (Reader, error) { return t.open(ctx, "/"+path) }
	case m&fs.ModeSymlink != 0:
		it.Entry.Type = Symlink
		it.Entry.Target, it.Err = os.Readlink("/" + path)
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
}

func kindName(m fs.FileMode) string {
	switch {
	case m&fs.ModeSocket != 0:
		return "socket"
	case m&fs.ModeNamedPipe != 0:
		return "named pipe"
	case m&fs.ModeDevice != 0:
		return "device"
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

// open opens a file. What stands at its path may be another one by now, put
// there by somebody who may not even read it: owner and mode are taken from
// what is open.
func (t *FileTree) open(ctx context.Context, at string) (Reader, error) {
	f, err := os.OpenFile(at, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, err
	}
	now, err := f.Stat()
	if err == nil && !now.Mode().IsRegular() {
		err = fmt.Errorf("%w: it is no regular file any more", ErrChanged)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if !startsAsDatabase(f) {
		return &plainFile{t: t, f: f, limit: io.LimitReader(f, now.Size()), info: now}, nil
	}
	if t.database == nil {
		return nil, errors.Join(errors.New("an SQLite database, which cannot be copied as a plain file: no reader for it is set up"), f.Close())
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	r, err := t.database(ctx, at)
	if err != nil {
		return nil, err
	}
	return &databaseImage{r, t, now}, nil
}

// databaseImage is an image with the attributes of its database.
type databaseImage struct {
	Reader
	t    *FileTree
	info fs.FileInfo
}

func (d *databaseImage) Describe(e *Entry) { d.t.describe(e, d.info) }

// plainFile reads a file up to the length it had when it was opened. A file
// that only grew meanwhile, a log say, was read as it stood then.
type plainFile struct {
	t     *FileTree
	f     *os.File
	limit io.Reader
	info  fs.FileInfo
	read  int64
}

func (p *plainFile) Read(b []byte) (int, error) {
	n, err := p.limit.Read(b)
	p.read += int64(n)
	return n, err
}

func (p *plainFile) Close() error { return p.f.Close() }

func (p *plainFile) Describe(e *Entry) { p.t.describe(e, p.info) }

func (p *plainFile) Settled() error {
	now, err := p.f.Stat()
	if err != nil {
		return err
	}
	grew := now.Size() > p.info.Size()
	same := now.Size() == p.info.Size() && now.ModTime().Equal(p.info.ModTime()) && statOf(now).ctime == statOf(p.info).ctime
	if p.read < p.info.Size() || !grew && !same {
		return ErrChanged
	}
	return nil
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
