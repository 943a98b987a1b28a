package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	cmtmath "github.com/cometbft/cometbft/libs/math"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

const (
	// maxAnswer bounds what another node's answer may have, in bytes.
	maxAnswer = 8 << 20
	// answerPatience is how long another node may take to answer.
	answerPatience = 10 * time.Second
	// maxLightBlocks bounds how many blocks are fetched to verify one: two for
	// every halving of the way to each change of most validators.
	maxLightBlocks = 1000
)

// wholeTrust is what part of the validators trusted so far must have signed a
// block that is not the next one. With two thirds, a forged block takes as many
// traitors among them as a forged next block would, so that skipping is no
// weaker than replaying every block, however old the trusted set is.
var wholeTrust = cmtmath.Fraction{Numerator: 2, Denominator: 3}

// anchor is a height up to which the chain is trusted.
type anchor struct {
	height     int64
	validators *cmttypes.ValidatorSet // of that height; for genesis of the first
	next       []byte                 // hash of the validators of the next height
}

// lightChain verifies blocks that other nodes tell of, from genesis's validators
// or from a block that the operator trusts. It believes none of the nodes.
type lightChain struct {
	chainID string
	servers []string
	anchors []anchor
	blocks  map[int64]*cmttypes.LightBlock
	fetched int
}

// newLightChain begins at genesis, or at trust if it is set.
func newLightChain(ctx context.Context, g *genesis, s *StateSync) (*lightChain, error) {
	validators := make([]*cmttypes.Validator, len(g.doc.Validators))
	for i, v := range g.doc.Validators {
		validators[i] = cmttypes.NewValidator(v.PubKey, v.Power)
	}
	set := cmttypes.NewValidatorSet(validators)
	c := &lightChain{
		chainID: g.doc.ChainID,
		servers: s.Servers,
		anchors: []anchor{{validators: set, next: set.Hash()}},
		blocks:  make(map[int64]*cmttypes.LightBlock),
	}
	if s.TrustHeight == 0 {
		return c, nil
	}
	var errs []error
	for _, server := range c.servers {
		block, err := c.fetch(ctx, server, s.TrustHeight)
		if err == nil && !bytes.Equal(block.Hash(), s.TrustHash) {
			err = fmt.Errorf("%s: block %d is %s, the trusted one is %X", server, s.TrustHeight, block.Hash(), s.TrustHash)
		}
		if err == nil {
			c.trust(block)
			c.anchors = c.anchors[1:]
			return c, nil
		}
		errs = append(errs, err)
	}
	return nil, fmt.Errorf("fetch trusted block: %w", errors.Join(errs...))
}

func (c *lightChain) trust(block *cmttypes.LightBlock) {
	c.blocks[block.Height] = block
	c.anchors = append(c.anchors, anchor{height: block.Height, validators: block.ValidatorSet, next: block.NextValidatorsHash})
}

// at is the verified block of a height.
func (c *lightChain) at(ctx context.Context, height int64) (*cmttypes.LightBlock, error) {
	if block := c.blocks[height]; block != nil {
		return block, nil
	}
	c.fetched = 0
	var errs []error
	for _, server := range c.servers {
		block, err := c.verify(ctx, server, height)
		if err == nil {
			return block, c.compare(ctx, block)
		}
		errs = append(errs, err)
	}
	return nil, fmt.Errorf("no server has a block %d that can be verified: %w", height, errors.Join(errs...))
}

// compare asks the others for the same block. Two blocks of one height that can
// both be verified mean that validators signed twice: then nobody is to be
// believed.
func (c *lightChain) compare(ctx context.Context, block *cmttypes.LightBlock) error {
	for _, server := range c.servers {
		other, err := c.fetch(ctx, server, block.Height)
		if err != nil || bytes.Equal(other.Hash(), block.Hash()) {
			continue // who does not answer does not contradict
		}
		anew := &lightChain{chainID: c.chainID, anchors: c.anchors[:1:1], blocks: make(map[int64]*cmttypes.LightBlock)}
		if _, err := anew.verify(ctx, server, block.Height); err != nil {
			continue // nor does who has no proof
		}
		delete(c.blocks, block.Height)
		return fmt.Errorf("%s has another block %d, %s instead of %s: ask its organisation which chain it is on",
			server, block.Height, other.Hash(), block.Hash())
	}
	return nil
}

// verify leads from what is trusted to a height by what one server has.
func (c *lightChain) verify(ctx context.Context, server string, height int64) (*cmttypes.LightBlock, error) {
	from := c.anchors[0] // the lowest: others are verified from it
	for _, a := range c.anchors {
		if a.height < height && a.height > from.height {
			from = a
		}
	}
	if height <= from.height {
		return nil, fmt.Errorf("block %d is before block %d, from which on the chain is verified", height, from.height)
	}
	targets := []int64{height}
	for {
		target := targets[len(targets)-1]
		block, err := c.fetch(ctx, server, target)
		if err != nil {
			return nil, err
		}
		enough, err := c.follows(from, block)
		if err != nil {
			return nil, fmt.Errorf("%s: block %d: %w", server, target, err)
		}
		if !enough {
			targets = append(targets, from.height+(target-from.height)/2)
			continue
		}
		c.trust(block)
		from = c.anchors[len(c.anchors)-1]
		if targets = targets[:len(targets)-1]; len(targets) == 0 {
			return block, nil
		}
	}
}

