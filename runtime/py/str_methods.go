package py

import (
	"math"
	"strings"
)

// The dynamic face of str: each row takes dynamic arguments, checks them with
// CPython's messages and calls the typed function.

type strTables struct{}

// Fill implements Tables.
func (strTables) Fill() {
	TypeStr.New = strNew
	TypeStr.one = func(t *Task, v Value) (Value, error) {
		s, err := StrOf(t, v)
		return Str(s), err
	}
	TypeStr.SetMethods(strMethods(), "add mul rmul mod rmod len getitem contains iter eq ne lt le gt ge hash repr str format")
	typeStrIterator.SetMethods(nil, "iter next")
	typeStrASCIIIterator.SetMethods(nil, "iter next")
}

// strFn makes a row function from a text function.
func strFn(f func(string) string) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) { return Str(f(string(self.(Str)))), nil }
}

func strIs(f func(string) bool) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		return MakeBool(f(string(self.(Str)))), nil
	}
}

func strMethods() []Method {
	return []Method{
		{Name: "capitalize", Kind: NoArgs, Fn: strFn(StrCapitalize)},
		{Name: "casefold", Kind: NoArgs, Fn: strFn(StrCasefold)},
		{Name: "lower", Kind: NoArgs, Fn: strFn(StrLower)},
		{Name: "upper", Kind: NoArgs, Fn: strFn(StrUpper)},
		{Name: "title", Kind: NoArgs, Fn: strFn(StrTitle)},
		{Name: "swapcase", Kind: NoArgs, Fn: strFn(StrSwapCase)},
		{Name: "isalnum", Kind: NoArgs, Fn: strIs(StrIsAlnum)},
		{Name: "isalpha", Kind: NoArgs, Fn: strIs(StrIsAlpha)},
		{Name: "isascii", Kind: NoArgs, Fn: strIs(StrIsASCII)},
		{Name: "isdecimal", Kind: NoArgs, Fn: strIs(StrIsDecimal)},
		{Name: "isdigit", Kind: NoArgs, Fn: strIs(StrIsDigit)},
		{Name: "isidentifier", Kind: NoArgs, Fn: strIs(StrIsIdentifier)},
		{Name: "islower", Kind: NoArgs, Fn: strIs(StrIsLower)},
		{Name: "isnumeric", Kind: NoArgs, Fn: strIs(StrIsNumeric)},
		{Name: "isprintable", Kind: NoArgs, Fn: strIs(StrIsPrintable)},
		{Name: "isspace", Kind: NoArgs, Fn: strIs(StrIsSpace)},
		{Name: "istitle", Kind: NoArgs, Fn: strIs(StrIsTitle)},
		{Name: "isupper", Kind: NoArgs, Fn: strIs(StrIsUpper)},
		{Name: "strip", Kind: Positional, Max: 1, Fn: strStripRow("strip", StrStrip, StrStripChars)},
		{Name: "lstrip", Kind: Positional, Max: 1, Fn: strStripRow("lstrip", StrLStrip, StrLStripChars)},
		{Name: "rstrip", Kind: Positional, Max: 1, Fn: strStripRow("rstrip", StrRStrip, StrRStripChars)},
		{Name: "split", Kind: Keywords, Params: []string{"sep", "maxsplit"}, Fn: strSplitRow(StrSplitSpace, StrSplit)},
		{Name: "rsplit", Kind: Keywords, Params: []string{"sep", "maxsplit"}, Fn: strSplitRow(StrRSplitSpace, StrRSplit)},
		{Name: "splitlines", Kind: Keywords, Params: []string{"keepends"}, Fn: strSplitLinesMethod},
		{Name: "partition", Kind: OneArg, Fn: strPartitionRow(StrPartition)},
		{Name: "rpartition", Kind: OneArg, Fn: strPartitionRow(StrRPartition)},
		{Name: "join", Kind: OneArg, Fn: strJoinMethod},
		{Name: "replace", Kind: Positional, Min: 2, Max: 3, Fn: strReplaceMethod},
		{Name: "removeprefix", Kind: OneArg, Fn: strRemoveRow("removeprefix", StrRemovePrefix)},
		{Name: "removesuffix", Kind: OneArg, Fn: strRemoveRow("removesuffix", StrRemoveSuffix)},
		findsRow("startswith", strAffixRow("startswith", StrStartsWith)),
		findsRow("endswith", strAffixRow("endswith", StrEndsWith)),
		findsRow("find", strFindRow("find", StrFindIn, false)),
		findsRow("rfind", strFindRow("rfind", StrRFindIn, false)),
		findsRow("index", strFindRow("index", StrFindIn, true)),
		findsRow("rindex", strFindRow("rindex", StrRFindIn, true)),
		findsRow("count", strFindRow("count", strCountIn, false)),
		{Name: "center", Kind: Positional, Min: 1, Max: 2, Fn: strPadRow(StrCenter)},
		{Name: "ljust", Kind: Positional, Min: 1, Max: 2, Fn: strPadRow(StrLJust)},
		{Name: "rjust", Kind: Positional, Min: 1, Max: 2, Fn: strPadRow(StrRJust)},
		{Name: "zfill", Kind: OneArg, Fn: strZFillMethod},
		{Name: "expandtabs", Kind: Keywords, Params: []string{"tabsize"}, Fn: strExpandTabsMethod},
		{Name: "encode", Kind: Keywords, Params: []string{"encoding", "errors"}, Fn: strEncodeMethod},
		{Name: "translate", Kind: OneArg, Fn: strTranslateMethod},
		{Name: "maketrans", Kind: Positional, Min: 1, Max: 3, Static: true, Fn: strMakeTransMethod},
		{Name: "format", Kind: Raw, RawFn: strFormatMethod},
		{Name: "format_map", Kind: OneArg, Fn: strFormatMapMethod},
		{Name: "__getnewargs__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return NewTuple(self), nil }},
	}
}

// strNew is str(object, encoding, errors).
func strNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("str", []string{"object", "encoding", "errors"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	if args[0] == nil {
		return Str(""), nil
	}
	if args[1] == nil && args[2] == nil {
		return TypeStr.one(t, args[0])
	}
	encoding, errors, err := codecArgs("str", args[1], args[2])
	if err != nil {
		return nil, err
	}
	if _, ok := AsStr(args[0]); ok {
		return nil, Raise(TypeError, "decoding str is not supported")
	}
	b, ok := bytesLike(args[0])
	if !ok {
		return nil, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", args[0].Type().Name)
	}
	s, err := DecodeBytes(t, b, encoding, errors)
	return Str(s), err
}

// codecArgs takes encoding and errors with their defaults.
func codecArgs(fn string, encoding, errors Value) (string, string, error) {
	e, h := "utf-8", "strict"
	for i, v := range [2]Value{encoding, errors} {
		if v == nil {
			continue
		}
		s, ok := AsStr(v)
		if !ok {
			return "", "", Raise(TypeError, "%s() argument '%s' must be str, not %s", fn, [2]string{"encoding", "errors"}[i], typeNameOf(v))
		}
		if i == 0 {
			e = s
		} else {
			h = s
		}
	}
	return e, h, nil
}

// typeNameOf names a type as CPython's argument parser does: None is "None".
func typeNameOf(v Value) string {
	if v == None {
		return "None"
	}
	return v.Type().Name
}

func strStripRow(name string, plain func(string) string, chars func(string, string) string) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		if args[0] == nil || args[0] == None {
			return Str(plain(string(self.(Str)))), nil
		}
		set, ok := AsStr(args[0])
		if !ok {
			return nil, Raise(TypeError, "%s arg must be None or str", name)
		}
		return Str(chars(string(self.(Str)), set)), nil
	}
}

