package disk_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// brokenAfter is what arrives of a body before its connection breaks.
func brokenAfter(b []byte) io.Reader { return io.MultiReader(bytes.NewReader(b), errReader{}) }

func temporary(t *testing.T, dir string) int {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(dir, "tmp"))
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// An upload that breaks off goes on where it was, any number of times, and the
// shard is what its name says.
func TestUploadGoesOn(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	b := make([]byte, 1<<20)
	rand.Read(b)
	root, size := erasure.Root(b), int64(1<<20)
	for from := int64(0); from < size; {
		end := min(from+300_001, size)
		stood, err := d.PutShardFrom(device, root, from, size, quota, brokenAfter(b[from:end]))
		if end < size {
			if !errors.Is(err, disk.ErrBody) {
				t.Fatalf("broken off at %d: %v", end, err)
			}
			if got := d.Part(device, root); got != end {
				t.Fatalf("%d bytes are here, %d were sent", got, end)
			}
			var offset *disk.OffsetError
			if _, err := d.PutShardFrom(device, root, end-1, size, quota, bytes.NewReader(b[end-1:])); !errors.As(err, &offset) || offset.Have != end {
				t.Fatalf("from another byte: %v", err)
			}
		} else if err == nil || stood {
			t.Fatalf("a body that breaks at its end was taken for whole: %v", err)
		}
		from = end
	}
	// The whole has come, and its connection broke before it was acknowledged:
	// it is sent again, and may have been kept or not.
	if _, err := d.PutShard(device, root, size, quota, bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	if missing, err := d.Missing(device, []record.Hash{root}); err != nil || len(missing) != 0 {
		t.Fatalf("missing %v, %v", missing, err)
	}
	if d.Part(device, root) != 0 || temporary(t, dir) != 0 {
		t.Errorf("%d bytes and %d files are left of it", d.Part(device, root), temporary(t, dir))
	}
}

// What goes on with other bytes than the shard's is refused and nothing of it
// kept; a device can begin anew.
func TestUploadGoesOnWithOtherBytes(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	b := make([]byte, 200<<10)
	rand.Read(b)
	root, size := erasure.Root(b), int64(200<<10)
	if _, err := d.PutShard(device, root, size, quota, brokenAfter(b[:100])); !errors.Is(err, disk.ErrBody) {
		t.Fatal(err)
	}
	if _, err := d.PutShardFrom(device, root, 100, size, quota, bytes.NewReader(make([]byte, size-100))); !errors.Is(err, disk.ErrBadRoot) {
		t.Fatalf("other bytes: %v", err)
	}
	if n := temporary(t, dir); n != 0 || d.Part(device, root) != 0 {
		t.Fatalf("%d files, %d bytes are left", n, d.Part(device, root))
	}
	var offset *disk.OffsetError
	if _, err := d.PutShardFrom(device, root, 100, size, quota, bytes.NewReader(b[100:])); !errors.As(err, &offset) || offset.Have != 0 {
		t.Fatalf("going on with nothing: %v", err)
	}
	if _, err := d.PutShard(device, root, size, quota, brokenAfter(b[:100])); !errors.Is(err, disk.ErrBody) {
		t.Fatal(err)
	}
	if _, err := d.PutShard(device, root, size, quota, bytes.NewReader(b)); err != nil {
		t.Fatalf("anew: %v", err)
	}
	if n := temporary(t, dir); n != 0 {
		t.Errorf("%d files are left", n)
	}
}

// A connection that hangs holds nobody up: whoever asks for what is here takes
// the upload over, and the old one adds nothing more.
func TestUploadIsTakenOver(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	b := make([]byte, 200<<10)
	rand.Read(b)
	root, size := erasure.Root(b), int64(200<<10)
	in, out := io.Pipe()
	var old sync.WaitGroup
	old.Go(func() {
		if _, err := d.PutShard(device, root, size, quota, in); !errors.Is(err, disk.ErrBody) {
			t.Errorf("the upload that was taken over: %v", err)
		}
		in.Close()
	})
	if _, err := out.Write(b[:1000]); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write(b[1000:2000]); err != nil { // read means that the first was added
		t.Fatal(err)
	}
	got := d.Part(device, root)
	if got < 1000 || got > 2000 {
		t.Fatalf("%d bytes are here", got)
	}
	if _, err := d.PutShardFrom(device, root, got, size, quota, bytes.NewReader(b[got:])); err != nil {
		t.Fatal(err)
	}
	out.Write(b[2000:3000])
	out.Close()
	old.Wait()
	if missing, err := d.Missing(device, []record.Hash{root}); err != nil || len(missing) != 0 || temporary(t, dir) != 0 {
		t.Fatalf("missing %v, %v; %d files are left", missing, err, temporary(t, dir))
	}
}

// What a device leaves unfinished is bounded, and counts against its quota.
func TestUnfinishedUploadsAreBounded(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	const size = 64 << 10
	var last record.Hash
	for i := range 50 {
		b := bytes.Repeat([]byte{byte(i)}, size)
		last = erasure.Root(b)
		if _, err := d.PutShard(device, last, size, quota, brokenAfter(b[:size/2])); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
	}
	if n := temporary(t, dir); n > 32 || n < 16 {
		t.Errorf("%d unfinished uploads are kept", n)
	}
	if d.Part(device, last) != size/2 {
		t.Error("the newest is not among them")
	}
	// They count, and yield: nothing else made them go.
	kept := temporary(t, dir)
	b := bytes.Repeat([]byte{99}, size)
	must(t, putRelay(d, device, erasure.Root(b), b, int64(kept+1)*size))
	if n := temporary(t, dir); n != kept {
		t.Errorf("%d unfinished uploads are left of %d that fit", n, kept)
	}
	b = bytes.Repeat([]byte{98}, size)
	must(t, putRelay(d, device, erasure.Root(b), b, int64(kept+1)*size))
	if n := temporary(t, dir); n != 0 {
		t.Errorf("unfinished uploads count for nothing: %d are left", n)
	}
}

// An upload that goes on drops none: it needs no room for one more.
func TestGoingOnDropsNothing(t *testing.T) {
	d := open(t, durable.OS(), t.TempDir())
	const size, most = 64 << 10, 32
	var names [most]record.Hash
	body := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, size) }
	for i := range most {
		names[i] = erasure.Root(body(i))
		if _, err := d.PutShard(device, names[i], size, quota, brokenAfter(body(i)[:size/2])); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
	}
	for i, name := range names { // the oldest first
		if _, err := d.PutShardFrom(device, name, size/2, size, quota, bytes.NewReader(body(i)[size/2:])); err != nil {
			t.Fatalf("upload %d: %v", i, err)
		}
	}
}

