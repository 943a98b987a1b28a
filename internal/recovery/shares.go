package recovery

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// shareTries is how often a custodian is asked that cannot see the grant yet
// or is busy, a second apart: its node may be a few blocks behind.
const shareTries = 15

// CustodianAnswer is what came of asking a custodian for its share.
type CustodianAnswer struct {
	Custodian uint32 `json:"custodian"`
	Endpoint  string `json:"endpoint"`
	Err       error  `json:"-"` // nil: it gave a share
}

// KeyError says that the custodians did not give the epoch's key.
type KeyError struct {
	Epoch   uint32
	Need    int // shares
	Have    int
	Answers []CustodianAnswer
	Err     error // why the shares that came are not the key, if they are enough
}

// Error says what each custodian answered.
func (e *KeyError) Error() string {
	var s strings.Builder
	fmt.Fprintf(&s, "the key of epoch %d cannot be had: %d of %d shares needed", e.Epoch, e.Have, e.Need)
	if e.Err != nil {
		fmt.Fprintf(&s, ": %v", e.Err)
	}
	for _, a := range e.Answers {
		if a.Err != nil {
			fmt.Fprintf(&s, "; custodian %d: %v", a.Custodian, a.Err)
		}
	}
	return s.String()
}

// Unwrap gives the custodians' errors, so that a rule can be found.
func (e *KeyError) Unwrap() []error {
	var all []error
	for _, a := range e.Answers {
		if a.Err != nil {
			all = append(all, a.Err)
		}
	}
	if e.Err != nil {
		all = append(all, e.Err)
	}
	return all
}

// Refused tells whether a custodian said no by a rule: asking it again changes
// nothing, unlike when it is away, busy, or cannot see the chain.
func (e *KeyError) Refused() bool {
	for _, a := range e.Answers {
		if r, ok := errors.AsType[*custody.Refusal](a.Err); ok && !r.Temporary() {
			return true
		}
	}
	return false
}

// CollectKey asks the custodians that a key box names for their shares under a
// grant, all at once, and combines the first that make the key. The key is
// checked against the box's commitment.
func CollectKey(ctx context.Context, v View, domain record.Domain, rec record.Record, box seal.KeyBox, rawBox []byte,
	request uint64, recipient seal.PrivateKey) (seal.Secret, []CustodianAnswer, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		answer CustodianAnswer
		share  seal.Share
	}
	results := make(chan result, len(box.Shares))
	for _, s := range box.Shares {
		go func() {
			r := result{answer: CustodianAnswer{Custodian: s.Custodian}}
			r.share, r.answer.Endpoint, r.answer.Err = askShare(ctx, v, domain, s.Custodian, rec, rawBox, request, recipient)
			if r.answer.Err == nil && r.share.X != s.X {
				r.answer.Err = fmt.Errorf("custodian %d: %w: share %d in place of %d", s.Custodian, custody.ErrAnswer, r.share.X, s.X)
			}
			results <- r
		}()
	}
	failed := &KeyError{Epoch: box.Epoch, Need: int(box.Threshold)}
	binding := seal.Binding{Genesis: domain.Genesis, Device: box.Device, Epoch: box.Epoch}
	var shares []seal.Share
	for range box.Shares {
		var r result
		select {
		case <-ctx.Done():
			return seal.Secret{}, nil, ctx.Err()
		case r = <-results:
		}
		failed.Answers = append(failed.Answers, r.answer)
		if r.answer.Err != nil {
			continue
		}
		shares = append(shares, r.share)
		failed.Have = len(shares)
		if len(shares) < int(box.Threshold) {
			continue
		}
		key, wrong, err := seal.Combine(binding, box, shares)
		if err != nil {
			failed.Err = err // another share may put it right
			continue
		}
		for i, a := range failed.Answers {
			for _, x := range wrong {
				if s, ok := box.ShareOf(a.Custodian); ok && s.X == x {
					failed.Answers[i].Err = fmt.Errorf("custodian %d: %w: its share is wrong", a.Custodian, custody.ErrAnswer)
				}
			}
		}
		return key, failed.Answers, nil
	}
	return seal.Secret{}, nil, failed
}

func askShare(ctx context.Context, v View, domain record.Domain, id uint32, rec record.Record, rawBox []byte, request uint64, recipient seal.PrivateKey) (seal.Share, string, error) {
	list, err := v.Custodians(ctx, []uint32{id})
	if err != nil {
		return seal.Share{}, "", err
	}
	var peer state.Custodian = list[0]
	c, err := custody.NewClient(peer, domain, nil)
	if err != nil {
		return seal.Share{}, peer.Endpoint, err
	}
	defer c.Close()
	for try := 1; ; try++ {
		share, err := c.Release(ctx, request, rec, recipient, rawBox)
		no, refused := errors.AsType[*custody.Refusal](err)
		behind := refused && (no.Temporary() || no.Rule == custody.RuleUnknownRequest || no.Rule == custody.RuleNotGranted)
		if !behind || try == shareTries {
			return share, peer.Endpoint, err
		}
		select {
		case <-ctx.Done():
			return seal.Share{}, peer.Endpoint, ctx.Err()
		case <-time.After(time.Second):
		}
	}
}
