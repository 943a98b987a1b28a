package command

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/agent"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

const selectionHelp = `What is left out is no failure, but counted. Patterns are those of a .gitignore
file in /: *.log and cache/ match anywhere, /var/cache and what has a slash
inside from the root on, **/ any folders; ! takes back, and the last pattern that
matches counts; nothing can be taken back that is below an excluded folder. A
path that is named is backed up whatever they say. What is no storage (/proc,
/sys, the system's own files in /run and /dev) is left out where it is met.`

// maxExcludeFile bounds a file of patterns.
const maxExcludeFile = 1 << 20

// selectionFlags say what is left out.
type selectionFlags struct {
	exclude   []string
	files     []string
	caches    bool
	ifPresent []string
	oneSystem bool
	maxSize   term.Size
}

func (s *selectionFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&s.exclude, "exclude", nil, "leave out what matches the `pattern`, as in a .gitignore file; may be given often")
	f.StringArrayVar(&s.files, "exclude-file", nil, "leave out what the patterns in this `file` match; it is read now and not again")
	f.BoolVar(&s.caches, "exclude-caches", false, "leave out what is in folders with a CACHEDIR.TAG")
	f.StringArrayVar(&s.ifPresent, "exclude-if-present", nil, "leave out what is in folders that hold a file of this `name`")
	f.BoolVarP(&s.oneSystem, "one-file-system", "x", false, "leave out what is on other file systems than the named paths")
	f.Var(&s.maxSize, "max-file-size", "leave out files larger than this, as in 500M; they are named")
}

// says tells whether the command line says anything about what to back up.
func (s *selectionFlags) says(cmd *cobra.Command, paths []string) bool {
	said := len(paths) > 0
	for _, name := range []string{"exclude", "exclude-file", "exclude-caches", "exclude-if-present", "one-file-system", "max-file-size"} {
		said = said || cmd.Flags().Changed(name)
	}
	return said
}

// choice is what agent.yaml has, or what the command line says to back up, or what
// is remembered: the paths too, if it only says what to leave out.
func (s *selectionFlags) choice(cmd *cobra.Command, folder *agent.Folder, configured []agent.Source, paths []string) (agent.Choice, error) {
	c, err := folder.Choice()
	c.Configured = configured
	if err != nil || !s.says(cmd, paths) {
		return c, err
	}
	if len(configured) > 0 {
		return c, usage("%s has sources, which are what is backed up: say it there, or take them out", agent.ConfigFile)
	}
	if len(paths) > 0 {
		c.Paths = make([]string, len(paths))
	}
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err == nil {
			_, err = os.Lstat(abs)
		}
		if err != nil {
			return c, usage("%w", err)
		}
		c.Paths[i] = abs
	}
	before := c.Selection
	c.Selection = agent.Selection{ExcludeCaches: s.caches, ExcludeIfPresent: s.ifPresent, OneFileSystem: s.oneSystem, MaxFileSize: uint64(s.maxSize)}
	for _, name := range s.files {
		lines, err := patternsOf(name)
		if err != nil {
			return c, usage("--exclude-file: %w", err)
		}
		c.Selection.Exclude = append(c.Selection.Exclude, lines...)
	}
	for _, p := range s.exclude {
		if p == "" || p[0] == '#' || strings.Contains(p, "\n") {
			return c, usage("--exclude %s: want one pattern; a # at its beginning is written \\#", term.Name(p))
		}
		c.Selection.Exclude = append(c.Selection.Exclude, p)
	}
	warnings, err := c.Check()
	if err != nil {
		return c, usage("--%w", err)
	}
	if c.Selection.Empty() && !before.Empty() {
		warnings = append(warnings, "nothing is left out any more; until now it was "+selectionWords(before))
	}
	for _, w := range warnings {
		fmt.Fprintf(cmd.ErrOrStderr(), "warning: %s\n", term.Clean(w))
	}
	return c, nil
}

