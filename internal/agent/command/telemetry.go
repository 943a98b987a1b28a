package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/telemetry"
)

func newTelemetry(f *flags) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "telemetry",
		Short: "Find anomalies in a series of measurements",
		Long: `Looks for anomalies in a file of measurements as the detector would have seen them
come: each row is judged by the rows above it alone. Nothing of it needs the
device to have joined a fleet.`,
		Example: `  byssus-agent telemetry score boiler.csv > scores.csv
  byssus-agent telemetry alarms boiler.csv --every 5m`,
	}
	cmd.AddCommand(newTelemetryScore(f), newTelemetryAlarms(f))
	return cmd
}

const telemetryFile = `The file has the header timestamp,value and a row a point. Times are written like
2026-11-28 07:15:00 (UTC) or 2026-11-28T07:15:00+01:00; values are finite decimal
numbers. A row that has no such time or value is named by its line and left out,
and the command ends with code 5 after the others. Times that repeat or go back
are counted; their rows are judged in the order in which they stand.`

func newTelemetryScore(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "score FILE.csv",
		Short: "Give every row of a file a score from 0, usual, to 1",
		Long: "Writes timestamp,value,score for every row timestamp,value. A score of " + fmt.Sprint(telemetry.Threshold) + ` or more is an
alarm; rows soon after one are held back at 0 unless they go further.

` + telemetryFile,
		Example: `  byssus-agent telemetry score boiler.csv > scores.csv`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.json {
				return usage("score writes CSV: leave --json out, or use `byssus-agent telemetry alarms`")
			}
			return withSeries(cmd, args[0], func(ctx context.Context, in io.Reader, refused func(*telemetry.RowError)) (telemetry.Tally, error) {
				return telemetry.Score(ctx, in, cmd.OutOrStdout(), refused)
			})
		},
	}
}

func newTelemetryAlarms(f *flags) *cobra.Command {
	var (
		between string
		rules   telemetry.Rules
	)
	cmd := &cobra.Command{
		Use:   "alarms FILE.csv",
		Short: "List the alarms in a file, and why each was raised",
		Long: `Lists what the detector finds, and what breaks the rules that the flags declare.
With --json each alarm is one JSON value on a line.

` + telemetryFile,
		Example: `  byssus-agent telemetry alarms boiler.csv
  byssus-agent telemetry alarms boiler.csv --range=-20..120 --jump 15 --stuck 6h --every 5m`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if between != "" {
				if rules.Range, err = parseRange(between); err != nil {
					return err
				}
			}
			if !(rules.Jump >= 0) || rules.Stuck < 0 || rules.Every < 0 {
				return usage("--jump, --stuck and --every must not be below 0")
			}
			alarms := 0
			err = withSeries(cmd, args[0], func(ctx context.Context, in io.Reader, refused func(*telemetry.RowError)) (telemetry.Tally, error) {
				return telemetry.Alarms(ctx, in, rules, refused, func(row telemetry.Row, found telemetry.Finding) error {
					alarms++
					if f.json {
						return term.JSONLine(cmd.OutOrStdout(), alarm{row.Line, row.Stamp, row.Value, found.Score, found.Reason.String(), found.Why()})
					}
					_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s  %-12s %.3f  %s\n", row.Stamp, found.Reason, found.Score, found.Why())
					return err
				})
			})
			if alarms == 0 && !f.json && (err == nil || term.CodeOf(err) == term.Incomplete) {
				line(cmd.OutOrStdout(), "no alarm")
			}
			return err
		},
	}
	cmd.Flags().StringVar(&between, "range", "", "what the sensor can measure, both ends included: `LOW..HIGH`")
	cmd.Flags().Float64Var(&rules.Jump, "jump", 0, "the most by which a value may differ from the one before")
	cmd.Flags().DurationVar(&rules.Stuck, "stuck", 0, "the longest that a value may stay exactly the same")
	cmd.Flags().DurationVar(&rules.Every, "every", 0, "how often points come: one is late after 1.25 times that, and missing after 1.5 times")
	return cmd
}

// alarm is an alarm as JSON.
type alarm struct {
	Line      int     `json:"line"`
	Timestamp string  `json:"timestamp"`
	Value     float64 `json:"value"`
	Score     float64 `json:"score"`
	Reason    string  `json:"reason"`
	Why       string  `json:"why"`
}

// parseRange reads LOW..HIGH.
func parseRange(s string) (*telemetry.Range, error) {
	low, high, ok := strings.Cut(s, "..")
	var r telemetry.Range
	var errLow, errHigh error
	r.Low, errLow = strconv.ParseFloat(low, 64)
	r.High, errHigh = strconv.ParseFloat(high, 64)
	if !ok || errLow != nil || errHigh != nil || !(r.Low < r.High) || math.IsInf(r.Low, 0) || math.IsInf(r.High, 0) {
		return nil, usage("--range %q: want two numbers, the lower one first, like -20..120", s)
	}
	return &r, nil
}

// mostNamed is how many rows without a point are named; the others are counted.
const mostNamed = 20

// withSeries opens a file of points, and says what came of reading it.
func withSeries(cmd *cobra.Command, path string, use func(context.Context, io.Reader, func(*telemetry.RowError)) (telemetry.Tally, error)) error {
	file, err := os.Open(path)
	if err != nil {
		return usage("%w", err)
	}
	defer file.Close()
	name := term.Clean(path)
	named := 0
	tally, err := use(cmd.Context(), file, func(e *telemetry.RowError) {
		if named++; named <= mostNamed {
			line(cmd.ErrOrStderr(), "%s, %s; the row is left out", name, e)
		}
	})
	if bad, ok := errors.AsType[*telemetry.HeaderError](err); ok {
		return usage("%s, %w", name, bad)
	} else if errors.Is(err, context.Canceled) {
		return term.Exitf(term.Queued, "interrupted: run it again for all of the file: %w", err)
	} else if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if tally.Repeated+tally.Back > 0 {
		line(cmd.ErrOrStderr(), "%s: %s had the time of the one before, %s an earlier one; they were judged in the order in which they stand",
			name, term.Count(tally.Repeated, "row"), term.Count(tally.Back, "row"))
	}
	if tally.Refused > 0 {
		return term.Exitf(term.Incomplete, "%s: %s left out, %s judged", name, term.Count(tally.Refused, "row"), term.Count(tally.Points, "row"))
	}
	return nil
}
