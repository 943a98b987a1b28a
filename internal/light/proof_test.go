package light_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// proven is a header over a state, and its proofs.
type proven struct {
	header  light.Header
	evm     *evm
	slots   map[record.Hash]record.Hash
	account [][]byte
}

func newProven(t testing.TB, slots int) proven {
	t.Helper()
	p := proven{slots: someSlots(slots)}
	p.evm = newEVM(t, p.slots)
	h, err := light.ParseHeader(p.evm.header(t, 41, 1_800_000_000))
	if err != nil {
		t.Fatal(err)
	}
	p.header, p.account = h, prove(t, p.evm.state, fleetAddress[:])
	return p
}

func (p proven) storage(t testing.TB, slots ...record.Hash) [][][]byte {
	t.Helper()
	var out [][][]byte
	for _, s := range slots {
		out = append(out, prove(t, p.evm.storage, s[:]))
	}
	return out
}

func TestVerifyStorage(t *testing.T) {
	for _, n := range []int{0, 1, 2, 200} {
		p := newProven(t, n)
		asked := []record.Hash{slotOf(n), {}, slotOf(n + 1)} // absent
		for s := range p.slots {
			asked = append(asked, s)
		}
		asked = append(asked, asked[len(asked)-1])
		var proofs [][][]byte
		if n > 0 {
			proofs = p.storage(t, asked...)
		} else {
			proofs = make([][][]byte, len(asked)) // nodes answer so for an empty trie
		}
		got, err := p.header.VerifyStorage(fleetAddress, asked, p.account, proofs)
		if err != nil {
			t.Fatalf("%d slots: %v", n, err)
		}
		for i, s := range asked {
			if got[i] != p.slots[s] {
				t.Errorf("%d slots: slot %s is %s, want %s", n, s, got[i], p.slots[s])
			}
		}
	}
}

func TestVerifyStorageNoContract(t *testing.T) {
	p := newProven(t, 1)
	for name, a := range map[string]light.Address{"absent": {0xee, 0xee}, "an account without code": {7, 7}} {
		_, err := p.header.VerifyStorage(a, nil, prove(t, p.evm.state, a[:]), nil)
		var n *light.NoContractError
		if !errors.As(err, &n) || n.Address != a || n.Number != 41 || errors.Is(err, light.ErrUnverified) {
			t.Errorf("%s: got %v, want a NoContractError", name, err)
		}
	}
}

func TestVerifyStorageRefuses(t *testing.T) {
	p := newProven(t, 200)
	present, absent, other := slotOf(5), slotOf(500), slotOf(6)
	strange := newProven(t, 201)
	stranger := light.Address{0xee, 0xee}

	for name, test := range map[string]struct {
		step    string
		address light.Address
		slot    record.Hash
		account [][]byte
		storage [][][]byte
	}{
		"no account proof":                    {step: light.StepAccountProof},
		"an absent account shown as present":  {step: light.StepAccountProof, address: stranger, account: p.account},
		"a present account shown as absent":   {step: light.StepAccountProof, account: prove(t, p.evm.state, stranger[:])},
		"an account of another state":         {step: light.StepAccountProof, account: strange.account},
		"an account's leaf missing":           {step: light.StepAccountProof, account: p.account[:len(p.account)-1]},
		"an account's root missing":           {step: light.StepAccountProof, account: p.account[1:]},
		"too many account nodes":              {step: light.StepAccountProof, account: slices.Repeat(p.account, 66)},
		"a huge account node":                 {step: light.StepAccountProof, account: [][]byte{make([]byte, 1025)}},
		"no storage proofs":                   {step: light.StepStorageProof, storage: [][][]byte{}},
		"more storage proofs than slots":      {step: light.StepStorageProof, storage: p.storage(t, present, present)},
		"an empty storage proof":              {step: light.StepStorageProof, storage: [][][]byte{nil}},
		"a present slot shown as absent":      {step: light.StepStorageProof, storage: p.storage(t, absent)},
		"a slot shown as another":             {step: light.StepStorageProof, storage: p.storage(t, other)},
		"a slot of another state":             {step: light.StepStorageProof, storage: strange.storage(t, present)},
		"an absent slot shown as present":     {step: light.StepStorageProof, slot: absent, storage: p.storage(t, present)},
		"an absence cut short":                {step: light.StepStorageProof, slot: absent, storage: [][][]byte{p.storage(t, absent)[0][:1]}},
		"a huge storage node":                 {step: light.StepStorageProof, storage: [][][]byte{{make([]byte, 1025)}}},
		"too many storage nodes":              {step: light.StepStorageProof, storage: [][][]byte{make([][]byte, 66)}},
		"the account's nodes instead of them": {step: light.StepStorageProof, storage: [][][]byte{p.account}},
	} {
		t.Run(name, func(t *testing.T) {
			if test.address == (light.Address{}) {
				test.address = fleetAddress
			}
			if test.slot == (record.Hash{}) {
				test.slot = present
			}
			if test.account == nil && test.step != light.StepAccountProof {
				test.account = p.account
			}
			if test.storage == nil {
				test.storage = p.storage(t, test.slot)
			}
			_, err := p.header.VerifyStorage(test.address, []record.Hash{test.slot}, test.account, test.storage)
			wantStep(t, err, test.step)
		})
	}
}

