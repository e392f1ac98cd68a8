package py

import (
	"bufio"
	"os"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

// What module os does with open files by their numbers, and with the process they belong to.

// descriptor takes the number of an open file, or what has one.
func descriptor(t *Task, v Value) (int, error) {
	if _, isInt := AsInt(v); !isInt {
		if m, ok, err := LookupSpecial(t, v, "fileno"); ok && err == nil {
			if v, err = Call(t, m); err != nil {
				return 0, err
			}
		}
	}
	if _, isInt := AsInt(v); !isInt {
		return 0, Raise(TypeError, "argument must be an int, or have a fileno() method.")
	}
	return sizeArg(t, v, 0)
}

// onNumbers is a row whose arguments are all ints and whose work may wait.
func onNumbers(sig string, fn func(n []int) (Value, error)) pyFunc {
	return pyFunc{sig, func(t *Task, a []Value) (v Value, err error) {
		n := make([]int, len(a))
		for i := range a {
			if n[i], err = sizeArg(t, a[i], 0); err != nil {
				return nil, err
			}
		}
		t.Blocking(func() { v, err = fn(n) })
		if err != nil {
			return nil, osErrorOf(t, err)
		}
		return v, nil
	}}
}

// onDescriptor is onNumbers whose first argument is a descriptor.
func onDescriptor(sig string, fn func(n []int) (Value, error)) pyFunc {
	row := onNumbers(sig, fn)
	return pyFunc{sig, func(t *Task, a []Value) (Value, error) {
		fd, err := descriptor(t, a[0])
		if err != nil {
			return nil, err
		}
		return row.body(t, append([]Value{MakeInt(int64(fd))}, a[1:]...))
	}}
}

func intResult(n int, err error) (Value, error) { return MakeInt(int64(n)), err }

func nothing(err error) (Value, error) { return None, err }

var typeTimesResult = newStructSeq("posix", "times_result", "user", "system", "children_user", "children_system", "elapsed")

var osDescriptorFunctions = []pyFunc{
	{"open(path, flags, mode=511)", func(t *Task, a []Value) (Value, error) {
		path, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		n, err := sizeArgs(t, a[1:], 0, 0o777)
		if err != nil {
			return nil, err
		}
		fd := 0
		t.Blocking(func() { fd, err = syscall.Open(path, n[0]|syscall.O_CLOEXEC, uint32(n[1])) })
		if err != nil {
			return nil, osErrorOf(t, err, a[0])
		}
		return MakeInt(int64(fd)), nil
	}},
	onNumbers("close(fd)", func(n []int) (Value, error) { return nothing(syscall.Close(n[0])) }),
	onNumbers("read(fd, length, /)", func(n []int) (Value, error) {
		if n[1] < 0 {
			return nil, syscall.EINVAL
		}
		buf := make([]byte, n[1])
		k, err := syscall.Read(n[0], buf)
		return Bytes(buf[:max(k, 0)]), err
	}),
	{"write(fd, data, /)", func(t *Task, a []Value) (Value, error) {
		fd, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		data, err := mustBytes(a[1])
		if err != nil {
			return nil, err
		}
		n := 0
		t.Blocking(func() { n, err = syscall.Write(fd, []byte(data)) })
		if err != nil {
			return nil, osErrorOf(t, err)
		}
		return MakeInt(int64(n)), nil
	}},
	onNumbers("lseek(fd, position, how, /)", func(n []int) (Value, error) {
		at, err := syscall.Seek(n[0], int64(n[1]), n[2])
		return MakeInt(at), err
	}),
	onDescriptor("fsync(fd)", func(n []int) (Value, error) { return nothing(syscall.Fsync(n[0])) }),
	onDescriptor("fdatasync(fd)", func(n []int) (Value, error) { return nothing(syscall.Fdatasync(n[0])) }),
	onNumbers("sync()", func([]int) (Value, error) { syscall.Sync(); return None, nil }),
	onNumbers("ftruncate(fd, length, /)", func(n []int) (Value, error) { return nothing(syscall.Ftruncate(n[0], int64(n[1]))) }),
	onNumbers("dup(fd, /)", func(n []int) (Value, error) {
		fd, err := syscall.Dup(n[0])
		if err == nil {
			syscall.CloseOnExec(fd)
		}
		return intResult(fd, err)
	}),
	onNumbers("pipe()", func([]int) (Value, error) {
		var ends [2]int
		err := syscall.Pipe2(ends[:], syscall.O_CLOEXEC)
		return NewTuple(MakeInt(int64(ends[0])), MakeInt(int64(ends[1]))), err
	}),
	onNumbers("isatty(fd, /)", func(n []int) (Value, error) {
		_, _, err := terminalSize(n[0])
		return MakeBool(err == nil), nil
	}),
	onNumbers("fchmod(fd, mode)", func(n []int) (Value, error) { return nothing(syscall.Fchmod(n[0], uint32(n[1]))) }),
	onNumbers("fchown(fd, uid, gid)", func(n []int) (Value, error) { return nothing(syscall.Fchown(n[0], n[1], n[2])) }),
	{"fstat(fd)", func(t *Task, a []Value) (Value, error) {
		fd, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		copied, err := syscall.Dup(fd)
		if err != nil {
			return nil, osErrorOf(t, err)
		}
		file := os.NewFile(uintptr(copied), "")
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			return nil, osErrorOf(t, err)
		}
		return statResult(info), nil
	}},
	{"truncate(path, length)", func(t *Task, a []Value) (Value, error) {
		path, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		n, err := sizeArg(t, a[1], 0)
		if err != nil {
			return nil, err
		}
		return None, osErrorAt(t, os.Truncate(path, int64(n)), a[0])
	}},
	{"chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", chownRow(os.Chown)},
	{"lchown(path, uid, gid)", chownRow(os.Lchown)},
	{"mkfifo(path, mode=438)", func(t *Task, a []Value) (Value, error) {
		path, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		n, err := sizeArg(t, a[1], 0o666)
		if err != nil {
			return nil, err
		}
		return None, osErrorAt(t, syscall.Mkfifo(path, uint32(n)), a[0])
	}},
	{"_fdopen(fd, mode, encoding, errors, newline)", func(t *Task, a []Value) (Value, error) {
		fd, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		var text [3]string
		for i := range text {
			text[i], _ = AsStr(a[i+1])
		}
		mode := text[0]
		f := &FileObject{name: a[0], mode: mode, text: !strings.Contains(mode, "b"), encoding: text[1], errors: text[2], newline: a[4]}
		if f.encoding == "" {
			f.encoding = "UTF-8"
		}
		if f.errors == "" {
			f.errors = "strict"
		}
		f.reads = strings.ContainsAny(mode, "r+")
		f.writes = strings.ContainsAny(mode, "wxa+")
		f.file = os.NewFile(uintptr(fd), "")
		f.in, f.out = bufio.NewReader(f.file), bufio.NewWriter(f.file)
		return f, nil
	}},
	onNumbers("getpgid(pid)", func(n []int) (Value, error) { return intResult(syscall.Getpgid(n[0])) }),
	onNumbers("getsid(pid, /)", func(n []int) (Value, error) {
		id, _, e := syscall.RawSyscall(syscall.SYS_GETSID, uintptr(n[0]), 0, 0)
		if e != 0 {
			return nil, e
		}
		return MakeInt(int64(id)), nil
	}),
	onNumbers("killpg(pgid, signal, /)", func(n []int) (Value, error) { return nothing(syscall.Kill(-n[0], syscall.Signal(n[1]))) }),
	onNumbers("getgroups()", func([]int) (Value, error) {
		groups, err := syscall.Getgroups()
		l := NewList()
		for _, g := range groups {
			l.Append(MakeInt(int64(g)))
		}
		return l, err
	}),
	onNumbers("getpriority(which, who)", func(n []int) (Value, error) {
		p, err := syscall.Getpriority(n[0], n[1])
		return intResult(20-p, err)
	}),
	onNumbers("sched_getaffinity(pid, /)", func(n []int) (Value, error) {
		var mask [128]uint64
		size, _, e := syscall.RawSyscall(syscall.SYS_SCHED_GETAFFINITY, uintptr(n[0]), unsafe.Sizeof(mask), uintptr(unsafe.Pointer(&mask)))
		if e != 0 {
			return nil, e
		}
		set, err := NewSet(nil)
		for i := range int(size) * 8 {
			if mask[i/64]>>(i%64)&1 != 0 {
				err = joinErrors(err, set.Add(nil, MakeInt(int64(i))))
			}
		}
		return set, err
	}),
	onNumbers("times()", func([]int) (Value, error) {
		const perSecond = 100 // _SC_CLK_TCK
		var of [2]syscall.Rusage
		for i, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
			if err := syscall.Getrusage(who, &of[i]); err != nil {
				return nil, err
			}
		}
		ticks := func(v syscall.Timeval) Value {
			return Float(float64((v.Nano() / int64(time.Second/perSecond))) / perSecond)
		}
		var now syscall.Sysinfo_t
		if err := syscall.Sysinfo(&now); err != nil {
			return nil, err
		}
		return structSeq(typeTimesResult, ticks(of[0].Utime), ticks(of[0].Stime), ticks(of[1].Utime), ticks(of[1].Stime), Float(float64(now.Uptime))), nil
	}),
	onNumbers("_exit(status)", func(n []int) (Value, error) { os.Exit(n[0]); return None, nil }),
	{"strerror(code, /)", func(t *Task, a []Value) (Value, error) {
		n, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		switch {
		case n == 0:
			return Str("Success"), nil
		case n < 0 || strings.HasPrefix(syscall.Errno(n).Error(), "errno "):
			return Str("Unknown error " + IntOf(int64(n)).String()), nil
		}
		text := syscall.Errno(n).Error()
		return Str(strings.ToUpper(text[:1]) + text[1:]), nil
	}},
}

// osErrorAt is the OSError of something that failed at a path, nil for none.
func osErrorAt(t *Task, err error, path Value) error {
	if err == nil {
		return nil
	}
	return osErrorOf(t, err, path)
}

func chownRow(change func(path string, uid, gid int) error) func(t *Task, a []Value) (Value, error) {
	return func(t *Task, a []Value) (Value, error) {
		path, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		n, err := sizeArgs(t, a[1:], 0, 0)
		if err != nil {
			return nil, err
		}
		if len(a) > 3 {
			if a[3] != None {
				return nil, Raise(NotImplementedError, "dir_fd")
			}
			if follow, err := Truth(t, a[4]); err != nil || !follow {
				return None, joinErrors(err, osErrorAt(t, os.Lchown(path, n[0], n[1]), a[0]))
			}
		}
		return None, osErrorAt(t, change(path, n[0], n[1]), a[0])
	}
}
