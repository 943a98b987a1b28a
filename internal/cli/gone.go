package cli

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// goneView is which stores have dropped what only retired snapshots list.
type goneView struct {
	Device  record.Hash `json:"device"`
	Retired []uint64    `json:"retired"` // the snapshots asked about
	Stores  []goneStore `json:"stores"`
}

// goneStore is what one store says.
type goneStore struct {
	Store     uint32    `json:"store"`
	Endpoint  string    `json:"endpoint"`
	State     string    `json:"state"`               // gone, still there, not reachable
	Snapshots []uint64  `json:"snapshots,omitempty"` // whose lists it has still
	NotBefore time.Time `json:"notBefore,omitzero"`  // it drops nothing of them earlier, by the retention clock
	Error     string    `json:"error,omitempty"`
}

// retiredList is the list of a retired snapshot.
type retiredList struct {
	sequence  uint64
	retiredAt uint64
}

// goneHistory is how many records are read at a time.
const goneHistory = 256

// askTime is for one store's answers about one device.
const askTime = time.Minute

// verifyGone asks every store whether it has dropped what only retired snapshots
// of a device list; sequence 0 asks about all of them.
func (a *app) verifyGone(cmd *cobra.Command, name string, sequence uint64) error {
	return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
		id, d, err := findDevice(ctx, c, name)
		if err != nil {
			return err
		}
		reader, err := i.reader()
		if err != nil {
			return err
		}
		keys, err := disk.LoadKeys(durable.OS(), i.storeDir(i.conf.Stores[0].Number))
		if err != nil {
			return err
		}
		cert, err := identity.Certificate(keys.TLS)
		if err != nil {
			return err
		}
		if sequence != 0 {
			if err := whyNotRetired(ctx, c, id, sequence); err != nil {
				return err
			}
		}
		v := goneView{Device: id, Retired: []uint64{}}
		var stores []state.Store
		lists, err := light.Again(ctx, func(ctx context.Context) (lists map[record.Hash]retiredList, err error) {
			view, err := reader.Latest(ctx)
			if err != nil {
				return nil, err
			}
			s := state.New(view)
			if stores, err = allStores(ctx, s); err != nil {
				return nil, err
			}
			return retiredLists(ctx, s, c, id, sequence)
		})
		if err != nil {
			return err
		}
		for _, l := range lists {
			v.Retired = append(v.Retired, l.sequence)
		}
		slices.Sort(v.Retired)
		for _, s := range stores {
			v.Stores = append(v.Stores, askGone(ctx, s, cert, id, lists))
		}
		if err := a.print(cmd, v, func(w io.Writer) { goneWords(w, term.Clean(d.Label), v) }); err != nil {
			return err
		}
		return printed(v.exit())
	})
}

// whyNotRetired is nil if a snapshot is retired, else what keeps it.
func whyNotRetired(ctx context.Context, c *ledger.Client, device record.Hash, sequence uint64) error {
	r, err := history{c}.RecordAt(ctx, device, sequence)
	if err != nil {
		return err
	}
	kept, err := c.KeptBy(ctx, r)
	switch {
	case err != nil:
		return err
	case kept == nil:
		return term.Exitf(term.Queued, "snapshot %d is not retired yet: nothing keeps it, a node retires it soon", sequence)
	case kept.Rule != "AlreadyRetired":
		return term.Exitf(term.Refused, "snapshot %d is not retired: %w", sequence, kept)
	}
	return nil
}

func allStores(ctx context.Context, s state.State) ([]state.Store, error) {
	n, err := s.StoreCount(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]uint32, n)
	for i := range ids {
		ids[i] = uint32(i + 1)
	}
	return s.Stores(ctx, ids)
}

