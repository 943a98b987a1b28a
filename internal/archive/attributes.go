package archive

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/fxamacker/cbor/v2"
)

// Attribute is an extended attribute under its name in Linux, prefix included:
// "user.mime_type". An access control list is system.posix_acl_access or
// system.posix_acl_default, a program's capabilities are security.capability;
// their values are the bytes that the kernel gives and takes.
type Attribute struct {
	Name  string
	Value string
}

type wireAttribute struct {
	_     struct{} `cbor:",toarray"`
	Name  cbor.ByteString
	Value cbor.ByteString
}

// The attributes that are more than a name and a value to this package.
const (
	accessACL    = "system.posix_acl_access"
	defaultACL   = "system.posix_acl_default"
	capabilities = "security.capability"
)

// ErrAttributes is wrapped when an entry was taken without some of its extended
// attributes.
var ErrAttributes = errors.New("not all extended attributes")

func wireAttributes(list []Attribute) []wireAttribute {
	if len(list) == 0 {
		return nil
	}
	w := make([]wireAttribute, len(list))
	for i, a := range list {
		w[i] = wireAttribute{Name: cbor.ByteString(a.Name), Value: cbor.ByteString(a.Value)}
	}
	return w
}

func attributesOf(w []wireAttribute) []Attribute {
	if len(w) == 0 {
		return nil
	}
	list := make([]Attribute, len(w))
	for i, a := range w {
		list[i] = Attribute{string(a.Name), string(a.Value)}
	}
	return list
}

func checkAttributes(list []Attribute) error {
	if len(list) > maxAttributes {
		return fmt.Errorf("%w: %d extended attributes", ErrForm, len(list))
	}
	sum := 0
	for i, a := range list {
		if a.Name == "" || len(a.Name) > maxAttribute || strings.IndexByte(a.Name, 0) >= 0 {
			return fmt.Errorf("%w: an extended attribute with a name of %d bytes, or with a zero in it", ErrForm, len(a.Name))
		}
		if i > 0 && list[i-1].Name >= a.Name {
			return fmt.Errorf("%w: the extended attribute %q does not come after %q", ErrForm, a.Name, list[i-1].Name)
		}
		if sum += len(a.Name) + len(a.Value); sum > maxAttributeSum {
			return fmt.Errorf("%w: extended attributes of more than %d bytes", ErrForm, maxAttributeSum)
		}
	}
	return nil
}

// extras is the memory, roughly, that an entry has beside its path and references.
func (e Entry) extras() int {
	n := len(e.Target) + len(e.Link) + 16*len(e.Holes)
	for _, a := range e.Attributes {
		n += 32 + len(a.Name) + len(a.Value)
	}
	return n
}

// gather makes the list of an entry's attributes from their names. What is too
// much for the format is left out and named in the error, as is what get cannot
// read; ok is false for one that vanished.
func gather(names []string, get func(string) (value string, ok bool, err error)) ([]Attribute, error) {
	slices.Sort(names)
	var list []Attribute
	var lacking error
	sum := 0
	for _, name := range slices.Compact(names) {
		value, ok, err := get(name)
		if err == nil && !ok {
			continue
		}
		if err == nil && (len(list) == maxAttributes || len(name) > maxAttribute || sum+len(name)+len(value) > maxAttributeSum) {
			err = fmt.Errorf("its %d bytes are too much beside the others", len(value))
		}
		if err != nil {
			if lacking == nil {
				lacking = fmt.Errorf("%w: %q: %w", ErrAttributes, clip(name), err)
			}
			continue
		}
		list = append(list, Attribute{name, value})
		sum += len(name) + len(value)
	}
	return list, lacking
}

// kindOfAttribute says to people what an attribute is.
func kindOfAttribute(name string) string {
	switch prefix, _, _ := strings.Cut(name, "."); {
	case name == accessACL || name == defaultACL:
		return "access control lists"
	case name == capabilities:
		return "capabilities of programs"
	case prefix == "user" || prefix == "trusted" || prefix == "security":
		return "extended attributes " + prefix + ".*"
	}
	return "extended attributes " + clip(name)
}

// withoutACL is the mode of an entry whose access control list could not be set.
// Where there is a list, the mode's group bits are the list's mask: set as they
// are, they would let the group do what only somebody named in the list may.
func withoutACL(mode uint32, acl string) uint32 {
	const head, size, group, mask = 4, 8, 0x04, 0x10 // linux/posix_acl_xattr.h: version u32, then tag u16, permissions u16, id u32
	allowed := mode >> 3 & 7
	for b := []byte(acl); len(b) >= head+size; b = b[size:] {
		switch binary.LittleEndian.Uint16(b[head:]) {
		case group, mask:
			allowed &= uint32(binary.LittleEndian.Uint16(b[head+2:]))
		}
	}
	return mode&^0o070 | allowed<<3
}

// losses count what could not be put back, by kind, so that each kind is told
// once. They may be added to by several goroutines.
type losses struct {
	mu    sync.Mutex
	kinds map[string]*loss
}

type loss struct {
	kind  string
	path  string // the first
	err   error
	count uint64
}

func (l *losses) add(kind, path string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.kinds[kind]; known != nil {
		known.count++
		return
	}
	if l.kinds == nil {
		l.kinds = map[string]*loss{}
	}
	if len(l.kinds) < 100 { // names of attributes are the archive's choice
		l.kinds[kind] = &loss{kind, path, err, 1}
	}
}

// notes tells of each kind, in the order of their names.
func (l *losses) notes() []Skipped {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list []Skipped
	for _, k := range l.kinds {
		where := "here"
		if k.count > 1 {
			where = fmt.Sprintf("here and in %d other places", k.count-1)
		}
		list = append(list, Skipped{Path: k.path, Err: fmt.Errorf("%s: not restored %s: %w", k.kind, where, k.err)})
	}
	slices.SortFunc(list, func(a, b Skipped) int { return strings.Compare(a.Err.Error(), b.Err.Error()) })
	return list
}
