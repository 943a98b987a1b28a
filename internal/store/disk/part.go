package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	// keepFrom is the size in bytes from which what has come of a shard is kept
	// when its upload breaks off.
	keepFrom = 64 << 10
	// Bounds of what is kept, for open files and for quotas' sake. The oldest
	// goes first.
	maxParts       = 1024
	maxDeviceParts = 32
)

// OffsetError says that an upload cannot go on from where it wanted to.
type OffsetError struct{ Have int64 } // bytes here

func (e *OffsetError) Error() string {
	return fmt.Sprintf("%d bytes of the shard are here: go on from there", e.Have)
}

var errTakenOver = errors.New("another upload of the shard has taken over")

// parts are the uploads of shards and packs that are under way or have broken off. They
// live in memory and in temporary files: nothing of them is acknowledged, and a
// store that starts again has none.
type parts struct {
	mu  sync.Mutex // guards all
	all map[partName]*part
}

type partName struct {
	device record.Hash
	name   record.Hash // a shard's root, a pack's hash
	pack   bool
}

// part is what has come of a shard or pack.
type part struct {
	size int64
	room *reservation

	mu   sync.Mutex // guards the following fields
	temp *durable.Temp
	hash *erasure.RootHasher // nil: nothing is hashed on its way
	got  int64
	turn int       // of the upload that may add to it: the last that came
	idle time.Time // since when it has none; zero: it has one
}

// Part returns how many bytes are here of a shard or pack that is still being
// put: what an upload that broke off may go on from. Zero if there are none.
func (d *Disk) Part(dev, name record.Hash) int64 {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock() // nobody takes it off the list meanwhile: then none would see to it
	p := d.parts.all[partName{dev, name, false}]
	if p == nil {
		p = d.parts.all[partName{dev, name, true}]
	}
	if p == nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.turn++ // whoever sent it has gone: its device asks
	p.idle = time.Now()
	return p.got
}

// PutShardFrom is PutShard for a shard of which the first bytes came with
// uploads that broke off: body begins at byte from. The error is an
// *OffsetError if so many are not here.
func (d *Disk) PutShardFrom(dev, root record.Hash, from, size, quota int64, body io.Reader) (stood bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("put shard %s: %w", root, classify(err))
		}
	}()
	if size < 1 || size > record.MaxObjectBytes || from < 0 || from >= size {
		return false, fmt.Errorf("%w: byte %d of %d", ErrBadRoot, from, size)
	}
	device := d.device(dev)
	if err := device.prepare(d); err != nil {
		return false, err
	}
	path := d.path(Shard, dev, root)
	name := partName{dev, root, false}
	if stood, err := d.stands(device, root); stood || err != nil {
		if stood {
			d.giveUp(name)
		}
		return stood, err
	}
	p, t, err := d.receive(name, device, from, size, quota, body)
	if err != nil {
		return false, err
	}
	defer p.room.cancel()
	if p.hash.Sum() != root {
		err = fmt.Errorf("%w: it is %s", ErrBadRoot, p.hash.Sum())
	} else {
		err = device.folderFor(d, Shard, root)
	}
	if err != nil {
		return false, errors.Join(err, t.Abort())
	}
	if err := d.place(device, path, t, root, p.room); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			device.forgetFolders()
		}
		return false, err
	}
	return false, d.keepName(device, Shard, root)
}

// Stands tells whether a shard is here, read and found good, and durable.
func (d *Disk) Stands(dev, root record.Hash) (bool, error) {
	device := d.device(dev)
	if err := device.prepare(d); err != nil {
		return false, fmt.Errorf("look for shard %s: %w", root, classify(err))
	}
	stood, err := d.stands(device, root)
	if err != nil {
		err = fmt.Errorf("look for shard %s: %w", root, classify(err))
	}
	return stood, err
}

func (d *Disk) stands(dev *device, root record.Hash) (bool, error) {
	err := d.check(Shard, dev.id, root)
	switch {
	case err == nil:
		// Whoever put it may have been killed before its name was durable.
		return true, d.keepName(dev, Shard, root)
	case absent(err):
		return false, nil
	}
	return false, err
}

// Pack is a pack that has come in whole, in a temporary file.
type Pack struct {
	disk *Disk
	temp *durable.Temp
	room *reservation
	size int64
}

