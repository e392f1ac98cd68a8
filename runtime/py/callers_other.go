//go:build !amd64 && !arm64

package py

// callerPCs has no implementation here: runtime.Callers is asked each time.
func callerPCs(buf, places *uintptr, n int) int { return 0 }

// callerPlace is not known here: tracebacks show the frames above the handler, too.
func callerPlace() uintptr { return 0 }
