package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/watch"
)

const (
	installationFile    = "byssus.json"
	installationVersion = 1
	defaultListen       = "127.0.0.1:8545"
	defaultStores       = 6
)

// installation is a folder in which one organisation's roles live: its keys,
// its node, its stores, its custodian, its gateway, and where each listens.
type installation struct {
	dir  string
	conf installationConf
}

// installationConf is byssus.json.
type installationConf struct {
	Version      int         `json:"version"`
	Organisation string      `json:"organisation"`
	ChainID      uint64      `json:"chainId"`
	RPC          string      `json:"rpc"`       // the node's JSON-RPC, loopback host:port
	Gateway      string      `json:"gateway"`   // host:port for devices
	Custodian    string      `json:"custodian"` // host:port
	Stores       []storeConf `json:"stores"`
	Metrics      string      `json:"metrics,omitempty"` // host:port for Prometheus; none: not served
	// Of an organisation in a consortium:
	Node   string   `json:"node,omitempty"`   // host:port at which other nodes connect
	Number uint32   `json:"number,omitempty"` // of the organisation and its custodian on the chain; 0: 1 alone, or none yet
	Peers  []string `json:"peers,omitempty"`  // id@host:port of nodes beside those of the founders
	// Who is told of missed deadlines:
	Alerts watch.Alerts `json:"alerts,omitzero"`
}

// storeConf is one store of an installation.
type storeConf struct {
	Number uint32 `json:"number"` // on the chain, from 1
	Listen string `json:"listen"` // host:port
	Region string `json:"region"`
}

func (i *installation) path(parts ...string) string {
	return filepath.Join(append([]string{i.dir}, parts...)...)
}

func (i *installation) nodeDir() string          { return i.path("node") }
func (i *installation) gatewayDir() string       { return i.path("gateway") }
func (i *installation) custodianDir() string     { return i.path("custodian") }
func (i *installation) storeDir(n uint32) string { return i.path("stores", strconv.Itoa(int(n))) }
func (i *installation) keyFile(who string) string {
	return i.path("keys", who+".key")
}

// nodeURL is the JSON-RPC of the organisation's node.
func (i *installation) nodeURL() string { return "http://" + i.conf.RPC }

// gatewayURL is where devices reach the gateway.
func (i *installation) gatewayURL() string { return "https://" + i.conf.Gateway }

// The accounts of an installation, each a file in keys/.
const (
	operatorKey = "operator" // invites, revokes, publishes policies; asks for restores
	approverKey = "approver" // approves restores: keep it with somebody else
	gatewayKey  = "gateway"  // relays
	nodeKey     = "node"     // ticks the retention clock
)

var accountNames = []string{operatorKey, approverKey, gatewayKey, nodeKey}

// checkpointKey signs checkpoints of the chain: a P-256 key, and no account.
const checkpointKey = "checkpoint"

func (i *installation) account(who string) (*ledger.Account, error) {
	a, err := ledger.LoadAccount(i.keyFile(who))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing: it is the key of the %s of this installation; restore it from its copy", i.keyFile(who), who)
	}
	if err != nil {
		return nil, fmt.Errorf("%w; it is the key of the %s of this installation: restore it from its copy", err, who)
	}
	return a, nil
}

// genesis reads the genesis document and its bytes.
func (i *installation) genesis() (*light.Genesis, []byte, error) {
	raw, err := durable.ReadFile(durable.OS(), i.path("genesis.json"), light.MaxGenesisBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, term.Exitf(term.Usage, "%s is part of no chain: `byssus consortium accept` joins that of a document, `byssus up` of a new installation begins one: %w", i.dir, err)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the genesis document: %w", err)
	}
	g, err := light.ParseGenesis(raw)
	if err != nil {
		return nil, nil, fmt.Errorf("%s is damaged: %w; remove it, and `byssus up` takes it from the node's folder again", i.path("genesis.json"), err)
	}
	return g, raw, nil
}

