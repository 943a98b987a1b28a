// Package ethereum tests a node with Ethereum's own tools, unchanged: ethers,
// viem, and Foundry's cast and forge, at the versions that are pinned in
// package.json here and in contracts. install.sh puts them in place; after that
// the test needs no network.
package ethereum
