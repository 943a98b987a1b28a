//go:build !unix

package chain

import "errors"

// checkRoom does not know how much space is free here.
func checkRoom(string) error { return nil }

// freeBytes does not know either.
func freeBytes(string) (uint64, error) { return 0, errors.ErrUnsupported }
