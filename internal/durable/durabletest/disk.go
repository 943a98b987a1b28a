package durabletest

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
)

// ErrPower is what every operation on a disk gets after its power is cut or
// its process killed.
var ErrPower = errors.New("the power is cut")

// Op is one operation about to happen.
type Op struct {
	N    int    // number of the operation, from 1
	Kind string // open, read, write, sync, truncate, mkdir, remove, removeall, rename, readdir, stat, syncdir
	Name string
}

// Disk is a file system in memory; see the package's comment.
type Disk struct {
	mu      sync.Mutex
	random  *rand.Rand
	root    *node
	pending []change // of folders, not yet durable, oldest first
	ops     int
	fault   func(Op) error
	dead    bool
}

// NewDisk returns an empty disk. The seed fixes every random choice.
func NewDisk(seed uint64) *Disk {
	return &Disk{random: rand.New(rand.NewPCG(seed, 0x6279737375730a)), root: newFolder()}
}

var _ durable.FS = (*Disk)(nil)

// node is a file or folder, apart from its name.
type node struct {
	perm    fs.FileMode
	entries map[string]*node // of a folder, as programs see it; nil for a file
	durable map[string]*node // of a folder, as on the platter
	content
}

func newFolder() *node {
	return &node{perm: 0o700, entries: map[string]*node{}, durable: map[string]*node{}}
}

func (n *node) folder() bool { return n.entries != nil }

// change is one change of names: what name in dir stands for, and for a rename
// also where it stood before. A rename survives whole or not at all.
type change struct {
	dir, from      *node
	name, fromName string
	node           *node // nil: the name is removed
}

func (c change) apply(on func(*node) map[string]*node) {
	if c.from != nil && on(c.from)[c.fromName] == c.node {
		delete(on(c.from), c.fromName)
	}
	if c.node == nil {
		delete(on(c.dir), c.name)
		return
	}
	on(c.dir)[c.name] = c.node
}

func visible(n *node) map[string]*node { return n.entries }
func platter(n *node) map[string]*node { return n.durable }

func (d *Disk) change(c change) {
	c.apply(visible)
	d.pending = append(d.pending, c)
}

// Ops tells how many operations there have been.
func (d *Disk) Ops() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.ops
}

// SetFault has f asked before every operation; an error of f fails the
// operation. It must not use the disk.
func (d *Disk) SetFault(f func(Op) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault = f
}

// FailNth fails the n-th operation from now on (1 is the next) with err.
func (d *Disk) FailNth(n int, err error) {
	at := d.Ops() + n
	d.SetFault(func(op Op) error {
		if op.N == at {
			return err
		}
		return nil
	})
}

// PowerOffAt cuts the power at the n-th operation from now on: it and all
// later ones fail with ErrPower.
func (d *Disk) PowerOffAt(n int) {
	at := d.Ops() + n
	d.SetFault(func(op Op) error {
		if op.N >= at {
			return ErrPower
		}
		return nil
	})
}

// step begins an operation. d.mu is held.
func (d *Disk) step(kind, name string) error {
	if d.dead {
		return &fs.PathError{Op: kind, Path: name, Err: ErrPower}
	}
	d.ops++
	if d.fault != nil {
		if err := d.fault(Op{N: d.ops, Kind: kind, Name: name}); err != nil {
			return &fs.PathError{Op: kind, Path: name, Err: err}
		}
	}
	return nil
}

// Kill ends the process that uses the disk: d and its open files fail from now
// on; the disk returned shows all that was written and counts and fails
// nothing yet. What is durable stays as it was.
func (d *Disk) Kill() *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	return &Disk{random: d.random, root: d.root, pending: d.pending}
}

// Crash cuts the power: d and its open files fail from now on; the disk
// returned holds what survived, all of it durable.
func (d *Disk) Crash() *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	keep := d.random.Float64() // some cuts keep most, some hardly anything
	for _, c := range d.pending {
		if d.random.Float64() < keep {
			c.apply(platter)
		}
	}
	survived := map[*node]*node{}
	return &Disk{random: d.random, root: d.survive(d.root, survived)}
}

