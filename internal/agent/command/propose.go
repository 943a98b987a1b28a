package command

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"github.com/byssus-iot/byssus/internal/agent"
)

func newPropose(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "propose",
		Short: "Look what on this machine is worth a backup",
		Long: `Looks for what is worth a backup (settings, people's files, databases) and prints it
as sources for the file agent.yaml in the state folder. It changes nothing: look at what it
found, and take out what you do not want. ` + "`byssus-agent join`" + ` asks the same one by one,
on a terminal.`,
		Example: `  byssus-agent propose
  byssus-agent propose > agent.yaml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder, err := agent.LookFolder(f.state)
			if err != nil {
				return code(err)
			}
			found, notes := agent.Propose(cmd.Context(), "/", folder.Dir())
			for _, n := range notes {
				fmt.Fprintf(cmd.ErrOrStderr(), "note: %s\n", n)
			}
			text, err := agent.SourcesText(found)
			if err != nil {
				return code(err)
			}
			return f.print(cmd, found, func(w io.Writer) { fmt.Fprint(w, text) })
		},
	}
}

// offer asks, on a terminal, which of what is found is to be backed up, and writes that
// into agent.yaml. It tells whether that has sources then.
func (f *flags) offer(cmd *cobra.Command) (chosen bool, err error) {
	in, ok := cmd.InOrStdin().(*os.File)
	out, ok2 := cmd.ErrOrStderr().(*os.File)
	if !ok || !ok2 || f.json || !xterm.IsTerminal(int(in.Fd())) || !xterm.IsTerminal(int(out.Fd())) {
		return false, nil
	}
	folder, err := agent.OpenFolder(f.state)
	if err != nil {
		return false, err
	}
	defer func() {
		if cerr := folder.Close(); err == nil {
			err = cerr
		}
	}()
	if c, err := folder.Configured(); err != nil || len(c.Sources) > 0 {
		return err == nil, err
	}
	found, notes := agent.Propose(cmd.Context(), "/", folder.Dir())
	if len(found) == 0 {
		return false, nil
	}
	line(out, "\nWhat shall be backed up? Enter or y for yes, n for no, q for no more questions.")
	answers := bufio.NewReader(io.LimitReader(in, 64<<10))
	var wanted []agent.Proposal
ask:
	for i, p := range found {
		fmt.Fprintf(out, "(%d of %d) %s: %s ? ", i+1, len(found), p.What, place(p.Source))
		text, err := answers.ReadString('\n')
		if err != nil {
			line(out, "")
			break
		}
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "", "y", "yes":
			wanted = append(wanted, p)
		case "q", "quit":
			break ask
		}
	}
	for _, n := range notes {
		line(out, "Note: %s.", n)
	}
	if len(wanted) == 0 {
		return false, nil
	}
	if err := folder.Propose(wanted); err != nil {
		return false, err
	}
	line(out, "Written to %s/%s, which you may change.", folder.Dir(), agent.ConfigFile)
	return true, nil
}

func place(s agent.ProposedSource) string {
	switch {
	case s.Directory != "":
		return s.Directory
	case s.SQLite != "":
		return s.SQLite
	}
	return s.Command[0] + " … as " + s.As
}
