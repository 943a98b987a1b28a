package disk

import (
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
)

// syncer makes folders durable; calls for one folder that come while it is
// being synced share the next sync.
type syncer struct {
	fsys durable.FS
	mu   sync.Mutex // guards the following, and every folderSync's fields
	busy map[string]*folderSync
}

type folderSync struct {
	running sync.Mutex // held during SyncDir
	waiting *syncBatch // joins the next SyncDir
	users   int
}

type syncBatch struct {
	done chan struct{}
	err  error
}

// sync returns after a SyncDir of the folder that began after the call.
func (s *syncer) sync(dir string) error {
	s.mu.Lock()
	f := s.busy[dir]
	if f == nil {
		if s.busy == nil {
			s.busy = map[string]*folderSync{}
		}
		f = &folderSync{}
		s.busy[dir] = f
	}
	f.users++
	b := f.waiting
	leads := b == nil
	if leads {
		b = &syncBatch{done: make(chan struct{})}
		f.waiting = b
	}
	s.mu.Unlock()

	if leads {
		f.running.Lock()
		s.mu.Lock()
		f.waiting = nil // who comes from here on waits for another sync
		s.mu.Unlock()
		b.err = s.fsys.SyncDir(dir)
		f.running.Unlock()
		close(b.done)
	}
	<-b.done

	s.mu.Lock()
	if f.users--; f.users == 0 {
		delete(s.busy, dir)
	}
	s.mu.Unlock()
	return b.err
}

// nameLocks serialises what changes one file.
type nameLocks struct {
	mu   sync.Mutex // guards the following
	held map[string]*nameLock
}

type nameLock struct {
	sync.Mutex
	users int
}

// lock returns what unlocks the name again.
func (n *nameLocks) lock(name string) (unlock func()) {
	n.mu.Lock()
	l := n.held[name]
	if l == nil {
		if n.held == nil {
			n.held = map[string]*nameLock{}
		}
		l = &nameLock{}
		n.held[name] = l
	}
	l.users++
	n.mu.Unlock()
	l.Lock()
	return func() {
		l.Unlock()
		n.mu.Lock()
		if l.users--; l.users == 0 {
			delete(n.held, name)
		}
		n.mu.Unlock()
	}
}
