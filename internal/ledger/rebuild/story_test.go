package rebuild_test

import (
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/ledger/ledgertest"
	"github.com/byssus-iot/byssus/internal/ledger/rebuild"
	"github.com/byssus-iot/byssus/internal/passkey"
	"github.com/byssus-iot/byssus/internal/record"
)

// called by contracts alone in the story, with the event that tells of it.
var byContracts = map[string]string{
	"AccessManager.consumeScheduledOp": "AccessManager.OperationExecuted",
	"Stores.addOrganisation":           "Stores.OrganisationAdded",
	"Stores.updateOrganisation":        "Stores.OrganisationUpdated",
	"Custody.setAuthority":             "Custody.AuthorityUpdated",
	"Fleet.setAuthority":               "Fleet.AuthorityUpdated",
	"Incidents.setAuthority":           "Incidents.AuthorityUpdated",
	"Policies.setAuthority":            "Policies.AuthorityUpdated",
	"Recovery.setAuthority":            "Recovery.AuthorityUpdated",
	"Retention.setAuthority":           "Retention.AuthorityUpdated",
	"Snapshots.setAuthority":           "Snapshots.AuthorityUpdated",
	"Stores.setAuthority":              "Stores.AuthorityUpdated",
}

// reverting is the function that changes nothing, whoever calls it.
const reverting = "AccessManager.execute"

// telling are events that tell of no change of what their contract stores.
var telling = map[string]bool{
	"AccessManager.RoleLabel": true, "Snapshots.Refused": true, "Recovery.RequestRefused": true, "Retention.RetireRefused": true,
	"Incidents.ResponseEnded": true, "Consortium.AccountEndowed": true,
}

// TestStory calls every function of the contracts that changes something, sees
// every event, and compares the contracts' storage with what the events make it,
// over and over.
func TestStory(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.compare()
	site := w.registry()
	w.compare()
	site.devices()
	w.compare()
	site.snapshots()
	w.compare()
	site.restores()
	w.compare()
	site.retention()
	w.compare()
	site.incidents()
	w.compare()
	w.roles()
	w.compare()
	w.consortium()
	w.compare()
	w.authorities()
	w.compare()

	for f, event := range byContracts {
		name, e, _ := strings.Cut(event, ".")
		if w.state.Seen(name, e) == 0 {
			t.Errorf("nothing called %s: %s was not seen", f, event)
		}
		w.called[f] = true
	}
	for name, parsed := range w.abis {
		for _, method := range parsed.Methods {
			if key := name + "." + method.Name; !method.IsConstant() && !w.called[key] && key != reverting {
				t.Errorf("the story does not call %s", key)
			}
		}
		for event := range parsed.Events {
			key := name + "." + event
			switch {
			case w.state.Seen(name, event) == 0:
				t.Errorf("the story does not make the event %s", key)
			case telling[key] && w.state.Changed(name, event) != 0:
				t.Errorf("%s changed what its contract stores", key)
			case !telling[key] && w.state.Changed(name, event) == 0:
				t.Errorf("%s never changed what its contract stores", key)
			}
		}
	}
	for _, name := range rebuild.Names() {
		t.Logf("%s: %d slots", name, len(w.state.Storage(name).Slots()))
	}
}

// TestFounding compares a chain that was founded as all are.
func TestFounding(t *testing.T) {
	t.Parallel()
	s := ledgertest.Start(t, ledgertest.Options{})
	at := map[string]common.Address{}
	for _, name := range rebuild.Names() {
		at[name] = s.Contract(name)
	}
	r := newReplay(t, s.Node.URL(), s.Ledger.Domain(), at)
	r.compare()
	_, id := s.Enrol(t, "pump", record.Hash{})
	r.compare()
	if r.state.Seen("Fleet", "DeviceEnrolled") != 1 || id == (record.Hash{}) {
		t.Error("the device is not among the events")
	}
}

