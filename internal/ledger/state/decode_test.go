package state

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/record"
)

// memory is a view of storage made by a test.
type memory struct {
	slots  map[record.Hash]record.Hash
	number uint64
	time   uint64
	err    error
	short  bool // answer one slot too few
}

func (m memory) Storage(_ context.Context, _ string, slots []record.Hash) ([]record.Hash, error) {
	out := make([]record.Hash, len(slots))
	for i, s := range slots {
		out[i] = m.slots[s]
	}
	if m.short {
		out = out[1:]
	}
	return out, m.err
}

func (m memory) Number() uint64 { return m.number }
func (m memory) Time() uint64   { return m.time }

func TestRetentionTime(t *testing.T) {
	clock := func(stored, ticked uint64) map[record.Hash]record.Hash {
		var w record.Hash
		binary.BigEndian.PutUint64(w[24:], stored)
		binary.BigEndian.PutUint64(w[16:], ticked)
		return map[record.Hash]record.Hash{{}: w}
	}
	for _, test := range []struct {
		name                       string
		stored, ticked, time, want uint64
	}{
		{"at the tick", 1000, 5000, 5000, 1000},
		{"within the hour", 1000, 5000, 8599, 4599},
		{"an hour", 1000, 5000, 8600, 4600},
		{"an outage of a year", 1000, 5000, 5000 + 365*86400, 4600},
	} {
		got, err := New(memory{slots: clock(test.stored, test.ticked), time: test.time}).RetentionTime(t.Context())
		if err != nil || got != test.want {
			t.Errorf("%s: %d, %v; want %d", test.name, got, err, test.want)
		}
	}
	for name, m := range map[string]memory{
		"no clock":               {time: 5000},
		"ticked after the block": {slots: clock(1000, 5001), time: 5000},
	} {
		if _, err := New(m).RetentionTime(t.Context()); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v, want ErrMalformed", name, err)
		}
	}
}

func TestMalformed(t *testing.T) {
	all := record.Hash{}
	for i := range all {
		all[i] = 0xff
	}
	full := map[record.Hash]record.Hash{}
	fill := func(first record.Hash, n int) {
		for i := range n {
			full[plus(first, uint64(i))] = all
		}
	}
	seven := number(7)
	fill(nested(at(policiesVersions, seven), seven), versionWords)
	fill(at(custodyPanels, seven), membersWords)
	fill(at(storesStores, seven), storeWords)
	fill(at(custodyCustodians, seven), custodianWords)
	fill(slot(recoveryRequestCount), 1)
	fill(nested(at(recoveryGrantOf, seven), seven), 1)
	fill(slot(consortiumMembers), 1)
	keyless := map[record.Hash]record.Hash{slot(consortiumMembers): number(1), dataOf(slot(consortiumMembers)): number(7)}
	base := nested(at(policiesRestores, seven), seven)
	regions := map[record.Hash]record.Hash{plus(base, uint64(restoreRegions.word)): number(MaxRegions + 1)}
	full[plus(base, uint64(restoreClauses.word))] = all
	s := New(memory{slots: full})
	for name, read := range map[string]func() error{
		"policy of 255 slots":      func() error { _, err := s.Policy(t.Context(), 7, 7); return err },
		"2^256-1 clauses":          func() error { _, err := s.restore(t.Context(), 7, 7); return err },
		"9 regions":                func() error { _, err := New(memory{slots: regions}).restore(t.Context(), 7, 7); return err },
		"panel of 255 custodians":  func() error { _, err := s.Panel(t.Context(), 7); return err },
		"store's endless endpoint": func() error { _, err := s.Store(t.Context(), 7); return err },
		"custodian's the same":     func() error { _, err := s.Custodian(t.Context(), 7); return err },
		"grant 2^256-1":            func() error { _, err := s.GrantOf(t.Context(), seven, seven); return err },
		"2^256-1 requests":         func() error { _, err := s.RequestCount(t.Context()); return err },
		"2^256-1 members":          func() error { _, err := s.CheckpointKeys(t.Context()); return err },
		"no members":               func() error { _, err := New(memory{}).CheckpointKeys(t.Context()); return err },
		"a member without a key":   func() error { _, err := New(memory{slots: keyless}).CheckpointKeys(t.Context()); return err },
	} {
		if err := read(); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v, want ErrMalformed", name, err)
		}
	}
}

// The members' numbers are eight to a word.
func TestCheckpointKeys(t *testing.T) {
	for _, n := range []int{1, 8, 9, maxMembers} {
		m := map[record.Hash]record.Hash{slot(consortiumMembers): number(uint64(n))}
		for i := range n {
			word := plus(dataOf(slot(consortiumMembers)), uint64(i/8))
			list := m[word]
			list[31-i%8*4] = byte(100 + i)
			m[word] = list
			m[plus(at(consortiumMemberOf, number(uint64(100+i))), uint64(memberCheckpointX.word))] = number(uint64(i + 1))
		}
		got, err := New(memory{slots: m}).CheckpointKeys(t.Context())
		if err != nil || len(got) != n {
			t.Fatalf("%d members: %d, %v", n, len(got), err)
		}
		for i, x := range got {
			if x.X != number(uint64(i+1)) {
				t.Errorf("key %d of %d: %+v", i, n, x)
			}
		}
	}
}

