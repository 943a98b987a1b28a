package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

// Founding is what a new chain begins with. Together with the genesis document
// it says every transaction of the founding, byte for byte.
type Founding struct {
	// Organisations are the first members: organisation i+1 has card i. The
	// account of the first one founds the chain. Their validators must be those
	// of the genesis document.
	Organisations []Card
	Parameters    Parameters
	// Accounts may send transactions beside the organisations' own two each, in
	// this order.
	Accounts []Admitted
	// Roles says who gets which role when the founding ends.
	Roles      map[uint64][]common.Address
	Custodians []state.Custodian // and one panel of them all, if there are any
	Shares     uint8             // custodians that rebuild a key together
	Stores     []state.Store     // each in the slot of its number
	Policy     string            // name of policy 1; "" for none
	Terms      state.Terms
}

// Admitted is an account that may send transactions, for an organisation.
type Admitted struct {
	Account      common.Address
	Organisation uint32
}

// foundingGas is what each transaction of a founding may use that deploys
// nothing and sets no roles; the dearest stores an endpoint and two keys.
const foundingGas = 2_000_000

// step is one of the founder's first transactions: the i-th has nonce i.
type step struct {
	to   *common.Address // nil for a deployment
	data []byte
	gas  uint64
	what string
}

// plan returns all transactions of a founding. It reads nothing from the chain.
func (c *Client) plan(f Founding) ([]step, error) {
	if len(f.Organisations) == 0 {
		return nil, errors.New("a founding names no organisation")
	}
	founder, a := f.Organisations[0].Account, c.contracts
	for name, want := range Addresses(founder) {
		if a[name] != want {
			return nil, fmt.Errorf("the genesis document expects %s at %s, account %s would put it at %s: the founder is the account of the first organisation's card", name, a[name], founder, want)
		}
	}
	var steps []step
	deploy := func(name string, args []byte) {
		steps = append(steps, step{nil, append(common.FromHex(contractMeta[name].Bin), args...), maxGas, "the deployment of " + name})
	}
	call := func(contract string, data []byte, gas uint64) {
		to := a[contract]
		steps = append(steps, step{&to, data, gas, c.inWords(Call{to, data})})
	}
	m, g := a["AccessManager"], [32]byte(c.domain.Genesis)
	args := map[string][]byte{
		"AccessManager": accessManager.PackConstructor(founder),
		"Stores":        stores.PackConstructor(m),
		"Custody":       custody.PackConstructor(m, a["Stores"]),
		"Policies":      policies.PackConstructor(m, a["Stores"], a["Custody"], a["Consortium"]),
		"Fleet":         fleet.PackConstructor(m, g, a["Stores"], a["Policies"]),
		"Snapshots":     snapshots.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Stores"], a["Policies"]),
		"Approvers":     approvers.PackConstructor(a["Stores"]),
		"Recovery":      recovery.PackConstructor(m, g, a["Fleet"], a["Policies"], a["Snapshots"], a["Approvers"], a["Consortium"], a["Incidents"]),
		"Retention":     retention.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Policies"], a["Snapshots"], a["Recovery"]),
		"Incidents":     incidents.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Policies"], a["Snapshots"], a["Retention"]),
	}
	for _, name := range deployOrder {
		deploy(name, args[name])
	}
	roles, err := c.planRoles(founder)
	if err != nil {
		return nil, err
	}
	call("AccessManager", accessManager.PackMulticall(roles), maxGas)
	members, err := f.members()
	if err != nil {
		return nil, err
	}
	deploy("Consortium", consortium.PackConstructor(a["Stores"], members))

	panel := make([]uint32, len(f.Custodians))
	for i, k := range f.Custodians {
		panel[i] = uint32(i + 1)
		call("Custody", custody.PackAddCustodian(k.Organisation, k.Key.X, k.Key.Y, k.TLSKeyHash, k.Endpoint), foundingGas)
	}
	if len(panel) > 0 {
		call("Custody", custody.PackAddPanel(f.Shares, panel), foundingGas)
	}
	for _, s := range f.Stores {
		data, err := packAddStore(s)
		if err != nil {
			return nil, err
		}
		call("Stores", data, foundingGas)
	}
	for i := range f.Stores {
		call("Stores", stores.PackAssignSlot(uint32(i+1), uint32(i+1)), foundingGas)
	}
	if f.Policy != "" {
		name, err := Name(f.Policy)
		if err != nil {
			return nil, err
		}
		call("Policies", policies.PackPublish(0, name, toTerms(f.Terms)), foundingGas)
	}

	// Nobody else has a role before this, and the founder none after it.
	var end [][]byte
	for _, role := range slices.Sorted(maps.Keys(f.Roles)) {
		for _, account := range f.Roles[role] {
			end = append(end, accessManager.PackGrantRole(role, account, 0))
		}
	}
	if !slices.Contains(f.Roles[RoleOperator], founder) {
		end = append(end, accessManager.PackRevokeRole(RoleOperator, founder))
	}
	end = append(end, accessManager.PackGrantRole(RoleAdmin, a["Consortium"], 0), accessManager.PackRenounceRole(RoleAdmin, founder))
	call("AccessManager", accessManager.PackMulticall(end), maxGas)
	return steps, nil
}

