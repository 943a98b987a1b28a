package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// maxYears bounds a receipt's end: as long as a policy can keep a snapshot
// (MAX_RETENTION of contract Policies, 100 years), and a year in which its record
// waits to be accepted.
const maxYears = 101 * 365 * 24 * 3600 // seconds

// door answers a request that was admitted into a device's namespace.
type door func(w http.ResponseWriter, r *http.Request, device record.Hash, height uint64) error

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	add := func(method, path string, name string, want access, heavy bool, d door) {
		mux.HandleFunc(method+" /v1/devices/{device}/"+path, s.open(name, func(w http.ResponseWriter, r *http.Request) error {
			return s.inNamespace(w, r, want, heavy, d)
		}))
	}
	add("PUT", "shards/{name}", "put shard", toWrite, false, s.putShard)
	add("GET", "shards/{name}", "get shard", toRead, false, s.getShard)
	add("GET", "parts/{name}", "get part", toWrite, false, s.getPart)
	add("POST", "missing", "missing", toRead, false, s.missing)
	add("PUT", "segments/{name}", "put segment", toWrite, true, s.putSegment)
	add("GET", "segments/{name}", "get segment", toRead, true, s.getSegment)
	add("PUT", "lists/{name}", "put list", toWrite, true, s.putList)
	add("GET", "lists/{name}", "get list", toRead, true, s.getList)
	add("GET", "lists", "lists", toRead, false, s.lists)
	add("PUT", "packs/{name}", "put pack", toWrite, false, s.putPack)
	add("GET", "relay/{name}", "get relay", toPass, false, s.getRelay)
	add("POST", "fetch", "fetch", toWrite, false, s.fetch)
	add("POST", "receipts", "receipt", toWrite, true, s.receipt)
	add("POST", "audit", "audit", toRead, true, s.audit)
	mux.HandleFunc("GET /v1/status", s.open("status", s.status))
	mux.HandleFunc("GET /metrics", s.open("metrics", func(w http.ResponseWriter, r *http.Request) error {
		s.metrics.handler.ServeHTTP(w, r)
		return nil
	}))
	mux.HandleFunc("/", s.open("unknown", func(http.ResponseWriter, *http.Request) error {
		return &store.Refusal{Code: store.NotFound, Message: "there is no such door"}
	}))
	return mux
}

// open does what all doors have in common: bounds, deadlines, counters, log
// and the answer in case of an error.
func (s *Server) open(name string, f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(inner http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(inner)
		until := time.Now().Add(maxTransfer)
		w := &movingWriter{ResponseWriter: inner, control: control, stall: s.stall, until: until,
			count: func(n int) { s.metrics.out.Add(float64(n)) }}
		err := s.deadlines(control, r)
		// A copy, since net/http must go on seeing its own body: it decides
		// by it whether the client still waits to be asked for the content.
		r = r.WithContext(r.Context())
		r.Body = &movingBody{ReadCloser: r.Body, control: control, stall: s.stall, until: until,
			count: func(n int) { s.metrics.in.Add(float64(n)) }}
		if err == nil {
			var leave func()
			if leave, err = s.limits.enter(); err == nil {
				defer leave()
				err = f(w, r)
			}
		}
		outcome := "ok"
		switch {
		case err != nil && w.started:
			// Too late for a refusal: only a broken connection tells.
			outcome = "broken"
			s.log.Warn("answer broken off", "door", name, "path", r.URL.Path, "error", err)
			s.metrics.requests.WithLabelValues(name, outcome).Inc()
			panic(http.ErrAbortHandler)
		case err != nil:
			code := refuse(w, err)
			outcome = string(code)
			level := s.log.Debug
			if code == store.Internal || code == store.Full || code == store.DamagedHere || code == store.StaleView {
				level = s.log.Error
			}
			level("request refused", "door", name, "path", r.URL.Path, "code", outcome, "error", err)
		}
		s.metrics.requests.WithLabelValues(name, outcome).Inc()
	}
}

