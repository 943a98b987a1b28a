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
	verifyVersion = 1
	maxVerify     = 32 << 20 // bytes of a state: faults above all
)

// verifyState is how far a verification is. It is kept between two runs.
type verifyState struct {
	Version int          `json:"version"`
	Sample  int          `json:"sample"` // of the options
	Seed    []byte       `json:"seed"`   // of what is chosen at random
	Next    uint64       `json:"next"`   // 0: the lists; else entries checked so far, and one
	Found   Verification `json:"found"`
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

// load reads what an earlier run left, or begins anew. What cannot be read, or
// is of other options, is as if it were not there: nothing is lost but time.
func (o VerifyOptions) load(device, list record.Hash) (verifyState, error) {
	fresh := verifyState{Version: verifyVersion, Sample: o.Sample, Seed: make([]byte, 16)}
	rand.Read(fresh.Seed)
	if o.State == "" {
		return fresh, nil
	}
	b, err := durable.ReadFile(o.fs(), o.path(device, list), maxVerify)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, durable.ErrTooLarge) {
		return fresh, nil
	}
	if err != nil {
		return fresh, fmt.Errorf("state of the verification: %w", err)
	}
	s, ok := parseVerifyState(b)
	if !ok || s.Sample != o.Sample || s.Found.Device != device || s.Found.List != list || s.Found.Data != o.Data {
		return fresh, nil
	}
	s.Found.Resumed = true
	return s, nil
}

func parseVerifyState(b []byte) (verifyState, bool) {
	var s verifyState
	d := json.NewDecoder(bytes.NewReader(b))
	if d.Decode(&s) != nil || s.Version != verifyVersion || len(s.Seed) != 16 || s.Next == 0 || s.Found.Checked < 0 ||
		len(s.Found.Faults) > maxFaults || len(s.Found.Slots) > record.MaxSlots {
		return verifyState{}, false
	}
	_, err := d.Token()
	return s, err == io.EOF
}

// save notes how far a run is.
func (o VerifyOptions) save(s verifyState) error {
	if o.State == "" {
		return nil
	}
	b, err := json.Marshal(s)
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
