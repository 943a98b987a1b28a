package recovery

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/tls"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/archive/sqlitesource"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/server"
)

// site is the real thing on loopback: a chain with the contracts, six stores,
// a custodian.
type site struct {
	*ledgertest.Site
	t         testing.TB
	stores    []*liveStore
	custodian string // its folder
	reader    *light.Reader
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// liveStore is a store's server behind a listener that a test can turn against
// its clients.
type liveStore struct {
	dir     string
	keys    disk.Keys
	address net.Addr
	honest  chan net.Conn
	rogue   chan net.Conn

	mu   sync.Mutex
	mode string // honest, dead, stalling, rogue
	ugly http.HandlerFunc
}

func (s *liveStore) set(mode string, ugly http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mode, s.ugly = mode, ugly
}

// accept hands new connections to who is to answer them.
func (s *liveStore) accept(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		mode := s.mode
		s.mu.Unlock()
		switch mode {
		case "dead":
			c.Close()
		case "stalling": // the connection stands, and nothing comes
		case "rogue":
			s.rogue <- c
		default:
			s.honest <- c
		}
	}
}

// handed is a listener for connections that were accepted elsewhere.
type handed struct {
	conns   chan net.Conn
	address net.Addr
	once    sync.Once
	closed  chan struct{}
}

func (h *handed) Accept() (net.Conn, error) {
	select {
	case c := <-h.conns:
		return c, nil
	case <-h.closed:
		return nil, net.ErrClosed
	}
}

func (h *handed) Close() error {
	h.once.Do(func() { close(h.closed) })
	return nil
}

func (h *handed) Addr() net.Addr { return h.address }

func newSite(t testing.TB) *site {
	t.Helper()
	s := &site{t: t, custodian: filepath.Join(t.TempDir(), "custodian")}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	listen := func() net.Listener {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		must(t, err)
		t.Cleanup(func() { l.Close() })
		return l
	}
	var options ledgertest.Options
	var listeners []net.Listener
	for i := range 6 {
		x := &liveStore{dir: filepath.Join(t.TempDir(), "store"), honest: make(chan net.Conn), rogue: make(chan net.Conn)}
		var err error
		x.keys, err = disk.LoadKeys(durable.OS(), x.dir)
		must(t, err)
		pin, err := identity.Pin(&x.keys.TLS.PublicKey)
		must(t, err)
		pub, err := record.PublicKeyOf(&x.keys.Signing.PublicKey)
		must(t, err)
		l := listen()
		x.address = l.Addr()
		listeners = append(listeners, l)
		s.stores = append(s.stores, x)
		options.Stores = append(options.Stores, state.Store{Organisation: 1, Key: pub, TLSKeyHash: pin, Region: fmt.Sprintf("r%d", i), Endpoint: "https://" + l.Addr().String()})
	}
	public, err := custody.Create(s.custodian)
	must(t, err)
	door := listen()
	options.Custodian = &state.Custodian{Organisation: 1, Key: public.Signing, TLSKeyHash: public.TLSKeyHash, Endpoint: "https://" + door.Addr().String()}
	s.Site = ledgertest.Start(t, options)

	s.reader = s.newReader()
	for i, x := range s.stores {
		s.serve(ctx, uint32(i+1), x, listeners[i])
	}
	folder, err := custody.Open(s.custodian)
	must(t, err)
	t.Cleanup(func() { folder.Close() })
	proven, err := folder.Follow(s.Genesis, s.source())
	must(t, err)
	c, err := custody.NewServer(custody.Config{ID: 1, Domain: s.Genesis.Domain(), Folder: folder, Chain: proven, Log: quiet()})
	must(t, err)
	stopped := make(chan error, 1)
	go func() { stopped <- c.Serve(ctx, door) }()
	t.Cleanup(func() { cancel(); <-stopped })
	return s
}

func (s *site) source() light.Source {
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	must(s.t, err)
	return source
}

func (s *site) newReader() *light.Reader { return light.NewReader(s.Genesis.Trusted(), s.source()) }

