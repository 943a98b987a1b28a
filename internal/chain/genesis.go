package chain

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtjson "github.com/cometbft/cometbft/libs/json"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

// DefaultGasLimit is the gas limit of a block, which uses half of it at most. A
// device's anchor with five receipts costs some 118,000 gas, and a block that
// uses a quarter of the limit takes a second or a little more: what one
// organisation may have of a block is a thousand anchors a second with a quarter
// to spare (docs/design/throughput.md).
const DefaultGasLimit = 600_000_000

// maxGasLimit keeps gas within what JSON numbers and CometBFT's int64 hold.
const maxGasLimit = 1 << 40

// maxCometBlock is CometBFT's block.max_bytes. A payload is one EVM block, which
// EIP-7934 caps at 8 MiB; the rest is room for CometBFT's header, evidence and
// the commit of a few thousand validators.
const maxCometBlock = 10 << 20

// floorFee is the base fee that an idle chain falls to, in wei: an eighth of
// it rounds to nothing (EIP-1559). The chain starts there.
const floorFee = 7

// chainIDPrefix and the EVM chain id together are CometBFT's chain id.
const chainIDPrefix = "byssus-"

// consortiumContract is the name of the contract that the node reads.
const consortiumContract = "Consortium"

// prefund is every prefunded account's balance, in wei: so much that fees
// never matter, so little that a sum of many cannot overflow 256 bits.
var prefund = new(big.Int).Lsh(big.NewInt(1), 160)

// GenesisParams says what a new chain starts with.
type GenesisParams struct {
	// ChainID is the EVM chain id. CometBFT's chain id is "byssus-" and this.
	ChainID uint64
	// Accounts are given a balance that fees do not exhaust.
	Accounts []common.Address
	// GasLimit of every block, which uses half of it at most. Default DefaultGasLimit.
	GasLimit uint64
	// Time of the genesis block, whole seconds. Default now.
	Time time.Time
	// Validators sign the first blocks. Init takes the folder's own alone.
	Validators []Validator
	// Founding is JSON that those who found the chain agreed on. The chain only
	// carries it: the document's hash pins it with everything else.
	Founding json.RawMessage
	// Contracts names the addresses at which the contracts will be deployed.
	Contracts map[string]common.Address
}

// AppState is what the genesis document says about execution: the app_state of
// CometBFT's genesis.json.
type AppState struct {
	EVMChainID     uint64                    `json:"evm_chain_id"`
	EVMGenesisHash common.Hash               `json:"evm_genesis_hash"`
	EVM            json.RawMessage           `json:"evm"` // go-ethereum's genesis JSON
	Contracts      map[string]common.Address `json:"contracts"`
	Founding       json.RawMessage           `json:"founding,omitempty"` // for those who run the chain
}

// genesis is a genesis document that has been checked.
type genesis struct {
	raw   []byte
	doc   *cmttypes.GenesisDoc
	state AppState
	evm   *core.Genesis
}

// Validator is one of those who sign the first blocks, each with power 1.
type Validator struct {
	Name string // for people
	Key  []byte // Ed25519 public key, 32 bytes
}

// Init makes a new chain with one validator in dir: its key, the node's key and
// the genesis document. It refuses to touch a folder that holds a chain; what
// an interrupted Init left behind it replaces.
func Init(dir string, p GenesisParams) error {
	return inFolder(dir, func(f *folder) error {
		id, err := f.makeIdentity()
		if err != nil {
			return err
		}
		p.Validators = []Validator{{Name: "first", Key: id.Validator}}
		doc, err := NewGenesis(p)
		if err != nil {
			return err
		}
		return f.adopt(doc)
	})
}

// Join puts the genesis document of a chain into a folder that has an identity
// and no chain. The node then catches up from its peers; it signs blocks if, and
// as soon as, its key is among the validators.
func Join(dir string, doc []byte) error {
	return inFolder(dir, func(f *folder) error {
		if _, err := loadSigner(f); err != nil {
			return fmt.Errorf("join chain: %w: make the node's identity first", err)
		}
		return f.adopt(doc)
	})
}

// inFolder makes a chain folder if need be, and works on it while nobody else
// does. A folder that holds a chain is left alone.
func inFolder(dir string, work func(*folder) error) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("chain folder: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make chain folder: %w", err)
	}
	f, err := lockFolder(dir)
	if err != nil {
		return err
	}
	if _, err = os.Stat(f.path(layoutFile)); err == nil {
		err = fmt.Errorf("%w: %s", ErrAlreadyInitialised, f.dir)
	} else if errors.Is(err, os.ErrNotExist) {
		err = work(f)
	} else {
		err = fmt.Errorf("look at chain folder: %w", err)
	}
	return errors.Join(err, f.close())
}

