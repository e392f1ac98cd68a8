package py

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"
	"unsafe"
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

// uname is os.uname: the system, its host name, release, version and machine.
func uname() (names [5]string, err error) {
	var u syscall.Utsname
	if err := syscall.Uname(&u); err != nil {
		return names, err
	}
	names = [5]string{cText(u.Sysname[:]), cText(u.Nodename[:]), cText(u.Release[:]), cText(u.Version[:]), cText(u.Machine[:])}
	return names, nil
}

// loadAverages are those of the last 1, 5 and 15 minutes.
func loadAverages() (load [3]float64, err error) {
	text, err := os.ReadFile("/proc/loadavg")
	if err == nil {
		_, err = fmt.Sscan(string(text), &load[0], &load[1], &load[2])
	}
	return load, err
}

// terminalSize asks the terminal of a descriptor.
func terminalSize(fd int) (columns, lines int, err error) {
	var size [4]uint16 // struct winsize
	if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size))); e != 0 {
		return 0, 0, e
	}
	return int(size[1]), int(size[0]), nil
}

// cText is a text of C, which ends at its first zero; its characters are signed on some machines.
func cText[T int8 | uint8](chars []T) string {
	var out []byte
	for _, c := range chars {
		if c == 0 {
			break
		}
		out = append(out, byte(c))
	}
	return string(out)
}
