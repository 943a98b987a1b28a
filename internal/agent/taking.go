package agent

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/archive/sqlitesource"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// SourceFailure is a source of agent.yaml that a snapshot does not have as it was
// at its time.
type SourceFailure struct {
	Path  string     `json:"path"`
	Kind  SourceKind `json:"kind"`
	Error string     `json:"error"`
	// Since is when the first of the snapshots in a row was made in which it
	// failed, and Snapshot its number.
	Since    time.Time `json:"since"`
	Snapshot uint64    `json:"snapshot"`
	// Kept is of when what the snapshot has under the path in its place is.
	Kept *time.Time `json:"kept,omitempty"`
	// Taken says that the snapshot has the source all the same: a hook failed.
	Taken bool `json:"taken,omitempty"`
}

// Words says what fails since when, and what of it the snapshot has.
func (f SourceFailure) Words() string {
	const day = "2006-01-02 15:04 UTC"
	has := "the snapshot lacks it"
	switch {
	case f.Taken:
		has = "the snapshot has it all the same"
	case f.Kept != nil:
		has = "the snapshot has it as it was at " + f.Kept.UTC().Format(day)
	case f.Kind == DirectorySource:
		has = "the snapshot lacks what could not be read of it"
	}
	return fmt.Sprintf("it fails since snapshot %d of %s: %s; %s", f.Snapshot, f.Since.UTC().Format(day), f.Error, has)
}

// sourceError is why a source failed, where its path is named as not backed up.
type sourceError struct {
	kind SourceKind
	err  error
}

func (e *sourceError) Error() string { return fmt.Sprintf("this %s source failed: %v", e.kind, e.err) }
func (e *sourceError) Unwrap() error { return e.err }

// taking takes in the sources of agent.yaml for one snapshot. It is used by one
// goroutine.
type taking struct {
	now    clock
	dry    bool   // nothing is run
	temp   string // folder for copies of databases
	stuck  *stuck
	failed map[string]*SourceFailure
}

// fail notes what went wrong with a source; taken tells whether it is in the
// snapshot all the same.
func (t *taking) fail(s Source, err error, taken bool) error {
	wrapped := &sourceError{s.Kind, err}
	have := t.failed[s.Path]
	if have == nil {
		t.failed[s.Path] = &SourceFailure{Path: s.Path, Kind: s.Kind, Error: term.Clean(err.Error()), Taken: taken}
	} else if !taken {
		have.Taken = false
		have.Error += "; " + term.Clean(err.Error())
	}
	return wrapped
}

// failures are the sources that failed, in their order, with what is known from the
// snapshot before.
func (t *taking) failures(sources []Source, sequence uint64, before []SourceFailure) []SourceFailure {
	var out []SourceFailure
	for _, s := range sources {
		f := t.failed[s.Path]
		if f == nil {
			continue
		}
		f.Since, f.Snapshot = t.now().UTC().Truncate(time.Second), sequence
		for _, b := range before {
			if b.Path == f.Path && b.Kind == f.Kind {
				f.Since, f.Snapshot = b.Since, b.Snapshot
			}
		}
		out = append(out, *f)
	}
	return out
}

// of makes the archive's sources of those of agent.yaml.
func (t *taking) of(sources []Source, o archive.FileOptions) ([]archive.Source, error) {
	t.failed = map[string]*SourceFailure{}
	var out []archive.Source
	for _, s := range sources {
		made, err := t.source(s, o)
		if err != nil {
			return nil, err
		}
		out = append(out, made)
	}
	return archive.Join(out), nil
}

func (t *taking) source(s Source, o archive.FileOptions) (archive.Source, error) {
	switch s.Kind {
	case SQLiteSource:
		d := &database{t: t, s: s}
		open := sqlitesource.Databases{Temp: t.temp, Checked: true}.Open
		o.Database = func(ctx context.Context, db archive.Database) (archive.Reader, error) {
			d.met = true
			r, err := open(ctx, db)
			if errors.Is(err, archive.ErrNoDatabase) {
				err = errors.New(err.Error()) // no plain copy is taken for a database
			}
			return r, err
		}
		return archive.NewSingle(string(s.Kind), s.Path, o, d.take)
	case CommandSource:
		return archive.NewSingle(string(s.Kind), s.Path, o, func(it archive.Item) archive.Item { return t.command(s, it) })
	}
	return t.directory(s, o)
}

