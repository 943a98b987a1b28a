package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/bench/site"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// burner is a contract of one instruction, INVALID, which uses up all gas of a
// call. The first eight bytes deploy it.
var burner = common.FromHex("60fe5f5360015ff3")

const (
	// ahead is how many transactions of a flood wait: some twenty full blocks.
	ahead = 372
	// topUp is how often they are filled up again.
	topUp = 250 * time.Millisecond
	// asking is how many restore requests a stolen device has under way.
	asking = 32
)

// nothing disturbs nobody.
func nothing(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// flood keeps enough transactions of some accounts pending to fill every block,
// until ctx ends.
func flood(ctx context.Context, r *trial, accounts []*site.Account) error {
	each := uint64(ahead / len(accounts))
	sent := make([]uint64, len(accounts))
	for i, a := range accounts {
		n, err := r.site.Eth.NonceAt(ctx, a.Address(), nil)
		if err != nil {
			return fmt.Errorf("flood: nonce: %w", err)
		}
		sent[i] = n
		a.SetNonce(n)
	}
	for {
		for i, a := range accounts {
			done, err := r.site.Eth.NonceAt(ctx, a.Address(), nil)
			if ctx.Err() != nil {
				return nil
			}
			if err != nil {
				return fmt.Errorf("flood: nonce: %w", err)
			}
			if sent[i]-done >= each {
				continue
			}
			txs := make([]site.Tx, each-(sent[i]-done))
			for j := range txs {
				txs[j] = site.Tx{To: &r.burner, Gas: site.MaxTxGas}
			}
			signed, err := r.site.Sign(a, txs)
			if err != nil {
				return err
			}
			if err := r.site.Send(ctx, signed); err != nil && ctx.Err() == nil {
				return fmt.Errorf("flood: %w", err)
			}
			sent[i] += uint64(len(txs))
		}
		select {
		case <-time.After(topUp):
		case <-ctx.Done():
			return nil
		}
	}
}

// ask makes restore requests of a stolen device, by the gateway that others' records
// are relayed by, until ctx ends.
func (r *trial) ask(ctx context.Context) error {
	errs := make(chan error, asking)
	for i := range asking {
		go func() { errs <- r.askOneByOne(ctx, uint64(i)<<32) }()
	}
	var all []error
	for range asking {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}

func (r *trial) askOneByOne(ctx context.Context, nonce uint64) error {
	s := r.site
	for ctx.Err() == nil {
		nonce++
		q := record.RestoreRequest{Device: r.stolen.ID(), Record: r.snapshot.Digest(s.Ledger.Domain()), Recipient: record.Hash{5}, Reader: record.Hash{6}, Nonce: nonce}
		sig, err := r.stolen.Sign(q.Digest(s.Ledger.Domain()))
		if err != nil {
			return err
		}
		_, _, _, err = s.Ledger.RequestByDevice(ctx, s.Gateways[0].Account, r.snapshot, q, sig)
		switch {
		case err == nil:
			r.asked.Add(1)
		case ctx.Err() == nil && ledger.RuleOf(err) == "" && !errors.Is(err, ledger.ErrTooManyWait) && !errors.Is(err, ledger.ErrUnreachable):
			return err
		default: // as a client waits that is told to come later
			select {
			case <-time.After(20 * time.Millisecond):
			case <-ctx.Done():
			}
		}
	}
	return nil
}
