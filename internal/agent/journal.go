package agent

import (
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

// Phase is how far the snapshot being made is.
type Phase string

// The phases. The only way is forward, but for a signed record that the chain
// can never accept: its snapshot begins again, and its record is kept as
// refused.
const (
	Begun    Phase = "begun"    // a sequence is taken; nothing that must not be lost
	Archived Phase = "archived" // every object and the list are at stores; receipts come in
	Signed   Phase = "signed"   // the record is signed and may have left
)

const (
	// maxRefused bounds the records refused at one sequence: the contract
	// follows a line of so many (Snapshots.MAX_SUPERSEDED).
	maxRefused = 32
	// maxFilling bounds the snapshots that are waited for to reach all slots.
	maxFilling = 64
)

// ErrJournal is returned after a write of the journal failed: what is on disk
// is not known, so nothing more is done before it has been read again.
var ErrJournal = errors.New("the journal could not be written; nothing more is done until it can")

// Journal is what a device must not forget. It is one file, replaced as a
// whole at each step, before the outside can notice the step. The methods that
// change it are the steps; each checks that it is allowed, and has happened
// durably when it returns nil. It is used by one goroutine at a time.
type Journal struct {
	folder *Folder
	state  journalState
	broken bool
}

type journalState struct {
	// Head is the last record proven to be accepted, nil before the first.
	Head *Anchor `json:"head,omitempty"`
	// Pending is the snapshot being made, nil if none is.
	Pending *Pending `json:"pending,omitempty"`
	// Filling are accepted snapshots that some slots do not hold yet, oldest
	// first.
	Filling []Filling `json:"filling,omitempty"`
	// Epochs are Head's epoch and, when another is being started, that.
	Epochs []Epoch `json:"epochs,omitempty"`
}

// Anchor is an accepted record, as it was proven.
type Anchor struct {
	Hash       record.Hash `json:"hash"`
	Sequence   uint64      `json:"sequence"`
	Epoch      uint32      `json:"epoch"`
	ListRoot   record.Hash `json:"listRoot"` // zero if only the chain's head is known (after joining as a replacement)
	Policy     uint32      `json:"policy"`
	Version    uint32      `json:"version"`
	K          uint8       `json:"k"`
	Slots      []uint32    `json:"slots,omitempty"` // of the policy, by position
	Positions  uint32      `json:"positions"`       // bit by position: which slots' receipts the chain has
	Expiry     uint64      `json:"expiry"`          // retention clock, seconds
	AnchoredAt uint64      `json:"anchoredAt"`      // the chain's time, seconds since 1970
	Block      uint64      `json:"block"`           // at which it was proven
	Made       Made        `json:"made"`
}

// Made says what a snapshot consists of.
type Made struct {
	Files      uint64   `json:"files"`
	Bytes      uint64   `json:"bytes"`    // of all files
	NewBytes   uint64   `json:"newBytes"` // of packs, before coding, that the backup which made it stored
	Unread     uint64   `json:"unread"`   // files that could not be read
	UnreadList []string `json:"unreadList,omitempty"`
	LeftOut    *LeftOut `json:"leftOut,omitempty"` // by choice; nil: nothing
	// Verdict is what the device suspects beside the snapshot before; nil: nothing.
	Verdict *suspicion.Verdict `json:"verdict,omitempty"`
	// Failed are the sources of agent.yaml that it lacks, or has from before.
	Failed []SourceFailure `json:"failed,omitempty"`
}

// Held counts the slots that hold the snapshot.
func (a Anchor) Held() int { return bits.OnesCount32(a.Positions) }

// Survives is how many slots may be lost with the snapshot still restorable.
func (a Anchor) Survives() int { return a.Held() - int(a.K) }

// Missing lists the slots without the chain's having their receipt.
func (a Anchor) Missing() []uint32 {
	var out []uint32
	for i, s := range a.Slots {
		if a.Positions&(1<<i) == 0 {
			out = append(out, s)
		}
	}
	return out
}

// Statement is a signed record.
type Statement struct {
	Record    record.Record    `json:"record"`
	Signature record.Signature `json:"signature"`
}

// Pending is a snapshot on its way to being committed.
type Pending struct {
	Phase    Phase          `json:"phase"`
	Sequence uint64         `json:"sequence"`
	Previous record.Hash    `json:"previous"`
	Trigger  record.Trigger `json:"trigger"`
	Policy   uint32         `json:"policy"`
	Version  uint32         `json:"version"`
	Epoch    uint32         `json:"epoch"`
	Layout   record.Layout  `json:"layout"`

	// From Archived on.
	ListRoot record.Hash        `json:"listRoot,omitzero"`
	Made     Made               `json:"made,omitzero"`
	Receipts []door.SlotReceipt `json:"receipts,omitempty"` // verified, by position
	Versions map[uint8]uint32   `json:"versions,omitempty"` // slot version a receipt names, by position

	// From Signed on.
	Signed *Statement `json:"signed,omitempty"`

	// Refused are the records of this sequence that can never be accepted,
	// oldest first; the next one supersedes the last.
	Refused []Statement `json:"refused,omitempty"`
}

// Filling is an accepted snapshot with the record that its later receipts are
// brought for.
type Filling struct {
	Hash      record.Hash   `json:"hash"`
	Record    record.Record `json:"record"`
	Layout    record.Layout `json:"layout"`
	Positions uint32        `json:"positions"`
	Expiry    uint64        `json:"expiry"`
}

// Epoch is a span of snapshots that share a key. The archive keeps the key;
// here is what the custodians have of it.
type Epoch struct {
	Number     uint32      `json:"number"`
	Commitment record.Hash `json:"commitment"` // to the key
	Panel      uint32      `json:"panel"`
	KeyBox     []byte      `json:"keyBox"`
	KeyBoxHash record.Hash `json:"keyBoxHash"`
	Held       []uint32    `json:"held,omitempty"` // custodians whose acknowledgement was verified
	Ready      bool        `json:"ready"`          // all of the panel acknowledged
	Snapshots  uint32      `json:"snapshots"`      // accepted in it
}

// OpenJournal reads the journal; a folder without one has an empty one.
func OpenJournal(f *Folder) (*Journal, error) {
	j := &Journal{folder: f}
	if err := f.load(journalFile, &j.state); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := j.state.check(); err != nil {
		return nil, &DamagedError{f.path(journalFile), "contradicts itself: " + err.Error(), adviceReplace}
	}
	return j, nil
}

// check holds what the steps keep.
func (s *journalState) check() error {
	for _, e := range s.Epochs {
		if e.Number == 0 || e.Ready && len(e.KeyBox) == 0 {
			return fmt.Errorf("epoch %d is not whole", e.Number)
		}
	}
	p := s.Pending
	if p == nil {
		return nil
	}
	want, previous := uint64(1), record.Hash{}
	if s.Head != nil {
		want, previous = s.Head.Sequence+1, s.Head.Hash
	}
	switch {
	case p.Sequence != want || p.Previous != previous:
		return fmt.Errorf("snapshot %d is being made after snapshot %d", p.Sequence, want-1)
	case p.Phase != Begun && p.Phase != Archived && p.Phase != Signed:
		return fmt.Errorf("unknown phase %q", p.Phase)
	case (p.Phase == Signed) != (p.Signed != nil):
		return fmt.Errorf("phase %s and its record do not go together", p.Phase)
	case p.Phase != Begun && (p.ListRoot == record.Hash{}):
		return fmt.Errorf("phase %s without a pack list", p.Phase)
	case len(p.Layout.Places) > record.MaxSlots:
		return fmt.Errorf("%d slots", len(p.Layout.Places))
	}
	return nil
}

// step makes a change durable, then visible.
func (j *Journal) step(change func(*journalState) error) error {
	if j.broken {
		return ErrJournal
	}
	raw, err := json.Marshal(j.state)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	var next journalState
	if err := json.Unmarshal(raw, &next); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if err := change(&next); err != nil {
		return err
	}
	if err := next.check(); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if err := j.folder.save(journalFile, next); err != nil {
		// The file may have the change or not, and may change its mind at
		// the next power cut.
		j.broken = true
		return fmt.Errorf("journal: %w", err)
	}
	j.state = next
	return nil
}

// reopen reads the journal again after a write of it failed, and goes on with
// what is found once that is written anew: what is only visible could still
// vanish with the power.
func (j *Journal) reopen() error {
	if !j.broken {
		return nil
	}
	found, err := OpenJournal(j.folder)
	if err != nil {
		return err
	}
	if err := j.folder.save(journalFile, found.state); err != nil {
		return fmt.Errorf("%w: %w", ErrJournal, err)
	}
	*j = *found
	return nil
}

// Head is the last record proven to be accepted, nil before the first.
func (j *Journal) Head() *Anchor { return j.state.Head }

// Pending is the snapshot being made, nil if none is.
func (j *Journal) Pending() *Pending { return j.state.Pending }

// Filling are the accepted snapshots that some slots do not hold yet.
func (j *Journal) Filling() []Filling { return j.state.Filling }

// Epoch returns what is known of an epoch.
func (j *Journal) Epoch(number uint32) (Epoch, bool) {
	for _, e := range j.state.Epochs {
		if e.Number == number {
			return e, true
		}
	}
	return Epoch{}, false
}

// LastEpoch returns the newest epoch known, begun or being begun.
func (j *Journal) LastEpoch() (Epoch, bool) {
	if n := len(j.state.Epochs); n > 0 {
		return j.state.Epochs[n-1], true
	}
	return Epoch{}, false
}

var errStep = errors.New("journal: step out of order")

// Begin takes the next sequence for a snapshot, or begins anew the one that is
// not yet signed. The records refused at this sequence stay known.
func (j *Journal) Begin(p Pending) error {
	return j.step(func(s *journalState) error {
		p.Phase, p.Signed, p.Receipts, p.Versions, p.ListRoot = Begun, nil, nil, nil, record.Hash{}
		p.Sequence, p.Previous, p.Refused = 1, record.Hash{}, nil
		if s.Head != nil {
			p.Sequence, p.Previous = s.Head.Sequence+1, s.Head.Hash
		}
		if s.Pending != nil {
			if s.Pending.Phase == Signed {
				return fmt.Errorf("%w: snapshot %d is signed", errStep, s.Pending.Sequence)
			}
			p.Refused = s.Pending.Refused
		}
		s.Pending = &p
		return nil
	})
}

// Archived notes that the snapshot's objects and list are at stores.
func (j *Journal) Archived(listRoot record.Hash, made Made) error {
	return j.step(func(s *journalState) error {
		if s.Pending == nil || s.Pending.Phase != Begun {
			return fmt.Errorf("%w: nothing was begun", errStep)
		}
		s.Pending.Phase, s.Pending.ListRoot, s.Pending.Made = Archived, listRoot, made
		return nil
	})
}

// Received keeps a receipt that was verified, in place of an earlier one for
// the same position.
func (j *Journal) Received(receipts map[uint8]Receipt) error {
	if len(receipts) == 0 {
		return nil
	}
	return j.step(func(s *journalState) error {
		p := s.Pending
		if p == nil || p.Phase == Begun {
			return fmt.Errorf("%w: receipts for nothing", errStep)
		}
		if p.Versions == nil {
			p.Versions = map[uint8]uint32{}
		}
		for position, r := range receipts {
			p.Receipts = slices.DeleteFunc(p.Receipts, func(o door.SlotReceipt) bool { return o.Position == position })
			p.Receipts = append(p.Receipts, r.SlotReceipt)
			p.Versions[position] = r.Version
		}
		slices.SortFunc(p.Receipts, func(a, b door.SlotReceipt) int { return int(a.Position) - int(b.Position) })
		return nil
	})
}

// Discard forgets the receipts of the pending snapshot, because the chain does
// not take them.
func (j *Journal) Discard() error {
	return j.step(func(s *journalState) error {
		if s.Pending == nil || s.Pending.Phase == Begun {
			return fmt.Errorf("%w: receipts of nothing", errStep)
		}
		s.Pending.Receipts, s.Pending.Versions = nil, nil
		return nil
	})
}

// Receipt is a store's receipt with the slot version it names.
type Receipt struct {
	door.SlotReceipt
	Version uint32
}

// Sign makes and keeps the record of the snapshot, or returns the one that was
// signed before: at one sequence there is only one at a time.
func (j *Journal) Sign(key *ecdsa.PrivateKey, domain record.Domain, device record.Hash) (Statement, error) {
	p := j.state.Pending
	if p == nil || p.Phase == Begun {
		return Statement{}, fmt.Errorf("%w: nothing to sign", errStep)
	}
	if p.Phase == Signed {
		return *p.Signed, nil
	}
	if len(p.Refused) > maxRefused {
		return Statement{}, fmt.Errorf("snapshot %d was refused %d times: let the operator replace the device's key (`byssus device replace`)", p.Sequence, len(p.Refused))
	}
	e, ok := j.Epoch(p.Epoch)
	if !ok || !e.Ready {
		return Statement{}, fmt.Errorf("%w: epoch %d has not begun", errStep, p.Epoch)
	}
	r := record.Record{Device: device, Sequence: p.Sequence, Previous: p.Previous, ListRoot: p.ListRoot,
		SealedKeyHash: e.KeyBoxHash, Policy: p.Policy, PolicyVersion: p.Version, Trigger: p.Trigger,
		Epoch: p.Epoch, EpochCommitment: e.Commitment}
	if v := p.Made.Verdict; v != nil {
		r.Verdict, r.VerdictHash = uint8(v.Kinds), v.Hash()
	}
	if n := len(p.Refused); n > 0 {
		r.Supersedes = p.Refused[n-1].Record.Digest(domain)
	}
	sig, err := record.Sign(key, r.Digest(domain))
	if err != nil {
		return Statement{}, err
	}
	st := Statement{Record: r, Signature: sig}
	return st, j.step(func(s *journalState) error {
		s.Pending.Phase, s.Pending.Signed = Signed, &st
		return nil
	})
}

// Refused notes that the signed record can never be accepted, which the caller
// has proven: the snapshot begins again, and its next record will supersede
// this one.
func (j *Journal) Refused() error {
	return j.step(func(s *journalState) error {
		p := s.Pending
		if p == nil || p.Phase != Signed {
			return fmt.Errorf("%w: nothing was signed", errStep)
		}
		p.Refused = append(p.Refused, *p.Signed)
		p.Phase, p.Signed, p.Receipts, p.Versions, p.ListRoot, p.Made = Begun, nil, nil, nil, record.Hash{}, Made{}
		return nil
	})
}

// Commit notes that a record of the pending snapshot is accepted, which the
// caller has proven: the snapshot is committed. It forgets the epochs before
// the record's.
func (j *Journal) Commit(st Statement, a Anchor, layout record.Layout) error {
	return j.step(func(s *journalState) error {
		if s.Pending == nil || a.Sequence != s.Pending.Sequence {
			return fmt.Errorf("%w: no snapshot %d is being made", errStep, a.Sequence)
		}
		s.Head, s.Pending = &a, nil
		if len(a.Missing()) > 0 {
			s.Filling = append(s.Filling, Filling{Hash: a.Hash, Record: st.Record, Layout: layout, Positions: a.Positions, Expiry: a.Expiry})
			if n := len(s.Filling); n > maxFilling {
				s.Filling = s.Filling[n-maxFilling:]
			}
		}
		s.Epochs = slices.DeleteFunc(s.Epochs, func(e Epoch) bool { return e.Number < a.Epoch })
		for i := range s.Epochs {
			if s.Epochs[i].Number == a.Epoch {
				s.Epochs[i].Snapshots++
			}
		}
		return nil
	})
}

// Filled notes which slots the chain knows to hold an accepted snapshot.
func (j *Journal) Filled(hash record.Hash, positions uint32) error {
	return j.step(func(s *journalState) error {
		if s.Head != nil && s.Head.Hash == hash {
			s.Head.Positions |= positions
		}
		for i := range s.Filling {
			f := &s.Filling[i]
			if f.Hash != hash {
				continue
			}
			f.Positions |= positions
			if bits.OnesCount32(f.Positions) >= len(f.Layout.Places) {
				s.Filling = slices.Delete(s.Filling, i, i+1)
			}
			break
		}
		return nil
	})
}

// Drop gives up waiting for an accepted snapshot to reach all slots.
func (j *Journal) Drop(hash record.Hash) error {
	return j.step(func(s *journalState) error {
		s.Filling = slices.DeleteFunc(s.Filling, func(f Filling) bool { return f.Hash == hash })
		return nil
	})
}

// Adopt takes over a history that others began: a replacement device goes on
// after the proven head. Only an empty journal can.
func (j *Journal) Adopt(a Anchor) error {
	return j.step(func(s *journalState) error {
		if s.Head != nil || s.Pending != nil {
			return fmt.Errorf("%w: the device has a history of its own", errStep)
		}
		s.Head = &a
		return nil
	})
}

// KeepEpoch adds an epoch, or changes what is known of it. The key of one that
// the custodians have acknowledged never changes.
func (j *Journal) KeepEpoch(e Epoch) error {
	return j.step(func(s *journalState) error {
		for i := range s.Epochs {
			if s.Epochs[i].Number != e.Number {
				continue
			}
			if s.Epochs[i].Ready && s.Epochs[i].Commitment != e.Commitment {
				return fmt.Errorf("%w: epoch %d has a key", errStep, e.Number)
			}
			s.Epochs[i] = e
			return nil
		}
		s.Epochs = append(s.Epochs, e)
		slices.SortFunc(s.Epochs, func(a, b Epoch) int { return int(a.Number) - int(b.Number) })
		return nil
	})
}
