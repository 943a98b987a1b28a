package chain

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// What is where in a chain folder. chain.json is written last by Init: without
// it there is no chain.
const (
	layoutFile    = "chain.json"
	lockFile      = "lock"
	genesisFile   = "genesis.json"
	validatorFile = "validator_key.json"
	nodeKeyFile   = "node_key.json"
	signedFile    = "validator_state.json" // what the validator signed last: guards against signing twice
	consensusDir  = "consensus"            // CometBFT's databases and write-ahead log
	engineDir     = "evm"                  // go-ethereum's database
	snapshotsDir  = "snapshots"            // of the state, for others
)

// layoutVersion is the version of the folder's layout that this code writes and
// the newest it reads.
const layoutVersion = 1

// maxSmallFile bounds every file of the folder that is read whole. The genesis
// document is by far the largest of them.
const maxSmallFile = 16 << 20

// layout is the content of chain.json.
type layout struct {
	Version int    `json:"version"`
	Chain   string `json:"chain"`
	Genesis string `json:"genesis"` // SHA-256 of genesis.json, hex
}

// folder is a chain folder that this process holds.
type folder struct {
	dir  string
	lock *flock.Flock
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// lockFolder makes this process the only one to use dir.
func lockFolder(dir string) (*folder, error) {
	lock := flock.New(filepath.Join(dir, lockFile))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock chain folder %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("%w: %s: stop the other node first", ErrFolderLocked, dir)
	}
	return &folder{dir: dir, lock: lock}, nil
}

// openFolder locks the folder and reads and checks what says which chain it holds.
func openFolder(dir string) (*folder, *genesis, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("chain folder: %w", err)
	}
	if _, err := os.Stat(filepath.Join(dir, layoutFile)); errors.Is(err, os.ErrNotExist) {
		return nil, nil, fmt.Errorf("%w: %s has no %s: make a chain there first", ErrNotInitialised, dir, layoutFile)
	}
	f, err := lockFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	gen, err := f.read()
	if err != nil {
		return nil, nil, errors.Join(err, f.close())
	}
	return f, gen, nil
}

func (f *folder) read() (*genesis, error) {
	raw, err := readSmall(f.path(layoutFile))
	if err != nil {
		return nil, damaged(f.dir, err)
	}
	var l layout
	if err := json.Unmarshal(raw, &l); err != nil {
		return nil, damaged(f.dir, fmt.Errorf("read %s: %w", layoutFile, err))
	}
	switch {
	case l.Version > layoutVersion:
		return nil, fmt.Errorf("%w: %s has layout %d, this program reads up to %d: use a newer program",
			ErrFolderNewer, f.dir, l.Version, layoutVersion)
	case l.Version < 1:
		return nil, damaged(f.dir, fmt.Errorf("%s has layout version %d", layoutFile, l.Version))
	}
	doc, err := readSmall(f.path(genesisFile))
	if err != nil {
		return nil, damaged(f.dir, err)
	}
	if sum := digest(doc); sum != l.Genesis {
		return nil, fmt.Errorf("%w: %s: %s has SHA-256 %s, the folder was made for %s: put the original document back",
			ErrGenesisMismatch, f.dir, genesisFile, sum, l.Genesis)
	}
	gen, err := parseGenesis(doc)
	if err != nil {
		return nil, damaged(f.dir, err)
	}
	return gen, nil
}

func (f *folder) close() error {
	if err := f.lock.Unlock(); err != nil {
		return fmt.Errorf("unlock chain folder %s: %w", f.dir, err)
	}
	return nil
}

func damaged(dir string, err error) error {
	return fmt.Errorf("%w: %s: %w: restore the folder from a copy, or join the chain anew from its genesis document",
		ErrFolderDamaged, dir, err)
}

// readSmall reads a file of bounded size.
func readSmall(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxSmallFile+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxSmallFile {
		return nil, fmt.Errorf("%s is larger than %d bytes", path, maxSmallFile)
	}
	return raw, nil
}

// writeDurable replaces path by data and returns when that survives a power cut.
func writeDurable(path string, data []byte) error {
	tmp := path + ".new"
	file, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
