package chain

import (
	"encoding/hex"
	"net/http"
	"strconv"
	"sync"

	"github.com/cometbft/cometbft/blocksync"
	consensuspkg "github.com/cometbft/cometbft/consensus"
	mempl "github.com/cometbft/cometbft/mempool"
	nm "github.com/cometbft/cometbft/node"
	"github.com/cometbft/cometbft/p2p"
	"github.com/cometbft/cometbft/proxy"
	sm "github.com/cometbft/cometbft/state"
	"github.com/cometbft/cometbft/statesync"
	ethmetrics "github.com/ethereum/go-ethereum/metrics"
	ethprometheus "github.com/ethereum/go-ethereum/metrics/prometheus"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Why a proposal was refused, as its metric says it.
const (
	refusedMalformed = "malformed" // no block, or not one of this chain's kind
	refusedTime      = "time"      // too far in the future of this machine's clock
	refusedRules     = "rules"     // parent, height, gas limit, fee recipient, pace …
	refusedExecution = "execution" // its header lies about the result
	refusedOwn       = "own"       // this node could not judge: its state or its version
)

// proposalError is a refusal of a proposal with its reason.
type proposalError struct {
	reason string
	error
}

func (e proposalError) Unwrap() error { return e.error }

// engineMetrics are CometBFT's of this process: it registers each of them once.
var engineMetrics struct {
	once      sync.Once
	consensus *consensuspkg.Metrics
	p2p       *p2p.Metrics
	mempool   *mempl.Metrics
	state     *sm.Metrics
	abci      *proxy.Metrics
	blocks    *blocksync.Metrics
	snapshots *statesync.Metrics
}

// measureEngines has both engines count what they do. It comes before either is
// opened. The metrics are of the process: a second node in it adds to the first's.
func measureEngines(chainID string) {
	engineMetrics.once.Do(func() {
		ethmetrics.Enable()
		const space, label = "cometbft", "chain_id"
		engineMetrics.consensus = consensuspkg.PrometheusMetrics(space, label, chainID)
		engineMetrics.p2p = p2p.PrometheusMetrics(space, label, chainID)
		engineMetrics.mempool = mempl.PrometheusMetrics(space, label, chainID)
		engineMetrics.state = sm.PrometheusMetrics(space, label, chainID)
		engineMetrics.abci = proxy.PrometheusMetrics(space, label, chainID)
		engineMetrics.blocks = blocksync.PrometheusMetrics(space, label, chainID)
		engineMetrics.snapshots = statesync.PrometheusMetrics(space, label, chainID)
	})
}

// cometMetrics is where CometBFT counts: nowhere unless that is wanted.
func cometMetrics(wanted bool) nm.MetricsProvider {
	return func(string) (*consensuspkg.Metrics, *p2p.Metrics, *mempl.Metrics, *sm.Metrics, *proxy.Metrics, *blocksync.Metrics, *statesync.Metrics) {
		if m := &engineMetrics; wanted {
			return m.consensus, m.p2p, m.mempool, m.state, m.abci, m.blocks, m.snapshots
		}
		return consensuspkg.NopMetrics(), p2p.NopMetrics(), mempl.NopMetrics(), sm.NopMetrics(), proxy.NopMetrics(), blocksync.NopMetrics(), statesync.NopMetrics()
	}
}

// MetricsHandler serves what Prometheus scrapes, in its text format: what own
// gathers, what CometBFT and Go's runtime count in this process, and what
// go-ethereum does. The engines' have the names that the engines give them.
func MetricsHandler(own prometheus.Gatherer) http.Handler {
	ours := promhttp.HandlerFor(prometheus.Gatherers{prometheus.DefaultGatherer, own}, promhttp.HandlerOpts{DisableCompression: true})
	theirs := ethprometheus.Handler(ethmetrics.DefaultRegistry)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.Clone(r.Context())
		r.Header.Del("Accept") // go-ethereum knows the text format only
		ours.ServeHTTP(w, r)
		theirs.ServeHTTP(body{w}, r)
	})
}

// body is the rest of an answer whose head was written.
type body struct{ http.ResponseWriter }

func (body) Header() http.Header { return http.Header{} }
func (body) WriteHeader(int)     {}

