package cli

import (
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/chain"
)

// What a validator does that an honest one does not is said in words, and nothing
// of one that is honest.
func TestMisdeeds(t *testing.T) {
	for name, c := range map[string]struct {
		val  chain.ValidatorStatus
		want string
	}{
		"honest":              {chain.ValidatorStatus{Proposals: chain.Proposals{Decided: 1000, Failed: 7, LeftOut: 400}}, ""},
		"a liar":              {chain.ValidatorStatus{Proposals: chain.Proposals{Refused: 3, RefusedAt: 9, RefusedWhy: "gas limit is 1, want 2"}}, "made 3 proposals that this node refused, the last at height 9: gas limit is 1, want 2"},
		"withholds":           {chain.ValidatorStatus{Proposals: chain.Proposals{Decided: 11, LeftOut: 6}}, "left out transactions that waited, although there was room, at 6 of the 11 heights it proposed"},
		"too few turns known": {chain.ValidatorStatus{Proposals: chain.Proposals{Decided: 9, LeftOut: 9}}, ""},
		"twin":                {chain.ValidatorStatus{Twice: 12}, "signed two blocks at height 12"},
	} {
		if got := strings.Join(misdeeds(c.val), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
