package chain_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/test/ports"
)

// lines is a log that can be read while it is written.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) having(what string) (found []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.Lines(l.text.String()) {
		if strings.Contains(line, what) {
			found = append(found, line)
		}
	}
	return found
}

var errTooFew = errors.New("not yet")

// A node with a valid key that nobody named is refused as often as it comes, and
// named in the log, once a minute at most. Once it is named it may connect.
func TestStrangersAreRefused(t *testing.T) {
	t.Parallel()
	var named atomic.Pointer[string]
	log := new(lines)
	begun := time.Now()
	c := chaintest.StartCluster(t, 1, chaintest.WithConfig(func(conf *chain.Config) {
		conf.Logger = slog.New(slog.NewTextHandler(log, nil))
	}))
	c.Stop(0)
	member := c.Start(0, func(conf *chain.Config) {
		conf.Network.Admits = func(id string) bool { n := named.Load(); return n != nil && *n == id }
	})
	to := chaintest.Address(9)
	newSender(t, member, 0).send(&to, nil)
	own := prometheus.NewRegistry()
	own.MustRegister(member.Collector())
	metrics := httptest.NewServer(chain.MetricsHandler(own))
	t.Cleanup(metrics.Close)

	dir := filepath.Join(t.TempDir(), "stranger")
	id, err := chain.MakeIdentity(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := chain.Join(dir, member.GenesisDoc()); err != nil {
		t.Fatal(err)
	}
	address, release, err := ports.Address()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := release(); err != nil {
			t.Error(err)
		}
	})
	stranger, err := chain.Start(context.Background(), chain.Config{
		Dir: dir, Logger: slog.New(slog.DiscardHandler),
		Network: chain.Network{Listen: address, Peers: []string{c.Identity(0).Node + "@" + c.Address(0)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	wait(t, "the stranger comes five times", func() error {
		if n := value(t, scrape(t, metrics.URL), "byssus_node_strangers_refused_total"); n < 5 {
			return errTooFew
		}
		return nil
	})
	if told := log.having(id.Node); len(told) == 0 || len(told) > 1+int(time.Since(begun)/time.Minute) {
		t.Errorf("the log names it %d times:\n%s", len(told), strings.Join(told, ""))
	}
	if n, _ := stranger.Head(); n != 0 || stranger.Height() != 0 {
		t.Errorf("the stranger has block %d, height %d", n, stranger.Height())
	}
	if s, err := chain.ReadStatus(t.Context(), member.URL()); err != nil || len(s.Peers) != 0 {
		t.Errorf("the member is connected to %v, %v", s.Peers, err)
	}
	named.Store(&id.Node)
	wait(t, "the stranger that was named follows", func() error {
		if n, _ := stranger.Head(); n == 0 {
			return errTooFew
		}
		return nil
	})
}
