package ransomware

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
)

// attack is a family of encryptors: what it does to one file.
type attack struct {
	name   string
	sort   sort
	only   []string
	strike func(t *tree, name string)
}

// inPlace writes a file anew under its name.
func inPlace(change func(t *tree, b []byte) []byte) func(*tree, string) {
	return func(t *tree, name string) { t.put(name, change(t, t.files[name].data)) }
}

// renamed writes it under another name, and removes it.
func renamed(change func(t *tree, b []byte) []byte, to func(t *tree, name string) string) func(*tree, string) {
	return func(t *tree, name string) {
		b := change(t, t.files[name].data)
		delete(t.files, name)
		t.put(to(t, name), b)
	}
}

func suffix(s string) func(*tree, string) string {
	return func(_ *tree, name string) string { return name + s }
}

// encrypt makes a ciphertext of the same length: chance is as good.
func encrypt(t *tree, b []byte) []byte { return t.noise(len(b)) }

// mixed encrypts the bytes for which where is true.
func mixed(where func(at, n int) bool) func(*tree, []byte) []byte {
	return func(t *tree, b []byte) []byte {
		out := bytes.Clone(b)
		for i, x := range t.noise(len(b)) {
			if where(i, len(b)) {
				out[i] = x
			}
		}
		return out
	}
}

func encoded(encode func([]byte) string) func(*tree, []byte) []byte {
	return func(t *tree, b []byte) []byte { return []byte(encode(t.noise(len(b) + 16))) }
}

func lines(s string) string {
	var b strings.Builder
	for len(s) > 76 {
		b.WriteString(s[:76] + "\n")
		s = s[76:]
	}
	return b.String() + s + "\n"
}

var syllables = strings.Fields("ba be bi bo bu da de di do du fa fe fi fo fu ka")