// deadlines of a request as it begins. Those of the request before it on the
// connection still stand; a body that is never read must not take for ever to
// throw away; and where there is no body, a read deadline would end the
// connection's context.
func (s *Server) deadlines(control *http.ResponseController, r *http.Request) error {
	read := time.Now().Add(s.stall)
	if r.ContentLength == 0 {
		read = time.Time{}
	}
	if err := errors.Join(control.SetReadDeadline(read), control.SetWriteDeadline(time.Now().Add(s.stall))); err != nil {
		return fmt.Errorf("set deadlines: %w", err)
	}
	return nil
}

func (s *Server) inNamespace(w http.ResponseWriter, r *http.Request, want access, heavy bool, d door) error {
	device, err := name(r, "device")
	if err != nil {
		return err
	}
	height, err := s.admit(r.Context(), r, device, want)
	if err != nil {
		return err
	}
	leave, err := s.limits.enterDevice(device, heavy)
	if err != nil {
		return err
	}
	defer leave()
	return d(w, r, device, height)
}

// stored answers a PUT that has been done.
func stored(w http.ResponseWriter, stood bool, err error) error {
	if err != nil {
		return err
	}
	status := http.StatusCreated
	if stood {
		status = http.StatusOK
	}
	w.WriteHeader(status)
	return nil
}

func (s *Server) putShard(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	from, size, err := span(r)
	if err != nil {
		return err
	}
	if err := s.awaitInHand(w, r, device, root); err != nil {
		return err
	}
	body := s.inHand.body(r.Body, size-from, device, root)
	defer body.end()
	stood, err := s.disk.PutShardFrom(device, root, from, size, s.quota, body)
	return stored(w, stood, err)
}

func (s *Server) getPart(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, store.Part{Bytes: s.disk.Part(device, root)})
	return nil
}

func (s *Server) putSegment(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	return s.putSmall(w, r, record.MaxSegmentBytes, func(root record.Hash, b []byte) (bool, error) {
		return s.disk.PutSegment(device, root, b, s.quota)
	})
}

func (s *Server) putList(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	return s.putSmall(w, r, record.MaxHeadBytes, func(root record.Hash, b []byte) (bool, error) {
		return s.disk.PutList(device, root, b, s.quota)
	})
}

func (s *Server) putSmall(w http.ResponseWriter, r *http.Request, max int64, put func(record.Hash, []byte) (bool, error)) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	size, err := length(r, max)
	if err != nil {
		return err
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(r.Body, b); err != nil {
		return interrupted()
	}
	stood, err := put(root, b)
	return stored(w, stood, err)
}

func (s *Server) getShard(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	f, err := s.disk.OpenShard(device, root)
	if err != nil {
		return err
	}
	defer f.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("ETag", `"`+root.String()+`"`)
	http.ServeContent(w, r, "", time.Time{}, f)
	return nil
}

func (s *Server) getSegment(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	b, _, err := s.disk.Segment(device, root)
	return small(w, b, err)
}

func (s *Server) getList(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	root, err := name(r, "name")
	if err != nil {
		return err
	}
	b, _, err := s.disk.List(device, root)
	return small(w, b, err)
}

func small(w http.ResponseWriter, b []byte, err error) error {
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", fmt.Sprint(len(b)))
	_, err = w.Write(b)
	return err
}

func (s *Server) lists(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	after, limit, err := page(r)
	if err != nil {
		return err
	}
	names, more, err := s.disk.Lists(device, after, limit)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, store.Page{Lists: append([]record.Hash{}, names...), More: more})
	return nil
}

func (s *Server) missing(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	var q store.Question
	if err := decode(r.Body, &q); err != nil {
		return err
	}
	if len(q.Roots) > store.MaxNames {
		return &store.Refusal{Code: store.TooLarge, Message: fmt.Sprintf("%d names, at most %d", len(q.Roots), store.MaxNames)}
	}
	missing, err := s.disk.Missing(device, q.Roots)
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, store.Absent{Missing: append([]record.Hash{}, missing...)})
	return nil
}

