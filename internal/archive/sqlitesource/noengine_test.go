//go:build mips || mipsle || mips64 || mips64le

package sqlitesource

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/archive"
)

// Without an engine a database at rest is a file, and any other is refused.
func TestWithoutEngine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	hour := Databases{now: func() time.Time { return time.Now().Add(time.Hour) }}
	open := func(d Databases, version byte, beside string) error {
		t.Helper()
		header := make([]byte, 4096)
		copy(header, "SQLite format 3\x00")
		header[18], header[19] = version, version
		if err := os.WriteFile(path, header, 0o600); err != nil {
			t.Fatal(err)
		}
		if beside != "" {
			if err := os.WriteFile(path+beside, []byte("a frame"), 0o600); err != nil {
				t.Fatal(err)
			}
			defer os.Remove(path + beside)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		_, err = d.Open(t.Context(), archive.Database{Path: path, File: f, Beside: func(suffix string) (*os.File, error) { return os.Open(path + suffix) }})
		return err
	}
	for _, c := range []struct {
		what    string
		d       Databases
		version byte
		beside  string
		want    error
	}{
		{"WAL mode, no log", Databases{}, 2, "", archive.ErrAtRest},
		{"WAL mode, a log", hour, 2, "-wal", errNoEngine},
		{"left alone", hour, 1, "", archive.ErrAtRest},
		{"written a moment ago", Databases{}, 1, "", errNoEngine},
		{"a journal", hour, 1, "-journal", errNoEngine},
		{"no version there is", hour, 3, "", errNoEngine},
	} {
		if err := open(c.d, c.version, c.beside); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.what, err, c.want)
		}
	}
}
