// Package consortium runs the walk-through of docs/consortium.md: every command
// in it, as it is printed, with five folders standing for five companies. Only
// the ports are other ones, as those on the page may be taken.
package consortium
