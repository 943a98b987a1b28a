package agent

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/byssus-iot/byssus/internal/cli/term"
)

// SourceKind is what a source of agent.yaml is.
type SourceKind string

// The kinds of sources.
const (
	DirectorySource SourceKind = "directory" // or a single file
	SQLiteSource    SourceKind = "sqlite"    // a database, checked before it is backed up
	CommandSource   SourceKind = "command"   // what a command writes to its standard output
)

// Source is one of the sources in agent.yaml.
type Source struct {
	Kind      SourceKind
	Path      string    // absolute; of a command: under which its output is backed up
	Selection Selection // of a directory
	Command   Command
	MaxSize   uint64 // bytes of a command's output
	// Stall is, of a directory, for how long nothing may come from it; 0: for ever.
	Stall time.Duration
	Hooks Hooks
}

// Command is a program with its arguments. They are never logged, nor are the
// values of its environment.
type Command struct {
	Args    []string
	Env     []string      // NAME=VALUE, beside what every program is given
	Timeout time.Duration // for how long it is waited for
}

// Hooks are programs around a source, or around a whole backup.
type Hooks struct {
	Before, After, Failed []string // with arguments; none: nothing is run
	Timeout               time.Duration
}

// None tells whether there are no hooks.
func (h Hooks) None() bool { return len(h.Before)+len(h.After)+len(h.Failed) == 0 }

const (
	maxConfigSources = 200 // a snapshot has at most 256 (package archive)
	maxArguments     = 256
	maxEnvironment   = 64

	usualTimeout     = time.Hour
	usualHookTimeout = time.Minute
	maxTimeout       = 7 * 24 * time.Hour
	usualMaxSize     = 16 << 30 // bytes
)

// configSource is a source as it stands in the file.
type configSource struct {
	Source
	line int
	keys map[string]*yaml.Node
}

// sourceKeys are the keys of a source beside the one that says its kind, and the
// hooks', with the kind they are for.
var sourceKeys = map[string]SourceKind{
	"exclude": DirectorySource, "exclude-caches": DirectorySource, "exclude-if-present": DirectorySource,
	"one-file-system": DirectorySource, "max-file-size": DirectorySource,
	"as": CommandSource, "max-size": CommandSource, "env": CommandSource,
}

// parseSources reads the list of sources.
func parseSources(n *yaml.Node) ([]Source, error) {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 || len(n.Content) > maxConfigSources {
		return nil, at(n, "sources: want a list of 1 to %d, each with directory, sqlite or command", maxConfigSources)
	}
	var all []configSource
	for _, item := range n.Content {
		s, err := parseSource(item)
		if err != nil {
			return nil, err
		}
		for _, other := range all {
			if err := s.beside(other, item); err != nil {
				return nil, err
			}
		}
		all = append(all, s)
	}
	out := make([]Source, len(all))
	for i, s := range all {
		out[i] = s.Source
	}
	return out, nil
}

// beside checks that two sources can be in one snapshot: a database or an output
// may lie in a directory that is backed up, and nothing else in another source.
func (s configSource) beside(other configSource, n *yaml.Node) error {
	in := func(a, b Source) bool {
		return a.Path == b.Path || strings.HasPrefix(a.Path, strings.TrimSuffix(b.Path, "/")+"/") && (a.Kind == DirectorySource || b.Kind != DirectorySource)
	}
	switch {
	case in(s.Source, other.Source):
		return at(n, "%s is already in %s of line %d", s.Path, other.Path, other.line)
	case in(other.Source, s.Source):
		return at(n, "%s has %s of line %d in it", s.Path, other.Path, other.line)
	}
	return nil
}

