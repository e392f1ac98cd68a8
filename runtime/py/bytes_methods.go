package py

import (
	"strings"
)

type bytesTables struct{}

// Fill implements Tables.
func (bytesTables) Fill() {
	TypeBytes.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		b, err := bytesConstruct(t, "bytes", pos, kw)
		return Bytes(b), err
	}
	TypeBytearray.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		b, err := bytesConstruct(t, "bytearray", pos, kw)
		return &Bytearray{B: []byte(b)}, err
	}
	TypeBytearray.Unhashable = true
	TypeBytes.SetMethods(bytesMethods(), "add mul rmul mod rmod len getitem contains iter eq ne lt le gt ge hash repr")
	TypeBytearray.SetMethods(bytesMethods(), "add mul rmul mod rmod iadd imul len getitem setitem delitem contains iter eq ne lt le gt ge repr")
	TypeBytearray.SetMethods(bytearrayMethods, "")
	typeBytesIterator.SetMethods(nil, "iter next")
	typeByteaIterator.SetMethods(nil, "iter next")
}

type rowFn = func(*Task, Value, []Value) (Value, error)

func content(self Value) string { b, _ := bytesLike(self); return b }

func bytesFn(f func(string) string) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) { return bytesAs(self, f(content(self))), nil }
}

func bytesIs(f func(string) bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) { return MakeBool(f(content(self))), nil }
}

func bytesStripRow(left, right bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		set := asciiSpace
		if args[0] != nil && args[0] != None {
			var err error
			if set, err = mustBytes(args[0]); err != nil {
				return nil, err
			}
		}
		return bytesAs(self, bytesStripSet(content(self), set, left, right)), nil
	}
}

func bytesList(self Value, parts []string) Value {
	l := NewList()
	for _, p := range parts {
		l.Items = append(l.Items, bytesAs(self, p))
	}
	return l
}

func bytesSplitRow(space func(string, int) []string, split func(string, string, int) []string) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		limit, err := sizeArg(t, args[1], -1)
		if err != nil {
			return nil, err
		}
		if args[0] == nil || args[0] == None {
			return bytesList(self, space(content(self), limit)), nil
		}
		sep, err := mustBytes(args[0])
		if err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, Raise(ValueError, "empty separator")
		}
		return bytesList(self, split(content(self), sep, limit)), nil
	}
}

func bytesFindRow(find func(b, sub string) int, must bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		sub, err := subArg(t, args[0])
		if err != nil {
			return nil, err
		}
		start, stop, err := boundArgs(t, args[1], args[2])
		if err != nil {
			return nil, err
		}
		b := content(self)
		start, stop = clampBounds(start, stop, len(b))
		k := -1
		if start <= stop {
			if k = find(b[start:stop], sub); k >= 0 {
				k += start
			}
		}
		if k < 0 && must {
			return nil, Raise(ValueError, "subsection not found")
		}
		return MakeInt(int64(k)), nil
	}
}

func bytesCountMethod(t *Task, self Value, args []Value) (Value, error) {
	sub, err := subArg(t, args[0])
	if err != nil {
		return nil, err
	}
	start, stop, err := boundArgs(t, args[1], args[2])
	if err != nil {
		return nil, err
	}
	b := content(self)
	start, stop = clampBounds(start, stop, len(b))
	n := 0
	if start <= stop {
		if sub == "" {
			n = stop - start + 1
		} else {
			n = strings.Count(b[start:stop], sub)
		}
	}
	return MakeInt(int64(n)), nil
}

func bytesAffixRow(name string, has func(string, string) bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		start, stop, err := boundArgs(t, args[1], args[2])
		if err != nil {
			return nil, err
		}
		b := content(self)
		start, stop = clampBounds(start, stop, len(b))
		part, ok := "", start <= stop
		if ok {
			part = b[start:stop]
		}
		if tuple, isTuple := AsTuple(args[0]); isTuple {
			for _, v := range tuple.Items {
				p, err := mustBytes(v)
				if err != nil {
					return nil, err
				}
				if ok && has(part, p) {
					return True, nil
				}
			}
			return False, nil
		}
		p, isBytes := bytesLike(args[0])
		if !isBytes {
			return nil, Raise(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, args[0].Type().Name)
		}
		return MakeBool(ok && has(part, p)), nil
	}
}

