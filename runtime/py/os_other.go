//go:build !linux

package py

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"
)

// started is when the process began, as far as it knows.
var started = time.Now()

// statOf reads what every system says of a file.
func statOf(info fs.FileInfo) statNumbers {
	mode := uint64(info.Mode().Perm())
	switch {
	case info.IsDir():
		mode |= 0o040000
	case info.Mode().IsRegular():
		mode |= 0o100000
	}
	return statNumbers{mode: mode, nlink: 1, accessed: info.ModTime(), changed: info.ModTime()}
}

// mayAccess is os.access by the permissions of the file's owner.
func mayAccess(path string, mode uint32) bool {
	info, err := os.Stat(path)
	return err == nil && uint32(info.Mode().Perm()>>6)&mode == mode
}

// processSeconds is the time since the process began, for want of its share of it.
func processSeconds() float64 { return time.Since(started).Seconds() }

// uname is what is known of uname(2) without asking the system.
func uname() (names [5]string, err error) {
	names[0] = strings.ToUpper(runtime.GOOS[:1]) + runtime.GOOS[1:]
	names[1], err = os.Hostname()
	names[4] = runtime.GOARCH
	return names, err
}

// osHostFunctions are those that every system has a form of.
var osHostFunctions []pyFunc

// osConstants are numbers that differ from system to system.
var osConstants []Kw

// osHostClasses are the classes of what osHostFunctions give.
var osHostClasses []any
