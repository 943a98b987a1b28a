package record

// Trigger says why a backup started.
type Trigger uint8

// The triggers, as the record carries them.
const (
	ByPerson      Trigger = 1 // a person's command on the device
	BySchedule    Trigger = 2 // the policy's interval
	ByStorage     Trigger = 3 // storage fills up
	ByIntegrity   Trigger = 4 // content changed that should not have
	ByAnomaly     Trigger = 5 // telemetry out of the ordinary
	ByPrediction  Trigger = 6 // loss of the device's storage predicted
	ByChain       Trigger = 7 // a command on the chain
	ByMaintenance Trigger = 8 // before an update or a shutdown
)

var triggerNames = map[Trigger]string{
	ByPerson: "by hand", BySchedule: "schedule", ByStorage: "storage threshold",
	ByIntegrity: "integrity", ByAnomaly: "anomaly", ByPrediction: "predicted loss",
	ByChain: "command", ByMaintenance: "before maintenance",
}

// String returns the trigger in a person's words.
func (t Trigger) String() string {
	if s, ok := triggerNames[t]; ok {
		return s
	}
	return "unknown"
}

// Record is what a device signs of one snapshot. Its hash is its digest in
// the chain's domain; the chain of records, each naming the one before, is
// the device's history.
type Record struct {
	Device          Hash    `json:"device"`          // id of the device
	Sequence        uint64  `json:"sequence"`        // 1 for the first, then without gap
	Previous        Hash    `json:"previous"`        // hash of the record before, zero for the first
	ListRoot        Hash    `json:"listRoot"`        // root of the pack list
	SealedKeyHash   Hash    `json:"sealedKeyHash"`   // SHA-256 of the epoch's key box
	Policy          uint32  `json:"policy"`          // policy the device is under
	PolicyVersion   uint32  `json:"policyVersion"`   // and its version
	Trigger         Trigger `json:"trigger"`         // why the backup started
	Epoch           uint32  `json:"epoch"`           // span of snapshots that share a key, from 1
	EpochCommitment Hash    `json:"epochCommitment"` // commitment to the epoch key
	Verdict         uint8   `json:"verdict"`         // what the device made of its own data; 0: nothing
	VerdictHash     Hash    `json:"verdictHash"`     // salted hash of the verdict's reasons
	Supersedes      Hash    `json:"supersedes"`      // record of the same sequence that was refused for good
}

var recordType = Keccak256([]byte("Record(bytes32 device,uint64 sequence,bytes32 previous,bytes32 listRoot," +
	"bytes32 sealedKeyHash,uint32 policy,uint32 policyVersion,uint8 trigger,uint32 epoch," +
	"bytes32 epochCommitment,uint8 verdict,bytes32 verdictHash,bytes32 supersedes)"))

// Digest is the record's hash and what the device signs.
func (r Record) Digest(d Domain) Hash {
	var e encoder
	e.hash(recordType)
	e.hash(r.Device)
	e.uint(r.Sequence)
	e.hash(r.Previous)
	e.hash(r.ListRoot)
	e.hash(r.SealedKeyHash)
	e.uint(uint64(r.Policy))
	e.uint(uint64(r.PolicyVersion))
	e.uint(uint64(r.Trigger))
	e.uint(uint64(r.Epoch))
	e.hash(r.EpochCommitment)
	e.uint(uint64(r.Verdict))
	e.hash(r.VerdictHash)
	e.hash(r.Supersedes)
	return d.typedDigest(e.sum())
}

// Receipt is a store's statement that it holds, durably, its share of a whole
// pack list in one slot.
type Receipt struct {
	Device      Hash   `json:"device"`
	ListRoot    Hash   `json:"listRoot"`
	Slot        uint32 `json:"slot"`
	SlotVersion uint32 `json:"slotVersion"`
	ValidUntil  uint64 `json:"validUntil"` // seconds of the chain's retention clock
}

var receiptType = Keccak256([]byte("Receipt(bytes32 device,bytes32 listRoot,uint32 slot,uint32 slotVersion,uint64 validUntil)"))

// Digest is what the store signs.
func (r Receipt) Digest(d Domain) Hash {
	var e encoder
	e.hash(receiptType)
	e.hash(r.Device)
	e.hash(r.ListRoot)
	e.uint(uint64(r.Slot))
	e.uint(uint64(r.SlotVersion))
	e.uint(r.ValidUntil)
	return d.typedDigest(e.sum())
}

