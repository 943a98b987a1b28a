package main

import "fmt"

// goal is a bound on a figure of Byssus.
type goal struct {
	what, against string
	got, bound    float64
	unit          string
	missing       string // why it could not be told
}

func (g goal) row() []string {
	if g.missing != "" {
		return []string{g.what, g.against, "–", "–", "–", g.missing}
	}
	verdict := "ok"
	if g.got > g.bound {
		verdict = "not yet"
	}
	return []string{g.what, g.against, fmt.Sprintf("≤ %.3g %s", g.bound, g.unit), fmt.Sprintf("%.3g %s", g.got, g.unit), fmt.Sprintf("%.2f", g.got/g.bound), verdict}
}

// rivals are those whose fastest counts: borg with lz4 is fast because its
// archives are large, and has a bound of its own.
var rivals = []string{"restic", "kopia-zstd", "borg-zstd"}

// The bounds that do not come from peers.
const (
	idleCPU     = 0.2 // s, of an unchanged backup of tenThousand files
	tenThousand = 10_000
	memoryMiB   = 40
	wearFull    = 0.01 // of the data read
	wearIdle    = 1    // MiB
)

// goals are what the engine is to reach, each with what it reached.
func (b *bench) goals() []goal {
	return []goal{
		b.peer("full backup, wall", engineName, opFull+wall, 0.5, rivals, 1, "s"),
		b.peer("full backup, CPU", engineName, opFull+cpu, 0.5, rivals, 1, "s"),
		b.peer("full backup, wall, of borg-lz4", engineName, opFull+wall, 0.75, []string{"borg-lz4"}, 1, "s"),
		b.peer("full backup, CPU, of borg-lz4", engineName, opFull+cpu, 0.75, []string{"borg-lz4"}, 1, "s"),
		b.peer("archive, of borg-lz4", engineName, sizeFull, 1, []string{"borg-lz4"}, mib, "MiB"),
		b.peer("agent's CPU with coding and sending, of the archive's alone", agentName, opFull+cpu, 1.3, []string{engineName}, 1, "s"),
		b.fixed("unchanged, CPU", agentName, opUnchanged+cpu, idleCPU*max(1, float64(b.files)/tenThousand), 1, "s"),
		b.peer("unchanged, wall, of kopia", agentName, opUnchanged+wall, 1, []string{"kopia-zstd"}, 1, "s"),
		b.peer("day 2, bytes", engineName, sizeDay2, 0.6, rivals, mib, "MiB"),
		b.peer("day 2, wall", engineName, opDay2+wall, 1, rivals, 1, "s"),
		b.peer("restore, wall, two of six stores gone", agentName, opRestore+wall, 1/1.5, rivals, 1, "s"),
		b.peer("check of all data, CPU", engineName, opCheck+cpu, 0.5, rivals, 1, "s"),
		b.fixed("peak RSS, full backup", agentName, opFull+rss, memoryMiB*mib, mib, "MiB"),
		b.fixed("one file, bytes read", engineName, opOne+read, 3*float64(b.oneBytes)+mib, 1<<10, "KiB"),
		b.fixed("own disk, full backup", agentName, opFull+wrote, wearFull*float64(b.bytes), mib, "MiB"),
		b.fixed("own disk, unchanged", agentName, opUnchanged+wrote, wearIdle*mib, mib, "MiB"),
	}
}

// fixed is a bound that no peer sets.
func (b *bench) fixed(what, who, figure string, bound, unit float64, name string) goal {
	g := goal{what: what, against: "fixed", bound: bound / unit, unit: name}
	v, ok := b.results.median(who, figure)
	if g.got = v / unit; !ok {
		g.missing = "not measured"
	}
	return g
}

// peer is a bound that is a share of the best peer's figure.
func (b *bench) peer(what, who, figure string, share float64, of []string, unit float64, name string) goal {
	g := goal{what: what, against: "none of them here", unit: name}
	v, ok := b.results.median(who, figure)
	if !ok {
		g.missing = "not measured"
		return g
	}
	best, least, ok := b.results.best(of, figure)
	if !ok {
		g.missing = "no peer to compare with"
		return g
	}
	g.against = fmt.Sprintf("%.3g × %s", share, best)
	g.got, g.bound = v/unit, share*least/unit
	return g
}
