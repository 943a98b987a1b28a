package durabletest_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A program that forgets one sync must be caught: over many seeds, what it
// wrote has to be lost, torn and kept.
func TestCrashLosesWhatWasNotSynced(t *testing.T) {
	data := bytes.Repeat([]byte{7}, 5000)
	for _, forget := range []string{"sync", "syncdir", ""} {
		kept, lost, torn := 0, 0, 0
		for seed := range uint64(200) {
			d := durabletest.NewDisk(seed)
			f, err := d.OpenFile("/file", os.O_RDWR|os.O_CREATE, 0o600)
			must(t, err)
			_, err = f.Write(data)
			must(t, err)
			if forget != "sync" {
				must(t, f.Sync())
			}
			if forget != "syncdir" {
				must(t, d.SyncDir("/"))
			}
			got, err := durable.ReadFile(d.Crash(), "/file", 1<<20)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				lost++
			case err != nil:
				t.Fatal(err)
			case bytes.Equal(got, data):
				kept++
			default:
				torn++
			}
		}
		t.Logf("forgot %q: kept %d, lost %d, torn %d", forget, kept, lost, torn)
		switch forget {
		case "":
			if kept != 200 {
				t.Fatal("lost what was synced")
			}
		case "sync":
			if kept == 0 || torn == 0 || lost != 0 {
				t.Fatal("not every outcome met")
			}
		case "syncdir":
			if kept == 0 || lost == 0 || torn != 0 {
				t.Fatal("not every outcome met")
			}
		}
	}
}

func TestRemovedNamesComeBack(t *testing.T) {
	back, gone := 0, 0
	for seed := range uint64(100) {
		d := durabletest.NewDisk(seed)
		must(t, durable.WriteFile(d, "/file", []byte("x"), 0o600))
		must(t, d.Remove("/file"))
		if _, err := d.Crash().Stat("/file"); err == nil {
			back++
		} else {
			gone++
		}
	}
	if back == 0 || gone == 0 {
		t.Fatalf("back %d, gone %d", back, gone)
	}
}

// A rename survives whole or not at all, between folders too.
func TestRenameIsAtomic(t *testing.T) {
	moved, stayed := 0, 0
	for seed := range uint64(100) {
		d := durabletest.NewDisk(seed)
		must(t, durable.MkdirAll(d, "/a", 0o700))
		must(t, durable.MkdirAll(d, "/b", 0o700))
		must(t, durable.WriteFile(d, "/a/file", []byte("x"), 0o600))
		must(t, d.Rename("/a/file", "/b/file"))
		d = d.Crash()
		_, errA := d.Stat("/a/file")
		_, errB := d.Stat("/b/file")
		if (errA == nil) == (errB == nil) {
			t.Fatalf("at the old name: %v, at the new: %v", errA, errB)
		}
		if errB == nil {
			moved++
		} else {
			stayed++
		}
	}
	if moved == 0 || stayed == 0 {
		t.Fatalf("moved %d, stayed %d", moved, stayed)
	}
}

// What a failed sync dropped, the next one does not bring back.
func TestFailedSyncDrops(t *testing.T) {
	data := bytes.Repeat([]byte{7}, 5000)
	lost := 0
	for seed := range uint64(100) {
		d := durabletest.NewDisk(seed)
		f, err := d.OpenFile("/file", os.O_RDWR|os.O_CREATE, 0o600)
		must(t, err)
		must(t, d.SyncDir("/"))
		_, err = f.Write(data)
		must(t, err)
		d.FailNth(1, fs.ErrInvalid)
		if err := f.Sync(); !errors.Is(err, fs.ErrInvalid) {
			t.Fatalf("got %v", err)
		}
		must(t, f.Sync())
		got, err := durable.ReadFile(d.Crash(), "/file", 1<<20)
		must(t, err)
		if !bytes.Equal(got, data) {
			lost++
		}
	}
	if lost == 0 {
		t.Fatal("nothing was dropped")
	}
}

func TestKillKeepsWhatWasWritten(t *testing.T) {
	d := durabletest.NewDisk(1)
	f, err := d.OpenFile("/file", os.O_RDWR|os.O_CREATE, 0o600)
	must(t, err)
	_, err = f.Write([]byte("written"))
	must(t, err)
	after := d.Kill()
	if _, err := f.Write([]byte("more")); !errors.Is(err, durabletest.ErrPower) {
		t.Fatalf("got %v", err)
	}
	if _, err := d.Stat("/file"); !errors.Is(err, durabletest.ErrPower) {
		t.Fatalf("got %v", err)
	}
	got, err := durable.ReadFile(after, "/file", 100)
	if err != nil || string(got) != "written" {
		t.Fatalf("got %q, %v", got, err)
	}
}

// The same seed and the same operations give the same disk.
func TestCrashIsReproducible(t *testing.T) {
	run := func() string {
		d := durabletest.NewDisk(42)
		for i := range 30 {
			f, err := d.OpenFile(string(rune('a'+i)), os.O_RDWR|os.O_CREATE, 0o600)
			must(t, err)
			_, err = f.Write(bytes.Repeat([]byte{byte(i)}, i*100))
			must(t, err)
		}
		d = d.Crash()
		list, err := d.ReadDir("/")
		must(t, err)
		out := ""
		for _, e := range list {
			b, err := durable.ReadFile(d, e.Name(), 1<<20)
			must(t, err)
			out += e.Name() + string(b)
		}
		return out
	}
	if once, again := run(), run(); once != again {
		t.Fatal("two runs differ")
	}
}
