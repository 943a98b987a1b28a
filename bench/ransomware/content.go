package ransomware

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // the engine of database/sql that is asked for

	"github.com/klauspost/compress/zstd"
)

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // all of it happens in memory
	}
	return v
}

func (t *tree) noise(n int) []byte {
	b := make([]byte, n+8)
	for i := 0; i < n; i += 8 {
		binary.LittleEndian.PutUint64(b[i:], t.r.Uint64())
	}
	return b[:n]
}

// word is a made word; few are the same.
func (t *tree) word() string {
	var b strings.Builder
	for range 2 + t.r.IntN(3) {
		b.WriteByte("bcdfghklmnprstvwz"[t.r.IntN(17)])
		b.WriteByte("aeiou"[t.r.IntN(5)])
	}
	return b.String()
}

// text is prose whose words are as often as ranks go.
func (t *tree) text(n int) []byte {
	words := make([]string, 400)
	for i := range words {
		words[i] = t.word()
	}
	if t.r.IntN(4) == 0 {
		words[3], words[7] = "größe", "naïve"
	}
	z := rand.NewZipf(t.r, 1.3, 2, uint64(len(words)-1))
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(words[z.Uint64()])
		b.WriteString(pick(t.r, " ", " ", " ", " ", ", ", ". ", "\n"))
	}
	return b.Bytes()
}

func (t *tree) code(n int) []byte {
	var b bytes.Buffer
	for b.Len() < n {
		fmt.Fprintf(&b, "%sfunc %s(%s int) error {\n\tfor i := 0; i < %d; i++ {\n\t\t%s[i] += %s(i, 0x%x)\n\t}\n\treturn nil\n}\n\n",
			pick(t.r, "", "// "+t.word()+" does it.\n"), t.word(), t.word(), t.r.IntN(1000), t.word(), t.word(), t.r.IntN(1<<16))
	}
	return b.Bytes()
}

func (t *tree) config(n int) []byte {
	var b bytes.Buffer
	for b.Len() < n {
		fmt.Fprintf(&b, "%s_%s = %s\n", t.word(), t.word(), pick(t.r, "true", "false", fmt.Sprint(t.r.IntN(9000)), `"`+t.word()+`"`))
	}
	return b.Bytes()
}

func (t *tree) log(n int) []byte {
	var b bytes.Buffer
	for at := t.r.IntN(1 << 30); b.Len() < n; at += t.r.IntN(30) {
		fmt.Fprintf(&b, "%d.%03d %s %s: %s=%d %s\n", at, t.r.IntN(1000), pick(t.r, "INFO", "INFO", "WARN", "DEBUG"), t.word(), t.word(), t.r.IntN(100000), t.word())
	}
	return b.Bytes()
}

// program looks like machine code behind an ELF head.
func (t *tree) program(n int) []byte {
	b := make([]byte, n)
	copy(b, "\x7fELF\x02\x01\x01")
	for i := 64; i < n; i++ {
		switch t.r.IntN(8) {
		case 0, 1:
		case 2:
			b[i] = 0xff
		case 3, 4:
			b[i] = pick[byte](t.r, 0x48, 0x89, 0x8b, 0xe8, 0x0f, 0xc3, 0x45, 0x24)
		default:
			b[i] = byte(t.r.Uint32())
		}
	}
	return b
}

// series is numbers of a sensor, as a recorder of no known format has them.
func (t *tree) series(n int) []byte {
	var b []byte
	v := 20.0
	for i := 0; len(b) < n; i++ {
		v += t.r.NormFloat64() / 10
		b = binary.LittleEndian.AppendUint32(b, uint32(1_700_000_000+60*i))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(math.Round(v*100)/100))
	}
	return b
}

func (t *tree) sound(n int) []byte {
	b := append([]byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data"), 0, 0, 0, 0)
	for i := 0; len(b) < n; i++ {
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(3000*math.Sin(float64(i)/20)+200*t.r.NormFloat64())))
	}
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

// cached is what a browser's cache may hold: text, pictures, and what was packed
// on its way and has no head.
func (t *tree) cached() []byte {
	switch t.r.IntN(4) {
	case 0:
		return t.text(500 + t.r.IntN(8000))
	case 1:
		return t.pool.photo(t.r)
	case 2:
		return gzipped(t.text(20000))
	}
	return t.noise(500 + t.r.IntN(9000))
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	must(w.Write(b))
	must(0, w.Close())
	return out.Bytes()
}

var encoder = must(zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)))

func zstded(b []byte) []byte { return encoder.EncodeAll(b, nil) }