// Whatever byte of a proof is changed, the value is refused.
func TestVerifyStorageFlips(t *testing.T) {
	p := newProven(t, 200)
	for _, slot := range []record.Hash{slotOf(5), slotOf(500)} {
		proof := p.storage(t, slot)[0]
		for n := range proof {
			for i := range proof[n] {
				bad := slices.Clone(proof)
				bad[n] = bytes.Clone(bad[n])
				bad[n][i] ^= 1 << (i % 8)
				_, err := p.header.VerifyStorage(fleetAddress, []record.Hash{slot}, p.account, [][][]byte{bad})
				wantStep(t, err, light.StepStorageProof)
			}
		}
		for n := range p.account {
			for i := range p.account[n] {
				bad := slices.Clone(p.account)
				bad[n] = bytes.Clone(bad[n])
				bad[n][i] ^= 1 << (i % 8)
				_, err := p.header.VerifyStorage(fleetAddress, []record.Hash{slot}, bad, [][][]byte{proof})
				wantStep(t, err, light.StepAccountProof)
			}
		}
	}
}

// A leaf that holds what no contract can store is refused even if the state
// root commits to it.
func TestVerifyStorageValue(t *testing.T) {
	for name, leaf := range map[string][]byte{
		"a list": {0xc1, 0x01}, "zero": {0x80}, "leading zero": {0x82, 0x00, 0x01}, "33 bytes": append([]byte{0xa1}, bytes.Repeat([]byte{1}, 33)...),
		"something after": {0x01, 0x02}, "cut": {0x84, 1},
	} {
		e := newEVM(t, nil)
		slot := slotOf(1)
		e.storage.MustUpdate(crypto.Keccak256(slot[:]), leaf)
		_, err := light.VerifySlot(record.Hash(e.storage.Hash()), slot, prove(t, e.storage, slot[:]))
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// gethVerify is go-ethereum's walk over the same nodes.
func gethVerify(t testing.TB, root, key record.Hash, nodes [][]byte) ([]byte, error) {
	t.Helper()
	db := rawdb.NewMemoryDatabase()
	for _, n := range nodes {
		if err := db.Put(crypto.Keccak256(n), n); err != nil {
			t.Fatal(err)
		}
	}
	return trie.VerifyProof(common.Hash(root), key[:], db)
}

// Tries of every shape prove what go-ethereum's own walk says: keys that part
// late, with nodes short enough to stand within others, among them.
func TestVerifyPathAsGoEthereum(t *testing.T) {
	p := newProven(t, 1)
	seed := record.Hash{7}
	random := func() record.Hash { seed = record.Keccak256(seed[:]); return seed }
	for shared := range 65 { // nibbles that all keys begin with
		tr := trie.NewEmpty(p.evm.db)
		base := random()
		key := func() record.Hash {
			k := random()
			copy(k[:shared/2], base[:])
			if shared%2 == 1 {
				k[shared/2] = base[shared/2]&0xf0 | k[shared/2]&0x0f
			}
			return k
		}
		values := map[record.Hash][]byte{}
		for range 1 + shared*7%40 {
			k, v := key(), random()
			values[k] = v[:1+v[0]%32]
			tr.MustUpdate(k[:], values[k])
		}
		asked := []record.Hash{base, random(), key(), key(), key()}
		for k := range values {
			asked = append(asked, k)
		}
		for _, k := range asked {
			var nodes nodeList
			if err := tr.Prove(k[:], &nodes); err != nil {
				t.Fatal(err)
			}
			root := record.Hash(tr.Hash())
			want, err := gethVerify(t, root, k, nodes)
			if err != nil || !bytes.Equal(want, values[k]) {
				t.Fatalf("%d shared nibbles: go-ethereum: %x, %v", shared, want, err)
			}
			if got, err := light.VerifyPath(root, k, nodes); err != nil || !bytes.Equal(got, want) || (got == nil) != (want == nil) {
				t.Fatalf("%d shared nibbles, key %s: %x, %v; go-ethereum: %x", shared, k, got, err, want)
			}
			for n := range nodes {
				if got, err := light.VerifyPath(root, k, slices.Delete(slices.Clone(nodes), n, n+1)); err == nil {
					t.Fatalf("%d shared nibbles, key %s: %x without node %d", shared, k, got, n)
				}
			}
		}
	}
}

// The nodes of a proof are an attacker's: whatever they are, under a root that
// commits to them, the walk ends without a panic, and what it finds is in them,
// or absent, by go-ethereum's walk too. What that finds in well-formed nodes, it
// finds.
func FuzzVerifyPath(f *testing.F) {
	p := newProven(f, 20)
	for _, proof := range append(p.storage(f, slotOf(1), slotOf(500)), p.account) {
		b, err := rlp.EncodeToBytes(proof)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, []byte("key"))
	}
	// Embedded nodes, as small tries have them.
	small := trie.NewEmpty(p.evm.db)
	for i := range byte(40) {
		small.MustUpdate([]byte{0, i, 1}, []byte{i + 1})
	}
	var tiny nodeList
	if err := small.Prove([]byte{0, 3, 1}, &tiny); err != nil {
		f.Fatal(err)
	}
	b, err := rlp.EncodeToBytes([][]byte(tiny))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, []byte("key"))
	f.Add([]byte{0xc2, 0x80, 0x80}, []byte{})
	f.Fuzz(func(t *testing.T, b, key []byte) {
		var nodes [][]byte
		if rlp.DecodeBytes(b, &nodes) != nil || len(nodes) == 0 {
			nodes = [][]byte{b}
		}
		hash := record.Keccak256(key)
		value, err := light.VerifyPath(record.Keccak256(nodes[0]), hash, nodes)
		if err == nil && value != nil && !bytes.Contains(bytes.Join(nodes, nil), value) {
			t.Fatalf("value %x is in no node", value)
		}
		want, theirErr := gethVerify(t, record.Keccak256(nodes[0]), hash, nodes)
		if err != nil {
			if theirErr == nil && want != nil && len(nodes) <= 65 && !slices.ContainsFunc(nodes, func(n []byte) bool { return !wellFormed(n) }) {
				t.Fatalf("%v; go-ethereum finds %x", err, want)
			}
			return
		}
		if theirErr == nil && (!bytes.Equal(value, want) || (value == nil) != (want == nil)) {
			t.Fatalf("value %x; go-ethereum's %x", value, want)
		}
	})
}
