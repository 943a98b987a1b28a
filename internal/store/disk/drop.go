package disk

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// Grace is for how long a store keeps what it might drop, in seconds of the
// retention clock: since it found a list dead, and since its own promise ended.
// A week is time enough to notice a mistake.
const Grace = 7 * 24 * 3600

// Folders beside those of objects, of a file a list each: until when a receipt
// promised it; since when it is dead; and the heads of lists that are being
// dropped, so that an interrupted drop goes on.
const (
	promisedFolder = "promised"
	dyingFolder    = "dying"
	droppingFolder = "dropping"
)

// Promise remembers durably that a receipt promises a list until a time of the
// retention clock, if nothing of it is missing; else it returns what is, as
// Holds does. From then on nothing of the list is dropped before that time and
// Grace. A receipt is signed only after it.
func (d *Disk) Promise(ctx context.Context, id, list record.Hash, slot uint32, until uint64) (missing []record.Hash, err error) {
	dev := d.device(id)
	dev.drop.RLock()
	defer dev.drop.RUnlock()
	if missing, err = d.Holds(ctx, id, list, slot); err != nil || len(missing) > 0 {
		return missing, err
	}
	dev.promise.Lock()
	defer dev.promise.Unlock()
	path := d.notePath(promisedFolder, id, list)
	if d.readNote(path, list) < until || !d.exists(path) {
		if err := d.writeNote(path, list, until); err != nil {
			return nil, fmt.Errorf("promise list %s: %w", list, classify(err))
		}
		return nil, nil
	}
	// It may be of a process that was killed before the name was durable.
	if err := d.fsys.SyncDir(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("promise list %s: %w", list, err)
	}
	return nil, nil
}

// Swept is what a sweep of a device's namespace did.
type Swept struct {
	Dying   int         // lists that are dead, and kept for their grace still
	Lists   int         // dropped
	Objects int         // dropped, segments too
	Bytes   int64       // of them
	Blocked record.Hash // a live list of which something is not here, so that nothing is dropped; zero: none
}

// Sweep drops what no list names any more but those that were dead for Grace. A
// list is dead if it is not among the live ones and no receipt's promise of it,
// with Grace, holds; live are those of all anchored snapshots that are not
// retired, with true if they have to be here. Of lists that were never anchored
// the promise alone counts, and Grace since the first sweep that met them. Of
// now, a time of the retention clock, the caller knows that it is not ahead of
// the chain's. Nothing is dropped that no list names; and nothing at all of a
// device while anything of a live list that has to be here, or of another list
// that is kept, cannot be read. An interrupted sweep is finished by the next.
func (d *Disk) Sweep(ctx context.Context, id record.Hash, now uint64, live map[record.Hash]bool) (done Swept, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("sweep device %s: %w", id, classify(err))
		}
	}()
	dev := d.device(id)
	dev.drop.Lock() // no receipt is promised and no list put meanwhile
	defer dev.drop.Unlock()
	if err := dev.prepare(d); err != nil {
		return done, err
	}
	names, _, err := d.Lists(id, record.Hash{}, math.MaxInt)
	if err != nil {
		return done, err
	}
	here := map[record.Hash]bool{}
	var doomed, kept []record.Hash
	for _, list := range names {
		here[list] = true
		_, anchored := live[list]
		over, err := d.over(id, list, now, anchored)
		switch {
		case err != nil:
			return done, err
		case over:
			doomed = append(doomed, list)
		default:
			kept = append(kept, list)
			if d.exists(d.notePath(dyingFolder, id, list)) {
				done.Dying++
			}
		}
	}
	left, err := d.dropping(id)
	if err != nil || len(doomed)+len(left) == 0 {
		return done, err
	}
	for list, wanted := range live {
		if wanted && !here[list] {
			done.Blocked = list
			return done, nil
		}
	}
	keep, blocked, err := d.named(ctx, id, kept)
	if err != nil || blocked != (record.Hash{}) {
		done.Blocked = blocked
		return done, err
	}
	if err := d.condemn(id, doomed); err != nil {
		return done, err
	}
	return done, d.drop(ctx, dev, append(left, doomed...), keep, &done)
}

// over tells whether a list may be dropped, and keeps its note of being dead.
func (d *Disk) over(id, list record.Hash, now uint64, anchored bool) (bool, error) {
	dying := d.notePath(dyingFolder, id, list)
	if anchored || !passed(now, d.readNote(d.notePath(promisedFolder, id, list), list)) {
		return false, d.removeNote(dying)
	}
	if !d.exists(dying) {
		return false, d.writeNote(dying, list, now)
	}
	return passed(now, d.readNote(dying, list)), nil
}

