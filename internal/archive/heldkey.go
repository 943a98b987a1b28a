package archive

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/seal"
)

// HeldKey reads the key of the last committed snapshot's epoch as EpochKey
// returns it, from an archive that another process may have open: it takes no
// lock and writes nothing.
func HeldKey(fsys durable.FS, dir string, id Identity) (epoch uint32, key seal.Secret, ok bool, err error) {
	var s stateBody
	if err := readState(fsys, dir, stateFile, &s); errors.Is(err, fs.ErrNotExist) {
		return 0, key, false, nil
	} else if err != nil {
		return 0, key, false, err
	}
	if s.Genesis != id.Genesis || s.Device != id.Device {
		return 0, key, false, &StateError{dir, fmt.Errorf("it belongs to device %s of the chain %s", s.Device, s.Genesis)}
	}
	if s.Committed == nil {
		return 0, key, false, nil
	}
	return s.Committed.Epoch, s.Committed.EpochKey, true, nil
}
