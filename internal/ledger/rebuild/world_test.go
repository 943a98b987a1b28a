package rebuild_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"math/big"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethdb/memorydb"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/trie"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/rebuild"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// artifacts is where the contracts' storage layouts are.
var artifacts = os.DirFS("../../../contracts/artifacts")

var (
	manager    = bindings.NewAccessManager()
	clock      = bindings.NewClock()
	stores     = bindings.NewStores()
	custody    = bindings.NewCustody()
	policies   = bindings.NewPolicies()
	fleet      = bindings.NewFleet()
	snapshots  = bindings.NewSnapshots()
	approvers  = bindings.NewApprovers()
	recovery   = bindings.NewRecovery()
	retention  = bindings.NewRetention()
	incidents  = bindings.NewIncidents()
	consortium = bindings.NewConsortium()
)

var metas = map[string]*bind.MetaData{
	"AccessManager": &bindings.AccessManagerMetaData, "Clock": &bindings.ClockMetaData, "Stores": &bindings.StoresMetaData, "Custody": &bindings.CustodyMetaData,
	"Policies": &bindings.PoliciesMetaData, "Fleet": &bindings.FleetMetaData, "Snapshots": &bindings.SnapshotsMetaData, "Approvers": &bindings.ApproversMetaData,
	"Recovery": &bindings.RecoveryMetaData, "Retention": &bindings.RetentionMetaData, "Incidents": &bindings.IncidentsMetaData, "Consortium": &bindings.ConsortiumMetaData,
}

// replay is a chain beside its contracts' state as their events tell it.
type replay struct {
	t     *testing.T
	rpc   *rpc.Client
	eth   *ethclient.Client
	at    map[string]common.Address
	state *rebuild.State
	next  uint64 // block
}

func newReplay(t *testing.T, url string, domain record.Domain, at map[string]common.Address) *replay {
	t.Helper()
	conn, err := rpc.Dial(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	state, err := rebuild.New(artifacts, domain, at)
	if err != nil {
		t.Fatal(err)
	}
	return &replay{t: t, rpc: conn, eth: ethclient.NewClient(conn), at: at, state: state, next: 1}
}

// compare applies the events of all blocks since the last time, and compares the
// root of every contract's storage with the one that the newest header commits to.
func (r *replay) compare() {
	r.t.Helper()
	ctx := r.t.Context()
	head, err := r.eth.BlockNumber(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	var header *types.Header
	for ; r.next <= head; r.next++ {
		if header, err = r.eth.HeaderByNumber(ctx, new(big.Int).SetUint64(r.next)); err != nil {
			r.t.Fatal(err)
		}
		receipts, err := r.eth.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(r.next)))
		if err != nil {
			r.t.Fatal(err)
		}
		// All receipts of the header, and so all events.
		if types.DeriveSha(types.Receipts(receipts), trie.NewStackTrie(nil)) != header.ReceiptHash {
			r.t.Fatalf("the receipts of block %d are not those of its header", r.next)
		}
		for _, receipt := range receipts {
			for _, l := range receipt.Logs {
				if err := r.state.Apply(l, rebuild.Block{Number: header.Number.Uint64(), Time: header.Time}); err != nil {
					r.t.Fatal(err)
				}
			}
		}
	}
	if header == nil {
		return
	}
	for _, name := range rebuild.Names() {
		want := r.storageRoot(name, header)
		got, err := r.state.Storage(name).Root()
		if err != nil {
			r.t.Fatal(err)
		}
		if got != want {
			r.t.Errorf("block %s: the storage of %s has root %s, the events make it %s", header.Number, name, want, got)
			r.differences(name, header.Number)
		}
	}
}

// storageRoot is the root of a contract's storage, by a proof from the header.
func (r *replay) storageRoot(name string, header *types.Header) common.Hash {
	r.t.Helper()
	var proof struct {
		AccountProof []hexutil.Bytes
		StorageHash  common.Hash
	}
	if err := r.rpc.CallContext(r.t.Context(), &proof, "eth_getProof", r.at[name], []string{}, hexutil.EncodeBig(header.Number)); err != nil {
		r.t.Fatal(err)
	}
	nodes := memorydb.New()
	for _, n := range proof.AccountProof {
		if err := nodes.Put(crypto.Keccak256(n), n); err != nil {
			r.t.Fatal(err)
		}
	}
	address := r.at[name]
	leaf, err := trie.VerifyProof(header.Root, crypto.Keccak256(address[:]), nodes)
	if err != nil {
		r.t.Fatalf("proof of %s in block %s: %v", name, header.Number, err)
	}
	if leaf == nil {
		return types.EmptyRootHash // not deployed yet
	}
	var account types.StateAccount
	if err := rlp.DecodeBytes(leaf, &account); err != nil {
		r.t.Fatal(err)
	}
	return account.Root
}

