package suspicion

import (
	"crypto/rand"
	"strings"
)

const (
	// A verdict needs this many files at least that have lost their form. One or
	// two a person may well have encrypted.
	leastLost = 4
	// bulkShare is the share of all files, one in so many, from which files that
	// lost their form in one snapshot are many.
	bulkShare = 100
	// In a large tree it is enough that so many did, and one in so many of all
	// that changed or went.
	bulkLost     = 32
	changedShare = 4
	// So it is if so many of a class did, and one in so many of it.
	classLost  = 8
	classShare = 4
	// slowShare is the share of all files from which those that have lost their
	// form over any number of snapshots are many.
	slowShare = 33
	// A rewriting that keeps lengths is suspicious from so many files of a class
	// on, if all but one in so many of those that were written anew kept theirs.
	sameLengths  = 8
	lengthsShare = 8
	// grownMost is by how many bytes an encryptor may make a file longer: keys,
	// padding and a signature.
	grownMost = 1 << 10

	// maxNames bounds the names that a Case keeps of files that are gone, to find
	// them under a longer name; maxNameBytes their bytes.
	maxNames     = 1024
	maxNameBytes = 256 << 10
	// maxEndings bounds the endings of names that are told apart in a directory,
	// maxEnding the length of each.
	maxEndings = 16
	maxEnding  = 16
	// maxExamples bounds the files that are named in reasons.
	maxExamples = 3
)

// canaryName is how the names of files begin that nobody should ever touch.
const canaryName = "byssus-canary"

// Seen is a file of a snapshot.
type Seen struct {
	Form Form
	Size uint64
}

// Standing is what the next snapshot must know of this one, beside the forms.
type Standing struct {
	_      struct{} `cbor:",toarray"`
	Paired uint64   // files that went while as many came of which nobody can tell what they are
}

// Case is a snapshot being judged. Files are told in the order of paths, a
// directory right before what is in it.
type Case struct {
	was    Standing
	first  bool
	dirs   []dir
	gone   names
	sums   [classes]sum
	lost   uint64 // files that have lost their form in this snapshot
	found  uint64 // files that lost it in this one or one before, and are there
	came   uint64 // files that are there and came unrecognised
	paired uint64
	touched,
	before uint64
	canaries []string
	examples []string
}

// sum is what became of a class.
type sum struct {
	before, lost      uint64
	rewritten, lasted uint64 // written wholly anew; of them those that kept their length
}

// dir is a directory on the way to where the Case is.
type dir struct {
	path string
	// Of files that went and came without a name in common:
	gone   uint64
	class  [classes]uint64   // of those gone
	came   map[string]uint64 // such as nobody can tell what they are, by sorts
	others uint64            // that came
	// usual are the sorts of such files that were there before, and came before
	// anybody watched or beside others of their sort: of caches and vaults.
	usual    map[string]bool
	present  bool
	canaries []string // that are gone
	example  string
}

// NewCase begins a case; was is what the snapshot before left, first tells that
// there is none to compare with.
func NewCase(was Standing, first bool) *Case {
	return &Case{was: was, first: first, dirs: []dir{{}}}
}

// ending is that of a file's name, without the point.
func ending(path string) string {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i >= 0 && len(name)-i <= maxEnding {
		return name[i+1:]
	}
	return ""
}

// sort is what is told apart of what nobody can tell: endings of names, and what
// begins as some kind and does not end so.
func sort(path string, f Form) string {
	if f.Kind.recognised() {
		return "/"
	}
	return ending(path)
}

// had notes a file that was in the directory before.
func (d *dir) had(path string, f Form) {
	if f.Kind.judged() && !f.recognised() && f.random() && !f.is(isNew) && !f.is(isLost) && len(d.usual) < maxEndings {
		if d.usual == nil {
			d.usual = map[string]bool{}
		}
		d.usual[strings.Clone(sort(path, f))] = true // and not all of the path
	}
}

// got notes a file that came and of which nobody can tell what it is; it tells
// whether that is out of the ordinary there.
func (d *dir) got(path string, f Form) bool {
	of := sort(path, f)
	if d.usual[of] || len(d.came) >= maxEndings && d.came[of] == 0 {
		d.others++
		return false
	}
	if d.came == nil {
		d.came = map[string]uint64{}
	}
	if d.came[of] == 0 {
		of = strings.Clone(of)
	}
	d.came[of]++
	return true
}

// strange is how many files came that are out of the ordinary, now that the whole
// directory is known, and how many others did.
func (d *dir) strange() (n, others uint64) {
	others = d.others
	for of, k := range d.came {
		if d.usual[of] {
			others += k
		} else {
			n += k
		}
	}
	return n, others
}

