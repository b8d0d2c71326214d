//go:build amd64 && !purego

#include "textflag.h"

// func masksAVX2(masks *mask, data *byte, n int, delimiter byte) (plain bool)
//
// Y0 delimiters, Y1 quotes, Y2 line feeds, Y3 ones; Y4 the OR of all bytes, Y5
// the least of each of 32 places.
TEXT ·masksAVX2(SB), NOSPLIT, $0-33
	MOVQ         masks+0(FP), DI
	MOVQ         data+8(FP), SI
	MOVQ         n+16(FP), CX
	VPBROADCASTB delimiter+24(FP), Y0
	MOVL         $'"', AX
	MOVQ         AX, X1
	VPBROADCASTB X1, Y1
	MOVL         $'\n', AX
	MOVQ         AX, X2
	VPBROADCASTB X2, Y2
	VPCMPEQB     Y3, Y3, Y3
	VPXOR        Y4, Y4, Y4
	VMOVDQA      Y3, Y5

stride:
	VMOVDQU (SI), Y6
	VMOVDQU 32(SI), Y7
	VPOR    Y6, Y4, Y4
	VPOR    Y7, Y4, Y4
	VPMINUB Y6, Y5, Y5
	VPMINUB Y7, Y5, Y5

	// The quotes.
	VPCMPEQB  Y6, Y1, Y8
	VPCMPEQB  Y7, Y1, Y9
	VPMOVMSKB Y8, AX
	VPMOVMSKB Y9, BX
	SHLQ      $32, BX
	ORQ       BX, AX
	MOVQ      AX, (DI)

	// The delimiters and line feeds.
	VPCMPEQB  Y6, Y0, Y8
	VPCMPEQB  Y7, Y0, Y9
	VPCMPEQB  Y6, Y2, Y10
	VPCMPEQB  Y7, Y2, Y11
	VPOR      Y8, Y10, Y8
	VPOR      Y9, Y11, Y9
	VPMOVMSKB Y8, BX
	VPMOVMSKB Y9, DX
	SHLQ      $32, DX
	ORQ       DX, BX
	MOVQ      BX, 8(DI)

	// The product without carries of the quotes and 64 ones has in each bit the
	// exclusive-or of all quote bits up to it.
	VMOVQ      AX, X8
	VPCLMULQDQ $0, X3, X8, X8
	VMOVQ      X8, 16(DI)

	ADDQ $64, SI
	ADDQ $24, DI
	DECQ CX
	JNZ  stride

	// Plain: no byte with its high bit set, and none that is zero.
	VPXOR     Y6, Y6, Y6
	VPCMPEQB  Y5, Y6, Y6
	VPOR      Y6, Y4, Y4
	VPMOVMSKB Y4, AX
	TESTL     AX, AX
	SETEQ     plain+32(FP)
	VZEROUPPER
	RET
