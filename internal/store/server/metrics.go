package server

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Collector gathers the store's metrics, those that it serves at /metrics itself.
func (s *Server) Collector() prometheus.Collector { return s.metrics.all }

// metrics are a store's counters, on a registry of its own.
type metrics struct {
	requests *prometheus.CounterVec // by door and outcome
	in, out  prometheus.Counter     // bytes of objects
	receipts prometheus.Counter
	problems *prometheus.CounterVec // of scrubs, by kind
	dying    prometheus.Gauge       // lists that wait for their grace
	blocked  prometheus.Gauge       // devices of which nothing is dropped as something is missing

	droppedObjects, droppedBytes prometheus.Counter

	all     *prometheus.Registry
	handler http.Handler
}

func newMetrics(free func() float64) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byssus_store_requests_total", Help: "Requests answered, by door and outcome (ok or the refusal's code).",
		}, []string{"door", "outcome"}),
		in: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "byssus_store_received_bytes_total", Help: "Bytes of bodies received.",
		}),
		out: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "byssus_store_sent_bytes_total", Help: "Bytes of bodies sent.",
		}),
		receipts: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "byssus_store_receipts_total", Help: "Receipts signed.",
		}),
		problems: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byssus_store_scrub_problems_total", Help: "Problems that scrubs found, by kind; the log names each.",
		}, []string{"problem"}),
		dying: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "byssus_store_dying_lists", Help: "Lists of snapshots that are retired, or were never anchored, and are kept for their grace still.",
		}),
		blocked: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "byssus_store_drop_blocked_devices", Help: "Devices of which nothing is dropped, since something of a live list is missing here; the log names each.",
		}),
		droppedObjects: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "byssus_store_dropped_objects_total", Help: "Shards, copies and segments dropped, which only retired snapshots listed.",
		}),
		droppedBytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "byssus_store_dropped_bytes_total", Help: "Bytes of them.",
		}),
	}
	free0 := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "byssus_store_free_bytes", Help: "Free space of the store's file system.",
	}, free)
	registry := prometheus.NewRegistry()
	registry.MustRegister(m.requests, m.in, m.out, m.receipts, m.problems, m.dying, m.blocked, m.droppedObjects, m.droppedBytes, free0)
	m.all = registry
	m.handler = promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4})
	return m
}
