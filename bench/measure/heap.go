package measure

import (
	"bytes"
	"regexp"
	"strconv"
)

// HeapTrace is the setting that makes a Go program tell its collections on
// standard error, for a Heap.
const HeapTrace = "GODEBUG=gctrace=1"

// Heap listens to a Go program's collections (package runtime, GODEBUG). It
// stands in for the program's standard error.
type Heap struct {
	Collections int
	Peak        int64 // bytes, the largest heap when a collection began or ended
	line        []byte
}

// collection matches "gc 7 @0.2s 1%: … ms cpu, 11->12->6 MB, 13 MB goal, …".
var collection = regexp.MustCompile(`^gc \d+ @.* (\d+)->(\d+)->\d+ MB, `)

// Write implements io.Writer.
func (h *Heap) Write(p []byte) (int, error) {
	h.line = append(h.line, p...)
	for {
		end := bytes.IndexByte(h.line, '\n')
		if end < 0 {
			return len(p), nil
		}
		if m := collection.FindSubmatch(h.line[:end]); m != nil {
			h.Collections++
			for _, s := range m[1:] {
				n, err := strconv.ParseInt(string(s), 10, 64)
				if err == nil { // it is digits, but maybe too many
					h.Peak = max(h.Peak, n<<20)
				}
			}
		}
		h.line = append(h.line[:0], h.line[end+1:]...)
	}
}