// TakePack takes in a pack, from a byte on: those before came with uploads that
// broke off. Its hash is not checked. It counts against the quota until it is
// closed. Errors as PutShardFrom's.
func (d *Disk) TakePack(dev, hash record.Hash, from, size, quota int64, body io.Reader) (*Pack, error) {
	device := d.device(dev)
	err := device.prepare(d)
	if err == nil && (size < 1 || size > record.MaxObjectBytes || from < 0 || from >= size) {
		err = fmt.Errorf("%w: byte %d of %d", ErrBadRoot, from, size)
	}
	if err == nil {
		var p *part
		var t *durable.Temp
		if p, t, err = d.receive(partName{dev, hash, true}, device, from, size, quota, body); err == nil {
			return &Pack{d, t, p.room, size}, nil
		}
	}
	return nil, fmt.Errorf("take pack %s: %w", hash, classify(err))
}

// Bytes reads the pack into memory.
func (p *Pack) Bytes() ([]byte, error) {
	b := make([]byte, p.size)
	if _, err := p.temp.ReadAt(b, 0); err != nil {
		return nil, fmt.Errorf("read a pack: %w", classify(err))
	}
	return b, nil
}

// Close removes it.
func (p *Pack) Close() {
	p.room.cancel()
	if err := p.temp.Abort(); err != nil {
		p.disk.log.Error("remove a pack that came in", "error", err)
	}
}

// receive takes a body in until all of its part is here, or keeps what has come.
// The reservation and the file are the caller's then.
func (d *Disk) receive(name partName, dev *device, from, size, quota int64, body io.Reader) (*part, *durable.Temp, error) {
	p, turn, err := d.takePart(name, dev, from, size, quota)
	if err != nil {
		return nil, nil, err
	}
	if err := p.take(turn, body); err != nil {
		if !errors.Is(err, errTakenOver) && !(errors.Is(err, ErrBody) && d.keep(name, p, turn)) {
			d.discard(name, p)
		} else if errors.Is(err, errTakenOver) {
			err = fmt.Errorf("%w: %w", ErrBody, err)
		}
		return nil, nil, err
	}
	t, ok := p.finish(turn)
	if !ok {
		return nil, nil, fmt.Errorf("%w: %w", ErrBody, errTakenOver)
	}
	d.unlist(name, p)
	return p, t, nil
}

// takePart returns the part that an upload adds to, and its turn.
func (d *Disk) takePart(name partName, dev *device, from, size, quota int64) (*part, int, error) {
	d.parts.mu.Lock()
	old := d.parts.all[name]
	d.parts.mu.Unlock()
	if from > 0 {
		if old == nil {
			return nil, 0, &OffsetError{}
		}
		old.mu.Lock()
		defer old.mu.Unlock()
		if old.got != from || old.size != size || old.temp == nil {
			return nil, 0, &OffsetError{old.got}
		}
		old.turn++
		old.idle = time.Time{}
		return old, old.turn, nil
	}
	if old.resting() {
		d.discard(name, old)
	} // else two are sending the same, and each goes on with its own
	d.makeRoom(name.device)
	room, err := dev.reserve(size, quota)
	if _, ok := errors.AsType[*QuotaError](err); ok {
		// What may go on some time keeps nobody from what goes on now.
		d.dropParts(func(other partName, _ time.Time) bool { return other.device == name.device })
		room, err = dev.reserve(size, quota)
	}
	if err != nil {
		return nil, 0, err
	}
	t, err := durable.CreateTemp(d.fsys, filepath.Join(d.dir, "tmp"), 0o600)
	if err != nil {
		room.cancel()
		return nil, 0, err
	}
	p := &part{size: size, room: room, temp: t, turn: 1}
	if !name.pack {
		p.hash = erasure.NewRoot()
	}
	d.parts.mu.Lock()
	if d.parts.all == nil {
		d.parts.all = map[partName]*part{}
	}
	old = d.parts.all[name]
	d.parts.all[name] = p
	d.parts.mu.Unlock()
	if old.resting() { // it came and broke off meanwhile; an active one sees to itself
		d.discard(name, old)
	}
	return p, 1, nil
}

// take adds what a body brings, until the shard is whole. What the body fails
// with is wrapped beside ErrBody.
func (p *part) take(turn int, body io.Reader) error {
	buf := copyBuffers.Get().(*[]byte)
	defer copyBuffers.Put(buf)
	for {
		n, err := body.Read(*buf)
		whole, werr := p.add(turn, (*buf)[:n])
		switch {
		case werr != nil:
			return werr
		case err == io.EOF && !whole:
			return fmt.Errorf("%w: before its last byte", ErrBody)
		case err == io.EOF || whole && err == nil && ended(body):
			return nil
		case whole:
			return fmt.Errorf("%w: there is more than was announced", ErrBody)
		case err != nil:
			return fmt.Errorf("%w: %w", ErrBody, err)
		}
	}
}

