package agent

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway/door"
)

// Options are an agent's; the zero value works.
type Options struct {
	Log      *slog.Logger   // nil: nothing is logged
	Progress *term.Progress // nil: none is shown
	// Wait is how long a step waits for the gateway, the chain or a custodian
	// before the work is left for the next run; 0: a minute.
	Wait time.Duration
	// Metered is for a link of which every byte costs: each object is sent
	// once, to a store from which the others fetch their shards.
	Metered bool
	// Limit bounds what is sent and received.
	Limit Schedule
	// Doors are gateways beside the token's; nil: those of the folder's agent.yaml.
	Doors []Door
	// Sources are what is backed up; none: the folder's choice.
	Sources []Source
	// Hooks are around every backup.
	Hooks Hooks
}

func (o Options) filled() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Wait == 0 {
		o.Wait = time.Minute
	}
	return o
}

// Open returns the agent of a folder that has joined.
func Open(f *Folder, o Options) (*Agent, error) {
	o = o.filled()
	id, err := f.Identity()
	if err != nil {
		return nil, err
	}
	if !id.Joined {
		return nil, fmt.Errorf("%w (an earlier join was interrupted: the same token still works)", ErrNotJoined)
	}
	chain, gateway, err := f.connect(id, o.Doors)
	if err != nil {
		return nil, err
	}
	key, err := f.Key()
	if err != nil {
		return nil, err
	}
	journal, err := OpenJournal(f)
	if err != nil {
		return nil, err
	}
	temp := f.path(tempDir)
	if err := errors.Join(os.RemoveAll(temp), os.MkdirAll(temp, 0o700)); err != nil {
		return nil, fmt.Errorf("temporary folder: %w", err)
	}
	peers, err := newNetwork(key, chain.reader.Genesis().Domain())
	if err != nil {
		return nil, err
	}
	peers.dial = newLimiter(peers.link, o.Limit).dial
	gateway.Over(peers.link, peers.dial)
	patience := usualPace
	patience.outage = o.Wait
	a := &Agent{folder: f, id: id, key: key, domain: chain.reader.Genesis().Domain(), journal: journal, chain: chain, gateway: gateway,
		peers: peers, log: o.Log, progress: o.Progress, now: time.Now, pace: patience, wait: o.Wait, metered: o.Metered, temp: temp, close: peers.close,
		configured: o.Sources, hooks: o.Hooks}
	chain.note = func(what string) { a.warn("%s", what) }
	return a, a.openArchive()
}

// Close closes what the agent holds open, but not its folder.
func (a *Agent) Close() error {
	if a.close != nil {
		a.close()
	}
	if a.archive == nil {
		return nil
	}
	return a.archive.Close()
}

// connect returns the chain as a folder's device reads it, and its gateway, with
// others beside it: if none are given, those of agent.yaml.
func (f *Folder) connect(id Identity, doors []Door) (*chainReader, *door.Client, error) {
	if doors == nil {
		conf, err := ReadConfig(f.path(ConfigFile))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, err
		}
		doors = conf.Doors
	}
	genesis, err := f.Genesis(id.Genesis)
	if err != nil {
		return nil, nil, err
	}
	client, err := door.NewClient(id.Gateway, id.GatewayKey)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range doors {
		if err := client.Beside(d.URL, d.Key); err != nil {
			return nil, nil, err
		}
	}
	c, err := f.readChain(genesis, client)
	if err == nil {
		c.gateway = client
	}
	if err == nil && len(doors) > 0 {
		c.ways = client
	}
	return c, client, err
}

// archiveOf is whose archive it is.
func (a *Agent) archiveOf() archive.Identity {
	return archive.Identity{Genesis: a.domain.Genesis, Device: a.id.Device}
}

// openArchive opens the device's archive, made if there is none yet.
func (a *Agent) openArchive() error {
	dir := a.folder.path(archiveDir)
	if err := durable.MkdirAll(a.folder.fsys, dir, 0o700); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	ar, err := archive.Open(a.folder.fsys, dir, a.archiveOf())
	if errors.Is(err, archive.ErrNoArchive) {
		ar, err = archive.Create(a.folder.fsys, dir, a.archiveOf())
	}
	if state, ok := errors.AsType[*archive.StateError](err); ok && state.Derived() {
		a.archive, a.lost = nil, state // the stores have it too
		return nil
	}
	if err != nil {
		return err
	}
	a.archive = ar
	return nil
}