// retiredLists finds the lists of a device's snapshots that are proven to be
// retired.
func retiredLists(ctx context.Context, s state.State, c *ledger.Client, device record.Hash, sequence uint64) (map[record.Hash]retiredList, error) {
	lists := map[record.Hash]retiredList{}
	for before := uint64(0); before != 1; {
		page, err := c.History(ctx, device, before, goneHistory)
		if err != nil {
			return nil, err
		}
		if len(page) == 0 {
			break
		}
		hashes := make([]record.Hash, len(page))
		for n, r := range page {
			hashes[n] = r.Record.Digest(c.Domain())
		}
		retained, err := s.Retained(ctx, hashes...)
		if err != nil {
			return nil, err
		}
		for n, r := range page {
			if at := retained[n].RetiredAt; at != 0 && (sequence == 0 || sequence == r.Record.Sequence) {
				lists[r.Record.ListRoot] = retiredList{r.Record.Sequence, at}
			}
			before = r.Record.Sequence
		}
	}
	return lists, nil
}

// askGone asks one store which of the lists it has.
func askGone(ctx context.Context, s state.Store, cert tls.Certificate, device record.Hash, lists map[record.Hash]retiredList) goneStore {
	out := goneStore{Store: s.ID, Endpoint: term.Clean(s.Endpoint), State: "gone"}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	err := func() error {
		client, err := store.NewClient(s.Endpoint, s.TLSKeyHash, cert)
		if err != nil {
			return err
		}
		defer client.Close()
		for after, more := (record.Hash{}), true; more; {
			var names []record.Hash
			if names, more, err = client.Lists(ctx, device, after); err != nil {
				return err
			}
			for _, name := range names {
				if l, ok := lists[name]; ok {
					out.Snapshots = append(out.Snapshots, l.sequence)
					at := time.Unix(int64(min(l.retiredAt+disk.Grace, maxShownTime)), 0).UTC()
					if at.After(out.NotBefore) {
						out.NotBefore = at
					}
				}
				if more && cmp.Compare(name.String(), after.String()) <= 0 {
					return errors.New("its names are out of order")
				}
				after = name
			}
		}
		return nil
	}()
	slices.Sort(out.Snapshots)
	switch {
	case err != nil:
		out.State, out.Error = "not reachable", term.Clean(err.Error())
	case len(out.Snapshots) > 0:
		out.State = "still there"
	}
	return out
}

func goneWords(w io.Writer, label string, v goneView) {
	if len(v.Retired) == 0 {
		fmt.Fprintf(w, "no snapshot of %s is retired: there is nothing that stores might drop\n", label)
		return
	}
	rows := [][]string{{"STORE", "AT", "STATE", "SNAPSHOTS", "NOT BEFORE (UTC)"}}
	for _, s := range v.Stores {
		until, what := "-", "-"
		if len(s.Snapshots) > 0 {
			until, what = when(s.NotBefore), term.Count(len(s.Snapshots), "snapshot")
		}
		if s.Error != "" {
			what = s.Error
		}
		rows = append(rows, []string{fmt.Sprint(s.Store), s.Endpoint, s.State, what, until})
	}
	term.Table(w, rows)
	fmt.Fprintf(w, "\n%s of %s retired, asked of %s: each told which of their lists it has still. A store\nremoves a list before what only that names; that it removed this too is its own word.\n",
		term.Count(len(v.Retired), "snapshot"), label, term.Count(len(v.Stores), "store"))
}

// exit is the command's exit code, with the reason.
func (v goneView) exit() error {
	there, silent := 0, 0
	for _, s := range v.Stores {
		switch s.State {
		case "still there":
			there++
		case "not reachable":
			silent++
		}
	}
	switch {
	case len(v.Retired) == 0:
		return nil
	case silent > 0:
		return term.Exitf(term.Failed, "%s could not be asked", term.Count(silent, "store"))
	case there > 0:
		return term.Exitf(term.Queued, "%s of %d keep something still, for its grace: a week since the store saw it retired, and since its receipt ended", term.Count(there, "store"), len(v.Stores))
	}
	return nil
}