func (d *Disk) survive(n *node, done map[*node]*node) *node {
	if got := done[n]; got != nil {
		return got
	}
	if !n.folder() {
		d.tear(n)
		got := &node{perm: n.perm, content: content{data: slices.Clone(n.disk), disk: n.disk}}
		done[n] = got
		return got
	}
	got := newFolder()
	got.perm = n.perm
	done[n] = got
	names := make([]string, 0, len(n.durable))
	for name := range n.durable {
		names = append(names, name)
	}
	slices.Sort(names) // the random choices must not depend on the map's order
	for _, name := range names {
		child := d.survive(n.durable[name], done)
		got.entries[name], got.durable[name] = child, child
	}
	return got
}

func split(name string) []string {
	name = filepath.ToSlash(filepath.Clean("/" + name))
	if name == "/" {
		return nil
	}
	return strings.Split(name[1:], "/")
}

// find returns the node of a name and the folder it is or would be in.
func (d *Disk) find(name string) (dir *node, base string, n *node, err error) {
	parts := split(name)
	at := d.root
	for i, part := range parts {
		if !at.folder() {
			return nil, "", nil, syscall.ENOTDIR
		}
		next := at.entries[part]
		if i == len(parts)-1 {
			return at, part, next, nil
		}
		if next == nil {
			return nil, "", nil, syscall.ENOENT
		}
		at = next
	}
	return nil, "", d.root, nil
}

func pathError(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// OpenFile opens or makes a file.
func (d *Disk) OpenFile(name string, flag int, perm fs.FileMode) (durable.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("open", name); err != nil {
		return nil, err
	}
	dir, base, n, err := d.find(name)
	switch {
	case err != nil:
		return nil, pathError("open", name, err)
	case n == nil && flag&os.O_CREATE == 0:
		return nil, pathError("open", name, syscall.ENOENT)
	case n != nil && flag&os.O_CREATE != 0 && flag&os.O_EXCL != 0:
		return nil, pathError("open", name, syscall.EEXIST)
	case n != nil && n.folder():
		return nil, pathError("open", name, syscall.EISDIR)
	case n == nil:
		n = &node{perm: perm}
		d.change(change{dir: dir, name: base, node: n})
	}
	if flag&os.O_TRUNC != 0 {
		n.truncate(0)
	}
	return &file{disk: d, node: n, name: name, flag: flag}, nil
}

// MkdirAll makes a folder and its parents.
func (d *Disk) MkdirAll(name string, perm fs.FileMode) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("mkdir", name); err != nil {
		return err
	}
	at := d.root
	for _, part := range split(name) {
		next := at.entries[part]
		if next == nil {
			next = newFolder()
			next.perm = perm
			d.change(change{dir: at, name: part, node: next})
		}
		if !next.folder() {
			return pathError("mkdir", name, syscall.ENOTDIR)
		}
		at = next
	}
	return nil
}

// Remove removes a file or an empty folder.
func (d *Disk) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("remove", name); err != nil {
		return err
	}
	dir, base, n, err := d.find(name)
	switch {
	case err != nil:
		return pathError("remove", name, err)
	case n == nil:
		return pathError("remove", name, syscall.ENOENT)
	case dir == nil || n.folder() && len(n.entries) > 0:
		return pathError("remove", name, syscall.ENOTEMPTY)
	}
	d.change(change{dir: dir, name: base})
	return nil
}

// RemoveAll removes a file or folder with all it contains.
func (d *Disk) RemoveAll(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("removeall", name); err != nil {
		return err
	}
	dir, base, n, err := d.find(name)
	switch {
	case errors.Is(err, syscall.ENOENT) || err == nil && n == nil:
		return nil
	case err != nil:
		return pathError("removeall", name, err)
	case dir == nil:
		return pathError("removeall", name, syscall.EINVAL)
	}
	d.removeAll(dir, base, n)
	return nil
}

