package chain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmtversion "github.com/cometbft/cometbft/proto/tendermint/version"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

const lightID = "byssus-9"

// signers are validators' keys, by their number.
type signers []int

func (s signers) key(i int) ed25519.PrivKey {
	return ed25519.GenPrivKeyFromSecret(fmt.Append(nil, "validator ", i))
}

func (s signers) set() *cmttypes.ValidatorSet {
	var list []*cmttypes.Validator
	for _, i := range s {
		list = append(list, cmttypes.NewValidator(s.key(i).PubKey(), 1))
	}
	return cmttypes.NewValidatorSet(list)
}

// headers are the signed headers of a chain, made with real signatures.
type headers map[int64]*cmttypes.LightBlock

// add makes the block of a height that the validators of all sign, or those of
// them that are in by.
func (h headers) add(t *testing.T, height int64, all, next, by signers, app string) {
	t.Helper()
	set := all.set()
	header := cmttypes.Header{
		Version: cmtversion.Consensus{Block: 11}, ChainID: lightID, Height: height, Time: time.Unix(1_800_000_000+height, 0).UTC(),
		ValidatorsHash: set.Hash(), NextValidatorsHash: next.set().Hash(), ConsensusHash: make([]byte, 32), AppHash: []byte(app),
		LastCommitHash: make([]byte, 32), DataHash: make([]byte, 32), EvidenceHash: make([]byte, 32), LastResultsHash: make([]byte, 32),
		LastBlockID:     cmttypes.BlockID{Hash: make([]byte, 32), PartSetHeader: cmttypes.PartSetHeader{Total: 1, Hash: make([]byte, 32)}},
		ProposerAddress: set.Validators[0].Address,
	}
	id := cmttypes.BlockID{Hash: header.Hash(), PartSetHeader: cmttypes.PartSetHeader{Total: 1, Hash: make([]byte, 32)}}
	commit := &cmttypes.Commit{Height: height, BlockID: id}
	for _, v := range set.Validators {
		sig := cmttypes.NewCommitSigAbsent()
		for _, i := range by {
			key := by.key(i)
			if !bytes.Equal(key.PubKey().Address(), v.Address) {
				continue
			}
			vote := &cmtproto.Vote{Type: cmtproto.PrecommitType, Height: height, BlockID: id.ToProto(), Timestamp: header.Time}
			raw, err := key.Sign(cmttypes.VoteSignBytes(lightID, vote))
			if err != nil {
				t.Fatal(err)
			}
			sig = cmttypes.CommitSig{BlockIDFlag: cmttypes.BlockIDFlagCommit, ValidatorAddress: v.Address, Timestamp: header.Time, Signature: raw}
		}
		commit.Signatures = append(commit.Signatures, sig)
	}
	h[height] = &cmttypes.LightBlock{SignedHeader: &cmttypes.SignedHeader{Header: &header, Commit: commit}, ValidatorSet: set}
}

// serve answers byssus_lightBlockAt by HTTP.
func (h headers) serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var call struct {
			Method string           `json:"method"`
			Params []hexutil.Uint64 `json:"params"`
		}
		if err := json.NewDecoder(r.Body).Decode(&call); err != nil || call.Method != "byssus_lightBlockAt" || len(call.Params) != 1 {
			http.Error(w, "what?", http.StatusBadRequest)
			return
		}
		answer := map[string]any{"jsonrpc": "2.0", "id": 1}
		if block := h[int64(call.Params[0])]; block == nil {
			answer["error"] = map[string]any{"code": -32000, "message": "not stored"}
		} else if pb, err := block.ToProto(); err != nil {
			t.Error(err)
		} else if raw, err := pb.Marshal(); err != nil {
			t.Error(err)
		} else {
			answer["result"] = hexutil.Bytes(raw)
		}
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func (s signers) genesis() *genesis {
	doc := &cmttypes.GenesisDoc{ChainID: lightID}
	for _, i := range s {
		doc.Validators = append(doc.Validators, cmttypes.GenesisValidator{PubKey: s.key(i).PubKey(), Power: 1})
	}
	return &genesis{doc: doc}
}

