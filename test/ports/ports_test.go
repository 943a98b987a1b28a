package ports

import "testing"

// A block is one caller's until it is given back, also while nothing listens.
func TestBlocksAreApart(t *testing.T) {
	seen := make(map[int]bool)
	for range 50 {
		first, release, err := Block()
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		if seen[first] || first < low || first+block > high || (first-low)%block != 0 {
			t.Fatalf("block %d is not one of its own", first)
		}
		seen[first] = true
		if allFree(first + 1) {
			t.Fatalf("block %d is not held", first)
		}
	}
}
