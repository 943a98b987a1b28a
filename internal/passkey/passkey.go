// Package passkey lets people sign with WebAuthn keys: it asks them on a page that
// it serves to this machine alone, and reads what their authenticator answers.
// Nothing that a browser sends is believed before it was checked here; what counts
// in the end the contract Approvers checks again.
package passkey

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"

	"github.com/byssus-iot/byssus/internal/record"
)

// RelyingParty is the WebAuthn relying party of every page: passkeys made for it
// can be asked for by pages on this machine alone.
const RelyingParty = "localhost"

// Limits of what a browser sends, in bytes.
const (
	MaxAnswer            = 16 << 10 // all of it
	MaxAuthenticatorData = 256      // of an assertion; the contract Approvers takes no more
	MaxClientData        = 1024     // the same
	maxAttestation       = 8 << 10
	maxCredential        = 1023 // WebAuthn level 2, 5.8.3
)

// The flags of authenticator data (WebAuthn level 2, 6.1).
const (
	flagPresent    = 0x01
	flagVerified   = 0x04
	flagEligible   = 0x08
	flagBackedUp   = 0x10
	flagCredential = 0x40
)

// Where the parts of authenticator data are, in bytes.
const (
	flagsAt      = 32 // behind the relying party's hash
	counterEnd   = 37
	lengthAt     = counterEnd + 16 // behind the authenticator's model
	credentialAt = lengthAt + 2
)

// ErrAnswer is wrapped by what is wrong with a browser's answer.
var ErrAnswer = errors.New("the browser's answer is not usable")

func wrong(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrAnswer}, args...)...)
}

// Created is a passkey that an authenticator made.
type Created struct {
	Key        record.PublicKey
	Credential record.Hash // SHA-256 of the credential's id
}

// Assertion is what an authenticator signed, as the contract Approvers takes it.
type Assertion struct {
	AuthenticatorData []byte
	ClientData        []byte           // clientDataJSON, byte for byte
	Signature         record.Signature // low s
}

// Wanted is what an answer must fit.
type Wanted struct {
	Challenge record.Hash
	Origin    string // of the page that asked: http://localhost:PORT
}

// binary is base64url without padding, as the page sends it.
type octets []byte

// UnmarshalText reads base64url.
func (o *octets) UnmarshalText(text []byte) (err error) {
	*o, err = base64.RawURLEncoding.Strict().DecodeString(string(text))
	return err
}

func decode(answer []byte, to any) error {
	if len(answer) > MaxAnswer {
		return wrong("%d bytes, %d are allowed", len(answer), MaxAnswer)
	}
	d := json.NewDecoder(strings.NewReader(string(answer)))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return wrong("%w", err)
	}
	return nil
}

// ParseCreated reads the answer of a page that asked to make a passkey. That the
// key is in an authenticator nobody attests; the organisation that adds it vouches.
func ParseCreated(answer []byte, want Wanted) (Created, error) {
	var in struct {
		ClientData  octets `json:"clientData"`
		Attestation octets `json:"attestation"`
	}
	if err := decode(answer, &in); err != nil {
		return Created{}, err
	}
	if err := checkClientData(in.ClientData, "webauthn.create", want); err != nil {
		return Created{}, err
	}
	if len(in.Attestation) > maxAttestation {
		return Created{}, wrong("an attestation of %d bytes, %d are allowed", len(in.Attestation), maxAttestation)
	}
	var object struct {
		Format    string          `cbor:"fmt"`
		Statement cbor.RawMessage `cbor:"attStmt"`
		Data      []byte          `cbor:"authData"`
	}
	if err := strict.Unmarshal(in.Attestation, &object); err != nil {
		return Created{}, wrong("the attestation: %w", err)
	}
	data := object.Data
	if err := checkData(data); err != nil {
		return Created{}, err
	}
	if data[flagsAt]&flagCredential == 0 || len(data) < credentialAt {
		return Created{}, wrong("the authenticator named no key")
	}
	length := int(binary.BigEndian.Uint16(data[lengthAt:]))
	if length == 0 || length > maxCredential || len(data) < credentialAt+length {
		return Created{}, wrong("a credential id of %d bytes", length)
	}
	key, err := parseKey(data[credentialAt+length:])
	return Created{Key: key, Credential: sha256.Sum256(data[credentialAt : credentialAt+length])}, err
}

// strict decodes CBOR of few, small parts, each key of a map once.
var strict = func() cbor.DecMode {
	m, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxNestedLevels: 8, MaxArrayElements: 64, MaxMapPairs: 64,
		IndefLength: cbor.IndefLengthForbidden, TagsMd: cbor.TagsForbidden, ExtraReturnErrors: cbor.ExtraDecErrorUnknownField}.DecMode()
	if err != nil {
		panic(err) // the options are constants
	}
	return m
}()

// parseKey reads the COSE key (RFC 9053, 7.1.1) at the beginning of data: ES256
// alone. Extensions may follow it.
func parseKey(data []byte) (record.PublicKey, error) {
	var in struct {
		Type      int    `cbor:"1,keyasint"`
		Algorithm int    `cbor:"3,keyasint"`
		Curve     int    `cbor:"-1,keyasint"`
		X         []byte `cbor:"-2,keyasint"`
		Y         []byte `cbor:"-3,keyasint"`
	}
	if _, err := strict.UnmarshalFirst(data, &in); err != nil {
		return record.PublicKey{}, wrong("the key: %w", err)
	}
	const ec2, es256, p256 = 2, -7, 1
	if in.Type != ec2 || in.Algorithm != es256 || in.Curve != p256 || len(in.X) != 32 || len(in.Y) != 32 {
		return record.PublicKey{}, wrong("the key is of type %d, algorithm %d, curve %d: only ES256 over P-256 can be checked on the chain", in.Type, in.Algorithm, in.Curve)
	}
	key := record.PublicKey{X: record.Hash(in.X), Y: record.Hash(in.Y)}
	if _, err := key.ECDSA(); err != nil {
		return record.PublicKey{}, wrong("the key: %w", err)
	}
	return key, nil
}

