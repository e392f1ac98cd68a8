#include "textflag.h"

// func callerPCs(buf *uintptr, n int) int
//
// It walks the chain of frame pointers. It is assembly because the stack could move under a
// Go function that does so.
TEXT ·callerPCs(SB), NOSPLIT|NOFRAME, $0-24
	MOVD buf+0(FP), R0
	MOVD n+8(FP), R1
	MOVD $0, R2
	MOVD R29, R3

loop:
	CBZ  R3, done
	CMP  R1, R2
	BGE  done
	MOVD 8(R3), R4
	MOVD R4, (R0)(R2<<3)
	ADD  $1, R2
	MOVD (R3), R3
	B    loop

done:
	MOVD R2, ret+16(FP)
	RET
