package light_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/byssus-iot/byssus/internal/light"
)

// served is a history with EVM blocks, one for each height, as an honest source
// serves it up to some height.
type served struct {
	*honest
	*history
	t       *testing.T
	headers map[int64][]byte // EVM headers, by the height that signs them
}

func serve(t *testing.T, h *history) *served {
	s := &served{honest: &honest{t: t, evm: newEVM(t, someSlots(3)), heights: map[uint64][]byte{}}, history: h, t: t, headers: map[int64][]byte{}}
	for i := int64(1); i <= h.top(); i++ {
		s.headers[i] = s.honest.evm.header(t, uint64(i), 1_790_000_000+uint64(i))
	}
	h.app = func(height int64) []byte { return crypto.Keccak256(s.headers[height]) }
	for i := int64(1); i <= h.top(); i++ {
		s.heights[uint64(i)] = encode(t, h.block(t, i, nil))
	}
	s.upTo(h.top())
	return s
}

// upTo makes a height the newest.
func (s *served) upTo(height int64) {
	s.evmHeader, s.honest.block = s.headers[height], s.heights[uint64(height)]
}

// repeat is a list of one change n times.
func repeat(change, n int) []int { return slices.Repeat([]int{change}, n) }

// chainTime is the time in the header of a height.
func chainTime(height int64) time.Time {
	return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).Add(time.Duration(height) * time.Second)
}

func at(t time.Time) func() time.Time { return func() time.Time { return t } }

func TestReaderFollows(t *testing.T) {
	for name, test := range map[string]struct {
		changes []int
		between int // headers asked for at most
	}{
		"nothing changes":             {repeat(0, 100), 0},
		"one of four":                 {append(repeat(0, 50), append([]int{3}, repeat(0, 50)...)...), 0},
		"one after the other":         {repeat(3, 100), 110},
		"all at once, now and then":   {append(repeat(0, 30), append([]int{4}, append(repeat(0, 40), append([]int{4}, repeat(0, 30)...)...)...)...), 30},
		"one more at every height":    {repeat(1, 20), 4},
		"fewer, down to one":          {append(repeat(1, 6), repeat(2, 9)...), 10},
		"all others at every height":  {repeat(4, 100), 110},
		"all others at the last step": {append(repeat(0, 99), 4), 12},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, newHistory(t, 4, append(test.changes, 0)...))
			top := uint64(s.top())
			r := light.Resume(s.genesis.Trusted(), s.honest, at(chainTime(int64(top))))
			v, err := r.Latest(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if v.Number() != top || r.Trusted().Height() != top || r.Trusted().Seen() != v.Header() {
				t.Fatalf("at block %d, trusted height %d", v.Number(), r.Trusted().Height())
			}
			if len(s.between) > test.between {
				t.Errorf("%d headers between were asked for: %v", len(s.between), s.between)
			}
			t.Logf("%d headers between", len(s.between))
			// What is kept goes on where it was.
			kept, err := s.genesis.ParseTrusted(r.Trusted().Encode())
			if err != nil {
				t.Fatal(err)
			}
			s.between = nil
			if v, err = light.Resume(kept, s.honest, at(chainTime(int64(top)))).Latest(t.Context()); err != nil || v.Number() != top || s.between != nil {
				t.Errorf("from what was kept: %v, asked for %v", err, s.between)
			}
		})
	}
}

// A chain whose validators changed without end is followed by and by, and what
// was reached is not lost when the source fails in between.
func TestReaderGoesOn(t *testing.T) {
	s := serve(t, newHistory(t, 1, append(repeat(4, 600), 0)...))
	r := light.Resume(s.genesis.Trusted(), s.honest, at(chainTime(s.top())))
	reached := uint64(0)
	for turn := 0; ; turn++ {
		s.between = nil
		v, err := r.Latest(t.Context())
		if len(s.between) > 256 {
			t.Fatalf("%d headers were asked for at once", len(s.between))
		}
		if err == nil {
			if v.Number() != uint64(s.top()) || turn < 2 {
				t.Fatalf("at block %d after %d turns", v.Number(), turn)
			}
			break
		}
		if now := r.Trusted().Height(); now <= reached || !strings.Contains(err.Error(), "ask again") {
			t.Fatalf("turn %d, from height %d to %d: %v", turn, reached, now, err)
		} else {
			reached = now
		}
	}

	s = serve(t, newHistory(t, 4, append(repeat(3, 60), 0)...))
	r = light.Resume(s.genesis.Trusted(), s.honest, at(chainTime(s.top())))
	for i := range uint64(13) {
		delete(s.heights, 20+i)
	}
	_, err := r.Latest(t.Context())
	if err == nil || errors.Is(err, light.ErrUnverified) || !strings.Contains(err.Error(), "the test's source: header of height") {
		t.Errorf("a source without a header between: %v", err)
	}
}

