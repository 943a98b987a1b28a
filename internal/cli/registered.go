package cli

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/store/server"
)

// registerAgain is how often a chain that cannot be seen is asked again whether
// a role is the one that is registered.
const registerAgain = 5 * time.Second

// serveRegistered serves a role that check holds against the chain. If the
// chain has another one in its place, a role that runs alone ends; one that
// runs together with others says so and serves on, for the rest of the
// installation must not stop because one folder was lost. While the chain
// cannot be seen the role serves, and is checked later.
func serveRegistered(ctx context.Context, alone bool, log *slog.Logger, check func(context.Context) error, serve func(context.Context) error) error {
	judge := func(err error) error {
		if alone {
			return term.Exit{Code: term.Refused, Err: err}
		}
		log.Error("not the one that is registered: no device will use it", "error", err)
		return nil
	}
	soon, cancel := context.WithTimeout(ctx, 3*time.Second)
	err := check(soon)
	cancel()
	if unregistered(err) {
		if err := judge(err); err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if err != nil && !unregistered(err) && ctx.Err() == nil {
		log.Warn("the chain cannot be seen: whether this is the one that is registered is checked later", "error", err)
		go func() {
			for {
				select {
				case <-ctx.Done():
					return
				case <-time.After(registerAgain):
				}
				err := check(ctx)
				if err != nil && !unregistered(err) {
					continue
				}
				if err != nil {
					err = judge(err)
				}
				if err != nil {
					stop(err)
				}
				return
			}
		}()
	}
	err = serve(ctx)
	if exit, ok := errors.AsType[term.Exit](context.Cause(ctx)); ok && err == nil {
		return exit
	}
	return err
}

// unregistered tells whether a check has found that the chain has another.
func unregistered(err error) bool {
	_, store := errors.AsType[*server.RegistrationError](err)
	_, keeper := errors.AsType[*custody.RegistrationError](err)
	return store || keeper
}
