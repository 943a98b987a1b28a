package format

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/zeebo/blake3"
	"golang.org/x/crypto/sha3"
)

func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i*31 + i/256*17)
	}
	return b
}

func keccak(parts ...any) []byte {
	h := sha3.NewLegacyKeccak256()
	h.Write(cat(parts...))
	return h.Sum(nil)
}

func equal(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %x, want %x", what, got, want)
	}
}

func TestCodingVectors(t *testing.T) {
	var v struct {
		Tree []struct {
			Bytes int
			Root  hexed
		}
		Proof struct {
			Bytes int
			Index uint64
			Proof []hexed
		}
		Code []struct {
			K, N, Bytes int
			Shards      []struct{ First, Root hexed }
			Hash        hexed
		}
		Placement struct {
			Hash      hexed
			N         int
			Positions []int
		}
		Padding [][2]uint64
		ChunkID struct{ IDKey, Content, ID hexed }
	}
	load(t, "vectors-1.json", &v)
	for _, c := range v.Tree {
		r := rootOf(pattern(c.Bytes))
		equal(t, "root", r[:], c.Root)
	}
	leaves := leavesOf(pattern(v.Proof.Bytes))
	var path []hash
	for _, h := range v.Proof.Proof {
		path = append(path, hash(h))
	}
	r := rootOf(pattern(v.Proof.Bytes))
	got, ok := foldProof(leaves[v.Proof.Index], v.Proof.Index, uint64(len(leaves)), path)
	if equal(t, "proof", got[:], r[:]); !ok {
		t.Error("a proof of another length")
	}
	for _, c := range v.Code {
		shards, err := encodeShards(c.K, c.N, pattern(c.Bytes))
		if err != nil {
			t.Fatal(err)
		}
		l := listed{kind: 1}
		for i, s := range shards {
			r := rootOf(s)
			l.roots = append(l.roots, r)
			equal(t, "shard", s[:16], c.Shards[i].First)
			equal(t, "shard's root", r[:], c.Shards[i].Root)
		}
		name := l.name()
		equal(t, "pack hash", name[:], c.Hash)
		for i := range c.N - c.K { // without the first ones
			shards[i] = nil
		}
		b, err := decodeShards(c.K, c.N, uint64(c.Bytes), shards)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "decoded", b, pattern(c.Bytes))
	}
	for i, p := range v.Placement.Positions {
		if got := position(hash(v.Placement.Hash), i, v.Placement.N); got != p {
			t.Errorf("shard %d in place %d, want %d", i, got, p)
		}
	}
	for _, p := range v.Padding {
		if got := padded(p[0]); p[0] > 1 && got != p[1] {
			t.Errorf("%d padded to %d, want %d", p[0], got, p[1])
		}
	}
	h := must(blake3.NewKeyed(v.ChunkID.IDKey))
	h.Write(v.ChunkID.Content)
	equal(t, "chunk id", h.Sum(nil), v.ChunkID.ID)
}

