package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
)

// version is the program's.
const version = "0.1.0-dev"

// Main runs the operator's program and returns its exit code.
func Main(ctx context.Context, args []string, out, errOut io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	return term.Execute(ctx, root)
}

// app is what the commands share: the flags that every command has.
type app struct {
	data    string
	json    bool
	verbose bool
}

func newRoot() *cobra.Command {
	a := &app{}
	root := &cobra.Command{
		Use:   "byssus",
		Short: "Backs up IoT devices under rules that no single party can bend",
		Long: `Byssus backs up IoT devices and brings them back under rules that no single
party can bend: contracts on a chain that the organisations run together say
when a device must back up, how widely its data is spread, how long it is kept
and who may restore it.

` + term.Codes,
		Example: `  byssus try                         see all of it on this machine in two minutes
  byssus up --data ./site            run everything here
  byssus device add press-7          print the token that a device joins with
  byssus status                      what is protected`,
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	data := os.Getenv("BYSSUS_DATA")
	if data == "" {
		data = "byssus-data"
	}
	root.PersistentFlags().StringVar(&a.data, "data", data, "folder of the installation (BYSSUS_DATA)")
	root.PersistentFlags().BoolVar(&a.json, "json", false, "print the result as JSON")
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "log what happens inside")
	root.AddCommand(term.CodesTopic(), a.upCmd(), a.initCmd(), a.consortiumCmd(), a.nodeCmd(), a.storeCmd(), a.custodianCmd(), a.gatewayCmd(),
		a.deviceCmd(), a.policyCmd(), a.snapshotsCmd(), a.holdCmd(), a.approveCmd(), a.denyCmd(), a.approverCmd(), a.logCmd(), a.statusCmd(), a.alertsCmd(), a.incidentCmd(), a.monitorCmd(), a.doctorCmd(),
		a.restoreCmd(), a.lsCmd(), a.catCmd(), a.findCmd(), a.diffCmd(), a.verifyCmd(), a.proofCmd(), a.checkpointCmd(), a.tryCmd())
	return root
}

// logger is where the roles of this process log: to standard error.
func (a *app) logger(w io.Writer) *slog.Logger {
	level := slog.LevelWarn
	if a.verbose {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level}))
}

// print writes a command's result: as JSON, or in words by text.
func (a *app) print(cmd *cobra.Command, v any, text func(w io.Writer)) error {
	if a.json {
		return term.JSON(cmd.OutOrStdout(), v)
	}
	text(cmd.OutOrStdout())
	return nil
}

// printed is an error after the result was printed: with --json nothing more
// goes to standard output.
func printed(err error) error {
	if err == nil {
		return nil
	}
	return term.Exit{Code: term.CodeOf(err), Err: err, Printed: true}
}

// say writes a line for people to standard error, never into a result.
func say(cmd *cobra.Command, format string, args ...any) {
	fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...)
}
