package term

import (
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/byssus-iot/byssus/internal/archive"
	"github.com/byssus-iot/byssus/internal/recovery"
)

// Restoring are the flags of both programs that say how to restore.
type Restoring struct {
	overwrite string
	users     []string
	groups    []string
	noOwner   bool
}

// Flags adds them.
func (r *Restoring) Flags(flags *pflag.FlagSet, with string) {
	flags.StringVar(&r.overwrite, "overwrite", "", with+"the folder may hold files; those of the snapshot replace them `always`, if-changed (what has the very bytes is kept), or never")
	flags.Lookup("overwrite").NoOptDefVal = "always"
	flags.StringArrayVar(&r.users, "owner", nil, with+"`FROM=TO`: what was the user's of one number becomes another's; may be given more than once")
	flags.StringArrayVar(&r.groups, "group", nil, with+"`FROM=TO`: the same for groups")
	flags.BoolVar(&r.noOwner, "no-owner", false, with+"everything belongs to whoever restores")
}

// Options returns what the flags and the paths say, and whether the folder may
// hold something.
func (r *Restoring) Options(paths []string) (o archive.RestoreOptions, existing bool, err error) {
	switch r.overwrite {
	case "":
	case "always", "true": // the flag alone
		existing = true
	case "if-changed":
		o.Overwrite, existing = archive.IfChanged, true
	case "never":
		o.Overwrite, existing = archive.Never, true
	case "false":
	default:
		return o, false, Exitf(Usage, "--overwrite=%s: want always, if-changed or never", Clean(r.overwrite))
	}
	o.NoOwner = r.noOwner
	if o.Users, err = numbers("--owner", r.users); err == nil {
		o.Groups, err = numbers("--group", r.groups)
	}
	if err != nil {
		return o, false, err
	}
	if r.noOwner && len(r.users)+len(r.groups) > 0 {
		return o, false, Exitf(Usage, "--no-owner leaves nothing to --owner and --group")
	}
	for _, p := range paths {
		clean := strings.Trim(path.Clean("/"+p), "/")
		if clean == "" { // everything
			o.Paths = nil
			return o, existing, nil
		}
		o.Paths = append(o.Paths, clean)
	}
	return o, existing, nil
}

func numbers(flag string, pairs []string) (map[uint32]uint32, error) {
	out := map[uint32]uint32{}
	for _, p := range pairs {
		from, to, ok := strings.Cut(p, "=")
		a, errA := strconv.ParseUint(from, 10, 32)
		b, errB := strconv.ParseUint(to, 10, 32)
		if !ok || errA != nil || errB != nil {
			return nil, Exitf(Usage, "%s %s: want two numbers, as 1000=1001", flag, Clean(p))
		}
		if _, twice := out[uint32(a)]; twice {
			return nil, Exitf(Usage, "%s: %d is given twice", flag, a)
		}
		out[uint32(a)] = uint32(b)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// Kept says how many files of a restore stood there already; "": none.
func Kept(n uint64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s stood there already.", Count(n, "file"))
}

// Tried says what a restore would do.
func Tried(w io.Writer, t recovery.Trial) {
	how := ""
	if t.Resumes {
		how = ", going on with one that was broken off"
	}
	fmt.Fprintf(w, "Nothing was written. A restore of snapshot %d into %s%s would write %s new and %s over what is there, %s in all, and make %s; %s would be fetched.\n",
		t.Sequence, t.To, how, Count(t.New, "file"), Count(t.Overwritten, "file"), Bytes(t.Bytes), Count(t.Dirs, "folder"), Bytes(t.Fetched))
	if kept := Kept(t.Kept); kept != "" {
		fmt.Fprintln(w, kept)
	}
	if t.Blocked > 0 {
		fmt.Fprintf(w, "%s could not be written: a folder is in their place, or something else in that of their folder.\n", Count(t.Blocked, "path"))
	}
	for _, x := range t.Unreadable[:min(len(t.Unreadable), 50)] {
		fmt.Fprintf(w, "  cannot be read: /%s: %s\n", Clean(x.Path), Clean(x.Reason))
	}
}
