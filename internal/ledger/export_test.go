package ledger

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
)

var place = regexp.MustCompile(`\{\w+\}`)

// RulesWithoutSentence lists the contracts' errors that Decode has no words for,
// or words with a place for an argument that the error has not.
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
			sentence, ok := sentences[e]
			if !ok {
				missing = append(missing, name+"."+e)
			}
			for _, p := range place.FindAllString(sentence, -1) {
				if !slices.ContainsFunc(all[name].Errors[e].Inputs, func(a abi.Argument) bool { return "{"+a.Name+"}" == p }) {
					missing = append(missing, name+"."+e+" "+p)
				}
			}
		}
	}
	return missing
}

// Steps is how many transactions a founding has.
func (c *Client) Steps(t *testing.T, f Founding) int {
	steps, err := c.plan(f)
	if err != nil {
		t.Fatal(err)
	}
	return len(steps)
}

// FoundUpTo is Found that is interrupted after so many transactions.
func (c *Client) FoundUpTo(ctx context.Context, founder *Account, f Founding, count int) error {
	steps, err := c.plan(f)
	if err != nil {
		return err
	}
	_, err = c.take(ctx, founder, steps[:count])
	return err
}
