package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

//go:embed compiler.cjs
var compilerScript []byte

const (
	// patience is how long the tests of a mutant run at most: it is killed then, as by a test that never ends.
	patience = 20 * time.Minute
	// fuzzRuns and invariantRuns are a part of what foundry.toml says, so that a survivor takes minutes.
	fuzzRuns      = "24"
	invariantRuns = "3"
)

// workspace is a copy of the contracts' folder in which mutants are compiled and tested.
type workspace struct {
	dir       string
	compiler  *compiler
	sources   map[string]string          // of src and of what it imports, by path
	contracts []string                   // names of what is deployed
	viaIR     map[string]bool            // contracts that compile by the intermediate representation alone
	code      map[string]artifact        // of the contracts as they are
	imports   map[string][]string        // what each source imports
	trees     map[string]json.RawMessage // syntax trees of what can be mutated
}

type artifact struct {
	ABI      json.RawMessage `json:"abi"`
	Bytecode struct {
		Object         string         `json:"object"`
		LinkReferences map[string]any `json:"linkReferences"`
	} `json:"bytecode"`
}

// open copies a contracts folder, in which the toolchain is installed, into dir and compiles what is there.
func open(ctx context.Context, contracts, dir string) (*workspace, error) {
	w := &workspace{dir: dir, sources: map[string]string{}, viaIR: map[string]bool{}, code: map[string]artifact{}, imports: map[string][]string{}}
	for _, name := range []string{"src", "test", "tools"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(contracts, name))); err != nil {
			return nil, err
		}
	}
	// What forge has compiled of the tests, if it has: it looks itself whether that is what the sources give.
	for _, name := range []string{"out/test", "cache/test"} {
		from := filepath.Join(contracts, name)
		if _, err := os.Stat(from); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(from)); err != nil {
			return nil, err
		}
	}
	config, err := os.ReadFile(filepath.Join(contracts, "foundry.toml"))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "foundry.toml"), config, 0o600); err != nil {
		return nil, err
	}
	modules, err := filepath.Abs(filepath.Join(contracts, "node_modules"))
	if err != nil {
		return nil, err
	}
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		return nil, err
	}
	// A shim without its execution bit is of no use to forge, and CopyFS keeps none.
	if err := os.Chmod(filepath.Join(dir, "tools", "solc"), 0o700); err != nil {
		return nil, err
	}
	if w.compiler, err = startCompiler(ctx, dir); err != nil {
		return nil, err
	}
	if err := w.read(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *workspace) close() error { return w.compiler.close() }

var imported = regexp.MustCompile(`(?m)(?:from|^import) "([^"]+)";`)

// read reads all sources and has their syntax trees made.
func (w *workspace) read() error {
	roots, err := filepath.Glob(filepath.Join(w.dir, "src", "*.sol"))
	if err != nil {
		return err
	}
	if len(roots) == 0 {
		return errors.New("no contracts in src")
	}
	for _, root := range roots {
		name := strings.TrimSuffix(filepath.Base(root), ".sol")
		w.contracts = append(w.contracts, name)
		if err := w.gather("src/" + name + ".sol"); err != nil {
			return err
		}
	}
	answer, err := w.compiler.compile(w.sources, false, map[string]any{"*": map[string]any{"": []string{"ast"}}})
	if err != nil {
		return err
	}
	w.trees = map[string]json.RawMessage{}
	for file, s := range answer.Sources {
		if mutable(file) {
			w.trees[file] = s.AST
		}
	}
	return nil
}

// mutable is whether a source is one of the contracts and libraries, which have code.
func mutable(file string) bool {
	return strings.HasPrefix(file, "src/") && !strings.HasPrefix(file, "src/interfaces/")
}

func (w *workspace) gather(file string) error {
	if _, ok := w.sources[file]; ok {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(w.dir, file))
	if err != nil {
		return err
	}
	w.sources[file] = string(text)
	for _, m := range imported.FindAllStringSubmatch(string(text), -1) {
		other := m[1]
		if strings.HasPrefix(other, ".") {
			other = path.Join(path.Dir(file), other)
		} else if rest, ok := strings.CutPrefix(other, "@openzeppelin/"); ok {
			other = "node_modules/@openzeppelin/" + rest
		}
		w.imports[file] = append(w.imports[file], other)
		if err := w.gather(other); err != nil {
			return err
		}
	}
	return nil
}

// closure is a source with all that it imports.
func (w *workspace) closure(file string) map[string]bool {
	found := map[string]bool{}
	var visit func(string)
	visit = func(f string) {
		if found[f] {
			return
		}
		found[f] = true
		for _, other := range w.imports[f] {
			visit(other)
		}
	}
	visit(file)
	return found
}

