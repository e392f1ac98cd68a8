package py

import (
	"os"
	"syscall"
	"time"
)

// osLinkFunctions are the functions of os about links, times and the working folder.
func osLinkFunctions(onPath func(f func(p string) (Value, error)) func(t *Task, a []Value) (Value, error)) []pyFunc {
	both := func(call func(from, to string) error) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			from, to, err := fsPaths(t, a)
			if err != nil {
				return nil, err
			}
			t.Blocking(func() { err = call(from, to) })
			if err != nil {
				return nil, osError2(t, err, from, to)
			}
			return None, nil
		}
	}
	return []pyFunc{
		{"symlink(src, dst, target_is_directory=False)", both(syscall.Symlink)},
		{"link(src, dst)", both(syscall.Link)},
		{"readlink(path)", onPath(func(p string) (Value, error) { s, err := os.Readlink(p); return Str(s), err })},
		{"chdir(path)", onPath(func(p string) (Value, error) { return None, syscall.Chdir(p) })},
		{"utime(path, times=None, *, ns=None, follow_symlinks=True)", func(t *Task, a []Value) (Value, error) {
			p, err := fsPath(t, a[0])
			if err != nil {
				return nil, err
			}
			at, changed, err := utimes(t, a[1], a[2])
			if err != nil {
				return nil, err
			}
			t.Blocking(func() { err = os.Chtimes(p, at, changed) })
			return None, osError(t, err, p)
		}},
	}
}

// utimes reads the times of os.utime: seconds, nanoseconds, or now.
func utimes(t *Task, times, ns Value) (at, changed time.Time, err error) {
	given, unit := times, float64(1e9)
	switch {
	case times != None && ns != None:
		return at, changed, Raise(ValueError, "utime: you may specify either 'times' or 'ns' but not both")
	case ns != None:
		given, unit = ns, 1
	case times == None:
		return time.Now(), time.Now(), nil
	}
	pair, ok := AsTuple(given)
	if !ok || len(pair.Items) != 2 {
		return at, changed, Raise(TypeError, "utime: '%s' must be either a tuple of two ints or None", choose(ns != None, "ns", "times"))
	}
	var out [2]time.Time
	for i, v := range pair.Items {
		if n, ok := AsInt(v); ok {
			nanoseconds, err := Mul(t, n.Value(), MakeInt(int64(unit)))
			if err != nil {
				return at, changed, err
			}
			whole, _ := AsInt(nanoseconds)
			f, err := whole.Float64()
			if err != nil {
				return at, changed, err
			}
			if s, ok := nanoseconds.(SmallInt); ok {
				out[i] = time.Unix(0, int64(s))
			} else {
				out[i] = time.Unix(int64(f/1e9), 0)
			}
			continue
		}
		f, ok := AsFloat(v)
		if !ok {
			return at, changed, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
		}
		out[i] = time.Unix(0, int64(f*unit))
	}
	return out[0], out[1], nil
}
