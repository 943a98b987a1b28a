package server

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/storetest"
)

// another starts a second store on the same chain, for slot 3, and registers
// both.
func (w *world) another(set settings) *world {
	w.t.Helper()
	o := &world{t: w.t, number: 3, dir: w.t.TempDir(), chain: w.chain, key: w.key, device: w.device}
	o.start(set)
	o.client = o.clientOf(w.key)
	w.chain.change(func() {
		w.chain.registered = map[uint32]Registration{}
		for _, x := range []*world{w, o} {
			w.chain.registered[x.number] = Registration{Known: true, TLS: x.pin, Endpoint: x.url}
			w.chain.stores[x.pin] = true
		}
	})
	return o
}

// pack is a coded pack and what a device says of it.
type pack struct {
	data   []byte
	layout record.Layout
	entry  record.Entry
}

func newPack(t *testing.T, n int, fill byte, l record.Layout) pack {
	t.Helper()
	data := bytes.Repeat([]byte{fill, 3, 9}, n/3+1)[:n]
	_, roots, _, err := erasure.Encode(int(l.K), len(l.Places), data)
	must(t, err)
	return pack{data, l, record.Entry{Kind: record.CodedPack, Length: uint64(n), Roots: roots}}
}

func (p pack) at(slot uint32) store.Wanted {
	position := slices.IndexFunc(p.layout.Places, func(pl record.Place) bool { return pl.Slot == slot })
	return store.Wanted{Door: store.FromRelay, Name: p.entry.RootAt(p.layout, position),
		Bytes: erasure.ShardBytes(int(p.layout.K), p.entry.Length)}
}

func (w *world) putPack(p pack) error {
	_, err := w.client.PutPack(ctx, w.device, p.layout, p.entry, 0, func() io.Reader { return bytes.NewReader(p.data) })
	return err
}

func fetch(o *world, from uint32, wanted ...store.Wanted) error {
	return o.client.Fetch(ctx, o.device, store.FetchRequest{From: from, Objects: wanted})
}

// A pack is sent once: each store ends with its own shard, durably, and
// nothing is left waiting for it.
func TestRelay(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	p := newPack(t, 300_001, 1, layout)
	must(t, w.putPack(p))
	if got, err := w.client.Shard(ctx, w.device, p.at(slot).Name, 1<<20); err != nil || len(got) != int(p.at(slot).Bytes) {
		t.Fatalf("the first store's own shard: %v", err)
	}
	if missing, err := o.client.Missing(ctx, w.device, []record.Hash{p.at(3).Name}); err != nil || len(missing) != 1 {
		t.Fatalf("the other has it already: %v", err)
	}
	must(t, fetch(o, w.number, p.at(3)))
	if _, err := o.client.Shard(ctx, w.device, p.at(3).Name, 1<<20); err != nil {
		t.Fatal(err)
	}
	must(t, fetch(o, w.number, p.at(3))) // it stands: nothing is asked of the first
	r := refused(t, "once fetched it waits no more", fetch(o, w.number, store.Wanted{Door: store.FromRelay, Name: p.at(1).Name, Bytes: 5}), store.Unfetched)
	if len(r.Missing) != 1 || r.Missing[0] != p.at(1).Name || !strings.Contains(r.Message, "store 7") {
		t.Fatalf("%+v", r)
	}
}

