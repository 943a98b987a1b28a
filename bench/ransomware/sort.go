package ransomware

// sort is what part a family had in making the rules.
type sort uint8

const (
	developed sort = iota // the rules were developed on it
	tried                 // the rules were finished before it was run, and then corrected
	fresh                 // and written then: the rules are as they were when it was first run
)

func (s sort) String() string {
	return [...]string{"developed on", "tried once", "fresh"}[s]
}
