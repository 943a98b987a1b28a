package suspicion

import "strings"

// names has the newest files that are gone: what takes a file's place often has
// its name and more.
type names struct {
	files map[string]Seen
	order []string
	bytes int
}

func (n *names) add(path string, was Seen) {
	if n.files == nil {
		n.files = map[string]Seen{}
	}
	if _, twice := n.files[path]; twice {
		return // paths come once; whoever tells otherwise gains nothing
	}
	for len(n.order) >= maxNames || n.bytes+len(path) > maxNameBytes && len(n.order) > 0 {
		n.bytes -= len(n.order[0])
		delete(n.files, n.order[0])
		n.order = n.order[1:]
	}
	n.files[path] = was
	n.order = append(n.order, path)
	n.bytes += len(path)
}

// take finds and removes the file that went when this one came, with a longer
// name: notes.txt for notes.txt.locked.
func (n *names) take(path string) (Seen, bool) {
	if len(n.files) == 0 {
		return Seen{}, false
	}
	from := strings.LastIndexByte(path, '/') + 2
	for i := len(path) - 1; i >= from; i-- {
		if c := path[i] | 0x20; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			continue // no name ends before these
		}
		if was, ok := n.files[path[:i]]; ok {
			delete(n.files, path[:i]) // its place in order is left: it is passed over
			return was, true
		}
	}
	return Seen{}, false
}
