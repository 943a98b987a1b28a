package term

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	xterm "golang.org/x/term"
)

// Progress shows how far a command is: a bar redrawn in place on a terminal,
// a line now and then elsewhere. A nil Progress shows nothing. It is safe for
// concurrent use.
type Progress struct {
	w    io.Writer
	bar  bool
	cols int

	mu   sync.Mutex // guards the following fields
	step string
	now  Amount
	last time.Time // of the last drawing
	open bool      // a bar stands unfinished on the current line
}

// Amount is how much of a step is done. Total 0 means it is not known.
type Amount struct {
	Done, Total uint64
	Bytes       bool          // Done and Total are bytes, else things
	Note        func() string // what is being worked on, shown behind the numbers; nil: nothing is
}

const (
	redrawEvery = 100 * time.Millisecond
	lineEvery   = 5 * time.Second
	barCells    = 24
)

// NewProgress returns a progress display on w, which is usually standard
// error: with bars if it is a terminal.
func NewProgress(w io.Writer) *Progress {
	p := &Progress{w: w, cols: 80}
	if f, ok := w.(*os.File); ok && xterm.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		p.bar = true
		if c, _, err := xterm.GetSize(int(f.Fd())); err == nil && c > 20 {
			p.cols = c
		}
	}
	return p
}

// Step begins a step of the work, ending the one before.
func (p *Progress) Step(name string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.close()
	p.step, p.now, p.last = name, Amount{}, time.Time{}
	if !p.bar {
		fmt.Fprintf(p.w, "%s\n", name)
		p.last = time.Now()
	} else {
		p.draw()
	}
}

// Set says how much of the current step is done.
func (p *Progress) Set(a Amount) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = a
	every := lineEvery
	if p.bar {
		every = redrawEvery
	}
	if time.Since(p.last) < every {
		return
	}
	p.draw()
}

// Line writes a line of its own, above the bar: a warning, a result.
func (p *Progress) Line(format string, args ...any) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	fmt.Fprintf(p.w, format+"\n", args...)
	if p.open {
		p.draw()
	}
}

// Close ends the last step.
func (p *Progress) Close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.close()
}

func (p *Progress) close() {
	if p.open {
		p.draw()
		fmt.Fprintln(p.w)
		p.open = false
	}
}

func (p *Progress) draw() {
	p.last = time.Now()
	line := p.step + amount(p.now)
	if !p.bar {
		fmt.Fprintln(p.w, line)
		return
	}
	if p.now.Total > 0 {
		full := int(min(p.now.Done, p.now.Total) * barCells / p.now.Total)
		line = fmt.Sprintf("%-26s [%s%s]%s", p.step, strings.Repeat("=", full), strings.Repeat(" ", barCells-full), amount(p.now))
	}
	if r := []rune(line); len(r) >= p.cols {
		line = string(r[:p.cols-1])
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	p.open = true
}

func amount(a Amount) string {
	var s string
	show := func(v uint64) string {
		if a.Bytes {
			return Bytes(v)
		}
		return fmt.Sprint(v)
	}
	switch {
	case a.Total > 0:
		s = fmt.Sprintf(" %d%% %s of %s", min(a.Done, a.Total)*100/a.Total, show(a.Done), show(a.Total))
	case a.Done > 0:
		s = " " + show(a.Done)
	}
	if a.Note != nil {
		s += "  " + Clean(a.Note())
	}
	return s
}
