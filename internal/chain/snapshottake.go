package chain

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethdb"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/klauspost/compress/zstd"
)

// errStateGone says that the state of a block was replaced on disk by that of a
// later one before it could be looked at. The next snapshot will do.
var errStateGone = errors.New("state has gone from the disk")

// stateView is the state on disk at one moment. Its iterators see what the
// database held when they were made, whatever is written meanwhile.
type stateView struct {
	db              ethdb.KeyValueReader
	accounts, slots ethdb.Iterator
}

// view takes hold of the state with a root. The chain goes on meanwhile: flushes
// write a state as a whole, so that with the root the same before and after, both
// iterators are of that state.
func (e *engine) view(root common.Hash) (*stateView, error) {
	if !e.chain.TrieDB().SnapshotCompleted() {
		return nil, errors.New("go-ethereum is still rebuilding the flat state")
	}
	if e.durableRoot() != root {
		return nil, errStateGone
	}
	db := e.eth.ChainDb()
	v := &stateView{
		db:       db,
		accounts: db.NewIterator(rawdb.SnapshotAccountPrefix, nil),
		slots:    db.NewIterator(rawdb.SnapshotStoragePrefix, nil),
	}
	if e.durableRoot() != root {
		v.release()
		return nil, errStateGone
	}
	return v, nil
}

func (v *stateView) release() {
	v.accounts.Release()
	v.slots.Release()
}

// taker writes a snapshot's chunks into a folder.
type taker struct {
	dir    string
	target int // bytes of records after which a chunk is closed
	packer *zstd.Encoder
	chunk  []byte
	packed []byte
	hashes []common.Hash
	quit   <-chan struct{}
}

// takeSnapshot writes the snapshot of a block whose state is on disk into the
// folder dir, which must not be there, and returns when it is durable. A chunk is
// closed when it has target bytes of records. It ends
// early, with an error, when quit is closed.
func takeSnapshot(e *engine, header *types.Header, dir string, target int, quit <-chan struct{}) error {
	v, err := e.view(header.Root)
	if err != nil {
		return err
	}
	defer v.release()
	packer, err := newPacker()
	if err != nil {
		return err
	}
	defer packer.Close()
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	t := &taker{dir: dir, target: target, packer: packer, quit: quit}
	if err := t.block(e, header); err != nil {
		return err
	}
	if err := t.state(v); err != nil {
		return err
	}
	if err := t.closeChunk(); err != nil {
		return err
	}
	raw, err := (&manifest{Header: header, Chunks: t.hashes}).encode()
	if err != nil {
		return fmt.Errorf("encode manifest: %w", err)
	}
	return writeDurable(filepath.Join(dir, manifestFile), raw)
}

// block writes the block itself and the headers before it.
func (t *taker) block(e *engine, header *types.Header) error {
	block := e.chain.GetBlock(header.Hash(), header.Number.Uint64())
	if block == nil {
		return fmt.Errorf("block %d is not stored", header.Number)
	}
	body, err := rlp.EncodeToBytes(block.Body())
	if err != nil {
		return fmt.Errorf("encode body of block %d: %w", header.Number, err)
	}
	receipts := rawdb.ReadReceiptsRLP(e.eth.ChainDb(), header.Hash(), header.Number.Uint64())
	if err := t.pieces(recordBody, body); err != nil {
		return err
	}
	if err := t.pieces(recordReceipts, receipts); err != nil {
		return err
	}
	for range ancestors {
		number := header.Number.Uint64()
		if number <= 1 {
			break
		}
		parent := e.chain.GetHeader(header.ParentHash, number-1)
		if parent == nil {
			return fmt.Errorf("header %d is not stored", number-1)
		}
		raw, err := rlp.EncodeToBytes(parent)
		if err != nil {
			return fmt.Errorf("encode header %d: %w", parent.Number, err)
		}
		if err := t.add(recordHeader, raw); err != nil {
			return err
		}
		header = parent
	}
	return nil
}

// state writes codes, accounts and slots. Slots are keyed by account and slot,
// so that they come in the order of the accounts.
func (t *taker) state(v *stateView) error {
	const (
		accountKey = 1 + hashed
		slotKey    = 1 + 2*hashed
	)
	codes := make(map[common.Hash]bool)
	more := v.slots.Next()
	for v.accounts.Next() {
		if len(v.accounts.Key()) != accountKey {
			continue
		}
		hash, data := v.accounts.Key()[1:], v.accounts.Value()
		account, err := types.FullAccount(data)
		if err != nil {
			return fmt.Errorf("read account %x: %w", hash, err)
		}
		if code := common.BytesToHash(account.CodeHash); code != types.EmptyCodeHash && !codes[code] {
			raw := rawdb.ReadCode(v.db, code)
			if len(raw) == 0 {
				return fmt.Errorf("code %s of account %x is not stored", code, hash)
			}
			codes[code] = true
			if err := t.add(recordCode, raw); err != nil {
				return err
			}
		}
		if err := t.add(recordAccount, hash, data); err != nil {
			return err
		}
		for ; more; more = v.slots.Next() {
			key := v.slots.Key()
			if len(key) != slotKey {
				continue
			}
			if order := bytes.Compare(key[1:accountKey], hash); order > 0 {
				break
			} else if order < 0 {
				return fmt.Errorf("slots of account %x, which is not there", key[1:accountKey])
			}
			if err := t.add(recordSlot, key[accountKey:], v.slots.Value()); err != nil {
				return err
			}
		}
	}
	if more {
		return fmt.Errorf("slots of account %x, which is not there", v.slots.Key()[1:])
	}
	return errors.Join(v.accounts.Error(), v.slots.Error())
}

func (t *taker) pieces(kind byte, data []byte) error {
	for len(data) > 0 {
		n := min(len(data), maxPiece)
		if err := t.add(kind, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func (t *taker) add(kind byte, parts ...[]byte) error {
	t.chunk = appendRecord(t.chunk, kind, parts...)
	if len(t.chunk) < t.target {
		return nil
	}
	return t.closeChunk()
}

func (t *taker) closeChunk() error {
	select {
	case <-t.quit:
		return ErrStopped
	default:
	}
	if len(t.chunk) == 0 {
		return nil
	}
	if len(t.hashes) == maxChunks {
		return fmt.Errorf("state needs more than %d chunks", maxChunks)
	}
	t.packed = t.packer.EncodeAll(t.chunk, t.packed[:0])
	t.chunk = t.chunk[:0]
	if err := writeSynced(filepath.Join(t.dir, chunkFile(len(t.hashes))), t.packed); err != nil {
		return err
	}
	t.hashes = append(t.hashes, sha256.Sum256(t.packed))
	return nil
}

// writeSynced makes a new file and returns when its content is on disk; its name
// is when the folder is synced.
func writeSynced(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}