// passed tells whether Grace has passed since a time.
func passed(now, since uint64) bool { return now > Grace && now-Grace > since }

// named collects the segments that lists name, and the objects that those do.
func (d *Disk) named(ctx context.Context, id record.Hash, lists []record.Hash) (names map[record.Hash]bool, blocked record.Hash, err error) {
	names = map[record.Hash]bool{}
	for _, list := range lists {
		_, head, err := d.List(id, list)
		if absent(err) {
			return nil, list, nil
		}
		if err != nil {
			return nil, record.Hash{}, err
		}
		for _, ref := range head.Segments {
			if names[ref.Root] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, record.Hash{}, err
			}
			_, s, err := d.Segment(id, ref.Root)
			if absent(err) {
				return nil, list, nil
			}
			if err != nil {
				return nil, record.Hash{}, err
			}
			names[ref.Root] = true
			for _, e := range s.Entries {
				for _, root := range e.Roots {
					names[root] = true
				}
			}
		}
	}
	return names, record.Hash{}, nil
}

// condemn takes lists out of service: their heads go where the drop finds them
// again, whatever interrupts it.
func (d *Disk) condemn(id record.Hash, lists []record.Hash) error {
	if len(lists) == 0 {
		return nil
	}
	folder := filepath.Join(d.dir, droppingFolder, hexName(id))
	if err := durable.MkdirAll(d.fsys, folder, 0o700); err != nil {
		return err
	}
	for _, list := range lists {
		info, err := d.fsys.Stat(d.path(List, id, list))
		if err == nil {
			err = d.fsys.Rename(d.path(List, id, list), filepath.Join(folder, hexName(list)))
		}
		if err != nil {
			return fmt.Errorf("condemn list %s: %w", list, err)
		}
		d.device(id).add(-charge(info.Size()))
	}
	return errors.Join(d.fsys.SyncDir(folder), d.fsys.SyncDir(filepath.Join(d.dir, List.folder(), hexName(id))))
}

// dropping returns the lists whose drop has begun.
func (d *Disk) dropping(id record.Hash) (lists []record.Hash, err error) {
	entries, err := d.fsys.ReadDir(filepath.Join(d.dir, droppingFolder, hexName(id)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if list, ok := parseName(e.Name()); ok {
			lists = append(lists, list)
		}
	}
	return lists, err
}

// drop removes what condemned lists name and nothing that is kept does: objects
// before the segments that name them, segments before heads, each durably.
func (d *Disk) drop(ctx context.Context, dev *device, lists []record.Hash, keep map[record.Hash]bool, done *Swept) error {
	var objects, segments []record.Hash
	gone := map[record.Hash]bool{}
	for _, list := range lists {
		path := filepath.Join(d.dir, droppingFolder, hexName(dev.id), hexName(list))
		b, err := durable.ReadFile(d.fsys, path, record.MaxHeadBytes)
		if err != nil && !errors.Is(err, durable.ErrTooLarge) {
			return err
		}
		head, got, err := record.ParseHead(b)
		if err != nil || got != list {
			d.log.Error("a list that is dropped is damaged: what only it names stays", "device", dev.id, "list", list)
			continue
		}
		for _, ref := range head.Segments {
			if keep[ref.Root] || gone[ref.Root] {
				continue
			}
			gone[ref.Root] = true
			if err := ctx.Err(); err != nil {
				return err
			}
			_, s, err := d.Segment(dev.id, ref.Root)
			if absent(err) {
				continue // an interrupted drop removed it, after its objects
			}
			if err != nil {
				return err
			}
			segments = append(segments, ref.Root)
			for _, e := range s.Entries {
				for _, root := range e.Roots {
					if !keep[root] && !gone[root] {
						gone[root] = true
						objects = append(objects, root)
					}
				}
			}
		}
	}
	// No mark may vouch for what goes, were the segment listed again.
	if err := dev.invalidate(d); err != nil {
		return err
	}
	if err := d.remove(ctx, dev, Shard, objects, done); err != nil {
		return err
	}
	if err := d.remove(ctx, dev, Segment, segments, done); err != nil {
		return err
	}
	return d.forget(dev.id, lists, done)
}

// remove removes objects durably. Those that are not here are no error: most
// shards that a segment names stand in other stores.
func (d *Disk) remove(ctx context.Context, dev *device, kind Kind, names []record.Hash, done *Swept) error {
	folders := map[string]bool{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		path := d.path(kind, dev.id, name)
		info, err := d.fsys.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			// An interrupted drop may have removed it, not durably.
			if _, err := d.fsys.Stat(filepath.Dir(path)); err == nil {
				folders[filepath.Dir(path)] = true
			}
			continue
		}
		if err != nil {
			return err
		}
		unlock := d.names.lock(path)
		err = d.fsys.Remove(path)
		unlock()
		if err != nil {
			return fmt.Errorf("drop %s %s: %w", kind, name, err)
		}
		folders[filepath.Dir(path)] = true
		dev.add(-charge(info.Size()))
		dev.setSuspect(name, false)
		done.Objects++
		done.Bytes += info.Size()
	}
	for folder := range folders {
		if err := d.fsys.SyncDir(folder); err != nil {
			return err
		}
	}
	return nil
}

