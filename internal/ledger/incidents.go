package ledger

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// IncidentKind is what a monitor noticed (IIncidents.Kind).
type IncidentKind uint8

// incidentKinds are the names of kinds, by number; 0 is none.
var incidentKinds = []string{"none", "anomaly", "integrity", "access", "ransomware", "store-failure", "predicted-loss"}

// Access is that somebody tries to get in who may not.
const Access IncidentKind = 3

// String is the kind's name.
func (k IncidentKind) String() string { return nameOf(incidentKinds, uint8(k)) }

// IncidentKinds are the names of all kinds.
func IncidentKinds() []string { return slices.Clone(incidentKinds[1:]) }

// ParseIncidentKind reads a kind's name.
func ParseIncidentKind(s string) (IncidentKind, error) {
	if i := slices.Index(incidentKinds, s); i > 0 {
		return IncidentKind(i), nil
	}
	return 0, fmt.Errorf("%q is no kind of incident: want one of %s", s, strings.Join(incidentKinds[1:], ", "))
}

// kindsOf names the kinds of a bitmap.
func kindsOf(bits uint8) string {
	if bits == 0 {
		return "none"
	}
	return named(incidentKinds, uint16(bits))
}

// Action is one thing that is done about an incident (IIncidents.Action).
type Action uint8

// The actions.
const (
	CommandBackup Action = iota
	FlagLine
	Freeze
	HoldGood
	MoreRedundancy
	Notify
	BlockRestores
	MoreApprovals
)

// actionNames are the names of actions, by number.
var actionNames = []string{"command-backup", "flag-line", "freeze", "hold-good", "more-redundancy", "notify", "block-restores", "more-approvals"}

// String is the action's name.
func (a Action) String() string { return nameOf(actionNames, uint8(a)) }

// Actions are several actions: bit 1 << action.
type Actions uint16

// String names the actions.
func (a Actions) String() string { return named(actionNames, uint16(a)) }

// Has tells whether an action is among them.
func (a Actions) Has(action Action) bool { return a>>action&1 != 0 }

// Names are the names of the actions.
func (a Actions) Names() []string { return namesOf(actionNames, uint16(a)) }

// ParseActions reads the names of actions.
func ParseActions(names []string) (Actions, error) {
	var out Actions
	for _, name := range names {
		i := slices.Index(actionNames, name)
		if i < 0 {
			return 0, fmt.Errorf("%q is no response: want some of %s", name, strings.Join(actionNames, ", "))
		}
		out |= 1 << i
	}
	return out, nil
}

func namesOf(all []string, bits uint16) []string {
	out := []string{}
	for i := range 16 {
		if bits>>i&1 != 0 {
			out = append(out, nameOf(all, uint8(i)))
		}
	}
	return out
}

func named(all []string, bits uint16) string {
	if bits == 0 {
		return "nothing"
	}
	return strings.Join(namesOf(all, bits), ", ")
}

// IncidentStatus is where an incident stands (IIncidents.IncidentStatus).
type IncidentStatus uint8

var incidentStatus = []string{"unknown", "open", "confirmed", "dismissed", "closed"}

// String names the status.
func (s IncidentStatus) String() string { return nameOf(incidentStatus, uint8(s)) }

// Incident is one that was reported.
type Incident struct {
	ID       uint64         `json:"incident"`
	Device   record.Hash    `json:"device"`
	Kind     string         `json:"kind"`
	Status   string         `json:"status"` // open, confirmed, dismissed, closed; or expired, which is nobody's doing
	Stands   bool           `json:"stands"`
	Actions  []string       `json:"responses"`
	Monitor  common.Address `json:"monitor"`
	Evidence record.Hash    `json:"evidence"`
	Good     record.Hash    `json:"good,omitzero"` // record hash of the last good snapshot, if one was named
	Reports  uint32         `json:"reports"`
	OpenedAt time.Time      `json:"openedAt"`
	Expires  time.Time      `json:"expires,omitzero"`     // unless it is confirmed; zero: not before it is closed
	Suspect  uint64         `json:"suspectFrom,omitzero"` // first suspicious snapshot
	Does     Actions        `json:"-"`
}

