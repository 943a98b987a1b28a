package suspicion

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
)

// Kind is what a content is by its first bytes. Kinds from Text on are
// recognised: somebody can tell what the content is.
type Kind uint8

// The kinds of which more is said than their name.
const (
	Unmeasured Kind = iota // nothing is known of the content
	Short                  // fewer bytes than leastBytes: nothing can be told
	Unknown                // no kind that is known here
	Encoded                // printable characters, each as often as the others
	Sealed                 // what tools of encryption make, and say so
	Blank                  // one byte again and again
	Text
	firstMagic // what follows is told by its first bytes
)

// recognised tells whether somebody can tell what the content is.
func (k Kind) recognised() bool { return k >= Text }

// judged tells whether there is enough content to be judged.
func (k Kind) judged() bool { return k >= Unknown }

// Class is a sort of files that are told apart in reasons and counted apart.
type Class uint8

// The classes.
const (
	Others Class = iota
	Texts
	Images
	Media // sound and film
	Documents
	Archives
	Databases
	Programs
	classes
)

var classNames = [classes]string{"other files", "texts", "images", "recordings", "documents", "archives", "databases", "programs"}

// String names the class, in the plural.
func (c Class) String() string { return classNames[min(c, classes-1)] }

// magic is how contents of a kind begin.
type magic struct {
	class Class
	at    int
	head  string
	also  func(head []byte) bool                 // what else must hold; nil: nothing
	whole func(head, tail []byte, n uint64) bool // whether it ends as it must; nil: nothing is known
}

// ends tells whether a content ends with these bytes.
func ends(with string) func(_, tail []byte, _ uint64) bool {
	return func(_, tail []byte, _ uint64) bool { return bytes.HasSuffix(tail, []byte(with)) }
}

// near tells whether they are near its end.
func near(with string) func(_, tail []byte, _ uint64) bool {
	return func(_, tail []byte, _ uint64) bool { return bytes.Contains(tail, []byte(with)) }
}

func at(offset int, with string) func([]byte) bool {
	return func(head []byte) bool {
		return len(head) >= offset+len(with) && string(head[offset:offset+len(with)]) == with
	}
}

// riff tells whether the length in a RIFF file's head is its own.
func riff(head, _ []byte, n uint64) bool {
	return uint64(binary.LittleEndian.Uint32(head[4:]))+8 <= n
}

// inflates tells whether what comes after so many bytes is a deflate stream, as
// far as the head goes.
func inflates(after int) func(head, _ []byte, _ uint64) bool {
	return func(head, _ []byte, _ uint64) bool {
		if len(head) < after {
			return false
		}
		_, err := io.Copy(io.Discard, io.LimitReader(flate.NewReader(bytes.NewReader(head[after:])), 64<<10))
		return err == nil || errors.Is(err, io.ErrUnexpectedEOF)
	}
}

// gzipped is inflates for a gzip file, whose head may have a name.
func gzipped(head, tail []byte, n uint64) bool {
	after := 10
	if head[3]&4 != 0 {
		return true // further fields: not looked at
	}
	for flag := byte(8); flag <= 16; flag *= 2 { // name, comment
		if head[3]&flag != 0 {
			end := bytes.IndexByte(head[min(after, len(head)):], 0)
			if end < 0 {
				return head[3]&^31 == 0
			}
			after += end + 1
		}
	}
	return head[3]&^31 == 0 && inflates(after)(head, tail, n)
}

