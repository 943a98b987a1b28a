//go:build mips || mipsle || mips64 || mips64le

package sqlitesource

import (
	"context"
	"errors"

	"github.com/byssus-iot/byssus/internal/archive"
)

var errNoEngine = errors.New("read SQLite database: this build has no SQLite engine, which it needs since the database is being written, was a moment ago, or has a log or a journal: let its program close it, back up a copy that the program makes (VACUUM INTO), or name it under sqlite in agent.yaml and install sqlite3")

// image refuses a database that is not at rest: copied as a file it might be a
// state that never was. One that was named is copied by sqlite3.
func (d Databases) image(ctx context.Context, db archive.Database) (archive.Reader, error) {
	if d.Checked {
		return d.byProgram(ctx, db)
	}
	return nil, errNoEngine
}

// checkAtRest checks a database whose file is its whole state.
func (d Databases) checkAtRest(ctx context.Context, db archive.Database) error {
	return d.checkByProgram(ctx, db)
}
