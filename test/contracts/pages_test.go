package contracts

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	root    = "../../"
	pages   = root + "docs/contracts/"
	sources = root + "contracts/src/"
	suites  = root + "contracts/test/"
)

// item is an entry of a contract's ABI.
type item struct {
	Type, Name, StateMutability string
}

func (i item) writes() bool {
	return i.Type == "function" && i.StateMutability != "view" && i.StateMutability != "pure"
}

var (
	span       = regexp.MustCompile("`([^`\n]+)`")
	word       = regexp.MustCompile(`[A-Za-z_]\w*`)
	identifier = regexp.MustCompile(`^[A-Za-z_]\w+$`) // not the letters of formulas
	qualified  = regexp.MustCompile(`^([A-Za-z_]\w*)\.([A-Za-z_]\w*)$`)
	file       = regexp.MustCompile(`^\w+\.sol$`)
	goTest     = regexp.MustCompile(`^((?:internal|test)/[\w/]+)\.(Test\w+)$`)
	contract   = regexp.MustCompile(`(?m)^(?:abstract )?contract (\w+)`)
	function   = regexp.MustCompile(`\bfunction (\w+)\(`)
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func files(t *testing.T, patterns ...string) []string {
	t.Helper()
	var out []string
	for _, p := range patterns {
		found, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			t.Fatalf("no file %s", p)
		}
		out = append(out, found...)
	}
	return out
}

// abis reads the committed ABI of each contract.
func abis(t *testing.T) map[string][]item {
	t.Helper()
	out := map[string][]item{}
	for _, path := range files(t, root+"contracts/artifacts/*.json") {
		if strings.HasSuffix(path, ".storage.json") {
			continue
		}
		var a struct {
			Contract string
			ABI      []item
		}
		if err := json.Unmarshal([]byte(read(t, path)), &a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[a.Contract] = a.ABI
	}
	return out
}

// functionsOf names the functions of each contract of the Solidity tests.
func functionsOf(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, path := range files(t, suites+"*.sol") {
		text := read(t, path)
		starts := contract.FindAllStringSubmatchIndex(text, -1)
		for i, at := range starts {
			end := len(text)
			if i+1 < len(starts) {
				end = starts[i+1][0]
			}
			name := text[at[2]:at[3]]
			for _, m := range function.FindAllStringSubmatch(text[at[0]:end], -1) {
				out[name] = append(out[name], m[1])
			}
		}
	}
	return out
}

// section returns the lines of a page under a heading.
func section(page, heading string) string {
	_, after, found := strings.Cut(page, "\n## "+heading+"\n")
	if !found {
		return ""
	}
	text, _, _ := strings.Cut(after, "\n## ")
	return text
}

func spans(text string) []string {
	var out []string
	for _, m := range span.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestNames looks for everything that the pages name as code: tests where they
// are said to be, functions, errors, events and constants in their contracts.
func TestNames(t *testing.T) {
	all, tests := abis(t), functionsOf(t)
	known := map[string]bool{}
	for _, abi := range all {
		for _, i := range abi {
			known[i.Name] = true
		}
	}
	solidity := files(t, sources+"*.sol", sources+"*/*.sol")
	for _, path := range slices.Concat(solidity, files(t, suites+"*.sol")) {
		for _, w := range word.FindAllString(read(t, path), -1) {
			known[w] = true
		}
	}
	exists := func(name string) bool {
		if m := goTest.FindStringSubmatch(name); m != nil {
			return slices.ContainsFunc(files(t, root+m[1]+"/*_test.go"), func(path string) bool {
				return strings.Contains(read(t, path), "\nfunc "+m[2]+"(")
			})
		}
		if file.MatchString(name) {
			return slices.ContainsFunc(slices.Concat(solidity, files(t, suites+"*.sol")), func(path string) bool { return filepath.Base(path) == name })
		}
		if m := qualified.FindStringSubmatch(name); m != nil {
			if abi, is := all[m[1]]; is {
				return slices.ContainsFunc(abi, func(i item) bool { return i.Name == m[2] })
			}
			if functions, is := tests[m[1]]; is {
				return slices.Contains(functions, m[2])
			}
			return !strings.HasSuffix(m[1], "Test") && known[m[1]] && known[m[2]]
		}
		return !identifier.MatchString(name) || known[name]
	}
	for _, path := range files(t, pages+"*.md") {
		page := read(t, path)
		for _, name := range spans(page) {
			if !exists(name) {
				t.Errorf("%s names `%s`, which is nowhere", filepath.Base(path), name)
			}
		}
	}
}

// TestPages holds each contract's page to its ABI, and its gas figures' names to
// those of the snapshot.
func TestPages(t *testing.T) {
	var gas map[string]string
	if err := json.Unmarshal([]byte(read(t, root+"contracts/snapshots/Gas.json")), &gas); err != nil {
		t.Fatal(err)
	}
	index := read(t, pages+"README.md")
	all := abis(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !strings.Contains(index, "("+name+".md)") {
			t.Errorf("README.md does not lead to %s.md", name)
		}
		page := read(t, pages+name+".md")
		var listed []string
		for line := range strings.Lines(section(page, "Functions")) {
			if cells := strings.Split(line, "|"); len(cells) > 1 {
				listed = append(listed, spans(cells[1])...)
			}
		}
		named := spans(page)
		for _, i := range all[name] {
			if i.writes() && !slices.Contains(listed, i.Name) {
				t.Errorf("%s.md does not list the function %s", name, i.Name)
			}
			if i.Type == "event" && !slices.Contains(named, i.Name) {
				t.Errorf("%s.md does not name the event %s", name, i.Name)
			}
		}
		for _, f := range listed {
			if !slices.ContainsFunc(all[name], func(i item) bool { return i.writes() && i.Name == f }) {
				t.Errorf("%s.md lists %s, which is no function of it that writes", name, f)
			}
		}
		for _, f := range spans(section(page, "Gas")) {
			if _, is := gas[f]; !is && !qualified.MatchString(f) {
				t.Errorf("%s.md: the gas snapshot has no %q", name, f)
			}
		}
	}
}