func parseSource(n *yaml.Node) (configSource, error) {
	s := configSource{line: n.Line, keys: map[string]*yaml.Node{}}
	s.Command.Timeout, s.MaxSize, s.Hooks.Timeout = usualTimeout, usualMaxSize, usualHookTimeout
	kind := func(k SourceKind, use func(*yaml.Node) error) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			if s.Kind != "" {
				return at(n, "a source is %s or %s, not both", s.Kind, k)
			}
			s.Kind = k
			return use(n)
		}
	}
	path := func(n *yaml.Node) (err error) { s.Path, err = parsePath(n); return err }
	known := map[string]func(*yaml.Node) error{
		string(DirectorySource): kind(DirectorySource, path),
		string(SQLiteSource):    kind(SQLiteSource, path),
		string(CommandSource): kind(CommandSource, func(n *yaml.Node) (err error) {
			s.Command.Args, err = parseCommand(n)
			return err
		}),
		"as":                 path,
		"exclude":            func(n *yaml.Node) (err error) { s.Selection.Exclude, err = texts(n); return err },
		"exclude-caches":     func(n *yaml.Node) (err error) { s.Selection.ExcludeCaches, err = truth(n); return err },
		"exclude-if-present": func(n *yaml.Node) (err error) { s.Selection.ExcludeIfPresent, err = texts(n); return err },
		"one-file-system":    func(n *yaml.Node) (err error) { s.Selection.OneFileSystem, err = truth(n); return err },
		"max-file-size":      func(n *yaml.Node) (err error) { s.Selection.MaxFileSize, err = size(n); return err },
		"max-size":           func(n *yaml.Node) (err error) { s.MaxSize, err = size(n); return err },
		"timeout":            func(n *yaml.Node) (err error) { s.Command.Timeout, err = span(n); return err },
		"env":                func(n *yaml.Node) (err error) { s.Command.Env, err = parseEnvironment(n); return err },
	}
	s.Hooks.keys(known)
	for key, use := range known {
		known[key] = func(n *yaml.Node) error { s.keys[key] = n; return use(n) }
	}
	if err := eachKey(n, known); err != nil {
		return s, err
	}
	if s.Kind == "" {
		return s, at(n, "a source wants directory, sqlite or command")
	}
	for key, use := range s.keys {
		if of, special := sourceKeys[key]; special && of != s.Kind {
			return s, at(use, "%s is for a %s, and this source is a %s", key, of, s.Kind)
		}
	}
	if use := s.keys["timeout"]; use != nil {
		switch s.Kind {
		case SQLiteSource:
			return s, at(use, "timeout is for a command or a directory, and this source is an sqlite")
		case DirectorySource:
			s.Stall, s.Command.Timeout = s.Command.Timeout, usualTimeout
		}
	}
	if s.Path == "" {
		return s, at(n, "a command wants as: the path under which its output is backed up")
	}
	if s.Kind != DirectorySource && s.Path == "/" {
		return s, at(n, "/ is no path of a file")
	}
	if _, err := s.Selection.archive(); err != nil {
		return s, at(n, "%v", err)
	}
	return s, nil
}

// keys adds what the hooks' keys do.
func (h *Hooks) keys(known map[string]func(*yaml.Node) error) {
	known["before"] = func(n *yaml.Node) (err error) { h.Before, err = parseCommand(n); return err }
	known["after"] = func(n *yaml.Node) (err error) { h.After, err = parseCommand(n); return err }
	known["failed"] = func(n *yaml.Node) (err error) { h.Failed, err = parseCommand(n); return err }
	known["hook-timeout"] = func(n *yaml.Node) (err error) { h.Timeout, err = span(n); return err }
}

// parsePath reads an absolute path.
func parsePath(n *yaml.Node) (string, error) {
	text, err := scalar(n)
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(text) || strings.ContainsRune(text, 0) || len(text) > 4096 {
		return "", at(n, "want an absolute path, not %.40q", text)
	}
	return filepath.Clean(text), nil
}

// parseCommand reads a program with its arguments: no shell takes them apart.
func parseCommand(n *yaml.Node) ([]string, error) {
	args, err := texts(n)
	if err != nil || len(args) == 0 || len(args) > maxArguments || args[0] == "" {
		return nil, at(n, "want a program and its arguments as a list, as in [pg_dump, app]; a shell is [sh, -c, \"…\"]")
	}
	if slices.ContainsFunc(args, func(a string) bool { return strings.ContainsRune(a, 0) }) {
		return nil, at(n, "an argument has a zero byte in it")
	}
	return args, nil
}

