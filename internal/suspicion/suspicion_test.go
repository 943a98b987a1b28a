package suspicion

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func noise(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func prose(n int) []byte {
	return bytes.Repeat([]byte("The mussel holds to the rock by threads; cut one, and it holds. "), n/64+1)[:n]
}

// measure passes a content in pieces of some length.
func measure(b []byte, piece int) Form {
	g := NewGauge(7)
	g.Reset()
	for len(b) > 0 {
		n := min(piece, len(b))
		_, _ = g.Write(b[:n])
		b = b[n:]
	}
	return g.Form()
}

func TestKinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	jpeg := append([]byte("\xff\xd8\xff\xe0"), append(noise(r, 5000), 0xff, 0xd9)...)
	for name, c := range map[string]struct {
		content    []byte
		kind       Kind
		recognised bool
	}{
		"nothing":                    {nil, Short, false},
		"47 bytes":                   {prose(47), Short, false},
		"a short text":               {prose(48), Text, true},
		"a long text":                {prose(300000), Text, true},
		"a text in Latin-1":          {bytes.ReplaceAll(prose(5000), []byte("rock"), []byte("r\xf6ck")), Text, true},
		"chance":                     {noise(r, 5000), Unknown, false},
		"little chance":              {noise(r, 60), Unknown, false},
		"base64":                     {[]byte(base64.StdEncoding.EncodeToString(noise(r, 9000))), Encoded, false},
		"hexadecimal digits":         {[]byte(hex.EncodeToString(noise(r, 9000))), Encoded, false},
		"zeros":                      {make([]byte, 70000), Blank, false},
		"a text with chance inside":  {append(prose(30000), noise(r, 30000)...), Unknown, false},
		"age":                        {append([]byte("age-encryption.org/v1\n"), noise(r, 900)...), Sealed, false},
		"a ZIP file with a password": {append([]byte("PK\x03\x04\x14\x00\x01\x00"), noise(r, 900)...), Sealed, false},
	} {
		f := measure(c.content, 1000)
		if f.Kind != c.kind || f.recognised() != c.recognised {
			t.Errorf("%s: %+v, recognised %v, want kind %d, %v", name, f, f.recognised(), c.kind, c.recognised)
		}
	}
	if f := measure(jpeg, 1000); f.Kind.class() != Images || !f.recognised() {
		t.Errorf("a picture: %+v", f)
	}
	if f := measure(jpeg[:3000], 1000); f.Kind.class() != Images || f.recognised() {
		t.Errorf("half a picture: %+v", f)
	}
	if f := measure(append([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), noise(r, 5000)...), 1000); f.recognised() {
		t.Errorf("the head of a gzip file before chance: %+v", f)
	}
}

// A form does not depend on how the content comes in pieces.
func TestFormOfPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		b := append(prose(r.IntN(100000)), noise(r, r.IntN(100000))...)
		want := measure(b, len(b)+1)
		for _, piece := range []int{1 + r.IntN(100), 1000, 1024, 1 << 14} {
			if got := measure(b, piece); got != want {
				t.Fatalf("%d bytes in pieces of %d: %+v, want %+v", len(b), piece, got, want)
			}
		}
		if got := ParseForm(want.Append(nil)); got != want {
			t.Fatalf("%+v came back as %+v", want, got)
		}
	}
}

func seen(b []byte) Seen { return Seen{measure(b, 4096), uint64(len(b))} }

