package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// logged is a line of packs.log, of which a record holds one or more. Type 1:
// stores have acknowledged a pack. Type 2: a snapshot was committed; packs
// before it count only if its list names them. Type 3: a pack is not to be
// referred to any more, or another object is lost. Type 4: the log's random
// name, in its first record.
type logged struct {
	Type  uint8         `cbor:"1,keyasint"`
	Key   packKey       `cbor:"2,keyasint"`
	Kind  record.Kind   `cbor:"3,keyasint,omitempty"`
	Roots []record.Hash `cbor:"4,keyasint,omitempty"`
	K     uint8         `cbor:"5,keyasint,omitempty"`
	Slots []uint32      `cbor:"6,keyasint,omitempty"`
	Index []byte        `cbor:"7,keyasint,omitempty"`
	Root  record.Hash   `cbor:"8,keyasint"` // type 2: of the list; type 4: the name
}

const (
	loggedPack   = 1
	loggedCommit = 2
	loggedForget = 3
	loggedName   = 4

	maxLogged = 1 << 20   // an index of 16,384 chunks and the rest
	maxBatch  = 128 << 10 // of a record of several lines
)

// logPack is the line of a pack.
func logPack(p pack, chunks []located) logged {
	return logged{Type: loggedPack, Key: p.key, Kind: p.entry.Kind, Roots: p.entry.Roots, K: p.k, Slots: p.slots, Index: encodeIndex(chunks)}
}

// pack is what the line of a pack says.
func (l logged) pack() pack {
	return pack{key: l.Key, entry: record.Entry{Kind: l.Kind, Length: uint64(l.Key.Length), Roots: l.Roots}, k: l.K, slots: l.Slots}
}

func parseLines(b []byte) ([]logged, error) {
	var lines []logged
	err := dcbor.Unmarshal(b, &lines)
	return lines, err
}

// appendLines logs lines in one record.
func appendLines(l *durable.Log, lines ...logged) error {
	b, err := dcbor.Marshal(lines)
	if err != nil {
		return err
	}
	return l.Append(b)
}

