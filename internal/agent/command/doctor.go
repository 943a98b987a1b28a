package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

func newDoctor(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look at everything a backup needs; say what is wrong and what to do",
		Long: `Checks the state folder, the device's key, the gateway, the chain's proofs, the
clock, the policy, every store and every custodian, each on its own, and says
what to do about what is wrong. It ends with code 1 if anything is.`,
		Example: `  byssus-agent doctor
  byssus-agent doctor --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder, err := agent.LookFolder(f.state)
			if err != nil {
				return code(err)
			}
			checks, err := agent.Examine(cmd.Context(), folder)
			if err != nil {
				return code(err)
			}
			bad := 0
			for _, c := range checks {
				if !c.OK {
					bad++
				}
			}
			if err := f.print(cmd, checks, func(w io.Writer) { sayChecks(w, checks) }); err != nil {
				return err
			}
			if bad > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s\n", term.Count(bad, "problem"))
				return term.Exit{Code: term.Failed}
			}
			return nil
		},
	}
}

func sayChecks(w io.Writer, checks []agent.Check) {
	for _, c := range checks {
		mark := "ok   "
		if !c.OK {
			mark = "WRONG"
		}
		line(w, "%s  %s: %s", mark, c.What, term.Clean(c.Found))
		if c.Advice != "" {
			line(w, "       %s.", c.Advice)
		}
	}
}
