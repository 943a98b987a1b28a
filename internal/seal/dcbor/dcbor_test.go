package dcbor

import (
	"bytes"
	"encoding/hex"
	"errors"
	"testing"
)

type sample struct {
	Version uint64   `cbor:"1,keyasint"`
	Name    []byte   `cbor:"2,keyasint,omitempty"`
	Root    [4]byte  `cbor:"3,keyasint"`
	List    []uint64 `cbor:"4,keyasint,omitempty"`
}

func TestOneEncodingOnly(t *testing.T) {
	good, err := Marshal(sample{1, []byte("ab"), [4]byte{1, 2, 3, 4}, []uint64{5}})
	if err != nil {
		t.Fatal(err)
	}
	if hex.EncodeToString(good) != "a4010102426162034401020304048105" {
		t.Fatalf("%x", good)
	}
	for name, h := range map[string]string{
		"long form of a number":  "a4011801024261620344010203040481" + "05",
		"unsorted keys":          "a4024261620101034401020304048105",
		"a key twice":            "a5010101010242616203440102030404" + "8105",
		"indefinite array":       "a40101024261620344010203040" + "49f05ff",
		"indefinite map":         "bf010102426162034401020304048105ff",
		"indefinite string":      "a40101025f426162ff034401020304048105",
		"a byte more":            "a401010242616203440102030404810500",
		"an unknown key":         "a5010102426162034401020304048105" + "0501",
		"a tag":                  "a4c1010102426162034401020304048105",
		"a short fixed array":    "a40101024261620343010203048105",
		"a long fixed array":     "a4010102426162034501020304050481" + "05",
		"text in place of bytes": "a4010102626162034401020304048105",
		"an empty optional":      "a40101024003440102030404" + "8105",
		"cut":                    "a401010242616203440102030404",
		"nothing":                "",
		"a float":                "a401f93c0002426162034401020304048105",
		"huge length":            "a40101025b7fffffffffffffff",
		"deep":                   "a101" + "8181818181818181818181818181818181818181818181818101",
	} {
		b, err := hex.DecodeString(h)
		if err != nil {
			t.Fatal(name, err)
		}
		var v sample
		if err := Unmarshal(b, &v); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var v sample
	if err := Unmarshal(good, &v); err != nil {
		t.Fatal(err)
	}
}

func TestVersionOfWhatIsNotKnown(t *testing.T) {
	b, _ := Marshal(map[int]any{1: 7, 9: "new", 2: []int{1}})
	if v, err := Version(b); err != nil || v != 7 {
		t.Fatal(v, err)
	}
	for name, h := range map[string]string{
		"a tag":                "a20102" + "02c101",
		"an indefinite array":  "a20102" + "029f01ff",
		"a key twice":          "a30102" + "02010202",
		"text that is no text": "a20102" + "0261ff",
		"a float":              "a20102" + "02f93c00",
		"too deep":             "a20102" + "02" + "818181818181818181818181818181818181818101",
		"many pairs":           "b90400" + "0102",
		"the rest missing":     "a20102",
	} {
		b, err := hex.DecodeString(h)
		if err != nil {
			t.Fatal(name, err)
		}
		if v, err := Version(b); err != nil || v != 2 {
			t.Errorf("version 2 with %s: %d, %v", name, v, err)
		}
	}
	for name, h := range map[string]string{
		"nothing": "", "an array": "80", "an empty map": "a0", "an indefinite map": "bf0102ff", "another first key": "a10201",
		"a map cut short": "b9", "no value": "a101", "a negative version": "a10120", "a version of text": "a10161" + "31",
		"null": "a101f6", "a version in a tag": "a101c102", "a version above 64 bits": "a101c249010000000000000000",
	} {
		b, err := hex.DecodeString(h)
		if err != nil {
			t.Fatal(name, err)
		}
		if v, err := Version(b); !errors.Is(err, ErrForm) {
			t.Errorf("%s has version %d, %v", name, v, err)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	b, _ := Marshal(sample{1, []byte("ab"), [4]byte{1, 2, 3, 4}, []uint64{5}})
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var v sample
		version, verr := Version(b)
		if Unmarshal(b, &v) == nil {
			if verr != nil || version != v.Version {
				t.Fatalf("version %d, alone %d, %v", v.Version, version, verr)
			}
			if again, err := Marshal(v); err != nil || !bytes.Equal(again, b) {
				t.Fatal("parsed but encodes to other bytes")
			}
		}
	})
}
