package custody

import (
	"bytes"
	"crypto/tls"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

func wantRule(t testing.TB, what string, err error, rule string) {
	t.Helper()
	if !IsRule(err, rule) {
		t.Errorf("%s: want a refusal by %s, got %v", what, rule, err)
	}
}

func TestShareComesBackForAGrant(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	key, box, raw := r.box(d, 1)
	for range 2 { // the same again is no error
		held, sig, err := d.Hold(t.Context(), d.id, 1, raw)
		if err != nil {
			t.Fatal(err)
		}
		if held.EpochCommitment != box.Commitment || held.SealedKeyHash != seal.KeyBoxHash(raw) || !record.Verify(r.peer.Key, held.Digest(testDomain), sig) {
			t.Fatalf("held: %+v", held)
		}
	}
	rec := r.anchor(d, box, raw)
	to := newRecipient(t)
	r.grant(3, rec, to.Public())

	// Whoever restores needs no certificate: only the recipient can open it.
	share, err := r.client(nil).Release(t.Context(), 3, rec, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := seal.Combine(binding(d.id, 1), box, []seal.Share{share})
	if err != nil || got != key {
		t.Fatalf("another key came back: %v", err)
	}

	log := r.log.String()
	for name, secret := range map[string][]byte{"epoch key": key[:], "share": share.Value[:], "root": rootOf(t, r.dir)} {
		if strings.Contains(log, hex.EncodeToString(secret)) || strings.Contains(log, base64.StdEncoding.EncodeToString(secret)) {
			t.Errorf("the log shows the %s", name)
		}
	}
	if !strings.Contains(log, "share released") || !strings.Contains(log, d.id.String()) {
		t.Errorf("the log does not tell of the release:\n%s", log)
	}
}

// rootOf is the root secret's 32 bytes, from its file.
func rootOf(t testing.TB, dir string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, SecretFile))
	if err != nil {
		t.Fatal(err)
	}
	b, err := hex.DecodeString(strings.Split(string(text), ":")[1])
	if err != nil || len(b) != 32 {
		t.Fatalf("root secret's file: %v", err)
	}
	return b
}

