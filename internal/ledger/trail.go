package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"time"

	ethereum "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// Event is something that happened on the chain.
type Event struct {
	Block       uint64         `json:"block"`
	Time        time.Time      `json:"time"` // the chain's
	Transaction record.Hash    `json:"transaction"`
	Index       uint           `json:"index"` // of the log in its block
	Contract    string         `json:"contract"`
	Name        string         `json:"event"`
	Device      record.Hash    `json:"device,omitzero"`
	Args        map[string]any `json:"args"`
	Words       string         `json:"words"`
	By          light.Address  `json:"by,omitzero"` // whose transaction it was; zero unless it was read from a proof
}

// eventWords holds a sentence for each event. {name} stands for an argument;
// events without a sentence are left out of the trail.
var eventWords = map[string]string{
	"OrganisationAdded":    "organisation {organisation} ({name}) admitted",
	"OrganisationUpdated":  "organisation {organisation} changed",
	"StoreAdded":           "store {store} of organisation {organisation} in {region} added at {endpoint}",
	"StoreUpdated":         "store {store} moved to {endpoint}",
	"SlotAssigned":         "slot {slot} assigned to store {store} (version {version})",
	"CustodianAdded":       "custodian {custodian} of organisation {organisation} added at {endpoint}",
	"CustodianUpdated":     "custodian {custodian} moved to {endpoint}",
	"PanelAdded":           "custodians' panel {panel} added: {m} of {custodians}",
	"PolicyPublished":      "policy {policy} ({name}) version {version} published, in force from {from} on",
	"VersionWithdrawn":     "policy {policy} version {version} withdrawn before it was in force",
	"PolicyAssigned":       "device put under policy {policy} from {from} on",
	"Invited":              "device {label} invited until {expires}",
	"InvitationRevoked":    "invitation withdrawn",
	"DeviceEnrolled":       "device enrolled as {label}",
	"DeviceReplaced":       "device replaced: another machine took its place, with its key number {generation}",
	"DeviceRevoked":        "device revoked",
	"ReceiptsAdded":        "snapshot {recordHash} is now in {positions} slots",
	"Forked":               "history forked at snapshot {sequence}: {otherHash} beside {acceptedHash}",
	"ForkAnswered":         "reported fork explained: {otherHash} was superseded",
	"EpochReleaseNoted":    "epoch {epoch} counts as released",
	"BucketsOpened":        "snapshot {sequence} is the first of its {spans}, and kept longer for that",
	"BreachFlagged":        "IN BREACH: a snapshot was due at {due}, by policy {policy} version {version}",
	"BreachEnded":          "breach ended by snapshot {sequence}: it was due at {due}, by policy {policy} version {version}, and came {duration} late",
	"Requested":            "restore request {id} for record {recordHash} by {requester}",
	"SelfRestoreBegun":     "restore request {id} is a successor's own: it is granted without approvals at {selfGrantableAt}, unless it is denied or the device before shows that it lives",
	"SelfRestoreCancelled": "restore request {id} is not granted by itself: the device before lives, by its key {keyHash}; it needs approvals, until {openUntil}",
	"PasskeyAdded":         "passkey of {name} added for organisation {organisation}, which approves as {approver} once that has the role",
	"PasskeyRemoved":       "passkey {approver} of organisation {organisation} removed for good",
	"Approved":             "restore request {id} approved by {approver} for organisation {organisation} ({approvals} of {needed})",
	"ApprovalRevoked":      "approval of restore request {id} taken back by {approver} of organisation {organisation}: {approvals} left",
	"CriteriaMet":          "restore request {id} has the approvals it needs: it is granted at {grantableAt}, unless it is denied",
	"Reopened":             "restore request {id} lacks an approval again: it can be approved until {openUntil}",
	"Granted":              "restore request {id} granted until {expires}, for epoch {epoch}",
	"Denied":               "restore request {id} denied by {by}",
	"Withdrawn":            "restore request {id} taken back by {by}",
	"Reported":             "restore request {id} reported done: {files}, {size} bytes from {positions} slots, {elapsed} after the request{late}",
	"RoleGranted":          "role {roleId} given to {account}",
	"RoleRevoked":          "role {roleId} taken from {account}",
	"RolePaused":           "role {roleId} paused: nobody holds it",
	"RoleUnpaused":         "role {roleId} no longer paused",
	"MemberAdmitted":       "organisation {organisation} ({name}) became a member of the consortium",
	"MemberRemoved":        "organisation {organisation} ceased to be a member of the consortium",
	"KeysRotated":          "organisation {organisation} has other accounts and keys: account {account}, node account {node}, validator {validator}",
	"ValidatorSetAside":    "the validator of organisation {organisation} was set aside: it {kind}, height {height}",
	"FloorHeld":            "the validator of organisation {organisation} {kind}, height {height}, and stays: too few would be left",
	"Retired":              "snapshot {sequence} retired: stores may drop it",
	"HoldPlaced":           "snapshot {sequence} held by {holder}, reason {reason}",
	"HoldReleased":         "hold of {holder} on snapshot {sequence} released by {by}, reason {reason}",
	"DeviceHoldPlaced":     "all snapshots held by {holder}, reason {reason}",
	"DeviceHoldReleased":   "hold of {holder} on all snapshots released by {by}, reason {reason}",
	"RetirementFrozen":     "because of an incident nothing is retired, by the retention clock, until {until}",
	"RetirementThawed":     "retirement goes on: the incident is over",
	"ValidatorReleased":    "the validator of organisation {organisation} may come back",
	"ValidatorReturned":    "the validator of organisation {organisation} is in force",
	"ReportCounted":        "organisation {reporter} reports that the validator of organisation {organisation} {kind}, height {height}",
	"ParametersSet":        "the consortium's parameters were set",
	"ThresholdAdjusted":    "a proposal needs {threshold} votes from now on, since the members changed",
	"VersionSet":           "nodes are asked to run version {version} of the protocol from block {versionBlock} on",
	"SuccessorSet":         "{successor} takes the place of contract {name}",
	"AccountAdmitted":      "account {account} may send transactions for organisation {organisation}",
	"AccountDismissed":     "account {account} may send no more transactions for organisation {organisation}",
	"Proposed":             "proposal {proposal} made by organisation {organisation}: {reason}",
	"Voted":                "organisation {organisation} voted {support} proposal {proposal}",
	"ProposalExecuted":     "proposal {proposal} executed",
	"ProposalCancelled":    "proposal {proposal} cancelled by who made it",

	"SnapshotFreezePlaced": "because of an incident snapshot {recordHash} is not retired, by the retention clock, until {until}",
	"SnapshotFreezeEnded":  "snapshot {recordHash} may be retired again: the incident is over",
	"MonitorSet":           "account {monitor} may report incidents of kind {kinds}, of devices under {policies}",
	"ResponseSet":          "policy {policy} answers incidents of kind {incidentKind} from now on with: {actions}; for {duration} unless confirmed",
	"IncidentOpened":       "INCIDENT {incident}, {incidentKind}, reported by {monitor}, evidence {evidence}: {actions}; it stands until {expiresAt} unless confirmed",
	"IncidentRepeated":     "incident {incident}, {incidentKind}, reported again by {monitor}, evidence {evidence}: {reports} times now",
	"BackupCommanded":      "because of incident {incident} the agent is to back up now: command {command}",
	"ResponseBegun":        "because of incident {incident}: {action}, until {until}",
	"ResponseEnded":        "incident {incident} no longer asks for this: {action}",
	"IncidentConfirmed":    "incident {incident} confirmed by {by}{reason}: it stands until it is closed",
	"IncidentDismissed":    "incident {incident} dismissed by {by}{reason}: it was none",
	"IncidentClosed":       "incident {incident} closed by {by}{reason}: it is over",
}