func (s *Server) receipt(w http.ResponseWriter, r *http.Request, device record.Hash, height uint64) error {
	var q store.ReceiptRequest
	if err := decode(r.Body, &q); err != nil {
		return err
	}
	slot, err := s.checkPromise(r.Context(), q, height)
	if err != nil {
		return err
	}
	missing, err := s.holds(r.Context(), device, q, s.disk.Holds)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return missingParts(q, missing)
	}
	// The check may have taken blocks: what is signed must be true now.
	if height, err = s.admit(r.Context(), r, device, toWrite); err != nil {
		return err
	}
	if slot, err = s.checkPromise(r.Context(), q, height); err != nil {
		return err
	}
	// From now on nothing of it is dropped before the receipt's end.
	if missing, err = s.holds(r.Context(), device, q, s.promise(q.ValidUntil)); err != nil {
		return err
	}
	if len(missing) > 0 {
		return missingParts(q, missing)
	}
	receipt := record.Receipt{Device: device, ListRoot: q.List, Slot: q.Slot, SlotVersion: slot.Version, ValidUntil: q.ValidUntil}
	signature, err := record.Sign(s.signing, receipt.Digest(s.domain))
	if err != nil {
		return fmt.Errorf("receipt: %w", err)
	}
	s.metrics.receipts.Inc()
	s.log.Info("receipt signed", "device", device, "list", q.List, "slot", q.Slot, "validUntil", q.ValidUntil)
	answer(w, http.StatusOK, store.SignedReceipt{Receipt: receipt, Signature: signature})
	return nil
}

// checkPromise checks a receipt's slot and end against the chain.
func (s *Server) checkPromise(ctx context.Context, q store.ReceiptRequest, height uint64) (Slot, error) {
	ctx, cancel := context.WithTimeout(ctx, chainPatience)
	defer cancel()
	slot, err := s.view.slot(ctx, height, q.Slot)
	if err != nil {
		return Slot{}, err
	}
	if slot.Store != s.store {
		return Slot{}, &store.Refusal{Code: store.WrongSlot,
			Message: fmt.Sprintf("slot %d stands for store %d at height %d, this is store %d", q.Slot, slot.Store, height, s.store)}
	}
	now, err := s.view.retentionTime(ctx, height)
	if err != nil {
		return Slot{}, err
	}
	if q.ValidUntil <= now || q.ValidUntil > now+maxYears {
		return Slot{}, &store.Refusal{Code: store.BadDate,
			Message: fmt.Sprintf("a receipt until %d: the retention clock is at %d, and 101 years are the most", q.ValidUntil, now)}
	}
	return slot, nil
}

func missingParts(q store.ReceiptRequest, missing []record.Hash) error {
	return &store.Refusal{Code: store.MissingParts, Missing: missing,
		Message: fmt.Sprintf("the store does not hold all of list %s for slot %d: put these first", q.List, q.Slot)}
}

// look looks for what of a device's list, in a slot, is missing.
type look func(ctx context.Context, device, list record.Hash, slot uint32) ([]record.Hash, error)

// promise looks and, if nothing is missing, promises the list.
func (s *Server) promise(until uint64) look {
	return func(ctx context.Context, device, list record.Hash, slot uint32) ([]record.Hash, error) {
		return s.disk.Promise(ctx, device, list, slot, until)
	}
}

func (s *Server) holds(ctx context.Context, device record.Hash, q store.ReceiptRequest, look look) ([]record.Hash, error) {
	var missing []record.Hash
	err := disk.ErrChanging
	for tries := 0; tries < 3 && errors.Is(err, disk.ErrChanging); tries++ {
		missing, err = look(ctx, device, q.List, q.Slot)
	}
	return missing, err
}

func (s *Server) status(w http.ResponseWriter, r *http.Request) error {
	ctx, cancel := context.WithTimeout(r.Context(), chainPatience)
	defer cancel()
	height, err := s.view.at(ctx)
	free, freeErr := s.disk.Free()
	if freeErr != nil {
		return freeErr
	}
	answer(w, http.StatusOK, store.Status{
		Store: s.store, Genesis: s.domain.Genesis, Height: height, Stale: err != nil, Free: free,
	})
	return nil
}
