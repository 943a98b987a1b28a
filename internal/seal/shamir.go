package seal

import (
	"crypto/rand"
	"errors"
	"fmt"
)

// MaxShares bounds the shares of one epoch key, one for each custodian of a
// panel.
const MaxShares = 16

// Share is one custodian's part of an epoch key: a point of Shamir's scheme
// over GF(2^8) with the polynomial x^8+x^4+x^3+x+1, each of the 32 bytes on its
// own. X is from 1.
type Share struct {
	X     uint8
	Value Secret
}

// ErrShares is wrapped when shares do not give the key.
var ErrShares = errors.New("shares do not give the key")

// split makes n shares of which any m give the key. With m = 1 every share is
// the key itself.
func split(key Secret, m, n int) ([]Share, error) {
	if m < 1 || n < m || n > MaxShares {
		return nil, fmt.Errorf("no split into %d of %d shares", m, n)
	}
	// Byte j's polynomial has the key's byte as its constant.
	high := make([]Secret, m-1)
	for i := range high {
		rand.Read(high[i][:])
	}
	shares := make([]Share, n)
	for s := range shares {
		x := uint8(s + 1)
		shares[s].X = x
		for j := range key {
			var y uint8
			for i := len(high) - 1; i >= 0; i-- {
				y = mul(y, x) ^ high[i][j]
			}
			shares[s].Value[j] = mul(y, x) ^ key[j]
		}
	}
	return shares, nil
}

// join interpolates at 0. The X must be distinct and not 0.
func join(shares []Share) Secret {
	var key Secret
	for i, s := range shares {
		weight := uint8(1)
		for j, o := range shares {
			if i != j {
				weight = mul(weight, mul(o.X, inverse(o.X^s.X)))
			}
		}
		for b := range key {
			key[b] ^= mul(s.Value[b], weight)
		}
	}
	return key
}

// mul multiplies in GF(2^8), without a branch or table that depends on the
// factors.
func mul(a, b uint8) uint8 {
	var p uint8
	for range 8 {
		p ^= a & -(b & 1)
		a = a<<1 ^ 0x1b&-(a>>7)
		b >>= 1
	}
	return p
}

// inverse is a^254, which is 1/a; of 0 it is 0.
func inverse(a uint8) uint8 {
	r := uint8(1)
	for range 7 { // 254 = 2 + 4 + ... + 128
		a = mul(a, a)
		r = mul(r, a)
	}
	return r
}

// Combine gives the epoch key back from shares of a box. It checks the key
// against the box's commitment, so a wrong share is noticed; when there are
// more than m shares it looks for m of them that agree, and returns the X of
// those that had no part in it only if they are wrong.
func Combine(b Binding, box KeyBox, shares []Share) (key Secret, wrong []uint8, err error) {
	m := int(box.Threshold)
	byX := map[uint8]Share{}
	var distinct []Share
	for _, s := range shares {
		if s.X == 0 {
			return Secret{}, nil, fmt.Errorf("%w: a share of index 0", ErrShares)
		}
		if _, twice := byX[s.X]; !twice {
			byX[s.X] = s
			distinct = append(distinct, s)
		}
	}
	if len(distinct) < m || m < 1 {
		return Secret{}, nil, fmt.Errorf("%w: %d at hand, %d needed", ErrShares, len(distinct), m)
	}
	if len(distinct) > MaxShares {
		return Secret{}, nil, fmt.Errorf("%w: %d at hand, at most %d exist", ErrShares, len(distinct), MaxShares)
	}
	pick := make([]Share, 0, m)
	var try func(from int) bool
	try = func(from int) bool {
		if len(pick) == m {
			key = join(pick)
			return Commitment(b, key) == box.Commitment
		}
		for i := from; i <= len(distinct)-(m-len(pick)); i++ {
			pick = append(pick, distinct[i])
			if try(i + 1) {
				return true
			}
			pick = pick[:len(pick)-1]
		}
		return false
	}
	if !try(0) {
		return Secret{}, nil, fmt.Errorf("%w: no %d of the %d match the epoch's commitment", ErrShares, m, len(distinct))
	}
	good := append([]Share(nil), pick...)
	for _, s := range distinct {
		if !onCurve(good, s) {
			wrong = append(wrong, s.X)
		}
	}
	return key, wrong, nil
}

// onCurve tells whether s lies on the polynomial through the good shares: the
// key interpolated with s in place of any one of them must stay the same.
func onCurve(good []Share, s Share) bool {
	for _, g := range good {
		if g.X == s.X {
			return g.Value == s.Value
		}
	}
	swapped := append([]Share(nil), good...)
	swapped[0] = s
	return join(swapped) == join(good)
}