// planRoles tells the AccessManager which role each function needs, and gives
// the contracts theirs and the founder what it needs until the end.
func (c *Client) planRoles(founder common.Address) ([][]byte, error) {
	all, err := interfaces()
	if err != nil {
		return nil, err
	}
	var calls [][]byte
	for _, g := range gated {
		var ids [][4]byte
		for _, name := range g.methods {
			method, ok := all[g.contract].Methods[name]
			if !ok {
				return nil, fmt.Errorf("contract %s has no function %s", g.contract, name)
			}
			ids = append(ids, [4]byte(method.ID))
		}
		calls = append(calls, accessManager.PackSetTargetFunctionRole(c.contracts[g.contract], ids, g.role))
	}
	for _, role := range slices.Sorted(maps.Keys(roleLabels)) {
		calls = append(calls, accessManager.PackLabelRole(role, roleLabels[role]))
	}
	return append(calls, accessManager.PackGrantRole(roleFleet, c.contracts["Fleet"], 0),
		accessManager.PackGrantRole(roleRecovery, c.contracts["Recovery"], 0),
		accessManager.PackGrantRole(roleConsortium, c.contracts["Consortium"], 0),
		accessManager.PackGrantRole(roleIncidents, c.contracts["Incidents"], 0),
		accessManager.PackGrantRole(RoleOperator, founder, 0)), nil
}

func (f Founding) members() (bindings.Founding, error) {
	out := bindings.Founding{Parameters: bindings.Parameters(f.Parameters)}
	for _, card := range f.Organisations {
		b, err := card.toBinding()
		if err != nil {
			return out, err
		}
		out.Organisations = append(out.Organisations, b)
	}
	for _, a := range f.Accounts {
		out.Accounts = append(out.Accounts, bindings.Account(a))
	}
	return out, nil
}

// foundingWindow is how many transactions of a founding wait at the node at a
// time. go-ethereum's pool takes 64 of an account out of their order.
const foundingWindow = 32

// Found deploys the contracts, registers what a chain begins with, and gives
// all rights to the Consortium contract, as the first organisation's account.
// What was done already is left, so that a founding that was interrupted goes
// on; of a chain that is founded it only looks whether the contracts are there.
func (c *Client) Found(ctx context.Context, founder *Account, f Founding) error {
	steps, err := c.plan(f)
	if err != nil {
		return fmt.Errorf("found the chain: %w", err)
	}
	if founder.address != f.Organisations[0].Account {
		return fmt.Errorf("found the chain: account %s is not the first organisation's, %s: use the founder's key", founder.address, f.Organisations[0].Account)
	}
	sent, err := c.take(ctx, founder, steps)
	if err != nil {
		return fmt.Errorf("found the chain: %w", err)
	}
	if sent {
		return c.CheckFounding(ctx, f)
	}
	return c.checkCode(ctx)
}

