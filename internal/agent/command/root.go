// Package command is the byssus-agent program's commands: it parses, calls
// package agent, and says what came of it.
//
// Results go to standard output, progress and warnings to standard error; with
// --json standard output has one JSON value and nothing else (run: one for each
// backup; ls, find and diff: one for each entry; cat: a file's bytes). code turns errors into exit codes, and is the only place that does.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// DefaultState is where the device's state is unless --state or BYSSUS_STATE
// says otherwise.
const DefaultState = "/var/lib/byssus-agent"

// Main runs the program with arguments and returns its exit code.
func Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	signal.Ignore(syscall.SIGUSR1) // only `run` heeds it; it must kill none of the others
	spareMemory()
	root := New()
	root.SetArgs(args)
	return term.Execute(ctx, root)
}

// spareMemory makes the collector run when heapRoom is new on the heap, whatever
// is in use. What is on the heap is mostly buffers without a pointer in them, which
// cost it nothing, and a small device has no room for twice of them; a share of the
// heap, as Go has it, that is right for a large heap makes it run for ever while the
// heap is small. GOGC in the environment prevails.
func spareMemory() {
	if os.Getenv("GOGC") == "" {
		keepRoom(100)
	}
}

// heapRoom is how many bytes of new objects the heap takes between two collections.
const heapRoom = 3 << 20

// keepRoom sets the share that heapRoom is of what the last collection left in
// use, and does so again after each; was is the share that is set.
func keepRoom(was int) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	share := int(100 * heapRoom / max(live[0].Value.Uint64(), heapRoom))
	if share != was {
		debug.SetGCPercent(share)
	}
	// What nothing refers to is found by the next collection, which then calls this.
	runtime.AddCleanup(new(collected), keepRoom, share)
}

// collected has a pointer so that it is not put together with other small objects.
type collected struct{ _ *collected }

// flags are those of every command.
type flags struct {
	state   string
	json    bool
	quiet   bool
	verbose bool
	wait    time.Duration
	metered bool
	rate    rateFlag
	config  string
}

// New returns the command tree.
func New() *cobra.Command {
	f := &flags{}
	root := &cobra.Command{
		Use:   "byssus-agent",
		Short: "Back this device up, under the rules of its fleet, and bring it back",
		Long: `byssus-agent backs this device up: encrypted here, spread over independent
stores, and anchored on the fleet's chain, which says when, how widely and for
how long. "Backed up" is said only when the chain proves it.

` + term.Codes,
		Example: `  byssus-agent join byssus1…            # with the token from the operator
  byssus-agent backup /etc /var/lib/app
  byssus-agent run                      # as a service: by the policy's interval
  byssus-agent status
  byssus-agent restore --to /mnt/restored`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
	}
	state := os.Getenv("BYSSUS_STATE")
	if state == "" {
		state = DefaultState
	}
	p := root.PersistentFlags()
	p.StringVar(&f.state, "state", state, "the device's state `folder` (or BYSSUS_STATE)")
	p.BoolVar(&f.json, "json", false, "print the result as JSON")
	p.BoolVarP(&f.quiet, "quiet", "q", false, "show no progress")
	p.BoolVarP(&f.verbose, "verbose", "v", false, "log what is done to standard error")
	if err := root.MarkPersistentFlagDirname("state"); err != nil {
		panic(err) // the flag was made two lines above
	}
	root.AddCommand(newJoin(f), newPropose(f), newBackup(f), newRun(f), newStatus(f), newSnapshots(f), newLs(f), newCat(f), newFind(f), newDiff(f),
		newRestore(f), newVerify(f), newDoctor(f), newHealth(f), newTrust(f), newIdentity(f), newTelemetry(f))
	return root
}

// progress is where a command shows how far it is.
func (f *flags) progress(cmd *cobra.Command) *term.Progress {
	if f.quiet {
		return nil
	}
	return term.NewProgress(cmd.ErrOrStderr())
}

// logger logs to standard error if that was asked for.
func (f *flags) logger(cmd *cobra.Command, level slog.Level) *slog.Logger {
	if f.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
}

// waitFlag adds the flag that says how long a command waits.
func (f *flags) waitFlag(cmd *cobra.Command, usual time.Duration, what string) {
	cmd.Flags().DurationVar(&f.wait, "wait", usual, what)
}

// rateFlag is a flag that reads a rate.
type rateFlag struct{ rate agent.Rate }

func (r *rateFlag) String() string { return "" }
func (r *rateFlag) Type() string   { return "rate" }
func (r *rateFlag) Set(s string) (err error) {
	r.rate, err = agent.ParseRate(s)
	return err
}