func bytesPadRow(sides func(total, width int) (int, int)) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		width, err := sizeArg(t, args[0], 0)
		if err != nil {
			return nil, err
		}
		fill := " "
		if args[1] != nil {
			f, ok := bytesLike(args[1])
			if !ok || len(f) != 1 {
				return nil, Raise(TypeError, "center() argument 2 must be a byte string of length 1, not %s", args[1].Type().Name)
			}
			fill = f
		}
		b := content(self)
		total := width - len(b)
		if total <= 0 {
			return bytesAs(self, b), nil
		}
		if err := checkTextSize(width); err != nil {
			return nil, err
		}
		left, right := sides(total, width)
		return bytesAs(self, pad(b, left, right, fill)), nil
	}
}

func bytesAffixRemove(f func(string, string) string) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		p, err := mustBytes(args[0])
		if err != nil {
			return nil, err
		}
		return bytesAs(self, f(content(self), p)), nil
	}
}

func bytesPartitionRow(last bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		sep, err := mustBytes(args[0])
		if err != nil {
			return nil, err
		}
		split := StrPartition
		if last {
			split = StrRPartition
		}
		a, b, c, err := split(content(self), sep)
		if err != nil {
			return nil, err
		}
		return NewTuple(bytesAs(self, a), bytesAs(self, b), bytesAs(self, c)), nil
	}
}

