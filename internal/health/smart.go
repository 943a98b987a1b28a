package health

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// smartTime is how long smartctl may take: a dying disk may never answer.
const smartTime = 30 * time.Second

// maxSmart is the most that is read of what smartctl prints, in bytes; a disk's
// counters take some 20 KiB.
const maxSmart = 1 << 20

// smart asks a SATA, SAS or NVMe disk for its own counters, by the program smartctl:
// of smartmontools, which knows the drives and what root may ask of them.
func (m *machine) smart(ctx context.Context, disk string) {
	if !strings.HasPrefix(disk, "sd") && !strings.HasPrefix(disk, "nvme") {
		return
	}
	part := "disk " + disk
	program, err := exec.LookPath("smartctl")
	if err != nil {
		m.unseen(part, "SMART is not read: there is no program smartctl (Debian's package is smartmontools)")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, smartTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--json=c", "--info", "--health", "--attributes", "/dev/"+disk)
	cmd.WaitDelay = time.Second
	out := &head{most: maxSmart}
	cmd.Stdout = out
	err = cmd.Run()
	if ctx.Err() != nil {
		m.unseen(part, fmt.Sprintf("smartctl did not answer within %s", smartTime))
		return
	}
	// Any other code than 0 is said in what it prints too.
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		m.unseen(part, "smartctl: "+err.Error())
		return
	}
	signs, err := parseSmart(out.raw)
	if err != nil {
		m.unseen(part, "smartctl: "+err.Error())
		return
	}
	for _, s := range signs {
		m.sign(part, s.Grade, s.Found)
	}
}

// head keeps the first bytes of what is written to it.
type head struct {
	raw  []byte
	most int
}

func (h *head) Write(p []byte) (int, error) {
	h.raw = append(h.raw, p[:min(len(p), h.most-len(h.raw))]...)
	return len(p), nil
}

// smartctl is what is looked at of smartctl's JSON (smartctl(8), since 7.0).
type smartctl struct {
	Program struct {
		ExitStatus uint `json:"exit_status"`
		Messages   []struct {
			String string `json:"string"`
		} `json:"messages"`
	} `json:"smartctl"`
	Status *struct {
		Passed bool `json:"passed"`
	} `json:"smart_status"`
	ATA struct {
		Table []attribute `json:"table"`
	} `json:"ata_smart_attributes"`
	NVMe *nvmeLog `json:"nvme_smart_health_information_log"`
	SCSI *uint64  `json:"scsi_grown_defect_list"`
}

// attribute is one of an ATA drive's. Its value falls from about 100 to thresh.
type attribute struct {
	ID         int    `json:"id"`
	Value      int    `json:"value"`
	WhenFailed string `json:"when_failed"`
	Raw        struct {
		Value uint64 `json:"value"`
	} `json:"raw"`
}

// nvmeLog is of NVM Express Base Specification 2.0, figure 207.
type nvmeLog struct {
	CriticalWarning uint   `json:"critical_warning"`
	PercentageUsed  int    `json:"percentage_used"`
	MediaErrors     uint64 `json:"media_errors"`
}

// notOpened are the bits of smartctl's exit status that say it read nothing.
const notOpened = 1<<0 | 1<<1

// counters are the ATA attributes whose number above 0 goes before failures (the
// study at hazards, sections 3.5.2 to 3.5.4, and Backblaze's What SMART Stats Tell Us
// About Hard Drives, 2016).
var counters = map[int]string{
	5:   "sectors were replaced by spare ones",
	187: "errors could not be corrected",
	197: "sectors wait to be replaced",
	198: "sectors cannot be read",
}

// wears are the ATA attributes by which makers of SSDs tell the percent of life that
// is left.
var wears = map[int]bool{169: true, 177: true, 202: true, 231: true, 233: true}

// lowLife is the percent of its life below which an SSD is worn.
const lowLife = 10

// parseSmart reads what smartctl says of one disk.
func parseSmart(raw []byte) ([]Sign, error) {
	var s smartctl
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, fmt.Errorf("it answered with something else than its JSON: %w", err)
	}
	if s.Program.ExitStatus&notOpened != 0 {
		why := "it could not open the disk"
		if len(s.Program.Messages) > 0 {
			why = shorten(s.Program.Messages[0].String)
		}
		return nil, errors.New(why)
	}
	var signs []Sign
	say := func(grade Grade, format string, args ...any) {
		signs = append(signs, Sign{Grade: grade, Found: fmt.Sprintf(format, args...)})
	}
	if s.Status != nil {
		if s.Status.Passed {
			say(Fine, "finds itself well")
		} else {
			say(Failing, "says that it fails")
		}
	}
	for _, a := range s.ATA.Table {
		// Some makers keep other numbers in the upper bytes of the six.
		if n := uint32(a.Raw.Value); n > 0 && counters[a.ID] != "" {
			say(Damaged, "%s: %d", counters[a.ID], n)
		}
		if wears[a.ID] && a.Value > 0 && a.Value <= lowLife {
			say(Worn, "%d %% of its life is left", a.Value)
		}
		switch a.WhenFailed {
		case "now":
			say(Failing, "attribute %d is below what its maker allows", a.ID)
		case "past":
			say(Damaged, "attribute %d was below what its maker allows", a.ID)
		}
	}
	if n := s.SCSI; n != nil && *n > 0 {
		say(Damaged, "defects have come since it was made: %d", *n)
	}
	if s.NVMe != nil {
		for bit, w := range nvmeWarnings {
			if s.NVMe.CriticalWarning&(1<<bit) != 0 {
				say(w.Grade, "%s", w.Found)
			}
		}
		if n := s.NVMe.MediaErrors; n > 0 {
			say(Damaged, "errors could not be corrected: %d", n)
		}
		switch used := s.NVMe.PercentageUsed; {
		case used >= 100:
			say(Damaged, "%d %% of the writes it is made for are used", used)
		case used >= 100-lowLife:
			say(Worn, "%d %% of the writes it is made for are used", used)
		}
	}
	if len(signs) == 0 {
		return nil, errors.New("the disk has no SMART that it knows")
	}
	return signs, nil
}

// nvmeWarnings are the bits of an NVMe disk's critical warning, from bit 0.
var nvmeWarnings = [...]Sign{
	{Grade: Failing, Found: "has hardly any spare blocks left"},
	{Grade: Worn, Found: "is too hot or too cold"},
	{Grade: Failing, Found: "says that it is not reliable any more"},
	{Grade: Failing, Found: "takes no writes any more"},
	{Grade: Damaged, Found: "has lost what saves its cache in a power cut"},
	{Grade: Damaged, Found: "its lasting memory region is not reliable"},
}
