package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// liar is a gateway with a name, a key and a mind of its own: it asks the site's
// gateway, and says something else. It is honest until it is told a lie.
type liar struct {
	role *role
	pin  record.Hash
	back *http.Client
	site *site

	mu  sync.Mutex // guards lie
	lie lie
}

// lie answers a request in the gateway's place; ask is what that answers to a body.
type lie func(r *http.Request, body []byte, ask func(body []byte) answered) answered

type answered struct {
	status int
	body   []byte
}

func newLiar(s *site) *liar {
	l := &liar{role: s.reserve(s.t.TempDir()), site: s, back: pinned(s.gatewayPin)}
	cert, err := gateway.LoadCertificate(l.role.dir)
	must(s.t, err)
	l.pin, err = gateway.KeyPin(l.role.dir)
	must(s.t, err)
	server := &http.Server{Handler: l, TLSConfig: identity.ServerTLS(cert)}
	l.role.serve = func(ctx context.Context, listener net.Listener) error {
		defer context.AfterFunc(ctx, func() { _ = server.Close() })()
		if err := server.ServeTLS(listener, "", ""); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	}
	s.start(l.role)
	return l
}

func pinned(pin record.Hash) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: identity.ClientTLS(pin, nil)}}
}

func (l *liar) tell(x lie) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lie = x
}

// url is what the agent calls it by.
func (l *liar) url() string { return "https://" + l.role.addr }

func (l *liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	l.mu.Lock()
	tell := l.lie
	l.mu.Unlock()
	ask := func(body []byte) answered { return l.ask(r, body) }
	var a answered
	if tell == nil {
		a = ask(body)
	} else {
		a = tell(r, body, ask)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // the agent may have gone
}

func (l *liar) ask(r *http.Request, body []byte) answered {
	q, err := http.NewRequestWithContext(r.Context(), r.Method, "https://"+l.site.gateway.addr+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		l.site.t.Error(err)
		return answered{status: http.StatusServiceUnavailable}
	}
	res, err := l.back.Do(q)
	if err != nil {
		return answered{status: http.StatusServiceUnavailable, body: []byte(`{"error":"unavailable"}`)} // the agent has gone
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return answered{status: http.StatusServiceUnavailable, body: []byte(`{"error":"unavailable"}`)}
	}
	return answered{res.StatusCode, b}
}

// The lies.

// about lies at one door only.
func about(path string, x lie) lie {
	return func(r *http.Request, body []byte, ask func([]byte) answered) answered {
		if r.URL.Path != path {
			return ask(body)
		}
		return x(r, body, ask)
	}
}

// says always answers the same.
func says(path string, v any) lie {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // a test's own value
	}
	return about(path, func(*http.Request, []byte, func([]byte) answered) answered { return answered{http.StatusOK, b} })
}

// changes changes true answers.
func changes[T any](path string, change func(*T)) lie {
	return about(path, func(_ *http.Request, body []byte, ask func([]byte) answered) answered {
		a := ask(body)
		var v T
		if a.status != http.StatusOK || json.Unmarshal(a.body, &v) != nil {
			return a
		}
		change(&v)
		a.body, _ = json.Marshal(v) // it was unmarshalled just now
		return a
	})
}

// frozen is the chain as it is now, for ever.
func (l *liar) frozen() lie {
	l.site.t.Helper()
	res, err := l.back.Get("https://" + l.site.gateway.addr + "/v1/light")
	must(l.site.t, err)
	defer res.Body.Close()
	var now door.Light
	must(l.site.t, json.NewDecoder(res.Body).Decode(&now))
	return says("/v1/light", now)
}

// strangers is a header of a block that is not there, signed by a validator that is
// not one.
func strangers(t testing.TB) lie {
	return changes("/v1/light", func(x *door.Light) {
		var pb cmtproto.LightBlock
		must(t, pb.Unmarshal(x.LightBlock))
		lb, err := types.LightBlockFromProto(&pb)
		must(t, err)
		key := ed25519.GenPrivKeyFromSecret([]byte("stranger"))
		set := types.NewValidatorSet([]*types.Validator{types.NewValidator(key.PubKey(), 1)})
		h := *lb.Header
		h.Height, h.Time = h.Height+1, h.Time.Add(time.Second)
		h.ValidatorsHash, h.NextValidatorsHash, h.ProposerAddress = set.Hash(), set.Hash(), key.PubKey().Address()
		h.AppHash = crypto.Keccak256(x.EVMHeader)
		v := &types.Vote{Type: cmtproto.PrecommitType, Height: h.Height, Timestamp: h.Time, ValidatorAddress: key.PubKey().Address(),
			BlockID: types.BlockID{Hash: h.Hash(), PartSetHeader: lb.Commit.BlockID.PartSetHeader}}
		v.Signature, err = key.Sign(types.VoteSignBytes(h.ChainID, v.ToProto()))
		must(t, err)
		forged := &types.LightBlock{SignedHeader: &types.SignedHeader{Header: &h, Commit: &types.Commit{Height: h.Height, BlockID: v.BlockID,
			Signatures: []types.CommitSig{v.CommitSig()}}}, ValidatorSet: set}
		out, err := forged.ToProto()
		must(t, err)
		x.LightBlock, err = out.Marshal()
		must(t, err)
	})
}

