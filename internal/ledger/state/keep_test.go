package state

import "testing"

// The contract's own test has the same times (SnapshotsRetentionTest).
func TestKeepOpens(t *testing.T) {
	const hour, day, year = 3600, 86400, 365 * 86400
	start := uint64(1_800_000_000/day+1) * day
	keep := Keep{Last: 9, Hourly: 24, Daily: 30, Weekly: 10, Monthly: 12, Yearly: 3}
	var opened Opened
	for _, step := range []struct{ at, kept uint64 }{
		{start, 3 * year},
		{start + hour - 1, 0},
		{start + hour, 24 * hour},
		{start + day - 1, 24 * hour},
		{start + day, 30 * day},
		{(start/(7*day) + 1) * 7 * day, 70 * day},
		{(start/(30*day) + 2) * 30 * day, 360 * day},
		{(start/year + 1) * year, 3 * year},
		{start, 0}, // a clock that went back, which it does not
	} {
		if got := keep.For(opened, step.at); got != step.kept {
			t.Errorf("at %d: kept %d s, want %d", step.at, got, step.kept)
		}
		opened, _ = keep.Open(opened, step.at)
	}
	last := (start/year + 1) * year
	want := Opened{Hour: uint32(last/hour + 1), Day: uint32(last/day + 1), Week: uint32(last/(7*day) + 1), Month: uint32(last/(30*day) + 1), Year: uint32(last/year + 1)}
	if opened != want {
		t.Errorf("opened %+v, want %+v", opened, want)
	}
	if got, kept := (Keep{Last: 9}).Open(Opened{}, start); got != (Opened{}) || kept != 0 {
		t.Errorf("no rule opened %+v, kept %d s", got, kept)
	}
}