var attacks = []attack{
	{name: "in place, whole", strike: inPlace(encrypt)},
	{name: "ending appended, whole", strike: renamed(encrypt, suffix(".locked"))},
	{name: "random names, whole", strike: renamed(encrypt, func(t *tree, name string) string {
		return path.Join(path.Dir(name), fmt.Sprintf("%016x.enc", t.r.Uint64()))
	})},
	{name: "in place, first 4 KiB", strike: inPlace(mixed(func(at, _ int) bool { return at < 4096 }))},
	{name: "in place, every other 64 KiB", strike: inPlace(mixed(func(at, _ int) bool { return at>>16&1 == 0 }))},
	{name: "in place, written in base64", strike: inPlace(encoded(func(b []byte) string { return lines(base64.StdEncoding.EncodeToString(b)) }))},

	{name: "in place, first 512 bytes kept", sort: tried, strike: inPlace(mixed(func(at, _ int) bool { return at >= 512 }))},
	{name: "in place, 512 bytes of both ends kept", sort: tried, strike: inPlace(mixed(func(at, n int) bool { return at >= 512 && at < n-512 }))},
	{name: "in place, 16 bytes of each 64", sort: tried, strike: inPlace(mixed(func(at, _ int) bool { return at%64 < 16 }))},
	{name: "in place, one block of 4 KiB in five, ending appended", sort: tried, strike: renamed(mixed(func(at, _ int) bool { return at>>12%5 == 0 }), suffix(".[id-7F3A].crypt"))},
	{name: "in place, XOR with a key of 16 bytes", sort: tried, strike: inPlace(func(t *tree, b []byte) []byte {
		key, out := []byte("\x93\x1c\xe7\x58\xa0\x4f\xd2\x6b\x85\x3e\xf9\x17\xc4\x7a\xb6\x2d"), bytes.Clone(b)
		for i := range out {
			out[i] ^= key[i%16]
		}
		return out
	})},
	{name: "in place, key of 512 bytes appended", sort: tried, strike: inPlace(func(t *tree, b []byte) []byte { return t.noise(len(b) + 512) })},
	{name: "hexadecimal digits, ending appended", sort: tried, strike: renamed(encoded(hex.EncodeToString), suffix(".hex"))},
	{name: "base32, in place", sort: tried, strike: inPlace(encoded(base32.StdEncoding.EncodeToString))},
	{name: "base85, random names", sort: tried, strike: renamed(encoded(func(b []byte) string {
		out := make([]byte, ascii85.MaxEncodedLen(len(b)))
		return string(out[:ascii85.Encode(out, b)])
	}), func(t *tree, name string) string { return path.Join(path.Dir(name), t.word()+t.word()) })},
	{name: "compressed, then encrypted, ending appended", sort: tried, strike: renamed(func(t *tree, b []byte) []byte {
		var out bytes.Buffer
		w := must(flate.NewWriter(&out, 5))
		must(w.Write(b))
		must(0, w.Close())
		return t.noise(out.Len() + 40)
	}, suffix(".z1p"))},
	{name: "head of a PNG put before, ending replaced", sort: tried, strike: renamed(func(t *tree, b []byte) []byte {
		return append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), t.noise(len(b))...)
	}, func(_ *tree, name string) string { return strings.TrimSuffix(name, path.Ext(name)) + ".png" })},
	{name: "a ZIP file with a password of each", sort: tried, strike: renamed(func(t *tree, b []byte) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		f := must(w.CreateRaw(&zip.FileHeader{Name: "x", Method: zip.Deflate, Flags: 1, CompressedSize64: uint64(len(b) + 12), UncompressedSize64: uint64(len(b))}))
		must(f.Write(t.noise(len(b) + 12)))
		must(0, w.Close())
		return out.Bytes()
	}, suffix(".zip"))},
	{name: "name put behind a word", sort: tried, strike: renamed(encrypt, func(_ *tree, name string) string { return path.Join(path.Dir(name), "enc_"+path.Base(name)) })},
	{name: "moved into a directory of its own, random names", sort: tried, strike: renamed(encrypt, func(t *tree, _ string) string { return fmt.Sprintf("lost/%016x", t.r.Uint64()) })},
	{name: "documents and databases only, in place", sort: tried, only: []string{"docs", "db"}, strike: inPlace(encrypt)},
	{name: "wiped with zeros, in place", sort: tried, strike: inPlace(func(_ *tree, b []byte) []byte { return make([]byte, len(b)) })},

	{name: "in place, a word put before", sort: fresh, strike: inPlace(func(t *tree, b []byte) []byte { return append([]byte("LOCKED\x00\x01"), t.noise(len(b))...) })},
	{name: "in place, every other KiB", sort: fresh, strike: inPlace(mixed(func(at, _ int) bool { return at>>10&1 == 0 }))},
	{name: "in place, the second half", sort: fresh, strike: inPlace(mixed(func(at, n int) bool { return at >= n/2 }))},
	{name: "in place, every bit turned over", sort: fresh, strike: inPlace(func(_ *tree, b []byte) []byte {
		out := bytes.Clone(b)
		for i := range out {
			out[i] ^= 0xff
		}
		return out
	})},
	{name: "endings of chance appended, a key before", sort: fresh, strike: renamed(func(t *tree, b []byte) []byte { return t.noise(len(b) + 256) }, func(t *tree, name string) string { return name + "." + strings.ToUpper(t.word()) })},
	{name: "names of chance, endings kept", sort: fresh, strike: renamed(encrypt, func(t *tree, name string) string {
		return path.Join(path.Dir(name), fmt.Sprintf("%012x%s", t.r.Uint64()>>16, path.Ext(name)))
	})},
	{name: "age, ending appended, all at their pace", sort: fresh, strike: renamed(func(t *tree, b []byte) []byte {
		return append([]byte("age-encryption.org/v1\n-> X25519 "+t.word()+"\n"), t.noise(len(b)+200)...)
	}, suffix(".age"))},
	{name: "base64 dressed as a PEM block, ending appended", sort: fresh, strike: renamed(encoded(func(b []byte) string {
		return "-----BEGIN MESSAGE-----\n" + lines(base64.StdEncoding.EncodeToString(b)) + "-----END MESSAGE-----\n"
	}), suffix(".msg"))},
	{name: "written in words, in place", sort: fresh, strike: inPlace(func(t *tree, b []byte) []byte {
		var out bytes.Buffer
		for _, x := range t.noise(len(b)) {
			out.WriteString(syllables[x>>4] + syllables[x&15] + " ")
		}
		return out.Bytes()
	})},
	{name: "a whole gzip file of each, ending appended", sort: fresh, strike: renamed(func(t *tree, b []byte) []byte { return gzipped(t.noise(len(b))) }, suffix(".gz"))},
}
