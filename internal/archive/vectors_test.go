package archive

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/hex"
	"path/filepath"
	"testing"
	"testing/cryptotest"

	"github.com/byssus-iot/byssus/internal/erasure"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
)

// vectors are the format's test vectors: each names its inputs and what must
// come out. docs/format.md says where each belongs.
type vectors struct {
	Comment    string
	Tree       []treeVector
	Proof      proofVector
	Code       []codeVector
	Placement  placementVector
	Padding    [][2]uint64
	Commitment commitmentVector
	Custodian  custodianVector
	Shares     sharesVector
	KeyBox     keyBoxVector
	Release    releaseVector
	Frames     []frameVector
	Objects    []objectVector
	ChunkID    chunkIDVector
	Digests    digestVector
}

type treeVector struct {
	Bytes int // of the pattern
	Root  record.Hash
}

type proofVector struct {
	Bytes int
	Index uint64
	Proof []record.Hash
}

type codeVector struct {
	K, N   int
	Bytes  int // of the pattern
	Shards []struct {
		First hexBytes // 16 bytes
		Root  record.Hash
	}
	Hash record.Hash
}

type placementVector struct {
	Hash      record.Hash
	N         int
	Positions []int // of shards 0, 1, …
}

type commitmentVector struct {
	Genesis, Device record.Hash
	Epoch           uint32
	Key             record.Hash
	Commitment      record.Hash
}

type custodianVector struct {
	File            string
	Genesis, Device record.Hash
	Epoch           uint32
	PrivateKey      hexBytes
	PublicKey       hexBytes
	PublicKeyID     record.Hash
}

type sharesVector struct {
	Threshold int
	Key       record.Hash
	X         []uint8
	Values    []record.Hash
}

type keyBoxVector struct {
	Genesis        record.Hash
	Key            record.Hash
	CustodianFiles []string
	Box            hexBytes
	Hash           record.Hash
}

type releaseVector struct {
	Genesis, Device record.Hash
	Epoch           uint32
	Request         uint64
	Custodian       uint32
	X               uint8
	Share           record.Hash
	RecipientKey    hexBytes
	Sealed          hexBytes
}

type frameVector struct {
	Algorithm uint8
	Key       record.Hash
	Archive   record.Hash
	Number    uint64
	Offset    uint64
	Plaintext hexBytes
	Frame     hexBytes
}

type objectVector struct {
	Algorithm       uint8
	Key             record.Hash
	Genesis, Device record.Hash
	Epoch           uint32
	Kind            uint8
	Body            hexBytes
	Sealed          hexBytes
}

type chunkIDVector struct {
	IDKey   record.Hash
	Content hexBytes
	ID      record.Hash
}

type digestVector struct {
	Domain         record.Domain
	Record         record.Record
	RecordDigest   record.Hash
	Receipt        record.Receipt
	ReceiptDigest  record.Hash
	Enrolment      record.Enrolment
	EnrolDigest    record.Hash
	Request        record.RestoreRequest
	RequestDigest  record.Hash
	EpochKey       record.EpochKey
	EpochKeyDigest record.Hash
	ShareHeld      record.ShareHeld
	HeldDigest     record.Hash
	Key            record.PublicKey
	KeyID          record.Hash
	Signature      record.Signature // by Key over RecordDigest
}

// pattern is n bytes of which byte i is the low byte of i*31 + (i/256)*17.
func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i*31 + i>>8*17)
	}
	return b
}

// fixed is a hash whose bytes are b, b+1, ….
func fixed(b byte) (h record.Hash) {
	for i := range h {
		h[i] = b + byte(i)
	}
	return h
}

