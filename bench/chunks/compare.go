package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// class is a part of the data: a folder at its top.
type class struct {
	name  string
	files [2][]file // of each day those to read
	bytes int64     // of day 1
}

type file struct {
	path string
	size int64
}

// compare prints, for every way and class, the bytes of both days and the time.
func compare(w io.Writer, days []string, ways []way) error {
	classes, err := read(days)
	if err != nil {
		return err
	}
	head := []string{"", "archive MiB", "+ day 2 MiB", "CPU s", "chunks"}
	for _, c := range classes {
		head = append(head, fmt.Sprintf("%s (%.0f MiB): MiB, + day 2, CPU s", c.name, float64(c.bytes)/(1<<20)))
	}
	fmt.Fprintf(w, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	for _, way := range ways {
		var total figures
		var cells []string
		for _, c := range classes {
			f, err := c.measure(way)
			if err != nil {
				return err
			}
			total.add(f)
			cells = append(cells, fmt.Sprintf("%.1f, %.1f, %.2f", f.mib(0), f.mib(1), f.cpu.Seconds()))
		}
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %.2f | %d | %s |\n", way.name, total.mib(0), total.mib(1), total.cpu.Seconds(), total.chunks, strings.Join(cells, " | "))
	}
	return nil
}

type figures struct {
	kept   [2]int64 // by day
	cpu    time.Duration
	chunks int
}

func (f figures) mib(day int) float64 { return float64(f.kept[day]) / (1 << 20) }

func (f *figures) add(g figures) {
	f.kept[0], f.kept[1], f.cpu, f.chunks = f.kept[0]+g.kept[0], f.kept[1]+g.kept[1], f.cpu+g.cpu, f.chunks+g.chunks
}

// measure archives a class; the time is that of the first day.
func (c class) measure(w way) (f figures, err error) {
	l, err := newLoop(w)
	if err != nil {
		return f, err
	}
	for day, files := range c.files {
		start, err := spent()
		if err != nil {
			return f, err
		}
		before := l.kept
		for _, x := range files {
			if err := l.file(x.path, x.size); err != nil {
				return f, err
			}
		}
		l.flush()
		f.kept[day] = l.kept - before
		end, err := spent()
		if err != nil {
			return f, err
		}
		if day == 0 {
			f.cpu, f.chunks = end-start, l.chunks
		}
	}
	return f, nil
}

// read finds the classes: the files of day 1, and those of day 2 that are not
// as they were.
func read(days []string) ([]class, error) {
	byName := map[string]*class{}
	var order []string
	for day, dir := range days {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			if day == 1 {
				if was, err := os.Stat(filepath.Join(days[0], rel)); err == nil && was.Size() == info.Size() && was.ModTime().Equal(info.ModTime()) {
					return nil
				}
			}
			name, _, _ := strings.Cut(rel, "/")
			if len(days) == 1 {
				name = filepath.Base(dir)
			}
			if byName[name] == nil {
				byName[name] = &class{name: name}
				order = append(order, name)
			}
			c := byName[name]
			c.files[day] = append(c.files[day], file{path, info.Size()})
			if day == 0 {
				c.bytes += info.Size()
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(order)
	var list []class
	for _, name := range order {
		list = append(list, *byName[name])
	}
	return list, nil
}
