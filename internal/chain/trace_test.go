package chain_test

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// One transaction or call can be traced with a node's defaults.
func TestTraces(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	address := send(t, client, nil, counter).ContractAddress
	receipt := send(t, client, &address, []byte("one"))
	var frame struct {
		Type, Input string
		GasUsed     hexutil.Uint64
		Logs        []struct{ Data string }
	}
	calls := map[string]any{"tracer": "callTracer", "tracerConfig": map[string]any{"withLog": true}, "timeout": "1h"}
	if err := client.Client().Call(&frame, "debug_traceTransaction", receipt.TxHash, calls); err != nil {
		t.Fatal(err)
	}
	if frame.Type != "CALL" || frame.Input != "0x6f6e65" || uint64(frame.GasUsed) != receipt.GasUsed || len(frame.Logs) != 1 || frame.Logs[0].Data != "0x6f6e65" {
		t.Errorf("the trace is %+v", frame)
	}
	var steps struct {
		Gas        uint64
		StructLogs []struct{ Op string }
	}
	if err := client.Client().Call(&steps, "debug_traceTransaction", receipt.TxHash); err != nil {
		t.Fatal(err)
	}
	if n := len(steps.StructLogs); steps.Gas != receipt.GasUsed || n < 2 || steps.StructLogs[n-2].Op != "SSTORE" {
		t.Errorf("the steps are %+v", steps)
	}
	call := map[string]any{"to": address, "data": "0x74776f"}
	if err := client.Client().Call(&frame, "debug_traceCall", call, "latest", calls); err != nil || frame.Input != "0x74776f" || len(frame.Logs) != 1 {
		t.Errorf("the trace of a call is %+v, %v", frame, err)
	}
	if err := client.Client().Call(&steps, "debug_traceCall", call); err != nil || len(steps.StructLogs) < 2 {
		t.Errorf("the steps of a call are %+v, %v", steps, err)
	}
}

// A trace cannot take a node's memory, nor more time than it may.
func TestTraceBounds(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := common.Address{0xee}
	trace := func(code string, gas uint64, config map[string]any) error {
		var answer any
		config["stateOverrides"] = map[common.Address]any{to: map[string]any{"code": code}}
		return client.Client().Call(&answer, "debug_traceCall", map[string]any{"to": to, "gas": hexutil.Uint64(gas)}, "latest", config)
	}
	const (
		// JUMPDEST, STATICCALL(GAS, 0xffff, 0, 2^20, 0, 0), POP, PUSH0, JUMP: a megabyte
		// of input for some hundred gas, for ever.
		megabytes = "0x5b5f5f620100005f61ffff5afa505f56"
		loop      = "0x5b5f56"       // JUMPDEST, PUSH0, JUMP
		logs      = "0x5b5f5fa05f56" // JUMPDEST, LOG0(0, 0), PUSH0, JUMP

		tooLarge = "larger than 16 MiB"
		tooLong  = "longer than it may"
	)
	calls := func(more map[string]any) map[string]any {
		config := map[string]any{"tracer": "callTracer"}
		for k, v := range more {
			config[k] = v
		}
		return config
	}
	for name, c := range map[string]struct {
		code   string
		config map[string]any
		want   string
	}{
		"calls with much input": {megabytes, calls(nil), tooLarge},
		"logs":                  {logs, calls(map[string]any{"tracerConfig": map[string]any{"withLog": true}}), tooLarge},
		"instructions":          {loop, map[string]any{}, tooLarge},
		"a limit above ours":    {loop, map[string]any{"limit": 1 << 40}, tooLarge},
		"no time":               {loop, calls(map[string]any{"timeout": "1ns"}), tooLong},
		"no duration":           {loop, calls(map[string]any{"timeout": "soon"}), "timeout of trace"},
		"a program":             {loop, map[string]any{"tracer": "{step: function() {}}"}, "is not served"},
		"another tracer":        {loop, map[string]any{"tracer": "prestateTracer"}, "is not served"},
	} {
		err := trace(c.code, 40_000_000, c.config)
		// On a busy machine a trace may come to the end of its time before it is too large: it is asked for again.
		for tries := 1; tries < 10 && err != nil && c.want == tooLarge && strings.Contains(err.Error(), tooLong); tries++ {
			err = trace(c.code, 40_000_000, c.config)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.200v", name, err)
		}
	}
	// What a client limits itself is answered, cut.
	if err := trace(loop, 1_000_000, map[string]any{"limit": 1000}); err != nil {
		t.Errorf("a limit of the client's: %v", err)
	}
	var answer any
	if err := client.Client().Call(&answer, "debug_traceCall", "to whom?"); err == nil || !strings.Contains(err.Error(), "read call to trace") {
		t.Errorf("no call: %v", err)
	}
}
