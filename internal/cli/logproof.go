package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/trail"
)

// errEnough ends the reading of a proof: as many events as were wanted are there.
var errEnough = errors.New("that is enough")

// provenEvents reads a proof and keeps the wanted events, oldest first. If it had
// enough before the proof ended, whole is false and the oldest block is the one
// that it came to.
func provenEvents(r io.Reader, genesis *light.Genesis, wanted logWanted) (p trail.Proven, events []ledger.Event, whole bool, err error) {
	var blocks [][]ledger.Event // newest first
	var newest light.Header
	kept := 0
	p, err = trail.Read(r, genesis, func(h light.Header, of []ledger.Event) error {
		newest = h
		of = slices.DeleteFunc(of, func(e ledger.Event) bool { return !wanted.keeps(e) })
		if len(of) == 0 {
			return nil
		}
		blocks = append(blocks, of)
		if kept += len(of); wanted.limit > 0 && kept >= wanted.limit {
			return errEnough
		}
		return nil
	})
	enough := errors.Is(err, errEnough)
	if err != nil && !enough {
		return p, nil, false, err
	}
	for _, of := range slices.Backward(blocks) {
		events = append(events, of...)
	}
	if enough {
		p = trail.Proven{First: events[0].Block, Newest: newest, Events: kept}
	}
	return p, events, !enough, nil
}

// logProver writes the proof of the node's log.
func (a *app) logProver(cmd *cobra.Command, i *installation, c *ledger.Client, first uint64) (genesis *light.Genesis, write func(context.Context, io.Writer) error, err error) {
	if genesis, _, err = i.genesis(); err != nil {
		return nil, nil, err
	}
	source, err := nodeSource(i)
	if err != nil {
		return nil, nil, err
	}
	return genesis, func(ctx context.Context, w io.Writer) error {
		bar := term.NewProgress(cmd.ErrOrStderr())
		bar.Step("check blocks")
		defer bar.Close()
		_, err := trail.Write(ctx, w, genesis, source, c, first, func(done, of uint64) { bar.Set(term.Amount{Done: done, Total: of}) })
		return err
	}, nil
}

