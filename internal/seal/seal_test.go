package seal

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

var binding = Binding{Genesis: record.Hash{1}, Device: record.Hash{2}, Epoch: 3}

func TestFieldIsAField(t *testing.T) {
	for a := range 256 {
		if a > 0 && mul(uint8(a), inverse(uint8(a))) != 1 {
			t.Fatalf("%d has no inverse", a)
		}
		if mul(uint8(a), 1) != uint8(a) || mul(uint8(a), 0) != 0 {
			t.Fatalf("1 or 0 times %d", a)
		}
	}
	if mul(0x53, 0xca) != 1 { // FIPS 197's example of inverses
		t.Fatal("not the field of the AES polynomial")
	}
}

func holders(t testing.TB, n int) ([]Holder, []PrivateKey) {
	t.Helper()
	hs, keys := make([]Holder, n), make([]PrivateKey, n)
	for i := range hs {
		root := NewCustodianRoot()
		k, err := root.Key(binding)
		if err != nil {
			t.Fatal(err)
		}
		keys[i], hs[i] = k, Holder{Custodian: uint32(i + 1), Key: k.Public()}
	}
	return hs, keys
}

func TestAnyThresholdOfCustodiansGivesTheKey(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, c := range [][2]int{{1, 1}, {1, 3}, {2, 3}, {3, 5}, {5, 5}, {9, 16}} {
		m, n := c[0], c[1]
		hs, keys := holders(t, n)
		key := NewEpochKey()
		box, err := NewKeyBox(binding, key, m, hs)
		if err != nil {
			t.Fatal(err)
		}
		b, err := box.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseKeyBox(b)
		if err != nil {
			t.Fatal(err)
		}
		requester, err := NewPrivateKey()
		if err != nil {
			t.Fatal(err)
		}
		var shares []Share
		for _, i := range r.Perm(n)[:m] {
			s, err := back.Open(binding.Genesis, uint32(i+1), keys[i])
			if err != nil {
				t.Fatal(err)
			}
			rel := Release{Binding: binding, Request: 7, Custodian: uint32(i + 1), X: s.X}
			sealed, err := Reseal(rel, s, requester.Public())
			if err != nil {
				t.Fatal(err)
			}
			got, err := OpenRelease(rel, requester, sealed)
			if err != nil {
				t.Fatal(err)
			}
			other := rel
			other.Request++
			if _, err := OpenRelease(other, requester, sealed); !errors.Is(err, ErrSealed) {
				t.Fatalf("a share of another request opened: %v", err)
			}
			shares = append(shares, got)
		}
		got, wrong, err := Combine(binding, back, shares)
		if err != nil || got != key || len(wrong) != 0 {
			t.Fatalf("%d of %d: %v, wrong %v", m, n, err, wrong)
		}
		if m > 1 {
			if _, _, err := Combine(binding, back, shares[1:]); !errors.Is(err, ErrShares) {
				t.Fatalf("a share too few gave a key: %v", err)
			}
			bad := append([]Share(nil), shares...)
			bad[0].Value[5] ^= 1
			if _, _, err := Combine(binding, back, bad); !errors.Is(err, ErrShares) {
				t.Fatalf("a wrong share gave a key: %v", err)
			}
		}
	}
}

func TestWrongShareAmongEnoughIsNamed(t *testing.T) {
	key := NewEpochKey()
	shares, err := split(key, 3, 6)
	if err != nil {
		t.Fatal(err)
	}
	box := KeyBox{Threshold: 3, Commitment: Commitment(binding, key)}
	shares[0].Value[0]++
	shares[4].Value[31]++
	got, wrong, err := Combine(binding, box, shares)
	if err != nil || got != key || fmt.Sprint(wrong) != "[1 5]" {
		t.Fatalf("%v wrong %v", err, wrong)
	}
	// The same share twice is one share.
	if _, _, err := Combine(binding, box, []Share{shares[1], shares[1], shares[2]}); !errors.Is(err, ErrShares) {
		t.Fatal(err)
	}
}

