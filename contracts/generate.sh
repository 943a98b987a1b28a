#!/bin/sh
# Compiles the contracts and writes what is committed of it: artifacts/ and the Go bindings.
# Running it again changes nothing; CI fails when it does.
set -eu
cd "$(dirname "$0")"
. tools/install.sh

"$FORGE" build --skip 'test/**' --quiet
node tools/artifacts.mjs
(cd .. && mkdir -p internal/ledger/bindings && go tool abigen --v2 --pkg bindings \
	--combined-json contracts/out/combined.json --out internal/ledger/bindings/bindings.go)
chmod 644 ../internal/ledger/bindings/bindings.go
