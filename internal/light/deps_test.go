package light_test

import (
	"os/exec"
	"strings"
	"testing"
)

// A device links these: they bring no part of CometBFT or of what comes with
// its types, of go-ethereum no more than RLP, no peer-to-peer code, no database
// engine and no contract bindings. Only byssus-agent has a database, to read
// what is backed up.
func TestLinksNoEngine(t *testing.T) {
	const (
		module = "github.com/byssus-iot/byssus/"
		geth   = "github.com/ethereum/go-ethereum/"
	)
	engines := []string{
		"github.com/cometbft", "github.com/cosmos", "google.golang.org", "github.com/golang/protobuf", "github.com/prometheus", "golang.org/x/net",
		"github.com/cloudflare/circl", "github.com/go-kit", "github.com/stretchr/testify", "github.com/google/go-cmp",
		"github.com/cockroachdb/pebble", "github.com/syndtr/goleveldb", "github.com/dgraph-io/badger", "go.etcd.io/bbolt", "github.com/libp2p",
		module + "internal/chain", module + "internal/ledger/bindings",
	}
	for pkg, more := range map[string][]string{
		"internal/light":        {"modernc.org/sqlite"},
		"internal/ledger/state": {"modernc.org/sqlite"},
		"cmd/byssus-agent":      nil,
	} {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", module+pkg).Output()
		if err != nil {
			t.Fatal(err)
		}
		deps := strings.Fields(string(out))
		if len(deps) < 100 {
			t.Fatalf("go list found only %d packages", len(deps))
		}
		for _, d := range deps {
			for _, bad := range append(more, engines...) {
				if d == bad || strings.HasPrefix(d, bad+"/") {
					t.Errorf("%s links %s", pkg, d)
				}
			}
			if strings.HasPrefix(d, geth) && !strings.HasPrefix(d, geth+"rlp") && d != geth+"common/math" {
				t.Errorf("%s links %s", pkg, d)
			}
		}
	}
}
