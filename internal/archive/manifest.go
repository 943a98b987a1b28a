package archive

import (
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/seal/dcbor"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

const manifestVersion = 1

// Manifest is what a snapshot is, readable only under its epoch's key.
type Manifest struct {
	Archive  record.Hash // id of the archive, random
	Device   record.Hash
	Sequence uint64
	Epoch    uint32
	Created  time.Time // by the device's clock: a claim
	Host     string
	Program  string // name and version of what made it
	Sources  []SourceInfo
	Stats    Stats
	Unread   []Unread // files that could not be read, or not well; at most 1000
	// UnreadCount is how many there were.
	UnreadCount uint64
	Chunker     Chunker
	Parent      record.Hash // list root of the snapshot it grew from, or zero
	// Verdict is what the device suspected when it made the snapshot.
	Verdict suspicion.Verdict

	idKey       seal.Secret
	root        node
	keySegments []record.Hash
	packs       uint64
}

// SourceInfo names a source of a snapshot.
type SourceInfo struct {
	Kind string // "files", "sqlite", "command"
	Path string // of a file or folder: absolute, links in it resolved
}

// Stats counts what a snapshot holds.
type Stats struct {
	_     struct{} `cbor:",toarray"`
	Files uint64
	Dirs  uint64
	Links uint64
	Bytes uint64 // content of all files
	Added uint64 // content that was in no pack before
}

// Unread names a file that could not be read, or not as it should, and why.
type Unread struct {
	Path   string
	Reason string
}

// Chunker is how contents are cut.
type Chunker struct {
	_      struct{} `cbor:",toarray"`
	Name   string
	Min    uint32
	Normal uint32
	Max    uint32
}

type wireSource struct {
	_    struct{} `cbor:",toarray"`
	Kind string
	Path cbor.ByteString
}

type wireUnread struct {
	_      struct{} `cbor:",toarray"`
	Path   cbor.ByteString
	Reason string
}

type wireManifest struct {
	Version     uint64          `cbor:"1,keyasint"`
	Archive     record.Hash     `cbor:"2,keyasint"`
	IDKey       seal.Secret     `cbor:"3,keyasint"`
	Device      record.Hash     `cbor:"4,keyasint"`
	Sequence    uint64          `cbor:"5,keyasint"`
	Epoch       uint32          `cbor:"6,keyasint"`
	Created     int64           `cbor:"7,keyasint"`
	Host        string          `cbor:"8,keyasint"`
	Program     string          `cbor:"9,keyasint"`
	Sources     []wireSource    `cbor:"10,keyasint"`
	Root        cbor.ByteString `cbor:"11,keyasint"`
	Stats       Stats           `cbor:"12,keyasint"`
	Unread      []wireUnread    `cbor:"13,keyasint,omitempty"`
	UnreadCount uint64          `cbor:"14,keyasint,omitempty"`
	KeySegments []record.Hash   `cbor:"15,keyasint"`
	Packs       uint64          `cbor:"16,keyasint"`
	Chunker     Chunker         `cbor:"17,keyasint"`
	Parent      record.Hash     `cbor:"18,keyasint"`
	Verdict     *wireVerdict    `cbor:"19,keyasint,omitempty"`
}

type wireVerdict struct {
	_       struct{} `cbor:",toarray"`
	Kinds   uint8
	Salt    suspicion.Salt
	Reasons []string
}

func (m Manifest) encode() ([]byte, error) {
	root, err := dcbor.Marshal(m.root)
	if err != nil {
		return nil, err
	}
	w := wireManifest{Version: manifestVersion, Archive: m.Archive, IDKey: m.idKey, Device: m.Device, Sequence: m.Sequence,
		Epoch: m.Epoch, Created: nanos(m.Created), Host: m.Host, Program: m.Program, Sources: []wireSource{},
		Root: cbor.ByteString(root), Stats: m.Stats, UnreadCount: m.UnreadCount, KeySegments: m.keySegments, Packs: m.packs,
		Chunker: m.Chunker, Parent: m.Parent}
	for _, s := range m.Sources {
		w.Sources = append(w.Sources, wireSource{Kind: s.Kind, Path: cbor.ByteString(s.Path)})
	}
	for _, u := range m.Unread {
		w.Unread = append(w.Unread, wireUnread{Path: cbor.ByteString(u.Path), Reason: u.Reason})
	}
	if v := m.Verdict; v.Kinds != 0 {
		w.Verdict = &wireVerdict{Kinds: uint8(v.Kinds), Salt: v.Salt, Reasons: v.Reasons}
	}
	if w.KeySegments == nil {
		w.KeySegments = []record.Hash{}
	}
	return dcbor.Marshal(w)
}

func parseManifest(b []byte) (Manifest, error) {
	v, err := dcbor.Version(b)
	if err != nil {
		return Manifest{}, fmt.Errorf("%w: manifest: %w", ErrForm, err)
	}
	if v != manifestVersion {
		return Manifest{}, fmt.Errorf("%w: manifest of version %d, this program knows %d", ErrNewer, v, manifestVersion)
	}
	var w wireManifest
	if err := decode(b, &w, "manifest"); err != nil {
		return Manifest{}, err
	}
	if w.Sequence == 0 || w.Epoch == 0 || w.Sources == nil || w.KeySegments == nil || len(w.Sources) > maxSources || len(w.Unread) > maxUnread ||
		uint64(len(w.Unread)) > w.UnreadCount || len(w.KeySegments) > maxKeySegments || len(w.Host) > 256 || len(w.Program) > 256 {
		return Manifest{}, fmt.Errorf("%w: manifest beyond the format's limits, or lacking a part", ErrForm)
	}
	root, err := parseNode([]byte(w.Root), true)
	if err != nil {
		return Manifest{}, fmt.Errorf("manifest: %w", err)
	}
	m := Manifest{Archive: w.Archive, Device: w.Device, Sequence: w.Sequence, Epoch: w.Epoch, Created: time.Unix(0, w.Created),
		Host: w.Host, Program: w.Program, Stats: w.Stats, UnreadCount: w.UnreadCount, Chunker: w.Chunker, Parent: w.Parent,
		idKey: w.IDKey, root: root, keySegments: w.KeySegments, packs: w.Packs}
	if v := w.Verdict; v != nil {
		if m.Verdict = (suspicion.Verdict{Kinds: suspicion.Kinds(v.Kinds), Salt: v.Salt, Reasons: v.Reasons}); !m.Verdict.Valid() {
			return Manifest{}, fmt.Errorf("%w: a manifest with a verdict beyond the format's limits", ErrForm)
		}
	}
	for _, s := range w.Sources {
		if len(s.Kind) > 64 || len(s.Path) > maxPath {
			return Manifest{}, fmt.Errorf("%w: a source's name of %d bytes", ErrForm, len(s.Kind)+len(s.Path))
		}
		m.Sources = append(m.Sources, SourceInfo{Kind: s.Kind, Path: string(s.Path)})
	}
	for _, u := range w.Unread {
		if len(u.Path) > maxPath || len(u.Reason) > maxReason {
			return Manifest{}, fmt.Errorf("%w: a note of %d bytes", ErrForm, len(u.Path)+len(u.Reason))
		}
		m.Unread = append(m.Unread, Unread{Path: string(u.Path), Reason: u.Reason})
	}
	return m, nil
}