// Incident reads one; the error is a refusal by rule IncidentUnknown if there is
// none of the number.
func (c *Client) Incident(ctx context.Context, id uint64) (Incident, error) {
	n := new(big.Int).SetUint64(id)
	out, err := c.call(ctx, "Incidents", incidents.PackIncidentOf(n))
	if err != nil {
		return Incident{}, err
	}
	v, err := incidents.UnpackIncidentOf(out)
	if err != nil {
		return Incident{}, fmt.Errorf("read incident %d: %w", id, err)
	}
	if v.Status == 0 {
		return Incident{}, NewRefusal("IncidentUnknown", map[string]any{"incident": n})
	}
	if out, err = c.call(ctx, "Incidents", incidents.PackStands(n)); err != nil {
		return Incident{}, err
	}
	stands, err := incidents.UnpackStands(out)
	if err != nil {
		return Incident{}, fmt.Errorf("read incident %d: %w", id, err)
	}
	i := Incident{ID: id, Device: v.Device, Kind: IncidentKind(v.Kind).String(), Status: IncidentStatus(v.Status).String(), Stands: stands,
		Actions: Actions(v.Actions).Names(), Does: Actions(v.Actions), Monitor: v.Monitor, Evidence: v.Evidence, Good: v.Good, Reports: v.Reports,
		OpenedAt: time.Unix(int64(v.OpenedAt), 0).UTC(), Suspect: v.SuspectFrom}
	if v.ExpiresAt != math.MaxUint64 {
		i.Expires = time.Unix(int64(v.ExpiresAt), 0).UTC()
	}
	if i.Status == "open" && !stands {
		i.Status = "expired"
	}
	return i, nil
}

// Incidents reads the newest incidents, at most limit, newest first.
func (c *Client) Incidents(ctx context.Context, limit int) ([]Incident, error) {
	out, err := c.call(ctx, "Incidents", incidents.PackIncidentCount())
	if err != nil {
		return nil, err
	}
	count, err := incidents.UnpackIncidentCount(out)
	if err != nil || !count.IsUint64() {
		return nil, fmt.Errorf("read the number of incidents: %w", err)
	}
	list := []Incident{}
	for id := count.Uint64(); id > 0 && len(list) < limit; id-- {
		i, err := c.Incident(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	return list, nil
}

// SuspectFrom is the first suspicious snapshot of a device, 0 when none is.
func (c *Client) SuspectFrom(ctx context.Context, device record.Hash) (uint64, error) {
	out, err := c.call(ctx, "Incidents", incidents.PackSuspectFrom(device))
	if err != nil {
		return 0, err
	}
	from, err := incidents.UnpackSuspectFrom(out)
	if err != nil {
		return 0, fmt.Errorf("read which snapshots of device %s are suspicious: %w", device, err)
	}
	return from, nil
}

// ReportIncident reports an incident of a device, and does what its policy says. good is
// the last good snapshot, nil if it is not known. It returns the incident's
// number: that of one that stands already, if one does.
func (c *Client) ReportIncident(ctx context.Context, monitor *Account, device record.Hash, good *record.Record, kind IncidentKind, evidence record.Hash) (uint64, error) {
	data := incidents.PackReport(device, uint8(kind), evidence)
	if good != nil {
		data = incidents.PackReportSince(toBinding(*good), uint8(kind), evidence)
	}
	receipt, err := c.transact(ctx, monitor, "Incidents", data)
	if err != nil {
		return 0, err
	}
	for _, l := range receipt.Logs {
		if l.Address != c.contracts["Incidents"] {
			continue
		}
		if e, err := incidents.UnpackIncidentOpenedEvent(l); err == nil {
			return e.Incident.Uint64(), nil
		}
		if e, err := incidents.UnpackIncidentRepeatedEvent(l); err == nil {
			return e.Incident.Uint64(), nil
		}
	}
	return 0, fmt.Errorf("report an incident: transaction %s was executed and tells of none", receipt.TxHash)
}

// Confirm lets an incident stand until it is closed. reason is a salted hash.
func (c *Client) Confirm(ctx context.Context, officer *Account, id uint64, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, officer, "Incidents", incidents.PackConfirm(new(big.Int).SetUint64(id), reason)))
}

// Dismiss undoes an incident that was none.
func (c *Client) Dismiss(ctx context.Context, officer *Account, id uint64, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, officer, "Incidents", incidents.PackDismiss(new(big.Int).SetUint64(id), reason)))
}

// CloseIncident undoes a confirmed incident that is over.
func (c *Client) CloseIncident(ctx context.Context, officer *Account, id uint64, reason record.Hash) (uint64, record.Hash, error) {
	return done(c.transact(ctx, officer, "Incidents", incidents.PackClose(new(big.Int).SetUint64(id), reason)))
}

// Response is what a policy does about incidents of a kind.
type Response struct {
	Policy   uint32   `json:"policy"`
	Kind     string   `json:"kind"`
	Version  uint32   `json:"version"`
	Actions  []string `json:"responses"`
	Duration uint32   `json:"seconds"` // that an incident stands unconfirmed
}

