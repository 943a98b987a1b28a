package agent

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// rogue puts a server with the store's own TLS key, which answers as the
// handler says, in a store's place.
func (x *world) rogue(s *testStore, h http.HandlerFunc) {
	x.t.Helper()
	s.kill()
	cert, err := identity.Certificate(s.keys.TLS)
	if err != nil {
		x.t.Fatal(err)
	}
	l, err := net.Listen("tcp", s.addr)
	if err != nil {
		x.t.Fatal(err)
	}
	conf := identity.ServerTLS(cert)
	conf.NextProtos = []string{"http/1.1"}
	srv := &http.Server{Handler: h, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug)}
	done := make(chan struct{})
	go func() { defer close(done); srv.Serve(tls.NewListener(l, conf)) }()
	s.stop = func() { srv.Close(); <-done }
}

func refusing(status int, code store.Code) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(store.Refusal{Code: code, Message: "no"})
	}
}

func lacking(w http.ResponseWriter, names ...record.Hash) {
	w.WriteHeader(http.StatusConflict)
	json.NewEncoder(w).Encode(store.Refusal{Code: store.MissingParts, Message: "more", Missing: names})
}

// fickle takes everything, and then misses two shards that it took, in turns.
func fickle() http.HandlerFunc {
	var mu sync.Mutex
	var took []record.Hash
	asked := 0
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if r.Method == http.MethodPut {
			if name, err := record.ParseHash(path.Base(r.URL.Path)); err == nil && strings.Contains(r.URL.Path, "/shards/") && len(took) < 2 && !slices.Contains(took, name) {
				took = append(took, name)
			}
			w.WriteHeader(http.StatusCreated)
			return
		}
		if len(took) < 2 {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		asked++
		lacking(w, took[asked%2])
	}
}

// A store that misbehaves, in whatever way, delays no backup while the others
// suffice, is named, and gets its part when it behaves again.
func TestStoreMisbehaves(t *testing.T) {
	ways := map[string]struct {
		handler http.HandlerFunc
		says    string
	}{
		"garbage": {func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<html>")) }, "garbage"},
		"stalls":  {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "slot 2"},
		"full":    {refusing(http.StatusInsufficientStorage, store.Full), "full"},
		"quota":   {refusing(http.StatusInsufficientStorage, store.Quota), "quota"},
		"stale":   {refusing(http.StatusServiceUnavailable, store.StaleView), "stale_view"},
		"busy":    {refusing(http.StatusTooManyRequests, store.Busy), "busy"},
		"revoked": {refusing(http.StatusForbidden, store.Revoked), "revoked"}, // the chain says otherwise
		"insatiable": {func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPut {
				w.WriteHeader(http.StatusCreated)
				return
			}
			lacking(w, record.Hash{1})
		}, "not in the list"},
		"insatiable of segments": {func(w http.ResponseWriter, r *http.Request) {
			if !strings.Contains(r.URL.Path, "/lists/") {
				w.WriteHeader(http.StatusCreated)
				return
			}
			lacking(w, record.Hash{1})
		}, "not in the list"},
		"lacks one, then another, then the first": {fickle(), "goes on missing what it was given"},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			x := newWorld(t, 2, 3, 4, 4)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			a.pace.linger = 300 * time.Millisecond
			x.rogue(x.stores[1], way.handler)
			res, err := a.Backup(context.Background(), record.ByPerson, []string{files(t, 1)})
			if err != nil {
				t.Fatal(err)
			}
			if res.Committed.Held() != 3 || len(res.Trouble) != 1 || res.Trouble[0].Slot != 2 || !strings.Contains(strings.Join(res.Warnings, "\n"), way.says) {
				t.Fatalf("held %d, trouble %v, warnings %q", res.Committed.Held(), res.Trouble, res.Warnings)
			}
			x.stores[1].kill()
			x.start(x.stores[1])
			if err := a.Fill(context.Background()); err != nil {
				t.Fatal(err)
			}
			if h := a.Head(); h.Held() != 4 {
				t.Errorf("held by %d after filling", h.Held())
			}
		})
	}
}

// Receipts of another key, for another list or date are not taken.
func TestReceiptsAreVerified(t *testing.T) {
	other, _ := newKey(t)
	lies := map[string]func(r *record.Receipt) bool{ // whether the store's own key signs
		"another key":  func(*record.Receipt) bool { return false },
		"another slot": func(r *record.Receipt) bool { r.SlotVersion++; return true },
		"too short":    func(r *record.Receipt) bool { r.ValidUntil = 1; return true },
		"another list": func(r *record.Receipt) bool { r.ListRoot = record.Hash{9}; return true },
	}
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			x := newWorld(t, 2, 3, 3, 3)
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			s := x.stores[0]
			x.rogue(s, func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodPut {
					w.WriteHeader(http.StatusCreated)
					return
				}
				var q store.ReceiptRequest
				json.NewDecoder(r.Body).Decode(&q)
				rc := record.Receipt{Device: x.id, ListRoot: q.List, Slot: q.Slot, SlotVersion: 1, ValidUntil: q.ValidUntil}
				key := s.keys.Signing
				if !lie(&rc) {
					key = other
				}
				sig, err := record.Sign(key, rc.Digest(x.domain))
				if err != nil {
					t.Error(err)
				}
				json.NewEncoder(w).Encode(store.SignedReceipt{Receipt: rc, Signature: sig})
			})
			_, err := a.Backup(context.Background(), record.ByPerson, []string{files(t, 1)})
			var few *QuorumError
			if !errors.As(err, &few) || few.Have != 2 {
				t.Fatalf("got %v", err)
			}
			if p := a.journal.Pending(); p == nil || len(p.Receipts) != 2 {
				t.Errorf("pending %+v", p)
			}
		})
	}
}

