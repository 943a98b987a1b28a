package chain

import "time"

// Flushing tells whether state is on its way to the disk.
func (n *Node) Flushing() bool {
	n.app.noteFlushed()
	return n.app.flushing.Load() != nil
}

// GiveUpAfter has a sync end when it makes no progress for so long.
func (s *StateSync) GiveUpAfter(d time.Duration) *StateSync {
	s.patience = d
	return s
}