// A pack whose upload a connection broke goes on with the next one, from where
// the store says; one that was taken in is not taken again.
func TestPackGoesOn(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	p := newPack(t, 1<<20, 1, layout)
	put := func(from int64, r io.Reader) (bool, error) {
		return w.client.PutPack(ctx, w.device, p.layout, p.entry, from, func() io.Reader { return r })
	}
	const half = 500_000
	var from int64
	for from == 0 { // whoever asks too early ends the upload that has brought nothing yet
		if _, err := put(0, io.MultiReader(bytes.NewReader(p.data[:half]), failing{errors.New("cut")})); err == nil {
			t.Fatal("half a pack was taken")
		}
		n, err := w.client.Part(ctx, w.device, p.entry.Hash())
		must(t, err)
		from = n
	}
	if from > half {
		t.Fatalf("%d bytes are there of %d sent", from, half)
	}
	_, err := put(from+1, bytes.NewReader(p.data[from+1:]))
	refused(t, "a gap", err, store.WrongOffset)
	for {
		stood, err := put(from, bytes.NewReader(p.data[from:]))
		if errors.Is(err, store.WrongOffset) { // a request of before came late, and began anew
			from, err = w.client.Part(ctx, w.device, p.entry.Hash())
			must(t, err)
			continue
		}
		if err != nil || stood {
			t.Fatal(stood, err)
		}
		break
	}
	must(t, fetch(o, w.number, p.at(3)))
	if stood, err := put(0, failing{errors.New("read again")}); err != nil || !stood {
		t.Fatal(stood, err)
	}
	if n, err := w.client.Part(ctx, w.device, p.entry.Hash()); err != nil || n != 0 {
		t.Errorf("%d bytes are left, %v", n, err)
	}
	if list, err := os.ReadDir(filepath.Join(w.dir, "tmp")); err != nil || len(list) > 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

// relaying is a file system that waits before the first file is made or named in
// a folder: of shards for other stores, or of the store's own.
type relaying struct {
	durable.FS
	folder        string
	reached, goOn chan struct{}
	once          sync.Once
}

func newRelaying(folder string) *relaying {
	return &relaying{FS: durable.OS(), folder: folder, reached: make(chan struct{}), goOn: make(chan struct{})}
}

func (r *relaying) OpenFile(name string, flag int, perm os.FileMode) (durable.File, error) {
	if flag&os.O_CREATE != 0 {
		r.wait(name)
	}
	return r.FS.OpenFile(name, flag, perm)
}

func (r *relaying) Rename(from, to string) error {
	r.wait(to)
	return r.FS.Rename(from, to)
}

func (r *relaying) wait(name string) {
	if strings.Contains(name, "/"+r.folder+"/") {
		r.once.Do(func() {
			close(r.reached)
			<-r.goOn
		})
	}
}

// A device whose link breaks while the store is at work on a pack or shard that
// has come sends nothing of it again.
func TestWhatIsInHandIsNotSentAgain(t *testing.T) {
	p := newPack(t, 1<<20, 1, layout)
	shard := erasure.Root(p.data)
	for what, in := range map[string]struct {
		folder string
		name   record.Hash
		put    func(ctx context.Context, w *world, r io.Reader) (bool, error)
	}{
		"pack": {"relay", p.entry.Hash(), func(ctx context.Context, w *world, r io.Reader) (bool, error) {
			return w.client.PutPack(ctx, w.device, p.layout, p.entry, 0, func() io.Reader { return r })
		}},
		"shard": {"shards", shard, func(ctx context.Context, w *world, r io.Reader) (bool, error) {
			return w.client.PutShardFrom(ctx, w.device, shard, 0, int64(len(p.data)), func() io.Reader { return r })
		}},
	} {
		t.Run(what, func(t *testing.T) {
			fsys := newRelaying(in.folder)
			w := newWorld(t, settings{fsys: fsys})
			w.another(settings{})
			cut, end := context.WithCancel(ctx)
			defer end()
			first := make(chan error, 1)
			go func() {
				_, err := in.put(cut, w, bytes.NewReader(p.data))
				first <- err
			}()
			<-fsys.reached
			end()
			if err := <-first; err == nil {
				t.Error("answered before its shards stood")
			}
			if n, err := w.client.Part(ctx, w.device, in.name); err != nil || n != 0 {
				t.Errorf("%d bytes are a part, %v", n, err)
			}
			// Long enough that the second comes in the meantime; that it does not would
			// go unnoticed, and be no failure.
			time.AfterFunc(300*time.Millisecond, func() { close(fsys.goOn) })
			if stood, err := in.put(ctx, w, failing{errors.New("sent again")}); err != nil || !stood {
				t.Error(stood, err)
			}
		})
	}
}

// A store that stops waits for a pack that it is at work on: after that nobody
// writes to its folder.
func TestRelayStopsAfterItsWork(t *testing.T) {
	fsys := newRelaying("relay")
	w := newWorld(t, settings{fsys: fsys})
	w.another(settings{})
	p := newPack(t, 30_000, 1, layout)
	put := make(chan error, 1)
	go func() { put <- w.putPack(p) }()
	<-fsys.reached
	stopped := make(chan struct{})
	go func() { defer close(stopped); w.stop() }()
	if err := <-put; err == nil { // its connection is closed in the end
		t.Error("answered before its shards stood")
	}
	select {
	case <-stopped:
		t.Error("it stopped in the middle of its work")
	case <-time.After(300 * time.Millisecond): // that it does not stop needs no more
	}
	close(fsys.goOn)
	<-stopped
}

// Objects that every store keeps whole, and a list with its segments, go the
// same way; the receipt is as good.
func TestRelayOfAList(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	a := w.archive(1, 5, 60_000, 2, nil)
	w.put(a)
	var wanted []store.Wanted
	for root, b := range a.Shards[3] {
		if _, whole := a.Shards[slot][root]; whole {
			wanted = append(wanted, store.Wanted{Door: store.FromShards, Name: root, Bytes: uint64(len(b))})
		} else if _, err := o.client.PutShard(ctx, o.device, root, b); err != nil {
			t.Fatal(err)
		}
	}
	if len(wanted) != 2 {
		t.Fatalf("%d objects kept whole", len(wanted))
	}
	wanted = append(wanted, store.Wanted{Door: store.FromLists, Name: a.List, Bytes: uint64(len(a.Head))})
	must(t, fetch(o, w.number, wanted...))
	_, err := o.client.Receipt(ctx, o.device, a.List, 3, w.chain.time+1000)
	must(t, err)
}

func TestRelayRefuses(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	p := newPack(t, 30_000, 1, layout)

	wrong := p
	wrong.data = bytes.Clone(p.data)
	wrong.data[7]++
	refused(t, "another pack", w.putPack(wrong), store.BadRoot)
	wrong = newPack(t, 30_000, 2, storetest.Layout(2, 3))
	wrong.layout = record.Layout{K: 2, Places: []record.Place{{Slot: 1}, {Slot: 5}, {Slot: 3}}}
	refused(t, "no slot of this store", w.putPack(wrong), store.WrongSlot)
	wrong = p
	wrong.entry.Roots = slices.Clone(p.entry.Roots)
	wrong.entry.Roots[2][0]++
	refused(t, "one root is wrong", w.putPack(wrong), store.BadRoot)
	for _, r := range p.entry.Roots {
		if _, err := w.server.disk.OpenRelay(w.device, r); err == nil {
			t.Error("a refused pack waits")
		}
	}
	must(t, w.putPack(p))

	stranger, id := w.enrol()
	_, err := w.clientOf(stranger).PutPack(ctx, w.device, p.layout, p.entry, 0, func() io.Reader { return bytes.NewReader(p.data) })
	refused(t, "another device's namespace", err, store.NotYours)
	refused(t, "fetch there", w.clientOf(stranger).Fetch(ctx, w.device, store.FetchRequest{From: 3, Objects: []store.Wanted{p.at(3)}}), store.NotYours)
	refused(t, "the relay is for stores", w.client.CopyShard(ctx, store.FromRelay, w.device, p.at(3).Name, 1, &bytes.Buffer{}), store.NotYours)
	refused(t, "of another device", w.clientOf(stranger).Fetch(ctx, id, store.FetchRequest{From: 3, Objects: []store.Wanted{p.at(3)}}), store.Unfetched)
	refused(t, "from itself", fetch(o, 3, p.at(3)), store.BadRequest)
	w.chain.change(func() { w.chain.registered[9] = Registration{} })
	refused(t, "from no store", fetch(o, 9, p.at(3)), store.BadRequest)
	refused(t, "nothing", fetch(o, 7), store.BadRequest)
	refused(t, "from nowhere", fetch(o, 7, store.Wanted{Door: "../status", Name: p.at(3).Name, Bytes: 1}), store.BadRequest)
	refused(t, "no bytes", fetch(o, 7, store.Wanted{Door: store.FromRelay, Name: p.at(3).Name}), store.BadRequest)
	refused(t, "too many bytes", fetch(o, 7, store.Wanted{Door: store.FromRelay, Name: p.at(3).Name, Bytes: record.MaxObjectBytes + 1}), store.BadRequest)
	refused(t, "other bytes", fetch(o, 7, store.Wanted{Door: store.FromRelay, Name: p.at(3).Name, Bytes: p.at(3).Bytes - 1}), store.Unfetched)

	w.chain.change(func() {
		d := w.chain.devices[w.device]
		d.Active = false
		w.chain.devices[w.device] = d
	})
	refused(t, "revoked", w.putPack(p), store.Revoked)
	refused(t, "revoked", fetch(o, 7, p.at(3)), store.Revoked)
}

// What waits counts against the device, and a quota that it would exceed
// refuses the pack.
func TestRelayQuota(t *testing.T) {
	w := newWorld(t, settings{quota: 200 << 10})
	p := newPack(t, 60_000, 1, layout)
	must(t, w.putPack(p)) // 30 KiB each: one kept, two waiting
	q := newPack(t, 200_000, 2, layout)
	refused(t, "beyond the quota", w.putPack(q), store.Quota)
	if n := w.server.disk.SweepRelay(time.Hour); n != 0 {
		t.Fatalf("%d shards swept before their time", n)
	}
	if n := w.server.disk.SweepRelay(0); n < 2 {
		t.Fatalf("%d shards swept", n)
	}
	r := newPack(t, 100_000, 3, layout)
	must(t, w.putPack(r))
}

// What there is no room for is refused before a byte of it is asked for, also
// when it goes on; what waits already needs no room again.
func TestPackIsRefusedUnsent(t *testing.T) {
	w := newWorld(t, settings{quota: 900 << 10})
	put := func(p pack, from int) (asked bool, err error) {
		_, err = w.client.PutPack(ctx, w.device, p.layout, p.entry, int64(from), func() io.Reader {
			return readerFunc(func([]byte) (int, error) { asked = true; return 0, errors.New("asked") })
		})
		return asked, err
	}
	// 300 KiB of 500 for one that is kept and two that wait; then the same again
	// does not fit, and the pack alone would.
	must(t, w.putPack(newPack(t, 200<<10, 1, layout)))
	p := newPack(t, 500<<10, 2, layout)
	asked, err := put(p, 0)
	refused(t, "a pack whose shards do not fit", err, store.Quota)
	if asked {
		t.Error("it was asked for")
	}
	if w.server.disk.SweepRelay(0) == 0 {
		t.Fatal("nothing waited")
	}
	if asked, err := put(p, 0); !asked || errors.Is(err, store.Quota) {
		t.Errorf("there is room, and it was refused: %v", err)
	}
	from := w.half(p)
	b := bytes.Repeat([]byte{7}, 200<<10)
	_, err = w.client.PutShard(ctx, w.device, erasure.Root(b), b)
	must(t, err)
	asked, err = put(p, int(from))
	refused(t, "one that goes on", err, store.Quota)
	if asked {
		t.Error("its rest was asked for")
	}
}

// half sends half of a pack over a connection that breaks then, and returns how
// much of it has come.
func (w *world) half(p pack) (from int64) {
	w.t.Helper()
	for from == 0 { // whoever asks too early ends the upload that has brought nothing yet
		if _, err := w.client.PutPack(ctx, w.device, p.layout, p.entry, 0, func() io.Reader {
			return io.MultiReader(bytes.NewReader(p.data[:len(p.data)/2]), failing{errors.New("cut")})
		}); err == nil {
			w.t.Fatal("half a pack was taken")
		}
		n, err := w.client.Part(ctx, w.device, p.entry.Hash())
		must(w.t, err)
		from = n
	}
	return from
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// A first store that lies, stalls or is gone is named; nothing of it is kept.
func TestRelayFirstStoreMisbehaves(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	o.server.peers.patience = 300 * time.Millisecond
	p := newPack(t, 30_000, 1, layout)
	want := p.at(3)
	w.stop()
	lies := map[string]http.HandlerFunc{
		"wrong": func(rw http.ResponseWriter, _ *http.Request) { rw.Write(make([]byte, want.Bytes)) },
		"short": func(rw http.ResponseWriter, _ *http.Request) { rw.Write(make([]byte, 10)) },
		"cut": func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "15040")
			rw.Write([]byte{1})
		},
		"garbage": func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusTeapot) },
		"elsewhere": func(rw http.ResponseWriter, r *http.Request) {
			http.Redirect(rw, r, o.url+"/v1/status", http.StatusTemporaryRedirect)
		},
		"stalls": func(rw http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"busy": func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(http.StatusTooManyRequests)
			rw.Write([]byte(`{"error":"busy","message":"come again"}`))
		},
		"gone": nil,
	}
	for name, h := range lies {
		t.Run(name, func(t *testing.T) {
			address := strings.TrimPrefix(w.url, "https://")
			if h != nil {
				l, err := net.Listen("tcp", address)
				must(t, err)
				cert, err := identity.Certificate(w.keys.TLS)
				must(t, err)
				conf := identity.ServerTLS(cert)
				conf.NextProtos = []string{"http/1.1"}
				rogue := &http.Server{Handler: h, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug)}
				defer rogue.Close()
				go rogue.Serve(tls.NewListener(l, conf))
			}
			r := refused(t, name, fetch(o, w.number, want), store.Unfetched)
			if len(r.Missing) != 1 {
				t.Fatalf("%+v", r)
			}
			if missing, err := o.client.Missing(ctx, o.device, []record.Hash{want.Name}); err != nil || len(missing) != 1 {
				t.Fatalf("it is there: %v", err)
			}
		})
	}
}

