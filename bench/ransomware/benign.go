package ransomware

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
)

// change is a family of benign changes.
type change struct {
	name string
	sort sort
	do   func(t *tree)
}

// edit changes a little of a text.
func (t *tree) edit(b []byte) []byte {
	at := t.r.IntN(len(b) + 1)
	return append(append(bytes.Clone(b[:at]), t.text(1+t.r.IntN(200))...), b[min(len(b), at+t.r.IntN(100)):]...)
}

// texts lists the files below a directory that are not packed: nobody edits those
// as texts.
func (t *tree) texts(dir string) []string {
	return slices.DeleteFunc(t.names(dir), func(n string) bool {
		return strings.HasPrefix(n, "src/objects/") || strings.HasSuffix(n, ".gz") || strings.HasSuffix(n, ".parquet")
	})
}

// day is what an ordinary day brings.
func day(t *tree) {
	for _, n := range append(t.some(t.texts("docs/letters"), 0.1), t.some(t.texts("src"), 0.05)...) {
		t.put(n, t.edit(t.files[n].data))
	}
	for _, n := range t.names("log") {
		if strings.HasSuffix(n, ".log") {
			t.put(n, append(bytes.Clone(t.files[n].data), t.log(500+t.r.IntN(4000))...))
		}
	}
	for _, n := range t.some(t.names("data"), 0.3) {
		t.put(n, append(bytes.Clone(t.files[n].data), t.series(600)[12:]...))
	}
	for _, n := range t.some(t.names("cache"), 0.2) {
		delete(t.files, n)
		t.put(fmt.Sprintf("cache/%016x", t.r.Uint64()), t.cached())
	}
	for _, n := range t.some(t.names("docs/office"), 0.05) {
		t.put(n, t.office())
	}
}

func (t *tree) rotate(pack func([]byte) []byte, ending string) {
	for _, n := range t.names("log") {
		if strings.HasSuffix(n, ".log") {
			b := t.files[n].data
			delete(t.files, n)
			if t.r.IntN(2) == 0 {
				t.put(n+".1"+ending, pack(b))
			} else {
				t.put(fmt.Sprintf("%s-2026%04d%s", n, t.r.IntN(1231), ending), pack(b))
			}
			t.put(n, t.log(200))
		}
	}
}

// each writes files anew.
func (t *tree) each(names []string, change func(b []byte) []byte) {
	for _, n := range names {
		t.put(n, change(t.files[n].data))
	}
}

func (t *tree) ending(names []string, of string) []string {
	var out []string
	for _, n := range names {
		if strings.HasSuffix(n, of) {
			out = append(out, n)
		}
	}
	return out
}