// TrailFilter says which events are wanted.
type TrailFilter struct {
	Device record.Hash // only what concerns this device; zero: everything
	From   uint64      // first block
	Limit  int         // the newest so many, or some more of the oldest one's block; 0: all
	Events []string    // only events of these names; none: of all
}

// Blocks that the log is asked for at a time: as many as hold some thousands of
// events. How many they hold is known afterwards only: so that a dense stretch
// behind quiet blocks is not asked for in one go, their number is bounded, and
// what a node does not answer is asked for in halves.
const (
	trailFirst  = 1 << 3
	trailMost   = 1 << 14
	trailEvents = 1 << 12
)

// Trail returns what happened up to the newest final block, oldest first.
func (c *Client) Trail(ctx context.Context, f TrailFilter) ([]Event, error) {
	head, err := c.Head(ctx)
	if err != nil {
		return nil, err
	}
	var requests []common.Hash
	if f.Device != (record.Hash{}) {
		if requests, err = c.requestsFor(ctx, f.Device, head.Number); err != nil {
			return nil, err
		}
	}
	// Backwards, so that what is asked for is bounded by what is wanted.
	var events []Event
	last, window := head.Number, uint64(trailFirst)
	for last >= f.From {
		first := max(f.From, last-min(last, window-1))
		some, err := c.trail(ctx, f, requests, first, last)
		if errors.Is(err, ErrUnreachable) && ctx.Err() == nil && first < last {
			window = (last - first + 1) / 2
			continue
		}
		if err != nil {
			return nil, err
		}
		events = append(some, events...)
		if first == 0 || f.Limit > 0 && len(events) >= f.Limit {
			break
		}
		last = first - 1
		if len(some) > trailEvents {
			window = max(1, window/2)
		} else {
			window = min(trailMost, window*2)
		}
	}
	if f.Limit > 0 && len(events) > f.Limit {
		at := len(events) - f.Limit
		for at > 0 && events[at-1].Block == events[at].Block {
			at--
		}
		events = events[at:]
	}
	return events, c.NameDevices(ctx, events)
}

