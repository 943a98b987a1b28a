package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
)

// print writes the tables.
func (r *result) print(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	defer t.Flush()
	row := func(name, format string, args ...any) { fmt.Fprintf(t, "%s\t%s\n", name, fmt.Sprintf(format, args...)) }
	first, last := r.blocks[0], r.blocks[len(r.blocks)-1]
	took := last.Seen.Sub(first.Seen)
	counted := r.blocks[1:]
	anchors, gas := 0, uint64(0)
	for _, b := range counted {
		anchors += r.anchors[b.Number].Accepted
		gas += b.GasUsed
	}
	rate := float64(anchors) / took.Seconds()

	fmt.Fprintf(t, "\nGas of an anchor, %d receipts verified\n", site.Quorum)
	row("  alone, a device's first / later", "%d / %d", r.gas.singleFirst, r.gas.singleLater)
	row(fmt.Sprintf("  in a batch of %d, first / later, each", ledger.MaxBatch), "%d / %d", r.gas.batchFirst, r.gas.batchLater)

	fmt.Fprintf(t, "\nAnchors in final blocks\n")
	row("  measured", "%.1f s, blocks %d to %d", took.Seconds(), counted[0].Number, last.Number)
	row("  offered", "%s, at most %d batches of %d on their way", offered(r.rate), r.inFlight, ledger.MaxBatch)
	row("  anchors", "%d of %d devices", anchors, r.devices)
	row("  anchors a second", "%.0f", rate)
	for i, minute := range r.minutes(counted, first.Seen, took) {
		row(fmt.Sprintf("    minute %d", i+1), "%.0f", minute)
	}
	row("  cross-check", "%d in the whole log, %d by the devices' heads", r.logged, r.sum)
	row("  wait for finality, batch, p50 / p99 / most", "%s", site.Quantiles(r.waits))

	fmt.Fprintf(t, "\nBlocks\n")
	row("  gas limit, its half (the most that a block uses)", "%d, %d", r.gasLimit, r.gasLimit/2)
	row("  gas a block, mean / most", "%d / %d", gas/uint64(len(counted)), most(counted).GasUsed)
	row("  gas a second", "%.1f million", float64(gas)/1e6/took.Seconds())
	var gaps []time.Duration
	for i, b := range counted {
		gaps = append(gaps, b.Seen.Sub(r.blocks[i].Seen))
	}
	row("  seconds between blocks, p50 / p99 / most", "%s", site.Quantiles(gaps))

	fmt.Fprintf(t, "\nMachine (%d processors; load average %s before, %s after)\n", runtime.NumCPU(), r.loads[0], r.loads[1])
	wall := r.after.At.Sub(r.before.At)
	used := func(a, b time.Duration) float64 { return float64(b-a) / float64(wall) }
	node, load := used(r.before.Node, r.after.Node), used(r.before.Load, r.after.Load)
	row("  processors used by the node", "%.2f", node)
	row("  by devices' and gateways' stand-in (this process)", "%.2f", load)
	row("  by everything else", "%.2f, stolen by the hypervisor %.2f", max(0, used(r.before.Machine, r.after.Machine)-node-load), used(r.before.Stolen, r.after.Stolen))
	row("  node, peak resident memory", "%d MiB", r.after.Peak>>20)
	row("  P-256 verifications a second, one processor", "%.0f", r.verifications)
	perAnchor := float64(site.Quorum + 1)
	row("  verified by anchoring", "%.0f a second: %.0f %% of what %d processors could do", rate*perAnchor, 100*rate*perAnchor/(r.verifications*float64(runtime.NumCPU())), runtime.NumCPU())
	row("  node's processor time an anchor", "%.0f µs, its %.0f signatures alone %.0f µs", 1e6*node/rate, perAnchor, 1e6*perAnchor/r.verifications)

	fmt.Fprintf(t, "\nNode's processor time, profiled for %.0f s (%.2f processors)\n", r.split.during.Seconds(), float64(r.split.total)/float64(r.split.during))
	for _, s := range r.split.shares {
		row("  "+s.name, "%4.1f %%", 100*float64(s.time)/float64(r.split.total))
	}

	fmt.Fprintf(t, "\nWhat bounds it\n  %s\n", r.bound(rate, used(r.before.Machine, r.after.Machine), float64(gas)/float64(len(counted)), site.Quantile(gaps, 0.5)))
}

// bound names what was used up first. interval is the median time between blocks,
// machine how many processors were busy, with everything that ran.
func (r *result) bound(rate, machine, gas float64, interval time.Duration) string {
	switch {
	case r.rate > 0 && rate > 0.97*r.rate:
		return "the load offered: the chain had room for more"
	case interval <= 1200*time.Millisecond && gas > 0.9*float64(r.gasLimit/2):
		return "the gas limit: blocks were full and a second apart"
	case machine > 0.93*float64(runtime.NumCPU()):
		return fmt.Sprintf("the processors: all were busy, %.2f of them with other processes' work", max(0, machine-r.own()))
	default:
		return fmt.Sprintf("one block after another: building, checking and committing a block follow each other (%.2f of %d processors were busy)", machine, runtime.NumCPU())
	}
}

// own is how many processors node and load used.
func (r *result) own() float64 {
	return float64(r.after.Node-r.before.Node+r.after.Load-r.before.Load) / float64(r.after.At.Sub(r.before.At))
}

// minutes is anchors a second of each minute; the last one may be shorter.
func (r *result) minutes(counted []site.Block, start time.Time, took time.Duration) []float64 {
	n := max(1, int((took+30*time.Second)/time.Minute))
	sums, ends := make([]float64, n), make([]time.Duration, n)
	for _, b := range counted {
		at := b.Seen.Sub(start)
		i := min(int(at/time.Minute), n-1)
		sums[i] += float64(r.anchors[b.Number].Accepted)
		ends[i] = at
	}
	var before time.Duration
	for i := range sums {
		sums[i] /= max(ends[i]-before, time.Millisecond).Seconds()
		before = ends[i]
	}
	return sums
}

func offered(rate float64) string {
	if rate == 0 {
		return "as many as the chain takes"
	}
	return fmt.Sprintf("%.0f a second", rate)
}

func most(blocks []site.Block) site.Block {
	return slices.MaxFunc(blocks, func(a, b site.Block) int { return cmp.Compare(a.GasUsed, b.GasUsed) })
}