// A source that answers for one height with another's header, with damage, or
// with a forged history is named, and nothing of it is believed.
func TestReaderRefusesBetween(t *testing.T) {
	s := serve(t, newHistory(t, 4, append(repeat(4, 30), 0)...))
	forged := serve(t, newHistory(t, 4, append(append([]int{1}, repeat(4, 29)...), 0)...))
	for name, lie := range map[string]func(uint64) []byte{
		"another height": func(h uint64) []byte { return s.heights[h-1] },
		"damage":         func(h uint64) []byte { b := slices.Clone(s.heights[h]); b[len(b)/2] ^= 1; return b },
		"nothing":        func(uint64) []byte { return nil },
		"another chain":  func(h uint64) []byte { return forged.heights[h] },
	} {
		liar := *s.honest
		liar.heights = map[uint64][]byte{}
		for i := uint64(2); i <= uint64(s.top()); i++ {
			liar.heights[i] = lie(i)
		}
		r := light.Resume(s.genesis.Trusted(), &liar, at(chainTime(s.top())))
		_, err := r.Latest(t.Context())
		if !errors.Is(err, light.ErrUnverified) || !strings.HasPrefix(err.Error(), "the test's source: ") || r.Trusted().Seen() != (light.Header{}) {
			t.Errorf("%s: %v, seen %+v", name, err, r.Trusted().Seen())
		}
	}
}

func TestTrustingPeriod(t *testing.T) {
	const day = 24 * time.Hour
	s := serve(t, newHistory(t, 4, repeat(0, 20)...))
	s.upTo(10)
	base := chainTime(10)
	first := light.Resume(s.genesis.Trusted(), s.honest, at(base))
	if _, err := first.Latest(t.Context()); err != nil {
		t.Fatal(err)
	}
	kept := first.Trusted()
	s.upTo(11)
	for name, test := range map[string]struct {
		clock   time.Time
		noClock bool
		err     bool
	}{
		"at once":                    {clock: base},
		"a day before it expires":    {clock: base.Add(light.TrustingPeriod - day)},
		"on the day":                 {clock: base.Add(light.TrustingPeriod)},
		"after":                      {clock: base.Add(light.TrustingPeriod + 1), err: true},
		"years after":                {clock: base.AddDate(3, 0, 0), err: true},
		"a clock that is behind":     {clock: base.Add(-day)},
		"no clock to speak of":       {clock: base.Add(-day - 1), err: true, noClock: true},
		"a clock that never was set": {clock: time.Unix(0, 0), err: true, noClock: true},
	} {
		r := light.Resume(kept, s.honest, at(test.clock))
		_, err := r.Latest(t.Context())
		if !test.err {
			if err != nil || r.Trusted().Seen().Number != 11 {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var expired *light.ExpiredError
		if !errors.As(err, &expired) || !errors.Is(err, light.ErrExpired) || expired.NoClock != test.noClock || r.Trusted().Height() != 10 {
			t.Errorf("%s: %v", name, err)
		}
		// What was believed may be read again; nothing newer, now or later.
		s.upTo(10)
		if _, err := r.Latest(t.Context()); err != nil {
			t.Errorf("%s: what was seen, again: %v", name, err)
		}
		s.upTo(11)
		if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
			t.Errorf("%s: again: %v", name, err)
		}
	}

	// The header's own time counts, if the clock does not know.
	late := *s.history
	header := s.honest.evm.header(t, 12, 1_790_000_012)
	late.app = func(int64) []byte { return crypto.Keccak256(header) }
	source := *s.honest
	source.evmHeader, source.block = header, encode(t, late.block(t, 12, func(h *types.Header) { h.Time = base.Add(light.TrustingPeriod + time.Second) }))
	if _, err := light.Resume(kept, &source, at(base)).Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Errorf("a header of after the trusting period: %v", err)
	}
	// Not one that strangers date so: it is a lie, and says nothing of the time.
	strangers := serve(t, newHistory(t, 4, append(repeat(4, 12), 0)...))
	strangers.history.app = late.app
	source.block = encode(t, strangers.history.block(t, 12, func(h *types.Header) { h.Time = base.AddDate(9, 0, 0) }))
	source.heights = strangers.heights
	misled := light.Resume(kept, &source, at(base))
	if _, err := misled.Latest(t.Context()); !errors.Is(err, light.ErrUnverified) || errors.Is(err, light.ErrExpired) {
		t.Errorf("a header of the future by strangers: %v", err)
	}
	if source.heights = nil; misled.Trusted().Height() != kept.Height() {
		t.Errorf("strangers led it to height %d", misled.Trusted().Height())
	}
	if _, err := misled.Latest(t.Context()); err == nil || !errors.Is(err, light.ErrExpired) || !strings.Contains(err.Error(), "the test's source: header of height") {
		t.Errorf("a header of the future, and none between: %v", err)
	}

	// A reader counts on when its clock is set back: to before, or to nowhere.
	now := base
	r := light.Resume(kept, s.honest, func() time.Time { return now })
	if _, err := r.Latest(t.Context()); err != nil {
		t.Fatal(err)
	}
	now = time.Unix(0, 0)
	s.upTo(12)
	if _, err := r.Latest(t.Context()); err != nil {
		t.Errorf("after the clock was set back: %v", err)
	}
	now = now.Add(light.TrustingPeriod + time.Hour)
	s.upTo(13)
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrExpired) {
		t.Errorf("after the trusting period, by a clock that was set back: %v", err)
	}

	// Where validators never change nothing expires, nor at one's own node.
	never := newConsortium(t, "never", 1)
	if _, err := light.Resume(never.genesis.Trusted(), never.source(t, s.honest.evm, 5, 4, 1_790_000_000), at(base.AddDate(9, 0, 0))).Latest(t.Context()); err != nil {
		t.Errorf("a chain whose validators never change: %v", err)
	}
	if _, err := light.NewReader(s.genesis.Trusted(), s.honest).Latest(t.Context()); err != nil {
		t.Errorf("at one's own node: %v", err)
	}
}