// site is a world with stores, custodians and policies.
type site struct {
	*world
	keepers []identity // of the stores, which have the slots of their numbers
	pump    *device
	valve   *device
	lamp    *device
	before  identity // the lamp's first
	all     []*device
	tokens  int
}

// device is one with its key and the records that were accepted of it.
type device struct {
	identity
	id      record.Hash
	policy  uint32
	version uint32
	records []record.Record
}

// terms are of a policy of the first n slots that asks for receipts of w.
func terms(n, w uint8) bindings.Terms {
	t := bindings.Terms{Interval: 60, Lateness: 10, Grace: 86400, K: 1, N: n, W: w, Organisations: 1, RestoreRole: 4, ApproverRole: 3,
		Approvals: 1, RequestTtl: 3600, GrantTtl: 7200, Panel: 1}
	for i := range n {
		t.Slots = append(t.Slots, uint32(i+1))
	}
	return t
}

func (w *world) registry() *site {
	s := &site{world: w}
	for i, endpoint := range []string{"", "https://short", strings.Repeat("l", 31), strings.Repeat("l", 32)} {
		k := newIdentity(w.t)
		s.keepers = append(s.keepers, k)
		w.do(admin, "Stores", stores.PackAddStore(uint32(i+1), k.public.X, k.public.Y, [32]byte{byte(i)}, word("eu"), endpoint))
		w.do(admin, "Stores", stores.PackAssignSlot(uint32(i+1), uint32(i+1)))
	}
	spare := newIdentity(w.t)
	w.do(admin, "Stores", stores.PackAddStore(1, spare.public.X, spare.public.Y, [32]byte{9}, word("us"), strings.Repeat("s", 256)))
	w.do(admin, "Stores", stores.PackAssignSlot(4, 5)) // a repair
	w.do(admin, "Stores", stores.PackUpdateStore(2, strings.Repeat("g", 100), [32]byte{7}))
	w.do(admin, "Stores", stores.PackUpdateStore(5, "now short", [32]byte{8}))
	for i := range 3 {
		k := newIdentity(w.t)
		w.do(admin, "Custody", custody.PackAddCustodian(uint32(i+1), k.public.X, k.public.Y, [32]byte{31: byte(i)}, strings.Repeat("c", i*40)))
	}
	w.do(admin, "Custody", custody.PackUpdateCustodian(1, strings.Repeat("u", 64), [32]byte{3}))
	w.do(admin, "Custody", custody.PackAddPanel(2, []uint32{3, 1, 2}))
	w.wait()

	kept := terms(1, 1)
	kept.Keep = bindings.Keep{Last: 1, Hourly: 2, Daily: 3, Weekly: 4, Monthly: 5, Yearly: 6}
	w.do(admin, "Policies", policies.PackPublish(0, word("kept"), kept))
	wide := terms(3, 2)
	wide.Approvals = 2
	wide.Restore = bindings.Restore{Delay: 30, Deadline: 40, Regions: [][32]byte{word("eu"), word("us")}, Clauses: []bindings.Clause{
		{Organisations: big.NewInt(0), Approvals: 2}, {Organisations: big.NewInt(0b1010), Approvals: 1}}}
	w.do(admin, "Policies", policies.PackPublish(0, word("wide"), wide))
	short := terms(1, 1)
	short.Restore.Successor = 45
	w.do(admin, "Policies", policies.PackPublish(0, word("short"), short))
	w.do(admin, "Policies", policies.PackPublish(1, word("kept longer"), kept))
	w.wait()
	// Looser ones wait for the consortium's delay: one is withdrawn, one gives way
	// to another, which is in force by and by; the next writes that down.
	loose := terms(1, 1)
	loose.Interval = 3600
	w.do(admin, "Policies", policies.PackPublish(0, word("loose"), terms(1, 1)))
	w.do(admin, "Policies", policies.PackPublish(4, word("looser"), loose))
	w.do(admin, "Policies", policies.PackWithdraw(4))
	w.do(admin, "Policies", policies.PackPublish(4, word("looser"), loose))
	loose.Interval = 1800
	w.do(admin, "Policies", policies.PackPublish(4, word("less so"), loose))
	w.wait()
	w.compare()
	w.pass(2 * time.Minute)
	w.do(admin, "Policies", policies.PackPublish(4, word("less so again"), loose))
	w.wait()
	w.compare()
	return s
}

