package state

import (
	"math/big"
	"slices"
	"testing"
)

// TestOrganisations: a set is the word that Solidity would make of it, and holds
// what it was made of, but what no set can hold.
func TestOrganisations(t *testing.T) {
	for _, numbers := range [][]uint32{nil, {0}, {1, 2}, {7, 8, 63, 64, 254, 255}, {3, 256, 1 << 31}} {
		set, word := OrganisationsOf(numbers...), new(big.Int)
		var held []uint32
		for _, n := range numbers {
			if n <= MaxOrganisation {
				word.SetBit(word, int(n), 1)
				held = append(held, n)
			}
			if set.Has(n) != (n <= MaxOrganisation) {
				t.Errorf("%v has %d: %v", numbers, n, set.Has(n))
			}
		}
		if new(big.Int).SetBytes(set[:]).Cmp(word) != 0 || !slices.Equal(set.Numbers(), held) || set.Any() != (len(held) == 0) || set.Has(100) {
			t.Errorf("%v became %x, %v", numbers, set, set.Numbers())
		}
	}
}
