package state

// Keep says which snapshots are kept longer than all are, as counts; 0: the
// rule is not there. The first snapshot of an hour is kept for Hourly hours
// from when it was accepted, and so on.
type Keep struct {
	Last    uint16 `json:"last"` // newest snapshots that are not retired; it sets no expiry
	Hourly  uint16 `json:"hourly"`
	Daily   uint16 `json:"daily"`
	Weekly  uint16 `json:"weekly"`
	Monthly uint16 `json:"monthly"`
	Yearly  uint16 `json:"yearly"`
}

// Opened says of which hour, day, week, month and year a snapshot of a device
// was last the first under a rule that keeps it: the hour since 1970 of the
// retention clock, counted from 1, and so on; 0: of none.
type Opened struct {
	Hour  uint32 `json:"hour"`
	Day   uint32 `json:"day"`
	Week  uint32 `json:"week"`
	Month uint32 `json:"month"`
	Year  uint32 `json:"year"`
}

// The lengths that the retention clock is cut in, in seconds (library Buckets
// of the contracts).
const (
	hourSeconds  = 3600
	daySeconds   = 24 * hourSeconds
	weekSeconds  = 7 * daySeconds
	monthSeconds = 30 * daySeconds
	yearSeconds  = 365 * daySeconds
)

// For tells for how many seconds from now the rules keep a snapshot that is
// accepted at this time of the retention clock, beside what was opened before.
func (k Keep) For(opened Opened, time uint64) uint64 {
	_, kept := k.Open(opened, time)
	return kept
}

// Open tells as Snapshots does what a snapshot opens that is accepted at this
// time of the retention clock, and for how many seconds the longest of the rules
// that it is the first under keeps it; 0 if it is the first under none.
func (k Keep) Open(opened Opened, time uint64) (Opened, uint64) {
	var kept uint64
	open := func(last *uint32, count uint16, length uint64) {
		bucket := uint32(time/length + 1)
		if count == 0 || *last >= bucket {
			return
		}
		*last = bucket
		kept = max(kept, uint64(count)*length)
	}
	open(&opened.Hour, k.Hourly, hourSeconds)
	open(&opened.Day, k.Daily, daySeconds)
	open(&opened.Week, k.Weekly, weekSeconds)
	open(&opened.Month, k.Monthly, monthSeconds)
	open(&opened.Year, k.Yearly, yearSeconds)
	return opened, kept
}
