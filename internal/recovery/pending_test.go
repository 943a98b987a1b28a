package recovery

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestPendingOutlivesAPowerCut(t *testing.T) {
	for seed := range uint64(60) {
		disk := durabletest.NewDisk(seed)
		p, err := NewPending(disk, "/state/requests", record.Hash{1}, record.Hash{2}, 5, record.Hash{3})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Asked(7); err != nil {
			t.Fatal(err)
		}
		if err := p.Restored(Result{Files: 9}, "/to"); err != nil {
			t.Fatal(err)
		}
		disk = disk.Crash()
		all, err := Pendings(disk, "/state/requests")
		if err != nil || len(all) != 1 {
			t.Fatalf("seed %d: %d requests, %v", seed, len(all), err)
		}
		q := all[0]
		was, _ := p.Recipient.Bytes()
		is, _ := q.Recipient.Bytes()
		if q.Device != p.Device || q.Record != p.Record || q.Purpose != p.Purpose || q.Request != 7 || q.Sequence != 5 || q.Result == nil || *q.Result != *p.Result || q.To != "/to" || !q.Reader.Equal(p.Reader) || !bytes.Equal(was, is) || q.ReaderID() != p.ReaderID() {
			t.Fatalf("seed %d: came back changed", seed)
		}
		if err := q.Done(); err != nil {
			t.Fatal(err)
		}
		if all, err = Pendings(disk.Crash(), "/state/requests"); err != nil || len(all) != 0 {
			t.Fatalf("seed %d: %d requests after the last was done, %v", seed, len(all), err)
		}
	}
}

func TestPendingFileIsPrivateAndChecked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "requests")
	if all, err := Pendings(durable.OS(), dir); err != nil || len(all) != 0 {
		t.Fatalf("no folder: %v, %v", all, err)
	}
	p, err := NewPending(durable.OS(), dir, record.Hash{1}, record.Hash{2}, 5, record.Hash{3})
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(p.path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	secret, _ := p.Recipient.Bytes()
	for _, text := range []string{fmt.Sprintf("%v", p), fmt.Sprintf("%+v", p.Recipient)} {
		if strings.Contains(text, fmt.Sprintf("%x", secret)) {
			t.Error("the recipient's key shows when it is printed")
		}
	}
	whole, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"empty": {}, "cut": whole[:len(whole)/2], "newer": bytes.Replace(whole, []byte(`"version":1`), []byte(`"version":9`), 1),
		"more": append(bytes.Clone(whole), '{'), "no key": bytes.Replace(whole, []byte(`"recipient":"`), []byte(`"recipient":"00`), 1)} {
		if err := os.WriteFile(p.path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Pendings(durable.OS(), dir)
		if !errors.Is(err, ErrPending) || !strings.Contains(err.Error(), p.path) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), fmt.Sprintf("%x", secret)) {
			t.Errorf("%s: the error shows the key", name)
		}
	}
}

// Many restores share the folder: each is held by one process at a time, and
// one that goes away while the folder is listed is no error.
func TestPendingIsHeldByOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "requests")
	p, err := NewPending(durable.OS(), dir, record.Hash{1}, record.Hash{2}, 5, record.Hash{3})
	if err != nil {
		t.Fatal(err)
	}
	all, err := Pendings(durable.OS(), dir)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d requests, %v", len(all), err)
	}
	other := all[0]
	busy, ok := errors.AsType[*BusyError](other.take())
	if !ok || !strings.Contains(busy.Error(), fmt.Sprint("process ", os.Getpid())) {
		t.Fatalf("taken twice: %v", busy)
	}
	if err := p.Asked(7); err != nil {
		t.Fatal(err)
	}
	p.Release()
	if err := other.take(); err != nil || other.Request != 7 {
		t.Fatalf("taken with request %d: %v", other.Request, err)
	}
	if err := p.take(); !errors.As(err, &busy) || busy.Request != 7 {
		t.Fatalf("taken twice: %v", err)
	}
	if err := other.Done(); err != nil {
		t.Fatal(err)
	}
	if err := p.take(); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("taken after it was done: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Fatalf("left behind: %v, %v", left, err)
	}

	var work sync.WaitGroup
	for worker := range byte(6) {
		work.Go(func() {
			for range 40 {
				p, err := NewPending(durable.OS(), dir, record.Hash{worker}, record.Hash{2}, 5, record.Hash{3})
				if err == nil {
					_, err = Pendings(durable.OS(), dir)
				}
				if err == nil {
					err = p.Done()
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	work.Wait()
}

// A lock comes after what it locks: who is killed leaves none that nobody looks
// at.
func TestNoLockWithoutARequest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "requests")
	must(t, os.Mkdir(dir, 0o700))
	made := make(chan error, 1)
	go func() {
		var err error
		for range 100 {
			if err == nil {
				_, err = NewPending(durable.OS(), dir, record.Hash{1}, record.Hash{2}, 5, record.Hash{3})
			}
		}
		made <- err
	}()
	for {
		entries, err := os.ReadDir(dir)
		must(t, err)
		for _, e := range entries {
			if name, lock := strings.CutSuffix(e.Name(), durable.LockSuffix); lock {
				if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
					t.Fatalf("a lock of nothing: %v", err)
				}
			}
		}
		select {
		case err := <-made:
			must(t, err)
			return
		default:
		}
	}
}

func FuzzParsePending(f *testing.F) {
	disk := durabletest.NewDisk(1)
	p, err := NewPending(disk, "/r", record.Hash{1}, record.Hash{2}, 5, record.Hash{3})
	if err != nil {
		f.Fatal(err)
	}
	b, err := durable.ReadFile(disk, p.path, maxPending)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := parsePending(b)
		if (err == nil) == (p == nil) {
			t.Fatalf("%v, %v", p, err)
		}
		if err == nil && (p.Reader == nil || p.ReaderID() == record.Hash{}) {
			t.Fatal("parsed without a reader's key")
		}
	})
}
