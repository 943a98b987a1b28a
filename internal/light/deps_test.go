package light_test

import (
	"os/exec"
	"strings"
	"testing"
)

// A device links this package: it brings no node, no peer-to-peer code, no
// database engine and no contract bindings with it.
func TestLinksNoEngine(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "github.com/byssus-iot/byssus/internal/light", "github.com/byssus-iot/byssus/internal/ledger/state").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if len(deps) < 100 {
		t.Fatalf("go list found only %d packages", len(deps))
	}
	for _, d := range deps {
		for _, bad := range []string{
			"github.com/cometbft/cometbft/node", "github.com/cometbft/cometbft/consensus", "github.com/cometbft/cometbft/p2p", "github.com/cometbft/cometbft-db",
			"github.com/ethereum/go-ethereum/core/vm", "github.com/ethereum/go-ethereum/core/state", "github.com/ethereum/go-ethereum/node", "github.com/ethereum/go-ethereum/eth",
			"github.com/ethereum/go-ethereum/p2p", "github.com/ethereum/go-ethereum/rpc", "github.com/ethereum/go-ethereum/ethclient", "github.com/ethereum/go-ethereum/accounts",
			"github.com/cockroachdb/pebble", "github.com/syndtr/goleveldb", "github.com/dgraph-io/badger", "go.etcd.io/bbolt", "github.com/libp2p", "modernc.org/sqlite",
			"github.com/byssus-iot/byssus/internal/chain", "github.com/byssus-iot/byssus/internal/ledger/bindings",
		} {
			if d == bad || strings.HasPrefix(d, bad+"/") {
				t.Errorf("linked: %s", d)
			}
		}
	}
}
