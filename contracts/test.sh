#!/bin/sh
# Checks the contracts: formatting, unit, fuzz and invariant tests, gas against snapshots/.
# test.sh --gas writes the gas snapshot anew instead of comparing with it.
set -eu
cd "$(dirname "$0")"
. tools/install.sh

check=true
if [ "${1:-}" = --gas ]; then
	check=false
fi

"$FORGE" fmt --check
"$FORGE" build --skip 'test/**' --quiet
if [ $check = true ]; then
	FOUNDRY_PROFILE=test "$FORGE" test --gas-snapshot-check=true --gas-snapshot-emit=false
else
	FOUNDRY_PROFILE=test "$FORGE" test --gas-snapshot-check=false --gas-snapshot-emit=true
fi
