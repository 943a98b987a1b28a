package chain

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// LightBlockAt serves byssus_lightBlockAt: CometBFT's light block of a height,
// signed header and validators, in protobuf.
func (b *byssusAPI) LightBlockAt(height int64) (hexutil.Bytes, error) {
	light, err := b.consensus.lightBlock(height)
	if err != nil {
		return nil, err
	}
	if light == nil {
		return nil, fmt.Errorf("no block of height %d is stored", height)
	}
	pb, err := light.ToProto()
	if err != nil {
		return nil, fmt.Errorf("encode light block: %w", err)
	}
	return pb.Marshal()
}
