package py

import (
	"testing"
)

// TestFilesOnDisk writes, reads and lists files through pathlib and open.
func TestFilesOnDisk(t *testing.T) {
	task := testTask(t)
	dir := parsePath(false, t.TempDir())
	call := func(v Value, name string, args ...Value) Value {
		t.Helper()
		r, err := CallMethod(task, v, name, args...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return r
	}
	shown := func(v Value) string { s, _ := Repr(task, v); return s }
	file := call(dir, "joinpath", Str("a.txt"))
	call(file, "write_text", Str("one\r\ntwo\nthr\u00e9e"))
	if got := shown(call(file, "read_text")); got != `'one\ntwo\nthrée'` {
		t.Error(got)
	}
	if got := shown(call(file, "read_bytes")); got != `b'one\r\ntwo\nthr\xc3\xa9e'` {
		t.Error(got)
	}
	call(call(dir, "joinpath", Str("sub"), Str("deep")), "mkdir", MakeInt(0o777), True)
	call(call(dir, "joinpath", Str("sub/deep/b.txt")), "write_bytes", Bytes("x"))
	for pattern, want := range map[string]int{"*.txt": 1, "**/*.txt": 2, "*": 2, "sub/*": 1, "**": 3} {
		l, err := ListOf(task, call(dir, "glob", Str(pattern)))
		if err != nil || len(l.Items) != want {
			t.Errorf("glob %s: %s %v", pattern, shown(l), err)
		}
	}
	f, err := OpenFile(task, file, "r", "", "", None)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(call(f, "readline")) + shown(call(f, "read", MakeInt(2))) + shown(call(f, "readlines")); got != `'one\n''tw'['o\n', 'thrée']` {
		t.Error(got)
	}
	call(f, "seek", MakeInt(0))
	if got := shown(call(f, "read", MakeInt(3))); got != "'one'" {
		t.Error(got)
	}
	call(f, "close")
	if _, err := CallMethod(task, f, "read"); err == nil || err.Error() != "ValueError: I/O operation on closed file." {
		t.Error(err)
	}
	call(file, "unlink")
	if _, err := CallMethod(task, file, "stat"); err == nil {
		t.Error("the file is still there")
	}
}