func TestVerdicts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	text, other, chance := seen(prose(5000)), seen(append([]byte("x"), prose(5000)...)), seen(noise(r, 5000))
	name := func(i int) string { return fmt.Sprintf("srv/docs/f%03d.txt", i) }
	for what, c := range map[string]struct {
		do   func(c *Case, i int) // of 100 files
		want Kinds
	}{
		"nothing": {func(c *Case, i int) { c.Same(name(i), text.Form) }, 0},
		"edited":  {func(c *Case, i int) { c.Changed(name(i), text, other, false, false) }, 0},
		"five encrypted in place": {func(c *Case, i int) {
			if i%20 == 0 {
				c.Changed(name(i), text, chance, false, false)
			} else {
				c.Same(name(i), text.Form)
			}
		}, Bulk},
		"three encrypted": {func(c *Case, i int) {
			if i < 3 {
				c.Changed(name(i), text, chance, false, false)
			} else {
				c.Same(name(i), text.Form)
			}
		}, 0},
		"renamed and encrypted":  {func(c *Case, i int) { c.Gone(name(i), text); c.Came(name(i)+".locked", chance) }, Bulk},
		"renamed":                {func(c *Case, i int) { c.Gone(name(i), text); c.Came(name(i)+".bak", text) }, 0},
		"other names, encrypted": {func(c *Case, i int) { c.Gone(name(i), text); c.Came(fmt.Sprintf("srv/docs/f%03d_%d", i, i), chance) }, Bulk},
		"removed":                {func(c *Case, i int) { c.Gone(name(i), text) }, 0},
		"vault rewritten":        {func(c *Case, i int) { c.Changed(name(i), chance, seen(noise(r, 5000)), false, false) }, 0},
		"first snapshot":         {func(c *Case, i int) { c.Came(name(i), chance) }, 0},
	} {
		held := NewCase(Standing{}, false)
		for i := range 100 {
			c.do(held, i)
		}
		v, _ := held.Close()
		if v.Kinds != c.want || (v.Kinds != 0) != (len(v.Reasons) > 0) {
			t.Errorf("%s: %s, %q, want %s", what, v.Kinds, v.Reasons, c.want)
		}
	}
}

// One file more in each snapshot is seen after some of them, and not told again
// when nothing comes to it.
func TestSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	text, chance := seen(prose(5000)), seen(noise(r, 5000))
	forms := make([]Form, 100)
	for i := range forms {
		forms[i] = text.Form
	}
	var standing Standing
	for step := range 6 {
		c := NewCase(standing, false)
		for i := range forms {
			path := fmt.Sprintf("f%03d", i)
			if i == step && step < 5 {
				forms[i] = c.Changed(path, text, chance, false, false)
			} else {
				forms[i] = c.Same(path, forms[i])
			}
		}
		var v Verdict
		v, standing = c.Close()
		want := Kinds(0)
		if step == 3 || step == 4 {
			want = Slow
		}
		if v.Kinds != want {
			t.Errorf("snapshot %d: %s, want %s", step+1, v.Kinds, want)
		}
	}
}

// Compressed contents that are written anew with their lengths kept are seen, and
// others are not.
func TestSameLengths(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	picture := func(n int) Seen {
		b := append([]byte("\xff\xd8\xff\xe0"), noise(r, n)...)
		return seen(append(b, 0xff, 0xd9))
	}
	for what, c := range map[string]struct {
		grown func() int
		want  Kinds
	}{"kept": {func() int { return 0 }, Bulk}, "a key longer": {func() int { return 512 }, Bulk},
		"coded anew": {func() int { return r.IntN(8000) - 4000 }, 0}} {
		held := NewCase(Standing{}, false)
		for i := range 40 {
			held.Changed(fmt.Sprintf("p%02d.jpg", i), picture(40000), picture(40000+c.grown()), false, true)
		}
		if v, _ := held.Close(); v.Kinds != c.want {
			t.Errorf("%s: %s %q, want %s", what, v.Kinds, v.Reasons, c.want)
		}
	}
}

func TestCanary(t *testing.T) {
	text := seen(prose(5000))
	for what, c := range map[string]struct {
		do   func(*Case)
		want Kinds
	}{
		"changed":                 {func(c *Case) { c.Changed("d/byssus-canary.txt", text, text, true, true) }, Canary},
		"gone":                    {func(c *Case) { c.Gone("d/.byssus-canary.txt", text); c.Same("d/other", text.Form) }, Canary},
		"gone with its directory": {func(c *Case) { c.Gone("d/byssus-canary", text); c.Same("e/other", text.Form) }, 0},
		"untouched":               {func(c *Case) { c.Same("d/byssus-canary", text.Form) }, 0},
	} {
		held := NewCase(Standing{}, false)
		c.do(held)
		if v, _ := held.Close(); v.Kinds != c.want {
			t.Errorf("%s: %s, want %s", what, v.Kinds, c.want)
		}
	}
}

