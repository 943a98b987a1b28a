package durable

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrTooLarge is wrapped by ReadFile for a file beyond the caller's bound.
var ErrTooLarge = errors.New("file too large")

// tempPrefix begins the names of unfinished files.
const tempPrefix = ".unfinished-"

// WriteFile replaces the content of name: a temporary file in the same
// folder, synced, renamed over it, the folder synced. The folder must exist.
// After an error the old content or the new is there, whole.
func WriteFile(fsys FS, name string, data []byte, perm fs.FileMode) error {
	t, err := CreateTemp(fsys, filepath.Dir(name), perm)
	if err != nil {
		return err
	}
	if _, err := t.Write(data); err != nil {
		return errors.Join(err, t.Abort())
	}
	return t.Commit(name)
}

// ReadFile reads a file of at most max bytes, else it fails with ErrTooLarge.
func ReadFile(fsys FS, name string, max int64) ([]byte, error) {
	f, err := fsys.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("read %s: %w: more than %d bytes", name, ErrTooLarge, max)
	}
	return b, nil
}

// MkdirAll makes a folder and its missing parents and makes all their names
// durable, that of a folder a killed process had made included.
func MkdirAll(fsys FS, dir string, perm fs.FileMode) error {
	dir = filepath.Clean(dir)
	var missing []string // deepest first
	at := dir
	for {
		info, err := fsys.Stat(at)
		if err == nil {
			if !info.IsDir() {
				return fmt.Errorf("make folder %s: %s is a file", dir, at)
			}
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("make folder %s: %w", dir, err)
		}
		missing = append(missing, at)
		if filepath.Dir(at) == at {
			break
		}
		at = filepath.Dir(at)
	}
	// A folder is made only in one whose own name is durable, so of those
	// that exist only the deepest can be in doubt. Whoever may not even read
	// its parent did not make it.
	if err := fsys.SyncDir(filepath.Dir(at)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("make folder %s: sync: %w", dir, err)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := fsys.MkdirAll(missing[i], perm); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
		if err := fsys.SyncDir(filepath.Dir(missing[i])); err != nil {
			return fmt.Errorf("make folder %s: sync: %w", dir, err)
		}
	}
	return nil
}

// Temp is a file being written that has no final name yet. It ends in Commit,
// Place or Abort.
type Temp struct {
	fsys FS
	file File
	name string
	err  error // first failed write; no commit after it
}

// CreateTemp begins a file in dir, which must exist and be of the same file
// system as the final name.
func CreateTemp(fsys FS, dir string, perm fs.FileMode) (*Temp, error) {
	var random [12]byte
	rand.Read(random[:])
	name := filepath.Join(dir, tempPrefix+hex.EncodeToString(random[:]))
	f, err := fsys.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, fmt.Errorf("create temporary file: %w", err)
	}
	return &Temp{fsys: fsys, file: f, name: name}, nil
}

// Write adds to the file.
func (t *Temp) Write(p []byte) (int, error) {
	if t.err != nil {
		return 0, t.err
	}
	n, err := t.file.Write(p)
	if err != nil {
		t.err = fmt.Errorf("write temporary file: %w", err)
	}
	return n, t.err
}

// ReadAt reads what was written.
func (t *Temp) ReadAt(p []byte, off int64) (int, error) { return t.file.ReadAt(p, off) }

// Commit syncs the file, gives it its name in place of whatever file had it,
// and syncs the folder: once it has returned nil, content and name are
// durable. After an error nothing half written has the name.
func (t *Temp) Commit(name string) error {
	if err := t.Place(name); err != nil {
		return err
	}
	if err := t.fsys.SyncDir(filepath.Dir(name)); err != nil {
		return fmt.Errorf("sync folder of %s: %w", name, err)
	}
	return nil
}

// Place is Commit without the last step: the content is durable and has its
// name, but the name is durable only after SyncDir of its folder. It lets one
// SyncDir serve many files.
func (t *Temp) Place(name string) error {
	if t.err != nil {
		return errors.Join(t.err, t.Abort())
	}
	if err := t.file.Sync(); err != nil {
		return errors.Join(fmt.Errorf("sync %s: %w", name, err), t.Abort())
	}
	if err := t.file.Close(); err != nil {
		return errors.Join(fmt.Errorf("close %s: %w", name, err), t.fsys.Remove(t.name))
	}
	if err := t.fsys.Rename(t.name, name); err != nil {
		return errors.Join(fmt.Errorf("rename into place: %w", err), t.fsys.Remove(t.name))
	}
	return nil
}

// Abort drops the file.
func (t *Temp) Abort() error {
	return errors.Join(t.file.Close(), t.fsys.Remove(t.name))
}

// SweepTemp removes the unfinished files that a kill left in a folder. Nobody
// else may be writing in it. It is no error if the folder is missing.
func SweepTemp(fsys FS, dir string) error {
	entries, err := fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep unfinished files: %w", err)
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasPrefix(e.Name(), tempPrefix) {
			continue
		}
		if err := fsys.Remove(filepath.Join(dir, e.Name())); err != nil {
			return fmt.Errorf("sweep unfinished files: %w", err)
		}
	}
	return nil
}