// What a node says of itself; docs/metrics.md tells what each means.
var (
	heightDesc     = nodeMetric("height", "Height of CometBFT's newest block.")
	behindDesc     = nodeMetric("heights_behind", "Heights that a connected node is ahead of this one.")
	catchingUpDesc = nodeMetric("catching_up", "1 while the node takes old blocks from others.")
	blockDesc      = nodeMetric("block_number", "Number of the newest EVM block.")
	timeDesc       = nodeMetric("block_time_seconds", "Time of the newest EVM block, Unix seconds.")
	flushedDesc    = nodeMetric("flushed_block_number", "Newest EVM block whose state is known to be on disk.")
	txDesc         = nodeMetric("transactions", "Transactions in the pool, by state.", "state")
	proposingDesc  = nodeMetric("proposing", "0 if the node proposes no blocks, for its clock.")
	clockOffDesc   = nodeMetric("clock_off_seconds", "How far this machine's clock is ahead of most other validators', negative if behind; 0 if near.")
	validatorsDesc = nodeMetric("validators", "Validators in force.")
	validatorDesc  = nodeMetric("validator", "1 if this node's own validator is in force.")
	missedDesc     = nodeMetric("validator_missed_heights", "Heights in a row, up to the newest, that a validator did not sign, by its Ed25519 key.", "validator")
	twinsDesc      = nodeMetric("double_signatures", "Double signatures seen proved since the start.")
	peersDesc      = nodeMetric("peers", "Nodes that this one is connected to.")
	archivesDesc   = nodeMetric("archives", "Connected nodes, this one counted, that keep all blocks.")
	snapshotDesc   = nodeMetric("snapshot_height", "Height of a snapshot that others can sync from, by its place, 0 the newest.", "place")
	snapshotsDesc  = nodeMetric("snapshots", "Snapshots that others can sync from.")
	freeDesc       = nodeMetric("free_bytes", "Bytes free on the disk of the chain's folder.")
)

func nodeMetric(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("byssus_node_"+name, help, labels, nil)
}

// newRefused counts proposals that a node refused.
func newRefused() *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "byssus_node_proposals_refused_total", Help: "Proposals that this node voted against, by reason.",
	}, []string{"reason"})
	for _, reason := range []string{refusedMalformed, refusedTime, refusedRules, refusedExecution, refusedOwn} {
		c.WithLabelValues(reason) // an alert needs the zero
	}
	return c
}

// Collector gathers the node's metrics, none of them secret; after Close none.
func (n *Node) Collector() prometheus.Collector { return nodeCollector{n} }

type nodeCollector struct{ n *Node }

func (c nodeCollector) Describe(descs chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{heightDesc, behindDesc, catchingUpDesc, blockDesc, timeDesc, flushedDesc, txDesc, proposingDesc, clockOffDesc, validatorsDesc,
		validatorDesc, missedDesc, twinsDesc, peersDesc, archivesDesc, snapshotDesc, snapshotsDesc, freeDesc} {
		descs <- d
	}
	c.n.app.refused.Describe(descs)
	c.n.app.strangers.refused.Describe(descs)
}

func (c nodeCollector) Collect(metrics chan<- prometheus.Metric) {
	c.n.reading.RLock()
	defer c.n.reading.RUnlock()
	if c.n.gone {
		return
	}
	s := (&byssusAPI{engine: c.n.engine, app: c.n.app, consensus: c.n.consensus}).Status()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		metrics <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	flag := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	gauge(heightDesc, float64(s.Height))
	gauge(behindDesc, float64(s.Behind()))
	gauge(catchingUpDesc, flag(s.CatchingUp))
	gauge(blockDesc, float64(s.Number))
	gauge(timeDesc, float64(s.Time))
	gauge(flushedDesc, float64(s.Flushed))
	gauge(txDesc, float64(s.Pending), "pending")
	gauge(txDesc, float64(s.Queued), "queued")
	gauge(proposingDesc, flag(s.Refusal == ""))
	gauge(clockOffDesc, float64(s.ClockOff))
	gauge(validatorsDesc, float64(len(s.Validators)))
	own := false
	for _, v := range s.Validators {
		own = own || v.Own
		gauge(missedDesc, float64(v.Missed), hex.EncodeToString(v.Key))
	}
	gauge(validatorDesc, flag(own))
	gauge(twinsDesc, float64(len(c.n.Twins())))
	gauge(peersDesc, float64(len(s.Peers)))
	gauge(archivesDesc, float64(s.Archives()))
	offered := c.n.app.snapshots.offered()
	gauge(snapshotsDesc, float64(len(offered)))
	for i, snap := range offered {
		gauge(snapshotDesc, float64(snap.height()), strconv.Itoa(len(offered)-1-i))
	}
	gauge(freeDesc, float64(s.Free))
	c.n.app.refused.Collect(metrics)
	c.n.app.strangers.refused.Collect(metrics)
}