// ended tells whether a body of which everything has come is at its end.
func ended(body io.Reader) bool {
	var one [1]byte
	n, err := io.ReadFull(body, one[:])
	return n == 0 && err == io.EOF
}

func (p *part) add(turn int, b []byte) (whole bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.turn != turn || p.temp == nil:
		return false, errTakenOver
	case p.got+int64(len(b)) > p.size:
		return false, fmt.Errorf("%w: there is more than was announced", ErrBody)
	}
	if p.hash != nil {
		p.hash.Write(b)
	}
	if _, err := p.temp.Write(b); err != nil {
		return false, err
	}
	p.got += int64(len(b))
	return p.got == p.size, nil
}

// finish takes a whole shard's file from its part.
func (p *part) finish(turn int) (*durable.Temp, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.turn != turn || p.temp == nil {
		return nil, false
	}
	t := p.temp
	p.temp = nil
	return t, true
}

// resting tells whether a part waits for an upload to go on.
func (p *part) resting() bool {
	if p == nil {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.idle.IsZero()
}

// keep leaves what has come to an upload that goes on, if it is worth it and
// the part is the one on the list.
func (d *Disk) keep(name partName, p *part, turn int) bool {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if d.parts.all[name] != p || p.turn != turn || p.got == 0 || p.got >= p.size || p.size < keepFrom {
		return false
	}
	p.idle = time.Now()
	return true
}

// unlist takes a part off the list, if it is on it.
func (d *Disk) unlist(name partName, p *part) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	if d.parts.all[name] == p {
		delete(d.parts.all, name)
	}
}

// giveUp discards whatever there is of a shard, as it stands already.
func (d *Disk) giveUp(name partName) {
	d.parts.mu.Lock()
	p := d.parts.all[name]
	d.parts.mu.Unlock()
	if p != nil {
		d.discard(name, p)
	}
}

// discard removes a part and its file.
func (d *Disk) discard(name partName, p *part) {
	d.unlist(name, p)
	p.mu.Lock()
	t := p.temp
	p.temp = nil
	p.turn++
	p.mu.Unlock()
	if t == nil {
		return // whoever has the file sees to it
	}
	p.room.cancel()
	if err := t.Abort(); err != nil {
		d.log.Error("remove an upload that broke off", "error", err)
	}
}

// SweepParts gives up the uploads that broke off, and that nobody came back for
// for longer than age.
func (d *Disk) SweepParts(age time.Duration) {
	d.dropParts(func(_ partName, idle time.Time) bool { return time.Since(idle) > age })
}

// dropParts gives up the resting parts that which picks by name and by since when
// they rest.
func (d *Disk) dropParts(which func(name partName, idle time.Time) bool) {
	drop := map[partName]*part{}
	d.parts.mu.Lock()
	for name, p := range d.parts.all {
		p.mu.Lock()
		if !p.idle.IsZero() && which(name, p.idle) {
			drop[name] = p
		}
		p.mu.Unlock()
	}
	d.parts.mu.Unlock()
	for name, p := range drop {
		d.discard(name, p)
	}
}

// makeRoom gives up the part that rests for longest, if there are too many for
// one more of a device.
func (d *Disk) makeRoom(dev record.Hash) {
	type candidate struct {
		name partName
		part *part
		idle time.Time
	}
	var oldest, oldestHere candidate
	here := 0
	d.parts.mu.Lock()
	all := len(d.parts.all)
	for name, p := range d.parts.all {
		p.mu.Lock()
		c := candidate{name, p, p.idle}
		p.mu.Unlock()
		if name.device == dev {
			here++
		}
		if c.idle.IsZero() {
			continue
		}
		if oldest.part == nil || c.idle.Before(oldest.idle) {
			oldest = c
		}
		if name.device == dev && (oldestHere.part == nil || c.idle.Before(oldestHere.idle)) {
			oldestHere = c
		}
	}
	d.parts.mu.Unlock()
	drop := candidate{}
	if here >= maxDeviceParts {
		drop = oldestHere
	} else if all >= maxParts {
		drop = oldest
	}
	if drop.part != nil {
		d.discard(drop.name, drop.part)
	}
}

// closeParts gives all parts up.
func (d *Disk) closeParts() {
	d.parts.mu.Lock()
	all := maps.Clone(d.parts.all)
	d.parts.mu.Unlock()
	for name, p := range all {
		d.discard(name, p)
	}
}