// linkFlags adds the flags about the device's link: one that is paid for by the
// byte, one that others need too.
func (f *flags) linkFlags(cmd *cobra.Command) {
	cmd.Flags().Var(&f.rate, "limit-rate", "send and receive at most so many bytes a second, over all connections of the backup together: 200k, or up=200k,down=2M")
	cmd.Flags().StringVar(&f.config, "config", "", "read the settings from this `file` instead of agent.yaml in the state folder")
	cmd.Flags().BoolVar(&f.metered, "metered", false, "every byte sent costs: send each one once, to a store that passes on to the others what is theirs")
}

// settings are what the file of settings says; if there is none, nothing.
func (f *flags) settings() (agent.Config, error) {
	path := f.config
	if path == "" {
		path = filepath.Join(f.state, agent.ConfigFile)
	}
	c, err := agent.ReadConfig(path)
	if err != nil && (f.config != "" || !errors.Is(err, fs.ErrNotExist)) {
		return c, usage("%w", err)
	}
	return c, nil
}

// configure sets what the flags, or else the file, say.
func (f *flags) configure(cmd *cobra.Command, o *agent.Options) error {
	c, err := f.settings()
	if err != nil {
		return err
	}
	o.Sources, o.Hooks = c.Sources, c.Hooks
	o.Limit, o.Metered, o.Doors = c.Limit, c.Metered, append([]agent.Door{}, c.Doors...)
	if cmd.Flags().Changed("limit-rate") {
		o.Limit = agent.Always(f.rate.rate)
	}
	if cmd.Flags().Changed("metered") {
		o.Metered = f.metered
	}
	return nil
}

// withAgent opens the folder and its agent, and closes both afterwards.
func (f *flags) withAgent(o agent.Options, use func(*agent.Folder, *agent.Agent) error) (err error) {
	folder, err := agent.OpenFolder(f.state)
	if err != nil {
		return code(err)
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	a, err := agent.Open(folder, o)
	if err != nil {
		return code(err)
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return code(use(folder, a))
}

// print writes a result: as JSON, or in words.
func (f *flags) print(cmd *cobra.Command, v any, words func(io.Writer)) error {
	if f.json {
		return term.JSON(cmd.OutOrStdout(), v)
	}
	words(cmd.OutOrStdout())
	return nil
}

// code gives an error its exit code.
func code(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[term.Exit](err); ok {
		return err
	}
	if errors.Is(err, syscall.ENOSPC) {
		return term.Exitf(term.Failed, "%w: the disk is full. Free some space and run this again; nothing is lost", err)
	}
	if locked, ok := errors.AsType[*durable.LockedError](err); ok {
		return inUse(locked)
	}
	exit := term.Failed
	_, queued := errors.AsType[*agent.QueuedError](err)
	_, refused := errors.AsType[*agent.RefusedError](err)
	_, forgotten := errors.AsType[*agent.ForgottenKeyError](err)
	_, clone := errors.AsType[*agent.CloneError](err)
	_, waiting := errors.AsType[*recovery.WaitingError](err)
	_, ended := errors.AsType[*recovery.EndedError](err)
	_, untold := errors.AsType[*recovery.ReportError](err)
	key, _ := errors.AsType[*recovery.KeyError](err)
	refusal, _ := errors.AsType[*custody.Refusal](err)
	switch {
	case errors.Is(err, context.Canceled):
		return term.Exitf(term.Queued, "interrupted: what is done is kept, the next run goes on")
	case queued, waiting, untold:
		exit = term.Queued
	case recovery.IsDamage(err), key != nil && key.Err != nil: // the shares are there, and are not the key
		exit = term.Damaged
	case refused, clone, forgotten, ended, refusal != nil && !refusal.Temporary(), key != nil && key.Refused():
		exit = term.Refused
	case key != nil, refusal != nil, errors.Is(err, door.ErrUnanswered): // the grant stands
		exit = term.Queued
	case errors.Is(err, door.ErrToken), errors.Is(err, agent.ErrNothing):
		exit = term.Usage
	}
	return term.Exit{Code: exit, Err: err}
}

// inUse says what to do when another process has the state folder: the service,
// most likely.
func inUse(err *durable.LockedError) error {
	pid := strings.TrimPrefix(err.Holder, "process ")
	if pid == err.Holder {
		pid = "PID"
	}
	return term.Exitf(term.Failed, "%w. If that is `byssus-agent run`, it backs up by itself: `kill -USR1 %s` makes it begin at once, `byssus-agent status` tells how far it is. For anything else (other paths to `byssus-agent backup`, a checkpoint), stop it, do that and start it again", err, pid)
}

// printed is an error after the result was printed.
func printed(err error) error {
	if err == nil {
		return nil
	}
	return term.Exit{Code: term.CodeOf(code(err)), Err: err, Printed: true}
}

// usage is an error of wrong usage.
func usage(format string, args ...any) error { return term.Exitf(term.Usage, format, args...) }

// date is a time of the chain for people.
func date(t uint64) string {
	return time.Unix(int64(min(t, 1<<40)), 0).UTC().Format("2006-01-02 15:04 UTC")
}

func line(w io.Writer, format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
