package command

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/gateway/door"
)

func newJoin(f *flags) *cobra.Command {
	var restore bool
	var r restoreFlags
	cmd := &cobra.Command{
		Use:   "join [TOKEN]",
		Short: "Make this machine the device that a token invites",
		Long: `Joins the fleet with a token from the operator (byssus device add). The token is
read from standard input if it is not given or is "-": arguments can be seen by
others on this machine. The device's key is made here and never leaves the state
folder. If joining is interrupted, join again with the same token. On a terminal it
then asks what of this machine shall be backed up (see byssus-agent propose), and
writes the answers into agent.yaml.

With --restore the machine takes the place of an earlier one (byssus device
replace makes the token) and brings its last snapshot back.`,
		Example: `  byssus-agent join < token.txt
  byssus-agent join byssus1…
  byssus-agent join --restore --to / < token.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if restore == (r.to == "") {
				return usage("--restore and --to DIR go together; --to / puts everything where it was")
			}
			token, err := readToken(cmd, args)
			if err != nil {
				return code(err)
			}
			folder, err := agent.OpenFolder(f.state)
			if err != nil {
				return code(err)
			}
			p := f.progress(cmd)
			p.Step("joining through " + token.Gateway)
			joined, err := agent.Join(cmd.Context(), folder, token, f.wait)
			p.Close()
			if err = errors.Join(err, folder.Close()); err != nil {
				return code(err)
			}
			if restore {
				f.sayJoined(cmd.ErrOrStderr(), joined)
				return f.restore(cmd, r)
			}
			err = f.print(cmd, joined, func(w io.Writer) {
				f.sayJoined(w, joined)
				if joined.Snapshots > 0 {
					line(w, "It has %s from before: byssus-agent restore --to DIR brings the last one back.", term.Count(joined.Snapshots, "snapshot"))
				}
			})
			if err != nil || f.json {
				return err
			}
			next := "backup PATH… (`byssus-agent propose` says what there is)"
			switch chosen, err := f.offer(cmd); {
			case err != nil:
				fmt.Fprintf(cmd.ErrOrStderr(), "warning: it was not written down what to back up: %v\n", err)
			case chosen:
				next = "backup"
			}
			line(cmd.OutOrStdout(), "Next: byssus-agent %s", next)
			return nil
		},
	}
	f.waitFlag(cmd, time.Minute, "how long to wait for the chain")
	cmd.Flags().BoolVar(&restore, "restore", false, "bring the device's last snapshot back")
	r.add(cmd, "with --restore: ")
	return cmd
}

func (f *flags) sayJoined(w io.Writer, j agent.Joined) {
	already := ""
	if j.Already {
		already = " (it was before)"
	}
	line(w, "This machine is device %s%s%s, proven by the chain at block %d.", name(j.Label), j.Device, already, j.Block)
	line(w, "Its key is in %s and never leaves it.", f.state)
}

func name(label string) string {
	if label == "" {
		return ""
	}
	return term.Clean(label) + ", "
}

// readToken takes the token from the argument or from standard input.
func readToken(cmd *cobra.Command, args []string) (door.Token, error) {
	if len(args) == 1 && args[0] != "-" {
		return door.ParseToken(args[0])
	}
	raw, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), 4096))
	if err != nil {
		return door.Token{}, err
	}
	if strings.TrimSpace(string(raw)) == "" {
		return door.Token{}, usage("no token: give it as an argument or on standard input, as in `byssus-agent join < token.txt`")
	}
	return door.ParseToken(string(raw))
}
