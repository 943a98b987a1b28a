package custody

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

const (
	folderVersion = 1
	markFile      = "custodian.json" // written last: the folder is complete
	seenFile      = "seen.json"
	seenVersion   = 2 // 1: without what is trusted
	sharesDir     = "shares"
	maxStateFile  = 16 << 10

	// maxBoxes bounds the key boxes kept for one epoch of one key of a device.
	// More than one there is only if the device lost its state between
	// sending a box and anchoring it.
	maxBoxes = 4
)

// ErrNoFolder is wrapped by Open for a folder in which no custodian was made.
var ErrNoFolder = errors.New("no custodian here")

// ErrFolder is wrapped by errors about a folder that is damaged, or was
// written by a newer program.
var ErrFolder = errors.New("custodian's folder not usable")

// Folder is a custodian's disk: its keys, its shares, and the newest header it
// has seen. One process at a time has it.
//
//	custodian.json   version; written last when the folder is made
//	custodian.key    the root secret
//	signing.key, tls.key
//	seen.json        the newest verified header, and how far the chain was followed; never going back
//	shares/DEVICE/EPOCH-GENERATION-SHA256.box
//
// A key box is named by its hash and never replaced; generation is that of
// the device's key that brought it, so that what a thief of a key brings is in
// nobody's way once the device is replaced.
type Folder struct {
	fsys durable.FS
	dir  string
	lock io.Closer
	keys keys

	mu   sync.Mutex // guards writes of boxes and of what was seen
	seen seenState
}

type mark struct {
	Version int `json:"version"`
}

type seenState struct {
	Version int          `json:"version"`
	Header  light.Header `json:"header"`
	Trusted []byte       `json:"trusted,omitempty"` // light.Trusted; empty: the genesis document
}

// Create makes a custodian's folder with new keys, or completes one whose
// making was interrupted; one that is complete it leaves as it is. It returns
// what to tell the chain.
func Create(dir string) (Public, error) {
	fsys := durable.OS()
	if err := durable.MkdirAll(fsys, dir, 0o700); err != nil {
		return Public{}, err
	}
	lock, err := durable.Lock(dir)
	if err != nil {
		return Public{}, err
	}
	p, err := create(fsys, dir)
	return p, errors.Join(err, lock.Close())
}

func create(fsys durable.FS, dir string) (Public, error) {
	_, err := readMark(fsys, dir)
	if err != nil && !errors.Is(err, ErrNoFolder) {
		return Public{}, err
	}
	if err != nil {
		if err := durable.MkdirAll(fsys, filepath.Join(dir, sharesDir), 0o700); err != nil {
			return Public{}, err
		}
		if err := makeKeys(fsys, dir); err != nil {
			return Public{}, err
		}
		b, err := json.Marshal(mark{Version: folderVersion})
		if err != nil {
			return Public{}, err
		}
		// A file that a killed process had made may have a name that is not
		// durable; this syncs the folder after all of them.
		if err := durable.WriteFile(fsys, filepath.Join(dir, markFile), append(b, '\n'), 0o600); err != nil {
			return Public{}, fmt.Errorf("make %s: %w", markFile, err)
		}
	}
	k, err := readKeys(fsys, dir)
	if err != nil {
		return Public{}, err
	}
	return k.public()
}

// Open opens a custodian's folder and locks it.
func Open(dir string) (*Folder, error) {
	fsys := durable.OS()
	if _, err := readMark(fsys, dir); err != nil {
		return nil, err
	}
	lock, err := durable.Lock(dir)
	if err != nil {
		return nil, err
	}
	f, err := open(fsys, dir)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	f.lock = lock
	return f, nil
}

func readMark(fsys durable.FS, dir string) (mark, error) {
	var m mark
	name := filepath.Join(dir, markFile)
	b, err := durable.ReadFile(fsys, name, maxStateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("%w: %s is missing", ErrNoFolder, name)
	}
	if err != nil {
		return m, fmt.Errorf("read %s: %w", markFile, err)
	}
	if err := json.Unmarshal(b, &m); err != nil || m.Version < 1 {
		return m, fmt.Errorf("%w: %s is damaged: put the folder back from a copy, or write {\"version\":%d} into it if the rest is whole", ErrFolder, name, folderVersion)
	}
	if m.Version > folderVersion {
		return m, fmt.Errorf("%w: %s has version %d, this program knows up to %d: use a newer byssus", ErrFolder, name, m.Version, folderVersion)
	}
	return m, nil
}