// SetResponse says what a policy does about incidents of a kind, and for how many
// seconds one stands that nobody confirms.
func (c *Client) SetResponse(ctx context.Context, operator *Account, policy uint32, kind IncidentKind, actions Actions, seconds uint32) (uint64, record.Hash, error) {
	return done(c.transact(ctx, operator, "Incidents", incidents.PackSetResponse(policy, uint8(kind), uint16(actions), seconds)))
}

// Responses reads what a policy does about incidents, of the kinds for which it
// says something.
func (c *Client) Responses(ctx context.Context, policy uint32) ([]Response, error) {
	list := []Response{}
	for kind := 1; kind < len(incidentKinds); kind++ {
		out, err := c.call(ctx, "Incidents", incidents.PackResponseOf(policy, uint8(kind)))
		if err != nil {
			return nil, err
		}
		r, err := incidents.UnpackResponseOf(out)
		if err != nil {
			return nil, fmt.Errorf("read what policy %d does about incidents: %w", policy, err)
		}
		if r.Version > 0 {
			list = append(list, Response{Policy: policy, Kind: incidentKinds[kind], Version: r.Version, Actions: Actions(r.Actions).Names(), Duration: r.Duration})
		}
	}
	return list, nil
}

// Monitor is an account that may report incidents, once it has role monitor.
type Monitor struct {
	Account  common.Address `json:"account"`
	Kinds    []string       `json:"kinds"`
	Policies []uint32       `json:"policies"` // none: all
	Role     bool           `json:"role"`     // whether it has the role
}

// SetMonitor says what an account may report; of devices under these policies, or
// under all if none is named. No kinds: nothing any more.
func (c *Client) SetMonitor(ctx context.Context, operator *Account, account common.Address, kinds []IncidentKind, policies []uint32) (uint64, record.Hash, error) {
	var bits uint8
	for _, k := range kinds {
		bits |= 1 << k
	}
	return done(c.transact(ctx, operator, "Incidents", incidents.PackSetMonitor(account, bits, policies)))
}

// MayReport tells whether an account is a monitor for incidents of a kind, of some
// policy's devices at least.
func (c *Client) MayReport(ctx context.Context, account common.Address, kind IncidentKind) (bool, error) {
	out, err := c.call(ctx, "Incidents", incidents.PackMonitorOf(account))
	if err != nil {
		return false, err
	}
	scope, err := incidents.UnpackMonitorOf(out)
	if err != nil {
		return false, fmt.Errorf("read what account %s may report: %w", account, err)
	}
	if scope.Kinds>>kind&1 == 0 {
		return false, nil
	}
	return c.HasRole(ctx, RoleMonitor, account)
}

// Monitors reads from the log which accounts may report what.
func (c *Client) Monitors(ctx context.Context) ([]Monitor, error) {
	all, err := interfaces()
	if err != nil {
		return nil, err
	}
	logs, err := c.eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: new(big.Int), Addresses: []common.Address{c.contracts["Incidents"]},
		Topics: [][]common.Hash{{all["Incidents"].Events["MonitorSet"].ID}}})
	if err != nil {
		return nil, fmt.Errorf("%w: read the log: %w", ErrUnreachable, err)
	}
	list := []Monitor{}
	seen := map[common.Address]bool{}
	for _, l := range slices.Backward(logs) {
		var e *bindings.IncidentsMonitorSet
		if e, err = incidents.UnpackMonitorSetEvent(&l); err != nil {
			return nil, fmt.Errorf("read who may report incidents: %w", err)
		}
		if seen[e.Monitor] || e.Kinds == 0 {
			seen[e.Monitor] = true
			continue
		}
		seen[e.Monitor] = true
		has, err := c.HasRole(ctx, RoleMonitor, e.Monitor)
		if err != nil {
			return nil, err
		}
		list = append(list, Monitor{Account: e.Monitor, Kinds: namesOf(incidentKinds, uint16(e.Kinds)), Policies: append([]uint32{}, e.Policies...), Role: has})
	}
	return list, nil
}

// Words says where an incident stands.
func (i Incident) Words() string {
	switch {
	case i.Status == "open":
		return fmt.Sprintf("INCIDENT %d, %s, reported by %s: %s; it stands until %s unless confirmed", i.ID, i.Kind, i.Monitor, i.Does, unix(uint64(i.Expires.Unix())))
	case i.Status == "confirmed":
		return fmt.Sprintf("INCIDENT %d, %s, is confirmed: %s, until it is closed", i.ID, i.Kind, i.Does)
	}
	return fmt.Sprintf("incident %d, %s, is %s", i.ID, i.Kind, i.Status)
}
