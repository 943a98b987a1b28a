// Byssus is the operator's program: every server role and every command.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/byssus-iot/byssus/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once: a kill loses nothing
	code := cli.Main(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
