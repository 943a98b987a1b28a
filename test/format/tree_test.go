package format

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// errNewer is wrapped when a newer program made what is read.
var errNewer = errors.New("of a newer version")

// fields reads the values of a map. The first that is not as it should be sticks.
type fields struct {
	m   map[uint64]any
	err error
}

func (f *fields) refuse(format string, a ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format, a...)
	}
}

// value is that of a key; an optional one may be absent.
func (f *fields) value(key uint64, optional bool) (v any, there bool) {
	v, there = f.m[key]
	if !there && !optional {
		f.refuse("key %d is missing", key)
	}
	return v, there
}

func (f *fields) uint(key, most uint64, optional bool) uint64 {
	v, there := f.value(key, optional)
	n, ok := v.(uint64)
	if there && (!ok || n > most || optional && n == 0) {
		f.refuse("key %d is %v", key, v)
	}
	return n
}

func (f *fields) int(key uint64) {
	switch v, there := f.value(key, false); n := v.(type) {
	case uint64:
		if n >= 1<<63 {
			f.refuse("key %d is %d", key, n)
		}
	case int64:
	default:
		if there {
			f.refuse("key %d is %v", key, v)
		}
	}
}

func (f *fields) bytes(key uint64, most int, optional bool) string {
	v, there := f.value(key, optional)
	b, ok := v.([]byte)
	if there && (!ok || len(b) > most || optional && len(b) == 0) {
		f.refuse("key %d is %v", key, v)
	}
	return string(b)
}

func (f *fields) list(key uint64, most int, optional bool) []any {
	v, there := f.value(key, optional)
	l, ok := v.([]any)
	if there && (!ok || len(l) > most || len(l) == 0) {
		f.refuse("key %d is %v", key, v)
	}
	return l
}

// uints is an array of so many unsigned integers.
func (f *fields) uints(v any, n int) []uint64 {
	l, ok := v.([]any)
	if !ok || len(l) != n {
		f.refuse("not an array of %d", n)
		return make([]uint64, n)
	}
	list := make([]uint64, n)
	for i, x := range l {
		if list[i], ok = x.(uint64); !ok {
			f.refuse("%v is no unsigned integer", x)
		}
	}
	return list
}

// reference checks the four numbers of one.
func (f *fields) reference(r []uint64, most uint64) {
	if r[0] < 1 || r[1] >= 1<<32 || r[2] < 18 || r[2] >= 1<<32 || r[1]+r[2] > 64<<20 || r[3] < 1 || r[3] > most {
		f.refuse("a reference %v", r)
	}
}

// references are those of a list, depth levels above the chunks: section 11. It
// returns how many bytes of chunks are below it, at most 2^62 and something.
func (f *fields) references(chunks, parts uint64, depth uint64, most int) (held uint64) {
	for _, v := range f.list(chunks, most, depth > 0) {
		r := f.uints(v, 4)
		f.reference(r, 1<<20)
		held += r[3]
	}
	for _, v := range f.list(parts, most, depth == 0) {
		r := f.uints(v, 5)
		f.reference(r[:4], 256<<10)
		if r[4] < 1 || r[4] > 1<<62 {
			f.refuse("a part of %d bytes", r[4])
		}
		held = min(held, 1<<62) + min(r[4], 1<<62)
	}
	if _, surplus := f.m[map[bool]uint64{true: chunks, false: parts}[depth > 0]]; surplus {
		f.refuse("chunks and parts")
	}
	return held
}

// readReferenceNode reads one that is referred to at a depth.
func readReferenceNode(b []byte, depth uint64) (map[uint64]any, error) {
	m, err := parse(b, 1, 2, 3)
	if err != nil {
		return nil, err
	}
	f := &fields{m: m}
	if n := f.uint(1, 4, false); n != depth || len(b) > 256<<10 {
		f.refuse("a reference node of depth %d and %d bytes", n, len(b))
	}
	f.references(2, 3, depth-1, 1024)
	return m, f.err
}

// readKeySegment reads the lines of one: section 8.
func readKeySegment(b []byte) ([]any, error) {
	var v struct {
		Version any `cbor:"1,keyasint"`
	}
	if err := strict.Unmarshal(b, &v); err == nil && v.Version != uint64(1) {
		return nil, fmt.Errorf("key segment %w: %v", errNewer, v.Version)
	}
	m, err := parse(b, 1, 2)
	if err != nil {
		return nil, err
	}
	f := &fields{m: m}
	lines, last := f.list(2, 4096, false), uint64(0)
	for _, v := range lines {
		l := listOf(v)
		if len(l) != 7 || len(bytesOf(l[1])) != 32 || len(bytesOf(l[3])) != 32 {
			return nil, errors.New("not a line of a key table")
		}
		n := f.uints([]any{l[0], l[2], l[4], l[5], l[6]}, 5)
		if n[0] <= last || n[1] > 255 || n[2] > 64<<20 || n[3] > n[2] || n[4] < 18 || n[4] > n[2]-n[3] {
			f.refuse("a line of the key table: %v after %d", n, last)
		}
		last = n[0]
	}
	return lines, f.err
}

// before is the order of paths: section 10.
func before(a, b string) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return a[i] == '/' || b[i] != '/' && a[i] < b[i]
		}
	}
	return len(a) < len(b)
}

func isPath(p string) bool {
	for _, part := range strings.Split(p, "/") {
		if part == "" || part == "." || part == ".." || len(part) > 255 {
			return false
		}
	}
	return len(p) <= 4096 && strings.IndexByte(p, 0) < 0
}