// ParseAssertion reads the answer of a page that asked a passkey to sign. Whose it
// is not, or what the contract would refuse, is an error.
func ParseAssertion(answer []byte, by Created, want Wanted) (Assertion, error) {
	var in struct {
		Credential        octets `json:"credential"`
		AuthenticatorData octets `json:"authenticatorData"`
		ClientData        octets `json:"clientData"`
		Signature         octets `json:"signature"`
	}
	if err := decode(answer, &in); err != nil {
		return Assertion{}, err
	}
	if sha256.Sum256(in.Credential) != by.Credential {
		return Assertion{}, wrong("it is of another passkey than the one that was asked for: choose that one")
	}
	if err := checkClientData(in.ClientData, "webauthn.get", want); err != nil {
		return Assertion{}, err
	}
	if len(in.AuthenticatorData) > MaxAuthenticatorData {
		return Assertion{}, wrong("authenticator data of %d bytes, %d are allowed", len(in.AuthenticatorData), MaxAuthenticatorData)
	}
	if err := checkData(in.AuthenticatorData); err != nil {
		return Assertion{}, err
	}
	out := Assertion{AuthenticatorData: in.AuthenticatorData, ClientData: in.ClientData}
	var err error
	if out.Signature, err = parseSignature(in.Signature); err != nil {
		return Assertion{}, err
	}
	if !record.Verify(by.Key, out.digest(), out.Signature) {
		return Assertion{}, wrong("the signature is not of the passkey that was asked for")
	}
	return out, nil
}

// digest is what an authenticator signs (WebAuthn level 2, 6.3.3).
func (a Assertion) digest() record.Hash {
	client := sha256.Sum256(a.ClientData)
	return sha256.Sum256(append(a.AuthenticatorData[:len(a.AuthenticatorData):len(a.AuthenticatorData)], client[:]...))
}

// parseSignature reads an ECDSA signature in DER. Authenticators make either of
// the two values of s; the contract takes the lower.
func parseSignature(der []byte) (record.Signature, error) {
	var sig record.Signature
	r, s := new(big.Int), new(big.Int)
	in, inner := cryptobyte.String(der), cryptobyte.String(nil)
	if !in.ReadASN1(&inner, asn1.SEQUENCE) || !in.Empty() || !inner.ReadASN1Integer(r) || !inner.ReadASN1Integer(s) || !inner.Empty() {
		return sig, wrong("the signature is no ECDSA signature in DER")
	}
	n := elliptic.P256().Params().N
	if r.Sign() <= 0 || s.Sign() <= 0 || r.Cmp(n) >= 0 || s.Cmp(n) >= 0 {
		return sig, wrong("the signature's numbers are out of range")
	}
	if high := new(big.Int).Sub(n, s); high.Cmp(s) < 0 {
		s = high
	}
	r.FillBytes(sig[:32])
	s.FillBytes(sig[32:])
	return sig, nil
}

// checkData checks what authenticator data says beside a key.
func checkData(data []byte) error {
	if len(data) < counterEnd {
		return wrong("authenticator data of %d bytes, there are %d at least", len(data), counterEnd)
	}
	if [32]byte(data) != sha256.Sum256([]byte(RelyingParty)) {
		return wrong("it was made for another site than %s", RelyingParty)
	}
	flags := data[flagsAt]
	switch {
	case flags&flagPresent == 0:
		return wrong("the authenticator saw nobody: touch it")
	case flags&flagVerified == 0:
		return wrong("the authenticator did not make sure who it was: it needs a PIN, a finger or a face")
	case flags&flagBackedUp != 0 && flags&flagEligible == 0:
		return wrong("the authenticator contradicts itself on whether its keys are copied")
	}
	return nil
}

// clientData is clientDataJSON up to the origin's end, in the order that WebAuthn
// level 2 prescribes (5.8.1.1), which the contract holds it against.
func clientData(kind string, want Wanted) string {
	return `{"type":"` + kind + `","challenge":"` + base64.RawURLEncoding.EncodeToString(want.Challenge[:]) + `","origin":"` + want.Origin + `"`
}

func checkClientData(data []byte, kind string, want Wanted) error {
	if len(data) > MaxClientData {
		return wrong("client data of %d bytes, %d are allowed", len(data), MaxClientData)
	}
	rest, ok := strings.CutPrefix(string(data), clientData(kind, want))
	if !ok {
		return wrong("the browser signed for something else than this page asked, or writes it in another order than WebAuthn has it: use another browser")
	}
	if rest != "}" && !strings.HasPrefix(rest, `,"crossOrigin":false`) {
		return wrong("the page is inside another site's")
	}
	return nil
}

// fileOrigin is what an assertion by a key file has as the page's origin: no page
// is served on port 0.
const fileOrigin = "http://localhost:0"

// Sign makes an assertion with a key at hand, for automation. It says that a
// person was verified, which nobody checked: whoever has the file can sign.
func Sign(key *ecdsa.PrivateKey, challenge record.Hash) (Assertion, error) {
	party := sha256.Sum256([]byte(RelyingParty))
	a := Assertion{
		AuthenticatorData: append(party[:], flagPresent|flagVerified, 0, 0, 0, 0),
		ClientData:        []byte(clientData("webauthn.get", Wanted{challenge, fileOrigin}) + `,"crossOrigin":false}`),
	}
	var err error
	a.Signature, err = record.Sign(key, a.digest())
	return a, err
}
