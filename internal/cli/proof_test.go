package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// A proof is checked with the genesis document and nothing else, after the chain
// is gone.
func TestVerifyOffline(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, b []byte) {
		t.Helper()
		if err := os.WriteFile(at(name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var device, hash record.Hash
	t.Run("make", func(t *testing.T) {
		s := ledgertest.Start(t, ledgertest.Options{})
		key, id := s.Enrol(t, "press-7", record.Hash{})
		r := record.Record{Device: id, Sequence: 1, ListRoot: record.Hash{1}, SealedKeyHash: record.Hash{2}, Policy: 1, PolicyVersion: 1,
			Trigger: record.ByPerson, Epoch: 1, EpochCommitment: record.Hash{3}}
		device, hash = id, r.Digest(s.Ledger.Domain())
		item := s.Item(t, key, r, uint64(time.Now().Add(48*time.Hour).Unix()), 0, 1, 2, 3, 4)
		if _, err := s.Ledger.AnchorBatch(t.Context(), s.Gateway, []ledger.Item{item}); err != nil {
			t.Fatal(err)
		}
		source, err := light.NewRPCSource(s.Node.URL(), nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := state.ProveAnchor(t.Context(), s.Genesis, source, r)
		if err != nil {
			t.Fatal(err)
		}
		write("proof", p.Encode())
		write("genesis.json", s.Node.GenesisDoc())
		other := p
		other.Record.ListRoot[0]++
		write("forged", other.Encode())
		write("cut", p.Encode()[:1000])
		write("other.json", bytes.Replace(s.Node.GenesisDoc(), []byte(`"evm_genesis_hash"`), []byte(` "evm_genesis_hash"`), 1))
	})
	run := func(code int, args ...string) (string, string) {
		t.Helper()
		var out, errOut bytes.Buffer
		if got := Main(t.Context(), append([]string{"verify", "--data", at("none"), "--offline"}, args...), &out, &errOut); got != code {
			t.Errorf("%v: code %d, want %d: %s", args, got, code, errOut.String())
		}
		return out.String(), errOut.String()
	}
	out, _ := run(term.Done, at("proof"), "--genesis", at("genesis.json"))
	for _, want := range []string{"snapshot 1 of device " + device.String(), "record " + hash.String(), "5 stores", "Not proven"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	out, _ = run(term.Done, at("proof"), "--genesis", at("genesis.json"), "--json")
	var found checkedProof
	if err := json.Unmarshal([]byte(out), &found); err != nil || found.Hash != hash || found.Record.Device != device || found.Genesis == (record.Hash{}) {
		t.Errorf("%+v, %v", found, err)
	}
	for name, want := range map[string]string{"forged": "proves nothing", "cut": "cut off", "genesis.json": "not a proof of an anchor"} {
		if _, said := run(term.Damaged, at(name), "--genesis", at("genesis.json")); !strings.Contains(said, want) {
			t.Errorf("%s: %s", name, said)
		}
	}
	if _, said := run(term.Damaged, at("proof"), "--genesis", at("other.json")); !strings.Contains(said, "genesis document") {
		t.Error(said)
	}
	run(term.Damaged, at("proof"), "--genesis", at("proof"))
	run(term.Usage, at("nothing"), "--genesis", at("genesis.json"))
	run(term.Usage, at("proof"), "--genesis", at("nothing"))
}
