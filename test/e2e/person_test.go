package e2e

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/byssus-iot/byssus/test/browser"
)

// condition is what a script asks of this machine beside testscript's own.
func condition(name string) (bool, error) {
	switch name {
	case "chromium":
		_, err := browser.Program()
		return err == nil, nil
	case "falseclock":
		return clockCanBeFalse(), nil
	}
	return false, fmt.Errorf("nothing here is called %s", name)
}

var pageAddress = regexp.MustCompile(`http://localhost:\d+/\S+`)

// answers runs a program that asks somebody on a page, whom the browser of that
// person answers. It prints what the page showed and said, and what the program
// printed.
func answers(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 3, "answers NAME PROGRAM ARG…")
	name := args[0]
	b := browserOf(ts, name)
	p := launch(ts, name, args[1:])
	url := ""
	poll(ts, args[1]+" asks "+name, func() bool {
		said, _ := os.ReadFile(ts.MkAbs(name + ".err"))
		if url = pageAddress.FindString(string(said)); url != "" {
			return true
		}
		select {
		case <-p.done:
			ts.Fatalf("%s ended before it asked %s: %s\n%s", args[1], name, p.cmd.ProcessState, said)
		default:
		}
		return false
	})
	page := b.Open(url)
	fmt.Fprintln(ts.Stdout(), page.Title)
	for _, row := range slices.Sorted(maps.Keys(page.Rows)) {
		fmt.Fprintf(ts.Stdout(), "  %s: %s\n", row, page.Rows[row])
	}
	fmt.Fprintln(ts.Stdout(), b.Press().Said)
	groupOf(ts).take(ts, name)
	if code := outcome(ts, name, p); code != 0 {
		ts.Fatalf("%s ended with code %d when %s had answered", args[1], code, name)
	}
	fmt.Fprint(ts.Stdout(), ts.ReadFile(name+".out"))
}

// browserOf is a person's browser, with the passkeys that were made in it.
func browserOf(ts *testscript.TestScript, name string) *browser.Browser {
	g := groupOf(ts)
	kept := "browser of " + name
	g.mu.Lock()
	b, _ := g.other[kept].(*browser.Browser)
	g.mu.Unlock()
	if b == nil {
		var err error
		b, err = browser.Start(ts)
		ts.Check(err)
		g.keep(ts, kept, b)
	}
	return b
}
