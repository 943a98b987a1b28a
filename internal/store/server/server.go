package server

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/byssus-iot/byssus/internal/crowd"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// DefaultQuota is what one device may store, in bytes, unless the operator
// says otherwise.
const DefaultQuota = 1 << 40

// maxConnections bounds open connections, idle ones included.
const maxConnections = 4096

// Config is what a server needs. All fields but Quota and Now are required.
type Config struct {
	Disk   *disk.Disk
	Keys   disk.Keys
	Chain  Chain
	Store  uint32        // number of this store on the chain
	Domain record.Domain // of the receipts
	Quota  int64         // bytes per device; 0: DefaultQuota
	Log    *slog.Logger
	Now    func() time.Time // clock to judge the chain's age by; nil: time.Now
}

// Server serves one store.
type Server struct {
	disk    *disk.Disk
	signing *ecdsa.PrivateKey
	tls     *ecdsa.PrivateKey
	view    view
	store   uint32
	domain  record.Domain
	quota   int64
	log     *slog.Logger
	stall   time.Duration
	patrol  time.Duration // in which all is scrubbed once
	drops   time.Duration // after which it looks again for what may be dropped
	limits  limits
	packs   *semaphore.Weighted // bytes of memory to code packs in
	inHand  inHand
	peers   peers
	metrics *metrics
	http    *http.Server

	work    context.Context // of fetching and coding, which outlast the request that began it
	endWork context.CancelFunc
	working sync.WaitGroup // requests that do either
}

// New returns a server that Serve starts.
func New(c Config) (*Server, error) {
	if c.Disk == nil || c.Keys.TLS == nil || c.Keys.Signing == nil || c.Chain == nil || c.Log == nil || c.Store == 0 {
		return nil, errors.New("store server: disk, keys, chain, log and store number are required")
	}
	if c.Quota == 0 {
		c.Quota = DefaultQuota
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	cert, err := identity.Certificate(c.Keys.TLS)
	if err != nil {
		return nil, fmt.Errorf("store server: %w", err)
	}
	s := &Server{
		disk: c.Disk, signing: c.Keys.Signing, tls: c.Keys.TLS, view: view{chain: c.Chain, now: c.Now},
		store: c.Store, domain: c.Domain, quota: c.Quota, log: c.Log, stall: stallAfter, patrol: disk.PatrolPeriod, drops: dropEvery,
		peers: peers{cert: cert, patience: fetchPatience}, packs: semaphore.NewWeighted(maxPackBytes),
	}
	s.work, s.endWork = context.WithCancel(context.Background())
	s.metrics = newMetrics(s.freeBytes)
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	conf := identity.ServerTLS(cert)
	conf.DynamicRecordSizingDisabled = true // as the client: whole shards are served, not pages
	s.http = &http.Server{
		Handler:           s.routes(),
		Protocols:         &protocols,
		ReadHeaderTimeout: headTime,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(c.Log.Handler(), slog.LevelDebug),
		// A client's certificate is asked for, not required: status needs none.
		// The handshake proves that the peer has the key; what the key may do
		// the chain says.
		TLSConfig: conf,
	}
	return s, nil
}

// Serve answers on l until ctx ends, then lets requests under way finish for a
// few seconds. It returns nil after that. Meanwhile it patrols the disk, and drops
// what only retired snapshots list.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	patrolling, end := context.WithCancel(ctx)
	var patrol sync.WaitGroup
	patrol.Go(func() { s.guard(patrolling) })
	patrol.Go(func() { s.sweep(patrolling) })
	patrol.Go(func() { s.drop(patrolling) })
	defer func() {
		s.endWork()
		s.working.Wait()
		s.peers.close()
	}()
	defer patrol.Wait() // the disk may be closed after
	defer end()
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		err := s.http.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.http.Close()
		}
		stopped <- err
	})
	err := s.http.ServeTLS(crowd.Limit(l, maxConnections), "", "")
	if stop() || !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve store: %w", err)
	}
	return <-stopped
}

// guard patrols the store until ctx ends; see disk.Disk.Patrol.
func (s *Server) guard(ctx context.Context) {
	s.disk.Patrol(ctx, s.patrol, func(f disk.Finding) {
		s.metrics.problems.WithLabelValues(string(f.Problem)).Inc()
		s.log.Error("scrub found a problem", "problem", string(f.Problem), "path", f.Path)
	}, func(done disk.Scrubbed) {
		s.log.Info("scrub passed", "objects", done.Objects, "bytes", done.Bytes, "problems", done.Findings)
	})
}

func (s *Server) freeBytes() float64 {
	free, err := s.disk.Free()
	if err != nil {
		s.log.Error("free space", "error", err)
		return 0
	}
	return float64(free)
}
