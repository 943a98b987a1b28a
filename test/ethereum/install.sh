#!/bin/sh
# Puts the pinned clients in place: ethers, viem and cast here, forge and the compiler in contracts.
set -eu
cd "$(dirname "$0")"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json
fi
cd ../../contracts
. tools/install.sh
