package format

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/fxamacker/cbor/v2"
	"github.com/golang/snappy"
	"github.com/klauspost/compress/zstd"
)

var (
	strict = must(cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden, TagsMd: cbor.TagsForbidden,
		IntDec: cbor.IntDecConvertNone, MaxNestedLevels: 16, MaxArrayElements: 1 << 20}.DecMode())
	canonical = must(cbor.CoreDetEncOptions().EncMode())
	unzstd    = must(zstd.NewReader(nil, zstd.WithDecoderMaxWindow(1<<20)))
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// parse reads a map of integer keys, of which known lists all.
func parse(b []byte, known ...uint64) (map[uint64]any, error) {
	var m map[uint64]any
	if err := strict.Unmarshal(b, &m); err != nil {
		return nil, err
	}
	if again, err := canonical.Marshal(m); err != nil || !bytes.Equal(again, b) {
		return nil, errors.New("not the one encoding")
	}
	for k := range m {
		found := false
		for _, w := range known {
			found = found || k == w
		}
		if !found {
			return nil, fmt.Errorf("key %d is %w", k, errNewer)
		}
	}
	return m, nil
}

func uintOf(v any) uint64 { n, _ := v.(uint64); return n }

func intOf(v any) int64 {
	switch n := v.(type) {
	case uint64:
		return int64(n)
	case int64:
		return n
	}
	return 0
}

func bytesOf(v any) []byte { b, _ := v.([]byte); return b }
func listOf(v any) []any   { l, _ := v.([]any); return l }

// archive is what stores keep of one device, by root.
type archive struct {
	genesis, device hash
	stored          map[hash][]byte
}

type listed struct {
	kind   uint8
	length uint64
	roots  []hash
	k, n   int
}

func (l listed) name() hash {
	if l.kind != 1 {
		return l.roots[0]
	}
	var leaves []hash
	for _, r := range l.roots {
		leaves = append(leaves, leafHash(r[:]))
	}
	return mth(leaves)
}

// get fetches an object: of a coded one any k shards.
func (a archive) get(l listed) ([]byte, error) {
	verified := func(r hash) []byte {
		if b := a.stored[r]; len(b) > 0 && rootOf(b) == r {
			return b
		}
		return nil
	}
	if l.kind != 1 {
		b := verified(l.roots[0])
		if uint64(len(b)) != l.length {
			return nil, errors.New("not there")
		}
		return b, nil
	}
	shards := make([][]byte, l.n)
	for i, r := range l.roots {
		if b := verified(r); uint64(len(b)) == shardLength(l.length, l.k) {
			shards[i] = b
		}
	}
	return decodeShards(l.k, l.n, l.length, shards)
}

// snapshot is one that is open.
type snapshot struct {
	a        archive
	objects  map[hash]listed
	epoch    uint32
	sequence uint64
	boxRoot  hash
	manifest hash
	id       hash
	keys     map[uint64][]any
	packs    map[uint64][]byte
	root     []byte
	m        map[uint64]any
	met      map[string]int // what of the format was read
}

// head reads a pack list: sections 5 and 16, steps 1 and 2.
func (a archive) head(head []byte, want hash, segments map[hash][]byte) (*snapshot, error) {
	s := &snapshot{a: a, objects: map[hash]listed{}, keys: map[uint64][]any{}, packs: map[uint64][]byte{}, met: map[string]int{}}
	if len(head) < 4+1+64+8+4+64+2 || string(head[:4]) != "BYPH" || head[4] != 1 {
		return nil, errors.New("no head of this version")
	}
	if !bytes.Equal(head[5:37], a.genesis[:]) || !bytes.Equal(head[37:69], a.device[:]) {
		return nil, errors.New("another device's")
	}
	s.sequence, s.epoch = binary.BigEndian.Uint64(head[69:]), binary.BigEndian.Uint32(head[77:])
	s.manifest, s.boxRoot = hash(head[81:113]), hash(head[113:145])
	n := int(head[146])
	rest := head[147+8*n:]
	count := int(binary.BigEndian.Uint32(rest))
	if rest = rest[4:]; len(rest) != 44*count {
		return nil, errors.New("a head of another length")
	}
	leaves := []hash{leafHash(head)}
	for ; len(rest) > 0; rest = rest[44:] {
		leaves = append(leaves, leafHash(rest[:44]))
		root := hash(rest[:32])
		b := segments[root]
		if uint64(len(b)) != binary.BigEndian.Uint64(rest[36:44]) {
			return nil, errors.New("a segment of another length")
		}
		s.met["segment"]++
		if err := s.segment(b, root, binary.BigEndian.Uint32(rest[32:36])); err != nil {
			return nil, err
		}
	}
	if mth(leaves) != want {
		return nil, errors.New("not the list that was anchored")
	}
	return s, nil
}