// sizeArg takes an optional integer.
func sizeArg(t *Task, v Value, missing int) (int, error) {
	if v == nil {
		return missing, nil
	}
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	return i.Index()
}

func strSplitRow(space func(string, int) *List, split func(string, string, int) (*List, error)) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		limit, err := sizeArg(t, args[1], -1)
		if err != nil {
			return nil, err
		}
		if args[0] == nil || args[0] == None {
			return space(string(self.(Str)), limit), nil
		}
		sep, ok := AsStr(args[0])
		if !ok {
			return nil, Raise(TypeError, "must be str or None, not %s", args[0].Type().Name)
		}
		l, err := split(string(self.(Str)), sep, limit)
		if err != nil {
			return nil, err
		}
		return l, nil
	}
}

func strSplitLinesMethod(t *Task, self Value, args []Value) (Value, error) {
	keep, err := sizeArg(t, args[0], 0)
	if err != nil {
		return nil, err
	}
	return StrSplitLines(string(self.(Str)), keep != 0), nil
}

func strPartitionRow(f func(string, string) (string, string, string, error)) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		sep, err := mustStr(args[0])
		if err != nil {
			return nil, err
		}
		a, b, c, err := f(string(self.(Str)), sep)
		if err != nil {
			return nil, err
		}
		return NewTuple(Str(a), Str(b), Str(c)), nil
	}
}

// mustStr takes a str: "must be str, not int".
func mustStr(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "must be str, not %s", v.Type().Name)
	}
	return s, nil
}

// strArg takes a str argument by position.
func strArg(fn string, n int, v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "%s() argument %d must be str, not %s", fn, n, typeNameOf(v))
	}
	return s, nil
}

