package gateway

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

// unknownDoor is what a request for no door of the gateway is counted under, or
// one that did not arrive.
const unknownDoor = "unknown"

func newRequests() *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "byssus_gateway_requests_total", Help: "Requests answered, by door and HTTP status.",
	}, []string{"door", "status"})
}

// Collector gathers the gateway's metrics.
func (s *Server) Collector() prometheus.Collector { return s.requests }

// count counts an answer to a request that pattern of the doors took.
func (s *Server) count(pattern string, status int) {
	_, door, ok := strings.Cut(pattern, " ")
	if !ok {
		door = unknownDoor
	}
	if status == 0 {
		status = http.StatusOK
	}
	s.requests.WithLabelValues(door, strconv.Itoa(status)).Inc()
}
