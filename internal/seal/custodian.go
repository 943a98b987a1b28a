package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/byssus-iot/byssus/internal/record"
)

// CustodianRoot is the one secret of a custodian: from it come its keys for
// every device and epoch. It is the file to copy off the machine.
//
// The keys hang on the leaves of a binary tree of 256 levels (Goldreich,
// Goldwasser and Micali's construction): a node's children are HMAC-SHA256 of
// the bytes 0 and 1 under the node's seed. To erase one epoch for good, a later
// version replaces the seed above its leaf by the seeds beside the path to it;
// all other keys stay derivable. So seeds are kept as a set, of which this
// version knows the one at the top.
type CustodianRoot struct{ top Secret }

// rootPrefix opens a root's file: its name and version.
const (
	rootName   = "BYSSUS-CUSTODIAN-ROOT-"
	rootPrefix = rootName + "1"
)

// ErrCustodianRoot is returned for text that is no custodian's root secret.
var ErrCustodianRoot = errors.New("not a custodian's root secret: want one line " + rootPrefix + ":<64 hexadecimal digits>:<8 hexadecimal digits>")

// NewCustodianRoot makes a root from 32 random bytes.
func NewCustodianRoot() CustodianRoot { return CustodianRoot{NewSecret()} }

// Encode returns the root as one line of text with a checksum (the first four
// bytes of SHA-256 over all before it), so that a copy by hand is checked.
func (r CustodianRoot) Encode() []byte {
	line := rootPrefix + ":" + hex.EncodeToString(r.top[:])
	return []byte(line + ":" + checksum(line) + "\n")
}

func checksum(line string) string {
	sum := sha256.Sum256([]byte(line))
	return hex.EncodeToString(sum[:4])
}

// ParseCustodianRoot reads what Encode gave. Errors wrap ErrCustodianRoot or
// ErrNewer.
func ParseCustodianRoot(b []byte) (CustodianRoot, error) {
	// Of another version no more than the name is known, its length neither; and
	// what follows it may be secret.
	if bytes.HasPrefix(b, []byte(rootName)) && !bytes.HasPrefix(b, []byte(rootPrefix+":")) {
		return CustodianRoot{}, fmt.Errorf("%w: custodian's root secret of a version that it does not know", ErrNewer)
	}
	if len(b) > 256 {
		return CustodianRoot{}, ErrCustodianRoot
	}
	line := strings.TrimSuffix(string(b), "\n")
	name, rest, _ := strings.Cut(line, ":")
	digits, sum, _ := strings.Cut(rest, ":")
	if name != rootPrefix || len(digits) != 64 || len(sum) != 8 || digits != strings.ToLower(digits) {
		return CustodianRoot{}, ErrCustodianRoot
	}
	var r CustodianRoot
	if _, err := hex.Decode(r.top[:], []byte(digits)); err != nil {
		return CustodianRoot{}, ErrCustodianRoot
	}
	if subtle.ConstantTimeCompare([]byte(sum), []byte(checksum(rootPrefix+":"+digits))) != 1 {
		return CustodianRoot{}, fmt.Errorf("%w: its checksum does not match; a character may be wrong", ErrCustodianRoot)
	}
	return r, nil
}

// Format keeps the root out of logs.
func (CustodianRoot) Format(f fmt.State, _ rune) { fmt.Fprint(f, "[secret]") }

// Key derives the custodian's HPKE key for a device's epoch.
func (r CustodianRoot) Key(b Binding) (PrivateKey, error) {
	leaf := sha256.Sum256(b.append([]byte("byssus/custodian/1")))
	seed := r.top
	for i := range 256 {
		bit := leaf[i/8] >> (7 - i%8) & 1
		m := hmac.New(sha256.New, seed[:])
		m.Write([]byte{bit})
		m.Sum(seed[:0])
	}
	ikm, err := hkdf.Expand(sha256.New, seed[:], "byssus/custodian/hpke/1", 32)
	if err != nil {
		return PrivateKey{}, fmt.Errorf("derive custodian key: %w", err)
	}
	k, err := kem.DeriveKeyPair(ikm)
	if err != nil {
		return PrivateKey{}, fmt.Errorf("derive custodian key: %w", err)
	}
	return PrivateKey{k}, nil
}

// EpochKeyStatement is what the custodian signs of its public key.
func EpochKeyStatement(b Binding, custodian uint32, key PublicKey) record.EpochKey {
	return record.EpochKey{Device: b.Device, Epoch: b.Epoch, Custodian: custodian, Key: key.ID()}
}