// openInstallation reads the installation in dir.
func openInstallation(dir string) (*installation, error) {
	i := &installation{dir: dir}
	file := i.path(installationFile)
	raw, err := durable.ReadFile(durable.OS(), file, 1<<20)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, term.Exitf(term.Usage, "%s is no Byssus installation: it has no %s; `byssus up --data DIR` makes one, --data or BYSSUS_DATA names an existing one", dir, installationFile)
	}
	if err != nil {
		return nil, fmt.Errorf("open installation: %w", err)
	}
	var v struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w; restore it from a copy", file, err)
	}
	if v.Version > installationVersion {
		return nil, fmt.Errorf("%s is of version %d, this program reads version %d: use a newer byssus", file, v.Version, installationVersion)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&i.conf); err != nil {
		return nil, fmt.Errorf("%s: %w: correct it, or restore it from a copy", file, err)
	}
	if i.conf.Version != installationVersion || len(i.conf.Stores) == 0 {
		return nil, fmt.Errorf("%s is damaged: it names no version or no stores; restore it from a copy", file)
	}
	return i, nil
}

// createInstallation writes a new installation's folder: configuration and
// keys. The chain and the registrations come with setUp.
func createInstallation(dir string, conf installationConf) (*installation, error) {
	i := &installation{dir: dir, conf: conf}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return nil, term.Exitf(term.Usage, "%s is a file: name a folder with --data", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("create installation: %w: name another folder with --data", err)
	default:
		// Keys without a configuration are what a crash between the two
		// leaves; anything else is somebody's folder.
		for _, e := range entries {
			if e.Name() != "keys" {
				return nil, term.Exitf(term.Usage, "%s is not empty and no Byssus installation: name another folder with --data", dir)
			}
		}
	}
	if err := os.MkdirAll(i.path("keys"), 0o700); err != nil {
		return nil, fmt.Errorf("create installation: %w: name another folder with --data", err)
	}
	for _, who := range accountNames {
		if _, err := os.Lstat(i.keyFile(who)); err == nil {
			continue
		}
		if _, err := ledger.CreateAccount(i.keyFile(who)); err != nil {
			return nil, fmt.Errorf("create installation: %w", err)
		}
	}
	i.conf.Version = installationVersion
	if err := i.writeConf(); err != nil {
		return nil, fmt.Errorf("create installation: %w", err)
	}
	return i, nil
}

// writeConf writes byssus.json. Addresses of receivers of alerts may hold
// credentials: then nobody else may read it.
func (i *installation) writeConf() error {
	raw, err := encodeJSON(i.conf)
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if !i.conf.Alerts.None() {
		mode = 0o600
	}
	return durable.WriteFile(durable.OS(), i.path(installationFile), raw, mode)
}

// encodeJSON encodes what people may read.
func encodeJSON(v any) ([]byte, error) {
	raw, err := json.MarshalIndent(v, "", "  ")
	return append(raw, '\n'), err
}

// planInstallation lays out a new installation's addresses: the node's
// JSON-RPC at listen's port (on loopback, whatever the host), the gateway and
// the custodian behind it, the metrics (on loopback) four above, the stores from
// ten above.
func planInstallation(listen string) (installationConf, error) {
	host, portText, err := net.SplitHostPort(listen)
	if err != nil {
		return installationConf{}, term.Exitf(term.Usage, "--listen %q: want HOST:PORT", listen)
	}
	port, err := strconv.Atoi(portText)
	if err != nil || port < 1 || port > 65535-10-defaultStores {
		return installationConf{}, term.Exitf(term.Usage, "--listen %q: want a port from 1 to %d", listen, 65535-10-defaultStores)
	}
	at := func(h string, p int) string { return net.JoinHostPort(h, strconv.Itoa(p)) }
	conf := installationConf{Organisation: "local", ChainID: newChainID(),
		RPC: at("127.0.0.1", port), Gateway: at(host, port+1), Custodian: at(host, port+2), Metrics: at("127.0.0.1", port+metricsPort)}
	for n := range defaultStores {
		conf.Stores = append(conf.Stores, storeConf{Number: uint32(n + 1), Listen: at(host, port+10+n), Region: fmt.Sprintf("shelf-%d", n+1)})
	}
	return conf, nil
}
