package recovery

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/record"
)

func TestVerifyFindsNothingWrongWhenNothingIs(t *testing.T) {
	w := newWorld(t, 4, 6, 1)
	last := 0
	v, err := NewFetcher(w.device, w.slots()).Verify(t.Context(), w.list, VerifyOptions{Data: true, Progress: func(done, of int) { last = of }})
	if err != nil {
		t.Fatal(err)
	}
	objects := len(w.entries) + 1 + 3 // three segments of four
	if !v.Whole() || v.Losses != 2 || v.Objects != objects || len(v.Slots) != 6 || last != 6*objects {
		t.Fatalf("%+v", v)
	}
	for _, s := range v.Slots {
		if s.Good != objects || s.Objects != objects || s.Down {
			t.Errorf("%+v", s)
		}
	}
}

// Every single damaged or missing object on any store is found and named.
func TestVerifyNamesEveryObject(t *testing.T) {
	w := newWorld(t, 4, 6, 2)
	r := rand.New(rand.NewPCG(1, 2))
	f := NewFetcher(w.device, w.slots())
	for i, s := range w.stores {
		for name, b := range s.objects {
			want := Missing
			if r.IntN(2) == 0 {
				want = Damaged
				c := slices.Clone(b)
				c[r.IntN(len(c))] ^= 1 << r.IntN(8)
				s.objects[name] = c
			} else {
				delete(s.objects, name)
			}
			v, err := f.Verify(t.Context(), w.list, VerifyOptions{Data: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(v.Faults) != 1 || v.Faults[0].Slot != uint32(10+i) || v.Faults[0].Root != name || v.Faults[0].Answer != want || v.Whole() {
				t.Fatalf("%s %s in slot %d: found %v", want, name, 10+i, v.Faults)
			}
			// A pack then survives one loss more; a copy of six has five left.
			if losses := v.Losses; losses != 2 && (v.Faults[0].Kind != "pack" || losses != 1) {
				t.Errorf("%s: survives %d", v.Faults[0].Kind, losses)
			}
			s.objects[name] = b
		}
	}
}

func TestVerifyOfTooManyLosses(t *testing.T) {
	w := newWorld(t, 4, 6, 3)
	for _, at := range []int{0, 2, 3} {
		w.stores[at].set(dead)
	}
	v, err := NewFetcher(w.device, w.slots()).Verify(t.Context(), w.list, VerifyOptions{Data: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Lost) != 6 || v.Losses != 0 {
		t.Fatalf("lost %v, survives %d", v.Lost, v.Losses)
	}
	for _, l := range v.Lost {
		if l.Have != 3 || l.Need != 4 || l.Kind != "pack" {
			t.Errorf("%+v", l)
		}
	}
	for i, s := range v.Slots {
		if down := i == 0 || i == 2 || i == 3; s.Down != down || (s.Good == 0) != down {
			t.Errorf("%+v", s)
		}
	}
}

// A slot that no store has any more is given up like one whose store is silent.
func TestVerifyOfASlotWithoutStore(t *testing.T) {
	w := newWorld(t, 4, 6, 10)
	slots := w.slots()
	slots[3].Store = nil
	v, err := NewFetcher(w.device, slots).Verify(t.Context(), w.list, VerifyOptions{Data: true})
	must(t, err)
	if x := v.Slots[3]; !x.Down || x.Unanswered != v.Objects || len(v.Faults) < downAfter || len(v.Faults) > downAfter+readersPerSlot || v.Losses != 1 {
		t.Fatalf("%d faults, %+v", len(v.Faults), x)
	}
}

// What is opened is checked as it is read, at every slot and once; the rest
// afterwards. Whatever a store does, the opener gets the right bytes, as long as
// enough is left.
func TestVerifyOpensWhatItReads(t *testing.T) {
	for _, c := range append([]conduct{honest}, badConducts...) {
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, 4, 6, 7)
			w.stores[1].set(c)
			w.stores[4].set(c)
			f := NewFetcher(w.device, w.slots())
			f.patience = 100 * time.Millisecond
			plain, err := f.Verify(t.Context(), w.list, VerifyOptions{Data: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range w.stores {
				s.mu.Lock()
				s.asked = 0
				s.mu.Unlock()
			}
			opened, err := f.Verify(t.Context(), w.list, VerifyOptions{Data: true, Open: func(ctx context.Context, fetch archive.Fetcher) error {
				for i, e := range append(w.entries[:len(w.entries)/2:len(w.entries)/2], w.entries[0]) {
					b, err := fetch.Object(ctx, e, w.layout)
					if err != nil {
						return err
					}
					if !bytes.Equal(b, w.contents[e.Hash()]) {
						return fmt.Errorf("object %d came as other bytes", i)
					}
				}
				return nil
			}})
			if err != nil {
				t.Fatal(err)
			}
			if opened.Checked != plain.Checked || opened.Losses != plain.Losses || opened.Bytes != plain.Bytes || len(opened.Lost) != len(plain.Lost) {
				t.Fatalf("opened %+v, plain %+v", opened, plain)
			}
			if c != dead && c != stalling && len(opened.Faults) != len(plain.Faults) { // those are asked no more after some time
				t.Fatalf("%d faults, %d in a plain verification", len(opened.Faults), len(plain.Faults))
			}
			if c == honest {
				asked := 0
				for _, s := range w.stores {
					asked += s.asked
				}
				// The head and the segments once more to know what there is, and again
				// to open; the object that was opened twice, by k shards.
				if most := opened.Objects*6 + 1 + 2*3 + 4; asked > most {
					t.Errorf("%d were asked for, at most %d", asked, most)
				}
			}
		})
	}
}

func TestSurvivable(t *testing.T) {
	for _, c := range []struct {
		held []int // parts by store
		need int
		want int
	}{
		{[]int{1, 1, 1, 1, 1, 1}, 4, 2},
		{[]int{1, 1, 1, 1, 1}, 4, 1},
		{[]int{1, 1, 1, 1}, 4, 0},
		{[]int{2, 2, 2}, 4, 1},
		{[]int{3, 1, 1, 1}, 4, 0},
		{[]int{6}, 4, 0},
		{[]int{1, 1, 1, 1, 1, 1}, 1, 5},
	} {
		byStore, have := map[uint32]int{}, 0
		for i, n := range c.held {
			byStore[uint32(i)] = n
			have += n
		}
		if got := survivable(byStore, have, c.need); got != c.want {
			t.Errorf("%v, %d needed: survives %d, want %d", c.held, c.need, got, c.want)
		}
	}
}

func TestVerifyEndsWithItsContext(t *testing.T) {
	w := newWorld(t, 4, 6, 4)
	f := NewFetcher(w.device, w.slots())
	ctx, cancel := context.WithCancel(t.Context())
	if _, _, err := f.Head(ctx, w.list); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := f.Verify(ctx, w.list, VerifyOptions{Data: true}); err == nil {
		t.Fatal("a cancelled verification gave a result")
	}
	if _, err := f.Verify(t.Context(), record.Hash{1}, VerifyOptions{}); err == nil {
		t.Fatal("a list that no store has was verified")
	}
}
