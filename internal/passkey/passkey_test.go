package passkey

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"

	"github.com/fxamacker/cbor/v2"

	"github.com/byssus-iot/byssus/internal/record"
)

var want = Wanted{Challenge: record.Hash{1, 2, 3}, Origin: "http://localhost:41234"}

// authenticator is one in software, by the text of WebAuthn.
type authenticator struct {
	key        *ecdsa.PrivateKey
	credential []byte
	party      string
	flags      byte
}

func newAuthenticator(t testing.TB) *authenticator {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &authenticator{key, []byte("a credential"), RelyingParty, flagPresent | flagVerified}
}

func (a *authenticator) data(flags byte) []byte {
	party := sha256.Sum256([]byte(a.party))
	return append(party[:], a.flags|flags, 0, 0, 0, 9)
}

func (a *authenticator) public(t testing.TB) record.PublicKey {
	t.Helper()
	p, err := record.PublicKeyOf(&a.key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func marshal(t testing.TB, encode func(any) ([]byte, error), v any) []byte {
	t.Helper()
	b, err := encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// coseKey is the key as authenticators write it.
func (a *authenticator) coseKey(t testing.TB) map[int]any {
	p := a.public(t)
	return map[int]any{1: 2, 3: -7, -1: 1, -2: p.X[:], -3: p.Y[:]}
}

func (a *authenticator) make(t testing.TB, key any, client string) []byte {
	data := append(a.data(flagCredential), make([]byte, 16)...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(a.credential)))
	data = append(append(data, a.credential...), marshal(t, cbor.Marshal, key)...)
	object := marshal(t, cbor.Marshal, map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": data})
	return marshal(t, json.Marshal, map[string]string{"clientData": text([]byte(client)), "attestation": text(object)})
}

func (a *authenticator) sign(t testing.TB, high bool, data []byte, client string) []byte {
	hash := sha256.Sum256([]byte(client))
	digest := sha256.Sum256(append(bytes.Clone(data), hash[:]...))
	r, s, err := ecdsa.Sign(rand.Reader, a.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	n := elliptic.P256().Params().N
	if other := new(big.Int).Sub(n, s); (other.Cmp(s) > 0) == high {
		s = other
	}
	var b cryptobyte.Builder
	b.AddASN1(asn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1BigInt(r); b.AddASN1BigInt(s) })
	return marshal(t, json.Marshal, map[string]string{"credential": text(a.credential), "authenticatorData": text(data),
		"clientData": text([]byte(client)), "signature": text(b.BytesOrPanic())})
}

func client(kind string) string { return clientData(kind, want) + `,"crossOrigin":false}` }

func refused(t *testing.T, err error, why string) {
	t.Helper()
	if !errors.Is(err, ErrAnswer) || !strings.Contains(err.Error(), why) {
		t.Errorf("got %v, want a refusal that says %q", err, why)
	}
}

func TestPasskeyIsMadeAndSigns(t *testing.T) {
	a := newAuthenticator(t)
	made, err := ParseCreated(a.make(t, a.coseKey(t), client("webauthn.create")), want)
	if err != nil {
		t.Fatal(err)
	}
	if made.Key != a.public(t) || made.Credential != sha256.Sum256(a.credential) {
		t.Fatalf("read another key: %+v", made)
	}
	for _, high := range []bool{false, true} { // authenticators make either
		got, err := ParseAssertion(a.sign(t, high, a.data(0), client("webauthn.get")), made, want)
		if err != nil {
			t.Fatalf("high s %v: %v", high, err)
		}
		if !record.Verify(made.Key, got.digest(), got.Signature) {
			t.Fatal("the signature's lower form does not verify")
		}
	}
	if _, err := ParseAssertion(a.sign(t, false, a.data(0), clientData("webauthn.get", want)+"}"), made, want); err != nil {
		t.Fatalf("client data without crossOrigin: %v", err)
	}
}

func TestSignByFile(t *testing.T) {
	a := newAuthenticator(t)
	got, err := Sign(a.key, want.Challenge)
	if err != nil {
		t.Fatal(err)
	}
	if !record.Verify(a.public(t), got.digest(), got.Signature) {
		t.Fatal("the signature does not verify")
	}
	if err := checkData(got.AuthenticatorData); err != nil {
		t.Fatal(err)
	}
	if err := checkClientData(got.ClientData, "webauthn.get", Wanted{want.Challenge, "http://localhost:0"}); err != nil {
		t.Fatal(err)
	}
}

func TestAssertionRefused(t *testing.T) {
	a := newAuthenticator(t)
	made := Created{a.public(t), sha256.Sum256(a.credential)}
	try := func(answer []byte, why string) {
		t.Helper()
		_, err := ParseAssertion(answer, made, want)
		refused(t, err, why)
	}
	get := client("webauthn.get")
	try(a.sign(t, false, a.data(0), client("webauthn.create")), "something else")
	try(a.sign(t, false, a.data(0), strings.Replace(get, "AQID", "AQIE", 1)), "something else")
	try(a.sign(t, false, a.data(0), strings.Replace(get, "41234", "41235", 1)), "something else")
	try(a.sign(t, false, a.data(0), strings.Replace(get, "localhost", "localhost.example", 1)), "something else")
	try(a.sign(t, false, a.data(0), strings.Replace(get, "false", "true", 1)), "inside another site")
	try(a.sign(t, false, a.data(0), get+strings.Repeat(" ", MaxClientData)), "client data of")
	try(a.sign(t, false, a.data(0)[:36], get), "authenticator data of 36")
	try(a.sign(t, false, append(a.data(0), make([]byte, 220)...), get), "authenticator data of 257")
	for flags, why := range map[byte]string{0: "saw nobody", flagVerified: "saw nobody", flagPresent: "did not make sure", flagPresent | flagVerified | flagBackedUp: "contradicts"} {
		b := *a
		b.flags = flags
		try(b.sign(t, false, b.data(0), get), why)
	}
	b := *a
	b.party = "insurer.example"
	try(b.sign(t, false, b.data(0), get), "another site")
	b = *newAuthenticator(t)
	try(b.sign(t, false, b.data(0), get), "the signature is not of the passkey")
	b.credential = []byte("another")
	try(b.sign(t, false, b.data(0), get), "another passkey")
	good := a.sign(t, false, a.data(0), get)
	try(append([]byte(nil), good[:len(good)-2]...), "EOF")
	try([]byte(strings.Replace(string(good), "credential", "credentials", 1)), "unknown field")
	try(bytes.Repeat([]byte(" "), MaxAnswer+1), "bytes")
	for _, der := range []string{"", "MAA", "MAYCAQACAQE", "MAYCAQECAQA", "MAYCAf8CAQE"} {
		var fields map[string]string
		if err := json.Unmarshal(good, &fields); err != nil {
			t.Fatal(err)
		}
		fields["signature"] = der
		try(marshal(t, json.Marshal, fields), "the signature")
	}
}

func TestCreationRefused(t *testing.T) {
	a := newAuthenticator(t)
	try := func(answer []byte, why string) {
		t.Helper()
		_, err := ParseCreated(answer, want)
		refused(t, err, why)
	}
	create := client("webauthn.create")
	try(a.make(t, a.coseKey(t), client("webauthn.get")), "something else")
	for label, v := range map[int]any{1: 1, 3: -8, -1: 2, -2: []byte{1}, -3: make([]byte, 33)} {
		key := a.coseKey(t)
		key[label] = v
		try(a.make(t, key, create), "only ES256")
	}
	off := a.coseKey(t)
	off[-3] = off[-2]
	try(a.make(t, off, create), "not a P-256 public key")
	more := a.coseKey(t)
	more[-4] = []byte("a private key")
	try(a.make(t, more, create), "the key")
	b := *a
	b.credential = nil
	try(b.make(t, b.coseKey(t), create), "a credential id of 0")
	b.credential = make([]byte, maxCredential+1)
	try(b.make(t, b.coseKey(t), create), "a credential id of 1024")
	object := func(v any) []byte {
		return marshal(t, json.Marshal, map[string]string{"clientData": text([]byte(create)), "attestation": text(marshal(t, cbor.Marshal, v))})
	}
	try(object(1), "the attestation")
	try(object(map[string]any{"authData": a.data(0)}), "named no key")
	try(object(map[string]any{"authData": a.data(flagCredential)}), "named no key")
	try(object(map[string]any{"authData": append(a.data(flagCredential), make([]byte, 18)...)}), "a credential id of 0")
	try(object(map[string]any{"authData": make([]byte, maxAttestation)}), "an attestation of")
}

// FuzzParseCreated looks for what breaks the parser, and that what it takes is a
// key.
func FuzzParseCreated(f *testing.F) {
	a := newAuthenticator(f)
	f.Add(a.make(f, a.coseKey(f), client("webauthn.create")))
	f.Fuzz(func(t *testing.T, answer []byte) {
		made, err := ParseCreated(answer, want)
		if err != nil {
			if !errors.Is(err, ErrAnswer) {
				t.Fatal(err)
			}
			return
		}
		if _, err := made.Key.ECDSA(); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzParseAssertion looks for what breaks the parser, and that what it takes the
// key signed.
func FuzzParseAssertion(f *testing.F) {
	a := newAuthenticator(f)
	made := Created{a.public(f), sha256.Sum256(a.credential)}
	f.Add(a.sign(f, true, a.data(0), client("webauthn.get")))
	f.Fuzz(func(t *testing.T, answer []byte) {
		got, err := ParseAssertion(answer, made, want)
		if err != nil {
			if !errors.Is(err, ErrAnswer) {
				t.Fatal(err)
			}
			return
		}
		if !record.Verify(made.Key, got.digest(), got.Signature) {
			t.Fatal("took what was not signed")
		}
	})
}