// differences says which slots that the events wrote the chain has otherwise.
func (r *replay) differences(name string, number *big.Int) {
	r.t.Helper()
	storage, said := r.state.Storage(name), 0
	for _, slot := range storage.Written() {
		word, err := r.eth.StorageAt(r.t.Context(), r.at[name], slot, number)
		if err != nil {
			r.t.Fatal(err)
		}
		if got := storage.Word(slot); !bytes.Equal(word, got[:]) {
			r.t.Logf("%s %s: the chain has %x, the events make it %x", name, storage.Path(slot), word, got)
			if said++; said == 20 {
				return
			}
		}
	}
	if said == 0 {
		r.t.Logf("%s: what the events wrote is as on the chain, which has more", name)
	}
}

// The accounts of a world, by the numbers of their keys.
const (
	admin     = 0  // of organisation 1: role 0 of the AccessManager, and what the contracts may
	requester = 1  // of organisation 2
	approver  = 2  // of organisation 1
	officer   = 10 // of organisation 3
	monitor   = 11
)

// member is an organisation of the consortium: the keys of its account and node.
type member struct{ account, node int }

var members = []member{{0, 3}, {4, 5}, {6, 7}, {8, 9}}

// order is that of the deployments; the Consortium comes two after them.
var order = []string{"AccessManager", "Clock", "Stores", "Custody", "Policies", "Fleet", "Snapshots", "Approvers", "Recovery", "Retention", "Incidents"}

// world is a real chain with all contracts on it. Its Consortium rules nothing
// but itself, so that its validators may come and go.
type world struct {
	*replay
	domain  record.Domain
	nonces  map[int]uint64
	pending []sent
	ahead   atomic.Int64    // of the wall clock, in nanoseconds
	called  map[string]bool // functions that were called with success, as Contract.name
	abis    map[string]*abi.ABI
}

