package format

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/sha256"
	"crypto/sha3"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

type hash = [32]byte

func cat(parts ...any) []byte {
	var b []byte
	for _, p := range parts {
		switch v := p.(type) {
		case string:
			b = append(b, v...)
		case []byte:
			b = append(b, v...)
		case hash:
			b = append(b, v[:]...)
		case uint8:
			b = append(b, v)
		case uint16:
			b = binary.BigEndian.AppendUint16(b, v)
		case uint32:
			b = binary.BigEndian.AppendUint32(b, v)
		case uint64:
			b = binary.BigEndian.AppendUint64(b, v)
		default:
			panic(fmt.Sprintf("cat %T", p))
		}
	}
	return b
}

// Section 3.

func leafHash(d []byte) hash { return sha256.Sum256(cat(uint8(0), d)) }

func mth(leaves []hash) hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	k := 1
	for k*2 < len(leaves) {
		k *= 2
	}
	return sha256.Sum256(cat(uint8(1), mth(leaves[:k]), mth(leaves[k:])))
}

func leavesOf(b []byte) []hash {
	var l []hash
	for len(b) > 0 {
		n := min(4096, len(b))
		l, b = append(l, leafHash(b[:n])), b[n:]
	}
	return l
}

func rootOf(b []byte) hash { return mth(leavesOf(b)) }

// foldProof is the root that a leaf's audit path leads to (RFC 9162, 2.1.3.2).
func foldProof(leaf hash, index, leaves uint64, path []hash) (hash, bool) {
	fn, sn, r := index, leaves-1, leaf
	for _, p := range path {
		if sn == 0 {
			return r, false
		}
		if fn&1 == 1 || fn == sn {
			r = sha256.Sum256(cat(uint8(1), p, r))
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			r = sha256.Sum256(cat(uint8(1), r, p))
		}
		fn, sn = fn>>1, sn>>1
	}
	return r, sn == 0
}

// Section 4, and section 12 for another polynomial.

type field struct{ poly int }

func (f field) mul(a, b byte) byte {
	x, y, p := int(a), int(b), 0
	for ; y > 0; y >>= 1 {
		if y&1 == 1 {
			p ^= x
		}
		if x <<= 1; x > 255 {
			x ^= f.poly
		}
	}
	return byte(p)
}

func (f field) pow(a byte, n int) byte {
	r := byte(1)
	for range n {
		r = f.mul(r, a)
	}
	return r
}

func (f field) inv(a byte) byte { return f.pow(a, 254) }

// invert inverts a square matrix (Gauss and Jordan).
func (f field) invert(m [][]byte) ([][]byte, error) {
	n := len(m)
	a := make([][]byte, n)
	for i := range a {
		a[i] = make([]byte, 2*n)
		copy(a[i], m[i])
		a[i][n+i] = 1
	}
	for c := range n {
		p := c
		for p < n && a[p][c] == 0 {
			p++
		}
		if p == n {
			return nil, errors.New("no inverse")
		}
		a[p], a[c] = a[c], a[p]
		s := f.inv(a[c][c])
		for j := range a[c] {
			a[c][j] = f.mul(a[c][j], s)
		}
		for r := range n {
			if k := a[r][c]; r != c && k != 0 {
				for j := range a[r] {
					a[r][j] ^= f.mul(k, a[c][j])
				}
			}
		}
	}
	for i := range a {
		a[i] = a[i][n:]
	}
	return a, nil
}

func (f field) product(a, b [][]byte) [][]byte {
	out := make([][]byte, len(a))
	for i := range a {
		out[i] = make([]byte, len(b[0]))
		for j := range out[i] {
			for k := range b {
				out[i][j] ^= f.mul(a[i][k], b[k][j])
			}
		}
	}
	return out
}

var coding, sharing = field{0x11D}, field{0x11B}

