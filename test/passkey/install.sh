#!/bin/sh
# Puts Chromium in place, which test/passkey drives: Debian's, by apt-get. Where it cannot be installed that test is
# skipped. CHROMIUM may name another Chromium or Chrome.
set -eu
if command -v "${CHROMIUM:-chromium}" >/dev/null; then
	exit 0
fi
skip() {
	echo "test/passkey: $1: its test is skipped; install Chromium, or name it by CHROMIUM" >&2
	exit 0
}
command -v apt-get >/dev/null || skip "there is no Chromium, and no apt-get to install it"
[ "$(id -u)" = 0 ] || skip "there is no Chromium, and only root can install it"
echo "test/passkey: installing Chromium by apt-get, 75 MB and what it needs" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { timeout 300 apt-get update && timeout 900 apt-get install -y --no-install-recommends chromium; } >"$log" 2>&1; then
	tail -n 3 "$log" >&2
	skip "apt-get could not install Chromium"
fi
