// Mutation asks what the contracts' tests would miss: it changes the contracts in one place at a time, as a mistake
// would, and runs the tests until one fails. A change that no test sees has survived: it makes no difference, or a test
// is missing. What it changes, and what survived, is in docs/contracts/mutation.md.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

// mutant is one change and what became of it.
type mutant struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Operator string `json:"operator"`
	Start    int    `json:"start"` // in bytes
	Before   string `json:"before"`
	After    string `json:"after"`
	Outcome  string `json:"outcome"`
	By       string `json:"by,omitempty"` // the test that failed
}

// What becomes of a mutant.
const (
	killed     = "killed"
	survived   = "survived"
	unchanged  = "unchanged"  // the same bytecode
	uncompiled = "uncompiled" // not a program
)

// result is what is written as JSON.
type result struct {
	Seed    uint64   `json:"seed"`
	Wanted  int      `json:"wanted"`
	Sites   int      `json:"sites"`
	Redrawn int      `json:"redrawn"`
	Mutants []mutant `json:"mutants"`
}

func run(ctx context.Context) error {
	seed := flag.Uint64("seed", 1, "seed of the sample; one seed gives the same sample of the same sources")
	count := flag.Int("mutants", 300, "how many mutants are tested")
	contracts := flag.String("contracts", "contracts", "the contracts' folder, with its toolchain in place")
	output := flag.String("json", "bin/mutation.json", "where the result goes")
	again := flag.String("again", "", "a result whose survivors are tested again, instead of a sample")
	flag.Parse()
	if *count < 1 {
		return errors.New("-mutants must be 1 or more")
	}
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%s mutation: "+format+"\n", append([]any{time.Now().Format("15:04:05")}, args...)...)
	}
	dir, err := os.MkdirTemp("", "byssus-mutation-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w, err := open(ctx, *contracts, dir)
	if err != nil {
		return err
	}
	defer w.close()
	sites := map[string][]site{}
	r := &result{Seed: *seed, Wanted: *count}
	for _, file := range w.sorted() {
		if sites[file], err = sitesOf(file, w.sources[file], w.trees[file]); err != nil {
			return err
		}
		r.Sites += len(sites[file])
	}
	say("%d places in %d sources; compiling the contracts as they are", r.Sites, len(sites))
	if err := w.build(); err != nil {
		return err
	}
	say("testing them")
	for _, p := range w.passes("") {
		failure, err := w.test(ctx, p)
		if err != nil {
			return err
		}
		if failure != "" {
			return fmt.Errorf("%s fails before anything was changed: the contracts' tests must pass first", failure)
		}
		say("they pass the %s", p.name)
	}

	next := sample(w, sites, *seed, *count)
	if *again != "" {
		if next, err = survivors(*again, w, r); err != nil {
			return err
		}
	}
	for n := 0; n < r.Wanted && ctx.Err() == nil; {
		m, ok := next()
		if !ok {
			break
		}
		if err := w.judge(ctx, m); err != nil {
			if ctx.Err() != nil {
				break
			}
			return fmt.Errorf("%s:%d, %s: %w", m.File, m.Line, m.Operator, err)
		}
		if m.Outcome == unchanged || m.Outcome == uncompiled {
			r.Redrawn++
		} else {
			n++
		}
		r.Mutants = append(r.Mutants, *m)
		say("%d of %d: %s:%d, %s: %s %s", n, r.Wanted, m.File, m.Line, m.Operator, m.Outcome, m.By)
		if err := save(*output, r); err != nil {
			return err
		}
	}
	return report(os.Stdout, r)
}

