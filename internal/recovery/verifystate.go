package recovery

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	verifyVersion = 2
	maxVerify     = 32 << 20 // bytes of a state: faults above all
)

// verifyState is how far a verification is. It is kept between two runs.
type verifyState struct {
	Version int          `json:"version"`
	Sample  int          `json:"sample"` // of the options
	Seed    []byte       `json:"seed"`   // of what is chosen at random
	Lists   bool         `json:"lists"`  // they were checked
	Done    []byte       `json:"done"`   // a bit for each entry, over all segments: it was checked
	Found   Verification `json:"found"`
}

// verifyFile is the file of a state: with a checksum of its bytes.
type verifyFile struct {
	SHA256 record.Hash     `json:"sha256"`
	State  json.RawMessage `json:"state"`
}

func (s *verifyState) done(entry int) bool {
	return entry/8 < len(s.Done) && s.Done[entry/8]&(1<<(entry%8)) != 0
}

func (s *verifyState) mark(entry int) {
	for entry/8 >= len(s.Done) {
		s.Done = append(s.Done, 0)
	}
	s.Done[entry/8] |= 1 << (entry % 8)
}

// draw is a number that depends on the seed and on what it is drawn for.
func (s *verifyState) draw(of ...any) uint64 {
	sum := sha256.Sum256([]byte(fmt.Sprint(append([]any{hex.EncodeToString(s.Seed)}, of...)...)))
	return binary.BigEndian.Uint64(sum[:])
}

func (o VerifyOptions) fs() durable.FS {
	if o.FS == nil {
		return durable.OS()
	}
	return o.FS
}

// path is where the state of a snapshot's verification is: one for all data,
// one for samples.
func (o VerifyOptions) path(device, list record.Hash) string {
	h := sha256.New()
	h.Write(device[:])
	h.Write(list[:])
	if o.Data {
		h.Write([]byte{1})
	}
	return filepath.Join(o.State, hex.EncodeToString(h.Sum(nil)[:8])+".verify")
}

// load reads what an earlier run left, or begins anew. What is damaged is named
// in what is found, and lost is nothing but time; what is of other options is as
// if it were not there.
func (o VerifyOptions) load(device, list record.Hash) (verifyState, error) {
	fresh := verifyState{Version: verifyVersion, Sample: o.Sample, Seed: make([]byte, 16)}
	rand.Read(fresh.Seed)
	if o.State == "" {
		return fresh, nil
	}
	path := o.path(device, list)
	b, err := durable.ReadFile(o.fs(), path, maxVerify)
	if errors.Is(err, fs.ErrNotExist) {
		return fresh, nil
	}
	if err != nil && !errors.Is(err, durable.ErrTooLarge) {
		return fresh, fmt.Errorf("state of the verification: %w", err)
	}
	var s verifyState
	if err == nil {
		s, err = parseVerifyState(b)
	}
	if err == nil && (s.Found.Device != device || s.Found.List != list || s.Found.Data != o.Data) {
		err = errors.New("it is of another verification")
	}
	if err != nil {
		fresh.Found.Anew = fmt.Sprintf("%s: %v", path, err)
		return fresh, nil
	}
	if s.Sample != o.Sample {
		return fresh, nil
	}
	s.Found.Resumed = true
	return s, nil
}

// maxEntries bounds the bits of a state: of more entries than any list has.
const maxEntries = 1 << 24

func parseVerifyState(b []byte) (verifyState, error) {
	var f verifyFile
	var s verifyState
	if err := whole(b, &f); err != nil {
		return s, fmt.Errorf("it is damaged: %w", err)
	}
	if sha256.Sum256(f.State) != f.SHA256 {
		return s, errors.New("it is damaged: its checksum does not match")
	}
	if err := whole(f.State, &s); err != nil {
		return verifyState{}, fmt.Errorf("it is damaged: %w", err)
	}
	if s.Version != verifyVersion {
		return verifyState{}, fmt.Errorf("it is of version %d, this program knows %d", s.Version, verifyVersion)
	}
	if len(s.Seed) != 16 || !s.Lists || s.Found.Checked < 0 || len(s.Done) > maxEntries/8 ||
		len(s.Found.Faults) > maxFaults || len(s.Found.Lost) > maxFaults || len(s.Found.Slots) > record.MaxSlots {
		return verifyState{}, errors.New("it is not what a run writes")
	}
	return s, nil
}

// whole reads one JSON value and nothing after it.
func whole(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows it")
	}
	return nil
}

// save notes how far a run is.
func (o VerifyOptions) save(s verifyState) error {
	if o.State == "" {
		return nil
	}
	var f verifyFile
	var b []byte
	var err error
	if f.State, err = json.Marshal(s); err == nil {
		f.SHA256 = sha256.Sum256(f.State)
		b, err = json.Marshal(f)
	}
	if err == nil {
		err = durable.MkdirAll(o.fs(), o.State, 0o700)
	}
	if err == nil {
		err = durable.WriteFile(o.fs(), o.path(s.Found.Device, s.Found.List), b, 0o600)
	}
	if err != nil {
		return fmt.Errorf("state of the verification: %w", err)
	}
	return nil
}

// forget removes the state of a run that is done.
func (o VerifyOptions) forget(device, list record.Hash) error {
	if o.State == "" {
		return nil
	}
	err := o.fs().Remove(o.path(device, list))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("state of the verification: %w", err)
	}
	return nil
}
