package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/watch"
)

// alertsFile is where the node keeps how far each receiver of alerts was told.
const alertsFile = "alerts.json"

// alerts reads from byssus.json who is told now.
func (i *installation) alerts() (watch.Alerts, error) {
	now, err := openInstallation(i.dir)
	if err != nil {
		return watch.Alerts{}, err
	}
	return now.conf.Alerts, nil
}

func (a *app) alertsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "alerts",
		Short: "Say who is told when a device misses its deadline, and try it",
		Example: `  byssus alerts set --webhook https://hooks.example.com/byssus --ping https://hc-ping.com/UUID
  byssus alerts show
  byssus alerts test`,
	}
	cmd.AddCommand(a.alertsSetCmd(), a.alertsShowCmd(), a.alertsTestCmd())
	return cmd
}

func (a *app) alertsSetCmd() *cobra.Command {
	var webhooks []string
	var secret string
	var conf watch.Alerts
	cmd := &cobra.Command{
		Use:   "set",
		Short: "Say who is told, in place of who was before; a running node takes it up",
		Long: `Says who is told of missed deadlines: any number of webhooks and Alertmanagers, and
a dead man's switch that is pinged while all is well. It takes the place of what was
set before; without a flag nobody is told any more. A node that runs takes it up
within seconds.

--secret FILE signs what webhooks are told: HMAC-SHA256 of the body under what is in
the file, in the header Byssus-Signature.`,
		Example: `  byssus alerts set --webhook https://hooks.example.com/byssus --secret hook.secret
  byssus alerts set --alertmanager http://alertmanager:9093 --ping https://hc-ping.com/UUID
  byssus alerts set                    tell nobody`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			if secret != "" {
				if len(webhooks) == 0 {
					return term.Exitf(term.Usage, "--secret signs what webhooks are told: it goes with --webhook")
				}
				if secret, err = filepath.Abs(secret); err != nil {
					return err
				}
			}
			for _, u := range webhooks {
				conf.Webhooks = append(conf.Webhooks, watch.Webhook{URL: u, SecretFile: secret})
			}
			if err := conf.Check(); err != nil {
				return term.Exit{Code: term.Usage, Err: err}
			}
			i.conf.Alerts = conf
			if err := i.writeConf(); err != nil {
				return err
			}
			return a.printAlerts(cmd, conf)
		},
	}
	cmd.Flags().StringArrayVar(&webhooks, "webhook", nil, "URL that is posted a JSON message (may be repeated)")
	cmd.Flags().StringVar(&secret, "secret", "", "file with the secret that signs these messages")
	cmd.Flags().StringArrayVar(&conf.Alertmanager, "alertmanager", nil, "URL of a Prometheus Alertmanager (may be repeated)")
	cmd.Flags().StringVar(&conf.Ping, "ping", "", "URL that is asked for every five minutes while all is well")
	return cmd
}

func (a *app) alertsShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "show",
		Short: "Show who is told: of URLs the host alone, since they may hold credentials",
		Example: `  byssus alerts show
  byssus alerts show --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			if err := i.conf.Alerts.Check(); err != nil {
				return err
			}
			return a.printAlerts(cmd, i.conf.Alerts)
		},
	}
}

// printAlerts prints who is told.
func (a *app) printAlerts(cmd *cobra.Command, conf watch.Alerts) error {
	shown := watch.Alerts{}
	rows := [][]string{{"RECEIVER", "AT", "SIGNED WITH"}}
	for _, w := range conf.Webhooks {
		w.URL = watch.Place(w.URL)
		shown.Webhooks = append(shown.Webhooks, w)
		rows = append(rows, []string{"webhook", term.Clean(w.URL), term.Clean(w.SecretFile)})
	}
	for _, u := range conf.Alertmanager {
		shown.Alertmanager = append(shown.Alertmanager, watch.Place(u))
		rows = append(rows, []string{"alertmanager", term.Clean(watch.Place(u)), ""})
	}
	if conf.Ping != "" {
		shown.Ping = watch.Place(conf.Ping)
		rows = append(rows, []string{"ping", term.Clean(shown.Ping), ""})
	}
	return a.print(cmd, shown, func(w io.Writer) {
		if len(rows) == 1 {
			fmt.Fprintln(w, "nobody is told: `byssus alerts set --help` shows how")
			return
		}
		term.Table(w, rows)
	})
}

func (a *app) alertsTestCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "Send each receiver a message that says it is a test, and say what came of it",
		Example: `  byssus alerts test
  byssus alerts test --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			i, err := openInstallation(a.data)
			if err != nil {
				return err
			}
			if err := i.conf.Alerts.Check(); err != nil {
				return err
			}
			genesis, _, err := i.genesis()
			if err != nil {
				return err
			}
			answers := i.conf.Alerts.Test(cmd.Context(), genesis.Domain().Genesis)
			if len(answers) == 0 {
				return term.Exitf(term.Usage, "nobody is told: `byssus alerts set --help` shows how")
			}
			err = a.print(cmd, answers, func(w io.Writer) {
				rows := [][]string{{"RECEIVER", "AT", "ANSWER"}}
				for _, s := range answers {
					said := "took it"
					if !s.OK {
						said = s.Problem
					}
					rows = append(rows, []string{s.Receiver, term.Clean(s.At), term.Clean(said)})
				}
				term.Table(w, rows)
			})
			if err == nil && slices.ContainsFunc(answers, func(s watch.Answer) bool { return !s.OK }) {
				return printed(term.Exitf(term.Failed, "not every receiver took the test"))
			}
			return err
		},
	}
}
