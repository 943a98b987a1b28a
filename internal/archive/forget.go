package archive

import (
	"context"
	"fmt"

	"github.com/byssus-iot/byssus/internal/record"
)

// Forget makes the archive refer no more to objects that stores have lost: the
// next snapshot makes the content of a lost pack again, and anew a key table or
// key box that is lost. The prepared snapshot is dropped.
func (a *Archive) Forget(ctx context.Context, hashes ...record.Hash) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.begin(); err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	if err := a.forget(ctx, hashes); err != nil {
		return err
	}
	a.done()
	return nil
}

func (a *Archive) forget(ctx context.Context, hashes []record.Hash) error {
	for _, h := range hashes {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := a.index.named(h)
		if err != nil {
			return fmt.Errorf("forget %s: %w", h, &StateError{a.path(packLog), err})
		}
		l := lostObject{Hash: h}
		if p != nil {
			l.Number = p.key.Number
		}
		if err := a.index.lose(l); err != nil {
			return fmt.Errorf("forget %s: %w", h, err)
		}
	}
	if len(hashes) == 0 || a.prepared == nil {
		return nil
	}
	if err := a.removePrepared(); err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	return nil
}
