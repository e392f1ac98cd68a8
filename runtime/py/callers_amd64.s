#include "textflag.h"

// func callerPCs(buf *uintptr, places *uintptr, n int) int
//
// It walks the chain of frame pointers. It is assembly because the stack could move under a
// Go function that does so. The place of a frame is its distance from the end of the stack,
// which is the second word of the g.
TEXT ·callerPCs(SB), NOSPLIT|NOFRAME, $0-32
	MOVQ buf+0(FP), DI
	MOVQ places+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ (TLS), R9
	MOVQ 8(R9), R9
	XORQ AX, AX
	MOVQ BP, DX

loop:
	TESTQ DX, DX
	JEQ   done
	CMPQ  AX, CX
	JGE   done
	MOVQ  8(DX), BX
	MOVQ  BX, (DI)(AX*8)
	MOVQ  R9, R8
	SUBQ  DX, R8
	MOVQ  R8, (SI)(AX*8)
	INCQ  AX
	MOVQ  (DX), DX
	JMP   loop

done:
	MOVQ AX, ret+24(FP)
	RET

// func callerPlace() uintptr
TEXT ·callerPlace(SB), NOSPLIT|NOFRAME, $0-8
	MOVQ (TLS), R9
	MOVQ 8(R9), R9
	SUBQ BP, R9
	MOVQ R9, ret+0(FP)
	RET
