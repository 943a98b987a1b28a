package agent

import (
	"context"
	"errors"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// mend makes the archive whole if a part of it is lost that the stores know too:
// from the last snapshot, with the keys that are here. Without it everything
// would be sent again.
func (a *Agent) mend(ctx context.Context) error {
	if a.archive != nil {
		return nil
	}
	plan, _, err := a.plan(ctx)
	if err != nil {
		return err
	}
	a.progress.Step("making the index anew from the stores")
	u := a.upload(ctx, plan.Policy)
	defer u.close()
	stores := a.fetcher(u)
	mended, err := archive.Recover(ctx, a.folder.fsys, a.folder.path(archiveDir), a.archiveOf(), plan.Policy.Layout(), func(ctx context.Context, last archive.Last) (*archive.Snapshot, error) {
		return archive.OpenRest(ctx, last.Head, last.ListRoot, func(ctx context.Context, root record.Hash) ([]byte, error) {
			if b, err := last.Segment(root); err == nil {
				return b, nil
			}
			_, b, err := stores.Segment(ctx, root)
			return b, err
		}, last.Key, stores)
	})
	if errors.Is(err, archive.ErrUnanswered) && ctx.Err() == nil {
		return &QueuedError{"making the index anew from the stores", err}
	}
	if err != nil {
		return err
	}
	a.warn("a part of the device's own index was lost and was made anew from the stores: %s: %v", a.lost.File, a.lost.Err)
	a.archive, a.lost = mended, nil
	return nil
}

// mended makes the archive whole if an error says that a part of it is lost that
// the stores know too: then what failed is to be done again. Else the error stays.
func (a *Agent) mended(ctx context.Context, err error) (bool, error) {
	state, ok := errors.AsType[*archive.StateError](err)
	if !ok || !state.Derived() || a.archive == nil {
		return false, err
	}
	if closed := a.archive.Close(); closed != nil {
		return false, errors.Join(err, closed)
	}
	a.archive, a.lost = nil, state
	err = a.mend(ctx)
	return err == nil, err
}

// epochKey is the key of the archive's current epoch, if the device has it. It
// does not need what is lost.
func (a *Agent) epochKey() (epoch uint32, key seal.Secret, ok bool, err error) {
	if a.archive == nil {
		return archive.HeldKey(a.folder.fsys, a.folder.path(archiveDir), a.archiveOf())
	}
	epoch, key, ok = a.archive.EpochKey()
	return epoch, key, ok, nil
}
