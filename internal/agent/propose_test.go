package agent

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestPropose(t *testing.T) {
	root := t.TempDir()
	put := func(path, content string) {
		t.Helper()
		path = filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if found, notes := Propose(t.Context(), root, "/var/lib/agent"); len(found) > 0 || len(notes) > 0 {
		t.Fatalf("of nothing: %v, %v", found, notes)
	}
	const db = databaseMagic + "and more"
	put("etc/hosts", "")
	put("home/ann/x", "")
	put("root/.none", "")
	put("var/lib/app/odd: \"name\" # x'.db", db+"+")
	put("var/lib/app/new\nline.db", db)
	put("var/lib/app/text.db", "text")
	put("var/lib/app/short", "SQL")
	put("var/lib/agent/own.db", db)
	put("var/lib/docker/x.db", db)
	put("opt/deep/er/data", db)
	put("var/lib/mosquitto/mosquitto.db", "not SQLite")
	for pid, name := range map[string]string{"1": "init", "20": "postgres", "21": "postgres", "300": "influxd", "301": "mosquitto"} {
		put("proc/"+pid+"/comm", name+"\n")
	}
	if err := syscall.Mkfifo(filepath.Join(root, "opt/pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(root+"/opt/deep/er/data", filepath.Join(root, "opt/link.db")); err != nil {
		t.Fatal(err)
	}
	found, notes := Propose(t.Context(), root, "/var/lib/agent")
	if len(notes) > 0 {
		t.Errorf("notes %v", notes)
	}
	text, err := SourcesText(found)
	if err != nil {
		t.Fatal(err)
	}
	c, err := parseConfig([]byte(text))
	if err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	want := []string{"directory /etc", "directory /home", "directory /root", "command /var/backups/postgresql.sql", "command /var/backups/influxdb.tar",
		"directory /var/lib/mosquitto", "sqlite /var/lib/app/odd: \"name\" # x'.db", "sqlite /opt/deep/er/data"}
	var got []string
	for _, s := range c.Sources {
		got = append(got, string(s.Kind)+" "+s.Path)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	// Of very many databases the largest are proposed.
	for _, name := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		put("srv/"+name, db+name)
	}
	if found, notes = Propose(t.Context(), root, "/var/lib/agent"); len(found) != 6+proposedDatabases || len(notes) != 1 || !strings.Contains(notes[0], "8 SQLite databases more") {
		t.Errorf("%d found, notes %v", len(found), notes)
	}
	s := search{ctx: t.Context(), root: root, left: 5}
	if s.folder("/srv"); s.left > 0 || len(s.found) > 5 {
		t.Errorf("a search of 5 found %d, %d are left", len(s.found), s.left)
	}
}

// What is chosen is put behind what the file has, and a file that has sources, or that
// it cannot be put behind, stays as it is.
func TestProposalsAreWrittenOnce(t *testing.T) {
	proposals := []Proposal{{"the settings\nof it", ProposedSource{Directory: "/etc", Exclude: []string{"*.bak", "# x"}}}, {"a database", ProposedSource{SQLite: "/a: b"}}}
	for have, ok := range map[string]bool{"": true, "metered: true # dear\n": true, "metered: true": true, "sources: [{directory: /x}]\n": false, "{metered: true}\n": false, "metered: [": false, "---\nmetered: true\n...\n": false} {
		f, err := OpenFolder(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(f.Dir(), ConfigFile)
		if have != "" {
			if err := os.WriteFile(path, []byte(have), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		err = f.Propose(proposals)
		now, rerr := os.ReadFile(path)
		if rerr != nil {
			t.Fatal(rerr)
		}
		if (err == nil) != ok || !ok && string(now) != have || !strings.HasPrefix(string(now), strings.TrimSpace(have)) {
			t.Errorf("%q: %v, then\n%s", have, err, now)
		}
		c, err := f.Configured()
		if ok && (err != nil || len(c.Sources) != 2 || c.Metered != (have != "") || c.Sources[0].Selection.Exclude[1] != "# x") {
			t.Errorf("%q: %+v, %v", have, c, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
