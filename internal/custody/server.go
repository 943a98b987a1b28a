package custody

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/byssus-iot/byssus/internal/crowd"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
)

const (
	maxRequests    = 32               // answered at once
	maxConnections = 512              // open at once
	doorTime       = 20 * time.Second // for one request, the chain included
	stopTime       = 10 * time.Second // for running requests when the server stops
)

// Config is what a server needs.
type Config struct {
	ID     uint32        // the custodian's number on the chain
	Domain record.Domain // of the chain
	Folder *Folder
	Chain  Chain
	Log    *slog.Logger
	Now    func() time.Time // the custodian's clock; nil means time.Now
}

// Server answers a custodian's doors.
type Server struct {
	conf   Config
	log    *slog.Logger
	public Public
	known  atomic.Bool // the chain knows the key
	busy   chan struct{}
}

// NewServer returns a server. The folder stays the caller's to close, after
// Serve has returned.
func NewServer(conf Config) (*Server, error) {
	if conf.ID == 0 || conf.Folder == nil || conf.Chain == nil || conf.Log == nil {
		return nil, errors.New("custodian: number, folder, chain and log are needed")
	}
	if conf.Now == nil {
		conf.Now = time.Now
	}
	public, err := conf.Folder.Public()
	if err != nil {
		return nil, fmt.Errorf("custodian: %w", err)
	}
	return &Server{conf: conf, log: conf.Log.With("custodian", conf.ID), public: public, busy: make(chan struct{}, maxRequests)}, nil
}

// Serve answers over TLS 1.3 until ctx ends, then lets running requests finish
// and returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	cert, err := identity.Certificate(s.conf.Folder.keys.tls)
	if err != nil {
		return fmt.Errorf("custodian: %w", err)
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true) // not HTTP/2, whose streams would multiply the bound of connections
	srv := &http.Server{
		Protocols:         &protocols,
		Handler:           s.Handler(),
		TLSConfig:         identity.ServerTLS(cert),
		ReadHeaderTimeout: time.Minute, // links of 10 kbit/s are many devices' only one
		ReadTimeout:       3 * time.Minute,
		WriteTimeout:      5 * time.Minute,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	stopped := make(chan error, 1)
	quit := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		err := srv.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = srv.Close()
		}
		stopped <- err
	})
	err = srv.ServeTLS(crowd.Limit(l, maxConnections), "", "")
	if quit() { // not stopped: the listener failed
		return errors.Join(fmt.Errorf("custodian: %w", err), srv.Close())
	}
	return <-stopped
}

// Handler is the doors without TLS around them; a connection's client
// certificate is taken from the request.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/status", s.door(0, func(ctx context.Context, c caller, _ []byte) (any, error) { return s.status(ctx) }))
	mux.HandleFunc("POST /v1/epochs", s.door(maxSmallBody, func(ctx context.Context, c caller, body []byte) (any, error) {
		m, r := parse[EpochRequest](body)
		if r != nil {
			return nil, r
		}
		return s.epochKey(ctx, c, m)
	}))
	mux.HandleFunc("POST /v1/shares", s.door(maxBoxBody, func(ctx context.Context, c caller, body []byte) (any, error) {
		m, r := parse[ShareRequest](body)
		if r != nil {
			return nil, r
		}
		return s.hold(ctx, c, m)
	}))
	mux.HandleFunc("POST /v1/releases", s.door(maxBoxBody, func(ctx context.Context, c caller, body []byte) (any, error) {
		m, r := parse[ReleaseRequest](body)
		if r != nil {
			return nil, r
		}
		return s.release(ctx, c, m)
	}))
	return mux
}

// caller is who is at the door.
type caller struct {
	address string
	key     record.PublicKey // of the client's certificate
	hasKey  bool
}

// attrs name the caller in the log.
func (c caller) attrs() []any {
	a := []any{"from", c.address}
	if c.hasKey {
		a = append(a, "key", c.key.ID())
	}
	return a
}

// door bounds a request in number, size and time, and turns what f returns
// into an answer.
func (s *Server) door(limit int64, f func(context.Context, caller, []byte) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c := caller{address: r.RemoteAddr}
		c.key, c.hasKey = identity.PeerKey(r.TLS)
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
		if err != nil {
			if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
				s.refused(r, c, refuse(RuleTooLarge, "the body is longer than %d bytes", limit), w)
			}
			return // else the client has gone
		}
		// Only now, so that a slow sender keeps nobody out.
		select {
		case s.busy <- struct{}{}:
			defer func() { <-s.busy }()
		default:
			w.Header().Set("Retry-After", "1")
			s.answer(w, nil, refuse(RuleBusy, "%d requests are being answered: try again", maxRequests))
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), doorTime)
		defer cancel()
		out, err := f(ctx, c, body)
		if err != nil {
			s.refused(r, c, err, w)
			return
		}
		s.answer(w, out, nil)
	}
}

// refused answers and logs a refusal. Only a Refusal's words go out: other
// errors name paths and hosts, and are for the log.
func (s *Server) refused(r *http.Request, c caller, err error, w http.ResponseWriter) {
	no, ok := errors.AsType[*Refusal](err)
	log := s.log.With(c.attrs()...).With("door", r.URL.Path)
	switch {
	case ok:
		log.Warn("refused", "rule", no.Rule, "reason", no.Message)
	case r.Context().Err() != nil:
		return
	case errors.Is(err, context.DeadlineExceeded):
		no = refuse(RuleStaleView, "the chain did not answer within %s: try again", doorTime)
		log.Warn("refused", "rule", no.Rule, "reason", no.Message)
	default:
		no = refuse(RuleInternal, "the custodian failed; its log says why")
		log.Error("failed", "error", err)
	}
	s.answer(w, nil, no)
}

func (s *Server) answer(w http.ResponseWriter, out any, no *Refusal) {
	status := http.StatusOK
	if no != nil {
		status, out = no.Status, no
	}
	b, err := json.Marshal(out)
	if err != nil {
		s.log.Error("encode answer", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(b) // a client that has gone gets nothing
}

func (s *Server) status(ctx context.Context) (Status, error) {
	out := Status{Custodian: s.conf.ID, Genesis: s.conf.Domain.Genesis}
	if v, err := s.conf.Chain.Latest(ctx); err == nil {
		out.Block, out.Time = v.Header().Number, v.Header().Time
	}
	return out, nil
}
