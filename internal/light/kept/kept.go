// Package kept keeps how far a chain was followed in a file, for programs that
// run again: a store, an operator's commands.
//
// It promises that what a reader returns was kept before, durably, so that no
// later reader over the same file goes back behind it, and that the file only
// moves forward, whichever processes share it. But on a full disk a reader goes on
// without: it does not go back itself, and a store whose disk is full must still
// hand out what it has.
package kept

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/light"
)

// ErrDamaged is wrapped when the file is not what was kept of the chain.
var ErrDamaged = errors.New("it is damaged, or of another chain")

// Reader returns a reader of the genesis document's chain, for a program that asks
// its own organisation's node (light.NewReader). It goes on from what the file at
// path says, at first from the genesis document, and keeps there what it comes to
// trust. Several may use one file.
func Reader(fsys durable.FS, path string, genesis *light.Genesis, source light.Source) (*light.Reader, error) {
	f := file{fsys, path, genesis}
	trusted, err := f.load()
	if err != nil {
		return nil, err
	}
	r := light.NewReader(trusted, source)
	r.Keep(f.keep)
	return r, nil
}

// file has an encoded light.Trusted, and its SHA-256 behind it.
type file struct {
	fsys    durable.FS
	path    string
	genesis *light.Genesis
}

func (f file) load() (light.Trusted, error) {
	raw, err := durable.ReadFile(f.fsys, f.path, int64(light.MaxTrustedBytes+sha256.Size))
	if errors.Is(err, fs.ErrNotExist) {
		return f.genesis.Trusted(), nil
	}
	if err != nil && !errors.Is(err, durable.ErrTooLarge) {
		return light.Trusted{}, fmt.Errorf("read how far the chain was followed: %w", err)
	}
	t, err := f.parse(raw)
	if err != nil {
		return t, fmt.Errorf("%s: %w: it keeps old states of the chain out; put it back from a copy, or remove it if nobody can have shown this machine an old one", f.path, err)
	}
	return t, nil
}

// parse reads the file's bytes.
func (f file) parse(raw []byte) (light.Trusted, error) {
	n := len(raw) - sha256.Size
	if n < 0 {
		return light.Trusted{}, ErrDamaged
	}
	if sum := sha256.Sum256(raw[:n]); !bytes.Equal(sum[:], raw[n:]) {
		return light.Trusted{}, ErrDamaged
	}
	t, err := f.genesis.ParseTrusted(raw[:n])
	if err != nil {
		return t, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return t, nil
}

// keep writes what a reader trusts, unless another one came further.
func (f file) keep(t light.Trusted) error {
	release, err := f.hold()
	if err != nil {
		return err
	}
	defer release()
	before, err := f.load()
	if err != nil {
		return err
	}
	if before.Height() > t.Height() {
		return nil
	}
	b := t.Encode()
	sum := sha256.Sum256(b)
	err = durable.WriteFile(f.fsys, f.path, append(b, sum[:]...), 0o600)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("keep how far the chain was followed: %w", err)
	}
	return nil
}

// holdTries is how often the file is asked for, every 10 ms: nobody has it for
// longer than one write takes.
const holdTries = 1000

// hold keeps other processes from the file. Only the machine's own file system has
// several.
func (f file) hold() (func(), error) {
	if f.fsys != durable.OS() {
		return func() {}, nil
	}
	for tries := 1; ; tries++ {
		lock, err := durable.LockFile(f.path)
		if err == nil {
			return func() { _ = lock.Close() }, nil // nothing was written through it
		}
		if _, busy := errors.AsType[*durable.LockedError](err); !busy || tries == holdTries {
			return nil, fmt.Errorf("keep how far the chain was followed: %w", err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
