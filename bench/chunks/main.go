// Chunks measures ways to cut and compress: how many bytes an archive has and
// how many a second day adds, and what processor time that takes, by algorithm,
// size of chunks and level of compression. It is a bare loop on one processor:
// read, cut, BLAKE3, look up, zstd; what else an archive needs of each chunk is
// counted as bytes. Small files can share chunks, as the format allows.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/byssus-iot/byssus/bench/iot"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "chunks:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	size := flag.Int("size", 512, "size of the made data, MiB")
	seed := flag.Uint64("seed", 1, "seed of the data")
	folder := flag.String("dir", "", "another folder to measure in place of made data")
	what := flag.String("what", "sizes", "what to compare: sizes, levels or groups")
	flag.Parse()
	if flag.NArg() > 0 {
		return errors.New("wrong usage: see -h")
	}
	ways, ok := comparisons()[*what]
	if !ok {
		return fmt.Errorf("no comparison is called %q", *what)
	}
	// Two threads of the collector would blur what one loop takes.
	runtime.GOMAXPROCS(1)
	days := []string{*folder}
	if *folder == "" {
		work, err := os.MkdirTemp("", "bench-chunks-")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
		if days, err = twoDays(work, *size, *seed); err != nil {
			return err
		}
	}
	return compare(os.Stdout, days, ways)
}

// twoDays makes the data of day 1, and those of day 2 beside them.
func twoDays(work string, size int, seed uint64) ([]string, error) {
	first, second := filepath.Join(work, "day1"), filepath.Join(work, "day2")
	for _, dir := range []string{first, second} {
		if err := iot.Write(dir, size, seed, 1); err != nil {
			return nil, err
		}
	}
	return []string{first, second}, iot.Write(second, size, seed, 2)
}

// way is one way to cut and compress.
type way struct {
	name      string
	algorithm string // of go-cdc-chunkers
	normal    int    // bytes of a chunk, about
	level     int    // of zstd; see package zstd's EncoderLevel; 0: do not compress
	probe     bool   // leave alone what a sample shows not to compress
	group     int    // bytes that small files share a chunk up to; 0: each its own
}

// comparisons are the sets of ways that can be compared.
func comparisons() map[string][]way {
	sizes := []way{}
	for _, algorithm := range []string{"fastcdc-v1.0.0", "jc-v1.1.0", "ultracdc-v1.0.0", "fixed-v1.0.0"} {
		for kib := 4; kib <= 128; kib *= 2 {
			if kib == 4 && !strings.HasPrefix(algorithm, "f") || kib > 64 && !strings.HasPrefix(algorithm, "fast") || kib > 16 && strings.HasPrefix(algorithm, "fixed") {
				continue
			}
			sizes = append(sizes, way{fmt.Sprintf("%s, %d KiB", strings.Split(algorithm, "-")[0], kib), algorithm, kib << 10, 1, false, 64 << 10})
		}
	}
	var levels []way
	for level, name := range []string{"none", "fastest", "default", "better", "best"} {
		levels = append(levels, way{"zstd " + name, "fastcdc-v1.0.0", 32 << 10, level, false, 64 << 10})
		if level > 0 && level < 3 {
			levels = append(levels, way{"zstd " + name + ", probe", "fastcdc-v1.0.0", 32 << 10, level, true, 64 << 10})
		}
	}
	var groups []way
	for _, kib := range []int{0, 16, 32, 64, 128, 256} {
		groups = append(groups, way{fmt.Sprintf("small files share up to %d KiB", kib), "fastcdc-v1.0.0", 32 << 10, 1, false, kib << 10})
	}
	return map[string][]way{"sizes": sizes, "levels": levels, "groups": groups}
}

// spent is the processor time of this process.
func spent() (time.Duration, error) {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0, err
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), nil
}
