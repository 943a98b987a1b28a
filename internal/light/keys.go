package light

import "github.com/byssus-iot/byssus/internal/record"

// ValidatorKeys returns the Ed25519 keys of the validators that sign the first
// blocks.
func (g *Genesis) ValidatorKeys() []record.Hash {
	keys := make([]record.Hash, len(g.validators.list))
	for i, v := range g.validators.list {
		keys[i] = record.Hash(v.key)
	}
	return keys
}
