package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/light/kept"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/store/server"
	"github.com/byssus-iot/byssus/internal/watch"
)

// listen opens a role's port and says in words what is wrong if it cannot.
func listen(what, address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, inUse(what, address)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return l, nil
}

func inUse(what, address string) error {
	return fmt.Errorf("%s: port %s is in use: stop what listens there, or choose other ports (--listen for a new installation, byssus.json for this one)", what, address)
}

// dialNode waits for the node to answer: roles that start together with it, or
// before it, come up when it does.
func dialNode(ctx context.Context, i *installation, genesis *light.Genesis) (*ledger.Client, error) {
	for {
		c, err := ledger.Dial(ctx, i.nodeURL(), genesis)
		if err == nil || !errors.Is(err, ledger.ErrUnreachable) {
			return c, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// nodeSource is the installation's node as a source of proven state.
func nodeSource(i *installation) (light.Source, error) {
	return light.NewRPCSource(i.nodeURL(), &http.Client{Timeout: 20 * time.Second})
}

// trustFile is where a store, and the installation for its operator's commands,
// keep how far they followed the chain.
const trustFile = "trust"

// reader reads the chain for the operator's commands, from where they last were.
func (i *installation) reader() (*light.Reader, error) {
	genesis, _, err := i.genesis()
	if err != nil {
		return nil, err
	}
	source, err := nodeSource(i)
	if err != nil {
		return nil, err
	}
	return kept.Reader(durable.OS(), i.path(trustFile), genesis, source)
}

// runGateway serves the installation's gateway until ctx ends. It calls ready
// when devices can reach it.
func runGateway(ctx context.Context, i *installation, m measurements, log *slog.Logger, ready func()) error {
	genesis, raw, err := i.genesis()
	if err != nil {
		return err
	}
	account, err := i.account(gatewayKey)
	if err != nil {
		return err
	}
	cert, err := gateway.LoadCertificate(i.gatewayDir())
	if err != nil {
		return err
	}
	source, err := nodeSource(i)
	if err != nil {
		return err
	}
	l, err := listen("gateway", i.conf.Gateway)
	if err != nil {
		return err
	}
	defer l.Close()
	c, err := dialNode(ctx, i, genesis)
	if err != nil {
		return err
	}
	defer c.Close()
	s := gateway.New(gateway.Config{Ledger: c, Account: account, Source: source, GenesisDoc: raw, Certificate: cert,
		Log: log.With("role", "gateway")})
	m.add(s.Collector(), nil)
	ready()
	return s.Serve(ctx, l)
}

// runCustodian serves the installation's custodian until ctx ends; alone tells
// that it runs without the other roles.
func runCustodian(ctx context.Context, i *installation, alone bool, log *slog.Logger, ready func()) error {
	genesis, _, err := i.genesis()
	if err != nil {
		return err
	}
	source, err := nodeSource(i)
	if err != nil {
		return err
	}
	folder, err := custody.Open(i.custodianDir())
	if err != nil {
		return err
	}
	defer folder.Close()
	l, err := listen("custodian", i.conf.Custodian)
	if err != nil {
		return err
	}
	defer l.Close()
	proven, err := folder.Follow(genesis, source)
	if err != nil {
		return err
	}
	s, err := custody.NewServer(custody.Config{ID: max(i.conf.Number, 1), Domain: genesis.Domain(), Folder: folder, Chain: proven, Log: log.With("role", "custodian")})
	if err != nil {
		return err
	}
	return serveRegistered(ctx, alone, log.With("role", "custodian"), func(ctx context.Context) error {
		return s.CheckRegistration(ctx, "https://"+i.conf.Custodian)
	}, func(ctx context.Context) error {
		ready()
		return s.Serve(ctx, l)
	})
}

// runStore serves one of the installation's stores until ctx ends; alone tells
// that it runs without the other roles.
func runStore(ctx context.Context, i *installation, conf storeConf, alone bool, m measurements, log *slog.Logger, ready func()) error {
	genesis, _, err := i.genesis()
	if err != nil {
		return err
	}
	source, err := nodeSource(i)
	if err != nil {
		return err
	}
	log = log.With("role", "store", "store", conf.Number)
	keys, err := disk.LoadKeys(durable.OS(), i.storeDir(conf.Number))
	if err != nil {
		return err
	}
	d, err := disk.Open(durable.OS(), i.storeDir(conf.Number), disk.Identity{Store: conf.Number, Domain: genesis.Domain()}, log)
	if err != nil {
		return err
	}
	defer d.Close()
	l, err := listen(fmt.Sprintf("store %d", conf.Number), conf.Listen)
	if err != nil {
		return err
	}
	defer l.Close()
	reader, err := kept.Reader(durable.OS(), filepath.Join(i.storeDir(conf.Number), trustFile), genesis, source)
	if err != nil {
		return err
	}
	s, err := server.New(server.Config{Disk: d, Keys: keys, Chain: server.ReadChain(reader), Store: conf.Number, Domain: genesis.Domain(), Log: log})
	if err != nil {
		return err
	}
	m.add(s.Collector(), prometheus.Labels{"store": strconv.Itoa(int(conf.Number))})
	return serveRegistered(ctx, alone, log, func(ctx context.Context) error {
		return s.CheckRegistration(ctx, conf.Region, "https://"+conf.Listen)
	}, func(ctx context.Context) error {
		ready()
		return s.Serve(ctx, l)
	})
}

func (a *app) nodeCmd() *cobra.Command {
	var o nodeOptions
	cmd := &cobra.Command{
		Use:   "node",
		Short: "Run the installation's node of the chain alone",
		Long: `Runs the node without stores, custodian and gateway. In a consortium it founds the
chain, if that is this organisation's to do, or checks that it was founded as
agreed, and is ready after that.

` + syncHelp,
		Example: `  byssus node --data ./site
  byssus node --data ./echo --sync-from http://127.0.0.1:9001 --sync-from http://127.0.0.1:9002`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			return runNodeAlone(cmd.Context(), i, o, a.logger(cmd.ErrOrStderr()), func() {
				fmt.Fprintf(cmd.OutOrStdout(), "node: JSON-RPC at %s\nready\n", i.nodeURL())
			})
		},
	}
	nodeFlags(cmd, &o)
	cmd.AddCommand(a.nodeStatusCmd(), a.nodePeerCmd())
	return cmd
}

func (a *app) nodePeerCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "peer CARD",
		Short: "Let another organisation's node connect to this one",
		Long: `Nodes connect with those of the chain's founders, and with those whose cards were
named here; all others are refused. It holds at once for a node that connects to
this one, and from the next start on this one connects to it too. To take it back,
remove the line from "peers" in byssus.json.`,
		Example: `  byssus node peer echo/card.json --data ./acme`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			if i.conf.Node == "" {
				return term.Exitf(term.Usage, "%s is of one organisation alone: its node meets no others", i.dir)
			}
			c, err := readCard(args[0])
			if err != nil {
				return err
			}
			if !slices.Contains(i.conf.Peers, c.Node) {
				i.conf.Peers = append(i.conf.Peers, c.Node)
				if err := i.writeConf(); err != nil {
					return err
				}
			}
			return a.print(cmd, map[string]string{"organisation": c.Organisation, "peer": c.Node}, func(w io.Writer) {
				fmt.Fprintf(w, "The node of %s may connect: %s\n", c.Organisation, c.Node)
			})
		},
	}
}

