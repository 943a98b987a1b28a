// Iotdata writes a set of package iot's data: iotdata DIR SIZE_MIB SEED DAY.
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/byssus-iot/byssus/bench/iot"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "iotdata:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: iotdata DIR SIZE_MIB SEED DAY")
	}
	size, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("size: %w", err)
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	day, err := strconv.Atoi(args[3])
	if err != nil {
		return fmt.Errorf("day: %w", err)
	}
	return iot.Write(args[0], size, seed, day)
}