func (d *Disk) removeAll(dir *node, name string, n *node) {
	names := make([]string, 0, len(n.entries))
	for child := range n.entries {
		names = append(names, child)
	}
	slices.Sort(names)
	for _, child := range names {
		d.removeAll(n, child, n.entries[child])
	}
	d.change(change{dir: dir, name: name})
}

// Rename moves a file or folder.
func (d *Disk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("rename", from); err != nil {
		return err
	}
	fail := func(err error) error {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	fromDir, fromBase, n, err := d.find(from)
	if err != nil {
		return fail(err)
	}
	toDir, toBase, target, err := d.find(to)
	switch {
	case err != nil:
		return fail(err)
	case n == nil:
		return fail(syscall.ENOENT)
	case n == target && !n.folder():
		return nil
	case target != nil && target.folder():
		return fail(syscall.EEXIST) // as package os does
	case fromDir == nil:
		return fail(syscall.EINVAL)
	case target != nil && n.folder():
		return fail(syscall.ENOTDIR)
	}
	if n.folder() && within(n, toDir) {
		return fail(syscall.EINVAL)
	}
	d.change(change{dir: toDir, name: toBase, node: n, from: fromDir, fromName: fromBase})
	return nil
}

// within tells whether folder n is or contains dir.
func within(n, dir *node) bool {
	if n == dir {
		return true
	}
	for _, child := range n.entries {
		if child.folder() && within(child, dir) {
			return true
		}
	}
	return false
}

// ReadDir lists a folder by name.
func (d *Disk) ReadDir(name string) ([]fs.DirEntry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("readdir", name); err != nil {
		return nil, err
	}
	_, _, n, err := d.find(name)
	switch {
	case err != nil:
		return nil, pathError("readdir", name, err)
	case n == nil:
		return nil, pathError("readdir", name, syscall.ENOENT)
	case !n.folder():
		return nil, pathError("readdir", name, syscall.ENOTDIR)
	}
	var list []fs.DirEntry
	for base, child := range n.entries {
		list = append(list, fs.FileInfoToDirEntry(child.info(base)))
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Stat describes a file or folder.
func (d *Disk) Stat(name string) (fs.FileInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("stat", name); err != nil {
		return nil, err
	}
	_, base, n, err := d.find(name)
	if err == nil && n == nil {
		err = syscall.ENOENT
	}
	if err != nil {
		return nil, pathError("stat", name, err)
	}
	return n.info(base), nil
}

// SyncDir makes the folder's names durable, and no others: of a rename from or
// to another folder, that one name there, with what befell it before.
func (d *Disk) SyncDir(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step("syncdir", name); err != nil {
		return err
	}
	_, _, dir, err := d.find(name)
	if err == nil && dir == nil {
		err = syscall.ENOENT
	}
	if err == nil && !dir.folder() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return pathError("syncdir", name, err)
	}
	type place struct {
		dir  *node
		name string
	}
	settled := map[place]bool{}
	sync := make([]bool, len(d.pending))
	for i := len(d.pending) - 1; i >= 0; i-- {
		c := d.pending[i]
		to, from := place{c.dir, c.name}, place{c.from, c.fromName}
		if c.dir == dir || c.from == dir || settled[to] || c.from != nil && settled[from] {
			sync[i], settled[to] = true, true
			if c.from != nil {
				settled[from] = true
			}
		}
	}
	var left []change
	for i, c := range d.pending {
		if sync[i] {
			c.apply(platter)
		} else {
			left = append(left, c)
		}
	}
	d.pending = left
	return nil
}

type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (n *node) info(name string) info {
	if n.folder() {
		return info{name: name, mode: n.perm | fs.ModeDir}
	}
	return info{name: name, mode: n.perm, size: int64(len(n.data))}
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
func (i info) String() string     { return fmt.Sprintf("%s %v %d", i.name, i.mode, i.size) }