func nodeFlags(cmd *cobra.Command, o *nodeOptions) {
	cmd.Flags().BoolVar(&o.archive, "archive", false, "keep all blocks, as a node alone always does")
	cmd.Flags().BoolVar(&o.debug, "debug", false, "serve all of JSON-RPC's debug namespace (can stall the node)")
	cmd.Flags().StringArrayVar(&o.syncFrom, "sync-from", nil, "JSON-RPC `URL` of another's node: fill an empty folder with the newest state (can be repeated)")
	cmd.Flags().StringVar(&o.trust, "trust", "", "`HEIGHT:HASH` of a block known to be of this chain, for --sync-from; without it the founders' validators are trusted")
	cmd.Flags().BoolVar(&o.acceptClock, "accept-clock", false, "this machine's clock is right although the chain's last block is more than a day old")
}

// syncHelp is what the commands that run a node say of --sync-from.
const syncHelp = `With --sync-from a node without blocks takes the newest state from the others
instead of executing all blocks since the first. What the URLs answer is verified;
name as many as you can, and one that keeps all blocks (--archive), from which the
founding is checked. JSON-RPC is on loopback: reach it through a tunnel (ssh -L) or
an https server that its organisation put before it. A node that was off for too
long syncs anew when its evm and consensus folders are moved away; its keys and
validator_state.json stay. The flag may stay: a node that has blocks ignores it.`

