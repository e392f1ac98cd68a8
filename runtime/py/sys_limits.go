package py

import "sync/atomic"

// defaultMaxStrDigits is sys.int_info.default_max_str_digits, and strDigitsThreshold the
// smallest limit that may be set.
const (
	defaultMaxStrDigits = 4300
	strDigitsThreshold  = 640
)

// setStrDigits is what sys.set_int_max_str_digits() set, minus the default: the zero value
// is CPython's default.
var setStrDigits atomic.Int64

// maxStrDigits is sys.get_int_max_str_digits(): the longest decimal text that int() reads
// and str() writes; 0 is no limit.
func maxStrDigits() int { return int(setStrDigits.Load()) + defaultMaxStrDigits }

// tooManyDigits reports whether a text of so many decimal digits is beyond the limit.
func tooManyDigits(n int) bool {
	if n <= strDigitsThreshold {
		return false
	}
	limit := maxStrDigits()
	return limit > 0 && n > limit
}

var sysLimitFunctions = []Method{
	{Name: "get_int_max_str_digits", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(maxStrDigits())), nil
	}},
	{Name: "set_int_max_str_digits", Kind: Positional, Min: 1, Max: 1, Params: []string{"maxdigits"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		limit, ok := n.Int64()
		if !ok || limit != 0 && limit < strDigitsThreshold {
			return nil, Raise(ValueError, "maxdigits must be 0 or larger than %d", strDigitsThreshold)
		}
		setStrDigits.Store(limit - defaultMaxStrDigits)
		return None, nil
	}},
}

// sysFlags is the type of sys.flags. A compiled service runs like Python without options:
// asserts are checked and docstrings kept.
var sysFlags = newStructSeq("sys", "flags", "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
	"ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
	"safe_path", "int_max_str_digits")

func flagsValue() Value {
	zero := MakeInt(0)
	return structSeq(sysFlags, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, MakeInt(1), zero, False, zero, zero, False, MakeInt(defaultMaxStrDigits))
}