// adopt writes the genesis document, and then what says that a chain is here.
func (f *folder) adopt(doc []byte) error {
	gen, err := parseGenesis(doc)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.path(consensusDir), 0o700); err != nil {
		return fmt.Errorf("make chain folder: %w", err)
	}
	l, err := json.MarshalIndent(layout{Version: layoutVersion, Chain: gen.doc.ChainID, Genesis: digest(doc)}, "", "  ")
	if err != nil {
		return fmt.Errorf("encode %s: %w", layoutFile, err)
	}
	if err := writeDurable(f.path(genesisFile), doc); err != nil {
		return fmt.Errorf("write %s: %w", genesisFile, err)
	}
	if err := writeDurable(f.path(layoutFile), append(l, '\n')); err != nil {
		return fmt.Errorf("write %s: %w", layoutFile, err)
	}
	return nil
}

// NewGenesis encodes a genesis document. The same parameters give the same
// bytes.
func NewGenesis(p GenesisParams) ([]byte, error) {
	if p.GasLimit == 0 {
		p.GasLimit = DefaultGasLimit
	}
	if p.Time.IsZero() {
		p.Time = time.Now()
	}
	switch {
	case p.ChainID == 0 || p.ChainID > 1<<53:
		return nil, fmt.Errorf("chain id %d is not between 1 and 2^53", p.ChainID)
	case p.GasLimit < minGasLimit || p.GasLimit > maxGasLimit:
		return nil, fmt.Errorf("gas limit %d is not between %d (four times one transaction's cap) and %d", p.GasLimit, uint64(minGasLimit), uint64(maxGasLimit))
	}
	doc := &cmttypes.GenesisDoc{
		GenesisTime:     p.Time.UTC().Truncate(time.Second),
		ChainID:         chainIDPrefix + strconv.FormatUint(p.ChainID, 10),
		InitialHeight:   1,
		ConsensusParams: cmttypes.DefaultConsensusParams(),
	}
	for _, v := range p.Validators {
		if len(v.Key) != ed25519.PubKeySize {
			return nil, fmt.Errorf("validator %s has a key of %d bytes, not of %d", v.Name, len(v.Key), ed25519.PubKeySize)
		}
		key := ed25519.PubKey(v.Key)
		doc.Validators = append(doc.Validators, cmttypes.GenesisValidator{Address: key.Address(), PubKey: key, Power: 1, Name: v.Name})
	}
	if err := checkValidators(doc.Validators); err != nil {
		return nil, err
	}
	doc.ConsensusParams.Block.MaxBytes = maxCometBlock
	evm := newEVMGenesis(p, doc)
	evmJSON, err := evm.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("encode evm genesis: %w", err)
	}
	contracts := maps.Clone(p.Contracts)
	if contracts == nil {
		contracts = map[string]common.Address{}
	}
	doc.AppState, err = json.Marshal(AppState{
		EVMChainID:     p.ChainID,
		EVMGenesisHash: evm.ToBlock().Hash(),
		EVM:            evmJSON,
		Contracts:      contracts,
		Founding:       p.Founding,
	})
	if err != nil {
		return nil, fmt.Errorf("encode app state: %w", err)
	}
	if err := doc.ValidateAndComplete(); err != nil {
		return nil, fmt.Errorf("genesis document: %w", err)
	}
	raw, err := cmtjson.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode genesis document: %w", err)
	}
	return append(raw, '\n'), nil
}

