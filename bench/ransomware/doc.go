// Package ransomware measures what package suspicion makes of backups: it grows
// trees of files, changes them as people and machines do, or as encryptors do,
// takes them in with the archive's own writer after each step, and counts verdicts.
//
// Families of changes are of two sorts, for developing the rules and for measuring
// them (docs/ransomware.md). All is drawn from one seed.
package ransomware
