package recovery

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	begunVersion = 1
	begunSuffix  = ".begun"
	maxBegun     = 16 << 10
)

// TargetError says that a restore may not write into its folder. Nothing was
// written.
type TargetError struct {
	To  string
	Err error // archive.ErrNotEmpty, syscall.ENOTDIR, or why it cannot be looked at
}

// Error says why.
func (e *TargetError) Error() string {
	if errors.Is(e.Err, syscall.ENOTDIR) {
		return e.To + ": it is a file, want a folder"
	}
	return fmt.Sprintf("%s: %v", e.To, e.Err)
}

// Unwrap returns why.
func (e *TargetError) Unwrap() error { return e.Err }

// begun is a restore that writes into a folder, or was broken off while it did.
// Its file lies among the requests from before the first file is written until
// the last one is durable: meanwhile the same snapshot may go on in that folder,
// which is no longer empty.
type begun struct {
	Version  int         `json:"version"`
	Device   record.Hash `json:"device"`
	Record   record.Hash `json:"record"`
	Sequence uint64      `json:"sequence"` // the record's
	To       string      `json:"to"`       // absolute
	Temp     string      `json:"temp"`     // archive.RestoreOptions.Temp
}

// begunPath is where the file of a restore of a device into a folder is.
func begunPath(requests string, device record.Hash, to string) string {
	sum := sha256.Sum256(append(device[:], to...))
	return filepath.Join(requests, hex.EncodeToString(sum[:8])+begunSuffix)
}

// begun reads what was begun in the job's folder; nil: nothing, or it is done.
func (j Job) begun() (*begun, error) {
	to, err := filepath.Abs(j.To)
	if err != nil {
		return nil, fmt.Errorf("folder of the restore: %w", err)
	}
	path := begunPath(j.Requests, j.Device, to)
	raw, err := durable.ReadFile(j.fs(), path, maxBegun)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read begun restore: %w", err)
	}
	b, err := parseBegun(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if b.Device != j.Device || b.To != to {
		return nil, fmt.Errorf("%s: %w: it is of another device or folder: remove it", path, ErrPending)
	}
	return b, nil
}

func parseBegun(raw []byte) (*begun, error) {
	var b begun
	d := json.NewDecoder(bytes.NewReader(raw))
	if d.Decode(&b) != nil || b.Version < 1 {
		return nil, fmt.Errorf("%w: damaged: remove it", ErrPending)
	}
	if b.Version > begunVersion {
		return nil, fmt.Errorf("%w: version %d, this program knows up to %d: use a newer byssus", ErrPending, b.Version, begunVersion)
	}
	if _, err := d.Token(); err != io.EOF || !filepath.IsAbs(b.To) {
		return nil, fmt.Errorf("%w: damaged: remove it", ErrPending)
	}
	if name, err := hex.DecodeString(b.Temp); err != nil || len(name) != 8 {
		return nil, fmt.Errorf("%w: damaged: remove it", ErrPending)
	}
	return &b, nil
}

// holdsSomething tells whether the job's folder has anything in it; a folder
// that is not there has not.
func (j Job) holdsSomething() (bool, error) {
	// To open what is no folder may wait for ever: a pipe.
	info, err := os.Stat(j.To)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: j.To, Err: syscall.ENOTDIR}
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(j.To)
	}
	if err != nil {
		return false, &TargetError{To: j.To, Err: err}
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, &TargetError{To: j.To, Err: err}
	}
	return true, nil
}

// checkTarget fails with a *TargetError if a snapshot may not be restored to
// the job's folder: it holds something that may not be replaced, and is not what
// this very restore left when it was broken off.
func (j Job) checkTarget(rec record.Hash) error {
	something, err := j.holdsSomething()
	if err != nil || !something || j.Existing {
		return err
	}
	b, err := j.begun()
	if err != nil || b != nil && b.Record == rec {
		return err
	}
	return &TargetError{To: j.To, Err: archive.ErrNotEmpty}
}

// begin notes, durably, that a snapshot is being written to the job's folder,
// and returns how: what was begun before is gone on with.
func (j Job) begin(rec record.Hash, sequence uint64) (archive.RestoreOptions, error) {
	b, err := j.begun()
	if err != nil {
		return archive.RestoreOptions{}, err
	}
	if b != nil && b.Record == rec {
		return j.resumed(b), nil
	}
	to, err := filepath.Abs(j.To)
	if err != nil {
		return archive.RestoreOptions{}, fmt.Errorf("folder of the restore: %w", err)
	}
	var name [8]byte
	rand.Read(name[:])
	temp := hex.EncodeToString(name[:])
	if b != nil {
		temp = b.Temp // what another snapshot's restore left half written goes too
	}
	b = &begun{Version: begunVersion, Device: j.Device, Record: rec, Sequence: sequence, To: to, Temp: temp}
	raw, err := json.Marshal(b)
	if err == nil {
		err = durable.MkdirAll(j.fs(), j.Requests, 0o700)
	}
	if err == nil {
		err = durable.WriteFile(j.fs(), begunPath(j.Requests, j.Device, to), append(raw, '\n'), 0o600)
	}
	if err != nil {
		return archive.RestoreOptions{}, fmt.Errorf("note the restore's folder: %w", err)
	}
	return j.how(j.Existing, b.Temp), nil
}

// how is how the job's files are written.
func (j Job) how(existing bool, temp string) archive.RestoreOptions {
	o := j.How
	o.Existing, o.Temp, o.Progress = existing, temp, j.Progress
	return o
}

// resumed is how a restore that was broken off goes on.
func (j Job) resumed(b *begun) archive.RestoreOptions {
	o := j.how(true, b.Temp)
	if o.Overwrite == archive.Always { // what is whole already is not fetched again
		o.Overwrite = archive.IfChanged
	}
	return o
}

// ended forgets that a device's restore to a folder was begun: all of it is
// there.
func (j Job) ended(to string) error {
	to, err := filepath.Abs(to)
	if err != nil {
		return fmt.Errorf("folder of the restore: %w", err)
	}
	err = j.fs().Remove(begunPath(j.Requests, j.Device, to))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = j.fs().SyncDir(j.Requests)
	}
	if err != nil {
		return fmt.Errorf("forget the restore's folder: %w", err)
	}
	return nil
}

// Earlier tells what the job goes on with: the sequence of a snapshot of which
// everything is restored under a grant but the report (unreported), or of the
// one that was broken off in the job's folder; 0: neither, or the job names
// another.
func (j Job) Earlier() (sequence uint64, unreported bool, err error) {
	all, err := Pendings(j.fs(), j.Requests)
	if err != nil {
		return 0, false, err
	}
	for _, p := range all {
		if p.Device == j.Device && p.Result != nil && (j.Sequence == 0 || j.Sequence == p.Sequence) {
			return p.Sequence, true, nil
		}
	}
	something, err := j.holdsSomething()
	if err != nil || !something || j.Existing {
		return 0, false, err
	}
	b, err := j.begun()
	if err != nil || b == nil || j.Sequence != 0 && j.Sequence != b.Sequence {
		return 0, false, err
	}
	return b.Sequence, false, nil
}
