package sqlitesource

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/byssus-iot/byssus/internal/archive"
)

// program is SQLite's own (https://sqlite.org/cli.html).
const program = "sqlite3"

// saidKept bounds what is kept of what the program says.
const saidKept = 512

// errNoProgram says what to install.
var errNoProgram = errors.New("this build has no SQLite engine, and there is no program sqlite3: install it (Debian's package is sqlite3)")

// copyScript copies a database as one transaction sees it: without the transaction
// the copy would begin again whenever somebody writes.
const copyScript = `.timeout %d
BEGIN;
SELECT count(*) FROM sqlite_master;
.backup main %s
ROLLBACK;
`

// byProgram has sqlite3 copy a database and check the copy.
//
// The program opens the path, and what lies there is compared only before and
// after: who may write the folder could have it copy another database of theirs or of
// somebody else's. So it is used for databases that the device's owner named.
func (d Databases) byProgram(ctx context.Context, db archive.Database) (_ archive.Reader, err error) {
	info, err := db.File.Stat()
	if err == nil {
		err = d.room(info.Size())
	}
	if err != nil {
		return nil, fmt.Errorf("copy SQLite database: %w", err)
	}
	temp, err := os.MkdirTemp(d.Temp, ".database-")
	if err != nil {
		return nil, fmt.Errorf("copy SQLite database: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	busy := d.BusyMillis
	if busy == 0 {
		busy = 10_000
	}
	if err = lies(db); err == nil {
		_, err = d.start(ctx, temp, fmt.Sprintf(copyScript, busy, programCopy), "-readonly", db.Path)
		err = errors.Join(err, lies(db))
	}
	if err != nil {
		return nil, fmt.Errorf("copy SQLite database: %w", err)
	}
	path := filepath.Join(temp, programCopy)
	if err := d.askProgram(ctx, temp, path); err != nil {
		return nil, fmt.Errorf("check SQLite database: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("copy SQLite database: %w", err)
	}
	return &copiedImage{f}, nil
}

// programCopy is the name of the copy that sqlite3 makes.
const programCopy = "copy"

// checkByProgram has sqlite3 check a database whose file is its whole state.
func (d Databases) checkByProgram(ctx context.Context, db archive.Database) error {
	if err := lies(db); err != nil {
		return err
	}
	return errors.Join(d.askProgram(ctx, "/", db.Path), lies(db))
}

// askProgram has sqlite3 check a file that nobody writes.
func (d Databases) askProgram(ctx context.Context, dir, path string) error {
	said, err := d.start(ctx, dir, "PRAGMA quick_check(1);\n", locate(path, "mode=ro&immutable=1"))
	switch {
	case errors.Is(err, errNoProgram) || ctx.Err() != nil:
		return err
	case err != nil:
		return fmt.Errorf("%w: %w", ErrFailedCheck, err)
	case said != "ok":
		return fmt.Errorf("%w: %s", ErrFailedCheck, said)
	}
	return nil
}

// lies checks that a database is what lies under its path.
func lies(db archive.Database) error {
	var want, got unix.Stat_t
	if err := unix.Fstat(int(db.File.Fd()), &want); err != nil {
		return err
	}
	if err := unix.Lstat(db.Path, &got); err != nil || got.Dev != want.Dev || got.Ino != want.Ino {
		return fmt.Errorf("%w: another file is in its place", archive.ErrChanged)
	}
	return nil
}

// start runs sqlite3 in a folder, and returns what it says.
func (d Databases) start(ctx context.Context, dir, script string, args ...string) (string, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return "", errNoProgram
	}
	var out, said tail
	cmd := exec.CommandContext(ctx, path, append([]string{"-batch", "-bail", "-init", os.DevNull}, args...)...)
	cmd.Dir, cmd.Env = dir, []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(script), &out, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch text := said.String(); {
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case text != "":
		return "", fmt.Errorf("%s: %s", program, text)
	case errors.Is(err, fs.ErrNotExist):
		return "", errNoProgram
	case err != nil:
		return "", fmt.Errorf("%s: %w", program, err)
	}
	return out.String(), nil
}

// tail keeps the end of what is written to it.
type tail struct{ b []byte }

func (t *tail) Write(b []byte) (int, error) {
	t.b = append(t.b, b...)
	if over := len(t.b) - saidKept; over > 0 {
		t.b = append(t.b[:0], t.b[over:]...)
	}
	return len(b), nil
}

func (t *tail) String() string { return string(bytes.TrimSpace(t.b)) }

// copiedImage is a copy of a database.
type copiedImage struct{ *os.File }

// Settled says that the copy is of one moment.
func (copiedImage) Settled() error { return nil }
