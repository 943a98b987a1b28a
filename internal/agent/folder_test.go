package agent

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

func rootOf(b []byte) record.Hash { return erasure.Root(b) }

func TestFolderIsLocked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	var locked *durable.LockedError
	if _, err := OpenFolder(dir); !errors.As(err, &locked) {
		t.Fatalf("a second agent got %v", err)
	}
	if _, err := LookFolder(dir); err != nil {
		t.Errorf("status cannot look: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if f, err = OpenFolder(dir); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// Every flipped byte and every cut of a state file is noticed, and changes
// nothing.
func TestDamagedStateFile(t *testing.T) {
	fsys := durabletest.NewDisk(1)
	if err := durable.MkdirAll(fsys, testFolder, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := openFolder(fsys, testFolder)
	if err != nil {
		t.Fatal(err)
	}
	want := Identity{Joined: true, Device: record.Hash{1}, Gateway: "https://g", Label: "x"}
	if err := f.saveIdentity(want); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(testFolder, stateFile)
	good, err := durable.ReadFile(fsys, name, maxStateFile)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, b []byte) {
		if err := durable.WriteFile(fsys, name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := f.Identity()
		var damaged *DamagedError
		if err == nil && got != want || err != nil && !errors.As(err, &damaged) {
			t.Errorf("%s: %+v, %v", what, got, err)
		}
		if err == nil && what != "whole" && string(b) != string(good) && !sameMeaning(good, b) {
			t.Errorf("%s: taken for good: %q", what, b)
		}
	}
	check("whole", good)
	for i := range good {
		b := append([]byte(nil), good...)
		b[i] ^= 1
		check("flipped", b)
		check("cut", good[:i])
	}
	if err := durable.WriteFile(fsys, name, []byte(strings.Replace(string(good), `"format":1`, `"format":2`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Identity(); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("a newer file: %v", err)
	}
}

// sameMeaning tells whether b only differs in what JSON ignores: space, the
// case of a key.
func sameMeaning(good, b []byte) bool {
	return strings.EqualFold(strings.TrimSpace(string(good)), strings.TrimSpace(string(b)))
}

func TestKeyFile(t *testing.T) {
	fsys := durabletest.NewDisk(1)
	if err := durable.MkdirAll(fsys, testFolder, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := openFolder(fsys, testFolder)
	if err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := f.Key(); !errors.As(err, &damaged) {
		t.Errorf("no key: %v", err)
	}
	k, err := f.makeKey()
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.makeKey()
	if err != nil || !again.Equal(k) {
		t.Fatalf("another key was made: %v", err)
	}
	raw, err := durable.ReadFile(fsys, filepath.Join(testFolder, keyFile), 4096)
	if err != nil {
		t.Fatal(err)
	}
	if err := durable.WriteFile(fsys, filepath.Join(testFolder, keyFile), raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Key(); !errors.As(err, &damaged) || strings.Contains(err.Error(), string(raw[40:60])) {
		t.Errorf("half a key: %v", err)
	}
	if _, err := f.makeKey(); err == nil {
		t.Error("a damaged key was replaced")
	}
}

func FuzzStateFile(f *testing.F) {
	disk := durabletest.NewDisk(1)
	if err := durable.MkdirAll(disk, testFolder, 0o700); err != nil {
		f.Fatal(err)
	}
	folder, err := openFolder(disk, testFolder)
	if err != nil {
		f.Fatal(err)
	}
	if err := folder.save(journalFile, journalState{Head: &Anchor{Sequence: 1}, Pending: &Pending{Phase: Begun, Sequence: 2}}); err != nil {
		f.Fatal(err)
	}
	good, err := durable.ReadFile(disk, filepath.Join(testFolder, journalFile), maxStateFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"format":2}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var s journalState
		if open(b, &s) != nil || s.check() != nil {
			return
		}
		// What is taken can be written and is taken again.
		j := Journal{folder: folder, state: s}
		if err := j.step(func(*journalState) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenJournal(folder); err != nil {
			t.Fatal(err)
		}
	})
}