// another shows another chain, whole and true.
func another(t testing.TB) lie {
	other := ledgertest.Start(t, ledgertest.Options{})
	source, err := light.NewRPCSource(other.Node.URL(), nil)
	must(t, err)
	return about("/v1/light", func(r *http.Request, _ []byte, _ func([]byte) answered) answered {
		header, block, err := source.LightBlock(r.Context())
		if err != nil {
			t.Error(err)
		}
		b, _ := json.Marshal(door.Light{EVMHeader: header, LightBlock: block}) // plain bytes
		return answered{http.StatusOK, b}
	})
}

// forged changes what is proven of storage in its last node, where the value is.
var forged = changes("/v1/proof", func(p *door.Proof) {
	for _, nodes := range p.Storage {
		if n := len(nodes); n > 0 {
			nodes[n-1][len(nodes[n-1])-1] ^= 1
		}
	}
})

var forgedAccount = changes("/v1/proof", func(p *door.Proof) {
	node := p.Account[len(p.Account)-1]
	node[len(node)-1] ^= 1
})

// spoiled changes a receipt on its way to the chain, which then refuses it.
var spoiled = about("/v1/anchors", func(_ *http.Request, body []byte, ask func([]byte) answered) answered {
	var a door.Anchor
	if json.Unmarshal(body, &a) == nil && len(a.Receipts) > 0 {
		a.Receipts[0].ValidUntil++
		body, _ = json.Marshal(a) // it was unmarshalled just now
	}
	return ask(body)
})

// The device.

// program builds byssus-agent.
func program(t testing.TB) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "byssus-agent")
	build := exec.Command("go", "build", "-o", out, "github.com/byssus-iot/byssus/cmd/byssus-agent")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build byssus-agent: %v\n%s", err, said)
	}
	return out
}

// behind is a device whose only gateway is the liar's, and that backed up once
// while that was honest.
func (l *liar) behind(path, label string) *device {
	l.site.t.Helper()
	d := l.site.device()
	d.program = path
	d.run(term.Done, "join", l.token(label, record.Hash{}))
	d.run(term.Done, "backup", d.source)
	return d
}

func (l *liar) token(label string, replaces record.Hash) string {
	return l.site.token(label, replaces, func(k *door.Token) { k.Gateway, k.GatewayKey = l.url(), l.pin })
}

// shows gives a device a second gateway.
func (d *device) shows(url string, pin record.Hash) {
	d.s.t.Helper()
	must(d.s.t, os.WriteFile(filepath.Join(d.state, agent.ConfigFile), []byte("gateways:\n  - {url: \""+url+"\", key: \""+pin.String()+"\"}\n"), 0o600))
}

// backupLie is what a gateway does to a backup.
type backupLie struct {
	name string
	lie  func(*liar) lie
	what string // what is said of the gateway
}

func withheld(name string, o door.Outcome, what string) backupLie {
	return backupLie{name, func(*liar) lie { return says("/v1/anchors", o) }, what}
}

func shown(name string, x lie, what string) backupLie {
	return backupLie{name, func(*liar) lie { return x }, what}
}

// TestGatewayThatLies is docs/gateways-that-lie.md: for each lie, what a device
// does whose only gateway tells it, and with an honest one beside it.
func TestGatewayThatLies(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := program(t)
	early := newLiar(s).frozen()
	const unproven = ", the chain does not prove it yet"
	t.Run("backup", func(t *testing.T) {
		for _, c := range []backupLie{
			{"old state, as the newest", (*liar).frozen, ` says "anchored"` + unproven},
			shown("a state older than one shown before", early, ": the source goes backwards"),
			shown("a header that strangers signed", strangers(t), ": validators not verified"),
			shown("another chain", another(t), ": the source goes backwards"), // it is younger
			shown("a forged policy", forged, ": storage proof not verified"),
			shown("a forged contract", forgedAccount, ": account proof not verified"),
			shown("no chain at all", says("/v1/light", []int{1}), ": newest header: the gateway answered /v1/light with garbage"),
			withheld("an anchor that is withheld", door.Outcome{Status: door.Queued}, ` says "queued"`+unproven),
			withheld("a forged receipt of the anchor", door.Outcome{Status: door.Anchored, Block: 1 << 20, Transaction: record.Hash{7}}, ` says "anchored"`+unproven),
			withheld("a forged refusal", door.Outcome{Status: door.Refused, Rule: "DeviceNotActive", Message: "the device is revoked"},
				" says it was refused: the device is revoked (rule DeviceNotActive)"),
			withheld("stores' receipts that are said to be bad", door.Outcome{Status: door.Refused, Rule: "BadReceipt", Message: "a receipt is forged"},
				" says it was refused: a receipt is forged (rule BadReceipt)"),
			shown("stores' receipts that are spoiled on the way", spoiled, " says it was refused: "),
		} {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				s.behindLiar(t, path, c)
			})
		}
	})
	policy, err := s.Ledger.State().Terms(t.Context(), 1, 1)
	must(t, err)
	s.behindLiar(t, path, backupLie{"a policy that is withheld", func(l *liar) lie {
		now := l.frozen()
		policy.Interval /= 2
		_, err := s.Ledger.Publish(t.Context(), s.Operator, 1, "default", policy)
		must(t, err)
		return now
	}, ` says "anchored"` + unproven})
}