// Same tells of a file with the content it had. It returns the form to be
// remembered.
func (c *Case) Same(path string, form Form) Form {
	d := c.enter(path)
	d.present = true
	d.had(path, form)
	c.before++
	c.sums[form.Kind.class()].before++
	form.set(isYoung, false)
	c.stands(form)
	return form
}

// Changed tells of a file with another content than it had; some tells whether
// they have a part in common, known whether that could be seen at all. It returns
// the form to be remembered.
func (c *Case) Changed(path string, was, now Seen, some, known bool) Form {
	d := c.enter(path)
	d.present = true
	d.had(path, was.Form)
	if canary(path) {
		c.canary(shown(path))
	}
	c.before++
	c.touched++
	class := was.Form.Kind.class()
	c.sums[class].before++
	if known && !some && class != Media && was.Form.Kind.recognised() && now.Form.Kind == was.Form.Kind && was.Form.Flat >= 128 {
		c.sums[class].rewritten++
		if now.Size >= was.Size && now.Size-was.Size <= grownMost {
			c.sums[class].lasted++
		}
	}
	return c.compare(path, was, now, some, true)
}

// Gone tells of a file that is there no more.
func (c *Case) Gone(path string, was Seen) {
	d := c.enter(path)
	d.had(path, was.Form)
	if canary(path) && len(d.canaries) < maxExamples {
		d.canaries = append(d.canaries, shown(path))
	}
	c.before++
	c.touched++
	class := was.Form.Kind.class()
	c.sums[class].before++
	if was.Form.Kind.recognised() || was.Form.orderly() {
		d.gone++
		d.class[class]++
		if d.example == "" {
			d.example = shown(path)
		}
		c.gone.add(path, was)
	}
}

// Came tells of a file that was not there. It returns the form to be remembered.
func (c *Case) Came(path string, now Seen) Form {
	if c.first {
		return now.Form.fresh()
	}
	d := c.enter(path)
	d.present = true
	if was, ok := c.gone.take(path); ok {
		d.gone--
		d.class[was.Form.Kind.class()]--
		form := c.compare(path, was, now, false, false)
		form.set(isYoung, true)
		return form
	}
	form := now.Form.fresh()
	form.set(isYoung, true)
	switch {
	case !form.Kind.judged():
	case !form.recognised() && form.random():
		form.set(isNew, d.got(path, form))
	default:
		d.others++
	}
	c.stands(form)
	return form
}

// compare holds a file against what it was.
func (c *Case) compare(path string, was, now Seen, some, sameName bool) Form {
	form := now.Form.fresh()
	switch {
	case !was.Form.Kind.judged() || !form.Kind.judged():
	case lostForm(was, now, some, sameName):
		// A dump that is made and sealed night after night does not add up.
		form.set(isLost, sameName || !was.Form.is(isYoung))
		c.lost++
		c.sums[was.Form.Kind.class()].lost++
		c.example(shown(path))
	case was.Form.is(isLost) && !form.recognised():
		form.set(isLost, true)
	}
	c.stands(form)
	return form
}

// lostForm tells whether a file lost its form: whether somebody could tell what it
// was, and now nobody can.
func lostForm(was, now Seen, some, sameName bool) bool {
	a, b := was.Form, now.Form
	switch {
	case a.Kind == b.Kind && a.recognised() && !b.recognised():
		return !some // one that is being written may not have its end yet
	case a.Kind.recognised() && b.Kind != a.Kind && !b.recognised():
		return true
	case sameName && a.Kind.recognised() && a.Kind != Text && b.Kind != a.Kind && !some:
		// It is something else under its old name, and an encryptor makes nothing
		// shorter.
		return now.Size >= was.Size
	}
	const packs = 1 << 10 // shorter ones a packer may not shorten
	if a.orderly() && b.Kind != a.Kind && b.Flat >= 192 && was.Size >= packs && now.Size >= was.Size-was.Size/10 {
		return true // whatever it says it is: what has a structure becomes shorter when it is packed
	}
	// What had a structure inside has chance in its place.
	if b.recognised() && b.Kind != a.Kind || !a.orderly() || now.Size < was.Size/2 || now.Size > was.Size+was.Size/2+grownMost {
		return false
	}
	order := func(f Form) int { return 255 - int(f.Flat) - int(f.Blank) }
	const much = 255 / 5 // of the content
	return int(b.Flat)-int(a.Flat) >= much && order(a)-order(b) >= much
}

