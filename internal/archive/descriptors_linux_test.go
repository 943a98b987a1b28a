package archive

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// fewFiles names the variable that tells a child of the test that it is one, and
// how many files it may still open.
const fewFiles = "ARCHIVE_TEST_FEW_FILES"

// However many directories there are, few files are open at a time; and where even
// those are too many, what waits is written first.
func TestRestoreWithFewOpenFiles(t *testing.T) {
	if left := os.Getenv(fewFiles); left != "" {
		var n int
		if _, err := fmt.Sscan(left, &n); err != nil {
			t.Fatal(err)
		}
		restoreWithFewOpenFiles(t, n)
		return
	}
	for _, left := range []int{1000, 230, 70} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestRestoreWithFewOpenFiles$")
		cmd.Env = append(os.Environ(), fmt.Sprint(fewFiles, "=", left))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%d files may be opened: %v\n%s", left, err, out)
		}
	}
}

// restoreWithFewOpenFiles lowers the limit of the whole process.
func restoreWithFewOpenFiles(t *testing.T, left int) {
	src := t.TempDir()
	at := func(format string, a ...any) string { return filepath.Join(src, fmt.Sprintf(format, a...)) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 300 {
		write(t, at("d%03d/a/b/c/file", i), fmt.Appendf(nil, "content of %d", i))
		must(os.Symlink("file", at("d%03d/a/b/c/link", i)))
		if i%2 == 1 {
			must(os.Link(at("d%03d/a/b/c/file", i-1), at("d%03d/a/other", i)))
		}
	}
	for i := range 300 {
		for j, below := range []string{"a/b/c/file", "a/b/c", "a/b", "a", "."} {
			when := time.Unix(1e9+int64(10*i+j), 7)
			must(os.Chtimes(at("d%03d/%s", i, below), when, when))
		}
	}
	want, wantNames := describe(t, src), traits(t, src)
	d := newDevice(t)
	s := d.open(d.back(d.request(tree(t, src))).ListRoot)

	var limit syscall.Rlimit
	must(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	open, err := os.ReadDir("/proc/self/fd")
	must(err)
	most := uint64(len(open) - 1 + left) // but the one that lists them
	for _, o := range []RestoreOptions{{}, {Existing: true, Overwrite: IfChanged}, {Existing: true, Overwrite: Never}} {
		to := t.TempDir()
		seen := 0
		o.Progress = func(RestoreProgress) {
			now, err := os.ReadDir("/proc/self/fd")
			if err != nil && !scarce(err) {
				t.Error(err)
			}
			seen = max(seen, len(now)-len(open))
		}
		for range 2 {
			must(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: most, Max: limit.Max}))
			report, err := s.Restore(t.Context(), to, o)
			must(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
			if err != nil || len(report.Notes) != 0 {
				t.Fatalf("overwrite %d: %+v, %v", o.Overwrite, report, err)
			}
			if seen > 2*maxDirs+spareFiles+64 { // of those that the walk is in, and of workers
				t.Errorf("%d files were open", seen)
			}
			compare(t, want, describe(t, filepath.Join(to, src)))
			compare(t, wantNames, traits(t, filepath.Join(to, src)))
			if !o.Existing {
				break
			}
		}
	}
}
