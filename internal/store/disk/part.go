package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
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
	// An upload that brings nothing for quiet has no more in this machine's
	// buffers. One that does not end is waited for no longer than settleMost.
	quiet      = 100 * time.Millisecond
	settleMost = 5 * time.Second
)

// OffsetError says that an upload cannot go on from where it wanted to.
type OffsetError struct{ Have int64 } // bytes here

func (e *OffsetError) Error() string {
	return fmt.Sprintf("%d bytes of the shard are here: go on from there", e.Have)
}

var errTakenOver = errors.New("another upload of the shard has taken over")

// parts are the uploads of shards and packs that are under way or have broken off. They
// live in memory and in temporary files: nothing of them is acknowledged, and a
// store that starts again has none. Of one shard or pack any number may be under
// way, and one rests: that of which most has come. A request that comes late, when
// its connection has long been given up, thus costs nothing of what came since.
type parts struct {
	mu  sync.Mutex // guards all; held before that of a part
	all map[partName][]*part
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
// put: what an upload that broke off may go on from. Zero if there are none. Who
// asks ends an upload that is under way, unless all of it is here: then it goes
// on to its end. What a broken connection left to be read here is read first: it
// has crossed the device's link.
func (d *Disk) Part(dev, name record.Hash) int64 {
	d.settle(dev, name)
	have, drop := d.rest(partName{dev, name, false})
	if have == 0 {
		drop()
		have, drop = d.rest(partName{dev, name, true})
	}
	drop()
	return have
}

// settle waits while uploads of a shard or pack that are under way get on.
func (d *Disk) settle(dev, name record.Hash) {
	for had, end := int64(-1), time.Now().Add(settleMost); time.Now().Before(end); time.Sleep(quiet) {
		got := d.coming(partName{dev, name, false}) + d.coming(partName{dev, name, true})
		if got == 0 || got == had {
			return
		}
		had = got
	}
}

// coming is how many bytes are here of the uploads of a name that are under way
// and not whole, and one for each.
func (d *Disk) coming(name partName) (bytes int64) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	for _, p := range d.parts.all[name] {
		if got := p.came(); got < p.size && !p.resting() {
			bytes += got + 1
		}
	}
	return bytes
}

// rest ends the uploads of a name that are under way, as the device that asks has
// left them, and lets that rest of which most has come; drop gives up the others.
func (d *Disk) rest(name partName) (have int64, drop func()) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock() // nobody takes one off the list meanwhile: then none would see to it
	var most *part
	var others []*part
	for _, p := range d.parts.all[name] {
		got := p.came()
		if got == p.size {
			return got, func() {} // nothing more of it is waited for
		}
		switch {
		case most == nil:
			most, have = p, got
		case got > have:
			others = append(others, most)
			most, have = p, got
		default:
			others = append(others, p)
		}
	}
	if most != nil {
		most.mu.Lock()
		have = most.got
		if have < most.size {
			most.turn++
			most.idle = time.Now()
		}
		most.mu.Unlock()
	}
	return have, func() {
		for _, p := range others {
			d.discard(name, p)
		}
	}
}

// came is how many bytes are here.
func (p *part) came() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
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
	d.dropRest(name)
	return p, t, nil
}

// takePart returns the part that an upload adds to, and its turn.
func (d *Disk) takePart(name partName, dev *device, from, size, quota int64) (*part, int, error) {
	if from > 0 {
		return d.goOn(name, from, size)
	}
	d.makeRoom(name.device)
	var room *reservation
	err := d.yielding(partName{device: name.device}, func() (err error) {
		room, err = dev.reserve(size, quota)
		return err
	})
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
		d.parts.all = map[partName][]*part{}
	}
	d.parts.all[name] = append(d.parts.all[name], p)
	d.parts.mu.Unlock()
	return p, 1, nil
}

// goOn returns the part of which so many bytes are here, and the turn of who
// brings the rest.
func (d *Disk) goOn(name partName, from, size int64) (*part, int, error) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	most := int64(0)
	for _, p := range d.parts.all[name] {
		if turn, ok := p.takeTurn(from, size); ok {
			return p, turn, nil
		}
		most = max(most, p.came())
	}
	return nil, 0, &OffsetError{most}
}