// nodeOptions are what an operator may tell a node.
type nodeOptions struct {
	debug, acceptClock, archive bool
	syncFrom                    []string // JSON-RPC URLs of others' nodes
	trust                       string   // HEIGHT:HASH
	snapshotEvery               uint64   // blocks; 0 for the chain's default
}

// stateSync is from whom the node may take the state; nil if from nobody.
func (o nodeOptions) stateSync() (*chain.StateSync, error) {
	if len(o.syncFrom) == 0 {
		if o.trust != "" {
			return nil, term.Exitf(term.Usage, "--trust is for --sync-from: name another's node")
		}
		return nil, nil
	}
	s := &chain.StateSync{Servers: o.syncFrom}
	if o.trust != "" {
		height, hash, _ := strings.Cut(o.trust, ":")
		var err1, err2 error
		s.TrustHeight, err1 = strconv.ParseInt(height, 10, 64)
		s.TrustHash, err2 = hex.DecodeString(hash)
		if err1 != nil || err2 != nil || s.TrustHeight < 1 || len(s.TrustHash) != sha256.Size {
			return nil, term.Exitf(term.Usage, "--trust %q: want HEIGHT:HASH, as `byssus node status` prints it", term.Clean(o.trust))
		}
	}
	if err := s.Check(); err != nil {
		return nil, term.Exitf(term.Usage, "--sync-from: %v", err)
	}
	return s, nil
}

// pasts are the others' nodes from which a founding may be checked.
func (o nodeOptions) pasts(genesis []byte) []ledger.Past {
	var all []ledger.Past
	for _, url := range o.syncFrom {
		all = append(all, ledger.Past{URL: url, Signed: func(ctx context.Context, number uint64, hash common.Hash) error {
			return chain.VerifyBlock(ctx, genesis, url, number, hash)
		}})
	}
	return all
}

// runNodeAlone runs the node of an installation until ctx ends. It calls ready
// when the node serves a chain that was founded as agreed.
func runNodeAlone(ctx context.Context, i *installation, o nodeOptions, log *slog.Logger, ready func()) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	up, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- runNode(ctx, i, o, newMeasurements(), log, func() { close(up) }) }()
	select {
	case <-up:
	case err := <-ended:
		return stopped(ctx, err)
	}
	founding := make(chan error, 1)
	go func() { founding <- foundTogether(ctx, i, o, log) }()
	select {
	case err := <-ended:
		stop(err)
		<-founding
		return stopped(ctx, err)
	case err := <-founding:
		if err != nil {
			err = stopped(ctx, err)
			stop(err)
			return errors.Join(err, stopped(ctx, <-ended))
		}
	}
	ready()
	return stopped(ctx, <-ended)
}

