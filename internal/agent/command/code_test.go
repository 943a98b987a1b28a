package command

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// Scripts go by the exit code: what may go through later is not told as refused
// or failed, and the other way round.
func TestExitCodes(t *testing.T) {
	custodian := func(rule string) error {
		return &recovery.KeyError{Answers: []recovery.CustodianAnswer{{Err: &custody.Refusal{Rule: rule}}}}
	}
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"nothing", nil, term.Done},
		{"a plain failure", errors.New("x"), term.Failed},
		{"disk full", fmt.Errorf("write: %w", syscall.ENOSPC), term.Failed},
		{"interrupted", fmt.Errorf("gateway: %w: %w", door.ErrUnanswered, context.Canceled), term.Queued},
		{"queued", &agent.QueuedError{Step: "x", Reason: errors.New("y")}, term.Queued},
		{"refused by the chain", &agent.RefusedError{}, term.Refused},
		{"gateway away", fmt.Errorf("gateway: %w: %w", door.ErrUnanswered, syscall.ECONNREFUSED), term.Queued},
		{"gateway busy", &door.Error{Code: door.CodeBusy}, term.Queued},
		{"gateway without a chain", &door.Error{Code: door.CodeUnavailable}, term.Queued},
		{"nonsense to the gateway", &door.Error{Code: door.CodeBadRequest}, term.Failed},
		{"custodian away", &recovery.KeyError{Answers: []recovery.CustodianAnswer{{Err: syscall.ECONNREFUSED}}}, term.Queued},
		{"custodian busy", custodian(custody.RuleBusy), term.Queued},
		{"custodian with an old view", custodian(custody.RuleStaleView), term.Queued},
		{"custodian refuses", custodian(custody.RuleNotGranted), term.Refused},
		{"shares of another key", &recovery.KeyError{Need: 1, Have: 1, Err: errors.New("not the key")}, term.Damaged},
	} {
		got := term.Done
		if exit, ok := errors.AsType[term.Exit](code(c.err)); ok {
			got = exit.Code
		}
		if got != c.want {
			t.Errorf("%s: exit code %d, want %d", c.name, got, c.want)
		}
	}
}
