package chain

import (
	"sync"
	"sync/atomic"

	dbm "github.com/cometbft/cometbft-db"
)

// database is one of CometBFT's, which outlives its users. CometBFT closes its
// stores when it stops, but does not wait for what it started for each peer and
// for catching up: these would find the store closed in the middle of a step, and
// end the process by a panic. Here they stop for ever at their next access, and
// have done nothing.
type database struct {
	dbm.DB
	closing *atomic.Bool  // whether the node is being closed
	park    chan struct{} // never closed
	mu      sync.RWMutex  // held for reading during an access
	closed  bool          // guarded by mu
}

// use begins an access; the access ends with mu.RUnlock.
func (d *database) use() {
	d.mu.RLock()
	if d.closed && d.closing.Load() {
		d.mu.RUnlock()
		<-d.park
	}
}

func (d *database) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil
	}
	d.closed = true
	return d.DB.Close()
}

func (d *database) Get(key []byte) ([]byte, error) {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.Get(key)
}

func (d *database) Has(key []byte) (bool, error) {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.Has(key)
}

func (d *database) Set(key, value []byte) error {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.Set(key, value)
}

func (d *database) SetSync(key, value []byte) error {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.SetSync(key, value)
}

func (d *database) Delete(key []byte) error {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.Delete(key)
}

func (d *database) DeleteSync(key []byte) error {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.DeleteSync(key)
}

func (d *database) Iterator(start, end []byte) (dbm.Iterator, error) {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.Iterator(start, end)
}

func (d *database) ReverseIterator(start, end []byte) (dbm.Iterator, error) {
	d.use()
	defer d.mu.RUnlock()
	return d.DB.ReverseIterator(start, end)
}

func (d *database) NewBatch() dbm.Batch {
	d.use()
	defer d.mu.RUnlock()
	return &batch{Batch: d.DB.NewBatch(), of: d}
}

// batch is a batch of a database.
type batch struct {
	dbm.Batch
	of *database
}

func (b *batch) Write() error {
	b.of.use()
	defer b.of.mu.RUnlock()
	return b.Batch.Write()
}

func (b *batch) WriteSync() error {
	b.of.use()
	defer b.of.mu.RUnlock()
	return b.Batch.WriteSync()
}
