// Package ignore holds patterns as .gitignore files do: what they match, and
// which of several counts, is what git itself says (gitignore(5),
// https://git-scm.com/docs/gitignore), down to its corner cases. The tests ask
// git. Names are bytes, as they are on Linux; letters' case counts.
//
// Parse reads patterns, List.Excluded judges one path. As with git, nothing
// that is below an excluded directory can be included again: whoever walks a
// tree asks for each directory on the way, and does not enter an excluded one.
//
// Matching takes time in proportion to the lengths of pattern and path
// multiplied, at worst: no pattern makes a hostile tree of names expensive.
package ignore

import (
	"fmt"
	"strings"
)

// MaxPattern bounds the bytes of a pattern: more than any path has.
const MaxPattern = 8192

// List is patterns in the order in which they were written.
type List struct {
	patterns []pattern
}

// pattern is one line.
type pattern struct {
	text    string // as it was written
	include bool   // !: what it matches is not excluded after all
	dir     bool   // it matches directories only
	name    bool   // it has no slash inside: it matches names, wherever they are
	prefix  string // literal beginning of a pattern for paths
	rest    []token
	// never says that nothing can match it: a set that is not closed, say.
	never bool
}

// Parse reads patterns, one on each line. Lines that are empty or begin with #
// are none.
func Parse(text string) (List, error) {
	var l List
	text = strings.TrimPrefix(text, "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if len(line) > MaxPattern {
			return List{}, fmt.Errorf("line %d: a pattern of %d bytes, at most %d", i+1, len(line), MaxPattern)
		}
		if strings.IndexByte(line, 0) >= 0 {
			return List{}, fmt.Errorf("line %d: a pattern with a zero byte, which no name has", i+1)
		}
		l.patterns = append(l.patterns, parse(line))
	}
	return l, nil
}

// parse reads one pattern.
func parse(line string) pattern {
	p := pattern{text: line}
	s := trimSpaces(line)
	if s, p.include = strings.CutPrefix(s, "!"); s == "" {
		p.never = true
		return p
	}
	if s, p.dir = strings.CutSuffix(s, "/"); s == "" {
		p.never = true
		return p
	}
	p.name = !strings.Contains(s, "/")
	s = strings.TrimPrefix(s, "/")
	// The literal beginning is compared on its own, and what follows stands as
	// if the pattern began there: so a**/b matches a/x/b, though ** is a name
	// of its own only between slashes.
	literal := s
	if i := strings.IndexAny(s, special); i >= 0 {
		literal = s[:i]
	}
	if p.name && len(literal) < len(s) {
		literal = "" // and ** is nothing special in a name
	}
	p.prefix = literal
	p.rest, p.never = compile(s[len(literal):], !p.name)
	return p
}

// trimSpaces removes the spaces at the end, but for one that is quoted by a
// backslash.
func trimSpaces(s string) string {
	end := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i++; i == len(s) {
				return s
			}
			end = i + 1
		case ' ':
		default:
			end = i + 1
		}
	}
	return s[:end]
}

// Empty tells whether there is no pattern.
func (l List) Empty() bool { return len(l.patterns) == 0 }

// Useless returns the patterns that match nothing, whatever there is.
func (l List) Useless() []string {
	var texts []string
	for _, p := range l.patterns {
		if p.never {
			texts = append(texts, p.text)
		}
	}
	return texts
}

// Anchors returns, for each pattern that is bound to the top (it has a slash at
// its beginning or inside) and excludes, the pattern and the directory in which
// all that it matches lies: "a/b" for "/a/b/*.log".
func (l List) Anchors() (patterns, dirs []string) {
	for _, p := range l.patterns {
		if p.never || p.name || p.include {
			continue
		}
		dir := p.prefix
		if len(p.rest) > 0 {
			dir = dir[:max(strings.LastIndexByte(dir, '/'), 0)]
		}
		patterns, dirs = append(patterns, p.text), append(dirs, dir)
	}
	return patterns, dirs
}

// Excluded tells whether a path is excluded by itself; what becomes of the
// directories that it lies in is not looked at. The path is the one from the
// top, its parts joined by slashes, with none at its ends.
func (l List) Excluded(path string, dir bool) bool {
	_, yes := l.Decide(path, dir)
	return yes
}

// Decide is Excluded that also tells which pattern decided: the last that
// matches; "" if none does.
func (l List) Decide(path string, dir bool) (pattern string, excluded bool) {
	for i := len(l.patterns) - 1; i >= 0; i-- {
		if p := &l.patterns[i]; p.matches(path, dir) {
			return p.text, !p.include
		}
	}
	return "", false
}

func (p *pattern) matches(path string, dir bool) bool {
	if p.never || p.dir && !dir {
		return false
	}
	if p.name {
		path = path[strings.LastIndexByte(path, '/')+1:]
	}
	rest, ok := strings.CutPrefix(path, p.prefix)
	if !ok {
		return false
	}
	if len(p.rest) == 0 {
		return rest == ""
	}
	return match(p.rest, rest)
}

// Matches tells whether any pattern that excludes matches a path; those that
// include again are not looked at.
func (l List) Matches(path string, dir bool) bool {
	for i := range l.patterns {
		if p := &l.patterns[i]; !p.include && p.matches(path, dir) {
			return true
		}
	}
	return false
}
