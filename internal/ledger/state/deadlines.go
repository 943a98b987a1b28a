package state

import (
	"context"

	"github.com/byssus-iot/byssus/internal/record"
)

// Duty is when a device must back up next.
type Duty struct {
	Status DeviceStatus
	// Due is when its next snapshot must be accepted, the chain's time: fixed when
	// the one before it was accepted, or, for the first, when the device came under
	// its first policy. No later version of a policy moves it. 0: it is under none.
	Due     uint64
	Flagged bool // the deadline was missed, and that was flagged
}

// Duties reads when devices must back up next, in their order.
func (s State) Duties(ctx context.Context, devices ...record.Hash) ([]Duty, error) {
	list, err := s.Devices(ctx, devices...)
	if err != nil {
		return nil, err
	}
	heads, err := s.Heads(ctx, devices...)
	if err != nil {
		return nil, err
	}
	first := make([]record.Hash, len(devices))
	for i, id := range devices {
		first[i] = at(policiesAssignments, id)
	}
	assigned, err := s.words(ctx, policiesContract, assignmentWords, first...)
	if err != nil {
		return nil, err
	}
	out := make([]Duty, len(devices))
	for i, h := range heads {
		due := assigned[i].uint(assignmentFirstDue)
		if h.Sequence > 0 {
			due = h.AnchoredAt + uint64(h.Window)
		}
		out[i] = Duty{Status: list[i].Status, Due: due, Flagged: h.Flagged}
	}
	return out, nil
}
