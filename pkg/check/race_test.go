//go:build race

package check

// oneIn is how many of the worlds and statements that the laws are tried on are
// left for each that is tried: under the race detector each takes eight times as
// long, and the gate "laws" tries them all without it.
const oneIn = 4