func makeVectors(t *testing.T) vectors {
	cryptotest.SetGlobalRandom(t, 2)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	v := vectors{Comment: "Test vectors of docs/format.md. The pattern of n bytes has as byte i the low byte of i*31 + (i div 256)*17."}
	for _, n := range []int{1, 4095, 4096, 4097, 8192, 12289, 28672, 100_000} {
		v.Tree = append(v.Tree, treeVector{n, erasure.Root(pattern(n))})
	}
	_, proof, err := erasure.Prove(pattern(28_000), 5)
	must(err)
	v.Proof = proofVector{28_000, 5, proof}
	for _, c := range []struct{ k, n, bytes int }{{1, 1, 100}, {1, 3, 65}, {2, 3, 20_000}, {4, 6, 20_000}, {4, 6, 262_144}, {10, 16, 100_000}} {
		shards, roots, hash, err := erasure.Encode(c.k, c.n, pattern(c.bytes))
		must(err)
		cv := codeVector{K: c.k, N: c.n, Bytes: c.bytes, Hash: hash}
		for i := range shards {
			cv.Shards = append(cv.Shards, struct {
				First hexBytes
				Root  record.Hash
			}{shards[i][:16], roots[i]})
		}
		v.Code = append(v.Code, cv)
	}
	v.Placement = placementVector{Hash: fixed(0xf3), N: 6}
	for i := range 6 {
		v.Placement.Positions = append(v.Placement.Positions, record.Layout{K: 4, Places: make([]record.Place, 6)}.Position(fixed(0xf3), i))
	}
	for _, n := range []uint64{1, 9, 100, 511, 512, 513, 16_383, 16_384, 70_000, 1_000_000, 4_194_303, 4_194_304} {
		v.Padding = append(v.Padding, [2]uint64{n, seal.PaddedBytes(n)})
	}
	b := seal.Binding{Genesis: fixed(1), Device: fixed(2), Epoch: 3}
	key := seal.Secret(fixed(4))
	v.Commitment = commitmentVector{b.Genesis, b.Device, b.Epoch, record.Hash(key), seal.Commitment(b, key)}

	root := seal.NewCustodianRoot()
	priv, err := root.Key(b)
	must(err)
	raw, err := priv.Bytes()
	must(err)
	v.Custodian = custodianVector{string(root.Encode()), b.Genesis, b.Device, b.Epoch, raw, priv.Public().Bytes(), priv.Public().ID()}

	var holders []seal.Holder
	var privs []seal.PrivateKey
	v.KeyBox = keyBoxVector{Genesis: b.Genesis, Key: record.Hash(key)}
	for i := range 3 {
		r := seal.NewCustodianRoot()
		k, err := r.Key(b)
		must(err)
		v.KeyBox.CustodianFiles = append(v.KeyBox.CustodianFiles, string(r.Encode()))
		holders, privs = append(holders, seal.Holder{Custodian: uint32(i + 7), Key: k.Public()}), append(privs, k)
	}
	box, err := seal.NewKeyBox(b, key, 2, holders)
	must(err)
	v.KeyBox.Box, err = box.Encode()
	must(err)
	v.KeyBox.Hash = seal.KeyBoxHash(v.KeyBox.Box)
	v.Shares = sharesVector{Threshold: 2, Key: record.Hash(key)}
	var share seal.Share
	for i, p := range privs {
		share, err = box.Open(b.Genesis, uint32(i+7), p)
		must(err)
		v.Shares.X, v.Shares.Values = append(v.Shares.X, share.X), append(v.Shares.Values, record.Hash(share.Value))
	}
	to, err := seal.NewPrivateKey()
	must(err)
	rel := seal.Release{Binding: b, Request: 5, Custodian: 9, X: share.X}
	sealed, err := seal.Reseal(rel, share, to.Public())
	must(err)
	raw, err = to.Bytes()
	must(err)
	v.Release = releaseVector{b.Genesis, b.Device, b.Epoch, 5, 9, share.X, record.Hash(share.Value), raw, sealed}

	for _, a := range []seal.Algorithm{seal.AES256GCM, seal.ChaCha20Poly1305} {
		f, err := seal.NewFrames(a, key, fixed(6), 7)
		must(err)
		plain := append([]byte{codecRaw}, pattern(40)...)
		v.Frames = append(v.Frames, frameVector{uint8(a), record.Hash(key), fixed(6), 7, 4096, plain, f.Seal(nil, 4096, plain)})
		o, err := seal.SealObject(a, key, b, record.Manifest, pattern(100))
		must(err)
		v.Objects = append(v.Objects, objectVector{uint8(a), record.Hash(key), b.Genesis, b.Device, b.Epoch, uint8(record.Manifest), pattern(100), o})
	}
	id := newHasher(seal.Secret(fixed(8))).id(pattern(1000))
	v.ChunkID = chunkIDVector{fixed(8), pattern(1000), record.Hash(id)}

	d := digestVector{Domain: record.Domain{ChainID: 1337, Genesis: b.Genesis}}
	device, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	d.Key, err = record.PublicKeyOf(&device.PublicKey)
	must(err)
	d.KeyID = d.Key.ID()
	d.Record = record.Record{Device: d.KeyID, Sequence: 2, Previous: fixed(11), ListRoot: fixed(12), SealedKeyHash: fixed(13), Policy: 14,
		PolicyVersion: 15, Trigger: record.BySchedule, Epoch: 16, EpochCommitment: fixed(17), Verdict: 18, VerdictHash: fixed(19), Supersedes: fixed(20)}
	d.Receipt = record.Receipt{Device: d.KeyID, ListRoot: fixed(12), Slot: 21, SlotVersion: 22, ValidUntil: 23}
	d.Enrolment = record.Enrolment{Invitation: fixed(24), Key: d.Key}
	d.Request = record.RestoreRequest{Device: d.KeyID, Record: fixed(25), Recipient: fixed(26), Reader: fixed(27), Purpose: fixed(28), Region: fixed(30), Nonce: 29}
	d.EpochKey = record.EpochKey{Device: d.KeyID, Epoch: 30, Custodian: 31, Key: fixed(32)}
	d.ShareHeld = record.ShareHeld{Device: d.KeyID, Epoch: 33, Custodian: 34, EpochCommitment: fixed(35), SealedKeyHash: fixed(36)}
	fill(&d)
	d.Signature, err = record.Sign(device, d.RecordDigest)
	must(err)
	v.Digests = d
	return v
}

