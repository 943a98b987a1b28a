package state

import "github.com/byssus-iot/byssus/internal/record"

// Organisations is a set of organisations, as the contracts keep it: bit i of
// the word, counted from its low end, is organisation i. Organisations above
// MaxOrganisation are in no set.
type Organisations record.Hash

// MaxOrganisation is the highest number that is in a set (Organisations.MAX).
const MaxOrganisation = 255

// OrganisationsOf is the set of some organisations.
func OrganisationsOf(numbers ...uint32) (o Organisations) {
	for _, n := range numbers {
		if n <= MaxOrganisation {
			o[31-n/8] |= 1 << (n % 8)
		}
	}
	return o
}

// Has tells whether an organisation is in the set.
func (o Organisations) Has(n uint32) bool {
	return n <= MaxOrganisation && o[31-n/8]&(1<<(n%8)) != 0
}

// Numbers returns the organisations' numbers, lowest first.
func (o Organisations) Numbers() []uint32 {
	var out []uint32
	for n := range uint32(MaxOrganisation + 1) {
		if o.Has(n) {
			out = append(out, n)
		}
	}
	return out
}

// Any tells whether the set is the empty one, by which a clause means any
// organisation.
func (o Organisations) Any() bool { return o == Organisations{} }
