package py

import (
	"io/fs"
	"syscall"
)

// typeStatResult is what os.stat gives: a tuple with names.
var typeStatResult = newStructSeq("os", "stat_result", "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")

// statResult is the stat_result of a file.
func statResult(info fs.FileInfo) Value {
	v := make([]Value, 10)
	for i := range v {
		v[i] = MakeInt(0)
	}
	v[6], v[8] = MakeInt(info.Size()), MakeInt(info.ModTime().Unix())
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		for i, n := range [...]uint64{uint64(s.Mode), s.Ino, uint64(s.Dev), uint64(s.Nlink), uint64(s.Uid), uint64(s.Gid)} {
			v[i] = MakeInt(int64(n))
		}
	}
	return structSeq(typeStatResult, v...)
}
