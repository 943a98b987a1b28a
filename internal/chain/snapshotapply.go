package chain

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethdb"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/klauspost/compress/zstd"
)

// freezeBatch is how many blocks are put into go-ethereum's freezer at a time.
const freezeBatch = 100_000

// databaseError is one of this node's database, not of what a peer sent.
type databaseError struct{ err error }

func (e *databaseError) Error() string { return e.err.Error() }
func (e *databaseError) Unwrap() error { return e.err }

// restore writes a snapshot's state into go-ethereum's database, which holds no
// block but genesis. Nothing of it counts before finish has found the state to
// be the one whose root the header names.
type restore struct {
	manifest
	engine   *engine
	unpacker *zstd.Decoder
	next     int      // the chunk that comes next
	senders  []string // of the chunks so far
	kind     byte     // of the last record

	body     []byte
	receipts []byte
	headers  []*types.Header // the newest first

	batch    ethdb.Batch
	codes    map[common.Hash]bool
	accounts *trie.StackTrie
	hash     common.Hash         // of the account whose slots come
	account  *types.StateAccount // nil before the first
	storage  *trie.StackTrie     // nil while it has no slots
}

// beginRestore clears the state away: genesis's, or what an earlier attempt left.
func beginRestore(e *engine, m *manifest) (*restore, error) {
	unpacker, err := newUnpacker()
	if err != nil {
		return nil, err
	}
	db := e.eth.ChainDb()
	if rawdb.ReadSnapSyncStatusFlag(db) != rawdb.StateSyncRunning { // by an earlier attempt
		if err := e.chain.SnapSyncStart(); err != nil {
			return nil, err
		}
	}
	for _, prefix := range [][]byte{
		rawdb.TrieNodeAccountPrefix, rawdb.TrieNodeStoragePrefix, rawdb.SnapshotAccountPrefix, rawdb.SnapshotStoragePrefix,
	} {
		end := slices.Clone(prefix)
		end[len(end)-1]++
		if err := db.DeleteRange(prefix, end); err != nil {
			return nil, fmt.Errorf("clear state: %w", err)
		}
	}
	r := &restore{
		manifest: *m,
		engine:   e,
		unpacker: unpacker,
		batch:    db.NewBatch(),
		codes:    make(map[common.Hash]bool),
	}
	r.accounts = trie.NewStackTrie(func(path []byte, _ common.Hash, blob []byte) {
		rawdb.WriteAccountTrieNode(r.batch, path, blob)
	})
	return r, nil
}

// apply takes the next chunk.
func (r *restore) apply(packed []byte, sender string) error {
	if !slices.Contains(r.senders, sender) {
		r.senders = append(r.senders, sender)
	}
	chunk, err := unpackChunk(r.unpacker, packed, r.Chunks[r.next])
	if err != nil {
		return err
	}
	for len(chunk) > 0 {
		kind, content, rest, err := nextRecord(chunk)
		if err == nil {
			err = r.record(kind, content)
		}
		if err != nil {
			return fmt.Errorf("chunk %d: %w", r.next, err)
		}
		chunk = rest
		if r.batch.ValueSize() >= ethdb.IdealBatchSize {
			if err := r.write(); err != nil {
				return err
			}
		}
	}
	r.next++
	return nil
}

func (r *restore) write() error {
	if err := r.batch.Write(); err != nil {
		return &databaseError{fmt.Errorf("write state: %w", err)}
	}
	r.batch.Reset()
	return nil
}

// record takes one record. The kinds come in order.
func (r *restore) record(kind byte, content []byte) error {
	if kind < r.kind && (kind < recordCode || r.kind < recordCode) {
		return fmt.Errorf("record of kind %d after one of kind %d", kind, r.kind)
	}
	r.kind = kind
	switch kind {
	case recordBody:
		if r.body = append(r.body, content...); len(r.body) > maxBody {
			return fmt.Errorf("body is larger than %d bytes", maxBody)
		}
	case recordReceipts:
		if r.receipts = append(r.receipts, content...); len(r.receipts) > maxReceipts {
			return fmt.Errorf("receipts are larger than %d bytes", maxReceipts)
		}
	case recordHeader:
		return r.takeHeader(content)
	case recordCode:
		hash := crypto.Keccak256Hash(content)
		r.codes[hash] = true
		rawdb.WriteCode(r.batch, hash, content)
	case recordAccount:
		return r.takeAccount(content)
	case recordSlot:
		return r.takeSlot(content)
	default:
		return fmt.Errorf("record of unknown kind %d", kind)
	}
	return nil
}