// Uploads that broke off are no reason to refuse one that has come.
func TestRestingUploadsYieldToTheQuota(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	const size = 64 << 10
	body := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, size) }
	for i := range 2 {
		if _, err := d.PutShard(device, erasure.Root(body(i)), size, 2*size, brokenAfter(body(i)[:100])); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
	}
	if _, err := d.PutShard(device, erasure.Root(body(2)), size, 2*size, bytes.NewReader(body(2))); err != nil {
		t.Fatal(err)
	}
	if n := temporary(t, dir); n != 0 {
		t.Errorf("%d files are left", n)
	}
}

// What nobody comes back for goes, though nobody uploads anything.
func TestRestingUploadsAreSwept(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	b := make([]byte, 64<<10)
	if _, err := d.PutShard(device, erasure.Root(b), int64(len(b)), quota, brokenAfter(b[:100])); !errors.Is(err, disk.ErrBody) {
		t.Fatal(err)
	}
	d.SweepParts(time.Hour)
	if n := temporary(t, dir); n != 1 {
		t.Fatalf("%d files after an early sweep", n)
	}
	d.SweepParts(0)
	if n := temporary(t, dir); n != 0 {
		t.Errorf("%d files are left", n)
	}
}

// creating is a file system that does something else first when a temporary
// file is made.
type creating struct {
	durable.FS
	first func()
}

func (c *creating) OpenFile(name string, flag int, perm os.FileMode) (durable.File, error) {
	if do := c.first; do != nil && flag&os.O_CREATE != 0 && strings.Contains(name, "/tmp/") {
		c.first = nil
		do()
	}
	return c.FS.OpenFile(name, flag, perm)
}

// Of two uploads of one shard that begin at the same moment and both break off,
// one is kept, and nothing of the other: neither its file nor its share of the
// quota.
func TestUploadsBeginTogether(t *testing.T) {
	dir := t.TempDir()
	fsys := &creating{FS: durable.OS()}
	d := open(t, fsys, dir)
	b := make([]byte, 200<<10)
	rand.Read(b)
	root, size := erasure.Root(b), int64(200<<10)
	upload := func(n int) {
		t.Helper()
		if _, err := d.PutShard(device, root, size, 2*size+4096, brokenAfter(b[:n])); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
	}
	for range 3 {
		fsys.first = func() { upload(100_000) }
		upload(150_000)
		if n := temporary(t, dir); n != 1 {
			t.Fatalf("%d files are left", n)
		}
	}
	if got := d.Part(device, root); got != 150_000 {
		t.Fatalf("%d bytes are here", got)
	}
	if _, err := d.PutShardFrom(device, root, 150_000, size, quota, bytes.NewReader(b[150_000:])); err != nil {
		t.Fatal(err)
	}
	if n := temporary(t, dir); n != 0 {
		t.Fatalf("%d files are left of a whole shard", n)
	}
}

// beforeEnd is a body that does something when its last byte has been read, and
// not been taken in (early), or before its end is seen.
type beforeEnd struct {
	left  []byte
	early bool
	do    func()
}

