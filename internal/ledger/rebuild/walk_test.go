package rebuild_test

import (
	"flag"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/chain/chaintest"
	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

var (
	walkRounds = flag.Int("rebuild.rounds", 8, "rounds of the walk, of some 24 calls each")
	walkSeed   = flag.Uint64("rebuild.seed", 0, "seed of the walk; 0: one that the time makes")
)

// compareEvery is after how many rounds the walk compares.
const compareEvery = 4

// TestWalk calls the contracts at random, as many accounts, often as the
// contracts refuse it, and compares their storage with what the events make it.
func TestWalk(t *testing.T) {
	t.Parallel()
	seed := *walkSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", seed)
	s := newWorld(t).registry()
	s.devices()
	for policy := uint32(1); policy <= 3; policy++ {
		s.do(admin, "Incidents", incidents.PackSetResponse(policy, 1, 0xff, 60))
		s.do(admin, "Incidents", incidents.PackSetResponse(policy, 2, 0x55, 3600))
	}
	s.do(admin, "Incidents", incidents.PackSetMonitor(chaintest.Address(monitor), 0x7e, nil))
	s.wait()
	s.compare()

	w := &walk{site: s, Rand: rand.New(rand.NewPCG(seed, 0))}
	calls, refused := 0, 0
	for round := range *walkRounds {
		w.look()
		for range 24 {
			w.step()
		}
		calls += len(s.pending)
		refused += s.wait()
		if w.IntN(3) == 0 {
			s.pass(time.Duration(w.IntN(7200)) * time.Second)
		}
		if round%compareEvery == compareEvery-1 || round == *walkRounds-1 {
			s.compare()
		}
		if t.Failed() {
			t.Fatalf("the walk of seed %d ends at round %d", seed, round)
		}
	}
	t.Logf("%d calls, of which %d were refused", calls, refused)
	if refused == 0 || refused == calls {
		t.Errorf("%d of %d calls were refused, want some and not all", refused, calls)
	}
}

// walk is a site on which anything may be called.
type walk struct {
	*site
	*rand.Rand
	sent      []walked // records that the walk sent
	requests  uint64
	incidents uint64
	proposals uint64
}

// walked is a record that was sent, and the device that signed it.
type walked struct {
	device *device
	record record.Record
}

// look asks the chain what there is to act on.
func (w *walk) look() {
	w.requests = ask(w.world, "Recovery", recovery.PackRequestCount(), recovery.UnpackRequestCount).Uint64()
	w.incidents = ask(w.world, "Incidents", incidents.PackIncidentCount(), incidents.UnpackIncidentCount).Uint64()
	w.proposals = ask(w.world, "Consortium", consortium.PackProposalCount(), consortium.UnpackProposalCount).Uint64()
	for _, d := range w.all {
		d.policy = ask(w.world, "Policies", policies.PackPolicyOf(d.id), policies.UnpackPolicyOf)
		if d.policy != 0 {
			d.version = ask(w.world, "Policies", policies.PackInForce(d.policy), policies.UnpackInForce).Version
		}
		head := ask(w.world, "Snapshots", snapshots.PackHead(d.id), snapshots.UnpackHead)
		d.records = nil
		for _, s := range w.sent {
			if s.device == d && s.record.Sequence <= head.Sequence {
				if known := ask(w.world, "Snapshots", snapshots.PackSnapshot(s.record.Digest(w.domain)), snapshots.UnpackSnapshot); known.AnchoredAt != 0 {
					d.records = append(d.records, s.record)
				}
			}
		}
	}
}

func pick[T any](w *walk, list []T) T { return list[w.IntN(len(list))] }

// among is a number from 1 to n, and now and then the one after.
func (w *walk) among(n uint64) *big.Int { return new(big.Int).SetUint64(1 + w.Uint64N(n+1)) }

// step sends one call.
func (w *walk) step() {
	d := pick(w, w.all)
	from := pick(w, []int{admin, admin, admin, requester, approver, officer, monitor})
	to := func(contract string, data []byte) { w.try(from, contract, data, true) }
	accepted := binding(record.Record{Device: d.id, Sequence: 1})
	var last record.Record
	if n := len(d.records); n > 0 {
		last = pick(w, d.records)
		accepted = binding(last)
	}
	switch w.IntN(26) {
	case 0, 1, 2, 3, 4, 5: // the next record, or one that is wrong
		r := w.next(d, 1+uint32(len(d.records)/3))
		r.ListRoot = record.Keccak256(d.id[:], []byte{byte(w.IntN(256)), byte(w.IntN(256))})
		if w.IntN(6) == 0 {
			r.Sequence += w.Uint64N(3)
		}
		if w.IntN(8) == 0 {
			r.Epoch++
		}
		if w.IntN(4) == 0 && len(d.records) > 0 {
			r.Supersedes = d.records[len(d.records)-1].Digest(w.domain)
		}
		item := w.item(d, r, []int{0, 1, 2}[:1+w.IntN(3)]...)
		if w.IntN(10) == 0 {
			item.Signature[5] ^= 1
		}
		w.sent = append(w.sent, walked{d, r})
		if w.IntN(2) == 0 {
			to("Snapshots", snapshots.PackAnchor(item))
		} else {
			w.try(admin, "Snapshots", snapshots.PackAnchorBatch([]bindings.Item{item, item}), true)
		}
	case 6:
		to("Snapshots", snapshots.PackAddReceipts(accepted, w.receipts(last, w.IntN(3))))
	case 7:
		to("Snapshots", snapshots.PackFlagOverdue(d.id))
	case 8:
		other := last
		other.ListRoot = record.Hash{byte(w.IntN(256))}
		to("Snapshots", snapshots.PackReportFork(accepted, binding(other), d.sign(w.t, other.Digest(w.domain))))
	case 9:
		to("Recovery", recovery.PackRequest(accepted, [32]byte{1}, [32]byte{byte(w.IntN(3))}, [32]byte{3}, word("eu")))
	case 10:
		own := record.RestoreRequest{Device: d.id, Record: last.Digest(w.domain), Recipient: record.Hash{1}, Region: word("us"), Nonce: w.Uint64N(4)}
		to("Recovery", recovery.PackRequestByDevice(binding(last), own.Recipient, own.Reader, own.Purpose, own.Region, own.Nonce, d.sign(w.t, own.Digest(w.domain))))
	case 11, 12:
		to("Recovery", recovery.PackApprove(w.among(w.requests)))
	case 13:
		to("Recovery", pick(w, [][]byte{recovery.PackRevoke(w.among(w.requests)), recovery.PackGrant(w.among(w.requests)), recovery.PackWithdraw(w.among(w.requests)),
			recovery.PackDeny(w.among(w.requests), [32]byte{1}), recovery.PackReport(w.among(w.requests), last.ListRoot, 1, 2, 3, [32]byte{}), w.alive(w.among(w.requests))}))
	case 14:
		holder := chaintest.Address(pick(w, []int{admin, officer}))
		to("Retention", pick(w, [][]byte{retention.PackHold(accepted, [32]byte{1}), retention.PackRelease(accepted, holder, [32]byte{2}),
			retention.PackHoldDevice(d.id, [32]byte{1}), retention.PackReleaseDevice(d.id, holder, [32]byte{2})}))
	case 15:
		to("Retention", pick(w, [][]byte{retention.PackFreeze(d.id, w.Uint64()), retention.PackThaw(d.id),
			retention.PackFreezeSnapshot(d.id, last.Digest(w.domain), w.Uint64()), retention.PackThawSnapshot(d.id, last.Digest(w.domain))}))
	case 16:
		to("Retention", pick(w, [][]byte{retention.PackRetire(accepted), retention.PackRetireBatch([]bindings.Record{accepted, accepted})}))
	case 17, 18:
		data := incidents.PackReport(d.id, uint8(1+w.IntN(6)), [32]byte{byte(w.IntN(256))})
		if w.IntN(2) == 0 {
			data = incidents.PackReportSince(accepted, uint8(1+w.IntN(6)), [32]byte{1})
		}
		w.try(pick(w, []int{monitor, monitor, from}), "Incidents", data, true)
	case 19:
		data := pick(w, [][]byte{incidents.PackConfirm(w.among(w.incidents), [32]byte{1}), incidents.PackDismiss(w.among(w.incidents), [32]byte{1}), incidents.PackClose(w.among(w.incidents), [32]byte{1})})
		w.try(pick(w, []int{officer, officer, from}), "Incidents", data, true)
	case 20:
		to("Policies", policies.PackAssign(d.id, uint32(w.IntN(5))))
	case 21:
		t := terms(uint8(1+w.IntN(3)), 1)
		t.Keep = bindings.Keep{Last: uint16(w.IntN(3)), Hourly: uint16(w.IntN(3)), Daily: uint16(w.IntN(2))}
		t.MinRetention, t.Restore.Delay, t.Restore.Successor = w.Uint64N(600), w.Uint64N(60), 60*w.Uint64N(3)
		to("Policies", pick(w, [][]byte{policies.PackPublish(uint32(w.IntN(5)), word("walked"), t), policies.PackWithdraw(uint32(1 + w.IntN(4)))}))
	case 22:
		account := common.Address{byte(w.IntN(8))}
		to("AccessManager", pick(w, [][]byte{manager.PackGrantRole(30+w.Uint64N(3), account, uint32(w.IntN(9000))), manager.PackRevokeRole(30+w.Uint64N(3), account),
			manager.PackSetGrantDelay(30+w.Uint64N(3), uint32(w.IntN(9000))), manager.PackPauseRole(30 + w.Uint64N(3)), manager.PackUnpauseRole(30 + w.Uint64N(3)),
			manager.PackSetTargetAdminDelay(account, uint32(w.IntN(9000)))}))
	case 23:
		call := w.call("Clock", clock.PackTick())
		if w.IntN(2) == 0 {
			call = w.call("Consortium", consortium.PackAdmitAccount(common.Address{9, byte(w.IntN(8))}, uint32(1+w.IntN(5))))
		}
		w.try(pick(w, members).account, "Consortium", consortium.PackPropose([]bindings.Call{call}, "walked"), true)
	case 24:
		data := pick(w, [][]byte{consortium.PackVote(w.among(w.proposals), w.IntN(4) != 0), consortium.PackVote(w.among(w.proposals), true), consortium.PackExecute(w.among(w.proposals)), consortium.PackCancel(w.among(w.proposals))})
		w.try(pick(w, members).account, "Consortium", data, true)
	default:
		if w.IntN(2) == 0 {
			to("Clock", clock.PackTick())
			return
		}
		data := consortium.PackReport(uint32(1+w.IntN(4)), uint8(w.IntN(2)), 20+w.Uint64N(2))
		if w.IntN(3) == 0 {
			data = consortium.PackComeBack()
		}
		w.try(pick(w, members).node, "Consortium", data, true)
	}
}
