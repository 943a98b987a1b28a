package light

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// Bounds of a genesis document.
const (
	MaxGenesisBytes = 1 << 20
	MaxValidators   = 128
	MaxContracts    = 64
)

// ErrGenesis is wrapped by every error about bytes that are no valid genesis
// document.
var ErrGenesis = errors.New("not a valid genesis document")

// Address is the address of a contract on the chain.
type Address [20]byte

// String returns the address as 0x and 40 hexadecimal digits.
func (a Address) String() string { return "0x" + hex.EncodeToString(a[:]) }

// MarshalText encodes the address as String does.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads 0x and 40 hexadecimal digits.
func (a *Address) UnmarshalText(text []byte) error {
	if len(text) != 42 || text[0] != '0' || text[1] != 'x' {
		return errors.New("not an address: want 0x and 40 hexadecimal digits")
	}
	if _, err := hex.Decode(a[:], text[2:]); err != nil {
		return errors.New("not an address: want 0x and 40 hexadecimal digits")
	}
	return nil
}

// Genesis is what a chain's genesis document says: the root of all trust in
// the chain. It does not change; any number of goroutines may use it.
type Genesis struct {
	digest     record.Hash
	chainID    string
	domain     record.Domain
	contracts  map[string]Address
	validators *validatorSet
	founding   []byte
	time       time.Time
}

// consortiumContract is the contract that says who the validators are. Without
// it they are those of the genesis document for ever.
const consortiumContract = "Consortium"

// Governed tells whether the validators can change: there is a contract for it.
func (g *Genesis) Governed() bool {
	_, ok := g.contracts[consortiumContract]
	return ok
}

// The genesis document as CometBFT writes it (types.GenesisDoc) with Byssus's
// app_state. CometBFT writes 64-bit integers as strings.
type genesisDoc struct {
	GenesisTime     time.Time          `json:"genesis_time"`
	ChainID         string             `json:"chain_id"`
	InitialHeight   string             `json:"initial_height"`
	ConsensusParams json.RawMessage    `json:"consensus_params"` // bind the nodes; a header's signatures do not depend on them
	Validators      []genesisValidator `json:"validators"`
	AppHash         string             `json:"app_hash"`
	AppState        appState           `json:"app_state"`
}

type genesisValidator struct {
	Address string `json:"address"`
	PubKey  struct {
		Type  string `json:"type"`
		Value []byte `json:"value"`
	} `json:"pub_key"`
	Power string `json:"power"`
	Name  string `json:"name"`
}

type appState struct {
	ChainID     uint64             `json:"evm_chain_id"`
	GenesisHash record.Hash        `json:"evm_genesis_hash"`
	EVM         json.RawMessage    `json:"evm"` // go-ethereum's genesis: the nodes' concern, bound by evm_genesis_hash
	Contracts   map[string]Address `json:"contracts"`
	Founding    json.RawMessage    `json:"founding"` // what the organisations agreed on: the nodes' concern
}

// ParseGenesis reads a genesis document: CometBFT's, whose app_state names the
// EVM chain id, the hash of the EVM genesis block and the contracts' addresses.
// Unknown fields are refused, and so are validators whose keys are not Ed25519.
// The caller compares [Genesis.Digest] with what it pinned.
func ParseGenesis(b []byte) (*Genesis, error) {
	if len(b) > MaxGenesisBytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrGenesis, len(b), MaxGenesisBytes)
	}
	var doc genesisDoc
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrGenesis, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: something follows it", ErrGenesis)
	}
	if n := len(doc.ChainID); n == 0 || n > maxChainIDBytes {
		return nil, fmt.Errorf("%w: chain_id has %d bytes, want 1 to %d", ErrGenesis, n, maxChainIDBytes)
	}
	if doc.AppState.ChainID == 0 {
		return nil, fmt.Errorf("%w: app_state has no evm_chain_id", ErrGenesis)
	}
	if doc.AppState.GenesisHash == (record.Hash{}) {
		return nil, fmt.Errorf("%w: app_state has no evm_genesis_hash", ErrGenesis)
	}
	if n := len(doc.AppState.Contracts); n > MaxContracts {
		return nil, fmt.Errorf("%w: %d contracts, at most %d", ErrGenesis, n, MaxContracts)
	}
	for name, address := range doc.AppState.Contracts {
		if name == "" || len(name) > 64 || address == (Address{}) {
			return nil, fmt.Errorf("%w: contract %.64q at %s", ErrGenesis, name, address)
		}
	}
	if at := doc.GenesisTime.Unix(); at < minTimeSeconds || at >= maxTimeSeconds {
		return nil, fmt.Errorf("%w: genesis_time is not in the years 1 to 9999", ErrGenesis)
	}
	set, err := genesisValidators(doc.Validators)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrGenesis, err)
	}
	return &Genesis{
		digest:     sha256.Sum256(b),
		chainID:    doc.ChainID,
		domain:     record.Domain{ChainID: doc.AppState.ChainID, Genesis: doc.AppState.GenesisHash},
		contracts:  doc.AppState.Contracts,
		validators: set,
		founding:   doc.AppState.Founding,
		time:       doc.GenesisTime.UTC(),
	}, nil
}

// genesisValidators checks the validators of a genesis document and puts them
// in order.
func genesisValidators(vals []genesisValidator) (*validatorSet, error) {
	const keyType = "tendermint/PubKeyEd25519"
	if len(vals) > MaxValidators {
		return nil, fmt.Errorf("%d validators, at most %d", len(vals), MaxValidators)
	}
	list := make([]validator, len(vals))
	for i, v := range vals {
		if v.PubKey.Type != keyType {
			return nil, fmt.Errorf("validator %d: key of type %.40q, want %s", i, v.PubKey.Type, keyType)
		}
		power, err := strconv.ParseInt(v.Power, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("validator %d: power %.40q is no number", i, v.Power)
		}
		if list[i], err = newValidator(v.PubKey.Value, power); err != nil {
			return nil, fmt.Errorf("validator %d: %w", i, err)
		}
		if v.Address != "" {
			if got, err := hex.DecodeString(v.Address); err != nil || !bytes.Equal(got, list[i].address[:]) {
				return nil, fmt.Errorf("validator %d: address %.60q is not its key's, %s", i, v.Address, list[i].address)
			}
		}
	}
	sortValidators(list)
	return newValidatorSet(list)
}

// Digest is the SHA-256 of the document's bytes: what tokens pin.
func (g *Genesis) Digest() record.Hash { return g.digest }

// Domain binds what is signed to this chain.
func (g *Genesis) Domain() record.Domain { return g.domain }

// Founding is the JSON that the organisations agreed on when they founded the
// chain; empty if it was made for one installation.
func (g *Genesis) Founding() []byte { return g.founding }

// ChainID is the name that the validators sign with every header.
func (g *Genesis) ChainID() string { return g.chainID }

// Contract returns the address of a contract by its name.
func (g *Genesis) Contract(name string) (Address, error) {
	a, ok := g.contracts[name]
	if !ok {
		return a, fmt.Errorf("the genesis document names no contract %q", name)
	}
	return a, nil
}

// Contracts returns the names of all contracts, sorted.
func (g *Genesis) Contracts() []string {
	names := make([]string, 0, len(g.contracts))
	for name := range g.contracts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
