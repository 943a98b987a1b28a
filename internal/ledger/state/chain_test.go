package state_test

import (
	"context"
	"errors"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
)

// same fails the test unless a verified read gave what the contract says.
func same[T any](t *testing.T, what string, got T, err error, want T) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
	} else if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\nread     %+v\ncontract %+v", what, got, want)
	}
}

// absent fails the test unless a read says that there is no such thing.
func absent(t *testing.T, what string, number uint64, err error) {
	t.Helper()
	var n *state.NotFoundError
	if !errors.As(err, &n) || !errors.Is(err, state.ErrNotFound) || n.Number != number || n.What == "" {
		t.Errorf("%s: got %v, want a NotFoundError at block %d", what, err, number)
	}
}

// endpoints are of every length at which Solidity lays a string out otherwise.
func endpoint(i int) string {
	lengths := []int{0, 1, 30, 31, 32, 33, 63, 64, 65, 255, 256}
	return strings.Repeat(string(rune('a'+i%26)), lengths[i%len(lengths)])
}

// TestAgainstContracts puts everything on a real chain that the contracts keep,
// with values at their edges, and compares each verified read with what the
// contract itself answers at the same block.
func TestAgainstContracts(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	domain := w.genesis.Domain()

	// Nothing is there yet.
	s, a := w.state()
	checkAll(t, s, a, nil, nil, nil)

	// Organisations, stores and slots, custodians and panels.
	names := []string{"", strings.Repeat("n", 32), "Überwachung"} // beside the consortium's founder
	for i, n := range names {
		w.do(admin, "Stores", stores.PackAddOrganisation(word(n), chaintest.Address(i+1)))
	}
	var keepers []identity
	for i := range 32 {
		k := newIdentity(t)
		keepers = append(keepers, k)
		w.do(admin, "Stores", stores.PackAddStore(uint32(i%2+1), k.public.X, k.public.Y, [32]byte(record.Keccak256([]byte{byte(i)})), word(strings.Repeat("r", i+1)), endpoint(i)))
		w.do(admin, "Stores", stores.PackAssignSlot(uint32(i+1), uint32(i+1)))
	}
	for i := range 16 {
		k := newIdentity(t)
		w.do(admin, "Custody", custody.PackAddCustodian(uint32(i%4+1), k.public.X, k.public.Y, [32]byte{31: byte(i)}, endpoint(i+4)))
	}
	all := []uint32{16, 1, 15, 2, 14, 3, 13, 4, 12, 5, 11, 6, 10, 7, 9, 8}
	w.do(admin, "Custody", custody.PackAddPanel(1, []uint32{7}))
	w.do(admin, "Custody", custody.PackAddPanel(5, all[:9]))
	w.do(admin, "Custody", custody.PackAddPanel(16, all))
	w.wait()
	// A long endpoint becomes short, a short one long; an organisation ends
	// as nothing but zeros.
	w.do(admin, "Stores", stores.PackUpdateStore(11, "https://short", [32]byte{1}))
	w.do(admin, "Stores", stores.PackUpdateStore(2, strings.Repeat("l", 200), [32]byte{2}))
	w.do(admin, "Custody", custody.PackUpdateCustodian(7, "", [32]byte{3}))
	w.do(admin, "Stores", stores.PackUpdateOrganisation(2, [20]byte{}, true))

	// Policies: of every number of slots to a word, and with the largest
	// values that are let in.
	policy := func(n int) bindings.Terms {
		p := bindings.Terms{Interval: 3600, Lateness: 600, MinRetention: 86400 * 30, Grace: 60, K: uint8(n - n/3), N: uint8(n), W: uint8(n), Organisations: 2,
			RestoreRole: 4, ApproverRole: 3, Approvals: 1, RequestTtl: 3600, GrantTtl: 7200, Panel: 1}
		for i := range n % 9 {
			p.Restore.Regions = append(p.Restore.Regions, word(strings.Repeat("e", i*4+1)))
			p.Restore.Clauses = append(p.Restore.Clauses, bindings.Clause{Organisations: big.NewInt(int64(i%4) << 1), Approvals: 1})
		}
		for i := range n {
			p.Slots = append(p.Slots, uint32((i*7)%32+1))
		}
		return p
	}
	one := policy(1)
	one.Organisations = 0
	one.Restore.Successor = 600
	one.Keep = bindings.Keep{Last: 3, Hourly: 24, Daily: 30, Weekly: 10, Monthly: 12, Yearly: 2}
	largest := policy(32)
	largest.Interval, largest.Lateness, largest.MinRetention, largest.Grace = 365*86400, 365*86400-2, 100*365*86400, 100*365*86400
	largest.RestoreRole, largest.ApproverRole, largest.Approvals = math.MaxUint64-1, math.MaxUint64-2, 255
	largest.Restore = bindings.Restore{Delay: 365*86400 - 1, Deadline: 365 * 86400, Successor: 365 * 86400}
	for range state.MaxClauses {
		largest.Restore.Regions = append(largest.Restore.Regions, word(strings.Repeat("r", 32)))
		largest.Restore.Clauses = append(largest.Restore.Clauses, bindings.Clause{Organisations: big.NewInt(30), Approvals: 4})
	}
	largest.RequestTtl, largest.GrantTtl, largest.Panel, largest.Organisations = 365*86400, 365*86400-1, 3, 32
	largest.Keep = bindings.Keep{Last: 65535, Hourly: 65535, Daily: 36500, Weekly: 5214, Monthly: 1216, Yearly: 100}
	least := policy(8)
	least.Interval, least.Lateness, least.MinRetention, least.Grace, least.RestoreRole, least.ApproverRole, least.RequestTtl, least.GrantTtl = 1, 0, 0, 0, 0, 0, 1, 1
	w.do(admin, "Policies", policies.PackPublish(0, word("one"), one))
	w.do(admin, "Policies", policies.PackPublish(0, word("grown"), policy(7)))
	w.do(admin, "Policies", policies.PackPublish(2, word(strings.Repeat("g", 32)), policy(9)))
	w.do(admin, "Policies", policies.PackPublish(2, word(""), least))
	w.do(admin, "Policies", policies.PackPublish(0, word("largest"), largest))
	w.wait()
	w.do(admin, "Stores", stores.PackUpdateOrganisation(2, [20]byte{}, false))
	spare := newIdentity(t)
	w.do(admin, "Stores", stores.PackAddStore(1, spare.public.X, spare.public.Y, [32]byte{1}, word("spare"), endpoint(3)))
	w.do(admin, "Stores", stores.PackAssignSlot(31, 33)) // a repair: version 2
	w.wait()

	// Devices: enrolled, replaced, revoked; invitations open, withdrawn, used.
	invite := func(token identity, policy uint32, label string, replaces record.Hash) record.Hash {
		id := token.public.ID()
		w.do(admin, "Fleet", fleet.PackInvite(id, token.public.X, token.public.Y, 1, policy, math.MaxUint64, word(label), replaces))
		return id
	}
	enrol := func(token, device identity) record.Hash {
		d := record.Enrolment{Invitation: token.public.ID(), Key: device.public}.Digest(domain)
		w.do(admin, "Fleet", fleet.PackEnrol(token.public.ID(), device.public.X, device.public.Y, token.sign(t, d), device.sign(t, d)))
		return device.public.ID()
	}
	var tokens []identity
	for range 6 {
		tokens = append(tokens, newIdentity(t))
	}
	pump, valve, second, lone := newIdentity(t), newIdentity(t), newIdentity(t), newIdentity(t)
	devices := []record.Hash{pump.public.ID(), valve.public.ID(), lone.public.ID()}
	invitations := []record.Hash{
		invite(tokens[0], 1, "pump", record.Hash{}),
		invite(tokens[1], 1, "valve", record.Hash{}),
		invite(tokens[2], 3, "still open", record.Hash{}),
		invite(tokens[3], 0, "", record.Hash{}),
		invite(tokens[4], 0, strings.Repeat("l", 32), record.Hash{}),
	}
	enrol(tokens[0], pump)
	enrol(tokens[1], valve)
	enrol(tokens[4], lone) // under no policy
	w.do(admin, "Fleet", fleet.PackWithdrawInvitation(tokens[3].public.ID()))
	w.wait()
	invitations = append(invitations, invite(tokens[5], 0, "again", devices[1]))
	enrol(tokens[5], second)
	w.do(admin, "Fleet", fleet.PackRevoke(devices[2]))
	w.wait()

	// Snapshots of both, a fork, a restore of each kind.
	records := map[record.Hash][]record.Record{}
	anchor := func(by identity, device record.Hash, epoch uint32) record.Record {
		r := record.Record{Device: device, Sequence: uint64(len(records[device]) + 1), ListRoot: record.Keccak256(device[:]), SealedKeyHash: record.Hash{byte(epoch)},
			Policy: 1, PolicyVersion: 1, Trigger: record.BySchedule, Epoch: epoch, EpochCommitment: record.Hash{31: byte(epoch)}}
		if n := len(records[device]); n > 0 {
			r.Previous = records[device][n-1].Digest(domain)
		}
		receipt := record.Receipt{Device: device, ListRoot: r.ListRoot, Slot: 1, SlotVersion: 1, ValidUntil: math.MaxUint64}
		sig := keepers[0].sign(t, receipt.Digest(domain))
		w.do(admin, "Snapshots", snapshots.PackAnchor(bindings.Item{Record: binding(r), Signature: by.sign(t, r.Digest(domain)),
			Receipts: []bindings.ReceiptIn{{Position: 0, ValidUntil: receipt.ValidUntil, R: [32]byte(sig[:32]), S: [32]byte(sig[32:])}}}))
		records[device] = append(records[device], r)
		return r
	}
	first := anchor(pump, devices[0], 1)
	w.wait()
	anchor(pump, devices[0], 1)
	latest := anchor(pump, devices[0], 200)
	last := anchor(second, devices[1], 2)
	forged := last
	forged.ListRoot = record.Hash{9}
	w.wait()
	w.do(admin, "Snapshots", snapshots.PackReportFork(binding(last), binding(forged), second.sign(t, forged.Digest(domain))))
	recipient, reader, purpose := record.Hash{1, 1}, record.Hash{2, 2}, record.Hash{3, 3}
	for _, r := range []record.Record{first, latest, last, latest} {
		w.do(requester, "Recovery", recovery.PackRequest(binding(r), recipient, reader, purpose, word("e")))
	}
	w.wait() // accounts take turns: in one block the next request might come before these
	own := record.RestoreRequest{Device: devices[1], Record: last.Digest(domain), Recipient: recipient, Reader: reader, Purpose: purpose, Region: word("e"), Nonce: 7}
	w.do(admin, "Recovery", recovery.PackRequestByDevice(binding(last), recipient, reader, purpose, word("e"), 7, second.sign(t, own.Digest(domain))))
	w.wait()
	w.do(approver, "Recovery", recovery.PackApprove(big.NewInt(1)))
	w.do(approver, "Recovery", recovery.PackApprove(big.NewInt(2)))
	w.do(approver, "Recovery", recovery.PackDeny(big.NewInt(3), [32]byte{}))
	w.do(requester, "Recovery", recovery.PackWithdraw(big.NewInt(4)))
	w.wait()
	w.do(requester, "Recovery", recovery.PackReport(big.NewInt(2), latest.ListRoot, 3, 4, 0x80000001, [32]byte{}))
	w.do(admin, "Clock", clock.PackTick())
	w.do(admin, "Retention", retention.PackHold(binding(latest), [32]byte{1}))
	w.do(admin, "Retention", retention.PackHoldDevice(devices[1], [32]byte{1}))
	w.do(admin, "Retention", retention.PackFreeze(devices[1], math.MaxUint64))
	w.do(admin, "Incidents", incidents.PackSetMonitor(chaintest.Address(admin), 0x7e, nil))
	w.do(admin, "Incidents", incidents.PackSetResponse(1, 1, 0xd1, 60)) // command-backup, more-redundancy, block-restores, more-approvals
	w.do(admin, "Incidents", incidents.PackReport(devices[0], 1, [32]byte{1}))
	w.wait()

	s, a = w.state()
	keys := append(devices, second.public.ID())
	var hashes []record.Hash
	for _, list := range records {
		for _, r := range list {
			hashes = append(hashes, r.Digest(domain))
		}
	}
	found := checkAll(t, s, a, keys, invitations, hashes)
	if want := 4 + 33 + 32 + 16 + 3 + 5 + 3 + 6 + 4 + 5; found != want {
		t.Errorf("%d things were found on the chain, want %d", found, want)
	}

	// What the test did, in the words of its reads.
	d, err := s.Device(ctx, devices[1])
	same(t, "the valve", d, err, state.Device{ID: devices[1], Key: second.public, Organisation: 1, Status: state.Active, Generation: 2, EnrolledAt: d.EnrolledAt, Label: "valve"})
	h, err := s.Head(ctx, devices[1])
	if err != nil || !h.Forked(2) || h.Forked(1) || h.Sequence != 1 || h.Epoch != 2 {
		t.Errorf("the valve's head %+v, %v", h, err)
	}
	h, err = s.Head(ctx, devices[0])
	if err != nil || h.Forked(1) || h.Sequence != 3 || h.ReleasedEpoch != 200 || h.RecordHash != latest.Digest(domain) {
		t.Errorf("the pump's head %+v, %v", h, err)
	}
	if list, err := s.Retained(ctx, first.Digest(domain), latest.Digest(domain)); err != nil || !slices.Equal(list, []state.Retained{{}, {Holds: 1}}) {
		t.Errorf("what keeps the pump's snapshots: %+v, %v", list, err)
	}
	if k, err := s.Keeping(ctx, devices[1]); err != nil || k != (state.Keeping{Holds: 1, FrozenUntil: math.MaxUint64}) {
		t.Errorf("what keeps the valve's snapshots: %+v, %v", k, err)
	}
	if o, err := s.Orders(ctx, devices[0]); err != nil || o.Command != 1 || o.CommandedAt == 0 || o.CommandUntil != o.CommandedAt+60 || o.RedundantUntil != o.CommandUntil || o.BlockedUntil != o.CommandUntil || o.ApprovalsUntil != o.CommandUntil {
		t.Errorf("what incidents want of the pump: %+v, %v", o, err)
	}
	for id, want := range map[uint64]state.RequestStatus{1: state.Granted, 2: state.Reported, 3: state.Denied, 4: state.Withdrawn, 5: state.Open} {
		if q, err := s.Request(ctx, id); err != nil || q.Status != want || q.Reader != reader {
			t.Errorf("request %d: %+v, %v; want it %s", id, q, err, want)
		}
	}
	for i, want := range []uint64{2, 0} {
		q, err := s.GrantOf(ctx, devices[i], reader)
		if want == 0 && !errors.Is(err, state.ErrNotFound) || want != 0 && (err != nil || q.ID != want || q.Reader != reader) {
			t.Errorf("the grant of device %d to the reader: %+v, %v; want request %d", i, q, err, want)
		}
	}
	if o, err := s.Organisation(ctx, 2); err != nil || o != (state.Organisation{ID: 2}) {
		t.Errorf("the organisation of zeros: %+v, %v", o, err)
	}
	if n, err := s.StoreCount(ctx); err != nil || n != 33 {
		t.Errorf("%d stores, %v", n, err)
	}

	// Many at once, in the order asked for, and as few trips as can be.
	p, err := s.Policy(ctx, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	counted := &counting{View: view(t, w)}
	s = state.New(counted)
	slots, err := s.Slots(ctx, p.Terms.Slots)
	if err != nil {
		t.Fatal(err)
	}
	var ids []uint32
	for i, slot := range slots {
		if slot.Number != p.Terms.Slots[i] {
			t.Fatalf("slot %d in the place of %d", slot.Number, p.Terms.Slots[i])
		}
		ids = append(ids, slot.Store)
	}
	holders, err := s.Stores(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range holders {
		if h.ID != ids[i] || h.Organisation != slots[i].Organisation {
			t.Errorf("store %d in the place of %d", h.ID, ids[i])
		}
	}
	if counted.reads != 3 {
		t.Errorf("32 slots and their stores took %d reads, want 3: slots, stores, long endpoints", counted.reads)
	}

	// A grant holds until it ends, and that of a device no longer than its key.
	mayRead := func(id uint64, want bool) {
		t.Helper()
		s, a := w.state()
		q, err := s.Request(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := s.MayRead(ctx, q.Device, q.Reader, q.GrantedUntil); err != nil || ok != want || ok != ask(a, "Recovery", recovery.PackIsGranted(big.NewInt(int64(id))), recovery.UnpackIsGranted) {
			t.Errorf("reading under request %d: %v, %v, want %v", id, ok, err, want)
		}
		for who, x := range map[string]func() (bool, error){
			"another reader":  func() (bool, error) { return s.MayRead(ctx, q.Device, record.Hash{9}, 0) },
			"another device":  func() (bool, error) { return s.MayRead(ctx, unknownDevice, q.Reader, 0) },
			"a second late":   func() (bool, error) { return s.MayRead(ctx, q.Device, q.Reader, q.GrantedUntil+1) },
			"after centuries": func() (bool, error) { return s.MayRead(ctx, q.Device, q.Reader, math.MaxUint64) },
		} {
			if ok, err := x(); ok || err != nil {
				t.Errorf("%s: %v, %v", who, ok, err)
			}
		}
	}
	mayRead(2, false) // reported
	mayRead(5, false) // open
	w.do(approver, "Recovery", recovery.PackApprove(big.NewInt(5)))
	w.wait()
	mayRead(5, true)
	w.do(admin, "Fleet", fleet.PackRevoke(devices[1]))
	w.wait()
	mayRead(5, false)
}

// unknownDevice is enrolled nowhere.
var unknownDevice = record.Hash{0xff, 0xee}

// checkAll compares every read with the contract's own answer, for what is
// there and for what is not, and returns how many things were there.
func checkAll(t *testing.T, s state.State, a *asker, keys, invitations, hashes []record.Hash) (found int) {
	t.Helper()
	ctx := t.Context()
	unknown := record.Hash{0xff}

	for _, id := range append(keys, unknown, record.Hash{}) {
		of, err := s.DeviceOfKey(ctx, id)
		wantOf := record.Hash(ask(a, "Fleet", fleet.PackIdOfKey(id), fleet.UnpackIdOfKey))
		if wantOf == (record.Hash{}) {
			absent(t, "device of key", a.number, err)
		} else {
			same(t, "device of key", of, err, wantOf)
		}
		d, err := s.Device(ctx, id)
		v := ask(a, "Fleet", fleet.PackDevice(id), fleet.UnpackDevice)
		if v.Status == 0 {
			absent(t, "device", a.number, err)
		} else {
			found++
			same(t, "device", d, err, state.Device{ID: id, Key: key(v.X, v.Y), Organisation: v.Organisation, Status: state.DeviceStatus(v.Status),
				Generation: v.Generation, EnrolledAt: v.EnrolledAt, Label: unword(v.Label)})
		}
		policy, err := s.PolicyOf(ctx, id)
		wantPolicy := ask(a, "Policies", policies.PackPolicyOf(id), policies.UnpackPolicyOf)
		if wantPolicy == 0 {
			absent(t, "policy of device", a.number, err)
		} else {
			same(t, "policy of device", policy, err, wantPolicy)
		}
		h, err := s.Head(ctx, id)
		g := ask(a, "Snapshots", snapshots.PackHead(id), snapshots.UnpackHead)
		same(t, "head", h, err, state.Head{RecordHash: g.RecordHash, Sequence: g.Sequence, AnchoredAt: g.AnchoredAt, Epoch: g.Epoch,
			ReleasedEpoch: g.ReleasedEpoch, ForkedGeneration: g.ForkedGeneration, BucketRefill: g.BucketRefill, EpochKeys: g.EpochKeys,
			Policy: g.Policy, PolicyVersion: g.PolicyVersion, Window: g.Window,
			Breaches: g.Breaches, Overdue: g.Overdue, Longest: g.Longest, Flagged: g.Flagged,
			Opened: state.Opened{Hour: g.Hour, Day: g.Day, Week: g.Week, Month: g.Month, Year: g.Year}})
		keeping, err := s.Keeping(ctx, id)
		same(t, "keeping", keeping, err, state.Keeping{Holds: ask(a, "Retention", retention.PackHoldsOnDevice(id), retention.UnpackHoldsOnDevice).Uint64(),
			FrozenUntil: ask(a, "Retention", retention.PackFrozenUntil(id), retention.UnpackFrozenUntil)})
		orders, err := s.Orders(ctx, id)
		o := ask(a, "Incidents", incidents.PackOrdersOf(id), incidents.UnpackOrdersOf)
		same(t, "orders", orders, err, state.Orders{Command: o.Command, CommandedAt: o.CommandedAt, CommandUntil: o.CommandUntil, RedundantUntil: o.RedundantUntil, BlockedUntil: o.BlockedUntil, ApprovalsUntil: o.ApprovalsUntil})
		duties, err := s.Duties(ctx, id)
		due := ask(a, "Snapshots", snapshots.PackDueAt(id), snapshots.UnpackDueAt)
		same(t, "duties", duties, err, []state.Duty{{Status: d.Status, Due: due, Flagged: g.Flagged}})
		if forked := ask(a, "Snapshots", snapshots.PackIsForked(id), snapshots.UnpackIsForked); forked != h.Forked(d.Generation) {
			t.Errorf("device %s forked: %v, the contract says %v", id, h.Forked(d.Generation), forked)
		}
	}
	for _, id := range append(invitations, unknown) {
		i, err := s.Invitation(ctx, id)
		v := ask(a, "Fleet", fleet.PackInvitation(id), fleet.UnpackInvitation)
		if v.Status == 0 {
			absent(t, "invitation", a.number, err)
			continue
		}
		found++
		same(t, "invitation", i, err, state.Invitation{ID: id, Key: key(v.TokenX, v.TokenY), Organisation: v.Organisation, Policy: v.Policy,
			Expires: v.Expires, UsedAt: v.UsedAt, Status: state.InvitationStatus(v.Status), Generation: v.Generation, Label: unword(v.Label), Replaces: v.Replaces, Device: v.Device})
	}
	for id := range uint32(36) {
		o, err := s.Organisation(ctx, id)
		if id == 0 || id > ask(a, "Stores", stores.PackOrganisationCount(), stores.UnpackOrganisationCount) {
			absent(t, "organisation", a.number, err)
		} else {
			found++
			v := ask(a, "Stores", stores.PackOrganisation(id), stores.UnpackOrganisation)
			same(t, "organisation", o, err, state.Organisation{ID: id, Name: unword(v.Name), Account: light.Address(v.Account), Active: v.Active})
		}
		st, err := s.Store(ctx, id)
		if id == 0 || id > ask(a, "Stores", stores.PackStoreCount(), stores.UnpackStoreCount) {
			absent(t, "store", a.number, err)
		} else {
			found++
			v := ask(a, "Stores", stores.PackStore(id), stores.UnpackStore)
			same(t, "store", st, err, state.Store{ID: id, Key: key(v.X, v.Y), TLSKeyHash: v.TlsKeyHash, Region: unword(v.Region), Organisation: v.Organisation, Slot: v.Slot, Endpoint: v.Endpoint})
		}
		slot, err := s.Slot(ctx, id)
		if v := ask(a, "Stores", stores.PackSlot(id), stores.UnpackSlot); v.Store == 0 {
			absent(t, "slot", a.number, err)
		} else {
			found++
			same(t, "slot", slot, err, state.Slot{Number: id, Store: v.Store, Version: v.Version, Organisation: v.Organisation})
		}
		k, err := s.Custodian(ctx, id)
		if id == 0 || id > ask(a, "Custody", custody.PackCustodianCount(), custody.UnpackCustodianCount) {
			absent(t, "custodian", a.number, err)
		} else {
			found++
			v := ask(a, "Custody", custody.PackCustodian(id), custody.UnpackCustodian)
			same(t, "custodian", k, err, state.Custodian{ID: id, Key: key(v.X, v.Y), TLSKeyHash: v.TlsKeyHash, Organisation: v.Organisation, Endpoint: v.Endpoint})
		}
		p, err := s.Panel(ctx, id)
		if v := ask(a, "Custody", custody.PackPanel(id), custody.UnpackPanel); v.M == 0 {
			absent(t, "panel", a.number, err)
		} else {
			found++
			same(t, "panel", p, err, state.Panel{ID: id, M: v.M, Custodians: v.Custodians})
		}
		q, err := s.Request(ctx, uint64(id))
		if v := ask(a, "Recovery", recovery.PackRequestOf(new(big.Int).SetUint64(uint64(id))), recovery.UnpackRequestOf); v.Status == 0 {
			absent(t, "request", a.number, err)
		} else {
			found++
			same(t, "request", q, err, state.Request{ID: uint64(id), Device: v.Device, RecordHash: v.RecordHash, Recipient: v.Recipient, Reader: v.Reader,
				Purpose: v.Purpose, Requester: light.Address(v.Requester), Epoch: v.Epoch, Policy: v.Policy, PolicyVersion: v.PolicyVersion,
				RequestedAt: v.RequestedAt, OpenUntil: v.OpenUntil, GrantedUntil: v.GrantedUntil, Generation: v.Generation,
				Status: state.RequestStatus(v.Status), Approvals: v.Approvals, GrantableAt: v.GrantableAt, ReportedAt: v.ReportedAt,
				Positions: v.Positions, SelfGrantableAt: v.SelfGrantableAt, Organisations: set(v.Organisations), ListRoot: v.ListRoot, Region: v.Region})
		}
	}
	for id := range uint32(5) {
		l, err := s.PolicyInForce(ctx, id)
		v := ask(a, "Policies", policies.PackInForce(id), policies.UnpackInForce)
		waits := ask(a, "Policies", policies.PackWaiting(id), policies.UnpackWaiting)
		if v.Version == 0 {
			absent(t, "policy in force", a.number, err)
		} else {
			same(t, "policy in force", l, err, state.InForce{Version: v.Version, Since: v.Since, Grace: l.Grace, Previous: l.Previous, Waiting: waits.Version, From: waits.From})
		}
		for version := range uint32(5) {
			if got, want := l.Accepts(version, a.time()), ask(a, "Policies", policies.PackVersionAccepted(id, version), policies.UnpackVersionAccepted); got != want {
				t.Errorf("version %d of policy %d accepted: %v, the contract says %v", version, id, got, want)
			}
			p, err := s.Policy(ctx, id, version)
			published := ask(a, "Policies", policies.PackPublished(id, version), policies.UnpackPublished)
			if published.PublishedAt == 0 {
				absent(t, "policy", a.number, err)
				_, err = s.Terms(ctx, id, version)
				absent(t, "terms", a.number, err)
				continue
			}
			found++
			v := ask(a, "Policies", policies.PackTerms(id, version), policies.UnpackTerms)
			want := state.Terms{Interval: v.Interval, Lateness: v.Lateness, MinRetention: v.MinRetention, Keep: state.Keep(v.Keep), Grace: v.Grace, K: v.K, N: v.N, W: v.W, Organisations: v.Organisations,
				Slots: v.Slots, RestoreRole: v.RestoreRole, ApproverRole: v.ApproverRole, Approvals: v.Approvals, RequestTTL: v.RequestTtl, GrantTTL: v.GrantTtl, Panel: v.Panel, Restore: state.Restore{Delay: v.Restore.Delay, Deadline: v.Restore.Deadline, Successor: v.Restore.Successor}}
			for _, c := range v.Restore.Clauses {
				want.Restore.Clauses = append(want.Restore.Clauses, state.Clause{Organisations: set(c.Organisations), Approvals: c.Approvals})
			}
			for _, r := range v.Restore.Regions {
				want.Restore.Regions = append(want.Restore.Regions, unword(r))
			}
			same(t, "policy", p, err, state.Policy{Number: id, Version: version, Name: unword(published.Name), PublishedAt: published.PublishedAt, Terms: want})
			terms, err := s.Terms(ctx, id, version)
			same(t, "terms", terms, err, want)
			if version == l.Version && l.Grace != v.Grace {
				t.Errorf("grace %d, the terms say %d", l.Grace, v.Grace)
			}
		}
	}
	for _, hash := range append(hashes, unknown) {
		kept, err := s.Retained(ctx, hash)
		same(t, "retained", kept, err, []state.Retained{{RetiredAt: ask(a, "Retention", retention.PackRetiredAt(hash), retention.UnpackRetiredAt),
			Holds: ask(a, "Retention", retention.PackHoldsOn(hash), retention.UnpackHoldsOn).Uint64()}})
		n, err := s.Snapshot(ctx, hash)
		v := ask(a, "Snapshots", snapshots.PackSnapshot(hash), snapshots.UnpackSnapshot)
		if v.AnchoredAt == 0 {
			absent(t, "snapshot", a.number, err)
			continue
		}
		found++
		same(t, "snapshot", n, err, state.Snapshot{RecordHash: hash, Expiry: v.Expiry, AnchoredAt: v.AnchoredAt, Sequence: v.Sequence, Positions: v.Positions, Epoch: v.Epoch})
	}
	count, err := s.RequestCount(ctx)
	same(t, "requests", count, err, ask(a, "Recovery", recovery.PackRequestCount(), recovery.UnpackRequestCount).Uint64())
	at, err := s.RetentionTime(ctx)
	same(t, "retention time", at, err, ask(a, "Clock", clock.PackTime(), clock.UnpackTime))
	return found
}

// time is the block's, at which the contracts' views are asked.
func (a *asker) time() uint64 {
	h, err := a.w.eth.HeaderByNumber(a.w.t.Context(), new(big.Int).SetUint64(a.number))
	if err != nil {
		a.w.t.Fatal(err)
	}
	return h.Time
}

// set is a set of organisations as a contract gives it.
func set(bits *big.Int) (o state.Organisations) {
	bits.FillBytes(o[:])
	return o
}

func key(x, y [32]byte) record.PublicKey { return record.PublicKey{X: x, Y: y} }

func binding(r record.Record) bindings.Record {
	return bindings.Record{Device: r.Device, Sequence: r.Sequence, Previous: r.Previous, ListRoot: r.ListRoot, SealedKeyHash: r.SealedKeyHash,
		Policy: r.Policy, PolicyVersion: r.PolicyVersion, Trigger: uint8(r.Trigger), Epoch: r.Epoch, EpochCommitment: r.EpochCommitment,
		Verdict: r.Verdict, VerdictHash: r.VerdictHash, Supersedes: r.Supersedes}
}

func view(t *testing.T, w *world) *light.View {
	t.Helper()
	v, err := w.reader.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// counting counts how often storage is read.
type counting struct {
	state.View
	reads int
}

func (c *counting) Storage(ctx context.Context, contract string, slots []record.Hash) ([]record.Hash, error) {
	c.reads++
	return c.View.Storage(ctx, contract, slots)
}