type sent struct {
	hash common.Hash
	what string
	want []string // functions, as Contract.name
	may  bool     // be refused
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{nonces: map[int]uint64{}, called: map[string]bool{}, abis: map[string]*abi.ABI{}}
	at := map[string]common.Address{"Consortium": crypto.CreateAddress(chaintest.Address(admin), uint64(len(order)+1))}
	for i, name := range order {
		at[name] = crypto.CreateAddress(chaintest.Address(admin), uint64(i))
	}
	for name, meta := range metas {
		parsed, err := meta.ParseABI()
		if err != nil {
			t.Fatal(err)
		}
		w.abis[name] = parsed
	}
	node := chaintest.Start(t, chaintest.WithAccounts(at["Consortium"]), chaintest.WithClock(func() time.Time { return time.Now().Add(time.Duration(w.ahead.Load())) }))
	genesis, err := light.ParseGenesis(node.GenesisDoc())
	if err != nil {
		t.Fatal(err)
	}
	w.domain = genesis.Domain()
	w.replay = newReplay(t, node.URL(), w.domain, at)

	m, g := at["AccessManager"], [32]byte(w.domain.Genesis)
	args := map[string][]byte{
		"AccessManager": manager.PackConstructor(chaintest.Address(admin)),
		"Stores":        stores.PackConstructor(m),
		"Custody":       custody.PackConstructor(m, at["Stores"]),
		"Policies":      policies.PackConstructor(m, at["Stores"], at["Custody"], at["Consortium"]),
		"Fleet":         fleet.PackConstructor(m, g, at["Stores"], at["Policies"]),
		"Snapshots":     snapshots.PackConstructor(m, g, at["Clock"], at["Fleet"], at["Stores"], at["Policies"]),
		"Approvers":     approvers.PackConstructor(at["Stores"]),
		"Recovery":      recovery.PackConstructor(m, g, at["Fleet"], at["Policies"], at["Snapshots"], at["Approvers"], at["Consortium"], at["Incidents"]),
		"Retention":     retention.PackConstructor(m, g, at["Clock"], at["Fleet"], at["Policies"], at["Snapshots"], at["Recovery"]),
		"Incidents":     incidents.PackConstructor(m, g, at["Clock"], at["Fleet"], at["Policies"], at["Snapshots"], at["Retention"]),
	}
	for _, name := range order {
		w.deploy(name, args[name])
	}
	w.do(admin, "AccessManager", manager.PackGrantRole(0, at["Consortium"], 0))
	var f bindings.Founding
	for i, o := range members {
		f.Organisations = append(f.Organisations, w.card(o, byte(i+1)))
	}
	f.Parameters = bindings.Parameters{GasLimit: 300_000_000, Pace: 1, Threshold: 3, Delay: 60, Lifetime: 86400, Floor: 3, Absence: 10}
	for account, organisation := range map[int]uint32{approver: 1, requester: 2, officer: 3} {
		f.Accounts = append(f.Accounts, bindings.Account{Account: chaintest.Address(account), Organisation: organisation})
	}
	w.deploy("Consortium", consortium.PackConstructor(at["Stores"], f))
	w.wait()
	// The admin may do all that no role is named for, and what contracts do.
	for role, methods := range map[uint64][]string{
		10: {"Policies.assignAtEnrolment"}, 11: {"Snapshots.noteRelease"},
		13: {"Retention.freeze", "Retention.thaw", "Retention.freezeSnapshot", "Retention.thawSnapshot"},
		6:  {"Incidents.report", "Incidents.reportSince"}, 7: {"Incidents.confirm", "Incidents.dismiss", "Incidents.close"},
	} {
		for _, method := range methods {
			name, function, _ := strings.Cut(method, ".")
			w.do(admin, "AccessManager", manager.PackSetTargetFunctionRole(at[name], [][4]byte{[4]byte(w.abis[name].Methods[function].ID)}, role))
		}
	}
	for role, accounts := range map[uint64][]common.Address{
		10: {at["Fleet"], chaintest.Address(admin)}, 11: {at["Recovery"], chaintest.Address(admin)}, 13: {at["Incidents"], chaintest.Address(admin)},
		6: {chaintest.Address(monitor)}, 7: {chaintest.Address(officer)}, 3: {chaintest.Address(approver), chaintest.Address(officer)}, 4: {chaintest.Address(requester)},
	} {
		for _, account := range accounts {
			w.do(admin, "AccessManager", manager.PackGrantRole(role, account, 0))
		}
	}
	w.wait()
	return w
}

// card is that of an organisation with a validator key of no validator.
func (w *world) card(o member, n byte) bindings.Card {
	checkpoint := newIdentity(w.t).public
	return bindings.Card{Name: [32]byte{'o', n}, Validator: [32]byte{n, 1}, CheckpointX: checkpoint.X, CheckpointY: checkpoint.Y,
		Account: chaintest.Address(o.account), Node: chaintest.Address(o.node)}
}

func (w *world) deploy(name string, args []byte) {
	w.t.Helper()
	w.send(admin, nil, append(common.FromHex(metas[name].Bin), args...), sent{what: "the deployment of " + name})
}

// do sends a call of a contract that must be accepted; wait sees it through.
func (w *world) do(from int, contract string, data []byte) {
	w.t.Helper()
	w.try(from, contract, data, false)
}

// try is do of a call that may be refused.
func (w *world) try(from int, contract string, data []byte, may bool) {
	w.t.Helper()
	to := w.at[contract]
	functions := w.functions(to, data)
	w.send(from, &to, data, sent{what: functions[0], want: functions, may: may})
}

// functions names the function that a call is of, and those that the contracts
// call for it by what is in the call.
func (w *world) functions(to common.Address, data []byte) []string {
	w.t.Helper()
	for name, at := range w.at {
		if at != to {
			continue
		}
		method, err := w.abis[name].MethodById(data)
		if err != nil {
			w.t.Fatal(err)
		}
		out := []string{name + "." + method.Name}
		args, err := method.Inputs.Unpack(data[4:])
		if err != nil {
			w.t.Fatal(err)
		}
		if out[0] == "AccessManager.multicall" {
			for _, inner := range args[0].([][]byte) {
				out = append(out, w.functions(to, inner)...)
			}
		}
		return out
	}
	w.t.Fatalf("no contract is at %s", to)
	return nil
}