var changes = []change{
	{name: "an ordinary day", do: day},
	{name: "operating system upgraded", do: func(t *tree) {
		for _, n := range t.some(t.names("bin"), 0.7) {
			t.put(n, t.program(4000+t.r.IntN(90000)))
		}
		for _, n := range t.some(t.names("bin"), 0.1) {
			delete(t.files, n)
		}
		for _, n := range t.some(t.names("etc"), 0.4) {
			t.put(n, t.config(30+t.r.IntN(2000)))
		}
		for range t.r.IntN(20) {
			t.put("bin/"+t.word(), t.program(4000+t.r.IntN(90000)))
		}
	}},
	{name: "logs rotated, gzip", do: func(t *tree) { t.rotate(gzipped, ".gz") }},
	{name: "databases changed and vacuumed", do: func(t *tree) {
		for _, n := range t.names("db") {
			if i, ok := t.pool.state(t.files[n].data); ok {
				t.put(n, pick(t.r, t.pool.edited[i], t.pool.vacuumed[i]))
			}
		}
	}},
	{name: "photos imported", do: func(t *tree) {
		for range 20 + t.r.IntN(80) {
			t.put(fmt.Sprintf("photos/2026/img_%04d.jpg", t.r.IntN(10000)), t.pool.photo(t.r))
		}
	}},
	{name: "all photos coded anew", do: func(t *tree) {
		q := 40 + t.r.IntN(55)
		t.each(t.ending(t.names("photos"), ".jpg"), func(b []byte) []byte { return shoot(must(jpeg.Decode(bytes.NewReader(b))), q) })
	}},
	{name: "renamed in bulk", do: func(t *tree) {
		to := pick(t.r, ".bak", ".old", "", "_2026")
		for _, n := range t.names(pick(t.r, "photos", "docs", "src")) {
			if to == "" {
				t.rename(n, path.Join(path.Dir(n), fmt.Sprintf("%016x%s", t.r.Uint64(), path.Ext(n))))
			} else {
				t.rename(n, n+to)
			}
		}
	}},

	{name: "another branch checked out", sort: tried, do: func(t *tree) {
		for _, n := range t.some(t.texts("src"), 0.6) {
			switch t.r.IntN(4) {
			case 0:
				delete(t.files, n)
			default:
				t.put(n, t.code(200+t.r.IntN(12000)))
			}
		}
		for range t.r.IntN(40) {
			t.put("src/core/"+t.word()+".go", t.code(200+t.r.IntN(12000)))
			t.put(fmt.Sprintf("src/objects/%016x", t.r.Uint64()), zlibbed(t.code(3000)))
		}
	}},
	{name: "folder packed (tar.gz or zip) and removed", sort: tried, do: func(t *tree) {
		dir := pick(t.r, "docs", "photos", "src")
		var out bytes.Buffer
		w := tar.NewWriter(&out)
		all := map[string][]byte{}
		for _, n := range t.names(dir) {
			b := t.files[n].data
			all[n] = b
			must(0, w.WriteHeader(&tar.Header{Name: n, Size: int64(len(b)), Mode: 0o644}))
			must(w.Write(b))
			delete(t.files, n)
		}
		must(0, w.Close())
		if t.r.IntN(2) == 0 {
			t.put(dir+".zip", zipped(all))
		} else {
			t.put(dir+".tar.gz", gzipped(out.Bytes()))
		}
	}},
	{name: "each document gzipped", sort: tried, do: func(t *tree) {
		for _, n := range t.names("docs") {
			b := t.files[n].data
			delete(t.files, n)
			t.put(n+".gz", gzipped(b))
		}
	}},
	{name: "password vaults written anew", sort: tried, do: func(t *tree) {
		t.put("vault/keys.kdbx", append([]byte("\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5"), t.noise(8000+t.r.IntN(64))...))
		t.put("vault/secrets.gpg", append([]byte("\x8c\x0d\x04\x09"), t.noise(6000)...))
	}},
	{name: "folder of an encrypting cloud client written anew", sort: tried, do: func(t *tree) {
		for _, n := range t.names("vault") {
			if path.Ext(n) != "" {
				continue
			}
			if t.r.IntN(3) == 0 {
				delete(t.files, n)
				t.put(fmt.Sprintf("vault/%08x", t.r.Uint32()), t.noise(500+t.r.IntN(30000)))
			} else {
				t.put(n, t.noise(len(t.files[n].data)))
			}
		}
	}},
	{name: "repository of another backup pruned", sort: tried, do: func(t *tree) {
		for range 20 {
			t.put(fmt.Sprintf("repo/data/%016x", t.r.Uint64()), t.noise(20000))
		}
		for _, n := range t.some(t.names("repo/data"), 0.5) {
			delete(t.files, n)
		}
	}},
	{name: "logs rotated, zstd", sort: tried, do: func(t *tree) { t.rotate(zstded, ".zst") }},
	{name: "photos turned by 180°", sort: tried, do: func(t *tree) {
		t.each(t.some(t.ending(t.names("photos"), ".jpg"), 0.7), func(b []byte) []byte {
			m := must(jpeg.Decode(bytes.NewReader(b)))
			out := image.NewGray(m.Bounds())
			w, h := m.Bounds().Dx(), m.Bounds().Dy()
			for y := range h {
				for x := range w {
					out.Set(w-1-x, h-1-y, m.At(x, y))
				}
			}
			return shoot(out, 75)
		})
	}},
	{name: "pictures made JPEG, PNG removed", sort: tried, do: func(t *tree) {
		for _, n := range t.ending(t.names("photos"), ".png") {
			m := must(png.Decode(bytes.NewReader(t.files[n].data)))
			delete(t.files, n)
			t.put(strings.TrimSuffix(n, ".png")+".jpg", shoot(m, 85))
		}
	}},
	{name: "recordings made FLAC and MP3", sort: tried, do: func(t *tree) {
		for _, n := range t.ending(t.names("media"), ".wav") {
			size := len(t.files[n].data)
			delete(t.files, n)
			if t.r.IntN(2) == 0 {
				t.put(strings.TrimSuffix(n, ".wav")+".flac", append([]byte("fLaC\x00\x00\x00\x22"), t.noise(size/2)...))
			} else {
				t.put(strings.TrimSuffix(n, ".wav")+".mp3", append([]byte("\xff\xfb\x90\x64"), t.noise(size/10)...))
			}
		}
	}},
	{name: "ring of recordings overwritten", sort: tried, do: func(t *tree) {
		t.each(t.some(t.ending(t.names("media"), ".mp4"), 0.8), func(b []byte) []byte { return append(bytes.Clone(b[:40]), t.noise(len(b)-40)...) })
	}},
	{name: "large files made pointers (git-lfs) or back", sort: tried, do: func(t *tree) {
		for _, n := range t.names("photos") {
			if bytes.HasPrefix(t.files[n].data, []byte("version ")) {
				t.put(n, t.pool.photo(t.r))
			} else {
				t.put(n, fmt.Appendf(nil, "version https://git-lfs.github.com/spec/v1\noid sha256:%064x\nsize %d\n", t.r.Uint64(), len(t.files[n].data)))
			}
		}
	}},
	{name: "line ends changed", sort: tried, do: func(t *tree) {
		t.each(append(t.texts("src"), t.texts("docs/letters")...), func(b []byte) []byte {
			if bytes.Contains(b, []byte("\r\n")) {
				return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
			}
			return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
		})
	}},
	{name: "texts written in UTF-16", sort: tried, do: func(t *tree) {
		t.each(t.texts("docs/letters"), func(b []byte) []byte {
			if bytes.HasPrefix(b, []byte("\xff\xfe")) {
				return t.text(len(b) / 2)
			}
			out := []byte("\xff\xfe")
			for _, u := range utf16.Encode([]rune(string(b))) {
				out = append(out, byte(u), byte(u>>8))
			}
			return out
		})
	}},
	{name: "settings made JSON", sort: tried, do: func(t *tree) {
		for _, n := range t.names("etc") {
			b := must(json.Marshal(strings.Split(string(t.files[n].data), "\n")))
			delete(t.files, n)
			t.put(strings.TrimSuffix(n, path.Ext(n))+".json", b)
		}
	}},
	{name: "half of the files removed", sort: tried, do: func(t *tree) {
		for _, n := range t.some(t.names(""), 0.5) {
			delete(t.files, n)
		}
	}},
	{name: "folders moved", sort: tried, do: func(t *tree) {
		for _, n := range t.names(pick(t.r, "docs", "photos", "media")) {
			t.rename(n, "old/"+n)
		}
	}},
	{name: "everything put back, all times new", sort: tried, do: func(t *tree) {
		for _, n := range t.names("") {
			t.put(n, bytes.Clone(t.files[n].data))
		}
	}},
	{name: "office documents saved anew", sort: tried, do: func(t *tree) {
		t.each(t.names("docs/office"), func([]byte) []byte { return t.office() })
		t.each(t.names("docs/pdf"), func([]byte) []byte { return t.pdf() })
	}},
	{name: "caches emptied and filled", sort: tried, do: func(t *tree) {
		for _, n := range t.names("cache") {
			delete(t.files, n)
		}
		for range 10 + t.r.IntN(40) {
			t.put(fmt.Sprintf("cache/%016x", t.r.Uint64()), t.cached())
		}
	}},
	{name: "dump encrypted (gpg), plain one removed", sort: tried, do: func(t *tree) {
		for _, n := range t.ending(t.names("dump"), ".sql") {
			b := t.files[n].data
			delete(t.files, n)
			t.put(n+".gpg", append([]byte("\x8c\x0d\x04\x09"), t.noise(len(b)/4)...))
		}
		t.put(fmt.Sprintf("dump/%d.sql", t.clock), t.log(50000))
	}},
	{name: "databases written anew by a migration", sort: tried, do: func(t *tree) {
		t.each(t.names("db"), func([]byte) []byte { return t.pool.database(t.r) })
	}},
	{name: "series of sensors written anew", sort: tried, do: func(t *tree) {
		t.each(t.names("data"), func(b []byte) []byte { return t.series(len(b)) })
	}},

	{name: "places written into photos", sort: fresh, do: func(t *tree) {
		t.each(t.ending(t.names("photos"), ".jpg"), func(b []byte) []byte {
			if len(b) < 4 || b[0] != 0xff {
				return b
			}
			exif := append([]byte("\xff\xe1\x00\x42Exif\x00\x00"), make([]byte, 58)...)
			return append(append(bytes.Clone(b[:2]), exif...), b[2:]...)
		})
	}},
	{name: "every text written anew", sort: fresh, do: func(t *tree) {
		t.each(append(t.texts("docs/letters"), t.texts("docs/plans")...), func(b []byte) []byte { return t.text(100 + t.r.IntN(20000)) })
	}},
	{name: "programs built anew", sort: fresh, do: func(t *tree) {
		for range 30 {
			n := fmt.Sprintf("build/%03d", t.r.IntN(60))
			t.put(n+".o", t.program(500 + t.r.IntN(9000))[7:])
			t.put(n+".pyc", append([]byte("\xa7\r\r\n\x00\x00\x00\x00"), t.program(3000)[64:]...))
		}
		for _, n := range t.some(t.names("build"), 0.3) {
			delete(t.files, n)
		}
	}},
	{name: "mail delivered, read and filed, with attachments", sort: fresh, do: func(t *tree) {
		for _, n := range t.names("mail/new") {
			t.rename(n, "mail/cur/"+path.Base(n)+":2,S")
		}
		for _, n := range t.some(t.names("mail/cur"), 0.4) {
			t.rename(n, pick(t.r, "mail/trash/", "mail/archive/")+path.Base(n))
		}
		for _, n := range t.some(t.names("mail/trash"), 0.5) {
			delete(t.files, n)
		}
		for range 10 + t.r.IntN(20) {
			m := append([]byte("From: a@example.org\nSubject: "+t.word()+"\nMIME-Version: 1.0\n\n"), t.text(300+t.r.IntN(2000))...)
			if t.r.IntN(2) == 0 {
				m = append(append(m, "\n--x\nContent-Transfer-Encoding: base64\n\n"...), lines(base64.StdEncoding.EncodeToString(t.pool.photo(t.r)))...)
			}
			t.put(fmt.Sprintf("mail/new/%d.M%d", t.clock, t.r.IntN(1<<20)), m)
		}
	}},
	{name: "web site built anew, assets compressed beside (brotli)", sort: fresh, do: func(t *tree) {
		for _, n := range t.names("www") {
			delete(t.files, n)
		}
		for range 25 {
			n, b := fmt.Sprintf("www/assets/%s.%08x.js", t.word(), t.r.Uint32()), t.code(3000+t.r.IntN(9000))
			t.put(n, b)
			t.put(n+".br", t.noise(len(b)/5))
			t.put(n+".gz", gzipped(b))
		}
	}},
	{name: "time series compacted", sort: fresh, do: func(t *tree) {
		for _, n := range t.names("tsdb") {
			if t.r.IntN(2) == 0 {
				delete(t.files, n)
			}
		}
		for range 6 {
			d := fmt.Sprintf("tsdb/%016x/", t.r.Uint64())
			b := t.series(9000)
			for i := range b {
				if i%3 == 0 {
					b[i] = byte(t.r.Uint32())
				}
			}
			t.put(d+"chunks", b)
			t.put(d+"index", t.series(3000))
			t.put(d+"meta.json", t.config(300))
		}
	}},
	{name: "images of containers pulled and pruned", sort: fresh, do: func(t *tree) {
		for _, n := range t.some(t.names("containers"), 0.6) {
			delete(t.files, n)
		}
		for range 4 {
			d := fmt.Sprintf("containers/%016x", t.r.Uint64())
			for range 8 {
				t.put(d+"/usr/"+t.word(), pick(t.r, t.program(5000), t.text(2000), t.config(500)))
			}
			t.put(d+"/layer", gzipped(t.program(20000)))
		}
	}},
	{name: "certificates and keys renewed", sort: fresh, do: func(t *tree) {
		for i := range 12 {
			b := []byte(lines(base64.StdEncoding.EncodeToString(t.noise(900))))
			t.put(fmt.Sprintf("etc/ssl/%d.pem", i), append(append([]byte("-----BEGIN CERTIFICATE-----\n"), b...), "-----END CERTIFICATE-----\n"...))
			t.put(fmt.Sprintf("etc/ssl/%d.der", i), append([]byte("\x30\x82\x03\x00"), t.noise(764)...))
			t.put(fmt.Sprintf("etc/ssl/%d.key", i), t.noise(64))
		}
	}},
	{name: "films put into another container", sort: fresh, do: func(t *tree) {
		for _, n := range t.ending(t.names("media"), ".mp4") {
			b := t.files[n].data
			delete(t.files, n)
			t.put(strings.TrimSuffix(n, ".mp4")+".mkv", append([]byte("\x1a\x45\xdf\xa3\x9f\x42\x86\x81"), b[40:]...))
		}
	}},
	{name: "encrypted copy of a folder made, the folder kept", sort: fresh, do: func(t *tree) {
		for _, n := range t.names("docs") {
			t.put(fmt.Sprintf("sealed/%016x", t.r.Uint64()), t.noise(len(t.files[n].data)+34))
		}
	}},
	{name: "nightly dumps, each sealed (openssl), for five nights", sort: fresh, do: func(t *tree) {
		for _, n := range t.ending(t.names("nightly"), ".sql") {
			size := len(t.files[n].data)
			delete(t.files, n)
			t.put(n+".enc", append([]byte("Salted__"), t.noise(size/4)...))
		}
		t.put(fmt.Sprintf("nightly/%09d.sql", t.clock), t.log(30000))
	}},
	{name: "files made ahead of use filled by a recorder", sort: fresh, do: func(t *tree) {
		for i := range 10 {
			n := fmt.Sprintf("ring/%02d.dat", i)
			if t.files[n] == nil {
				t.put(n, make([]byte, 50000))
			} else {
				t.put(n, append([]byte("REC1\x00\x00"), t.noise(49994)...))
			}
		}
	}},
	{name: "tables made Parquet, CSV removed", sort: fresh, do: func(t *tree) {
		for _, n := range append(t.ending(t.names("docs"), ".csv"), t.ending(t.names("docs"), ".json")...) {
			size := len(t.files[n].data)
			delete(t.files, n)
			t.put(strings.TrimSuffix(n, path.Ext(n))+".parquet", append(append([]byte("PAR1"), t.noise(size/3)...), "PAR1"...))
		}
	}},
	{name: "disk image with an encrypted file system written to", sort: fresh, do: func(t *tree) {
		b := t.noise(400000)
		if f := t.files["images/disk.img"]; f != nil {
			b = bytes.Clone(f.data)
			copy(b[t.r.IntN(300000):], t.noise(60000))
		}
		t.put("images/disk.img", b)
	}},
}
