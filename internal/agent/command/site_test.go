package command

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/light/kept"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/server"
	"github.com/byssus-iot/byssus/test/ports"
)

// site is the real thing on loopback: a chain with the contracts, six stores,
// a custodian, a gateway. The program under test is run as its main would.
type site struct {
	*ledgertest.Site
	t          testing.TB
	via        func(addr string) string
	stores     []*role
	custodian  *role
	gateway    *role
	gatewayPin record.Hash
}

// role is a server that a test can stop and start again at its address.
type role struct {
	dir   string
	addr  string
	serve func(context.Context, net.Listener) error
	stop  func()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var quiet = slog.New(slog.DiscardHandler)

// reserve takes a free port for a role.
func (s *site) reserve(dir string) *role {
	address, release, err := ports.Address()
	must(s.t, err)
	s.t.Cleanup(func() { must(s.t, release()) })
	return &role{dir: dir, addr: address}
}

func (s *site) start(r *role) {
	s.t.Helper()
	l, err := net.Listen("tcp", r.addr)
	must(s.t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := r.serve(ctx, l); err != nil {
			s.t.Errorf("server at %s: %v", r.addr, err)
		}
	}()
	r.stop = sync.OnceFunc(func() { cancel(); <-done })
	s.t.Cleanup(r.stop)
}

func newSite(t testing.TB) *site {
	return newSiteBehind(t, func(addr string) string { return addr })
}

// newSiteBehind is a site whose stores, custodian and gateway devices reach at
// the addresses that via gives for their own; the stores reach each other at these.
func newSiteBehind(t testing.TB, via func(addr string) string) *site {
	t.Helper()
	s := &site{t: t, via: via}
	var options ledgertest.Options
	var keys []disk.Keys
	for i := range 6 {
		r := s.reserve(filepath.Join(t.TempDir(), "store"))
		k, err := disk.LoadKeys(durable.OS(), r.dir)
		must(t, err)
		pin, err := identity.Pin(&k.TLS.PublicKey)
		must(t, err)
		pub, err := record.PublicKeyOf(&k.Signing.PublicKey)
		must(t, err)
		s.stores, keys = append(s.stores, r), append(keys, k)
		options.Stores = append(options.Stores, state.Store{Organisation: 1, Key: pub, TLSKeyHash: pin, Region: fmt.Sprintf("r%d", i), Endpoint: "https://" + via(r.addr)})
	}
	s.custodian = s.reserve(filepath.Join(t.TempDir(), "custodian"))
	public, err := custody.Create(s.custodian.dir)
	must(t, err)
	options.Custodian = &state.Custodian{Organisation: 1, Key: public.Signing, TLSKeyHash: public.TLSKeyHash, Endpoint: "https://" + via(s.custodian.addr)}
	s.Site = ledgertest.Start(t, options)
	domain := s.Genesis.Domain()
	for i, r := range s.stores {
		r.serve = func(ctx context.Context, l net.Listener) error {
			reader, err := kept.Reader(durable.OS(), filepath.Join(r.dir, "trust"), s.Genesis, s.source())
			if err != nil {
				return err
			}
			chain := beside{server.ReadChain(reader, domain, s.Ledger.Records), s}
			d, err := disk.Open(durable.OS(), r.dir, disk.Identity{Store: uint32(i + 1), Domain: domain}, quiet)
			if err != nil {
				return err
			}
			defer d.Close()
			srv, err := server.New(server.Config{Disk: d, Keys: keys[i], Chain: chain, Store: uint32(i + 1), Domain: domain, Log: quiet})
			if err != nil {
				return err
			}
			return srv.Serve(ctx, l)
		}
		s.start(r)
	}
	s.custodian.serve = func(ctx context.Context, l net.Listener) error {
		folder, err := custody.Open(s.custodian.dir)
		if err != nil {
			return err
		}
		defer folder.Close()
		chain, err := folder.Follow(s.Genesis, s.source())
		if err != nil {
			return err
		}
		c, err := custody.NewServer(custody.Config{ID: 1, Domain: domain, Folder: folder, Chain: chain, Log: quiet})
		if err != nil {
			return err
		}
		return c.Serve(ctx, l)
	}
	s.start(s.custodian)
	s.gateway = s.reserve(t.TempDir())
	cert, err := gateway.LoadCertificate(s.gateway.dir)
	must(t, err)
	s.gatewayPin, err = gateway.KeyPin(s.gateway.dir)
	must(t, err)
	s.gateway.serve = func(ctx context.Context, l net.Listener) error {
		return gateway.New(gateway.Config{Ledger: s.Ledger, Account: s.Gateway, Source: s.source(), GenesisDoc: s.Node.GenesisDoc(), Certificate: cert, Log: quiet}).Serve(ctx, l)
	}
	s.start(s.gateway)
	return s
}

// beside is the chain to stores, which reach each other at their own addresses.
type beside struct {
	server.Chain
	s *site
}

func (b beside) Registration(ctx context.Context, number uint32) (server.Registration, error) {
	r, err := b.Chain.Registration(ctx, number)
	if err == nil && r.Known {
		r.Endpoint = "https://" + b.s.stores[number-1].addr
	}
	return r, err
}

func (s *site) source() light.Source {
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	must(s.t, err)
	return source
}

// token invites a device; change may spoil the token before it is encoded.
func (s *site) token(label string, replaces record.Hash, change func(*door.Token)) string {
	s.t.Helper()
	key, err := door.NewTokenKey()
	must(s.t, err)
	pub, err := record.PublicKeyOf(&key.PublicKey)
	must(s.t, err)
	tok := door.Token{Gateway: "https://" + s.via(s.gateway.addr), GatewayKey: s.gatewayPin, Genesis: s.Genesis.Digest(), Key: key,
		Expires: time.Now().Add(time.Hour).Truncate(time.Second), Label: label, Replaces: replaces}
	if change != nil {
		change(&tok)
	}
	inv := ledger.Invitation{Key: pub, Organisation: 1, Policy: 1, Expires: uint64(tok.Expires.Unix()), Label: label, Replaces: replaces}
	if replaces != (record.Hash{}) {
		inv.Policy = 0
	}
	_, _, err = s.Ledger.Invite(context.Background(), s.Operator, inv)
	must(s.t, err)
	text, err := tok.Encode()
	must(s.t, err)
	return text
}

// device is a state folder and files to back up.
type device struct {
	s       *site
	state   string
	source  string
	program string // run as a process of its own; empty: in the test's
}

func (s *site) device() *device {
	d := &device{s: s, state: filepath.Join(s.t.TempDir(), "state"), source: filepath.Join(s.t.TempDir(), "data")}
	d.write("etc/device.conf", []byte("interval=60\n"))
	d.write("firmware.bin", random(700<<10))
	d.write("log/telemetry.log", bytes.Repeat([]byte("temperature 21.5, humidity 40\n"), 20_000))
	must(s.t, os.Symlink("firmware.bin", filepath.Join(d.source, "current")))
	return d
}

// joined is a device that has joined.
func (s *site) joined(label string) *device {
	d := s.device()
	d.run(term.Done, "join", s.token(label, record.Hash{}, nil))
	return d
}

func (d *device) write(name string, b []byte) {
	d.s.t.Helper()
	path := filepath.Join(d.source, name)
	must(d.s.t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(d.s.t, os.WriteFile(path, b, 0o640))
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// output is what the program wrote.
type output struct{ out, errs string }

func (o output) wants(t testing.TB, texts ...string) {
	t.Helper()
	for _, w := range texts {
		if !strings.Contains(o.out+o.errs, w) {
			t.Errorf("%q is not in what it said:\n%s%s", w, o.out, o.errs)
		}
	}
}

// run runs the program on the device's state and holds it to an exit code.
func (d *device) run(code int, args ...string) output {
	d.s.t.Helper()
	return d.runContext(context.Background(), code, "", args...)
}

func (d *device) runContext(ctx context.Context, code int, in string, args ...string) output {
	d.s.t.Helper()
	got, o := d.try(ctx, in, args...)
	if got != code {
		d.s.t.Fatalf("byssus-agent %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, o.out, o.errs)
	}
	return o
}

func (d *device) try(ctx context.Context, in string, args ...string) (int, output) {
	var out, errs bytes.Buffer
	if d.program != "" {
		p := exec.CommandContext(ctx, d.program, append(args, "--state", d.state)...)
		p.Stdin, p.Stdout, p.Stderr = strings.NewReader(in), &out, &errs
		err := p.Run()
		if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
			d.s.t.Fatal(err)
		}
		return p.ProcessState.ExitCode(), output{out.String(), errs.String()}
	}
	root := New()
	root.SetArgs(append(args, "--state", d.state))
	root.SetIn(strings.NewReader(in))
	root.SetOut(&out)
	root.SetErr(&errs)
	code := term.Execute(ctx, root)
	return code, output{out.String(), errs.String()}
}

// tree is every file below a folder: its mode, time and content by its path.
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
		switch {
		case e.Type().IsRegular():
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			content = string(b)
		case e.Type()&fs.ModeSymlink != 0:
			if content, err = os.Readlink(path); err != nil {
				return err
			}
		}
		out[rel] = info.Mode().String() + content
		if !info.IsDir() && e.Type()&fs.ModeSymlink == 0 {
			out[rel] += info.ModTime().UTC().Format(time.RFC3339Nano)
		}
		return nil
	}))
	return out
}

// same compares what was restored to a folder with the device's files.
func (d *device) same(to string) {
	d.s.t.Helper()
	want, got := tree(d.s.t, d.source), tree(d.s.t, filepath.Join(to, d.source))
	for path, x := range want {
		if got[path] != x {
			d.s.t.Fatalf("%s came back as something else or not at all (%d of %d entries)", path, len(got), len(want))
		}
	}
	if len(got) != len(want) {
		d.s.t.Fatalf("%d entries came back, want %d", len(got), len(want))
	}
}

// copyState copies a state folder, as an image of a disk does.
func (d *device) copyState() *device {
	d.s.t.Helper()
	c := &device{s: d.s, state: filepath.Join(d.s.t.TempDir(), "clone"), source: d.source}
	must(d.s.t, os.CopyFS(c.state, os.DirFS(d.state)))
	return c
}

// wipe empties a store's disk, but for its keys.
func (s *site) wipe(r *role) {
	s.t.Helper()
	r.stop()
	for _, dir := range []string{"shards", "segments", "lists", "verified"} {
		must(s.t, os.RemoveAll(filepath.Join(r.dir, dir)))
	}
	s.start(r)
}
