package chain

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/eth/tracers"
	"github.com/ethereum/go-ethereum/params"
)

// FuzzTraceConfig reads a client's configuration of a trace: whatever is in it,
// what is traced with is metered and ends in time.
func FuzzTraceConfig(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"tracer":"callTracer","tracerConfig":{"withLog":true},"timeout":"1h"}`, `{"tracer":"","limit":-1,"enableMemory":true}`,
		`{"tracer":"{step:function(){}}"}`, `{"timeout":"-5ns"}`, `{"tracer":"callTracer","tracerConfig":7}`, `{"overrides":{"chainId":1}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var asked tracers.TraceConfig
		if json.Unmarshal(raw, &asked) != nil {
			return
		}
		got, err := metered(&asked)
		if err != nil {
			return
		}
		limit, err := time.ParseDuration(*got.Timeout)
		if err != nil || limit > traceTime || *got.Tracer != meteredTracer || got.Config != nil {
			t.Fatalf("%s is traced with %+v for %s, %v", raw, got, limit, err)
		}
		tracer, err := newMeteredTracer(new(tracers.Context), got.TracerConfig, params.MainnetChainConfig)
		if err == nil && (tracer.Hooks == nil || tracer.Stop == nil) {
			t.Fatalf("%s gives no tracer", raw)
		}
	})
}