func open(fsys durable.FS, dir string) (*Folder, error) {
	if _, err := readMark(fsys, dir); err != nil {
		return nil, err
	}
	k, err := readKeys(fsys, dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{fsys: fsys, dir: dir, keys: k}
	if f.seen, err = readSeen(fsys, dir); err != nil {
		return nil, err
	}
	// What a killed process left visible may not be durable yet.
	if err := fsys.SyncDir(dir); err != nil {
		return nil, fmt.Errorf("sync %s: %w", dir, err)
	}
	if err := durable.SweepTemp(fsys, dir); err != nil {
		return nil, err
	}
	devices, err := fsys.ReadDir(filepath.Join(dir, sharesDir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list shares: %w", err)
	}
	for _, d := range devices {
		if d.IsDir() {
			if err := durable.SweepTemp(fsys, filepath.Join(dir, sharesDir, d.Name())); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

func readSeen(fsys durable.FS, dir string) (seenState, error) {
	var s seenState
	name := filepath.Join(dir, seenFile)
	b, err := durable.ReadFile(fsys, name, maxStateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("read %s: %w", seenFile, err)
	}
	if err := json.Unmarshal(b, &s); err != nil || s.Version < 1 {
		return s, fmt.Errorf("%w: %s is damaged: it keeps old states of the chain out; remove it if no one can have shown this custodian an old one", ErrFolder, name)
	}
	if s.Version > seenVersion {
		return s, fmt.Errorf("%w: %s has version %d, this program knows up to %d: use a newer byssus", ErrFolder, name, s.Version, seenVersion)
	}
	return s, nil
}

// Close gives the folder free.
func (f *Folder) Close() error {
	if f.lock == nil {
		return nil
	}
	return f.lock.Close()
}

// Public is what the chain is told of this custodian.
func (f *Folder) Public() (Public, error) { return f.keys.public() }

// SecretPath is where the root secret lies: the file to copy off the machine.
func (f *Folder) SecretPath() string { return filepath.Join(f.dir, SecretFile) }

// Follow shows the chain through a source, from where this custodian was. How far
// it comes is kept in the folder.
func (f *Folder) Follow(genesis *light.Genesis, source light.Source) (Chain, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	trusted := genesis.Trusted()
	if len(f.seen.Trusted) > 0 {
		var err error
		if trusted, err = genesis.ParseTrusted(f.seen.Trusted); err != nil {
			return nil, fmt.Errorf("%w: %s: %w: it keeps old states of the chain out; remove it if no one can have shown this custodian an old one",
				ErrFolder, filepath.Join(f.dir, seenFile), err)
		}
	}
	if trusted.Seen().Number < f.seen.Header.Number {
		trusted = trusted.Saw(f.seen.Header)
	}
	r := light.NewReader(trusted, source)
	r.Keep(f.follow)
	return lightChain{r}, nil
}

// follow keeps how far the chain was followed, durably.
func (f *Folder) follow(t light.Trusted) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := seenState{Header: f.seen.Header, Trusted: t.Encode()}
	if t.Seen().Number > s.Header.Number {
		s.Header = t.Seen()
	}
	return f.see(s)
}

func (f *Folder) see(s seenState) error {
	s.Version = seenVersion
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := durable.WriteFile(f.fsys, filepath.Join(f.dir, seenFile), append(b, '\n'), 0o600); err != nil {
		return fmt.Errorf("note the newest header: %w", err)
	}
	f.seen = s
	return nil
}

// note records a header, durably, before anything is decided by it. A header
// behind the newest noted, or another block of the same number, is refused.
func (f *Folder) note(h light.Header) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	seen := f.seen.Header
	switch {
	case h.Hash == seen.Hash:
		return nil
	case h.Number <= seen.Number && seen != (light.Header{}):
		return refuse(RuleStaleView, "block %d (%s) was seen, the node now shows block %d (%s): it lags or withholds; try again, or give the custodian another node",
			seen.Number, seen.Hash, h.Number, h.Hash)
	}
	return f.see(seenState{Header: h, Trusted: f.seen.Trusted})
}

func (f *Folder) deviceDir(device record.Hash) string {
	return filepath.Join(f.dir, sharesDir, hex.EncodeToString(device[:]))
}

func boxPrefix(epoch, generation uint32) string {
	return fmt.Sprintf("%010d-%010d-", epoch, generation)
}

const boxSuffix = ".box"

// keep stores a key box, durably. A box that is here already is read again, and
// written again if its bytes are no longer what its name says; no box ever
// takes the place of another.
func (f *Folder) keep(device record.Hash, epoch, generation uint32, box []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	dir := f.deviceDir(device)
	if err := durable.MkdirAll(f.fsys, dir, 0o700); err != nil {
		return err
	}
	entries, err := f.fsys.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("list key boxes: %w", err)
	}
	hash := sha256.Sum256(box)
	prefix := boxPrefix(epoch, generation)
	name := prefix + hex.EncodeToString(hash[:]) + boxSuffix
	others := 0
	for _, e := range entries {
		if e.Name() == name {
			b, err := f.readBox(filepath.Join(dir, name), hash)
			if err == nil && b != nil {
				// A killed process may have left the name without syncing it.
				return f.fsys.SyncDir(dir)
			}
			// Damaged on the disk: the same bytes take its place below.
			continue
		}
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), boxSuffix) {
			others++
		}
	}
	if others >= maxBoxes {
		return refuse(RuleTooManyBoxes, "there are %d other key boxes of epoch %d: begin the next epoch", others, epoch)
	}
	if err := durable.WriteFile(f.fsys, filepath.Join(dir, name), box, 0o600); err != nil {
		return fmt.Errorf("keep key box: %w", err)
	}
	return nil
}

// box returns the key box of a device's epoch that has this hash, or nil if it
// is not here, or not whole any more: then any store's copy will do.
func (f *Folder) box(device record.Hash, epoch uint32, hash record.Hash) ([]byte, error) {
	dir := f.deviceDir(device)
	entries, err := f.fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list key boxes: %w", err)
	}
	prefix, suffix := fmt.Sprintf("%010d-", epoch), "-"+hex.EncodeToString(hash[:])+boxSuffix
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || !strings.HasSuffix(e.Name(), suffix) {
			continue
		}
		b, err := f.readBox(filepath.Join(dir, e.Name()), hash)
		if b != nil || err != nil {
			return b, err
		}
	}
	return nil, nil
}

// readBox returns nil if the file's bytes are not those its name says.
func (f *Folder) readBox(name string, hash record.Hash) ([]byte, error) {
	b, err := durable.ReadFile(f.fsys, name, seal.MaxKeyBoxBytes)
	if errors.Is(err, durable.ErrTooLarge) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read key box: %w", err)
	}
	if sha256.Sum256(b) != hash {
		return nil, nil
	}
	return b, nil
}
