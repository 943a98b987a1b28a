package telemetry

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// Every row is either a point or refused with its line, and the rest goes on.
func TestReader(t *testing.T) {
	long := strings.Repeat("9", 3*MaxLine)
	file := "\ufeffTimestamp, value\r\n" +
		"2014-04-01 00:00:00,20.5\r\n" + // 2
		"2014-04-01T00:05:00Z,-1e-3\n" +
		"2014-04-01 00:10:00.25, +7 \n" +
		"2014-04-01T02:15:00+02:00,1e150\n" +
		"\n" + // 6
		"2014-04-01 00:20:00,NaN\n" +
		"2014-04-01 00:20:00,+Inf\n" +
		"2014-04-01 00:20:00,infinity\n" +
		"2014-04-01 00:20:00,\n" +
		"2014-04-01 00:20:00,0x1p4\n" +
		"2014-04-01 00:20:00,1_000\n" +
		"2014-04-01 00:20:00,1e400\n" +
		"2014-04-01 00:20:00,1e151\n" +
		"2014-04-01 00:20:00,1.2.3\n" +
		"2014-04-01 00:20:00,1,5\n" + // 16
		"2014-04-01 00:20:00\n" +
		"2014-02-30 00:20:00,1\n" +
		"1396310400,1\n" +
		",1\n" + // 20
		"2014-04-01 00:20:00," + long + "\n" +
		"2014-04-01 00:20:00,\"1\"\n" +
		"2014-04-01 00:20:00,\x00\x1b[31m1\n" +
		"2014-04-01 00:25:00,1" + strings.Repeat("0", 100) + "\n" +
		"2014-04-01 00:20:00,3" // 25, without its end
	want := map[int]float64{2: 20.5, 3: -1e-3, 4: 7, 5: 1e150, 24: 1e100, 25: 3}
	for name, in := range map[string]io.Reader{"whole": strings.NewReader(file), "a byte at a time": iotest.OneByteReader(strings.NewReader(file))} {
		r := NewReader(in)
		lines := 0
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			}
			lines++
			if bad, ok := errors.AsType[*RowError](err); ok {
				if _, point := want[bad.Line]; point || bad.Line == 6 {
					t.Errorf("%s: %v", name, bad)
				}
				if m := bad.Error(); len(m) > 200 || strings.ContainsAny(m, "\x00\x1b\n") {
					t.Errorf("%s: message %q", name, m)
				}
				continue
			}
			if err != nil {
				t.Fatal(name, err)
			}
			if v, ok := want[row.Line]; !ok || v != row.Value {
				t.Errorf("%s: %+v", name, row)
			}
		}
		if lines != 23 {
			t.Errorf("%s: %d rows", name, lines)
		}
	}
	if row, _ := NewReader(strings.NewReader("timestamp,value\n2014-04-01T02:15:00+02:00,1\n")).Next(); !row.Time.Equal(time.Date(2014, 4, 1, 0, 15, 0, 0, time.UTC)) {
		t.Errorf("%+v", row)
	}
}

func TestHeader(t *testing.T) {
	for _, file := range []string{"", "\n", "2014-04-01 00:00:00,20.5\n", "value,timestamp\n", "timestamp,value,score\n", "timestamp;value\n",
		strings.Repeat("timestamp,value", 1000), "\x00\x01\x02"} {
		var out bytes.Buffer
		_, err := Score(t.Context(), strings.NewReader(file), &out, func(*RowError) {})
		if _, ok := errors.AsType[*HeaderError](err); !ok || out.Len() > 0 {
			t.Errorf("%.40q: %v, wrote %q", file, err, out.String())
		}
	}
}

