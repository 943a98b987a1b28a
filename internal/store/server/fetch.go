package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

const (
	// fetchPatience is how long another store may take to give an object, and
	// slowest how many bytes a second it must give beyond that.
	fetchPatience = 10 * time.Second
	slowest       = 256 << 10
	// busyPause is how long one that is busy is left alone.
	busyPause = 200 * time.Millisecond
	// maxListRounds bounds how often a list is tried while segments are missing.
	maxListRounds = 1 + record.MaxSegments/disk.MaxMissing
)

// peers are the other stores, as this one reaches them: where the chain says
// that they are, with the key that it says they have. No request names an
// address.
type peers struct {
	cert     tls.Certificate // by which they know this store
	patience time.Duration
	flights  singleflight.Group // of objects that are being fetched

	mu    sync.Mutex // guards the following
	known map[uint32]*peer
}

type peer struct {
	is     Registration
	client *store.Client
}

// of returns the client of a registered store.
func (p *peers) of(number uint32, is Registration) (*store.Client, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if old := p.known[number]; old != nil {
		if old.is == is {
			return old.client, nil
		}
		old.client.Close()
	}
	c, err := store.NewClient(is.Endpoint, is.TLS, p.cert)
	if err != nil {
		return nil, err
	}
	if p.known == nil {
		p.known = map[uint32]*peer{}
	}
	p.known[number] = &peer{is, c}
	return c, nil
}

func (p *peers) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, k := range p.known {
		k.client.Close()
	}
}

// parseFetch reads and checks the body of POST fetch.
func parseFetch(body io.Reader) (store.FetchRequest, error) {
	var q store.FetchRequest
	if err := decode(body, &q); err != nil {
		return q, err
	}
	bad := func(format string, args ...any) (store.FetchRequest, error) {
		return store.FetchRequest{}, &store.Refusal{Code: store.BadRequest, Message: fmt.Sprintf(format, args...)}
	}
	if n := len(q.Objects); n < 1 || n > store.MaxFetch {
		return bad("%d objects, want 1 to %d", n, store.MaxFetch)
	}
	for _, o := range q.Objects {
		most := uint64(record.MaxObjectBytes)
		switch o.Door {
		case store.FromRelay, store.FromShards:
		case store.FromLists:
			most = record.MaxHeadBytes
		default:
			return bad("there is no door %.20q to fetch from", o.Door)
		}
		if o.Bytes < 1 || o.Bytes > most {
			return bad("an object of %d bytes, want 1 to %d", o.Bytes, most)
		}
	}
	return q, nil
}

// fetch gets a device's objects from another store, as if the device had put
// them: each is hashed on its way and durable before the answer.
func (s *Server) fetch(w http.ResponseWriter, r *http.Request, device record.Hash, height uint64) error {
	s.working.Add(1)
	defer s.working.Done()
	q, err := parseFetch(r.Body)
	if err != nil {
		return err
	}
	from, err := s.peer(r.Context(), q.From, height)
	if err != nil {
		return err
	}
	var missing []record.Hash
	var why error
	for _, o := range q.Objects {
		err := s.fetchOne(q.From, from, device, o)
		if !notGiven(err) {
			if err != nil {
				return err
			}
			continue
		}
		missing = append(missing, o.Name)
		if why == nil {
			why = err
		}
	}
	if why != nil {
		s.log.Warn("another store did not give what a device sent it", "from", q.From, "device", device, "objects", len(missing), "error", why)
		return &store.Refusal{Code: store.Unfetched, Missing: missing, Message: fmt.Sprintf("store %d did not give it: %v", q.From, why)}
	}
	answer(w, http.StatusOK, struct{}{})
	return nil
}

// peer returns another registered store by its number.
func (s *Server) peer(ctx context.Context, number uint32, height uint64) (*store.Client, error) {
	ctx, cancel := context.WithTimeout(ctx, chainPatience)
	defer cancel()
	if number == s.store {
		return nil, &store.Refusal{Code: store.BadRequest, Message: fmt.Sprintf("this is store %d itself", number)}
	}
	is, err := s.view.registration(ctx, height, number)
	if err != nil {
		return nil, err
	}
	if !is.Known {
		return nil, &store.Refusal{Code: store.BadRequest, Message: fmt.Sprintf("there is no store %d at height %d", number, height)}
	}
	return s.peers.of(number, is)
}

// errGiven is wrapped when the other store is to blame.
var errGiven = errors.New("not given")

func notGiven(err error) bool {
	return errors.Is(err, errGiven) || errors.Is(err, disk.ErrBody) || errors.Is(err, disk.ErrBadRoot)
}

// fetchOne gets one object. It goes on when the device's connection breaks: the
// other store gives a shard once, and the device, when it is back, asks again
// and is answered by the same fetching, or by what it has brought. From another
// store it is fetched apart: the first may be gone.
func (s *Server) fetchOne(number uint32, from *store.Client, device record.Hash, o store.Wanted) error {
	name := fmt.Sprint(number, device, o.Door, o.Name)
	_, err, _ := s.peers.flights.Do(name, func() (any, error) {
		ctx, cancel := context.WithTimeout(s.work, s.peers.patience+time.Duration(o.Bytes)*time.Second/slowest)
		defer cancel()
		for {
			err := s.pull(ctx, from, device, o)
			if refusal, ok := errors.AsType[*store.Refusal](err); !ok || refusal.Code != store.Busy || !notGiven(err) {
				return nil, err
			}
			select {
			case <-ctx.Done():
				return nil, err
			case <-time.After(busyPause):
			}
		}
	})
	return err
}

// pull is one try to fetch an object.
func (s *Server) pull(ctx context.Context, from *store.Client, device record.Hash, o store.Wanted) error {
	if o.Door == store.FromLists {
		return s.fetchList(ctx, from, device, o.Name)
	}
	size := int64(o.Bytes)
	_, err := s.disk.PullShard(device, o.Name, size, s.quota, func(w io.Writer) error {
		return from.CopyShard(ctx, o.Door, device, o.Name, size, w)
	})
	return err
}

// fetchList gets a list's head and those of its segments that are not here.
func (s *Server) fetchList(ctx context.Context, from *store.Client, device, list record.Hash) error {
	leave, err := s.limits.enterHeavy(device)
	if err != nil {
		return err
	}
	defer leave()
	_, head, err := from.List(ctx, device, list)
	if err != nil {
		return fmt.Errorf("%w: %w", errGiven, err)
	}
	for range maxListRounds {
		_, err = s.disk.PutList(device, list, head, s.quota)
		missing, ok := errors.AsType[*disk.MissingError](err)
		if !ok {
			return err
		}
		for _, root := range missing.Missing {
			_, segment, err := from.Segment(ctx, device, root)
			if err != nil {
				return fmt.Errorf("%w: %w", errGiven, err)
			}
			if _, err := s.disk.PutSegment(device, root, segment, s.quota); err != nil {
				return err
			}
		}
	}
	return err
}