// Stores that lost what they had before the record was signed: what can be
// rebuilt is, and what cannot is made again from the sources.
func TestStoresLoseBeforeSigning(t *testing.T) {
	x := newWorld(t, 2, 3, 4, 4)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	x.wipe(x.stores[0])
	change(t, dir, 0)
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed.Held() != 4 {
		t.Fatalf("one store lost all: %+v, %v", res.Committed, err)
	}
	for _, s := range x.stores[:3] {
		x.wipe(s)
	}
	change(t, dir, 1)
	res, err = a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed == nil {
		t.Fatalf("three of four lost all: %+v, %v", res.Committed, err)
	}
	if !strings.Contains(strings.Join(res.Warnings, " "), "made again from the sources") {
		t.Errorf("warnings %q", res.Warnings)
	}
	x.checkHistory()
}

// Stores that lost many objects, more than a backup is made anew for: all are
// made again in one backup.
func TestStoresLoseMany(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	for i := range 4 * maxAnew {
		change(t, dir, i)
		if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range x.stores {
		x.wipe(s)
	}
	change(t, dir, 4*maxAnew)
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil || res.Committed == nil {
		t.Fatalf("all lost all: %+v, %v", res.Committed, err)
	}
	if err := x.comesBack(res.Committed.Hash, contents(t, dir), nil); err != nil {
		t.Error(err)
	}
	x.checkHistory()
}

// A slot goes to another store while a signed record waits for its gateway.
func TestSlotMovesWhilePending(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	x.relayErr = errors.New("away")
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err == nil {
		t.Fatal("committed without a gateway")
	}
	signed := *a.journal.Pending().Signed
	x.stores[1].kill()
	fresh := x.newStore(9, 2)
	x.mu.Lock()
	fresh.place.Slot, fresh.place.Version = 2, 2
	x.policy.Places[1] = fresh.place
	x.tick()
	x.relayErr = nil
	x.mu.Unlock()
	res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	if res.Resumed == nil || res.Resumed.Hash != signed.Record.Digest(x.domain) || res.Committed.Held() != 3 {
		t.Fatalf("resumed %+v, committed %+v", res.Resumed, res.Committed)
	}
	x.checkHistory()
}

// The policy gets a new version, with other slots, while a signed record waits:
// within the grace it is still accepted, after it the snapshot is made anew.
func TestPolicyChangesWhilePending(t *testing.T) {
	for name, grace := range map[string]uint64{"within the grace": 3600, "after the grace": 0} {
		t.Run(name, func(t *testing.T) {
			x := newWorld(t, 2, 3, 4, 4)
			last := x.policy.Places[3]
			x.policy.Places = x.policy.Places[:3]
			fsys := durabletest.NewDisk(1)
			x.enrol(fsys)
			a := x.open(fsys)
			dir := files(t, 1)
			x.relayErr = errors.New("away")
			if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err == nil {
				t.Fatal("committed without a gateway")
			}
			x.mu.Lock()
			x.relayErr = nil
			x.policy.Version, x.policy.Previous, x.policy.PreviousUntil = 2, 1, x.now+grace
			x.policy.Places = append(x.policy.Places[:3:3], last)
			x.now += 10
			x.tick()
			x.mu.Unlock()
			res, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
			if err != nil {
				t.Fatal(err)
			}
			c := res.Committed
			if c.Version != 2 || c.Held() != 4 || (res.Resumed != nil) != (grace > 0) {
				t.Fatalf("resumed %+v, committed %+v", res.Resumed, c)
			}
			x.checkHistory()
		})
	}
}

// Two machines with one identity: whichever comes second is told so, and is
// refused; a record it signed meanwhile is kept as evidence.
func TestCloneSignsTheSameSequence(t *testing.T) {
	x := newWorld(t, 2, 3, 3, 3)
	fsys := durabletest.NewDisk(1)
	x.enrol(fsys)
	a := x.open(fsys)
	dir := files(t, 1)
	x.relayErr = errors.New("away")
	if _, err := a.Backup(context.Background(), record.ByPerson, []string{dir}); err == nil {
		t.Fatal("committed without a gateway")
	}
	// The clone has the same key and an empty journal.
	other := durabletest.NewDisk(2)
	f := x.folder(other)
	copyFile(t, fsys, other, keyFile)
	copyFile(t, fsys, other, stateFile)
	x.relayErr = nil
	b := x.open(other)
	if _, err := b.Backup(context.Background(), record.ByPerson, []string{dir}); err != nil {
		t.Fatal(err)
	}
	_ = f
	_, err := a.Backup(context.Background(), record.ByPerson, []string{dir})
	var clone *CloneError
	if !errors.As(err, &clone) || clone.Conflict == nil || !strings.Contains(err.Error(), "forked") {
		t.Fatalf("got %v", err)
	}
	if p := a.journal.Pending(); p == nil || p.Signed == nil {
		t.Error("the evidence is gone")
	}
}
