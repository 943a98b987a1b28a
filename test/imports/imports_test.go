// Package imports checks the design's import rules: which package may know
// which, and which engines may be linked where.
package imports

import (
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/byssus-iot/byssus/"

type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

// floor of a package: it may import only packages of lower floors, or what
// siblings lists. A subpackage stands on its parent's floor.
var floor = map[string]int{
	"durable": 0, "record": 0, "crowd": 0, "moving": 0, "telemetry": 0, "suspicion": 0, "health": 0, "identity": 1, "erasure": 1, "seal": 1, "light": 1, "chain": 1, "passkey": 1,
	"ledger": 3, "store": 3, "archive": 3,
	"gateway": 4, "custody": 4, "recovery": 4, "watch": 4, "trail": 4,
	"cli": 5, "agent": 5,
}

// siblings are imports allowed on one floor, and the few that go up by design.
var siblings = map[string]bool{
	"seal>erasure":              true, // audit trees of sealed objects
	"cli>agent":                 true, // the trial starts agents
	"agent>cli/term":            true, // words, bars and exit codes of both programs
	"agent>cli/view":            true, // what is in snapshots, shown alike by both
	"recovery>custody":          true, // asks custodians for shares
	"agent>gateway/door":        true,
	"store/server>ledger/state": true, // typed reads of proven state
}

// pure packages know no network and no chain.
var pure = []string{"archive", "seal", "erasure", "record", "telemetry", "suspicion", "health"}

func TestImportRules(t *testing.T) {
	pkgs := list(t)
	if len(pkgs) < 5 {
		t.Fatalf("go list found only %d packages", len(pkgs))
	}
	for _, p := range pkgs {
		from, ok := strings.CutPrefix(p.ImportPath, module+"internal/")
		if !ok {
			continue
		}
		top := strings.Split(from, "/")[0]
		if _, ok := floor[top]; !ok {
			t.Errorf("%s is on no floor: add it to the design's layout and to this test", from)
			continue
		}
		for _, i := range p.Imports {
			to, ok := strings.CutPrefix(i, module+"internal/")
			if !ok {
				engineRules(t, from, i)
				continue
			}
			toTop := strings.Split(to, "/")[0]
			allowed := floor[toTop] < floor[top] || toTop == top
			for _, key := range []string{top + ">" + toTop, top + ">" + to, from + ">" + to} {
				if v, ok := siblings[key]; ok {
					allowed = v
				}
			}
			if !allowed {
				t.Errorf("%s must not import %s: imports point inward", from, to)
			}
		}
		for _, name := range pure {
			if top == name {
				for _, d := range p.Deps {
					if d == "net/http" || strings.HasPrefix(d, "github.com/ethereum/") || strings.HasPrefix(d, "github.com/cometbft/") {
						t.Errorf("%s links %s: it must know no network and no chain", from, d)
					}
				}
			}
		}
	}
}

// engineRules says who may import the engines directly.
func engineRules(t *testing.T, from, imported string) {
	top := strings.Split(from, "/")[0]
	switch {
	case strings.HasPrefix(imported, module+"internal/ledger/bindings") && top != "ledger":
		t.Errorf("%s imports the bindings: only ledger does", from)
	case strings.HasPrefix(imported, "github.com/cometbft/") && top != "chain":
		t.Errorf("%s imports %s: only chain does", from, imported)
	case strings.HasPrefix(imported, "github.com/ethereum/go-ethereum/node"),
		strings.HasPrefix(imported, "github.com/ethereum/go-ethereum/eth"),
		strings.HasPrefix(imported, "github.com/ethereum/go-ethereum/miner"):
		if top != "chain" && !(top == "ledger" && strings.HasPrefix(imported, "github.com/ethereum/go-ethereum/ethclient")) {
			t.Errorf("%s imports %s: only chain does", from, imported)
		}
	}
}

func list(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
