package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/byssus-iot/byssus/internal/durable"
)

// Surveyed is an entry that a snapshot would hold, and whether its content
// would be read.
type Surveyed struct {
	Entry  Entry  // without content
	Size   uint64 // of a file, as it is now
	Change Change
	Err    error // why the entry cannot be taken; then only its path counts
}

// Change is how a file stands to the last committed snapshot.
type Change string

// The changes. Only unchanged files are not read.
const (
	Fresh     Change = "new"
	Changed   Change = "changed"
	Unchanged Change = "unchanged"
)

// Survey walks sources as Snapshot does and tells what a snapshot of them would
// take in. No file's content is read and nothing is written, so another process
// may have the archive in dir open, or there may be none yet: then everything is
// new. A memo that changes meanwhile makes files look new that are not.
func Survey(ctx context.Context, fsys durable.FS, dir string, sources []Source, each func(Surveyed) error) error {
	var s stateBody
	if err := readState(fsys, dir, stateFile, &s); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	name := ""
	if s.Committed != nil {
		name = s.Committed.Memo
	}
	old := openMemos(fsys, dir, memoPart, memoBroken, name)
	defer old.close()
	sources, err := inOrder(sources)
	if err != nil {
		return fmt.Errorf("survey: %w", err)
	}
	last := ""
	for _, source := range sources {
		err := source.Walk(ctx, func(it Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			path := it.Entry.Path
			if it.Err == nil && last != "" && comparePaths(last, path) >= 0 {
				return nil // a directory above two sources
			}
			found := Surveyed{Entry: it.Entry, Size: it.Size, Err: it.Err}
			if it.Err == nil {
				last = path
				found.Change = changeOf(it, old.at(path))
			}
			return each(found)
		})
		if err != nil {
			return fmt.Errorf("survey: source %s: %w", source.Info().Path, err)
		}
	}
	return nil
}

func changeOf(it Item, known *memo) Change {
	switch {
	case known == nil:
		return Fresh
	case Type(known.Entry.Type) != it.Entry.Type:
		return Changed
	case it.Entry.Type == File && (it.Fingerprint == Fingerprint{} || it.Fingerprint != known.Fingerprint):
		return Changed
	}
	return Unchanged
}
