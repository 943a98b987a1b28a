package health

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// flash reads what an eMMC says of its own wear (JEDEC JESD84-B51, section 7.4, the
// extended registers 267 to 269): two estimates of the life that is used, of the two
// kinds of its memory, and how many of its spare blocks are.
func (m *machine) flash(disk string) {
	part, dir := "disk "+disk, path.Join("sys/block", disk, "device")
	if text, ok := m.read(part, path.Join(dir, "life_time")); ok {
		kinds := strings.Fields(text)
		if len(kinds) != 2 {
			m.unseen(part, "life_time holds no two numbers: "+strconv.Quote(shorten(text)))
		} else {
			m.lifeUsed(part, kinds...)
		}
	}
	if n, ok := m.number(part, path.Join(dir, "pre_eol_info")); ok {
		m.spare(part, n)
	}
}

// ufs reads the same of UFS memory (JEDEC JESD220, health descriptor).
func (m *machine) ufs() {
	for _, bus := range []string{"sys/bus/platform/devices", "sys/bus/pci/devices"} {
		for _, device := range m.list(bus) {
			part, dir := "flash "+device, path.Join(bus, device, "health_descriptor")
			a, ok := m.read(part, path.Join(dir, "life_time_estimation_a"))
			if !ok {
				continue
			}
			b, ok := m.read(part, path.Join(dir, "life_time_estimation_b"))
			if !ok {
				continue
			}
			m.lifeUsed(part, a, b)
			if n, ok := m.number(part, path.Join(dir, "eol_info")); ok {
				m.spare(part, n)
			}
		}
	}
}

// lifeUsed reads estimates in tenths: 1 is up to 10 % used, 10 up to all, 11 more
// than all, and 0 none.
func (m *machine) lifeUsed(part string, kinds ...string) {
	worst := int64(0)
	for _, k := range kinds {
		n, err := strconv.ParseInt(k, 0, 64)
		if err != nil || n < 0 || n > 11 {
			m.unseen(part, "it gives the life it has used as "+strconv.Quote(shorten(k)))
			return
		}
		worst = max(worst, n)
	}
	switch {
	case worst == 0:
		m.unseen(part, "it does not say how much of its life is used")
	case worst == 11:
		m.sign(part, Damaged, "has taken more writes than it is made for")
	default:
		grade := Fine
		if worst > 9 {
			grade = Worn
		}
		m.sign(part, grade, fmt.Sprintf("%d to %d %% of the writes it is made for are used", 10*(worst-1), 10*worst))
	}
}

// spare reads how many of a memory's spare blocks are used: 1 less than 80 %, 2 less
// than 90 %, 3 more; and 0 is not said.
func (m *machine) spare(part string, n int64) {
	switch n {
	case 0:
	case 1:
		m.sign(part, Fine, "has spare blocks left")
	case 2:
		m.sign(part, Damaged, "has used 80 % of its spare blocks")
	case 3:
		m.sign(part, Failing, "has nearly no spare blocks left")
	default:
		m.unseen(part, fmt.Sprintf("it gives its spare blocks as %d", n))
	}
}

// rawFlash reads memory without a controller of its own: what it could not correct,
// and of UBI how many blocks are left in place of bad ones.
func (m *machine) rawFlash() {
	for _, name := range m.list("sys/class/mtd") {
		if strings.HasSuffix(name, "ro") { // the same once more, for reading
			continue
		}
		part := "flash " + name
		if n, ok := m.number(part, path.Join("sys/class/mtd", name, "ecc_failures")); ok {
			if n > 0 {
				m.sign(part, Damaged, fmt.Sprintf("%d reads could not be corrected", n))
			} else {
				m.sign(part, Fine, "all reads could be corrected")
			}
		}
	}
	for _, name := range m.list("sys/class/ubi") {
		part, dir := "flash "+name, path.Join("sys/class/ubi", name)
		if n, ok := m.number(part, path.Join(dir, "ro_mode")); ok && n != 0 {
			m.sign(part, Failing, "takes no writes any more, after an error")
		}
		bad, ok := m.number(part, path.Join(dir, "bad_peb_count"))
		if !ok {
			continue // a volume, not a device
		}
		left, ok := m.number(part, path.Join(dir, "reserved_for_bad"))
		if !ok {
			continue
		}
		said := fmt.Sprintf("%d bad blocks, %d left to replace others", bad, left)
		switch {
		case bad == 0:
			m.sign(part, Fine, said) // NOR flash has no bad blocks, and keeps none
		case left <= 0:
			m.sign(part, Failing, said)
		case left < bad:
			m.sign(part, Worn, said)
		default:
			m.sign(part, Fine, said)
		}
	}
}
