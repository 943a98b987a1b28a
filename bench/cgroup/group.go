package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// group is a memory cgroup (cgroups(7)), of version 1 or 2: whichever has the
// machine's memory controller.
type group struct {
	dir   string
	v2    bool
	limit int64
}

const (
	v1Root = "/sys/fs/cgroup/memory"
	v2Root = "/sys/fs/cgroup"
)

// newGroup makes a cgroup with a limit and no swap.
func newGroup(limit int64) (_ *group, err error) {
	name := fmt.Sprintf("byssus-bench-%d", os.Getpid())
	g := &group{dir: filepath.Join(v1Root, name), limit: limit}
	settings := [][2]string{{"memory.limit_in_bytes", strconv.FormatInt(limit, 10)}, {"memory.swappiness", "0"}}
	if _, err := os.Stat(filepath.Join(v1Root, "memory.limit_in_bytes")); errors.Is(err, fs.ErrNotExist) {
		g = &group{dir: filepath.Join(v2Root, name), v2: true, limit: limit}
		settings = [][2]string{{"memory.max", strconv.FormatInt(limit, 10)}, {"memory.swap.max", "0"}}
		// The controller may have to be handed down first; if that is not
		// allowed, the settings below say so.
		_ = os.WriteFile(filepath.Join(v2Root, "cgroup.subtree_control"), []byte("+memory"), 0)
	}
	if err := os.Mkdir(g.dir, 0o755); err != nil {
		return nil, fmt.Errorf("make a memory cgroup: %w", err)
	}
	for _, s := range settings {
		if err := os.WriteFile(filepath.Join(g.dir, s[0]), []byte(s[1]), 0); err != nil {
			return nil, errors.Join(fmt.Errorf("limit the cgroup's memory: %w", err), g.remove())
		}
	}
	return g, nil
}

func (g *group) procs() string { return filepath.Join(g.dir, "cgroup.procs") }

// names of what is read: the peak, and how often the limit was met.
func (g *group) peakFile() string {
	if g.v2 {
		return "memory.peak"
	}
	return "memory.max_usage_in_bytes"
}

// reset makes the next run begin with an empty cgroup.
func (g *group) reset() error {
	if g.v2 {
		return nil // a peak that cannot be reset is the highest of all runs
	}
	for name, value := range map[string]string{"memory.force_empty": "0", "memory.max_usage_in_bytes": "0", "memory.failcnt": "0"} {
		if err := os.WriteFile(filepath.Join(g.dir, name), []byte(value), 0); err != nil {
			return err
		}
	}
	return nil
}

// account is what the cgroup says of a run.
func (g *group) account() (peak, met string, err error) {
	raw, err := os.ReadFile(filepath.Join(g.dir, g.peakFile()))
	if err != nil {
		return "", "", err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(raw)), 10, 64)
	if err != nil {
		return "", "", err
	}
	name := "memory.failcnt"
	if g.v2 {
		name = "memory.events"
	}
	if raw, err = os.ReadFile(filepath.Join(g.dir, name)); err != nil {
		return "", "", err
	}
	met = strings.TrimSpace(string(raw))
	if g.v2 {
		_, rest, _ := strings.Cut(met, "\nmax ")
		met, _, _ = strings.Cut(rest, "\n")
	}
	return fmt.Sprintf("%.1f", float64(n)/(1<<20)), met, nil
}

// remove removes the cgroup; the kernel may need a moment after its last
// process has ended.
func (g *group) remove() error {
	var err error
	for range 50 {
		if err = os.Remove(g.dir); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}
