package recovery

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

const (
	pendingVersion = 1
	pendingSuffix  = ".request"
	maxPending     = 8 << 10
	maxPendings    = 4096
)

// ErrPending is wrapped by errors about a file of a request that is damaged, or
// was written by a newer program.
var ErrPending = errors.New("file of a restore request not usable")

// Pending is a restore that was asked for and is not done: with the private
// keys that its grant will be good for. It is kept in a file that only its
// owner reads until the restore is reported.
type Pending struct {
	Device    record.Hash
	Record    record.Hash // that is to be restored
	Sequence  uint64      // the record's
	Recipient seal.PrivateKey
	Reader    *ecdsa.PrivateKey
	Purpose   record.Hash
	Request   uint64  // number on the chain; 0: not asked for yet, or not known
	Result    *Result // restored, but not reported yet; nil before
	To        string  // folder that Result is about
	Tried     bool    // it was restored in part only: who names no snapshot wants another

	fsys durable.FS
	path string
	lock io.Closer // nil: this process does not hold the request
}

// BusyError says that another process is at the same restore.
type BusyError struct {
	Request uint64 // 0: it is not asked for yet
	Err     error  // the *durable.LockedError
}

// Error says so.
func (e *BusyError) Error() string {
	var locked *durable.LockedError
	holder := "another process"
	if errors.As(e.Err, &locked) {
		holder = locked.Holder
	}
	return fmt.Sprintf("%s is at this restore already (request %d): wait until it is done, or stop it and run this again", holder, e.Request)
}

// Unwrap returns what the lock said.
func (e *BusyError) Unwrap() error { return e.Err }

type pendingFile struct {
	Version   int         `json:"version"`
	Device    record.Hash `json:"device"`
	Record    record.Hash `json:"record"`
	Sequence  uint64      `json:"sequence"`
	Recipient string      `json:"recipient"` // hexadecimal, 32 bytes
	Reader    []byte      `json:"reader"`    // PKCS #8
	Purpose   record.Hash `json:"purpose"`
	Request   uint64      `json:"request,omitempty"`
	Result    *Result     `json:"result,omitempty"`
	To        string      `json:"to,omitempty"`
	Tried     bool        `json:"tried,omitempty"`
}

// NewPending makes the keys for a request and writes them to a file in dir,
// durably, before anybody is asked: what is granted to a lost key is lost.
func NewPending(fsys durable.FS, dir string, device, rec record.Hash, sequence uint64, purpose record.Hash) (*Pending, error) {
	recipient, err := seal.NewPrivateKey()
	if err != nil {
		return nil, err
	}
	reader, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make reader key: %w", err)
	}
	if err := durable.MkdirAll(fsys, dir, 0o700); err != nil {
		return nil, err
	}
	var name [8]byte
	rand.Read(name[:])
	p := &Pending{Device: device, Record: rec, Sequence: sequence, Recipient: recipient, Reader: reader, Purpose: purpose,
		fsys: fsys, path: filepath.Join(dir, hex.EncodeToString(name[:])+pendingSuffix)}
	// The lock comes second: who is killed between leaves a request that the
	// next run goes on with, not the file of a lock that nobody ever looks at.
	// Another process may take the request first, and then has it.
	if err := p.save(); err != nil {
		return nil, err
	}
	if err := p.take(); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("another process took this restore and is done with it: run this again: %w", err)
	} else if err != nil {
		return nil, err
	}
	return p, nil
}

// hold keeps other processes from the request until Release; a *BusyError says
// that one holds it. Only the machine's own file system has several users.
func (p *Pending) hold() error {
	if p.fsys != durable.OS() {
		return nil
	}
	lock, err := durable.LockFile(p.path)
	var locked *durable.LockedError
	if errors.As(err, &locked) {
		return &BusyError{Request: p.Request, Err: err}
	}
	p.lock = lock
	return err
}

// take holds the request and reads it again, since its last holder may have
// written or removed it: then the error is an fs.ErrNotExist.
func (p *Pending) take() error {
	if err := p.hold(); err != nil {
		return err
	}
	q, err := readPending(p.fsys, p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, p.Done()) // with the lock's file, made anew
	}
	if err != nil {
		p.Release()
		return err
	}
	q.lock = p.lock
	*p = *q
	return nil
}

// Release lets other processes have the request again.
func (p *Pending) Release() {
	if p.lock != nil {
		_ = p.lock.Close() // it is only a lock: nothing was written through it
		p.lock = nil
	}
}

