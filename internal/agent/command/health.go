package command

import (
	"fmt"
	"io"
	"math"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/health"
)

func newHealth(f *flags) *cobra.Command {
	within := 24 * time.Hour
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Look at disks, file systems, battery and heat; say how likely a loss of data is",
		Long: `Reads what the machine says of the health of its own parts, as far as this user may
read it, and estimates how likely it is to lose its data within a time. It needs no
fleet and no network, writes nothing and starts no test. Disks other than eMMC and
raw flash are read by the program smartctl, as root. It ends with code 1 if a part is
damaged or failing.`,
		Example: `  byssus-agent health
  sudo byssus-agent health --within 168h
  byssus-agent health --json | jq .loss`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if within <= 0 {
				return usage("--within is a time to come, as 24h")
			}
			r := health.Look(cmd.Context(), "/")
			said := healthReport{r, r.Loss(within), within / time.Second}
			if err := f.print(cmd, said, func(w io.Writer) { sayHealth(w, said) }); err != nil {
				return err
			}
			if r.Worst() >= health.Damaged {
				return term.Exit{Code: term.Failed}
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&within, "within", within, "the time to estimate the loss for")
	return cmd
}

type healthReport struct {
	health.Report
	Loss   float64       `json:"loss"`   // probability that the data is lost
	Within time.Duration `json:"within"` // in seconds
}

func sayHealth(w io.Writer, r healthReport) {
	for _, s := range r.Signs {
		line(w, "%-8s %s: %s", s.Grade, term.Clean(s.Part), term.Clean(s.Found))
	}
	for _, u := range r.Unseen {
		line(w, "%-8s %s: %s", "not seen", term.Clean(u.Part), term.Clean(u.Why))
	}
	line(w, "Loss of data within %s: %s, estimated of what was seen.", term.Span(r.Within*time.Second), odds(r.Loss))
}

// odds puts a probability in words.
func odds(p float64) string {
	if p >= 0.1 {
		return fmt.Sprintf("%.0f %%", 100*p)
	}
	// Two digits: it is an estimate.
	n := 1 / p
	unit := math.Pow10(int(math.Log10(n)) - 1)
	return fmt.Sprintf("1 in %.0f", math.Round(n/unit)*unit)
}