func TestViewFails(t *testing.T) {
	broken := errors.New("broken")
	if _, err := New(memory{err: broken}).Device(t.Context(), record.Hash{}); !errors.Is(err, broken) || !strings.Contains(err.Error(), "Fleet") {
		t.Errorf("a view that fails: %v", err)
	}
	if _, err := New(memory{short: true}).Device(t.Context(), record.Hash{}); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("a view that answers too little: %v", err)
	}
	var n *NotFoundError
	if _, err := New(memory{number: 12}).Device(t.Context(), record.Hash{1}); !errors.As(err, &n) || !strings.Contains(err.Error(), "block 12") || !strings.Contains(err.Error(), "0x0100") {
		t.Errorf("an absent device: %v", err)
	}
}

func TestStringLength(t *testing.T) {
	short := func(n byte) record.Hash { return record.Hash{31: 2 * n} }
	long := func(n uint64) record.Hash { return number(2*n + 1) }
	high := long(40)
	high[0] = 1
	for _, test := range []struct {
		head record.Hash
		want int // -1: malformed
	}{
		{short(0), 0}, {short(31), 31}, {short(32), -1}, {short(127), -1},
		{long(32), 32}, {long(256), 256}, {long(31), -1}, {long(0), -1}, {long(257), -1}, {long(1 << 40), -1}, {high, -1},
	} {
		n, err := stringLength(test.head)
		if test.want < 0 && !errors.Is(err, ErrMalformed) || test.want >= 0 && (err != nil || n != test.want) {
			t.Errorf("head %s: %d, %v; want %d", test.head, n, err, test.want)
		}
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		"pump 7":                           "pump 7",
		"Überwachung":                      "Überwachung",
		"\x1b[31mred\x07":                  "[31mred",
		"new\nline\ttab":                   "newlinetab",
		"half \xc3":                        "half ",
		"in\x00side":                       "inside",
		"\u202eesrever":                    "esrever",
		"12345678901234567890123456789012": "12345678901234567890123456789012",
	} {
		var h record.Hash
		copy(h[:], in)
		if got := (words{h}).text(field{0, 0, 32}); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPlus(t *testing.T) {
	all := record.Hash{}
	for i := range all {
		all[i] = 0xff
	}
	carry := number(math.MaxUint64)
	carried := record.Hash{23: 1}
	for _, test := range []struct {
		h    record.Hash
		n    uint64
		want record.Hash
	}{
		{number(5), 0, number(5)}, {number(5), 7, number(12)}, {carry, 1, carried}, {carry, math.MaxUint64, record.Hash{23: 1, 24: 0xff, 25: 0xff, 26: 0xff, 27: 0xff, 28: 0xff, 29: 0xff, 30: 0xff, 31: 0xfe}},
		{all, 1, record.Hash{}},
	} {
		if got := plus(test.h, test.n); got != test.want {
			t.Errorf("%s + %d = %s, want %s", test.h, test.n, got, test.want)
		}
	}
}

func TestAccepts(t *testing.T) {
	l := InForce{Version: 4, Since: 1000, Grace: 60, Previous: 2, Waiting: 5, From: 2000} // 3 was withdrawn
	for _, test := range []struct {
		version uint32
		now     uint64
		want    bool
	}{
		{4, 1000, true}, {4, 9999, true}, {2, 1060, true}, {2, 1061, false}, {3, 1000, false}, {1, 1000, false}, {5, 1000, false}, {0, 1000, false},
	} {
		if got := l.Accepts(test.version, test.now); got != test.want {
			t.Errorf("version %d at %d: %v", test.version, test.now, got)
		}
	}
	if (InForce{Version: 1, Since: 1000, Grace: 60}).Accepts(0, 1000) || (InForce{}).Accepts(math.MaxUint32, 0) {
		t.Error("a version that is none was accepted")
	}
}

// FuzzRead reads everything from storage that holds anything: no read panics,
// and what it gives is within the bounds that it promises.
func FuzzRead(f *testing.F) {
	f.Add([]byte{}, uint64(1))
	f.Add([]byte(strings.Repeat("\x00\x01\x02\x40\x41", 20)), uint64(2000))
	f.Fuzz(func(t *testing.T, seed []byte, at uint64) {
		s, ctx := New(noise{seed, at}), t.Context()
		ids := []uint32{1, 2, uint32(len(seed))}
		if list, err := s.Stores(ctx, ids); err == nil {
			for i, st := range list {
				if st.ID != ids[i] || len(st.Endpoint) > maxString || len(st.Region) > 32 {
					t.Fatalf("store %+v", st)
				}
			}
		}
		if list, err := s.Custodians(ctx, ids); err == nil && len(list) != len(ids) {
			t.Fatalf("%d custodians of %d", len(list), len(ids))
		}
		if p, err := s.Policy(ctx, 1, 1); err == nil && (len(p.Terms.Slots) != int(p.Terms.N) || p.Terms.N > record.MaxSlots) {
			t.Fatalf("policy %+v", p)
		}
		if p, err := s.Panel(ctx, 1); err == nil && (len(p.Custodians) == 0 || len(p.Custodians) > maxPanel) {
			t.Fatalf("panel %+v", p)
		}
		if n, err := s.RetentionTime(ctx); err == nil && n == 0 {
			t.Fatal("no retention time")
		}
		var errs []error
		collect := func(err error) { errs = append(errs, err) }
		_, err := s.Device(ctx, record.Hash{1})
		collect(err)
		_, err = s.DeviceOfKey(ctx, record.Hash{1})
		collect(err)
		_, err = s.Invitation(ctx, record.Hash{1})
		collect(err)
		_, err = s.Organisation(ctx, 1)
		collect(err)
		_, err = s.Slots(ctx, ids)
		collect(err)
		_, err = s.PolicyInForce(ctx, 1)
		collect(err)
		_, err = s.PolicyOf(ctx, record.Hash{1})
		collect(err)
		_, _, err = s.WaitingFor(ctx, record.Hash{1})
		collect(err)
		_, err = s.Head(ctx, record.Hash{1})
		collect(err)
		_, err = s.Snapshot(ctx, record.Hash{1})
		collect(err)
		_, err = s.Requests(ctx, []uint64{1, at})
		collect(err)
		_, err = s.RequestCount(ctx)
		collect(err)
		_, err = s.GrantOf(ctx, record.Hash{1}, record.Hash{2})
		collect(err)
		for _, err := range errs {
			if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrMalformed) {
				t.Fatal(err)
			}
		}
	})
}

// noise is storage full of what a fuzzer thinks of.
type noise struct {
	seed []byte
	at   uint64
}

func (n noise) Storage(_ context.Context, _ string, slots []record.Hash) ([]record.Hash, error) {
	out := make([]record.Hash, len(slots))
	if len(n.seed) == 0 {
		return out, nil
	}
	for i, s := range slots {
		at := int(s[31]) % len(n.seed)
		copy(out[i][:], n.seed[at:])
		out[i][31] = n.seed[(at+7)%len(n.seed)]
	}
	return out, nil
}

func (n noise) Number() uint64 { return n.at }
func (n noise) Time() uint64   { return n.at }

// packed is a word of storage with numbers where the compiler puts fields.
func packed(fields map[field]uint64) (word record.Hash) {
	for at, n := range fields {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], n)
		copy(word[32-at.offset-at.size:32-at.offset], b[8-at.size:])
	}
	return word
}

