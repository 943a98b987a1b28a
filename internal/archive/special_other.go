//go:build !linux

package archive

// special leaves a named pipe or device out: here it is not known how to make
// one under nobody else's hands.
func (r *restorer) special(_ *folder, _ string, e Entry) error {
	r.lost.add(e.Type.String()+"s", e.Path, errNotHere)
	return errLeftOut
}

// linkFile cannot be sure here which file it links.
func linkFile(*folder, string, *folder, string) error { return errNotHere }
