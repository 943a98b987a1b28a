//go:build !linux

package archive

// notStorage knows no file system that is no storage on this system.
func notStorage(*folder, string, string) string { return "" }
