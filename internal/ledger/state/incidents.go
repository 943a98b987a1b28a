package state

import (
	"context"

	"github.com/byssus-iot/byssus/internal/record"
)

// Orders is what incidents want of a device's agent. Times are the chain's, in
// seconds since 1970.
type Orders struct {
	Command        uint32 // counts the commands to back up; 0 before the first
	CommandedAt    uint64 // when the last one was given
	CommandUntil   uint64 // the last second in which it holds; 0: it was taken back
	RedundantUntil uint64 // the last second in which receipts of all slots are wanted; 0: they are not
	BlockedUntil   uint64 // the last second in which no restore is granted; 0: restores are
	ApprovalsUntil uint64 // the last second in which a restore needs one approval more; 0: it does not
}

// BlocksRestores tells whether no restore is granted at a time of the chain.
func (o Orders) BlocksRestores(now uint64) bool { return now <= o.BlockedUntil && o.BlockedUntil != 0 }

// MoreApprovals is how many approvals a restore needs at a time of the chain beyond
// those that its policy asks for.
func (o Orders) MoreApprovals(now uint64) int {
	if o.ApprovalsUntil != 0 && now <= o.ApprovalsUntil {
		return 1
	}
	return 0
}

// Orders reads what incidents want of a device's agent; all is zero if nothing.
func (s State) Orders(ctx context.Context, device record.Hash) (Orders, error) {
	w, err := s.words(ctx, incidentsContract, ordersWords, at(incidentsOrders, device))
	if err != nil {
		return Orders{}, err
	}
	return Orders{Command: uint32(w[0].uint(ordersCommand)), CommandedAt: w[0].uint(ordersCommandedAt),
		CommandUntil: w[0].uint(ordersCommandUntil), RedundantUntil: w[0].uint(ordersRedundantUntil),
		BlockedUntil: w[0].uint(ordersBlockedUntil), ApprovalsUntil: w[0].uint(ordersApprovalsUntil)}, nil
}