// StrJoin is sep.join(items); TypeError for items that are not str.
func StrJoin(t *Task, sep string, items Value) (string, error) {
	var list []Value
	switch x := Unwrap(items).(type) {
	case *List:
		list = x.Items
	case *Tuple:
		list = x.Items
	default:
		l, err := ListOf(t, items)
		if err != nil {
			if ok, merr := Matches(t, err, TypeError); merr == nil && ok && !hasIter(items) {
				return "", Raise(TypeError, "can only join an iterable")
			}
			return "", err
		}
		list = l.Items
	}
	n := len(sep) * max(len(list)-1, 0)
	for i, v := range list {
		s, ok := AsStr(v)
		if !ok {
			return "", Raise(TypeError, "sequence item %d: expected str instance, %s found", i, v.Type().Name)
		}
		n += len(s)
	}
	if err := checkTextSize(n); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(n)
	for i, v := range list {
		if i > 0 {
			b.WriteString(sep)
		}
		s, _ := AsStr(v)
		b.WriteString(s)
	}
	return b.String(), nil
}

func strJoinMethod(t *Task, self Value, args []Value) (Value, error) {
	s, err := StrJoin(t, string(self.(Str)), args[0])
	return Str(s), err
}

func strReplaceMethod(t *Task, self Value, args []Value) (Value, error) {
	old, err := strArg("replace", 1, args[0])
	if err != nil {
		return nil, err
	}
	with, err := strArg("replace", 2, args[1])
	if err != nil {
		return nil, err
	}
	n, err := sizeArg(t, args[2], -1)
	if err != nil {
		return nil, err
	}
	return Str(StrReplaceN(string(self.(Str)), old, with, n)), nil
}

func strRemoveRow(name string, f func(string, string) string) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		s, ok := AsStr(args[0])
		if !ok {
			return nil, Raise(TypeError, "%s() argument must be str, not %s", name, typeNameOf(args[0]))
		}
		return Str(f(string(self.(Str)), s)), nil
	}
}

// boundArgs takes the start and stop of find and its like.
func boundArgs(t *Task, start, stop Value) (int, int, error) {
	part := func(v Value, missing int) (int, error) {
		if v == nil || v == None {
			return missing, nil
		}
		if !hasIndex(v) {
			return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		i, err := AsIndex(t, v)
		return i.clampIndex(), err
	}
	a, err := part(start, 0)
	if err != nil {
		return 0, 0, err
	}
	b, err := part(stop, math.MaxInt)
	return a, b, err
}

func strAffixRow(name string, has func(string, string) bool) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		start, stop, err := boundArgs(t, args[1], args[2])
		if err != nil {
			return nil, err
		}
		part, _, ok := within(string(self.(Str)), start, stop)
		if tuple, isTuple := AsTuple(args[0]); isTuple {
			for _, v := range tuple.Items {
				s, isStr := AsStr(v)
				if !isStr {
					return nil, Raise(TypeError, "tuple for %s must only contain str, not %s", name, v.Type().Name)
				}
				if ok && has(part, s) {
					return True, nil
				}
			}
			return False, nil
		}
		s, isStr := AsStr(args[0])
		if !isStr {
			return nil, Raise(TypeError, "%s first arg must be str or a tuple of str, not %s", name, args[0].Type().Name)
		}
		return MakeBool(ok && has(part, s)), nil
	}
}

// strCountIn is s.count(sub, start, stop).
func strCountIn(s, sub string, start, stop int) int {
	part, _, ok := within(s, start, stop)
	if !ok {
		return 0
	}
	return StrCount(part, sub)
}

func strFindRow(name string, find func(s, sub string, start, stop int) int, must bool) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		sub, err := mustStr(args[0])
		if err != nil {
			return nil, err
		}
		start, stop, err := boundArgs(t, args[1], args[2])
		if err != nil {
			return nil, err
		}
		k := find(string(self.(Str)), sub, start, stop)
		if k < 0 && must {
			return nil, Raise(ValueError, "substring not found")
		}
		return MakeInt(int64(k)), nil
	}
}

func strPadRow(f func(string, int, string) string) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, self Value, args []Value) (Value, error) {
		width, err := sizeArg(t, args[0], 0)
		if err != nil {
			return nil, err
		}
		fill := " "
		if args[1] != nil {
			s, ok := AsStr(args[1])
			if !ok {
				return nil, Raise(TypeError, "The fill character must be a unicode character, not %s", args[1].Type().Name)
			}
			if StrLen(s) != 1 {
				return nil, Raise(TypeError, "The fill character must be exactly one character long")
			}
			fill = s
		}
		if width > maxRepeat {
			return nil, NewException(t, MemoryError)
		}
		return Str(f(string(self.(Str)), width, fill)), nil
	}
}

