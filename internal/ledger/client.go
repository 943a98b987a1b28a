package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// ErrUnreachable is wrapped when the node does not answer.
var ErrUnreachable = errors.New("the chain's node cannot be reached")

// Client speaks to one node about the contracts of one chain. Its methods may
// be called from many goroutines.
type Client struct {
	rpc       *rpc.Client
	eth       *ethclient.Client
	chainID   *big.Int
	domain    record.Domain
	contracts map[string]common.Address
}

// Dial connects to a node's JSON-RPC, http or ws, and checks that it is of the
// genesis document's chain.
func Dial(ctx context.Context, url string, genesis *light.Genesis) (*Client, error) {
	conn, err := rpc.DialContext(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrUnreachable, url, err)
	}
	c := &Client{rpc: conn, eth: ethclient.NewClient(conn), domain: genesis.Domain(), contracts: map[string]common.Address{}}
	c.chainID = new(big.Int).SetUint64(c.domain.ChainID)
	for name := range contractMeta {
		address, err := genesis.Contract(name)
		if err != nil {
			conn.Close()
			return nil, fmt.Errorf("dial %s: %w", url, err)
		}
		c.contracts[name] = common.Address(address)
	}
	var status struct { // a node that took its state from others has not even block 0
		Genesis common.Hash `json:"genesis"`
	}
	if err := conn.CallContext(ctx, &status, "byssus_status"); err != nil {
		conn.Close()
		return nil, fmt.Errorf("%w: %s: %w", ErrUnreachable, url, err)
	}
	if record.Hash(status.Genesis) != c.domain.Genesis {
		conn.Close()
		return nil, fmt.Errorf("dial %s: the node is of another chain: its genesis is %s, expected %s", url, status.Genesis, c.domain.Genesis)
	}
	return c, nil
}

// Close ends the connection.
func (c *Client) Close() { c.rpc.Close() }

// Domain is what everything signed on this chain is bound to.
func (c *Client) Domain() record.Domain { return c.domain }

// Block is a final block's number and time.
type Block struct {
	Number uint64
	Time   time.Time
}

// Head returns the newest final block.
func (c *Client) Head(ctx context.Context) (Block, error) {
	h, err := c.header(ctx)
	if err != nil {
		return Block{}, err
	}
	return Block{Number: h.Number.Uint64(), Time: time.Unix(int64(h.Time), 0).UTC()}, nil
}

// NumberOf returns the number of the block with a hash. The error is ErrNotFound if
// the node has none.
func (c *Client) NumberOf(ctx context.Context, block record.Hash) (uint64, error) {
	h, err := c.eth.HeaderByHash(ctx, common.Hash(block))
	if errors.Is(err, ethereum.NotFound) {
		return 0, fmt.Errorf("block %s: %w", block, ErrNotFound)
	}
	if err != nil {
		return 0, fmt.Errorf("read block %s: %w", block, err)
	}
	return h.Number.Uint64(), nil
}

func (c *Client) header(ctx context.Context) (*types.Header, error) {
	h, err := c.eth.HeaderByNumber(ctx, big.NewInt(int64(rpc.FinalizedBlockNumber)))
	if err != nil {
		// A chain before its first block has no finalised one.
		if h, err = c.eth.HeaderByNumber(ctx, nil); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnreachable, err)
		}
	}
	return h, nil
}

// send signs a call of a contract as account from, sends it until it is final,
// and returns its receipt. A refusal comes back as *Refusal before anything is
// sent, or after, when the chain moved in between.
func (c *Client) send(ctx context.Context, from *Account, to *common.Address, data []byte) (*types.Receipt, error) {
	gas, err := c.estimate(ctx, from, to, data)
	if err != nil {
		return nil, err
	}
	return c.sendWithGas(ctx, from, to, data, gas)
}

// maxGas is the most that one transaction may use (EIP-7825: 2^24).
const maxGas = 1 << 24

func (c *Client) estimate(ctx context.Context, from *Account, to *common.Address, data []byte) (uint64, error) {
	call := map[string]any{"from": from.address, "data": hexutil.Bytes(data)}
	if to != nil {
		call["to"] = *to
	}
	var gas hexutil.Uint64
	if err := c.rpc.CallContext(ctx, &gas, "eth_estimateGas", call); err != nil {
		if r := refusalOf(err); r != nil {
			return 0, r
		}
		return 0, fmt.Errorf("%w: estimate: %w", ErrUnreachable, err)
	}
	return min(uint64(gas)*5/4+20_000, maxGas), nil
}

func (c *Client) sendWithGas(ctx context.Context, from *Account, to *common.Address, data []byte, gas uint64) (*types.Receipt, error) {
	var receipt *types.Receipt
	for {
		tx, err := c.submit(ctx, from, to, data, gas)
		if err != nil {
			return nil, err
		}
		if receipt, err = c.await(ctx, from, tx); err == nil {
			break
		} else if !errors.Is(err, errDisplaced) {
			return nil, err
		}
	}
	if receipt.Status == types.ReceiptStatusSuccessful {
		return receipt, nil
	}
	// The rule is told by calling again on the state it met.
	call := map[string]any{"from": from.address, "data": hexutil.Bytes(data), "gas": hexutil.Uint64(gas)}
	if to != nil {
		call["to"] = *to
	}
	var out hexutil.Bytes
	err := c.rpc.CallContext(ctx, &out, "eth_call", call, hexutil.EncodeBig(receipt.BlockNumber))
	if r := refusalOf(err); r != nil {
		return receipt, r
	}
	return receipt, fmt.Errorf("transaction %s failed in block %s", receipt.TxHash, receipt.BlockNumber)
}
