// Package contracts holds docs/contracts to the contracts: what the pages name
// exists, each page has every function that writes and every event of its
// contract, the table of gas has the figures that are kept, and the sources lack what
// docs/contracts/attacks.md says they lack.
package contracts
