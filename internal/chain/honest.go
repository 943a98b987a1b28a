//go:build !liar

package chain

import abci "github.com/cometbft/cometbft/abci/types"

// spoken is the application that CometBFT speaks with. Under the build tag liar
// there is another one, of a node that lies when it proposes: see liar.go.
func spoken(a *app, _ *consensus) abci.Application { return a }
