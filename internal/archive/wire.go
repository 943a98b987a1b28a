package archive

import (
	"math"
	"time"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/seal/dcbor"
)

// wireEntry is an entry as the format has it. Keys 18 and 19 are left free.
type wireEntry struct {
	Path   cbor.ByteString `cbor:"1,keyasint"`
	Type   uint8           `cbor:"2,keyasint"`
	Mode   uint32          `cbor:"3,keyasint"`
	UID    uint32          `cbor:"4,keyasint"`
	GID    uint32          `cbor:"5,keyasint"`
	User   cbor.ByteString `cbor:"6,keyasint,omitempty"`
	Group  cbor.ByteString `cbor:"7,keyasint,omitempty"`
	MTime  int64           `cbor:"8,keyasint"`
	Size   uint64          `cbor:"9,keyasint,omitempty"`
	Target cbor.ByteString `cbor:"10,keyasint,omitempty"`
	Source uint16          `cbor:"11,keyasint"`
	Chunks []ref           `cbor:"12,keyasint,omitempty"`
	Parts  []part          `cbor:"13,keyasint,omitempty"`
	Depth  uint8           `cbor:"14,keyasint,omitempty"`
	Skip   uint32          `cbor:"15,keyasint,omitempty"`
	Flags  uint32          `cbor:"16,keyasint,omitempty"`

	Attributes []wireAttribute `cbor:"17,keyasint,omitempty"`
	Link       cbor.ByteString `cbor:"20,keyasint,omitempty"`
	Holes      []Hole          `cbor:"21,keyasint,omitempty"`
	Device     *DeviceNumber   `cbor:"22,keyasint,omitempty"`
}

const (
	flagInexact = 1
	flagLinked  = 2
)

func (e Entry) wire() wireEntry {
	w := wireEntry{Path: cbor.ByteString(e.Path), Type: uint8(e.Type), Mode: e.Mode, UID: e.UID, GID: e.GID,
		User: cbor.ByteString(e.User), Group: cbor.ByteString(e.Group), MTime: nanos(e.MTime), Size: e.Size,
		Target: cbor.ByteString(e.Target), Source: uint16(e.Source), Chunks: e.content.chunks, Parts: e.content.parts,
		Depth: e.content.depth, Skip: e.content.skip, Attributes: wireAttributes(e.Attributes), Link: cbor.ByteString(e.Link),
		Holes: e.Holes, Device: e.Device}
	if e.Inexact {
		w.Flags |= flagInexact
	}
	if e.Linked {
		w.Flags |= flagLinked
	}
	return w
}

func (w wireEntry) entry() Entry {
	return Entry{Path: string(w.Path), Type: Type(w.Type), Mode: w.Mode, UID: w.UID, GID: w.GID, User: string(w.User),
		Group: string(w.Group), MTime: time.Unix(0, w.MTime), Size: w.Size, Target: string(w.Target), Source: int(w.Source),
		Attributes: attributesOf(w.Attributes), Link: string(w.Link), Linked: w.Flags&flagLinked != 0, Holes: w.Holes, Device: w.Device,
		Inexact: w.Flags&flagInexact != 0, content: content{w.Chunks, w.Parts, w.Depth, w.Skip}}
}