func TestFewerSharesSayNothing(t *testing.T) {
	// With m-1 shares every key is as likely: for each candidate byte there is
	// exactly one polynomial through the shares.
	shares, _ := split(Secret{42}, 2, 2)
	seen := map[uint8]bool{}
	for y := range 256 {
		k := join([]Share{shares[0], {X: 2, Value: Secret{uint8(y)}}})
		seen[k[0]] = true
	}
	if len(seen) != 256 {
		t.Fatalf("one share of two leaves %d keys", len(seen))
	}
}

func TestShareOpensOnlyWhereItBelongs(t *testing.T) {
	hs, keys := holders(t, 2)
	box, err := NewKeyBox(binding, NewEpochKey(), 1, hs)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := box.Open(binding.Genesis, 1, keys[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := box.Open(record.Hash{9}, 1, keys[0]); !errors.Is(err, ErrSealed) {
		t.Fatal("opened for another chain")
	}
	if _, err := box.Open(binding.Genesis, 1, keys[1]); !errors.Is(err, ErrSealed) {
		t.Fatal("opened with another custodian's key")
	}
	if _, err := box.Open(binding.Genesis, 9, keys[1]); !errors.Is(err, ErrSealed) {
		t.Fatal("opened for a stranger")
	}
	for name, change := range map[string]func(*KeyBox){
		"device": func(k *KeyBox) { k.Device[0]++ }, "epoch": func(k *KeyBox) { k.Epoch++ },
		"commitment": func(k *KeyBox) { k.Commitment[0]++ }, "index": func(k *KeyBox) { k.Shares[0].X++ },
		"custodian": func(k *KeyBox) { k.Shares[0].Custodian = 5 },
	} {
		c := box
		c.Shares = append([]BoxShare(nil), box.Shares...)
		change(&c)
		if _, err := c.Open(binding.Genesis, c.Shares[0].Custodian, keys[0]); !errors.Is(err, ErrSealed) {
			t.Errorf("opened with another %s: %v", name, err)
		}
	}
}

func TestBoxOfWrongShapeIsRefused(t *testing.T) {
	hs, _ := holders(t, 3)
	box, err := NewKeyBox(binding, NewEpochKey(), 2, hs)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := box.Encode()
	for i := range b {
		if _, err := ParseKeyBox(b[:i]); err == nil {
			t.Fatalf("cut at %d and accepted", i)
		}
	}
	if _, err := ParseKeyBox(append(bytes.Clone(b), 0)); !errors.Is(err, ErrKeyBox) {
		t.Fatalf("a byte too many: %v", err)
	}
	newer := bytes.Clone(b)
	newer[2] = 2 // {1: 2, …
	if _, err := ParseKeyBox(newer); !errors.Is(err, ErrNewer) {
		t.Fatalf("version 2: %v", err)
	}
	newer = append(newer, make([]byte, MaxKeyBoxBytes)...)
	if _, err := ParseKeyBox(newer); !errors.Is(err, ErrNewer) {
		t.Fatalf("version 2, larger: %v", err)
	}
	for name, change := range map[string]func(*KeyBox){
		"no shares": func(k *KeyBox) { k.Shares = nil }, "threshold above": func(k *KeyBox) { k.Threshold = 4 },
		"threshold 0": func(k *KeyBox) { k.Threshold = 0 }, "epoch 0": func(k *KeyBox) { k.Epoch = 0 },
		"twice":  func(k *KeyBox) { k.Shares[1].Custodian = 1 },
		"order":  func(k *KeyBox) { k.Shares[1].X = 1 },
		"length": func(k *KeyBox) { k.Shares[1].Sealed = k.Shares[1].Sealed[1:] },
	} {
		c := box
		c.Shares = append([]BoxShare(nil), box.Shares...)
		change(&c)
		if _, err := c.Encode(); !errors.Is(err, ErrKeyBox) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCustodianRoot(t *testing.T) {
	root := NewCustodianRoot()
	text := root.Encode()
	back, err := ParseCustodianRoot(text)
	if err != nil || back != root {
		t.Fatal(err)
	}
	for i := range len(text) - 1 {
		c := bytes.Clone(text)
		c[i] ^= 1
		if got, err := ParseCustodianRoot(c); err == nil && got != root {
			t.Fatalf("character %d wrong and accepted", i)
		}
	}
	if _, err := ParseCustodianRoot([]byte(strings.Replace(string(text), "ROOT-1", "ROOT-2", 1))); !errors.Is(err, ErrNewer) {
		t.Fatal(err)
	}
	longer := strings.Replace(string(text), "ROOT-1", "ROOT-10", 1) + strings.Repeat("more of it\n", 100)
	if _, err := ParseCustodianRoot([]byte(longer)); !errors.Is(err, ErrNewer) || strings.Contains(err.Error(), "more") {
		t.Fatal(err)
	}
	if _, err := ParseCustodianRoot([]byte(string(text) + strings.Repeat("more of it\n", 100))); !errors.Is(err, ErrCustodianRoot) {
		t.Fatal(err)
	}
	a, err := root.Key(binding)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := back.Key(binding)
	if a.Public().ID() != again.Public().ID() {
		t.Fatal("the same epoch has two keys")
	}
	seen := map[record.Hash]bool{a.Public().ID(): true}
	for _, b := range []Binding{{record.Hash{9}, binding.Device, 3}, {binding.Genesis, record.Hash{9}, 3}, {binding.Genesis, binding.Device, 4}} {
		k, _ := root.Key(b)
		if seen[k.Public().ID()] {
			t.Fatalf("%v has another's key", b)
		}
		seen[k.Public().ID()] = true
	}
}

func TestKeysAreNotPrinted(t *testing.T) {
	k := NewSecret()
	root := NewCustodianRoot()
	priv, _ := NewPrivateKey()
	raw, _ := priv.Bytes()
	j, err := json.Marshal(struct{ K Secret }{k})
	if err != nil {
		t.Fatal(err)
	}
	all := string(j)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%d", "%q"} {
		all += fmt.Sprintf(verb, k) + fmt.Sprintf(verb, struct{ K Secret }{k}) + fmt.Sprintf(verb, root) + fmt.Sprintf(verb, priv) + fmt.Sprintf(verb, Share{1, k})
	}
	for _, secret := range [][]byte{k[:], root.top[:], raw} {
		for _, form := range []string{string(secret[:8]), fmt.Sprintf("%x", secret[:4]), fmt.Sprintf("%X", secret[:4]), strings.Trim(fmt.Sprint(secret[:4]), "[]")} {
			if strings.Contains(all, form) {
				t.Fatalf("a secret was printed in %q", all)
			}
		}
	}
}

func TestFramesAreBoundToTheirPlace(t *testing.T) {
	for _, a := range []Algorithm{AES256GCM, ChaCha20Poly1305} {
		key, archive := NewSecret(), record.Hash{5}
		f, err := NewFrames(a, key, archive, 9)
		if err != nil {
			t.Fatal(err)
		}
		frame := f.Seal(nil, 4096, []byte("content"))
		if got, err := f.Open(nil, 4096, frame); err != nil || string(got) != "content" {
			t.Fatal(err)
		}
		if _, err := f.Open(nil, 4097, frame); !errors.Is(err, ErrDamaged) {
			t.Fatal("opened at another offset")
		}
		for i := range frame {
			c := bytes.Clone(frame)
			c[i] ^= 1
			if _, err := f.Open(nil, 4096, c); !errors.Is(err, ErrDamaged) {
				t.Fatal("opened though altered")
			}
		}
		for _, other := range []struct {
			a  Algorithm
			k  Secret
			ar record.Hash
			n  uint64
		}{{3 - a, key, archive, 9}, {a, NewSecret(), archive, 9}, {a, key, record.Hash{6}, 9}, {a, key, archive, 10}} {
			g, err := NewFrames(other.a, other.k, other.ar, other.n)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := g.Open(nil, 4096, frame); !errors.Is(err, ErrDamaged) {
				t.Fatal("opened for another pack")
			}
		}
	}
	if _, err := NewFrames(3, Secret{}, record.Hash{}, 1); !errors.Is(err, ErrNewer) {
		t.Fatal("an unknown algorithm was not called newer")
	}
}

func TestObjectTellsWhatIsWrong(t *testing.T) {
	key := NewEpochKey()
	for _, a := range []Algorithm{AES256GCM, ChaCha20Poly1305} {
		body := []byte("a manifest")
		o, err := SealObject(a, key, binding, record.Manifest, body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := OpenObject(key, binding, record.Manifest, o); err != nil || !bytes.Equal(got, body) {
			t.Fatal(err)
		}
		for i := range o {
			c := bytes.Clone(o)
			c[i] ^= 1
			if _, err := OpenObject(key, binding, record.Manifest, c); err == nil {
				t.Fatalf("byte %d altered and opened", i)
			}
			if _, err := OpenObject(key, binding, record.Manifest, o[:i]); err == nil {
				t.Fatalf("cut at %d and opened", i)
			}
		}
		open := func(k Secret, b Binding, kind record.Kind, o []byte) error {
			_, err := OpenObject(k, b, kind, o)
			return err
		}
		b := binding
		b.Epoch++
		d := binding
		d.Device[0]++
		g := binding
		g.Genesis[0]++
		newer := bytes.Clone(o)
		newer[5] = 2
		for name, c := range map[string]struct{ got, want error }{
			"other kind":    {open(key, binding, record.KeySegment, o), ErrSwapped},
			"other epoch":   {open(key, b, record.Manifest, o), ErrSwapped},
			"other device":  {open(key, d, record.Manifest, o), ErrSwapped},
			"other genesis": {open(key, g, record.Manifest, o), ErrDamaged},
			"other key":     {open(NewSecret(), binding, record.Manifest, o), ErrDamaged},
			"newer":         {open(key, binding, record.Manifest, newer), ErrNewer},
			"newer, short":  {open(key, binding, record.Manifest, newer[:20]), ErrNewer},
			"newer, long":   {open(key, binding, record.Manifest, append(bytes.Clone(newer), make([]byte, MaxSealedBytes)...)), ErrNewer},
			"newer, kind":   {open(key, binding, record.KeySegment, newer), ErrNewer},
			"newer, epoch":  {open(key, b, record.Manifest, newer), ErrNewer},
			"algorithm":     {open(key, b, record.KeySegment, changed(o, 6)), ErrNewer},
			"byte 7":        {open(key, b, record.KeySegment, changed(o, 7)), ErrNewer},
			"other magic":   {open(key, binding, record.Manifest, changed(o, 0)), ErrDamaged},
			"short":         {open(key, binding, record.Manifest, o[:20]), ErrTruncated},
			"nothing":       {open(key, binding, record.Manifest, nil), ErrTruncated},
		} {
			if !errors.Is(c.got, c.want) {
				t.Errorf("%s: %v", name, c.got)
			}
		}
		other, _ := SealObject(a, key, binding, record.Manifest, body)
		if bytes.Equal(other, o) {
			t.Fatal("sealed twice to the same bytes")
		}
	}
}

func changed(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0x80
	return b
}

func TestPaddingGrowsSlowly(t *testing.T) {
	classes := map[uint64]bool{}
	for n := uint64(1); n < 1<<17; n++ {
		p := PaddedBytes(n)
		if p < n || p > n+n/8+1 {
			t.Fatalf("%d padded to %d", n, p)
		}
		if PaddedBytes(p) != p {
			t.Fatalf("%d is not a class of its own", p)
		}
		classes[p] = true
	}
	most := 1 // each power of two e has at most 2^(floor(log2 e)+1) classes
	for e := range 17 {
		most += 1 << bits.Len(uint(e))
	}
	if len(classes) > most {
		t.Fatalf("%d classes, at most %d", len(classes), most)
	}
}

func FuzzParseKeyBox(f *testing.F) {
	hs, _ := holders(f, 2)
	box, err := NewKeyBox(binding, NewEpochKey(), 2, hs)
	if err != nil {
		f.Fatal(err)
	}
	b, _ := box.Encode()
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		box, err := ParseKeyBox(b)
		if err != nil {
			return
		}
		if again, err := box.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Fatalf("parsed but encodes to other bytes: %v", err)
		}
	})
}

func FuzzParseCustodianRoot(f *testing.F) {
	f.Add(NewCustodianRoot().Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseCustodianRoot(b)
		if err == nil && !bytes.Equal(bytes.TrimSuffix(r.Encode(), []byte("\n")), bytes.TrimSuffix(b, []byte("\n"))) {
			t.Fatalf("%q parsed but encodes to other text", b)
		}
	})
}