// patternsOf reads the lines of a file of patterns that are patterns.
func patternsOf(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxExcludeFile+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxExcludeFile {
		return nil, fmt.Errorf("%s: more than %s of patterns", name, term.Bytes(maxExcludeFile))
	}
	var lines []string
	for _, l := range strings.Split(string(bytes.TrimPrefix(b, []byte("\ufeff"))), "\n") {
		if l = strings.TrimSuffix(l, "\r"); l != "" && l[0] != '#' {
			lines = append(lines, l)
		}
	}
	return lines, nil
}

// selectionWords says what a selection leaves out.
func selectionWords(s agent.Selection) string {
	var words []string
	if n := len(s.Exclude); n > 0 {
		text := "what matches"
		for _, p := range s.Exclude[:min(n, 5)] {
			text += " " + term.Name(p)
		}
		if n > 5 {
			text += fmt.Sprintf(" and %d more", n-5)
		}
		words = append(words, text)
	}
	if s.ExcludeCaches {
		words = append(words, "caches")
	}
	if len(s.ExcludeIfPresent) > 0 {
		words = append(words, "folders with "+term.Name(strings.Join(s.ExcludeIfPresent, " or ")))
	}
	if s.OneFileSystem {
		words = append(words, "other file systems")
	}
	if s.MaxFileSize > 0 {
		words = append(words, "files larger than "+term.Bytes(s.MaxFileSize))
	}
	return strings.Join(words, ", ")
}

// sayLeftOut says what a selection left out.
func sayLeftOut(w io.Writer, l agent.LeftOut) {
	line(w, "Left out by choice: %s (%s) and %s with what is in them.", term.Count(l.Files, "file"), term.Bytes(l.Bytes), term.Count(l.Folders, "folder"))
	for _, x := range l.List {
		line(w, "  %s", x)
	}
}

// dryRun says what a backup would do.
func (f *flags) dryRun(cmd *cobra.Command, chosen selectionFlags, args []string) error {
	folder, err := agent.LookFolder(f.state)
	if err != nil {
		return code(err)
	}
	conf, err := f.settings()
	if err != nil {
		return code(err)
	}
	c, err := chosen.choice(cmd, folder, conf.Sources, args)
	if err != nil {
		return code(err)
	}
	var each func(agent.Previewed) error
	if f.verbose {
		each = func(p agent.Previewed) error { return f.sayPreviewed(cmd.OutOrStdout(), p) }
	}
	p, err := folder.DryRun(cmd.Context(), c, each)
	if err != nil {
		return code(err)
	}
	if f.json && f.verbose {
		err = term.JSONLine(cmd.OutOrStdout(), p)
	} else {
		err = f.print(cmd, p, func(w io.Writer) { sayPreview(w, p) })
	}
	if err == nil && p.Unread > 0 {
		err = printed(term.Exitf(term.Incomplete, "%s could not be looked at:\n  %s", term.Count(p.Unread, "path"), strings.Join(p.Reasons, "\n  ")))
	}
	return err
}

func (f *flags) sayPreviewed(w io.Writer, p agent.Previewed) error {
	if f.json {
		return term.JSONLine(w, p)
	}
	text := term.Name(p.Path)
	if p.Directory {
		text = term.Name(p.Path + "/")
	}
	if p.Reason != "" {
		text += "  (" + term.Clean(p.Reason) + ")"
	}
	_, err := fmt.Fprintf(w, "%-9s %10s  %s\n", p.State, sizeOf(p), text)
	return err
}

func sizeOf(p agent.Previewed) string {
	if p.Directory {
		return ""
	}
	return term.Bytes(p.Bytes)
}

func sayPreview(w io.Writer, p agent.Preview) {
	amount := func(a agent.Amount) string {
		return fmt.Sprintf("%s (%s)", term.Count(a.Files, "file"), term.Bytes(a.Bytes))
	}
	line(w, "A backup would read %s that are new and %s that have changed;", amount(p.New), amount(p.Changed))
	line(w, "%s unchanged would not be read. In %s; links, pipes and devices: %d.", amount(p.Unchanged), term.Count(p.Folders, "folder"), p.Others)
	if p.LeftOut.Any() {
		sayLeftOut(w, p.LeftOut)
	}
	line(w, "Nothing was sent or written.")
}
