package recovery

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/byssus-iot/byssus/internal/record"
)

// everything fetches the list and all it names, and compares.
func (w *world) everything(ctx context.Context, t testing.TB, f *Fetcher) {
	t.Helper()
	head, _, err := f.Head(ctx, w.list)
	if err != nil {
		t.Fatal(err)
	}
	var entries []record.Entry
	for _, ref := range head.Segments {
		s, _, err := f.Segment(ctx, ref.Root)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, s.Entries...)
	}
	if len(entries) != len(w.entries) {
		t.Fatalf("%d entries listed, want %d", len(entries), len(w.entries))
	}
	var wg sync.WaitGroup
	for _, e := range entries {
		wg.Go(func() {
			b, err := f.Object(ctx, e, w.layout)
			if err != nil {
				t.Error(err)
			} else if !bytes.Equal(b, w.contents[e.Hash()]) {
				t.Errorf("%s %s came back as other bytes", e.Kind, e.Hash())
			}
		})
	}
	wg.Wait()
}

func TestAnyTwoStoresOfSixMayFailInAnyWay(t *testing.T) {
	for _, c := range badConducts {
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, 4, 6, 1)
			for a := range w.stores {
				for b := range a {
					w.stores[a].set(c)
					w.stores[b].set(badConducts[(int(c)+b)%len(badConducts)])
					w.everything(t.Context(), t, NewFetcher(w.device, w.slots()))
					w.stores[a].set(honest)
					w.stores[b].set(honest)
				}
			}
		})
	}
}

func TestFaultsAreNamed(t *testing.T) {
	want := map[conduct]Answer{dead: Unreachable, garbling: Damaged, truncated: Damaged, overlong: Damaged, empty: Damaged,
		refusing: Refused, forgetful: Missing, swapping: Damaged}
	for c, answer := range want {
		w := newWorld(t, 4, 6, 2)
		w.stores[3].set(c)
		f := NewFetcher(w.device, w.slots())
		w.everything(t.Context(), t, f)
		faults, counts := f.Faults()
		if len(faults) == 0 || counts[answer] != len(faults) {
			t.Fatalf("%s: %d faults, counted %v", c, len(faults), counts)
		}
		for _, x := range faults {
			if x.Slot != 13 || x.Store != 103 || x.Answer != answer {
				t.Errorf("%s: %s", c, x)
			}
			if w.stores[3].objects[x.Root] == nil {
				t.Errorf("%s: %s is no object of that store", c, x.Root)
			}
		}
	}
}

func TestThreeDeadStoresAreTooMany(t *testing.T) {
	w := newWorld(t, 4, 6, 3)
	w.stores[0].set(dead)
	w.stores[1].set(forgetful)
	w.stores[4].set(garbling)
	f := NewFetcher(w.device, w.slots())
	f.outage = time.Second // of one that does not come back
	for _, e := range w.entries {
		b, err := f.Object(t.Context(), e, w.layout)
		if e.Kind != record.CodedPack {
			if err != nil || !bytes.Equal(b, w.contents[e.Hash()]) {
				t.Errorf("%s is on three good stores, but: %v", e.Kind, err)
			}
			continue
		}
		var lost *LostError
		if !errors.As(err, &lost) {
			t.Fatalf("with three of six stores gone: %d bytes, %v", len(b), err)
		}
		if lost.Object != e.Hash() || lost.Have != 3 || lost.Need != 4 || lost.Of != 6 || len(lost.Answers) != 3 {
			t.Errorf("lost: %+v", lost)
		}
		got := map[uint32]Answer{}
		for _, a := range lost.Answers {
			got[a.Slot] = a.Answer
		}
		if fmt.Sprint(got) != fmt.Sprint(map[uint32]Answer{10: Unreachable, 11: Missing, 14: Damaged}) {
			t.Errorf("answers: %v", got)
		}
	}
}

// When the link is cut every store refuses. They are asked again, no more of them
// than are needed, and what they refused then is no fault of those that gave it.
func TestStoresComeBack(t *testing.T) {
	w := newWorld(t, 4, 6, 9)
	for _, s := range w.stores {
		s.set(dead)
	}
	f := NewFetcher(w.device, w.slots())
	go func() {
		for _, s := range w.stores {
			for s.wasAsked() == 0 {
				time.Sleep(time.Millisecond)
			}
		}
		for _, s := range w.stores {
			s.set(honest)
		}
	}()
	e := w.entries[0]
	b, err := f.Object(t.Context(), e, w.layout)
	if err != nil || !bytes.Equal(b, w.contents[e.Hash()]) {
		t.Fatalf("%d bytes came when the link was back: %v", len(b), err)
	}
	asked := 0
	for _, s := range w.stores {
		asked += s.wasAsked()
	}
	faults, _ := f.Faults()
	if asked != 6+4 || len(faults) != 2 {
		t.Errorf("asked %d times, faults %v", asked, faults)
	}
}

// What a link that was away once left unasked is asked again when it is away
// another time, however much later.
func TestStoresComeBackEachTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, 4, 6, 10)
		f := NewFetcher(w.device, w.slots())
		cut := func() {
			for _, s := range w.stores {
				s.set(dead)
			}
			time.AfterFunc(100*time.Millisecond, func() {
				for _, s := range w.stores {
					s.set(honest)
				}
			})
		}
		cut()
		if _, _, err := f.Head(t.Context(), w.list); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * outage)
		cut()
		e := w.entries[0]
		if b, err := f.Object(t.Context(), e, w.layout); err != nil || !bytes.Equal(b, w.contents[e.Hash()]) {
			t.Fatalf("%d bytes came when the link was back again: %v", len(b), err)
		}
	})
}

