# Sourced by the scripts beside the sources: puts the pinned toolchain in place and names it.
# FORGE may name another forge of the same version, for platforms npm has none for.
tools/npm.sh
: "${FORGE:=node_modules/.bin/forge}"
if ! "$FORGE" --version >/dev/null 2>&1; then
	echo "no forge for this platform: install Foundry 1.7.1 and set FORGE to its forge" >&2
	exit 1
fi
