#!/bin/sh
# Puts a program in place that tests run: Debian's, by apt-get. Where it cannot be installed those tests are skipped.
# debian.sh PROGRAM PACKAGE TESTS
set -eu
program=$1 package=$2 tests=$3
if command -v "$program" >/dev/null; then
	exit 0
fi
skip() {
	echo "$tests: $1: skipped; install $package" >&2
	exit 0
}
command -v apt-get >/dev/null || skip "there is no $program, and no apt-get to install it"
[ "$(id -u)" = 0 ] || skip "there is no $program, and only root can install it"
echo "$tests: installing Debian's package $package and what it needs" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { timeout 300 apt-get update && timeout 900 apt-get install -y --no-install-recommends "$package"; } >"$log" 2>&1; then
	tail -n 3 "$log" >&2
	skip "apt-get could not install $package"
fi
