//go:build !mips && !mipsle && !mips64 && !mips64le

package sqlitesource

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/archive"
)

// copyName is the name of a database's private copy.
const copyName = "database"

// recovered copies a database with its journal and its log and lets SQLite
// recover the copy. In place that would be a write to what is backed up. And a
// journal can name another file (https://sqlite.org/atomiccommit.html, the
// super-journal), which SQLite removes once it is done though other databases
// still need it; whoever wrote the journal chose the name.
func (d Databases) recovered(ctx context.Context, db archive.Database) (_ *image, err error) {
	temp, err := os.MkdirTemp(d.Temp, ".database-")
	if err != nil {
		return nil, fmt.Errorf("copy: %w", err)
	}
	var im *image
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(temp))
		}
	}()
	before, err := db.File.Stat()
	if err != nil {
		return nil, err
	}
	if err := d.room(before.Size()); err != nil {
		return nil, err
	}
	for _, suffix := range []string{"-journal", "-wal"} {
		if err := copyBeside(temp, db, suffix); err != nil {
			return nil, fmt.Errorf("copy %s: %w", suffix, err)
		}
	}
	if err := copyFile(filepath.Join(temp, copyName), io.NewSectionReader(db.File, 0, before.Size())); err != nil {
		return nil, fmt.Errorf("copy: %w", err)
	}
	// A writer that came meanwhile would have begun by recovering.
	if err := unchanged(db.File, before); err != nil {
		return nil, err
	}
	if im, err = d.open(ctx, filepath.Join(temp, copyName), "rw"); err != nil {
		return nil, err
	}
	im.temp = temp
	return im, nil
}

// superMagic ends a journal that names a super-journal
// (https://sqlite.org/fileformat.html, section 3).
var superMagic = []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}

func copyBeside(temp string, db archive.Database, suffix string) error {
	f, err := db.Beside(suffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return err
	}
	name := filepath.Join(temp, copyName+suffix)
	if err := copyFile(name, io.NewSectionReader(f, 0, before.Size())); err != nil {
		return err
	}
	if err := unchanged(f, before); err != nil {
		return err
	}
	return noSuper(name)
}

// noSuper refuses a journal of a transaction over several databases: they can
// only be recovered together, by the program they belong to.
func noSuper(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	end := make([]byte, len(superMagic))
	if _, err := f.ReadAt(end, max(info.Size()-int64(len(end)), 0)); err != nil && err != io.EOF {
		return err
	}
	if bytes.Equal(end, superMagic) {
		return errors.New("a crash interrupted a transaction over several databases: let the program they belong to open them once")
	}
	return nil
}

func copyFile(name string, from io.Reader) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

func unchanged(f *os.File, before fs.FileInfo) error {
	now, err := f.Stat()
	if err == nil && (now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime())) {
		err = archive.ErrChanged
	}
	return err
}
