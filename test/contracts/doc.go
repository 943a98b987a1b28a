// Package contracts holds docs/contracts to the contracts: what the pages name
// exists, each page has every function that writes and every event of its
// contract, and the sources lack what docs/contracts/attacks.md says they lack.
package contracts