// newLog makes a log with a name of its own.
func newLog(fsys durable.FS, name string) (*durable.Log, error) {
	l, err := durable.OpenLog(fsys, name, maxLogged, func([]byte) error { return nil })
	if err != nil {
		return nil, err
	}
	if _, err := nameLog(l); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// nameLog begins a log.
func nameLog(l *durable.Log) (record.Hash, error) {
	name := record.Hash(seal.NewSecret())
	return name, appendLines(l, logged{Type: loggedName, Root: name})
}

// logBatch logs many lines in few records: each record is synced.
type logBatch struct {
	log   *durable.Log
	lines []logged
	size  int
}

func (b *logBatch) add(line logged) error {
	more := len(line.Index) + 32*len(line.Roots) + 1024
	if b.size+more > maxBatch {
		if err := b.flush(); err != nil {
			return err
		}
	}
	b.lines, b.size = append(b.lines, line), b.size+more
	return nil
}

func (b *logBatch) flush() error {
	if len(b.lines) == 0 {
		return nil
	}
	err := appendLines(b.log, b.lines...)
	b.lines, b.size = nil, 0
	return err
}

// commit ends with the line of a committed list.
func (b *logBatch) commit(list record.Hash) error {
	if err := b.add(logged{Type: loggedCommit, Root: list}); err != nil {
		return err
	}
	return b.flush()
}

// forget adds the line that says that a list is lost: the next names all anew.
func (b *logBatch) forget(list record.Hash) error {
	return b.add(logged{Type: loggedForget, Key: packKey{Hash: list}})
}

// openIndex opens packs.log and the index of it: of the log only what no run
// covers is read. Runs that are damaged, or of another log, are removed.
func (a *Archive) openIndex() error {
	for {
		x := &index{fs: a.fs, dir: filepath.Join(a.dir, indexDir), limits: a.limits}
		a.index = x
		if err := x.sweep(); err != nil {
			return err
		}
		err := x.open(filepath.Join(a.dir, packLog))
		if err == nil {
			return nil
		}
		switch closed := x.close(); {
		case closed != nil:
			return errors.Join(err, closed)
		case errors.Is(err, errRun):
			err = x.drop(err)
		case errors.Is(err, durable.ErrLogDamaged) && x.covered > 0:
			err = x.fs.RemoveAll(x.dir) // the log may be another after all
		default:
			return &StateError{filepath.Join(a.dir, packLog), err}
		}
		if err != nil {
			return err
		}
	}
}

// mend makes the index whole after an error that says that a run is damaged, and
// tells whether it did.
func (a *Archive) mend(err error) (bool, error) {
	if !errors.Is(err, errRun) {
		return false, err
	}
	if failed := a.index.drop(err); failed != nil {
		return false, errors.Join(err, failed)
	}
	return true, a.begin() // opens it again
}

func (x *index) open(name string) error {
	var failed error
	begun := false
	l, err := durable.OpenLogFrom(x.fs, name, maxLogged, func(first []byte, size int64) (from int64) {
		begun = true
		lines, err := parseLines(first)
		if err == nil && (len(lines) == 0 || lines[0].Type != loggedName) {
			err = fmt.Errorf("%w: a log without a name", ErrForm)
		}
		if err == nil {
			from, err = x.openRuns(lines[0].Root, size)
		}
		if failed = err; err != nil {
			return 0
		}
		x.recent.expect((size - from) / indexEntryBytes) // most of the log is indexes
		return from
	}, func(at int64, b []byte) error {
		if failed != nil {
			return failed
		}
		return x.replay(at, b)
	})
	x.replayed = nil
	if err != nil {
		return err
	}
	x.log = l
	if begun {
		return nil
	}
	called, err := nameLog(l)
	if err == nil {
		_, err = x.openRuns(called, l.Size()) // removes those of another log
	}
	return err
}

// replay applies a record of the log.
func (x *index) replay(at int64, b []byte) error {
	lines, err := parseLines(b)
	if err != nil {
		return err
	}
	all := x.replayed[:0]
	for _, l := range lines {
		if l.Type == loggedPack {
			if all, err = readIndexTo(all, l.Index); err != nil {
				return err
			}
		}
	}
	x.replayed = all
	if err := x.room(len(all), at); err != nil {
		return err
	}
	for _, l := range lines {
		n := 0
		if l.Type == loggedPack {
			n = (len(l.Index) - indexHead) / indexEntryBytes
		}
		if err := x.apply(at, l, all[:n]); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

func (x *index) apply(at int64, l logged, chunks []located) error {
	switch l.Type {
	case loggedPack:
		if err := l.Key.check(); err != nil {
			return err
		}
		p := l.pack()
		return x.learn(&p, chunks, at)
	case loggedCommit:
		x.committed(l.Root, at)
	case loggedForget:
		x.forget(lostObject{Hash: l.Key.Hash, Number: l.Key.Number})
	case loggedName:
		x.state.Log = l.Root
	default:
		return fmt.Errorf("%w: a record of type %d", ErrNewer, l.Type)
	}
	return nil
}

// committed notes that a snapshot was committed. Its list does without what was
// lost: Forget drops a prepared list.
func (x *index) committed(root record.Hash, at int64) {
	x.state.Commit, x.state.At, x.state.Lost = root, at, nil
}

// commit logs that a snapshot was committed.
func (x *index) commit(root record.Hash, named numbers) error {
	x.logMu.Lock()
	at := x.log.Size()
	err := appendLines(x.log, logged{Type: loggedCommit, Root: root})
	x.logMu.Unlock()
	if err != nil {
		return err
	}
	x.mu.Lock()
	x.committed(root, at)
	x.mu.Unlock()
	x.settle(named)
	return nil
}

// load opens the index and finds out which packs count: those of the last
// committed list, and those that were sent since.
func (a *Archive) load() error {
	if err := a.openIndex(); err != nil {
		return err
	}
	c := a.state.Committed
	empty := a.index.state.Lines == 0 && a.index.state.Commit == (record.Hash{})
	if empty && (c != nil || a.prepared != nil && a.prepared.Packs > 0) {
		return &StateError{filepath.Join(a.dir, packLog), errNoLog}
	}
	if c != nil {
		if a.index.state.Commit == c.ListRoot {
			a.index.settle(c.Named)
		} else if err := a.index.commit(c.ListRoot, c.Named); err != nil {
			return err // the commit was cut short before it reached the log
		}
	}
	// No number of a pack is given twice, even if the pack itself is forgotten:
	// a key table has it.
	for _, p := range []*point{c, a.prepared} {
		if p != nil {
			a.index.state.Last = max(a.index.state.Last, p.LastPack)
		}
	}
	if c != nil && a.prepared != nil && a.prepared.ListRoot == c.ListRoot {
		return a.finishCommit() // which was cut short too
	}
	return a.removeUnused()
}

// rewriteLog writes the log anew with what still counts, so that forgotten keys
// are no longer in it, and makes the index of it.
func (a *Archive) rewriteLog() error {
	name := filepath.Join(a.dir, packLog)
	fresh := name + freshSuffix
	if err := a.fs.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	l, err := newLog(a.fs, fresh)
	if err != nil {
		return err
	}
	if err := errors.Join(a.writeLog(l), l.Close()); err != nil {
		return err
	}
	if err := a.fs.Rename(fresh, name); err != nil {
		return err
	}
	if err := a.fs.SyncDir(a.dir); err != nil {
		return err
	}
	last := a.index.state.Last
	if err := a.closeIndex(); err != nil {
		return err
	}
	if err := a.openIndex(); err != nil {
		return err
	}
	a.index.state.Last = max(a.index.state.Last, last)
	a.index.settle(a.state.Committed.Named)
	return nil
}

// writeLog fills a new log.
func (a *Archive) writeLog(l *durable.Log) error {
	batch := logBatch{log: l}
	if err := a.index.each(func(_ row, read func() (logged, error)) error {
		line, err := read()
		if err != nil {
			return &StateError{a.path(packLog), err}
		}
		return batch.add(line)
	}); err != nil {
		return err
	}
	return batch.commit(a.state.Committed.ListRoot)
}

// lose logs that stores have lost an object and forgets it if it is a pack.
func (x *index) lose(l lostObject) error {
	x.logMu.Lock()
	defer x.logMu.Unlock()
	if err := appendLines(x.log, logged{Type: loggedForget, Key: packKey{Hash: l.Hash, Number: l.Number}}); err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.forget(l)
	return nil
}