// Two headers of one height are a fork: it is named, both are in the error, and
// nothing is believed any more. A lower one is only late.
func TestReaderSeesFork(t *testing.T) {
	s := serve(t, newHistory(t, 4, append(repeat(0, 10), 3, 0, 0)...))
	s.upTo(9)
	r := light.Resume(s.genesis.Trusted(), s.honest, at(chainTime(9)))
	if _, err := r.Latest(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.upTo(8)
	if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("a lower height: %v", err)
	}
	s.upTo(9)
	seen := s.honest.block
	other := encode(t, s.history.block(t, 9, func(h *types.Header) { h.DataHash = make([]byte, 32) }))
	s.honest.block = other
	_, err := r.Latest(t.Context())
	var o *light.OrderError
	if !errors.As(err, &o) || !errors.Is(err, light.ErrContradiction) || string(o.GotBlock) != string(other) || string(o.SeenBlock) != string(seen) {
		t.Fatalf("a fork: %v", err)
	}
	if !strings.Contains(err.Error(), "the test's source: the validators signed two histories") {
		t.Errorf("the error is %q", err)
	}
	trusted := r.Trusted()
	for _, height := range []int64{9, 10, 12} {
		s.upTo(height)
		if _, err := r.Latest(t.Context()); !errors.Is(err, light.ErrContradiction) || r.Trusted().Height() != trusted.Height() {
			t.Errorf("after a fork, height %d: %v", height, err)
		}
	}
	// After a restart as well: the other header of the height trusted is seen.
	s.honest.evmHeader, s.honest.block = s.headers[9], other
	if _, err := light.Resume(trusted, s.honest, at(chainTime(9))).Latest(t.Context()); !errors.Is(err, light.ErrContradiction) {
		t.Errorf("after a restart: %v", err)
	}
	// One that others signed is a lie, not a fork; a lower one of theirs is late.
	s.honest.block = encode(t, s.as(t, 9, 12))
	_, err = light.Resume(trusted, s.honest, at(chainTime(9))).Latest(t.Context())
	wantStep(t, err, light.StepValidators)
	later := light.Resume(trusted, s.honest, at(chainTime(12)))
	s.upTo(12)
	if _, err := later.Latest(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.upTo(9)
	if _, err := later.Latest(t.Context()); !errors.Is(err, light.ErrBackwards) {
		t.Errorf("a lower height of validators before: %v", err)
	}
}