// invite makes an invitation, and returns its token.
func (s *site) invite(policy uint32, replaces record.Hash) identity {
	token := newIdentity(s.t)
	s.tokens++
	s.do(admin, "Fleet", fleet.PackInvite(token.public.ID(), token.public.X, token.public.Y, 1, policy, math.MaxUint64, word("a label"), replaces))
	return token
}

func (s *site) enrol(token, key identity) {
	d := record.Enrolment{Invitation: token.public.ID(), Key: key.public}.Digest(s.domain)
	s.do(admin, "Fleet", fleet.PackEnrol(token.public.ID(), key.public.X, key.public.Y, token.sign(s.t, d), key.sign(s.t, d)))
}

// add enrols a device under a policy.
func (s *site) add(policy, version uint32) *device {
	d := &device{identity: newIdentity(s.t), policy: policy, version: version}
	d.id = d.public.ID()
	s.enrol(s.invite(policy, record.Hash{}), d.identity)
	s.all = append(s.all, d)
	return d
}

func (s *site) devices() {
	s.pump, s.valve, s.lamp = s.add(1, 2), s.add(2, 1), s.add(3, 1)
	none := s.add(0, 0)
	gone := s.invite(1, record.Hash{})
	s.do(admin, "Fleet", fleet.PackWithdrawInvitation(gone.public.ID()))
	s.invite(2, record.Hash{}) // stays open
	s.wait()
	token := s.invite(0, s.lamp.id)
	s.before, s.lamp.identity = s.lamp.identity, newIdentity(s.t)
	s.enrol(token, s.lamp.identity)
	s.do(admin, "Policies", policies.PackAssign(none.id, 1))
	s.do(admin, "Policies", policies.PackAssign(none.id, 4)) // looser: it waits
	s.wait()
	s.compare()
	s.pass(2 * time.Minute)
	s.do(admin, "Policies", policies.PackAssign(none.id, 3))
	late := s.add(0, 0)
	s.do(admin, "Policies", policies.PackAssignAtEnrolment(late.id, 2))
	s.do(admin, "Fleet", fleet.PackRevoke(late.id))
	s.wait()
}

// next is the record that comes after a device's last one.
func (s *site) next(d *device, epoch uint32) record.Record {
	n := len(d.records)
	r := record.Record{Device: d.id, Sequence: uint64(n + 1), ListRoot: record.Keccak256(d.id[:], []byte{byte(n)}), SealedKeyHash: record.Hash{byte(epoch)},
		Policy: d.policy, PolicyVersion: d.version, Trigger: record.BySchedule, Epoch: epoch, EpochCommitment: record.Hash{31: byte(epoch)}}
	if n > 0 {
		r.Previous = d.records[n-1].Digest(s.domain)
	}
	return r
}

// receipts are of the stores at positions.
func (s *site) receipts(r record.Record, positions ...int) (out []bindings.ReceiptIn) {
	for _, p := range positions {
		receipt := record.Receipt{Device: r.Device, ListRoot: r.ListRoot, Slot: uint32(p + 1), SlotVersion: 1, ValidUntil: math.MaxUint64}
		sig := s.keepers[p].sign(s.t, receipt.Digest(s.domain))
		out = append(out, bindings.ReceiptIn{Position: uint8(p), ValidUntil: receipt.ValidUntil, R: [32]byte(sig[:32]), S: [32]byte(sig[32:])})
	}
	return out
}

func (s *site) item(d *device, r record.Record, positions ...int) bindings.Item {
	return bindings.Item{Record: binding(r), Signature: d.sign(s.t, r.Digest(s.domain)), Receipts: s.receipts(r, positions...)}
}

