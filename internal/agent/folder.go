package agent

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// The files of a state folder.
const (
	stateFile   = "state.json"
	genesisFile = "genesis.json"
	keyFile     = "device.key"
	journalFile = "journal.json"
	trustFile   = "trust.json"
	seenFile    = "seen.json" // of before there was trustFile
	forkFile    = "fork.json"
	sourcesFile = "sources.json"
	archiveDir  = "archive"
	tempDir     = "tmp"

	formatVersion = 1
	maxStateFile  = 4 << 20 // bytes of any of these files
)

// ErrNotJoined is returned when a folder holds no device.
var ErrNotJoined = errors.New("this machine has not joined a fleet: get a token from the operator (`byssus device add`) and run `byssus-agent join`")

// DamagedError says that a file of the state folder cannot be used as it is.
// Nothing was changed.
type DamagedError struct {
	Path   string
	Reason string
	Advice string
}

// Error says which file, why, and what to do.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s %s. Nothing was changed. %s", e.Path, e.Reason, e.Advice)
}

const (
	adviceReplace = "If the disk failed, put this folder aside and let the operator run `byssus device replace`, then `byssus-agent join --restore` here brings the data back"
	adviceUpdate  = "Update byssus-agent on this machine"
)

// Identity is what a device knows about itself: written when it joins.
type Identity struct {
	Joined     bool        `json:"joined"` // the chain knows the device's key
	Device     record.Hash `json:"device"` // id on the chain; zero until it is known
	Label      string      `json:"label,omitempty"`
	Gateway    string      `json:"gateway"`    // https URL
	GatewayKey record.Hash `json:"gatewayKey"` // SHA-256 of its TLS public key
	Genesis    record.Hash `json:"genesis"`    // SHA-256 of the genesis document
	Invitation record.Hash `json:"invitation"` // what it joined with
}

// Folder is a device's state folder, held by this process alone.
type Folder struct {
	fsys durable.FS
	dir  string
	lock io.Closer

	clock     clock                          // time.Now, unless a test says otherwise
	sinceBoot func() (string, time.Duration) // sinceBoot, likewise
}

// OpenFolder opens a state folder, makes it if it is missing, and keeps a
// second agent out until Close.
func OpenFolder(dir string) (*Folder, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	if err := durable.MkdirAll(durable.OS(), dir, 0o700); err != nil {
		return nil, fmt.Errorf("state folder: %w (choose another with --state)", err)
	}
	lock, err := durable.Lock(dir)
	if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	f, err := openFolder(durable.OS(), dir)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	f.lock = lock
	return f, nil
}

// LookFolder opens a state folder to look at, while an agent may be running
// in it: it takes no lock and must not be written through.
func LookFolder(dir string) (*Folder, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("state folder: %w", err)
	}
	return &Folder{fsys: durable.OS(), dir: dir, clock: time.Now, sinceBoot: sinceBoot}, nil
}

func openFolder(fsys durable.FS, dir string) (*Folder, error) {
	// A killed agent may have left a name that is visible but not durable, and
	// this one is about to rely on it.
	if err := fsys.SyncDir(dir); err != nil {
		return nil, fmt.Errorf("state folder %s: %w", dir, err)
	}
	if err := durable.SweepTemp(fsys, dir); err != nil {
		return nil, fmt.Errorf("state folder %s: %w", dir, err)
	}
	return &Folder{fsys: fsys, dir: dir, clock: time.Now, sinceBoot: sinceBoot}, nil
}

// Close lets another agent use the folder.
func (f *Folder) Close() error {
	if f.lock == nil {
		return nil
	}
	return f.lock.Close()
}

// Dir is the folder's path.
func (f *Folder) Dir() string { return f.dir }

func (f *Folder) path(name string) string { return filepath.Join(f.dir, name) }

// Identity reads what the device knows about itself, or ErrNotJoined.
func (f *Folder) Identity() (Identity, error) {
	var id Identity
	if err := f.load(stateFile, &id); errors.Is(err, fs.ErrNotExist) {
		return id, ErrNotJoined
	} else if err != nil {
		return id, err
	}
	return id, nil
}

func (f *Folder) saveIdentity(id Identity) error { return f.save(stateFile, id) }

// Genesis reads the genesis document and checks it against its pin.
func (f *Folder) Genesis(pin record.Hash) (*light.Genesis, error) {
	raw, err := durable.ReadFile(f.fsys, f.path(genesisFile), light.MaxGenesisBytes)
	if err != nil {
		return nil, f.unreadable(genesisFile, err)
	}
	if sha256.Sum256(raw) != pin {
		return nil, &DamagedError{f.path(genesisFile), "is not the genesis document this device joined with", adviceReplace}
	}
	return light.ParseGenesis(raw)
}

// followed is how far the chain was followed, and when, by the machine's time
// since it was started.
type followed struct {
	Trusted []byte        `json:"trusted"` // light.Trusted
	Boot    string        `json:"boot,omitempty"`
	Up      time.Duration `json:"up,omitempty"` // nanoseconds
}

