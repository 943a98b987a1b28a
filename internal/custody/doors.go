package custody

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// maxEpochsAhead is how far an epoch may be ahead of the last anchored one:
// what Snapshots accepts (MAX_EPOCH_STEP). It bounds what one device can store.
const maxEpochsAhead = 256

// epochKey answers with the public key for one epoch of the caller.
func (s *Server) epochKey(ctx context.Context, c caller, m EpochRequest) (EpochAnswer, error) {
	if m.Epoch == 0 {
		return EpochAnswer{}, refuse(RuleBadRequest, "epochs count from 1")
	}
	if _, _, err := s.writer(ctx, c, m.Device, m.Epoch); err != nil {
		return EpochAnswer{}, err
	}
	b := s.binding(m.Device, m.Epoch)
	key, err := s.conf.Folder.keys.root.Key(b)
	if err != nil {
		return EpochAnswer{}, err
	}
	sig, err := record.Sign(s.conf.Folder.keys.signing, seal.EpochKeyStatement(b, s.conf.ID, key.Public()).Digest(s.conf.Domain))
	if err != nil {
		return EpochAnswer{}, err
	}
	return EpochAnswer{Custodian: s.conf.ID, Key: key.Public().Bytes(), Signature: sig}, nil
}

// hold checks a key box, keeps it durably and says so, signed.
func (s *Server) hold(ctx context.Context, c caller, m ShareRequest) (ShareAnswer, error) {
	if m.Epoch == 0 {
		return ShareAnswer{}, refuse(RuleBadRequest, "epochs count from 1")
	}
	v, device, err := s.writer(ctx, c, m.Device, m.Epoch)
	if err != nil {
		return ShareAnswer{}, err
	}
	box, _, err := s.openBox(m.Device, m.Epoch, m.KeyBox)
	if err != nil {
		return ShareAnswer{}, err
	}
	if err := s.ofPanel(ctx, v, box); err != nil {
		return ShareAnswer{}, err
	}
	if err := s.conf.Folder.keep(m.Device, m.Epoch, device.Generation, m.KeyBox); err != nil {
		return ShareAnswer{}, err
	}
	held := record.ShareHeld{Device: m.Device, Epoch: m.Epoch, Custodian: s.conf.ID,
		EpochCommitment: box.Commitment, SealedKeyHash: seal.KeyBoxHash(m.KeyBox)}
	sig, err := record.Sign(s.conf.Folder.keys.signing, held.Digest(s.conf.Domain))
	if err != nil {
		return ShareAnswer{}, err
	}
	s.log.Info("share held", append(c.attrs(), "device", m.Device, "epoch", m.Epoch, "keyBox", held.SealedKeyHash)...)
	return ShareAnswer{Custodian: s.conf.ID, EpochCommitment: held.EpochCommitment, SealedKeyHash: held.SealedKeyHash, Signature: sig}, nil
}

// writer checks that the caller is an active device, and that the epoch is one
// it may still make anchors in.
func (s *Server) writer(ctx context.Context, c caller, id record.Hash, epoch uint32) (View, state.Device, error) {
	if !c.hasKey {
		return nil, state.Device{}, refuse(RuleNotYours, "this door wants a client certificate with the device's P-256 key")
	}
	v, err := s.view(ctx)
	if err != nil {
		return nil, state.Device{}, err
	}
	d, err := v.Device(ctx, id)
	if err != nil && !errors.Is(err, state.ErrNotFound) {
		return nil, state.Device{}, s.unreadable(v, err)
	}
	switch {
	case err != nil:
		return v, d, refuse(RuleUnknownDevice, "device %s is unknown at block %d: if it was enrolled just now, try again", id, v.Header().Number)
	case d.Key != c.key:
		return v, d, refuse(RuleNotYours, "the client certificate's key is not the current key of device %s", id)
	case d.Status != state.Active:
		return v, d, refuse(RuleRevoked, "device %s is revoked at block %d", id, v.Header().Number)
	}
	h, err := v.Head(ctx, id)
	if err != nil {
		return v, d, s.unreadable(v, err)
	}
	switch {
	case epoch < h.Epoch:
		return v, d, refuse(RuleEpoch, "epoch %d is over: the device has anchored epoch %d", epoch, h.Epoch)
	case epoch <= h.ReleasedEpoch:
		return v, d, refuse(RuleEpoch, "the key of epoch %d was released: begin epoch %d", epoch, h.ReleasedEpoch+1)
	case uint64(epoch) > uint64(h.Epoch)+maxEpochsAhead:
		return v, d, refuse(RuleEpoch, "epoch %d is too far ahead: the device has anchored epoch %d, at most %d more are taken", epoch, h.Epoch, maxEpochsAhead)
	}
	return v, d, nil
}