// NameDevices adds to events, oldest first, that name only a restore request the
// device whose it is: from the request among them, or from the chain.
func (c *Client) NameDevices(ctx context.Context, events []Event) error {
	devices := map[uint64]record.Hash{}
	for i := range events {
		e := &events[i]
		id, ok := e.Args["id"].(*big.Int)
		if !ok || e.Contract != "Recovery" || !id.IsUint64() {
			continue
		}
		if e.Device != (record.Hash{}) {
			devices[id.Uint64()] = e.Device
			continue
		}
		if _, known := devices[id.Uint64()]; !known {
			out, err := c.call(ctx, "Recovery", recovery.PackRequestOf(id))
			if err != nil {
				return err
			}
			q, err := recovery.UnpackRequestOf(out)
			if err != nil {
				return fmt.Errorf("read restore request %s: %w", id, err)
			}
			devices[id.Uint64()] = record.Hash(q.Device)
		}
		e.Device = devices[id.Uint64()]
	}
	return nil
}

// maxTopics is how many values of one kind go-ethereum looks for in a log at
// once (eth/filters: maxSubTopics).
const maxTopics = 1000

// requestsFor returns the numbers of the newest requests to restore a device's
// snapshots: approvals and the like name only these.
func (c *Client) requestsFor(ctx context.Context, device record.Hash, last uint64) ([]common.Hash, error) {
	all, err := interfaces()
	if err != nil {
		return nil, err
	}
	logs, err := c.eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: new(big.Int), ToBlock: new(big.Int).SetUint64(last),
		Addresses: []common.Address{c.contracts["Recovery"]}, Topics: [][]common.Hash{{all["Recovery"].Events["Requested"].ID}, nil, {common.Hash(device)}}})
	if err != nil {
		return nil, fmt.Errorf("%w: read the log: %w", ErrUnreachable, err)
	}
	return requestsOf(logs[max(0, len(logs)-maxTopics):])
}

// requestsOf returns the numbers of the requests that logs tell of.
func requestsOf(logs []types.Log) ([]common.Hash, error) {
	var ids []common.Hash
	for _, l := range logs {
		if len(l.Topics) < 2 {
			return nil, fmt.Errorf("%w: the node gives a request of block %d without its number", ErrUnreachable, l.BlockNumber)
		}
		ids = append(ids, l.Topics[1])
	}
	return ids, nil
}

