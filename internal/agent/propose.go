package agent

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"go.yaml.in/yaml/v3"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
)

// Proposal is something on this machine that is worth a backup, as a source of
// agent.yaml.
type Proposal struct {
	What   string         `json:"what"` // in words
	Source ProposedSource `json:"source"`
}

// ProposedSource is a source as it stands in agent.yaml.
type ProposedSource struct {
	Directory     string   `yaml:"directory,omitempty" json:"directory,omitempty"`
	SQLite        string   `yaml:"sqlite,omitempty" json:"sqlite,omitempty"`
	Command       []string `yaml:"command,omitempty" json:"command,omitempty"`
	As            string   `yaml:"as,omitempty" json:"as,omitempty"`
	Exclude       []string `yaml:"exclude,omitempty,flow" json:"exclude,omitempty"`
	ExcludeCaches bool     `yaml:"exclude-caches,omitempty" json:"exclude-caches,omitempty"`
	Before        []string `yaml:"before,omitempty" json:"before,omitempty"`
}

const (
	// lookedAt bounds how many files and folders are looked at for databases.
	lookedAt = 200_000
	// proposedDatabases bounds how many are proposed, the largest ones.
	proposedDatabases = 20
)

// databaseMagic begins every SQLite database (https://sqlite.org/fileformat.html).
const databaseMagic = "SQLite format 3\x00"

// Where programs keep their data, but for servers that have a source of their own
// and for images of containers.
var (
	dataFolders   = []string{"/var/lib", "/var/opt", "/opt", "/srv", "/data", "/usr/local"}
	notLookedInto = []string{"/var/lib/docker", "/var/lib/containerd", "/var/lib/postgresql", "/var/lib/influxdb"}
)

// Propose looks on the machine, whose file system begins at root, for what is worth a
// backup; own is the agent's folder, which is not. It starts nothing, reads no
// more of a file than its beginning, and gives up a search that grows long: notes
// say so.
func Propose(ctx context.Context, root, own string) (found []Proposal, notes []string) {
	found = []Proposal{}
	is := func(path string) bool { _, err := os.Lstat(filepath.Join(root, path)); return err == nil }
	if is("/etc") {
		found = append(found, Proposal{"the settings of this machine", ProposedSource{Directory: "/etc"}})
	}
	for _, home := range []string{"/home", "/root"} {
		if entries, err := os.ReadDir(filepath.Join(root, home)); err == nil && len(entries) > 0 {
			found = append(found, Proposal{"people's own files", ProposedSource{Directory: home, Exclude: []string{".cache/"}, ExcludeCaches: true}})
		}
	}
	runs := programs(filepath.Join(root, "proc"))
	if runs["postgres"] {
		found = append(found, Proposal{"the databases of the PostgreSQL that runs here", ProposedSource{
			Command: []string{"runuser", "-u", "postgres", "--", "pg_dumpall"}, As: "/var/backups/postgresql.sql"}})
	}
	if runs["influxd"] {
		found = append(found, Proposal{"the databases of the InfluxDB that runs here", ProposedSource{
			Command: []string{"sh", "-ec", "dir=$(mktemp -d); trap 'rm -rf \"$dir\"' EXIT\ninfluxd backup -portable \"$dir\" >&2\ntar -C \"$dir\" -cf - .\n"}, As: "/var/backups/influxdb.tar"}})
	}
	if broker := "/var/lib/mosquitto"; is(broker + "/mosquitto.db") {
		p := ProposedSource{Directory: broker}
		if runs["mosquitto"] {
			p.Before = []string{"sh", "-ec", "file=" + broker + "/mosquitto.db\nwas=$(stat -c %i $file)\npkill -USR1 -u mosquitto -x mosquitto\nwhile [ \"$(stat -c %i $file)\" = \"$was\" ]; do sleep 0.1; done\n"}
		}
		found = append(found, Proposal{"what the MQTT broker mosquitto holds", p})
	}
	search := &search{ctx: ctx, root: root, left: lookedAt, skip: append(slices.Clone(notLookedInto), own)}
	for _, dir := range dataFolders {
		search.folder(dir)
	}
	slices.SortStableFunc(search.found, func(a, b foundDatabase) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.path, b.path))
	})
	for i, db := range search.found {
		if i == proposedDatabases {
			notes = append(notes, fmt.Sprintf("%s more, all smaller, are not shown", term.Count(len(search.found)-i, "SQLite database")))
			break
		}
		found = append(found, Proposal{fmt.Sprintf("an SQLite database of %s", term.Bytes(uint64(db.size))), ProposedSource{SQLite: db.path}})
	}
	if search.left <= 0 {
		notes = append(notes, fmt.Sprintf("the search for SQLite databases ended after %d files and folders: there may be more", lookedAt))
	}
	return found, notes
}