// TestInForce: what waits is in force from its second on, as in the contract.
func TestInForce(t *testing.T) {
	device := record.Hash{1}
	m := memory{slots: map[record.Hash]record.Hash{
		at(policiesStandings, number(1)): packed(map[field]uint64{standingVersion: 3, standingSince: 1000, standingGrace: 60, standingPrevious: 2, standingLast: 5, standingFrom: 2000, standingLastGrace: 70}),
		at(policiesAssignments, device):  packed(map[field]uint64{assignmentPolicy: 7, assignmentFirstPolicy: 6, assignmentFirstVersion: 1, assignmentFirstDue: 500, assignmentNext: 8, assignmentFrom: 2000}),
	}}
	for when, want := range map[uint64]InForce{
		1999: {Version: 3, Since: 1000, Grace: 60, Previous: 2, Waiting: 5, From: 2000},
		2000: {Version: 5, Since: 2000, Grace: 70, Previous: 3},
		9999: {Version: 5, Since: 2000, Grace: 70, Previous: 3},
	} {
		m.time = when
		if got, err := New(m).PolicyInForce(t.Context(), 1); err != nil || got != want {
			t.Errorf("at %d: %+v, %v", when, got, err)
		}
	}
	for when, want := range map[uint64][3]uint64{1999: {7, 8, 2000}, 2000: {8, 0, 0}} {
		m.time = when
		policy, err := New(m).PolicyOf(t.Context(), device)
		next, from, err2 := New(m).WaitingFor(t.Context(), device)
		if got := [3]uint64{uint64(policy), uint64(next), from}; err != nil || err2 != nil || got != want {
			t.Errorf("at %d: %v, %v, %v", when, got, err, err2)
		}
	}
}
