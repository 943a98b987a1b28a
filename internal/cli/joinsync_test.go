package cli

import (
	"context"
	"encoding/hex"
	"errors"
	"log/slog"
	"math/big"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/test/ports"
)

// company makes an installation of its own addresses, and starts nothing.
func company(t *testing.T, name string) *installation {
	t.Helper()
	port, release, err := ports.Block()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := release(); err != nil {
			t.Error(err)
		}
	})
	a := &app{data: filepath.Join(t.TempDir(), name)}
	i, err := a.makeMember(name, "127.0.0.1:"+strconv.Itoa(port), 1)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// companies makes a chain of four, and a fifth that took its document.
func companies(t *testing.T) (founders []*installation, fifth *installation) {
	t.Helper()
	var cards []card
	for _, name := range []string{"acme", "borealis", "corvus", "delta"} {
		i := company(t, name)
		c, err := readCard(i.path(cardFile))
		if err != nil {
			t.Fatal(err)
		}
		founders, cards = append(founders, i), append(cards, c)
	}
	doc, err := accord{Cards: cards}.genesis()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), consortiumFile)
	if err := durable.WriteFile(durable.OS(), file, doc, 0o644); err != nil {
		t.Fatal(err)
	}
	fifth = company(t, "echo")
	for n, i := range append(founders[:4:4], fifth) {
		if founder, err := accept(i, file); err != nil || founder != (n < 4) {
			t.Fatalf("accept: %v, %v", founder, err)
		}
	}
	c, err := readCard(fifth.path(cardFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range founders {
		i.conf.Peers = []string{c.Node}
		if err := i.writeConf(); err != nil {
			t.Fatal(err)
		}
	}
	return founders, fifth
}

// running is a node that runs as a command would.
type running struct {
	ready chan struct{}
	ended chan error
}

// launch runs a node until the test ends.
func launch(t *testing.T, run func(ctx context.Context, ready func()) error) running {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r := running{make(chan struct{}), make(chan error, 1)}
	over := make(chan struct{})
	go func() {
		r.ended <- run(ctx, func() { close(r.ready) })
		close(over)
	}()
	t.Cleanup(func() {
		stop()
		<-over
		select {
		case err := <-r.ended: // of its own accord, or in closing
			if err != nil {
				t.Error(err)
			}
		default: // the test has taken it
		}
	})
	return r
}

func (r running) wait(t *testing.T, what string) {
	t.Helper()
	select {
	case <-r.ready:
	case err := <-r.ended:
		t.Fatalf("%s ended: %v", what, err)
	case <-time.After(4 * time.Minute):
		t.Fatalf("%s is not ready", what)
	}
}

// pay sends money from an account to itself: a transaction that means nothing.
func pay(t *testing.T, i *installation, who string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	eth, err := ethclient.DialContext(ctx, i.nodeURL())
	if err != nil {
		t.Fatal(err)
	}
	defer eth.Close()
	key, err := crypto.LoadECDSA(i.keyFile(who))
	if err != nil {
		t.Fatal(err)
	}
	to := crypto.PubkeyToAddress(key.PublicKey)
	nonce, err := eth.PendingNonceAt(ctx, to)
	if err != nil {
		t.Fatal(err)
	}
	id, err := eth.ChainID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := types.SignNewTx(key, types.LatestSignerForChainID(id), &types.DynamicFeeTx{ChainID: id, Nonce: nonce, To: &to, Gas: 21_000, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e9)})
	if err != nil {
		t.Fatal(err)
	}
	if err := eth.SendTransaction(ctx, tx); err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := eth.TransactionReceipt(ctx, tx.Hash()); err == nil {
			return
		} else if ctx.Err() != nil {
			t.Fatalf("%s: %v", i.conf.Organisation, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func historyOf(t *testing.T, i *installation) (h chain.History) {
	t.Helper()
	c, err := rpc.DialContext(t.Context(), i.nodeURL())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.CallContext(t.Context(), &h, "byssus_history"); err != nil {
		t.Fatal(err)
	}
	return h
}

// offer makes blocks until all have a snapshot of one after the founding.
func offer(t *testing.T, founders []*installation, who string) (urls []string) {
	t.Helper()
	for n, i := range founders {
		for deadline := time.Now().Add(4 * time.Minute); len(historyOf(t, i).Snapshots) < 2; {
			pay(t, founders[n], who)
			if time.Now().After(deadline) {
				t.Fatalf("%s takes no snapshots", i.conf.Organisation)
			}
		}
		urls = append(urls, i.nodeURL())
	}
	return urls
}

var often = nodeOptions{snapshotEvery: 4}

// TestFifthSyncs: nodes run by `byssus node` found the chain and check it; a fifth
// takes the state from them, has not the first blocks, and is ready when it has
// checked the founding by theirs. Without them it says whom it needs.
func TestFifthSyncs(t *testing.T) {
	founders, fifth := companies(t)
	log := slog.New(slog.DiscardHandler)
	alone := func(i *installation, o nodeOptions) running {
		return launch(t, func(ctx context.Context, ready func()) error { return runNodeAlone(ctx, i, o, log, ready) })
	}
	var all []running
	for _, i := range founders {
		all = append(all, alone(i, often))
	}
	for n, r := range all {
		r.wait(t, founders[n].conf.Organisation)
		if !exists(founders[n].path(foundedFile)) {
			t.Errorf("%s did not check the founding", founders[n].conf.Organisation)
		}
	}
	urls := offer(t, founders, gatewayKey)
	status, err := chain.ReadStatus(t.Context(), urls[0])
	if err != nil {
		t.Fatal(err)
	}
	o := often
	o.syncFrom, o.trust, o.archive = urls, status.Trust, true
	alone(fifth, o).wait(t, "the fifth")
	if h := historyOf(t, fifth); h.First < 2 {
		t.Errorf("the fifth has blocks from %d on: it did not sync", h.First)
	}
	if !exists(fifth.path(foundedFile)) {
		t.Error("the fifth did not check the founding")
	}
	// It keeps all blocks from now on, but that is not all there are.
	const few = "0 nodes that this one is connected to keep all blocks"
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		v := viewOf(t, founders[0])
		if len(v.Peers) == 4 {
			if v.Archives != 0 || !strings.Contains(strings.Join(v.Wrong, "\n"), few) {
				t.Errorf("with no archive at all it finds %d, and wrong: %q", v.Archives, v.Wrong)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("acme is connected to %d nodes", len(v.Peers))
		}
	}
}

// viewOf is what `byssus node status` shows.
func viewOf(t *testing.T, i *installation) nodeView {
	t.Helper()
	c, err := clientOf(t.Context(), i)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s, err := chain.ReadStatus(t.Context(), i.nodeURL())
	if err != nil {
		t.Fatal(err)
	}
	v := nodeView{Status: s}
	if err := v.judge(t.Context(), i, c); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestFifthRefusesAnotherFounding: the founder's account did something else first.
func TestFifthRefusesAnotherFounding(t *testing.T) {
	founders, fifth := companies(t)
	log := slog.New(slog.DiscardHandler)
	var all []running
	for _, i := range founders {
		all = append(all, launch(t, func(ctx context.Context, ready func()) error {
			return runNode(ctx, i, often, newMeasurements(), log, ready)
		}))
	}
	for n, r := range all {
		r.wait(t, founders[n].conf.Organisation)
	}
	pay(t, founders[0], operatorKey)
	urls := offer(t, founders, gatewayKey)
	run := func(o nodeOptions) error {
		t.Helper()
		r := launch(t, func(ctx context.Context, ready func()) error { return runNodeAlone(ctx, fifth, o, log, ready) })
		select {
		case <-r.ready:
			t.Fatal("the fifth took a chain that was founded otherwise")
		case err := <-r.ended:
			return err
		case <-time.After(4 * time.Minute):
			t.Fatal("the fifth says nothing")
		}
		return nil
	}
	synced := often
	synced.syncFrom = urls
	if err := run(synced); !errors.Is(err, ledger.ErrFoundingDiffers) || !strings.Contains(err.Error(), "it should be: the deployment of AccessManager") {
		t.Errorf("it ended with: %v", err)
	}
	if err := run(often); !errors.Is(err, ledger.ErrNoPast) || !strings.Contains(err.Error(), "--sync-from") {
		t.Errorf("with nobody to ask it ended with: %v", err)
	}
	if exists(fifth.path(foundedFile)) {
		t.Error("the fifth noted that the founding was right")
	}
}

func TestTrustedBlockOfTheFlag(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	for name, x := range map[string]struct {
		o  nodeOptions
		ok bool
	}{
		"none":               {nodeOptions{}, true},
		"a server":           {nodeOptions{syncFrom: []string{"http://127.0.0.1:1"}}, true},
		"a block":            {nodeOptions{syncFrom: []string{"http://127.0.0.1:1"}, trust: "12:" + hash}, true},
		"a block of nobody":  {nodeOptions{trust: "12:" + hash}, false},
		"no height":          {nodeOptions{syncFrom: []string{"http://127.0.0.1:1"}, trust: hash}, false},
		"height 0":           {nodeOptions{syncFrom: []string{"http://127.0.0.1:1"}, trust: "0:" + hash}, false},
		"half a hash":        {nodeOptions{syncFrom: []string{"http://127.0.0.1:1"}, trust: "12:abcd"}, false},
		"no http":            {nodeOptions{syncFrom: []string{"127.0.0.1:1"}}, false},
		"an address and one": {nodeOptions{syncFrom: []string{"http://127.0.0.1:1", ""}}, false},
	} {
		if _, err := x.o.stateSync(); (err == nil) != x.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s, err := (nodeOptions{syncFrom: []string{"http://a"}, trust: "7:" + hash}).stateSync(); err != nil || s.TrustHeight != 7 || hex.EncodeToString(s.TrustHash) != hash {
		t.Errorf("%+v, %v", s, err)
	}
}