// programs are the names of the programs that run.
func programs(proc string) map[string]bool {
	out := map[string]bool{}
	names, err := filepath.Glob(filepath.Join(proc, "[0-9]*", "comm"))
	if err != nil {
		return out
	}
	for _, name := range names {
		if raw, err := os.ReadFile(name); err == nil && len(raw) < 100 {
			out[strings.TrimSpace(string(raw))] = true
		}
	}
	return out
}

type foundDatabase struct {
	path string
	size int64
}

// search looks for SQLite databases.
type search struct {
	ctx   context.Context
	root  string
	left  int // files and folders that may still be looked at
	skip  []string
	found []foundDatabase
}

// folder looks into a folder and all below it on the same file system.
func (s *search) folder(dir string) {
	info, err := os.Lstat(filepath.Join(s.root, dir))
	if err != nil || !info.IsDir() {
		return
	}
	device := deviceOf(info)
	for dirs := []string{dir}; len(dirs) > 0; {
		dir := dirs[len(dirs)-1]
		dirs = dirs[:len(dirs)-1]
		if slices.Contains(s.skip, dir) {
			continue
		}
		f, err := os.Open(filepath.Join(s.root, dir))
		if err != nil {
			continue
		}
		for {
			entries, err := f.ReadDir(256)
			for _, e := range entries {
				if s.left--; s.left <= 0 || s.ctx.Err() != nil {
					_ = f.Close() // it was only read
					return
				}
				path := filepath.Join(dir, e.Name())
				switch {
				case e.IsDir():
					if info, err := e.Info(); err == nil && deviceOf(info) == device {
						dirs = append(dirs, path)
					}
				case e.Type().IsRegular():
					s.file(path)
				}
			}
			if err != nil || len(entries) == 0 {
				break
			}
		}
		_ = f.Close() // it was only read
	}
}

// file looks whether a file begins as a database.
func (s *search) file(path string) {
	if term.Name(path) != path || len(path) > 4096 {
		return // no name for a file of settings
	}
	f, err := os.OpenFile(filepath.Join(s.root, path), os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	defer f.Close()
	head := make([]byte, len(databaseMagic))
	info, err := f.Stat()
	if n, _ := f.ReadAt(head, 0); err != nil || !info.Mode().IsRegular() || string(head[:n]) != databaseMagic {
		return
	}
	s.found = append(s.found, foundDatabase{path, info.Size()})
}

// SourcesText is sources as they stand in agent.yaml.
func SourcesText(proposals []Proposal) (string, error) {
	var b bytes.Buffer
	b.WriteString("sources:\n")
	for _, p := range proposals {
		fmt.Fprintf(&b, "  # %s\n", term.Clean(p.What))
		var one bytes.Buffer
		e := yaml.NewEncoder(&one)
		e.SetIndent(2)
		if err := errors.Join(e.Encode([]ProposedSource{p.Source}), e.Close()); err != nil {
			return "", err
		}
		for l := range strings.Lines(one.String()) {
			b.WriteString("  " + l)
		}
	}
	return b.String(), nil
}

// Propose writes sources into the folder's agent.yaml, behind what is in it. A file
// that has sources is not changed.
func (f *Folder) Propose(proposals []Proposal) error {
	path := f.path(ConfigFile)
	have, err := durable.ReadFile(f.fsys, path, maxConfig)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if c, err := parseConfig(have); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	} else if len(c.Sources) > 0 {
		return fmt.Errorf("%s has sources already: nothing was changed", path)
	}
	text, err := SourcesText(proposals)
	if err != nil {
		return err
	}
	if len(have) > 0 {
		text = strings.TrimRight(string(have), "\n") + "\n\n" + text
	}
	if c, err := parseConfig([]byte(text)); err != nil || len(c.Sources) != len(proposals) {
		return fmt.Errorf("%s: the sources could not be put behind what is in it, and nothing was changed: write them there by hand (%w)", path, err)
	}
	return durable.WriteFile(f.fsys, path, []byte(text), 0o600)
}