// append encodes the entry: to the very bytes that dcbor.Marshal makes of it.
func (w wireEntry) append(b []byte) []byte {
	pairs := 7 // those that are always there
	for _, there := range [...]bool{w.User != "", w.Group != "", w.Size != 0, w.Target != "", len(w.Chunks) > 0, len(w.Parts) > 0,
		w.Depth != 0, w.Skip != 0, w.Flags != 0, len(w.Attributes) > 0, w.Link != "", len(w.Holes) > 0, w.Device != nil} {
		if there {
			pairs++
		}
	}
	b = dcbor.AppendMap(b, pairs)
	number := func(key, n uint64) { b = dcbor.AppendUint(dcbor.AppendUint(b, key), n) }
	optional := func(key, n uint64) {
		if n != 0 {
			number(key, n)
		}
	}
	text := func(key uint64, s cbor.ByteString) {
		if s != "" {
			b = dcbor.AppendBytes(dcbor.AppendUint(b, key), string(s))
		}
	}
	list := func(key uint64, n int) {
		if n > 0 {
			b = dcbor.AppendArray(dcbor.AppendUint(b, key), n)
		}
	}
	b = dcbor.AppendBytes(dcbor.AppendUint(b, 1), string(w.Path))
	number(2, uint64(w.Type))
	number(3, uint64(w.Mode))
	number(4, uint64(w.UID))
	number(5, uint64(w.GID))
	text(6, w.User)
	text(7, w.Group)
	b = dcbor.AppendInt(dcbor.AppendUint(b, 8), w.MTime)
	optional(9, w.Size)
	text(10, w.Target)
	number(11, uint64(w.Source))
	list(12, len(w.Chunks))
	for _, r := range w.Chunks {
		b = appendNumbers(b, r.Pack, uint64(r.Offset), uint64(r.Stored), uint64(r.Plain))
	}
	list(13, len(w.Parts))
	for _, p := range w.Parts {
		b = appendNumbers(b, p.Pack, uint64(p.Offset), uint64(p.Stored), uint64(p.Plain), p.Size)
	}
	optional(14, uint64(w.Depth))
	optional(15, uint64(w.Skip))
	optional(16, uint64(w.Flags))
	list(17, len(w.Attributes))
	for _, a := range w.Attributes {
		b = dcbor.AppendBytes(dcbor.AppendBytes(dcbor.AppendArray(b, 2), string(a.Name)), string(a.Value))
	}
	text(20, w.Link)
	list(21, len(w.Holes))
	for _, h := range w.Holes {
		b = appendNumbers(b, h.Offset, h.Length)
	}
	if w.Device != nil {
		b = appendNumbers(dcbor.AppendUint(b, 22), uint64(w.Device.Major), uint64(w.Device.Minor))
	}
	return b
}

// parse decodes what append has made, for a memo, which has a checksum: a tree's
// nodes come from others and are read by parseNode.
func (w *wireEntry) parse(b []byte) bool {
	r := dcbor.NewReader(b)
	short := func() uint32 { return uint32(r.Uint(math.MaxUint32)) }
	number := func() uint64 { return r.Uint(math.MaxUint64) }
	text := func() cbor.ByteString { return cbor.ByteString(r.Bytes()) }
	array := func(n int) {
		if r.Array(1) != n {
			r.Fail()
		}
	}
	*w = wireEntry{}
	for range r.Map() {
		switch number() {
		case 1:
			w.Path = text()
		case 2:
			w.Type = uint8(r.Uint(math.MaxUint8))
		case 3:
			w.Mode = short()
		case 4:
			w.UID = short()
		case 5:
			w.GID = short()
		case 6:
			w.User = text()
		case 7:
			w.Group = text()
		case 8:
			w.MTime = r.Int()
		case 9:
			w.Size = number()
		case 10:
			w.Target = text()
		case 11:
			w.Source = uint16(r.Uint(math.MaxUint16))
		case 12:
			w.Chunks = readList(r, 5, func() ref {
				array(4)
				return ref{Pack: number(), Offset: short(), Stored: short(), Plain: short()}
			})
		case 13:
			w.Parts = readList(r, 6, func() part {
				array(5)
				return part{Pack: number(), Offset: short(), Stored: short(), Plain: short(), Size: number()}
			})
		case 14:
			w.Depth = uint8(r.Uint(math.MaxUint8))
		case 15:
			w.Skip = short()
		case 16:
			w.Flags = short()
		case 17:
			w.Attributes = readList(r, 3, func() wireAttribute {
				array(2)
				return wireAttribute{Name: text(), Value: text()}
			})
		case 20:
			w.Link = text()
		case 21:
			w.Holes = readList(r, 3, func() Hole {
				array(2)
				return Hole{Offset: number(), Length: number()}
			})
		case 22:
			array(2)
			w.Device = &DeviceNumber{Major: short(), Minor: short()}
		default:
			r.Fail()
		}
	}
	return r.Whole()
}

// readList reads an array of elements of at least so many bytes each.
func readList[T any](r *dcbor.Reader, least int, element func() T) []T {
	list := make([]T, r.Array(least))
	for i := range list {
		list[i] = element()
	}
	return list
}

// appendNumbers encodes an array of numbers.
func appendNumbers(b []byte, numbers ...uint64) []byte {
	b = dcbor.AppendArray(b, len(numbers))
	for _, n := range numbers {
		b = dcbor.AppendUint(b, n)
	}
	return b
}