func bytesMethods() []Method {
	return []Method{
		{Name: "capitalize", Kind: NoArgs, Fn: bytesFn(bytesCapitalize)},
		{Name: "lower", Kind: NoArgs, Fn: bytesFn(func(b string) string { return mapBytes(b, byteLower) })},
		{Name: "upper", Kind: NoArgs, Fn: bytesFn(func(b string) string { return mapBytes(b, byteUpper) })},
		{Name: "title", Kind: NoArgs, Fn: bytesFn(bytesTitle)},
		{Name: "swapcase", Kind: NoArgs, Fn: bytesFn(bytesSwapCase)},
		{Name: "isalnum", Kind: NoArgs, Fn: bytesIs(func(b string) bool {
			return allBytes(b, func(c byte) bool { return byteIsAlpha(c) || isDigitByte(c) })
		})},
		{Name: "isalpha", Kind: NoArgs, Fn: bytesIs(func(b string) bool { return allBytes(b, byteIsAlpha) })},
		{Name: "isascii", Kind: NoArgs, Fn: bytesIs(isASCII)},
		{Name: "isdigit", Kind: NoArgs, Fn: bytesIs(func(b string) bool { return allBytes(b, isDigitByte) })},
		{Name: "islower", Kind: NoArgs, Fn: bytesIs(func(b string) bool { return bytesCase(b, byteLower) })},
		{Name: "isupper", Kind: NoArgs, Fn: bytesIs(func(b string) bool { return bytesCase(b, byteUpper) })},
		{Name: "isspace", Kind: NoArgs, Fn: bytesIs(func(b string) bool { return allBytes(b, isSpaceByte) })},
		{Name: "istitle", Kind: NoArgs, Fn: bytesIs(bytesIsTitle)},
		{Name: "strip", Kind: Positional, Max: 1, Fn: bytesStripRow(true, true)},
		{Name: "lstrip", Kind: Positional, Max: 1, Fn: bytesStripRow(true, false)},
		{Name: "rstrip", Kind: Positional, Max: 1, Fn: bytesStripRow(false, true)},
		{Name: "split", Kind: Keywords, Params: []string{"sep", "maxsplit"}, Fn: bytesSplitRow(bytesSplitSpace, bytesSplit)},
		{Name: "rsplit", Kind: Keywords, Params: []string{"sep", "maxsplit"}, Fn: bytesSplitRow(bytesRSplitSpace, bytesRSplit)},
		{Name: "splitlines", Kind: Keywords, Params: []string{"keepends"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			keep, err := sizeArg(t, args[0], 0)
			return bytesList(self, bytesSplitLines(content(self), keep != 0)), err
		}},
		{Name: "partition", Kind: OneArg, Fn: bytesPartitionRow(false)},
		{Name: "rpartition", Kind: OneArg, Fn: bytesPartitionRow(true)},
		{Name: "join", Kind: OneArg, Fn: bytesJoinMethod},
		{Name: "replace", Kind: Positional, Min: 2, Max: 3, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			old, err := mustBytes(args[0])
			if err != nil {
				return nil, err
			}
			with, err := mustBytes(args[1])
			if err != nil {
				return nil, err
			}
			n, err := sizeArg(t, args[2], -1)
			if err != nil {
				return nil, err
			}
			return bytesAs(self, bytesReplace(content(self), old, with, n)), nil
		}},
		{Name: "removeprefix", Kind: OneArg, Fn: bytesAffixRemove(strings.TrimPrefix)},
		{Name: "removesuffix", Kind: OneArg, Fn: bytesAffixRemove(strings.TrimSuffix)},
		findsRow("startswith", bytesAffixRow("startswith", strings.HasPrefix)),
		findsRow("endswith", bytesAffixRow("endswith", strings.HasSuffix)),
		findsRow("find", bytesFindRow(strings.Index, false)),
		findsRow("rfind", bytesFindRow(strings.LastIndex, false)),
		findsRow("index", bytesFindRow(strings.Index, true)),
		findsRow("rindex", bytesFindRow(strings.LastIndex, true)),
		findsRow("count", bytesCountMethod),
		{Name: "center", Kind: Positional, Min: 1, Max: 2, Fn: bytesPadRow(func(total, width int) (int, int) {
			left := total/2 + total&width&1
			return left, total - left
		})},
		{Name: "ljust", Kind: Positional, Min: 1, Max: 2, Fn: bytesPadRow(func(total, width int) (int, int) { return 0, total })},
		{Name: "rjust", Kind: Positional, Min: 1, Max: 2, Fn: bytesPadRow(func(total, width int) (int, int) { return total, 0 })},
		{Name: "zfill", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			width, err := sizeArg(t, args[0], 0)
			if err != nil {
				return nil, err
			}
			if err := checkTextSize(width); err != nil {
				return nil, err
			}
			b := content(self)
			if n := width - len(b); n > 0 {
				zeros := strings.Repeat("0", n)
				if b != "" && (b[0] == '+' || b[0] == '-') {
					b = b[:1] + zeros + b[1:]
				} else {
					b = zeros + b
				}
			}
			return bytesAs(self, b), nil
		}},
		{Name: "expandtabs", Kind: Keywords, Params: []string{"tabsize"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			size, err := sizeArg(t, args[0], 8)
			if err != nil {
				return nil, err
			}
			b := content(self)
			if n := strings.Count(b, "\t"); n > 0 && size > (maxRepeat-len(b))/n {
				return nil, raiseArgs(MemoryError)
			}
			return bytesAs(self, bytesExpandTabs(b, size)), nil
		}},
		{Name: "decode", Kind: Keywords, Params: []string{"encoding", "errors"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			encoding, errors, err := codecArgs("decode", args[0], args[1])
			if err != nil {
				return nil, err
			}
			s, err := DecodeBytes(t, content(self), encoding, errors)
			return Str(s), err
		}},
		{Name: "hex", Kind: Keywords, Params: []string{"sep", "bytes_per_sep"}, Fn: bytesHexMethod},
		{Name: "fromhex", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, ok := AsStr(args[0])
			if !ok {
				return nil, Raise(TypeError, "fromhex() argument must be str, not %s", typeNameOf(args[0]))
			}
			b, err := BytesFromHex(s)
			if err != nil {
				return nil, err
			}
			if cls, ok := self.(*Type); ok && cls != TypeBytes {
				return Call(t, cls, Bytes(b))
			}
			return Bytes(b), nil
		}},
		{Name: "translate", Kind: Keywords, Params: []string{"", "delete"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			table, drop := "", ""
			var err error
			if args[0] != None {
				if table, err = mustBytes(args[0]); err != nil {
					return nil, err
				}
				if len(table) != 256 {
					return nil, Raise(ValueError, "translation table must be 256 characters long")
				}
			}
			if args[1] != nil {
				if drop, err = mustBytes(args[1]); err != nil {
					return nil, err
				}
			}
			return bytesAs(self, bytesTranslate(content(self), table, drop)), nil
		}},
		{Name: "maketrans", Kind: Positional, Min: 2, Max: 2, Static: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			from, err := mustBytes(args[0])
			if err != nil {
				return nil, err
			}
			to, err := mustBytes(args[1])
			if err != nil {
				return nil, err
			}
			if len(from) != len(to) {
				return nil, Raise(ValueError, "maketrans arguments must have same length")
			}
			table := make([]byte, 256)
			for i := range table {
				table[i] = byte(i)
			}
			for i := range len(from) {
				table[from[i]] = to[i]
			}
			return Bytes(table), nil
		}},
	}
}

