package ledger

import (
	"strings"
	"testing"
)

// RulesWithoutSentence lists the contracts' errors that Decode has no words for.
func RulesWithoutSentence(t *testing.T) []string {
	all, err := interfaces()
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, name := range sortedKeys(all) {
		for _, e := range sortedKeys(all[name].Errors) {
			// OpenZeppelin's own, about its administration.
			if strings.HasPrefix(e, "AccessManage") || name == "AccessManager" {
				continue
			}
			if _, ok := sentences[e]; !ok {
				missing = append(missing, name+"."+e)
			}
		}
	}
	return missing
}
