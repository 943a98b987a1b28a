package chaintest

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/chain"
)

func isThere(err error) bool { return errors.Is(err, chain.ErrAlreadyInitialised) }

// testWriter logs to the test while it runs. Engines may say a last word after
// it, which testing forbids to log.
type testWriter struct{ t testing.TB }

func (w testWriter) Write(p []byte) (int, error) {
	if w.t.Context().Err() != nil {
		return os.Stderr.Write(p)
	}
	w.t.Log(strings.TrimRight(string(p), "\n"))
	return len(p), nil
}
