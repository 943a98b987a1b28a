//go:build mips || mipsle || mips64 || mips64le

package sqlitesource

import (
	"context"
	"errors"

	"github.com/byssus-iot/byssus/internal/archive"
)

var errNoEngine = errors.New("read SQLite database: this build has no SQLite engine, which it needs since the database is being written, was a moment ago, or has a log or a journal: let its program close it, or back up a copy that the program makes (VACUUM INTO)")

// image refuses a database that is not at rest: copied as a file it might be a
// state that never was.
func (Databases) image(context.Context, archive.Database) (archive.Reader, error) {
	return nil, errNoEngine
}
