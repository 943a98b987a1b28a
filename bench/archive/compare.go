package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// restoredAt is where a contender has put the source: below its whole path, or
// in the folder itself.
func restoredAt(to, source string) string {
	whole := filepath.Join(to, source)
	if _, err := os.Stat(whole); err == nil {
		return whole
	}
	return to
}

// sameTree compares names, links and contents of two folders.
func sameTree(want, got string) error {
	count := 0
	err := filepath.WalkDir(want, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		count++
		return sameFile(path, got+strings.TrimPrefix(path, want))
	})
	if err != nil {
		return err
	}
	err = filepath.WalkDir(got, func(string, fs.DirEntry, error) error { count--; return nil })
	if err == nil && count != 0 {
		err = fmt.Errorf("%s has %d entries more than it should", got, -count)
	}
	return err
}

func sameFile(want, got string) error {
	a, err := os.Lstat(want)
	if err != nil {
		return err
	}
	b, err := os.Lstat(got)
	if err != nil {
		return err
	}
	if a.Mode().Type() != b.Mode().Type() {
		return fmt.Errorf("%s is a %s in place of a %s", got, b.Mode(), a.Mode())
	}
	if !a.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(want)
	if err != nil {
		return err
	}
	defer f.Close()
	g, err := os.Open(got)
	if err != nil {
		return err
	}
	defer g.Close()
	return sameBytes(f, g, got)
}

func sameBytes(f, g io.Reader, name string) error {
	x, y := make([]byte, 256<<10), make([]byte, 256<<10)
	for {
		n, err := io.ReadFull(f, x)
		m, err2 := io.ReadFull(g, y)
		if !bytes.Equal(x[:n], y[:m]) {
			return fmt.Errorf("%s differs", name)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return nil
		case err != nil:
			return err
		case err2 != nil:
			return err2
		}
	}
}
