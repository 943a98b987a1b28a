package cli

import (
	"cmp"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

func (a *app) tryCmd() *cobra.Command {
	var keep bool
	var size int
	cmd := &cobra.Command{
		Use:   "try [PATH]",
		Short: "A trial on this machine: back up, sabotage, restore, forge",
		Long: `Runs the whole of Byssus in a temporary folder, each role a process of its own:
enrols two devices, backs them up, kills and destroys stores, wipes a device,
restores it and compares every byte and attribute, then tries what must be
refused, and shows the trail that all of it left on the chain.

PATH is backed up in place of generated data; it is only read. It ends with a
code other than 0 if anything is not as it must be.`,
		Example: `  byssus try
  byssus try /var/lib/app
  byssus try --keep         leave the folder to look around in`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			source := ""
			if len(args) == 1 {
				source = args[0]
			}
			return a.try(cmd, source, size, keep)
		},
	}
	cmd.Flags().BoolVar(&keep, "keep", false, "leave the folder when done")
	cmd.Flags().IntVar(&size, "mib", 200, "how much data to generate, in MiB")
	return cmd
}

// trialRun is a trial under way: what one step finds out and a later one needs.
type trialRun struct {
	*trial
	cmd      *cobra.Command
	bar      *term.Progress
	step     int
	began    time.Time
	source   string // folder that is backed up
	given    bool   // it is the user's own: only read
	mib      int
	stranger *ledger.Account
	client   *ledger.Client
	press    record.Hash // the first device
	chamber  record.Hash // the second
	dbs      []*trialDB
	rows     []int64 // committed to each database
	atLeast  []int64 // committed before the last snapshot began
	sums     map[string]fileSum
	total    uint64
}

func (a *app) try(cmd *cobra.Command, source string, mib int, keep bool) (err error) {
	if mib < 10 || mib > 20_000 {
		return term.Exitf(term.Usage, "--mib %d: want 10 to 20000", mib)
	}
	if source != "" {
		if err := something(source); err != nil {
			return err
		}
	}
	operator, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	device, err := findAgent(operator)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "byssus-try-")
	if err != nil {
		return fmt.Errorf("make a folder for the trial: %w", err)
	}
	t := &trialRun{trial: &trial{dir: dir, operator: operator, agent: device, roles: map[string]*role{}}, cmd: cmd, mib: mib, began: time.Now(),
		bar: term.NewProgress(cmd.ErrOrStderr()), source: filepath.Join(dir, "press-7"), given: source != ""}
	if t.given {
		if t.source, err = filepath.Abs(source); err != nil {
			return err
		}
	}
	defer func() {
		t.bar.Close()
		for _, db := range t.dbs {
			_, _ = db.close() // on the way out after an error
		}
		if t.client != nil {
			t.client.Close()
		}
		t.close()
		if keep {
			say(cmd, "left in %s: byssus up --data %s", dir, t.site.dir)
		} else if e := os.RemoveAll(dir); e != nil && err == nil {
			err = e
		}
	}()
	steps := []struct {
		name string
		do   func(context.Context) error
	}{
		{"start a chain, six stores, a custodian and a gateway, each a process", t.startSite},
		{"make data to lose", t.makeData},
		{"enrol two devices", t.enrol},
		{"back up, while databases are being written", t.firstBackup},
		{"change about 5 % and back up again", t.secondBackup},
		{"wait until all six slots hold it", t.allSlots},
		{"sabotage: kill a store, destroy another's folder, flip bytes at the others", t.sabotage},
		{"burn the device: its data and its agent's state are gone", t.burn},
		{"a replacement asks, somebody approves, everything comes back", t.restore},
		{"compare every byte and attribute", t.compare},
		{"what must be refused, and by which rule", t.refusals},
		{"the trail, read back from the chain", t.trail},
	}
	for n, s := range steps {
		t.step = n + 1
		fmt.Fprintf(cmd.OutOrStdout(), "\n%2d/%d  %s\n", t.step, len(steps), s.name)
		began := time.Now()
		if err := s.do(cmd.Context()); err != nil {
			if cmd.Context().Err() != nil { // whatever it broke off
				return term.Exitf(term.Queued, "step %d, %s: everything it started is stopped and removed: %w", t.step, s.name, context.Canceled)
			}
			return fmt.Errorf("step %d, %s: %w", t.step, s.name, err)
		}
		t.bar.Close()
		t.note("done in %.1f s", time.Since(began).Seconds())
	}
	fmt.Fprintf(cmd.OutOrStdout(), `
Everything that was lost came back, byte for byte, and what had to be refused
was refused, in %.0f s.

This was a trial: one machine, one disk, one organisation. Six stores on one
disk are one disk, and a chain of one node is a signed log. Next:

  byssus up --data ./site                 a site that stays
  byssus device add NAME --data ./site    a token for a device to join with
  byssus-agent join                       on the device
`, time.Since(t.began).Seconds())
	return nil
}