// sample draws changes by a seed, and goes on as long as it is asked: a change that turns out to be none is followed by
// another. Each source has its part by how many places it has, and the order mixes the sources, so that a run that is
// ended early has seen a bit of all.
func sample(w *workspace, sites map[string][]site, seed uint64, count int) func() (*mutant, bool) {
	random := rand.New(rand.NewPCG(seed, 0))
	// The i-th of n places of a source is drawn at (i + random) / n of the whole, and the first ones soon enough that
	// each source has one among the first count.
	type turn struct {
		at   float64
		site site
	}
	total := 0
	for _, s := range sites {
		total += len(s)
	}
	var turns []turn
	for _, file := range w.sorted() {
		s := slices.Clone(sites[file])
		random.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		for i := range s {
			at := (float64(i) + random.Float64()) / float64(len(s))
			if i == 0 {
				at = min(at, random.Float64()*float64(count)/float64(total))
			}
			turns = append(turns, turn{at, s[i]})
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
	return func() (*mutant, bool) {
		if len(turns) == 0 {
			return nil, false
		}
		s := turns[0].site
		turns = turns[1:]
		text := w.sources[s.file]
		return &mutant{
			File:     s.file,
			Line:     1 + strings.Count(text[:s.start], "\n"),
			Operator: s.operator,
			Start:    s.start,
			Before:   text[s.start:s.end],
			After:    s.texts[random.IntN(len(s.texts))],
		}, true
	}
}

// survivors lists those of an earlier result.
func survivors(name string, w *workspace, r *result) (func() (*mutant, bool), error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var old result
	if err := json.Unmarshal(b, &old); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var left []mutant
	for _, m := range old.Mutants {
		if m.Outcome != survived {
			continue
		}
		text := w.sources[m.File]
		if m.Start < 0 || m.Start > len(text) || !strings.HasPrefix(text[m.Start:], m.Before) {
			return nil, fmt.Errorf("%s has changed since %s was written: run the whole sample", m.File, name)
		}
		left = append(left, m)
	}
	r.Seed, r.Wanted = old.Seed, len(left)
	return func() (*mutant, bool) {
		if len(left) == 0 {
			return nil, false
		}
		m := left[0]
		left = left[1:]
		m.Outcome, m.By = "", ""
		return &m, true
	}, nil
}

// judge compiles a mutant and tests it, and puts everything back.
func (w *workspace) judge(ctx context.Context, m *mutant) (err error) {
	text := w.sources[m.File]
	different, undo, err := w.stage(m.File, text[:m.Start]+m.After+text[m.Start+len(m.Before):])
	var refused *compileError
	if errors.As(err, &refused) {
		m.Outcome = uncompiled
		return nil
	}
	defer func() { err = errors.Join(err, undo()) }()
	if err != nil {
		return err
	}
	if different == 0 {
		m.Outcome = unchanged
		return nil
	}
	for _, p := range w.passes(m.File) {
		failure, err := w.test(ctx, p)
		if errors.Is(err, errUncompiled) {
			m.Outcome = uncompiled
			return nil
		}
		if err != nil {
			return err
		}
		if failure != "" {
			m.Outcome, m.By = killed, failure
			return nil
		}
	}
	m.Outcome = survived
	return nil
}

func save(name string, r *result) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o644)
}

// report prints the score of each source and what survived.
func report(out io.Writer, r *result) error {
	type score struct{ killed, survived, redrawn int }
	scores := map[string]*score{}
	total := new(score)
	for _, m := range r.Mutants {
		if scores[m.File] == nil {
			scores[m.File] = new(score)
		}
		for _, s := range []*score{scores[m.File], total} {
			switch m.Outcome {
			case killed:
				s.killed++
			case survived:
				s.survived++
			default:
				s.redrawn++
			}
		}
	}
	line := func(t io.Writer, name string, s *score) {
		share := "-"
		if n := s.killed + s.survived; n > 0 {
			share = fmt.Sprintf("%.1f %%", 100*float64(s.killed)/float64(n))
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%s\t%d\n", name, s.killed+s.survived, s.killed, s.survived, share, s.redrawn)
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "source\tmutants\tkilled\tsurvived\tscore\tredrawn")
	for _, f := range slices.Sorted(maps.Keys(scores)) {
		line(t, f, scores[f])
	}
	line(t, "all", total)
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nseed %d, %d of %d mutants tested, of %d places\n", r.Seed, total.killed+total.survived, r.Wanted, r.Sites)
	for _, m := range r.Mutants {
		if m.Outcome == survived {
			fmt.Fprintf(out, "\nsurvived: %s:%d, %s\n- %s\n+ %s\n", m.File, m.Line, m.Operator, m.Before, m.After)
		}
	}
	return nil
}
