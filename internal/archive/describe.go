package archive

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// epoch returns the key and the key box of the snapshot's epoch, whether it
// begins with it, and whether the box must be sent.
func (m *making) epoch(ctx context.Context) (key seal.Secret, box []byte, begins bool, err error) {
	a, c := m.a, m.a.state.Committed
	if c != nil && c.Epoch == m.req.Epoch {
		return c.EpochKey, c.KeyBox, false, nil
	}
	if a.state.NextEpoch != m.req.Epoch {
		next := a.state
		next.NextEpoch, next.NextKey = m.req.Epoch, seal.NewEpochKey()
		if err := writeState(a.fs, a.dir, stateFile, next); err != nil {
			return key, nil, false, err
		}
		a.state = next
	}
	key = a.state.NextKey
	encoded, err := m.req.KeyBox(ctx, m.req.Epoch, key)
	if err != nil {
		return key, nil, false, fmt.Errorf("seal the key of epoch %d: %w", m.req.Epoch, err)
	}
	b := seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: m.req.Epoch}
	parsed, err := seal.ParseKeyBox(encoded)
	if err != nil {
		return key, nil, false, fmt.Errorf("the key box of epoch %d: %w", m.req.Epoch, err)
	}
	if parsed.Device != b.Device || parsed.Epoch != b.Epoch || parsed.Commitment != seal.Commitment(b, key) {
		return key, nil, false, fmt.Errorf("the key box is not of this device's epoch %d", m.req.Epoch)
	}
	return key, encoded, true, nil
}

// conclude seals and sends what describes the snapshot, and writes down that it
// is prepared.
func (m *making) conclude(ctx context.Context, root node) (*Result, error) {
	result, err := m.describe(ctx, root)
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return result, nil
}

func (m *making) describe(ctx context.Context, root node) (_ *Result, err error) {
	a := m.a
	defer func() { err = errors.Join(err, m.memo.abort()) }()
	key, box, begins, err := m.epoch(ctx)
	if err != nil {
		return nil, err
	}
	l, err := m.list(ctx, key, box, begins)
	if err != nil {
		return nil, err
	}
	m.stats.Added = m.store.added.Load()
	manifest := Manifest{Archive: a.state.Archive, Device: a.state.Device, Sequence: m.req.Sequence, Epoch: m.req.Epoch,
		Created: m.req.Created, Host: m.req.Host, Program: m.req.Program, Stats: m.stats, UnreadCount: m.skippedCount,
		Chunker: a.state.Chunker, Verdict: m.verdict, idKey: a.state.IDKey, root: root, keySegments: l.keySegments, packs: l.packs}
	if a.state.Committed != nil {
		manifest.Parent = a.state.Committed.ListRoot
	}
	for _, s := range m.req.Sources {
		info := s.Info()
		manifest.Sources = append(manifest.Sources, SourceInfo{Kind: info.Kind, Path: info.Path})
	}
	for _, s := range m.skipped {
		manifest.Unread = append(manifest.Unread, Unread{Path: clipTo(s.Path, maxPath), Reason: text(s.Err.Error(), maxReason)})
	}
	body, err := manifest.encode()
	if err != nil {
		return nil, err
	}
	binding := seal.Binding{Genesis: a.state.Genesis, Device: a.state.Device, Epoch: m.req.Epoch}
	sealed, err := seal.SealObject(seal.Preferred(), key, binding, record.Manifest, body)
	if err != nil {
		return nil, err
	}
	top := replica(record.Manifest, sealed)
	if err := errors.Join(l.send(top), l.sent()); err != nil {
		return nil, err
	}

	// What the stores acknowledged becomes a list.
	p := point{Sequence: m.req.Sequence, Epoch: m.req.Epoch, EpochKey: key, KeyBox: box, KeySegments: l.keySegments,
		Stats: m.stats, Forgets: l.forgets, Named: l.named.finish(), LastPack: a.index.state.Last, Packs: l.packs,
		Standing: m.standing}
	if err := l.finish(); err != nil {
		return nil, err
	}
	p.Fresh = l.fresh
	p.Sparse, p.Idle = a.index.emptiest()
	head := record.Head{Genesis: a.state.Genesis, Device: a.state.Device, Sequence: m.req.Sequence, Epoch: m.req.Epoch,
		Manifest: top.Hash, KeyBox: l.keyBox, Layout: m.req.Layout, Segments: l.refs}
	if p.Head, p.ListRoot, err = head.Encode(); err != nil {
		return nil, err
	}
	if p.Memo, err = m.memo.commit("memo-" + strings.TrimPrefix(p.ListRoot.String(), "0x")[:16]); err != nil {
		return nil, err
	}
	if err := writeState(a.fs, a.dir, preparedFile, preparedBody{stateVersion, p}); err != nil {
		return nil, err
	}
	a.prepared = &p
	if err := a.removeUnused(); err != nil {
		return nil, err
	}
	r, err := a.result(p)
	if err != nil {
		return nil, err
	}
	r.Verdict = m.verdict
	r.Skipped, r.SkippedCount, r.SealedBytes = m.skipped, m.skippedCount, m.store.sealed.Load()
	return r, nil
}

func clipTo(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}