// takeHeader takes the header before the last one.
func (r *restore) takeHeader(raw []byte) error {
	child := r.Header
	if n := len(r.headers); n == ancestors {
		return fmt.Errorf("more than %d headers", ancestors)
	} else if n > 0 {
		child = r.headers[n-1]
	}
	header := new(types.Header)
	if err := rlp.DecodeBytes(raw, header); err != nil {
		return fmt.Errorf("decode header: %w", err)
	}
	if header.Hash() != child.ParentHash || !header.Number.IsUint64() || header.Number.Uint64()+1 != child.Number.Uint64() {
		return fmt.Errorf("header is not the one before block %d", child.Number)
	}
	r.headers = append(r.headers, header)
	return nil
}

func (r *restore) takeAccount(content []byte) error {
	if len(content) <= hashed {
		return errors.New("account is cut off")
	}
	if err := r.closeAccount(); err != nil {
		return err
	}
	slim := content[hashed:]
	account, err := types.FullAccount(slim)
	if err != nil {
		return fmt.Errorf("decode account: %w", err)
	}
	if !bytes.Equal(types.SlimAccountRLP(*account), slim) {
		return errors.New("account is not encoded as it should be")
	}
	r.hash, r.account, r.storage = common.BytesToHash(content[:hashed]), account, nil
	if code := common.BytesToHash(account.CodeHash); code != types.EmptyCodeHash && !r.codes[code] {
		return fmt.Errorf("code %s of account %s did not come before it", code, r.hash)
	}
	rawdb.WriteAccountSnapshot(r.batch, r.hash, slim)
	return nil
}

func (r *restore) takeSlot(content []byte) error {
	if r.account == nil {
		return errors.New("slot without an account")
	}
	if len(content) <= hashed || len(content) > 2*hashed+1 {
		return fmt.Errorf("slot of %d bytes", len(content))
	}
	slot, value := common.BytesToHash(content[:hashed]), content[hashed:]
	if r.storage == nil {
		owner := r.hash
		r.storage = trie.NewStackTrie(func(path []byte, _ common.Hash, blob []byte) {
			rawdb.WriteStorageTrieNode(r.batch, owner, path, blob)
		})
	}
	rawdb.WriteStorageSnapshot(r.batch, r.hash, slot, value)
	if err := r.storage.Update(slot[:], value); err != nil {
		return fmt.Errorf("slot %s of account %s: %w", slot, r.hash, err)
	}
	return nil
}

// closeAccount finds the slots of the last account to be those it commits to.
func (r *restore) closeAccount() error {
	if r.account == nil {
		return nil
	}
	root := types.EmptyRootHash
	if r.storage != nil {
		root = r.storage.Hash()
	}
	if root != r.account.Root {
		return fmt.Errorf("slots of account %s have root %s, want %s", r.hash, root, r.account.Root)
	}
	full, err := rlp.EncodeToBytes(r.account)
	if err != nil {
		return fmt.Errorf("encode account %s: %w", r.hash, err)
	}
	if err := r.accounts.Update(r.hash[:], full); err != nil {
		return fmt.Errorf("account %s: %w", r.hash, err)
	}
	return nil
}

// finish checks the whole and makes the block the head.
func (r *restore) finish() error {
	r.unpacker.Close()
	if err := r.closeAccount(); err != nil {
		return err
	}
	if root := r.accounts.Hash(); root != r.Header.Root {
		return fmt.Errorf("state has root %s, the signed block %s", root, r.Header.Root)
	}
	block, err := r.block()
	if err != nil {
		return err
	}
	number := block.NumberU64()
	if want := min(ancestors, number-1); uint64(len(r.headers)) != want {
		return fmt.Errorf("%d headers before block %d, want %d", len(r.headers), number, want)
	}
	if number <= ancestors {
		first := r.Header
		if n := len(r.headers); n > 0 {
			first = r.headers[n-1]
		}
		if first.ParentHash != r.engine.chain.Genesis().Hash() {
			return errors.New("headers do not lead to genesis")
		}
	}
	if err := r.write(); err != nil {
		return err
	}
	if err := r.adopt(block); err != nil {
		return &databaseError{fmt.Errorf("adopt synced state: %w", err)}
	}
	return nil
}