// Who asks for a shard from one store is not answered by a fetching of it from
// another that hangs.
func TestFetchFromAnotherStore(t *testing.T) {
	w := newWorld(t, settings{})
	o := w.another(settings{})
	p := newPack(t, 30_000, 1, layout)
	must(t, w.putPack(p))
	key := newKey(t)
	cert, err := identity.Certificate(key)
	must(t, err)
	pin, err := identity.Pin(&key.PublicKey)
	must(t, err)
	asked, end := make(chan struct{}), make(chan struct{})
	var once sync.Once
	hangs := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		once.Do(func() { close(asked) })
		<-end
	}))
	hangs.TLS = identity.ServerTLS(cert)
	hangs.TLS.NextProtos = []string{"http/1.1"}
	hangs.StartTLS()
	defer hangs.Close()
	release := sync.OnceFunc(func() { close(end) })
	defer release()
	w.chain.change(func() { w.chain.registered[9] = Registration{Known: true, TLS: pin, Endpoint: hangs.URL} })
	first := make(chan error, 1)
	go func() { first <- fetch(o, 9, p.at(3)) }()
	<-asked
	must(t, fetch(o, w.number, p.at(3)))
	release()
	refused(t, "from the one that hung", <-first, store.Unfetched)
}

// A store drops by itself what nobody fetched for an hour, and what nobody went on
// with for six.
func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		log := slog.New(slog.DiscardHandler)
		keys, err := disk.LoadKeys(durable.OS(), dir)
		must(t, err)
		d, err := disk.Open(durable.OS(), dir, disk.Identity{Store: 7, Domain: domain}, log)
		must(t, err)
		defer d.Close()
		s, err := New(Config{Disk: d, Keys: keys, Chain: &fakeChain{}, Store: 7, Domain: domain, Log: log})
		must(t, err)
		device, b := record.Hash{1}, make([]byte, 64<<10)
		root := erasure.Root(b)
		if _, err := d.PutShard(device, root, int64(len(b)), 1<<30, io.MultiReader(bytes.NewReader(b[:100]), failing{errors.New("cut")})); !errors.Is(err, disk.ErrBody) {
			t.Fatal(err)
		}
		_, err = d.PutCoded(device, nil, disk.Coded{Relay: []record.Hash{root}, Bytes: int64(len(b))}, func(record.Hash) []byte { return b }, 1<<30)
		must(t, err)
		files := func(folder string) int {
			list, err := os.ReadDir(filepath.Join(dir, folder))
			must(t, err)
			return len(list)
		}
		sweeping, end := context.WithCancel(ctx)
		var swept sync.WaitGroup
		swept.Go(func() { s.sweep(sweeping) })
		start := time.Now()
		for _, at := range []struct {
			after       time.Duration
			relay, rest int
		}{{59 * time.Minute, 1, 1}, {62 * time.Minute, 0, 1}, {359 * time.Minute, 0, 1}, {362 * time.Minute, 0, 0}} {
			time.Sleep(time.Until(start.Add(at.after)))
			synctest.Wait()
			if r, p := files("relay"), files("tmp"); r != at.relay || p != at.rest {
				t.Errorf("after %v there wait %d shards and %d uploads rest", at.after, r, p)
			}
		}
		end()
		swept.Wait()
	})
}