func TestSealingVectors(t *testing.T) {
	var v struct {
		Commitment struct {
			Genesis, Device hexed
			Epoch           uint32
			Key, Commitment hexed
		}
		Custodian struct {
			File                               string
			Genesis, Device                    hexed
			Epoch                              uint32
			PrivateKey, PublicKey, PublicKeyID hexed
		}
		Shares struct {
			Threshold int
			Key       hexed
			X         []byte
			Values    []hexed
		}
		KeyBox struct {
			Genesis, Key   hexed
			CustodianFiles []string
			Box, Hash      hexed
		}
		Release struct {
			Genesis, Device             hexed
			Epoch                       uint32
			Request                     uint64
			Custodian                   uint32
			X                           uint8
			Share, RecipientKey, Sealed hexed
		}
		Frames []struct {
			Algorithm        uint64
			Key, Archive     hexed
			Number, Offset   uint64
			Plaintext, Frame hexed
		}
		Objects []struct {
			Key, Genesis, Device hexed
			Epoch                uint32
			Kind                 uint8
			Body, Sealed         hexed
		}
	}
	load(t, "vectors-1.json", &v)
	c := v.Commitment
	com := commitment(hash(c.Genesis), hash(c.Device), c.Epoch, c.Key)
	equal(t, "commitment", com[:], c.Commitment)

	root, err := parseRoot(v.Custodian.File)
	if err != nil {
		t.Fatal(err)
	}
	private, err := custodianKey(root, hash(v.Custodian.Genesis), hash(v.Custodian.Device), v.Custodian.Epoch)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "custodian's private key", private, v.Custodian.PrivateKey)
	public := must(kem.NewPrivateKey(private)).PublicKey().Bytes()
	equal(t, "custodian's public key", public, v.Custodian.PublicKey)
	equal(t, "its id", keccak(public), v.Custodian.PublicKeyID)

	for skip := range v.Shares.X {
		xs, values := []byte{}, [][]byte{}
		for i, x := range v.Shares.X {
			if i != skip {
				xs, values = append(xs, x), append(values, v.Shares.Values[i])
			}
		}
		equal(t, "key of two shares", joinShares(xs, values), v.Shares.Key)
	}
	box, err := parse(v.KeyBox.Box, 1, 2, 3, 4, 5, 6)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(v.KeyBox.Box)
	equal(t, "key box's hash", sum[:], v.KeyBox.Hash)
	for i, line := range v.KeyBox.CustodianFiles {
		_, value, err := shareOf(box, line, hash(v.KeyBox.Genesis), uint64(i+7))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "share", value, v.Shares.Values[i])
	}
	r := v.Release
	share, err := openHPKE(r.RecipientKey, cat("byssus/release/1", []byte(r.Genesis), r.Request, []byte(r.Device), r.Epoch, r.Custodian, r.X), r.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "released share", share, r.Share)
	for _, f := range v.Frames {
		b, err := openFrame(f.Algorithm, f.Key, hash(f.Archive), f.Number, f.Offset, f.Frame)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "frame", b, f.Plaintext)
	}
	for _, o := range v.Objects {
		b, err := openSealed(o.Key, hash(o.Genesis), hash(o.Device), o.Epoch, o.Kind, o.Sealed)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "object", b, o.Body)
	}
}

// word is a member of a signed statement as 32 bytes: a number or a hash.
func word(v any) []byte {
	switch v := v.(type) {
	case float64:
		return big.NewInt(int64(v)).FillBytes(make([]byte, 32))
	case string:
		if b, err := hex.DecodeString(strings.TrimPrefix(v, "0x")); err == nil && len(b) == 32 {
			return b
		}
		n, err := strconv.ParseUint(v, 10, 64)
		if err != nil {
			panic(err)
		}
		return new(big.Int).SetUint64(n).FillBytes(make([]byte, 32))
	}
	panic(v)
}

