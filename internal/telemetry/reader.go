package telemetry

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// MaxLine is how many bytes a line may have, its end not counted.
const MaxLine = 1024

// Header is the first line of every file.
const Header = "timestamp,value"

// A Row is a point of a file.
type Row struct {
	Line  int // from 1
	Time  time.Time
	Value float64
	Stamp string // the time as it stands in the file
	Text  string // the value as it stands in the file
}

// A RowError is a row that has no point. The rows after it can be read.
type RowError struct {
	Line int
	What string
}

// Error says which line, and what about it.
func (e *RowError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.What) }

// A HeaderError is a file that does not begin with Header; nothing of it is read.
type HeaderError struct{ Found string }

// Error says what stands there instead, and what to do.
func (e *HeaderError) Error() string {
	return fmt.Sprintf("line 1 is %q, but must be the header %s: add it, or check that this is the right file", e.Found, Header)
}

// A Reader reads points from lines timestamp,value below a header. It keeps one
// line at a time.
type Reader struct {
	in   *bufio.Reader
	line int
}

// NewReader returns a reader of what r has.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, MaxLine+2)} // room for the longest line and its end
}

// Next returns the next row. At the end it returns io.EOF; a *RowError is about
// this row only; any other error is final. Empty lines are passed over.
func (r *Reader) Next() (Row, error) {
	if r.line == 0 {
		line, err := r.next()
		if err == io.EOF {
			return Row{}, &HeaderError{}
		} else if _, ok := errors.AsType[*RowError](err); err != nil && !ok {
			return Row{}, err
		}
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
		if err != nil || !strings.EqualFold(strings.ReplaceAll(string(line), " ", ""), Header) {
			return Row{}, &HeaderError{Found: clip(line)}
		}
	}
	for {
		line, err := r.next()
		if err != nil {
			return Row{}, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return parseRow(r.line, line)
		}
	}
}

// next reads a line without its end. Of one that is too long it returns the
// beginning with a *RowError, and passes over the rest.
func (r *Reader) next() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if err == io.EOF && len(line) == 0 {
		return nil, io.EOF
	}
	r.line++
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
	if err == bufio.ErrBufferFull || err == nil && len(line) > MaxLine {
		line = bytes.Clone(line[:64])
		for err == bufio.ErrBufferFull {
			_, err = r.in.ReadSlice('\n')
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		return line, &RowError{r.line, fmt.Sprintf("longer than %d bytes", MaxLine)}
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	if len(line) > MaxLine {
		return line[:64], &RowError{r.line, fmt.Sprintf("longer than %d bytes", MaxLine)}
	}
	return line, nil
}

// layouts are how a time may be written: with a blank or a T; UTC unless it ends
// with a zone. Fractions of a second may follow the seconds.
var layouts = [...]string{"2006-01-02 15:04:05", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02 15:04:05Z07:00"}

func parseRow(number int, line []byte) (Row, error) {
	stamp, text, ok := strings.Cut(string(line), ",")
	if !ok || strings.Contains(text, ",") {
		return Row{}, &RowError{number, fmt.Sprintf("%q is not two fields, %s", clip(line), Header)}
	}
	row := Row{Line: number, Stamp: strings.TrimSpace(stamp), Text: strings.TrimSpace(text)}
	err := errors.New("no layout")
	for _, l := range layouts {
		if row.Time, err = time.Parse(l, row.Stamp); err == nil {
			break
		}
	}
	if err != nil || row.Time.Year() < 1 {
		return Row{}, &RowError{number, fmt.Sprintf("%q is no time: write it like 2026-11-28 07:15:00 or 2026-11-28T07:15:00Z", clip([]byte(row.Stamp)))}
	}
	if row.Text == "" {
		return Row{}, &RowError{number, "the value is empty"}
	}
	// ParseFloat knows hexadecimal, Inf and NaN, too; a measurement is none of them.
	if strings.Trim(row.Text, "+-.0123456789eE") != "" {
		return Row{}, &RowError{number, fmt.Sprintf("%q is no finite decimal number", clip([]byte(row.Text)))}
	}
	v, err := strconv.ParseFloat(row.Text, 64)
	if errors.Is(err, strconv.ErrRange) || err == nil && math.Abs(v) > MaxValue {
		return Row{}, &RowError{number, fmt.Sprintf("the value %s is beyond %g", clip([]byte(row.Text)), MaxValue)}
	} else if err != nil {
		return Row{}, &RowError{number, fmt.Sprintf("%q is no finite decimal number", clip([]byte(row.Text)))}
	}
	row.Value = v
	return row, nil
}

// clip is the beginning of what stands in a file, for a message.
func clip(b []byte) string {
	if len(b) > 40 {
		return string(b[:40]) + "…"
	}
	return string(b)
}
