package iot

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

const (
	databaseMiB = 25 // of each database
	rowBytes    = 62 // that a row takes, with its place in the index
)

// databases makes time series and of each a copy that is 1 % further on, as a
// nightly copy beside the live one. A later day takes both 1 % further.
func (s *set) databases() error {
	count := max(1, s.bytes/10/(databaseMiB*mib))
	for n := range count {
		s.do(func() error {
			live := s.path("db", fmt.Sprintf("series%02d.db", n))
			second := s.path("db", fmt.Sprintf("series%02d.copy.db", n))
			if s.day > 1 {
				return errors.Join(s.advance(live, n, "live"), s.advance(second, n, "copy"))
			}
			if err := s.create(live, n, max(200, s.bytes/10/count/rowBytes)); err != nil {
				return err
			}
			b, err := os.ReadFile(live)
			if err == nil {
				err = s.put(second, b)
			}
			return errors.Join(err, s.advance(second, n, "copy"))
		})
	}
	return nil
}

// change does something to a database in one transaction.
func (s *set) change(path string, do func(*sql.Tx) error) error {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=page_size(4096)")
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(context.Background(), nil)
	if err == nil {
		if err = do(tx); err == nil {
			err = tx.Commit()
		} else {
			err = errors.Join(err, tx.Rollback())
		}
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return s.stamp(path)
}

func (s *set) create(path string, n, rows int) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return s.change(path, func(tx *sql.Tx) error {
		if _, err := tx.Exec("create table sample (id integer primary key, at integer, sensor integer, temperature real, humidity real, value real, state text)"); err != nil {
			return err
		}
		if err := s.insert(tx, rand.New(s.random("db", n)), 1, rows, s.when(0).UnixMilli()); err != nil {
			return err
		}
		_, err := tx.Exec("create index by_sensor on sample (sensor, at)")
		return err
	})
}

// insert adds rows with ids from first.
func (s *set) insert(tx *sql.Tx, r *rand.Rand, first, rows int, at int64) error {
	st, err := tx.Prepare("insert into sample values (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer st.Close()
	temperature, humidity := 15+15*r.Float64(), 30+40*r.Float64()
	for i := range rows {
		at += 900 + int64(r.IntN(200))
		temperature += (r.Float64() - 0.5) * 0.1
		humidity += (r.Float64() - 0.5) * 0.3
		state := "ok"
		if r.IntN(50) == 0 {
			state = "warning"
		}
		if _, err := st.Exec(first+i, at, r.IntN(64), round(temperature, 100), round(humidity, 10), r.Float64()*0.05, state); err != nil {
			return err
		}
	}
	return nil
}

func round(v, of float64) float64 { return math.Round(v*of) / of }

// advance appends half a per cent of rows and changes as many, in ten places.
func (s *set) advance(path string, n int, which string) error {
	r := rand.New(s.random("db", n, which, s.day))
	return s.change(path, func(tx *sql.Tx) error {
		var last int
		if err := tx.QueryRow("select max(id) from sample").Scan(&last); err != nil {
			return err
		}
		if err := s.insert(tx, r, last+1, last/200, s.when(s.day).UnixMilli()); err != nil {
			return err
		}
		for range 10 {
			from := 1 + r.IntN(last)
			if _, err := tx.Exec("update sample set value = value + ?, state = 'fixed' where id between ? and ?", r.Float64(), from, from+last/2000); err != nil {
				return err
			}
		}
		return nil
	})
}