// partOf returns the part of a name of which so many bytes are here, nil if none
// is.
func (d *Disk) partOf(name partName, from int64) *part {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	for _, p := range d.parts.all[name] {
		if p.came() == from {
			return p
		}
	}
	return nil
}

// takeTurn begins an upload that goes on from a byte, if so many are here.
func (p *part) takeTurn(from, size int64) (turn int, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.got != from || p.size != size || p.temp == nil {
		return 0, false
	}
	p.turn++
	p.idle = time.Time{}
	return p.turn, true
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
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.idle.IsZero()
}

// keep leaves what has come to an upload that goes on, if it is worth it and
// more than what rests of the same already.
func (d *Disk) keep(name partName, p *part, turn int) bool {
	less, kept := d.keepMost(name, p, turn)
	if less != nil {
		d.discard(name, less)
	}
	return kept
}

// keepMost is keep; less is what rested and has to go.
func (d *Disk) keepMost(name partName, p *part, turn int) (less *part, kept bool) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	for _, other := range d.parts.all[name] {
		if other != p && other.resting() {
			less = other
		}
	}
	has := int64(0)
	if less != nil {
		has = less.came()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.turn != turn || p.got <= has || p.got >= p.size || p.size < keepFrom {
		return nil, false
	}
	p.idle = time.Now()
	return less, true
}

// unlist takes a part off the list, if it is on it.
func (d *Disk) unlist(name partName, p *part) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	left := slices.DeleteFunc(d.parts.all[name], func(other *part) bool { return other == p })
	if len(left) > 0 {
		d.parts.all[name] = left
	} else {
		delete(d.parts.all, name)
	}
}

// giveUp discards whatever there is of a shard, as it stands already.
func (d *Disk) giveUp(name partName) {
	d.parts.mu.Lock()
	all := slices.Clone(d.parts.all[name])
	d.parts.mu.Unlock()
	for _, p := range all {
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

// yielding calls reserve, and once more if a device's quota has no room and its
// resting parts, but not the one that is spared, have been given up: what may go
// on some time keeps nobody from what goes on now.
func (d *Disk) yielding(spare partName, reserve func() error) error {
	err := reserve()
	if _, ok := errors.AsType[*QuotaError](err); !ok {
		return err
	}
	d.dropParts(func(other partName, _ time.Time) bool { return other.device == spare.device && other != spare })
	return reserve()
}

// dropRest gives up what rests of a name of which all has come.
func (d *Disk) dropRest(name partName) {
	d.parts.mu.Lock()
	rest := slices.DeleteFunc(slices.Clone(d.parts.all[name]), func(p *part) bool { return !p.resting() })
	d.parts.mu.Unlock()
	for _, p := range rest {
		d.discard(name, p)
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
	for _, l := range d.listed() {
		if !l.idle.IsZero() && which(l.name, l.idle) {
			d.discard(l.name, l.part)
		}
	}
}

// listedPart is a part as it was a moment ago.
type listedPart struct {
	name partName
	part *part
	idle time.Time // since when it rests; zero: it does not
}

// listed returns all parts.
func (d *Disk) listed() (all []listedPart) {
	d.parts.mu.Lock()
	defer d.parts.mu.Unlock()
	for name, of := range d.parts.all {
		for _, p := range of {
			p.mu.Lock()
			all = append(all, listedPart{name, p, p.idle})
			p.mu.Unlock()
		}
	}
	return all
}

// makeRoom gives up the part that rests for longest, if there are too many for
// one more of a device.
func (d *Disk) makeRoom(dev record.Hash) {
	all := d.listed()
	here := 0
	var oldest, oldestHere listedPart
	for _, l := range all {
		if l.name.device == dev {
			here++
		}
		if l.idle.IsZero() {
			continue
		}
		if oldest.part == nil || l.idle.Before(oldest.idle) {
			oldest = l
		}
		if l.name.device == dev && (oldestHere.part == nil || l.idle.Before(oldestHere.idle)) {
			oldestHere = l
		}
	}
	drop := listedPart{}
	if here >= maxDeviceParts {
		drop = oldestHere
	} else if len(all) >= maxParts {
		drop = oldest
	}
	if drop.part != nil {
		d.discard(drop.name, drop.part)
	}
}

// closeParts gives all parts up.
func (d *Disk) closeParts() {
	for _, l := range d.listed() {
		d.discard(l.name, l.part)
	}
}