// follows verifies that a block is of the chain that is trusted up to from. It
// says no if too few of those validators signed it to tell.
func (c *lightChain) follows(from anchor, block *cmttypes.LightBlock) (bool, error) {
	if err := block.ValidatorSet.VerifyCommitLight(c.chainID, block.Commit.BlockID, block.Height, block.Commit); err != nil {
		return false, err
	}
	if block.Height == from.height+1 {
		if !bytes.Equal(block.ValidatorsHash, from.next) {
			return false, errors.New("its validators are not those that the block before names")
		}
		return true, nil
	}
	err := from.validators.VerifyCommitLightTrusting(c.chainID, block.Commit, wholeTrust)
	var few cmttypes.ErrNotEnoughVotingPowerSigned
	if errors.As(err, &few) {
		return false, nil
	}
	return err == nil, err
}

// VerifyBlock verifies that the EVM block of a number and a hash is of the chain of
// a genesis document, from its validators on, by the signed headers that the node
// whose JSON-RPC is at server shows. The node must have those of that time: be an
// archive.
func VerifyBlock(ctx context.Context, doc []byte, server string, number uint64, hash common.Hash) error {
	g, err := parseGenesis(doc)
	if err != nil {
		return err
	}
	c, err := newLightChain(ctx, g, &StateSync{Servers: []string{server}})
	if err != nil {
		return err
	}
	var shown LightBlock
	if err := call(ctx, server, &shown, "byssus_lightBlock", hexutil.Uint64(number)); err != nil {
		return err
	}
	told, err := parseLightBlock(shown.LightBlock, g.doc.ChainID)
	if err != nil {
		return fmt.Errorf("%s: %w", server, err)
	}
	block, err := c.verify(ctx, server, told.Height)
	if err != nil {
		return err
	}
	if !bytes.Equal(block.AppHash, hash[:]) {
		return fmt.Errorf("%s: block %d is %s, height %d signs %X", server, number, hash, block.Height, block.AppHash)
	}
	return nil
}

// fetch reads a block that a server tells of. It is well-formed and of this chain
// and height; nothing else about it is known yet.
func (c *lightChain) fetch(ctx context.Context, server string, height int64) (*cmttypes.LightBlock, error) {
	if c.fetched++; c.fetched > maxLightBlocks {
		return nil, fmt.Errorf("more than %d blocks to verify one: name a trusted block that is newer", maxLightBlocks)
	}
	var raw hexutil.Bytes
	if err := call(ctx, server, &raw, "byssus_lightBlockAt", hexutil.Uint64(height)); err != nil {
		return nil, err
	}
	block, err := parseLightBlock(raw, c.chainID)
	if err == nil && block.Height != height {
		err = fmt.Errorf("it is of height %d", block.Height)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: block %d: %w", server, height, err)
	}
	return block, nil
}

// parseLightBlock reads a light block that agrees with itself.
func parseLightBlock(raw []byte, chainID string) (*cmttypes.LightBlock, error) {
	pb := new(cmtproto.LightBlock)
	if err := pb.Unmarshal(raw); err != nil {
		return nil, fmt.Errorf("decode light block: %w", err)
	}
	if pb.SignedHeader == nil || pb.ValidatorSet == nil {
		return nil, errors.New("light block lacks its header or its validators")
	}
	block, err := cmttypes.LightBlockFromProto(pb)
	if err != nil {
		return nil, fmt.Errorf("decode light block: %w", err)
	}
	if err := block.ValidateBasic(chainID); err != nil {
		return nil, fmt.Errorf("light block: %w", err)
	}
	return block, nil
}

// call asks another node by JSON-RPC. The answer is bounded.
func call(ctx context.Context, server string, result any, method string, params ...any) error {
	ctx, cancel := context.WithTimeout(ctx, answerPatience)
	defer cancel()
	if params == nil {
		params = []any{}
	}
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
	if err != nil {
		return fmt.Errorf("%s: %s: %w", server, method, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, server, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %s: %w", server, method, err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("%s: %s: %w", server, method, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	if err != nil {
		return fmt.Errorf("%s: %s: %w", server, method, err)
	}
	if len(raw) > maxAnswer {
		return fmt.Errorf("%s: %s: answer is larger than %d bytes", server, method, maxAnswer)
	}
	var answer struct {
		Result json.RawMessage `json:"result"`
		Error  *struct {
			Message string `json:"message"`
		} `json:"error"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("%s: %s: HTTP status %d: %w", server, method, res.StatusCode, err)
	}
	if answer.Error != nil {
		return fmt.Errorf("%s: %s: %q", server, method, answer.Error.Message)
	}
	if err := json.Unmarshal(answer.Result, result); err != nil {
		return fmt.Errorf("%s: %s: %w", server, method, err)
	}
	return nil
}