// forget removes the notes of lists of which all is dropped, and then their heads.
func (d *Disk) forget(id record.Hash, lists []record.Hash, done *Swept) error {
	for _, list := range lists {
		// A list may have been put again meanwhile: that one keeps its promise.
		if !d.exists(d.path(List, id, list)) {
			if err := d.removeNote(d.notePath(promisedFolder, id, list)); err != nil {
				return err
			}
		}
		if err := d.removeNote(d.notePath(dyingFolder, id, list)); err != nil {
			return err
		}
	}
	folder := filepath.Join(d.dir, droppingFolder, hexName(id))
	for _, list := range lists {
		path := filepath.Join(folder, hexName(list))
		info, err := d.fsys.Stat(path)
		if err == nil {
			err = d.fsys.Remove(path)
		}
		if err != nil {
			return fmt.Errorf("forget list %s: %w", list, err)
		}
		done.Lists++
		done.Bytes += info.Size()
	}
	return d.fsys.SyncDir(folder)
}

// Devices returns the devices that have a namespace here.
func (d *Disk) Devices() (ids []record.Hash, err error) {
	entries, err := d.fsys.ReadDir(filepath.Join(d.dir, List.folder()))
	if err != nil {
		return nil, fmt.Errorf("list devices: %w", err)
	}
	for _, e := range entries {
		if id, ok := parseName(e.Name()); ok && e.IsDir() {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (d *Disk) notePath(folder string, id, list record.Hash) string {
	return filepath.Join(d.dir, folder, hexName(id), hexName(list))
}

func (d *Disk) exists(path string) bool {
	_, err := d.fsys.Stat(path)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}

// note is the content of a list's note: a time, and what shows a flipped bit.
func note(list record.Hash, at uint64) string {
	number := strconv.FormatUint(at, 10)
	sum := record.Keccak256(append(list[:], number...))
	return number + " " + hex.EncodeToString(sum[:8]) + "\n"
}

// readNote returns the time of a note: 0 if there is none, and the end of time if
// it cannot be read, so that nothing is dropped for it.
func (d *Disk) readNote(path string, list record.Hash) uint64 {
	b, err := durable.ReadFile(d.fsys, path, 256)
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	number, _, _ := strings.Cut(string(b), " ")
	at, parsed := strconv.ParseUint(number, 10, 64)
	if err != nil || parsed != nil || note(list, at) != string(b) {
		d.log.Error("a note of a list cannot be read, which is kept for that: remove the file if its promise is over", "path", path, "error", err)
		return math.MaxUint64
	}
	return at
}

// writeNote makes a note durable.
func (d *Disk) writeNote(path string, list record.Hash, at uint64) error {
	folder := filepath.Dir(path)
	if err := durable.MkdirAll(d.fsys, folder, 0o700); err != nil {
		return err
	}
	t, err := durable.CreateTemp(d.fsys, filepath.Join(d.dir, "tmp"), 0o600)
	if err != nil {
		return err
	}
	if _, err := t.Write([]byte(note(list, at))); err != nil {
		return errors.Join(err, t.Abort())
	}
	if err := t.Place(path); err != nil {
		return err
	}
	return d.fsys.SyncDir(folder)
}

// removeNote removes a note durably, if there is one.
func (d *Disk) removeNote(path string) error {
	err := d.fsys.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.fsys.SyncDir(filepath.Dir(path))
}
