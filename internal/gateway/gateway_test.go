package gateway_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// open starts a gateway of a site and returns a client of it, and its address.
func open(t *testing.T, s *ledgertest.Site) (*door.Client, string) {
	t.Helper()
	dir := t.TempDir()
	cert, err := gateway.LoadCertificate(dir)
	if err != nil {
		t.Fatal(err)
	}
	pin, err := gateway.KeyPin(dir)
	if err != nil {
		t.Fatal(err)
	}
	source, err := light.NewRPCSource(s.Node.URL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	g := gateway.New(gateway.Config{Ledger: s.Ledger, Account: s.Gateway, Source: source, GenesisDoc: s.Node.GenesisDoc(), Certificate: cert,
		Log: slog.New(slog.DiscardHandler)})
	go func() { done <- g.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	url := "https://" + l.Addr().String()
	c, err := door.NewClient(url, pin)
	if err != nil {
		t.Fatal(err)
	}
	return c, url
}

func testContext(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func anchorOf(i ledger.Item) door.Anchor {
	a := door.Anchor{Record: i.Record, Signature: i.Signature}
	for _, r := range i.Receipts {
		a.Receipts = append(a.Receipts, door.SlotReceipt(r))
	}
	return a
}

func first(device record.Hash) record.Record {
	return record.Record{Device: device, Sequence: 1, ListRoot: record.Hash{1}, SealedKeyHash: record.Hash{2}, Policy: 1, PolicyVersion: 1,
		Trigger: record.ByPerson, Epoch: 1, EpochCommitment: record.Hash{3}}
}

func until() uint64 { return uint64(time.Now().Add(48 * time.Hour).Unix()) }

func TestRelaysEveryDevicesRecordOnce(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	var items []ledger.Item
	for _, name := range []string{"a", "b", "c"} {
		key, id := s.Enrol(t, name, record.Hash{})
		items = append(items, s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4))
	}
	// Each is brought twice at once, as a device does that lost its patience.
	var group sync.WaitGroup
	outcomes := make([]door.Outcome, 2*len(items))
	for n := range outcomes {
		group.Go(func() {
			out, err := c.Anchor(ctx, anchorOf(items[n/2]))
			if err != nil {
				t.Errorf("record %d: %v", n/2, err)
			}
			outcomes[n] = out
		})
	}
	group.Wait()
	for n, out := range outcomes {
		if out.Status != door.Anchored || out.RecordHash != items[n/2].Record.Digest(s.Ledger.Domain()) {
			t.Errorf("outcome %d: %+v", n, out)
		}
	}

	out, err := c.AddReceipts(ctx, door.Receipts{Record: items[0].Record, Receipts: anchorOf(s.Item(t, s.Stores[0].Signing, items[0].Record, until(), 5)).Receipts})
	if err != nil || out.Status != door.Anchored {
		t.Fatalf("later receipt: %+v, %v", out, err)
	}
	hash := items[0].Record.Digest(s.Ledger.Domain())
	if snap, err := s.Ledger.State().Snapshot(ctx, hash); err != nil || snap.Positions != 0b111111 {
		t.Errorf("positions %b, %v", snap.Positions, err)
	}
	got, err := c.Record(ctx, hash)
	if err != nil || got.Record != items[0].Record || got.Signature != items[0].Signature {
		t.Errorf("record: %+v, %v", got, err)
	}
	list, err := c.Records(ctx, items[0].Record.Device, 0, 10)
	if err != nil || len(list) != 1 || list[0].RecordHash != hash {
		t.Errorf("records: %+v, %v", list, err)
	}
	var no *door.Error
	if _, err := c.Record(ctx, record.Hash{0xee}); !errors.As(err, &no) || no.Code != door.CodeNotFound {
		t.Errorf("unknown record: %v", err)
	}
}

func TestRefusesByTheContractsRules(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	stranger, _ := ledgertest.NewKey(t)

	revoked, revokedID := s.Enrol(t, "press-8", record.Hash{})
	if _, _, err := s.Ledger.Revoke(ctx, s.Operator, revokedID); err != nil {
		t.Fatal(err)
	}
	for rule, item := range map[string]ledger.Item{
		"BadSignature":    s.Item(t, stranger, first(id), until(), 0, 1, 2, 3, 4),
		"DeviceUnknown":   s.Item(t, key, first(record.Hash{0xee}), until(), 0),
		"DeviceNotActive": s.Item(t, revoked, first(revokedID), until(), 0, 1, 2, 3, 4),
	} {
		out, err := c.Anchor(ctx, anchorOf(item))
		if err != nil || out.Status != door.Refused || out.Rule != rule || strings.Contains(out.Message, "{") || out.Block != 0 {
			t.Errorf("%s: %+v, %v", rule, out, err)
		}
	}
	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Name == "Refused" {
			t.Error("the gateway paid for a record that no active device signed")
		}
	}
	out, err := c.Anchor(ctx, anchorOf(s.Item(t, key, first(id), until(), 0, 1, 2, 3)))
	if err != nil || out.Status != door.Refused || out.Rule != "QuorumNotMet" || out.Message == "" {
		t.Errorf("four receipts: %+v, %v", out, err)
	}

	// A token that was used says by whom and when.
	token, pub := ledgertest.NewKey(t)
	if _, _, err := s.Ledger.Invite(ctx, s.Operator, ledger.Invitation{Key: pub, Organisation: 1, Policy: 1,
		Expires: uint64(time.Now().Add(time.Hour).Unix()), Label: "oven-1"}); err != nil {
		t.Fatal(err)
	}
	enrol := func() (door.Enrolled, error) {
		device, devicePub := ledgertest.NewKey(t)
		e := record.Enrolment{Invitation: pub.ID(), Key: devicePub}
		d := e.Digest(s.Ledger.Domain())
		return c.Enrol(ctx, door.Enrol{Invitation: pub.ID(), Key: devicePub, TokenSignature: ledgertest.Sign(t, token, d), DeviceSignature: ledgertest.Sign(t, device, d)})
	}
	enrolled, err := enrol()
	if err != nil {
		t.Fatal(err)
	}
	if d, err := s.Ledger.State().Device(ctx, enrolled.Device); err != nil || d.Status != state.Active {
		t.Errorf("enrolled device: %+v, %v", d, err)
	}
	_, err = enrol()
	var no *door.Error
	if !errors.As(err, &no) || no.Rule != "InvitationUsed" || !strings.Contains(no.Message, enrolled.Device.String()) {
		t.Errorf("a token used twice: %v", err)
	}
}

func TestProofsVerify(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	if _, err := c.Anchor(ctx, anchorOf(s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4))); err != nil {
		t.Fatal(err)
	}
	view, err := light.NewReader(s.Genesis.Trusted(), c).Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	head, err := state.New(view).Head(ctx, id)
	if err != nil || head.RecordHash != first(id).Digest(s.Ledger.Domain()) {
		t.Errorf("head %+v, %v", head, err)
	}
	r := light.NewReader(s.Genesis.Trusted(), c)
	if _, err := r.Latest(ctx); err != nil {
		t.Fatal(err)
	}
	for _, height := range []uint64{1, r.Trusted().Height()} {
		if b, err := c.LightBlockAt(ctx, height); err != nil || len(b) == 0 {
			t.Errorf("height %d: %d bytes, %v", height, len(b), err)
		}
	}
	var none *door.Error
	if _, err := c.LightBlockAt(ctx, 1<<40); !errors.As(err, &none) || none.Code != door.CodeNotFound || !strings.Contains(none.Message, "not there yet") {
		t.Errorf("a height of the future: %v", err)
	}
	raw, err := c.Genesis(ctx)
	if err != nil || !bytes.Equal(raw, s.Node.GenesisDoc()) {
		t.Errorf("genesis document differs: %v", err)
	}
}

