package ignore

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ignored is what git's check-ignore tells: a path is ignored with the directory
// it lies in, or by itself.
func ignored(l List, path string, dirs map[string]bool) bool {
	for i := range path {
		if path[i] == '/' && l.Excluded(path[:i], true) {
			return true
		}
	}
	return l.Excluded(path, dirs[path])
}

// repository is a folder that git knows, with a file or directory for each path.
type repository struct {
	dir   string
	paths []string
	dirs  map[string]bool
}

func newRepository(t *testing.T, paths []string) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not on this machine: nobody to compare with")
	}
	r := repository{dir: t.TempDir(), dirs: map[string]bool{}}
	all := map[string]bool{}
	for _, p := range paths {
		all[p] = true
		for i := range p {
			if p[i] == '/' {
				all[p[:i]] = true
				r.dirs[p[:i]] = true
			}
		}
	}
	r.paths = slices.Sorted(maps.Keys(all))
	for _, p := range r.paths {
		at := filepath.Join(r.dir, "tree", p)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if r.dirs[p] {
			continue
		}
		if err := os.WriteFile(at, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := r.git("init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v: %s", err, out)
	}
	return r
}

func (r repository) git(args ...string) *exec.Cmd {
	c := exec.Command("git", args...)
	c.Dir = filepath.Join(r.dir, "tree")
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "HOME="+r.dir)
	return c
}

// check compares what git says of all paths under these patterns with what the
// package says.
func (r repository) check(t *testing.T, patterns string) {
	t.Helper()
	file := filepath.Join(r.dir, "patterns")
	if err := os.WriteFile(file, []byte(patterns), 0o644); err != nil {
		t.Fatal(err)
	}
	c := r.git("-c", "core.excludesFile="+file, "check-ignore", "--no-index", "--stdin", "-z")
	c.Stdin = strings.NewReader(strings.Join(r.paths, "\x00") + "\x00")
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("git check-ignore: %v: %s", err, &problems)
	}
	want := map[string]bool{}
	for _, p := range strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		want[p] = true
	}
	l, err := Parse(patterns)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.paths {
		if got := ignored(l, p, r.dirs); got != want[p] {
			t.Errorf("patterns %q: %q (directory: %v) ignored: %v, git says %v", patterns, p, r.dirs[p], got, want[p])
		}
	}
}

// awkward are the names and patterns that documents and code of others mention.
func TestAwkwardPatterns(t *testing.T) {
	r := newRepository(t, []string{
		"foo/bar/baz", "foo/barbaz/x", "foo/x/bar", "foo/a/b/bar", "fooa/b/bar", "foobar", "bar", "a/b/c/d/e.log", "a/e.log",
		"x.log", "log", "#note", "!bang", "sp ace", "trail ", "back\\slash", "star*", "q?", "[a]", "a]b", "a-b", "-", "]", "^", "!",
		"tab\t", "new\nline", "é", "\xff\xfe", "build/x", "deep/build/y", "deep/er/build", "node_modules/a/index.js",
		"web/node_modules/x/node_modules/lodash/l.js", "A", "Z", "_", "0", "9", "cr\r", "a/x/a/b", "**", "dir/**/z",
	})
	for _, patterns := range []string{
		"foo/bar/", "foo/bar", "/foo/bar", "foo**/bar", "foo**bar", "**/bar", "foo/**", "foo/**/bar", "/**", "**", "**/", "*/", "/*", "/", "!", "",
		"*\n!*/", "/*\n!/a", "/*\n!/a/\n/a/*\n!/a/b", "a\n!a/e.log", "a/**/*\n!a/b", "a/**\n!a/**/", "**/a/b", "a/*/c", "a/?/c",
		"\\#note", "#note", "\\!bang", "!bang", "sp ace", "sp ace  ", "trail\\ ", "trail ", "trail\\  ", "back\\\\slash", "star\\*", "q\\?", "\\[a]", "[[]a]",
		"[]]", "[!]]", "[^]]", "[]-]", "[a-]", "[-a]", "a[]]b", "a[^a-z]b", "[a-z-0]", "[z-a]", "[a", "a[", "[a\\", "abc\\", "[\\]]", "[\\", "[[:alpha:]]", "[[:upper:][:digit:]]",
		"[[:nonsense:]]", "[[:alpha]", "[[:alpha:]", "[[:]", "[[:space:]]", "tab[[:blank:]]", "tab[[:space:]]", "new[[:cntrl:]]line", "new?line", "[[:punct:]]", "[[:^alpha:]]",
		"[a-[:digit:]]", "[0-\\9]", "é", "?", "??", "[\xc3]?", "\xff*", "[\x80-\xff]*", "*.log", "!*.log", "*.log\n!x.log", "a/*.log", "**/*.log", "a/**.log", "*[!g]",
		"build", "build/", "/build", "build/*", "**/build", "deep/build", "**/node_modules/lodash", "web/**/lodash", "a/**/b", "**/**/b", "a/**/**/b", "a/***/b", "***/b", "a**",
		"\ufefffoo", "foo\r\nbar\r\n", "cr\r\r", "foo\\/bar", "a/\\b/c", "**\\/bar", "foo/**\\/bar", "a/**\\/b", "/a/b/", "a/b//", "//a", "a//b", "./a", "../a", "a/.", "foo/*bar", "foo/*/", "f*/b*", "*/*/*", "*/**", "*/**/*",
		"**foo", "**oo/bar", "f**/b", "[f]oo/bar", "foo[/]bar", "foo[!x]bar", "foo?bar", "foo*bar", "*o/bar", "A\n!A\nA", "\\a", "\\\\", "dir/\\*\\*/z", "dir/\\**/z",
	} {
		r.check(t, patterns)
	}
}

