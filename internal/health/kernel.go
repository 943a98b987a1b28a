package health

import (
	"fmt"
	"strconv"
	"strings"
)

// kernel reads of the kernel's log which disks failed to read or write, since the
// machine started or since the log has overwritten it.
func (m *machine) kernel() {
	failed := map[string]int{}
	err := readLog(m.root, func(records string) {
		for record := range strings.Lines(records) {
			if disk := failedDisk(record, m.disks); disk != "" {
				failed[disk]++
			}
		}
	})
	if err != nil {
		m.unseen("kernel's log", err.Error())
	}
	for _, disk := range m.disks {
		if n := failed[disk]; n > 0 {
			m.sign("disk "+disk, Damaged, fmt.Sprintf("the kernel's log has failed reads or writes of it: %d", n))
		}
	}
}

// failedDisk names the disk that a record of the kernel's log is about, if it tells
// of a read or write that failed. A record is "PRIORITY,…;TEXT"
// (Documentation/ABI/testing/dev-kmsg).
func failedDisk(record string, disks []string) string {
	head, text, ok := strings.Cut(record, ";")
	if !ok {
		return ""
	}
	number, _, _ := strings.Cut(head, ",")
	// Programs may write to the log as well: the upper bits tell who did, and the kernel is 0.
	if priority, err := strconv.ParseUint(number, 10, 32); err != nil || priority>>3 != 0 {
		return ""
	}
	_, name, ok := strings.Cut(text, "I/O error, dev ")
	if !ok {
		return ""
	}
	name, _, ok = strings.Cut(name, ",")
	if !ok {
		return ""
	}
	for _, disk := range disks {
		// Of a disk or a part of it: sda2, mmcblk0p1.
		if rest, ok := strings.CutPrefix(name, disk); ok && strings.Trim(rest, "p0123456789") == "" {
			return disk
		}
	}
	return ""
}
