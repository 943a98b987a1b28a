package agent

import (
	"errors"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/record"
)

func newJournal(t testing.TB) *Journal {
	t.Helper()
	fsys := durabletest.NewDisk(1)
	if err := durable.MkdirAll(fsys, testFolder, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := openFolder(fsys, testFolder)
	if err != nil {
		t.Fatal(err)
	}
	j, err := OpenJournal(f)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

var testLayout = record.Layout{K: 1, Places: []record.Place{{Slot: 1, Version: 1}, {Slot: 2, Version: 1}}}

// The steps are allowed in their order only, whatever is tried in between.
func TestStepsInOrder(t *testing.T) {
	j := newJournal(t)
	key, pub := newKey(t)
	domain := record.Domain{ChainID: 1, Genesis: record.Hash{1}}
	receipts := map[uint8]Receipt{1: {SlotReceipt: door.SlotReceipt{Position: 1, ValidUntil: 5}, Version: 1}}
	sign := func() error { _, err := j.Sign(key, domain, pub.ID()); return err }
	archived := func() error { return j.Archived(record.Hash{7}, Made{Files: 1}) }
	received := func() error { return j.Received(receipts) }
	begin := func() error { return j.Begin(Pending{Epoch: 1, Layout: testLayout, Policy: 1, Version: 1}) }
	refuse := func(what string, steps ...func() error) {
		t.Helper()
		for i, s := range steps {
			if err := s(); !errors.Is(err, errStep) {
				t.Errorf("%s, forbidden step %d: %v", what, i, err)
			}
		}
	}
	do := func(steps ...func() error) {
		t.Helper()
		for i, s := range steps {
			if err := s(); err != nil {
				t.Fatalf("step %d: %v", i, err)
			}
		}
	}
	commit := func() error {
		return j.Commit(Statement{}, Anchor{Hash: record.Hash{8}, Sequence: 1, Epoch: 1}, testLayout)
	}
	refuse("empty", archived, received, sign, j.Refused, j.Discard, commit)
	do(begin, begin)
	refuse("begun", received, sign, j.Refused, j.Discard)
	do(archived)
	refuse("archived", archived, j.Refused, sign) // the epoch has not begun
	do(func() error {
		return j.KeepEpoch(Epoch{Number: 1, Commitment: record.Hash{5}, KeyBox: []byte{1}, KeyBoxHash: record.Hash{6}, Ready: true})
	})
	refuse("epoch ready", func() error { return j.KeepEpoch(Epoch{Number: 1, Commitment: record.Hash{9}, KeyBox: []byte{2}}) })
	do(received, sign)
	first := *j.Pending().Signed
	refuse("signed", begin, archived)
	do(sign)
	if again := *j.Pending().Signed; again != first {
		t.Error("another statement was signed")
	}
	do(j.Refused, archived, received, sign)
	second := *j.Pending().Signed
	if second.Record.Supersedes != first.Record.Digest(domain) {
		t.Error("the second record does not name the first")
	}
	if len(j.Pending().Receipts) != 1 || len(j.Pending().Refused) != 1 {
		t.Errorf("pending %+v", j.Pending())
	}
	do(commit)
	refuse("committed", func() error { return j.Adopt(Anchor{Sequence: 4}) }, sign, archived)
	do(begin)
	if p := j.Pending(); p.Sequence != 2 || p.Previous != (record.Hash{8}) || len(p.Refused) != 0 {
		t.Errorf("pending %+v", p)
	}
	reread, err := OpenJournal(j.folder)
	if err != nil || reread.Head().Hash != j.Head().Hash || reread.Pending().Sequence != 2 {
		t.Errorf("read again: %+v, %v", reread, err)
	}
}

func TestFillingIsBoundedAndEnds(t *testing.T) {
	j := newJournal(t)
	for i := range maxFilling + 5 {
		a := Anchor{Hash: record.Hash{byte(i), 1}, Sequence: uint64(i + 1), Slots: []uint32{1, 2}, Positions: 1}
		if err := j.Begin(Pending{Layout: testLayout}); err != nil {
			t.Fatal(err)
		}
		if err := j.Commit(Statement{}, a, testLayout); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(j.Filling()); n != maxFilling || j.Filling()[0].Hash != (record.Hash{5, 1}) {
		t.Fatalf("%d wait, the oldest is %s", n, j.Filling()[0].Hash)
	}
	last := j.Head().Hash
	if err := j.Filled(last, 2); err != nil {
		t.Fatal(err)
	}
	if j.Head().Held() != 2 || len(j.Filling()) != maxFilling-1 {
		t.Errorf("head on %d slots, %d wait", j.Head().Held(), len(j.Filling()))
	}
	if err := j.Drop(record.Hash{5, 1}); err != nil || len(j.Filling()) != maxFilling-2 {
		t.Errorf("%d wait, %v", len(j.Filling()), err)
	}
}

// After a failed write nothing more is done: the file may hold either state.
func TestFailedWriteStopsTheJournal(t *testing.T) {
	j := newJournal(t)
	disk := j.folder.fsys.(*durabletest.Disk)
	disk.PowerOffAt(3)
	if err := j.Begin(Pending{}); err == nil {
		t.Fatal("written without power")
	}
	disk.SetFault(nil)
	if err := j.Begin(Pending{}); !errors.Is(err, ErrJournal) {
		t.Errorf("got %v", err)
	}
	if j.Pending() != nil {
		t.Error("the step shows although it may not have happened")
	}
}
