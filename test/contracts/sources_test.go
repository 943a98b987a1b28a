package contracts

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

var comment = regexp.MustCompile(`(?s)//[^\n]*|/\*.*?\*/`)

// lacking is what no source has but the named files, so many times.
var lacking = []struct {
	what  string
	where map[string]int
}{
	{`\btx\s*\.\s*origin\b|\borigin\s*\(`, nil},
	{`\bdelegatecall\b|\bcallcode\b`, nil},
	{`\bselfdestruct\b|\bcreate2?\s*\(|\bnew\s+[A-Z]\w*\s*\(`, nil},
	{`\bencodePacked\b`, nil},
	{`\bprevrandao\b|\bdifficulty\b|\bblockhash\b|\bblobhash\b|\bcoinbase\b|\bgasleft\b`, nil},
	{`\becrecover\b|\bisValidSignature\b|\bSignatureChecker\b|\bECDSA\b`, nil},
	{`\bunchecked\b`, nil},
	{`\b(assert|require)\s*\(`, nil},
	{`\btload\b|\btstore\b|\btransient\b`, nil},
	{`\.\s*(send|transfer)\s*\(`, nil},
	{`\bfunction\s*\(`, nil},
	{`\bpayable\b|\bfallback\s*\(|\breceive\s*\(`, map[string]int{"AccessManager.sol": 1}},
	// A proposal's calls, and coins for an account.
	{`\.\s*call\s*[({]`, map[string]int{"Consortium.sol": 2}},
	// The P-256 precompile.
	{`\bstaticcall\b`, map[string]int{"Signatures.sol": 1}},
	// Packed words, at the places of members of structs.
	{`\bsstore\b`, map[string]int{"Words.sol": 3, "Buckets.sol": 1}},
}

// TestSources holds the sources to what docs/contracts/attacks.md says of them.
func TestSources(t *testing.T) {
	var pinned struct {
		DevDependencies, Dependencies map[string]string
	}
	if err := json.Unmarshal([]byte(read(t, root+"contracts/package.json")), &pinned); err != nil {
		t.Fatal(err)
	}
	compiler := pinned.DevDependencies["solc"]
	if compiler == "" {
		compiler = pinned.Dependencies["solc"]
	}
	pragma := regexp.MustCompile(`(?m)^pragma solidity (.*);$`)
	for _, path := range files(t, sources+"*.sol", sources+"*/*.sol") {
		name, text := filepath.Base(path), read(t, path)
		if i := slices.IndexFunc([]byte(text), func(b byte) bool { return b >= 0x80 }); i >= 0 {
			t.Errorf("%s: byte %d is no ASCII", name, i)
		}
		if m := pragma.FindStringSubmatch(text); m == nil || m[1] != compiler {
			t.Errorf("%s: its pragma is not exactly that of the pinned compiler, %s", name, compiler)
		}
		code := comment.ReplaceAllString(text, "")
		for _, l := range lacking {
			found := regexp.MustCompile(l.what).FindAllString(code, -1)
			if len(found) != l.where[name] {
				t.Errorf("%s has %d times what %d are known of: %v", name, len(found), l.where[name], found)
			}
		}
	}
}
