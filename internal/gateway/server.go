package gateway

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxBody       = 256 << 10         // bytes of a request
	maxRequests   = 512               // requests under way at once
	anchorWait    = 30 * time.Second  // how long an anchor's answer may take before it is "queued"
	requestTime   = 55 * time.Second  // how long any request may take
	idleTime      = 120 * time.Second // how long an idle connection stays
	stopTime      = 5 * time.Second   // for running requests when the gateway stops
	maxRecordList = 100               // records of one answer
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
	conf  Config
	relay *relay
}

// New returns a gateway; Serve runs it.
func New(conf Config) *Server {
	return &Server{conf: conf, relay: newRelay(conf.Ledger, conf.Account, conf.Log)}
}

// Serve answers on l until ctx ends, then lets requests under way finish for a
// few seconds and returns nil. Records on their way may still become final.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.handler(),
		TLSConfig:         identity.ServerTLS(s.conf.Certificate),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       requestTime,
		WriteTimeout:      requestTime + 5*time.Second,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.conf.Log.Handler(), slog.LevelDebug),
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var running sync.WaitGroup
	defer running.Wait()
	running.Go(func() { s.relay.run(ctx) })
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
	if err := server.ServeTLS(l, "", ""); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return fmt.Errorf("serve gateway: %w", err)
	}
	return <-stopped
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/genesis", s.genesis)
	mux.HandleFunc("GET /v1/light", answer(s.light))
	mux.HandleFunc("POST /v1/proof", answer(s.proof))
	mux.HandleFunc("POST /v1/enrol", answer(s.enrol))
	mux.HandleFunc("POST /v1/anchors", answer(s.anchor))
	mux.HandleFunc("POST /v1/receipts", answer(s.receipts))
	mux.HandleFunc("POST /v1/requests", answer(s.request))
	mux.HandleFunc("POST /v1/reports", answer(s.report))
	mux.HandleFunc("GET /v1/records/{hash}", answer(s.record))
	mux.HandleFunc("GET /v1/devices/{device}/records", answer(s.records))
	mux.HandleFunc("GET /v1/status", answer(s.status))
	places := make(chan struct{}, maxRequests)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
		default:
			fail(w, &door.Error{Status: http.StatusTooManyRequests, Code: door.CodeBusy, Message: "the gateway is busy: try again"})
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		ctx, cancel := context.WithTimeout(r.Context(), requestTime)
		defer cancel()
		mux.ServeHTTP(w, r.WithContext(ctx))
	})
}

// answer turns a function that returns a value or an error into a handler.
func answer[T any](f func(*http.Request) (T, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			fail(w, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		// An error here is the peer's going away.
		_ = json.NewEncoder(w).Encode(v)
	}
}

// fail answers with an error in its documented form.
func fail(w http.ResponseWriter, err error) {
	var known *door.Error
	var refusal *ledger.Refusal
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &known):
	case errors.As(err, &refusal):
		known = &door.Error{Status: http.StatusForbidden, Code: door.CodeRefused, Rule: refusal.Rule, Message: refusal.Message}
	case errors.As(err, &tooLarge):
		known = badRequest("a request of more than %d bytes", tooLarge.Limit)
	case errors.Is(err, errBusy):
		known = &door.Error{Status: http.StatusTooManyRequests, Code: door.CodeBusy, Message: err.Error()}
	default:
		known = &door.Error{Status: http.StatusServiceUnavailable, Code: door.CodeUnavailable, Message: err.Error()}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(known.Status)
	_ = json.NewEncoder(w).Encode(known) // an error here is the peer's going away
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
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return v, err
		}
		return v, badRequest("the request is no valid message: %v", err)
	}
	if d.More() {
		return v, badRequest("something follows the message")
	}
	return v, nil
}

func (s *Server) genesis(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(s.conf.GenesisDoc) // an error here is the peer's going away
}

func (s *Server) light(r *http.Request) (door.Light, error) {
	header, block, err := s.conf.Source.LightBlock(r.Context())
	return door.Light{EVMHeader: header, LightBlock: block}, err
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

func (s *Server) anchor(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Anchor](r)
	if err != nil {
		return door.Outcome{}, err
	}
	if len(q.Receipts) > record.MaxSlots {
		return door.Outcome{}, badRequest("%d receipts, at most %d", len(q.Receipts), record.MaxSlots)
	}
	// A forged record would cost this gateway's organisation: it is looked at
	// before it is relayed. The contract judges all the same.
	device, err := s.conf.Ledger.State().Device(r.Context(), q.Record.Device)
	if err != nil {
		return door.Outcome{}, err
	}
	if !record.Verify(device.Key, q.Record.Digest(s.conf.Ledger.Domain()), q.Signature) {
		return door.Outcome{}, ledger.NewRefusal("BadSignature")
	}
	ctx, cancel := context.WithTimeout(r.Context(), anchorWait)
	defer cancel()
	out, err := s.relay.anchor(ctx, ledger.Item{Record: q.Record, Signature: q.Signature, Receipts: receipts(q.Receipts)})
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return door.Outcome{Status: door.Queued, RecordHash: out.Hash}, nil
	case err != nil:
		return door.Outcome{}, err
	case out.Refusal != nil:
		return door.Outcome{Status: door.Refused, RecordHash: out.Hash, Rule: out.Refusal.Rule, Message: out.Refusal.Message,
			Block: out.Block, Transaction: out.Transaction}, nil
	}
	return door.Outcome{Status: door.Anchored, RecordHash: out.Hash, Block: out.Block, Transaction: out.Transaction}, nil
}

func receipts(in []door.SlotReceipt) []ledger.Receipt {
	out := make([]ledger.Receipt, len(in))
	for i, x := range in {
		out[i] = ledger.Receipt(x)
	}
	return out
}

func (s *Server) receipts(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.Receipts](r)
	if err != nil {
		return door.Outcome{}, err
	}
	if len(q.Receipts) > record.MaxSlots {
		return door.Outcome{}, badRequest("%d receipts, at most %d", len(q.Receipts), record.MaxSlots)
	}
	block, tx, err := s.conf.Ledger.AddReceipts(r.Context(), s.conf.Account, q.Record, receipts(q.Receipts))
	if err != nil {
		return door.Outcome{}, err
	}
	return door.Outcome{Status: door.Anchored, RecordHash: q.Record.Digest(s.conf.Ledger.Domain()), Block: block, Transaction: tx}, nil
}

func (s *Server) request(r *http.Request) (door.Outcome, error) {
	q, err := parse[door.RestoreRequest](r)
	if err != nil {
		return door.Outcome{}, err
	}
	req := record.RestoreRequest{Device: q.Record.Device, Record: q.Record.Digest(s.conf.Ledger.Domain()),
		Recipient: q.Recipient, Reader: q.Reader, Purpose: q.Purpose, Nonce: q.Nonce}
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
	report := record.RestoreReport{Request: q.Request, ListRoot: q.ListRoot, Files: q.Files, Bytes: q.Bytes, Evidence: q.Evidence}
	block, tx, err := s.conf.Ledger.ReportByDevice(r.Context(), s.conf.Account, report, q.Signature)
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