func (b *beforeEnd) Read(p []byte) (int, error) {
	n := copy(p, b.left)
	b.left = b.left[n:]
	if len(b.left) == 0 && b.do != nil && b.early == (n > 0) {
		b.do()
		b.do = nil
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// A device that asks when the last byte has come is told that all of it is here,
// and the upload goes on to its end; one that asks a moment sooner has to send
// again no more than was read at once.
func TestPartAskedAtTheEnd(t *testing.T) {
	const most = 128 << 10
	b := make([]byte, 500_000)
	rand.Read(b)
	root, size := erasure.Root(b), int64(len(b))
	puts := map[string]func(d *disk.Disk, from int64, body io.Reader) error{
		"shard": func(d *disk.Disk, from int64, body io.Reader) error {
			_, err := d.PutShardFrom(device, root, from, size, quota, body)
			return err
		},
		"pack": func(d *disk.Disk, from int64, body io.Reader) error {
			p, err := d.TakePack(device, root, from, size, quota, body)
			if err != nil {
				return err
			}
			defer p.Close()
			if got, err := p.Bytes(); err != nil || !bytes.Equal(got, b) {
				t.Errorf("%d bytes are here, %v", len(got), err)
			}
			return nil
		},
	}
	for what, put := range puts {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			d := open(t, durable.OS(), dir)
			said := int64(-1)
			must(t, put(d, 0, &beforeEnd{left: b, do: func() { said = d.Part(device, root) }}))
			if said != size {
				t.Errorf("at its end %d bytes were said to be here", said)
			}
			if n := d.Part(device, root); n != 0 || temporary(t, dir) != 0 {
				t.Errorf("%d bytes and %d files are left", n, temporary(t, dir))
			}

			d = open(t, durable.OS(), t.TempDir())
			if err := put(d, 0, &beforeEnd{left: b, early: true, do: func() { said = d.Part(device, root) }}); !errors.Is(err, disk.ErrBody) {
				t.Fatalf("an upload that was taken over: %v", err)
			}
			if said < size-most || said >= size {
				t.Fatalf("%d bytes were said to be here", said)
			}
			must(t, put(d, said, bytes.NewReader(b[said:])))
		})
	}
}

// slowly is a body that still lies in buffers: a part of it at a time comes to be
// read, until the connection is seen to have broken.
type slowly struct{ left []byte }

func (b *slowly) Read(p []byte) (int, error) {
	if len(b.left) == 0 {
		time.Sleep(time.Hour)
		return 0, io.ErrUnexpectedEOF
	}
	time.Sleep(20 * time.Millisecond)
	n := copy(p, b.left[:min(len(b.left), 10_000)])
	b.left = b.left[n:]
	return n, nil
}

// What has crossed the link and is still to be read is read before a device is told
// how much is here; an upload that brings nothing more is not waited for.
func TestPartReadsWhatCame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := open(t, durable.OS(), t.TempDir())
		b := make([]byte, 900_000)
		rand.Read(b)
		root, size, came := erasure.Root(b), int64(len(b)), int64(700_000)
		broke := make(chan error, 1)
		go func() {
			_, err := d.PutShard(device, root, size, quota, &slowly{b[:came]})
			broke <- err
		}()
		time.Sleep(50 * time.Millisecond)
		if n := d.Part(device, root); n != came {
			t.Errorf("%d bytes are said to be here of the %d that came", n, came)
		}
		if _, err := d.PutShardFrom(device, root, came, size, quota, bytes.NewReader(b[came:])); err != nil {
			t.Error(err)
		}
		if err := <-broke; !errors.Is(err, disk.ErrBody) {
			t.Errorf("the upload that broke off: %v", err)
		}
	})
}

// A request that comes when its connection has long been given up costs nothing
// of what came over another, whether that rests or is under way.
func TestLateUploadCostsNothing(t *testing.T) {
	dir := t.TempDir()
	d := open(t, durable.OS(), dir)
	b := make([]byte, 200<<10)
	rand.Read(b)
	root, size := erasure.Root(b), int64(200<<10)
	upload := func(body io.Reader) {
		t.Helper()
		if _, err := d.PutShard(device, root, size, quota, body); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
	}
	late := func() {
		upload(brokenAfter(nil))
		upload(brokenAfter(b[:100]))
	}
	upload(&beforeEnd{left: b[:50_000], do: late})
	if n := d.Part(device, root); n != 50_000 {
		t.Fatalf("%d bytes are left of one under way", n)
	}
	late()
	if n := d.Part(device, root); n != 50_000 || temporary(t, dir) != 1 {
		t.Fatalf("%d bytes in %d files are left of one that rests", n, temporary(t, dir))
	}
	upload(brokenAfter(b[:60_000])) // more came than rests
	if n := d.Part(device, root); n != 60_000 || temporary(t, dir) != 1 {
		t.Fatalf("%d bytes in %d files", n, temporary(t, dir))
	}
	if _, err := d.PutShard(device, root, size, quota, bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	if n := d.Part(device, root); n != 0 || temporary(t, dir) != 0 {
		t.Errorf("%d bytes and %d files are left", n, temporary(t, dir))
	}
}
