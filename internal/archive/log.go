package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// logged is a line of packs.log, of which a record holds one or more. Type 1:
// stores have acknowledged a pack. Type 2: a snapshot was committed; packs
// before it count only if its list names them. Type 3: a pack is not to be
// referred to any more.
type logged struct {
	Type     uint8         `cbor:"1,keyasint"`
	Key      packKey       `cbor:"2,keyasint"`
	Kind     record.Kind   `cbor:"3,keyasint,omitempty"`
	Roots    []record.Hash `cbor:"4,keyasint,omitempty"`
	K        uint8         `cbor:"5,keyasint,omitempty"`
	Slots    []uint32      `cbor:"6,keyasint,omitempty"`
	Index    []byte        `cbor:"7,keyasint,omitempty"`
	ListRoot record.Hash   `cbor:"8,keyasint"`
}

const (
	loggedPack   = 1
	loggedCommit = 2
	loggedForget = 3

	maxLogged = 1 << 20 // an index of 16,384 chunks and the rest
)

// appendLines logs lines in one record.
func appendLines(l *durable.Log, lines ...logged) error {
	b, err := dcbor.Marshal(lines)
	if err != nil {
		return err
	}
	return l.Append(b)
}

// logPack is the line of a pack.
func logPack(p pack, chunks []located) logged {
	return logged{Type: loggedPack, Key: p.key, Kind: p.entry.Kind, Roots: p.entry.Roots, K: p.k, Slots: p.slots, Index: encodeIndex(chunks)}
}

// replay applies a record of the log. commit is told of type 2, forget of
// type 3.
func (x *index) replay(b []byte, commit func(record.Hash), forget func(record.Hash)) error {
	var lines []logged
	if err := dcbor.Unmarshal(b, &lines); err != nil {
		return err
	}
	for _, r := range lines {
		if err := x.apply(r, commit, forget); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) apply(r logged, commit func(record.Hash), forget func(record.Hash)) error {
	switch r.Type {
	case loggedPack:
		if err := r.Key.check(); err != nil {
			return err
		}
		chunks, err := readIndex(r.Index)
		if err != nil {
			return err
		}
		if x.packs[r.Key.Number] != nil {
			return fmt.Errorf("%w: pack %d is there twice", ErrForm, r.Key.Number)
		}
		x.learn(&known{pack: pack{key: r.Key, entry: record.Entry{Kind: r.Kind, Length: uint64(r.Key.Length), Roots: r.Roots},
			k: r.K, slots: r.Slots}}, chunks)
	case loggedCommit:
		commit(r.ListRoot)
	case loggedForget:
		x.last = max(x.last, r.Key.Number)
		x.remove(func(n uint64, _ *known) bool { return n == r.Key.Number })
		forget(r.Key.Hash)
	default:
		return fmt.Errorf("%w: a record of type %d", ErrNewer, r.Type)
	}
	return nil
}

// logBatch logs many lines in few records: each record is synced.
type logBatch struct {
	log   *durable.Log
	lines []logged
	size  int
}

func (b *logBatch) add(line logged) error {
	more := len(line.Index) + 32*len(line.Roots) + 1024
	if b.size+more > maxLogged {
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

// load reads the log and finds out which packs count: those of the last
// committed list, and those that were sent since.
func (a *Archive) load() error {
	a.index, a.lost, a.dead = newIndex(), map[record.Hash]bool{}, 0
	var committed record.Hash
	before := map[uint64]bool{} // packs logged before the last commit
	var err error
	a.index.log, err = durable.OpenLog(a.fs, filepath.Join(a.dir, packLog), maxLogged, func(b []byte) error {
		return a.index.replay(b, func(root record.Hash) {
			committed = root
			clear(a.lost) // its list does without them
			for n := range a.index.packs {
				before[n] = true
			}
		}, func(h record.Hash) { a.lost[h] = true })
	})
	if err != nil {
		return &StateError{filepath.Join(a.dir, packLog), err}
	}
	c := a.state.Committed
	if c == nil {
		a.raiseNumbers()
		return a.removeUnused()
	}
	if committed != c.ListRoot {
		// The commit was cut short before it reached the log.
		for n := range a.index.packs {
			before[n] = true
		}
		if err := a.mark(c.ListRoot); err != nil {
			return err
		}
	}
	listed, err := a.listed(*c)
	if err != nil {
		return err
	}
	keep := map[uint64]bool{}
	for _, n := range c.Keeps {
		keep[n] = true
	}
	a.dead += a.index.remove(func(n uint64, p *known) bool {
		p.listed = listed[p.key.Hash]
		return before[n] && (!p.listed || c.Forgets && !keep[n])
	})
	a.raiseNumbers()
	if a.prepared != nil && a.prepared.ListRoot == c.ListRoot {
		return a.finishCommit() // which was cut short too
	}
	return a.removeUnused()
}

// raiseNumbers makes sure that no number of a pack is given twice, even if the
// pack itself is forgotten: a key table has it.
func (a *Archive) raiseNumbers() {
	for _, p := range []*point{a.state.Committed, a.prepared} {
		if p != nil {
			a.index.last = max(a.index.last, p.LastPack)
		}
	}
}

// mark logs that a snapshot was committed. Its list does without what was
// lost: Forget drops a prepared list.
func (a *Archive) mark(root record.Hash) error {
	clear(a.lost)
	return appendLines(a.index.log, logged{Type: loggedCommit, ListRoot: root})
}

// rewriteLog writes the log anew with what still counts, so that forgotten keys
// are no longer in it.
func (a *Archive) rewriteLog() error {
	name := filepath.Join(a.dir, packLog)
	fresh := name + ".new"
	if err := a.fs.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	ignore := func([]byte) error { return nil }
	l, err := durable.OpenLog(a.fs, fresh, maxLogged, ignore)
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
	if err := a.closeLog(); err != nil {
		return err
	}
	if a.index.log, err = durable.OpenLog(a.fs, name, maxLogged, ignore); err != nil {
		a.index.log = nil
		return err
	}
	a.dead = 0
	return nil
}

// writeLog fills a new log, many lines to a record: each record is synced.
func (a *Archive) writeLog(l *durable.Log) error {
	byPack := map[uint64][]located{}
	for id, at := range a.index.chunks {
		byPack[at.pack] = append(byPack[at.pack], located{id, at.offset, at.stored, at.plain})
	}
	batch := logBatch{log: l}
	if err := a.index.each(func(n uint64, p *known) error {
		sort.Slice(byPack[n], func(i, j int) bool { return byPack[n][i].offset < byPack[n][j].offset })
		return batch.add(logPack(p.pack, byPack[n]))
	}); err != nil {
		return err
	}
	if c := a.state.Committed; c != nil {
		if err := batch.add(logged{Type: loggedCommit, ListRoot: c.ListRoot}); err != nil {
			return err
		}
	}
	return batch.flush()
}