// provenLog returns the wanted events, each checked.
func (a *app) provenLog(cmd *cobra.Command, i *installation, c *ledger.Client, wanted logWanted) (trail.Proven, []ledger.Event, bool, error) {
	genesis, write, err := a.logProver(cmd, i, c, wanted.from)
	if err != nil {
		return trail.Proven{}, nil, false, err
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	from, to := io.Pipe()
	written := make(chan error, 1)
	go func() {
		err := write(ctx, to)
		written <- err
		to.CloseWithError(err)
	}()
	p, events, whole, err := provenEvents(from, genesis, wanted)
	cancel()
	from.CloseWithError(errEnough)
	// What kept the proof from being written says more than that it is cut off.
	if failed := <-written; failed != nil && err != nil {
		return p, nil, false, failed
	}
	if err != nil {
		return p, nil, false, untrusted(err)
	}
	err = c.NameDevices(cmd.Context(), events)
	return p, wanted.of(events), whole, err
}

// untrusted gives an error its exit code if it is that a proof does not hold.
func untrusted(err error) error {
	if errors.Is(err, trail.ErrProof) {
		return term.Exitf(term.Damaged, "%w", err)
	}
	return err
}

// exportedLog says what was exported.
type exportedLog struct {
	File       string      `json:"file"`
	Proof      string      `json:"proof"`
	ProofBytes int         `json:"proofBytes"`
	Genesis    record.Hash `json:"genesis"` // SHA-256 of the document that the proof is checked against
	Lines      int         `json:"lines"`
	trail.Proven
}

// exportLog writes the wanted lines and their proof, the proof first, so that no
// lines stand there without it.
func (a *app) exportLog(cmd *cobra.Command, i *installation, c *ledger.Client, wanted logWanted, labels map[string]string) error {
	genesis, write, err := a.logProver(cmd, i, c, wanted.from)
	if err != nil {
		return err
	}
	proof := wanted.export + ".proof"
	if err := writeDurably(proof, func(w io.Writer) error { return write(cmd.Context(), w) }); err != nil {
		return err
	}
	raw, err := os.ReadFile(proof)
	if err != nil {
		return fmt.Errorf("read the proof again: %w", err)
	}
	every := wanted
	every.limit = 0
	p, events, _, err := provenEvents(bytes.NewReader(raw), genesis, every)
	if err != nil {
		return untrusted(err)
	}
	if err := c.NameDevices(cmd.Context(), events); err != nil {
		return err
	}
	events = wanted.of(events)
	if wanted.limit > 0 && len(events) > wanted.limit {
		events = events[len(events)-wanted.limit:]
	}
	lines := make([]trail.Line, len(events))
	for k, e := range events {
		lines[k] = trail.Line{Event: e, Label: labels[e.Device.String()]}
	}
	r := trail.Report{Genesis: genesis.Digest(), Device: wanted.label, Proven: p, Lines: lines, Proof: raw, Made: time.Now()}
	if err := writeDurably(wanted.export, func(w io.Writer) error { return wanted.format(w, r) }); err != nil {
		return err
	}
	e := exportedLog{File: wanted.export, Proof: proof, ProofBytes: len(raw), Genesis: r.Genesis, Lines: len(lines), Proven: p}
	return a.print(cmd, e, func(w io.Writer) {
		fmt.Fprintf(w, "%s: %s of blocks %d to %d; %s proves them (%s), against the genesis document with SHA-256 %s\n",
			e.File, term.Count(e.Lines, "line"), p.First, p.Newest.Number, e.Proof, term.Bytes(uint64(e.ProofBytes)), e.Genesis)
	})
}

// writeDurably makes a file of what a function writes: all of it, or none.
func writeDurably(name string, write func(io.Writer) error) error {
	t, err := durable.CreateTemp(durable.OS(), filepath.Dir(name), 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := write(t); err != nil {
		return errors.Join(err, t.Abort())
	}
	if err := t.Commit(name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// maxPage bounds a page that may carry a proof.
const maxPage = 1 << 30

// checkedLog is what `verify --offline` prints of a proof of the log.
type checkedLog struct {
	Genesis record.Hash    `json:"genesis"` // SHA-256 of the document
	Proven  trail.Proven   `json:"proven"`
	Events  []ledger.Event `json:"events"`
}

// verifyLog checks a proof of the log, read from r, and prints its lines.
func (a *app) verifyLog(cmd *cobra.Command, name string, r io.Reader, genesis *light.Genesis) error {
	p, events, _, err := provenEvents(r, genesis, logWanted{})
	if err != nil {
		return term.Exitf(term.Damaged, "%s proves nothing: %w", name, err)
	}
	return a.print(cmd, checkedLog{Genesis: genesis.Digest(), Proven: p, Events: events}, func(w io.Writer) {
		labels := map[string]string{}
		for _, e := range events {
			if label, named := e.Args["label"].(record.Hash); named && e.Name == "DeviceEnrolled" {
				labels[e.Device.String()] = ledger.Text(label)
			}
		}
		writeTrail(w, events, labels)
		fmt.Fprintf(w, `
Proven, if the genesis document is the right one (SHA-256 %s):
  the contracts told these %s in blocks %d to %d, and no other that the log shows (%s have no line in it)
  the newest is of %s, and more than two thirds of the validators signed its header
`, genesis.Digest(), term.Count(len(events), "line"), p.First, p.Newest.Number, term.Count(p.Unshown, "event"), p.Newest.At().Format("2006-01-02 15:04:05 UTC"))
		fmt.Fprintln(w, "Not proven: that nothing happened after it.")
	})
}

// openLogProof opens a file that says it is a proof of the log, or is a page that
// carries one; nil if it is neither.
func openLogProof(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil // who reads it next says so
	}
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	start := make([]byte, 16)
	n, err := io.ReadFull(f, start)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, errors.Join(fmt.Errorf("proof: %w", err), f.Close())
	}
	if trail.IsProof(start[:n]) {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return nil, errors.Join(fmt.Errorf("proof: %w", err), f.Close())
		}
		return f, nil
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	if !bytes.HasPrefix(start, []byte("<!doctype html>")) {
		return nil, nil
	}
	page, err := durable.ReadFile(durable.OS(), name, maxPage)
	if err != nil {
		return nil, term.Exitf(term.Damaged, "proof: %w", err)
	}
	raw, err := trail.Embedded(page)
	if err != nil {
		return nil, term.Exitf(term.Damaged, "%s: %w: name the file beside it", name, err)
	}
	return io.NopCloser(bytes.NewReader(raw)), nil
}