// UnmarshalJSON implements json.Unmarshaler. Once there were no more than the
// bytes of a light.Trusted.
func (k *followed) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &k.Trusted)
	}
	type plain followed
	strict := json.NewDecoder(bytes.NewReader(b))
	strict.DisallowUnknownFields()
	return strict.Decode((*plain)(k))
}

// trusted is how far this device followed the chain.
func (f *Folder) trusted(genesis *light.Genesis) (light.Trusted, followed, error) {
	var kept followed
	err := f.load(trustFile, &kept)
	if errors.Is(err, fs.ErrNotExist) {
		var seen light.Header
		if err := f.load(seenFile, &seen); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return light.Trusted{}, kept, err
		}
		return genesis.Trusted().Saw(seen), kept, nil
	}
	if err != nil {
		return light.Trusted{}, kept, err
	}
	t, err := genesis.ParseTrusted(kept.Trusted)
	if err != nil {
		return t, kept, &DamagedError{f.path(trustFile), "is damaged: " + err.Error(), adviceReplace}
	}
	return t, kept, nil
}

func (f *Folder) keepTrusted(t light.Trusted) error {
	boot, up := f.sinceBoot()
	return f.save(trustFile, followed{Trusted: t.Encode(), Boot: boot, Up: up})
}

// Fork is the evidence that the chain's validators signed two histories.
type Fork struct {
	Source  string `json:"source"` // who showed the second
	What    string `json:"what"`
	Trusted []byte `json:"trusted"` // what was believed (light.Trusted)
	First   []byte `json:"first"`   // light block that was believed; empty if only its hash is known
	Second  []byte `json:"second"`  // the one against it
}

// ForkError says that nothing of the chain is believed on this device any more.
type ForkError struct {
	Path string // of the evidence
	What string
}

// Error says what was found, and what to do.
func (e *ForkError) Error() string {
	return fmt.Sprintf("nothing of the chain is believed any more: %s. The evidence is in %s: bring it to the operators. When they have settled which history holds, remove the file", e.What, e.Path)
}

// fork returns the *ForkError of a fork that was found before.
func (f *Folder) fork() error {
	var found Fork
	switch err := f.load(forkFile, &found); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	return &ForkError{Path: f.path(forkFile), What: found.What}
}

// A state file is one JSON object: its format, a checksum of the body's bytes,
// the body.
type envelope struct {
	Format uint32          `json:"format"`
	SHA256 string          `json:"sha256"`
	Body   json.RawMessage `json:"body"`
}

func (f *Folder) save(name string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	sum := sha256.Sum256(body)
	raw, err := json.Marshal(envelope{Format: formatVersion, SHA256: hex.EncodeToString(sum[:]), Body: body})
	if err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	if err := durable.WriteFile(f.fsys, f.path(name), append(raw, '\n'), 0o600); err != nil {
		return fmt.Errorf("write %s: %w", f.path(name), err)
	}
	return nil
}

func (f *Folder) load(name string, v any) error {
	raw, err := durable.ReadFile(f.fsys, f.path(name), maxStateFile)
	if err != nil {
		return f.unreadable(name, err)
	}
	if err := open(raw, v); err != nil {
		var newer newerError
		if errors.As(err, &newer) {
			return &DamagedError{f.path(name), fmt.Sprintf("was written by a newer byssus-agent (format %d, this one reads up to %d)", newer, formatVersion), adviceUpdate}
		}
		return &DamagedError{f.path(name), "is damaged: " + err.Error(), adviceReplace}
	}
	return nil
}

func (f *Folder) unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is missing: %w", f.path(name), fs.ErrNotExist)
	}
	if errors.Is(err, durable.ErrTooLarge) {
		return &DamagedError{f.path(name), "is damaged: it is far too large", adviceReplace}
	}
	return fmt.Errorf("read state: %w", err)
}

type newerError uint32

func (e newerError) Error() string { return fmt.Sprintf("format %d", uint32(e)) }

// open reads a state file's bytes into v.
func open(raw []byte, v any) error {
	var e envelope
	d := json.NewDecoder(bytes.NewReader(raw))
	if err := d.Decode(&e); err != nil {
		return errors.New("it is no JSON object, or cut short")
	}
	if e.Format > formatVersion {
		return newerError(e.Format)
	}
	if e.Format != formatVersion {
		return fmt.Errorf("it has format %d", e.Format)
	}
	if sum := sha256.Sum256(e.Body); hex.EncodeToString(sum[:]) != e.SHA256 {
		return errors.New("its checksum does not match")
	}
	strict := json.NewDecoder(bytes.NewReader(e.Body))
	strict.DisallowUnknownFields()
	if err := strict.Decode(v); err != nil {
		return fmt.Errorf("its content is not what it should be: %w", err)
	}
	return nil
}

// clock is what the agent knows of time: the machine's, which may be wrong.
type clock func() time.Time