func (s *snapshot) segment(b []byte, want hash, entries uint32) error {
	if string(b[:4]) != "BYPL" || b[4] != 1 {
		return errors.New("no segment of this version")
	}
	k, n := int(b[5]), int(b[6])
	top := 7 + 8*n + 4
	if binary.BigEndian.Uint32(b[top-4:]) != entries {
		return errors.New("another number of entries")
	}
	leaves := []hash{leafHash(b[:top])}
	for b = b[top:]; len(b) > 0; {
		l := listed{kind: b[0], length: binary.BigEndian.Uint64(b[1:]), k: k, n: n}
		roots := 1
		if l.kind == 1 {
			roots = n
		}
		for i := range roots {
			l.roots = append(l.roots, hash(b[9+32*i:]))
		}
		s.objects[l.name()] = l
		s.met[fmt.Sprint("object of kind ", l.kind)]++
		leaves = append(leaves, leafHash(b[:9+32*roots]))
		b = b[9+32*roots:]
	}
	if mth(leaves) != want || len(leaves) != int(entries)+1 {
		return errors.New("another segment")
	}
	return nil
}

// keyBox is step 3's first half.
func (s *snapshot) keyBox(want hash) (map[uint64]any, error) {
	b, err := s.a.get(s.objects[s.boxRoot])
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(b) != want {
		return nil, errors.New("another key box")
	}
	return parse(b, 1, 2, 3, 4, 5, 6)
}

// open is steps 4 and 5.
func (s *snapshot) open(key []byte) error {
	b, err := s.a.get(s.objects[s.manifest])
	if err != nil {
		return err
	}
	if b, err = openSealed(key, s.a.genesis, s.a.device, s.epoch, 3, b); err != nil {
		return err
	}
	if s.m, err = parse(b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19); err != nil {
		return err
	}
	if s.m[1] != uint64(1) || !bytes.Equal(bytesOf(s.m[4]), s.a.device[:]) || s.m[5] != s.sequence || s.m[6] != uint64(s.epoch) {
		return errors.New("another manifest")
	}
	s.id, s.root = hash(bytesOf(s.m[2])), bytesOf(s.m[11])
	for _, name := range listOf(s.m[15]) {
		b, err := s.a.get(s.objects[hash(bytesOf(name))])
		if err != nil {
			return err
		}
		if b, err = openSealed(key, s.a.genesis, s.a.device, s.epoch, 4, b); err != nil {
			return err
		}
		lines, err := readKeySegment(b)
		if err != nil {
			return err
		}
		for _, line := range lines {
			s.keys[uintOf(listOf(line)[0])] = listOf(line)
		}
	}
	if uint64(len(s.keys)) != uintOf(s.m[16]) {
		return errors.New("lines of the key table are missing")
	}
	return nil
}

// chunk reads what array (pack number, offset, stored length, chunk length)
// refers to: step 6.
func (s *snapshot) chunk(ref []any) ([]byte, error) {
	number, offset, stored, length := uintOf(ref[0]), uintOf(ref[1]), uintOf(ref[2]), uintOf(ref[3])
	line := s.keys[number]
	if line == nil {
		return nil, fmt.Errorf("no key of pack %d", number)
	}
	if s.packs[number] == nil {
		b, err := s.a.get(s.objects[hash(bytesOf(line[1]))])
		if err != nil {
			return nil, err
		}
		if uint64(len(b)) != uintOf(line[4]) {
			return nil, errors.New("a pack of another length")
		}
		s.packs[number] = b
	}
	b, err := openFrame(uintOf(line[2]), bytesOf(line[3]), s.id, number, offset, s.packs[number][offset:offset+stored])
	if err != nil {
		return nil, err
	}
	codec, b := b[0], b[1:]
	s.met[fmt.Sprint("codec ", codec)]++
	if b, err = decode(codec, b); err != nil {
		return nil, err
	}
	if uint64(len(b)) != length {
		return nil, errors.New("a chunk of another length")
	}
	return b, nil
}

