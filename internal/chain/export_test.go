package chain

// Flushing tells whether state is on its way to the disk.
func (n *Node) Flushing() bool {
	n.app.noteFlushed()
	return n.app.flushing.Load() != nil
}
