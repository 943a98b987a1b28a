package disk

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/byssus-iot/byssus/internal/record"
)

// Errors of a store's folder, returned by Open.
var (
	ErrNewer   = errors.New("the folder was written by a newer version of this program")
	ErrOther   = errors.New("the folder belongs to another store or another chain")
	ErrCorrupt = errors.New("the folder is corrupt")
)

// Errors of objects.
var (
	ErrNotFound  = errors.New("not here")
	ErrBadRoot   = errors.New("the content does not hash to its name")
	ErrBadList   = errors.New("the list contradicts itself or what it names")
	ErrWrongSlot = errors.New("the list places nothing in this slot")
	ErrFull      = errors.New("the disk is full")
	ErrBody      = errors.New("the content ended early")
	ErrRelay     = errors.New("too much waits to be fetched by other stores")
	ErrChanging  = errors.New("content was found damaged meanwhile, ask again")
)

// DamagedError says that an object's bytes no longer match its name. The file
// has been moved aside; putting the object again heals it.
type DamagedError struct {
	Kind   Kind
	Device record.Hash
	Name   record.Hash
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s %s of device %s is damaged: put it again to heal it", e.Kind, e.Name, e.Device)
}

// MissingError lists what a list refers to and is not here.
type MissingError struct{ Missing []record.Hash }

func (e *MissingError) Error() string {
	return fmt.Sprintf("%d segments of the list are missing", len(e.Missing))
}

// QuotaError says that a device has used up what it may store.
type QuotaError struct{ Used, Wanted, Quota int64 } // bytes

func (e *QuotaError) Error() string {
	return fmt.Sprintf("quota: %d bytes used, %d more wanted, %d allowed", e.Used, e.Wanted, e.Quota)
}

// classify marks a full disk, however the system says it.
func classify(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
