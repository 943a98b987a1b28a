package cli

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	_ "modernc.org/sqlite" // the trial writes databases while they are backed up

	"github.com/byssus-iot/byssus/internal/cli/term"
)

// trialData makes about 200 MiB of what devices keep: telemetry logs, firmware
// images in versions, small state files, and two SQLite databases. The same
// seed gives the same bytes, but for the databases.
func trialData(dir string, scale int, progress func(done, total uint64)) error {
	r := rand.New(rand.NewPCG(20, uint64(scale)))
	total := uint64(scale) << 20
	var done uint64
	put := func(name string, data []byte) error {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
		done += uint64(len(data))
		progress(min(done, total), total)
		return nil
	}
	logs := scale / 2 // MiB
	for n := 0; logs > 0; n++ {
		size := min(logs, 8)
		logs -= size
		if err := put(fmt.Sprintf("logs/line-%d/telemetry-%03d.csv", n%4, n), telemetryLog(r, size<<20)); err != nil {
			return err
		}
	}
	base := make([]byte, max(scale/12, 1)<<20)
	fill(r, base)
	for v := 1; v <= 3; v++ {
		// A version differs by a block put in and a few that changed.
		image := append([]byte(nil), base...)
		at := r.IntN(len(image) / 2)
		patch := make([]byte, 40<<10)
		fill(r, patch)
		image = append(image[:at], append(patch, image[at:]...)...)
		fill(r, image[len(image)-64<<10:])
		if err := put(fmt.Sprintf("firmware/v%d/image.bin", v), image); err != nil {
			return err
		}
		base = image
	}
	for n := range scale * 20 {
		text, err := json.Marshal(map[string]any{"unit": n, "limits": []int{r.IntN(100), r.IntN(100)}, "note": strings.Repeat("calibrated ", r.IntN(40))})
		if err != nil {
			return err
		}
		if err := put(fmt.Sprintf("state/%02d/unit-%05d.json", n%50, n), text); err != nil {
			return err
		}
	}
	media := make([]byte, 1<<20)
	for n := range scale / 5 {
		fill(r, media)
		if err := put(fmt.Sprintf("camera/frame-%04d.jpg", n), media); err != nil {
			return err
		}
	}
	if err := os.Chmod(filepath.Join(dir, "state/00/unit-00000.json"), 0o600); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(dir, "spool"), 0o700); err != nil {
		return err
	}
	if err := os.Symlink("../firmware/v3/image.bin", filepath.Join(dir, "spool/current")); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "spool/empty"), nil, 0o640)
}

func fill(r *rand.Rand, b []byte) {
	for i := 0; i+8 <= len(b); i += 8 {
		v := r.Uint64()
		for j := range 8 {
			b[i+j] = byte(v >> (8 * j))
		}
	}
}

// telemetryLog returns lines of sensors that drift.
func telemetryLog(r *rand.Rand, size int) []byte {
	b := make([]byte, 0, size+128)
	b = append(b, "time_ms,device,seq,temp_c,pressure_hpa,vibration,status\n"...)
	at, temp, pressure := int64(1_780_000_000_000), 21.0, 1013.0
	for seq := 0; len(b) < size; seq++ {
		at += 40 + int64(r.IntN(100))
		temp += (r.Float64() - 0.5) * 0.05
		pressure += (r.Float64() - 0.5) * 0.1
		b = fmt.Appendf(b, "%d,press-7-s%02d,%d,%.2f,%.1f,%.3f,ok\n", at, seq%12, seq, temp, pressure, r.Float64())
	}
	return b
}