// anchor sends a device's next record with the receipts of its policy's first stores.
func (s *site) anchor(d *device, epoch uint32) record.Record {
	r := s.next(d, epoch)
	positions := []int{0}
	if d.policy == 2 {
		positions = []int{0, 1}
	}
	s.do(admin, "Snapshots", snapshots.PackAnchor(s.item(d, r, positions...)))
	d.records = append(d.records, r)
	return r
}

func (s *site) snapshots() {
	s.anchor(s.pump, 1)
	s.anchor(s.pump, 1)
	first := s.anchor(s.valve, 2)
	s.anchor(s.lamp, 1)
	s.wait()
	s.pass(23 * time.Hour) // a day is the most that a node believes
	s.do(admin, "Clock", clock.PackTick())
	s.wait()
	for range 3 { // the retention clock goes on by an hour at most, tick by tick
		s.pass(2 * time.Hour)
		s.do(admin, "Clock", clock.PackTick())
		s.wait()
	}
	// A late device: flagged; one that nobody flagged.
	s.do(requester, "Snapshots", snapshots.PackFlagOverdue(s.pump.id))
	s.wait()
	s.anchor(s.pump, 1)
	// A batch: of a record that is accepted, one again with more receipts, and
	// one that is refused.
	good, bad := s.next(s.lamp, 5), s.next(s.pump, 1)
	bad.Sequence = 99
	s.do(admin, "Snapshots", snapshots.PackAnchorBatch([]bindings.Item{s.item(s.lamp, good, 0), s.item(s.valve, first, 0, 1, 2), s.item(s.pump, bad, 0)}))
	s.lamp.records = append(s.lamp.records, good)
	second := s.anchor(s.valve, 2)
	s.wait()
	s.do(admin, "Snapshots", snapshots.PackAddReceipts(binding(second), s.receipts(second, 2)))
	s.do(admin, "Snapshots", snapshots.PackNoteRelease(s.pump.id, 1))
	s.wait()
	s.anchor(s.pump, 2)
	s.wait()

	// A record that superseded one that superseded another: no fork, which has
	// to be shown. Then one that is.
	other := s.next(s.pump, 2)
	between := other
	between.ListRoot, between.Supersedes = record.Hash{1}, other.Digest(s.domain)
	accepted := other
	accepted.ListRoot, accepted.Supersedes = record.Hash{2}, between.Digest(s.domain)
	s.do(admin, "Snapshots", snapshots.PackAnchor(s.item(s.pump, accepted, 0)))
	s.pump.records = append(s.pump.records, accepted)
	s.wait()
	s.do(requester, "Snapshots", snapshots.PackReportFork(binding(accepted), binding(other), s.pump.sign(s.t, other.Digest(s.domain))))
	s.wait()
	s.do(requester, "Snapshots", snapshots.PackAnswerFork(binding(accepted), []bindings.Record{binding(between)}))
	s.wait()
	last := s.valve.records[1]
	forged := last
	forged.ListRoot = record.Hash{9}
	s.do(requester, "Snapshots", snapshots.PackReportFork(binding(last), binding(forged), s.valve.sign(s.t, forged.Digest(s.domain))))
	s.wait()
}

// request asks for a restore as an account, and returns its number.
func (s *site) request(r record.Record) *big.Int {
	s.do(requester, "Recovery", recovery.PackRequest(binding(r), [32]byte{1}, [32]byte{2}, [32]byte{3}, word("eu")))
	s.wait()
	return ask(s.world, "Recovery", recovery.PackRequestCount(), recovery.UnpackRequestCount)
}

// ownRequest asks for a restore as the device.
func (s *site) ownRequest(d *device, r record.Record, nonce uint64) *big.Int {
	own := record.RestoreRequest{Device: d.id, Record: r.Digest(s.domain), Recipient: record.Hash{1}, Reader: record.Hash{4}, Purpose: record.Hash{3}, Region: word("us"), Nonce: nonce}
	s.do(admin, "Recovery", recovery.PackRequestByDevice(binding(r), own.Recipient, own.Reader, own.Purpose, own.Region, nonce, d.sign(s.t, own.Digest(s.domain))))
	s.wait()
	return ask(s.world, "Recovery", recovery.PackRequestCount(), recovery.UnpackRequestCount)
}

