package view

import (
	"context"
	"fmt"
	"strings"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// DiffHelp explains what Diff shows.
const DiffHelp = `+ was added, - removed, M has another content, m other attributes, R another name.
What both snapshots have in common is not read: of two large snapshots that
differ in little, little is fetched.`

// differenceLine is a difference as JSON.
type differenceLine struct {
	Change string   `json:"change"`
	Path   string   `json:"path"`
	Raw    []byte   `json:"raw,omitempty"` // see entryLine
	From   string   `json:"from,omitempty"`
	Type   string   `json:"type"`
	Before uint64   `json:"before,omitempty"` // bytes of a file
	After  uint64   `json:"after,omitempty"`
	What   []string `json:"what,omitempty"`
}

// Diff shows in what b differs from a, and to people how much that is.
func Diff(ctx context.Context, a, b *archive.Snapshot, o Output) error {
	return o.buffered(func(o Output) error {
		count := map[archive.DifferenceKind]uint64{}
		err := archive.Diff(ctx, a, b, func(d archive.Difference) error {
			count[d.Kind]++
			return o.difference(d)
		})
		if err != nil || o.JSON {
			return err
		}
		_, err = fmt.Fprintf(o.W, "%d added, %d removed, %d changed, %d renamed\n", count[archive.Added], count[archive.Removed], count[archive.Altered], count[archive.Renamed])
		return err
	})
}

func (o Output) difference(d archive.Difference) error {
	if o.JSON {
		l := differenceLine{Change: string(d.Kind), Path: "/" + d.Path, Raw: raw(d.Path), Type: d.Type.String(), Before: d.Before, After: d.After, What: d.What}
		if d.From != "" {
			l.From = "/" + d.From
		}
		return term.JSONLine(o.W, l)
	}
	name := "/" + d.Path
	if d.Type == archive.Directory {
		name += "/"
	}
	line := term.Name(name)
	switch d.Kind {
	case archive.Added:
		line = "+ " + line
	case archive.Removed:
		line = "- " + line
	case archive.Renamed:
		line = "R " + term.Name("/"+d.From) + " -> " + line
	default:
		sign := "m "
		for _, what := range d.What {
			if what == "content" || what == "type" {
				sign = "M "
			}
		}
		line = sign + line + "  (" + strings.Join(d.What, ", ")
		if d.Before != d.After {
			line += fmt.Sprintf(": %s, now %s", term.Bytes(d.Before), term.Bytes(d.After))
		}
		line += ")"
	}
	_, err := fmt.Fprintln(o.W, line)
	return err
}
