package term

import (
	"fmt"

	"github.com/byssus-iot/byssus/internal/recovery"
)

// Covered says what of a snapshot a verification looked at.
func Covered(v recovery.Verification) string {
	leaves := 0
	for _, s := range v.Slots {
		leaves += s.Leaves
	}
	how := fmt.Sprintf("every byte read (%s)", Bytes(v.Bytes))
	if !v.Data {
		how = fmt.Sprintf("random leaves of %s (%s)", fmt.Sprint(leaves, " shards and copies"), Bytes(v.Bytes))
	}
	s := fmt.Sprintf("checked: %d of %s at %s, %s", v.Checked, Count(v.Objects, "object"), Count(len(v.Slots), "slot"), how)
	if v.Resumed {
		s += "; a part of it by an earlier run"
	}
	if v.Anew != "" {
		s += "; begun anew: what an earlier run had found cannot be used: " + Clean(v.Anew)
	}
	if v.Left > 0 {
		s += fmt.Sprintf("; about %d left", v.Left)
	}
	return s
}