type entry map[uint64]any

func (e entry) path() string { return string(bytesOf(e[1])) }

type child struct {
	first string
	ref   []any
}

// readNode reads a node of the tree: section 10.
func readNode(b []byte, root bool) (level int, entries []entry, children []child, err error) {
	m, err := parse(b, 1, 2, 3)
	if err != nil {
		return 0, nil, nil, err
	}
	f := &fields{m: m}
	level = int(f.uint(1, 8, false))
	if len(b) > 256<<10 {
		f.refuse("a node of %d bytes", len(b))
	}
	last := ""
	next := func(path string) {
		if !isPath(path) || last != "" && !before(last, path) {
			f.refuse("the path %q after %q", path, last)
		}
		last = path
	}
	for _, v := range f.list(2, 1<<20, level > 0 || root) {
		e, err := readEntry(v)
		if err != nil {
			return 0, nil, nil, err
		}
		next(e.path())
		entries = append(entries, e)
	}
	for _, v := range f.list(3, 1<<20, level == 0) {
		c := listOf(v)
		if len(c) != 5 {
			return 0, nil, nil, errors.New("not a child")
		}
		f.reference(f.uints(c[1:], 4), 1<<20)
		next(string(bytesOf(c[0])))
		children = append(children, child{string(bytesOf(c[0])), c[1:]})
	}
	if level > 0 && entries != nil || level == 0 && children != nil {
		f.refuse("a node of level %d with what belongs to another", level)
	}
	return level, entries, children, f.err
}

// readEntry reads an entry and checks all that it says by itself.
func readEntry(v any) (entry, error) {
	m, ok := v.(map[any]any)
	if !ok {
		return nil, errors.New("not an entry")
	}
	e := entry{}
	for k, x := range m {
		n, _ := k.(uint64)
		if n < 1 || n > 22 || n == 18 || n == 19 {
			return nil, fmt.Errorf("key %v is %w", k, errNewer)
		}
		e[n] = x
	}
	f := &fields{m: e}
	f.bytes(1, 4096, false)
	f.uint(3, 0o7777, false)
	f.uint(4, 1<<32-1, false)
	f.uint(5, 1<<32-1, false)
	f.bytes(6, 256, true)
	f.bytes(7, 256, true)
	f.int(8)
	f.uint(11, 255, false)
	f.attributes()
	t, flags := f.uint(2, 255, false), f.uint(16, 1<<32-1, true)
	if f.err == nil && (t < 1 || t > 6) {
		return nil, fmt.Errorf("type %d is %w", t, errNewer)
	}
	if f.err == nil && flags > 3 {
		return nil, fmt.Errorf("flags %d are %w", flags, errNewer)
	}
	if target := f.bytes(10, 4096, t != 3); (t == 3) != (target != "") || strings.IndexByte(target, 0) >= 0 {
		f.refuse("the target %q of type %d", target, t)
	}
	if t == 5 || t == 6 {
		v, _ := f.value(22, false)
		if n := f.uints(v, 2); n[0] >= 1<<32 || n[1] >= 1<<32 {
			f.refuse("the device %v", n)
		}
	} else if e[22] != nil {
		f.refuse("type %d with a device's number", t)
	}
	for _, k := range []uint64{9, 12, 13, 14, 15, 16, 20, 21} {
		if _, there := e[k]; there && t != 2 {
			f.refuse("type %d with key %d", t, k)
		}
	}
	if link := f.bytes(20, 4096, true); link != "" {
		f.uint(9, 1<<63-1, true)
		if !isPath(link) || !before(link, e.path()) {
			f.refuse("%q is a name of %q", e.path(), link)
		}
		for _, k := range []uint64{12, 13, 14, 15, 16, 17, 21} {
			if _, there := e[k]; there {
				f.refuse("a later name with key %d", k)
			}
		}
		return e, f.err
	}
	f.content()
	return e, f.err
}

func (f *fields) attributes() {
	last, sum := []byte(nil), 0
	for _, v := range f.list(17, 256, true) {
		a := listOf(v)
		if len(a) != 2 {
			f.refuse("not an attribute")
			return
		}
		name, ok := a[0].([]byte)
		value, ok2 := a[1].([]byte)
		if sum += len(name) + len(value); !ok || !ok2 || len(name) < 1 || len(name) > 255 || bytes.IndexByte(name, 0) >= 0 ||
			bytes.Compare(last, name) >= 0 || sum > 65536 {
			f.refuse("the attribute %q after %q, %d bytes in all", name, last, sum)
		}
		last = name
	}
}

// content checks that an entry's holes and references fit its length.
func (f *fields) content() {
	size := f.uint(9, 1<<63-1, true)
	data, end := size, uint64(0)
	for i, v := range f.list(21, 1024, true) {
		h := f.uints(v, 2)
		if h[1] < 1 || h[1] > size || h[0] > size-h[1] || i > 0 && h[0] <= end {
			f.refuse("a hole %v after %d in %d bytes", h, end, size)
			return
		}
		end, data = h[0]+h[1], data-h[1]
	}
	if data == 0 {
		for _, k := range []uint64{12, 13, 14, 15} {
			if _, there := f.m[k]; there {
				f.refuse("key %d of a file without content", k)
			}
		}
		return
	}
	depth, skip := f.uint(14, 4, true), f.uint(15, 1<<32-1, true)
	if held := f.references(12, 13, depth, 512); data > 1<<62 || held > 1<<62 || held < skip+data {
		f.refuse("%d bytes of chunks for %d of content", held, data)
	}
}
