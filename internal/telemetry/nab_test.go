package telemetry

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	nabData   = flag.String("telemetry.data", "", "a folder with windows.json and series of the Numenta Anomaly Benchmark: TestNAB measures the detector on them")
	nabScorer = flag.String("telemetry.scorer", "", "a program that scores a folder of scores (WINDOWS DATADIR SCORESDIR): TestNAB holds its own figures to it")
)

// A nabFile is one series of the benchmark.
type nabFile struct {
	name      string
	times     []time.Time
	values    []float64
	windows   [][2]int // first and last row of each labelled window
	probation int      // rows at the start that do not count

	window []int     // of each row: which window it is in, or -1
	worth  []float64 // of each row: what an alarm there is worth
}

// A nabProfile is what the benchmark pays for a window found, and charges for an
// alarm outside and for a window missed.
type nabProfile struct {
	name             string
	hit, alarm, miss float64
}

var nabProfiles = []nabProfile{{"standard", 1, 0.11, 1}, {"low-FP", 1, 0.22, 1}, {"low-FN", 1, 0.11, 2}}

func nabSigmoid(x float64) float64 { return 2/(1+math.Exp(5*x)) - 1 }

func readNAB(t *testing.T, dir string) []*nabFile {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "windows.json"))
	if err != nil {
		t.Fatal(err)
	}
	var windows map[string][][2]string
	if err := json.Unmarshal(raw, &windows); err != nil {
		t.Fatal(err)
	}
	var files []*nabFile
	for name, spans := range windows {
		f := &nabFile{name: name}
		file, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(name, err)
		}
		file.Close()
		for _, row := range rows[1:] {
			at, err := nabTime(row[0])
			if err != nil {
				t.Fatal(name, err)
			}
			v, err := strconv.ParseFloat(row[1], 64)
			if err != nil {
				t.Fatal(name, err)
			}
			f.times, f.values = append(f.times, at), append(f.values, v)
		}
		for _, s := range spans {
			from, err := nabTime(s[0])
			if err != nil {
				t.Fatal(name, err)
			}
			to, err := nabTime(s[1])
			if err != nil {
				t.Fatal(name, err)
			}
			first, last := -1, -1
			for i, at := range f.times {
				if at.Before(from) || at.After(to) {
					continue
				}
				if first < 0 {
					first = i
				}
				last = i
			}
			if first >= 0 {
				f.windows = append(f.windows, [2]int{first, last})
			}
		}
		f.weigh()
		files = append(files, f)
	}
	sort.Slice(files, func(i, j int) bool { return files[i].name < files[j].name })
	return files
}

func nabTime(s string) (time.Time, error) {
	s, _, _ = strings.Cut(s, ".")
	return time.Parse(time.DateTime, s)
}

// weigh says what an alarm at each row is worth.
func (f *nabFile) weigh() {
	n := len(f.times)
	f.probation = min(n*15/100, 750)
	f.window, f.worth = make([]int, n), make([]float64, n)
	for i := range n {
		f.window[i], f.worth[i] = -1, -1
		for k, w := range f.windows {
			length := float64(w[1] - w[0] + 1)
			if w[0] <= i && i <= w[1] {
				f.window[i], f.worth[i] = k, nabSigmoid(-float64(w[1]-i+1)/length)/nabSigmoid(-1)
			} else if w[1] < i && f.window[i] < 0 {
				f.worth[i] = -1
				if behind := float64(i-w[1]) / max(1, length-1); behind <= 3 {
					f.worth[i] = nabSigmoid(behind)
				}
			}
		}
	}
}

// A nabTally is what files earn at one threshold.
type nabTally struct {
	hits         float64 // sum of the best weight in each window that was hit
	found, total int     // windows
	charged      float64 // sum of the weights of alarms outside windows
	alarms       int     // their number
}

func (t nabTally) plus(o nabTally) nabTally {
	return nabTally{t.hits + o.hits, t.found + o.found, t.total + o.total, t.charged + o.charged, t.alarms + o.alarms}
}

// score is 0 for who says nothing and 100 for who is right at once each time.
func (t nabTally) score(p nabProfile) float64 {
	if t.total == 0 {
		return 0
	}
	raw := p.hit*t.hits + p.alarm*t.charged - p.miss*float64(t.total-t.found)
	return 100 * (raw + p.miss*float64(t.total)) / ((p.hit + p.miss) * float64(t.total))
}

// nabLevels has a tally for each threshold there can be.
type nabLevels [steps + 1]nabTally

// run scores the file with a detector of those settings.
func (f *nabFile) run(set settings) []float64 {
	d := &Detector{set: set}
	scores := make([]float64, len(f.values))
	for i, v := range f.values {
		scores[i] = d.Observe(f.times[i], v).Score
	}
	return scores
}

// levels tallies scores at every threshold.
func (f *nabFile) levels(scores []float64) *nabLevels {
	rows := make([][]int, steps+1)
	for i := f.probation; i < len(scores); i++ {
		l := int(math.Round(scores[i] * steps))
		rows[l] = append(rows[l], i)
	}
	var out nabLevels
	sum := nabTally{total: len(f.windows)}
	hit, best := make([]bool, len(f.windows)), make([]float64, len(f.windows))
	for l := steps; l >= 0; l-- {
		for _, i := range rows[l] {
			k := f.window[i]
			switch {
			case k < 0:
				sum.charged += f.worth[i]
				sum.alarms++
			case !hit[k]:
				hit[k], best[k] = true, f.worth[i]
				sum.found++
				sum.hits += f.worth[i]
			case f.worth[i] > best[k]:
				sum.hits += f.worth[i] - best[k]
				best[k] = f.worth[i]
			}
		}
		out[l] = sum
	}
	return &out
}

