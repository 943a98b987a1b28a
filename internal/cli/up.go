package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/ledger"
)

func (a *app) upCmd() *cobra.Command {
	var listen string
	var o nodeOptions
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Run everything on this machine: chain, six stores, custodian, gateway",
		Long: `Runs the chain, six stores, a custodian and a gateway in this process. The first
time it makes the installation; later it goes on where it was. Ctrl-C stops it
cleanly, and a kill or a power cut loses nothing that was acknowledged.

--listen HOST:PORT is for a new installation: the node's JSON-RPC gets PORT on
loopback, as Prometheus's metrics get PORT+4, the gateway PORT+1 and the custodian
PORT+2 on HOST, the stores PORT+10 and following. Devices on other machines need a
HOST they can reach.

` + syncHelp,
		Example: `  byssus up --data ./site
  byssus up --data ./site --listen 192.168.1.10:8545`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.up(cmd, listen, o)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", defaultListen, "address of a new installation")
	nodeFlags(cmd, &o)
	return cmd
}

// upView is what `byssus up` prints when it is ready.
type upView struct {
	Data      string   `json:"data"`
	RPC       string   `json:"rpc"`
	Gateway   string   `json:"gateway"`
	Custodian string   `json:"custodian"`
	Stores    []string `json:"stores"`
	Secret    string   `json:"custodianSecret"`
	Operator  string   `json:"operatorKey"`
	Approver  string   `json:"approverKey"`

	Checkpoint string `json:"checkpointKey,omitempty"` // none: it is off this machine, where it belongs
}

func (a *app) up(cmd *cobra.Command, listen string, o nodeOptions) error {
	i, err := openInstallation(a.data)
	var usage term.Exit
	if errors.As(err, &usage) && usage.Code == term.Usage {
		conf, err := planInstallation(listen)
		if err != nil {
			return err
		}
		if i, err = createInstallation(a.data, conf); err != nil {
			return err
		}
		say(cmd, "new installation in %s", i.dir)
	} else if err != nil {
		return err
	} else if plan, err := planInstallation(listen); cmd.Flags().Changed("listen") && (err != nil || plan.RPC != i.conf.RPC || plan.Gateway != i.conf.Gateway) {
		say(cmd, "--listen is for a new installation; this one listens where %s says", i.path(installationFile))
	}
	lock, err := durable.Lock(i.dir)
	if err != nil {
		return err
	}
	defer lock.Close()
	log := a.logger(cmd.ErrOrStderr())
	if err := foundChain(i); err != nil {
		return err
	}
	return runTogether(cmd.Context(), i, o, log, func() error {
		dir, err := filepath.Abs(i.dir)
		if err != nil {
			dir = i.dir
		}
		abs := &installation{dir: dir, conf: i.conf}
		v := upView{Data: dir, RPC: i.nodeURL(), Gateway: i.gatewayURL(), Custodian: "https://" + i.conf.Custodian,
			Secret: filepath.Join(abs.custodianDir(), custody.SecretFile), Operator: abs.keyFile(operatorKey), Approver: abs.keyFile(approverKey)}
		if exists(abs.keyFile(checkpointKey)) {
			v.Checkpoint = abs.keyFile(checkpointKey)
		}
		for _, s := range i.conf.Stores {
			v.Stores = append(v.Stores, "https://"+s.Listen)
		}
		return a.print(cmd, v, func(w io.Writer) { v.words(w) })
	})
}

func (v upView) words(w io.Writer) {
	term.Table(w, [][]string{{"chain", v.RPC + "  (Ethereum JSON-RPC)"}, {"gateway", v.Gateway}, {"custodian", v.Custodian},
		{"stores", fmt.Sprintf("%s … %s", v.Stores[0], v.Stores[len(v.Stores)-1])}, {"data", v.Data}})
	fmt.Fprintf(w, `
Copy these off this machine, each to a place of its own:
  %s   opens every backup's key: without it, or it and
      the stores, nothing can be restored once this disk is gone
  %s   may invite and revoke devices and ask for restores
  %s   approves restores: better with somebody else
`, v.Secret, v.Operator, v.Approver)
	if v.Checkpoint != "" {
		fmt.Fprintf(w, `
Copy this one to two places that are offline, and remove it here:
  %s   signs checkpoints of the chain, for devices that
      were away for long; nothing on this machine needs it
`, v.Checkpoint)
	}
	fmt.Fprintf(w, `
Next, in another terminal:
  byssus device add NAME --data %s
`, v.Data)
	fmt.Fprintln(w, "ready")
}

// runTogether runs all roles until ctx ends or one of them fails. It calls
// ready when all serve and the chain is set up.
func runTogether(ctx context.Context, i *installation, o nodeOptions, log *slog.Logger, ready func() error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var running sync.WaitGroup
	// The node outlives the roles that ask it.
	nodeCtx, stopNode := context.WithCancel(context.WithoutCancel(ctx))
	m := newMeasurements()
	nodeUp := make(chan struct{})
	var node sync.WaitGroup
	defer func() {
		running.Wait()
		stopNode()
		node.Wait()
	}()
	node.Go(func() {
		if err := runNode(nodeCtx, i, o, m, log, func() { close(nodeUp) }); err != nil {
			stop(err)
		}
	})
	select {
	case <-nodeUp:
	case <-ctx.Done():
		return cause(ctx)
	}
	err := foundTogether(ctx, i, o, log)
	if err == nil {
		err = setUp(ctx, i, log)
	}
	if err != nil {
		err = stopped(ctx, err)
		stop(err)
		return err
	}
	roles := []func(context.Context, func()) error{
		func(ctx context.Context, ready func()) error { return runCustodian(ctx, i, false, log, ready) },
		func(ctx context.Context, ready func()) error { return runGateway(ctx, i, m, log, ready) },
	}
	stores := i.conf.Stores
	if i.conf.Node != "" && i.conf.Number == 0 {
		roles, stores = nil, nil // no founder: its stores, custodian and gateway are nobody's yet
	}
	for _, s := range stores {
		roles = append(roles, func(ctx context.Context, ready func()) error { return runStore(ctx, i, s, false, m, log, ready) })
	}
	up := make(chan struct{}, len(roles))
	for _, role := range roles {
		running.Go(func() {
			if err := stopped(ctx, role(ctx, func() { up <- struct{}{} })); err != nil {
				stop(err)
			}
		})
	}
	for range roles {
		select {
		case <-up:
		case <-ctx.Done():
			return cause(ctx)
		}
	}
	if err := ready(); err != nil {
		stop(err)
		return err
	}
	<-ctx.Done()
	return cause(ctx)
}

// stopped is a role's error, unless somebody asked the program to stop and this
// is what that broke off. Why a failing role stopped the others comes first.
func stopped(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, ledger.ErrUnreachable)) {
		return cause(ctx)
	}
	return err
}

// cause is why a context ended: nil if somebody asked the program to stop.
func cause(ctx context.Context) error {
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