// ofPanel checks that a key box is shared as the device's policy says: m shares
// that rebuild the key, one each for the custodians of the panel, in its order.
// While a new version of the policy is young, the one before will do too.
func (s *Server) ofPanel(ctx context.Context, v View, box seal.KeyBox) error {
	at := v.Header()
	policy, err := v.PolicyOf(ctx, box.Device)
	if errors.Is(err, state.ErrNotFound) {
		return refuse(RulePanel, "device %s is under no policy at block %d, so no panel keeps its keys: assign it one", box.Device, at.Number)
	}
	if err != nil {
		return s.unreadable(v, err)
	}
	current, err := v.PolicyInForce(ctx, policy)
	if err != nil {
		return s.unreadable(v, err)
	}
	have := state.Panel{M: box.Threshold}
	for _, share := range box.Shares {
		have.Custodians = append(have.Custodians, share.Custodian)
	}
	var want state.Panel
	for _, version := range []uint32{current.Version, current.Previous} {
		if !current.Accepts(version, at.Time) {
			continue
		}
		terms, err := v.Terms(ctx, policy, version)
		if err != nil {
			return s.unreadable(v, err)
		}
		panel, err := v.Panel(ctx, terms.Panel)
		if err != nil {
			return s.unreadable(v, err)
		}
		if panel.M == have.M && slices.Equal(panel.Custodians, have.Custodians) {
			return nil
		}
		if version == current.Version {
			want = panel
		}
	}
	return refuse(RulePanel, "policy %d, version %d, has epoch keys kept by panel %d: %d of custodians %v; the key box has %d of %v: make one for that panel",
		policy, current.Version, want.ID, want.M, want.Custodians, have.M, have.Custodians)
}

// release seals the share anew to the recipient of a grant, and to nobody else.
func (s *Server) release(ctx context.Context, c caller, m ReleaseRequest) (ReleaseAnswer, error) {
	to, err := seal.ParsePublicKey(m.Recipient)
	if err != nil {
		return ReleaseAnswer{}, refuse(RuleBadRequest, "recipient: %v", err)
	}
	v, err := s.view(ctx)
	if err != nil {
		return ReleaseAnswer{}, err
	}
	q, err := v.Request(ctx, m.Request)
	if errors.Is(err, state.ErrNotFound) {
		return ReleaseAnswer{}, refuse(RuleUnknownRequest, "there is no restore request %d at block %d: if it was made just now, try again", m.Request, v.Header().Number)
	}
	if err != nil {
		return ReleaseAnswer{}, s.unreadable(v, err)
	}
	if err := s.granted(v, q, m, to); err != nil {
		return ReleaseAnswer{}, err
	}
	if q.Generation != 0 {
		d, err := v.Device(ctx, q.Device)
		if err != nil {
			return ReleaseAnswer{}, s.unreadable(v, err)
		}
		if !q.AskedWith(d) {
			return ReleaseAnswer{}, refuse(RuleRevoked, "device %s asked for restore request %d with a key that it has no more at block %d", q.Device, m.Request, v.Header().Number)
		}
	}
	raw, err := s.anchoredBox(q, m)
	if err != nil {
		return ReleaseAnswer{}, err
	}
	_, share, err := s.openBox(q.Device, q.Epoch, raw)
	if err != nil {
		return ReleaseAnswer{}, err
	}
	sealed, err := seal.Reseal(seal.Release{Binding: s.binding(q.Device, q.Epoch), Request: m.Request, Custodian: s.conf.ID}, share, to)
	if err != nil {
		return ReleaseAnswer{}, err
	}
	s.log.Info("share released", append(c.attrs(), "request", m.Request, "device", q.Device, "epoch", q.Epoch, "record", q.RecordHash,
		"recipient", q.Recipient, "requester", q.Requester, "purpose", q.Purpose, "block", v.Header().Number)...)
	return ReleaseAnswer{Custodian: s.conf.ID, Index: share.X, Share: sealed}, nil
}

