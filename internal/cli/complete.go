package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/ledger"
)

// completeTime is how long the shell waits for names from the chain.
const completeTime = 2 * time.Second

// completion proposes words for an argument: each a word, a tab, what it is.
type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// complete makes proposals from what stands on the chain, for the argument at
// position n. Without a running node there are none: a shell has no place for
// an error.
func (a *app) complete(n int, read func(context.Context, *installation, *ledger.Client) ([]string, error)) completion {
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if len(args) != n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		ctx, cancel := context.WithTimeout(cmd.Context(), completeTime)
		defer cancel()
		var words []string
		_ = a.withClient(ctx, func(ctx context.Context, i *installation, c *ledger.Client) (err error) { // none on an error, see above
			words, err = read(ctx, i, c)
			return err
		})
		var fitting []string
		for _, w := range words {
			if strings.HasPrefix(w, begun) {
				fitting = append(fitting, w)
			}
		}
		return fitting, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeDevices proposes the devices' names; the id where two share one.
func (a *app) completeDevices(n int) completion {
	return a.complete(n, func(ctx context.Context, _ *installation, c *ledger.Client) ([]string, error) {
		views, err := viewDevices(ctx, c)
		if err != nil {
			return nil, err
		}
		times := map[string]int{}
		for _, v := range views {
			times[v.Label]++
		}
		var words []string
		for _, v := range views {
			word := v.Label
			if times[word] > 1 {
				word = v.ID.String()
			}
			words = append(words, fmt.Sprintf("%s\t%s, snapshots: %d", word, v.Status, v.Snapshots))
		}
		return words, nil
	})
}

// completePolicies proposes the policies' numbers.
func (a *app) completePolicies(n int) completion {
	return a.complete(n, func(ctx context.Context, _ *installation, c *ledger.Client) ([]string, error) {
		counts, err := c.Counts(ctx)
		if err != nil {
			return nil, err
		}
		var words []string
		for p := uint32(1); p <= counts.Policies; p++ {
			v, err := viewPolicy(ctx, c, p, 0)
			if err != nil {
				return nil, err
			}
			words = append(words, fmt.Sprintf("%d\t%s", p, v.Terms.Name))
		}
		return words, nil
	})
}

// completeRequests proposes the restore requests that wait.
func (a *app) completeRequests(n int) completion {
	return a.complete(n, func(ctx context.Context, _ *installation, c *ledger.Client) ([]string, error) {
		waiting, err := openRequests(ctx, c)
		if err != nil {
			return nil, err
		}
		var words []string
		for _, v := range waiting {
			words = append(words, fmt.Sprintf("%d\t%s", v.ID, v.Label))
		}
		return words, nil
	})
}

// completeStores proposes the installation's stores.
func (a *app) completeStores(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	i, err := openInstallation(a.data)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp // none on an error, see above
	}
	var words []string
	for _, s := range i.conf.Stores {
		words = append(words, fmt.Sprintf("%d\t%s", s.Number, s.Region))
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