// changeData changes about five in a hundred bytes of a trial's data.
func changeData(dir string, scale int) error {
	r := rand.New(rand.NewPCG(21, uint64(scale)))
	log, err := os.OpenFile(filepath.Join(dir, "logs/line-0/telemetry-000.csv"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = log.Write(telemetryLog(r, max(scale/25, 1)<<20))
	if err := errors.Join(err, log.Close()); err != nil {
		return err
	}
	for n := range scale {
		name := filepath.Join(dir, fmt.Sprintf("state/%02d/unit-%05d.json", n%50, n))
		if err := os.WriteFile(name, fmt.Appendf(nil, `{"unit":%d,"changed":%d}`, n, r.Uint64()), 0o644); err != nil {
			return err
		}
	}
	if err := os.Rename(filepath.Join(dir, "firmware/v1"), filepath.Join(dir, "firmware/retired")); err != nil {
		return err
	}
	return os.Remove(filepath.Join(dir, "camera/frame-0000.jpg"))
}

// trialDB is a database that is written while it is backed up.
type trialDB struct {
	file string
	db   *sql.DB
	stop context.CancelFunc
	done chan error
	rows int64 // committed when the writer stopped
}

// startDB makes a database and commits readings to it until it is stopped:
// row n always before row n+1.
func startDB(file string) (*trialDB, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=busy_timeout(10000)&_pragma=synchronous(NORMAL)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS readings (n INTEGER PRIMARY KEY, at INTEGER, value REAL, note TEXT)"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	ctx, stop := context.WithCancel(context.Background())
	t := &trialDB{file: file, db: db, stop: stop, done: make(chan error, 1)}
	if err := t.write(20_000); err != nil {
		stop()
		return nil, errors.Join(err, db.Close())
	}
	go func() {
		for ctx.Err() == nil {
			if err := t.write(50); err != nil {
				t.done <- err
				return
			}
			time.Sleep(2 * time.Millisecond)
		}
		t.done <- nil
	}()
	return t, nil
}

func (t *trialDB) write(n int) error {
	tx, err := t.db.Begin()
	if err != nil {
		return err
	}
	for range n {
		t.rows++
		if _, err := tx.Exec("INSERT INTO readings VALUES (?, ?, ?, ?)", t.rows, time.Now().UnixMilli(), float64(t.rows)/7, "reading of a sensor that is never silent"); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// close stops the writer and returns how many rows were committed.
func (t *trialDB) close() (int64, error) {
	t.stop()
	err := <-t.done
	return t.rows, errors.Join(err, t.db.Close())
}

// checkDB checks that a restored database is sound and holds a whole prefix of
// the commits, at most rows; it returns how many rows it holds.
func checkDB(file string, rows int64) (int64, error) {
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var sound string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil {
		return 0, fmt.Errorf("%s: %w", file, err)
	}
	var count, last int64
	if err := db.QueryRow("SELECT count(*), coalesce(max(n), 0) FROM readings").Scan(&count, &last); err != nil {
		return 0, fmt.Errorf("%s: %w", file, err)
	}
	if sound != "ok" || count != last || count > rows || count%50 != 0 {
		return count, fmt.Errorf("%s: integrity %q, %d rows up to number %d, of %d committed", file, sound, count, last, rows)
	}
	return count, nil
}

// fileSum is what is remembered of a file to compare it with what is restored.
type fileSum struct {
	Mode   fs.FileMode
	Size   int64
	MTime  time.Time
	UID    uint32
	GID    uint32
	Link   string
	SHA256 [32]byte
}

// sumTree takes the sums of everything below a folder, but for databases,
// whose files are no measure of what they hold.
func sumTree(dir string) (map[string]fileSum, uint64, error) {
	out := map[string]fileSum{}
	var size uint64
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || rel == "." || isDatabase(rel) {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s := fileSum{Mode: info.Mode(), MTime: info.ModTime()}
		if sys, ok := info.Sys().(*syscall.Stat_t); ok {
			s.UID, s.GID = sys.Uid, sys.Gid
		}
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			if s.Link, err = os.Readlink(path); err != nil {
				return err
			}
		case info.Mode().IsRegular():
			s.Size = info.Size()
			size += uint64(info.Size())
			if s.SHA256, err = sumFile(path); err != nil {
				return err
			}
		}
		out[rel] = s
		return nil
	})
	return out, size, err
}

func isDatabase(rel string) bool { return strings.HasPrefix(rel, "db/") }

func sumFile(path string) ([32]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return [32]byte{}, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return [32]byte{}, err
	}
	return [32]byte(h.Sum(nil)), nil
}

// compareTrees names what differs between the sums taken before and those of
// what was restored.
func compareTrees(want, got map[string]fileSum) error {
	var wrong []string
	for name, w := range want {
		g, ok := got[name]
		switch {
		case !ok:
			wrong = append(wrong, name+" is missing")
		case g.SHA256 != w.SHA256 || g.Size != w.Size || g.Link != w.Link:
			wrong = append(wrong, name+" has other content")
		case g.Mode != w.Mode:
			wrong = append(wrong, fmt.Sprintf("%s has mode %s, had %s", name, g.Mode, w.Mode))
		case g.UID != w.UID || g.GID != w.GID:
			wrong = append(wrong, fmt.Sprintf("%s belongs to %d:%d, belonged to %d:%d", name, g.UID, g.GID, w.UID, w.GID))
		case !g.MTime.Equal(w.MTime) && w.Mode&fs.ModeSymlink == 0:
			wrong = append(wrong, fmt.Sprintf("%s was changed at %s, before at %s", name, g.MTime, w.MTime))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			wrong = append(wrong, name+" was not there before")
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %s", term.Count(len(wrong), "difference"), strings.Join(wrong[:min(len(wrong), 5)], "; "))
}

// committedRows is how many rows are committed to a database now.
func committedRows(file string) (int64, error) {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(10000)")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var n int64
	return n, db.QueryRow("SELECT count(*) FROM readings").Scan(&n)
}