// directory is a source of files.
type directory struct {
	t     *taking
	s     Source
	g     *guard            // nil: it may take as long as it does
	tree  *archive.FileTree // nil: it stalled before it was walked
	stall error             // then
}

func (t *taking) directory(s Source, o archive.FileOptions) (*directory, error) {
	d := &directory{t: t, s: s}
	var err error
	if o.Selection, err = s.Selection.archive(); err != nil {
		return nil, err
	}
	if s.Stall == 0 {
		d.tree, err = archive.NewFileTree(s.Path, o)
		return d, err
	}
	if t.stuck.is(s.Path) {
		d.stall = fmt.Errorf("%w when it was last backed up, and what was asked of it then is not answered yet", errHangs)
		return d, nil
	}
	d.g = newGuard(s, t.stuck)
	leftOut := o.LeftOut
	o.LeftOut = func(x archive.LeftOut) { d.g.unlessGone(func() { leftOut(x) }) }
	var tree *archive.FileTree
	err = d.g.do(context.Background(), func() (err error) { tree, err = archive.NewFileTree(s.Path, o); return err })
	if errors.Is(err, errHangs) {
		d.stall = err
		return d, nil
	}
	d.tree = tree
	return d, err
}

// Info names the directory.
func (d *directory) Info() archive.SourceInfo {
	if d.tree == nil {
		return archive.SourceInfo{Kind: "files", Path: d.s.Path}
	}
	return d.tree.Info()
}

// Root is the directory's path in the archive.
func (d *directory) Root() string {
	if d.tree == nil {
		return strings.Trim(d.s.Path, "/")
	}
	return d.tree.Root()
}

// Walk walks the directory, and notes if there is none, or nothing more comes from it.
func (d *directory) Walk(ctx context.Context, emit func(archive.Item) error) error {
	delete(d.t.failed, d.s.Path)
	root := d.Root()
	if root == "" {
		root = "/"
	}
	failed := func(err error) error {
		return emit(archive.Item{Entry: archive.Entry{Path: root}, Err: d.t.fail(d.s, err, false)})
	}
	if d.stall != nil {
		return failed(d.stall)
	}
	defer d.t.after(ctx, d.s)
	// Files that were not made ready are better than none.
	if err := d.t.before(ctx, d.s); err != nil && ctx.Err() != nil {
		return err
	}
	each := func(it archive.Item) error {
		if it.Err != nil && it.Entry.Path == root {
			it.Err = d.t.fail(d.s, gone(it.Err), false)
		}
		return emit(it)
	}
	if d.g == nil {
		return d.tree.Walk(ctx, each)
	}
	err := d.g.walk(ctx, d.tree.Walk, each)
	if errors.Is(err, errHangs) && ctx.Err() == nil {
		return failed(err)
	}
	return err
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("nothing is there")
	}
	return err
}

// file is what an item of a single file has in common: what goes wrong is noted,
// and what is under the path already is kept.
func (t *taking) file(s Source, it archive.Item) archive.Item {
	open := it.Open
	it.Err = nil
	if !s.Hooks.None() {
		it.Fingerprint = archive.Fingerprint{} // they are for its being read
	}
	it.Keep = func(was archive.Entry) {
		if f := t.failed[s.Path]; f != nil {
			f.Kept = &was.MTime
		}
	}
	it.Open = func(ctx context.Context) (archive.Reader, error) {
		delete(t.failed, s.Path) // it may be read again
		var r archive.Reader
		err := t.before(ctx, s)
		if err == nil || s.Kind != CommandSource && ctx.Err() == nil {
			r, err = open(ctx)
		} else if f := t.failed[s.Path]; f != nil {
			f.Taken = false
			t.after(ctx, s)
			return nil, err
		}
		if err != nil {
			t.after(ctx, s)
			if ctx.Err() == nil {
				err = t.fail(s, err, false)
			}
			return nil, err
		}
		return &watched{Reader: r, ctx: ctx, t: t, s: s}, nil
	}
	return it
}