// stands counts what the file is from now on.
func (c *Case) stands(f Form) {
	if f.is(isLost) {
		c.found++
	}
	if f.is(isNew) {
		c.came++
	}
}

// enter goes to the directory that a file is in, and leaves those it is not in.
func (c *Case) enter(path string) *dir {
	parent := ""
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		parent = path[:i]
	}
	for {
		d := &c.dirs[len(c.dirs)-1]
		switch {
		case d.path == parent:
			return d
		case d.path == "" || strings.HasPrefix(parent, d.path) && parent[len(d.path)] == '/':
			c.dirs = append(c.dirs, dir{path: strings.Clone(parent)})
		default:
			c.leave()
		}
	}
}

// leave judges what went and came in a directory without a name in common: if
// nearly all that came is such that nobody can tell what it is, and was not usual
// there, it is taken for what went.
func (c *Case) leave() {
	d := c.dirs[len(c.dirs)-1]
	if came, others := d.strange(); came > 0 && d.gone > 0 && others <= 1+came/4 {
		n := min(came, d.gone)
		c.paired += n
		c.lost += n
		c.example(d.example)
		for i, of := range d.class {
			c.sums[i].lost += min(of, n)
		}
	}
	if d.present {
		for _, name := range d.canaries {
			c.canary(name)
		}
	}
	c.dirs = c.dirs[:len(c.dirs)-1]
}

func (c *Case) canary(name string) {
	if len(c.canaries) < maxExamples {
		c.canaries = append(c.canaries, name)
	}
}

func (c *Case) example(name string) {
	if len(c.examples) < maxExamples {
		c.examples = append(c.examples, name)
	}
}

// among names some of the files that lost their form, if it is known of any.
func (c *Case) among() string {
	if len(c.examples) == 0 {
		return ""
	}
	return "; among them " + strings.Join(c.examples, ", ")
}

// shown is how a file is named in a reason.
func shown(path string) string {
	const most = 100
	if len(path) > most {
		return "…" + path[len(path)-most:]
	}
	return "/" + path
}

// canary tells whether a file is one that nobody should touch.
func canary(path string) bool {
	name := strings.TrimPrefix(path[strings.LastIndexByte(path, '/')+1:], ".")
	return strings.HasPrefix(name, canaryName)
}

// Close ends the case.
func (c *Case) Close() (Verdict, Standing) {
	for len(c.dirs) > 0 {
		c.leave()
	}
	paired := min(c.was.Paired+c.paired, c.came)
	v := Verdict{}
	if len(c.canaries) > 0 {
		v.Kinds |= Canary
		v.reason("a file that nobody should touch was changed or is gone: %s", strings.Join(c.canaries, ", "))
	}
	c.sameLengths()
	standing := c.found + paired
	switch {
	case c.lost < leastLost && standing < leastLost:
	case c.bulk():
		v.Kinds |= Bulk
		v.reason("%d of %d files have lost their form since the snapshot before: what could be recognised then, or had a structure inside, looks like chance now%s",
			c.lost, c.before, c.among())
		v.reason("%d of %d files were changed or removed", c.touched, c.before)
		for i, s := range c.sums {
			if s.lost > 0 {
				v.reason("%s: %d of %d", Class(i), s.lost, s.before)
			}
		}
	case c.lost > 0 && standing >= leastLost && standing*slowShare >= c.before:
		v.Kinds |= Slow
		v.reason("%d of %d files have lost their form over several snapshots, %d of them since the one before%s", standing, c.before, c.lost, c.among())
	}
	if v.Kinds != 0 {
		rand.Read(v.Salt[:]) // it does not fail
	}
	return v, Standing{Paired: paired}
}

// sameLengths counts as lost what was written wholly anew in a class and, nearly
// all of it, kept its length: pictures that are edited or coded anew do not.
func (c *Case) sameLengths() {
	for i := range c.sums {
		s := &c.sums[i]
		if s.lasted >= sameLengths && (s.rewritten-s.lasted)*lengthsShare <= s.rewritten && s.lasted > s.lost {
			c.lost += s.lasted - s.lost
			s.lost = s.lasted
		}
	}
}

// bulk tells whether many files have lost their form at once.
func (c *Case) bulk() bool {
	if c.lost < leastLost {
		return false
	}
	if c.lost*bulkShare >= c.before || c.lost >= bulkLost && c.lost*changedShare >= c.touched {
		return true
	}
	for _, s := range c.sums {
		if s.lost >= classLost && s.lost*classShare >= s.before {
			return true
		}
	}
	return false
}
