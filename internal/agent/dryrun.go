package agent

import (
	"context"
	"errors"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/cli/term"
)

// Preview says what a backup would take in.
type Preview struct {
	New       Amount   `json:"new"`
	Changed   Amount   `json:"changed"`
	Unchanged Amount   `json:"unchanged"` // would not be read
	Folders   uint64   `json:"folders"`
	Others    uint64   `json:"others"` // symbolic links, pipes and devices
	LeftOut   LeftOut  `json:"leftOut"`
	Unread    uint64   `json:"unread"` // could not be looked at
	Reasons   []string `json:"reasons,omitempty"`
}

// Amount counts files.
type Amount struct {
	Files uint64 `json:"files"`
	Bytes uint64 `json:"bytes"`
}

// Previewed is one entry of a preview.
type Previewed struct {
	// State is new, changed, unchanged, left out, or unread.
	State     string `json:"state"`
	Path      string `json:"path"`
	Directory bool   `json:"directory,omitempty"`
	Bytes     uint64 `json:"bytes,omitempty"`  // of a file
	Reason    string `json:"reason,omitempty"` // why it is left out or unread
}

// The states of a Previewed beside those of archive.Change.
const (
	StateLeftOut = "left out"
	StateUnread  = "unread"
)

// DryRun walks what a backup would take in and says what that is; each is told
// of every entry (nil: nobody is). It writes and sends nothing, reads no file,
// and needs neither a network nor a folder of its own.
func (f *Folder) DryRun(ctx context.Context, c Choice, each func(Previewed) error) (Preview, error) {
	var p Preview
	if len(c.Paths)+len(c.Configured) == 0 {
		return p, ErrNothing
	}
	var told error // what each said of something left out
	tell := func(x Previewed) error {
		if each == nil {
			return nil
		}
		return each(x)
	}
	sources, err := c.sources(archive.FileOptions{Exclude: []string{f.dir}, LeftOut: func(x archive.LeftOut) {
		p.LeftOut.add(x)
		if told == nil {
			told = tell(Previewed{State: StateLeftOut, Path: "/" + x.Path, Directory: x.Directory, Bytes: x.Size,
				Reason: string(x.Reason) + ": " + x.Detail})
		}
	}}, &taking{now: f.clock, dry: true, stuck: &stuck{}})
	if err != nil {
		return p, err
	}
	err = archive.Survey(ctx, f.fsys, f.path(archiveDir), sources, func(x archive.Surveyed) error {
		if told != nil {
			return told
		}
		return p.count(x, tell)
	})
	if err == nil {
		err = told
	}
	return p, err
}

func (p *Preview) count(x archive.Surveyed, tell func(Previewed) error) error {
	out := Previewed{State: string(x.Change), Path: "/" + x.Entry.Path, Directory: x.Entry.Type == archive.Directory}
	switch {
	case errors.Is(x.Err, archive.ErrNotBackedUp):
		return nil
	case x.Err != nil:
		out.State, out.Reason = StateUnread, x.Err.Error()
		if p.Unread++; len(p.Reasons) < unreadKept {
			p.Reasons = append(p.Reasons, term.Clean(out.Path+": "+out.Reason))
		}
	case out.Directory:
		p.Folders++
	case x.Entry.Type != archive.File:
		p.Others++
	default:
		out.Bytes = x.Size
		a := map[archive.Change]*Amount{archive.Fresh: &p.New, archive.Changed: &p.Changed, archive.Unchanged: &p.Unchanged}[x.Change]
		a.Files++
		a.Bytes += x.Size
	}
	return tell(out)
}
