//go:build amd64 || arm64

package py

// callerPCs stores the return addresses of the frames of the stack, innermost first, and the
// places of the frames that return to them; it returns how many there are, at most n.
//
//go:noescape
func callerPCs(buf, places *uintptr, n int) int

// callerPlace is the place, as callerPCs says, of the frame of the function that calls it:
// all functions that a frame calls are at one place.
func callerPlace() uintptr
