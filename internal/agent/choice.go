package agent

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/archive/ignore"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// Choice is what a device backs up.
type Choice struct {
	Paths     []string  `json:"paths"` // absolute
	Selection Selection `json:"selection,omitzero"`
	// Configured are the sources of agent.yaml. If there are any they are what is
	// backed up, and the rest is not.
	Configured []Source `json:"-"`
}

// Selection says what of the paths is left out; see archive.Selection.
type Selection struct {
	Exclude          []string `json:"exclude,omitempty"` // lines as of a .gitignore file in /
	ExcludeCaches    bool     `json:"excludeCaches,omitempty"`
	ExcludeIfPresent []string `json:"excludeIfPresent,omitempty"`
	OneFileSystem    bool     `json:"oneFileSystem,omitempty"`
	MaxFileSize      uint64   `json:"maxFileSize,omitempty"` // bytes; 0: any
}

// maxPatterns bounds the bytes of all patterns together.
const maxPatterns = 1 << 20

// Empty tells whether nothing is left out by choice.
func (s Selection) Empty() bool {
	return len(s.Exclude) == 0 && !s.ExcludeCaches && len(s.ExcludeIfPresent) == 0 && !s.OneFileSystem && s.MaxFileSize == 0
}

// archive is the selection as the archive applies it.
func (s Selection) archive() (archive.Selection, error) {
	text := strings.Join(s.Exclude, "\n")
	if len(text) > maxPatterns {
		return archive.Selection{}, fmt.Errorf("exclude: patterns of %d bytes, at most %d", len(text), maxPatterns)
	}
	list, err := ignore.Parse(text)
	if err != nil {
		return archive.Selection{}, fmt.Errorf("exclude: %w", err)
	}
	for _, name := range s.ExcludeIfPresent {
		if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") {
			return archive.Selection{}, fmt.Errorf("exclude if present: %q is no name of a file", name)
		}
	}
	return archive.Selection{Exclude: list, OneFileSystem: s.OneFileSystem, Caches: s.ExcludeCaches,
		IfPresent: s.ExcludeIfPresent, MaxFileSize: s.MaxFileSize}, nil
}

// Check looks whether the choice can be applied, and says what in it has no
// effect: a pattern that was meant to leave something out, and does not, is
// noticed too late.
func (c Choice) Check() (warnings []string, err error) {
	s, err := c.Selection.archive()
	if err != nil {
		return nil, err
	}
	for _, text := range s.Exclude.Useless() {
		warnings = append(warnings, fmt.Sprintf("the pattern %q matches nothing: it is not whole", text))
	}
	patterns, dirs := s.Exclude.Anchors()
	for i, dir := range dirs {
		meets := func(path string) bool {
			path = strings.Trim(path, "/")
			return path == "" || dir == "" || strings.HasPrefix(dir+"/", path+"/") || strings.HasPrefix(path+"/", dir+"/")
		}
		if len(c.Paths) > 0 && !slices.ContainsFunc(c.Paths, meets) {
			warnings = append(warnings, fmt.Sprintf("the pattern %q matches nothing in what is backed up: a pattern with a slash begins at /; **/ before it lets it begin anywhere", patterns[i]))
		}
	}
	return warnings, nil
}

// chosen is a choice as the file has it: the paths alone if nothing was ever
// left out.
type chosen Choice

// UnmarshalJSON implements json.Unmarshaler.
func (c *chosen) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, &c.Paths)
	}
	strict := json.NewDecoder(bytes.NewReader(b))
	strict.DisallowUnknownFields()
	return strict.Decode((*Choice)(c))
}

// Choice is what `backup PATH…` was last told.
func (f *Folder) Choice() (Choice, error) {
	var raw chosen
	if err := f.load(sourcesFile, &raw); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Choice{}, err
	}
	return Choice(raw), nil
}

// Choose remembers what to back up.
func (f *Folder) Choose(c Choice) error { return f.save(sourcesFile, c) }

// Sources are the paths of the choice.
func (f *Folder) Sources() ([]string, error) {
	c, err := f.Choice()
	return c.Paths, err
}

// sources makes the sources of the choice, with what else they need.
func (c Choice) sources(o archive.FileOptions, t *taking) ([]archive.Source, error) {
	if len(c.Configured) > 0 {
		return t.of(c.Configured, o)
	}
	var err error
	if o.Selection, err = c.Selection.archive(); err != nil {
		return nil, err
	}
	var out []archive.Source
	for _, p := range c.Paths {
		t, err := archive.NewFileTree(p, o)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// LeftOut says what a selection left out.
type LeftOut struct {
	Files   uint64 `json:"files"`
	Bytes   uint64 `json:"bytes"`   // of these files
	Folders uint64 `json:"folders"` // with what is in them, which was not looked at
	// List names what was not left out by a pattern: file systems, tagged
	// folders, large files. At most 50 of them.
	List []string `json:"list,omitempty"`
}

// Any tells whether anything was left out.
func (l LeftOut) Any() bool { return l.Files+l.Folders > 0 }

func (l *LeftOut) add(x archive.LeftOut) {
	if x.Directory {
		l.Folders++
	} else {
		l.Files++
		l.Bytes += x.Size
	}
	if x.Reason != archive.ByPattern && len(l.List) < unreadKept {
		l.List = append(l.List, term.Clean("/"+x.Path+": "+x.Detail))
	}
}
