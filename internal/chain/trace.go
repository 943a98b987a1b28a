package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth/tracers"
	"github.com/ethereum/go-ethereum/eth/tracers/logger"
	_ "github.com/ethereum/go-ethereum/eth/tracers/native" // callTracer
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
)

// Bounds of a trace. One runs at a time, so that traces take one processor at
// most and the memory of one.
const (
	traceTime = 5 * time.Second
	traceSize = 16 << 20 // bytes of an answer, about; in memory it takes a few times as much
	frameSize = 512      // bytes of an answer that one call takes, without its data
)

// callTracer is go-ethereum's tracer of calls. With none, its logger of every
// instruction is meant.
const callTracer = "callTracer"

// meteredTracer is the name under which go-ethereum finds newMeteredTracer.
const meteredTracer = "byssusMetered"

var (
	errTraceBusy = errors.New("another transaction is being traced: try again")
	errTraceTime = fmt.Errorf("the trace took longer than it may, %s at most", traceTime)
	errTraceSize = fmt.Errorf("the trace is larger than %d MiB: take callTracer, or set limit, disableStack or disableStorage", traceSize>>20)
)

func init() { tracers.DefaultDirectory.Register(meteredTracer, newMeteredTracer, false) }

// traceAPI is what is served of the namespace "debug" by default: traces of
// single transactions and calls. go-ethereum bounds a trace's gas, and its time
// only as the client likes; what a tracer keeps is not bounded by gas, since a
// call with a megabyte of input costs next to nothing.
type traceAPI struct {
	next *tracers.API
	turn chan struct{} // holds a value while a trace runs
}

func newTraceAPI(backend tracers.Backend) *traceAPI {
	return &traceAPI{next: tracers.NewAPI(backend), turn: make(chan struct{}, 1)}
}

// TraceTransaction serves debug_traceTransaction. What the block's earlier
// transactions did is executed anew, which no time bounds but the gas of a block.
func (t *traceAPI) TraceTransaction(ctx context.Context, hash common.Hash, config *tracers.TraceConfig) (any, error) {
	config, err := metered(config)
	if err != nil {
		return nil, err
	}
	if err := t.take(ctx); err != nil {
		return nil, err
	}
	defer t.leave()
	return t.next.TraceTransaction(ctx, hash, config)
}

// TraceCall serves debug_traceCall. call is a call as eth_call takes it.
func (t *traceAPI) TraceCall(ctx context.Context, call json.RawMessage, at *rpc.BlockNumberOrHash, config *tracers.TraceCallConfig) (any, error) {
	if config == nil {
		config = new(tracers.TraceCallConfig)
	}
	bounded, err := metered(&config.TraceConfig)
	if err != nil {
		return nil, err
	}
	config.TraceConfig = *bounded
	if err := t.take(ctx); err != nil {
		return nil, err
	}
	defer t.leave()
	return traceCall(ctx, t.next.TraceCall, call, at, config)
}

// traceCall reads a call into the type that trace takes, which go-ethereum keeps
// to itself.
func traceCall[Call any](ctx context.Context, trace func(context.Context, Call, *rpc.BlockNumberOrHash, *tracers.TraceCallConfig) (any, error),
	raw json.RawMessage, at *rpc.BlockNumberOrHash, config *tracers.TraceCallConfig) (any, error) {
	var call Call
	if err := json.Unmarshal(raw, &call); err != nil {
		return nil, fmt.Errorf("read call to trace: %w", err)
	}
	return trace(ctx, call, at, config)
}

// take waits for this trace's turn.
func (t *traceAPI) take(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, traceTime)
	defer cancel()
	select {
	case t.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errTraceBusy
	}
}

func (t *traceAPI) leave() { <-t.turn }

// meteredConfig is what newMeteredTracer is configured with.
type meteredConfig struct {
	Calls  bool            // callTracer, not the logger of instructions
	Config json.RawMessage // of callTracer
	Logger logger.Config
}

