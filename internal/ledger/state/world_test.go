package state_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

var (
	manager   = bindings.NewAccessManager()
	clock     = bindings.NewClock()
	stores    = bindings.NewStores()
	custody   = bindings.NewCustody()
	policies  = bindings.NewPolicies()
	fleet     = bindings.NewFleet()
	snapshots = bindings.NewSnapshots()
	recovery  = bindings.NewRecovery()
	retention = bindings.NewRetention()
	incidents = bindings.NewIncidents()

	consortium = bindings.NewConsortium()
)

// The accounts of the test: the admin may do all that a role may, but what
// contracts do to each other.
const (
	admin     = 0
	requester = 1
	approver  = 2
)

var order = []string{"AccessManager", "Clock", "Stores", "Custody", "Policies", "Fleet", "Snapshots", "Approvers", "Recovery", "Retention", "Incidents"}

// world is a real chain with all contracts on it.
type world struct {
	t       *testing.T
	eth     *ethclient.Client
	at      map[string]common.Address
	genesis *light.Genesis
	reader  *light.Reader
	nonces  map[int]uint64
	pending []common.Hash
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, at: map[string]common.Address{}, nonces: map[int]uint64{}}
	consortiumAt := crypto.CreateAddress(chaintest.Address(admin), uint64(len(order)+1))
	for i, name := range order {
		w.at[name] = crypto.CreateAddress(chaintest.Address(admin), uint64(i))
	}
	node := chaintest.Start(t, chaintest.WithContracts(w.at))
	var err error
	if w.eth, err = ethclient.Dial(node.URL()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.eth.Close)
	if w.genesis, err = light.ParseGenesis(node.GenesisDoc()); err != nil {
		t.Fatal(err)
	}
	source, err := light.NewRPCSource(node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w.reader = light.NewReader(w.genesis.Trusted(), source)

	m, g, a := w.at["AccessManager"], [32]byte(w.genesis.Domain().Genesis), w.at
	for i, args := range [][]byte{
		manager.PackConstructor(chaintest.Address(admin)),
		nil,
		stores.PackConstructor(m),
		custody.PackConstructor(m, a["Stores"]),
		policies.PackConstructor(m, a["Stores"], a["Custody"], consortiumAt),
		fleet.PackConstructor(m, g, a["Stores"], a["Policies"]),
		snapshots.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Stores"], a["Policies"]),
		bindings.NewApprovers().PackConstructor(a["Stores"]),
		recovery.PackConstructor(m, g, a["Fleet"], a["Policies"], a["Snapshots"], a["Approvers"], consortiumAt, a["Incidents"]),
		retention.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Policies"], a["Snapshots"], a["Recovery"]),
		incidents.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Policies"], a["Snapshots"], a["Retention"]),
	} {
		meta := []*bind.MetaData{&bindings.AccessManagerMetaData, &bindings.ClockMetaData, &bindings.StoresMetaData, &bindings.CustodyMetaData,
			&bindings.PoliciesMetaData, &bindings.FleetMetaData, &bindings.SnapshotsMetaData, &bindings.ApproversMetaData, &bindings.RecoveryMetaData,
			&bindings.RetentionMetaData, &bindings.IncidentsMetaData}[i]
		w.send(admin, nil, append(common.FromHex(meta.Bin), args...))
	}
	// The admin's organisation is the first; the approver acts for it.
	w.do(admin, "AccessManager", manager.PackGrantRole(0, consortiumAt, 0))
	w.send(admin, nil, append(common.FromHex(bindings.ConsortiumMetaData.Bin), consortium.PackConstructor(a["Stores"], founding(t))...))
	selector := func(data []byte) [][4]byte { return [][4]byte{[4]byte(data)} }
	w.do(admin, "AccessManager", manager.PackGrantRole(3, chaintest.Address(approver), 0))
	w.do(admin, "AccessManager", manager.PackGrantRole(4, chaintest.Address(requester), 0))
	w.do(admin, "AccessManager", manager.PackGrantRole(10, a["Fleet"], 0))
	w.do(admin, "AccessManager", manager.PackGrantRole(11, a["Recovery"], 0))
	w.do(admin, "AccessManager", manager.PackSetTargetFunctionRole(a["Policies"], selector(policies.PackAssignAtEnrolment([32]byte{}, 0)), 10))
	w.do(admin, "AccessManager", manager.PackSetTargetFunctionRole(a["Snapshots"], selector(snapshots.PackNoteRelease([32]byte{}, 0)), 11))
	w.wait()
	return w
}

