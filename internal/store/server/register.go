package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

// Registration is what the chain says of a store; Known is false if there is
// none of that number.
type Registration struct {
	Known    bool
	Signing  record.PublicKey // of receipts
	TLS      record.Hash      // identity.Pin of the key it serves with
	Region   string
	Endpoint string // where devices look for it
}

// RegistrationError says that the chain describes another store than this one:
// devices would refuse what it serves or signs, or not find it.
type RegistrationError struct {
	Store   uint32
	Height  uint64
	Differs []string // what, and what to do about it
}

func (e *RegistrationError) Error() string {
	return fmt.Sprintf("store %d is not the one that the chain has at block %d: %s", e.Store, e.Height, strings.Join(e.Differs, "; "))
}

// CheckRegistration compares this store's keys with what the chain says of its
// number, and region and endpoint with those given. The error is a
// *RegistrationError if they differ; another one if the chain cannot be seen
// as it is now.
func (s *Server) CheckRegistration(ctx context.Context, region, endpoint string) error {
	ctx, cancel := context.WithTimeout(ctx, chainPatience)
	defer cancel()
	height, err := s.view.at(ctx)
	if err != nil {
		return err
	}
	r, err := s.view.chain.Registration(ctx, s.store)
	if err != nil {
		return &staleError{"the chain cannot be asked", err}
	}
	signing, err := record.PublicKeyOf(&s.signing.PublicKey)
	if err != nil {
		return err
	}
	pin, err := identity.Pin(&s.tls.PublicKey)
	if err != nil {
		return err
	}
	var differs []string
	say := func(format string, args ...any) { differs = append(differs, fmt.Sprintf(format, args...)) }
	if !r.Known {
		say("there is no store of this number: register it (Stores.addStore), or start the store with its own number")
	} else {
		if r.Signing != signing {
			say("the receipt key is another: put keys/receipt.pem back from its copy; it can never be changed on the chain, so if it is lost register a new store and give it the slot")
		}
		if r.TLS != pin {
			say("the TLS key is another: put keys/tls.pem back from its copy, or tell the chain the new one, %s (Stores.updateStore)", pin)
		}
		if r.Region != region {
			say("its region there is %q, here %q: correct it here, it can never be changed on the chain", r.Region, region)
		}
		if r.Endpoint != endpoint {
			say("devices look for it at %q, it serves %q: serve there, or tell the chain (Stores.updateStore)", r.Endpoint, endpoint)
		}
	}
	if len(differs) > 0 {
		return &RegistrationError{Store: s.store, Height: height, Differs: differs}
	}
	return nil
}