func strZFillMethod(t *Task, self Value, args []Value) (Value, error) {
	width, err := sizeArg(t, args[0], 0)
	if err != nil {
		return nil, err
	}
	if width > maxRepeat {
		return nil, NewException(t, MemoryError)
	}
	return Str(StrZFill(string(self.(Str)), width)), nil
}

func strExpandTabsMethod(t *Task, self Value, args []Value) (Value, error) {
	size, err := sizeArg(t, args[0], 8)
	if err != nil {
		return nil, err
	}
	if size > math.MaxInt32 {
		return nil, Raise(OverflowError, "Python int too large to convert to C int")
	}
	s := string(self.(Str))
	if n := strings.Count(s, "\t"); n > 0 && size > (maxRepeat-len(s))/n {
		return nil, raiseArgs(MemoryError)
	}
	return Str(StrExpandTabs(s, size)), nil
}

func strEncodeMethod(t *Task, self Value, args []Value) (Value, error) {
	encoding, errors, err := codecArgs("encode", args[0], args[1])
	if err != nil {
		return nil, err
	}
	b, err := EncodeStr(t, string(self.(Str)), encoding, errors)
	return Bytes(b), err
}

// StrTranslate is s.translate(table).
func StrTranslate(t *Task, s string, table Value) (string, error) {
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		v, err := GetItem(t, table, MakeInt(int64(r)))
		if err != nil {
			ok, merr := Matches(t, err, LookupError)
			if merr != nil {
				return "", merr
			}
			if !ok {
				return "", err
			}
			dst = append(dst, s[i:i+n]...)
			i += n
			continue
		}
		i += n
		if v == None {
			continue
		}
		if text, ok := AsStr(v); ok {
			dst = append(dst, text...)
		} else if c, ok := AsInt(v); ok {
			k, fits := c.Int64()
			if !fits || k < 0 || k > 0x10ffff {
				return "", Raise(ValueError, "character mapping must be in range(0x110000)")
			}
			dst = appendRune(dst, rune(k))
		} else {
			return "", Raise(TypeError, "character mapping must return integer, None or str")
		}
	}
	return string(dst), nil
}

func strTranslateMethod(t *Task, self Value, args []Value) (Value, error) {
	s, err := StrTranslate(t, string(self.(Str)), args[0])
	return Str(s), err
}

func strMakeTransMethod(t *Task, self Value, args []Value) (Value, error) {
	out := NewDict()
	if args[1] == nil {
		d, ok := AsDict(args[0])
		if !ok {
			return nil, Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for k, v := range d.All() {
			if s, ok := AsStr(k); ok {
				if StrLen(s) != 1 {
					return nil, Raise(ValueError, "string keys in translate table must be of length 1")
				}
				r, _ := decodeRune(s)
				k = MakeInt(int64(r))
			} else if _, ok := AsInt(k); !ok {
				return nil, Raise(TypeError, "keys in translate table must be strings or integers")
			}
			if err := out.Set(t, k, v); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	from, ok := AsStr(args[0])
	if !ok {
		return nil, Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	to, err := strArg("maketrans", 2, args[1])
	if err != nil {
		return nil, err
	}
	a, b := runesOf(from), runesOf(to)
	if len(a) != len(b) {
		return nil, Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i := range a {
		if err := out.Set(t, MakeInt(int64(a[i])), MakeInt(int64(b[i]))); err != nil {
			return nil, err
		}
	}
	if args[2] != nil {
		drop, err := strArg("maketrans", 3, args[2])
		if err != nil {
			return nil, err
		}
		for _, r := range runesOf(drop) {
			if err := out.Set(t, MakeInt(int64(r)), None); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func strFormatMethod(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	s, err := StrFormat(t, string(self.(Str)), pos, kw)
	return Str(s), err
}

func strFormatMapMethod(t *Task, self Value, args []Value) (Value, error) {
	s, err := StrFormatMap(t, string(self.(Str)), args[0])
	return Str(s), err
}

// findsRow makes the rows whose arguments CPython parses by
// _PyArg_ParseTuple: "find() takes at least 1 argument (0 given)".
func findsRow(name string, fn rowFn) Method {
	return Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(kw) > 0 {
			return nil, Raise(TypeError, "%s.%s() takes no keyword arguments", self.Type().Name, name)
		}
		if len(pos) < 1 {
			return nil, Raise(TypeError, "%s() takes at least 1 argument (0 given)", name)
		}
		if len(pos) > 3 {
			return nil, Raise(TypeError, "%s() takes at most 3 arguments (%d given)", name, len(pos))
		}
		args := make([]Value, 3)
		copy(args, pos)
		return fn(t, self, args)
	}}
}
