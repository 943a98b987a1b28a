package light_test

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestParseGenesis(t *testing.T) {
	c := newConsortium(t, "genesis", 10, 20)
	g := c.genesis
	if g.Digest() != sha256.Sum256(c.raw) {
		t.Error("digest is not the SHA-256 of the document")
	}
	if want := (record.Domain{ChainID: 4242, Genesis: record.Hash{1, 2, 3}}); g.Domain() != want {
		t.Errorf("domain %+v, want %+v", g.Domain(), want)
	}
	if g.ChainID() != chainID {
		t.Errorf("chain id %q", g.ChainID())
	}
	if a, err := g.Contract("Fleet"); err != nil || a != fleetAddress {
		t.Errorf("Fleet at %s, %v", a, err)
	}
	if _, err := g.Contract("Nothing"); err == nil || !strings.Contains(err.Error(), "Nothing") {
		t.Errorf("a contract that is not named: %v", err)
	}
	if got := strings.Join(g.Contracts(), " "); got != "Fleet Nowhere" {
		t.Errorf("contracts %q", got)
	}
}

func TestParseGenesisRefuses(t *testing.T) {
	type object = map[string]any
	first := func(d object) object { return d["validators"].([]object)[0] }
	for name, spoil := range map[string]func(object){
		"unknown field":          func(d object) { d["more"] = 1 },
		"unknown field of app":   func(d object) { d["app_state"].(object)["more"] = 1 },
		"no chain id":            func(d object) { d["chain_id"] = "" },
		"long chain id":          func(d object) { d["chain_id"] = strings.Repeat("x", 51) },
		"no validators":          func(d object) { d["validators"] = []object{} },
		"too many validators":    func(d object) { d["validators"] = make([]object, light.MaxValidators+1) },
		"validator twice":        func(d object) { d["validators"] = []object{first(d), first(d)} },
		"no power":               func(d object) { first(d)["power"] = "0" },
		"negative power":         func(d object) { first(d)["power"] = "-5" },
		"power beyond all":       func(d object) { first(d)["power"] = "1152921504606846976" },
		"power of all too great": func(d object) { first(d)["power"] = "1152921504606846975" },
		"power no number":        func(d object) { first(d)["power"] = "ten" },
		"address of another":     func(d object) { first(d)["address"] = strings.Repeat("00", 20) },
		"address no hex":         func(d object) { first(d)["address"] = "zz" },
		"no key":                 func(d object) { first(d)["pub_key"] = nil },
		"short key":              func(d object) { first(d)["pub_key"].(object)["value"] = "AAAA" },
		"another kind of key":    func(d object) { first(d)["pub_key"].(object)["type"] = "tendermint/PubKeySecp256k1" },
		"no evm chain id":        func(d object) { d["app_state"].(object)["evm_chain_id"] = 0 },
		"no evm genesis":         func(d object) { delete(d["app_state"].(object), "evm_genesis_hash") },
		"bad evm genesis":        func(d object) { d["app_state"].(object)["evm_genesis_hash"] = "0x12" },
		"bad address":            func(d object) { d["app_state"].(object)["contracts"] = object{"Fleet": "0x12"} },
		"address without 0x":     func(d object) { d["app_state"].(object)["contracts"] = object{"Fleet": strings.Repeat("11", 21)} },
		"address zero":           func(d object) { d["app_state"].(object)["contracts"] = object{"Fleet": light.Address{}.String()} },
		"nameless contract":      func(d object) { d["app_state"].(object)["contracts"] = object{"": fleetAddress.String()} },
	} {
		t.Run(name, func(t *testing.T) {
			c := newConsortium(t, "refused", 10, 20)
			spoil(c.doc)
			if _, err := light.ParseGenesis(marshal(t, c.doc)); !errors.Is(err, light.ErrGenesis) {
				t.Errorf("got %v, want ErrGenesis", err)
			}
		})
	}
	c := newConsortium(t, "refused", 10)
	for name, b := range map[string][]byte{
		"nothing": nil, "no JSON": []byte("byssus"), "null": []byte("null"), "something after": append(c.raw, " {}"...),
		"too long": append(c.raw, make([]byte, light.MaxGenesisBytes)...),
	} {
		if _, err := light.ParseGenesis(b); !errors.Is(err, light.ErrGenesis) {
			t.Errorf("%s: got %v, want ErrGenesis", name, err)
		}
	}
}

func FuzzParseGenesis(f *testing.F) {
	c := newConsortium(f, "fuzz", 1, 2, 3)
	f.Add(c.raw)
	f.Add([]byte(`{"chain_id":"x","validators":[{"pub_key":null}],"app_state":{"evm_chain_id":1}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := light.ParseGenesis(b)
		if err != nil {
			if !errors.Is(err, light.ErrGenesis) {
				t.Fatalf("%v is no ErrGenesis", err)
			}
			return
		}
		if g.ChainID() == "" || g.Domain().ChainID == 0 || g.Domain().Genesis == (record.Hash{}) || g.Digest() != sha256.Sum256(b) {
			t.Fatalf("a genesis document without what it must say was read: %q", b)
		}
	})
}