// serve runs a store's server, and beside it one that has its key and answers
// as the test says.
func (s *site) serve(ctx context.Context, number uint32, x *liveStore, l net.Listener) {
	d, err := disk.Open(durable.OS(), x.dir, disk.Identity{Store: number, Domain: s.Genesis.Domain()}, quiet())
	must(s.t, err)
	s.t.Cleanup(func() { d.Close() })
	srv, err := server.New(server.Config{Disk: d, Keys: x.keys, Chain: server.ReadChain(s.newReader(), s.Genesis.Domain(), s.Ledger.Records), Store: number, Domain: s.Genesis.Domain(), Log: quiet()})
	must(s.t, err)
	honest := &handed{conns: x.honest, address: l.Addr(), closed: make(chan struct{})}
	rogue := &handed{conns: x.rogue, address: l.Addr(), closed: make(chan struct{})}
	go x.accept(l)
	go srv.Serve(ctx, honest)
	cert, err := identity.Certificate(x.keys.TLS)
	must(s.t, err)
	conf := identity.ServerTLS(cert)
	conf.NextProtos = []string{"http/1.1"}
	bad := &http.Server{ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x.mu.Lock()
		ugly := x.ugly
		x.mu.Unlock()
		ugly(w, r)
	})}
	go bad.Serve(tls.NewListener(rogue, conf))
	s.t.Cleanup(func() { bad.Close() })
}

// node finds records at the node, and asks and reports there as an account.
type node struct {
	client  *ledger.Client
	account *ledger.Account
	asked   int
	failing error // of Report, instead of reporting
	lost    error // of Report, after it was reported
}

func (n *node) RecordAt(ctx context.Context, device record.Hash, sequence uint64) (record.Record, error) {
	list, err := n.client.History(ctx, device, sequence+1, 1)
	if err != nil || len(list) == 0 {
		return record.Record{}, fmt.Errorf("%d records: %w", len(list), err)
	}
	return list[0].Record, nil
}

func (n *node) Ask(ctx context.Context, rec record.Record, recipient, reader, purpose, region record.Hash) (uint64, error) {
	n.asked++
	return n.client.Request(ctx, n.account, rec, recipient, reader, purpose, region)
}

func (n *node) Report(ctx context.Context, request uint64, r Result) error {
	if n.failing != nil {
		return n.failing
	}
	_, _, err := n.client.Report(ctx, n.account, request, ledger.Report{ListRoot: r.ListRoot, Files: r.Files, Bytes: r.Bytes, Positions: r.Positions, Evidence: r.Evidence})
	if err == nil {
		err = n.lost
	}
	return err
}

func (s *site) restorer(n *node) Restorer {
	return Restorer{Domain: s.Genesis.Domain(), Chain: ReadChain(s.reader), Records: n, Desk: n, Log: quiet()}
}

// device is an enrolled device with an archive and something to back up.
type device struct {
	s       *site
	key     *ecdsa.PrivateKey
	id      record.Hash
	cert    tls.Certificate
	source  string
	archive *archive.Archive
	epoch   seal.Secret
}

func (s *site) device(label string) *device {
	s.t.Helper()
	d := &device{s: s, source: filepath.Join(s.t.TempDir(), "source")}
	d.key, d.id = s.Enrol(s.t, label, record.Hash{})
	var err error
	d.cert, err = identity.Certificate(d.key)
	must(s.t, err)
	must(s.t, os.MkdirAll(d.source, 0o755))
	d.archive, err = archive.Create(durable.OS(), s.t.TempDir(), archive.Identity{Genesis: s.Genesis.Domain().Genesis, Device: d.id})
	must(s.t, err)
	s.t.Cleanup(func() { d.archive.Close() })
	return d
}

// fill writes files of random and of repetitive content.
func (d *device) fill(seed uint64, sizes ...int) {
	d.s.t.Helper()
	r := mathrand.New(mathrand.NewPCG(seed, 3))
	for i, n := range sizes {
		b := make([]byte, n)
		for j := range b {
			b[j] = byte(r.Uint32())
		}
		if i%3 == 2 {
			copy(b, bytes.Repeat([]byte("temperature 21.5, humidity 40\n"), n/30))
		}
		path := filepath.Join(d.source, fmt.Sprintf("dir%d", i%4), fmt.Sprintf("file%d-%d", seed, i))
		must(d.s.t, os.MkdirAll(filepath.Dir(path), 0o750))
		must(d.s.t, os.WriteFile(path, b, 0o640))
	}
}

