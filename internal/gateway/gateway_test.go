package gateway_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

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

	var no *door.Error
	if _, err := c.Anchor(ctx, anchorOf(s.Item(t, stranger, first(id), until(), 0, 1, 2, 3, 4))); !errors.As(err, &no) || no.Rule != "BadSignature" {
		t.Errorf("forged: %v", err)
	}
	events, err := s.Ledger.Trail(ctx, ledger.TrailFilter{Device: id})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Name == "Refused" {
			t.Error("the gateway paid for a forged record")
		}
	}
	out, err := c.Anchor(ctx, anchorOf(s.Item(t, key, first(id), until(), 0, 1, 2, 3)))
	if err != nil || out.Status != door.Refused || out.Rule != "QuorumNotMet" || out.Message == "" {
		t.Errorf("four receipts: %+v, %v", out, err)
	}
	if _, err := c.Anchor(ctx, anchorOf(s.Item(t, key, first(record.Hash{0xee}), until(), 0))); err == nil {
		t.Error("a record of an unknown device was taken")
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
	view, err := light.NewReader(s.Genesis, c, light.Header{}).Latest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	head, err := state.New(view).Head(ctx, id)
	if err != nil || head.RecordHash != first(id).Digest(s.Ledger.Domain()) {
		t.Errorf("head %+v, %v", head, err)
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
		{"too large", "POST", "/v1/anchors", `{"record":{"device":"` + strings.Repeat("0", 1<<20) + `"}}`, 400},
		{"33 receipts", "POST", "/v1/receipts", `{"record":{},"receipts":[` + strings.TrimSuffix(strings.Repeat(`{"position":1},`, 33), ",") + `]}`, 400},
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
		if len(body) > 4096 {
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
