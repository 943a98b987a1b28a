package state

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write layout.go anew")

// artifacts is where the contracts' storage layouts are committed.
const artifacts = "../../../contracts/artifacts/"

// wanted are the contracts' variables and structs that this package reads, in
// the order of layout.go.
var wanted = []struct {
	contract  string
	variables []string
	structs   []string // as the compiler labels them
}{
	{"Clock", []string{"_time", "_tickedAt"}, nil},
	{"Fleet", []string{"_devices", "_invitations", "_idOfKey"}, []string{"Device", "Invitation"}},
	{"Stores", []string{"_organisations", "_stores", "_slots", "_organisationCount", "_storeCount"}, []string{"Organisation", "Store", "Slot"}},
	{"Policies", []string{"_standings", "_versions", "_assignments", "_restores"}, []string{"Policies.Standing", "Policies.Version", "Policies.Assignment", "Restore", "Clause"}},
	{"Custody", []string{"_custodians", "_panels"}, []string{"Custodian", "Custody.Members"}},
	{"Snapshots", []string{"_heads", "_snapshots"}, []string{"Head", "Snapshot"}},
	{"Recovery", []string{"_requests", "_requestCount", "_grantOf", "_selfRestoreOf"}, []string{"Request"}},
	{"Retention", []string{"_retiredAt", "_holds", "_deviceHolds", "_frozenUntil"}, nil},
	{"Incidents", []string{"_orders"}, []string{"Orders"}},
	{"Consortium", []string{"_members", "_memberOf"}, []string{"Member"}},
}

// types are the Solidity types that this package decodes, and their sizes in
// bytes: a variable of another type is refused until there is code for it.
var types = map[string]int{
	"bytes32": 32, "address": 20, "bool": 1, "uint8": 1, "uint16": 2, "uint32": 4, "uint40": 5, "uint64": 8, "uint256": 32, "string": 32,
	"enum DeviceStatus": 1, "enum InvitationStatus": 1, "enum RequestStatus": 1, "uint32[32]": 128, "uint32[16]": 64,
	"mapping(bytes32 => bytes32)": 32, "mapping(bytes32 => struct Policies.Assignment)": 32,
	"mapping(bytes32 => struct Device)": 32, "mapping(bytes32 => struct Invitation)": 32,
	"mapping(uint32 => struct Organisation)": 32, "mapping(uint32 => struct Store)": 32, "mapping(uint32 => struct Slot)": 32,
	"mapping(uint32 => struct Policies.Standing)": 32, "mapping(uint32 => mapping(uint32 => struct Policies.Version))": 32,
	"mapping(uint32 => mapping(uint32 => struct Restore))": 32, "struct Clause[]": 32, "bytes32[]": 32,
	"mapping(uint32 => struct Custodian)": 32, "mapping(uint32 => struct Custody.Members)": 32,
	"mapping(bytes32 => struct Head)": 32, "mapping(bytes32 => struct Snapshot)": 32, "mapping(uint256 => struct Request)": 32,
	"mapping(bytes32 => mapping(bytes32 => uint256))": 32,
	"mapping(bytes32 => uint64)":                      32, "mapping(bytes32 => struct Retention.Holds)": 32,
	"mapping(bytes32 => struct Orders)": 32, "mapping(bytes32 => uint256)": 32,
	"enum MemberStatus": 1, "uint32[]": 32, "mapping(uint32 => struct Member)": 32,
}

// solcLayout is the compiler's storageLayout.
type solcLayout struct {
	Storage []solcVariable `json:"storage"`
	Types   map[string]struct {
		Label   string         `json:"label"`
		Bytes   string         `json:"numberOfBytes"`
		Members []solcVariable `json:"members"`
	} `json:"types"`
}

type solcVariable struct {
	Label  string `json:"label"`
	Slot   string `json:"slot"`
	Offset int    `json:"offset"`
	Type   string `json:"type"`
}

// TestLayout fails when a contract's storage layout is no longer the one that
// layout.go was generated from. With -update it writes layout.go.
func TestLayout(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("// Code generated from contracts/artifacts by go generate; DO NOT EDIT.\n\npackage state\n")
	for _, want := range wanted {
		raw, err := os.ReadFile(artifacts + want.contract + ".storage.json")
		if err != nil {
			t.Fatal(err)
		}
		var l solcLayout
		if err := json.Unmarshal(raw, &l); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n// %s\nvar (\n", want.contract)
		for _, label := range want.variables {
			v, ok := find(l.Storage, label)
			if !ok {
				t.Fatalf("%s has no variable %s", want.contract, label)
			}
			l.emit(t, &b, want.contract, v)
		}
		b.WriteString(")\n")
		for _, label := range want.structs {
			found := false
			for _, typ := range l.Types {
				if typ.Label != "struct "+label {
					continue
				}
				found = true
				prefix := label[strings.LastIndexByte(label, '.')+1:]
				fmt.Fprintf(&b, "\n// %s, struct %s\nvar (\n", want.contract, label)
				for _, m := range typ.Members {
					l.emit(t, &b, prefix, m)
				}
				fmt.Fprintf(&b, ")\n\nconst %s = %d\n", goName(prefix, "words"), atoi(t, typ.Bytes)/32)
			}
			if !found {
				t.Fatalf("%s has no struct %s", want.contract, label)
			}
		}
	}
	got, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("layout.go", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile("layout.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, got) {
		t.Error("layout.go is not of the committed storage layouts: run go generate ./internal/ledger/state, and see that the code that reads what changed still holds")
	}
}

func find(list []solcVariable, label string) (solcVariable, bool) {
	for _, v := range list {
		if v.Label == label {
			return v, true
		}
	}
	return solcVariable{}, false
}

func (l solcLayout) emit(t *testing.T, b *bytes.Buffer, prefix string, v solcVariable) {
	t.Helper()
	typ := l.Types[v.Type]
	size, ok := types[typ.Label]
	if !ok || size != atoi(t, typ.Bytes) {
		t.Fatalf("%s.%s: type %q of %s bytes is none that this package decodes", prefix, v.Label, typ.Label, typ.Bytes)
	}
	fmt.Fprintf(b, "\t%s = field{%d, %d, %d} // %s\n", goName(prefix, v.Label), atoi(t, v.Slot), v.Offset, size, typ.Label)
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// goName makes "fleetDevices" of Fleet and _devices.
func goName(prefix, label string) string {
	label = strings.TrimPrefix(label, "_")
	label = strings.ToUpper(label[:1]) + label[1:]
	label = strings.NewReplacer("TlsKey", "TLSKey", "IdOf", "IDOf", "Ttl", "TTL").Replace(label)
	return strings.ToLower(prefix[:1]) + prefix[1:] + label
}
