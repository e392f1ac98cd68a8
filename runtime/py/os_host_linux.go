package py

import (
	"os"
	"os/user"
	"strings"
	"syscall"
)

// What module os says of the machine and of the process.

var typeUname = newStructSeq("posix", "uname_result", "sysname", "nodename", "release", "version", "machine")

var typeTerminalSize = newStructSeq("os", "terminal_size", "columns", "lines")

var osHostFunctions = append(osDescriptorFunctions, []pyFunc{
	{"getuid()", func(*Task, []Value) (Value, error) { return MakeInt(int64(os.Getuid())), nil }},
	{"geteuid()", func(*Task, []Value) (Value, error) { return MakeInt(int64(os.Geteuid())), nil }},
	{"getgid()", func(*Task, []Value) (Value, error) { return MakeInt(int64(os.Getgid())), nil }},
	{"getegid()", func(*Task, []Value) (Value, error) { return MakeInt(int64(os.Getegid())), nil }},
	{"getlogin()", func(t *Task, a []Value) (Value, error) {
		text, err := os.ReadFile("/proc/self/loginuid")
		if id := strings.TrimSpace(string(text)); err == nil && id != "4294967295" {
			if u, err := user.LookupId(id); err == nil {
				return Str(u.Username), nil
			}
		}
		return nil, osErrorOf(t, syscall.ENXIO) // nobody logged in to start this
	}},
	{"getpgrp()", func(*Task, []Value) (Value, error) { return MakeInt(int64(syscall.Getpgrp())), nil }},
	{"umask(mask)", func(t *Task, a []Value) (Value, error) {
		mask, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		return MakeInt(int64(syscall.Umask(mask))), nil
	}},
	{"kill(pid, signal, /)", func(t *Task, a []Value) (Value, error) {
		pid, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		number, err := sizeArg(t, a[1], 0)
		if err != nil {
			return nil, err
		}
		return None, osError(t, syscall.Kill(pid, syscall.Signal(number)), "")
	}},
	{"uname()", func(t *Task, a []Value) (Value, error) {
		names, err := uname()
		if err != nil {
			return nil, osError(t, err, "")
		}
		return structSeq(typeUname, Str(names[0]), Str(names[1]), Str(names[2]), Str(names[3]), Str(names[4])), nil
	}},
	{"getloadavg()", func(t *Task, a []Value) (Value, error) {
		load, err := loadAverages()
		if err != nil {
			return nil, Raise(OSError, "Load averages are unobtainable")
		}
		return NewTuple(Float(load[0]), Float(load[1]), Float(load[2])), nil
	}},
	{"get_terminal_size(fd=1)", func(t *Task, a []Value) (Value, error) {
		fd, err := sizeArg(t, a[0], 1)
		if err != nil {
			return nil, err
		}
		columns, lines, err := terminalSize(fd)
		if err != nil {
			return nil, osError(t, err, "")
		}
		return structSeq(typeTerminalSize, MakeInt(int64(columns)), MakeInt(int64(lines))), nil
	}},
}...)

var osHostClasses = []any{"terminal_size", typeTerminalSize, "uname_result", typeUname, "times_result", typeTimesResult}