// decide brings a passkey's answer, as anybody may.
func (s *site) decide(id *big.Int, by identity, at common.Address, answer record.Answer) {
	challenge := ask(s.world, "Recovery", recovery.PackChallengeOf(id, at, uint8(answer), [32]byte{}), recovery.UnpackChallengeOf)
	a, err := passkey.Sign(by.key, challenge)
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(monitor, "Recovery", recovery.PackDecideByPasskey(id, at, uint8(answer), [32]byte{},
		bindings.Assertion{AuthenticatorData: a.AuthenticatorData, ClientData: a.ClientData, R: [32]byte(a.Signature[:32]), S: [32]byte(a.Signature[32:])}))
	s.wait()
}

func (s *site) restores() {
	// Passkeys of organisation 1: two go, of which one was not the last.
	var keys []identity
	var at []common.Address
	for i := range 4 {
		k := newIdentity(s.t)
		keys = append(keys, k)
		at = append(at, ask(s.world, "Approvers", approvers.PackApproverOf(1, k.public.X, k.public.Y), approvers.UnpackApproverOf))
		s.do(admin, "Approvers", approvers.PackAdd(1, k.public.X, k.public.Y, [32]byte{byte(i)}, word("Ada")))
		s.do(admin, "AccessManager", manager.PackGrantRole(3, at[i], 0))
	}
	s.do(admin, "Approvers", approvers.PackRemove(at[1]))
	s.do(admin, "Approvers", approvers.PackRemove(at[2]))
	s.wait()

	// Under policy 1 one approval is enough.
	pumped := s.pump.records[2]
	granted := s.request(pumped)
	s.do(approver, "Recovery", recovery.PackApprove(granted))
	s.wait()
	s.do(requester, "Recovery", recovery.PackReport(granted, pumped.ListRoot, 3, 4, 0x80000001, [32]byte{5}))
	denied, withdrawn := s.request(pumped), s.request(pumped)
	s.do(approver, "Recovery", recovery.PackDeny(denied, [32]byte{1}))
	s.do(requester, "Recovery", recovery.PackWithdraw(withdrawn))
	s.wait()
	s.decide(s.request(pumped), keys[0], at[0], record.Deny)
	// A stranger asks: the refusal is on the record.
	s.do(monitor, "Recovery", recovery.PackRequest(binding(pumped), [32]byte{1}, [32]byte{2}, [32]byte{3}, word("eu")))
	s.wait()

	// Under policy 2 two approvals of two organisations, and a delay. It is met,
	// opened again, and met.
	valved := s.valve.records[0]
	met := s.request(valved)
	s.decide(met, keys[0], at[0], record.Approve)
	s.decide(met, keys[3], at[3], record.Approve) // of the same organisation
	s.do(officer, "Recovery", recovery.PackApprove(met))
	s.wait()
	s.do(officer, "Recovery", recovery.PackRevoke(met))
	s.wait()
	s.decide(met, keys[3], at[3], record.Revoke)
	s.do(officer, "Recovery", recovery.PackApprove(met))
	s.wait()
	s.pass(time.Minute)
	s.do(monitor, "Recovery", recovery.PackGrant(met))
	s.wait()

	// A device's own, and again; then the device reports.
	own := s.ownRequest(s.lamp, s.lamp.records[0], 7)
	s.ownRequest(s.lamp, s.lamp.records[0], 8)
	s.ownRequest(s.lamp, s.lamp.records[0], 7) // the first again: nothing new
	s.do(approver, "Recovery", recovery.PackApprove(own))
	s.wait()
	report := record.RestoreReport{Request: own.Uint64(), ListRoot: s.lamp.records[0].ListRoot, Files: 1, Bytes: 2, Positions: 1, Evidence: record.Hash{6}}
	s.do(admin, "Recovery", recovery.PackReportByDevice(own, report.ListRoot, report.Files, report.Bytes, report.Positions, report.Evidence, s.lamp.sign(s.t, report.Digest(s.domain))))
	s.wait()

	// It took another's place, and restores itself; then the one before lives. A
	// request that was begun in vain begins nothing.
	own = s.ownRequest(s.lamp, s.lamp.records[0], 9)
	s.ownRequest(s.lamp, s.lamp.records[0], 10)
	s.pass(time.Minute)
	s.do(monitor, "Recovery", recovery.PackGrant(own))
	s.wait()
	report.Request = own.Uint64()
	s.do(admin, "Recovery", recovery.PackReportByDevice(own, report.ListRoot, report.Files, report.Bytes, report.Positions, report.Evidence, s.lamp.sign(s.t, report.Digest(s.domain))))
	s.wait()
	own = s.ownRequest(s.lamp, s.lamp.records[0], 11)
	s.do(monitor, "Recovery", s.alive(own))
	s.wait()
	s.ownRequest(s.lamp, s.lamp.records[0], 12)
}

