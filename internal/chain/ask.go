package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/rpc"
)

// ReadStatus asks the node whose JSON-RPC is at url how it is.
func ReadStatus(ctx context.Context, url string) (Status, error) {
	client, err := rpc.DialContext(ctx, url)
	if err != nil {
		return Status{}, fmt.Errorf("ask the node at %s: %w", url, err)
	}
	defer client.Close()
	var s Status
	if err := client.CallContext(ctx, &s, "byssus_status"); err != nil {
		return Status{}, fmt.Errorf("ask the node at %s: %w", url, err)
	}
	return s, nil
}