func (d *device) stores() []*store.Client {
	d.s.t.Helper()
	var out []*store.Client
	for _, x := range d.s.stores {
		pin, err := identity.Pin(&x.keys.TLS.PublicKey)
		must(d.s.t, err)
		c, err := store.NewClient("https://"+x.address.String(), pin, d.cert)
		must(d.s.t, err)
		d.s.t.Cleanup(c.Close)
		out = append(out, c)
	}
	return out
}

// backup makes a snapshot, brings it to all stores and the key box to the
// custodian, and anchors it.
func (d *device) backup(ctx context.Context, sequence uint64, epoch uint32) record.Record {
	t := d.s.t
	t.Helper()
	domain := d.s.Genesis.Domain()
	v, err := d.s.reader.Latest(ctx)
	must(t, err)
	chain := state.New(v)
	head, err := chain.Head(ctx, d.id)
	must(t, err)
	keeper, err := chain.Custodian(ctx, 1)
	must(t, err)
	custodian, err := custody.NewClient(keeper, domain, &d.cert)
	must(t, err)
	defer custodian.Close()
	layout := record.Layout{K: 4}
	for i := range d.s.stores {
		layout.Places = append(layout.Places, record.Place{Slot: uint32(i + 1), Version: 1})
	}
	clients := d.stores()
	everywhere := func(put func(c *store.Client) (bool, error)) error {
		for _, c := range clients {
			if _, err := put(c); err != nil {
				return err
			}
		}
		return nil
	}
	tree, err := archive.NewFileTree(d.source, archive.FileOptions{Database: sqlitesource.Databases{}.Open})
	must(t, err)
	res, err := d.archive.Snapshot(ctx, archive.Request{Sources: []archive.Source{tree}, Layout: layout, Sequence: sequence, Epoch: epoch, Created: time.Now(),
		KeyBox: func(ctx context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
			d.epoch = key
			pub, err := custodian.EpochKey(ctx, d.id, epoch)
			if err != nil {
				return nil, err
			}
			box, err := seal.NewKeyBox(seal.Binding{Genesis: domain.Genesis, Device: d.id, Epoch: epoch}, key, 1, []seal.Holder{{Custodian: 1, Key: pub}})
			if err != nil {
				return nil, err
			}
			return box.Encode()
		},
		Put: func(ctx context.Context, o archive.Object) error {
			if o.Shards == nil {
				return everywhere(func(c *store.Client) (bool, error) { return c.PutShard(ctx, d.id, o.Hash, o.Whole) })
			}
			for i, b := range o.Shards {
				if _, err := clients[layout.Position(o.Hash, i)].PutShard(ctx, d.id, o.Entry.Roots[i], b); err != nil {
					return err
				}
			}
			return nil
		}})
	must(t, err)
	if len(res.Skipped) > 0 {
		t.Fatalf("skipped: %v", res.Skipped)
	}
	for _, root := range res.Fresh {
		b, err := d.archive.Segment(root)
		must(t, err)
		must(t, everywhere(func(c *store.Client) (bool, error) { return c.PutSegment(ctx, d.id, root, b) }))
	}
	must(t, everywhere(func(c *store.Client) (bool, error) { return c.PutList(ctx, d.id, res.ListRoot, res.Head) }))
	_, _, err = custodian.Hold(ctx, d.id, res.Epoch, res.KeyBox)
	must(t, err)

	now, err := chain.RetentionTime(ctx)
	must(t, err)
	rec := record.Record{Device: d.id, Sequence: sequence, Previous: head.RecordHash, ListRoot: res.ListRoot, SealedKeyHash: res.SealedKeyHash,
		Policy: 1, PolicyVersion: 1, Trigger: record.ByPerson, Epoch: res.Epoch, EpochCommitment: res.Commitment}
	item := ledger.Item{Record: rec, Signature: ledgertest.Sign(t, d.key, rec.Digest(domain))}
	for i, c := range clients {
		r, err := c.Receipt(ctx, d.id, res.ListRoot, uint32(i+1), now+90_000)
		must(t, err)
		item.Receipts = append(item.Receipts, ledger.Receipt{Position: uint8(i), ValidUntil: r.Receipt.ValidUntil, Signature: r.Signature})
	}
	out, err := d.s.Ledger.AnchorBatch(ctx, d.s.Gateway, []ledger.Item{item})
	must(t, err)
	if out[0].Refusal != nil {
		t.Fatal(out[0].Refusal)
	}
	must(t, d.archive.Commit(res.ListRoot))
	return rec
}

