package agent

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestChoiceIsRemembered(t *testing.T) {
	f, err := OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c, err := f.Choice(); err != nil || len(c.Paths) > 0 || !c.Selection.Empty() {
		t.Fatalf("of an empty folder: %+v, %v", c, err)
	}
	want := Choice{Paths: []string{"/etc", "/var/lib"}, Selection: Selection{Exclude: []string{"*.log", "!keep.log"}, ExcludeCaches: true,
		ExcludeIfPresent: []string{".nobackup"}, OneFileSystem: true, MaxFileSize: 5}}
	if err := f.Choose(want); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Choice(); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}

	// So it was written before anything could be left out.
	if err := f.save(sourcesFile, want.Paths); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Choice(); err != nil || !slices.Equal(got.Paths, want.Paths) || !got.Selection.Empty() {
		t.Errorf("a list of paths reads as %+v, %v", got, err)
	}
	if err := f.save(sourcesFile, map[string]any{"paths": want.Paths, "unknown": 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Choice(); err == nil || !strings.Contains(err.Error(), "unknown") {
		t.Errorf("an unknown field: %v", err)
	}
}

func TestCheckNamesPatternsWithoutEffect(t *testing.T) {
	c := Choice{Paths: []string{"/var/lib/app", "/etc"}, Selection: Selection{Exclude: []string{"*.log", "cache/tmp", "/var/lib/app/cache", "/var", "/*/x", "[a", "**/a/b", "!app/x", "/etcetera"}}}
	warnings, err := c.Check()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"[a" matches nothing`, `"cache/tmp" matches nothing in what is backed up`, `"/etcetera" matches nothing in what`} {
		if len(warnings) <= i || !strings.Contains(warnings[i], want) {
			t.Errorf("warning %d of %q, want %q", i, warnings, want)
		}
	}
	if len(warnings) != 3 {
		t.Errorf("%d warnings: %q", len(warnings), warnings)
	}
	for _, bad := range []Selection{{Exclude: []string{"a\x00b"}}, {ExcludeIfPresent: []string{"a/b"}}, {Exclude: []string{strings.Repeat("x", maxPatterns), "y"}}} {
		if _, err := (Choice{Selection: bad}).Check(); err == nil {
			t.Errorf("%.60v is accepted", bad)
		}
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	src, state := t.TempDir(), filepath.Join(t.TempDir(), "none")
	for name, content := range map[string]string{"a.txt": "12345", "b.log": "123", "c/d": "1"} {
		path := filepath.Join(src, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := LookFolder(state)
	if err != nil {
		t.Fatal(err)
	}
	var states []string
	p, err := f.DryRun(context.Background(), Choice{Paths: []string{src}, Selection: Selection{Exclude: []string{"*.log"}}}, func(x Previewed) error {
		if below, in := strings.CutPrefix(x.Path, src+"/"); in {
			states = append(states, x.State+" "+below)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Amount{2, 6}); p.New != want || p.Changed.Files+p.Unchanged.Files != 0 || p.LeftOut.Files != 1 || p.LeftOut.Bytes != 3 {
		t.Errorf("preview: %+v", p)
	}
	if want := []string{"new a.txt", "left out b.log", "new c", "new c/d"}; !slices.Equal(states, want) {
		t.Errorf("told %q, want %q", states, want)
	}
	if _, err := os.Stat(state); !os.IsNotExist(err) {
		t.Errorf("the state folder: %v", err)
	}
}

// A choice that is taken can be checked and is remembered as it was.
func FuzzChoice(f *testing.F) {
	f.Add([]byte(`["/etc"]`))
	f.Add([]byte(`{"paths":["/etc","/var/lib"],"selection":{"exclude":["*.log","!keep.log","/a/**/b[!c-"],"excludeIfPresent":[".nobackup"],"maxFileSize":5}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var c, again chosen
		if json.Unmarshal(b, &c) != nil {
			return
		}
		if _, err := Choice(c).Check(); err != nil {
			return
		}
		raw, err := json.Marshal(Choice(c))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &again); err != nil || again.Selection.MaxFileSize != c.Selection.MaxFileSize || len(again.Paths) != len(c.Paths) {
			t.Fatalf("%s is remembered as %s: %v", b, raw, err)
		}
	})
}