// matrix is M of section 4: n rows of k.
func matrix(k, n int) ([][]byte, error) {
	v := make([][]byte, n)
	for r := range v {
		v[r] = make([]byte, k)
		for c := range v[r] {
			v[r][c] = coding.pow(byte(r), c)
		}
	}
	top, err := coding.invert(v[:k])
	if err != nil {
		return nil, err
	}
	return coding.product(v, top), nil
}

func shardLength(l uint64, k int) uint64 { return ((l+uint64(k)-1)/uint64(k) + 63) / 64 * 64 }

// combine is the sum of rows[i] times factors[i].
func combine(factors []byte, rows [][]byte) []byte {
	out := make([]byte, len(rows[0]))
	for i, f := range factors {
		var table [256]byte
		for x := range table {
			table[x] = coding.mul(f, byte(x))
		}
		for j, b := range rows[i] {
			out[j] ^= table[b]
		}
	}
	return out
}

func encodeShards(k, n int, object []byte) ([][]byte, error) {
	m, err := matrix(k, n)
	if err != nil {
		return nil, err
	}
	s := int(shardLength(uint64(len(object)), k))
	padded := append(bytes.Clone(object), make([]byte, k*s-len(object))...)
	shards := make([][]byte, n)
	for i := range k {
		shards[i] = padded[i*s : (i+1)*s]
	}
	for i := k; i < n; i++ {
		shards[i] = combine(m[i], shards[:k])
	}
	return shards, nil
}

// decodeShards rebuilds an object of l bytes; a missing shard is nil.
func decodeShards(k, n int, l uint64, shards [][]byte) ([]byte, error) {
	m, err := matrix(k, n)
	if err != nil {
		return nil, err
	}
	var rows, have [][]byte
	for i, s := range shards {
		if s != nil && len(have) < k {
			rows, have = append(rows, m[i]), append(have, s)
		}
	}
	if len(have) < k {
		return nil, fmt.Errorf("%d shards, want %d", len(have), k)
	}
	back, err := coding.invert(rows)
	if err != nil {
		return nil, err
	}
	var object []byte
	for i := range k {
		object = append(object, combine(back[i], have)...)
	}
	for _, b := range object[l:] {
		if b != 0 {
			return nil, errors.New("filling that is not zero")
		}
	}
	return object[:l], nil
}

func position(h hash, shard, n int) int {
	return (shard + int(binary.BigEndian.Uint64(h[:8])%uint64(n))) % n
}

// Section 6.

func padded(n uint64) uint64 {
	e := bits.Len64(n) - 1
	s := 0
	if e > 0 {
		s = bits.Len(uint(e))
	}
	r := uint64(1) << max(e-s, 0)
	return (n + r - 1) / r * r
}

func aead(algorithm uint64, key []byte) (cipher.AEAD, error) {
	switch algorithm {
	case 1:
		b, err := aes.NewCipher(key)
		if err != nil {
			return nil, err
		}
		return cipher.NewGCM(b)
	case 2:
		return chacha20poly1305.New(key)
	}
	return nil, fmt.Errorf("algorithm %d is of a newer version", algorithm)
}

func openFrame(algorithm uint64, key []byte, archive hash, pack, offset uint64, frame []byte) ([]byte, error) {
	a, err := aead(algorithm, key)
	if err != nil {
		return nil, err
	}
	return a.Open(nil, cat(uint32(0), offset), frame, cat(archive, pack))
}

// Section 7.