// take takes the steps that the founder has not taken, and tells whether there
// were any.
func (c *Client) take(ctx context.Context, founder *Account, steps []step) (bool, error) {
	done, err := c.eth.NonceAt(ctx, founder.address, nil)
	if err != nil {
		return false, fmt.Errorf("%w: nonce: %w", ErrUnreachable, err)
	}
	first := int(min(done, uint64(len(steps))))
	for at := first; at < len(steps); at += foundingWindow {
		if err := c.takeSome(ctx, founder, steps[at:min(at+foundingWindow, len(steps))], uint64(at)); err != nil {
			return true, err
		}
	}
	return first < len(steps), nil
}

func (c *Client) takeSome(ctx context.Context, founder *Account, steps []step, nonce uint64) error {
	txs := make([]transaction, len(steps))
	for i, s := range steps {
		var err error
		if txs[i], err = c.sign(founder, nonce+uint64(i), s.to, s.data, s.gas); err != nil {
			return fmt.Errorf("%s: %w", s.what, err)
		}
	}
	// The last first: none can be executed before the first one arrives, and
	// then all can, so that they share the first block.
	for i := len(txs) - 1; i >= 0; i-- {
		if err := c.hand(ctx, txs[i]); err != nil && i == 0 {
			// An interrupted founding's may wait there still.
			if known, asked := c.eth.PendingNonceAt(ctx, founder.address); asked != nil || known <= txs[i].nonce {
				return fmt.Errorf("send %s: %w", steps[0].what, err)
			}
		}
	}
	founder.mu.Lock()
	founder.nonce = nil
	for _, tx := range txs {
		founder.keep(tx)
	}
	founder.mu.Unlock()
	for i, tx := range txs {
		receipt, err := c.await(ctx, founder, tx)
		if err != nil {
			return fmt.Errorf("%s: %w", steps[i].what, err)
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			return fmt.Errorf("%s failed in block %s, transaction %s", steps[i].what, receipt.BlockNumber, tx.hash)
		}
	}
	return nil
}

// checkCode looks whether all contracts are where the genesis document says.
func (c *Client) checkCode(ctx context.Context) error {
	for _, name := range sortedKeys(c.contracts) {
		code, err := c.eth.CodeAt(ctx, c.contracts[name], nil)
		if err != nil {
			return fmt.Errorf("%w: code of %s: %w", ErrUnreachable, name, err)
		}
		if len(code) == 0 {
			return fmt.Errorf("%w: contract %s is not at %s: the founder's account was used for something else first", ErrFoundingDiffers, name, c.contracts[name])
		}
	}
	return nil
}

func packAddStore(s state.Store) ([]byte, error) {
	region, err := Name(s.Region)
	return stores.PackAddStore(s.Organisation, s.Key.X, s.Key.Y, s.TLSKeyHash, region, s.Endpoint), err
}

func toTerms(t state.Terms) bindings.Terms {
	restore := bindings.Restore{Delay: t.Restore.Delay, Deadline: t.Restore.Deadline, Successor: t.Restore.Successor}
	for _, r := range t.Restore.Regions {
		var name [32]byte
		copy(name[:], r)
		restore.Regions = append(restore.Regions, name)
	}
	for _, c := range t.Restore.Clauses {
		restore.Clauses = append(restore.Clauses, bindings.Clause{Organisations: new(big.Int).SetBytes(c.Organisations[:]), Approvals: c.Approvals})
	}
	return bindings.Terms{Interval: t.Interval, Lateness: t.Lateness, MinRetention: t.MinRetention, Keep: bindings.Keep(t.Keep), Grace: t.Grace, K: t.K, N: t.N, W: t.W, Organisations: t.Organisations,
		Slots: t.Slots, RestoreRole: t.RestoreRole, ApproverRole: t.ApproverRole, Approvals: t.Approvals, RequestTtl: t.RequestTTL, GrantTtl: t.GrantTTL, Panel: t.Panel, Restore: restore}
}
