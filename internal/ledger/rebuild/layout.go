package rebuild

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/holiman/uint256"
)

// member is a variable of a contract or a member of a struct, as the compiler
// lays it out: its slot counts from where the contract or the struct begins.
type member struct {
	Label  string `json:"label"`
	Slot   string `json:"slot"`
	Offset int    `json:"offset"`
	Type   string `json:"type"`
}

// kind is a type, as the compiler describes it.
type kind struct {
	Encoding string   `json:"encoding"` // inplace, mapping, dynamic_array or bytes
	Size     string   `json:"numberOfBytes"`
	Key      string   `json:"key"`
	Value    string   `json:"value"`
	Base     string   `json:"base"`
	Members  []member `json:"members"`
}

// layout is where a contract's variables lie: what solc calls storageLayout.
type layout struct {
	Storage []member        `json:"storage"`
	Types   map[string]kind `json:"types"`
}

// readLayout reads the layout of a contract from the folder of the artefacts.
func readLayout(artifacts fs.FS, contract string) (layout, error) {
	var l layout
	data, err := fs.ReadFile(artifacts, contract+".storage.json")
	if err != nil {
		return l, fmt.Errorf("storage layout of %s: %w", contract, err)
	}
	if err := json.Unmarshal(data, &l); err != nil {
		return l, fmt.Errorf("storage layout of %s: %w", contract, err)
	}
	return l, nil
}

// broken is what the functions of this file panic with when they are asked for
// what a layout does not have: Apply returns it as an error.
type broken struct{ error }

func fail(format string, args ...any) { panic(broken{fmt.Errorf(format, args...)}) }

// Storage is what a contract stores: its slots that are not zero.
type Storage struct {
	layout layout
	slots  map[common.Hash]common.Hash
	paths  map[common.Hash]string
	writes uint64 // that changed something
}

func newStorage(l layout) *Storage {
	return &Storage{layout: l, slots: map[common.Hash]common.Hash{}, paths: map[common.Hash]string{}}
}

// Slots returns the slots that are not zero, in the order of their numbers.
func (s *Storage) Slots() []common.Hash {
	return slices.SortedFunc(maps.Keys(s.slots), common.Hash.Cmp)
}

// Written returns every slot that something was ever written in, in the order of
// their numbers.
func (s *Storage) Written() []common.Hash {
	return slices.SortedFunc(maps.Keys(s.paths), common.Hash.Cmp)
}

// Word returns what a slot holds.
func (s *Storage) Word(slot common.Hash) common.Hash { return s.slots[slot] }

// Path names what was last written in a slot, as a Solidity expression; "" for
// a slot that nothing was written in.
func (s *Storage) Path(slot common.Hash) string { return s.paths[slot] }

// Root returns the root of the storage's trie, as an account of the chain has it.
func (s *Storage) Root() (common.Hash, error) {
	byKey := map[common.Hash]common.Hash{}
	keys := make([]common.Hash, 0, len(s.slots))
	for slot := range s.slots {
		key := crypto.Keccak256Hash(slot[:])
		byKey[key] = slot
		keys = append(keys, key)
	}
	slices.SortFunc(keys, common.Hash.Cmp)
	t := trie.NewStackTrie(nil)
	for _, key := range keys {
		word := s.slots[byKey[key]]
		value, err := rlp.EncodeToBytes(common.TrimLeftZeroes(word[:]))
		if err != nil {
			return common.Hash{}, fmt.Errorf("encode slot %s: %w", byKey[key], err)
		}
		if err := t.Update(key[:], value); err != nil {
			return common.Hash{}, fmt.Errorf("put slot %s into the trie: %w", byKey[key], err)
		}
	}
	if len(keys) == 0 {
		return types.EmptyRootHash, nil
	}
	return t.Hash(), nil
}

// place is where a value lies: it may be a whole mapping, array or struct.
type place struct {
	storage *Storage
	slot    uint256.Int
	offset  int // in bytes, from the low end of the word
	kind    string
	path    string
}

