// Package engine drives package archive with a folder in the place of stores,
// so that the archive engine can be measured alone: no coding into shards (one
// place, k = 1), no network, no chain. Objects are written as durably as a store
// writes them: file and folder synced before they count.
package engine