// something tells whether a folder holds what a trial can back up and compare.
func something(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return term.Exitf(term.Usage, "%s is no folder: name one whose content is to be tried", dir)
	case err != nil:
		return term.Exit{Code: term.Usage, Err: err}
	case len(entries) == 0:
		return term.Exitf(term.Usage, "%s is empty: there is nothing to lose in it", dir)
	}
	return nil
}

// note writes a finding of a step.
func (t *trialRun) note(format string, args ...any) {
	fmt.Fprintf(t.cmd.OutOrStdout(), "       "+format+"\n", args...)
}

func (t *trialRun) state(device string) string { return filepath.Join(t.dir, device+".state") }

func (t *trialRun) startSite(ctx context.Context) error {
	conf, err := t.plan()
	if err != nil {
		return err
	}
	if t.site, err = createInstallation(filepath.Join(t.dir, "site"), conf); err != nil {
		return err
	}
	if t.stranger, err = ledger.CreateAccount(filepath.Join(t.dir, "stranger.key")); err != nil {
		return err
	}
	if err := foundChain(t.site, t.stranger.Address()); err != nil {
		return err
	}
	t.bar.Step("chain and contracts")
	if err := t.start(ctx, "node", "node"); err != nil {
		return err
	}
	quiet := (&app{}).logger(io.Discard)
	if err := setUp(ctx, t.site, quiet, t.stranger.Address()); err != nil {
		return err
	}
	t.bar.Step("stores, custodian, gateway")
	names := []string{"custodian", "gateway"}
	for _, s := range conf.Stores {
		names = append(names, fmt.Sprintf("store %d", s.Number))
	}
	failed := make(chan error, len(names))
	for _, name := range names {
		go func() { failed <- t.start(ctx, name, strings.Fields(name)...) }()
	}
	for range names {
		if e := <-failed; e != nil && err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	if t.client, err = clientOf(ctx, t.site); err != nil {
		return err
	}
	genesis, _, err := t.site.genesis()
	if err != nil {
		return err
	}
	t.bar.Close()
	t.note("chain %s, Ethereum JSON-RPC at %s", genesis.ChainID(), t.site.nodeURL())
	t.note("policy: any 4 of 6 stores rebuild everything; 5 must hold it before it counts")
	return nil
}

func (t *trialRun) makeData(context.Context) error {
	t.bar.Step("data")
	if !t.given {
		if err := trialData(t.source, t.mib, func(done, total uint64) { t.bar.Set(term.Amount{Done: done, Total: total, Bytes: true}) }); err != nil {
			return err
		}
		for _, name := range []string{"db/readings.sqlite", "db/alarms.sqlite"} {
			db, err := startDB(filepath.Join(t.source, name))
			if err != nil {
				return err
			}
			t.dbs = append(t.dbs, db)
		}
	}
	small := filepath.Join(t.dir, "chamber-2")
	if err := os.MkdirAll(small, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(small, "temperatures.csv"), telemetryLog(rand.New(rand.NewPCG(22, 0)), 1<<20), 0o644); err != nil {
		return err
	}
	sums, size, err := sumTree(t.source)
	if err != nil {
		return err
	}
	t.bar.Close()
	t.note("%s in %d files and folders, and %s that go on being written", term.Bytes(size), len(sums), term.Count(len(t.dbs), "SQLite database"))
	return nil
}

// joined is what `byssus-agent join --json` prints.
type joined struct {
	Device record.Hash `json:"device"`
	Block  uint64      `json:"block"`
}

func (t *trialRun) enrol(ctx context.Context) error {
	for _, d := range []struct {
		name string
		id   *record.Hash
	}{{"press-7", &t.press}, {"chamber-2", &t.chamber}} {
		t.bar.Step(d.name)
		token, err := want[invited](ctx, "", t.operator, "device", "add", d.name, "--data", t.site.dir)
		if err != nil {
			return err
		}
		j, err := want[joined](ctx, token.Token, t.agent, "join", "--state", t.state(d.name))
		if err != nil {
			return err
		}
		*d.id = j.Device
		t.bar.Close()
		t.note("%s is device %s…, known to the chain since block %d", d.name, j.Device.String()[:18], j.Block)
	}
	return nil
}

// backedUp is what `byssus-agent backup --json` prints.
type backedUp struct {
	Committed *struct {
		Hash      record.Hash `json:"hash"`
		Sequence  uint64      `json:"sequence"`
		Positions uint32      `json:"positions"`
		Block     uint64      `json:"block"`
		Made      struct {
			Files    uint64 `json:"files"`
			Bytes    uint64 `json:"bytes"`
			NewBytes uint64 `json:"newBytes"`
			Unread   uint64 `json:"unread"`
		} `json:"made"`
	} `json:"committed"`
	Took time.Duration `json:"took"`
}

func (t *trialRun) backup(ctx context.Context, device, source string) (backedUp, error) {
	t.bar.Step("back up " + device)
	b, err := want[backedUp](ctx, "", t.agent, "backup", source, "--state", t.state(device))
	t.bar.Close()
	if err != nil {
		return b, err
	}
	if b.Committed == nil {
		return b, errors.New("the agent says that it is done, but names no committed snapshot")
	}
	m := b.Committed.Made
	if m.Unread > 0 {
		return b, fmt.Errorf("%s could not be read", term.Count(m.Unread, "file"))
	}
	t.note("%s: %s in %s, of which %s made new packs; committed as snapshot %d in %d slots, block %d, after %.1f s", device,
		term.Bytes(m.Bytes), term.Count(m.Files, "file"), term.Bytes(m.NewBytes), b.Committed.Sequence, countOnes(b.Committed.Positions),
		b.Committed.Block, b.Took.Seconds())
	return b, nil
}

func countOnes(v uint32) (n int) {
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}

func (t *trialRun) firstBackup(ctx context.Context) error {
	if _, err := t.backup(ctx, "press-7", t.source); err != nil {
		return err
	}
	_, err := t.backup(ctx, "chamber-2", filepath.Join(t.dir, "chamber-2"))
	return err
}

func (t *trialRun) secondBackup(ctx context.Context) error {
	if !t.given {
		if err := changeData(t.source, t.mib); err != nil {
			return err
		}
	}
	var err error
	if t.sums, t.total, err = sumTree(t.source); err != nil {
		return err
	}
	for _, db := range t.dbs {
		rows, err := committedRows(db.file)
		if err != nil {
			return err
		}
		t.atLeast = append(t.atLeast, rows)
	}
	if _, err := t.backup(ctx, "press-7", t.source); err != nil {
		return err
	}
	for _, db := range t.dbs {
		rows, err := db.close()
		if err != nil {
			return err
		}
		t.rows = append(t.rows, rows)
	}
	t.dbs = nil
	return nil
}

func (t *trialRun) allSlots(ctx context.Context) error {
	t.bar.Step("slots")
	for try := 0; ; try++ {
		head, err := t.client.State().Head(ctx, t.press)
		if err != nil {
			return err
		}
		s, err := t.client.State().Snapshot(ctx, head.RecordHash)
		if err != nil {
			return err
		}
		held := countOnes(s.Positions)
		t.bar.Set(term.Amount{Done: uint64(held), Total: defaultStores})
		if held == defaultStores {
			t.bar.Close()
			t.note("snapshot %d is in all %d slots: it survives the loss of any 2 stores", s.Sequence, held)
			return nil
		}
		if try == 30 {
			return fmt.Errorf("snapshot %d is in %d of %d slots still", s.Sequence, held, defaultStores)
		}
		// The agent brings the rest when it runs again.
		if _, err := t.backup(ctx, "press-7", t.source); err != nil {
			return err
		}
	}
}

func (t *trialRun) sabotage(context.Context) error {
	t.kill("store 2")
	t.note("store 2 killed (SIGKILL)")
	t.kill("store 5")
	if err := os.RemoveAll(t.site.storeDir(5)); err != nil {
		return err
	}
	t.note("store 5 killed, its folder destroyed")
	// Two stores are gone, so every coded shard that is left is needed. What
	// every store keeps whole has copies to spare.
	copies := map[string][]string{}
	for _, n := range []uint32{1, 3, 4, 6} {
		root := filepath.Join(t.site.storeDir(n), "shards")
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				rel, _ := filepath.Rel(root, path) // path lies below root
				copies[rel] = append(copies[rel], path)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	flipped := 0
	for _, paths := range copies {
		if len(paths) < 4 {
			continue
		}
		// Every copy but one, at a byte of its own.
		for _, p := range paths[:len(paths)-1] {
			if err := flipByte(p); err != nil {
				return err
			}
			flipped++
		}
	}
	if flipped == 0 {
		return errors.New("found no replicated object to damage")
	}
	t.note("a byte flipped in %d objects at the others: of each manifest, key box and small pack one good copy is left", flipped)
	return nil
}

// flipByte changes one bit of one byte of a file, at random.
func flipByte(path string) error {
	b, err := os.ReadFile(path)
	if err != nil || len(b) == 0 {
		return err
	}
	b[rand.IntN(len(b))] ^= 1 << rand.IntN(8)
	return os.WriteFile(path, b, 0o600)
}

func (t *trialRun) burn(context.Context) error {
	if err := os.RemoveAll(t.state("press-7")); err != nil {
		return err
	}
	if t.given {
		t.note("the agent's state is gone; your own data is left where it is")
		return nil
	}
	t.note("%s and the agent's state are gone", term.Bytes(t.total))
	return os.RemoveAll(t.source)
}

func (t *trialRun) restore(ctx context.Context) error {
	t.bar.Step("replacement joins")
	token, err := want[invited](ctx, "", t.operator, "device", "replace", "press-7", "--data", t.site.dir)
	if err != nil {
		return err
	}
	if _, err := want[joined](ctx, token.Token, t.agent, "join", "--state", t.state("press-7b")); err != nil {
		return err
	}
	t.note("a new machine has taken the place of press-7, with a key of its own")
	t.bar.Step("request and approval")
	args := []string{"restore", "--state", t.state("press-7b"), "--to", filepath.Join(t.dir, "restored"), "--json"}
	asked, err := runProgram(ctx, "", t.agent, append(args, "--no-wait")...)
	if err != nil {
		return err
	}
	if asked.code != term.Queued {
		return fmt.Errorf("the restore did not wait for its approval: code %d: %s", asked.code, asked.err)
	}
	n, err := t.client.RequestCount(ctx)
	if err != nil {
		return err
	}
	v, err := want[requestView](ctx, "", t.operator, "approve", fmt.Sprint(n), "--data", t.site.dir)
	if err != nil {
		return err
	}
	t.note("restore request %d by the device, approved: %s until %s", v.ID, v.Status, when(v.GrantedUntil))
	t.bar.Step("restore")
	began := time.Now()
	done, err := runProgram(ctx, "", t.agent, args...)
	if err != nil {
		return err
	}
	if done.code != 0 {
		return fmt.Errorf("the restore ended with code %d: %s", done.code, done.err)
	}
	t.bar.Close()
	t.note("restored from the four stores left in %.1f s, what was damaged served around", time.Since(began).Seconds())
	return nil
}

func (t *trialRun) compare(context.Context) error {
	t.bar.Step("compare")
	root, err := restoredRoot(filepath.Join(t.dir, "restored"), t.source)
	if err != nil {
		return err
	}
	got, size, err := sumTree(root)
	if err != nil {
		return err
	}
	if err := compareTrees(t.sums, got); err != nil {
		return err
	}
	t.bar.Close()
	t.note("%s in %d files and folders: content, modes, owners, times and links as they were", term.Bytes(size), len(got))
	if t.given {
		return nil
	}
	for n, name := range []string{"readings", "alarms"} {
		rows, err := checkDB(filepath.Join(root, "db", name+".sqlite"), t.rows[n])
		if err != nil {
			return err
		}
		if rows < t.atLeast[n] {
			return fmt.Errorf("%s.sqlite has %d rows, %d were committed before the snapshot began", name, rows, t.atLeast[n])
		}
		t.note("%s.sqlite, written throughout: sound, with every row up to number %d and none after", name, rows)
	}
	return nil
}

// restoredRoot finds what was backed up as source in a restore's folder.
func restoredRoot(dir, source string) (string, error) {
	for _, root := range []string{filepath.Join(dir, source), filepath.Join(dir, filepath.Base(source)), dir} {
		if root != dir && exists(root) {
			return root, nil
		}
	}
	return dir, nil
}

func (t *trialRun) refusals(ctx context.Context) error {
	gateway, err := t.site.account(gatewayKey)
	if err != nil {
		return err
	}
	history, err := t.client.History(ctx, t.chamber, 0, 1)
	if err != nil {
		return err
	}
	if len(history) != 1 {
		return errors.New("the second device has no snapshot on the chain")
	}
	last := history[0]
	key, err := identity.Load(durable.OS(), filepath.Join(t.state("chamber-2"), "device.key"))
	if err != nil {
		return err
	}

	_, err = t.client.Request(ctx, t.stranger, last.Record, record.Hash{1}, record.Hash{2}, record.Hash{}, record.Hash{})
	if err := t.refused("a stranger asks for a restore", ledger.RuleOf(err), "NotRequester", err); err != nil {
		return err
	}
	next := last.Record
	next.Sequence, next.Previous, next.ListRoot = next.Sequence+1, last.RecordHash, record.Hash{0xad}
	forger, err := door.NewTokenKey() // any key that is no device's
	if err != nil {
		return err
	}
	if err := t.submit(ctx, gateway, "a gateway forges a record", next, forger, "BadSignature"); err != nil {
		return err
	}
	// Replayed under the next number, a record's signature is no signature.
	out, err := t.client.AnchorBatch(ctx, gateway, []ledger.Item{{Record: next, Signature: last.Signature}})
	if err != nil {
		return err
	}
	if err := t.refused("an old signature is replayed on a new record", ruleOf(out[0]), "BadSignature", nil); err != nil {
		return err
	}
	fork := last.Record
	fork.ListRoot = record.Hash{0xf0}
	if err := t.submit(ctx, gateway, "a clone of the device signs another snapshot "+fmt.Sprint(fork.Sequence), fork, key, "SequenceExpected"); err != nil {
		return err
	}
	sig, err := record.Sign(key, fork.Digest(t.client.Domain()))
	if err != nil {
		return err
	}
	block, _, err := t.client.ReportFork(ctx, t.stranger, last.Record, fork, sig)
	if err != nil {
		return err
	}
	t.note("  its two signatures are evidence: anyone could report the fork, block %d", block)
	if _, err := want[map[string]any](ctx, "", t.operator, "device", "revoke", "chamber-2", "--data", t.site.dir); err != nil {
		return err
	}
	r, err := runProgram(ctx, "", t.agent, "backup", "--state", t.state("chamber-2"))
	if err != nil {
		return err
	}
	if r.code != term.Refused {
		return fmt.Errorf("a revoked device's backup ended with code %d: %s", r.code, r.err)
	}
	t.note("a revoked device backs up: refused, code %d: %s", r.code, lastLine([]byte(r.err)))
	return nil
}

// submit brings a record signed with key to the chain and wants it refused.
func (t *trialRun) submit(ctx context.Context, gateway *ledger.Account, what string, r record.Record, key *ecdsa.PrivateKey, rule string) error {
	sig, err := record.Sign(key, r.Digest(t.client.Domain()))
	if err != nil {
		return err
	}
	out, err := t.client.AnchorBatch(ctx, gateway, []ledger.Item{{Record: r, Signature: sig}})
	if err != nil {
		return err
	}
	return t.refused(what, ruleOf(out[0]), rule, nil)
}

func ruleOf(o ledger.Outcome) string {
	if o.Refusal == nil {
		return ""
	}
	return o.Refusal.Rule
}

// refused wants a rule's name and says so.
func (t *trialRun) refused(what, got, want string, err error) error {
	if got != want {
		return fmt.Errorf("%s: refused by rule %q, want %q: %w", what, got, want, err)
	}
	t.note("%s: refused by rule %s", what, got)
	return nil
}

func (t *trialRun) trail(ctx context.Context) error {
	labels, err := deviceLabels(ctx, t.client)
	if err != nil {
		return err
	}
	var all []ledger.Event
	for _, id := range []record.Hash{t.press, t.chamber} {
		events, err := t.client.Trail(ctx, ledger.TrailFilter{Device: id})
		if err != nil {
			return err
		}
		all = append(all, events...)
	}
	if len(all) < 10 {
		return fmt.Errorf("the trail has only %s", term.Count(len(all), "event"))
	}
	slices.SortStableFunc(all, func(a, b ledger.Event) int { return cmp.Compare(a.Block, b.Block) })
	fmt.Fprintln(t.cmd.OutOrStdout())
	writeTrail(t.cmd.OutOrStdout(), all, labels)
	return nil
}