// fill computes a vector's digests.
func fill(d *digestVector) {
	d.RecordDigest, d.ReceiptDigest, d.EnrolDigest = d.Record.Digest(d.Domain), d.Receipt.Digest(d.Domain), d.Enrolment.Digest(d.Domain)
	d.RequestDigest, d.EpochKeyDigest, d.HeldDigest = d.Request.Digest(d.Domain), d.EpochKey.Digest(d.Domain), d.ShareHeld.Digest(d.Domain)
}

// TestVectors holds this program to the published vectors: what is determined is
// computed again, what was sealed at random is opened.
func TestVectors(t *testing.T) {
	name := filepath.Join("testdata", "vectors-1.json")
	if *update {
		writeJSON(t, name, makeVectors(t))
	}
	var v vectors
	readJSON(t, name, &v)
	for _, c := range v.Tree {
		if erasure.Root(pattern(c.Bytes)) != c.Root {
			t.Errorf("tree of %d bytes", c.Bytes)
		}
	}
	leaf, proof, err := erasure.Prove(pattern(v.Proof.Bytes), v.Proof.Index)
	if err != nil || len(proof) != len(v.Proof.Proof) || erasure.VerifyLeaf(erasure.Root(pattern(v.Proof.Bytes)), uint64(v.Proof.Bytes), v.Proof.Index, leaf, v.Proof.Proof) != nil {
		t.Errorf("proof: %v", err)
	}
	for _, c := range v.Code {
		shards, roots, hash, err := erasure.Encode(c.K, c.N, pattern(c.Bytes))
		if err != nil || hash != c.Hash || len(shards) != len(c.Shards) {
			t.Fatalf("code %d of %d: %v", c.K, c.N, err)
		}
		for i, s := range c.Shards {
			if roots[i] != s.Root || !bytes.Equal(shards[i][:16], s.First) {
				t.Errorf("code %d of %d: shard %d", c.K, c.N, i)
			}
		}
	}
	for i, p := range v.Placement.Positions {
		if got := (record.Layout{K: 1, Places: make([]record.Place, v.Placement.N)}).Position(v.Placement.Hash, i); got != p {
			t.Errorf("shard %d at %d, want %d", i, got, p)
		}
	}
	for _, p := range v.Padding {
		if seal.PaddedBytes(p[0]) != p[1] {
			t.Errorf("%d padded to %d, want %d", p[0], seal.PaddedBytes(p[0]), p[1])
		}
	}
	c := v.Commitment
	if seal.Commitment(seal.Binding{Genesis: c.Genesis, Device: c.Device, Epoch: c.Epoch}, seal.Secret(c.Key)) != c.Commitment {
		t.Error("commitment")
	}
	custodianVectors(t, v)
	for _, f := range v.Frames {
		frames, err := seal.NewFrames(seal.Algorithm(f.Algorithm), seal.Secret(f.Key), f.Archive, f.Number)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(frames.Seal(nil, f.Offset, f.Plaintext), f.Frame) {
			t.Errorf("frame of algorithm %d", f.Algorithm)
		}
	}
	for _, o := range v.Objects {
		b := seal.Binding{Genesis: o.Genesis, Device: o.Device, Epoch: o.Epoch}
		if body, err := seal.OpenObject(seal.Secret(o.Key), b, record.Kind(o.Kind), o.Sealed); err != nil || !bytes.Equal(body, o.Body) {
			t.Errorf("object of algorithm %d: %v", o.Algorithm, err)
		}
	}
	if id := newHasher(seal.Secret(v.ChunkID.IDKey)).id(v.ChunkID.Content); record.Hash(id) != v.ChunkID.ID {
		t.Error("chunk id")
	}
	d := v.Digests
	fill(&d)
	if d != v.Digests {
		t.Error("digests")
	}
	if d.Key.ID() != d.KeyID || !record.Verify(d.Key, d.RecordDigest, d.Signature) {
		t.Error("key or signature")
	}
}