// block puts the block together and holds body and receipts against its header.
func (r *restore) block() (*types.Block, error) {
	body := new(types.Body)
	if err := rlp.DecodeBytes(r.body, body); err != nil {
		return nil, fmt.Errorf("decode body: %w", err)
	}
	if len(body.Uncles) != 0 || len(body.Withdrawals) != 0 || body.Withdrawals == nil {
		return nil, errors.New("body has uncles or withdrawals")
	}
	hasher := trie.NewStackTrie(nil)
	if types.DeriveSha(types.Transactions(body.Transactions), hasher) != r.Header.TxHash {
		return nil, errors.New("body is not that of its header")
	}
	var stored []*types.ReceiptForStorage
	if err := rlp.DecodeBytes(r.receipts, &stored); err != nil {
		return nil, fmt.Errorf("decode receipts: %w", err)
	}
	if len(stored) != len(body.Transactions) {
		return nil, fmt.Errorf("%d receipts of %d transactions", len(stored), len(body.Transactions))
	}
	receipts := make(types.Receipts, len(stored))
	for i, s := range stored {
		receipts[i] = (*types.Receipt)(s)
		receipts[i].Type = body.Transactions[i].Type()
		receipts[i].Bloom = types.CreateBloom(receipts[i])
	}
	if types.DeriveSha(receipts, trie.NewStackTrie(nil)) != r.Header.ReceiptHash {
		return nil, errors.New("receipts are not those of the header")
	}
	return types.NewBlockWithHeader(r.Header).WithBody(*body), nil
}

// adopt makes go-ethereum take the block for its head and the state for its own,
// as at the end of its snap sync. Its freezer has an entry for every block; those
// of blocks that were never here are empty.
func (r *restore) adopt(block *types.Block) error {
	chain, db, number := r.engine.chain, r.engine.eth.ChainDb(), block.NumberU64()
	if _, err := rawdb.WriteAncientBlocks(db, []*types.Block{chain.Genesis()}, []rlp.RawValue{rlp.EmptyList}); err != nil {
		return err
	}
	first := number - uint64(len(r.headers)) // of the headers that came
	for from := uint64(1); from < first; from += freezeBatch {
		if err := freezeEmpty(db, from, min(from+freezeBatch, first)); err != nil {
			return err
		}
	}
	slices.Reverse(r.headers)
	if _, err := rawdb.WriteAncientHeaderChain(db, r.headers); err != nil {
		return err
	}
	if err := db.SyncAncient(); err != nil {
		return err
	}
	if _, err := db.TruncateTail(rawdb.ChainFreezerBlockDataGroup, number); err != nil {
		return err
	}
	batch := db.NewBatch()
	for _, header := range r.headers {
		rawdb.WriteHeaderNumber(batch, header.Hash(), header.Number.Uint64())
	}
	rawdb.WriteTxIndexTail(batch, number)
	if err := batch.Write(); err != nil {
		return err
	}
	if _, err := chain.InsertReceiptChain(types.Blocks{block}, []rlp.RawValue{r.receipts}, 0); err != nil {
		return err
	}
	if err := chain.SnapSyncComplete(block.Hash(), true); err != nil {
		return err
	}
	chain.SetFinalized(r.Header)
	chain.SetSafe(r.Header)
	return db.SyncKeyValue()
}

// freezeEmpty gives the blocks [from, to) empty entries in the freezer.
func freezeEmpty(db ethdb.AncientWriter, from, to uint64) error {
	_, err := db.ModifyAncients(func(op ethdb.AncientWriteOp) error {
		for number := from; number < to; number++ {
			for _, table := range []string{
				rawdb.ChainFreezerHashTable, rawdb.ChainFreezerHeaderTable, rawdb.ChainFreezerBodiesTable,
				rawdb.ChainFreezerReceiptTable, rawdb.ChainFreezerBALTable,
			} {
				if err := op.AppendRaw(table, number, nil); err != nil {
					return fmt.Errorf("block %d: %w", number, err)
				}
			}
		}
		return nil
	})
	return err
}
