package archive

import "github.com/byssus-iot/byssus/internal/seal"

// EpochKey returns the key of the last committed snapshot's epoch, with which
// the device reads that snapshot without asking anybody; false if none was
// committed.
func (a *Archive) EpochKey() (epoch uint32, key seal.Secret, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	c := a.state.Committed
	if c == nil {
		return 0, key, false
	}
	return c.Epoch, c.EpochKey, true
}
