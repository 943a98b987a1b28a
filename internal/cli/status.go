package cli

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/store"
)

// statusView is what `byssus status` tells.
type statusView struct {
	Block    uint64         `json:"block"`
	Time     time.Time      `json:"time"`
	Devices  []deviceStatus `json:"devices"`
	Stores   []storeStatus  `json:"stores"`
	Requests int            `json:"openRequests"`
	Remarks  []string       `json:"remarks"`
}

type deviceStatus struct {
	deviceView
	Slots    int           `json:"slots"`
	SlotsOf  int           `json:"slotsOf"`
	Survives int           `json:"survives"`
	Overdue  time.Duration `json:"overdueSeconds"` // beyond its deadline, 0 if not
}

type storeStatus struct {
	Number   uint32 `json:"store"`
	Endpoint string `json:"endpoint"`
	Region   string `json:"region"`
	Answers  bool   `json:"answers"`
	Free     uint64 `json:"freeBytes"`
	Problem  string `json:"problem,omitempty"`
}

func (a *app) statusCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "What is protected, and how many losses it still survives",
		Example: `  byssus status
  byssus status --data ./site --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				v, err := readStatus(ctx, i, c)
				if err != nil {
					return err
				}
				return a.print(cmd, v, func(w io.Writer) { v.words(w) })
			})
		},
	}
}

func readStatus(ctx context.Context, i *installation, c *ledger.Client) (statusView, error) {
	var v statusView
	head, err := c.Head(ctx)
	if err != nil {
		return v, err
	}
	v.Block, v.Time = head.Number, head.Time
	devices, err := viewDevices(ctx, c)
	if err != nil {
		return v, err
	}
	for _, d := range devices {
		s := deviceStatus{deviceView: d}
		if d.Snapshots > 0 {
			list, err := viewSnapshots(ctx, c, d.ID, 1)
			if err != nil {
				return v, err
			}
			if len(list) == 1 {
				s.Slots, s.SlotsOf, s.Survives = list[0].Slots, list[0].SlotsOf, list[0].Survives
			}
		}
		// An idle chain has no newer block to tell the time by.
		if late := time.Since(d.Due); d.Status == "active" && !d.Due.IsZero() && late > 0 {
			s.Overdue = late.Truncate(time.Second) / time.Second
		}
		v.Devices = append(v.Devices, s)
	}
	counts, err := c.Counts(ctx)
	if err != nil {
		return v, err
	}
	organisations := map[uint32]bool{}
	for n := uint32(1); n <= counts.Stores; n++ {
		s, err := c.State().Store(ctx, n)
		if err != nil {
			return v, err
		}
		organisations[s.Organisation] = true
		st := storeStatus{Number: n, Endpoint: s.Endpoint, Region: s.Region}
		if info, err := storeInfo(ctx, s.Endpoint, s.TLSKeyHash); err != nil {
			st.Problem = err.Error()
		} else {
			st.Answers, st.Free = true, info.Free
		}
		v.Stores = append(v.Stores, st)
	}
	waiting, err := openRequests(ctx, c)
	if err != nil {
		return v, err
	}
	v.Requests = len(waiting)
	if counts.Organisations == 1 {
		v.Remarks = append(v.Remarks, "One organisation runs everything here: the chain is a signed log, not yet a rule that binds several parties.")
	}
	if sameDisk(i) {
		v.Remarks = append(v.Remarks, "All stores lie on one disk here: it survives lost files and folders, not the loss of the disk.")
	}
	return v, nil
}

// sameDisk tells whether the installation keeps more than one store in its own
// folder, and so on one disk.
func sameDisk(i *installation) bool {
	n := 0
	for _, s := range i.conf.Stores {
		if exists(i.storeDir(s.Number)) {
			n++
		}
	}
	return n > 1
}

func storeInfo(ctx context.Context, endpoint string, pin [32]byte) (store.Status, error) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	client, err := store.NewClient(endpoint, pin, tls.Certificate{})
	if err != nil {
		return store.Status{}, err
	}
	return client.Status(ctx)
}

func (v statusView) words(w io.Writer) {
	fmt.Fprintf(w, "chain: block %d, %s UTC\n\n", v.Block, when(v.Time))
	if len(v.Devices) == 0 {
		fmt.Fprintln(w, "no devices: `byssus device add NAME` invites one")
	} else {
		rows := [][]string{{"DEVICE", "STATUS", "SNAPSHOTS", "LAST (UTC)", "SLOTS", "PROTECTED"}}
		for _, d := range v.Devices {
			slots, protected := "-", "no snapshot yet"
			if d.Snapshots > 0 {
				slots, protected = fmt.Sprintf("%d of %d", d.Slots, d.SlotsOf), fmt.Sprintf("survives the loss of any %d of its %d stores", d.Survives, d.Slots)
			}
			if d.Overdue > 0 {
				protected += fmt.Sprintf("; IN BREACH: its next snapshot is overdue by %s", term.Span(d.Overdue*time.Second))
			}
			rows = append(rows, []string{d.Label, d.Status + forkMark(d.deviceView), fmt.Sprint(d.Snapshots), when(d.LastSnapshot), slots, protected})
		}
		term.Table(w, rows)
	}
	fmt.Fprintln(w)
	rows := [][]string{{"STORE", "REGION", "ADDRESS", "STATE"}}
	for _, s := range v.Stores {
		state := "answers, " + term.Bytes(s.Free) + " free"
		if !s.Answers {
			state = "DOES NOT ANSWER: " + term.Clean(s.Problem)
		}
		rows = append(rows, []string{fmt.Sprint(s.Number), s.Region, s.Endpoint, state})
	}
	term.Table(w, rows)
	if v.Requests > 0 {
		fmt.Fprintf(w, "\n%s for approval: `byssus approve` lists them\n", term.Count(v.Requests, "restore request")+" waiting")
	}
	for _, r := range v.Remarks {
		fmt.Fprintf(w, "\n%s\n", r)
	}
}
