package archive

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// The state folder:
//
//	archive.state   who the archive is and its last committed snapshot
//	prepared.state  the snapshot that waits to be committed
//	packs.log       every pack that may be referred to: keys, roots, index
//	index/          sorted runs: where chunks are, made from packs.log
//	lists/<root>    segments of the pack lists of both snapshots
//	memo-<root>     what is remembered of both snapshots' files
const (
	stateFile    = "archive.state"
	preparedFile = "prepared.state"
	packLog      = "packs.log"
	listsDir     = "lists"
	indexDir     = "index"
	freshSuffix  = ".new" // of a log that is being written anew

	stateMagic   = "BYSA"
	stateVersion = 1
	maxState     = 8 << 20
)

var (
	// ErrNoArchive is wrapped by Open when the folder holds no archive.
	ErrNoArchive = errors.New("no archive here")
	// errNoLog is why a log that is there is not the one that was.
	errNoLog   = errors.New("it is empty, but snapshots were committed")
	errSegment = errors.New("the segment does not match its name")
	// ErrExists is wrapped by Create and Adopt when the folder holds one.
	ErrExists = errors.New("an archive is here already")
)

// StateError says what is wrong with a file of the state folder.
type StateError struct {
	File string
	Err  error
}

// Derived tells whether the file is lost or damaged, not merely out of reach, and
// only repeats what stores know of the device's last snapshot: then Recover makes
// it anew.
func (e *StateError) Derived() bool {
	derived := filepath.Base(e.File) == packLog || filepath.Base(filepath.Dir(e.File)) == listsDir
	for _, lost := range []error{fs.ErrNotExist, errNoLog, errSegment, durable.ErrLogDamaged, ErrForm, record.ErrList} {
		if derived && errors.Is(e.Err, lost) {
			return !errors.Is(e.Err, ErrNewer)
		}
	}
	return false
}

func (e *StateError) Error() string {
	if e.Derived() {
		return fmt.Sprintf("the archive's state in %s cannot be used: %v; nothing that was backed up is lost: "+
			"the next backup makes it anew from what the stores have", e.File, e.Err)
	}
	return fmt.Sprintf("the archive's state in %s cannot be used: %v; nothing that was backed up is lost: "+
		"put the folder back from a copy, or remove it and let the device adopt its last snapshot after a granted restore", e.File, e.Err)
}

func (e *StateError) Unwrap() error { return e.Err }

// point is a snapshot as the device that made it knows it.
type point struct {
	Sequence    uint64        `cbor:"1,keyasint"`
	ListRoot    record.Hash   `cbor:"2,keyasint"`
	Epoch       uint32        `cbor:"3,keyasint"`
	EpochKey    seal.Secret   `cbor:"4,keyasint"`
	KeyBox      []byte        `cbor:"5,keyasint"`
	Head        []byte        `cbor:"6,keyasint"`
	KeySegments []record.Hash `cbor:"7,keyasint"`
	Fresh       []record.Hash `cbor:"8,keyasint"` // segments of the list that are new with it
	Memo        string        `cbor:"9,keyasint"`
	Stats       Stats         `cbor:"10,keyasint"`
	Forgets     bool          `cbor:"11,keyasint"`           // once committed, the log is written anew without the keys of other packs
	Named       numbers       `cbor:"12,keyasint"`           // packs that stay known once it is committed
	Idle        numbers       `cbor:"16,keyasint,omitempty"` // packs of it that it does not refer to, to be dropped
	Sparse      numbers       `cbor:"15,keyasint,omitempty"` // packs of it that the next snapshot packs anew
	LastPack    uint64        `cbor:"13,keyasint"`           // highest pack number given so far
	Packs       uint64        `cbor:"14,keyasint"`           // lines of the key table
	// Standing is what judging the next snapshot takes of this one.
	Standing suspicion.Standing `cbor:"17,keyasint,omitzero"`
}

// stateBody is archive.state.
type stateBody struct {
	Version   uint64      `cbor:"1,keyasint"`
	Genesis   record.Hash `cbor:"2,keyasint"`
	Device    record.Hash `cbor:"3,keyasint"`
	Archive   record.Hash `cbor:"4,keyasint"`
	IDKey     seal.Secret `cbor:"5,keyasint"`
	Chunker   Chunker     `cbor:"6,keyasint"`
	Committed *point      `cbor:"7,keyasint,omitempty"`
	NextEpoch uint32      `cbor:"8,keyasint,omitempty"` // an epoch that was begun and not yet committed
	NextKey   seal.Secret `cbor:"9,keyasint"`           // and its key
}

// preparedBody is prepared.state.
type preparedBody struct {
	Version uint64 `cbor:"1,keyasint"`
	Point   point  `cbor:"2,keyasint"`
}

// writeState writes a state file: magic, SHA-256 of the body, body.
func writeState(fsys durable.FS, dir, name string, body any) error {
	b, err := dcbor.Marshal(body)
	if err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	sum := sha256.Sum256(b)
	whole := append(append([]byte(stateMagic), sum[:]...), b...)
	if err := durable.WriteFile(fsys, filepath.Join(dir, name), whole, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// readState reads a state file. A missing one is fs.ErrNotExist.
func readState(fsys durable.FS, dir, name string, body any) error {
	path := filepath.Join(dir, name)
	b, err := durable.ReadFile(fsys, path, maxState)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return &StateError{path, err}
	}
	if err := parseState(b, body); err != nil {
		return &StateError{path, err}
	}
	return nil
}

func parseState(b []byte, body any) error {
	if len(b) < 36 || string(b[:4]) != stateMagic {
		return errors.New("it is damaged: it does not begin as a state file")
	}
	if sum := sha256.Sum256(b[36:]); !bytes.Equal(sum[:], b[4:36]) {
		return errors.New("it is damaged: its checksum does not match")
	}
	v, err := dcbor.Version(b[36:])
	if err != nil {
		return err
	}
	if v != stateVersion {
		return fmt.Errorf("%w: state of version %d, this program knows %d", ErrNewer, v, stateVersion)
	}
	return dcbor.Unmarshal(b[36:], body)
}