// waiting is a store that answers when it may.
type waiting struct {
	*faulty
	until func(ctx context.Context)
}

func (s waiting) Shard(ctx context.Context, device, root record.Hash, size uint64) ([]byte, error) {
	s.until(ctx)
	return s.faulty.Shard(ctx, device, root, size)
}

func (s waiting) ShardRange(ctx context.Context, device, root record.Hash, offset, length uint64) ([]byte, error) {
	s.until(ctx)
	return s.faulty.ShardRange(ctx, device, root, offset, length)
}

// A bad answer is replaced at once, also where those that are late are needed: here
// they come only when another is asked.
func TestBadAnswerBesideLateOnes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, 4, 6, 11)
		slots, asked := w.slots(), make(chan struct{})
		for i := range slots {
			s := waiting{w.stores[i], func(ctx context.Context) {
				select {
				case <-asked:
				case <-ctx.Done():
				}
			}}
			switch i {
			case 3:
				s.set(forgetful)
				s.until = func(context.Context) { time.Sleep(2 * hedgeUnknown) }
			case 4:
				s.until = func(context.Context) { close(asked) }
			}
			slots[i].Store = s
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		e := w.entries[0]
		if b, err := NewFetcher(w.device, slots).Object(ctx, e, w.layout); err != nil || !bytes.Equal(b, w.contents[e.Hash()]) {
			t.Fatalf("%d bytes came: %v", len(b), err)
		}
	})
}

// A shard that found no place takes no more memory when it is asked for again.
func TestMemoryOfWhatIsAskedForAgain(t *testing.T) {
	p := newPlaces(&buffers{}, 1, leastBuffer)
	if p.take(0, nil).at != 0 {
		t.Fatal("a shard has no place of its own")
	}
	for range 3 {
		p.take(1, nil).leave()
	}
	if p.take(1, nil); len(p.other) != 1 {
		t.Errorf("%d shards have memory beside the object", len(p.other))
	}
}

func TestSlotWithoutStore(t *testing.T) {
	w := newWorld(t, 4, 6, 4)
	slots := w.slots()
	slots[2].Store = nil
	w.everything(t.Context(), t, NewFetcher(w.device, append(slots[:4:4], slots[5]))) // slot 14 is not even known
	f := NewFetcher(w.device, slots[:3])
	_, err := f.Object(t.Context(), w.entries[0], w.layout)
	var lost *LostError
	if !errors.As(err, &lost) || lost.Have != 2 || len(lost.Answers) != 4 {
		t.Fatalf("two stores left: %v", err)
	}
}

func TestStallingStoresAreLeftAsideNextTime(t *testing.T) {
	w := newWorld(t, 4, 6, 5)
	w.stores[1].set(stalling)
	w.stores[5].set(stalling)
	f := NewFetcher(w.device, w.slots())
	w.everything(t.Context(), t, f)
	before := w.stores[1].asked + w.stores[5].asked
	for range 10 {
		w.everything(t.Context(), t, f)
	}
	if after := w.stores[1].asked + w.stores[5].asked; after-before > 10 {
		t.Errorf("stalling stores were asked %d times more", after-before)
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	w := newWorld(t, 4, 6, 6)
	for _, s := range w.stores {
		s.set(stalling)
	}
	ctx, cancel := context.WithCancel(t.Context())
	f := NewFetcher(w.device, w.slots())
	done := make(chan error)
	go func() {
		_, err := f.Object(ctx, w.entries[0], w.layout)
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled: %v", err)
	}
	if faults, _ := f.Faults(); len(faults) != 0 {
		t.Errorf("stores are blamed for it: %v", faults)
	}
}

func TestStalledStoresAreGivenUp(t *testing.T) {
	w := newWorld(t, 4, 6, 7)
	for _, s := range w.stores[:3] {
		s.set(stalling)
	}
	f := NewFetcher(w.device, w.slots())
	_, err := f.Object(t.Context(), w.entries[0], w.layout)
	var lost *LostError
	if !errors.As(err, &lost) || lost.Have != 3 || lost.Answers[0].Answer != Unreachable {
		t.Fatalf("three stalled stores: %v", err)
	}
}

func TestObjectRefusesImpossibleEntries(t *testing.T) {
	w := newWorld(t, 4, 6, 8)
	f := NewFetcher(w.device, w.slots())
	good := w.entries[0]
	for name, e := range map[string]record.Entry{
		"no roots":  {Kind: record.CodedPack, Length: good.Length},
		"few roots": {Kind: record.CodedPack, Length: good.Length, Roots: good.Roots[:5]},
		"no length": {Kind: record.CodedPack, Roots: good.Roots},
		"too long":  {Kind: record.CodedPack, Roots: good.Roots, Length: record.MaxObjectBytes + 1},
	} {
		if _, err := f.Object(t.Context(), e, w.layout); !errors.Is(err, record.ErrList) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := f.Object(t.Context(), good, record.Layout{}); !errors.Is(err, record.ErrList) {
		t.Errorf("no layout: %v", err)
	}
}