// tree is every file below a folder: its mode and content by its path.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		content := ""
		if e.Type().IsRegular() {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content = string(b)
		}
		out[rel] = info.Mode().String() + info.ModTime().UTC().Format(time.RFC3339Nano) + content
		return nil
	}))
	return out
}

// same compares what was restored to a folder with the source.
func (d *device) same(t testing.TB, to string) {
	t.Helper()
	want, got := tree(t, d.source), tree(t, filepath.Join(to, d.source))
	for path, x := range want {
		if got[path] != x {
			t.Fatalf("%s came back as other bytes or not at all (%d of %d files and folders)", path, len(got), len(want))
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d files and folders came back, want %d", len(got), len(want))
	}
}

// own restores with the device's own keys.
func (d *device) own(ctx context.Context, to string) (Report, error) {
	n := &node{client: d.s.Ledger}
	return d.s.restorer(n).RestoreOwn(ctx, Job{Device: d.id, To: to, Requests: d.s.t.TempDir()}, d.key, d.epoch)
}

// list opens the newest snapshot's list with the device's own key.
func (d *device) list(ctx context.Context) *List {
	t := d.s.t
	t.Helper()
	r := d.s.restorer(&node{client: d.s.Ledger})
	v, err := r.Chain.Latest(ctx)
	must(t, err)
	a, err := Find(ctx, v, r.Records, r.Domain, d.id, 0)
	must(t, err)
	l, err := OpenList(ctx, v, r.Domain, a, d.cert)
	must(t, err)
	t.Cleanup(l.Close)
	return l
}

// objects are the files in which a store keeps what devices brought.
func (x *liveStore) objects(t testing.TB) []string {
	t.Helper()
	var out []string
	must(t, filepath.WalkDir(x.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		for _, kind := range []string{"shards", "segments", "lists"} {
			if e.Type().IsRegular() && strings.Contains(path, string(filepath.Separator)+kind+string(filepath.Separator)) && len(filepath.Base(path)) == 64 {
				out = append(out, path)
			}
		}
		return nil
	}))
	return out
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// The ways in which a store that has its key can answer wrongly.
var uglyWays = map[string]http.HandlerFunc{
	"garbage": func(w http.ResponseWriter, r *http.Request) { w.Write(random(5000)) },
	"nothing": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) },
	"half, then silence": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100000")
		w.Write(random(50_000))
		http.NewResponseController(w).Flush()
		<-r.Context().Done()
	},
	"half, then gone": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100000")
		w.Write(random(50_000))
		panic(http.ErrAbortHandler)
	},
	"without end": func(w http.ResponseWriter, r *http.Request) {
		for b := random(1 << 20); ; {
			if _, err := w.Write(b); err != nil {
				return
			}
		}
	},
	"redirect": func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://127.0.0.1:1/", http.StatusFound)
	},
	"not found":    func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
	"failure":      func(w http.ResponseWriter, r *http.Request) { http.Error(w, "{", 500) },
	"always busy":  answering(429, `{"error":"busy","message":"later"}`),
	"revoked":      answering(403, `{"error":"revoked","message":"no"}`),
	"huge refusal": answering(403, `{"error":"revoked","message":"`+strings.Repeat("x", 1<<20)+`"}`),
}

func answering(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}