// A key box is taken only if it is shared as the device's policy says, by the
// newest version or, within its grace, the one before.
func TestBoxOfAnotherPanel(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	_, _, alone := r.box(d, 1)
	pub, err := d.EpochKey(t.Context(), d.id, 1)
	if err != nil {
		t.Fatal(err)
	}
	both := func(m uint8, custodians ...uint32) []byte {
		var holders []seal.Holder
		for _, c := range custodians {
			h := seal.Holder{Custodian: c, Key: pub}
			if c != testID {
				h.Key = newRecipient(t).Public()
			}
			holders = append(holders, h)
		}
		box, err := seal.NewKeyBox(binding(d.id, 1), seal.NewEpochKey(), int(m), holders)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := box.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	hold := func(raw []byte) error {
		_, _, err := d.Hold(t.Context(), d.id, 1, raw)
		return err
	}
	wantRule(t, "one custodian too many", hold(both(1, testID, 8)), RulePanel)
	wantRule(t, "more shares wanted", hold(both(2, testID, 8)), RulePanel)
	if err := hold(alone); err != nil {
		t.Fatal(err)
	}
	published := r.chain.header.Time
	r.chain.change(func() {
		r.chain.panels[2] = state.Panel{ID: 2, M: 2, Custodians: []uint32{8, testID}}
		r.chain.versions[1] = append(r.chain.versions[1], state.Policy{Number: 1, Version: 2, PublishedAt: published, Terms: state.Terms{Panel: 2, Grace: 60}})
	})
	if err := hold(both(2, 8, testID)); err != nil {
		t.Fatal(err)
	}
	wantRule(t, "the same in another order", hold(both(2, testID, 8)), RulePanel)
	wantRule(t, "the same with another", hold(both(2, 9, testID)), RulePanel)
	wantRule(t, "any one is enough", hold(both(1, 8, testID)), RulePanel)
	if err := hold(alone); err != nil {
		t.Fatalf("the version before, within the grace: %v", err)
	}
	r.advance(2 * time.Minute)
	r.chain.block(2, r.clock())
	err = hold(alone)
	wantRule(t, "the version before, after the grace", err, RulePanel)
	if !strings.Contains(err.Error(), "policy 1, version 2, has epoch keys kept by panel 2: 2 of custodians [8 5]") {
		t.Error(err)
	}
	r.chain.change(func() { delete(r.chain.policies, d.id) })
	wantRule(t, "no policy", hold(alone), RulePanel)
}

// What the chain must say of a custodian, and what one says if it does not.
func TestCheckRegistration(t *testing.T) {
	r := newRig(t)
	check := func(change func(c *state.Custodian)) error {
		c := r.peer
		change(&c)
		r.chain.change(func() { r.chain.custodians[testID] = c })
		return r.server.CheckRegistration(t.Context(), r.peer.Endpoint)
	}
	if err := check(func(*state.Custodian) {}); err != nil {
		t.Fatal(err)
	}
	_, stranger := newKey(t)
	for words, change := range map[string]func(c *state.Custodian){
		"put signing.key back":         func(c *state.Custodian) { c.Key = stranger },
		"put tls.key back":             func(c *state.Custodian) { c.TLSKeyHash = record.Hash{1} },
		`look for it at "https://b:1"`: func(c *state.Custodian) { c.Endpoint = "https://b:1" },
	} {
		wrong, ok := errors.AsType[*RegistrationError](check(change))
		if !ok || wrong.Custodian != testID || len(wrong.Differs) != 1 || !strings.Contains(wrong.Error(), words) {
			t.Errorf("%s: %v", words, wrong)
		}
	}
	r.chain.change(func() { delete(r.chain.custodians, testID) })
	if err := r.server.CheckRegistration(t.Context(), r.peer.Endpoint); err == nil || !strings.Contains(err.Error(), "no custodian of this number") {
		t.Errorf("none on the chain: %v", err)
	}
	// Nothing is concluded from a chain that cannot be seen as it is now.
	r.advance(time.Hour)
	err := r.server.CheckRegistration(t.Context(), r.peer.Endpoint)
	wantRule(t, "an old view", err, RuleStaleView)
}

// One connection carries one request at a time: the bound of connections bounds
// what strangers' bodies take of memory.
func TestOneRequestAConnection(t *testing.T) {
	r := newRig(t)
	conf := identity.ClientTLS(r.peer.TLSKeyHash, nil)
	conf.NextProtos = []string{"h2", "http/1.1"}
	c, err := tls.Dial("tcp", strings.TrimPrefix(r.peer.Endpoint, "https://"), conf)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if p := c.ConnectionState().NegotiatedProtocol; p != "http/1.1" {
		t.Errorf("speaks %q", p)
	}
}

func TestReleaseRefusals(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	_, box, raw := r.box(d, 2)
	if _, _, err := d.Hold(t.Context(), d.id, 2, raw); err != nil {
		t.Fatal(err)
	}
	rec := r.anchor(d, box, raw)
	to, other := newRecipient(t), newRecipient(t)
	r.grant(3, rec, to.Public())
	base := r.chain.requests[3]
	c := r.client(nil)

	for name, x := range map[string]struct {
		change func(q *state.Request)
		rule   string
	}{
		"open":           {func(q *state.Request) { q.Status = state.Open }, RuleNotGranted},
		"in its delay":   {func(q *state.Request) { q.Status, q.GrantableAt = state.Met, r.chain.header.Time }, RuleNotGranted},
		"denied":         {func(q *state.Request) { q.Status = state.Denied }, RuleNotGranted},
		"withdrawn":      {func(q *state.Request) { q.Status = state.Withdrawn }, RuleNotGranted},
		"reported":       {func(q *state.Request) { q.Status = state.Reported }, RuleNotGranted},
		"expired":        {func(q *state.Request) { q.GrantedUntil = r.chain.header.Time - 1 }, RuleExpired},
		"another epoch":  {func(q *state.Request) { q.Epoch = 1 }, RuleWrongRecord},
		"another device": {func(q *state.Request) { q.Device[0]++ }, RuleWrongRecord},
		"another record": {func(q *state.Request) { q.RecordHash[0]++ }, RuleWrongRecord},
		"another key":    {func(q *state.Request) { q.Recipient = other.Public().ID() }, RuleWrongRecipient},
		"a former key's": {func(q *state.Request) { q.Generation = 2 }, RuleRevoked},
	} {
		q := base
		x.change(&q)
		r.chain.change(func() { r.chain.requests[3] = q })
		_, err := c.Release(t.Context(), 3, rec, to, raw)
		wantRule(t, name, err, x.rule)
	}
	r.chain.change(func() { r.chain.requests[3] = base })

	_, err := c.Release(t.Context(), 4, rec, to, nil)
	wantRule(t, "no request", err, RuleUnknownRequest)
	// A grant seen on the wire is of no use with another key.
	_, err = c.Release(t.Context(), 3, rec, other, nil)
	wantRule(t, "replay to another key", err, RuleWrongRecipient)
	// A record of one's own making is not the one that was granted.
	forged := rec
	forged.SealedKeyHash[0]++
	_, err = c.Release(t.Context(), 3, forged, to, nil)
	wantRule(t, "forged record", err, RuleWrongRecord)
	forged = rec
	forged.Epoch = 1
	_, err = c.Release(t.Context(), 3, forged, to, nil)
	wantRule(t, "another epoch in the record", err, RuleWrongRecord)

	// By the custodian's clock the grant is over, though no block says so yet.
	r.chain.change(func() {
		q := base
		q.GrantedUntil = r.chain.header.Time + 60
		r.chain.requests[3] = q
	})
	r.advance(5 * time.Minute)
	_, err = c.Release(t.Context(), 3, rec, to, nil)
	wantRule(t, "expired since the newest block", err, RuleExpired)
	r.advance(-5 * time.Minute)
	if _, err = c.Release(t.Context(), 3, rec, to, nil); err != nil {
		t.Errorf("in time: %v", err)
	}
}

func TestReleaseAfterTheDiskIsLost(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	key, box, raw := r.box(d, 1)
	if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil {
		t.Fatal(err)
	}
	_, otherBox, otherRaw := r.box(d, 1)
	rec := r.anchor(d, box, raw)
	to := newRecipient(t)
	r.grant(3, rec, to.Public())
	c := r.client(nil)

	files, err := filepath.Glob(filepath.Join(r.dir, sharesDir, "*", "*"+boxSuffix))
	if err != nil || len(files) != 1 {
		t.Fatalf("key boxes on disk: %v, %v", files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil || !bytes.Equal(b, raw) {
		t.Fatalf("key box on disk: %v", err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(files[0], b, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"damaged", "gone"} {
		_, err = c.Release(t.Context(), 3, rec, to, nil)
		wantRule(t, state+", none sent along", err, RuleShareMissing)
		_, err = c.Release(t.Context(), 3, rec, to, otherRaw)
		wantRule(t, state+", another of the device sent along", err, RuleBadKeyBox)
		share, err := c.Release(t.Context(), 3, rec, to, raw)
		if err != nil {
			t.Fatalf("%s: %v", state, err)
		}
		if got, _, err := seal.Combine(binding(d.id, 1), box, []seal.Share{share}); err != nil || got != key {
			t.Fatalf("%s: another key came back: %v", state, err)
		}
		if err := os.RemoveAll(filepath.Join(r.dir, sharesDir)); err != nil {
			t.Fatal(err)
		}
	}
	if otherBox.Commitment == box.Commitment {
		t.Fatal("two epoch keys have one commitment")
	}
	// The device brings it again, and it is there again.
	r.chain.change(func() { r.chain.requests = map[uint64]state.Request{} })
	if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil {
		t.Fatal(err)
	}
	r.grant(4, rec, to.Public())
	if _, err := c.Release(t.Context(), 4, rec, to, nil); err != nil {
		t.Fatal(err)
	}
}

func TestOnlyTheDeviceItselfMayWrite(t *testing.T) {
	r := newRig(t)
	d, stranger := r.enrol(), r.enrol()
	_, _, raw := r.box(d, 1)
	unknown, _ := newKey(t)
	cert, err := identity.Certificate(unknown)
	if err != nil {
		t.Fatal(err)
	}

	both := func(name string, c *Client, rule string) {
		t.Helper()
		_, err := c.EpochKey(t.Context(), d.id, 1)
		wantRule(t, name+" asks for a key", err, rule)
		_, _, err = c.Hold(t.Context(), d.id, 1, raw)
		wantRule(t, name+" brings a box", err, rule)
	}
	both("nobody", r.client(nil), RuleNotYours)
	both("another device", stranger.Client, RuleNotYours)
	both("an unknown key", r.client(&cert), RuleNotYours)
	_, err = d.EpochKey(t.Context(), record.Hash{4}, 1)
	wantRule(t, "unknown device", err, RuleUnknownDevice)

	r.chain.change(func() {
		x := r.chain.devices[d.id]
		x.Status = state.Revoked
		r.chain.devices[d.id] = x
	})
	both("a revoked device", d.Client, RuleRevoked)
	r.chain.change(func() {
		x := r.chain.devices[d.id]
		x.Status, x.Key, x.Generation = state.Active, stranger.key, 2
		r.chain.devices[d.id] = x
	})
	both("a replaced key", d.Client, RuleNotYours)
}

func TestEpochs(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	ask := func(epoch uint32) error {
		_, err := d.EpochKey(t.Context(), d.id, epoch)
		return err
	}
	wantRule(t, "epoch 0", ask(0), RuleBadRequest)
	r.chain.change(func() { r.chain.heads[d.id] = state.Head{Sequence: 9, Epoch: 5, ReleasedEpoch: 5} })
	wantRule(t, "an epoch that is over", ask(4), RuleEpoch)
	wantRule(t, "a released epoch", ask(5), RuleEpoch)
	wantRule(t, "far ahead", ask(5+maxEpochsAhead+1), RuleEpoch)
	for _, epoch := range []uint32{6, 5 + maxEpochsAhead} {
		if err := ask(epoch); err != nil {
			t.Errorf("epoch %d: %v", epoch, err)
		}
	}
}

func TestKeyBoxesThatAreRefused(t *testing.T) {
	r := newRig(t)
	d, e := r.enrol(), r.enrol()
	_, box, raw := r.box(d, 1)
	_, _, ofOther := r.box(e, 1)
	_, _, ofNext := r.box(d, 2)

	damaged := bytes.Clone(raw)
	damaged[len(damaged)-1] ^= 1
	elsewhere := box
	elsewhere.Shares = []seal.BoxShare{{Custodian: 77, X: 1, Key: box.Shares[0].Key, Sealed: box.Shares[0].Sealed}}
	wrongKey, err := seal.NewKeyBox(binding(d.id, 1), seal.NewEpochKey(), 1, []seal.Holder{{Custodian: testID, Key: newRecipient(t).Public()}})
	if err != nil {
		t.Fatal(err)
	}
	liar := box // commits to another key than the share is
	liar.Commitment[0]++
	encode := func(b seal.KeyBox) []byte {
		out, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, b := range map[string][]byte{"none": nil, "garbage": []byte("garbage"), "damaged": damaged, "cut": raw[:len(raw)-1],
		"of another device": ofOther, "of another epoch": ofNext, "for other custodians": encode(elsewhere),
		"sealed to another key": encode(wrongKey), "of another commitment": encode(liar)} {
		_, _, err := d.Hold(t.Context(), d.id, 1, b)
		wantRule(t, "key box "+name, err, RuleBadKeyBox)
	}
	_, _, err = d.Hold(t.Context(), d.id, 1, bytes.Repeat([]byte{1}, maxBoxBody))
	wantRule(t, "key box too long", err, RuleTooLarge)
	if files, _ := filepath.Glob(filepath.Join(r.dir, sharesDir, "*", "*")); len(files) != 0 {
		t.Errorf("a refused key box was kept: %v", files)
	}
}

// What a thief of the device's key brings neither replaces nor crowds out what
// the device brought, nor what it brings once its key is replaced.
func TestBoxesAreNeverReplaced(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	key, box, raw := r.box(d, 1)
	if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil {
		t.Fatal(err)
	}
	var err error
	kept := 1
	for ; kept < 20 && err == nil; kept++ {
		_, _, more := r.box(d, 1)
		_, _, err = d.Hold(t.Context(), d.id, 1, more)
	}
	wantRule(t, "one box too many", err, RuleTooManyBoxes)
	if kept != maxBoxes+1 {
		t.Errorf("%d boxes were kept, want %d", kept-1, maxBoxes)
	}
	if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil {
		t.Errorf("the first box again: %v", err)
	}
	r.chain.change(func() {
		x := r.chain.devices[d.id]
		x.Generation = 2
		r.chain.devices[d.id] = x
	})
	_, _, later := r.box(d, 1)
	if _, _, err := d.Hold(t.Context(), d.id, 1, later); err != nil {
		t.Errorf("after the device was replaced: %v", err)
	}
	rec, to := r.anchor(d, box, raw), newRecipient(t)
	r.grant(1, rec, to.Public())
	share, err := d.Release(t.Context(), 1, rec, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := seal.Combine(binding(d.id, 1), box, []seal.Share{share}); err != nil || got != key {
		t.Fatalf("not the first box's key: %v", err)
	}
}

func TestNothingIsDecidedOnAStaleView(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	_, box, raw := r.box(d, 1)
	rec, to := r.anchor(d, box, raw), newRecipient(t)
	r.grant(1, rec, to.Public())
	all := func(what string) {
		t.Helper()
		_, err := d.EpochKey(t.Context(), d.id, 1)
		wantRule(t, what+": epochs", err, RuleStaleView)
		_, _, err = d.Hold(t.Context(), d.id, 1, raw)
		wantRule(t, what+": shares", err, RuleStaleView)
		_, err = d.Release(t.Context(), 1, rec, to, raw)
		wantRule(t, what+": releases", err, RuleStaleView)
	}
	r.chain.block(10, r.clock())
	if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil {
		t.Fatal(err)
	}
	r.advance(MaxAge + time.Second)
	all("no block for half an hour")
	r.advance(-3 * MaxAge)
	all("a clock that is behind")
	r.advance(3 * MaxAge)
	r.chain.block(9, r.clock())
	all("a block before one that was seen")
	r.chain.block(10, r.clock())
	r.chain.change(func() { r.chain.header.Hash[5]++ })
	all("another block of a number that was seen")
	for _, err := range []error{light.ErrUnverified, light.ErrBackwards, light.ErrContradiction, errors.New("connection refused")} {
		r.chain.change(func() { r.chain.err = err })
		all(err.Error())
	}
	r.chain.change(func() { r.chain.err = nil })
	r.chain.block(11, r.clock())
	if _, err := d.EpochKey(t.Context(), d.id, 1); err != nil {
		t.Errorf("a fresh block: %v", err)
	}
	// What was seen is remembered over a restart.
	if err := r.folder.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.seen.Header.Number != 11 {
		t.Errorf("after a restart block %d was seen, want 11", again.seen.Header.Number)
	}
	wantRule(t, "an older block after a restart", again.note(light.Header{Number: 10}), RuleStaleView)
}

func TestUnregisteredCustodianServesNothing(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	r.chain.change(func() { delete(r.chain.custodians, testID) })
	_, err := d.EpochKey(t.Context(), d.id, 1)
	wantRule(t, "not on the chain", err, RuleNotRegistered)
	other := r.peer
	_, other.Key = newKey(t)
	r.chain.change(func() { r.chain.custodians[testID] = other })
	_, err = d.EpochKey(t.Context(), d.id, 1)
	wantRule(t, "another's number", err, RuleNotRegistered)
	r.chain.change(func() { r.chain.custodians[testID] = r.peer })
	if _, err := d.EpochKey(t.Context(), d.id, 1); err != nil {
		t.Error(err)
	}
}

func TestClientBelievesNoOtherServer(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	wrong := r.peer
	wrong.TLSKeyHash[0]++
	c, err := NewClient(wrong, testDomain, &d.cert)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.EpochKey(t.Context(), d.id, 1); !errors.Is(err, identity.ErrWrongKey) {
		t.Errorf("another TLS key: %v", err)
	}
	wrong = r.peer
	_, wrong.Key = newKey(t)
	c, err = NewClient(wrong, testDomain, &d.cert)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.EpochKey(t.Context(), d.id, 1); !errors.Is(err, ErrAnswer) {
		t.Errorf("another signing key: %v", err)
	}
	for _, endpoint := range []string{"", "127.0.0.1:1", "http://127.0.0.1:1", "https://"} {
		wrong.Endpoint = endpoint
		if _, err := NewClient(wrong, testDomain, nil); err == nil {
			t.Errorf("address %q was taken", endpoint)
		}
	}
}

func TestManyDevicesAtOnce(t *testing.T) {
	r := newRig(t)
	var wg sync.WaitGroup
	for range 8 {
		d := r.enrol()
		_, _, raw := r.box(d, 1)
		wg.Go(func() {
			for range 5 {
				if _, _, err := d.Hold(t.Context(), d.id, 1, raw); err != nil && !IsRule(err, RuleBusy) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s, err := r.client(nil).Status(t.Context())
	if err != nil || s.Custodian != testID || s.Block != 1 || s.Genesis != testDomain.Genesis {
		t.Errorf("status %+v, %v", s, err)
	}
}

// More requests than are answered at once are told to come again; the doors
// open again when the chain answers.
func TestTooManyRequestsAtOnce(t *testing.T) {
	r := newRig(t)
	d := r.enrol()
	gate := make(chan struct{})
	r.chain.change(func() { r.chain.gate = gate })
	var wg sync.WaitGroup
	for range maxRequests {
		wg.Go(func() {
			if _, err := d.EpochKey(t.Context(), d.id, 1); err != nil {
				t.Errorf("one that was let in: %v", err)
			}
		})
	}
	for deadline := time.Now().Add(time.Minute); len(r.server.busy) < maxRequests; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d requests are under way, want %d", len(r.server.busy), maxRequests)
		}
	}
	_, err := d.EpochKey(t.Context(), d.id, 1)
	wantRule(t, "one more", err, RuleBusy)
	close(gate)
	wg.Wait()
	if _, err := d.EpochKey(t.Context(), d.id, 1); err != nil {
		t.Error(err)
	}
}
