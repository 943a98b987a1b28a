package light_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestReader(t *testing.T) {
	c := newConsortium(t, "reader", 10, 10, 10, 10)
	slots := someSlots(150)
	source := c.source(t, newEVM(t, slots), 77, 41, 1_800_000_000)
	r := light.NewReader(c.genesis.Trusted(), source)
	if r.Trusted().Seen() != (light.Header{}) || r.Genesis() != c.genesis {
		t.Fatal("a new reader has seen nothing")
	}
	v, err := r.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if v.Number() != 41 || v.Time() != 1_800_000_000 || v.Header() != r.Trusted().Seen() || v.Header().Height != 77 {
		t.Errorf("view of %+v, seen %+v", v.Header(), r.Trusted().Seen())
	}
	var asked []record.Hash
	for i := range 152 { // two absent ones
		asked = append(asked, slotOf(i), slotOf(i/2))
	}
	for range 2 {
		got, err := v.Storage(t.Context(), "Fleet", asked)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range asked {
			if got[i] != slots[s] {
				t.Fatalf("slot %d: %s, want %s", i, got[i], slots[s])
			}
		}
	}
	if got := source.asked; len(got) != 3 || got[0] != light.MaxProofSlots || got[2] != 152-2*light.MaxProofSlots {
		t.Errorf("the source was asked for %v slots, want each of the 152 once", got)
	}
	// The same header: the same view, which remembers.
	again, err := r.Latest(t.Context())
	if err != nil || again != v {
		t.Errorf("another view of the same header: %v", err)
	}
	// Contracts that are not: not named, not there.
	if _, err := v.Storage(t.Context(), "Nothing", asked); err == nil {
		t.Error("a contract that the genesis document does not name was read")
	}
	var none *light.NoContractError
	if _, err := v.Storage(t.Context(), "Nowhere", asked); !errors.As(err, &none) || none.Contract != "Nowhere" {
		t.Errorf("got %v, want a NoContractError", err)
	}
}

func TestReaderMovesForward(t *testing.T) {
	c := newConsortium(t, "forward", 10)
	state, later := newEVM(t, someSlots(3)), newEVM(t, someSlots(4))
	old := c.source(t, state, 70, 40, 1_799_999_990)
	now := c.source(t, state, 77, 41, 1_800_000_000)
	fork := c.source(t, later, 77, 41, 1_800_000_000)
	same := *now
	same.block = encode(t, c.lightBlock(t, chainID, 80, crypto.Keccak256(now.evmHeader)))
	next := c.source(t, later, 81, 42, 1_800_000_001)
	early := c.source(t, later, 76, 42, 1_800_000_001)
	slow := c.source(t, later, 90, 42, 1_800_000_000)

	s := &switching{honest: now}
	r := light.NewReader(c.genesis.Trusted(), s)
	latest := func() (*light.View, error) { return r.Latest(t.Context()) }
	first, err := latest()
	if err != nil {
		t.Fatal(err)
	}
	refused := func(source *honest, kind error) {
		t.Helper()
		s.honest = source
		seen := r.Trusted().Seen()
		_, err := latest()
		var o *light.OrderError
		if !errors.As(err, &o) || !errors.Is(err, kind) {
			t.Fatalf("got %v, want %v", err, kind)
		}
		if o.Seen != seen || r.Trusted().Seen() != seen || !strings.Contains(err.Error(), "the test's source") {
			t.Fatalf("%v: seen %+v, now %+v", err, seen, r.Trusted().Seen())
		}
	}
	refused(old, light.ErrBackwards)
	// After a fork nothing is believed any more, not even what was.
	whole := r.Trusted()
	for _, source := range []*honest{fork, early, slow} {
		refused(source, light.ErrContradiction)
		refused(now, light.ErrContradiction)
		r = light.Resume(whole, s, time.Now)
		s.honest = now
		if first, err = latest(); err != nil {
			t.Fatal(err)
		}
	}

	// The same state, proven by a later height and by the earlier one again.
	for _, source := range []*honest{&same, now} {
		s.honest = source
		v, err := latest()
		if err != nil || v != first || r.Trusted().Seen().Height != 80 {
			t.Fatalf("the same state again: %v, seen %+v", err, r.Trusted().Seen())
		}
	}
	s.honest = next
	second, err := latest()
	if err != nil || second == first || second.Number() != 42 {
		t.Fatalf("the next block: %v", err)
	}
	refused(now, light.ErrBackwards)

	// A reader that is told what was seen before holds to it.
	r = light.NewReader(c.genesis.Trusted().Saw(second.Header()), s)
	refused(now, light.ErrBackwards)
	s.honest = next
	if v, err := latest(); err != nil || v.Header() != second.Header() {
		t.Fatalf("what was seen before, again: %v", err)
	}
}

type switching struct{ *honest }

