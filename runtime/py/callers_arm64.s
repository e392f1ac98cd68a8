#include "textflag.h"

// func callerPCs(buf *uintptr, places *uintptr, n int) int
//
// It walks the chain of frame pointers. It is assembly because the stack could move under a
// Go function that does so. The place of a frame is its distance from the end of the stack,
// which is the second word of the g.
TEXT ·callerPCs(SB), NOSPLIT|NOFRAME, $0-32
	MOVD buf+0(FP), R0
	MOVD places+8(FP), R5
	MOVD n+16(FP), R1
	MOVD 8(g), R6
	MOVD $0, R2
	MOVD R29, R3

loop:
	CBZ  R3, done
	CMP  R1, R2
	BGE  done
	MOVD 8(R3), R4
	MOVD R4, (R0)(R2<<3)
	SUB  R3, R6, R7
	MOVD R7, (R5)(R2<<3)
	ADD  $1, R2
	MOVD (R3), R3
	B    loop

done:
	MOVD R2, ret+24(FP)
	RET

// func callerPlace() uintptr
TEXT ·callerPlace(SB), NOSPLIT|NOFRAME, $0-8
	MOVD 8(g), R6
	SUB  R29, R6, R7
	MOVD R7, ret+0(FP)
	RET