// runNode runs the installation's node until ctx ends.
func runNode(ctx context.Context, i *installation, o nodeOptions, m measurements, log *slog.Logger, ready func()) error {
	network, err := i.network()
	if err != nil {
		return err
	}
	sync, err := o.stateSync()
	if err != nil {
		return err
	}
	var scraped net.Listener
	if i.conf.Metrics != "" {
		if scraped, err = listen("metrics", i.conf.Metrics); err != nil {
			return err
		}
		defer scraped.Close() // closed already once it is served
	}
	// Alone there is nobody to take old blocks from: all are kept.
	n, err := chain.Start(ctx, chain.Config{Dir: i.nodeDir(), RPC: i.conf.RPC, Network: network, Archive: o.archive || network.Listen == "", Debug: o.debug, AcceptClock: o.acceptClock, StateSync: sync, SnapshotEvery: o.snapshotEvery, Metrics: scraped != nil, Logger: log.With("role", "node")})
	if errors.Is(err, chain.ErrAddressInUse) {
		return inUse("node", i.conf.RPC)
	}
	if err != nil {
		return err
	}
	m.add(n.Collector(), nil)
	if scraped != nil {
		unserve := m.serve(scraped, log)
		defer func() {
			if err := unserve(); err != nil {
				log.Warn("metrics were not served to the end", "error", err)
			}
		}()
	}
	ticking, stop := context.WithCancel(ctx)
	defer stop()
	watching := &watch.Watch{
		Dial:    func(ctx context.Context) (*ledger.Client, error) { return clientOf(ctx, i) },
		Account: func() (*ledger.Account, error) { return i.account(nodeKey) },
		Log:     log,
	}
	telling := &watch.Teller{Dial: watching.Dial, Watch: watching, Alerts: i.alerts, File: i.path(alertsFile), Log: log}
	for _, c := range watching.Collectors() {
		m.add(c, nil)
	}
	m.add(telling.Collector(), nil)
	go watching.Run(ticking)
	go telling.Run(ticking)
	if network.Listen != "" {
		go keepFaith(ticking, i, n, log)
	}
	if err := n.Refusal(); err != nil {
		log.Error("the node proposes no blocks", "error", err)
	}
	ready()
	if err := n.Wait(); err != nil {
		// What failed may not stop in order either (a database on a full disk
		// does not): the program ends without that, as by a power cut.
		return fmt.Errorf("the node failed: %w", err)
	}
	return n.Close()
}

func (a *app) storeCmd() *cobra.Command {
	return &cobra.Command{
		Use:               "store NUMBER",
		Short:             "Run one of the installation's stores alone",
		Example:           `  byssus store 3 --data ./site`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeStores,
		RunE: func(cmd *cobra.Command, args []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			for _, s := range i.conf.Stores {
				if strconv.Itoa(int(s.Number)) == args[0] {
					return stopped(cmd.Context(), runStore(cmd.Context(), i, s, true, newMeasurements(), a.logger(cmd.ErrOrStderr()), func() {
						fmt.Fprintf(cmd.OutOrStdout(), "store %d: https://%s\nready\n", s.Number, s.Listen)
					}))
				}
			}
			return term.Exitf(term.Usage, "%s has no store %q", i.dir, term.Clean(args[0]))
		},
	}
}

func (a *app) custodianCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "custodian",
		Short:   "Run the installation's custodian alone",
		Example: `  byssus custodian --data ./site`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			return stopped(cmd.Context(), runCustodian(cmd.Context(), i, true, a.logger(cmd.ErrOrStderr()), func() {
				fmt.Fprintf(cmd.OutOrStdout(), "custodian: https://%s\nready\n", i.conf.Custodian)
			}))
		},
	}
}

func (a *app) gatewayCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "gateway",
		Short:   "Run the installation's gateway alone",
		Example: `  byssus gateway --data ./site`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			return stopped(cmd.Context(), runGateway(cmd.Context(), i, newMeasurements(), a.logger(cmd.ErrOrStderr()), func() {
				fmt.Fprintf(cmd.OutOrStdout(), "gateway: %s\nready\n", i.gatewayURL())
			}))
		},
	}
}