func TestHostileRequestsAreBounded(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	_, url := open(t, s)
	raw := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	for _, x := range []struct {
		name, method, path, body string
		status                   int
	}{
		{"no JSON", "POST", "/v1/anchors", "garbage", 400},
		{"an unknown field", "POST", "/v1/anchors", `{"record":{},"evil":1}`, 400},
		{"two messages", "POST", "/v1/proof", `{"number":1,"address":"0x","slots":[]}{}`, 400},
		{"an address that is none", "POST", "/v1/proof", `{"number":1,"address":"0x01","slots":[]}`, 400},
		{"a field of a long name", "POST", "/v1/anchors", `{"` + strings.Repeat("x", 20_000) + `":1}`, 400},
		{"too large", "POST", "/v1/anchors", `{"record":{"device":"` + strings.Repeat("0", 1<<20) + `"}}`, 400},
		{"33 receipts", "POST", "/v1/receipts", `{"record":{},"receipts":[` + strings.TrimSuffix(strings.Repeat(`{"position":1},`, 33), ",") + `]}`, 400},
		{"a height that is none", "GET", "/v1/light/-1", "", 400},
		{"a height beyond all", "GET", "/v1/light/9223372036854775808", "", 400},
		{"a hash that is none", "GET", "/v1/records/0x12", "", 400},
		{"a page too long", "GET", "/v1/devices/" + record.Hash{1}.String() + "/records?limit=100000", "", 400},
		{"an unknown door", "GET", "/v1/everything", "", 404},
		{"another method", "DELETE", "/v1/anchors", "", 405},
	} {
		req, err := http.NewRequestWithContext(testContext(t), x.method, url+x.path, strings.NewReader(x.body))
		if err != nil {
			t.Fatal(err)
		}
		res, err := raw.Do(req)
		if err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		body, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
		res.Body.Close()
		if err != nil || res.StatusCode != x.status {
			t.Errorf("%s: status %d, want %d: %s, %v", x.name, res.StatusCode, x.status, body, err)
		}
		if len(body) > 1024 {
			t.Errorf("%s: an answer of %d bytes", x.name, len(body))
		}
	}
}