// A nabRun is what some settings earned on each file.
type nabRun struct {
	set    settings
	levels []*nabLevels
}

func (r *nabRun) at(files []int, level int) (t nabTally) {
	for _, i := range files {
		t = t.plus(r.levels[i][level])
	}
	return t
}

// best is the threshold with the best score over some files.
func (r *nabRun) best(files []int, p nabProfile) (level int, score float64) {
	level = steps
	for l := steps; l >= 1; l-- {
		if s := r.at(files, l).score(p); s > score {
			level, score = l, s
		}
	}
	return level, score
}

// TestNAB measures the detector on series of the benchmark, if -telemetry.data
// names them: the score by profile and family, and what comes of choosing settings
// and threshold on some files and judging them on the others.
func TestNAB(t *testing.T) {
	if *nabData == "" {
		t.Skip("the benchmark's series are not part of this repository: make bench-telemetry measures on a copy of them")
	}
	files := readNAB(t, *nabData)
	all := make([]int, len(files))
	folds := map[string][]int{}
	for i, f := range files {
		all[i] = i
		family := filepath.Dir(f.name)
		folds[family] = append(folds[family], i)
	}
	measure := func(set settings) *nabRun {
		r := &nabRun{set: set}
		for _, f := range files {
			r.levels = append(r.levels, f.levels(f.run(set)))
		}
		return r
	}

	here := measure(chosen)
	for _, p := range nabProfiles {
		level, score := here.best(all, p)
		at := here.at(all, level)
		t.Logf("%-8s %.1f at threshold %.3f: %d of %d windows, %d alarms outside", p.name, score, float64(level)/steps, at.found, at.total, at.alarms)
	}
	fixed := here.at(all, int(math.Round(Threshold*steps)))
	t.Logf("standard %.1f at the threshold of alarms, %.3f", fixed.score(nabProfiles[0]), Threshold)
	level, _ := here.best(all, nabProfiles[0])
	names := slices.Sorted(maps.Keys(folds))
	for _, family := range names {
		members := folds[family]
		at := here.at(members, level)
		t.Logf("  %-24s %.1f: %d of %d windows, %d alarms outside", family, at.score(nabProfiles[0]), at.found, at.total, at.alarms)
	}
	if *nabScorer != "" {
		holdToScorer(t, files, here, all)
	}

	var runs []*nabRun
	for _, window := range []int{16, 24, 32, 48} {
		for _, memory := range []float64{2500, 5000, 10000} {
			for _, habit := range []float64{50, 100, 200} {
				for _, louder := range []float64{1, 1.5, 2} {
					runs = append(runs, measure(settings{window, memory, habit, 100, louder}))
				}
			}
		}
	}
	var scores []float64
	for _, r := range runs {
		_, s := r.best(all, nabProfiles[0])
		scores = append(scores, s)
	}
	sort.Float64s(scores)
	t.Logf("all %d settings around: %.1f to %.1f, median %.1f", len(scores), scores[0], scores[len(scores)-1], scores[len(scores)/2])

	// A choice on some files is judged on the others: settings and threshold both,
	// and the threshold alone with the settings as they are.
	judge := func(name string, folds [][]int) {
		var free, held nabTally
		for _, out := range folds {
			var in []int
			for _, i := range all {
				if !slices.Contains(out, i) {
					in = append(in, i)
				}
			}
			var pick *nabRun
			var at int
			best := math.Inf(-1)
			for _, r := range runs {
				if l, s := r.best(in, nabProfiles[0]); s > best {
					pick, at, best = r, l, s
				}
			}
			free = free.plus(pick.at(out, at))
			l, _ := here.best(in, nabProfiles[0])
			held = held.plus(here.at(out, l))
		}
		t.Logf("%s: settings and threshold chosen on the others %.1f; threshold alone %.1f", name, free.score(nabProfiles[0]), held.score(nabProfiles[0]))
	}
	var halves [2][]int
	var ones, families [][]int
	for i := range files {
		halves[i%2] = append(halves[i%2], i)
		ones = append(ones, []int{i})
	}
	for _, family := range names {
		families = append(families, folds[family])
	}
	judge("two halves", halves[:])
	judge("a family at a time", families)
	judge("a file at a time", ones)
}

// holdToScorer runs the benchmark's scorer on the same scores.
func holdToScorer(t *testing.T, files []*nabFile, r *nabRun, all []int) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		var b strings.Builder
		b.WriteString("timestamp,value,score\n")
		for i, s := range f.run(r.set) {
			fmt.Fprintf(&b, "%s,%v,%.3f\n", f.times[i].Format(time.DateTime), f.values[i], s)
		}
		path := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(*nabScorer, filepath.Join(*nabData, "windows.json"), *nabData, dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", *nabScorer, err, out)
	}
	t.Logf("the scorer says %s", strings.TrimSpace(string(out)))
	for i, name := range []string{"standard", "low_fp", "low_fn"} {
		_, s := r.best(all, nabProfiles[i])
		if want := fmt.Sprintf("%s=%.1f@", name, s); !strings.Contains(string(out), want) {
			t.Errorf("computed %s, but the scorer says %s", want, out)
		}
	}
}
