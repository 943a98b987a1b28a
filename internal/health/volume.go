package health

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// arrays reads whether a RAID of the kernel's lacks disks.
func (m *machine) arrays() {
	for _, name := range m.blocks {
		part := "array " + name
		n, ok := m.number(part, path.Join("sys/block", name, "md/degraded"))
		switch {
		case !ok:
		case n > 0:
			m.sign(part, Damaged, fmt.Sprintf("lacks disks: %d", n))
		default:
			m.sign(part, Fine, "has all its disks")
		}
	}
}

// needsCheck is what f2fs sets of its status when it has found an error
// (SBI_NEED_FSCK, Documentation/ABI/testing/sysfs-fs-f2fs).
const needsCheck = 0x4

// fileSystems reads how many errors file systems have met. ext4's and f2fs's stand
// until somebody checks the file system.
func (m *machine) fileSystems() {
	for _, name := range m.list("sys/fs/ext4") {
		part := "file system " + name
		n, ok := m.number(part, path.Join("sys/fs/ext4", name, "errors_count"))
		m.errors(part, n, ok)
	}
	for _, name := range m.list("sys/fs/f2fs") {
		part := "file system " + name
		text, ok := m.read(part, path.Join("sys/fs/f2fs", name, "stat/sb_status"))
		if !ok {
			continue
		}
		status, err := strconv.ParseUint(strings.TrimPrefix(text, "0x"), 16, 64)
		switch {
		case err != nil:
			m.unseen(part, "sb_status holds no number: "+strconv.Quote(shorten(text)))
		case status&needsCheck != 0:
			m.sign(part, Damaged, "has found an error, and needs fsck")
		default:
			m.sign(part, Fine, "has found no error")
		}
	}
	for _, name := range m.list("sys/fs/btrfs") {
		for _, device := range m.list(path.Join("sys/fs/btrfs", name, "devinfo")) {
			part := "file system " + name + ", device " + device
			text, ok := m.read(part, path.Join("sys/fs/btrfs", name, "devinfo", device, "error_stats"))
			if !ok {
				continue
			}
			n, err := sumErrors(text)
			if err != nil {
				m.unseen(part, err.Error())
				continue
			}
			m.errors(part, n, true)
		}
	}
}

// sumErrors adds up lines of a name and a count.
func sumErrors(text string) (sum int64, err error) {
	for line := range strings.Lines(text) {
		_, count, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.ParseUint(strings.TrimSpace(count), 10, 32)
		if err != nil {
			return 0, fmt.Errorf("error_stats holds no count: %q", shorten(line))
		}
		sum += int64(n)
	}
	return sum, nil
}

func (m *machine) errors(part string, n int64, ok bool) {
	switch {
	case !ok:
	case n > 0:
		m.sign(part, Damaged, fmt.Sprintf("has met errors: %d", n))
	default:
		m.sign(part, Fine, "has met no error")
	}
}
