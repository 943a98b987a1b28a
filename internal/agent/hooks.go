package agent

import (
	"context"
	"errors"
	"fmt"

	"github.com/byssus-iot/byssus/internal/cli/term"
)

// run runs one of the hooks; told is NAME=VALUE pairs for it. Nothing is run if
// there is none.
func (h Hooks) run(ctx context.Context, when string, args []string, told ...string) error {
	if len(args) == 0 {
		return nil
	}
	if err := runHook(ctx, args, h.Timeout, told...); err != nil {
		return fmt.Errorf("the hook %q: %w", when, err)
	}
	return nil
}

// source tells a hook which source it is for, and why tells it what failed.
func (s Source) told() string { return "BYSSUS_SOURCE=" + s.Path }
func why(text string) string  { return "BYSSUS_ERROR=" + term.Clean(text) }

// before runs the hook before a source is read.
func (t *taking) before(ctx context.Context, s Source) error {
	if t.dry {
		return nil
	}
	err := s.Hooks.run(ctx, "before", s.Hooks.Before, s.told())
	if err != nil && ctx.Err() == nil {
		return t.fail(s, err, true)
	}
	return err
}

// after runs the hook after a source was read, well or not, interrupted or not.
func (t *taking) after(ctx context.Context, s Source) {
	if t.dry {
		return
	}
	if err := s.Hooks.run(context.WithoutCancel(ctx), "after", s.Hooks.After, s.told()); err != nil {
		_ = t.fail(s, err, true) // who reads the source does not ask
	}
}

// tellFailed runs the hooks of sources that failed.
func (a *Agent) tellFailed(ctx context.Context, failed []SourceFailure) {
	for _, s := range a.configured {
		for _, f := range failed {
			if f.Path != s.Path {
				continue
			}
			if err := s.Hooks.run(ctx, "failed", s.Hooks.Failed, s.told(), why(f.Error)); err != nil {
				a.warn("%s: %v", s.Path, err)
			}
		}
	}
}

// hooked runs the hooks around a whole backup. If the one before it fails nothing
// is backed up: what is to be read may not be there. The one after it runs
// whenever that before it was begun.
func (a *Agent) hooked(ctx context.Context, res *Result, backup func() error) error {
	h := a.hooks
	err := h.run(ctx, "before", h.Before)
	if err == nil {
		err = backup()
	} else {
		err = fmt.Errorf("nothing was backed up: %w", err)
	}
	if after := h.run(context.WithoutCancel(ctx), "after", h.After); after != nil {
		res.Hook = after.Error()
		a.warn("%v", after)
	}
	_, queued := errors.AsType[*QueuedError](err)
	text := ""
	switch {
	case queued || ctx.Err() != nil:
		return err
	case err != nil:
		text = err.Error()
	case res.Committed != nil && len(res.Committed.Made.Failed) > 0:
		f := res.Committed.Made.Failed
		text = fmt.Sprintf("%s failed, the first is %s: %s", term.Count(len(f), "source"), f[0].Path, f[0].Error)
	case res.Hook != "":
		text = res.Hook
	default:
		return nil
	}
	if failed := h.run(ctx, "failed", h.Failed, why(text)); failed != nil {
		a.warn("%v", failed)
	}
	return err
}
