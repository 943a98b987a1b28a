package server

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
)

// Bounds of what is served at once. A request beyond them is told to come
// again; only packs that have come in whole wait in a queue.
const (
	maxRequests      = 512 // at all
	maxDeviceRequest = 16  // in one device's namespace
	maxHeavy         = 16  // that hold a segment or list in memory, at all
	maxDeviceHeavy   = 4   // of them in one device's namespace

	maxPackBytes = 256 << 20 // of packs in memory while they are coded, with their shards
)

// limits counts the requests under way.
type limits struct {
	mu      sync.Mutex // guards the following
	all     int
	heavy   int
	devices map[record.Hash]load
}

// load is what one device has under way.
type load struct {
	requests int
	heavy    int
}

func busy(what string) error {
	return &store.Refusal{Code: store.Busy, Message: what + ": come again in a moment", RetryAfter: time.Second}
}

// enter counts a request.
func (l *limits) enter() (leave func(), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all >= maxRequests {
		return nil, busy("the store serves as many requests as it can")
	}
	l.all++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.all--
	}, nil
}

// enterDevice counts a request in a device's namespace.
func (l *limits) enterDevice(id record.Hash, heavy bool) (leave func(), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.devices[id].requests >= maxDeviceRequest {
		return nil, busy(fmt.Sprintf("%d requests for this device are under way", maxDeviceRequest))
	}
	if heavy {
		if err := l.addHeavy(id); err != nil {
			return nil, err
		}
	}
	l.change(id, 1, 0)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.change(id, -1, 0)
		if heavy {
			l.heavy--
			l.change(id, 0, -1)
		}
	}, nil
}

// enterHeavy counts a list of a device that is held in memory, of a request
// counted already.
func (l *limits) enterHeavy(id record.Hash) (leave func(), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.addHeavy(id); err != nil {
		return nil, err
	}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.heavy--
		l.change(id, 0, -1)
	}, nil
}

// addHeavy gives a device a place for a list in memory. Nobody who holds some
// gets more than as many as are left, so that however slow those are who have
// them, whoever has none finds one. mu is held.
func (l *limits) addHeavy(id record.Hash) error {
	mine, left := l.devices[id].heavy, maxHeavy-l.heavy
	switch {
	case left == 0:
		return busy("the store reads as many lists as it can")
	case mine >= min(left, maxDeviceHeavy):
		return busy(fmt.Sprintf("%d lists of this device are being read", mine))
	}
	l.heavy++
	l.change(id, 0, 1)
	return nil
}

// change counts what a device has under way. mu is held.
func (l *limits) change(id record.Hash, requests, heavy int) {
	now := l.devices[id]
	now.requests += requests
	now.heavy += heavy
	if now == (load{}) {
		delete(l.devices, id)
		return
	}
	if l.devices == nil {
		l.devices = map[record.Hash]load{}
	}
	l.devices[id] = now
}

// access is what a door asks of who comes.
type access int

const (
	toRead  access = iota // the device, a grantee, another store
	toWrite               // the device alone
	toPass                // another store alone
)

// admit checks who sent a request into a device's namespace against the chain
// and returns the height it was judged at.
func (s *Server) admit(ctx context.Context, r *http.Request, id record.Hash, want access) (height uint64, err error) {
	ctx, cancel := context.WithTimeout(ctx, chainPatience)
	defer cancel()
	key, shown := identity.PeerKey(r.TLS)
	if !shown {
		return 0, &store.Refusal{Code: store.NoCertificate,
			Message: "show a client certificate of the device's P-256 key"}
	}
	if height, err = s.view.at(ctx); err != nil {
		return 0, err
	}
	dev, err := s.view.device(ctx, height, id)
	if err != nil {
		return 0, err
	}
	if !dev.Known {
		return 0, &store.Refusal{Code: store.UnknownDevice, Height: height,
			Message: fmt.Sprintf("device %s is unknown at height %d, retry", id, height)}
	}
	if want != toPass && key == dev.Key && dev.Active {
		return height, nil
	}
	if want == toRead {
		if ok, err := s.view.reader(ctx, height, id, key.ID()); ok || err != nil {
			return height, err
		}
	}
	if want != toWrite {
		pin, err := pinOf(key)
		if err != nil {
			return 0, err
		}
		if ok, err := s.view.isStore(ctx, height, pin); ok || err != nil {
			return height, err
		}
	}
	if key == dev.Key && !dev.Active {
		return 0, &store.Refusal{Code: store.Revoked, Message: fmt.Sprintf("device %s is revoked", id)}
	}
	return 0, &store.Refusal{Code: store.NotYours,
		Message: fmt.Sprintf("your key is not the current key of device %s, nor otherwise entitled to this", id)}
}

func pinOf(key record.PublicKey) (record.Hash, error) {
	pub, err := key.ECDSA()
	if err != nil {
		return record.Hash{}, err
	}
	return identity.Pin(pub)
}
