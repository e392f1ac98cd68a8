package py

import (
	"math"
	"syscall"
)

// processSeconds is the processor time of the process.
func processSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

func floorOf(f float64) float64 { return math.Floor(f) }