func (p *Pending) save() error {
	recipient, err := p.Recipient.Bytes()
	if err != nil {
		return fmt.Errorf("keep restore request: %w", err)
	}
	reader, err := x509.MarshalPKCS8PrivateKey(p.Reader)
	if err != nil {
		return fmt.Errorf("keep restore request: %w", err)
	}
	b, err := json.Marshal(pendingFile{Version: pendingVersion, Device: p.Device, Record: p.Record, Sequence: p.Sequence, Recipient: hex.EncodeToString(recipient),
		Reader: reader, Purpose: p.Purpose, Request: p.Request, Result: p.Result, To: p.To, Tried: p.Tried})
	if err != nil {
		return fmt.Errorf("keep restore request: %w", err)
	}
	if err := durable.WriteFile(p.fsys, p.path, append(b, '\n'), 0o600); err != nil {
		return fmt.Errorf("keep restore request: %w", err)
	}
	return nil
}

// Asked notes the request's number on the chain, durably.
func (p *Pending) Asked(request uint64) error {
	p.Request = request
	return p.save()
}

// Partly notes that not everything could be restored, durably.
func (p *Pending) Partly() error {
	p.Tried = true
	return p.save()
}

// Restored notes that everything is restored to a folder and is to be reported,
// durably.
func (p *Pending) Restored(r Result, to string) error {
	p.Result, p.To = &r, to
	return p.save()
}

// Done removes the file with the keys, and lets go of it.
func (p *Pending) Done() error {
	defer p.Release()
	for _, path := range []string{p.path, p.path + durable.LockSuffix} {
		if err := p.fsys.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove restore request: %w", err)
		}
	}
	return p.fsys.SyncDir(filepath.Dir(p.path))
}

// ReaderID is how the chain names the key that reads from stores.
func (p *Pending) ReaderID() record.Hash {
	k, err := record.PublicKeyOf(&p.Reader.PublicKey)
	if err != nil {
		return record.Hash{} // not: the key was made or parsed as P-256
	}
	return k.ID()
}

// Pendings returns the unfinished requests of a folder; none if there is no
// folder. A file that cannot be used is an error that names it.
func Pendings(fsys durable.FS, dir string) ([]*Pending, error) {
	entries, err := fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list restore requests: %w", err)
	}
	// What a killed process left visible may not be durable yet.
	if err := fsys.SyncDir(dir); err != nil {
		return nil, fmt.Errorf("list restore requests: %w", err)
	}
	var all []*Pending
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), pendingSuffix) {
			continue
		}
		if len(all) == maxPendings {
			return nil, fmt.Errorf("%s holds more than %d restore requests: remove old ones", dir, maxPendings)
		}
		p, err := readPending(fsys, filepath.Join(dir, e.Name()))
		if errors.Is(err, fs.ErrNotExist) {
			continue // another process was done with it just now
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

func readPending(fsys durable.FS, path string) (*Pending, error) {
	b, err := durable.ReadFile(fsys, path, maxPending)
	if err != nil {
		return nil, fmt.Errorf("read restore request: %w", err)
	}
	p, err := parsePending(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	p.fsys, p.path = fsys, path
	return p, nil
}

// parsePending reads a request's file. Its errors quote nothing of it.
func parsePending(b []byte) (*Pending, error) {
	var f pendingFile
	d := json.NewDecoder(bytes.NewReader(b))
	if d.Decode(&f) != nil || f.Version < 1 {
		return nil, fmt.Errorf("%w: damaged: remove it and ask anew", ErrPending)
	}
	if f.Version > pendingVersion {
		return nil, fmt.Errorf("%w: version %d, this program knows up to %d: use a newer byssus", ErrPending, f.Version, pendingVersion)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: damaged: remove it and ask anew", ErrPending)
	}
	secret, err := hex.DecodeString(f.Recipient)
	if err != nil {
		return nil, fmt.Errorf("%w: damaged: remove it and ask anew", ErrPending)
	}
	recipient, err := seal.ParsePrivateKey(secret)
	if err != nil {
		return nil, fmt.Errorf("%w: damaged: remove it and ask anew", ErrPending)
	}
	any, err := x509.ParsePKCS8PrivateKey(f.Reader)
	reader, ok := any.(*ecdsa.PrivateKey)
	if err != nil || !ok || reader.Curve != elliptic.P256() {
		return nil, fmt.Errorf("%w: damaged: remove it and ask anew", ErrPending)
	}
	return &Pending{Device: f.Device, Record: f.Record, Sequence: f.Sequence, Recipient: recipient, Reader: reader, Purpose: f.Purpose,
		Request: f.Request, Result: f.Result, To: f.To, Tried: f.Tried}, nil
}
