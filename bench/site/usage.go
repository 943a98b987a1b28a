package site

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto/secp256r1"

	"github.com/byssus-iot/byssus/internal/record"
)

// tick is the unit of /proc's processor times (USER_HZ, 100 on every Linux
// architecture that Go runs on).
const tick = 10 * time.Millisecond

// Usage is what was used up to a moment.
type Usage struct {
	At      time.Time
	Node    time.Duration // processor time of the nodes' processes
	Load    time.Duration // of this one
	Machine time.Duration // of everything on the machine, these two included
	Stolen  time.Duration // time the hypervisor gave to others
	Peak    uint64        // the largest resident set of a node so far, bytes
	Memory  uint64        // the largest resident set of a node now, bytes
}

// Usage reads what was used up to now.
func (s *Site) Usage() (Usage, error) {
	u := Usage{At: time.Now()}
	var load, machine error
	u.Load, load = processorTime(os.Getpid())
	u.Machine, u.Stolen, machine = machineTime()
	err := errors.Join(load, machine)
	for _, n := range s.Nodes {
		if n.killed {
			continue
		}
		spent, wrong := processorTime(n.PID())
		peak, now, none := memory(n.PID())
		u.Node, u.Peak, u.Memory = u.Node+spent, max(u.Peak, peak), max(u.Memory, now)
		err = errors.Join(err, wrong, none)
	}
	return u, err
}

// processorTime is user and system time of a process (proc(5), stat).
func processorTime(pid int) (time.Duration, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("read processor time: %w", err)
	}
	// The name, in parentheses, may hold anything.
	fields := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
	if len(fields) < 13 {
		return 0, errors.New("read processor time: too few fields")
	}
	return ticks(fields[11:13])
}

// machineTime is the busy and the stolen time of all processors (proc(5), stat).
func machineTime() (busy, stolen time.Duration, err error) {
	raw, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, 0, fmt.Errorf("read processor time: %w", err)
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	fields := strings.Fields(line) // cpu user nice system idle iowait irq softirq steal …
	if len(fields) < 9 {
		return 0, 0, errors.New("read processor time: too few fields")
	}
	if busy, err = ticks(append(fields[1:4:4], fields[6:8]...)); err != nil {
		return 0, 0, err
	}
	stolen, err = ticks(fields[8:9])
	return busy, stolen, err
}

func ticks(fields []string) (time.Duration, error) {
	var sum time.Duration
	for _, f := range fields {
		n, err := strconv.ParseUint(f, 10, 63)
		if err != nil {
			return 0, fmt.Errorf("read processor time: %w", err)
		}
		sum += time.Duration(n) * tick
	}
	return sum, nil
}

// memory is the largest resident set of a process so far, and its resident set
// now (proc(5), status, VmHWM and VmRSS).
func memory(pid int) (peak, now uint64, err error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, fmt.Errorf("read memory: %w", err)
	}
	for line := range strings.Lines(string(raw)) {
		for name, to := range map[string]*uint64{"VmHWM:": &peak, "VmRSS:": &now} {
			if rest, ok := strings.CutPrefix(line, name); ok {
				n, err := strconv.ParseUint(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 54)
				if err != nil {
					return 0, 0, fmt.Errorf("read memory: %w", err)
				}
				*to = n << 10
			}
		}
	}
	if peak == 0 || now == 0 {
		return 0, 0, errors.New("read memory: no VmHWM or VmRSS")
	}
	return peak, now, nil
}

// LoadAverage is the machine's, as the system tells it.
func LoadAverage() string {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(raw))[:3], " ")
}

// Verifications measures how many P-256 signatures one processor of this machine
// verifies a second, the way the precompile does.
func Verifications(during time.Duration) (float64, error) {
	key, pub, err := newKey()
	if err != nil {
		return 0, err
	}
	x, y := common.Hash(pub.X).Big(), common.Hash(pub.Y).Big()
	hash := record.Keccak256([]byte("byssus"))
	signature, err := record.Sign(key, hash)
	if err != nil {
		return 0, err
	}
	r, sig := common.BytesToHash(signature[:32]).Big(), common.BytesToHash(signature[32:]).Big()
	count := 0
	start := time.Now()
	for time.Since(start) < during {
		for range 100 {
			if !secp256r1.Verify(hash[:], r, sig, x, y) {
				return 0, errors.New("a good signature did not verify")
			}
		}
		count += 100
	}
	return float64(count) / time.Since(start).Seconds(), nil
}
