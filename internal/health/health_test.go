package health

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// tree makes a machine's file system of files and their content.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for path, content := range files {
		path = filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestLook looks at machines as the kernel shows them. What is wanted are lines of
// "PART: GRADE: FOUND", and "PART: unseen: WHY".
func TestLook(t *testing.T) {
	t.Parallel()
	const mmc = "sys/block/mmcblk0/device/"
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"nothing there":               {nil, nil},
		"made of others":              {map[string]string{"sys/block/loop0/size": "8\n", "sys/block/zram0/size": "8\n"}, nil},
		"a virtual disk":              {map[string]string{"sys/block/vda/device/vendor": "0x1af4\n"}, []string{"disk vda: unseen: it says nothing of its health"}},
		"an eMMC as new":              {map[string]string{mmc + "life_time": "0x01 0x01\n", mmc + "pre_eol_info": "0x01\n"}, []string{"disk mmcblk0: fine: 0 to 10 % of the writes it is made for are used", "disk mmcblk0: fine: has spare blocks left"}},
		"an eMMC, old":                {map[string]string{mmc + "life_time": "0x02 0x0a\n", mmc + "pre_eol_info": "0x02\n"}, []string{"disk mmcblk0: worn: 90 to 100 % of the writes it is made for are used", "disk mmcblk0: damaged: has used 80 % of its spare blocks"}},
		"an eMMC, beyond":             {map[string]string{mmc + "life_time": "0x0b 0x01\n", mmc + "pre_eol_info": "0x03\n"}, []string{"disk mmcblk0: damaged: has taken more writes than it is made for", "disk mmcblk0: failing: has nearly no spare blocks left"}},
		"an eMMC that does not say":   {map[string]string{mmc + "life_time": "0x00 0x00\n", mmc + "pre_eol_info": "0x00\n"}, []string{"disk mmcblk0: unseen: it does not say how much of its life is used"}},
		"an eMMC that says rubbish":   {map[string]string{mmc + "life_time": "\x00\xff\n", mmc + "pre_eol_info": "-7"}, []string{"disk mmcblk0: unseen: it gives its spare blocks as -7", `disk mmcblk0: unseen: life_time holds no two numbers: "\x00\xff"`}},
		"an eMMC of a 12th tenth":     {map[string]string{mmc + "life_time": "0x0c 0x01\n"}, []string{`disk mmcblk0: unseen: it gives the life it has used as "0x0c"`}},
		"a number of a million bytes": {map[string]string{mmc + "pre_eol_info": strings.Repeat("1", 1<<20)}, []string{"disk mmcblk0: unseen: " + mmc + "pre_eol_info holds more than a few numbers"}},
		"UFS": {map[string]string{
			"sys/bus/platform/devices/1d84000.ufs/health_descriptor/life_time_estimation_a": "0x03\n",
			"sys/bus/platform/devices/1d84000.ufs/health_descriptor/life_time_estimation_b": "0x0b\n",
			"sys/bus/platform/devices/1d84000.ufs/health_descriptor/eol_info":               "0x01\n",
			"sys/bus/platform/devices/serial0/uevent":                                       "",
		}, []string{"flash 1d84000.ufs: damaged: has taken more writes than it is made for", "flash 1d84000.ufs: fine: has spare blocks left"}},
		"raw flash": {map[string]string{
			"sys/class/mtd/mtd0/ecc_failures": "0\n", "sys/class/mtd/mtd0ro/ecc_failures": "7\n", "sys/class/mtd/mtd1/ecc_failures": "2\n",
			"sys/class/ubi/ubi0/bad_peb_count": "30\n", "sys/class/ubi/ubi0/reserved_for_bad": "10\n", "sys/class/ubi/ubi0/ro_mode": "0\n",
			"sys/class/ubi/ubi0_0/name":        "rootfs\n",
			"sys/class/ubi/ubi1/bad_peb_count": "40\n", "sys/class/ubi/ubi1/reserved_for_bad": "0\n", "sys/class/ubi/ubi1/ro_mode": "1\n",
			"sys/class/ubi/ubi2/bad_peb_count": "0\n", "sys/class/ubi/ubi2/reserved_for_bad": "0\n", "sys/class/ubi/ubi2/ro_mode": "0\n",
			"sys/class/ubi/ubi3/bad_peb_count": "2\n", "sys/class/ubi/ubi3/reserved_for_bad": "38\n", "sys/class/ubi/ubi3/ro_mode": "0\n",
		}, []string{
			"flash mtd0: fine: all reads could be corrected", "flash mtd1: damaged: 2 reads could not be corrected",
			"flash ubi0: worn: 30 bad blocks, 10 left to replace others",
			"flash ubi1: failing: takes no writes any more, after an error", "flash ubi1: failing: 40 bad blocks, 0 left to replace others",
			"flash ubi2: fine: 0 bad blocks, 0 left to replace others", "flash ubi3: fine: 2 bad blocks, 38 left to replace others",
		}},
		"arrays": {map[string]string{"sys/block/md0/md/degraded": "1\n", "sys/block/md1/md/degraded": "0\n"},
			[]string{"array md0: damaged: lacks disks: 1", "array md1: fine: has all its disks"}},
		"file systems": {map[string]string{
			"sys/fs/ext4/features/lazy_itable_init": "supported\n", "sys/fs/ext4/sda1/errors_count": "3\n", "sys/fs/ext4/sda2/errors_count": "0\n",
			"sys/fs/f2fs/mmcblk0p2/stat/sb_status": "0x41\n", "sys/fs/f2fs/mmcblk0p3/stat/sb_status": "0x4\n", "sys/fs/f2fs/mmcblk0p4/stat/sb_status": "?",
			"sys/fs/btrfs/u/devinfo/1/error_stats": "write_errs 0\nread_errs 2\nflush_errs 0\ncorruption_errs 5\ngeneration_errs 0\n",
			"sys/fs/btrfs/u/devinfo/2/error_stats": "write_errs 0\nread_errs 0\n", "sys/fs/btrfs/u/devinfo/3/error_stats": "write_errs -1\n",
		}, []string{
			"file system sda1: damaged: has met errors: 3", "file system sda2: fine: has met no error",
			"file system mmcblk0p2: fine: has found no error", "file system mmcblk0p3: damaged: has found an error, and needs fsck", `file system mmcblk0p4: unseen: sb_status holds no number: "?"`,
			"file system u, device 1: damaged: has met errors: 7", "file system u, device 2: fine: has met no error", `file system u, device 3: unseen: error_stats holds no count: "write_errs -1"`,
		}},
		"the kernel's log": {map[string]string{
			"sys/block/mmcblk0/device/type": "MMC\n", "sys/block/sdaa/device/type": "0\n", "sys/block/vda/device/vendor": "\n",
			"dev/kmsg": "3,1,5,-;I/O error, dev mmcblk0, sector 2048 op 0x0:(READ) flags 0x80700\n SUBSYSTEM=block\n" +
				"3,2,6,-;blk_update_request: I/O error, dev mmcblk0p1, sector 7\n" +
				"3,3,7,-;I/O error, dev sda, sector 7\n" + // which is not there
				"11,4,8,-;I/O error, dev vda, sector 7\n" + // a program wrote it
				"3,5,9,-;I/O error, dev vda\n" + "no record\n" + "x,5,9,-;I/O error, dev vda, y\n",
		}, []string{
			"disk mmcblk0: damaged: the kernel's log has failed reads or writes of it: 2",
			"disk sdaa: unseen: *", "disk vda: unseen: it says nothing of its health",
		}},
		"a crash": {map[string]string{"sys/fs/pstore/dmesg-ramoops-0": "Panic", "var/lib/systemd/pstore/1/dmesg.txt": "Panic"},
			[]string{"kernel: worn: it crashed, and left records of it: 2"}},
		"batteries": {map[string]string{
			"sys/class/power_supply/AC/type":   "Mains\n",
			"sys/class/power_supply/BAT0/type": "Battery\n", "sys/class/power_supply/BAT0/capacity": "10\n", "sys/class/power_supply/BAT0/status": "Discharging\n", "sys/class/power_supply/BAT0/health": "Dead\n",
			"sys/class/power_supply/BAT1/type": "Battery\n", "sys/class/power_supply/BAT1/capacity": "9\n", "sys/class/power_supply/BAT1/status": "Charging\n", "sys/class/power_supply/BAT1/health": "Good\n",
			"sys/class/power_supply/BAT2/type": "Battery\n", "sys/class/power_supply/BAT2/capacity": "11\n", "sys/class/power_supply/BAT2/status": "Discharging\n",
			"sys/class/power_supply/mouse/type": "Battery\n", "sys/class/power_supply/mouse/scope": "Device\n", "sys/class/power_supply/mouse/capacity": "1\n",
		}, []string{
			"battery BAT0: worn: says of its health: Dead", "battery BAT0: damaged: at 10 %, and nothing charges it",
			"battery BAT1: fine: at 9 %", "battery BAT2: fine: at 11 %, and nothing charges it",
		}},
		"heat": {map[string]string{
			"sys/class/thermal/cooling_device0/type": "Processor\n",
			"sys/class/thermal/thermal_zone0/type":   "cpu\n", "sys/class/thermal/thermal_zone0/temp": "95000\n",
			"sys/class/thermal/thermal_zone0/trip_point_0_type": "passive\n", "sys/class/thermal/thermal_zone0/trip_point_0_temp": "80000\n",
			"sys/class/thermal/thermal_zone0/trip_point_1_type": "critical\n", "sys/class/thermal/thermal_zone0/trip_point_1_temp": "100000\n",
			"sys/class/thermal/thermal_zone1/type": "gpu\n", "sys/class/thermal/thermal_zone1/temp": "-12000\n",
			"sys/class/thermal/thermal_zone1/trip_point_0_type": "critical\n", "sys/class/thermal/thermal_zone1/trip_point_0_temp": "100000\n",
		}, []string{"heat cpu (thermal_zone0): worn: 95 °C of 100, at which the machine goes out", "heat gpu (thermal_zone1): fine: -12 °C of 100, at which the machine goes out"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Look(t.Context(), tree(t, c.files))
			var got []string
			for _, s := range r.Signs {
				got = append(got, fmt.Sprintf("%s: %s: %s", s.Part, s.Grade, s.Found))
			}
			for _, u := range r.Unseen {
				if u.Part == "disk sdaa" { // by smartctl, which may be there or not
					u.Why = "*"
				}
				got = append(got, u.Part+": unseen: "+u.Why)
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestLookHere looks at the machine that it runs on: every disk is named, as seen or
// as not seen.
func TestLookHere(t *testing.T) {
	t.Parallel()
	r := Look(t.Context(), "/")
	devices, err := filepath.Glob("/sys/block/*/device")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range devices {
		part := "disk " + filepath.Base(filepath.Dir(d))
		if !slices.ContainsFunc(r.Signs, func(s Sign) bool { return s.Part == part }) && !slices.ContainsFunc(r.Unseen, func(u Unseen) bool { return u.Part == part }) {
			t.Errorf("%s is neither seen nor unseen: %+v", part, r)
		}
	}
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again Report
	if err := json.Unmarshal(raw, &again); err != nil || !slices.Equal(again.Signs, r.Signs) || !slices.Equal(again.Unseen, r.Unseen) {
		t.Errorf("as JSON %s, %v", raw, err)
	}
}

func TestSmart(t *testing.T) {
	t.Parallel()
	ata := func(rows string) string {
		return `{"smartctl":{"exit_status":0},"smart_status":{"passed":true},"ata_smart_attributes":{"table":[` + rows + `]}}`
	}
	for _, c := range []struct{ name, raw, want string }{
		{"no type", `{"smartctl":{"messages":[{"string":"/dev/sda: Unable to detect device type","severity":"error"}],"exit_status":1}}`, "error: /dev/sda: Unable to detect device type"},
		{"not root", `{"smartctl":{"exit_status":2}}`, "error: it could not open the disk"},
		{"no SMART", `{"smartctl":{"exit_status":4}}`, "error: the disk has no SMART that it knows"},
		{"no JSON", `smartctl 6.6 of 2017`, "error: it answered with something else than its JSON: *"},
		{"well", ata(`{"id":5,"value":100,"when_failed":"","raw":{"value":0}},{"id":194,"value":36,"raw":{"value":36}}`), "fine finds itself well"},
		{"sectors", ata(`{"id":5,"raw":{"value":8}},{"id":187,"raw":{"value":1}},{"id":197,"raw":{"value":2}},{"id":198,"raw":{"value":3}}`),
			"fine finds itself well; damaged sectors were replaced by spare ones: 8; damaged errors could not be corrected: 1; damaged sectors wait to be replaced: 2; damaged sectors cannot be read: 3"},
		{"other numbers above", ata(`{"id":5,"raw":{"value":4294967296}}`), "fine finds itself well"},
		{"an old SSD", ata(`{"id":177,"value":10,"raw":{"value":2900}},{"id":231,"value":11}`), "fine finds itself well; worn 10 % of its life is left"},
		{"below", ata(`{"id":3,"value":1,"when_failed":"now"},{"id":7,"when_failed":"past"}`), "fine finds itself well; failing attribute 3 is below what its maker allows; damaged attribute 7 was below what its maker allows"},
		{"fails", `{"smartctl":{"exit_status":8},"smart_status":{"passed":false}}`, "failing says that it fails"},
		{"SAS", `{"smart_status":{"passed":true},"scsi_grown_defect_list":12}`, "fine finds itself well; damaged defects have come since it was made: 12"},
		{"NVMe", `{"smart_status":{"passed":true},"nvme_smart_health_information_log":{"critical_warning":0,"percentage_used":91,"media_errors":0}}`, "fine finds itself well; worn 91 % of the writes it is made for are used"},
		{"NVMe, beyond", `{"smart_status":{"passed":false},"nvme_smart_health_information_log":{"critical_warning":9,"percentage_used":255,"media_errors":4}}`,
			"failing says that it fails; failing has hardly any spare blocks left; failing takes no writes any more; damaged errors could not be corrected: 4; damaged 255 % of the writes it is made for are used"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			signs, err := parseSmart([]byte(c.raw))
			var said []string
			for _, s := range signs {
				said = append(said, s.Grade.String()+" "+s.Found)
			}
			got := strings.Join(said, "; ")
			if err != nil {
				got = "error: " + err.Error()
			}
			if want, rest := strings.CutSuffix(c.want, "*"); got != c.want && !(rest && strings.HasPrefix(got, want)) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func FuzzSmart(f *testing.F) {
	f.Add([]byte(`{"smart_status":{"passed":true},"ata_smart_attributes":{"table":[{"id":5,"raw":{"value":8}}]}}`))
	f.Add([]byte(`{"smart_status":{"passed":false},"nvme_smart_health_information_log":{"critical_warning":255,"percentage_used":-1,"media_errors":18446744073709551615}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		signs, err := parseSmart(raw)
		if (err == nil) != (len(signs) > 0) {
			t.Errorf("%d signs and %v", len(signs), err)
		}
		for _, s := range signs {
			if s.Found == "" || s.Grade < Fine || s.Grade > Failing {
				t.Errorf("%+v", s)
			}
		}
	})
}

func FuzzKernelLog(f *testing.F) {
	f.Add("3,1,5,-;I/O error, dev sda1, sector 2048\n", "sda")
	f.Fuzz(func(t *testing.T, record, disk string) {
		if got := failedDisk(record, []string{disk}); got != "" && (got != disk || !strings.Contains(record, "I/O error, dev "+disk)) {
			t.Errorf("%q is of %q", record, got)
		}
	})
}

func TestLoss(t *testing.T) {
	t.Parallel()
	report := func(signs ...Sign) Report { return Report{Signs: signs} }
	const day = 24 * time.Hour
	for _, c := range []struct {
		name   string
		r      Report
		within time.Duration
		want   float64 // of the hazards a year, by hand
	}{
		{"no word", report(), year, 1 - math.Exp(-0.014)},
		{"fine", report(Sign{"a", Fine, ""}), year, 1 - math.Exp(-0.014)},
		{"worn", report(Sign{"a", Worn, ""}), day, 1 - math.Exp(-3*0.014/365.25)},
		{"damaged, the lowest of the study's", report(Sign{"a", Damaged, ""}), 60 * day, 1 - math.Exp(-15*0.014*60/365.25)},
		{"failing", report(Sign{"a", Failing, ""}), day, 1 - math.Exp(-12.014/365.25)},
		{"the worst word of a part counts", report(Sign{"a", Damaged, ""}, Sign{"a", Failing, ""}, Sign{"a", Worn, ""}), day, 1 - math.Exp(-12.014/365.25)},
		{"parts add up", report(Sign{"a", Damaged, ""}, Sign{"b", Damaged, ""}, Sign{"a", Fine, ""}), year, 1 - math.Exp(-29*0.014)},
		{"at once", report(Sign{"a", Failing, ""}), 0, 0},
		{"before now", report(Sign{"a", Failing, ""}), -day, 0},
	} {
		if got := c.r.Loss(c.within); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
