package ledger

import (
	"crypto/ecdsa"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// Account acts on the chain: an operator, an approver, a gateway. Its key is a
// secp256k1 key in a file of its own.
type Account struct {
	key     *ecdsa.PrivateKey
	address common.Address

	mu    sync.Mutex        // guards the following fields
	nonce *uint64           // the next transaction's, nil when not known
	sent  map[uint64][]byte // transactions not known to be final, by nonce: a node that forgot one gets it again
	kept  time.Time         // when the node was last asked whether it has them
	done  uint64            // the nonce of the newest block when it was last asked for

	asking map[record.Hash]bool // devices with a restore request on its way
}

// maxSent is how many transactions of an account may wait to become final.
// With 128 KiB for the largest it bounds what they take of memory.
const maxSent = 256

// ErrTooManyWait is wrapped when so many of an account's transactions are not
// final yet that it takes no more.
var ErrTooManyWait = errors.New("too many transactions wait to become final: try again later")

// ask lets a device have a restore request on its way by this account, if it has
// none. The contract counts a device's requests, but a request that is not final
// yet it has not counted. answered ends what ask began.
func (a *Account) ask(device record.Hash) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.asking[device] {
		return false
	}
	if a.asking == nil {
		a.asking = map[record.Hash]bool{}
	}
	a.asking[device] = true
	return true
}

func (a *Account) answered(device record.Hash) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.asking, device)
}

// Address is the account's Ethereum address, 20 bytes.
func (a *Account) Address() common.Address { return a.address }

// NewAccount returns the account of a key.
func NewAccount(key *ecdsa.PrivateKey) *Account {
	return &Account{key: key, address: crypto.PubkeyToAddress(key.PublicKey)}
}

// CreateAccount makes a key, writes it durably to a file that only its owner
// may read, and returns its account. It fails if the file exists.
func CreateAccount(file string) (*Account, error) {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("create account: %s exists already", file)
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("create account: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, fmt.Errorf("create account: %w", err)
	}
	text := hex.EncodeToString(crypto.FromECDSA(key)) + "\n"
	if err := durable.WriteFile(durable.OS(), file, []byte(text), 0o600); err != nil {
		return nil, fmt.Errorf("create account: %w", err)
	}
	return NewAccount(key), nil
}

// LoadAccount reads an account's key file. Errors never contain the key.
func LoadAccount(file string) (*Account, error) {
	raw, err := durable.ReadFile(durable.OS(), file, 128)
	if err != nil {
		return nil, fmt.Errorf("load account: %w", err)
	}
	key, err := crypto.HexToECDSA(strings.TrimSpace(string(raw)))
	if err != nil {
		return nil, fmt.Errorf("load account: %s holds no key: want 64 hexadecimal digits", file)
	}
	return NewAccount(key), nil
}

// feeCap is the most that a transaction offers for a unit of gas, in wei.
// Balances are ample, so the fee is only backpressure: every transaction offers
// the cap at once, so that none is ever replaced by a dearer one; above the cap
// it waits until the base fee has come down.
var feeCap = big.NewInt(1_000_000_000_000_000)

// feeTip goes to nobody in particular: it only lets the pool order by price.
var feeTip = big.NewInt(1)
