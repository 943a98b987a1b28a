package main

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"text/tabwriter"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
)

// minute is what happened in one minute.
type minute struct {
	blocks, full, empty, anchors int
	lowest, highest              *big.Int // base fee, wei
	gap                          time.Duration
	wait                         time.Duration // longest of a batch that became final in it
}

// print writes the series and the figures.
func (r *result) print(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "minute\tblocks\tfull\tempty\tbase fee, lowest\thighest\tanchors\tlongest wait of a batch\tlongest gap between blocks\t\t\n")
	for i, m := range r.minutes() {
		note := ""
		if r.calm.Sub(r.start) < time.Duration(i+1)*time.Minute {
			note = "no flood"
		}
		fmt.Fprintf(t, "%d\t%d\t%d\t%d\t%s\t%s\t%d\t%.2f s\t%.2f s\t%s\t\n", i+1, m.blocks, m.full, m.empty, wei(m.lowest), wei(m.highest), m.anchors, m.wait.Seconds(), m.gap.Seconds(), note)
	}
	t.Flush()

	t = tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	defer t.Flush()
	row := func(name, format string, args ...any) { fmt.Fprintf(t, "%s\t%s\n", name, fmt.Sprintf(format, args...)) }
	fmt.Fprintln(t)
	first, last := r.blocks[0], r.blocks[len(r.blocks)-1]
	row("blocks", "%d to %d in %.0f s, %s", first.Number, last.Number, r.end.Sub(r.start).Seconds(), r.tally())
	highest := first
	for _, b := range r.blocks {
		if b.BaseFee.Cmp(highest.BaseFee) > 0 {
			highest = b
		}
	}
	row("base fee", "%s wei at first, %s at most (after %.0f s), %s at last", wei(first.BaseFee), wei(highest.BaseFee), highest.Seen.Sub(r.start).Seconds(), wei(last.BaseFee))
	if b, ok := r.firstEmpty(); ok {
		row("first empty block", "%d, after %.0f s", b.Number, b.Seen.Sub(r.start).Seconds())
	}
	gap, at := r.longestGap()
	row("longest gap between final blocks", "%.2f s, after %.0f s", gap.Seconds(), at.Sub(r.start).Seconds())
	anchors := 0
	for _, a := range r.anchors {
		anchors += a.Accepted
	}
	row("anchors", "%d in %d batches, none refused", anchors, len(r.steps))
	wall := r.after.At.Sub(r.before.At)
	row("node", "%.2f processors, %d MiB resident at most", float64(r.after.Node-r.before.Node)/float64(wall), r.after.Peak>>20)
	row("load average", "%s before, %s after", r.loads[0], r.loads[1])
}

// verdict is an error unless the flood did what it was made for and the chain
// came through it.
func (r *result) verdict() error {
	empty, ok := r.firstEmpty()
	if !ok {
		return errors.New("the base fee never stopped the flood: no empty block was seen; give more -minutes")
	}
	for n, a := range r.anchors {
		if n > empty.Number && a.Accepted > 0 {
			return nil
		}
	}
	return errors.New("after the first empty block nothing was anchored")
}

func (r *result) full(b site.Block) bool { return b.GasUsed > r.gasLimit/100*95 }

func (r *result) tally() string {
	full, empty := 0, 0
	for _, b := range r.blocks {
		switch {
		case r.full(b):
			full++
		case b.GasUsed == 0:
			empty++
		}
	}
	return fmt.Sprintf("%d full (95 %% of the gas limit or more), %d empty", full, empty)
}

func (r *result) firstEmpty() (site.Block, bool) {
	for _, b := range r.blocks {
		if b.GasUsed == 0 {
			return b, true
		}
	}
	return site.Block{}, false
}

// longestGap looks while the flood was on: then there was always something to
// make a block for.
func (r *result) longestGap() (gap time.Duration, at time.Time) {
	before := r.start
	for _, b := range r.blocks {
		if d := b.Seen.Sub(before); d > gap && b.Seen.Before(r.calm) {
			gap, at = d, before
		}
		before = b.Seen
	}
	return gap, at
}

func (r *result) minutes() []minute {
	list := make([]minute, max(1, int((r.end.Sub(r.start)+30*time.Second)/time.Minute)))
	index := func(t time.Time) int { return min(int(t.Sub(r.start)/time.Minute), len(list)-1) }
	before := r.start
	for _, b := range r.blocks {
		m := &list[index(b.Seen)]
		m.blocks++
		switch {
		case r.full(b):
			m.full++
		case b.GasUsed == 0:
			m.empty++
		}
		if m.lowest == nil || b.BaseFee.Cmp(m.lowest) < 0 {
			m.lowest = b.BaseFee
		}
		if m.highest == nil || b.BaseFee.Cmp(m.highest) > 0 {
			m.highest = b.BaseFee
		}
		m.anchors += r.anchors[b.Number].Accepted
		m.gap = max(m.gap, b.Seen.Sub(before))
		before = b.Seen
	}
	for _, s := range r.steps {
		m := &list[index(s.final)]
		m.wait = max(m.wait, s.final.Sub(s.sent))
	}
	return list
}

// wei writes small fees in full and large ones in powers of ten.
func wei(v *big.Int) string {
	switch {
	case v == nil:
		return "-"
	case v.IsUint64() && v.Uint64() < 1_000_000:
		return v.String()
	}
	return fmt.Sprintf("%.3g", new(big.Float).SetInt(v))
}