func (t *tree) office() []byte {
	return zipped(map[string][]byte{"[Content_Types].xml": []byte("<Types/>"), "word/document.xml": t.text(3000 + t.r.IntN(30000)), "word/media/image1.jpeg": t.pool.photo(t.r)})
}

func zipped(files map[string][]byte) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := must(w.Create(name))
		must(f.Write(files[name]))
	}
	must(0, w.Close())
	return out.Bytes()
}

func (t *tree) pdf() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n")
	for i := range 1 + t.r.IntN(5) {
		var s bytes.Buffer
		w := zlib.NewWriter(&s)
		must(w.Write(t.text(2000 + t.r.IntN(8000))))
		must(0, w.Close())
		fmt.Fprintf(&out, "%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n", i+1, s.Len(), s.Bytes())
	}
	out.WriteString("trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
	return out.Bytes()
}

// pool has contents that take long to make.
type pool struct {
	scenes    []*image.Gray
	pictures  [][]byte
	databases [][]byte
	edited    [][]byte // the databases, after changes
	vacuumed  [][]byte // and after a vacuum
}

func (p *pool) photo(r *rand.Rand) []byte    { return shoot(pick(r, p.scenes...), 60+r.IntN(35)) }
func (p *pool) picture(r *rand.Rand) []byte  { return pick(r, p.pictures...) }
func (p *pool) database(r *rand.Rand) []byte { return pick(r, p.databases...) }

// state is which of its states a database of the pool is in, and which one.
func (p *pool) state(b []byte) (i int, ok bool) {
	for _, all := range [][][]byte{p.databases, p.edited, p.vacuumed} {
		for i, x := range all {
			if bytes.Equal(x, b) {
				return i, true
			}
		}
	}
	return 0, false
}

func shoot(m image.Image, quality int) []byte {
	var out bytes.Buffer
	must(0, jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}))
	return out.Bytes()
}

func scene(r *rand.Rand, side int) *image.Gray {
	m := image.NewGray(image.Rect(0, 0, side, side))
	fx, fy, grain := 2+r.Float64()*20, 2+r.Float64()*20, 5+r.Float64()*25
	for y := range side {
		for x := range side {
			v := 128 + 60*math.Sin(float64(x)/fx) + 50*math.Cos(float64(y)/fy) + grain*r.NormFloat64()
			m.SetGray(x, y, color.Gray{Y: uint8(max(0, min(255, v)))})
		}
	}
	return m
}

// newPool makes a pool, with databases by SQLite itself, in a folder for a while.
func newPool(seed uint64, dir string) (*pool, error) {
	r := random(seed)
	p := &pool{}
	for range 24 {
		m := scene(r, 96+r.IntN(160))
		p.scenes = append(p.scenes, m)
		var out bytes.Buffer
		must(0, png.Encode(&out, m))
		p.pictures = append(p.pictures, out.Bytes())
	}
	for i := range 6 {
		states, err := databases(r, filepath.Join(dir, fmt.Sprintf("%d.db", i)))
		if err != nil {
			return nil, err
		}
		p.databases, p.edited, p.vacuumed = append(p.databases, states[0]), append(p.edited, states[1]), append(p.vacuumed, states[2])
	}
	return p, nil
}

func databases(r *rand.Rand, name string) (states [][]byte, err error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	t := &tree{r: r}
	keep := func() error {
		b, err := os.ReadFile(name)
		states = append(states, b)
		return err
	}
	fill := func(n int) error {
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			return err
		}
		for range n {
			if _, err := tx.Exec("INSERT INTO readings (name, value, note) VALUES (?, ?, ?)", t.word(), r.NormFloat64(), string(t.text(20+r.IntN(200)))); err != nil {
				return errors.Join(err, tx.Rollback())
			}
		}
		return tx.Commit()
	}
	if _, err := db.Exec("PRAGMA journal_mode=DELETE; CREATE TABLE readings (id INTEGER PRIMARY KEY, name TEXT, value REAL, note TEXT); CREATE INDEX names ON readings (name)"); err != nil {
		return nil, err
	}
	if err := errors.Join(fill(200+r.IntN(800)), keep()); err != nil {
		return nil, err
	}
	if _, err := db.Exec("DELETE FROM readings WHERE id % 3 = 0"); err != nil {
		return nil, err
	}
	if err := errors.Join(fill(100), keep()); err != nil {
		return nil, err
	}
	if _, err := db.Exec("DELETE FROM readings WHERE id % 4 = 1; VACUUM"); err != nil {
		return nil, err
	}
	return states, keep()
}

func zlibbed(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	must(w.Write(b))
	must(0, w.Close())
	return out.Bytes()
}
