package chain

import "fmt"

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
	if done := a.base / pruneStep; done > a.compacted {
		// What the last commit asked to be deleted is deleted by now.
		a.compact(a.compacted, done)
		a.compacted = done
	}
	keep := min(a.height-a.retain, heightOf(a.flushed.Load()), oldest)
	if keep < a.base+min(max(a.retain/100, 1), pruneStep) { // not in every commit
		return 0
	}
	a.base = min(keep, a.base+pruneStep)
	return a.base
}

// compact frees the disk of blocks that were deleted, in the background: of the
// heights from a multiple of pruneStep to another. By itself CometBFT's database
// gives back nothing for a long time. Its keys are decimal, so that blocks whose
// heights begin with the same digits are rewritten with them; of those there are
// few within any window.
func (c *consensus) compact(from, to int64) {
	go func() {
		c.compacting.Lock()
		defer c.compacting.Unlock()
		for step := from; step < to && !c.closing.Load(); step++ {
			first, last := step*pruneStep, (step+1)*pruneStep-1
			err := c.blocks.Compact(fmt.Appendf(nil, "P:%d:", first), fmt.Appendf(nil, "P:%d;", last))
			if err != nil && !c.closing.Load() {
				c.log.Warn("disk of pruned blocks is not freed", "from", first, "to", last, "err", err)
			}
		}
	}()
}
