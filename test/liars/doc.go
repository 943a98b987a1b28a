// Package liars runs a chain of four validators as processes, one of which is
// built with the tag liar and lies whenever it proposes: each lie, one after the
// other, while transactions go in at the three others.
package liars
