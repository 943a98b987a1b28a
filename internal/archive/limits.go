package archive

import (
	"errors"

	"github.com/byssus-iot/byssus/internal/record"
)

// Limits of the format. A reader refuses what is beyond them.
const (
	// PackBytes is the length of a full pack.
	PackBytes = 4 << 20
	// MaxChunkBytes bounds a chunk's content, a node's included.
	MaxChunkBytes = 1 << 20

	maxPackChunks   = 16384     // chunks of one pack
	maxPath         = 4096      // bytes of an entry's path
	maxName         = 255       // bytes of one part of it
	maxTarget       = 4096      // bytes of a symbolic link's target
	maxOwnerName    = 256       // bytes of a user's or group's name
	maxFile         = 1<<63 - 1 // bytes of a file, holes included
	maxAttributes   = 256       // extended attributes of an entry
	maxAttribute    = 255       // bytes of one's name
	maxAttributeSum = 64 << 10  // bytes of all their names and values
	maxHoles        = 1024
	maxEntryBytes   = 128 << 10 // an encoded entry
	maxNodeBytes    = 256 << 10
	maxTreeLevels   = 8
	maxContentDepth = 4
	maxEntryRefs    = 512  // references in an entry
	maxRefNodeRefs  = 1024 // and in a reference node
	maxKeyEntries   = 4096 // packs of one key segment
	maxKeySegments  = 4096 // key segments of one manifest
	maxUnread       = 1000 // files named in a manifest as not read
	maxReason       = 256  // bytes of the reason
	maxSources      = 256
)

var (
	// ErrForm is wrapped by every error about bytes that are not what the
	// format says, though they are sealed or named rightly.
	ErrForm = errors.New("not a valid archive")
	// ErrNewer is record.ErrNewer.
	ErrNewer = record.ErrNewer
	// ErrSwapped is wrapped when an object is whole, but another one than the
	// one asked for: of another snapshot, say an older.
	ErrSwapped = errors.New("not the object that was asked for")
)

// Identity is whose archive it is.
type Identity struct {
	Genesis record.Hash // hash of the EVM genesis block
	Device  record.Hash // device id
}
