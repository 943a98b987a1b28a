package view

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/archive/ignore"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// FindHelp explains what Find looks for.
const FindHelp = `The pattern is one of a .gitignore file: without a slash it is matched against
names, with one against whole paths from /, where * stays in a folder and **
does not: '*.log', '/etc/**', '**/state/*.json'. A slash at its end finds folders
only.`

// Find is what entries are looked for by.
type Find struct {
	kind   string
	newer  string
	larger term.Size
}

// kinds are the letters of --type, as find(1) has them.
var kinds = map[string]archive.Type{"f": archive.File, "d": archive.Directory, "l": archive.Symlink, "p": archive.FIFO, "c": archive.CharDevice, "b": archive.BlockDevice}

// Flags adds the flags of a search to a command.
func (f *Find) Flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.kind, "type", "", "only this `type`: f file, d folder, l symbolic link, p pipe, c or b device")
	cmd.Flags().StringVar(&f.newer, "newer", "", "only what was modified after this `time`: 2026-11-20, 2026-11-20T10:00:00Z, or so long ago: 36h")
	cmd.Flags().Var(&f.larger, "larger", "only files larger than this, as in 10M")
}

// Search is a Find that was understood.
type Search struct {
	pattern ignore.List
	under   string
	kind    archive.Type
	newer   time.Time
	larger  uint64
}

// Parse understands a search; its errors are of wrong usage.
func (f Find) Parse(pattern string, now time.Time) (Search, error) {
	s := Search{larger: uint64(f.larger)}
	if pattern == "" || strings.HasPrefix(pattern, "!") || strings.HasPrefix(pattern, "#") || strings.Contains(pattern, "\n") {
		return s, fmt.Errorf("%q is no pattern to find something by", term.Clean(pattern))
	}
	var err error
	if s.pattern, err = ignore.Parse(pattern); err != nil {
		return s, fmt.Errorf("pattern: %w", err)
	}
	if len(s.pattern.Useless()) > 0 {
		return s, fmt.Errorf("the pattern %s matches nothing: it is not whole", term.Name(pattern))
	}
	if _, dirs := s.pattern.Anchors(); len(dirs) == 1 {
		s.under = dirs[0]
	}
	if f.kind != "" {
		kind, known := kinds[f.kind]
		if !known {
			return s, fmt.Errorf("--type %s: want f, d, l, p, c or b", term.Name(f.kind))
		}
		s.kind = kind
	}
	if f.newer != "" {
		if s.newer, err = moment(f.newer, now); err != nil {
			return s, fmt.Errorf("--newer: %w", err)
		}
	}
	return s, nil
}

// moment reads a time, or how long ago it was.
func moment(text string, now time.Time) (time.Time, error) {
	for _, form := range []string{time.RFC3339, time.DateTime, "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(form, text, time.UTC); err == nil {
			return t, nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, fmt.Errorf("%q is no time: want 2026-11-20, 2026-11-20T10:00:00Z or 36h", term.Clean(text))
}

// Run shows what a search finds in a snapshot.
func (f Search) Run(ctx context.Context, s *archive.Snapshot, o Output) error {
	return o.buffered(func(o Output) error {
		return s.Walk(ctx, f.under, func(e archive.Entry) error {
			if !f.pattern.Matches(e.Path, e.Type == archive.Directory) || f.kind != 0 && e.Type != f.kind ||
				!f.newer.IsZero() && !e.MTime.After(f.newer) || f.larger > 0 && (e.Type != archive.File || e.Size <= f.larger) {
				return nil
			}
			return o.entry(e)
		})
	})
}
