package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/gateway"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

const (
	cardFile       = "card.json"
	foundedFile    = "founded"         // says that the chain is founded, and as agreed
	consortiumFile = "consortium.json" // what `byssus consortium found` writes unless told otherwise
	memberStores   = 2                 // an organisation's, unless told otherwise
	foundingLooks  = 500 * time.Millisecond
	nodePort       = 3 // above --listen's
	maxDelay       = 365 * 24 * time.Hour
)

func (a *app) initCmd() *cobra.Command {
	var org, listen string
	var stores int
	cmd := &cobra.Command{
		Use:   "init --org NAME",
		Short: "Make one organisation's part of a consortium, and its card",
		Long: `Makes the keys of an organisation's node, stores, custodian and gateway, and its
card: what the other organisations need to know of it. Nothing in a card is
secret. Send it to them, and take theirs.

The node's JSON-RPC gets --listen's PORT on loopback, the gateway PORT+1, the
custodian PORT+2, the node's door for other nodes PORT+3, the stores PORT+10 and
following, all on HOST, which the other organisations must reach. Prometheus's
metrics get PORT+4 on loopback.`,
		Example: `  byssus init --org acme --data ./acme --listen 192.0.2.1:8545`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := ledger.Name(org); err != nil || org == "" {
				return term.Exitf(term.Usage, "--org %q: want a name of 1 to 31 bytes", org)
			}
			if stores < 1 || stores > maxCardStores {
				return term.Exitf(term.Usage, "--stores %d: want 1 to %d", stores, maxCardStores)
			}
			i, err := a.makeMember(org, listen, stores)
			if err != nil {
				return err
			}
			return a.print(cmd, map[string]string{"data": i.dir, "organisation": org, "card": i.path(cardFile)}, func(w io.Writer) {
				fmt.Fprintf(w, "%s is ready to meet others. Its card, for them: %s\n", org, i.path(cardFile))
				fmt.Fprintf(w, "\nTake %s off this machine: it signs checkpoints, and is used offline.\n", i.keyFile(checkpointKey))
				fmt.Fprintf(w, "\nWhen you have all cards:\n  byssus consortium found CARD…\n")
			})
		},
	}
	cmd.Flags().StringVar(&org, "org", "", "the organisation's name")
	cmd.Flags().StringVar(&listen, "listen", defaultListen, "address that others reach")
	cmd.Flags().IntVar(&stores, "stores", memberStores, "how many stores it runs")
	_ = cmd.MarkFlagRequired("org")
	return cmd
}

// makeMember makes an installation that waits for a chain, and its card. What is
// there already is left.
func (a *app) makeMember(org, listen string, stores int) (*installation, error) {
	i, err := openInstallation(a.data)
	var usage term.Exit
	switch {
	case errors.As(err, &usage) && usage.Code == term.Usage:
		conf, err := planInstallation(listen)
		if err != nil {
			return nil, err
		}
		host, port, _ := net.SplitHostPort(listen)
		p, _ := strconv.Atoi(port) // planInstallation has looked at both
		if last := p + 9 + stores; last > 65535 {
			return nil, term.Exitf(term.Usage, "--listen %q: %d stores need ports up to %d", listen, stores, last)
		}
		conf.Organisation, conf.ChainID = org, 0
		conf.Node = net.JoinHostPort(host, strconv.Itoa(p+nodePort))
		conf.Stores = nil
		for n := range stores {
			conf.Stores = append(conf.Stores, storeConf{Number: uint32(n + 1), Listen: net.JoinHostPort(host, strconv.Itoa(p+10+n)), Region: fmt.Sprintf("%s-%d", org, n+1)})
		}
		if i, err = createInstallation(a.data, conf); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case i.conf.Organisation != org || i.conf.Node == "":
		return nil, term.Exitf(term.Usage, "%s is an installation already, of %s: name another folder with --data", i.dir, i.conf.Organisation)
	case exists(i.path("genesis.json")):
		return nil, term.Exitf(term.Usage, "%s belongs to a chain already", i.dir)
	}
	if exists(i.path(cardFile)) {
		return i, nil // its time of making counts: it is made once, and its keys with it
	}
	c, err := makeCard(i)
	if err != nil {
		return nil, err
	}
	raw, err := encodeJSON(c)
	if err != nil {
		return nil, err
	}
	return i, durable.WriteFile(durable.OS(), i.path(cardFile), raw, 0o644)
}