func TestAnotherGatewayIsNoticed(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	_, url := open(t, s)
	c, err := door.NewClient(url, record.Hash{1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Genesis(testContext(t)); !errors.Is(err, identity.ErrWrongKey) {
		t.Errorf("a gateway with another key: %v", err)
	}
}

// nonce is how many transactions the gateway has paid for.
func nonce(t *testing.T, s *ledgertest.Site) uint64 {
	t.Helper()
	c, err := ethclient.Dial(s.Node.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	n, err := c.NonceAt(testContext(t), s.Gateway.Address(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestWhatTheChainHasCostsNothing brings again, as anybody can, what the
// chain's log shows.
func TestWhatTheChainHasCostsNothing(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	good := anchorOf(s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4))
	out, err := c.Anchor(ctx, good)
	if err != nil || out.Status != door.Anchored {
		t.Fatalf("%+v, %v", out, err)
	}
	paid := nonce(t, s)
	bare, forged := good, good
	bare.Receipts = nil
	forged.Receipts = []door.SlotReceipt{{Position: 5, ValidUntil: until(), Signature: good.Receipts[0].Signature}, {Position: 200}}
	for name, a := range map[string]door.Anchor{"all": good, "no receipts": bare, "forged receipts": forged} {
		again, err := c.Anchor(ctx, a)
		if err != nil || again != out {
			t.Errorf("%s: %+v, want %+v: %v", name, again, out, err)
		}
	}
	if again, err := c.AddReceipts(ctx, door.Receipts{Record: good.Record, Receipts: good.Receipts}); err != nil || again != out {
		t.Errorf("receipts again: %+v, %v", again, err)
	}
	var no *door.Error
	if _, err := c.AddReceipts(ctx, door.Receipts{Record: good.Record, Receipts: forged.Receipts}); !errors.As(err, &no) || no.Rule != "BadReceipt" {
		t.Errorf("forged receipts: %v", err)
	}
	unknown := good.Record
	unknown.ListRoot = record.Hash{0xaa}
	if _, err := c.AddReceipts(ctx, door.Receipts{Record: unknown, Receipts: good.Receipts}); !errors.As(err, &no) || no.Rule != "SnapshotUnknown" {
		t.Errorf("receipts of no record: %v", err)
	}
	if now := nonce(t, s); now != paid {
		t.Errorf("%d transactions were paid for", now-paid)
	}
}

// TestWhatWouldBeRefusedCostsNothing asks, as any stranger can, for restores
// that no device asked for: the contract makes an event of such a request
// instead of reverting, so that the transaction would be paid for.
func TestWhatWouldBeRefusedCostsNothing(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	good := anchorOf(s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4))
	if out, err := c.Anchor(ctx, good); err != nil || out.Status != door.Anchored {
		t.Fatalf("%+v, %v", out, err)
	}
	gone, goneID := s.Enrol(t, "press-8", record.Hash{})
	past := anchorOf(s.Item(t, gone, first(goneID), until(), 0, 1, 2, 3, 4))
	if out, err := c.Anchor(ctx, past); err != nil || out.Status != door.Anchored {
		t.Fatalf("%+v, %v", out, err)
	}
	if _, _, err := s.Ledger.Revoke(ctx, s.Operator, goneID); err != nil {
		t.Fatal(err)
	}
	ask := func(key *ecdsa.PrivateKey, r record.Record) door.RestoreRequest {
		q := record.RestoreRequest{Device: r.Device, Record: r.Digest(s.Ledger.Domain()), Recipient: record.Hash{5}, Reader: record.Hash{6}, Nonce: 1}
		return door.RestoreRequest{Record: r, Recipient: q.Recipient, Reader: q.Reader, Nonce: q.Nonce,
			Signature: ledgertest.Sign(t, key, q.Digest(s.Ledger.Domain()))}
	}
	unsigned := ask(key, good.Record)
	unsigned.Signature = record.Signature{}
	unknown := good.Record
	unknown.ListRoot = record.Hash{0xaa}
	paid := nonce(t, s)
	var no *door.Error
	for _, x := range []struct {
		name, rule string
		request    door.RestoreRequest
	}{
		{"unsigned", "BadSignature", unsigned},
		{"another's signature", "BadSignature", ask(gone, good.Record)},
		{"a revoked device", "DeviceNotActive", ask(gone, past.Record)},
		{"a record the chain has not", "SnapshotUnknown", ask(key, unknown)},
	} {
		if out, err := c.Request(ctx, x.request); !errors.As(err, &no) || no.Code != door.CodeRefused || no.Rule != x.rule || strings.Contains(no.Message, "{") {
			t.Errorf("%s: %+v, %v", x.name, out, err)
		}
	}
	if _, err := c.Report(ctx, door.Report{Request: 1}); !errors.As(err, &no) || no.Rule != "RequestUnknown" {
		t.Errorf("a report of no request: %v", err)
	}
	if now := nonce(t, s); now != paid {
		t.Fatalf("%d transactions were paid for", now-paid)
	}
	// The device's own goes through, and what it does not sign does not after.
	own, err := c.Request(ctx, ask(key, good.Record))
	if err != nil || own.Status != door.Anchored || own.Request == 0 {
		t.Fatalf("its own request: %+v, %v", own, err)
	}
	if _, _, err := s.Ledger.Approve(ctx, s.Approver, own.Request); err != nil {
		t.Fatal(err)
	}
	paid = nonce(t, s)
	if _, err := c.Report(ctx, door.Report{Request: own.Request, Files: 1}); !errors.As(err, &no) || no.Rule != "BadSignature" {
		t.Errorf("an unsigned report: %v", err)
	}
	if now := nonce(t, s); now != paid {
		t.Errorf("%d transactions were paid for an unsigned report", now-paid)
	}
}

// TestSignOfLifeIsRelayed: a device whose place another took cancels the other's
// self-restore through the gateway; what is no sign of its life costs nothing.
func TestSignOfLifeIsRelayed(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{Change: func(t *state.Terms) { t.Restore.Successor = 3600 }})
	c, _ := open(t, s)
	ctx := testContext(t)
	old, id := s.Enrol(t, "press-7", record.Hash{})
	good := anchorOf(s.Item(t, old, first(id), until(), 0, 1, 2, 3, 4))
	if out, err := c.Anchor(ctx, good); err != nil || out.Status != door.Anchored {
		t.Fatalf("%+v, %v", out, err)
	}
	key, _ := s.Enrol(t, "press-7", id)
	q := record.RestoreRequest{Device: id, Record: good.Record.Digest(s.Ledger.Domain()), Recipient: record.Hash{5}, Reader: record.Hash{6}, Nonce: 1}
	asked, err := c.Request(ctx, door.RestoreRequest{Record: good.Record, Recipient: q.Recipient, Reader: q.Reader, Nonce: q.Nonce,
		Signature: ledgertest.Sign(t, key, q.Digest(s.Ledger.Domain()))})
	if err != nil {
		t.Fatal(err)
	}
	by := func(signer *ecdsa.PrivateKey, request uint64) door.Alive {
		public, err := record.PublicKeyOf(&signer.PublicKey)
		if err != nil {
			t.Fatal(err)
		}
		alive := record.Alive{Device: id, Request: request}
		return door.Alive{Request: request, Key: public, Signature: ledgertest.Sign(t, signer, alive.Digest(s.Ledger.Domain()))}
	}
	unsigned := by(old, asked.Request)
	unsigned.Signature = record.Signature{}
	paid := nonce(t, s)
	var no *door.Error
	for _, x := range []struct {
		name, rule string
		alive      door.Alive
	}{
		{"unsigned", "BadSignature", unsigned},
		{"of the successor", "KeyNotReplaced", by(key, asked.Request)},
		{"of no key", "KeyNotReplaced", door.Alive{Request: asked.Request}},
		{"against no request", "RequestUnknown", by(old, 9)},
	} {
		if out, err := c.Alive(ctx, x.alive); !errors.As(err, &no) || no.Code != door.CodeRefused || no.Rule != x.rule || strings.Contains(no.Message, "{") {
			t.Errorf("%s: %+v, %v", x.name, out, err)
		}
	}
	if now := nonce(t, s); now != paid {
		t.Fatalf("%d transactions were paid for", now-paid)
	}
	if out, err := c.Alive(ctx, by(old, asked.Request)); err != nil || out.Status != door.Anchored || out.Request != asked.Request {
		t.Fatalf("%+v, %v", out, err)
	}
	if found, err := s.Ledger.State().Request(ctx, asked.Request); err != nil || found.SelfGrantableAt != 0 || found.Status != state.Open {
		t.Errorf("request %+v, %v", found, err)
	}
	if out, err := c.Alive(ctx, by(old, asked.Request)); !errors.As(err, &no) || no.Rule != "NoSelfRestore" {
		t.Errorf("again: %+v, %v", out, err)
	}
}

// TestAnothersBadReceiptsDoNotCount brings a record twice at once, with
// receipts that hold and with forged ones: each gets its own answer.
func TestAnothersBadReceiptsDoNotCount(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	good := s.Item(t, key, first(id), until(), 0, 1, 2, 3, 4)
	forged := good
	forged.Receipts = slices.Clone(good.Receipts)
	forged.Receipts[2].Signature = good.Receipts[1].Signature
	var group sync.WaitGroup
	group.Go(func() {
		if out, err := c.Anchor(ctx, anchorOf(forged)); err != nil || out.Status != door.Refused && out.Status != door.Anchored {
			t.Errorf("forged: %+v, %v", out, err)
		}
	})
	out, err := c.Anchor(ctx, anchorOf(good))
	if err != nil || out.Status != door.Anchored {
		t.Errorf("good: %+v, %v", out, err)
	}
	group.Wait()
}

// TestRefusalsRunUpADebt brings one device's refused records again and again:
// the gateway stops paying for them, and goes on serving others.
func TestRefusalsRunUpADebt(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	other, otherID := s.Enrol(t, "press-8", record.Hash{})
	paid := nonce(t, s)
	for i := range 40 {
		r := first(id)
		r.ListRoot = record.Hash{9, byte(i)}
		out, err := c.Anchor(ctx, anchorOf(s.Item(t, key, r, until(), 0, 1)))
		var no *door.Error
		if errors.As(err, &no) && no.Code == door.CodeBusy {
			break
		}
		if err != nil || out.Rule != "QuorumNotMet" {
			t.Fatalf("record %d: %+v, %v", i, out, err)
		}
	}
	if now := nonce(t, s); now-paid > 12 {
		t.Errorf("the gateway paid for %d refused records in a row", now-paid)
	}
	if out, err := c.Anchor(ctx, anchorOf(s.Item(t, other, first(otherID), until(), 0, 1, 2, 3, 4))); err != nil || out.Status != door.Anchored {
		t.Errorf("another device: %+v, %v", out, err)
	}
}

// TestARefusedRecordIsNotPaidForAgain brings again and again a record that the
// device signed and the contract refused, while it is the next and after the
// history has passed it, as anybody can who reads the chain: the gateway does not
// go on paying, nor does the device.
func TestARefusedRecordIsNotPaidForAgain(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	key, id := s.Enrol(t, "press-7", record.Hash{})
	lost := first(id)
	lost.ListRoot = record.Hash{0xaa}
	old := anchorOf(s.Item(t, key, lost, until(), 0, 1))
	if out, err := c.Anchor(ctx, old); err != nil || out.Rule != "QuorumNotMet" {
		t.Fatalf("%+v, %v", out, err)
	}
	// While it is the next one, anybody can bring it too, with other receipts.
	paid := nonce(t, s)
	for i := range 3 * 8 {
		old.Receipts[1].ValidUntil++
		if out, err := c.Anchor(ctx, old); err != nil || out.Status != door.Refused || out.Rule != "BadReceipt" {
			t.Fatalf("time %d: %+v, %v", i, out, err)
		}
	}
	if now := nonce(t, s); now-paid > 4 {
		t.Errorf("%d transactions were paid for", now-paid)
	}
	// It does not keep the device out.
	accepted := first(id)
	if out, err := c.Anchor(ctx, anchorOf(s.Item(t, key, accepted, until(), 0, 1, 2, 3, 4))); err != nil || out.Status != door.Anchored {
		t.Fatalf("%+v, %v", out, err)
	}
	paid = nonce(t, s)
	for i := range 10 {
		old.Receipts[1].Position = uint8(i + 1)
		if out, err := c.Anchor(ctx, old); err != nil || out.Rule != "SequenceExpected" || !strings.Contains(out.Message, "next one, 2") || out.Block != 0 {
			t.Fatalf("time %d: %+v, %v", i, out, err)
		}
	}
	if now := nonce(t, s); now != paid {
		t.Errorf("%d transactions were paid for", now-paid)
	}
	// The next is taken, also one that supersedes what was refused.
	next := first(id)
	next.Sequence, next.Previous, next.Supersedes = 2, accepted.Digest(s.Ledger.Domain()), lost.Digest(s.Ledger.Domain())
	if out, err := c.Anchor(ctx, anchorOf(s.Item(t, key, next, until(), 0, 1, 2, 3, 4))); err != nil || out.Status != door.Anchored {
		t.Errorf("the next record: %+v, %v", out, err)
	}
}

// TestOneTokenOneDevice has many machines use a token at once.
func TestOneTokenOneDevice(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, _ := open(t, s)
	ctx := testContext(t)
	token, pub := ledgertest.NewKey(t)
	if _, _, err := s.Ledger.Invite(ctx, s.Operator, ledger.Invitation{Key: pub, Organisation: 1, Policy: 1,
		Expires: uint64(time.Now().Add(time.Hour).Unix()), Label: "oven-1"}); err != nil {
		t.Fatal(err)
	}
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		won   []record.Hash
		lost  []string
	)
	for range 6 {
		device, devicePub := ledgertest.NewKey(t)
		d := record.Enrolment{Invitation: pub.ID(), Key: devicePub}.Digest(s.Ledger.Domain())
		e := door.Enrol{Invitation: pub.ID(), Key: devicePub, TokenSignature: ledgertest.Sign(t, token, d), DeviceSignature: ledgertest.Sign(t, device, d)}
		group.Go(func() {
			got, err := c.Enrol(ctx, e)
			mu.Lock()
			defer mu.Unlock()
			var no *door.Error
			switch {
			case err == nil:
				won = append(won, got.Device)
			case errors.As(err, &no) && no.Rule == "InvitationUsed":
				lost = append(lost, no.Message)
			default:
				t.Errorf("enrol: %v", err)
			}
		})
	}
	// A key that the token did not sign, and a stranger's token.
	device, devicePub := ledgertest.NewKey(t)
	d := record.Enrolment{Invitation: pub.ID(), Key: devicePub}.Digest(s.Ledger.Domain())
	sig := ledgertest.Sign(t, device, d)
	if _, err := c.Enrol(ctx, door.Enrol{Invitation: pub.ID(), Key: devicePub, TokenSignature: sig, DeviceSignature: sig}); err == nil {
		t.Error("a key was enrolled that the token did not sign")
	}
	group.Wait()
	if len(won) != 1 || len(lost) != 5 {
		t.Fatalf("%d machines became the device, %d were refused", len(won), len(lost))
	}
	for _, words := range lost {
		if !strings.Contains(words, won[0].String()) {
			t.Errorf("it is not said who used the token: %s", words)
		}
	}
	// An expired one says when.
	_, late := ledgertest.NewKey(t)
	if _, _, err := s.Ledger.Invite(ctx, s.Operator, ledger.Invitation{Key: late, Organisation: 1, Policy: 1, Expires: 1, Label: "x"}); ledger.RuleOf(err) != "InvitationExpired" || !strings.Contains(err.Error(), "1970-01-01 00:00:01 UTC") {
		t.Errorf("an expired token: %v", err)
	}
}

// TestWhoSendsSlowlyHoldsNobodyUp begins more requests than are worked on at
// once and leaves them unfinished.
func TestWhoSendsSlowlyHoldsNobodyUp(t *testing.T) {
	s := ledgertest.Start(t, ledgertest.Options{})
	c, url := open(t, s)
	for range 300 {
		conn, err := tls.Dial("tcp", strings.TrimPrefix(url, "https://"), &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"http/1.1"}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		if _, err := io.WriteString(conn, "POST /v1/enrol HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000\r\n\r\n{"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Genesis(testContext(t)); err != nil {
		t.Errorf("beside slow senders: %v", err)
	}
}
