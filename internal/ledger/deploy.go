package ledger

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

// The roles of the AccessManager that grants them.
const (
	RoleAdmin     uint64 = 0  // grants roles
	RoleOperator  uint64 = 1  // devices, policies, stores, custodians
	RoleGateway   uint64 = 2  // relays what devices signed
	RoleApprover  uint64 = 3  // approves restores
	RoleRequester uint64 = 4  // asks for restores, where a policy says so
	roleFleet     uint64 = 10 // the Fleet contract, towards Policies
	roleRecovery  uint64 = 11 // the Recovery contract, towards Snapshots
)

var roleLabels = map[uint64]string{RoleOperator: "operator", RoleGateway: "gateway", RoleApprover: "approver",
	RoleRequester: "requester", roleFleet: "fleet contract", roleRecovery: "recovery contract"}

// roleName says a role as people do.
func roleName(role uint64) string {
	if role == RoleAdmin {
		return "admin" // which AccessManager lets nobody label
	}
	if label, ok := roleLabels[role]; ok {
		return label
	}
	return fmt.Sprint(role)
}

// contractMeta holds what is deployed, by the name under which the genesis
// document has the address.
var contractMeta = map[string]*bind.MetaData{
	"AccessManager": &bindings.AccessManagerMetaData,
	"Clock":         &bindings.ClockMetaData,
	"Stores":        &bindings.StoresMetaData,
	"Custody":       &bindings.CustodyMetaData,
	"Policies":      &bindings.PoliciesMetaData,
	"Fleet":         &bindings.FleetMetaData,
	"Snapshots":     &bindings.SnapshotsMetaData,
	"Recovery":      &bindings.RecoveryMetaData,
}

// deployOrder is the order of the founder's first transactions: a contract's
// place is its nonce, and so its address.
var deployOrder = []string{"AccessManager", "Clock", "Stores", "Custody", "Policies", "Fleet", "Snapshots", "Recovery"}

var (
	accessManager = bindings.NewAccessManager()
	clock         = bindings.NewClock()
	stores        = bindings.NewStores()
	custody       = bindings.NewCustody()
	policies      = bindings.NewPolicies()
	fleet         = bindings.NewFleet()
	snapshots     = bindings.NewSnapshots()
	recovery      = bindings.NewRecovery()
)

// Addresses returns where the contracts will stand if founder deploys them
// with its first transactions.
func Addresses(founder common.Address) map[string]common.Address {
	out := map[string]common.Address{}
	for nonce, name := range deployOrder {
		out[name] = crypto.CreateAddress(founder, uint64(nonce))
	}
	return out
}

// gated names the functions that only a role may call.
var gated = []struct {
	contract string
	role     uint64
	methods  []string
}{
	{"Fleet", RoleOperator, []string{"invite", "withdrawInvitation", "revoke"}},
	{"Fleet", RoleGateway, []string{"enrol"}},
	{"Stores", RoleOperator, []string{"addOrganisation", "updateOrganisation", "addStore", "updateStore", "assignSlot"}},
	{"Custody", RoleOperator, []string{"addCustodian", "updateCustodian", "addPanel"}},
	{"Policies", RoleOperator, []string{"publish", "assign"}},
	{"Policies", roleFleet, []string{"assignAtEnrolment"}},
	{"Snapshots", RoleGateway, []string{"anchor", "anchorBatch", "addReceipts"}},
	{"Snapshots", roleRecovery, []string{"noteRelease"}},
	{"Recovery", RoleGateway, []string{"requestByDevice", "reportByDevice"}},
}

// Deploy puts the contracts on a new chain as founder, and sets up who may
// call what. What stands already is left, so that a deployment that was
// interrupted goes on. It is an error if something else stands there.
func (c *Client) Deploy(ctx context.Context, founder *Account) error {
	want := Addresses(founder.address)
	for _, name := range deployOrder {
		if c.contracts[name] != want[name] {
			return fmt.Errorf("deploy %s: the genesis document expects it at %s, this account would put it at %s: use the founder's key", name, c.contracts[name], want[name])
		}
	}
	m, a, g := c.contracts["AccessManager"], c.contracts, [32]byte(c.domain.Genesis)
	args := map[string][]byte{
		"AccessManager": accessManager.PackConstructor(founder.address),
		"Clock":         nil,
		"Stores":        stores.PackConstructor(m),
		"Custody":       custody.PackConstructor(m, a["Stores"]),
		"Policies":      policies.PackConstructor(m, a["Stores"], a["Custody"]),
		"Fleet":         fleet.PackConstructor(m, g, a["Stores"], a["Policies"]),
		"Snapshots":     snapshots.PackConstructor(m, g, a["Clock"], a["Fleet"], a["Stores"], a["Policies"]),
		"Recovery":      recovery.PackConstructor(m, g, a["Fleet"], a["Policies"], a["Snapshots"]),
	}
	done, err := c.eth.NonceAt(ctx, founder.address, nil)
	if err != nil {
		return fmt.Errorf("%w: nonce: %w", ErrUnreachable, err)
	}
	var txs []transaction
	for nonce, name := range deployOrder {
		if uint64(nonce) < done {
			continue
		}
		tx, err := c.sign(founder, uint64(nonce), nil, append(common.FromHex(contractMeta[name].Bin), args[name]...), maxGas)
		if err != nil {
			return fmt.Errorf("deployment of %s: %w", name, err)
		}
		txs = append(txs, tx)
	}
	// The last first: none can be executed before the first one arrives, and
	// then all can, so that they share the first block.
	for i := len(txs) - 1; i >= 0; i-- {
		if err := c.hand(ctx, txs[i]); err != nil && i == 0 {
			// An interrupted deployment's may wait there still.
			if known, asked := c.eth.PendingNonceAt(ctx, founder.address); asked != nil || known <= txs[i].nonce {
				return fmt.Errorf("send deployment: %w", err)
			}
		}
	}
	founder.mu.Lock()
	founder.nonce = nil
	for _, tx := range txs {
		founder.keep(tx)
	}
	founder.mu.Unlock()
	for _, tx := range txs {
		receipt, err := c.await(ctx, founder, tx)
		if err != nil {
			return err
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			return fmt.Errorf("deployment failed in transaction %s", tx.hash)
		}
	}
	for _, name := range deployOrder {
		code, err := c.eth.CodeAt(ctx, c.contracts[name], nil)
		if err != nil {
			return fmt.Errorf("%w: code of %s: %w", ErrUnreachable, name, err)
		}
		if len(code) == 0 {
			return fmt.Errorf("contract %s is not at %s: the founder's account was used for something else first", name, c.contracts[name])
		}
	}
	return c.setUpRoles(ctx, founder)
}

