//go:build !linux

package archive

import (
	"os"
	"time"
)

func (d *folder) create(name string) (*os.File, error) {
	return d.root.OpenFile(d.at(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (d *folder) rename(from, to string) error { return d.root.Rename(d.at(from), d.at(to)) }

func (d *folder) chtimes(name string, t time.Time) error {
	return d.root.Chtimes(d.at(name), time.Time{}, t)
}
