package disk

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

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

// Close removes it. It may be called again.
func (p *Pack) Close() {
	p.room.cancel()
	if p.temp == nil {
		return
	}
	if err := p.temp.Abort(); err != nil {
		p.disk.log.Error("remove a pack that came in", "error", err)
	}
	p.temp = nil
}

// Coded says what becomes of a pack here: shards of one length. No root is twice
// in either list.
type Coded struct {
	Keep  []record.Hash // roots of those that are kept; none of them stands yet
	Relay []record.Hash // and of those that wait for other stores
	Bytes int64         // of each
}

// Room tells whether what becomes of a pack would be taken in now, of which an
// upload is to bring the bytes from one on: if not, it fails as PutCoded would.
// It sets nothing aside.
func (d *Disk) Room(dev, hash record.Hash, from int64, c Coded, quota int64) error {
	device := d.device(dev)
	err := device.prepare(d)
	if err == nil {
		spare, back := partName{device: dev}, []*reservation(nil)
		if from > 0 { // what is here of it goes on, and its shards take its place
			spare = partName{dev, hash, true}
			if p := d.partOf(spare, from); p != nil {
				back = append(back, p.room)
			}
		}
		err = d.yielding(spare, func() error {
			_, _, err := d.admit(device, c, back, quota, false)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("look for room for pack %s: %w", hash, classify(err))
	}
	return nil
}

// PutCoded takes in what has become of a pack, in the place of what came of it
// (nil: nothing did), which it closes. Shards that are kept are durable then;
// stood is true if they were before. The others wait until they are dropped or
// swept, or the same device needs the room for others; they count against the
// device's quota meanwhile. Errors: ErrRelay, ErrFull, ErrBadRoot, *QuotaError;
// with the first and the last nothing has been taken in.
func (d *Disk) PutCoded(dev record.Hash, came *Pack, c Coded, shard func(root record.Hash) []byte, quota int64) (stood bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("put the shards of a pack: %w", classify(err))
		}
	}()
	device := d.device(dev)
	if err := device.prepare(d); err != nil {
		return false, err
	}
	var back []*reservation
	if came != nil {
		defer came.Close()
		back = append(back, came.room)
	}
	var fresh []record.Hash
	var rooms []*reservation
	err = d.yielding(partName{device: dev}, func() (err error) {
		fresh, rooms, err = d.admit(device, c, back, quota, true)
		return err
	})
	if err != nil {
		return false, err
	}
	if came != nil {
		came.Close() // before its shards are written: a disk that is nearly full needs its room
	}
	for i, root := range fresh {
		err = d.relayOne(dev, root, shard(root), rooms[i], err)
	}
	stood = true
	for i, root := range c.Keep {
		was := false
		if err == nil {
			was, err = d.keepOne(device, root, shard(root), rooms[len(fresh)+i])
		}
		rooms[len(fresh)+i].cancel()
		stood = stood && was
	}
	return stood && err == nil, err
}

// admit decides whether what becomes of a pack is taken in: whether its shards
// find room in the relay, where the device's oldest make way for them, and all of
// it in the quota, when what they and back hold is given back. If it is to do so,
// it makes that room; each of the fresh shards, which do not wait yet, and then
// each that is kept has its own.
func (d *Disk) admit(dev *device, c Coded, back []*reservation, quota int64, do bool) (fresh []record.Hash, rooms []*reservation, err error) {
	r := &d.relay
	r.mu.Lock()
	defer r.mu.Unlock()
	fresh, goes, err := r.plan(dev.id, c.Relay, c.Bytes)
	if err != nil {
		return nil, nil, err
	}
	back = slices.Clone(back)
	for _, root := range goes {
		back = append(back, r.waiting[relayed{dev.id, root}].room)
	}
	rooms, err = dev.exchange(back, len(fresh)+len(c.Keep), c.Bytes, quota, do)
	if err != nil || !do {
		return nil, nil, err
	}
	for _, root := range goes {
		key := relayed{dev.id, root}
		d.removeRelay(key, r.waiting[key])
	}
	for _, root := range c.Relay {
		if f := r.waiting[relayed{dev.id, root}]; f != nil {
			f.since = time.Now()
			r.devices[dev.id].order.MoveToBack(f.place)
		}
	}
	r.grow(dev.id, int64(len(fresh))*c.Bytes, len(fresh))
	return fresh, rooms, nil
}

// keepOne makes a shard durable that is this store's own, unless it stands.
func (d *Disk) keepOne(dev *device, root record.Hash, shard []byte, room *reservation) (stood bool, err error) {
	stood, err = d.stands(dev, root)
	if err == nil && !stood {
		err = d.write(dev, Shard, root, room, hashed(root, int64(len(shard)), func(w io.Writer) error {
			_, err := w.Write(shard)
			return err
		}))
	}
	if err == nil {
		d.giveUp(partName{dev.id, root, false}) // what came of it by itself
	}
	return stood, err
}