// setUpRoles tells the AccessManager which role each function needs.
func (c *Client) setUpRoles(ctx context.Context, admin *Account) error {
	all, err := interfaces()
	if err != nil {
		return err
	}
	var calls [][]byte
	for _, g := range gated {
		var missing [][4]byte
		for _, name := range g.methods {
			method, ok := all[g.contract].Methods[name]
			if !ok {
				return fmt.Errorf("contract %s has no function %s", g.contract, name)
			}
			id := [4]byte(method.ID)
			out, err := c.call(ctx, "AccessManager", accessManager.PackGetTargetFunctionRole(c.contracts[g.contract], id))
			if err != nil {
				return err
			}
			role, err := accessManager.UnpackGetTargetFunctionRole(out)
			if err != nil {
				return fmt.Errorf("read the role of %s.%s: %w", g.contract, name, err)
			}
			if role != g.role {
				missing = append(missing, id)
			}
		}
		if len(missing) > 0 {
			calls = append(calls, accessManager.PackSetTargetFunctionRole(c.contracts[g.contract], missing, g.role))
		}
	}
	if len(calls) > 0 {
		calls = append(calls, accessManager.PackGrantRole(roleFleet, c.contracts["Fleet"], 0), accessManager.PackGrantRole(roleRecovery, c.contracts["Recovery"], 0))
		for _, role := range []uint64{RoleOperator, RoleGateway, RoleApprover, RoleRequester, roleFleet, roleRecovery} {
			calls = append(calls, accessManager.PackLabelRole(role, roleLabels[role]))
		}
		if _, err := c.transact(ctx, admin, "AccessManager", accessManager.PackMulticall(calls)); err != nil {
			return fmt.Errorf("set up roles: %w", err)
		}
	}
	return nil
}

// GrantRole gives an account a role, as an account with RoleAdmin. An account
// that has it already is left alone.
func (c *Client) GrantRole(ctx context.Context, admin *Account, role uint64, account common.Address) error {
	has, err := c.HasRole(ctx, role, account)
	if err != nil || has {
		return err
	}
	_, err = c.transact(ctx, admin, "AccessManager", accessManager.PackGrantRole(role, account, 0))
	return err
}

// HasRole tells whether an account has a role.
func (c *Client) HasRole(ctx context.Context, role uint64, account common.Address) (bool, error) {
	out, err := c.call(ctx, "AccessManager", accessManager.PackHasRole(role, account))
	if err != nil {
		return false, err
	}
	has, err := accessManager.UnpackHasRole(out)
	if err != nil {
		return false, fmt.Errorf("read role %d of %s: %w", role, account, err)
	}
	return has.IsMember, nil
}

// transact sends a call of a named contract and waits until it is final.
func (c *Client) transact(ctx context.Context, from *Account, contract string, data []byte) (*types.Receipt, error) {
	to := c.contracts[contract]
	return c.send(ctx, from, &to, data)
}

// call reads from a named contract at the newest block, which is final.
func (c *Client) call(ctx context.Context, contract string, data []byte) ([]byte, error) {
	return c.callAs(ctx, nil, contract, data)
}

// callAs is call as seen from an account, which may be nil.
func (c *Client) callAs(ctx context.Context, from *Account, contract string, data []byte) ([]byte, error) {
	msg := map[string]any{"to": c.contracts[contract], "data": hexutil.Bytes(data)}
	if from != nil {
		msg["from"] = from.address
	}
	var out hexutil.Bytes
	err := c.rpc.CallContext(ctx, &out, "eth_call", msg, "latest")
	if r := refusalOf(err); r != nil {
		return nil, r
	}
	if err != nil {
		return nil, fmt.Errorf("%w: read from %s: %w", ErrUnreachable, contract, err)
	}
	return out, nil
}