func bytesJoinMethod(t *Task, self Value, args []Value) (Value, error) {
	l, err := ListOf(t, args[0])
	if err != nil {
		if !hasIter(args[0]) {
			return nil, Raise(TypeError, "can only join an iterable")
		}
		return nil, err
	}
	parts := make([]string, len(l.Items))
	for i, v := range l.Items {
		b, ok := bytesLike(v)
		if !ok {
			return nil, Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, v.Type().Name)
		}
		parts[i] = b
	}
	return bytesAs(self, strings.Join(parts, content(self))), nil
}

func bytesHexMethod(t *Task, self Value, args []Value) (Value, error) {
	sep := ""
	group := 1
	if args[0] != nil {
		if s, ok := AsStr(args[0]); ok {
			sep = s
		} else if b, ok := bytesLike(args[0]); ok {
			sep = b
		} else {
			if _, err := Len(t, args[0]); err != nil {
				return nil, err
			}
			return nil, Raise(TypeError, "sep must be str or bytes.")
		}
		if StrLen(sep) != 1 {
			return nil, Raise(ValueError, "sep must be length 1.")
		}
		if !isASCII(sep) {
			return nil, Raise(ValueError, "sep must be ASCII.")
		}
	}
	group, err := sizeArg(t, args[1], 1)
	if err != nil {
		return nil, err
	}
	return Str(BytesHex(content(self), sep, group)), nil
}

var bytearrayMethods = []Method{
	{Name: "append", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		b := self.(*Bytearray)
		c, err := byteArg(t, args[0])
		if err != nil {
			return nil, err
		}
		b.B = append(b.B, c)
		return None, nil
	}},
	{Name: "extend", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		b := self.(*Bytearray)
		if _, ok := AsStr(args[0]); ok {
			return nil, Raise(TypeError, "'str' object cannot be interpreted as an integer")
		}
		if x, ok := bytesLike(args[0]); ok {
			b.B = append(b.B, x...)
			return None, nil
		}
		if !hasIter(args[0]) {
			return nil, Raise(TypeError, "can't extend bytearray with %s", args[0].Type().Name)
		}
		var more []byte
		err := Iterate(t, args[0], func(item Value) (bool, error) {
			c, err := byteArg(t, item)
			more = append(more, c)
			return true, err
		})
		if err != nil {
			return nil, err
		}
		b.B = append(b.B, more...)
		return None, nil
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		self.(*Bytearray).B = nil
		return None, nil
	}},
	{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return &Bytearray{B: []byte(content(self))}, nil
	}},
	{Name: "reverse", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		reverseBytes(self.(*Bytearray).B)
		return None, nil
	}},
	{Name: "insert", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		b := self.(*Bytearray)
		i, err := sizeArg(t, args[0], 0)
		if err != nil {
			return nil, err
		}
		c, err := byteArg(t, args[1])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			i = max(i+len(b.B), 0)
		}
		i = min(i, len(b.B))
		b.B = append(b.B[:i], append([]byte{c}, b.B[i:]...)...)
		return None, nil
	}},
	{Name: "pop", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		b := self.(*Bytearray)
		i, err := sizeArg(t, args[0], -1)
		if err != nil {
			return nil, err
		}
		if len(b.B) == 0 {
			return nil, Raise(IndexError, "pop from empty bytearray")
		}
		if i < 0 {
			i += len(b.B)
		}
		if i < 0 || i >= len(b.B) {
			return nil, Raise(IndexError, "pop index out of range")
		}
		c := b.B[i]
		b.B = append(b.B[:i], b.B[i+1:]...)
		return MakeInt(int64(c)), nil
	}},
	{Name: "remove", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		b := self.(*Bytearray)
		c, err := byteArg(t, args[0])
		if err != nil {
			return nil, err
		}
		i := strings.IndexByte(string(b.B), c)
		if i < 0 {
			return nil, Raise(ValueError, "value not found in bytearray")
		}
		b.B = append(b.B[:i], b.B[i+1:]...)
		return None, nil
	}},
}
