package custody

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

func TestCreateKeepsKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if _, err := Open(dir); !errors.Is(err, ErrNoFolder) {
		t.Errorf("opened nothing: %v", err)
	}
	first, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Create(dir)
	if err != nil || again != first {
		t.Fatalf("made again: %v", err)
	}
	for _, name := range []string{SecretFile, signingFile, tlsFile} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var locked *durable.LockedError
	if _, err := Open(dir); !errors.As(err, &locked) {
		t.Errorf("opened twice: %v", err)
	}
	if _, err := Create(dir); !errors.As(err, &locked) {
		t.Errorf("made while open: %v", err)
	}
}

func TestFolderThatIsNotUsable(t *testing.T) {
	for name, x := range map[string]struct {
		file, content string // content "": removed
		words         string
	}{
		"newer":               {markFile, `{"version":2}`, "newer byssus"},
		"mark damaged":        {markFile, `{"versi`, "damaged"},
		"newer state":         {seenFile, `{"version":3}`, "newer byssus"},
		"state damaged":       {seenFile, `nonsense`, "damaged"},
		"secret missing":      {SecretFile, "", "put back the copy"},
		"secret damaged":      {SecretFile, "BYSSUS-CUSTODIAN-ROOT-1:00", "put back the copy"},
		"signing key missing": {signingFile, "", "put back the copy"},
		"TLS key damaged":     {tlsFile, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no P-256 private key"},
	} {
		dir := t.TempDir()
		if _, err := Create(dir); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, x.file)
		var err error
		if x.content == "" {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, []byte(x.content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		if f, err := Open(dir); err == nil || !strings.Contains(err.Error(), x.words) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, %v", name, f, err)
		}
		// It must have left no lock behind, and made no new secret.
		if _, err := Create(dir); err == nil && x.file != seenFile {
			t.Errorf("%s: made again over it", name)
		}
	}
}

// A power cut at any operation of making a folder leaves one that can be made
// complete, and keys that were once told never change.
func TestCreateUnderPowerCuts(t *testing.T) {
	for seed := range uint64(10) {
		for cut := 1; ; cut++ {
			disk := durabletest.NewDisk(seed)
			disk.PowerOffAt(cut)
			public, err := create0(disk)
			disk = disk.Crash()
			again, err2 := create0(disk)
			if err2 != nil {
				t.Fatalf("seed %d, cut at operation %d: made again: %v", seed, cut, err2)
			}
			if err == nil && again != public {
				t.Fatalf("seed %d, cut at operation %d: keys changed", seed, cut)
			}
			if _, err := open(disk, "/c"); err != nil {
				t.Fatal(err)
			}
			if err == nil {
				break
			}
		}
	}
}

func create0(disk *durabletest.Disk) (Public, error) {
	if err := durable.MkdirAll(disk, "/c", 0o700); err != nil {
		return Public{}, err
	}
	return create(disk, "/c")
}

// Whatever was acknowledged is there after a power cut at any operation: boxes
// and the newest header.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	boxes := make([][]byte, 6)
	for i := range boxes {
		boxes[i] = []byte(fmt.Sprintf("a key box, number %d, of some length %0*d", i, 700+i*100, i))
	}
	device := record.Hash{1}
	for seed := range uint64(40) {
		for cut := 1; ; cut++ {
			disk := durabletest.NewDisk(seed)
			if _, err := create0(disk); err != nil {
				t.Fatal(err)
			}
			f, err := open(disk, "/c")
			if err != nil {
				t.Fatal(err)
			}
			disk.PowerOffAt(cut)
			var kept, noted int
			for i, b := range boxes {
				if f.note(light.Header{Number: uint64(i + 1), Hash: record.Hash{byte(i + 1)}}) != nil {
					break
				}
				noted = i + 1
				if f.keep(device, uint32(1+i/2), 1, b) != nil {
					break
				}
				kept = i + 1
			}
			finished := kept == len(boxes)
			if seed%2 == 0 {
				// Only the process died: what it wrote is visible, durable or
				// not. The next one acknowledges it, then the power goes.
				disk = disk.Kill()
				g, err := open(disk, "/c")
				if err != nil {
					t.Fatalf("seed %d, killed at operation %d: %v", seed, cut, err)
				}
				again := min(kept+1, len(boxes))
				for i, b := range boxes[:again] {
					if err := g.keep(device, uint32(1+i/2), 1, b); err != nil {
						t.Fatalf("seed %d, killed at operation %d: %v", seed, cut, err)
					}
				}
				noted = int(max(g.seen.Header.Number, uint64(noted)))
				kept = again
			}
			disk = disk.Crash()
			g, err := open(disk, "/c")
			if err != nil {
				t.Fatalf("seed %d, cut at operation %d: %v", seed, cut, err)
			}
			for i, b := range boxes[:kept] {
				got, err := g.box(device, uint32(1+i/2), seal.KeyBoxHash(b))
				if err != nil || string(got) != string(b) {
					t.Fatalf("seed %d, cut at operation %d: acknowledged box %d is lost: %v", seed, cut, i, err)
				}
			}
			if g.seen.Header.Number < uint64(noted) {
				t.Fatalf("seed %d, cut at operation %d: block %d was noted, %d is", seed, cut, noted, g.seen.Header.Number)
			}
			if finished {
				break
			}
		}
	}
}

func TestFullDisk(t *testing.T) {
	disk := durabletest.NewDisk(1)
	if _, err := create0(disk); err != nil {
		t.Fatal(err)
	}
	f, err := open(disk, "/c")
	if err != nil {
		t.Fatal(err)
	}
	box := []byte("a key box")
	for n := 1; ; n++ {
		disk.FailNth(n, syscall.ENOSPC)
		err := f.keep(record.Hash{1}, 1, 1, box)
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("operation %d fails: %v", n, err)
		}
	}
	disk.SetFault(nil)
	if b, err := f.box(record.Hash{1}, 1, seal.KeyBoxHash(box)); err != nil || string(b) != string(box) {
		t.Fatalf("%q, %v", b, err)
	}
}
