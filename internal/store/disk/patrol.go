package disk

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/durable"
)

// PatrolPeriod is the time in which a patrol reads a whole store once.
const PatrolPeriod = 7 * 24 * time.Hour

const (
	// patrolFloor is the pace of a patrol, in bytes a second, unless a larger
	// one is needed to be through in its period.
	patrolFloor = 1 << 20
	// What a disk does meanwhile counts as bytes too: seeking a file, and
	// looking whether one is there.
	seekCost = 64 << 10
	statCost = 4 << 10

	patrolFile = "patrol"
	// patrolNote is how often a patrol writes down how far it is.
	patrolNote = time.Minute
	// patrolCatchUp is how much of its schedule a patrol that was held up
	// makes good; it never runs at full speed for longer.
	patrolCatchUp = time.Minute
)

// Patrol scrubs the store over and over until ctx ends, once in each period,
// resting between objects so that serving is not disturbed: it reads 1 MiB a
// second, or as much as it takes to read all that is on the file system within
// the period. Problems are reported as by Scrub; passed is called at the end of
// each pass with what that pass has read. A patrol that is interrupted goes on
// where it was (file "patrol"); what the clock says only decides when the next
// pass begins.
func (d *Disk) Patrol(ctx context.Context, period time.Duration, report func(Finding), passed func(Scrubbed)) {
	// Only a restart needs the file: on a full disk, where it cannot be
	// written, patrols must not come sooner than else.
	p, err := d.readPatrol()
	if err != nil {
		report(Finding{Damaged, patrolFile})
		p = never
	}
	for ctx.Err() == nil {
		if p.done {
			if !sleepUntil(ctx, p.began, period) {
				return
			}
			p = patrol{began: time.Now().Unix()}
			d.writePatrol(p)
		}
		s := &scrub{d: d, ctx: ctx, report: report, said: map[Finding]bool{}, from: p.at,
			pace: &pace{ctx: ctx, rate: d.patrolRate(period), due: time.Now()}}
		noted := time.Now()
		s.reached = func(at string) {
			p.at = at
			if time.Since(noted) >= patrolNote {
				d.writePatrol(p)
				noted = time.Now()
			}
		}
		err := s.run()
		p.done = err == nil
		d.writePatrol(p)
		if p.done {
			passed(s.done)
			continue
		}
		if ctx.Err() == nil {
			d.log.Warn("the patrol is held up", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(patrolNote):
		}
	}
}

// patrolRate is the pace in bytes a second at which everything that may be the
// store's is read in nine tenths of the period.
func (d *Disk) patrolRate(period time.Duration) float64 {
	bytes, files, err := d.occupied()
	if err != nil {
		d.log.Warn("how much there is to scrub is not known", "error", err)
	}
	all := float64(bytes) + float64(files)*(seekCost+statCost)
	return max(patrolFloor, all/(0.9*period.Seconds()))
}

// sleepUntil returns true once a period has gone since began, in seconds of
// Unix time, or the clock is behind began; false when ctx ends.
func sleepUntil(ctx context.Context, began int64, period time.Duration) bool {
	for {
		wait := time.Until(time.Unix(began, 0).Add(period))
		if wait <= 0 || wait > period {
			return ctx.Err() == nil
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(min(wait, time.Hour)): // the clock may be set meanwhile
		}
	}
}

// pace makes a scrub rest.
type pace struct {
	ctx  context.Context
	rate float64   // bytes a second
	due  time.Time // when what was read so far should have been read
}

// spend rests for what so many bytes take; a nil pace never rests.
func (p *pace) spend(bytes int64) error {
	if p == nil {
		return nil
	}
	p.due = p.due.Add(time.Duration(float64(bytes) / p.rate * float64(time.Second)))
	wait := time.Until(p.due)
	if wait < -patrolCatchUp {
		p.due = time.Now().Add(-patrolCatchUp)
	}
	if wait < 10*time.Millisecond {
		return p.ctx.Err()
	}
	select {
	case <-p.ctx.Done():
		return p.ctx.Err()
	case <-time.After(wait):
		return nil
	}
}

// patrol is how far a patrol is: one line, with a checksum, since a flipped
// digit would pass part of the store over.
type patrol struct {
	began int64  // Unix seconds
	at    string // the shard folder it is in, DEVICE/AA; empty: before the first
	done  bool
}

// never is before any patrol, whatever the clock says.
var never = patrol{began: -1 << 40, done: true}

func (p patrol) encode() string {
	line := fmt.Sprintf("patrol 1 %d %s %t", p.began, "shards/"+p.at, p.done)
	return fmt.Sprintf("%s %08x\n", line, crc32.Checksum([]byte(line), crc32.MakeTable(crc32.Castagnoli)))
}

func parsePatrol(text string) (patrol, error) {
	words := strings.Fields(text)
	if len(words) != 6 {
		return patrol{}, ErrCorrupt
	}
	began, err := strconv.ParseInt(words[2], 10, 64)
	p := patrol{began: began, at: strings.TrimPrefix(words[3], "shards/"), done: words[4] == "true"}
	if err != nil || p.encode() != text {
		return patrol{}, ErrCorrupt
	}
	return p, nil
}

// readPatrol returns how far the last patrol was, never if there was none. The
// error is ErrCorrupt for a file that is not what was written.
func (d *Disk) readPatrol() (patrol, error) {
	b, err := durable.ReadFile(d.fsys, filepath.Join(d.dir, patrolFile), 512)
	if errors.Is(err, fs.ErrNotExist) {
		return never, nil
	}
	if err != nil {
		return patrol{}, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return parsePatrol(string(b))
}

func (d *Disk) writePatrol(p patrol) {
	if err := durable.WriteFile(d.fsys, filepath.Join(d.dir, patrolFile), []byte(p.encode()), 0o600); err != nil {
		d.log.Warn("how far the patrol is could not be written down: after a restart it begins anew", "error", err)
	}
}
