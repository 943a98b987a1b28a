package network

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// Whose test keys are whose: the load's clients, then one for each node that
// asks it for a record of its own, then the one that deploys.
const (
	clients  = 8
	asking   = clients
	deployer = chaintest.Funded - 1
)

// record is a transaction that a node said to be final.
type record struct {
	tx, block common.Hash
	number    uint64
}

// sign makes the next transaction of a test key: to the contract, which keeps
// what no other transaction brings, or to make the contract.
func (c *cluster) sign(key int, to *common.Address, data []byte) (common.Hash, []byte, error) {
	tx, err := types.SignNewTx(chaintest.Key(key), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(chaintest.ChainID), Nonce: c.nonces[key], To: to, Data: data, Gas: 200_000,
		GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9),
	})
	if err != nil {
		return common.Hash{}, nil, err
	}
	c.nonces[key]++
	raw, err := tx.MarshalBinary()
	return tx.Hash(), raw, err
}

// signRecord signs a record, which is of no other key and number.
func (c *cluster) signRecord(key int) (common.Hash, []byte, error) {
	what := crypto.Keccak256(binary.BigEndian.AppendUint64([]byte{byte(key)}, c.nonces[key]))
	return c.sign(key, &c.contract, append(what, what...))
}

// deploy makes a contract that stores the second word of what it is told in the
// slot of the first.
func (c *cluster) deploy() common.Address {
	c.t.Helper()
	code := append(append([]byte{0x67}, common.FromHex("6020356000355500")...), common.FromHex("60005260086018f3")...)
	hash, raw, err := c.sign(deployer, nil, code)
	if err != nil {
		c.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	r, err := c.bring(ctx, hash, raw, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	c.taken = append(c.taken, r)
	return crypto.CreateAddress(chaintest.Address(deployer), 0)
}

// bring gives a transaction to a node until that one says in which block it is.
// A node that is down or slow is asked again; whatever else it answers, it may
// have taken the transaction before, so that only the receipt counts.
func (c *cluster) bring(ctx context.Context, hash common.Hash, raw []byte, nodes ...int) (record, error) {
	for n := 0; ; n++ {
		i := nodes[n%len(nodes)]
		var said error
		if p := c.node(i); p == nil {
			said = fmt.Errorf("node %d is down", i)
		} else {
			said = p.call(ctx, nil, "eth_sendRawTransaction", hexutil.Bytes(raw))
			var r *types.Receipt
			for again := time.Now().Add(3 * time.Second); time.Now().Before(again); { // as a gateway does
				err := p.call(ctx, &r, "eth_getTransactionReceipt", hash)
				if err == nil && r != nil {
					if r.Status != types.ReceiptStatusSuccessful {
						return record{}, fmt.Errorf("transaction %s failed on node %d", hash, i)
					}
					return record{hash, r.BlockHash, r.BlockNumber.Uint64()}, nil
				}
				if err != nil {
					said = errors.Join(said, err)
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
		}
		select {
		case <-ctx.Done():
			return record{}, fmt.Errorf("transaction %s is not final on any of nodes %v: %w, at last %w", hash, nodes, ctx.Err(), said)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// load is clients that bring records, each one at a time and to another node
// when one does not answer with a receipt.
type load struct {
	c      *cluster
	ctx    context.Context
	giveUp context.CancelFunc
	quit   chan struct{}
	done   sync.WaitGroup

	mu     sync.Mutex // guards the following fields
	taken  []record
	failed error
}

// load begins to bring records.
func (c *cluster) load() *load {
	l := &load{c: c, quit: make(chan struct{})}
	l.ctx, l.giveUp = context.WithCancel(c.t.Context())
	for client := range clients {
		l.done.Go(func() { l.run(client) })
	}
	return l
}

func (l *load) run(client int) {
	n := len(l.c.nodes)
	var nodes []int
	for i := range n {
		nodes = append(nodes, (client+i)%n)
	}
	for {
		select {
		case <-l.quit:
			return
		default:
		}
		hash, raw, err := l.c.signRecord(client)
		var r record
		if err == nil {
			r, err = l.c.bring(l.ctx, hash, raw, nodes...)
		}
		l.mu.Lock()
		l.failed = errors.Join(l.failed, err)
		if err == nil {
			l.taken = append(l.taken, r)
		}
		l.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// count is how many records were acknowledged so far.
func (l *load) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.taken)
}

// goesOn waits until so many records were acknowledged that at least one was
// brought from beginning to end meanwhile.
func (l *load) goesOn() {
	l.c.t.Helper()
	from := l.count()
	l.c.wait("records to become final", func(context.Context) error {
		if n := l.count() - from; n <= 2*clients {
			return fmt.Errorf("%d were", n)
		}
		return nil
	})
}

// stop has each client end with what it is about, and notes what was
// acknowledged.
func (l *load) stop() (acknowledged int) {
	l.c.t.Helper()
	close(l.quit)
	late := time.AfterFunc(patience, l.giveUp)
	l.done.Wait()
	late.Stop()
	l.giveUp()
	if l.failed != nil {
		l.c.t.Fatal(l.failed)
	}
	l.c.taken = append(l.c.taken, l.taken...)
	return len(l.taken)
}

// recover waits until each node that runs has made a record of its own final,
// and returns how long that took.
func (c *cluster) recover() time.Duration {
	c.t.Helper()
	begin := time.Now()
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	var asked sync.WaitGroup
	records, errs := make([]record, len(c.nodes)), make([]error, len(c.nodes))
	for _, i := range c.running() {
		asked.Go(func() {
			hash, raw, err := c.signRecord(asking + i)
			if err == nil {
				records[i], err = c.bring(ctx, hash, raw, i)
			}
			errs[i] = err
		})
	}
	asked.Wait()
	took := time.Since(begin)
	if err := errors.Join(errs...); err != nil {
		c.t.Fatal(err)
	}
	for _, i := range c.running() {
		c.taken = append(c.taken, records[i])
	}
	return took
}