// watched notes why a source could not be read.
type watched struct {
	archive.Reader
	ctx context.Context
	t   *taking
	s   Source

	settled error
}

// Read reads on. A content that is of several moments has no end: it is not taken.
func (w *watched) Read(b []byte) (int, error) {
	n, err := w.Reader.Read(b)
	if err == io.EOF {
		if w.settled = w.Reader.Settled(); w.settled == nil || errors.Is(w.settled, archive.ErrAttributes) {
			return n, err
		}
		err = w.settled
	}
	if err == nil || w.ctx.Err() != nil {
		return n, err
	}
	return n, w.t.fail(w.s, err, false)
}

// Close ends the reading.
func (w *watched) Close() error {
	err := w.Reader.Close()
	w.t.after(w.ctx, w.s)
	return err
}

// Settled tells what the content lacks.
func (w *watched) Settled() error { return w.settled }

// SkipHoles leaves out the holes of the file that is read.
func (w *watched) SkipHoles() []archive.Hole {
	if s, ok := w.Reader.(archive.Sparse); ok {
		return s.SkipHoles()
	}
	return nil
}

// Describe sets the attributes of the file that is read.
func (w *watched) Describe(e *archive.Entry) {
	if d, ok := w.Reader.(archive.Describer); ok {
		d.Describe(e)
	}
}

// command is the item of a command's output.
func (t *taking) command(s Source, it archive.Item) archive.Item {
	delete(t.failed, s.Path)
	if it.Err != nil && !errors.Is(it.Err, fs.ErrNotExist) {
		it.Err = t.fail(s, fmt.Errorf("its output cannot be put there: %w", it.Err), false)
		return it
	}
	it = archive.Item{Entry: archive.Entry{Path: it.Entry.Path, Type: archive.File, Mode: 0o600,
		UID: uint32(os.Geteuid()), GID: uint32(os.Getegid()), MTime: t.now()}}
	it.Open = func(ctx context.Context) (archive.Reader, error) { return startOutput(ctx, s.Command, s.MaxSize) }
	return t.file(s, it)
}

// database is a source that is an SQLite database.
type database struct {
	t   *taking
	s   Source
	met bool // it was opened as a database
}

func (d *database) take(it archive.Item) archive.Item {
	delete(d.t.failed, d.s.Path)
	switch {
	case errors.Is(it.Err, fs.ErrNotExist):
		it = archive.Item{Entry: archive.Entry{Path: it.Entry.Path, Type: archive.File, Mode: 0o600}}
		it.Open = func(context.Context) (archive.Reader, error) { return nil, errors.New("no database is there") }
		return d.t.file(d.s, it)
	case it.Err != nil:
		it.Err = d.t.fail(d.s, it.Err, false)
		return it
	}
	open := it.Open
	it.Open = func(ctx context.Context) (archive.Reader, error) {
		d.met = false
		r, err := open(ctx)
		if err == nil && !d.met {
			return nil, errors.Join(errors.New("it is no SQLite database: it does not begin as one"), r.Close())
		}
		return r, err
	}
	return d.t.file(d.s, it)
}

// sources makes the sources of paths, without what the folder's choice leaves
// out, or those of agent.yaml; what is left out is counted while they are walked.
func (a *Agent) sources(paths []string) ([]archive.Source, *LeftOut, *taking, error) {
	c, err := a.folder.Choice()
	if err != nil {
		return nil, nil, nil, err
	}
	left, t := &LeftOut{}, &taking{now: a.now, temp: a.temp, stuck: &a.stuck}
	c.Paths, c.Configured = paths, a.configured
	sources, err := c.sources(archive.FileOptions{Exclude: []string{a.folder.dir}, Database: sqlitesource.Databases{Temp: a.temp}.Open, LeftOut: left.add}, t)
	return sources, left, t, err
}

// Sources are the paths that are backed up: those of agent.yaml, or else of the
// folder's choice.
func (a *Agent) Sources() ([]string, error) {
	if len(a.configured) > 0 {
		return pathsOf(a.configured), nil
	}
	return a.folder.Sources()
}