// A line that never ends is passed over in bounded memory.
func TestEndlessLine(t *testing.T) {
	in := io.MultiReader(strings.NewReader("timestamp,value\n"), io.LimitReader(zeros{}, 64<<20), strings.NewReader("\n2014-04-01 00:00:00,1\n"))
	r := NewReader(in)
	if _, err := r.Next(); err == nil {
		t.Error("the long line is a row")
	}
	if row, err := r.Next(); err != nil || row.Line != 3 {
		t.Errorf("%+v, %v", row, err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// A read that fails ends it, and says so; so does a full disk; so does an interrupt.
func TestScoreFails(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("timestamp,value\n2014-04-01 00:00:00,1\n"), iotest.ErrReader(broken))
	if _, err := Score(t.Context(), in, io.Discard, func(*RowError) {}); !errors.Is(err, broken) {
		t.Error(err)
	}
	var rows strings.Builder
	rows.WriteString("timestamp,value\n")
	for range 1000 {
		rows.WriteString("2014-04-01 00:00:00,1\n")
	}
	if _, err := Score(t.Context(), strings.NewReader(rows.String()), full{broken}, func(*RowError) {}); !errors.Is(err, broken) {
		t.Error(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Score(ctx, strings.NewReader(rows.String()), io.Discard, func(*RowError) {}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

// Score writes each row as it stands, in its place, with what Observe says of it,
// whatever its time.
func TestScore(t *testing.T) {
	var in, want strings.Builder
	in.WriteString("timestamp,value\n")
	want.WriteString("timestamp,value,score\n")
	d := NewDetector()
	for i := range 4000 {
		at := start.Add(time.Duration(i) * 5 * time.Minute)
		switch {
		case i%500 == 7:
			at = at.Add(-5 * time.Minute) // the time of the one before
		case i%700 == 9:
			at = at.Add(-time.Hour) // an earlier one
		}
		v := math.Round(100*daily(i)) / 4
		if i == 3500 {
			v = 90
		}
		fmt.Fprintf(&in, "%s,%v\n", at.Format(time.DateTime), v)
		fmt.Fprintf(&want, "%s,%v,%.3f\n", at.Format(time.DateTime), v, d.Observe(at, v).Score)
		if i%1000 == 3 {
			in.WriteString("nonsense\n")
		}
	}
	var out strings.Builder
	var refused []int
	tally, err := Score(t.Context(), strings.NewReader(in.String()), &out, func(e *RowError) { refused = append(refused, e.Line) })
	if err != nil || out.String() != want.String() {
		t.Errorf("%v, and the scores differ: %t", err, out.String() != want.String())
	}
	if tally.Points != 4000 || tally.Refused != 4 || len(refused) != 4 || refused[0] != 6 || tally.Repeated < 8 || tally.Back < 5 {
		t.Errorf("%+v, refused lines %v", tally, refused)
	}

	var reasons []string
	if _, err := Alarms(t.Context(), strings.NewReader(in.String()), Rules{Range: &Range{-30, 30}}, func(*RowError) {}, func(row Row, f Finding) error {
		reasons = append(reasons, fmt.Sprint(f.Reason, " ", row.Value))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(reasons, ", "); !strings.Contains(got, "out-of-range 90, high 90") {
		t.Error(got)
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("timestamp,value\n2014-04-01 00:00:00,20.5\n"))
	f.Add([]byte("\ufefftimestamp,value\r\n2014-04-01T00:00:00+01:00,-1e3\r\n\n,\n1,NaN"))
	f.Add(append([]byte("timestamp,value\n"), bytes.Repeat([]byte("9"), 2*MaxLine)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		var out bytes.Buffer
		tally, err := Score(t.Context(), bytes.NewReader(b), &out, func(e *RowError) {
			if len(e.Error()) > 400 {
				t.Errorf("a message of %d bytes", len(e.Error()))
			}
		})
		if err != nil {
			if _, ok := errors.AsType[*HeaderError](err); !ok || out.Len() > 0 {
				t.Errorf("%v, wrote %d bytes", err, out.Len())
			}
			return
		}
		// What was written is a file again, but for the third column.
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(lines) != tally.Points+1 {
			t.Fatalf("%d lines for %d points", len(lines), tally.Points)
		}
		var again strings.Builder
		for _, l := range lines {
			i := strings.LastIndexByte(l, ',')
			again.WriteString(l[:i] + "\n")
		}
		second, err := Score(t.Context(), strings.NewReader(again.String()), io.Discard, func(e *RowError) { t.Error(e) })
		if err != nil || second.Points != tally.Points {
			t.Errorf("read again: %+v, %v; want %+v", second, err, tally)
		}
	})
}
