package telemetry

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// A Tally is what was read of a file.
type Tally struct {
	Points   int `json:"points"`   // scored
	Refused  int `json:"refused"`  // rows that have no point; each was told
	Repeated int `json:"repeated"` // points with the time of the one before; scored
	Back     int `json:"back"`     // points with a time before the one before; scored
}

// Score reads a file of points and writes timestamp,value,score for each, in the
// same order, time and value as they stand there. Rows that have no point are left
// out and told to refused.
func Score(ctx context.Context, in io.Reader, out io.Writer, refused func(*RowError)) (Tally, error) {
	w := bufio.NewWriter(out)
	d := NewDetector()
	if _, err := w.WriteString(Header + ",score\n"); err != nil {
		return Tally{}, err
	}
	tally, err := each(ctx, in, refused, func(row Row) error {
		_, err := fmt.Fprintf(w, "%s,%s,%.3f\n", row.Stamp, row.Text, d.Observe(row.Time, row.Value).Score)
		return err
	})
	if _, ok := errors.AsType[*HeaderError](err); ok {
		return tally, err // nothing is written of a file that is none
	}
	return tally, errors.Join(err, w.Flush())
}

// Alarms reads a file of points and calls found for each alarm, the detector's and
// those of the rules. Rows that have no point are told to refused.
func Alarms(ctx context.Context, in io.Reader, rules Rules, refused func(*RowError), found func(Row, Finding) error) (Tally, error) {
	d := NewDetector()
	w := Watch{Rules: rules}
	var all []Finding
	return each(ctx, in, refused, func(row Row) error {
		all = w.Check(row.Time, row.Value, all[:0])
		if f := d.Observe(row.Time, row.Value); f.Reason != Usual {
			all = append(all, f)
		}
		for _, f := range all {
			if err := found(row, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// each calls use for each point of a file.
func each(ctx context.Context, in io.Reader, refused func(*RowError), use func(Row) error) (Tally, error) {
	var t Tally
	var last Row
	for r := NewReader(in); ; {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		row, err := r.Next()
		if bad, ok := errors.AsType[*RowError](err); ok {
			t.Refused++
			refused(bad)
			continue
		} else if err == io.EOF {
			return t, nil
		} else if err != nil {
			return t, err
		}
		if t.Points > 0 && row.Time.Equal(last.Time) {
			t.Repeated++
		} else if t.Points > 0 && row.Time.Before(last.Time) {
			t.Back++
		}
		t.Points++
		last = row
		if err := use(row); err != nil {
			return t, err
		}
	}
}
