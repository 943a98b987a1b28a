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
	Node    time.Duration // processor time of the node's process
	Load    time.Duration // of this one
	Machine time.Duration // of everything on the machine, these two included
	Stolen  time.Duration // time the hypervisor gave to others
	Peak    uint64        // the node's largest resident set so far, bytes
}

// Usage reads what was used up to now.
func (s *Site) Usage() (Usage, error) {
	u := Usage{At: time.Now()}
	var errs [4]error
	u.Node, errs[0] = processorTime(s.Node.PID())
	u.Load, errs[1] = processorTime(os.Getpid())
	u.Machine, u.Stolen, errs[2] = machineTime()
	u.Peak, errs[3] = peakMemory(s.Node.PID())
	return u, errors.Join(errs[:]...)
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

// peakMemory is the largest resident set of a process (proc(5), status, VmHWM).
func peakMemory(pid int) (uint64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("read memory: %w", err)
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, err := strconv.ParseUint(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 54)
			if err != nil {
				return 0, fmt.Errorf("read memory: %w", err)
			}
			return n << 10, nil
		}
	}
	return 0, errors.New("read memory: no VmHWM")
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
