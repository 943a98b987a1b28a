//go:build liar

package chain

import (
	"fmt"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	cs "github.com/cometbft/cometbft/consensus"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/privval"
	cmtcons "github.com/cometbft/cometbft/proto/tendermint/consensus"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	sm "github.com/cometbft/cometbft/state"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/params"
)

// What CometBFT would not do for its application, the liar does with the
// validator's key and the peers' connections.

// patience is how long the liar waits for others to come to its turn.
const patience = time.Second

// proposal is a block that the liar proposes by itself.
type proposal struct {
	*liar
	state sm.State
	key   *privval.FilePV
	block *cmttypes.Block
	parts *cmttypes.PartSet
}

// proposes makes a block of CometBFT's with these payloads.
func (l *liar) proposes(txs ...[]byte) (*proposal, error) {
	state, err := l.consensus.states.Load()
	if err != nil {
		return nil, err
	}
	commit := new(cmttypes.Commit)
	if l.height > state.InitialHeight {
		commit = l.consensus.node.BlockStore().LoadSeenCommit(l.height - 1)
	}
	block, err := state.MakeBlock(l.height, cmttypes.ToTxs(txs), commit, nil, ValidatorAddress(l.consensus.own))
	if err != nil {
		return nil, err
	}
	parts, err := block.MakePartSet(cmttypes.BlockPartSizeBytes)
	if err != nil {
		return nil, err
	}
	return &proposal{liar: l, state: state, key: privval.LoadFilePVEmptyState(l.consensus.node.Config().PrivValidatorKeyFile(), ""), block: block, parts: parts}, nil
}

func (p *proposal) id() cmttypes.BlockID {
	return cmttypes.BlockID{Hash: p.block.Hash(), PartSetHeader: p.parts.Header()}
}

// tell proposes the block to a peer once that has come to the liar's turn.
func (p *proposal) tell(peer p2p.Peer, votes bool) error {
	state, ok := peer.Get(cmttypes.PeerStateKey).(*cs.PeerState)
	if !ok {
		return fmt.Errorf("peer %s has no state", peer.ID())
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		at := state.GetRoundState()
		if at.Height == p.height && at.Round == p.round {
			break
		}
		if at.Height > p.height || at.Round > p.round && at.Height == p.height || time.Now().After(deadline) {
			return fmt.Errorf("peer %s is not at height %d, round %d", peer.ID(), p.height, p.round)
		}
	}
	proposed := cmttypes.NewProposal(p.height, p.round, -1, p.id()).ToProto()
	var err error
	proposed.Signature, err = p.key.Key.PrivKey.Sign(cmttypes.ProposalSignBytes(p.state.ChainID, proposed))
	if err != nil {
		return err
	}
	peer.Send(p2p.Envelope{ChannelID: cs.DataChannel, Message: &cmtcons.Proposal{Proposal: *proposed}})
	for n := range int(min(p.parts.Total(), 2*params.MaxBlockSize/cmttypes.BlockPartSizeBytes)) {
		part, err := p.parts.GetPart(n).ToProto()
		if err != nil {
			return err
		}
		peer.Send(p2p.Envelope{ChannelID: cs.DataChannel, Message: &cmtcons.BlockPart{Height: p.height, Round: p.round, Part: *part}})
	}
	if !votes {
		return nil
	}
	for _, kind := range []cmtproto.SignedMsgType{cmtproto.PrevoteType, cmtproto.PrecommitType} {
		vote, err := p.vote(kind)
		if err != nil {
			return err
		}
		peer.Send(p2p.Envelope{ChannelID: cs.VoteChannel, Message: &cmtcons.Vote{Vote: vote}})
	}
	return nil
}

func (p *proposal) vote(kind cmtproto.SignedMsgType) (*cmtproto.Vote, error) {
	index, own := p.state.Validators.GetByAddress(ValidatorAddress(p.consensus.own))
	if own == nil {
		return nil, fmt.Errorf("no validator at height %d", p.height)
	}
	vote := (&cmttypes.Vote{
		Type: kind, Height: p.height, Round: p.round, BlockID: p.id(), Timestamp: time.Now().UTC(),
		ValidatorAddress: own.Address, ValidatorIndex: index,
	}).ToProto()
	var err error
	vote.Signature, err = p.key.Key.PrivKey.Sign(cmttypes.VoteSignBytes(p.state.ChainID, vote))
	return vote, err
}

// split proposes one valid block to some and another to others, and votes for
// both.
func (l *liar) split(req *abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
	one, err := l.lie(order{Lie: "one half"}, func(*liar, *plan) {})
	if err != nil {
		return nil, err
	}
	other, err := l.lie(order{Lie: "other half"}, func(_ *liar, p *plan) { p.args.Timestamp++ })
	if err != nil {
		return nil, err
	}
	for n, peer := range l.consensus.node.Switch().Peers().Copy() {
		txs := one.Txs
		if n%2 == 1 {
			txs = other.Txs
		}
		p, err := l.proposes(txs...)
		if err == nil {
			err = p.tell(peer, true)
		}
		if err != nil {
			l.log.Error("a peer was told nothing", "err", err)
		}
	}
	return one, nil
}

// huge proposes a block larger than CometBFT's bound, which CometBFT itself would
// not make, and then comes too late with anything else.
func (l *liar) huge(*abci.RequestPrepareProposal) (*abci.ResponsePrepareProposal, error) {
	p, err := l.proposes(common.RightPadBytes([]byte("huge"), 2*maxCometBlock))
	if err != nil {
		return nil, err
	}
	for _, peer := range l.consensus.node.Switch().Peers().Copy() {
		if err := p.tell(peer, false); err != nil {
			l.log.Error("a peer was told nothing", "err", err)
		}
	}
	time.Sleep(proposePatience + time.Second)
	return nil, nil
}
