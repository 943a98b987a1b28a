#!/bin/sh
# Puts the pinned clients in place: ethers, viem and cast here, forge and the compiler in contracts.
set -eu
cd "$(dirname "$0")"
../../contracts/tools/npm.sh
cd ../../contracts
. tools/install.sh
