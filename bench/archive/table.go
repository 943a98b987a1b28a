package main

import (
	"fmt"
	"io"
	"strings"
)

const mib = 1 << 20

// print prints the figures and, below them, the goals.
func (b *bench) print(w io.Writer) error {
	rows := [][]string{{"", "full, wall / CPU s", "peak RSS MiB", "archive MiB", "+ day 2 MiB", "unchanged, wall / CPU s",
		"day 2, wall / CPU s", "restore, wall / CPU s", "check all, CPU s", "one file, s", "one file, KiB read"}}
	for _, c := range b.contenders {
		rows = append(rows, []string{c.name, b.pair(c.name, opFull), b.memory(c.name), b.median1(c.name, sizeFull, mib, 1), b.median1(c.name, sizeDay2, mib, 1),
			b.pair(c.name, opUnchanged), b.pair(c.name, opDay2), b.pair(c.name, opRestore), b.median1(c.name, opCheck+cpu, 1, 2),
			b.median1(c.name, opOne+wall, 1, 2), b.known(c.name, opOne+read, 1<<10)})
	}
	table(w, rows)
	if _, ok := b.results.median(agentName, opFull+wall); ok {
		fmt.Fprintf(w, "\nBeside the agent's own, the six stores, node, gateway and custodian used (CPU s): full %s, unchanged %s, day 2 %s, restore %s. "+
			"Waited for the chain after all was stored (s): full %s, unchanged %s. The agent restores with two of six stores gone; its check reads every shard at every store.\n",
			b.median1(agentName, opFull+others, 1, 2), b.median1(agentName, opUnchanged+others, 1, 2), b.median1(agentName, opDay2+others, 1, 2),
			b.median1(agentName, opRestore+others, 1, 2), b.median1(agentName, opFull+chain, 1, 2), b.median1(agentName, opUnchanged+chain, 1, 2))
	}
	b.wear(w)
	fmt.Fprintln(w)
	goals := [][]string{{"goal", "against", "bound", "Byssus", "ratio to the bound", ""}}
	for _, g := range b.goals() {
		goals = append(goals, g.row())
	}
	table(w, goals)
	return nil
}

// wear prints what was written to the device's own disk.
func (b *bench) wear(w io.Writer) {
	rows := [][]string{{"written to the device's own disk", opFull, opUnchanged, opDay2}}
	for _, name := range []string{engineName, agentName} {
		if _, ok := b.results.median(name, opFull+wrote); !ok {
			continue
		}
		row := []string{name}
		for _, op := range []string{opFull, opUnchanged, opDay2} {
			v, ok := b.results.median(name, op+wrote)
			if !ok {
				row = append(row, "–")
				continue
			}
			row = append(row, fmt.Sprintf("%.0f KiB, %.2f %% of the data", v/1024, 100*v/float64(b.bytes)))
		}
		rows = append(rows, row)
	}
	if len(rows) > 1 {
		fmt.Fprintln(w)
		table(w, rows)
	}
}

func (b *bench) pair(name, op string) string {
	if _, ok := b.results.median(name, op+wall); !ok {
		return "–"
	}
	return b.median1(name, op+wall, 1, 2) + " / " + b.median1(name, op+cpu, 1, 2)
}

func (b *bench) median1(name, what string, unit float64, digits int) string {
	v, ok := b.results.median(name, what)
	if !ok {
		return "–"
	}
	return fmt.Sprintf("%.*f", digits, v/unit)
}

// known is a figure that is 0 where nobody knows it.
func (b *bench) known(name, what string, unit float64) string {
	if v, ok := b.results.median(name, what); !ok || v == 0 {
		return "–"
	}
	return b.median1(name, what, unit, 0)
}

func (b *bench) memory(name string) string {
	least, most := b.results.span(name, opFull+rss)
	s := fmt.Sprintf("%.0f–%.0f", least/mib, most/mib)
	if v, ok := b.results.median(name, opFull+heap); ok && v > 0 {
		s += fmt.Sprintf(" (heap %.0f)", v/mib)
	}
	return s
}

// table prints rows as Markdown, the first one as the head.
func table(w io.Writer, rows [][]string) {
	for i, row := range rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(w, "|%s\n", strings.Repeat(" --- |", len(row)))
		}
	}
}
