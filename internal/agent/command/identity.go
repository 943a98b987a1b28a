package command

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
)

func newIdentity(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "identity",
		Short: "Show who this device is",
		Long: `Shows the device's id, its public key, and the chain it belongs to. The private
key is never shown.`,
		Example: `  byssus-agent identity
  byssus-agent identity --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder, err := agent.LookFolder(f.state)
			if err != nil {
				return code(err)
			}
			who, err := folder.Who()
			if err != nil {
				return code(err)
			}
			return f.print(cmd, who, func(w io.Writer) {
				if who.Label != "" {
					line(w, "Label    %s", who.Label)
				}
				line(w, "Device   %s", who.Device)
				line(w, "Key      x %s", who.Key.X)
				line(w, "         y %s", who.Key.Y)
				line(w, "Chain    %d, genesis %s", who.ChainID, who.Genesis)
				line(w, "Gateway  %s", who.Gateway)
				line(w, "Folder   %s", folder.Dir())
			})
		},
	}
}