// trail returns the wanted events of some blocks: of a device and its requests, or
// all.
func (c *Client) trail(ctx context.Context, f TrailFilter, requests []common.Hash, first, last uint64) ([]Event, error) {
	names := map[common.Address]string{}
	var addresses []common.Address
	for _, name := range sortedKeys(c.contracts) {
		names[c.contracts[name]] = name
		addresses = append(addresses, c.contracts[name])
	}
	var events []Event
	collect := func(from []common.Address, topics [][]common.Hash) error {
		logs, err := c.eth.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: new(big.Int).SetUint64(first), ToBlock: new(big.Int).SetUint64(last),
			Addresses: from, Topics: topics})
		if err != nil {
			return fmt.Errorf("%w: read the log: %w", ErrUnreachable, err)
		}
		for i := range logs {
			e, ok, err := Describe(names[logs[i].Address], &logs[i])
			if err != nil {
				return err
			}
			if ok && (len(f.Events) == 0 || slices.Contains(f.Events, e.Name)) {
				events = append(events, e)
			}
		}
		return nil
	}
	queries := [][][]common.Hash{nil}
	if d := common.Hash(f.Device); d != (common.Hash{}) {
		// Events name a device first, or second behind a request's id.
		queries = [][][]common.Hash{{nil, {d}}, {nil, nil, {d}}}
	}
	for _, topics := range queries {
		if err := collect(addresses, topics); err != nil {
			return nil, err
		}
	}
	if len(requests) > 0 {
		if err := collect([]common.Address{c.contracts["Recovery"]}, [][]common.Hash{nil, requests}); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(events, func(a, b Event) int { return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Index, b.Index)) })
	return slices.CompactFunc(events, func(a, b Event) bool { return a.Block == b.Block && a.Index == b.Index }), nil
}

// Describe decodes a log of a contract and puts it in words; ok is false for what
// is no news.
func Describe(contract string, l *types.Log) (e Event, ok bool, err error) {
	all, err := interfaces()
	if err != nil {
		return Event{}, false, err
	}
	if len(l.Topics) == 0 || all[contract] == nil {
		return Event{}, false, nil
	}
	def, err := all[contract].EventByID(l.Topics[0])
	if err != nil {
		return Event{}, false, nil // not an event of this version's contracts
	}
	args := map[string]any{}
	if err := def.Inputs.UnpackIntoMap(args, l.Data); err != nil {
		return Event{}, false, fmt.Errorf("read %s in block %d: %w", def.Name, l.BlockNumber, err)
	}
	var indexed abi.Arguments
	for _, in := range def.Inputs {
		if in.Indexed {
			indexed = append(indexed, in)
		}
	}
	if err := abi.ParseTopicsIntoMap(args, indexed, l.Topics[1:]); err != nil {
		return Event{}, false, fmt.Errorf("read %s in block %d: %w", def.Name, l.BlockNumber, err)
	}
	e = Event{Block: l.BlockNumber, Time: time.Unix(int64(l.BlockTimestamp), 0).UTC(), Transaction: record.Hash(l.TxHash), Index: l.Index,
		Contract: contract, Name: def.Name, Args: args}
	if d, is := args["device"].([32]byte); is {
		e.Device = d
	}
	switch def.Name {
	case "Anchored":
		a, err := snapshots.UnpackAnchoredEvent(l)
		if err != nil {
			return Event{}, false, fmt.Errorf("read anchor in block %d: %w", l.BlockNumber, err)
		}
		e.Words = anchoredWords(a)
	case "Refused":
		a, err := snapshots.UnpackRefusedEvent(l)
		if err != nil {
			return Event{}, false, fmt.Errorf("read refusal in block %d: %w", l.BlockNumber, err)
		}
		e.Words = fmt.Sprintf("snapshot %d refused: %s", a.Sequence, Decode(a.Reason).Error())
	case "RetireRefused":
		a, err := retention.UnpackRetireRefusedEvent(l)
		if err != nil {
			return Event{}, false, fmt.Errorf("read refusal in block %d: %w", l.BlockNumber, err)
		}
		e.Words = fmt.Sprintf("snapshot %d not retired: %s", a.Sequence, Decode(a.Reason).Error())
	case "RequestRefused":
		a, err := recovery.UnpackRequestRefusedEvent(l)
		if err != nil {
			return Event{}, false, fmt.Errorf("read refusal in block %d: %w", l.BlockNumber, err)
		}
		e.Words = fmt.Sprintf("restore asked for by %s refused: %s", a.By, Decode(a.Reason).Error())
	default:
		sentence, known := eventWords[def.Name]
		if !known {
			return Event{}, false, nil
		}
		said := args
		switch def.Name {
		case "Reported":
			said = maps.Clone(args)
			said["late"] = deadlineWords(args["deadline"], args["late"])
			said["files"] = fmt.Sprintf("%v files", args["files"])
			if said["files"] == "1 files" {
				said["files"] = "1 file"
			}
		case "IncidentConfirmed", "IncidentDismissed", "IncidentClosed":
			said = maps.Clone(args)
			if r, is := args["reason"].([32]byte); is && r != [32]byte{} {
				said["reason"] = ", reason " + record.Hash(r).String()
			} else {
				said["reason"] = ""
			}
		}
		e.Words = fill(sentence, said, eventArgument)
	}
	for name, v := range args {
		args[name] = legible(v)
	}
	return e, true, nil
}