// makeCard makes the keys that are not there yet, and the card of all.
func makeCard(i *installation) (card, error) {
	id, err := chain.MakeIdentity(i.nodeDir())
	if err != nil {
		return card{}, err
	}
	c := card{Version: cardVersion, Organisation: i.conf.Organisation, Made: time.Now().UTC().Truncate(time.Second),
		Validator: record.Hash(id.Validator), Node: id.Node + "@" + i.conf.Node}
	for who, address := range map[string]*[20]byte{operatorKey: (*[20]byte)(&c.Account), nodeKey: (*[20]byte)(&c.NodeAccount),
		approverKey: (*[20]byte)(&c.Approver), gatewayKey: (*[20]byte)(&c.Gateway)} {
		account, err := i.account(who)
		if err != nil {
			return card{}, err
		}
		*address = account.Address()
	}
	key, err := identity.LoadOrCreate(durable.OS(), i.keyFile(checkpointKey))
	if err != nil {
		return card{}, err
	}
	if c.Checkpoint, err = record.PublicKeyOf(&key.PublicKey); err != nil {
		return card{}, err
	}
	keeper, err := custody.Create(i.custodianDir())
	if err != nil {
		return card{}, err
	}
	c.Custodian = cardCustodian{Key: keeper.Signing, TLS: keeper.TLSKeyHash, Endpoint: "https://" + i.conf.Custodian}
	for _, s := range i.conf.Stores {
		keys, err := disk.LoadKeys(durable.OS(), i.storeDir(s.Number))
		if err != nil {
			return card{}, err
		}
		signing, err := record.PublicKeyOf(&keys.Signing.PublicKey)
		if err != nil {
			return card{}, err
		}
		pin, err := identity.Pin(&keys.TLS.PublicKey)
		if err != nil {
			return card{}, err
		}
		c.Stores = append(c.Stores, cardStore{Key: signing, TLS: pin, Region: s.Region, Endpoint: "https://" + s.Listen})
	}
	_, err = gateway.LoadCertificate(i.gatewayDir())
	return c, err
}

func (a *app) consortiumCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "consortium",
		Short: "Found a chain with other organisations, and decide together",
		Example: `  byssus consortium found acme.json borealis.json corvus.json delta.json
  byssus consortium members --data ./acme`,
	}
	cmd.AddCommand(a.foundCmd(), a.acceptCmd(), a.membersCmd(), a.proposalsCmd(), a.proposeCmd(), a.voteCmd(), a.executeCmd())
	return cmd
}

func (a *app) foundCmd() *cobra.Command {
	var out string
	var delay time.Duration
	cmd := &cobra.Command{
		Use:   "found CARD…",
		Short: "Make the chain's first document from all cards",
		Long: `Makes the genesis document of a chain that these organisations run together. It
follows from the cards (and --delay) alone: whoever runs this with the same ones
gets the same document. Compare its fingerprint with the others' by telephone.`,
		Example: `  byssus consortium found acme.json borealis.json corvus.json delta.json`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			var cards []card
			for _, file := range files {
				c, err := readCard(file)
				if err != nil {
					return err
				}
				cards = append(cards, c)
			}
			if delay < 0 || delay > maxDelay || delay != delay.Truncate(time.Second) {
				return term.Exitf(term.Usage, "--delay %s: want whole seconds, at most %s", delay, maxDelay)
			}
			doc, err := accord{Delay: uint32(delay / time.Second), Cards: cards}.genesis()
			if err != nil {
				return term.Exitf(term.Usage, "%v", err)
			}
			if err := durable.WriteFile(durable.OS(), out, doc, 0o644); err != nil {
				return err
			}
			sum := sha256.Sum256(doc)
			return a.print(cmd, map[string]any{"file": out, "sha256": record.Hash(sum), "organisations": len(cards)}, func(w io.Writer) {
				fmt.Fprintf(w, "%s: the chain of %d organisations. Its fingerprint, to compare with the others':\n  %s\n", out, len(cards), fingerprint(sum[:]))
				fmt.Fprintf(w, "\nThen each organisation:\n  byssus consortium accept %s --data DIR\n  byssus up --data DIR\n", out)
			})
		},
	}
	cmd.Flags().DurationVar(&delay, "delay", 24*time.Hour, "from a decision to its taking effect")
	cmd.Flags().StringVarP(&out, "out", "o", consortiumFile, "where to write it")
	return cmd
}