func TestReasons(t *testing.T) {
	var v Verdict
	for range 2 * MaxReasons {
		v.reason("%s", "a\n\xff\x1b[31m"+strings.Repeat("é", MaxReason))
	}
	if len(v.Reasons) != MaxReasons {
		t.Errorf("%d reasons", len(v.Reasons))
	}
	for _, r := range v.Reasons {
		if len(r) > MaxReason || strings.ContainsAny(r, "\n\x1b") {
			t.Errorf("reason %q", r)
		}
	}
	v = Verdict{Kinds: Bulk, Reasons: []string{"one", "two"}, Salt: Salt{1, 31: 2}}
	if want := sha256.Sum256(append(v.Salt[:], "one\ntwo\n"...)); v.Hash() != want {
		t.Errorf("hash %x, want %x", v.Hash(), want)
	}
	if (Verdict{}).Hash() != [32]byte{} {
		t.Error("nothing has a hash")
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var again Verdict
	if err := json.Unmarshal(b, &again); err != nil || again.Hash() != v.Hash() || again.Kinds != v.Kinds {
		t.Errorf("%s came back as %+v, %v", b, again, err)
	}
	for _, s := range []string{`""`, `"0x"`, `"0xzz"`, `"` + strings.Repeat("0", 66) + `"`} {
		if json.Unmarshal([]byte(s), new(Salt)) == nil {
			t.Errorf("%s is taken for a salt", s)
		}
	}
	if words := (Bulk | Canary | 0x80).String(); words != "many files lost their form at once; a canary file was touched; something that only a newer program knows" {
		t.Error(words)
	}
}

// FuzzCase: whatever is told, in whatever order, the case ends, and keeps its bounds.
func FuzzCase(f *testing.F) {
	f.Add([]byte("a/b\x00c/d\x00a/b.x\x00"), []byte{1, 2, 3, 4, 5})
	f.Fuzz(func(t *testing.T, paths, forms []byte) {
		c := NewCase(Standing{Paired: uint64(len(forms))}, len(paths)%7 == 6)
		form := func(i int) Seen {
			if len(forms) < FormBytes {
				return Seen{}
			}
			i %= len(forms) - FormBytes + 1
			return Seen{ParseForm(forms[i : i+FormBytes]), uint64(i) << 50}
		}
		for i, p := range strings.Split(string(paths), "\x00") {
			switch i % 4 {
			case 0:
				c.Gone(p, form(i))
			case 1:
				c.Came(p, form(i))
			case 2:
				c.Changed(p, form(i), form(i+1), i%3 == 0, i%5 == 0)
			default:
				c.Same(p, form(i).Form)
			}
			if len(c.gone.order) > maxNames+1 || c.gone.bytes > maxNameBytes+len(p) {
				t.Fatalf("%d names of %d bytes are kept", len(c.gone.order), c.gone.bytes)
			}
		}
		if v, _ := c.Close(); len(v.Reasons) > MaxReasons {
			t.Fatal(len(v.Reasons))
		}
	})
}

// FuzzGauge: any content has a form that can be kept, the same in pieces.
func FuzzGauge(f *testing.F) {
	f.Add([]byte("RIFF"), 1)
	f.Add(append([]byte("\x1f\x8b\x08\x08name"), make([]byte, 100)...), 7)
	f.Fuzz(func(t *testing.T, b []byte, piece int) {
		whole := measure(b, len(b)+1)
		if got := measure(b, max(1, piece&0xffff)); got != whole || ParseForm(got.Append(nil)) != got {
			t.Fatalf("%+v and %+v", got, whole)
		}
	})
}

func BenchmarkGauge(b *testing.B) {
	content := noise(rand.New(rand.NewPCG(1, 1)), 1<<20)
	g := NewGauge(1)
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		g.Reset()
		_, _ = g.Write(content)
		g.Form()
	}
}