// parseEnvironment reads NAME: VALUE pairs. No error tells a value.
func parseEnvironment(n *yaml.Node) ([]string, error) {
	if n.Kind != yaml.MappingNode || len(n.Content) > 2*maxEnvironment {
		return nil, at(n, "env: want at most %d pairs NAME: VALUE", maxEnvironment)
	}
	var out []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		odd := func(r rune) bool {
			return r != '_' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9')
		}
		if key.Kind != yaml.ScalarNode || name == "" || strings.ContainsFunc(name, odd) || name[0] >= '0' && name[0] <= '9' {
			return nil, at(key, "env: %.40q is no name of a variable", name)
		}
		if value.Kind != yaml.ScalarNode || strings.ContainsRune(value.Value, 0) {
			return nil, at(value, "env: want one plain value for %.40s", name)
		}
		if slices.ContainsFunc(out, func(have string) bool { return strings.HasPrefix(have, name+"=") }) {
			return nil, at(key, "env: %.40s is there twice", name)
		}
		out = append(out, name+"="+value.Value)
	}
	return out, nil
}

// texts reads a list of plain values.
func texts(n *yaml.Node) ([]string, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, at(n, "want a list, as in [one, two]")
	}
	var out []string
	for _, item := range n.Content {
		text, err := scalar(item)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

func truth(n *yaml.Node) (bool, error) {
	text, err := scalar(n)
	if err == nil && text != "true" && text != "false" {
		err = at(n, "want true or false, not %.40q", text)
	}
	return text == "true", err
}

func size(n *yaml.Node) (uint64, error) {
	text, err := scalar(n)
	if err != nil {
		return 0, err
	}
	v, err := term.ParseBytes(text)
	if err == nil && v == 0 {
		err = errors.New("want more than 0 bytes")
	}
	if err != nil {
		return 0, at(n, "%v", err)
	}
	return v, nil
}

// span reads a time-out.
func span(n *yaml.Node) (time.Duration, error) {
	text, err := scalar(n)
	if err != nil {
		return 0, err
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < time.Second || d > maxTimeout {
		return 0, at(n, "want a time from 1s to %s, as in 90s, 10m or 2h, not %.40q", strconv.Itoa(int(maxTimeout.Hours()))+"h", text)
	}
	return d, nil
}

// runs tells whether a file of settings has anything run, and secret whether it has
// what others must not read.
func (c Config) runs() (runs, secret bool) {
	runs = !c.Hooks.None()
	for _, s := range c.Sources {
		runs = runs || s.Kind == CommandSource || !s.Hooks.None()
		secret = secret || len(s.Command.Env) > 0
	}
	return runs, secret
}

// guarded checks that nobody else can have this user run something, or read secrets,
// through a file of settings.
func guarded(path string, c Config) error {
	runs, secret := c.runs()
	if !runs && !secret {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	switch mode := info.Mode().Perm(); {
	case !ownedHere(info):
		return fmt.Errorf("%s has programs run, and belongs to somebody else than root or the agent's user: nothing of it is used until `chown root %s`", path, path)
	case mode&0o022 != 0:
		return fmt.Errorf("%s has programs run, and others may write it (mode %04o): nothing of it is used until `chmod go-w %s`", path, mode, path)
	case secret && mode&0o044 != 0:
		return fmt.Errorf("%s holds values under env, and others may read it (mode %04o): nothing of it is used until `chmod 600 %s`", path, mode, path)
	}
	return nil
}

// Configured reads the settings of the folder; those of a folder that has none are
// empty.
func (f *Folder) Configured() (Config, error) {
	c, err := ReadConfig(f.path(ConfigFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil
	}
	return c, err
}

// pathsOf are the sources' paths.
func pathsOf(sources []Source) []string {
	var out []string
	for _, s := range sources {
		out = append(out, s.Path)
	}
	return out
}
