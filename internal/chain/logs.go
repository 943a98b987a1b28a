package chain

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"

	cmtlog "github.com/cometbft/cometbft/libs/log"
	gethlog "github.com/ethereum/go-ethereum/log"
)

// quieter maps an engine's level to ours, one lower: what an engine tells its
// operator about every block and every wrong request is for debugging here, and
// its errors include what recovery mends and what a closing connection leaves.
// What stops the node reaches the caller as an error, not by a log.
func quieter(level slog.Level) slog.Level {
	switch {
	case level < slog.LevelInfo:
		return slog.LevelDebug - 4
	case level < slog.LevelError:
		return slog.LevelDebug
	case level < gethlog.LevelCrit:
		return slog.LevelWarn
	}
	return slog.LevelError
}

// engineLog is where go-ethereum's process-wide logger leads to.
var engineLog struct {
	install sync.Once
	target  atomic.Pointer[slog.Logger]
}

// routeEngineLogs sends go-ethereum's logs to log. slog's own default logger is
// left alone: go-ethereum replaces it only for loggers of its own type.
func routeEngineLogs(log *slog.Logger) {
	engineLog.target.Store(log.With("engine", "go-ethereum"))
	engineLog.install.Do(func() {
		gethlog.SetDefault(rootLogger{gethlog.NewLogger(engineHandler{})})
	})
}

type rootLogger struct{ gethlog.Logger }

// engineHandler hands records to the current target, with attributes that were
// added on the way.
type engineHandler struct{ attrs []slog.Attr }

func (h engineHandler) Enabled(ctx context.Context, level slog.Level) bool {
	return engineLog.target.Load().Enabled(ctx, quieter(level))
}

func (h engineHandler) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, quieter(r.Level), r.Message, r.PC)
	out.AddAttrs(h.attrs...)
	r.Attrs(func(a slog.Attr) bool {
		out.AddAttrs(a)
		return true
	})
	return engineLog.target.Load().Handler().Handle(ctx, out)
}

func (h engineHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return engineHandler{attrs: append(h.attrs[:len(h.attrs):len(h.attrs)], attrs...)}
}

func (h engineHandler) WithGroup(string) slog.Handler { return h }

// consensusFailure is what CometBFT logs, and all it does, when its consensus
// routine ends by a panic. It has no other way to tell.
const consensusFailure = "CONSENSUS FAILURE!!!"

// stateSyncFailure is the same of state sync.
const stateSyncFailure = "State sync failed"

// cometLogger is CometBFT's logger. Once closing is set, what breaks off is
// meant to.
type cometLogger struct {
	log     *slog.Logger
	fail    func(error)
	closing *atomic.Bool
}

func newCometLogger(log *slog.Logger, fail func(error), closing *atomic.Bool) cmtlog.Logger {
	return cometLogger{log: log.With("engine", "CometBFT"), fail: fail, closing: closing}
}

func (l cometLogger) Debug(msg string, kv ...any) { l.write(slog.LevelDebug, msg, kv) }
func (l cometLogger) Info(msg string, kv ...any)  { l.write(slog.LevelInfo, msg, kv) }

func (l cometLogger) Warn(msg string, kv ...any) {
	l.failIfNotWritten(kv)
	l.write(slog.LevelWarn, msg, kv)
}

func (l cometLogger) Error(msg string, kv ...any) {
	l.failIfNotWritten(kv)
	if msg == consensusFailure {
		err, ok := value(kv, "err").(error)
		if !ok {
			err = fmt.Errorf("%v", value(kv, "err"))
		}
		l.fail(fmt.Errorf("consensus failed: %w", err))
	}
	if msg == stateSyncFailure {
		l.fail(fmt.Errorf("%v", value(kv, "err")))
	}
	level := slog.LevelError
	if l.closing.Load() {
		level = slog.LevelInfo
	}
	l.write(level, msg, kv)
}

// failIfNotWritten ends the node when a file could not be written. If that is
// the log of consensus, CometBFT says so and goes on without ever signing again:
// once a write has failed, its buffered writer repeats the error for ever.
func (l cometLogger) failIfNotWritten(kv []any) {
	err, _ := value(kv, "err").(error)
	var file *fs.PathError
	if errors.As(err, &file) && (file.Op == "write" || file.Op == "sync") {
		l.fail(fmt.Errorf("consensus failed: %w", err))
	}
}

func (l cometLogger) With(kv ...any) cmtlog.Logger {
	return cometLogger{log: l.log.With(kv...), fail: l.fail, closing: l.closing}
}

func (l cometLogger) write(level slog.Level, msg string, kv []any) {
	l.log.Log(context.Background(), quieter(level), msg, kv...)
}

// value finds a key in a list of keys and values.
func value(kv []any, key string) any {
	for i := 0; i+1 < len(kv); i += 2 {
		if kv[i] == key {
			return kv[i+1]
		}
	}
	return nil
}