// Whatever a header says, it is one coded pack or refused.
func FuzzEntry(f *testing.F) {
	p, _, err := record.Segment{Layout: layout, Entries: []record.Entry{{Kind: record.CodedPack, Length: 9, Roots: make([]record.Hash, 3)}}}.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(base64.StdEncoding.EncodeToString(p))
	f.Add("")
	f.Add("QllQTA==")
	f.Fuzz(func(t *testing.T, header string) {
		l, e, err := store.ParseEntry(header)
		if err != nil {
			return
		}
		if e.Kind != record.CodedPack || len(e.Roots) != len(l.Places) || len(l.Places) > record.MaxSlots || e.Length < 1 || e.Length > record.MaxObjectBytes {
			t.Fatalf("%+v %+v", l, e)
		}
		again, _, err := record.Segment{Layout: l, Entries: []record.Entry{e}}.Encode()
		if err != nil || base64.StdEncoding.EncodeToString(again) != header {
			t.Fatal("it encodes to something else")
		}
	})
}

// Whatever a body asks to fetch is bounded.
func FuzzFetch(f *testing.F) {
	f.Add([]byte(`{"from":3,"objects":[{"door":"relay","name":"0x0000000000000000000000000000000000000000000000000000000000000001","bytes":7}]}`))
	f.Add([]byte(`{"from":-1,"objects":[{}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		q, err := parseFetch(bytes.NewReader(body))
		if err != nil {
			if r := refusalOf(err); statuses[r.Code] == 0 || r.Code == store.Internal {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		for _, o := range q.Objects {
			if o.Bytes < 1 || o.Bytes > record.MaxObjectBytes || !slices.Contains([]string{store.FromRelay, store.FromShards, store.FromLists}, o.Door) {
				t.Fatalf("%+v", o)
			}
		}
	})
}
