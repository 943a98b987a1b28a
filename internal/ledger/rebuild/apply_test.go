package rebuild_test

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/rebuild"
	"github.com/byssus-iot/byssus/internal/record"
)

// empty is the state before the first event, of contracts at made-up addresses.
func empty(t testing.TB) (*rebuild.State, map[string]common.Address) {
	t.Helper()
	at := map[string]common.Address{}
	for i, name := range rebuild.Names() {
		at[name] = common.Address{1, byte(i)}
	}
	s, err := rebuild.New(artifacts, record.Domain{}, at)
	if err != nil {
		t.Fatal(err)
	}
	return s, at
}

// topics are those of an event, whose indexed members are zero.
func topics(t testing.TB, contract, event string) []common.Hash {
	t.Helper()
	parsed, err := metas[contract].ParseABI()
	if err != nil {
		t.Fatal(err)
	}
	out := []common.Hash{parsed.Events[event].ID}
	for _, in := range parsed.Events[event].Inputs {
		if in.Indexed {
			out = append(out, common.Hash{})
		}
	}
	return out
}

func TestApplyRefuses(t *testing.T) {
	s, at := empty(t)
	ticked := func(block uint64, index uint) *types.Log {
		return &types.Log{Address: at["Clock"], Topics: topics(t, "Clock", "Ticked"), Data: make([]byte, 64), BlockNumber: block, Index: index}
	}
	if err := s.Apply(ticked(7, 3), rebuild.Block{Number: 7}); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(&types.Log{Address: common.Address{9}, BlockNumber: 1}, rebuild.Block{Number: 1}); err != nil {
		t.Errorf("an event of another contract: %v", err)
	}
	short := ticked(8, 0)
	short.Data = short.Data[:33]
	nameless := ticked(8, 1)
	nameless.Topics = nil
	foreign := ticked(8, 2)
	foreign.Topics = topics(t, "Fleet", "DeviceRevoked")
	// An approval for an organisation that is in no set; a revocation that nothing precedes.
	beyond := &types.Log{Address: at["Recovery"], Topics: topics(t, "Recovery", "Approved"), Data: make([]byte, 64), BlockNumber: 8, Index: 3}
	beyond.Topics[3] = common.BigToHash(big.NewInt(256))
	revoked := &types.Log{Address: at["Recovery"], Topics: topics(t, "Recovery", "ApprovalRevoked"), Data: make([]byte, 32), BlockNumber: 8, Index: 4}
	for _, c := range []struct {
		log   *types.Log
		block uint64
		want  string
	}{
		{ticked(7, 3), 7, "comes after event 3 of block 7"},
		{ticked(6, 9), 6, "comes after event 3 of block 7"},
		{ticked(8, 0), 9, "is applied as one of block 9"},
		{short, 8, "Ticked of Clock in block 8"},
		{nameless, 8, "has no name"},
		{foreign, 8, "none that Clock has"},
		{beyond, 8, "organisation 256 is in no set"},
		{revoked, 8, "does not fit into the 2 bytes of _approvalsFor"},
	} {
		if err := s.Apply(c.log, rebuild.Block{Number: c.block}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want an error that says %q", err, c.want)
		}
	}
	if _, err := rebuild.New(artifacts, record.Domain{}, map[string]common.Address{}); err == nil {
		t.Error("a state without addresses")
	}
	if s.Storage("Nothing") != nil {
		t.Error("a storage of no contract")
	}
	if root, err := s.Storage("Fleet").Root(); err != nil || root != types.EmptyRootHash {
		t.Errorf("the root of nothing is %s, %v", root, err)
	}
}

// FuzzApply gives events that no chain has: they are taken or refused, and
// nothing else.
func FuzzApply(f *testing.F) {
	for contract, name := range rebuild.Names() {
		parsed, err := metas[name].ParseABI()
		if err != nil {
			f.Fatal(err)
		}
		for event := range len(parsed.Events) {
			f.Add(uint8(contract), uint8(event), make([]byte, 96), make([]byte, 640))
		}
	}
	f.Fuzz(func(t *testing.T, contract, event uint8, indexed, data []byte) {
		s, at := empty(t)
		names := rebuild.Names()
		name := names[int(contract)%len(names)]
		parsed, err := metas[name].ParseABI()
		if err != nil {
			t.Fatal(err)
		}
		var events []string
		for e := range parsed.Events {
			events = append(events, e)
		}
		slices.Sort(events)
		l := &types.Log{Address: at[name], Topics: topics(t, name, events[int(event)%len(events)]), Data: data}
		for i := range l.Topics[1:] {
			if len(indexed) >= 32*(i+1) {
				l.Topics[i+1] = common.Hash(indexed[32*i:])
			}
		}
		for l.Index = range uint(2) { // the second finds what the first left
			if s.Apply(l, rebuild.Block{Time: 1}) != nil {
				return
			}
			l = &types.Log{Address: l.Address, Topics: l.Topics, Data: l.Data}
		}
		if _, err := s.Storage(name).Root(); err != nil {
			t.Error(err)
		}
	})
}