func readCard(file string) (card, error) {
	raw, err := durable.ReadFile(durable.OS(), file, maxCardBytes)
	if err != nil {
		return card{}, fmt.Errorf("read card: %w", err)
	}
	c, err := parseCard(raw)
	if err != nil {
		return card{}, term.Exitf(term.Usage, "%s: %v", file, err)
	}
	return c, nil
}

func (a *app) acceptCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "accept FILE",
		Short: "Make this organisation's installation part of a chain",
		Long: `Takes the document that ` + "`byssus consortium found`" + ` made. If this organisation is
among the founders, its card in it must be its own. If it is not, its node follows
the chain, and becomes a member when the members have voted for it.`,
		Example: `  byssus consortium accept consortium.json --data ./acme`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			founder, err := accept(i, args[0])
			if err != nil {
				return err
			}
			return a.print(cmd, map[string]any{"data": i.dir, "founder": founder}, func(w io.Writer) {
				if founder {
					fmt.Fprintf(w, "%s is one of the founders.\n", i.conf.Organisation)
				} else {
					fmt.Fprintf(w, "%s is not among the founders: its node will follow the chain. A member proposes it:\n  byssus consortium propose admit %s\n", i.conf.Organisation, i.path(cardFile))
				}
				fmt.Fprintf(w, "Start it:\n  byssus up --data %s\n", i.dir)
			})
		},
	}
}

// accept puts a genesis document into an installation, and tells whether its
// organisation is among the founders. Every step may have been done before.
func accept(i *installation, file string) (founder bool, err error) {
	if i.conf.Node == "" {
		return false, term.Exitf(term.Usage, "%s was made by `byssus up`, for one organisation alone: make another with `byssus init`", i.dir)
	}
	raw, err := durable.ReadFile(durable.OS(), file, light.MaxGenesisBytes)
	if err != nil {
		return false, fmt.Errorf("read the genesis document: %w", err)
	}
	g, err := light.ParseGenesis(raw)
	if err != nil {
		return false, err
	}
	agreed, err := accordOf(g.Founding())
	if err != nil {
		return false, fmt.Errorf("%s: %w", file, err)
	}
	if agreed == nil {
		return false, term.Exitf(term.Usage, "%s is the chain of one installation, not of a consortium", file)
	}
	cards := agreed.Cards
	if made, err := agreed.genesis(); err != nil || string(made) != string(raw) {
		return false, fmt.Errorf("%s is not what its cards make: somebody changed it, or made it with another version of byssus (%v)", file, err)
	}
	own, err := readCard(i.path(cardFile))
	if err != nil {
		return false, err
	}
	n := slices.IndexFunc(cards, func(c card) bool { return c.Organisation == own.Organisation })
	if n >= 0 {
		mine, err1 := encodeJSON(own)
		theirs, err2 := encodeJSON(cards[n])
		if err := errors.Join(err1, err2); err != nil {
			return false, err
		}
		if string(mine) != string(theirs) {
			return false, fmt.Errorf("the card of %s in %s is not the one in %s: the others have an old or a false one", own.Organisation, file, i.path(cardFile))
		}
	}
	if exists(i.path("genesis.json")) {
		if _, have, err := i.genesis(); err != nil || string(have) != string(raw) {
			return false, fmt.Errorf("%s belongs to another chain already (%v)", i.dir, err)
		}
		return n >= 0, nil
	}
	if err := chain.Join(i.nodeDir(), raw); err != nil && !errors.Is(err, chain.ErrAlreadyInitialised) {
		return false, err
	}
	conf := i.conf
	conf.ChainID = g.Domain().ChainID
	if n >= 0 {
		conf.Number = uint32(n + 1)
		before := uint32(0)
		for _, c := range cards[:n] {
			before += uint32(len(c.Stores))
		}
		// The last first: a store's new number may be another's old one.
		conf.Stores = slices.Clone(conf.Stores)
		for k := len(conf.Stores) - 1; k >= 0 && before > 0; k-- {
			from := i.storeDir(uint32(k + 1))
			conf.Stores[k].Number = before + uint32(k+1)
			if err := os.Rename(from, i.storeDir(conf.Stores[k].Number)); err != nil && !exists(i.storeDir(conf.Stores[k].Number)) {
				return false, fmt.Errorf("give store %d its number on the chain: %w", k+1, err)
			}
		}
		if err := durable.OS().SyncDir(i.path("stores")); err != nil {
			return false, fmt.Errorf("give stores their numbers on the chain: %w", err)
		}
	}
	i.conf = conf
	if err := i.writeConf(); err != nil {
		return false, err
	}
	return n >= 0, durable.WriteFile(durable.OS(), i.path("genesis.json"), raw, 0o644)
}

