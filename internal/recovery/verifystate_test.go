package recovery

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
)

// Audit makes a faulty store an auditor.
func (s *faulty) Audit(ctx context.Context, _, root record.Hash, size, leaf uint64) error {
	b, err := s.get(ctx, root)
	if err != nil {
		return err
	}
	shown, proof, err := erasure.Prove(b, leaf)
	if err == nil {
		err = erasure.VerifyLeaf(root, size, leaf, shown, proof)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// Leaves tell of a store that has nothing, or something else, under the names it
// should have; and the report says how much was looked at.
func TestAuditBySample(t *testing.T) {
	w := newWorld(t, 4, 6, 5)
	f := NewFetcher(w.device, w.slots())
	for _, c := range []conduct{dead, forgetful, swapping, garbling, truncated, refusing} {
		w.stores[2].set(c)
		v, err := f.Verify(t.Context(), w.list, VerifyOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if v.Checked != v.Objects || v.Left != 0 || v.Data || len(v.Lost) != 0 || v.Losses != 1 || len(v.Faults) == 0 {
			t.Fatalf("%s: %+v", c, v)
		}
		for i, s := range v.Slots {
			if i == 2 != (s.Good < s.Objects) || i != 2 && s.Leaves != len(w.entries) || i == 2 && s.Good > 0 {
				t.Errorf("%s: %+v", c, s)
			}
		}
	}
	w.stores[2].set(honest)
	looked := map[int]bool{}
	for range 20 {
		v, err := f.Verify(t.Context(), w.list, VerifyOptions{Sample: 2})
		if err != nil || !v.Whole() {
			t.Fatalf("%+v, %v", v, err)
		}
		if v.Checked > v.Objects {
			t.Errorf("%d of %d", v.Checked, v.Objects)
		}
		looked[v.Checked] = true
	}
	if len(looked) < 2 {
		t.Errorf("the same every time: %v", looked)
	}
}

// A verification that was broken off asks for nothing again that it had checked,
// and its report is of both runs.
func TestVerifyGoesOn(t *testing.T) {
	for _, data := range []bool{false, true} {
		w := newWorld(t, 4, 6, 6)
		w.stores[1].set(forgetful)
		f := NewFetcher(w.device, w.slots())
		whole, err := f.Verify(t.Context(), w.list, VerifyOptions{Data: data})
		if err != nil {
			t.Fatal(err)
		}
		total := whole.Objects * len(w.stores)
		for stop := 1; stop < total; stop += 7 {
			o := VerifyOptions{Data: data, State: filepath.Join(t.TempDir(), "state")}
			ctx, cancel := context.WithCancel(t.Context())
			o.Progress = func(done, _ int) {
				if done >= stop {
					cancel()
				}
			}
			part, err := f.Verify(ctx, w.list, o)
			cancel()
			if err == nil {
				continue // it was done by then
			}
			if !errors.Is(err, context.Canceled) || part.Checked+part.Left != whole.Objects {
				t.Fatalf("broken off at %d: %+v, %v", stop, part, err)
			}
			asked := 0
			o.Progress = func(int, int) { asked++ }
			for _, s := range w.stores {
				s.mu.Lock()
				s.asked = 0
				s.mu.Unlock()
			}
			rest, err := f.Verify(t.Context(), w.list, o)
			if err != nil {
				t.Fatal(err)
			}
			if rest.Resumed != (part.Checked > 0) || rest.Checked != whole.Checked || len(rest.Faults) != len(whole.Faults) || rest.Losses != whole.Losses || rest.Bytes != whole.Bytes {
				t.Fatalf("broken off at %d: %+v, want %+v", stop, rest, whole)
			}
			for i, s := range rest.Slots {
				if s.Good != whole.Slots[i].Good || s.Objects != whole.Slots[i].Objects || s.Missing != whole.Slots[i].Missing {
					t.Errorf("broken off at %d: %+v, want %+v", stop, s, whole.Slots[i])
				}
			}
			if part.Checked > 0 {
				got := 0
				for _, s := range w.stores {
					s.mu.Lock()
					got += s.asked
					s.mu.Unlock()
				}
				if most := (whole.Objects-part.Checked)*len(w.stores) + 1 + 6; got > most {
					t.Errorf("broken off at %d after %d: %d were asked for", stop, part.Checked, got)
				}
			}
			if left, err := os.ReadDir(o.State); err != nil || len(left) != 0 {
				t.Errorf("its state is still there: %v, %v", left, err)
			}
		}
	}
}

// Wherever a verification is broken off, and however often, the last report says
// what one that was not broken off says: nothing is counted twice, and nothing
// not at all.
func TestVerifyCountsOnce(t *testing.T) {
	w := newWorldOf(t, 4, 6, 9, 2*verifyBlock+50, 400)
	w.stores[1].set(forgetful)
	w.stores[4].set(garbling)
	open := func(ctx context.Context, fetch archive.Fetcher) error {
		ctx, stop := context.WithCancel(ctx)
		defer stop() // what is read ahead is called off
		var readers sync.WaitGroup
		defer readers.Wait()
		next := make(chan record.Entry)
		for range 4 {
			readers.Go(func() {
				for e := range next {
					if _, err := fetch.Object(ctx, e, w.layout); err != nil && ctx.Err() == nil {
						t.Error(err)
					}
				}
			})
		}
		defer close(next)
		for _, e := range w.entries[:len(w.entries)*3/4] {
			select {
			case next <- e:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
	for name, o := range map[string]VerifyOptions{"leaves": {}, "sample": {Sample: 100}, "data": {Data: true}, "opened": {Data: true, Open: open}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := NewFetcher(w.device, w.slots())
			whole, err := f.Verify(t.Context(), w.list, o)
			must(t, err)
			if whole.Left != 0 || len(whole.Lost) != 0 || name != "sample" && whole.Checked != whole.Objects {
				t.Fatalf("%+v", whole)
			}
			calls, lists := whole.Checked*len(w.stores), (len(w.entries)/4+2)*len(w.stores) // lists are checked in one run
			for stop := 1; stop < calls; stop += calls / 13 {
				o := o
				o.State = t.TempDir()
				stopped, resumed := 0, 0
				for step := stop; ; step = lists + calls/5 {
					ctx, cancel := context.WithCancel(t.Context())
					asked := atomic.Int64{}
					o.Progress = func(int, int) {
						if asked.Add(1) >= int64(step) {
							cancel()
						}
					}
					got, err := f.Verify(ctx, w.list, o)
					broken := ctx.Err() != nil
					cancel()
					if got.Resumed {
						resumed++
					}
					if err != nil && !(broken && errors.Is(err, context.Canceled)) {
						t.Fatal(err)
					}
					if err != nil {
						if n := got.Slots[0].Objects; n != got.Checked {
							t.Fatalf("broken off at %d: %d were checked, %d at the first store", stop, got.Checked, n)
						}
						stopped++
						continue
					}
					if want := comparable(whole); name != "sample" && !reflect.DeepEqual(comparable(got), want) {
						t.Fatalf("broken off at %d:\n%+v, want\n%+v", stop, comparable(got), want)
					}
					if n := got.Slots[0].Objects; n != got.Checked { // another sample than the whole run's
						t.Fatalf("broken off at %d: %d were checked, %d at the first store", stop, got.Checked, n)
					}
					break
				}
				if stop > calls/2 && stop > lists && resumed < stopped { // each sample is another: one may have been done by then
					t.Errorf("broken off at %d of %d, it began anew", stop, calls)
				}
			}
		})
	}
}

// comparable is a report without what differs from run to run.
func comparable(v Verification) Verification {
	v.Duration, v.Resumed = 0, false
	v.Faults = slices.SortedFunc(slices.Values(v.Faults), compareFaults)
	return v
}

// A state that is damaged, or of something else, is named, and the verification
// begins anew.
func TestVerifyStateOfOthers(t *testing.T) {
	w := newWorld(t, 4, 6, 8)
	f := NewFetcher(w.device, w.slots())
	o := VerifyOptions{State: t.TempDir(), Sample: defaultSample, Data: true}
	path := o.path(w.device, w.list)
	ctx, cancel := context.WithCancel(t.Context())
	o.Progress = func(done, _ int) {
		if done > 60 {
			cancel()
		}
	}
	if _, err := f.Verify(ctx, w.list, o); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	o.Progress = nil
	good, err := os.ReadFile(path)
	must(t, err)
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for _, b := range [][]byte{nil, []byte("{"), []byte("{}"), sealedState(`{"version":9,"lists":true}`), good[:len(good)-2], append(bytes.Clone(good), '1'), flipped} {
		must(t, os.WriteFile(path, b, 0o600))
		v, err := f.Verify(t.Context(), w.list, o)
		if err != nil || v.Resumed || v.Checked != v.Objects || !strings.Contains(v.Anew, path) {
			t.Errorf("%q: %+v, %v", b, v, err)
		}
	}
	must(t, os.WriteFile(path, good, 0o600))
	if v, err := f.Verify(t.Context(), w.list, o); err != nil || !v.Resumed || v.Anew != "" || v.Checked != v.Objects {
		t.Errorf("%+v, %v", v, err)
	}
}

// sealedState is the file of a state.
func sealedState(s string) []byte {
	b, err := json.Marshal(verifyFile{SHA256: sha256.Sum256([]byte(s)), State: json.RawMessage(s)})
	if err != nil {
		panic(err)
	}
	return b
}

func FuzzParseVerifyState(f *testing.F) {
	f.Add(sealedState(`{"version":2,"sample":1000,"seed":"AAAAAAAAAAAAAAAAAAAAAA==","lists":true,"done":"AQ==","found":{}}`))
	f.Add([]byte(`{"sha256":"0x00","state":{}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := parseVerifyState(b); err == nil && (!s.Lists || len(s.Seed) != 16) {
			t.Fatal("a state that no run writes")
		}
		if s, err := parseVerifyState(sealedStateOf(b)); err == nil && (!s.Lists || len(s.Seed) != 16) {
			t.Fatal("a state that no run writes, with a checksum")
		}
	})
}

// sealedStateOf gives bytes that may be no JSON their checksum.
func sealedStateOf(b []byte) []byte {
	return fmt.Appendf(nil, `{"sha256":"%s","state":%s}`, record.Hash(sha256.Sum256(b)), b)
}