// FuzzOpenObject opens objects, and whatever plaintexts under their right seal:
// what opens is what sealing its body with the same header gives.
func FuzzOpenObject(f *testing.F) {
	key := Secret{1}
	seal := func(header, plain []byte) []byte {
		header = header[:headerBytes:headerBytes]
		c, err := Algorithm(header[6]).new(objectKey(key, binding, header))
		if err != nil {
			return nil
		}
		return c.Seal(header, make([]byte, 12), plain, objectAAD(binding, header))
	}
	for _, a := range []Algorithm{AES256GCM, ChaCha20Poly1305} {
		o, err := SealObject(a, key, binding, record.Manifest, []byte("body"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(o, false)
		f.Add(append(o[:headerBytes:headerBytes], "\x00\x00\x00\x09body body\x00"...), true)
	}
	f.Fuzz(func(t *testing.T, b []byte, plain bool) {
		if plain {
			if len(b) < headerBytes {
				return
			}
			if b = seal(b, b[headerBytes:]); b == nil {
				return
			}
		}
		body, err := OpenObject(key, binding, record.Manifest, b)
		if err != nil {
			return
		}
		padded := make([]byte, PaddedBytes(uint64(4+len(body))))
		binary.BigEndian.PutUint32(padded, uint32(len(body)))
		copy(padded[4:], body)
		if len(body) == 0 || len(body) > MaxBodyBytes || !bytes.Equal(seal(b, padded), b) {
			t.Fatalf("opens to %d bytes, which are sealed otherwise", len(body))
		}
	})
}

// lowOrder are all X25519 keys that are points of low order, each with either
// value of the bit that X25519 ignores.
func lowOrder(t testing.TB) [][]byte {
	var all [][]byte
	for _, s := range []string{
		"0000000000000000000000000000000000000000000000000000000000000000", // 0
		"0100000000000000000000000000000000000000000000000000000000000000", // 1
		"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800", // of order 8
		"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157", // of order 8
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p-1
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p, that is 0
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p+1
	} {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		high := bytes.Clone(b)
		high[31] |= 0x80
		all = append(all, b, high)
	}
	return all
}

// A key is refused when it is read, not when a share is sealed to it.
func TestParsePublicKeyOfLowOrder(t *testing.T) {
	priv, err := NewPrivateKey()
	if err != nil {
		t.Fatal(err)
	}
	good := priv.Public().Bytes()
	if _, err := ParsePublicKey(good); err != nil {
		t.Fatal(err)
	}
	for _, low := range lowOrder(t) {
		if _, err := ParsePublicKey(slices.Concat(good[:publicKeyBytes-32], low)); err == nil || !strings.Contains(err.Error(), "not a recipient's public key: ") {
			t.Errorf("%x: %v", low, err)
		}
	}
}

func FuzzParsePublicKey(f *testing.F) {
	priv, err := NewPrivateKey()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(priv.Public().Bytes())
	for _, low := range lowOrder(f) {
		f.Add(slices.Concat(priv.Public().Bytes()[:publicKeyBytes-32], low))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := ParsePublicKey(b)
		if err != nil {
			return
		}
		if !bytes.Equal(k.Bytes(), b) {
			t.Fatal("parsed but encodes to other bytes")
		}
		if _, err := sealShare(k, []byte("info"), Secret{1}); err != nil {
			t.Fatalf("a key that was taken seals nothing: %v", err)
		}
	})
}