func lightChainOf(t *testing.T, g *genesis, s *StateSync) *lightChain {
	t.Helper()
	c, err := newLightChain(t.Context(), g, s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The validators change one after the other until none of the first is left: a
// block is verified all the same, as long as somebody has the blocks between.
func TestLightChainFollowsValidators(t *testing.T) {
	t.Parallel()
	const last = 64
	at := func(height int64) signers { // one of four changes every eight blocks
		n := int(height) / 8
		return signers{n, n + 1, n + 2, n + 3}
	}
	h := make(headers)
	for i := int64(1); i <= last; i++ {
		h.add(t, i, at(i), at(i+1), at(i)[:3], "app")
	}
	g := at(1).genesis()
	c := lightChainOf(t, g, &StateSync{Servers: []string{h.serve(t)}})
	for _, height := range []int64{last, 10, last - 1, 1} {
		block, err := c.at(t.Context(), height)
		if err != nil || !bytes.Equal(block.Hash(), h[height].Hash()) {
			t.Errorf("block %d: %v", height, err)
		}
	}
	// Without the blocks between there is no way, except from a trusted one.
	far := headers{last: h[last], last - 8: h[last-8]}
	url := far.serve(t)
	if _, err := lightChainOf(t, g, &StateSync{Servers: []string{url}}).at(t.Context(), last); err == nil {
		t.Error("a block is believed whose validators nobody knows")
	}
	trusted := &StateSync{Servers: []string{url}, TrustHeight: last - 8, TrustHash: h[last-8].Hash()}
	if _, err := lightChainOf(t, g, trusted).at(t.Context(), last); err != nil {
		t.Errorf("from a trusted block: %v", err)
	}
}

// Who lies is not believed, and does not keep the truth of another from being
// found.
func TestLightChainBelievesNobody(t *testing.T) {
	t.Parallel()
	all := signers{0, 1, 2, 3}
	g := all.genesis()
	make1 := func(all, by signers, app string) headers {
		h := make(headers)
		for i := int64(1); i <= 9; i++ {
			h.add(t, i, all, all, by, app)
		}
		return h
	}
	honest := make1(all, all[:3], "app")
	wrongHeight := headers{9: honest[8]}
	other := signers{4, 5, 6, 7}
	unsigned := make1(all, all[:2], "lie")
	swapped := make(headers)
	for i, block := range honest {
		lie := *block
		lie.ValidatorSet = other.set()
		swapped[i] = &lie
	}
	for name, lie := range map[string]headers{
		"too few signatures":   unsigned,
		"strangers":            make1(other, other, "lie"),
		"another height":       wrongHeight,
		"other validators":     swapped,
		"nothing":              {},
		"mostly strangers":     make1(signers{0, 4, 5, 6}, signers{0, 4, 5, 6}, "lie"),
		"two of four and two":  make1(signers{0, 1, 4, 5}, signers{0, 1, 4, 5}, "lie"),
		"signed by two thirds": make1(all, signers{0, 1, 4}, "lie"),
	} {
		url := lie.serve(t)
		if block, err := lightChainOf(t, g, &StateSync{Servers: []string{url}}).at(t.Context(), 9); err == nil {
			t.Errorf("%s: block %d is believed", name, block.Height)
		}
		block, err := lightChainOf(t, g, &StateSync{Servers: []string{url, honest.serve(t)}}).at(t.Context(), 9)
		if err != nil || !bytes.Equal(block.Hash(), honest[9].Hash()) {
			t.Errorf("%s: the honest server is not believed: %v", name, err)
		}
	}
	// Two thirds that sign two chains are noticed, whoever is asked first.
	forked := make1(all, all[1:], "fork")
	for _, urls := range [][]string{{honest.serve(t), forked.serve(t)}, {forked.serve(t), honest.serve(t)}} {
		if _, err := lightChainOf(t, g, &StateSync{Servers: urls}).at(t.Context(), 9); err == nil || !strings.Contains(err.Error(), "another block 9") {
			t.Errorf("a fork: %v", err)
		}
	}
}
