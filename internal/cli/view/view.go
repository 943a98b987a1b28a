// Package view shows what is in snapshots, to people and to programs, for both
// programs alike: listings, single files, searches, differences.
//
// To people names are shown so that none can steer a terminal and no two look
// the same. As JSON there is one object a line: lists may be long, and are never
// in memory.
package view

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// Output is where and how something is shown.
type Output struct {
	W    io.Writer
	JSON bool
}

// buffered calls use with a buffered output, and flushes it.
func (o Output) buffered(use func(Output) error) error {
	b := bufio.NewWriterSize(o.W, 64<<10)
	err := use(Output{b, o.JSON})
	return errors.Join(err, b.Flush())
}

// entryLine is an entry as JSON.
type entryLine struct {
	Path string `json:"path"`
	// Raw is the path in bytes (base64), where it is not UTF-8.
	Raw      []byte    `json:"raw,omitempty"`
	Type     string    `json:"type"`
	Mode     string    `json:"mode"`
	User     string    `json:"user"`
	Group    string    `json:"group"`
	Size     uint64    `json:"size"`
	Modified time.Time `json:"modified"`
	Link     string    `json:"link,omitempty"`    // target of a symbolic link
	SameAs   string    `json:"sameAs,omitempty"`  // path of the first name of a hard link
	Inexact  bool      `json:"inexact,omitempty"` // the file changed while it was read
}

// raw is a path that JSON cannot hold.
func raw(path string) []byte {
	if utf8.ValidString(path) {
		return nil
	}
	return []byte("/" + path)
}

func owner(name string, id uint32) string {
	if name == "" {
		return fmt.Sprint(id)
	}
	return name
}

// mode is an entry's mode as ls -l shows it (POSIX.1-2017, utility ls).
func mode(e archive.Entry) string {
	m := []byte("?rwxrwxrwx")
	switch e.Type {
	case archive.Directory:
		m[0] = 'd'
	case archive.Symlink:
		m[0] = 'l'
	case archive.FIFO:
		m[0] = 'p'
	case archive.CharDevice:
		m[0] = 'c'
	case archive.BlockDevice:
		m[0] = 'b'
	case archive.File:
		m[0] = '-'
	}
	for i := range 9 {
		if e.Mode&(0o400>>i) == 0 {
			m[1+i] = '-'
		}
	}
	for _, special := range []struct {
		bit   uint32
		at    int // of the x that it stands in place of
		shown byte
	}{{0o4000, 3, 's'}, {0o2000, 6, 's'}, {0o1000, 9, 't'}} {
		switch {
		case e.Mode&special.bit == 0:
		case m[special.at] == 'x':
			m[special.at] = special.shown
		default:
			m[special.at] = special.shown - 'a' + 'A'
		}
	}
	return string(m)
}

func (o Output) entry(e archive.Entry) error {
	user, group := owner(e.User, e.UID), owner(e.Group, e.GID)
	if o.JSON {
		l := entryLine{Path: "/" + e.Path, Raw: raw(e.Path), Type: e.Type.String(), Mode: mode(e), User: user, Group: group,
			Size: e.Size, Modified: e.MTime.UTC(), Link: e.Target, Inexact: e.Inexact}
		if e.Link != "" {
			l.SameAs = "/" + e.Link
		}
		return term.JSONLine(o.W, l)
	}
	name := term.Name("/" + e.Path)
	switch {
	case e.Target != "":
		name += " -> " + term.Name(e.Target)
	case e.Link != "":
		name += " = " + term.Name("/"+e.Link)
	}
	_, err := fmt.Fprintf(o.W, "%s %-8s %-8s %10s %s %s\n", mode(e), term.Name(user), term.Name(group), term.Bytes(e.Size), e.MTime.UTC().Format(time.DateTime), name)
	return err
}

// Clean brings a path into the form that it has in an archive.
func Clean(path string) string { return strings.Trim(path, "/") }

// List shows all that is at or below a path.
func List(ctx context.Context, s *archive.Snapshot, path string, o Output) error {
	return o.buffered(func(o Output) error {
		found := path == ""
		err := s.Walk(ctx, path, func(e archive.Entry) error {
			found = true
			return o.entry(e)
		})
		if err == nil && !found {
			err = fmt.Errorf("%s: %w", term.Name("/"+path), archive.ErrNotFound)
		}
		return err
	})
}

// Cat writes the bytes of a file.
func Cat(ctx context.Context, s *archive.Snapshot, path string, w io.Writer) error {
	e, err := s.Lookup(ctx, path)
	if errors.Is(err, archive.ErrNotFound) {
		return fmt.Errorf("%s: %w", term.Name("/"+path), archive.ErrNotFound)
	}
	if err != nil {
		return err
	}
	switch e.Type {
	case archive.File:
	case archive.Symlink:
		return fmt.Errorf("%s is a symbolic link to %s: name the file", term.Name("/"+path), term.Name(e.Target))
	default:
		return fmt.Errorf("%s is a %s: want a file", term.Name("/"+path), e.Type)
	}
	return s.Content(ctx, e, func(b []byte) error {
		_, err := w.Write(b)
		return err
	})
}
