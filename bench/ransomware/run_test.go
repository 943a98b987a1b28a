package ransomware

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/suspicion"
)

var (
	runs   = flag.Int("ransomware.runs", 44, "benign backups that are made")
	struck = flag.Int("ransomware.attacks", 16, "attacks that are run")
	seedOf = flag.Uint64("ransomware.seed", 1, "what all chance follows from")
	upTo   = flag.Uint("ransomware.sort", uint(fresh), "the families up to this sort: 0 developed on, 1 tried once, 2 fresh")
	why    = flag.Bool("ransomware.why", false, "tell the reasons of false alarms, and what was missed")
)

// device is an archive of its own, whose stores are nowhere.
type device struct {
	archive  *archive.Archive
	sequence uint64
}

func newDevice() (*device, error) {
	d := durabletest.NewDisk(1)
	if err := d.MkdirAll("/state", 0o700); err != nil {
		return nil, err
	}
	a, err := archive.Create(d, "/state", archive.Identity{Genesis: record.Hash{1}, Device: record.Hash{2}})
	return &device{archive: a}, err
}

func (d *device) backup(t *tree) (suspicion.Verdict, error) {
	d.sequence++
	res, err := d.archive.Snapshot(context.Background(), archive.Request{Sources: []archive.Source{t}, Sequence: d.sequence, Created: time.Unix(1_800_000_000, 0),
		Layout: record.Layout{K: 1, Places: []record.Place{{Slot: 1, Version: 1}}}, KeyBox: keyBox,
		Put: func(context.Context, archive.Object) error { return nil }})
	if err != nil {
		return suspicion.Verdict{}, err
	}
	return res.Verdict, d.archive.Commit(res.ListRoot)
}

var custodian = sync.OnceValues(func() (seal.PublicKey, error) {
	k, err := seal.NewPrivateKey()
	if err != nil {
		return seal.PublicKey{}, err
	}
	return k.Public(), nil
})

func keyBox(_ context.Context, epoch uint32, key seal.Secret) ([]byte, error) {
	public, err := custodian()
	if err != nil {
		return nil, err
	}
	box, err := seal.NewKeyBox(seal.Binding{Genesis: record.Hash{1}, Device: record.Hash{2}, Epoch: epoch}, key, 1, []seal.Holder{{Custodian: 1, Key: public}})
	if err != nil {
		return nil, err
	}
	return box.Encode()
}

// count is what became of a family.
type count struct {
	name      string
	sort      sort
	pace      string
	runs, hit int // backups and alarms; or attacks and those seen at once
	late      int // attacks that were seen later
	files     int // hit when it was seen, a sum
}