// newEVMGenesis is go-ethereum's side of the genesis: Osaka rules from the first
// block, the system contracts, and the first validators in the extra data, so
// that the EVM genesis hash, which everything signed carries, pins them too.
func newEVMGenesis(p GenesisParams, doc *cmttypes.GenesisDoc) *core.Genesis {
	zero, now := new(big.Int), new(uint64)
	alloc := core.SystemContractAllocs()
	for _, account := range p.Accounts {
		alloc[account] = types.Account{Balance: prefund}
	}
	if consortium, ok := p.Contracts[consortiumContract]; ok {
		alloc[consortium] = types.Account{Balance: prefund} // it gives to accounts that it admits
	}
	return &core.Genesis{
		Config: &params.ChainConfig{
			ChainID:        new(big.Int).SetUint64(p.ChainID),
			HomesteadBlock: zero, EIP150Block: zero, EIP155Block: zero, EIP158Block: zero,
			ByzantiumBlock: zero, ConstantinopleBlock: zero, PetersburgBlock: zero, IstanbulBlock: zero,
			MuirGlacierBlock: zero, BerlinBlock: zero, LondonBlock: zero, ArrowGlacierBlock: zero,
			GrayGlacierBlock: zero, MergeNetsplitBlock: zero, TerminalTotalDifficulty: zero,
			ShanghaiTime: now, CancunTime: now, PragueTime: now, OsakaTime: now,
			BlobScheduleConfig: &params.BlobScheduleConfig{
				Cancun: params.DefaultCancunBlobConfig,
				Prague: params.DefaultPragueBlobConfig,
			},
		},
		Timestamp:  uint64(doc.GenesisTime.Unix()),
		ExtraData:  doc.ValidatorHash(),
		GasLimit:   p.GasLimit,
		Difficulty: zero,
		BaseFee:    big.NewInt(floorFee),
		Alloc:      alloc,
	}
}

// parseGenesis reads a genesis document and checks that it agrees with itself.
func parseGenesis(raw []byte) (g *genesis, err error) {
	// Both engines read what their users are expected to have written
	// themselves, and panic on some of the rest.
	defer func() {
		if r := recover(); r != nil {
			g, err = nil, fmt.Errorf("genesis document makes no sense: %v", r)
		}
	}()
	doc := new(cmttypes.GenesisDoc)
	if err := cmtjson.Unmarshal(raw, doc); err != nil {
		return nil, fmt.Errorf("read genesis document: %w", err)
	}
	if err := checkValidators(doc.Validators); err != nil {
		return nil, err
	}
	if err := doc.ValidateAndComplete(); err != nil {
		return nil, fmt.Errorf("genesis document: %w", err)
	}
	g = &genesis{raw: raw, doc: doc, evm: new(core.Genesis)}
	if err := json.Unmarshal(doc.AppState, &g.state); err != nil {
		return nil, fmt.Errorf("read app_state of genesis document: %w", err)
	}
	if err := g.evm.UnmarshalJSON(g.state.EVM); err != nil {
		return nil, fmt.Errorf("read evm genesis: %w", err)
	}
	if g.evm.Config == nil || g.evm.Config.ChainID == nil || !g.evm.Config.ChainID.IsUint64() {
		return nil, errors.New("evm genesis has no chain id")
	}
	id := g.evm.Config.ChainID.Uint64()
	switch hash := g.evm.ToBlock().Hash(); {
	case hash != g.state.EVMGenesisHash:
		return nil, fmt.Errorf("evm genesis hashes to %s, the document says %s", hash, g.state.EVMGenesisHash)
	case id != g.state.EVMChainID || doc.ChainID != chainIDPrefix+strconv.FormatUint(id, 10):
		return nil, fmt.Errorf("chain ids disagree: evm genesis %d, app_state %d, document %q", id, g.state.EVMChainID, doc.ChainID)
	case !bytes.Equal(g.evm.ExtraData, doc.ValidatorHash()):
		return nil, errors.New("evm genesis does not commit to the document's validators")
	case doc.InitialHeight != 1:
		return nil, fmt.Errorf("initial height %d is not 1", doc.InitialHeight)
	case doc.ConsensusParams.Block.MaxBytes < maxCometBlock:
		return nil, fmt.Errorf("block.max_bytes %d is below %d, which the largest payload needs", doc.ConsensusParams.Block.MaxBytes, maxCometBlock)
	case g.evm.GasLimit < minGasLimit || g.evm.GasLimit > maxGasLimit:
		return nil, fmt.Errorf("gas limit %d is out of range", g.evm.GasLimit)
	}
	return g, nil
}

// checkValidators refuses what CometBFT's validator set would panic on.
func checkValidators(validators []cmttypes.GenesisValidator) error {
	if len(validators) == 0 {
		return errors.New("genesis document names no validator")
	}
	seen := make(map[string]bool, len(validators))
	var total int64
	for _, v := range validators {
		if v.PubKey == nil {
			return fmt.Errorf("validator %s has no key", v.Address)
		}
		if v.Power < 1 || v.Power > cmttypes.MaxTotalVotingPower-total {
			return fmt.Errorf("validator %s has an impossible power %d", v.Address, v.Power)
		}
		total += v.Power
		key := string(v.PubKey.Bytes())
		if seen[key] {
			return fmt.Errorf("validator %s is listed twice", v.Address)
		}
		seen[key] = true
	}
	return nil
}

// digest is the SHA-256 of data in hex.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