// granted checks a release against the request on the chain.
func (s *Server) granted(v View, q state.Request, m ReleaseRequest, to seal.PublicKey) error {
	if q.Status != state.Granted {
		return refuse(RuleNotGranted, "restore request %d is %s at block %d, not granted", m.Request, q.Status, v.Header().Number)
	}
	// The chain's time decides; that its newest block may be up to MaxAge old
	// lets nobody keep a grant alive by withholding blocks.
	until := time.Unix(int64(q.GrantedUntil), 0)
	if v.Header().Time > q.GrantedUntil || s.conf.Now().After(until) {
		return refuse(RuleExpired, "the grant of restore request %d ended at %s: make a new request", m.Request, until.UTC().Format(time.RFC3339))
	}
	if m.Record.Digest(s.conf.Domain) != q.RecordHash || m.Record.Device != q.Device || m.Record.Epoch != q.Epoch {
		return refuse(RuleWrongRecord, "restore request %d was granted for record %s, epoch %d of device %s; the record sent is another", m.Request, q.RecordHash, q.Epoch, q.Device)
	}
	if to.ID() != q.Recipient {
		return refuse(RuleWrongRecipient, "restore request %d was granted to recipient %s, not to the key sent", m.Request, q.Recipient)
	}
	return nil
}

// anchoredBox returns the key box that the granted record commits to: the
// custodian's own copy, or the one sent along.
func (s *Server) anchoredBox(q state.Request, m ReleaseRequest) ([]byte, error) {
	want := m.Record.SealedKeyHash
	own, err := s.conf.Folder.box(q.Device, q.Epoch, want)
	if own != nil {
		return own, nil
	}
	if err != nil {
		s.log.Error("key box not readable", "device", q.Device, "epoch", q.Epoch, "error", err)
	}
	switch {
	case len(m.KeyBox) == 0:
		return nil, refuse(RuleShareMissing, "key box %s of epoch %d is not here: send it along from any store of the device", want, q.Epoch)
	case seal.KeyBoxHash(m.KeyBox) != want:
		return nil, refuse(RuleBadKeyBox, "the key box sent along is not the one the record names, %s", want)
	}
	s.log.Warn("own key box missing, using the one sent along", "device", q.Device, "epoch", q.Epoch, "keyBox", want)
	return m.KeyBox, nil
}

// openBox parses a key box, checks whose it is, and opens this custodian's
// share in it.
func (s *Server) openBox(device record.Hash, epoch uint32, raw []byte) (seal.KeyBox, seal.Share, error) {
	box, err := seal.ParseKeyBox(raw)
	if err != nil {
		return box, seal.Share{}, refuse(RuleBadKeyBox, "%v", err)
	}
	if box.Device != device || box.Epoch != epoch {
		return box, seal.Share{}, refuse(RuleBadKeyBox, "it is the key box of epoch %d of device %s, not of epoch %d of device %s", box.Epoch, box.Device, epoch, device)
	}
	key, err := s.conf.Folder.keys.root.Key(s.binding(device, epoch))
	if err != nil {
		return box, seal.Share{}, err
	}
	share, err := box.Open(s.conf.Domain.Genesis, s.conf.ID, key)
	if err != nil {
		return box, seal.Share{}, refuse(RuleBadKeyBox, "%v", err)
	}
	return box, share, nil
}

func (s *Server) binding(device record.Hash, epoch uint32) seal.Binding {
	return seal.Binding{Genesis: s.conf.Domain.Genesis, Device: device, Epoch: epoch}
}
