// Command node runs one validator from a file. Built with the tag liar it is one
// that lies.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/byssus-iot/byssus/internal/chain"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run starts the node that the file says, logs in JSON to standard error, and
// stops at SIGTERM.
func run() error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		return err
	}
	var conf chain.Config
	if err := json.Unmarshal(raw, &conf); err != nil {
		return err
	}
	conf.Logger = slog.New(slog.NewJSONHandler(os.Stderr, nil))
	node, err := chain.Start(ctx, conf)
	if err != nil {
		return err
	}
	return node.Wait()
}
