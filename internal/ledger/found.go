package ledger

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/state"
)

// Founding is what a new chain begins with: organisation 1, who has which
// role, the custodians and one panel of them all, the stores each in the slot
// of its number, and policy 1.
type Founding struct {
	Organisation string
	Roles        map[uint64][]common.Address
	Custodians   []state.Custodian
	Shares       uint8 // custodians that rebuild a key together
	Stores       []state.Store
	Policy       string
	Terms        state.Terms
}

// foundingGas is what each transaction of a founding may use; the dearest
// stores an endpoint and two keys.
const foundingGas = 2_000_000

// Found deploys the contracts and registers what a chain begins with, as
// founder. What is there already is left, so that a founding that was
// interrupted goes on.
func (c *Client) Found(ctx context.Context, founder *Account, f Founding) error {
	if err := c.Deploy(ctx, founder); err != nil {
		return fmt.Errorf("deploy the contracts: %w", err)
	}
	n, err := c.Counts(ctx)
	if err != nil {
		return err
	}
	var calls []call
	add := func(contract string, data []byte, err error) error {
		calls = append(calls, call{contract, data})
		return err
	}
	for _, role := range slices.Sorted(maps.Keys(f.Roles)) {
		for _, account := range f.Roles[role] {
			has, err := c.HasRole(ctx, role, account)
			if err != nil {
				return err
			}
			if !has {
				calls = append(calls, call{"AccessManager", accessManager.PackGrantRole(role, account, 0)})
			}
		}
	}
	if n.Organisations == 0 {
		name, err := Name(f.Organisation)
		if err := add("Stores", stores.PackAddOrganisation(name, founder.address), err); err != nil {
			return err
		}
	}
	panel := make([]uint32, len(f.Custodians))
	for i, k := range f.Custodians {
		panel[i] = uint32(i + 1)
		if uint32(i) >= n.Custodians {
			calls = append(calls, call{"Custody", custody.PackAddCustodian(k.Organisation, k.Key.X, k.Key.Y, k.TLSKeyHash, k.Endpoint)})
		}
	}
	if n.Panels == 0 {
		calls = append(calls, call{"Custody", custody.PackAddPanel(f.Shares, panel)})
	}
	for i, s := range f.Stores {
		if uint32(i) >= n.Stores {
			data, err := packAddStore(s)
			if err := add("Stores", data, err); err != nil {
				return err
			}
		}
	}
	for i := range f.Stores {
		if uint32(i) >= n.Slots {
			calls = append(calls, call{"Stores", stores.PackAssignSlot(uint32(i+1), uint32(i+1))})
		}
	}
	if n.Policies == 0 {
		name, err := Name(f.Policy)
		if err := add("Policies", policies.PackPublish(0, name, toTerms(f.Terms)), err); err != nil {
			return err
		}
	}
	return c.transactAll(ctx, founder, calls)
}

// call is a call of a named contract.
type call struct {
	contract string
	data     []byte
}

// transactAll sends calls that build on each other, in their order, and waits
// until all are final. They share a block if it holds them.
func (c *Client) transactAll(ctx context.Context, from *Account, calls []call) error {
	txs := make([]transaction, len(calls))
	for i, k := range calls {
		to := c.contracts[k.contract]
		var err error
		if txs[i], err = c.submit(ctx, from, &to, k.data, foundingGas); err != nil {
			return err
		}
	}
	for i, tx := range txs {
		receipt, err := c.await(ctx, from, tx)
		if err != nil {
			return err
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			_, err := c.callAs(ctx, from, calls[i].contract, calls[i].data)
			return fmt.Errorf("transaction %s to %s failed in block %s: %w", tx.hash, calls[i].contract, receipt.BlockNumber, err)
		}
	}
	return nil
}

func packAddStore(s state.Store) ([]byte, error) {
	region, err := Name(s.Region)
	return stores.PackAddStore(s.Organisation, s.Key.X, s.Key.Y, s.TLSKeyHash, region, s.Endpoint), err
}

func toTerms(t state.Terms) bindings.Terms {
	return bindings.Terms{Interval: t.Interval, MinRetention: t.MinRetention, Grace: t.Grace, K: t.K, N: t.N, W: t.W, Organisations: t.Organisations,
		Slots: t.Slots, RestoreRole: t.RestoreRole, ApproverRole: t.ApproverRole, Approvals: t.Approvals, RequestTtl: t.RequestTTL, GrantTtl: t.GrantTTL, Panel: t.Panel}
}
