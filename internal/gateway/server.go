package gateway

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/crowd"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxBody        = 32 << 10         // bytes of a request; the largest ask for 256 proofs or bring 32 receipts
	maxReading     = 2048             // requests whose body is being read at once
	maxRequests    = 256              // requests that are worked on at once
	maxWaits       = 8192             // that bring a record and wait for it to become final
	headTime       = time.Minute      // how long a handshake or a request's head may take
	readTime       = 3 * time.Minute  // how long a request may take to arrive: 32 KiB at 10 kbit/s and more
	writeTime      = 15 * time.Minute // how long an answer may take to leave: 1 MiB at 10 kbit/s
	stallTime      = time.Minute      // for how long nothing of it may leave
	writePiece     = 4 << 10          // bytes of it that must leave in that time
	anchorWait     = 30 * time.Second // how long an anchor's answer may take before it is "queued"
	requestTime    = 55 * time.Second // how long any request may take
	idleTime       = 60 * time.Second // how long an idle connection stays
	stopTime       = 5 * time.Second  // for running requests when the gateway stops
	maxRecordList  = 100              // records of one answer
	maxMessage     = 300              // bytes of an error's text
	maxStreams     = 100              // requests of one HTTP/2 connection at once
	maxConnections = 8192             // open at once; each costs some tens of KiB
)

// Config says what a gateway is made of.
type Config struct {
	Ledger      *ledger.Client
	Account     *ledger.Account // the chain admits it as a gateway
	Source      light.Source    // where headers and proofs come from: the organisation's node
	GenesisDoc  []byte
	Certificate tls.Certificate
	Log         *slog.Logger
}

// Server is a gateway.
type Server struct {
	conf    Config
	relay   *relay
	lookup  *lookup
	refused *refusals
	reading places
	working places
	waits   places
	stall   time.Duration

	requests *prometheus.CounterVec // by door and status
}

// places bounds how many do something at once.
type places chan struct{}

// take takes a place, if there is one. Who got one gives it back by leave.
func (p places) take() bool {
	select {
	case p <- struct{}{}:
		return true
	default:
		return false
	}
}

func (p places) leave() { <-p }

// New returns a gateway; Serve runs it.
func New(conf Config) *Server {
	return &Server{conf: conf, relay: newRelay(conf.Ledger, conf.Account, conf.Log), lookup: newLookup(conf.Ledger),
		refused: &refusals{ledger: conf.Ledger, account: conf.Account, log: conf.Log},
		reading: make(places, maxReading), working: make(places, maxRequests), waits: make(places, maxWaits), stall: stallTime, requests: newRequests()}
}

// Serve answers on l until ctx ends, then lets requests under way finish for a
// few seconds and returns nil. Records on their way may still become final.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.handler(),
		TLSConfig:         identity.ServerTLS(s.conf.Certificate),
		ReadHeaderTimeout: headTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    16 << 10,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: maxStreams, WriteByteTimeout: s.stall},
		ErrorLog:          slog.NewLogLogger(s.conf.Log.Handler(), slog.LevelDebug),
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var running sync.WaitGroup
	defer running.Wait()
	running.Go(func() { s.relay.run(ctx) })
	running.Go(func() { s.lookup.run(ctx) })
	running.Go(func() { s.refused.run(ctx) })
	stopped := make(chan error, 1)
	defer context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), stopTime)
		defer cancel()
		err := server.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		stopped <- err
	})()
	if err := server.ServeTLS(crowd.Limit(l, maxConnections), "", ""); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return fmt.Errorf("serve gateway: %w", err)
	}
	return <-stopped
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/genesis", s.genesis)
	mux.HandleFunc("GET /v1/light", answer(s, work(s, s.light)))
	mux.HandleFunc("GET /v1/light/{height}", answer(s, work(s, s.lightAt)))
	mux.HandleFunc("POST /v1/proof", answer(s, work(s, s.proof)))
	mux.HandleFunc("POST /v1/enrol", answer(s, work(s, s.enrol)))
	mux.HandleFunc("POST /v1/anchors", answer(s, s.anchor))
	mux.HandleFunc("POST /v1/receipts", answer(s, work(s, s.receipts)))
	mux.HandleFunc("POST /v1/requests", answer(s, work(s, s.request)))
	mux.HandleFunc("POST /v1/reports", answer(s, work(s, s.report)))
	mux.HandleFunc("POST /v1/alive", answer(s, work(s, s.alive)))
	mux.HandleFunc("GET /v1/records/{hash}", answer(s, work(s, s.record)))
	mux.HandleFunc("GET /v1/devices/{device}/records", answer(s, work(s, s.records)))
	mux.HandleFunc("GET /v1/status", answer(s, work(s, s.status)))
	return http.HandlerFunc(func(inner http.ResponseWriter, r *http.Request) {
		// Who sends slowly holds nobody up: a place to work is for requests
		// that are here.
		body, err := s.read(inner, r)
		w := &movingWriter{ResponseWriter: inner, stall: s.stall, until: time.Now().Add(writeTime)}
		if err != nil {
			s.fail(w, err)
			s.count("", w.status)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		ctx, cancel := context.WithTimeout(r.Context(), requestTime)
		defer cancel()
		r = r.WithContext(ctx)
		mux.ServeHTTP(w, r)
		s.count(r.Pattern, w.status)
	})
}

