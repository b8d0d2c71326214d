//go:build !race

package check

// oneIn is how many of the worlds and statements that the laws are tried on are
// left for each that is tried: all are.
const oneIn = 1