// member is one of a statement; the vectors' names differ in case.
func member(m any, name string) any {
	for k, v := range m.(map[string]any) {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	panic("no " + name)
}

func TestChunkVectors(t *testing.T) {
	var v struct {
		Chunks []struct {
			Encoded, Chunk hexed
			Refused        string
		}
	}
	load(t, "vectors-2.json", &v)
	for _, c := range v.Chunks {
		got, err := decode(c.Encoded[0], c.Encoded[1:])
		if c.Refused != "" {
			if err == nil {
				t.Errorf("taken: %s", c.Refused)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "chunk", got, c.Chunk)
	}
	if len(v.Chunks) != 9 {
		t.Errorf("%d vectors", len(v.Chunks))
	}
}

func TestTreeVectors(t *testing.T) {
	type body struct {
		What           string
		Depth          uint64
		Body           hexed
		Refused, Newer bool
	}
	var v struct {
		Nodes []struct {
			Node  hexed
			Files []file
		}
		Refused []struct {
			Why   string
			Node  hexed
			Newer bool
		}
		ReferenceNodes, KeySegments []body
	}
	load(t, "vectors-2.json", &v)
	for _, c := range v.Nodes {
		_, entries, _, err := readNode(c.Node, true)
		if err != nil || len(entries) != len(c.Files) {
			t.Fatalf("%d entries, %v", len(entries), err)
		}
		for i, e := range entries {
			if got, want := fmt.Sprintf("%+v", fileOf(e)), fmt.Sprintf("%+v", c.Files[i]); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	}
	held := func(what string, refused, newer bool, err error) {
		if (err != nil) != refused || errors.Is(err, errNewer) != newer {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, c := range v.Refused {
		_, _, _, err := readNode(c.Node, true)
		held(c.Why, true, c.Newer, err)
	}
	for _, c := range v.ReferenceNodes {
		_, err := readReferenceNode(c.Body, c.Depth)
		held(c.What, c.Refused, c.Newer, err)
	}
	for _, c := range v.KeySegments {
		_, err := readKeySegment(c.Body)
		held(c.What, c.Refused, c.Newer, err)
	}
	if len(v.Nodes) == 0 || len(v.Refused) == 0 || len(v.ReferenceNodes) == 0 || len(v.KeySegments) == 0 {
		t.Error("a part is missing")
	}
}

func TestSigningVectors(t *testing.T) {
	var v struct{ Digests map[string]any }
	load(t, "vectors-1.json", &v)
	d := v.Digests
	separator := keccak(keccak("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"), keccak("Byssus"), keccak("1"),
		word(member(d["Domain"], "ChainID")), word(member(d["Domain"], "Genesis")))
	for _, s := range []struct{ of, digest, typ, members string }{
		{"Record", "RecordDigest", "Record(bytes32 device,uint64 sequence,bytes32 previous,bytes32 listRoot,bytes32 sealedKeyHash,uint32 policy,uint32 policyVersion,uint8 trigger,uint32 epoch,bytes32 epochCommitment,uint8 verdict,bytes32 verdictHash,bytes32 supersedes)",
			"Device Sequence Previous ListRoot SealedKeyHash Policy PolicyVersion Trigger Epoch EpochCommitment Verdict VerdictHash Supersedes"},
		{"Receipt", "ReceiptDigest", "Receipt(bytes32 device,bytes32 listRoot,uint32 slot,uint32 slotVersion,uint64 validUntil)", "Device ListRoot Slot SlotVersion ValidUntil"},
		{"Enrolment", "EnrolDigest", "Enrolment(bytes32 invitation,bytes32 x,bytes32 y)", "Invitation Key.X Key.Y"},
		{"Request", "RequestDigest", "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)", "Device Record Recipient Reader Purpose Region Nonce"},
		{"EpochKey", "EpochKeyDigest", "EpochKey(bytes32 device,uint32 epoch,uint32 custodian,bytes32 key)", "Device Epoch Custodian Key"},
		{"ShareHeld", "HeldDigest", "ShareHeld(bytes32 device,uint32 epoch,uint32 custodian,bytes32 epochCommitment,bytes32 sealedKeyHash)", "Device Epoch Custodian EpochCommitment SealedKeyHash"},
	} {
		b := keccak(s.typ)
		for _, m := range strings.Fields(s.members) {
			at := d[s.of]
			for _, name := range strings.Split(m, ".") {
				at = member(at, name)
			}
			b = append(b, word(at)...)
		}
		equal(t, s.of, keccak([]byte{0x19, 0x01}, separator, keccak(b)), word(d[s.digest]))
	}
	x, y := word(member(d["Key"], "x")), word(member(d["Key"], "y"))
	equal(t, "key's id", keccak(x, y), word(d["KeyID"]))
	signature, err := hex.DecodeString(strings.TrimPrefix(d["Signature"].(string), "0x"))
	if err != nil || len(signature) != 64 {
		t.Fatal(err)
	}
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	public := must(ecdsa.ParseUncompressedPublicKey(elliptic.P256(), cat(uint8(4), x, y)))
	if half := new(big.Int).Rsh(elliptic.P256().Params().N, 1); !ecdsa.Verify(public, word(d["RecordDigest"]), r, s) || s.Cmp(half) > 0 {
		t.Error("the signature does not verify")
	}
}
