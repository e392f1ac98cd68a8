//go:build amd64 || arm64

package py

// callerPCs stores the return addresses of the frames of the stack, innermost first, and
// returns how many there are, at most n.
//
//go:noescape
func callerPCs(buf *uintptr, n int) int