// A goroutine that asked before another saw a newer block was not lied to: it
// gets the newer one.
func TestReaderOvertaken(t *testing.T) {
	c := newConsortium(t, "overtaken", 10)
	state := newEVM(t, someSlots(3))
	older, newer := c.source(t, state, 77, 41, 1_800_000_000), c.source(t, state, 79, 42, 1_800_000_001)
	slow := &overtaking{honest: older}
	r := light.NewReader(c.genesis.Trusted(), slow)
	slow.meanwhile = func() {
		slow.meanwhile = nil
		slow.honest = newer
		if _, err := r.Latest(t.Context()); err != nil {
			t.Error(err)
		}
	}
	v, err := r.Latest(t.Context())
	if err != nil || v.Number() != 42 || r.Trusted().Seen().Number != 42 {
		t.Fatalf("got %v, want block 42", err)
	}
	slow.honest = older
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("an older block later: %v", err)
	}
}

// overtaking does something else between its answer and its return.
type overtaking struct {
	*honest
	meanwhile func()
}

func (s *overtaking) LightBlock(ctx context.Context) ([]byte, []byte, error) {
	h, b, err := s.honest.LightBlock(ctx)
	if s.meanwhile != nil {
		s.meanwhile()
	}
	return h, b, err
}

func TestReaderBlames(t *testing.T) {
	c := newConsortium(t, "blame", 10)
	source := c.source(t, newEVM(t, someSlots(30)), 77, 41, 1_800_000_000)
	r := light.NewReader(c.genesis.Trusted(), source)
	v, err := r.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source.lie = func(account [][]byte, storage [][][]byte) ([][]byte, [][][]byte) {
		storage[0], storage[1] = storage[1], storage[0]
		return account, storage
	}
	_, err = v.Storage(t.Context(), "Fleet", []record.Hash{slotOf(1), slotOf(2)})
	wantStep(t, err, light.StepStorageProof)
	if !strings.HasPrefix(err.Error(), "the test's source: storage proof not verified: slot ") {
		t.Errorf("the error is %q", err)
	}
	// What was not verified is not remembered.
	source.lie = nil
	got, err := v.Storage(t.Context(), "Fleet", []record.Hash{slotOf(1)})
	if err != nil || got[0] != someSlots(2)[slotOf(1)] {
		t.Errorf("after a lie, the truth: %v, %v", got, err)
	}

	source.evmHeader = []byte("rubbish")
	_, err = r.Latest(t.Context())
	wantStep(t, err, light.StepAppHash)
	if !strings.HasPrefix(err.Error(), "the test's source: ") {
		t.Errorf("the error is %q", err)
	}

	source.fail = context.DeadlineExceeded
	if _, err := r.Latest(t.Context()); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, light.ErrUnverified) {
		t.Errorf("a source that fails: %v", err)
	}
	if _, err := v.Storage(t.Context(), "Fleet", []record.Hash{slotOf(9)}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a source that fails: %v", err)
	}
	if v.Number() != 41 || r.Trusted().Seen().Number != 41 {
		t.Error("what was verified before no longer stands")
	}
}

func TestReaderConcurrent(t *testing.T) {
	c := newConsortium(t, "concurrent", 10, 10)
	slots := someSlots(64)
	e := newEVM(t, slots)
	source := c.source(t, e, 77, 41, 1_800_000_000)
	r := light.NewReader(c.genesis.Trusted(), stateless{source.evmHeader, source.block, proofsOf(t, e, 64)})
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 64 {
				v, err := r.Latest(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				s := slotOf((i*7 + g) % 64)
				got, err := v.Storage(t.Context(), "Fleet", []record.Hash{s})
				if err != nil || got[0] != slots[s] {
					t.Errorf("slot %s: %v, %v", s, got, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// stateless serves prepared answers, so that any number of goroutines may ask.
type stateless struct {
	header, block []byte
	proofs        map[[32]byte][][]byte
}

func proofsOf(t *testing.T, e *evm, n int) map[[32]byte][][]byte {
	m := map[[32]byte][][]byte{{}: prove(t, e.state, fleetAddress[:])}
	for i := range n {
		s := slotOf(i)
		m[s] = prove(t, e.storage, s[:])
	}
	return m
}

func (s stateless) LightBlock(context.Context) ([]byte, []byte, error) { return s.header, s.block, nil }

func (s stateless) LightBlockAt(context.Context, uint64) ([]byte, error) {
	return nil, errors.New("no heights")
}

func (s stateless) Proof(_ context.Context, _ [20]byte, slots [][32]byte, _ uint64) ([][]byte, [][][]byte, error) {
	var storage [][][]byte
	for _, slot := range slots {
		storage = append(storage, s.proofs[slot])
	}
	return s.proofs[[32]byte{}], storage, nil
}