// legible gives bytes in an event's argument, and in what it is made of, the form
// that they have in JSON everywhere: 0x and hexadecimal digits.
func legible(v any) any {
	switch x := v.(type) {
	case [32]byte:
		return record.Hash(x)
	case []byte:
		return fmt.Sprintf("0x%x", x)
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Struct {
		return v
	}
	fields := map[string]any{}
	for i := range r.NumField() {
		name, _, _ := strings.Cut(r.Type().Field(i).Tag.Get("json"), ",")
		fields[cmp.Or(name, r.Type().Field(i).Name)] = legible(r.Field(i).Interface())
	}
	return fields
}

// deadlineWords says whether a restore kept its policy's deadline.
func deadlineWords(deadline, late any) string {
	allowed, _ := deadline.(uint64)
	switch {
	case allowed == 0:
		return ""
	case late == true:
		return ": LATE, the policy allows " + span(allowed)
	}
	return ": in time, the policy allows " + span(allowed)
}

// span says how long so many seconds are: 19s, 2m, 1h30m.
func span(seconds uint64) string {
	s := (time.Duration(min(seconds, uint64(math.MaxInt64/time.Second))) * time.Second).String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

func anchoredWords(a *bindings.SnapshotsAnchored) string {
	words := fmt.Sprintf("snapshot %d anchored (%s) in %d slots under policy %d version %d, kept at least until retention time %s",
		a.Sequence, record.Trigger(a.Record.Trigger), countBits(a.Positions), a.Record.Policy, a.Record.PolicyVersion, unix(a.Expiry))
	if v := suspicion.Kinds(a.Record.Verdict); v != 0 {
		words += fmt.Sprintf("; the device suspects: %s", v)
	}
	return words
}

func countBits(v uint32) (n int) {
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}

func unix(seconds uint64) string {
	return time.Unix(int64(seconds), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}

func eventArgument(name string, v any) string {
	switch x := v.(type) {
	case [32]byte:
		switch name {
		case "name", "label", "region":
			return Text(x)
		}
	case uint32:
		if name == "positions" {
			return fmt.Sprint(countBits(x))
		}
		if name == "duration" {
			return span(uint64(x))
		}
	case uint8:
		if name == "spans" {
			return spansWords(x)
		}
	case uint64:
		switch name {
		case "until", "expiresAt":
			if x == math.MaxUint64 {
				return "it is closed"
			}
		case "expires", "due":
			return unix(x)
		case "duration", "elapsed":
			return span(x)
		}
	case bool:
		if name == "support" && x {
			return "for"
		} else if name == "support" {
			return "against"
		}
	case []uint32:
		if name == "policies" && len(x) == 0 {
			return "all policies"
		} else if name == "policies" {
			return "policies " + strings.Join(strings.Fields(strings.Trim(fmt.Sprint(x), "[]")), ", ")
		}
	}
	return argument(name, v)
}

// spansWords says which lengths of time BucketsOpened names.
func spansWords(bits uint8) string {
	var list []string
	for i, span := range []string{"hour", "day", "week", "month", "year"} {
		if bits&(1<<i) != 0 {
			list = append(list, span)
		}
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + " and " + list[last]
	}
	return strings.Join(list, "")
}

// Text reads a name that a contract keeps in 32 bytes, padded with zeros.
// Characters that a terminal would act on are left out.
func Text(b [32]byte) string { return printable(strings.TrimRight(string(b[:]), "\x00")) }

// Name puts a text of at most 32 bytes into the form that contracts keep.
func Name(s string) ([32]byte, error) {
	var b [32]byte
	if len(s) > 31 {
		return b, fmt.Errorf("%q is too long: names have at most 31 bytes", s)
	}
	copy(b[:], s)
	return b, nil
}

// EventNames returns the names of all events that the trail tells of, sorted.
func EventNames() []string {
	names := []string{"Anchored", "Refused", "RequestRefused"}
	for name := range eventWords {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