// founding is of a consortium of one organisation.
func founding(t *testing.T) bindings.Founding {
	checkpoint := newIdentity(t).public
	return bindings.Founding{
		Organisations: []bindings.Card{{Name: word("Makers"), Validator: [32]byte{1}, CheckpointX: checkpoint.X, CheckpointY: checkpoint.Y,
			Account: chaintest.Address(admin), Node: chaintest.Address(3)}},
		Parameters: bindings.Parameters{GasLimit: 300_000_000, Pace: 1, Threshold: 1, Delay: 0, Lifetime: 86400, Floor: 1, Absence: 100},
		Accounts:   []bindings.Account{{Account: chaintest.Address(approver), Organisation: 1}}}
}

// do sends a call of a contract; wait sees it through.
func (w *world) do(from int, contract string, data []byte) {
	w.t.Helper()
	to := w.at[contract]
	w.send(from, &to, data)
}

func (w *world) send(from int, to *common.Address, data []byte) {
	w.t.Helper()
	id := big.NewInt(chaintest.ChainID)
	tx, err := types.SignNewTx(chaintest.Key(from), types.LatestSignerForChainID(id), &types.DynamicFeeTx{
		ChainID: id, Nonce: w.nonces[from], GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e15), Gas: 6_000_000, To: to, Data: data})
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.eth.SendTransaction(w.t.Context(), tx); err != nil {
		w.t.Fatal(err)
	}
	w.nonces[from]++
	w.pending = append(w.pending, tx.Hash())
}

// wait returns when all that was sent is final, and fails the test if anything
// of it was refused.
func (w *world) wait() {
	w.t.Helper()
	for i, hash := range w.pending {
		for {
			r, err := w.eth.TransactionReceipt(w.t.Context(), hash)
			if err == nil && r.Status == types.ReceiptStatusSuccessful {
				break
			}
			if err == nil {
				w.t.Fatalf("transaction %d of %d failed in block %s", i, len(w.pending), r.BlockNumber)
			}
			select {
			case <-w.t.Context().Done():
				w.t.Fatal("the test ended before a transaction was final")
			case <-time.After(5 * time.Millisecond):
			}
		}
	}
	w.pending = nil
}

// state returns the newest verified state, and how to ask the contracts
// themselves at its block.
func (w *world) state() (state.State, *asker) {
	w.t.Helper()
	v, err := w.reader.Latest(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return state.New(v), &asker{w, v.Number()}
}

// asker calls view functions at one block.
type asker struct {
	w      *world
	number uint64
}

func ask[T any](a *asker, contract string, data []byte, unpack func([]byte) (T, error)) T {
	a.w.t.Helper()
	to := a.w.at[contract]
	out, err := a.w.eth.CallContract(a.w.t.Context(), ethereum.CallMsg{To: &to, Data: data}, new(big.Int).SetUint64(a.number))
	if err != nil {
		a.w.t.Fatal(err)
	}
	v, err := unpack(out)
	if err != nil {
		a.w.t.Fatal(err)
	}
	return v
}

// identity is a P-256 key pair.
type identity struct {
	key    *ecdsa.PrivateKey
	public record.PublicKey
}

func newIdentity(t *testing.T) identity {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := record.PublicKeyOf(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return identity{key, public}
}

func (i identity) sign(t *testing.T, digest record.Hash) []byte {
	t.Helper()
	sig, err := record.Sign(i.key, digest)
	if err != nil {
		t.Fatal(err)
	}
	return sig[:]
}

func word(s string) (b [32]byte) {
	copy(b[:], s)
	return b
}

// unword is the name that a word holds.
func unword(b [32]byte) string {
	n := len(b)
	for n > 0 && b[n-1] == 0 {
		n--
	}
	return string(b[:n])
}