// alive is the call that shows that the device lives whose place the lamp took.
func (s *site) alive(id *big.Int) []byte {
	alive := record.Alive{Device: s.lamp.id, Request: id.Uint64()}
	return recovery.PackCancelSelfRestore(id, s.before.public.X, s.before.public.Y, s.before.sign(s.t, alive.Digest(s.domain)))
}

func (s *site) retention() {
	s.anchor(s.lamp, 6)
	s.anchor(s.lamp, 6)
	s.wait()
	held, free, more := s.lamp.records[2], s.lamp.records[1], s.lamp.records[3]
	s.do(admin, "Retention", retention.PackHold(binding(held), [32]byte{1}))
	s.do(admin, "Retention", retention.PackHoldDevice(s.valve.id, [32]byte{1}))
	s.do(admin, "Retention", retention.PackHoldDevice(s.lamp.id, [32]byte{1}))
	s.do(admin, "AccessManager", manager.PackGrantRole(0, chaintest.Address(officer), 0))
	s.wait()
	s.do(officer, "Retention", retention.PackHold(binding(held), [32]byte{2}))
	s.wait()
	s.do(admin, "Retention", retention.PackRelease(binding(held), chaintest.Address(admin), [32]byte{3}))
	s.do(admin, "Retention", retention.PackReleaseDevice(s.lamp.id, chaintest.Address(admin), [32]byte{3}))
	s.do(admin, "Retention", retention.PackFreeze(s.lamp.id, math.MaxUint64))
	s.do(admin, "Retention", retention.PackThaw(s.lamp.id))
	s.do(admin, "Retention", retention.PackFreeze(s.pump.id, math.MaxUint64))
	s.do(admin, "Retention", retention.PackFreezeSnapshot(s.lamp.id, free.Digest(s.domain), math.MaxUint64))
	s.do(admin, "Retention", retention.PackThawSnapshot(s.lamp.id, free.Digest(s.domain)))
	s.do(admin, "Retention", retention.PackFreezeSnapshot(s.lamp.id, more.Digest(s.domain), 1))
	s.wait()
	s.pass(time.Hour)
	s.do(monitor, "Retention", retention.PackRetire(binding(free)))
	s.anchor(s.lamp, 6)
	s.wait()
	s.do(monitor, "Retention", retention.PackRetireBatch([]bindings.Record{binding(held), binding(more)}))
	s.wait()
}