func openSealed(key []byte, genesis, device hash, epoch uint32, kind uint8, b []byte) ([]byte, error) {
	if len(b) < 76+16 || !bytes.Equal(b[:4], []byte("BYS1")) {
		return nil, errors.New("no sealed object")
	}
	if b[4] != kind || b[5] != 1 || b[7] != 0 || !bytes.Equal(b[8:12], cat(epoch)) || !bytes.Equal(b[12:44], device[:]) {
		return nil, errors.New("another object than the one asked for, or a newer one")
	}
	info := cat("byssus/object/1", genesis, device, epoch, kind, b[5], b[6])
	k, err := hkdf.Key(sha256.New, key, b[44:76], string(info), 32)
	if err != nil {
		return nil, err
	}
	a, err := aead(uint64(b[6]), k)
	if err != nil {
		return nil, err
	}
	plain, err := a.Open(nil, make([]byte, 12), b[76:], cat(b[:76], genesis))
	if err != nil {
		return nil, err
	}
	n := uint64(binary.BigEndian.Uint32(plain))
	if n+4 > uint64(len(plain)) || padded(n+4) != uint64(len(plain)) || len(bytes.Trim(plain[4+n:], "\x00")) > 0 {
		return nil, errors.New("wrongly padded")
	}
	return plain[4 : 4+n], nil
}

// Sections 12 to 14.

func commitment(genesis, device hash, epoch uint32, key []byte) hash {
	return sha256.Sum256(cat("byssus/epoch/1", genesis, device, epoch, key))
}

func joinShares(xs []byte, values [][]byte) []byte {
	key := make([]byte, 32)
	for i, x := range xs {
		l := byte(1)
		for j, y := range xs {
			if i != j {
				l = sharing.mul(l, sharing.mul(y, sharing.inv(x^y)))
			}
		}
		for b := range key {
			key[b] ^= sharing.mul(l, values[i][b])
		}
	}
	return key
}

func parseRoot(line string) ([]byte, error) {
	line = strings.TrimSuffix(line, "\n")
	p := strings.Split(line, ":")
	if len(p) != 3 || p[0] != "BYSSUS-CUSTODIAN-ROOT-1" {
		return nil, errors.New("no custodian's root")
	}
	sum := sha256.Sum256([]byte(p[0] + ":" + p[1]))
	if hex.EncodeToString(sum[:4]) != p[2] {
		return nil, errors.New("mistyped")
	}
	return hex.DecodeString(p[1])
}

var kem = hpke.MLKEM768X25519()

func custodianKey(root []byte, genesis, device hash, epoch uint32) (private []byte, err error) {
	leaf := sha256.Sum256(cat("byssus/custodian/1", genesis, device, epoch))
	seed := root
	for i := range 256 {
		m := hmac.New(sha256.New, seed)
		m.Write([]byte{leaf[i/8] >> (7 - i%8) & 1})
		seed = m.Sum(nil)
	}
	ikm, err := hkdf.Expand(sha256.New, seed, "byssus/custodian/hpke/1", 32)
	if err != nil {
		return nil, err
	}
	return sha3.SumSHAKE256(cat(ikm, "HPKE-v1", "KEM", uint16(0x647A), uint16(13), "DeriveKeyPair", uint16(32)), 32), nil
}

func openHPKE(private, info, sealed []byte) ([]byte, error) {
	k, err := kem.NewPrivateKey(private)
	if err != nil {
		return nil, err
	}
	return hpke.Open(k, hpke.HKDFSHA256(), hpke.AES256GCM(), info, sealed)
}

// shareOf opens custodian's share of a key box with its root's line.
func shareOf(box map[uint64]any, line string, genesis hash, custodian uint64) (x byte, value []byte, err error) {
	root, err := parseRoot(line)
	if err != nil {
		return 0, nil, err
	}
	device, epoch := hash(box[2].([]byte)), uint32(box[3].(uint64))
	private, err := custodianKey(root, genesis, device, epoch)
	if err != nil {
		return 0, nil, err
	}
	for _, s := range box[6].([]any) {
		if s := s.([]any); s[0] == custodian {
			x := byte(s[1].(uint64))
			value, err := openHPKE(private, cat("byssus/share/1", genesis, device, epoch, box[4].([]byte), uint32(custodian), x), s[3].([]byte))
			return x, value, err
		}
	}
	return 0, nil, fmt.Errorf("no share of custodian %d", custodian)
}
