package archive

import (
	"io"
	"slices"
)

// maxListed is how many names of one folder are held at a time, or twice as many
// while they are read. A larger folder is read again for each as many more: reading
// names costs little beside looking at what they name.
const maxListed = 100_000

// A roster is names of a folder in order: all of them, or, of a large one, those
// behind some name.
type roster struct {
	in    *folder
	names []string
	after string // no name is before this one, nor is it this one; "": there is none
	more  bool   // others come behind the last
}

// list returns the names in the folder behind one of them ("": from the first on),
// at most so many. A name that the system gave twice, as some do of a directory that
// changes meanwhile, is there once.
func (d *folder) list(after string, most int) (roster, error) {
	r := roster{in: d, after: after}
	f, err := d.root.Open(d.at("."))
	if err != nil {
		return r, err
	}
	defer f.Close()
	settle := func() {
		slices.Sort(r.names)
		r.names = slices.Compact(r.names)
		if len(r.names) > most {
			clear(r.names[most:])
			r.names, r.more = r.names[:most], true
		}
	}
	for {
		some, err := f.Readdirnames(1024)
		for _, name := range some {
			if name <= after || r.more && name >= r.names[most-1] {
				continue
			}
			if r.names = append(r.names, name); len(r.names) >= 2*most {
				settle()
			}
		}
		if err == io.EOF {
			settle()
			return r, nil
		}
		if err != nil {
			return r, err
		}
	}
}

// has tells whether there is such a name in the folder.
func (r roster) has(name string) bool {
	if _, found := slices.BinarySearch(r.names, name); found {
		return true
	}
	if name > r.after && (!r.more || name < r.names[len(r.names)-1]) {
		return false
	}
	_, err := r.in.lstat(name)
	return err == nil
}