// build compiles the contracts as they are, each in the cheaper way that it can be compiled in.
func (w *workspace) build() error {
	for _, name := range w.contracts {
		made, err := w.compile(w.sources, []string{name})
		if err != nil {
			w.viaIR[name] = true
			if made, err = w.compile(w.sources, []string{name}); err != nil {
				return fmt.Errorf("%s does not compile: %w", name, err)
			}
		}
		w.code[name] = made[name]
		if err := w.write(name, made[name]); err != nil {
			return err
		}
	}
	return nil
}

// compile makes some contracts from sources.
func (w *workspace) compile(sources map[string]string, contracts []string) (map[string]artifact, error) {
	made := map[string]artifact{}
	for _, viaIR := range []bool{false, true} {
		wanted := map[string]any{}
		needed := map[string]string{}
		for _, name := range contracts {
			if w.viaIR[name] != viaIR {
				continue
			}
			file := "src/" + name + ".sol"
			wanted[file] = map[string]any{name: []string{"abi", "evm.bytecode.object"}}
			for f := range w.closure(file) {
				needed[f] = sources[f]
			}
		}
		if len(wanted) == 0 {
			continue
		}
		answer, err := w.compiler.compile(needed, viaIR, wanted)
		if err != nil {
			return nil, err
		}
		for _, name := range contracts {
			if c, ok := answer.Contracts["src/"+name+".sol"][name]; ok {
				a := artifact{ABI: c.ABI}
				a.Bytecode.Object = "0x" + c.EVM.Bytecode.Object
				a.Bytecode.LinkReferences = map[string]any{}
				made[name] = a
			}
		}
	}
	return made, nil
}

// write puts a contract where the tests deploy it from.
func (w *workspace) write(name string, a artifact) error {
	folder := filepath.Join(w.dir, "out", "contracts", name+".sol")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name+".json"), b, 0o600)
}

// stage puts a mutant in place. It says which contracts differ, none when the mutant is the same program; undo puts
// everything back.
func (w *workspace) stage(file, text string) (different int, undo func() error, err error) {
	nothing := func() error { return nil }
	var concerned []string
	for _, name := range w.contracts {
		if w.closure("src/" + name + ".sol")[file] {
			concerned = append(concerned, name)
		}
	}
	sources := make(map[string]string, len(w.sources))
	for f, t := range w.sources {
		sources[f] = t
	}
	sources[file] = text
	made, err := w.compile(sources, concerned)
	if err != nil {
		return 0, nothing, err
	}
	var changed []string
	for _, name := range concerned {
		if made[name].Bytecode.Object != w.code[name].Bytecode.Object {
			changed = append(changed, name)
		}
	}
	undo = func() error {
		err := os.WriteFile(filepath.Join(w.dir, file), []byte(w.sources[file]), 0o600)
		for _, name := range changed {
			err = errors.Join(err, w.write(name, w.code[name]))
		}
		return err
	}
	if len(changed) == 0 {
		return 0, nothing, nil
	}
	for _, name := range changed {
		if err := w.write(name, made[name]); err != nil {
			return 0, undo, err
		}
	}
	// Some tests are compiled with a library; none with a contract.
	if strings.HasPrefix(file, "src/libraries/") {
		if err := os.WriteFile(filepath.Join(w.dir, file), []byte(text), 0o600); err != nil {
			return 0, undo, err
		}
	}
	return len(changed), undo, nil
}

// pass is one run of forge over a part of the tests.
type pass struct {
	name string
	args []string
}

// passes go from what likely finds a change in a source soonest to all tests. Those of gas are left out: they hold for
// what the default profile compiles.
func (w *workspace) passes(file string) []pass {
	unit := []string{"--no-match-contract", "Gas|Invariants", "--no-match-test", "^testFuzz"}
	var all []pass
	own := "test/" + strings.TrimSuffix(path.Base(file), ".sol") + "*.t.sol"
	if files, err := filepath.Glob(filepath.Join(w.dir, own)); err == nil && len(files) > 0 {
		all = append(all, pass{"own tests", append([]string{"--match-path", own}, unit...)})
	}
	return append(all,
		pass{"unit tests", unit},
		pass{"fuzz tests", []string{"--no-match-contract", "Gas|Invariants", "--match-test", "^testFuzz"}},
		pass{"invariants", []string{"--match-contract", "Invariants"}},
	)
}

var failed = regexp.MustCompile(`\[FAIL[^\n]*\] (\w+)\(`)
var suite = regexp.MustCompile(`tests? for (\S+)`)

// errUncompiled says that the tests do not compile with the mutant.
var errUncompiled = errors.New("the tests do not compile with it")

