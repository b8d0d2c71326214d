//go:build amd64 && !purego

package scan

import "golang.org/x/sys/cpu"

// bestKernel returns the fastest kernel that this processor can run.
func bestKernel() kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasPCLMULQDQ {
		return vectorKernel
	}
	return portableKernel
}

// vectorKernel is portableKernel, 32 bytes at a time.
func vectorKernel(masks []mask, data []byte, delimiter byte) (plain bool) {
	if len(masks) == 0 {
		return true
	}
	_ = data[len(masks)*stride-1]
	return masksAVX2(&masks[0], &data[0], len(masks), delimiter)
}

// masksAVX2 makes n masks, n > 0, of 64·n bytes. It needs AVX2 and PCLMULQDQ.
//
//go:noescape
func masksAVX2(masks *mask, data *byte, n int, delimiter byte) (plain bool)