// A dump that is made in one night and sealed in the next does not add up; a file
// that was there for longer does.
func TestNightlyDump(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	text, sealed := seen(prose(5000)), seen(append([]byte("Salted__"), noise(r, 2000)...))
	for _, young := range []bool{true, false} {
		kept := map[string]Form{}
		dump := text
		var standing Standing
		var last Kinds
		for night := range 12 {
			c := NewCase(standing, false)
			for i := range 60 {
				c.Same(fmt.Sprintf("a%02d", i), text.Form)
			}
			for i := range night {
				if name := fmt.Sprintf("d%02d.sql.enc", i); i < night-1 {
					kept[name] = c.Same(name, kept[name])
				} else {
					c.Gone(fmt.Sprintf("d%02d.sql", i), dump)
					kept[name] = c.Came(name, sealed)
				}
			}
			if dump.Form = c.Came(fmt.Sprintf("d%02d.sql", night), text); !young {
				dump = text
			}
			var v Verdict
			v, standing = c.Close()
			last |= v.Kinds
		}
		if (last == 0) != young {
			t.Errorf("young %v: %s", young, last)
		}
	}
}

// A directory where files that nobody can tell come and go raises nothing, though
// others go there too; in another it does.
func TestUsualEndings(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	text, chance := seen(prose(5000)), seen(noise(r, 5000))
	for _, usual := range []bool{true, false} {
		c := NewCase(Standing{}, false)
		for i := range 20 {
			was := text
			if usual && i%5 == 0 {
				was = chance
			}
			c.Gone(fmt.Sprintf("cache/%02d", 2*i), was)
			c.Came(fmt.Sprintf("cache/%02dx", 2*i), chance)
		}
		if v, _ := c.Close(); (v.Kinds == 0) != usual {
			t.Errorf("usual %v: %s", usual, v.Kinds)
		}
	}
}

// Files that begin as some kind but never ended so, as some programs leave them,
// are told by their beginnings: they lose their form like others, and are no
// strangers where such files were.
func TestKindsWithoutTheirEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	picture := func(head string) Seen { return seen(append([]byte(head), noise(r, 5000)...)) }
	for what, c := range map[string]struct {
		do   func(c *Case, name string)
		want Kinds
	}{
		"encrypted": {func(c *Case, name string) {
			c.Changed(name, picture("\xff\xd8\xff"), seen(noise(r, 5003)), false, false)
		}, Bulk},
		"coded anew": {func(c *Case, name string) {
			c.Changed(name, picture("\xff\xd8\xff"), picture("\xff\xd8\xff"), false, false)
		}, 0},
		"made another kind": {func(c *Case, name string) {
			c.Gone(name+".a", picture("\x89PNG\r\n\x1a\n"))
			c.Came(name+".b", picture("\xff\xd8\xff"))
		}, 0},
	} {
		held := NewCase(Standing{}, false)
		for i := range 20 {
			c.do(held, fmt.Sprintf("p/%02d", i))
		}
		if v, _ := held.Close(); v.Kinds != c.want {
			t.Errorf("%s: %s %q, want %s", what, v.Kinds, v.Reasons, c.want)
		}
	}
}

// Neither many files nor deep and long names make a case grow without end.
func TestBounds(t *testing.T) {
	c := NewCase(Standing{}, false)
	r := rand.New(rand.NewPCG(17, 18))
	text, chance := seen(prose(5000)), seen(noise(r, 5000))
	deep := ""
	for depth := range 500 {
		deep += "d/"
		for i := range 50 {
			c.Gone(fmt.Sprintf("%sa%d.%d", deep, depth, i), text)
			c.Gone(fmt.Sprintf("%sb%d.%d", deep, depth, i), chance)
			c.Came(fmt.Sprintf("%sc%d.%d", deep, depth, i), chance)
		}
		if d := c.dirs[len(c.dirs)-1]; len(d.usual) > maxEndings || len(d.came) > maxEndings {
			t.Fatalf("%d and %d endings are kept", len(d.usual), len(d.came))
		}
	}
	for i := range 100000 {
		c.Gone(fmt.Sprintf("e/%06d%s", i, strings.Repeat("x", 300)), text)
	}
	if len(c.dirs) > 2 || len(c.gone.files) > maxNames || c.gone.bytes > maxNameBytes {
		t.Errorf("%d directories and %d names of %d bytes are kept", len(c.dirs), len(c.gone.files), c.gone.bytes)
	}
	if v, _ := c.Close(); len(v.Reasons) > MaxReasons {
		t.Errorf("%d reasons", len(v.Reasons))
	}
}
