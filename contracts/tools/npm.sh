#!/bin/sh
# Puts the packages of the package-lock.json here in place. npm waits for ever on a connection that falls silent in the
# middle of a file, so it is ended after five minutes and tried again; what has come it keeps in its cache.
set -eu
if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then
	exit 0
fi
try=1
until timeout 300 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; do
	if [ $try = 3 ]; then
		echo "npm could not fetch the packages of $(pwd)/package-lock.json: is the registry in reach?" >&2
		exit 1
	fi
	try=$((try + 1))
	echo "npm failed, or took more than five minutes: try $try of 3" >&2
done
touch node_modules/.package-lock.json
