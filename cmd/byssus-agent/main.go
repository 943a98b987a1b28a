// Command byssus-agent is the device's program: it joins a fleet, backs the
// device up under the policy on the chain, and restores it.
package main

import (
	"os"

	"github.com/byssus-iot/byssus/internal/agent/command"
)

func main() { os.Exit(command.Main(os.Args[1:])) }