func (w *world) send(from int, to *common.Address, data []byte, s sent) {
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
	s.hash = tx.Hash()
	w.pending = append(w.pending, s)
}

// wait returns when all that was sent is final, and fails the test if something
// was refused that may not be. It returns how many were.
func (w *world) wait() (refused int) {
	w.t.Helper()
	w.pass(8 * time.Second) // the seconds of the next blocks need not be waited for
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	defer cancel()
	for _, s := range w.pending {
		for {
			r, err := w.eth.TransactionReceipt(ctx, s.hash)
			if err == nil && r.Status == types.ReceiptStatusSuccessful {
				for _, f := range s.want {
					w.called[f] = true
				}
				break
			}
			if err == nil && s.may {
				refused++
				break
			}
			if err == nil {
				w.t.Fatalf("%s failed in block %s", s.what, r.BlockNumber)
			}
			select {
			case <-ctx.Done():
				w.t.Fatalf("%s is not final", s.what)
			case <-time.After(5 * time.Millisecond):
			}
		}
	}
	w.pending = nil
	return refused
}

// pass lets time pass on the chain.
func (w *world) pass(d time.Duration) { w.ahead.Add(int64(d)) }

// ask calls a function that only reads.
func ask[T any](w *world, contract string, data []byte, unpack func([]byte) (T, error)) T {
	w.t.Helper()
	var out hexutil.Bytes
	msg := map[string]any{"to": w.at[contract], "data": hexutil.Bytes(data)}
	if err := w.rpc.CallContext(w.t.Context(), &out, "eth_call", msg, "latest"); err != nil {
		w.t.Fatal(err)
	}
	v, err := unpack(out)
	if err != nil {
		w.t.Fatal(err)
	}
	return v
}

// govern brings calls before the consortium as one proposal, and executes it.
func (w *world) govern(calls ...bindings.Call) {
	w.t.Helper()
	id := w.propose(calls...)
	for _, o := range w.voters() {
		w.try(o.account, "Consortium", consortium.PackVote(id, true), false)
	}
	w.wait()
	w.pass(2 * time.Minute) // the delay
	w.do(admin, "Consortium", consortium.PackExecute(id))
	w.wait()
	for _, c := range calls {
		for _, f := range w.functions(c.Target, c.Data) {
			w.called[f] = true
		}
	}
}

func (w *world) propose(calls ...bindings.Call) *big.Int {
	w.t.Helper()
	w.do(admin, "Consortium", consortium.PackPropose(calls, "because the test of rebuilding wants it so"))
	w.wait()
	return ask(w, "Consortium", consortium.PackProposalCount(), consortium.UnpackProposalCount)
}

// voters are the members but the one that proposes.
func (w *world) voters() (out []member) {
	for _, n := range ask(w, "Consortium", consortium.PackMembers(), consortium.UnpackMembers) {
		if n > 1 {
			account := ask(w, "Consortium", consortium.PackMember(n), consortium.UnpackMember).Account
			for i := range chaintest.Funded {
				if chaintest.Address(i) == account {
					out = append(out, member{account: i})
				}
			}
		}
	}
	return out
}

// call is one of a proposal.
func (w *world) call(contract string, data []byte) bindings.Call {
	return bindings.Call{Target: w.at[contract], Data: data}
}

// identity is a P-256 key pair.
type identity struct {
	key    *ecdsa.PrivateKey
	public record.PublicKey
}

func newIdentity(t testing.TB) identity {
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

func (i identity) sign(t testing.TB, digest record.Hash) []byte {
	t.Helper()
	sig, err := record.Sign(i.key, digest)
	if err != nil {
		t.Fatal(err)
	}
	return sig[:]
}

func binding(r record.Record) bindings.Record {
	return bindings.Record{Device: r.Device, Sequence: r.Sequence, Previous: r.Previous, ListRoot: r.ListRoot, SealedKeyHash: r.SealedKeyHash,
		Policy: r.Policy, PolicyVersion: r.PolicyVersion, Trigger: uint8(r.Trigger), Epoch: r.Epoch, EpochCommitment: r.EpochCommitment,
		Verdict: r.Verdict, VerdictHash: r.VerdictHash, Supersedes: r.Supersedes}
}

func word(s string) (b [32]byte) {
	copy(b[:], s)
	return b
}
