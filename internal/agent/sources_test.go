package agent

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestSourcesOfConfig(t *testing.T) {
	c, err := parseConfig([]byte(`sources:
  - directory: /etc/
    exclude: ["*.bak", /etc/ssl/private]
    exclude-caches: true
    exclude-if-present: [.nobackup]
    one-file-system: true
    max-file-size: 2G
    timeout: 5m
  - sqlite: /var/lib/app/app.db
    before: [sync]
  - command: [pg_dump, -Fc, app]
    as: /etc/app.dump
    max-size: 500M
    timeout: 90s
    env: {PGPASSWORD: "s3cret: #", PGHOST: db}
    failed: [logger, bad]
    hook-timeout: 5s
before: [mount, /mnt]
after: [umount, /mnt]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Source{
		{Kind: DirectorySource, Path: "/etc", Selection: Selection{Exclude: []string{"*.bak", "/etc/ssl/private"}, ExcludeCaches: true,
			ExcludeIfPresent: []string{".nobackup"}, OneFileSystem: true, MaxFileSize: 2 << 30}, Stall: 5 * time.Minute, Command: Command{Timeout: time.Hour}, MaxSize: 16 << 30, Hooks: Hooks{Timeout: time.Minute}},
		{Kind: SQLiteSource, Path: "/var/lib/app/app.db", Command: Command{Timeout: time.Hour}, MaxSize: 16 << 30,
			Hooks: Hooks{Before: []string{"sync"}, Timeout: time.Minute}},
		{Kind: CommandSource, Path: "/etc/app.dump", Command: Command{Args: []string{"pg_dump", "-Fc", "app"},
			Env: []string{"PGPASSWORD=s3cret: #", "PGHOST=db"}, Timeout: 90 * time.Second}, MaxSize: 500 << 20,
			Hooks: Hooks{Failed: []string{"logger", "bad"}, Timeout: 5 * time.Second}},
	}
	if !reflect.DeepEqual(c.Sources, want) {
		t.Errorf("got  %+v\nwant %+v", c.Sources, want)
	}
	if h := (Hooks{Before: []string{"mount", "/mnt"}, After: []string{"umount", "/mnt"}, Timeout: time.Minute}); !reflect.DeepEqual(c.Hooks, h) {
		t.Errorf("hooks %+v", c.Hooks)
	}
}

func TestSourcesOfConfigThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"sources: /etc":                                                      "line 1: sources: want a list",
		"sources: []":                                                        "line 1: sources: want a list",
		"sources:\n  - /etc":                                                 "line 2: want KEY: VALUE",
		"sources:\n  - exclude: [a]":                                         "line 2: a source wants directory, sqlite or command",
		"sources:\n  - directory: etc":                                       "line 2: want an absolute path",
		"sources:\n  - directory: /etc\n    sqlite: /x":                      "line 3: a source is directory or sqlite, not both",
		"sources:\n  - sqlite: /etc/x\n    timeout: 1m":                      "line 3: timeout is for a command or a directory",
		"sources:\n  - sqlite: /x\n    exclude: [a]":                         "line 3: exclude is for a directory",
		"sources:\n  - sqlite: /":                                            "line 2: / is no path of a file",
		"sources:\n  - directory: /etc\n    exclud: [a]":                     `line 3: there is no key "exclud"`,
		"sources:\n  - directory: /etc\n    exclude: a":                      "line 3: want a list",
		"sources:\n  - directory: /etc\n    exclude-caches: yes":             "line 3: want true or false",
		"sources:\n  - directory: /etc\n    max-file-size: big":              "line 3: ",
		"sources:\n  - directory: /etc\n    max-file-size: 0":                "line 3: want more than 0 bytes",
		"sources:\n  - directory: /etc\n    exclude-if-present: [a/b]":       "line 2: exclude if present",
		"sources:\n  - command: [x]":                                         "line 2: a command wants as",
		"sources:\n  - command: pg_dump app\n    as: /x":                     "line 2: want a program and its arguments as a list",
		"sources:\n  - command: []\n    as: /x":                              "line 2: want a program",
		"sources:\n  - command: [a, [b]]\n    as: /x":                        "line 2: want a program",
		"sources:\n  - command: [a]\n    as: /x\n    timeout: 0s":            "line 4: want a time from 1s to 168h",
		"sources:\n  - command: [a]\n    as: /x\n    timeout: 10":            "line 4: want a time",
		"sources:\n  - command: [a]\n    as: /x\n    env: {A B: c}":          `line 4: env: "A B" is no name`,
		"sources:\n  - command: [a]\n    as: /x\n    env: {A: [c]}":          "line 4: env: want one plain value for A",
		"sources:\n  - command: [a]\n    as: /x\n    env: {A: b, A: secret}": "line 4: env: A is there twice",
		"sources:\n  - directory: /etc\n  - directory: /etc":                 "line 3: /etc is already in /etc of line 2",
		"sources:\n  - directory: /etc/x\n  - directory: /etc":               "line 3: /etc has /etc/x of line 2 in it",
		"sources:\n  - directory: /\n  - directory: /etc":                    "line 3: /etc is already in / of line 2",
		"sources:\n  - sqlite: /a/b\n  - command: [x]\n    as: /a/b/c":       "line 3: /a/b/c is already in /a/b of line 2",
		"sources:\n  - sqlite: /a/b\n  - sqlite: /a/b":                       "line 3: /a/b is already in",
		"sources:\n  - sqlite: /a/b\n  - directory: /a/b":                    "line 3: /a/b is already in",
		"sources:\n  - directory: /a\n    before: x":                         "line 3: want a program",
		"sources:\n  - directory: /a\n    hook-timeout: 8d":                  "line 3: want a time",
		"failed: []": "line 1: want a program",
		"sources:\n" + strings.Repeat("  - directory: /a\n", maxConfigSources+1):            "line 2: sources: want a list of 1 to 200",
		"sources:\n  - directory: \"/a\\0\"":                                                "line 2: want an absolute path",
		"sources:\n  - command: [\"a\\0\"]\n    as: /x":                                     "line 2: an argument has a zero byte",
		"sources:\n  - &s {directory: /a}\n  - *s":                                          "line 3: want KEY: VALUE",
		"sources:\n  - command: [a]\n    as: /x\n    env: {A: \"a secret\\0\"}":             "line 4: env: want one plain value for A",
		"sources:\n  - command: [a]\n    as: /x\n    env: {A: b}\n    env: {A: secret}":     "line 5: env is there twice",
		"sources:\n  - {directory: /a}\nsources:\n  - {directory: /b}":                      "line 3: sources is there twice",
		"sources:\n  - command: [a]\n    as: /x\n    env: [secret]":                         "line 4: env: want at most",
		"sources:\n  - command: [a]\n    as: /x\n    max-size: -1":                          "line 4: ",
		"sources:\n  - {directory: /a, exclude: [\"" + strings.Repeat("x", 1<<20) + "\"]}":  "line 2: exclude: ",
		"sources:\n  - directory: /a\n    exclude: [{a: b}]":                                "line 3: want one plain value",
		"sources:\n  - {directory: [/a]}":                                                   "line 2: want one plain value",
		"sources:\n  - {directory: /a, one-file-system: [true]}":                            "line 2: want one plain value",
		"sources:\n  - {command: [a], as: /a, timeout: [1s]}":                               "line 2: want one plain value",
		"sources:\n  - {command: [a], as: /a, max-size: [1]}":                               "line 2: want one plain value",
		"sources:\n  - {sqlite: " + "/" + strings.Repeat("x", 5000) + "}":                   "line 2: want an absolute path",
		"sources:\n  - {command: [" + strings.Repeat("a, ", maxArguments+1) + "a], as: /a}": "line 2: want a program",
	} {
		_, err := parseConfig([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") || len(err.Error()) > 600 {
			t.Errorf("%.200q: %v, want %q", text, err, want)
		}
	}
}

// What programs are run by nobody else writes, and secrets nobody else reads.
func TestConfigThatRunsProgramsIsGuarded(t *testing.T) {
	const plain, runs, secret = "sources: [{directory: /etc}]", "before: [sync]", "sources: [{command: [a], as: /x, env: {A: b}}]"
	for _, c := range []struct {
		text string
		mode os.FileMode
		want string // "": it is taken
	}{
		{plain, 0o666, ""}, {runs, 0o644, ""}, {secret, 0o600, ""},
		{runs, 0o664, "chmod go-w"}, {runs, 0o602, "chmod go-w"}, {secret, 0o640, "chmod 600"}, {secret, 0o604, "chmod 600"},
	} {
		path := filepath.Join(t.TempDir(), ConfigFile)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, c.mode); err != nil {
			t.Fatal(err)
		}
		got, err := ReadConfig(path)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !reflect.DeepEqual(got, Config{})) {
			t.Errorf("%q with mode %o: %v, want %q", c.text, c.mode, err, c.want)
		}
		if os.Getuid() != 0 || c.text == plain {
			continue
		}
		if err := os.Chown(path, 4242, 4242); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadConfig(path); err == nil || !strings.Contains(err.Error(), "chown root") {
			t.Errorf("%q of somebody else: %v", c.text, err)
		}
	}
}
