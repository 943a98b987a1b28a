package chain

// DefaultRetain is how many heights of consensus a node keeps whole: as many as
// CometBFT takes evidence of. Of older ones it deletes the blocks.
const DefaultRetain = 100_000

// pruneStep is the most heights that are pruned at a time: a commit waits for it.
const pruneStep = 1000

// retainHeight is the lowest height whose block CometBFT must keep; 0 if it must
// delete nothing. Kept is what this node may need to execute again after a
// crash, what whoever syncs from its snapshots needs, and the window.
func (a *app) retainHeight() int64 {
	oldest := a.snapshots.oldest()
	if a.retain == 0 || oldest == 0 {
		return 0 // who cannot replay must be able to sync from this node
	}
	keep := min(a.height-a.retain, heightOf(a.flushed.Load()), oldest)
	step := min(max(a.retain/100, 1), pruneStep) // not in every commit
	if keep < a.base+step {
		return 0
	}
	a.base += step
	return a.base
}