// movingWriter lets an answer take its time as long as something of it leaves.
type movingWriter struct {
	http.ResponseWriter
	stall  time.Duration
	until  time.Time
	status int // 0 as long as the answer has no head
}

func (w *movingWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *movingWriter) Write(p []byte) (done int, err error) {
	control := http.NewResponseController(w.ResponseWriter)
	for done < len(p) {
		deadline := time.Now().Add(w.stall)
		if w.until.Before(deadline) {
			deadline = w.until
		}
		if err := control.SetWriteDeadline(deadline); err != nil {
			return done, fmt.Errorf("set deadline: %w", err)
		}
		n, err := w.ResponseWriter.Write(p[done:min(len(p), done+writePiece)])
		done += n
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

func (s *Server) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength == 0 {
		return nil, nil
	}
	if !s.reading.take() {
		return nil, errPlaces
	}
	defer s.reading.leave()
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, badRequest("a request of more than %d bytes", tooLarge.Limit)
	case err != nil:
		return nil, badRequest("the request did not arrive")
	}
	return body, nil
}

// errPlaces is returned when everything that can be done at once is being done.
var errPlaces = &door.Error{Status: http.StatusTooManyRequests, Code: door.CodeBusy, Message: "the gateway is busy: try again"}

// work does f in a place to work.
func work[T any](s *Server, f func(*http.Request) (T, error)) func(*http.Request) (T, error) {
	return func(r *http.Request) (T, error) {
		if !s.working.take() {
			var none T
			return none, errPlaces
		}
		defer s.working.leave()
		return f(r)
	}
}

// answer turns a function that returns a value or an error into a handler.
func answer[T any](s *Server, f func(*http.Request) (T, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			s.fail(w, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		// An error here is the peer's going away.
		_ = json.NewEncoder(w).Encode(v)
	}
}

// fail answers with an error in its documented form. What went wrong behind
// the gateway is for its log, not for whoever asked.
func (s *Server) fail(w http.ResponseWriter, err error) {
	var known *door.Error
	var refusal *ledger.Refusal
	switch {
	case errors.As(err, &known):
	case errors.As(err, &refusal):
		known = &door.Error{Status: http.StatusForbidden, Code: door.CodeRefused, Rule: refusal.Rule, Message: refusal.Message}
	case errors.Is(err, errBusy), errors.Is(err, ledger.ErrTooManyWait):
		known = &door.Error{Status: http.StatusTooManyRequests, Code: door.CodeBusy, Message: err.Error()}
	case errors.Is(err, context.Canceled):
		known = &door.Error{Status: http.StatusServiceUnavailable, Code: door.CodeUnavailable, Message: "the gateway stops: try again later"}
	default:
		s.conf.Log.Warn("request failed", "error", err)
		known = &door.Error{Status: http.StatusServiceUnavailable, Code: door.CodeUnavailable, Message: "the chain cannot be reached through this gateway now: try again later"}
	}
	said := *known
	if len(said.Message) > maxMessage {
		said.Message = strings.ToValidUTF8(said.Message[:maxMessage], "") + "…"
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(said.Status)
	_ = json.NewEncoder(w).Encode(&said) // an error here is the peer's going away
}

func badRequest(format string, args ...any) *door.Error {
	return &door.Error{Status: http.StatusBadRequest, Code: door.CodeBadRequest, Message: fmt.Sprintf(format, args...)}
}

// parse reads a request's JSON: one value, known fields only.
func parse[T any](r *http.Request) (T, error) {
	var v T
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		return v, badRequest("the request is no valid message: %v", err)
	}
	if d.More() {
		return v, badRequest("something follows the message")
	}
	return v, nil
}

// genesis answers with the document's very bytes, since tokens pin their hash. It
// takes no place: there is no work, and who reads slowly would hold it.
func (s *Server) genesis(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(s.conf.GenesisDoc) // an error here is the peer's going away
}

func (s *Server) light(r *http.Request) (door.Light, error) {
	header, block, err := s.conf.Source.LightBlock(r.Context())
	return door.Light{EVMHeader: header, LightBlock: block}, err
}

// lightAt answers with the light block of a height. What the node says of one that
// it does not have is for whoever asked: another gateway's node may have it.
func (s *Server) lightAt(r *http.Request) (door.Light, error) {
	height, err := strconv.ParseUint(r.PathValue("height"), 10, 62)
	if err != nil {
		return door.Light{}, badRequest("%.20q is no height", r.PathValue("height"))
	}
	block, err := s.conf.Source.LightBlockAt(r.Context(), height)
	if said, ok := errors.AsType[*light.RPCError](err); ok {
		return door.Light{}, &door.Error{Status: http.StatusNotFound, Code: door.CodeNotFound, Message: said.Message}
	}
	return door.Light{LightBlock: block}, err
}

func (s *Server) proof(r *http.Request) (door.Proof, error) {
	q, err := parse[door.ProofRequest](r)
	if err != nil {
		return door.Proof{}, err
	}
	if len(q.Address) != 20 || len(q.Slots) > door.MaxProofSlots {
		return door.Proof{}, badRequest("want an address of 20 bytes and at most %d slots", door.MaxProofSlots)
	}
	slots := make([][32]byte, len(q.Slots))
	for i, slot := range q.Slots {
		slots[i] = slot
	}
	account, storage, err := s.conf.Source.Proof(r.Context(), [20]byte(q.Address), slots, q.Number)
	if err != nil {
		return door.Proof{}, err
	}
	out := door.Proof{Account: nodes(account), Storage: make([][]door.Bytes, len(storage))}
	for i, list := range storage {
		out.Storage[i] = nodes(list)
	}
	return out, nil
}

func nodes(list [][]byte) []door.Bytes {
	out := make([]door.Bytes, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}

func (s *Server) enrol(r *http.Request) (door.Enrolled, error) {
	q, err := parse[door.Enrol](r)
	if err != nil {
		return door.Enrolled{}, err
	}
	e := record.Enrolment{Invitation: q.Invitation, Key: q.Key}
	device, block, tx, err := s.conf.Ledger.Enrol(r.Context(), s.conf.Account, e, q.TokenSignature, q.DeviceSignature)
	return door.Enrolled{Device: device, Block: block, Transaction: tx}, err
}

func (s *Server) request(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.RestoreRequest](r)
	if err != nil {
		return door.Outcome{}, err
	}
	req := record.RestoreRequest{Device: q.Record.Device, Record: q.Record.Digest(s.conf.Ledger.Domain()),
		Recipient: q.Recipient, Reader: q.Reader, Purpose: q.Purpose, Region: q.Region, Nonce: q.Nonce}
	id, block, tx, err := s.conf.Ledger.RequestByDevice(r.Context(), s.conf.Account, q.Record, req, q.Signature)
	if err != nil {
		return door.Outcome{}, err
	}
	return door.Outcome{Status: door.Anchored, Request: id, Block: block, Transaction: tx}, nil
}

func (s *Server) report(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Report](r)
	if err != nil {
		return door.Outcome{}, err
	}
	report := record.RestoreReport{Request: q.Request, ListRoot: q.ListRoot, Files: q.Files, Bytes: q.Bytes, Positions: q.Positions, Evidence: q.Evidence}
	block, tx, err := s.conf.Ledger.ReportByDevice(r.Context(), s.conf.Account, report, q.Signature)
	if err != nil {
		return door.Outcome{}, err
	}
	return door.Outcome{Status: door.Anchored, Request: q.Request, Block: block, Transaction: tx}, nil
}