func custodianVectors(t *testing.T, v vectors) {
	t.Helper()
	c := v.Custodian
	root, err := seal.ParseCustodianRoot([]byte(c.File))
	if err != nil {
		t.Fatal(err)
	}
	k, err := root.Key(seal.Binding{Genesis: c.Genesis, Device: c.Device, Epoch: c.Epoch})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := k.Bytes()
	if err != nil || !bytes.Equal(raw, c.PrivateKey) || !bytes.Equal(k.Public().Bytes(), c.PublicKey) || k.Public().ID() != c.PublicKeyID {
		t.Errorf("custodian's key: %s, %v", hex.EncodeToString(raw), err)
	}
	box, err := seal.ParseKeyBox(v.KeyBox.Box)
	if err != nil || seal.KeyBoxHash(v.KeyBox.Box) != v.KeyBox.Hash {
		t.Fatalf("key box: %v", err)
	}
	b := seal.Binding{Genesis: v.KeyBox.Genesis, Device: box.Device, Epoch: box.Epoch}
	var shares []seal.Share
	for i, file := range v.KeyBox.CustodianFiles {
		root, err := seal.ParseCustodianRoot([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		k, err := root.Key(b)
		if err != nil {
			t.Fatal(err)
		}
		s, err := box.Open(v.KeyBox.Genesis, box.Shares[i].Custodian, k)
		if err != nil || s.X != v.Shares.X[i] || record.Hash(s.Value) != v.Shares.Values[i] {
			t.Fatalf("share %d: %v", i, err)
		}
		shares = append(shares, s)
	}
	for skip := range shares {
		two := append(append([]seal.Share(nil), shares[:skip]...), shares[skip+1:]...)
		if key, _, err := seal.Combine(b, box, two); err != nil || record.Hash(key) != v.KeyBox.Key {
			t.Errorf("shares without %d: %v", skip, err)
		}
	}
	r := v.Release
	to, err := seal.ParsePrivateKey(r.RecipientKey)
	if err != nil {
		t.Fatal(err)
	}
	rel := seal.Release{Binding: seal.Binding{Genesis: r.Genesis, Device: r.Device, Epoch: r.Epoch}, Request: r.Request, Custodian: r.Custodian, X: r.X}
	if s, err := seal.OpenRelease(rel, to, r.Sealed); err != nil || record.Hash(s.Value) != r.Share {
		t.Errorf("release: %v", err)
	}
}
