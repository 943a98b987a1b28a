package health

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Sign is something that a part says of its health.
type Sign struct {
	Part  string `json:"part"` // as "disk mmcblk0"
	Grade Grade  `json:"grade"`
	Found string `json:"found"` // in words
}

// Unseen is a part whose health is not known.
type Unseen struct {
	Part string `json:"part"`
	Why  string `json:"why"`
}

// Report is what was seen of a machine's health, and what was not.
type Report struct {
	Signs  []Sign   `json:"signs"`
	Unseen []Unseen `json:"unseen"`
}

// Worst is the worst grade of all signs.
func (r Report) Worst() Grade {
	worst := Fine
	for _, s := range r.Signs {
		worst = max(worst, s.Grade)
	}
	return worst
}

// maxFile is the most that is read of one of the kernel's files, in bytes: each
// holds a number or a few.
const maxFile = 4 << 10

// maxParts is how many entries of a folder are looked at: a machine has fewer.
const maxParts = 1024

// machine is a look in progress.
type machine struct {
	root   string   // of the file system that holds sys and dev: "/"
	blocks []string // what stands in sys/block
	disks  []string // of these, the real ones
	report Report
}

// Look looks at the machine whose file system is at root: "/" for this one. It
// takes seconds at most, but for a program smartctl that hangs on a dying disk: that
// is ended.
func Look(ctx context.Context, root string) Report {
	m := &machine{root: root, report: Report{Signs: []Sign{}, Unseen: []Unseen{}}}
	m.blocks = m.list("sys/block")
	for _, name := range m.blocks {
		// What has no device below it is made of others: loops, RAID, LVM, memory.
		if _, err := os.Stat(filepath.Join(root, "sys/block", name, "device")); err == nil {
			m.disks = append(m.disks, name)
		}
	}
	for _, name := range m.disks {
		m.flash(name)
		m.smart(ctx, name)
	}
	m.ufs()
	m.rawFlash()
	m.arrays()
	m.fileSystems()
	m.kernel()
	m.crashes()
	m.batteries()
	m.heat()
	for _, name := range m.disks {
		if !m.spoke("disk " + name) {
			m.unseen("disk "+name, "it says nothing of its health")
		}
	}
	return m.report
}

func (m *machine) sign(part string, grade Grade, found string) {
	m.report.Signs = append(m.report.Signs, Sign{part, grade, found})
}

func (m *machine) unseen(part, why string) {
	m.report.Unseen = append(m.report.Unseen, Unseen{part, why})
}

// spoke tells whether anything is said of a part already, be it that it was not seen.
func (m *machine) spoke(part string) bool {
	return slices.ContainsFunc(m.report.Signs, func(s Sign) bool { return s.Part == part }) ||
		slices.ContainsFunc(m.report.Unseen, func(u Unseen) bool { return u.Part == part })
}

// list names what is in a folder, in order; nothing if there is no such folder.
func (m *machine) list(path string) []string {
	f, err := os.Open(filepath.Join(m.root, path))
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			m.unseen(path, reason(err))
		}
		return nil
	}
	defer f.Close()
	names, err := f.Readdirnames(maxParts + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		m.unseen(path, reason(err))
	}
	slices.Sort(names)
	if len(names) > maxParts {
		m.unseen(path, "it has more than "+strconv.Itoa(maxParts)+" entries: the others were not looked at")
		names = names[:maxParts]
	}
	return names
}

// read reads one of the kernel's small files, of a part. ok is false if there is
// none, or none that can be read, which then is noted.
func (m *machine) read(part, path string) (text string, ok bool) {
	f, err := os.Open(filepath.Join(m.root, path))
	if err != nil {
		// A driver that knows no such value may say so only when it is asked for it.
		if !errors.Is(err, fs.ErrNotExist) {
			m.unseen(part, reason(err))
		}
		return "", false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		m.unseen(part, reason(err))
	case len(raw) > maxFile:
		m.unseen(part, path+" holds more than a few numbers")
	default:
		return string(bytes.TrimSpace(raw)), true
	}
	return "", false
}

// number reads a file that holds one number, in whatever base it says.
func (m *machine) number(part, path string) (n int64, ok bool) {
	text, ok := m.read(part, path)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 0, 64)
	if err != nil {
		m.unseen(part, path+" holds no number: "+strconv.Quote(shorten(text)))
		return 0, false
	}
	return n, true
}

// reason says what went wrong with a file, and with which.
func reason(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Path + " cannot be read: " + e.Err.Error()
	}
	return err.Error()
}

// shorten keeps what somebody else wrote from filling the report.
func shorten(s string) string {
	const most = 64
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