// Enrolment names a device's key. The invitation's one-time key signs it, so
// that nobody in between can put in a key of their own, and so does the
// device's key, to show that the device has it.
type Enrolment struct {
	Invitation Hash // ID of the invitation's one-time key
	Key        PublicKey
}

var enrolmentType = Keccak256([]byte("Enrolment(bytes32 invitation,bytes32 x,bytes32 y)"))

// Digest is what both keys sign.
func (n Enrolment) Digest(d Domain) Hash {
	var e encoder
	e.hash(enrolmentType)
	e.hash(n.Invitation)
	e.hash(n.Key.X)
	e.hash(n.Key.Y)
	return d.typedDigest(e.sum())
}

// RestoreRequest is a device's own request for its data, signed with its key:
// how a replacement asks.
type RestoreRequest struct {
	Device    Hash   `json:"device"`
	Record    Hash   `json:"record"`    // hash of the anchored record to restore
	Recipient Hash   `json:"recipient"` // keccak256 of the HPKE public key that custodians seal to
	Reader    Hash   `json:"reader"`    // ID of the P-256 key that stores will serve
	Purpose   Hash   `json:"purpose"`   // why, as whoever asks states it: a name or a hash, which nothing looks into
	Region    Hash   `json:"region"`    // where the data goes, as whoever asks states it: a name; zero: not stated
	Nonce     uint64 `json:"nonce"`     // number of the device's requests before
}

var restoreRequestType = Keccak256([]byte("RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"))

// Digest is what the device signs.
func (r RestoreRequest) Digest(d Domain) Hash {
	var e encoder
	e.hash(restoreRequestType)
	e.hash(r.Device)
	e.hash(r.Record)
	e.hash(r.Recipient)
	e.hash(r.Reader)
	e.hash(r.Purpose)
	e.hash(r.Region)
	e.uint(r.Nonce)
	return d.typedDigest(e.sum())
}

// RestoreReport says what a restore brought back that the device asked for
// itself, signed with the key it asked with.
type RestoreReport struct {
	Request   uint64 // number on the chain
	ListRoot  Hash   // what was restored is checked against
	Files     uint64
	Bytes     uint64
	Positions uint32 // places of the layout that it was read from, bit by position
	Evidence  Hash   // SHA-256 of the report in JSON
}

var restoreReportType = Keccak256([]byte("RestoreReport(uint64 request,bytes32 listRoot,uint64 files,uint64 size,uint32 positions,bytes32 evidence)"))

// Digest is what the device signs.
func (r RestoreReport) Digest(d Domain) Hash {
	var e encoder
	e.hash(restoreReportType)
	e.uint(r.Request)
	e.hash(r.ListRoot)
	e.uint(r.Files)
	e.uint(r.Bytes)
	e.uint(uint64(r.Positions))
	e.hash(r.Evidence)
	return d.typedDigest(e.sum())
}

// Alive says that a device lives whose place another has taken, against a
// restore that the successor would otherwise be granted by itself. It is signed
// with a key that the device had before.
type Alive struct {
	Device  Hash
	Request uint64 // number on the chain
}

var aliveType = Keccak256([]byte("Alive(bytes32 device,uint64 request)"))

// Digest is what the device signs.
func (a Alive) Digest(d Domain) Hash {
	var e encoder
	e.hash(aliveType)
	e.hash(a.Device)
	e.uint(a.Request)
	return d.typedDigest(e.sum())
}

// Answer is what an approver says to a restore request.
type Answer uint8

// The answers, as the contract Recovery numbers them.
const (
	Approve Answer = 1
	Deny    Answer = 2
	Revoke  Answer = 3 // takes an approval back
)

// Decision is an approver's answer to a restore request, with all of the request
// that it answers. Its digest is the challenge that a passkey signs: it counts
// for no other request, answer, approver or chain.
type Decision struct {
	Request       uint64   // number on the chain
	Device        Hash     // whose data
	Record        Hash     // hash of the anchored record
	Recipient     Hash     // keccak256 of the HPKE public key that custodians seal to
	Reader        Hash     // ID of the P-256 key that stores will serve
	Purpose       Hash     // why, as whoever asked states it
	Region        Hash     // where it goes, as whoever asked states it; zero: not stated
	Requester     [20]byte // the account that asked or relayed
	Epoch         uint32
	Policy        uint32
	PolicyVersion uint32
	Approver      [20]byte // the address that the passkey acts under
	Answer        Answer
	Reason        Hash   // why it is denied
	Nonce         uint64 // answers of this passkey to this request before
}