// magics are tried in this order; a kind is firstMagic and the place here. The
// values are those of the formats' own specifications, as file(1) knows them too.
var magics = [...]magic{
	{class: Images, head: "\xff\xd8\xff", whole: near("\xff\xd9")},
	{class: Images, head: "\x89PNG\r\n\x1a\n", whole: near("IEND\xae\x42\x60\x82")},
	{class: Images, head: "GIF8", whole: ends(";")},
	{class: Images, head: "RIFF", also: at(8, "WEBP"), whole: riff},
	{class: Media, head: "RIFF", whole: riff},
	{class: Images, head: "II*\x00"}, {class: Images, head: "MM\x00*"},
	{class: Images, head: "BM", also: at(6, "\x00\x00\x00\x00")},
	{class: Images, head: "8BPS"}, {class: Images, head: "\x00\x00\x01\x00"},
	{class: Images, head: "\x00\x00\x00\x0cjP  "}, {class: Images, head: "\xff\x0a"},
	{class: Images, at: 4, head: "ftyphei"}, {class: Images, at: 4, head: "ftypavif"},
	{class: Media, at: 4, head: "ftyp"}, {class: Media, at: 4, head: "moov"}, {class: Media, at: 4, head: "mdat"},
	{class: Media, head: "\x1a\x45\xdf\xa3"}, {class: Media, head: "FLV\x01"}, {class: Media, head: "OggS"},
	{class: Media, head: "fLaC"}, {class: Media, head: "ID3"}, {class: Media, head: "MThd"}, {class: Media, head: "#!AMR"},
	{class: Media, head: "\x00\x00\x01\xba"}, {class: Media, head: "\x00\x00\x01\xb3"}, {class: Media, head: "\x00\x00\x00\x01"},
	{class: Media, head: "\x30\x26\xb2\x75\x8e\x66\xcf\x11"}, {class: Media, head: "FORM"}, {class: Media, head: ".snd"},
	{class: Media, head: "\xff", also: frameSync}, {class: Media, head: "G", also: at(188, "G")},
	{class: Documents, head: "%PDF-", whole: near("%%EOF")},
	{class: Documents, head: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	{class: Archives, head: "PK\x03\x04", whole: near("PK\x05\x06")}, {class: Archives, head: "PK\x05\x06"},
	{class: Archives, head: "\x1f\x8b\x08", whole: gzipped},
	{class: Archives, head: "BZh", also: at(4, "\x31\x41\x59\x26\x53\x59")},
	{class: Archives, head: "\xfd7zXZ\x00", whole: ends("YZ")}, {class: Archives, head: "\x28\xb5\x2f\xfd"},
	{class: Archives, head: "\x04\x22\x4d\x18"}, {class: Archives, head: "7z\xbc\xaf\x27\x1c"}, {class: Archives, head: "Rar!\x1a\x07"},
	{class: Archives, head: "\x5d\x00\x00"}, {class: Archives, head: "\x1f\x9d"}, {class: Archives, head: "\x89LZO"}, {class: Archives, head: "LZIP"},
	{class: Archives, head: "\xff\x06\x00\x00sNaPpY"}, {class: Archives, head: "MSCF"}, {class: Archives, head: "!<arch>\n"},
	{class: Archives, at: 257, head: "ustar"}, {class: Archives, head: "07070"}, {class: Archives, head: "\xed\xab\xee\xdb"},
	{class: Archives, head: "hsqs"}, {class: Archives, head: "PACK\x00\x00\x00"}, {class: Archives, head: "QFI\xfb"}, {class: Archives, head: "KDMV"},
	{class: Archives, head: "x", also: zlibHead, whole: inflates(2)},
	{class: Databases, head: "SQLite format 3\x00"}, {class: Databases, head: "\x37\x7f\x06\x82"}, {class: Databases, head: "PAR1", whole: ends("PAR1")},
	{class: Databases, head: "\x89HDF\r\n\x1a\n"}, {class: Databases, head: "Obj\x01"}, {class: Databases, head: "\x16\xd1\x16\xd1"},
	{class: Databases, head: "REDIS"}, {class: Databases, head: "LPKSHHRH"}, {class: Databases, at: 12, head: "\x62\x31\x05\x00"},
	{class: Databases, at: 12, head: "\x61\x15\x06\x00"}, {class: Databases, at: 16, head: "\xde\xc0\xef\xbe"}, {class: Databases, head: "\x93NUMPY"},
	{class: Databases, head: "\x03\xd9\xa2\x9a"}, {class: Databases, head: "DIRC"}, {class: Databases, head: "\xfftOc"}, {class: Databases, head: "ARROW1"},
	{class: Databases, head: "\xd4\xc3\xb2\xa1"}, {class: Databases, head: "\x0a\x0d\x0d\x0a"},
	{class: Programs, head: "\x7fELF"}, {class: Programs, head: "MZ"}, {class: Programs, head: "\xcf\xfa\xed\xfe"}, {class: Programs, head: "\xca\xfe\xba\xbe"},
	{class: Programs, head: "\x00asm"}, {class: Programs, head: "dex\n"}, {class: Programs, head: "\x1bLua"}, {class: Programs, head: "\x27\x05\x19\x56"},
	{class: Programs, head: "\xd0\x0d\xfe\xed"}, {class: Programs, head: "UBI#"}, {class: Programs, at: 2, head: "\r\r\n"}, {class: Programs, at: 2, head: "\r\n\x00\x00"},
	{class: Others, head: "bplist"}, {class: Others, head: "\xde\x12\x04\x95"}, {class: Others, head: "\x00\x01\x00\x00\x00"}, {class: Others, head: "OTTO"},
	{class: Others, head: "wOFF"}, {class: Others, head: "wOF2"}, {class: Others, head: "\xfe\xed\xfe\xed"}, {class: Others, head: "TZif"},
	{class: Others, head: "\x30\x82"}, {class: Others, head: "\xff\xfe"}, {class: Others, head: "\xfe\xff"},
	{class: Others, head: "ssh-"},
}

// frameSync tells whether a content begins with a frame of MPEG sound.
func frameSync(head []byte) bool {
	if len(head) < 3 || head[1]&0xe0 != 0xe0 || head[1] == 0xff {
		return false
	}
	if head[1]&0xf6 == 0xf0 { // AAC: no layer
		return head[1] == 0xf1 || head[1] == 0xf9
	}
	return head[1]&0x18 != 0x08 && head[1]&6 == 2 && head[2]>>4 != 0 && head[2]>>4 != 15 && head[2]&0x0c != 0x0c
}

// zlibHead tells whether a content begins as RFC 1950 says.
func zlibHead(head []byte) bool {
	return len(head) > 2 && (int(head[0])<<8|int(head[1]))%31 == 0 && head[1]&0x20 == 0
}

// seals are how what tools of encryption make begins.
var seals = [...]string{"age-encryption.org", "Salted__", "-----BEGIN PGP MESSAGE", "-----BEGIN AGE", "LUKS\xba\xbe", "$ANSIBLE_VAULT",
	"\x8c\x0d\x04", "\xc3\x0d\x04", "\x85\x01\x0c", "\x85\x02\x0c", "\x84\x5e\x03"}

// sealed tells whether a content begins as an encrypted one that says so.
func sealed(head []byte) bool {
	for _, s := range seals {
		if bytes.HasPrefix(head, []byte(s)) {
			return true
		}
	}
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && len(head) > 6 && head[6]&1 != 0 // an entry with a password
}

// kindOf finds what a content of n bytes is by its first and last bytes, and
// whether it ends as its kind does.
func kindOf(head, tail []byte, n uint64) (k Kind, whole bool) {
	if sealed(head) {
		return Sealed, false
	}
	for i, m := range magics {
		if at(m.at, m.head)(head) && (m.also == nil || m.also(head)) {
			return firstMagic + Kind(i), m.whole != nil && len(head) >= 8 && m.whole(head, tail, n)
		}
	}
	return Unknown, false
}

// class is the sort of files that a kind belongs to.
func (k Kind) class() Class {
	switch i := int(k) - int(firstMagic); {
	case k == Text:
		return Texts
	case i >= 0 && i < len(magics):
		return magics[i].class
	}
	return Others
}

// ending tells whether contents of the kind are known to end in some way.
func (k Kind) ending() bool {
	i := int(k) - int(firstMagic)
	return i >= 0 && i < len(magics) && magics[i].whole != nil
}
