package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/byssus-iot/byssus/bench/measure"
)

// howToInstall is said when no peer is there.
const howToInstall = "no peer is on the PATH: `apt-get install restic borgbackup` installs two, https://kopia.io has a third; Byssus is measured alone"

// password protects the peers' repositories: encryption is on everywhere.
const password = "bench-password"

// peer is a backup program as this benchmark calls it. A command is made of
// words, in which names in braces stand for folders.
type peer struct {
	name    string
	program string
	env     []string
	init    [][]string
	backup  []string
	check   []string
	restore []string // done in the folder {to}
	one     []string
}

// peers are all that are known, as their manuals say they are called.
var peers = []peer{
	{
		name: "restic", program: "restic",
		env:     []string{"RESTIC_PASSWORD=" + password, "RESTIC_REPOSITORY={repo}", "RESTIC_CACHE_DIR={home}/cache"},
		init:    [][]string{{"init"}},
		backup:  []string{"backup", "--quiet", "{source}"},
		check:   []string{"check", "--quiet", "--read-data"},
		restore: []string{"restore", "--quiet", "latest", "--target", "{to}"},
		one:     []string{"restore", "--quiet", "latest", "--include", "{path}", "--target", "{to}"},
	},
	{
		name: "kopia-zstd", program: "kopia",
		env: []string{"KOPIA_PASSWORD=" + password, "KOPIA_CONFIG_PATH={home}/kopia.config", "KOPIA_LOG_DIR={home}/log", "KOPIA_CHECK_FOR_UPDATES=false"},
		init: [][]string{{"repository", "create", "filesystem", "--path", "{repo}", "--cache-directory", "{home}/cache"},
			{"policy", "set", "--global", "--compression=zstd"}},
		backup:  []string{"snapshot", "create", "--no-progress", "{source}"},
		check:   []string{"snapshot", "verify", "--no-progress", "--verify-files-percent=100"},
		restore: []string{"restore", "--no-progress", "--snapshot-time=latest", "{source}", "{to}"},
		one:     []string{"restore", "--no-progress", "--snapshot-time=latest", "{path}", "{to}/one"},
	},
	borg("borg-lz4", "lz4"),
	borg("borg-zstd", "zstd,3"),
}

func borg(name, compression string) peer {
	return peer{
		name: name, program: "borg",
		env:     []string{"BORG_PASSPHRASE=" + password, "BORG_BASE_DIR={home}"},
		init:    [][]string{{"init", "--encryption", "repokey", "{repo}"}},
		backup:  []string{"create", "--compression", compression, "{repo}::{number}", "{source}"},
		check:   []string{"check", "--verify-data", "{repo}"},
		restore: []string{"extract", "{repo}::{number}"},
		one:     []string{"extract", "{repo}::{number}", "{relative}"},
	}
}

// peersHere are the peers whose programs are on the PATH.
func peersHere(work string) []contender {
	var here []contender
	for _, p := range peers {
		path, err := exec.LookPath(p.program)
		if err != nil {
			continue
		}
		here = append(here, contender{p.name, func(_ context.Context, rep int) (repository, error) {
			dir := filepath.Join(work, fmt.Sprintf("%s.%d", p.name, rep))
			r := &peerRepository{peer: p, path: path, dir: dir}
			if err := os.MkdirAll(filepath.Join(dir, "home"), 0o700); err != nil {
				return nil, err
			}
			for _, words := range p.init {
				if _, err := measure.Run(r.command(words, nil)); err != nil {
					return nil, err
				}
			}
			return r, nil
		}})
	}
	return here
}

// peerVersion is what a peer's program calls itself.
func peerVersion(program string) string {
	for _, flag := range []string{"version", "--version"} {
		if out, err := exec.Command(program, flag).Output(); err == nil {
			return strings.TrimSpace(strings.SplitN(string(out), "\n", 2)[0])
		}
	}
	return program
}

type peerRepository struct {
	peer
	path      string // of the program
	dir       string
	source    string
	snapshots int
}

// command is one of the peer's, with what the braces stand for.
func (r *peerRepository) command(words []string, more map[string]string) *exec.Cmd {
	pairs := []string{"{repo}", filepath.Join(r.dir, "repo"), "{home}", filepath.Join(r.dir, "home"), "{source}", r.source, "{number}", fmt.Sprint(r.snapshots)}
	for k, v := range more {
		pairs = append(pairs, k, v)
	}
	fill := strings.NewReplacer(pairs...)
	cmd := exec.Command(r.path)
	for _, w := range words {
		cmd.Args = append(cmd.Args, fill.Replace(w))
	}
	home := filepath.Join(r.dir, "home")
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home+"/.cache", "XDG_CONFIG_HOME="+home+"/.config")
	for _, e := range r.env {
		cmd.Env = append(cmd.Env, fill.Replace(e))
	}
	return cmd
}

func (r *peerRepository) backup(source string) (outcome, error) {
	r.source = source
	r.snapshots++
	return plain(measure.Run(r.command(r.peer.backup, nil)))
}

func (r *peerRepository) check() (outcome, error) {
	return plain(measure.Run(r.command(r.peer.check, nil)))
}

func (r *peerRepository) restore(to string) (outcome, error) {
	cmd := r.command(r.peer.restore, map[string]string{"{to}": to})
	cmd.Dir = to
	return plain(measure.Run(cmd))
}

func (r *peerRepository) one(path, to string) (outcome, error) {
	cmd := r.command(r.peer.one, map[string]string{"{to}": to, "{path}": path, "{relative}": strings.TrimPrefix(path, "/")})
	cmd.Dir = to
	return plain(measure.Run(cmd))
}

func (r *peerRepository) size() (int64, error) { return folderBytes(filepath.Join(r.dir, "repo")) }
func (r *peerRepository) before() error        { return nil }
func (r *peerRepository) remove() error        { return os.RemoveAll(r.dir) }

// folderBytes is the sum of the lengths of the files below a folder.
func folderBytes(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a lock that was just let go
		}
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}