var decisionType = Keccak256([]byte("Decision(uint64 request,bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,address requester,uint32 epoch,uint32 policy,uint32 policyVersion,address approver,uint8 answer,bytes32 reason,uint64 nonce)"))

// Digest is what the passkey signs as the challenge of its assertion.
func (q Decision) Digest(d Domain) Hash {
	var e encoder
	e.hash(decisionType)
	e.uint(q.Request)
	e.hash(q.Device)
	e.hash(q.Record)
	e.hash(q.Recipient)
	e.hash(q.Reader)
	e.hash(q.Purpose)
	e.hash(q.Region)
	e.address(q.Requester)
	e.uint(uint64(q.Epoch))
	e.uint(uint64(q.Policy))
	e.uint(uint64(q.PolicyVersion))
	e.address(q.Approver)
	e.uint(uint64(q.Answer))
	e.hash(q.Reason)
	e.uint(q.Nonce)
	return d.typedDigest(e.sum())
}

// EpochKey is a custodian's statement of the public key to which a device
// seals that custodian's share of one epoch key.
type EpochKey struct {
	Device    Hash
	Epoch     uint32
	Custodian uint32
	Key       Hash // keccak256 of the HPKE public key
}

var epochKeyType = Keccak256([]byte("EpochKey(bytes32 device,uint32 epoch,uint32 custodian,bytes32 key)"))

// Digest is what the custodian signs.
func (k EpochKey) Digest(d Domain) Hash {
	var e encoder
	e.hash(epochKeyType)
	e.hash(k.Device)
	e.uint(uint64(k.Epoch))
	e.uint(uint64(k.Custodian))
	e.hash(k.Key)
	return d.typedDigest(e.sum())
}

// ShareHeld is a custodian's statement that it keeps its share of an epoch
// key, durably, and was able to open it.
type ShareHeld struct {
	Device          Hash
	Epoch           uint32
	Custodian       uint32
	EpochCommitment Hash
	SealedKeyHash   Hash
}

var shareHeldType = Keccak256([]byte("ShareHeld(bytes32 device,uint32 epoch,uint32 custodian,bytes32 epochCommitment,bytes32 sealedKeyHash)"))

// Digest is what the custodian signs.
func (s ShareHeld) Digest(d Domain) Hash {
	var e encoder
	e.hash(shareHeldType)
	e.hash(s.Device)
	e.uint(uint64(s.Epoch))
	e.uint(uint64(s.Custodian))
	e.hash(s.EpochCommitment)
	e.hash(s.SealedKeyHash)
	return d.typedDigest(e.sum())
}

// Checkpoint is what organisations say of the chain with their offline keys: for
// who was away too long to follow it by its validators.
type Checkpoint struct {
	Height     uint64 // CometBFT height
	Header     Hash   // hash of the CometBFT header at it
	Validators Hash   // hash by which the header names who signs it
	Time       uint64 // of the header, whole seconds since 1970
	Number     uint64 // of the EVM block that the header's app hash is of
	Block      Hash   // hash of that block

	// The newest snapshot of one device that the chain had accepted at that
	// block; all zero if the checkpoint is for no device that has one.
	Device   Hash
	Sequence uint64
	Record   Hash
}

var checkpointType = Keccak256([]byte("Checkpoint(uint64 height,bytes32 header,bytes32 validators,uint64 time,uint64 number,bytes32 block,bytes32 device,uint64 sequence,bytes32 record)"))

// Digest is what the organisations' checkpoint keys sign.
func (c Checkpoint) Digest(d Domain) Hash {
	var e encoder
	e.hash(checkpointType)
	e.uint(c.Height)
	e.hash(c.Header)
	e.hash(c.Validators)
	e.uint(c.Time)
	e.uint(c.Number)
	e.hash(c.Block)
	e.hash(c.Device)
	e.uint(c.Sequence)
	e.hash(c.Record)
	return d.typedDigest(e.sum())
}
