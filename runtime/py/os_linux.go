package py

import (
	"io/fs"
	"syscall"
	"time"
)

// statOf reads the numbers of a file.
func statOf(info fs.FileInfo) statNumbers {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return statNumbers{mode: uint64(info.Mode().Perm()), accessed: info.ModTime(), changed: info.ModTime()}
	}
	return statNumbers{
		mode: uint64(s.Mode), ino: s.Ino, dev: uint64(s.Dev), nlink: uint64(s.Nlink), uid: uint64(s.Uid), gid: uint64(s.Gid),
		accessed: time.Unix(s.Atim.Unix()), changed: time.Unix(s.Ctim.Unix()),
	}
}

// mayAccess is os.access.
func mayAccess(path string, mode uint32) bool { return syscall.Access(path, mode) == nil }

// processSeconds is the processor time of the process.
func processSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}
