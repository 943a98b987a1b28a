package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSample draws samples of the real contracts: one seed gives one sample, every source has a part in it, and every
// mutant differs from its source where it says so.
func TestSample(t *testing.T) {
	const contracts = "../../contracts"
	if _, err := os.Stat(contracts + "/node_modules/solc"); err != nil {
		t.Skip("the contracts' toolchain is not installed: make contracts does it")
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w, err := open(ctx, contracts, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	}()
	sites := map[string][]site{}
	operators := map[string]int{}
	for _, file := range w.sorted() {
		found, err := sitesOf(file, w.sources[file], w.trees[file])
		if err != nil {
			t.Fatal(err)
		}
		sites[file] = found
		for _, s := range found {
			operators[s.operator]++
		}
	}
	// Unchecked blocks are the one thing that no contract has.
	for _, o := range []string{opArithmetic, opRelation, opConnective, opNegation, opCondition, opUnary, opAssignment, opValue, opReturn, opDelete, opEmit, opModifier, opArguments, opOperands, opConstant, opAssembly} {
		if operators[o] == 0 {
			t.Errorf("no place for the operator %q", o)
		}
	}
	const count = 300
	draw := func(seed uint64) (drawn []mutant) {
		next := sample(w, sites, seed, count)
		for range count {
			m, ok := next()
			if !ok {
				t.Fatal("the sample ended early")
			}
			drawn = append(drawn, *m)
		}
		return drawn
	}
	first, again, other := draw(1), draw(1), draw(2)
	seen := map[string]bool{}
	same := 0
	for i, m := range first {
		if m != again[i] {
			t.Fatalf("mutant %d is %v, then %v", i, m, again[i])
		}
		if m == other[i] {
			same++
		}
		seen[m.File] = true
		text := w.sources[m.File]
		if m.Before == m.After || text[m.Start:m.Start+len(m.Before)] != m.Before {
			t.Errorf("%s:%d, %s: %q for %q is no change", m.File, m.Line, m.Operator, m.After, m.Before)
		}
	}
	if same > count/2 {
		t.Errorf("%d of %d mutants are those of another seed", same, count)
	}
	for _, file := range w.sorted() {
		if !seen[file] {
			t.Errorf("%s has no part in the sample", file)
		}
	}
}

// TestOperators looks at what becomes of a small contract.
func TestOperators(t *testing.T) {
	const contracts = "../../contracts"
	if _, err := os.Stat(contracts + "/node_modules/solc"); err != nil {
		t.Skip("the contracts' toolchain is not installed: make contracts does it")
	}
	dir := t.TempDir()
	for _, name := range []string{"src", "test", "tools"} {
		if err := os.Mkdir(dir+"/"+name, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	modules, err := filepath.Abs(contracts + "/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	const text = `pragma solidity 0.8.37;
contract C {
    uint256 public a;
    event E(uint256 x, uint256 y);
    modifier restricted() { _; }
    function f(uint256 x, uint256 y) external restricted returns (bool) {
        if (x < y && y != 2) revert();
        a = x;
        emit E(x, y);
        return true;
    }
}
`
	files := map[string]string{"src/C.sol": text, "foundry.toml": "", "tools/solc": ""}
	for name, content := range files {
		if err := os.WriteFile(dir+"/"+name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(modules, dir+"/node_modules"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w, err := open(ctx, dir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.close(); err != nil {
			t.Error(err)
		}
	}()
	if err := w.build(); err != nil {
		t.Fatal(err)
	}
	sites, err := sitesOf("src/C.sol", text, w.trees["src/C.sol"])
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, s := range sites {
		for _, after := range s.texts {
			found = append(found, s.operator+": "+text[s.start:s.end]+" -> "+after)
			// Each is a program, and another one.
			different, undo, err := w.stage("src/C.sol", text[:s.start]+after+text[s.end:])
			if err != nil {
				t.Errorf("%s: %v", found[len(found)-1], err)
			}
			if err := undo(); err != nil {
				t.Fatal(err)
			}
			if different == 0 && s.operator != opModifier {
				t.Errorf("%s: the same bytecode", found[len(found)-1])
			}
		}
	}
	all := strings.Join(found, "\n")
	for _, want := range []string{
		"condition: x < y && y != 2 -> false",
		"negation: x < y && y != 2 -> !(x < y && y != 2)",
		"connective: && -> ||",
		"relation: < -> >=",
		"swap operands: x < y -> y < x",
		"constant: 2 -> 3",
		"delete statement: revert(); -> {}",
		"assigned value: x -> 0",
		"delete emit: emit E(x, y); -> {}",
		"swap arguments: x, y -> y, x",
		"return value: true -> false",
		"modifier: restricted -> ",
	} {
		if !strings.Contains(all+"\n", want+"\n") {
			t.Errorf("no %q among:\n%s", want, all)
		}
	}
}