func (s *Server) alive(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Alive](r)
	if err != nil {
		return door.Outcome{}, err
	}
	block, tx, err := s.conf.Ledger.CancelSelfRestore(r.Context(), s.conf.Account, q.Request, q.Key, q.Signature)
	if err != nil {
		return door.Outcome{}, err
	}
	return door.Outcome{Status: door.Anchored, Request: q.Request, Block: block, Transaction: tx}, nil
}

func (s *Server) record(r *http.Request) (door.AnchoredRecord, error) {
	hash, err := record.ParseHash(r.PathValue("hash"))
	if err != nil {
		return door.AnchoredRecord{}, badRequest("%v", err)
	}
	a, err := s.conf.Ledger.Anchored(r.Context(), hash)
	if errors.Is(err, ledger.ErrNotFound) {
		return door.AnchoredRecord{}, &door.Error{Status: http.StatusNotFound, Code: door.CodeNotFound, Message: err.Error()}
	}
	return door.AnchoredRecord(a), err
}

func (s *Server) records(r *http.Request) ([]door.AnchoredRecord, error) {
	device, err := record.ParseHash(r.PathValue("device"))
	if err != nil {
		return nil, badRequest("%v", err)
	}
	before, limit := uint64(0), maxRecordList
	if t := r.URL.Query().Get("before"); t != "" {
		if before, err = strconv.ParseUint(t, 10, 64); err != nil {
			return nil, badRequest("before=%.20q is no sequence", t)
		}
	}
	if t := r.URL.Query().Get("limit"); t != "" {
		if limit, err = strconv.Atoi(t); err != nil || limit < 1 || limit > maxRecordList {
			return nil, badRequest("limit=%.20q: want 1 to %d", t, maxRecordList)
		}
	}
	list, err := s.conf.Ledger.History(r.Context(), device, before, limit)
	out := make([]door.AnchoredRecord, len(list))
	for i, a := range list {
		out[i] = door.AnchoredRecord(a)
	}
	return out, err
}

// Status is what a gateway says of itself to anyone.
type Status struct {
	Genesis record.Hash `json:"genesis"`
	Block   uint64      `json:"block"`
	Time    time.Time   `json:"time"`
}

func (s *Server) status(r *http.Request) (Status, error) {
	head, err := s.conf.Ledger.Head(r.Context())
	return Status{Genesis: s.conf.Ledger.Domain().Genesis, Block: head.Number, Time: head.Time}, err
}