func testPool(t *testing.T) *pool {
	p, err := newPool(*seedOf, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func side[T any](n int, do func(i int) (T, error)) ([]T, error) {
	out := make([]T, n)
	var g errgroup.Group
	g.SetLimit(2)
	for i := range n {
		g.Go(func() (err error) {
			out[i], err = do(i)
			return err
		})
	}
	return out, g.Wait()
}

// Benign changes raise no alarm: at most one in a thousand backups.
func TestBenign(t *testing.T) {
	p := testPool(t)
	of := slices.DeleteFunc(slices.Clone(changes), func(c change) bool { return uint(c.sort) > *upTo })
	const chain = 6
	results, err := side((*runs+chain-1)/chain, func(i int) ([][2]int, error) {
		tr := grow(p, *seedOf<<32+uint64(i))
		d, err := newDevice()
		if err != nil {
			return nil, err
		}
		if _, err := d.backup(tr); err != nil {
			return nil, err
		}
		var out [][2]int // family, alarm
		for k := range chain {
			at := (i*chain + k) % len(of)
			if i%3 == 2 { // the same again and again, as machines do
				at = i / 3 % len(of)
			}
			of[at].do(tr)
			if tr.r.IntN(2) == 0 {
				day(tr)
			}
			v, err := d.backup(tr)
			if err != nil {
				return nil, err
			}
			alarm := 0
			if v.Kinds != 0 {
				alarm = 1
				if *why {
					t.Logf("false alarm: %s: %s", of[at].name, strings.Join(v.Reasons, "; "))
				}
			}
			out = append(out, [2]int{at, alarm})
		}
		return out, d.archive.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	counts := make([]count, len(of))
	for _, r := range results {
		for _, x := range r {
			counts[x[0]].runs++
			counts[x[0]].hit += x[1]
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "BENIGN CHANGE\tSORT\tBACKUPS\tALARMS")
	var sum [fresh + 1]count
	for i, c := range counts {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\n", of[i].name, of[i].sort, c.runs, c.hit)
		s := &sum[of[i].sort]
		s.runs, s.hit = s.runs+c.runs, s.hit+c.hit
	}
	backups, alarms := 0, 0
	for i, s := range sum {
		fmt.Fprintf(w, "all\t%s\t%d\t%d\n", sort(i), s.runs, s.hit)
		backups, alarms = backups+s.runs, alarms+s.hit
	}
	must(0, w.Flush())
	if alarms*1000 > backups {
		t.Errorf("%d false alarms in %d backups, want at most one in 1,000", alarms, backups)
	}
}

// paces are by how many files of all an attack goes on between two backups.
var paces = []struct {
	name  string
	share float64
}{{"at once", 0.4}, {"5 %", 0.05}, {"1 %", 0.01}, {"one file", 0}}

// spared are directories that an encryptor has no use for: they hold chance already.
var spared = []string{"vault/", "cache/"}

// Attacks are seen by the first backup after 5 % of the files are hit.
func TestAttacks(t *testing.T) {
	p := testPool(t)
	of := slices.DeleteFunc(slices.Clone(attacks), func(a attack) bool { return uint(a.sort) > *upTo })
	type seen struct {
		family, pace      int
		once, late        bool
		files, of, delays int
	}
	results, err := side(*struck, func(i int) (s seen, err error) {
		s.family, s.pace = i%len(of), i/len(of)%len(paces)
		a, pace := of[s.family], paces[s.pace]
		tr := grow(p, *seedOf<<32+1<<31+uint64(i))
		d, err := newDevice()
		if err != nil {
			return s, err
		}
		if _, err := d.backup(tr); err != nil {
			return s, err
		}
		var targets []string
		for _, n := range tr.names("") {
			top, _, _ := strings.Cut(n, "/")
			if !slices.Contains(spared, top+"/") && (len(a.only) == 0 || slices.Contains(a.only, top)) {
				targets = append(targets, n)
			}
		}
		if tr.r.IntN(2) == 0 { // else folder by folder
			tr.r.Shuffle(len(targets), func(i, j int) { targets[i], targets[j] = targets[j], targets[i] })
		}
		s.of = len(tr.files)
		five := (s.of + 19) / 20
		step := max(1, int(pace.share*float64(s.of)))
		for hit := 0; hit < len(targets); {
			for range step {
				if hit < len(targets) {
					if tr.files[targets[hit]] != nil {
						a.strike(tr, targets[hit])
					}
					hit++
				}
			}
			v, err := d.backup(tr)
			if err != nil {
				return s, err
			}
			if v.Kinds != 0 {
				s.files, s.once, s.late = hit, s.delays == 0, s.delays > 0
				break
			}
			if hit >= five {
				if s.delays++; s.delays > 8 {
					break
				}
			}
		}
		if !s.once && *why {
			t.Logf("missed at once: %s, %s: %d of %d files when seen, after %d more backups", a.name, pace.name, s.files, s.of, s.delays)
		}
		return s, d.archive.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[[2]int]*count{}
	var sum [fresh + 1]count
	for _, s := range results {
		key := [2]int{s.family, s.pace}
		c := counts[key]
		if c == nil {
			c = &count{name: of[s.family].name, sort: of[s.family].sort, pace: paces[s.pace].name}
			counts[key] = c
		}
		total := &sum[c.sort]
		for _, c := range []*count{c, total} {
			c.runs++
			if s.once {
				c.hit++
				c.files += 1000 * s.files / s.of
			}
			if s.late {
				c.late++
			}
		}
	}
	var keys [][2]int
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ATTACK\tSORT\tPACE\tRUNS\tIN TIME\tLATER\tMISSED\tFILES HIT WHEN SEEN")
	for _, k := range keys {
		c := counts[k]
		share := "-"
		if c.hit > 0 {
			share = fmt.Sprintf("%.1f %%", float64(c.files)/float64(c.hit)/10)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\n", c.name, c.sort, c.pace, c.runs, c.hit, c.late, c.runs-c.hit-c.late, share)
	}
	for i := range sum {
		fmt.Fprintf(w, "all\t%s\tall\t%d\t%d\t%d\t%d\t\n", sort(i), sum[i].runs, sum[i].hit, sum[i].late, sum[i].runs-sum[i].hit-sum[i].late)
	}
	must(0, w.Flush())
	if s := sum[0]; s.hit*100 < s.runs*99 {
		t.Errorf("of the attacks that the rules were developed on %d of %d were seen in time, want 99 in 100", s.hit, s.runs)
	}
}