func (s *site) incidents() {
	const everything = 0xff
	s.do(admin, "Incidents", incidents.PackSetMonitor(chaintest.Address(monitor), 0x02, []uint32{3, 1}))
	s.do(admin, "Incidents", incidents.PackSetMonitor(chaintest.Address(monitor), 0x7e, nil))
	s.do(admin, "Incidents", incidents.PackSetMonitor(chaintest.Address(requester), 0x0e, []uint32{2}))
	for kind := uint8(1); kind <= 4; kind++ {
		s.do(admin, "Incidents", incidents.PackSetResponse(1, kind, everything, 600*uint32(kind)))
	}
	s.do(admin, "Incidents", incidents.PackSetResponse(1, 1, everything&^1, 60))
	s.wait()
	report := func(kind uint8) { s.do(monitor, "Incidents", incidents.PackReport(s.pump.id, kind, [32]byte{kind})) }
	good := binding(s.pump.records[1])
	report(1)
	report(1)
	s.do(monitor, "Incidents", incidents.PackReportSince(good, 2, [32]byte{2}))
	s.do(monitor, "Incidents", incidents.PackReportSince(good, 4, [32]byte{4}))
	report(3)
	report(6) // the policy has no response to it
	s.do(monitor, "Incidents", incidents.PackReport(s.valve.id, 5, [32]byte{5}))
	s.wait()
	s.compare()
	s.do(officer, "Incidents", incidents.PackConfirm(big.NewInt(3), [32]byte{1}))
	s.do(officer, "Incidents", incidents.PackDismiss(big.NewInt(2), [32]byte{1}))
	s.wait()
	s.compare()
	s.pass(11 * time.Minute) // the first is over by now
	s.do(officer, "Incidents", incidents.PackClose(big.NewInt(3), [32]byte{1}))
	s.wait()
	s.compare()
	s.do(officer, "Incidents", incidents.PackDismiss(big.NewInt(4), [32]byte{1}))
	report(4)
	s.wait()
}

// roles does what the AccessManager can.
func (w *world) roles() {
	const some, delayed = 20, 12
	someone := chaintest.Address(delayed)
	w.do(admin, "AccessManager", manager.PackLabelRole(some, "some"))
	w.do(admin, "AccessManager", manager.PackSetRoleAdmin(some, 21))
	w.do(admin, "AccessManager", manager.PackSetRoleAdmin(some, 0))
	w.do(admin, "AccessManager", manager.PackSetRoleGuardian(some, 22))
	w.do(admin, "AccessManager", manager.PackSetGrantDelay(23, 3600))
	w.do(admin, "AccessManager", manager.PackSetTargetAdminDelay(w.at["Clock"], 3600))
	w.do(admin, "AccessManager", manager.PackSetTargetClosed(w.at["Clock"], true))
	w.do(admin, "AccessManager", manager.PackPauseRole(some))
	w.do(admin, "AccessManager", manager.PackPauseRole(24))
	w.do(admin, "AccessManager", manager.PackUnpauseRole(some))
	w.do(admin, "AccessManager", manager.PackMulticall([][]byte{manager.PackGrantRole(some, someone, 60), manager.PackGrantRole(25, someone, 0), manager.PackGrantRole(26, someone, 0)}))
	w.do(admin, "AccessManager", manager.PackSetTargetFunctionRole(w.at["Policies"], [][4]byte{[4]byte(w.abis["Policies"].Methods["assign"].ID)}, some))
	w.wait()
	w.do(admin, "AccessManager", manager.PackGrantRole(some, someone, 30)) // a shorter delay, by and by
	w.do(admin, "AccessManager", manager.PackRevokeRole(25, someone))
	w.do(delayed, "AccessManager", manager.PackRenounceRole(26, someone))
	w.do(admin, "AccessManager", manager.PackSetGrantDelay(23, 60)) // before the other is in force
	w.wait()

	device := ask(w, "Fleet", fleet.PackDeviceAt(big.NewInt(0)), fleet.UnpackDeviceAt)
	assign := func(policy uint32) []byte { return policies.PackAssign(device, policy) }
	for policy := uint32(1); policy <= 3; policy++ {
		w.do(delayed, "AccessManager", manager.PackSchedule(w.at["Policies"], assign(policy), big.NewInt(0)))
	}
	w.do(delayed, "AccessManager", manager.PackCancel(someone, w.at["Policies"], assign(3)))
	w.wait()
	w.pass(2 * time.Minute)
	w.do(delayed, "Policies", assign(2)) // which consumes what was scheduled
	w.do(delayed, "Policies", assign(1))
	w.wait()
	w.pass(20 * time.Hour)
	w.do(delayed, "AccessManager", manager.PackSchedule(w.at["Policies"], assign(1), big.NewInt(0)))
	w.do(admin, "AccessManager", manager.PackGrantRole(some, someone, 40)) // a longer one, at once
	w.wait()
}

