#include "textflag.h"

// func callerPCs(buf *uintptr, n int) int
//
// It walks the chain of frame pointers. It is assembly because the stack could move under a
// Go function that does so.
TEXT ·callerPCs(SB), NOSPLIT|NOFRAME, $0-24
	MOVQ buf+0(FP), DI
	MOVQ n+8(FP), CX
	XORQ AX, AX
	MOVQ BP, DX

loop:
	TESTQ DX, DX
	JEQ   done
	CMPQ  AX, CX
	JGE   done
	MOVQ  8(DX), BX
	MOVQ  BX, (DI)(AX*8)
	INCQ  AX
	MOVQ  (DX), DX
	JMP   loop

done:
	MOVQ AX, ret+16(FP)
	RET