// TestAsGitDoes asks git about random patterns over random trees.
func TestAsGitDoes(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 1))
			name := func() string {
				names := []string{"a", "b", "c", "ab", "ba", "abc", "a.b", "aa", "-", "]", "a b", "*", "\\", "!", "é"}
				return names[random.IntN(len(names))]
			}
			var paths []string
			taken := map[string]bool{} // files: nothing may lie below them
			dirs := map[string]bool{}
			for range 60 {
				parts := []string{name()}
				for random.IntN(5) > 1 && len(parts) < 5 {
					parts = append(parts, name())
				}
				path, free := strings.Join(parts, "/"), true
				for i := range parts {
					free = free && !taken[strings.Join(parts[:i], "/")]
				}
				if !free || dirs[path] || taken[path] {
					continue
				}
				for i := range parts {
					dirs[strings.Join(parts[:i], "/")] = true
				}
				taken[path] = true
				paths = append(paths, path)
			}
			r := newRepository(t, paths)
			for range 80 {
				var lines []string
				for range 1 + random.IntN(4) {
					lines = append(lines, randomPattern(random))
				}
				r.check(t, strings.Join(lines, "\n"))
			}
		})
	}
}

func randomPattern(random *rand.Rand) string {
	pieces := []string{"a", "b", "c", "ab", "/", "/", "/", "*", "*", "**", "**", "/**/", "**/", "/**", "?", "[ab]", "[!a]", "[a-c]", "[^/]", "[", "]", "-", "\\", "\\*", "!", " ", ".", "[[:alpha:]]", "***", "é"}
	var b strings.Builder
	if random.IntN(4) == 0 {
		b.WriteString("!")
	}
	for range 1 + random.IntN(6) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	if random.IntN(5) == 0 {
		b.WriteString("/")
	}
	return b.String()
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb\x00c":                              "line 2: a pattern with a zero byte",
		"\n" + strings.Repeat("x", MaxPattern+1): "line 2: a pattern of 8193 bytes",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse gave %v, want %q", err, want)
		}
	}
}

func TestUseless(t *testing.T) {
	l, err := Parse("*.log\n[a\n/\n!\nx\\\n# a comment\n\n/a/b/*.tmp\n/**/x\nd/e\n!/a/z")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := l.Useless(), []string{"[a", "/", "!", "x\\"}; !slices.Equal(got, want) {
		t.Errorf("useless: %q, want %q", got, want)
	}
	patterns, dirs := l.Anchors()
	if want := []string{"/a/b/*.tmp", "/**/x", "d/e"}; !slices.Equal(patterns, want) {
		t.Errorf("anchored: %q, want %q", patterns, want)
	}
	if want := []string{"a/b", "", "d/e"}; !slices.Equal(dirs, want) {
		t.Errorf("anchored in %q, want %q", dirs, want)
	}
}

// TestMatchIsQuick has a pattern over which a matcher that tries everything
// would still be when the universe ends.
func TestMatchIsQuick(t *testing.T) {
	l, err := Parse("/" + strings.Repeat("**/a*a*", 200) + "b")
	if err != nil {
		t.Fatal(err)
	}
	if l.Excluded(strings.Repeat("aaaaaaa/", 500)+"a", false) {
		t.Error("it matched")
	}
}

// FuzzParse holds that no text breaks the parser or the matcher, that the
// matcher agrees with a plain one that tries everything, and that judging a
// path twice gives the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"*.log", "!a/**/b/", "[[:alpha:]-z]", "\\ ", "a**/b\n/c", "[]-a]", "**", "***/x"} {
		f.Add(s, "a/b/c.log")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		if len(text) > 200 || len(path) > 40 {
			return
		}
		l, err := Parse(text)
		if err != nil {
			return
		}
		for _, p := range l.patterns {
			if p.name && strings.Contains(path, "/") || p.never {
				continue
			}
			if got, want := match(p.rest, path), plain(p.rest, path); got != want {
				t.Errorf("%q against %q: %v, want %v", p.text, path, got, want)
			}
		}
		once := l.Excluded(path, true)
		if again := l.Excluded(path, true); again != once {
			t.Error("two answers")
		}
	})
}

// plain matches by definition, keeping all places that can be reached.
func plain(tokens []token, s string) bool {
	reached := map[int]bool{0: true}
	for _, t := range tokens {
		next := map[int]bool{}
		for j := range reached {
			switch t.kind {
			case one:
				if j < len(s) && t.bytes.has(s[j]) {
					next[j+1] = true
				}
			case star:
				next[j] = true
				for k := j; k < len(s) && s[k] != '/'; k++ {
					next[k+1] = true
				}
			case deep:
				for k := j; k <= len(s); k++ {
					next[k] = true
				}
			case deeper:
				next[j] = true
				for k := j; k < len(s); k++ {
					if s[k] == '/' {
						next[k+1] = true
					}
				}
			}
		}
		reached = next
	}
	return reached[len(s)]
}
