//go:build !linux

package archive

import (
	"errors"
	"io/fs"
	"os"
)

var errNotHere = errors.New("this system has no such thing, or this program does not know it")

// Extended attributes are read and set on Linux only.

func fileAttributes(*os.File) ([]Attribute, error) { return nil, nil }

func (d *folder) attributes(string, fs.FileInfo) ([]Attribute, error) { return nil, nil }

func attributesAbove(string, fs.FileInfo) ([]Attribute, error) { return nil, nil }

func extend(_ *os.File, e Entry, lost *losses) (mode uint32) {
	mode = e.Mode
	for _, x := range e.Attributes {
		lost.add(kindOfAttribute(x.Name), e.Path, errNotHere)
		if x.Name == accessACL {
			mode = withoutACL(mode, x.Value)
		}
	}
	return mode
}

// extendLink cannot set those of a symbolic link here.
func extendLink(_ *folder, _ string, e Entry, lost *losses) {
	for _, x := range e.Attributes {
		lost.add(kindOfAttribute(x.Name), e.Path, errNotHere)
	}
}
