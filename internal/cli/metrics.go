package cli

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/crowd"
)

const (
	metricsPort    = 4 // above --listen's
	metricsPath    = "/metrics"
	metricsTime    = 10 * time.Second // how long a scrape may take
	metricsAtATime = 8                // connections
)

// measurements are what the roles of this process tell Prometheus.
type measurements struct {
	*prometheus.Registry
}

func newMeasurements() measurements { return measurements{prometheus.NewRegistry()} }

// add takes in what a role counts, labelled by name and value. It never fails:
// a role is started once in a process, under names of its own.
func (m measurements) add(c prometheus.Collector, labels prometheus.Labels) {
	prometheus.WrapRegistererWith(labels, m).MustRegister(c)
}

// serve answers Prometheus on l. What it returns stops that.
func (m measurements) serve(l net.Listener, log *slog.Logger) (stop func() error) {
	mux := http.NewServeMux()
	mux.Handle("GET "+metricsPath, chain.MetricsHandler(m))
	server := &http.Server{Handler: mux, ReadTimeout: metricsTime, WriteTimeout: metricsTime, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(crowd.Limit(l, metricsAtATime)) }()
	return func() error {
		err := server.Close()
		if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
			err = errors.Join(err, served)
		}
		return err
	}
}
