package agent

import (
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/custody"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/moving"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/recovery"
	"github.com/byssus-iot/byssus/internal/seal"
	"github.com/byssus-iot/byssus/internal/store"
)

// network is the stores and custodians as a device reaches them, with its own
// key as the certificate.
type network struct {
	cert   tls.Certificate
	domain record.Domain

	link    *moving.Link
	dial    func(ctx context.Context, network, address string) (net.Conn, error) // nil: the link's
	mu      sync.Mutex                                                           // guards clients
	clients map[string]*store.Client
}

// newNetwork returns the connections of a device with a key: its own, or the
// one that a grant lets read.
func newNetwork(key *ecdsa.PrivateKey, domain record.Domain) (*network, error) {
	cert, err := identity.Certificate(key)
	if err != nil {
		return nil, err
	}
	return &network{cert: cert, domain: domain, link: &moving.Link{}, clients: map[string]*store.Client{}}, nil
}

// Store returns the store of a place. Its connections are kept for the next
// time.
func (n *network) Store(p Place) (Store, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	name := p.Endpoint + " " + p.TLSKey.String()
	if c, ok := n.clients[name]; ok {
		return storePeer{recovery.ReadFrom(c), c}, nil
	}
	c, err := store.NewClient(p.Endpoint, p.TLSKey, n.cert)
	if err != nil {
		return nil, err
	}
	c.Over(n.link, n.dial)
	n.clients[name] = c
	return storePeer{recovery.ReadFrom(c), c}, nil
}

// Custodian returns a custodian of the panel.
func (n *network) Custodian(c Custodian) (Custodial, error) {
	peer := state.Custodian{ID: c.ID, Endpoint: c.Endpoint, TLSKeyHash: c.TLSKey, Key: c.SigningKey, Organisation: c.Organisation}
	client, err := custody.NewClient(peer, n.domain, &n.cert)
	if err != nil {
		return nil, err
	}
	client.Over(n.link, n.dial)
	return custodianPeer{client}, nil
}

// Link implements Peers.
func (n *network) Link() *moving.Link { return n.link }

// close closes idle connections.
func (n *network) close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, c := range n.clients {
		c.Close()
	}
}

// storePeer is a store.Client in the agent's terms.
type storePeer struct {
	recovery.Store // reads
	c              *store.Client
}

func (s storePeer) PutShard(ctx context.Context, device, root record.Hash, shard []byte) error {
	_, err := s.c.PutShard(ctx, device, root, shard)
	return ofStore(err)
}

func (s storePeer) SendShard(ctx context.Context, device, root record.Hash, c *content, from int64) error {
	_, err := s.c.PutShardFrom(ctx, device, root, from, c.size, func() io.Reader { return c.reader(from) })
	return ofStore(err)
}

func (s storePeer) Part(ctx context.Context, device, root record.Hash) (int64, error) {
	n, err := s.c.Part(ctx, device, root)
	return n, ofStore(err)
}

func (s storePeer) PutSegment(ctx context.Context, device, root record.Hash, segment []byte) error {
	_, err := s.c.PutSegment(ctx, device, root, segment)
	return ofStore(err)
}

func (s storePeer) PutList(ctx context.Context, device, listRoot record.Hash, head []byte) error {
	_, err := s.c.PutList(ctx, device, listRoot, head)
	return ofStore(err)
}

func (s storePeer) Receipt(ctx context.Context, device, listRoot record.Hash, slot uint32, validUntil uint64) (record.Receipt, record.Signature, error) {
	r, err := s.c.Receipt(ctx, device, listRoot, slot, validUntil)
	return r.Receipt, r.Signature, ofStore(err)
}

// ofStore tells what an error of a store means: what is missing, that it
// stalls, that trying again will not help, or, by saying nothing, that it may.
func ofStore(err error) error {
	if err == nil {
		return nil
	}
	if refusal, ok := errors.AsType[*store.Refusal](err); ok {
		switch {
		case refusal.Code == store.MissingParts && len(refusal.Missing) > 0:
			return &MissingError{Roots: refusal.Missing}
		case refusal.Temporary():
			return err
		}
		return fmt.Errorf("%w (%w)", err, errPermanent)
	}
	if errors.Is(err, store.ErrWrongStore) || errors.Is(err, store.ErrGarbage) {
		return fmt.Errorf("%w (%w)", err, errPermanent)
	}
	return err
}

// custodianPeer is a custody.Client in the agent's terms.
type custodianPeer struct{ c *custody.Client }

func (p custodianPeer) EpochKey(ctx context.Context, device record.Hash, epoch uint32) (seal.PublicKey, error) {
	k, err := p.c.EpochKey(ctx, device, epoch)
	return k, ofCustodian(err)
}

func (p custodianPeer) HoldShare(ctx context.Context, device record.Hash, epoch uint32, commitment record.Hash, keyBox []byte) error {
	held, _, err := p.c.Hold(ctx, device, epoch, keyBox)
	if err == nil && (held.EpochCommitment != commitment || held.SealedKeyHash != seal.KeyBoxHash(keyBox)) {
		err = fmt.Errorf("%w: it holds another key box", errPermanent)
	}
	return ofCustodian(err)
}

func ofCustodian(err error) error {
	if no, ok := errors.AsType[*custody.Refusal](err); ok && !no.Temporary() {
		return fmt.Errorf("%w (%w)", err, errPermanent)
	}
	if errors.Is(err, identity.ErrWrongKey) {
		return fmt.Errorf("%w (%w)", err, errPermanent)
	}
	return err
}

func (n *network) storeStatus(ctx context.Context, p Place) (string, error) {
	s, err := n.Store(p)
	if err != nil {
		return "", err
	}
	st, err := s.(storePeer).c.Status(ctx)
	switch {
	case err != nil:
		return "", err
	case st.Genesis != n.domain.Genesis:
		return "", errors.New("it serves another chain")
	case st.Store != p.Store:
		return "", fmt.Errorf("it says that it is store %d", st.Store)
	case st.Stale:
		return "", fmt.Errorf("its view of the chain is too old (block %d): it refuses to store until it has a fresh one", st.Height)
	}
	return fmt.Sprintf("answers, %s free", term.Bytes(st.Free)), nil
}

func (n *network) custodianStatus(ctx context.Context, c Custodian) (string, error) {
	peer, err := n.Custodian(c)
	if err != nil {
		return "", err
	}
	st, err := peer.(custodianPeer).c.Status(ctx)
	switch {
	case err != nil:
		return "", err
	case st.Genesis != n.domain.Genesis:
		return "", errors.New("it serves another chain")
	case st.Custodian != c.ID:
		return "", fmt.Errorf("it says that it is custodian %d", st.Custodian)
	}
	return fmt.Sprintf("answers, has seen block %d", st.Block), nil
}