// behindLiar backs up behind a liar alone, and then with an honest gateway too.
func (s *site) behindLiar(t *testing.T, path string, c backupLie) {
	l := newLiar(s)
	d := l.behind(path, "a")
	before := parse[agent.Status](t, d.run(term.Done, "status", "--json")).Policy.Version
	l.tell(c.lie(l))
	d.write("new", random(20<<10))
	said := d.run(term.Queued, "backup", "--wait", "2s")
	said.wants(t, "gateway "+l.url()+c.what, "Nothing is lost; the next run goes on")
	if strings.Contains(said.out, "Backed up") {
		t.Errorf("it is told to be backed up:\n%s", said.out)
	}
	st := parse[agent.Status](t, d.run(term.Done, "status", "--json"))
	if st.Last == nil || st.Last.Sequence != 1 || st.Pending == nil || st.Pending.Sequence != 2 || st.Pending.Phase == agent.Begun || st.Policy.Version != before {
		t.Errorf("behind the liar: last %+v, pending %+v, policy version %d", st.Last, st.Pending, st.Policy.Version)
	}

	// An honest one beside it: nothing that was made is made again.
	honest := "https://" + s.gateway.addr
	d.shows(honest, s.gatewayPin)
	o := d.run(term.Done, "backup", "--json")
	res := parse[agent.Result](t, o)
	if res.Resumed == nil || res.Resumed.Sequence != 2 || res.Committed == nil || res.Committed.Sequence != 3 {
		t.Fatalf("with an honest gateway: resumed %+v, committed %+v", res.Resumed, res.Committed)
	}
	if !slices.ContainsFunc(res.Warnings, func(w string) bool {
		return strings.Contains(w, "gateway "+l.url()+c.what) && strings.HasSuffix(w, ": asking gateway "+honest)
	}) {
		t.Errorf("with an honest gateway: it says %q", res.Warnings)
	}
	head, err := s.Ledger.State().Head(t.Context(), d.id())
	if err != nil || head.Sequence != 3 || head.RecordHash != res.Committed.Hash {
		t.Errorf("on the chain: %+v, %v", head, err)
	}
	// What it goes by then is the newest, whatever the liar shows.
	now, err := s.Ledger.State().PolicyInForce(t.Context(), 1)
	must(t, err)
	st = parse[agent.Status](t, d.run(term.Done, "status", "--json"))
	if st.Pending != nil || st.Last.Sequence != 3 || st.Policy.Version != now.Version {
		t.Errorf("in the end: last %+v, pending %+v, policy version %d of %d", st.Last, st.Pending, st.Policy.Version, now.Version)
	}
	back := filepath.Join(t.TempDir(), "back")
	d.run(term.Done, "restore", "--to", back).wants(t, "snapshot 3")
	d.same(back)
}