// network is how the installation's node meets the others of its chain.
func (i *installation) network() (chain.Network, error) {
	n := chain.Network{Listen: i.conf.Node, Peers: slices.Clone(i.conf.Peers), Admits: i.admits}
	if i.conf.Node == "" {
		return n, nil
	}
	g, _, err := i.genesis()
	if err != nil {
		return n, err
	}
	agreed, err := accordOf(g.Founding())
	if err != nil || agreed == nil {
		return n, err
	}
	for _, c := range agreed.Cards {
		if c.Organisation != i.conf.Organisation && !slices.Contains(n.Peers, c.Node) {
			n.Peers = append(n.Peers, c.Node)
		}
	}
	return n, nil
}

// admits says whether byssus.json names a node as a peer: who was named while this
// node runs may connect at once.
func (i *installation) admits(id string) bool {
	now, err := openInstallation(i.dir)
	return err == nil && slices.ContainsFunc(now.conf.Peers, func(peer string) bool { return strings.HasPrefix(peer, id+"@") })
}

// foundTogether founds the chain of several organisations, if this one's account
// is the one to do it, or waits until that is done; and holds what was done against
// what the cards say, so that nobody has more rights than was agreed. What was
// found right is not asked again: the blocks that it is read from may be gone by
// then. A chain of one installation has nothing to check: see setUp.
func foundTogether(ctx context.Context, i *installation, o nodeOptions, log *slog.Logger) error {
	if exists(i.path(foundedFile)) {
		return nil
	}
	genesis, raw, err := i.genesis()
	if err != nil {
		return err
	}
	agreed, err := accordOf(genesis.Founding())
	if err != nil || agreed == nil {
		return err
	}
	c, err := ledger.Dial(ctx, i.nodeURL(), genesis)
	if err != nil {
		return err
	}
	defer c.Close()
	f, founder := agreed.founding(), agreed.Cards[0].Organisation
	if i.conf.Organisation == founder {
		operator, err := i.account(operatorKey)
		if err != nil {
			return err
		}
		if err := c.Found(ctx, operator, f); err != nil {
			return err
		}
	}
	told := time.Time{}
	for {
		err := c.CheckFounding(ctx, f, o.pasts(raw)...)
		if err == nil {
			return noteFounded(i)
		}
		if errors.Is(err, ledger.ErrNoPast) {
			return fmt.Errorf("the founding cannot be checked: %w: name a node of another organisation that keeps all blocks with --sync-from", err)
		}
		if !errors.Is(err, ledger.ErrNotFounded) {
			return err
		}
		if time.Since(told) > 10*time.Second {
			told = time.Now()
			log.Warn("waiting for the chain to be founded", "founder", founder, "state", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(foundingLooks):
		}
	}
}