// metered turns a client's configuration into one that is bounded.
func metered(c *tracers.TraceConfig) (*tracers.TraceConfig, error) {
	if c == nil {
		c = new(tracers.TraceConfig)
	}
	var in meteredConfig
	switch {
	case c.Tracer == nil || *c.Tracer == "":
	case *c.Tracer == callTracer:
		in.Calls, in.Config = true, c.TracerConfig
	default:
		return nil, fmt.Errorf("tracer %.40q is not served: take %s, or none for a log of all instructions; a node that is started with --debug has more", *c.Tracer, callTracer)
	}
	if c.Config != nil {
		in.Logger = *c.Config
		in.Logger.Overrides = nil
	}
	limit := traceTime
	if c.Timeout != nil {
		asked, err := time.ParseDuration(*c.Timeout)
		if err != nil {
			return nil, fmt.Errorf("timeout of trace: %w", err)
		}
		limit = min(limit, asked)
	}
	raw, err := json.Marshal(in)
	if err != nil {
		return nil, fmt.Errorf("tracerConfig: %w", err)
	}
	name, timeout := meteredTracer, limit.String()
	return &tracers.TraceConfig{Tracer: &name, Timeout: &timeout, TracerConfig: raw}, nil
}

// meter counts what a tracer keeps, and stops it when that is too much. A tracer
// that was stopped gets no more events and has no result.
type meter struct {
	size   int // bytes
	reason atomic.Pointer[error]
}

func (m *meter) stop(err error) { m.reason.CompareAndSwap(nil, &err) }

// take tells whether n more bytes may be kept.
func (m *meter) take(n int) bool {
	if m.size += n; m.size > traceSize {
		m.stop(errTraceSize)
	}
	return m.reason.Load() == nil
}

func (m *meter) result(get func() (json.RawMessage, error)) (json.RawMessage, error) {
	if why := m.reason.Load(); why != nil {
		return nil, *why
	}
	raw, err := get()
	if err == nil && len(raw) > traceSize {
		return nil, errTraceSize
	}
	return raw, err
}

// newMeteredTracer makes one of go-ethereum's tracers, with a meter before it.
func newMeteredTracer(ctx *tracers.Context, raw json.RawMessage, chain *params.ChainConfig) (*tracers.Tracer, error) {
	var c meteredConfig
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, err
	}
	m := new(meter)
	if !c.Calls {
		return m.instructions(c.Logger), nil
	}
	inner, err := tracers.DefaultDirectory.New(callTracer, ctx, c.Config, chain)
	if err != nil {
		return nil, err
	}
	return m.calls(inner), nil
}

// instructions is go-ethereum's logger of instructions. It bounds itself by
// leaving out what is more; result turns that into an error, unless the client
// asked for it.
func (m *meter) instructions(c logger.Config) *tracers.Tracer {
	if c.Limit <= 0 || c.Limit > traceSize {
		c.Limit = traceSize
	}
	inner := logger.NewStructLogger(&c)
	return &tracers.Tracer{
		Hooks:     inner.Hooks(),
		GetResult: func() (json.RawMessage, error) { return m.result(inner.GetResult) },
		Stop: func(err error) {
			m.stop(errTraceTime)
			inner.Stop(err)
		},
	}
}

// calls puts a meter before callTracer: it keeps input and output of each call,
// and what was logged, of which the answer has two digits for each byte.
func (m *meter) calls(inner *tracers.Tracer) *tracers.Tracer {
	hooks, next := *inner.Hooks, inner.Hooks
	hooks.OnEnter = func(depth int, typ byte, from, to common.Address, input []byte, gas uint64, value *big.Int) {
		if m.take(frameSize + 2*len(input)) {
			next.OnEnter(depth, typ, from, to, input, gas, value)
		}
	}
	hooks.OnExit = func(depth int, output []byte, gasUsed uint64, err error, reverted bool) {
		if m.take(2 * len(output)) {
			next.OnExit(depth, output, gasUsed, err, reverted)
		}
	}
	hooks.OnLog = func(log *types.Log) {
		if m.take(frameSize + 2*len(log.Data)) {
			next.OnLog(log)
		}
	}
	hooks.OnTxEnd = func(receipt *types.Receipt, err error) {
		if m.reason.Load() == nil {
			next.OnTxEnd(receipt, err)
		}
	}
	return &tracers.Tracer{
		Hooks:     &hooks,
		GetResult: func() (json.RawMessage, error) { return m.result(inner.GetResult) },
		Stop: func(err error) {
			m.stop(errTraceTime)
			inner.Stop(err)
		},
	}
}