// at returns a variable of the contract.
func (s *Storage) at(label string) place {
	return s.among(s.layout.Storage, label, uint256.Int{}, label)
}

// among returns one of several members whose slots count from base.
func (s *Storage) among(members []member, label string, base uint256.Int, path string) place {
	for _, m := range members {
		if m.Label == label {
			slot, err := strconv.ParseUint(m.Slot, 10, 64)
			if err != nil {
				fail("the layout has %q as the slot of %s", m.Slot, path)
			}
			base.AddUint64(&base, slot)
			return place{s, base, m.Offset, m.Type, path}
		}
	}
	fail("the layout has no %s", path)
	return place{}
}

func (p place) of() kind {
	k, ok := p.storage.layout.Types[p.kind]
	if !ok {
		fail("the layout does not say what the type %s of %s is", p.kind, p.path)
	}
	return k
}

// size is how many bytes a value of a type takes.
func (p place) size(of string) int {
	n, err := strconv.Atoi(p.storage.layout.Types[of].Size)
	if err != nil || n < 1 {
		fail("the layout does not say how large the type %s within %s is", of, p.path)
	}
	return n
}

// field returns a member of a struct.
func (p place) field(label string) place {
	return p.storage.among(p.of().Members, label, p.slot, p.path+"."+label)
}

// key returns what a mapping has under a key, or, of several, what the mapping
// there has under the next.
func (p place) key(keys ...any) place {
	for _, v := range keys {
		k := p.of()
		if k.Encoding != "mapping" {
			fail("%s is no mapping", p.path)
		}
		base := p.slot.Bytes32()
		word := wordOf(v)
		if strings.HasPrefix(k.Key, "t_bytes") {
			word = common.Hash{}
			copy(word[:], bytesOf(v))
		}
		p.path = fmt.Sprintf("%s[%x]", p.path, common.TrimLeftZeroes(word[:]))
		p.slot.SetBytes(crypto.Keccak256(word[:], base[:]))
		p.offset, p.kind = 0, k.Value
	}
	return p
}

// index returns an element of an array, without a look at its length.
func (p place) index(i uint64) place {
	k := p.of()
	if k.Base == "" {
		fail("%s is no array", p.path)
	}
	p.path = fmt.Sprintf("%s[%d]", p.path, i)
	if k.Encoding == "dynamic_array" {
		base := p.slot.Bytes32()
		p.slot.SetBytes(crypto.Keccak256(base[:]))
	}
	size := uint64(p.size(k.Base))
	p.offset, p.kind = 0, k.Base
	if slots, err := strconv.ParseUint(k.Size, 10, 64); k.Encoding == "inplace" && (err != nil || i >= slots/size) {
		fail("%s is behind the end of the array", p.path)
	}
	if perSlot := 32 / size; perSlot > 1 {
		p.slot.AddUint64(&p.slot, i/perSlot)
		p.offset = int(i % perSlot * size)
	} else {
		p.slot.AddUint64(&p.slot, i*((size+31)/32))
	}
	return p
}

// length is that of a dynamic array.
func (p place) length() uint64 {
	if p.of().Encoding != "dynamic_array" {
		fail("%s has no length", p.path)
	}
	word := p.word()
	return new(uint256.Int).SetBytes(word[:]).Uint64()
}

// push makes a dynamic array longer by an element, and returns it.
func (p place) push() place {
	n := p.length()
	p.write(wordOf(n+1), p.path+".length")
	return p.index(n)
}

// pop takes the last element of a dynamic array of values away.
func (p place) pop() {
	n := p.length()
	if n == 0 {
		fail("%s has nothing to take away", p.path)
	}
	p.index(n - 1).set(uint64(0))
	p.write(wordOf(n-1), p.path+".length")
}

// drop takes the element with a value out of a dynamic array of values: the
// last one comes into its place.
func (p place) drop(value any) {
	n := p.length()
	if n == 0 {
		fail("%s has nothing to take away", p.path)
	}
	last := n - 1
	for i := range last {
		if p.index(i).get() == wordOf(value) {
			p.index(i).set(p.index(last).get())
			break
		}
	}
	p.pop()
}

