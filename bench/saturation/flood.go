package main

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/bench/site"
)

// burner is a contract of one instruction, INVALID, which uses up all gas of a
// call. The first eight bytes deploy it.
var burner = common.FromHex("60fe5f5360015ff3")

const (
	// perBlock is how many of the flood's transactions fill a block: so many that
	// a block with something else in it is full too, but for one of them.
	perBlock = 60
	// ahead is how many blocks' worth of them wait in the pool.
	ahead = 4
	// topUp is how often it is filled up again.
	topUp = 250 * time.Millisecond
)

// flood keeps enough transactions pending to fill every block to its last unit
// of gas, until ctx ends.
func flood(ctx context.Context, s *site.Site, contract common.Address) error {
	tx := site.Tx{To: &contract, Gas: min(s.GasLimit/perBlock, site.MaxTxGas)}
	sent, err := s.Eth.NonceAt(ctx, s.Spammer.Address(), nil)
	if err != nil {
		return fmt.Errorf("flood: nonce: %w", err)
	}
	s.Spammer.SetNonce(sent)
	for {
		done, err := s.Eth.NonceAt(ctx, s.Spammer.Address(), nil)
		if err == nil && sent-done < ahead*perBlock {
			txs := make([]site.Tx, ahead*perBlock-(sent-done))
			for i := range txs {
				txs[i] = tx
			}
			signed, err := s.Sign(s.Spammer, txs)
			if err != nil {
				return err
			}
			if err := s.Send(ctx, signed); err != nil && ctx.Err() == nil {
				return fmt.Errorf("flood: %w", err)
			}
			sent += uint64(len(txs))
		}
		if err != nil && ctx.Err() == nil {
			return fmt.Errorf("flood: nonce: %w", err)
		}
		select {
		case <-time.After(topUp):
		case <-ctx.Done():
			return nil
		}
	}
}
