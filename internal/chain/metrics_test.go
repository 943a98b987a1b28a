package chain_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// scrape reads a node's metrics as Prometheus does.
func scrape(t *testing.T, url string) map[string]*dto.MetricFamily {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/plain") {
		t.Fatalf("status %s, type %s: %v", res.Status, res.Header.Get("Content-Type"), err)
	}
	return families
}

// value is a gauge's or a counter's, of the labels given.
func value(t *testing.T, all map[string]*dto.MetricFamily, name string, labels ...string) float64 {
	t.Helper()
	for _, m := range all[name].GetMetric() {
		var got []string
		for _, l := range m.GetLabel() {
			got = append(got, l.GetName(), l.GetValue())
		}
		if fmt.Sprint(got) == fmt.Sprint(labels) {
			return m.GetGauge().GetValue() + m.GetCounter().GetValue() + m.GetUntyped().GetValue()
		}
	}
	t.Fatalf("no metric %s %v: %v", name, labels, all[name])
	return 0
}

// A scrape shows both engines and the node, with what JSON-RPC says too.
func TestMetrics(t *testing.T) {
	t.Parallel()
	c := chaintest.StartCluster(t, 4, chaintest.WithConfig(func(conf *chain.Config) {
		conf.Metrics, conf.Archive = true, true
	}))
	to := chaintest.Address(9)
	s := newSender(t, c.Nodes[0], 0)
	for range 3 {
		s.send(&to, nil)
	}
	node := c.Nodes[0]
	own := prometheus.NewPedanticRegistry()
	own.MustRegister(node.Collector())
	server := httptest.NewServer(chain.MetricsHandler(own))
	t.Cleanup(server.Close)
	eventually(t, "all peers' heights are known", func() bool {
		return value(t, scrape(t, server.URL), "byssus_node_peers") == 3
	})
	number, at := node.Head()
	height := float64(node.Height())
	all := scrape(t, server.URL)
	if got := value(t, all, "byssus_node_height"); got < height {
		t.Errorf("height is %v, and was %v before", got, height)
	}
	for name, want := range map[string]float64{
		"byssus_node_block_number": float64(number), "byssus_node_block_time_seconds": float64(at.Unix()), "byssus_node_validators": 4,
		"byssus_node_validator": 1, "byssus_node_archives": 4, "byssus_node_proposing": 1, "byssus_node_catching_up": 0, "byssus_node_double_signatures": 0,
	} {
		if got := value(t, all, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if value(t, all, "byssus_node_free_bytes") == 0 || value(t, all, "byssus_node_transactions", "state", "pending") != 0 ||
		value(t, all, "byssus_node_proposals_refused_total", "reason", "time") != 0 || len(all["byssus_node_validator_missed_heights"].GetMetric()) != 4 {
		t.Errorf("the node's metrics: %v", all)
	}
	for _, engine := range []string{"cometbft_consensus_height", "cometbft_p2p_peers", "cometbft_mempool_size", "chain_head_block", "txpool_pending", "go_goroutines"} {
		if all[engine] == nil {
			t.Errorf("no metric %s", engine)
		}
	}
	if got := value(t, all, "cometbft_consensus_validators", "chain_id", fmt.Sprintf("byssus-%d", chaintest.ChainID)); got != 4 {
		t.Errorf("CometBFT counts %v validators", got)
	}
	for name, family := range all {
		if n := len(family.GetMetric()); n > 200 {
			t.Errorf("%s has %d series", name, n)
		}
	}
	c.Stop(0)
	if left := scrape(t, server.URL)["byssus_node_height"]; left != nil {
		t.Errorf("a closed node says %v", left)
	}
}