// word is the whole slot that a place begins in.
func (p place) word() common.Hash { return p.storage.slots[p.slot.Bytes32()] }

func (p place) write(word common.Hash, path string) {
	slot := common.Hash(p.slot.Bytes32())
	p.storage.paths[slot] = path
	if word != p.storage.slots[slot] {
		p.storage.writes++
	}
	if word == (common.Hash{}) {
		delete(p.storage.slots, slot)
		return
	}
	p.storage.slots[slot] = word
}

// get returns a value, as a word that holds nothing else.
func (p place) get() (value common.Hash) {
	word, size := p.word(), p.valueSize()
	end := 32 - p.offset
	copy(value[32-size:], word[end-size:end])
	return value
}

// number is get of a number of at most 64 bits.
func (p place) number() uint64 {
	v := p.get()
	n := new(uint256.Int).SetBytes(v[:])
	if !n.IsUint64() {
		fail("%s is larger than 64 bits", p.path)
	}
	return n.Uint64()
}

// set writes a value beside what else is in its word.
func (p place) set(v any) {
	value, word, size := wordOf(v), p.word(), p.valueSize()
	if len(common.TrimLeftZeroes(value[:])) > size {
		fail("%x does not fit into the %d bytes of %s", value, size, p.path)
	}
	end := 32 - p.offset
	copy(word[end-size:end], value[32-size:])
	p.write(word, p.path)
}

// valueSize is how many bytes a value takes; it fails for what is none.
func (p place) valueSize() int {
	if k := p.of(); k.Encoding != "inplace" || len(k.Members) > 0 || k.Base != "" {
		fail("%s is not a single value", p.path)
	}
	return p.size(p.kind)
}

// setBytes writes a string or bytes: up to 31 of them in the slot with twice
// their number, more of them from its hash on, with twice their number and one.
func (p place) setBytes(data []byte) {
	if p.of().Encoding != "bytes" {
		fail("%s is no string", p.path)
	}
	head := p.slot.Bytes32()
	tail := func(i int) place {
		t := p
		t.slot.SetBytes(crypto.Keccak256(head[:]))
		t.slot.AddUint64(&t.slot, uint64(i))
		return t
	}
	was := p.word()
	if was[31]&1 == 1 {
		n := new(uint256.Int).SetBytes(was[:]).Uint64() / 2
		for i := range (n + 31) / 32 {
			tail(int(i)).write(common.Hash{}, p.path)
		}
	}
	if len(data) < 32 {
		var word common.Hash
		copy(word[:], data)
		word[31] = byte(2 * len(data))
		p.write(word, p.path)
		return
	}
	p.write(wordOf(uint64(2*len(data)+1)), p.path+".length")
	for i := 0; i*32 < len(data); i++ {
		var word common.Hash
		copy(word[:], data[i*32:])
		tail(i).write(word, fmt.Sprintf("%s[%d:]", p.path, i*32))
	}
}

// bytesOf is a value of the bindings in as many bytes as its type has.
func bytesOf(v any) []byte {
	switch v := v.(type) {
	case bool:
		if v {
			return []byte{1}
		}
		return nil
	case uint8:
		return []byte{v}
	case uint16:
		return new(big.Int).SetUint64(uint64(v)).Bytes()
	case uint32:
		return new(big.Int).SetUint64(uint64(v)).Bytes()
	case uint64:
		return new(big.Int).SetUint64(v).Bytes()
	case *big.Int:
		return v.Bytes()
	case common.Address:
		return v[:]
	case common.Hash:
		return v[:]
	case [32]byte:
		return v[:]
	case [4]byte:
		return v[:]
	}
	fail("%T is no value of a contract", v)
	return nil
}

// wordOf is a value of the bindings as a word, at its low end.
func wordOf(v any) common.Hash { return common.BytesToHash(bytesOf(v)) }
