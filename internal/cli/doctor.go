package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sys/unix"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/gateway/door"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/watch"
)

// finding is one thing that doctor looked at.
type finding struct {
	What   string `json:"what"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
	Remedy string `json:"remedy,omitempty"`
}

// lowSpace is the free space below which doctor warns, in bytes.
const lowSpace = 1 << 30

func (a *app) doctorCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look for what is wrong, and say what to do",
		Example: `  byssus doctor
  byssus doctor --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			list := examine(cmd.Context(), i)
			bad := 0
			for _, f := range list {
				if !f.OK {
					bad++
				}
			}
			err = a.print(cmd, list, func(w io.Writer) {
				for _, f := range list {
					mark := "ok  "
					if !f.OK {
						mark = "BAD "
					}
					fmt.Fprintf(w, "%s %s: %s\n", mark, f.What, term.Clean(f.Detail))
					if f.Remedy != "" {
						fmt.Fprintf(w, "       → %s\n", f.Remedy)
					}
				}
			})
			if err == nil && bad > 0 {
				return printed(term.Exitf(term.Failed, "%s found", term.Count(bad, "problem")))
			}
			return err
		},
	}
}

// examine looks at an installation, part by part.
func examine(ctx context.Context, i *installation) []finding {
	var out []finding
	report := func(what string, err error, good, remedy string) bool {
		f := finding{What: what, OK: err == nil, Detail: good}
		if err != nil {
			f.Detail, f.Remedy = err.Error(), remedy
		}
		out = append(out, f)
		return err == nil
	}
	for _, who := range accountNames {
		_, err := i.account(who)
		if err == nil {
			err = privateFile(i.keyFile(who))
		}
		report(who+"'s key", err, "readable by its owner alone", "put it back from its copy, and `chmod 600` it")
	}
	if exists(i.keyFile(checkpointKey)) {
		report("checkpoint key", privateFile(i.keyFile(checkpointKey)), "on this machine, where nothing needs it: copy "+i.keyFile(checkpointKey)+" to two places that are offline, and remove it here", "`chmod 600` it; it belongs off this machine")
	} else {
		report("checkpoint key", nil, "off this machine, where it belongs; are there two copies?", "")
	}
	if exists(i.custodianDir()) {
		report("custodian's secret", privateFile(i.path("custodian", custody.SecretFile)), "in place; is there a copy off this machine?", "put it back from its copy")
	}
	var disk unix.Statfs_t
	err := unix.Statfs(i.dir, &disk)
	free := disk.Bavail * uint64(disk.Bsize)
	if err == nil && free < lowSpace {
		err = fmt.Errorf("only %s free on the disk of %s", term.Bytes(free), i.dir)
	}
	report("disk", err, term.Bytes(free)+" free", "make room: stores refuse new data on a full disk; nothing that is stored is lost")
	told := "missed deadlines are told as `byssus alerts show` says; `byssus alerts test` tries it"
	if i.conf.Alerts.None() {
		told = "nobody is told of missed deadlines: `byssus alerts set` says who is"
	}
	report("alerts", i.conf.Alerts.Check(), told, "`byssus alerts set` says anew who is told")

	_, _, err = i.genesis()
	if !report("genesis document", err, "in place", "put genesis.json back: it is also in "+i.nodeDir()) {
		return out
	}
	c, err := clientOf(ctx, i)
	if !report("node", err, "answers at "+i.nodeURL(), "start it: `byssus up`, or `byssus node`") {
		return out
	}
	defer c.Close()
	head, err := c.Head(ctx)
	if age := time.Since(head.Time); err == nil && age > watch.Silent {
		err = fmt.Errorf("the newest block, %d, is %s old", head.Number, term.Span(age))
	} else if err == nil && age < -time.Minute {
		err = fmt.Errorf("the newest block, %d, lies %s in the future of this machine's clock", head.Number, term.Span(-age))
	}
	report("chain", err, fmt.Sprintf("block %d of %s", head.Number, when(head.Time)), "check this machine's clock (date) and the node's log; after a stop of more than a day start with --accept-clock once the clock is right")

	r, err := i.reader()
	if err == nil {
		_, err = r.Latest(ctx)
	}
	report("signatures", err, "the newest block verifies against the genesis document", "the node shows another chain: check byssus.json and genesis.json")

	pin, err := gateway.KeyPin(i.gatewayDir())
	if err == nil {
		var client *door.Client
		if client, err = door.NewClient(i.gatewayURL(), pin); err == nil {
			short, cancel := context.WithTimeout(ctx, 5*time.Second)
			_, err = client.Genesis(short)
			cancel()
		}
	}
	report("gateway", err, "answers at "+i.gatewayURL(), "start it: `byssus up`, or `byssus gateway`")
	out = append(out, examinePeers(ctx, c)...)
	return out
}

// examinePeers asks every custodian and store that the chain names.
func examinePeers(ctx context.Context, c *ledger.Client) []finding {
	var out []finding
	counts, err := c.Counts(ctx)
	if err != nil {
		return []finding{{What: "contracts", Detail: err.Error(), Remedy: "see the node's log"}}
	}
	s := c.State()
	for n := uint32(1); n <= counts.Custodians; n++ {
		f := finding{What: fmt.Sprintf("custodian %d", n), Remedy: "start it: `byssus up`, or `byssus custodian`; while it is away no restore can begin and no new epoch"}
		k, err := s.Custodian(ctx, n)
		if err == nil {
			err = askCustodian(ctx, c, k)
		}
		if err == nil {
			f.OK, f.Detail, f.Remedy = true, "answers at "+k.Endpoint, ""
		} else {
			f.Detail = err.Error()
		}
		out = append(out, f)
	}
	for n := uint32(1); n <= counts.Stores; n++ {
		f := finding{What: fmt.Sprintf("store %d", n), Remedy: fmt.Sprintf("start it: `byssus up`, or `byssus store %d`", n)}
		st, err := s.Store(ctx, n)
		if err == nil {
			var info store.Status
			info, err = storeInfo(ctx, st.Endpoint, st.TLSKeyHash)
			f.Detail = fmt.Sprintf("answers at %s, %s free", st.Endpoint, term.Bytes(info.Free))
		}
		if err == nil {
			f.OK, f.Remedy = true, ""
		} else {
			f.Detail = err.Error()
			if errors.Is(err, store.ErrWrongStore) {
				f.Remedy = fmt.Sprintf("its folder was lost or changed: put its keys folder back from a copy, or publish a version of the policy without slot %d (`byssus policy apply`)", n)
			}
		}
		out = append(out, f)
	}
	return out
}

func askCustodian(ctx context.Context, c *ledger.Client, k state.Custodian) error {
	client, err := custody.NewClient(k, c.Domain(), &tls.Certificate{})
	if err != nil {
		return err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err = client.Status(ctx)
	return err
}

// privateFile tells what is wrong with a secret's file.
func privateFile(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return errors.New(name + " is no file, or empty")
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s can be read by others (mode %o)", name, info.Mode().Perm())
	}
	return nil
}
