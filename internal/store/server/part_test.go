package server

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"testing"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/store"
)

// An upload that a connection broke goes on with the next one, from where the
// store says.
func TestPutGoesOn(t *testing.T) {
	w := newWorld(t, settings{})
	b := make([]byte, 1<<20)
	rand.Read(b)
	root := erasure.Root(b)
	const half = 500_000
	cut := errors.New("cut")
	var from int64
	for from == 0 { // whoever asks too early ends the upload that has brought nothing yet
		if _, err := w.client.PutShardFrom(ctx, w.device, root, 0, int64(len(b)), func() io.Reader {
			return io.MultiReader(bytes.NewReader(b[:half]), failing{cut})
		}); err == nil {
			t.Fatal("half a shard was taken")
		}
		n, err := w.client.Part(ctx, w.device, root)
		must(t, err)
		from = n
	}
	if from > half {
		t.Fatalf("%d bytes are there of %d sent", from, half)
	}
	var wrong *store.Refusal
	if _, err := w.client.PutShardFrom(ctx, w.device, root, from+1, int64(len(b)), func() io.Reader { return bytes.NewReader(b[from+1:]) }); !errors.As(err, &wrong) || wrong.Code != store.WrongOffset {
		t.Fatalf("a gap was left: %v", err)
	}
	if stood, err := w.client.PutShardFrom(ctx, w.device, root, from, int64(len(b)), func() io.Reader { return bytes.NewReader(b[from:]) }); err != nil || stood {
		t.Fatal(stood, err)
	}
	got, err := w.client.Shard(ctx, w.device, root, 2<<20)
	if err != nil || !bytes.Equal(got, b) {
		t.Fatalf("%d bytes came back, %v", len(got), err)
	}
	if n, err := w.client.Part(ctx, w.device, root); err != nil || n != 0 {
		t.Errorf("%d bytes are left, %v", n, err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
