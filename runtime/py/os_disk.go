package py

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What os and pathlib do to files. Each waits for the disk without the loop's lock.

// osError converts a Go error to the OSError of its kind: the system's number, its text
// as the C library words it, and the file.
func osError(t *Task, err error, path string) error {
	return osErrorOf(t, err, Str(path))
}

// osError2 is osError for what has two files: "[Errno 2] No such file or directory: 'a' -> 'b'".
func osError2(t *Task, err error, from, to string) error {
	return osErrorOf(t, err, Str(from), None, Str(to))
}

func osErrorOf(t *Task, err error, files ...Value) error {
	if err == nil {
		return nil
	}
	class, code, text := OSError, int64(5), err.Error()
	var number syscall.Errno
	switch {
	case errors.As(err, &number):
		code, text = int64(number), number.Error()
	case os.IsNotExist(err):
		code, text = 2, "no such file or directory"
	case os.IsExist(err):
		code, text = 17, "file exists"
	case os.IsPermission(err):
		code, text = 13, "permission denied"
	case strings.Contains(text, "is a directory"):
		code, text = 21, "is a directory"
	case strings.Contains(text, "not a directory"):
		code, text = 20, "not a directory"
	}
	if text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return newOSError(t, class, append([]Value{MakeInt(code), Str(text)}, files...)...)
}

// unlink removes a file but no folder.
func unlink(path string) error { return syscall.Unlink(path) }

// removeFolder removes an empty folder but no file.
func removeFolder(path string) error { return syscall.Rmdir(path) }

// rename moves a file, over another if there is one.
func rename(t *Task, from, to string) (err error) {
	t.Blocking(func() { err = syscall.Rename(from, to) })
	return osError2(t, err, from, to)
}

// touch makes an empty file, or sets the times of one that is there.
func touch(path string, exists bool) error {
	now := time.Now()
	if exists && os.Chtimes(path, now, now) == nil {
		return nil
	}
	flags := os.O_CREATE | os.O_WRONLY
	if !exists {
		flags |= os.O_EXCL
	}
	f, err := os.OpenFile(path, flags, 0o666)
	if err != nil {
		return err
	}
	return f.Close()
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// realPath resolves the links in the part of a path that exists. missing is its first part
// that does not, "" when all of it does.
func realPath(path string) (real, missing string) {
	path = absPath(path)
	rest := ""
	for head := path; ; {
		if real, err := filepath.EvalSymlinks(head); err == nil {
			real = strings.TrimSuffix(real, "/")
			if rest != "" {
				first, _, _ := strings.Cut(rest[1:], "/")
				missing = real + "/" + first
			}
			return PathNormalize(real + choose(rest == "", "/", rest)), missing
		}
		if head == "/" {
			return path, path
		}
		var tail string
		head, tail = pathSplit(head)
		rest = "/" + tail + rest
	}
}

// statFile is os.stat or, when the links are not to be followed, os.lstat.
func statFile(t *Task, path string, follow Value) (Value, error) {
	followed, err := Truth(t, follow)
	if err != nil {
		return nil, err
	}
	var info fs.FileInfo
	t.Blocking(func() {
		if followed {
			info, err = os.Stat(path)
		} else {
			info, err = os.Lstat(path)
		}
	})
	if err != nil {
		return nil, osError(t, err, path)
	}
	return statResult(info), nil
}

// timeRow is os.path.getmtime or one of its like.
func timeRow(sig, field string) pyFunc {
	return pyFunc{sig, func(t *Task, a []Value) (Value, error) {
		path, err := fsPath(t, a[0])
		if err != nil {
			return nil, err
		}
		result, err := statFile(t, path, True)
		if err != nil {
			return nil, err
		}
		return GetAttr(t, result, field)
	}}
}

func chmod(t *Task, path string, mode Value) (Value, error) {
	m, err := sizeArg(t, mode, 0)
	if err != nil {
		return nil, err
	}
	t.Blocking(func() { err = syscall.Chmod(path, uint32(m)) })
	return None, osError(t, err, path)
}

// walk is os.walk from the top down: tuples of a folder, the folders in it and the files.
func walk(path string, add func(Value)) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return
	}
	folders, files := NewList(), NewList()
	for _, e := range entries {
		info, err := os.Stat(PathJoin(path, e.Name()))
		if err == nil && info.IsDir() {
			folders.Items = append(folders.Items, Str(e.Name()))
		} else {
			files.Items = append(files.Items, Str(e.Name()))
		}
	}
	add(NewTuple(Str(path), folders, files))
	for _, e := range folders.Items {
		if sub := PathJoin(path, string(e.(Str))); !isLink(sub) {
			walk(sub, add)
		}
	}
}

// osDiskFunctions are the functions of os that are about files; onPath is how one with a
// path as its only argument is made.
func osDiskFunctions(onPath func(f func(p string) (Value, error)) func(t *Task, a []Value) (Value, error)) []pyFunc {
	moved := func(t *Task, a []Value) (Value, error) {
		from, to, err := fsPaths(t, a)
		if err != nil {
			return nil, err
		}
		return None, rename(t, from, to)
	}
	removed := onPath(func(p string) (Value, error) { return None, unlink(p) })
	return []pyFunc{
		{"remove(path)", removed},
		{"unlink(path)", removed},
		{"rmdir(path)", onPath(func(p string) (Value, error) { return None, removeFolder(p) })},
		{"rename(src, dst)", moved},
		{"replace(src, dst)", moved},
		{"stat(path, *, follow_symlinks=True)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			return statFile(t, p, a[1])
		}},
		{"lstat(path)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			return statFile(t, p, False)
		}},
		{"chmod(path, mode, *, follow_symlinks=True)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			return chmod(t, p, a[1])
		}},
		{"access(path, mode)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			mode, err := sizeArg(t, a[1], 0)
			return MakeBool(err == nil && mayAccess(p, uint32(mode))), err
		}},
		{"walk(top)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			out := &itemsIterator{class: TypeGenerator}
			t.Blocking(func() { walk(p, func(v Value) { out.items = append(out.items, v) }) })
			return out, err
		}},
	}
}

// joinErrors is the first error that there is.
func joinErrors(first, second error) error {
	if first != nil {
		return first
	}
	return second
}