// decode gives the chunk that a frame's data stands for.
func decode(codec byte, data []byte) ([]byte, error) {
	switch codec {
	case 0:
		return data, nil
	case 1:
		if n := frameLength(data); n != len(data) {
			return nil, errors.New("not one frame and nothing else")
		}
		return unzstd.DecodeAll(data, nil)
	case 2:
		return snappy.Decode(nil, data)
	}
	return nil, fmt.Errorf("codec %d is %w", codec, errNewer)
}

// frameLength is how long the frame of Zstandard is that b begins with, by RFC
// 8878, section 3.1.1; -1 if there is none.
func frameLength(b []byte) (at int) {
	defer func() {
		if recover() != nil { // beyond the end of b
			at = -1
		}
	}()
	if binary.LittleEndian.Uint32(b) != 0xFD2FB528 {
		return -1
	}
	flags := b[4]
	single := flags>>5&1 == 1
	at = 5 + []int{0, 1, 2, 4}[flags&3] + []int{0, 2, 4, 8}[flags>>6]
	switch {
	case !single:
		at++ // the window
	case flags>>6 == 0:
		at++ // a content size of one byte
	}
	for last := false; !last; {
		head := uint32(b[at]) | uint32(b[at+1])<<8 | uint32(b[at+2])<<16
		last = head&1 == 1
		if at += 3; head>>1&3 == 1 {
			at++
		} else {
			at += int(head >> 3)
		}
	}
	return at + 4*int(flags>>2&1)
}

// entries are all of the tree in order: section 10.
func (s *snapshot) entries() ([]entry, error) {
	var all []entry
	var visit func(b []byte, level int, first, next string) error
	visit = func(b []byte, level int, first, next string) error {
		is, entries, children, err := readNode(b, level < 0)
		if err != nil {
			return err
		}
		if level >= 0 && is != level {
			return errors.New("a node of another level")
		}
		if len(entries) > 0 && level >= 0 && entries[0].path() != first || len(children) > 0 && level >= 0 && children[0].first != first {
			return errors.New("a node that begins elsewhere")
		}
		last := ""
		if len(entries) > 0 {
			last = entries[len(entries)-1].path()
		} else if len(children) > 0 {
			last = children[len(children)-1].first
		}
		if next != "" && !before(last, next) {
			return errors.New("a node that does not end before the next one")
		}
		all = append(all, entries...)
		for i, c := range children {
			s.met["child"]++
			below, err := s.chunk(c.ref)
			if err != nil {
				return err
			}
			end := next
			if i+1 < len(children) {
				end = children[i+1].first
			}
			if err := visit(below, is-1, c.first, end); err != nil {
				return err
			}
		}
		return nil
	}
	if err := visit(s.root, -1, "", ""); err != nil {
		return nil, err
	}
	dirs := map[string]bool{}
	for _, e := range all {
		if at := strings.LastIndexByte(e.path(), '/'); at >= 0 && !dirs[e.path()[:at]] {
			return nil, fmt.Errorf("%q is in no directory", e.path())
		}
		dirs[e.path()] = uintOf(e[2]) == 1
	}
	return all, nil
}

// content calls each with the pieces of a file's content: section 11.
func (s *snapshot) content(e entry, each func([]byte)) error {
	left := uintOf(e[9])
	for _, h := range listOf(e[21]) {
		left -= uintOf(listOf(h)[1])
	}
	skip := uintOf(e[15])
	if skip > 0 {
		s.met["skip"]++
	}
	chunk := func(ref []any) error {
		b, err := s.chunk(ref)
		if err != nil || left == 0 {
			return err
		}
		cut := min(skip, uint64(len(b)))
		b, skip = b[cut:], skip-cut
		b = b[:min(left, uint64(len(b)))]
		left -= uint64(len(b))
		each(b)
		return nil
	}
	var parts func(list []any, depth uint64) error
	parts = func(list []any, depth uint64) error {
		for _, p := range list {
			b, err := s.chunk(listOf(p))
			if err != nil {
				return err
			}
			s.met["part"]++
			n, err := readReferenceNode(b, depth)
			if err != nil {
				return err
			}
			for _, r := range listOf(n[2]) {
				if err := chunk(listOf(r)); err != nil {
					return err
				}
			}
			if err := parts(listOf(n[3]), depth-1); err != nil {
				return err
			}
		}
		return nil
	}
	for _, r := range listOf(e[12]) {
		if err := chunk(listOf(r)); err != nil {
			return err
		}
	}
	if err := parts(listOf(e[13]), uintOf(e[14])); err != nil {
		return err
	}
	if left != 0 {
		return fmt.Errorf("%d bytes of content are missing", left)
	}
	return nil
}
