package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/bench/engine"
	"github.com/byssus-iot/byssus/bench/installation"
	"github.com/byssus-iot/byssus/bench/measure"
)

const (
	engineName = "Byssus, archive only"
	agentName  = "Byssus, agent, 4+2"
	// engineWord as the first argument makes this program the archive engine.
	engineWord = "engine"
)

// engineHere is the archive engine alone, with a folder in place of stores.
func engineHere(work string) contender {
	return contender{engineName, func(_ context.Context, rep int) (repository, error) {
		return &engineRepository{dir: filepath.Join(work, fmt.Sprintf("engine.%d", rep))}, nil
	}}
}

type engineRepository struct{ dir string }

func (r *engineRepository) run(args ...string) (outcome, error) {
	self, err := os.Executable()
	if err != nil {
		return outcome{}, err
	}
	var out bytes.Buffer
	var heap measure.Heap
	cmd := exec.Command(self, append([]string{engineWord}, args...)...)
	cmd.Env = append(os.Environ(), measure.HeapTrace)
	cmd.Stdout, cmd.Stderr = &out, &heap
	u, err := measure.Run(cmd)
	if err != nil {
		return outcome{}, err
	}
	var report engine.Report
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		return outcome{}, err
	}
	return outcome{Usage: u, ready: u.Wall, heap: heap.Peak, read: report.Read, wrote: report.Made.Written}, nil
}

func (r *engineRepository) backup(source string) (outcome, error) {
	return r.run("backup", r.dir, source)
}
func (r *engineRepository) check() (outcome, error)            { return r.run("check", r.dir) }
func (r *engineRepository) restore(to string) (outcome, error) { return r.run("restore", r.dir, to) }
func (r *engineRepository) one(path, to string) (outcome, error) {
	return r.run("one", r.dir, strings.TrimPrefix(path, "/"), to)
}
func (r *engineRepository) size() (int64, error) {
	return folderBytes(filepath.Join(r.dir, "objects"))
}
func (r *engineRepository) before() error { return nil }
func (r *engineRepository) remove() error { return os.RemoveAll(r.dir) }

// gone are the stores that do not answer when the agent restores.
var gone = []int{2, 5}

// agentHere is the device's program with a whole installation beside it.
func agentHere(site *installation.Installation) contender {
	return contender{agentName, func(_ context.Context, rep int) (repository, error) {
		d, err := site.Join(fmt.Sprintf("device-%d", rep))
		return &agentRepository{site: site, device: d}, err
	}}
}

type agentRepository struct {
	site   *installation.Installation
	device *installation.Device
	sealed int64
}

// run runs a command and tells apart what the agent and the others used.
func (r *agentRepository) run(cmd *exec.Cmd) (outcome, []byte, error) {
	var out bytes.Buffer
	steps := &stepClock{}
	cmd.Env = append(os.Environ(), measure.HeapTrace)
	cmd.Stdout, cmd.Stderr = &out, steps
	before, err := r.site.CPU()
	if err != nil {
		return outcome{}, nil, err
	}
	u, err := measure.Run(cmd)
	if err != nil {
		return outcome{}, nil, err
	}
	ended := time.Now()
	after, err := r.site.CPU()
	o := outcome{Usage: u, ready: u.Wall, others: after - before, heap: steps.heap.Peak, wrote: u.Written}
	if !steps.anchoring.IsZero() {
		o.ready -= ended.Sub(steps.anchoring)
	}
	return o, out.Bytes(), err
}

func (r *agentRepository) backup(source string) (outcome, error) {
	o, out, err := r.run(r.device.Command("backup", "--json", source))
	if err != nil {
		return o, err
	}
	var said struct {
		Committed struct{ Made struct{ NewBytes int64 } }
		Written   int64 `json:"written_bytes"`
	}
	err = json.Unmarshal(out, &said)
	r.sealed += said.Committed.Made.NewBytes
	// The kernel counts nothing in a file system in memory; the agent does not
	// count the pages around what it writes, nor copies of databases.
	o.wrote = max(o.wrote, said.Written)
	return o, err
}

func (r *agentRepository) check() (outcome, error) {
	o, _, err := r.run(r.device.Command("verify", "--read-data", "--json"))
	return o, err
}

func (r *agentRepository) restore(to string) (outcome, error) {
	o, _, err := r.run(r.device.Command("restore", "--to", to, "--json"))
	return o, err
}

func (r *agentRepository) one(path, to string) (outcome, error) {
	o, out, err := r.run(r.device.Command("restore", "--to", to, "--json", path))
	if err != nil {
		return o, err
	}
	var said struct{ Slots []struct{ Bytes int64 } }
	err = json.Unmarshal(out, &said)
	for _, s := range said.Slots {
		o.read += s.Bytes
	}
	return o, err
}

func (r *agentRepository) size() (int64, error) { return r.sealed, nil }
func (r *agentRepository) remove() error        { return nil } // stores never drop what is anchored

// before stops two of the six stores, for good.
func (r *agentRepository) before() error {
	for _, n := range gone {
		if r.site.Runs(n) {
			if err := r.site.StopStore(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// stepClock listens to the agent's steps and notes when it begins to wait for
// the chain. It stands in for the agent's standard error.
type stepClock struct {
	heap      measure.Heap
	anchoring time.Time
}

// Write implements io.Writer.
func (c *stepClock) Write(p []byte) (int, error) {
	if c.anchoring.IsZero() && bytes.Contains(p, []byte("anchoring\n")) {
		c.anchoring = time.Now()
	}
	return c.heap.Write(p)
}
