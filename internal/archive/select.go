package archive

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/byssus-iot/byssus/internal/archive/ignore"
)

// Selection says what of a file tree is left out. What a source names itself is
// taken whatever a Selection says: it is about what lies in it.
//
// Even the zero value leaves out what file systems hold that are no storage
// (/proc, /sys and their like), where they are mounted inside the tree.
type Selection struct {
	// Exclude are patterns as of a .gitignore file that lies in the root of the
	// file system.
	Exclude ignore.List
	// OneFileSystem leaves out what other file systems hold that are mounted
	// inside the tree. The directories they are mounted on stay.
	OneFileSystem bool
	// Caches leaves out what is in a directory with a CACHEDIR.TAG
	// (https://bford.info/cachedir/), but for the tag.
	Caches bool
	// IfPresent leaves out what is in a directory that has something of such a
	// name, but for that.
	IfPresent []string
	// MaxFileSize leaves out files of more bytes; 0: none.
	MaxFileSize uint64
}

// Reason is why something was left out.
type Reason string

// The reasons.
const (
	ByPattern Reason = "pattern"     // Selection.Exclude
	ByMount   Reason = "file system" // Selection.OneFileSystem, or no storage
	ByTag     Reason = "tag"         // Selection.Caches, Selection.IfPresent
	BySize    Reason = "size"        // Selection.MaxFileSize
)

// LeftOut is something that a Selection left out.
type LeftOut struct {
	Path      string // in the archive
	Directory bool   // all in it was left out too, whatever that is
	Size      uint64 // bytes of a file
	Reason    Reason
	// Detail tells more: the pattern, what kind of file system.
	Detail string
}

// selector applies a Selection to one tree.
type selector struct {
	Selection
	report func(LeftOut)
	root   string            // path of the tree
	mounts map[uint64]string // why devices are not walked; "": they are
}

func newSelector(o FileOptions) selector {
	s := selector{Selection: o.Selection, report: o.LeftOut}
	if s.report == nil {
		s.report = func(LeftOut) {}
	}
	return s
}

// begin notes where the tree begins.
func (s *selector) begin(root string, info fs.FileInfo) {
	s.root, s.mounts = root, map[uint64]string{statOf(info).dev: ""}
}

// leftOut tells whether something that was met in the tree is left out for what
// it is.
func (s *selector) leftOut(path string, info fs.FileInfo) bool {
	dir := info.IsDir()
	out := LeftOut{Path: path, Directory: dir}
	if info.Mode().IsRegular() {
		out.Size = uint64(info.Size())
	}
	if pattern, excluded := s.Exclude.Decide(path, dir); excluded {
		out.Reason, out.Detail = ByPattern, pattern
	} else if s.MaxFileSize > 0 && out.Size > s.MaxFileSize {
		out.Reason, out.Detail = BySize, fmt.Sprintf("%d bytes, more than %d", out.Size, s.MaxFileSize)
	} else {
		return false
	}
	s.report(out)
	return true
}

// elsewhere tells whether a directory is where another file system begins that
// is not walked. A file system is judged where it is first met.
func (s *selector) elsewhere(in *folder, path string, info fs.FileInfo) bool {
	device := statOf(info).dev
	why, known := s.mounts[device]
	if !known {
		why = notStorage(in, filepath.Base(path), path)
		if why == "" && s.OneFileSystem {
			why = "another file system"
		}
		s.mounts[device] = why
	}
	if why != "" {
		s.report(LeftOut{Path: path, Directory: true, Reason: ByMount, Detail: why})
	}
	return why != ""
}

const (
	cacheTag       = "CACHEDIR.TAG"
	cacheSignature = "Signature: 8a477f597d28d172789f06886806bc55"
)

// untagged returns, of a directory with its first names, the names that are taken: of a
// tagged one only the tags, and no more.
func (s *selector) untagged(d *folder, path string, names roster) roster {
	if path == s.root {
		return names
	}
	var tags []string
	if s.Caches && names.has(cacheTag) && isCacheTag(d) {
		tags = append(tags, cacheTag)
	}
	for _, name := range s.IfPresent {
		if names.has(name) && !(len(tags) > 0 && name == cacheTag) {
			tags = append(tags, name)
		}
	}
	if len(tags) == 0 {
		return names
	}
	s.report(LeftOut{Path: path, Directory: true, Reason: ByTag, Detail: "it holds " + tags[0]})
	slices.Sort(tags)
	return roster{in: d, names: slices.Compact(tags)}
}

// isCacheTag tells whether a directory's CACHEDIR.TAG begins as the
// specification wants it.
func isCacheTag(d *folder) bool {
	f, _, err := openRegular(d, cacheTag)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(cacheSignature))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == cacheSignature
}