// consortium does what members do with each other.
func (w *world) consortium() {
	const signedTwice, absent = 0, 1
	report := func(by int, organisation uint32, kind uint8, height uint64) {
		w.do(by, "Consortium", consortium.PackReport(organisation, kind, height))
	}
	height, err := w.eth.BlockNumber(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	// Three report that organisation 4 is absent; it comes back. Three report
	// organisation 3; of organisation 2 the floor keeps the validator.
	for _, by := range []int{3, 5, 7} {
		report(by, 4, absent, height)
	}
	w.wait()
	w.do(9, "Consortium", consortium.PackComeBack())
	w.wait()
	for _, by := range []int{3, 5, 9} {
		report(by, 3, signedTwice, height)
	}
	w.wait()
	report(3, 2, signedTwice, height)
	report(9, 2, signedTwice, height)
	w.wait()
	w.compare()
	w.govern(w.call("Consortium", consortium.PackRelease(3)))
	w.do(7, "Consortium", consortium.PackComeBack())
	w.wait()
	w.compare()

	// Two more, with whom the threshold rises; keys of one are changed, its
	// accounts change places; one goes.
	w.govern(w.call("Consortium", consortium.PackAdmit(w.card(member{13, 14}, 5))), w.call("Consortium", consortium.PackAdmit(w.card(member{15, 16}, 6))),
		w.call("Consortium", consortium.PackAdmitAccount(chaintest.Address(20), 5)), w.call("Consortium", consortium.PackAdmitAccount(chaintest.Address(21), 5)),
		w.call("Consortium", consortium.PackAdmitAccount(chaintest.Address(22), 5)))
	w.compare()
	w.govern(w.call("Consortium", consortium.PackRotate(2, w.card(member{5, 4}, 22))), w.call("Consortium", consortium.PackRotate(6, w.card(member{11, 17}, 66))),
		w.call("Consortium", consortium.PackDismissAccount(chaintest.Address(20))))
	w.compare()
	w.govern(w.call("Consortium", consortium.PackSetParameters(bindings.Parameters{GasLimit: 200_000_000, Pace: 2, Threshold: 6, Delay: 50, Lifetime: 7200, Floor: 2, Absence: 20})),
		w.call("Consortium", consortium.PackSetVersion(7, math.MaxUint64)), w.call("Consortium", consortium.PackSetSuccessor(word("Fleet"), w.at["Clock"])))
	w.compare()
	w.govern(w.call("Consortium", consortium.PackRemove(5))) // fewer than the threshold are left
	w.compare()
	// The last validator of the list goes from its middle, with its member.
	w.govern(w.call("Consortium", consortium.PackRemove(3)), w.call("Consortium", consortium.PackSetSuccessor(word("Fleet"), common.Address{})))
	id := w.propose(w.call("Consortium", consortium.PackRelease(1)), w.call("Clock", clock.PackTick()))
	w.do(5, "Consortium", consortium.PackVote(id, false))
	w.wait()
	w.do(5, "Consortium", consortium.PackVote(id, true))
	w.wait()
	w.do(admin, "Consortium", consortium.PackCancel(id))
	w.wait()
}

// authorities makes the Clock the authority of all, which answers nothing: it
// comes last.
func (w *world) authorities() {
	for _, name := range []string{"Custody", "Fleet", "Incidents", "Policies", "Recovery", "Retention", "Snapshots", "Stores"} {
		w.do(admin, "AccessManager", manager.PackUpdateAuthority(w.at[name], w.at["Clock"]))
	}
	w.wait()
}
