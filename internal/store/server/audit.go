package server

import (
	"errors"
	"net/http"

	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

// audit shows a leaf of a shard, with its proof.
func (s *Server) audit(w http.ResponseWriter, r *http.Request, device record.Hash, _ uint64) error {
	var q store.Challenge
	if err := decode(r.Body, &q); err != nil {
		return err
	}
	leaf, proof, err := s.disk.Leaf(device, q.Root, q.Leaf)
	if errors.Is(err, disk.ErrNoLeaf) {
		return &store.Refusal{Code: store.BadRequest, Message: err.Error()}
	}
	if err != nil {
		return err
	}
	answer(w, http.StatusOK, store.Shown{Leaf: leaf, Proof: append([]record.Hash{}, proof...)})
	return nil
}
