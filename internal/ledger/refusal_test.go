package ledger

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/record"
)

// Whatever a contract, or who claims to be one, gives as a reason is put in
// words.
func FuzzDecode(f *testing.F) {
	all, err := interfaces()
	if err != nil {
		f.Fatal(err)
	}
	for _, a := range all {
		for _, e := range a.Errors {
			f.Add(append(e.ID[:4:4], make([]byte, 32*len(e.Inputs))...))
		}
	}
	// Error(string), "no"
	f.Add(append([]byte{0x08, 0xc3, 0x79, 0xa0, 31: 0, 35: 0x20, 67: 2}, append([]byte("no"), make([]byte, 30)...)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Decode(data)
		if r.Rule == "" || r.Message == "" || !utf8.ValidString(r.Error()) {
			t.Fatalf("%x: %+v", data, r)
		}
	})
}

// Whatever a node says is in a log is put in words that a terminal may show and
// that JSON can hold, or refused; and what else reads logs survives it.
func FuzzLog(f *testing.F) {
	all, err := interfaces()
	if err != nil {
		f.Fatal(err)
	}
	contracts := map[string]common.Address{}
	for i, name := range sortedKeys(all) {
		contracts[name] = common.Address{byte(i + 1)}
		for _, event := range sortedKeys(all[name].Events) {
			f.Add(name, event, uint8(4), make([]byte, 32*len(all[name].Events[event].Inputs)))
		}
	}
	f.Add("Recovery", "Requested", uint8(1), []byte{})
	f.Fuzz(func(t *testing.T, contract, event string, topics uint8, data []byte) {
		l := &types.Log{Address: contracts[contract], Data: data}
		if a := all[contract]; a != nil {
			l.Topics = []common.Hash{a.Events[event].ID}
		}
		for i := range topics % 5 {
			l.Topics = append(l.Topics, common.BytesToHash(data[min(len(data), int(i)*7):]))
		}
		e, ok, err := Describe(contract, l)
		if _, failed := json.Marshal(e); failed != nil || !utf8.ValidString(e.Words) || ok == (e.Words == "") || ok && err != nil {
			t.Fatalf("%+v, %v, %v, %v", e, ok, err, failed)
		}
		if _, err := requestsOf([]types.Log{*l}); err == nil && len(l.Topics) < 2 {
			t.Fatal("a request without a number")
		}
		receipt := &types.Receipt{Logs: []*types.Log{l}}
		refusalsOf(receipt, l.Address, []record.Hash{{1}})
		_, _ = (&Client{contracts: contracts}).requestID(receipt)
		_, _ = anchoredOf(*l)
	})
}

// Whatever a proposal's calls are, they are put in words that a terminal may
// show.
func FuzzInWords(f *testing.F) {
	all, err := interfaces()
	if err != nil {
		f.Fatal(err)
	}
	c := &Client{contracts: map[string]common.Address{}}
	for i, name := range sortedKeys(all) {
		c.contracts[name] = common.Address{19: byte(i + 1)}
		for _, m := range all[name].Methods {
			f.Add(uint8(i+1), append(m.ID[:4:4], make([]byte, 32*20)...))
		}
	}
	inner := accessManager.PackMulticall([][]byte{accessManager.PackPauseRole(RoleGateway), accessManager.PackLabelRole(7, "\x1b[2J")})
	f.Add(uint8(1), accessManager.PackMulticall([][]byte{inner, inner}))
	f.Fuzz(func(t *testing.T, target uint8, data []byte) {
		words := c.inWords(Call{common.Address{19: target}, data})
		if words == "" || !utf8.ValidString(words) || strings.ContainsAny(words, "\x1b\n\r") {
			t.Fatalf("%x: %q", data, words)
		}
	})
}
