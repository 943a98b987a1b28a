package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/bench/pprof"
)

// part is a kind of work, told by a function that is on the stack of a sample.
type part struct {
	name string
	any  []string
}

// parts are asked in this order: the first that matches takes the sample.
var parts = []part{
	{"collecting garbage", []string{"runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.bgscavenge", "runtime.gcAssistAlloc"}},
	{"checking P-256 signatures", []string{"secp256r1.Verify"}},
	{"building blocks (EVM, state)", []string{"miner.(*Miner)", "miner.(*Payload)"}},
	{"importing blocks (EVM, state)", []string{"InsertBlockWithoutSetHead"}},
	{"decoding and checking proposals", []string{"chain.decodeProposal", "chain.checkProposal"}},
	{"committing blocks (head, flush, pool)", []string{"chain.(*app).Commit"}},
	{"indexing logs", []string{"core/filtermaps"}},
	{"indexing transactions", []string{"core.(*txIndexer)"}},
	{"storing (trie database, Pebble)", []string{"cockroachdb/pebble", "triedb/pathdb"}},
	{"hashing state in parallel", []string{"core/state.(", "trie.(*"}},
	{"serving JSON-RPC", []string{"rpc.(*", "net/http.(*conn)"}},
	{"transaction pool", []string{"core/txpool"}},
	{"consensus (CometBFT)", []string{"cometbft/cometbft"}},
}

const otherPart = "other (runtime, scheduler, network)"

// share is one part's processor time.
type share struct {
	name string
	time time.Duration
}

// split is where the node's processor time went while it was profiled.
type split struct {
	during time.Duration
	total  time.Duration
	shares []share // largest first
}

// fetchProfile takes the node's processor profile, gzipped.
func fetchProfile(ctx context.Context, pprof string, during time.Duration) ([]byte, error) {
	url := fmt.Sprintf("%sprofile?seconds=%d", pprof, max(1, int(during.Seconds())))
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %s", url, resp.Status)
	}
	return io.ReadAll(resp.Body)
}

// parseSplit sorts a profile's samples into parts.
func parseSplit(raw []byte) (split, error) {
	p, err := pprof.Parse(raw)
	if err != nil {
		return split{}, fmt.Errorf("read profile: %w", err)
	}
	s := split{during: p.During}
	times := map[string]time.Duration{}
	for _, sample := range p.Samples {
		spent := time.Duration(sample.Values[len(sample.Values)-1])
		s.total += spent
		times[partOf(sample.Stack)] += spent
	}
	for name, spent := range times {
		s.shares = append(s.shares, share{name, spent})
	}
	slices.SortFunc(s.shares, func(a, b share) int { return cmp.Compare(b.time, a.time) })
	return s, nil
}

// partOf is the part that a stack of function names belongs to.
func partOf(stack []string) string {
	for _, p := range parts {
		for _, function := range stack {
			for _, name := range p.any {
				if strings.Contains(function, name) {
					return p.name
				}
			}
		}
	}
	return otherPart
}
