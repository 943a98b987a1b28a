package custody

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// MaxAge is how old the newest verified header may be, by the custodian's
// clock, for anything to be decided on it: three of the chain's heartbeats. On
// an older view a revocation or a withdrawn grant could be missing.
const MaxAge = 30 * time.Minute

// Chain shows a custodian the chain.
type Chain interface {
	// Latest is the state after the newest final block that could be
	// verified against the genesis document.
	Latest(ctx context.Context) (View, error)
}

// View is the chain's state after one final block, every value proven. What the
// chain has not is an error that is state.ErrNotFound.
type View interface {
	Header() light.Header
	Device(ctx context.Context, id record.Hash) (state.Device, error)
	Head(ctx context.Context, device record.Hash) (state.Head, error)
	Request(ctx context.Context, id uint64) (state.Request, error)
	Custodian(ctx context.Context, id uint32) (state.Custodian, error)
	PolicyOf(ctx context.Context, device record.Hash) (uint32, error)
	PolicyInForce(ctx context.Context, policy uint32) (state.InForce, error)
	Terms(ctx context.Context, policy, version uint32) (state.Terms, error)
	Panel(ctx context.Context, id uint32) (state.Panel, error)
}

// lightChain shows the chain through a light reader.
type lightChain struct{ reader *light.Reader }

func (c lightChain) Latest(ctx context.Context) (View, error) {
	v, err := c.reader.Latest(ctx)
	if err != nil {
		return nil, err
	}
	return lightView{state.New(v), v.Header()}, nil
}

type lightView struct {
	state.State
	header light.Header
}

func (v lightView) Header() light.Header { return v.header }

// fresh returns a state of the chain on which something may be decided: final,
// verified, fresh by the custodian's clock, not behind any that was seen, and
// noted durably.
func (s *Server) fresh(ctx context.Context) (View, error) {
	v, err := s.conf.Chain.Latest(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.log.Warn("chain not verified", "error", err)
		words := "the node cannot be reached or is behind"
		if errors.Is(err, light.ErrUnverified) || errors.Is(err, light.ErrContradiction) {
			words = "what the node shows does not verify against the genesis document"
		}
		return nil, refuse(RuleStaleView, "this custodian cannot see the chain now (%s): try again, or give it another node", words)
	}
	h := v.Header()
	if age := s.conf.Now().Sub(h.At()); age > MaxAge {
		return nil, refuse(RuleStaleView, "the newest block this custodian can verify, %d, is %s old (more than %s): its node is behind, the chain stands still, or its clock is wrong",
			h.Number, age.Round(time.Second), MaxAge)
	}
	// A clock that is behind would let old blocks pass for fresh ones.
	if ahead := h.At().Sub(s.conf.Now()); ahead > MaxAge {
		return nil, refuse(RuleStaleView, "the newest block, %d, is %s ahead of this custodian's clock: set the clock", h.Number, ahead.Round(time.Second))
	}
	if err := s.conf.Folder.note(h); err != nil {
		return nil, err
	}
	return v, nil
}

// view is fresh for a custodian that the chain knows.
func (s *Server) view(ctx context.Context) (View, error) {
	v, err := s.fresh(ctx)
	if err != nil {
		return nil, err
	}
	return v, s.registered(ctx, v)
}

// registered checks once that the chain knows this custodian's signing key
// under its number: what it signed otherwise would be worth nothing. A
// custodian's signing key never changes on the chain.
func (s *Server) registered(ctx context.Context, v View) error {
	if s.known.Load() {
		return nil
	}
	c, err := v.Custodian(ctx, s.conf.ID)
	if err != nil && !errors.Is(err, state.ErrNotFound) {
		return s.unreadable(v, err)
	}
	if err != nil || c.Key != s.public.Signing {
		return refuse(RuleNotRegistered, "at block %d the chain has another key, or none, for custodian %d: register this custodian's key, or start it with its own number",
			v.Header().Number, s.conf.ID)
	}
	s.known.Store(true)
	return nil
}

// RegistrationError says that the chain describes another custodian than this
// one: devices would refuse what it serves or signs, or not find it.
type RegistrationError struct {
	Custodian uint32
	Block     uint64
	Differs   []string // what, and what to do about it
}

func (e *RegistrationError) Error() string {
	return fmt.Sprintf("custodian %d is not the one that the chain has at block %d: %s", e.Custodian, e.Block, strings.Join(e.Differs, "; "))
}

// CheckRegistration compares this custodian's keys with what the chain says of
// its number, and the endpoint with the one given. The error is a
// *RegistrationError if they differ; another one if the chain cannot be seen as
// it is now.
func (s *Server) CheckRegistration(ctx context.Context, endpoint string) error {
	ctx, cancel := context.WithTimeout(ctx, doorTime)
	defer cancel()
	v, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	c, err := v.Custodian(ctx, s.conf.ID)
	var differs []string
	say := func(format string, args ...any) { differs = append(differs, fmt.Sprintf(format, args...)) }
	switch {
	case errors.Is(err, state.ErrNotFound):
		say("there is no custodian of this number: register it (Custody.addCustodian), or start it with its own number")
	case err != nil:
		return s.unreadable(v, err)
	default:
		if c.Key != s.public.Signing {
			say("the signing key is another: put %s back from its copy; it can never be changed on the chain, so if it is lost register a new custodian and a panel with it", signingFile)
		}
		if c.TLSKeyHash != s.public.TLSKeyHash {
			say("the TLS key is another: put %s back from its copy, or tell the chain the new one, %s (Custody.updateCustodian)", tlsFile, s.public.TLSKeyHash)
		}
		if c.Endpoint != endpoint {
			say("devices look for it at %q, it serves %q: serve there, or tell the chain (Custody.updateCustodian)", c.Endpoint, endpoint)
		}
	}
	if len(differs) > 0 {
		return &RegistrationError{Custodian: s.conf.ID, Block: v.Header().Number, Differs: differs}
	}
	return nil
}

// unreadable is the refusal when the view's state could not be read or proven.
func (s *Server) unreadable(v View, err error) error {
	s.log.Warn("state not verified", "block", v.Header().Number, "error", err)
	return refuse(RuleStaleView, "this custodian cannot read the chain's state at block %d: try again", v.Header().Number)
}
