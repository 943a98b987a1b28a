package rebuild

import (
	"math"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
)

var incidents = bindings.NewIncidents()

// What Incidents calls Kind, Action and IncidentStatus, as far as needed here.
const (
	lastKind uint8 = 6

	actionCommandBackup  uint8 = 0
	actionMoreRedundancy uint8 = 4
	actionBlockRestores  uint8 = 6
	actionMoreApprovals  uint8 = 7

	incidentOpen      uint8 = 1
	incidentConfirmed uint8 = 2
	incidentDismissed uint8 = 3
	incidentClosed    uint8 = 4
)

// reportSeconds is BUCKET_SECONDS of Incidents: after how many seconds a
// monitor's token comes back.
const reportSeconds = 600

var ofIncidents = map[string]handler{
	"MonitorSet": on(incidents.UnpackMonitorSetEvent, func(s *State, e *bindings.IncidentsMonitorSet, _ Block) {
		scope := s.at("Incidents", "_scopes").key(e.Monitor)
		scope.field("kinds").set(e.Kinds)
		scope.field("all").set(e.Kinds != 0 && len(e.Policies) == 0)
		generation := scope.field("generation").number() + 1
		scope.field("generation").set(generation)
		for _, policy := range e.Policies {
			scope.field("watched").key(generation, policy).set(true)
		}
	}),
	"ResponseSet": on(incidents.UnpackResponseSetEvent, func(s *State, e *bindings.IncidentsResponseSet, _ Block) {
		r := s.at("Incidents", "_responses").key(e.Policy, e.IncidentKind)
		r.field("actions").set(e.Actions)
		r.field("duration").set(e.Duration)
		r.field("version").set(e.Version)
	}),
	"IncidentOpened": on(incidents.UnpackIncidentOpenedEvent, func(s *State, e *bindings.IncidentsIncidentOpened, b Block) {
		s.reported(e.Monitor, b)
		i := s.incident(e.Incident)
		i.field("device").set(e.Device)
		i.field("evidence").set(e.Evidence)
		i.field("good").set(e.Good)
		i.field("monitor").set(e.Monitor)
		i.field("kind").set(e.IncidentKind)
		i.field("status").set(incidentOpen)
		i.field("actions").set(e.Actions)
		i.field("policy").set(e.Policy)
		i.field("version").set(e.Version)
		i.field("openedAt").set(b.Time)
		i.field("expiresAt").set(e.ExpiresAt)
		i.field("frozenUntil").set(e.FrozenUntil)
		i.field("reports").set(uint64(1))
		i.field("suspectFrom").set(e.SuspectFrom)
		s.at("Incidents", "_lastOf").key(e.Device, e.IncidentKind).set(e.Incident)
		s.at("Incidents", "_incidentCount").set(e.Incident)
	}),
	"IncidentRepeated": on(incidents.UnpackIncidentRepeatedEvent, func(s *State, e *bindings.IncidentsIncidentRepeated, b Block) {
		s.reported(e.Monitor, b)
		s.incident(e.Incident).field("reports").set(e.Reports)
	}),
	"BackupCommanded": on(incidents.UnpackBackupCommandedEvent, func(s *State, e *bindings.IncidentsBackupCommanded, b Block) {
		o := s.at("Incidents", "_orders").key(e.Device)
		o.field("command").set(e.Command)
		o.field("commandedAt").set(b.Time)
	}),
	"ResponseBegun": on(incidents.UnpackResponseBegunEvent, func(s *State, e *bindings.IncidentsResponseBegun, _ Block) {
		o := s.at("Incidents", "_orders").key(e.Device)
		var until place
		switch e.Action {
		case actionCommandBackup:
			until = o.field("commandUntil")
		case actionMoreRedundancy:
			until = o.field("redundantUntil")
		case actionBlockRestores:
			until = o.field("blockedUntil")
		case actionMoreApprovals:
			until = o.field("approvalsUntil")
		default:
			return // Retention tells of freezes; the others are what the incident itself says
		}
		until.set(max(until.number(), e.Until))
	}),
	"ResponseEnded": nothing, // how an incident ended says all that ends with it
	"IncidentConfirmed": on(incidents.UnpackIncidentConfirmedEvent, func(s *State, e *bindings.IncidentsIncidentConfirmed, _ Block) {
		i := s.incident(e.Incident)
		i.field("status").set(incidentConfirmed)
		i.field("expiresAt").set(uint64(math.MaxUint64))
		i.field("frozenUntil").set(uint64(math.MaxUint64))
	}),
	"IncidentDismissed": on(incidents.UnpackIncidentDismissedEvent, func(s *State, e *bindings.IncidentsIncidentDismissed, b Block) {
		i := s.incident(e.Incident)
		i.field("status").set(incidentDismissed)
		i.field("expiresAt").set(b.Time)
		s.reorder(e.Device, b)
	}),
	"IncidentClosed": on(incidents.UnpackIncidentClosedEvent, func(s *State, e *bindings.IncidentsIncidentClosed, b Block) {
		s.incident(e.Incident).field("status").set(incidentClosed)
		s.reorder(e.Device, b)
	}),
}

func (s *State) incident(id *big.Int) place { return s.at("Incidents", "_incidents").key(id) }

// reported takes a token from a monitor's bucket.
func (s *State) reported(monitor common.Address, b Block) {
	full := s.at("Incidents", "_scopes").key(monitor).field("fullAt")
	full.set(later(full.number(), b.Time, reportSeconds))
}

// reorder sets what is wanted of a device to what the incidents want that still
// stand: the last one of each kind may.
func (s *State) reorder(device [32]byte, b Block) {
	var command, redundant, blocked, approvals uint64
	for kind := uint8(1); kind <= lastKind; kind++ {
		i := s.at("Incidents", "_incidents").key(s.at("Incidents", "_lastOf").key(device, kind).get())
		status, expires, actions := i.field("status").number(), i.field("expiresAt").number(), i.field("actions").number()
		if status != uint64(incidentConfirmed) && (status != uint64(incidentOpen) || b.Time > expires) {
			continue
		}
		if actions>>actionCommandBackup&1 == 1 {
			command = max(command, expires)
		}
		if actions>>actionMoreRedundancy&1 == 1 {
			redundant = max(redundant, expires)
		}
		if actions>>actionBlockRestores&1 == 1 {
			blocked = max(blocked, expires)
		}
		if actions>>actionMoreApprovals&1 == 1 {
			approvals = max(approvals, expires)
		}
	}
	o := s.at("Incidents", "_orders").key(device)
	o.field("commandUntil").set(command)
	o.field("redundantUntil").set(redundant)
	o.field("blockedUntil").set(blocked)
	o.field("approvalsUntil").set(approvals)
}
