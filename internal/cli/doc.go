// Package cli is the operator's program: every server role and every command,
// one file each. Commands return errors; package term turns them into words
// and exit codes.
package cli
