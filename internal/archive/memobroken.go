package archive

import (
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
)

// A snapshot that is broken off leaves what it noted of the files it had read, up to
// the one at which it ended. The next one need not read those again whose packs have
// been acknowledged: the index knows of each, as of those of a committed snapshot,
// and an entry in another pack is not taken.

const (
	// memoPart is the memo of a snapshot that is not committed, in the state folder.
	memoPart = "memo.part"
	// memoBroken is that of one that was broken off.
	memoBroken = "memo.broken"
	// memoSafe is after how many bytes of contents the memo of a snapshot that is being
	// made is made durable.
	memoSafe = 32 << 20
)

// keepBroken sets aside what a snapshot that was broken off has noted. Of two in a
// row the longer one counts, which got further.
func keepBroken(fsys durable.FS, dir string) error {
	part, broken := filepath.Join(dir, memoPart), filepath.Join(dir, memoBroken)
	last, err := fsys.Stat(part)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	before, err := fsys.Stat(broken)
	switch {
	case err == nil && before.Size() > last.Size():
		return fsys.Remove(part)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return fsys.Rename(part, broken)
}

// forgetBroken removes it, once a snapshot is made.
func forgetBroken(fsys durable.FS, dir string) error {
	if err := fsys.Remove(filepath.Join(dir, memoBroken)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// memos are several that are read beside a walk; the first that has a path counts.
type memos []*memoReader

func openMemos(fsys durable.FS, dir string, names ...string) memos {
	var m memos
	for _, name := range names {
		m = append(m, openMemo(fsys, dir, name))
	}
	return m
}

// at is memoReader's.
func (m memos) at(path string) *memo {
	for _, r := range m {
		if known := r.at(path); known != nil {
			return known
		}
	}
	return nil
}

// committed reads that of the last committed snapshot.
func (m memos) committed() *memoReader { return m[len(m)-1] }

func (m memos) close() (err error) {
	for _, r := range m {
		err = errors.Join(err, r.close())
	}
	return err
}
