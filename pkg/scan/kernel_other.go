//go:build !amd64 || purego

package scan

// bestKernel returns the fastest kernel that this processor can run.
func bestKernel() kernel { return portableKernel }