// TestRestoreBehindALiar takes a device's place and restores it, while the gateway
// lies about the request, its grant, the record and the report.
func TestRestoreBehindALiar(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := program(t)
	l := newLiar(s)
	gate := "gateway " + l.url()
	old := l.behind(path, "press-7")
	stranger := l.behind(path, "stranger")
	honest := "https://" + s.gateway.addr

	fresh := &device{s: s, state: filepath.Join(t.TempDir(), "new"), source: old.source, program: path}
	l.tell(strangers(t))
	token := l.token("press-7", old.id())
	fresh.run(term.Failed, "join", token).wants(t, gate+": validators not verified")
	l.tell(nil)
	fresh.run(term.Done, "join", token)

	to := filepath.Join(t.TempDir(), "back")
	restore := func(code int, words ...string) {
		t.Helper()
		fresh.run(code, "restore", "--to", to, "--no-wait", "--wait", "2s").wants(t, words...)
	}
	records := "/v1/devices/" + old.id().String() + "/records"
	theirs := func() lie { // a record of another device, in place of its own
		res, err := l.back.Get(honest + "/v1/devices/" + stranger.id().String() + "/records?limit=1")
		must(t, err)
		defer res.Body.Close()
		var list []door.AnchoredRecord
		must(t, json.NewDecoder(res.Body).Decode(&list))
		return says(records, list)
	}()
	refusal := says("/v1/requests", door.Outcome{Status: door.Refused, Rule: "DeviceNotActive", Message: "the device is revoked"})
	taken := says("/v1/requests", door.Outcome{Status: door.Anchored, Request: 1})

	// Somebody else's request is the first.
	other := stranger.copyState()
	other.program = path
	for _, dir := range []string{"archive", "journal.json"} { // so that it must ask
		must(t, os.RemoveAll(filepath.Join(other.state, dir)))
	}
	other.run(term.Queued, "restore", "--to", filepath.Join(t.TempDir(), "other"), "--no-wait").wants(t, "byssus approve 1")

	// Alone it gets nowhere, and is told by whom.
	l.tell(theirs)
	restore(term.Failed, gate, "not the record on the chain")
	l.tell(forged)
	restore(term.Failed, gate+": storage proof not verified")
	l.tell(refusal)
	restore(term.Refused, gate+" says that the request is refused: the device is revoked")
	l.tell(taken)
	restore(term.Failed, gate, "not the request that was made: restore request 1 is somebody else's")

	// A refusal is one gateway's word, however often it is said while the other
	// does not answer.
	fresh.shows("https://127.0.0.1:1", s.gatewayPin)
	must(t, os.RemoveAll(filepath.Join(fresh.state, "requests")))
	l.tell(refusal)
	fresh.run(term.Queued, "restore", "--to", to, "--no-wait", "--wait", "5s").wants(t, gate+" says that the request is refused: the device is revoked", ": asking gateway https://127.0.0.1:1")

	// With another one it asks that.
	fresh.shows(honest, s.gatewayPin)
	for _, c := range []struct {
		lie  lie
		what string
	}{
		{theirs, "not the record on the chain"}, {forged, "storage proof not verified"}, {refusal, "the device is revoked"},
		{taken, "not the request that was made"},
	} {
		must(t, os.RemoveAll(filepath.Join(fresh.state, "requests")))
		l.tell(c.lie)
		restore(term.Queued, "waits for 1 approval", gate, c.what, ": asking gateway "+honest)
	}
	l.tell(says("/v1/reports", door.Outcome{Status: door.Anchored}))
	s.approve(t)
	fresh.run(term.Done, "restore", "--to", to).wants(t, "Restored: snapshot 1", "the chain does not prove it", ": asking gateway "+honest)
	old.same(to)
	n, err := s.Ledger.RequestCount(t.Context())
	must(t, err)
	q, err := s.Ledger.State().Request(t.Context(), n)
	if err != nil || q.Status != state.Reported || q.Device != old.id() {
		t.Errorf("on the chain: %+v, %v", q, err)
	}
}

// A service behind a liar goes on, and is done as soon as the gateway is honest.
func TestServiceBehindALiar(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	l := newLiar(s)
	d := l.behind(program(t), "a")
	l.tell(forged)
	d.write("new", random(20<<10))
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	var out, errs quietly
	p := exec.CommandContext(ctx, d.program, "run", "--json", "--wait", "1s", "--state", d.state)
	p.Stdout, p.Stderr = &out, &errs
	must(t, p.Start())
	until := func(what string, done func() bool) {
		t.Helper()
		for !done() {
			if ctx.Err() != nil {
				t.Fatalf("waited in vain: %s\n%s%s", what, out.String(), errs.String())
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	until("it runs", func() bool { return strings.Contains(errs.String(), "waiting") })
	until("it says what is wrong", func() bool {
		_ = p.Process.Signal(syscall.SIGUSR1) // if it has ended, nothing comes
		return strings.Contains(out.String(), "gateway "+l.url()+": storage proof not verified")
	})
	if st := parse[agent.Status](t, d.run(term.Done, "status", "--json")); st.Last.Sequence != 1 {
		t.Errorf("committed: %+v", st.Last)
	}
	l.tell(nil)
	until("it is committed", func() bool {
		_ = p.Process.Signal(syscall.SIGUSR1) // it need not wait for its next try
		head, err := s.Ledger.State().Head(ctx, d.id())
		return err == nil && head.Sequence > 1
	})
	must(t, p.Process.Signal(syscall.SIGTERM))
	if err := p.Wait(); err != nil {
		t.Errorf("it ended with %v\n%s", err, errs.String())
	}
}

// quietly is what a process writes, to be read meanwhile.
type quietly struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (q *quietly) Write(p []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.b.Write(p)
}

func (q *quietly) String() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.b.String()
}