// test runs one pass. The test that failed is empty when none did.
func (w *workspace) test(ctx context.Context, p pass) (failure string, err error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	args := append([]string{"test", "--fail-fast", "-j", "1", "--gas-snapshot-check=false", "--gas-snapshot-emit=false", "--color", "never"}, p.args...)
	forge := os.Getenv("FORGE")
	if forge == "" {
		forge = "node_modules/.bin/forge"
	}
	cmd := exec.CommandContext(limited, forge, args...)
	cmd.Dir = w.dir
	// Code that is not optimised may be longer than EIP-170 lets it, and a mutant that runs for ever shall end soon.
	cmd.Env = append(os.Environ(), "FOUNDRY_PROFILE=test", "FOUNDRY_CODE_SIZE_LIMIT=1000000", "FOUNDRY_GAS_LIMIT=1073741824", "FOUNDRY_FUZZ_RUNS="+fuzzRuns, "FOUNDRY_INVARIANT_RUNS="+invariantRuns)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case limited.Err() != nil:
		return fmt.Sprintf("no end within %v", patience), nil
	case err == nil:
		return "", nil
	}
	m := failed.FindSubmatchIndex(out)
	if m == nil {
		if bytes.Contains(out, []byte("Compiler run failed")) {
			return "", errUncompiled
		}
		return "", fmt.Errorf("forge test failed without a test that did: %w\n%s", err, tail(out))
	}
	name := string(out[m[2]:m[3]])
	if suites := suite.FindAllSubmatch(out[:m[0]], -1); len(suites) > 0 {
		name = path.Base(string(suites[len(suites)-1][1])) + " " + name
	}
	return name, nil
}

func tail(out []byte) []byte {
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-20):], []byte("\n"))
}

// compiler is a process that compiles one input after another.
type compiler struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers *bufio.Reader
}

type answer struct {
	Errors []struct {
		Severity         string `json:"severity"`
		FormattedMessage string `json:"formattedMessage"`
	} `json:"errors"`
	Sources map[string]struct {
		AST json.RawMessage `json:"ast"`
	} `json:"sources"`
	Contracts map[string]map[string]struct {
		ABI json.RawMessage `json:"abi"`
		EVM struct {
			Bytecode struct {
				Object string `json:"object"`
			} `json:"bytecode"`
		} `json:"evm"`
	} `json:"contracts"`
}

func startCompiler(ctx context.Context, dir string) (*compiler, error) {
	script := filepath.Join(dir, "compiler.cjs")
	if err := os.WriteFile(script, compilerScript, 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "node", script)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("the compiler needs node: %w", err)
	}
	return &compiler{cmd: cmd, in: in, answers: bufio.NewReader(out)}, nil
}

func (c *compiler) close() error {
	return errors.Join(c.in.Close(), c.cmd.Wait())
}

// compile compiles sources: without optimising, or, for code that the stack is too small for, by the intermediate
// representation with as few steps of the optimiser as that takes.
func (c *compiler) compile(sources map[string]string, viaIR bool, wanted map[string]any) (*answer, error) {
	optimizer := map[string]any{"enabled": false}
	if viaIR {
		optimizer = map[string]any{"enabled": false, "details": map[string]any{
			"yul": true, "yulDetails": map[string]any{"stackAllocation": true, "optimizerSteps": "dhfoDu:"}}}
	}
	contents := map[string]any{}
	for file, text := range sources {
		contents[file] = map[string]string{"content": text}
	}
	request, err := json.Marshal(map[string]any{
		"language": "Solidity",
		"sources":  contents,
		"settings": map[string]any{
			"remappings":      []string{"@openzeppelin/=node_modules/@openzeppelin/"},
			"evmVersion":      "osaka",
			"viaIR":           viaIR,
			"optimizer":       optimizer,
			"metadata":        map[string]any{"bytecodeHash": "none", "appendCBOR": false},
			"outputSelection": wanted,
		},
	})
	if err != nil {
		return nil, err
	}
	if _, err := c.in.Write(append(request, '\n')); err != nil {
		return nil, fmt.Errorf("the compiler has ended: %w", err)
	}
	line, err := c.answers.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("the compiler has ended: %w", err)
	}
	a := new(answer)
	if err := json.Unmarshal(line, a); err != nil {
		return nil, fmt.Errorf("the compiler's answer: %w", err)
	}
	for _, e := range a.Errors {
		if e.Severity == "error" {
			return nil, &compileError{e.FormattedMessage}
		}
	}
	return a, nil
}

// compileError is what the compiler has against a source.
type compileError struct{ message string }

func (e *compileError) Error() string { return e.message }

// sorted lists the sources that can be mutated.
func (w *workspace) sorted() []string {
	var files []string
	for f := range w.trees {
		files = append(files, f)
	}
	slices.Sort(files)
	return files
}
