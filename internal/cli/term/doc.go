// Package term is what the operator's and the device's commands share at the
// terminal: exit codes, progress, tables, JSON.
//
// A command returns an error; Execute alone turns it into words and a code.
// Results go to standard output (with --json one JSON value and nothing else),
// progress, warnings and errors to standard error.
package term
