package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Single is a source of one file, which need not be on any disk: a database as its
// program copies it, or what a command says.
type Single struct {
	kind    string
	tree    *FileTree
	take    func(Item) Item
	nowhere error // why there is no such path
}

// NewSingle returns the source of a file under an absolute path; kind names it in
// the manifest. When it is walked, take is given what is under the path now, and
// returns the file that is backed up. If nothing is there Err says so; with another
// Err nothing can be there, and what take returns must have one too.
func NewSingle(kind, path string, o FileOptions, take func(Item) Item) (*Single, error) {
	real, nowhere := resolve(path)
	if nowhere != nil {
		real = path
	}
	tree, err := NewFileTree(real, o)
	if err != nil {
		return nil, err
	}
	if tree.Root() == "" {
		return nil, fmt.Errorf("source %s: want a file", path)
	}
	return &Single{kind, tree, take, nowhere}, nil
}

// resolve follows the links in a path as far as there is anything.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return "", err
		}
		if _, err := os.Lstat(dir); err == nil {
			return "", fmt.Errorf("%s is a link to nothing", dir)
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// Info names the file.
func (s *Single) Info() SourceInfo { return SourceInfo{Kind: s.kind, Path: s.tree.path} }

// Root is the file's path in the archive.
func (s *Single) Root() string { return s.tree.Root() }

// Walk offers the directories above the file, those that are missing too, and the
// file.
func (s *Single) Walk(ctx context.Context, emit func(Item) error) error {
	root := s.Root()
	if s.nowhere != nil {
		return emit(s.take(Item{Entry: Entry{Path: root}, Err: s.nowhere}))
	}
	var above []string
	err := s.tree.Walk(ctx, func(it Item) error {
		if !within(it.Entry.Path, root) {
			above = append(above, it.Entry.Path)
			return emit(it)
		}
		it.Entry.Path = root
		if it.Err == nil && it.Entry.Type != File {
			it.Err = fmt.Errorf("a %s is there, and no file", it.Entry.Type)
		}
		if it.Err != nil && !errors.Is(it.Err, fs.ErrNotExist) {
			if err := emit(s.take(it)); err != nil {
				return err
			}
			return errTaken
		}
		for i := range root {
			if root[i] != '/' || slices.Contains(above, root[:i]) {
				continue
			}
			if err := emit(Item{Entry: Entry{Path: root[:i], Type: Directory, Mode: 0o755, MTime: time.Unix(0, 0)}}); err != nil {
				return err
			}
		}
		if err := emit(s.take(it)); err != nil {
			return err
		}
		return errTaken
	})
	if errors.Is(err, errTaken) {
		return nil
	}
	return err
}

// errTaken ends a walk at what it was for.
var errTaken = errors.New("taken")
