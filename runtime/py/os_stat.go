package py

import (
	"io/fs"
	"time"
)

// typeStatResult is what os.stat gives: a tuple with names. The times are whole seconds
// by index, floats by name, and ints of nanoseconds by another name.
var typeStatResult = withAttributes(statTimes(), newStructSeq("os", "stat_result", "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime"))

// statNumbers is what the system says of a file besides its size and last change.
type statNumbers struct {
	mode, ino, dev, nlink, uid, gid uint64
	accessed, changed               time.Time
}

// statItems is how many items the tuple shows. Behind them, as in CPython's struct
// sequences, lie the three times in nanoseconds.
const statItems = 10

// statResult is the stat_result of a file.
func statResult(info fs.FileInfo) Value {
	n := statOf(info)
	v := make([]Value, 0, statItems+3)
	for _, x := range [...]uint64{n.mode, n.ino, n.dev, n.nlink, n.uid, n.gid, uint64(info.Size())} {
		v = append(v, MakeInt(int64(x)))
	}
	times := [...]time.Time{n.accessed, info.ModTime(), n.changed}
	for _, at := range times {
		v = append(v, MakeInt(at.Unix()))
	}
	for _, at := range times {
		v = append(v, MakeInt(at.UnixNano()))
	}
	tuple := NewTuple()
	tuple.Items = v[:statItems]
	return &Object{Class: typeStatResult, Base: tuple}
}

// statTimes are the attributes that read what lies behind the items.
func statTimes() []Attribute {
	var out []Attribute
	for i, names := range [...][2]string{{"st_atime", "st_atime_ns"}, {"st_mtime", "st_mtime_ns"}, {"st_ctime", "st_ctime_ns"}} {
		nanoseconds := func(self Value) SmallInt {
			items := self.(*Tuple).Items
			if cap(items) < statItems+3 { // made by hand, from a tuple
				seconds, _ := items[statItems-3+i].(SmallInt)
				return seconds * 1e9
			}
			n, _ := items[:statItems+3][statItems+i].(SmallInt)
			return n
		}
		out = append(out,
			Attribute{Name: names[0], Get: func(t *Task, self Value) (Value, error) { return Float(float64(nanoseconds(self)) * 1e-9), nil }},
			Attribute{Name: names[1], Get: func(t *Task, self Value) (Value, error) { return nanoseconds(self), nil }})
	}
	return out
}

// withAttributes gives a class attributes before any init function sees it.
func withAttributes(rows []Attribute, c *Type) *Type {
	c.SetAttributes(rows)
	return c
}
