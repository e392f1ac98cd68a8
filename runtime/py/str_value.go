package py

import "strings"

// BinaryOp implements Operand: + * %.
func (s Str) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch op {
	case OpAdd:
		if o, ok := other.(Str); ok {
			if reflected {
				return o + s, nil
			}
			return s + o, nil
		}
	case OpMul:
		if n, ok, err := repeatCount(t, other); ok || err != nil {
			if err != nil {
				return nil, err
			}
			r, err := StrRepeat(string(s), n)
			return Str(r), err
		}
	case OpMod:
		if !reflected {
			r, err := PercentFormat(t, string(s), other)
			return Str(r), err
		}
	}
	return NotImplemented, nil
}

// repeatCount takes the number of a repetition.
func repeatCount(t *Task, v Value) (Int, bool, error) {
	if !hasIndex(v) {
		return Int{}, false, nil
	}
	n, err := AsIndex(t, v)
	return n, true, err
}

// Compare implements Comparer.
func (s Str) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(Str)
	if !ok {
		return NotImplemented, nil
	}
	return MakeBool(compareStrings(op, string(s), string(o))), nil
}

// Hash implements Hasher.
func (s Str) Hash(t *Task) (int64, error) { return HashStr(string(s)), nil }

// Len implements Lener.
func (s Str) Len() int { return StrLen(string(s)) }

// Contains implements Container.
func (s Str) Contains(t *Task, item Value) (bool, error) {
	sub, ok := AsStr(item)
	if !ok {
		return false, Raise(TypeError, "'in <string>' requires string as left operand, not %s", item.Type().Name)
	}
	return strings.Contains(string(s), sub), nil
}

// GetItem implements Subscripter.
func (s Str) GetItem(t *Task, key Value) (Value, error) {
	if sl, ok := key.(*Slice); ok {
		start, step, count, err := sliceBounds(t, sl, StrLen(string(s)))
		if err != nil {
			return nil, err
		}
		return Str(strSliceSteps(string(s), start, step, count)), nil
	}
	if !hasIndex(key) {
		return nil, Raise(TypeError, "string indices must be integers, not '%s'", key.Type().Name)
	}
	i, err := AsIndex(t, key)
	if err != nil {
		return nil, err
	}
	c, err := StrIndex(string(s), i)
	if err != nil {
		return nil, err
	}
	return makeChar(c), nil
}

// sliceBounds applies a slice to a length: the first index, the step and the
// number of items. Rule: PySlice_Unpack and PySlice_AdjustIndices.
func sliceBounds(t *Task, s *Slice, n int) (start, step, count int, err error) {
	part := func(v Value, missing int) (int, error) {
		if v == None || v == nil {
			return missing, nil
		}
		if !hasIndex(v) {
			return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		i, err := AsIndex(t, v)
		return i.clampIndex(), err
	}
	if step, err = part(s.Step, 1); err != nil {
		return
	}
	if step == 0 {
		return 0, 0, 0, Raise(ValueError, "slice step cannot be zero")
	}
	const far = int(^uint(0) >> 1)
	if step < -far {
		step = -far
	}
	first, last := 0, far
	if step < 0 {
		first, last = far, -far-1
	}
	if start, err = part(s.Start, first); err != nil {
		return
	}
	stop, err := part(s.Stop, last)
	if err != nil {
		return 0, 0, 0, err
	}
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	clamp := func(i int) int {
		if i < 0 {
			if i += n; i < low {
				return low
			}
			return i
		}
		return min(i, high)
	}
	start, stop = clamp(start), clamp(stop)
	if step < 0 {
		if stop < start {
			count = (start-stop-1)/(-step) + 1
		}
	} else if start < stop {
		count = (stop-start-1)/step + 1
	}
	return start, step, count, nil
}

// StrSlice is s[start:stop:step] for static bounds; nil stands for a missing one.
func StrSlice(s string, start, stop, step *Int) (string, error) {
	sl := &Slice{BoxInt(start), BoxInt(stop), BoxInt(step)}
	a, st, n, err := sliceBounds(nil, sl, StrLen(s))
	if err != nil {
		return "", err
	}
	return strSliceSteps(s, a, st, n), nil
}

var (
	typeStrIterator      = newRootType(strTables{}, "builtins", "str_iterator")
	typeStrASCIIIterator = newRootType(strTables{}, "builtins", "str_ascii_iterator")
	typeBytesIterator    = newRootType(bytesTables{}, "builtins", "bytes_iterator")
	typeByteaIterator    = newRootType(bytesTables{}, "builtins", "bytearray_iterator")
)

// StrIterator walks the code points of a str.
type StrIterator struct {
	rest  string
	ascii bool
}

// Type implements Value.
func (it *StrIterator) Type() *Type {
	if it.ascii {
		return typeStrASCIIIterator
	}
	return typeStrIterator
}

// Iter implements Iterable.
func (s Str) Iter(t *Task) (Iterator, error) {
	return &StrIterator{string(s), isASCII(string(s))}, nil
}

// Iter implements Iterable.
func (it *StrIterator) Iter(t *Task) (Iterator, error) { return it, nil }

// Next implements Iterator.
func (it *StrIterator) Next(t *Task) (Value, bool, error) {
	if it.rest == "" {
		return nil, false, nil
	}
	_, n := decodeRune(it.rest)
	c := it.rest[:n]
	it.rest = it.rest[n:]
	return makeChar(c), true, nil
}

// LengthHint implements LengthHinter.
func (it *StrIterator) LengthHint() int { return StrLen(it.rest) }

// StrRunes walks the code points of s as strings: for c in s.
func StrRunes(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for s != "" {
			_, n := decodeRune(s)
			if !yield(s[:n]) {
				return
			}
			s = s[n:]
		}
	}
}

// Truth implements Truther.
func (s Str) Truth() bool { return s != "" }

// Repr implements Reprer.
func (s Str) Repr(t *Task) (string, error) { return StrRepr(string(s)), nil }

// Str implements Strer.
func (s Str) Str(t *Task) (string, error) { return string(s), nil }

// Format implements Formatter.
func (s Str) Format(t *Task, spec string) (string, error) { return FormatStr(string(s), spec) }

// asciiChars holds the boxed texts of one ASCII character, which loops over text make all
// the time.
var asciiChars = func() (chars [128]Value) {
	for i := range chars {
		chars[i] = Str(rune(i))
	}
	return chars
}()

// makeChar boxes a text of one code point.
func makeChar(c string) Value {
	if len(c) == 1 && c[0] < 0x80 {
		return asciiChars[c[0]]
	}
	return Str(c)
}
