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
	RoleAdmin      uint64 = 0  // grants roles: the Consortium contract alone, once a chain is founded
	RoleOperator   uint64 = 1  // devices, policies, stores, custodians
	RoleGateway    uint64 = 2  // relays what devices signed
	RoleApprover   uint64 = 3  // approves restores
	RoleRequester  uint64 = 4  // asks for restores, where a policy says so
	RoleLegal      uint64 = 5  // holds snapshots, so that none of them is retired
	RoleMonitor    uint64 = 6  // reports incidents, as far as an operator says which
	RoleOfficer    uint64 = 7  // confirms, dismisses and closes incidents
	roleFleet      uint64 = 10 // the Fleet contract, towards Policies
	roleRecovery   uint64 = 11 // the Recovery contract, towards Snapshots
	roleConsortium uint64 = 12 // the Consortium contract, towards Stores
	roleIncidents  uint64 = 13 // the Incidents contract, towards Retention
)

var roleLabels = map[uint64]string{RoleOperator: "operator", RoleGateway: "gateway", RoleApprover: "approver", RoleRequester: "requester", RoleLegal: "legal", RoleMonitor: "monitor", RoleOfficer: "officer",
	roleFleet: "fleet contract", roleRecovery: "recovery contract", roleConsortium: "consortium contract", roleIncidents: "incidents contract"}

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
	"Approvers":     &bindings.ApproversMetaData,
	"Recovery":      &bindings.RecoveryMetaData,
	"Retention":     &bindings.RetentionMetaData,
	"Incidents":     &bindings.IncidentsMetaData,
	"Consortium":    &bindings.ConsortiumMetaData,
}

// deployOrder is the order of the founder's first transactions: a contract's
// place is its nonce, and so its address. The Consortium comes after them and
// after the roles, since it registers its members when it is deployed.
var deployOrder = []string{"AccessManager", "Clock", "Stores", "Custody", "Policies", "Fleet", "Snapshots", "Approvers", "Recovery", "Retention", "Incidents"}

var (
	accessManager = bindings.NewAccessManager()
	clock         = bindings.NewClock()
	stores        = bindings.NewStores()
	custody       = bindings.NewCustody()
	policies      = bindings.NewPolicies()
	fleet         = bindings.NewFleet()
	snapshots     = bindings.NewSnapshots()
	approvers     = bindings.NewApprovers()
	recovery      = bindings.NewRecovery()
	retention     = bindings.NewRetention()
	incidents     = bindings.NewIncidents()
	consortium    = bindings.NewConsortium()
)

// Addresses returns where the contracts will stand if founder deploys them
// with its first transactions.
func Addresses(founder common.Address) map[string]common.Address {
	out := map[string]common.Address{}
	for nonce, name := range deployOrder {
		out[name] = crypto.CreateAddress(founder, uint64(nonce))
	}
	out["Consortium"] = crypto.CreateAddress(founder, uint64(len(deployOrder)+1))
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
	{"Stores", RoleOperator, []string{"addStore", "updateStore", "assignSlot"}},
	{"Stores", roleConsortium, []string{"addOrganisation", "updateOrganisation"}},
	{"Custody", RoleOperator, []string{"addCustodian", "updateCustodian", "addPanel"}},
	{"Policies", RoleOperator, []string{"publish", "withdraw", "assign"}},
	{"Policies", roleFleet, []string{"assignAtEnrolment"}},
	{"Snapshots", RoleGateway, []string{"anchor", "anchorBatch", "addReceipts"}},
	{"Snapshots", roleRecovery, []string{"noteRelease"}},
	{"Recovery", RoleGateway, []string{"requestByDevice", "reportByDevice"}},
	{"Retention", RoleLegal, []string{"hold", "release", "holdDevice", "releaseDevice"}},
	{"Retention", roleIncidents, []string{"freeze", "thaw", "freezeSnapshot", "thawSnapshot"}},
	{"Incidents", RoleOperator, []string{"setMonitor", "setResponse"}},
	{"Incidents", RoleMonitor, []string{"report", "reportSince"}},
	{"Incidents", RoleOfficer, []string{"confirm", "dismiss", "close"}},
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

// call reads from a named contract at the newest block, which is final. It wraps
// ErrNotFounded if the contract is not there: everything that is read has an answer.
func (c *Client) call(ctx context.Context, contract string, data []byte) ([]byte, error) {
	out, err := c.callAs(ctx, nil, contract, data)
	if err == nil && len(out) == 0 {
		return nil, fmt.Errorf("%w: it has no contract %s", ErrNotFounded, contract)
	}
	return out, err
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
