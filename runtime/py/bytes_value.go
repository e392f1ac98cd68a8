package py

import "strings"

// bytesOf wraps a result in the type of the receiver.
func bytesAs(self Value, b string) Value {
	if _, ok := self.(*Bytearray); ok {
		return &Bytearray{B: []byte(b)}
	}
	return Bytes(b)
}

func bytesBinary(t *Task, self Value, content string, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch op {
	case OpAdd:
		if _, view := other.(*MemoryView); view && reflected {
			return NotImplemented, nil
		}
		if o, ok := bytesLike(other); ok {
			if reflected {
				return bytesAs(other, o+content), nil
			}
			return bytesAs(self, content+o), nil
		}
	case OpMul:
		if n, ok, err := repeatCount(t, other); ok || err != nil {
			if err != nil {
				return nil, err
			}
			r, err := StrRepeat(content, n)
			return bytesAs(self, r), err
		}
	case OpMod:
		if !reflected {
			r, err := PercentFormatBytes(t, content, other)
			return bytesAs(self, r), err
		}
	}
	return NotImplemented, nil
}

func bytesCompare(content string, op CompareOp, other Value) (Value, error) {
	o, ok := bytesLike(other)
	if !ok {
		return NotImplemented, nil
	}
	return MakeBool(compareStrings(op, content, o)), nil
}

func bytesContains(t *Task, content string, item Value) (bool, error) {
	if b, ok := bytesLike(item); ok {
		return strings.Contains(content, b), nil
	}
	if hasIndex(item) {
		c, err := byteArg(t, item)
		return strings.IndexByte(content, c) >= 0, err
	}
	return false, Raise(TypeError, "a bytes-like object is required, not '%s'", item.Type().Name)
}

func bytesGetItem(t *Task, self Value, content, name string, key Value) (Value, error) {
	if sl, ok := key.(*Slice); ok {
		start, step, count, err := sliceBounds(t, sl, len(content))
		if err != nil {
			return nil, err
		}
		if count <= 0 {
			return bytesAs(self, ""), nil
		}
		if step == 1 {
			return bytesAs(self, content[start:start+count]), nil
		}
		b := make([]byte, count)
		for k := range b {
			b[k] = content[start+k*step]
		}
		return bytesAs(self, string(b)), nil
	}
	if !hasIndex(key) {
		what := "byte"
		if name == "bytearray" {
			what = "bytearray"
		}
		return nil, Raise(TypeError, "%s indices must be integers or slices, not %s", what, key.Type().Name)
	}
	i, err := AsIndex(t, key)
	if err != nil {
		return nil, err
	}
	k, err := indexSize(i)
	if err != nil {
		return nil, err
	}
	if k < 0 {
		k += len(content)
	}
	if k < 0 || k >= len(content) {
		if name == "bytearray" {
			return nil, Raise(IndexError, "bytearray index out of range")
		}
		return nil, Raise(IndexError, "index out of range")
	}
	return MakeInt(int64(content[k])), nil
}

// BinaryOp implements Operand.
func (b Bytes) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	return bytesBinary(t, b, string(b), op, other, reflected)
}

// Compare implements Comparer.
func (b Bytes) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if _, view := other.(*MemoryView); view {
		return NotImplemented, nil
	}
	return bytesCompare(string(b), op, other)
}

// Hash implements Hasher.
func (b Bytes) Hash(t *Task) (int64, error) { return HashBytes(string(b)), nil }

// Len implements Lener.
func (b Bytes) Len() int { return len(b) }

// Contains implements Container.
func (b Bytes) Contains(t *Task, item Value) (bool, error) { return bytesContains(t, string(b), item) }

// GetItem implements Subscripter.
func (b Bytes) GetItem(t *Task, key Value) (Value, error) {
	if i, ok := key.(SmallInt); ok && uint64(i) < uint64(len(b)) {
		return MakeInt(int64(b[i])), nil
	}
	return bytesGetItem(t, b, string(b), "bytes", key)
}

// Truth implements Truther.
func (b Bytes) Truth() bool { return b != "" }

// Repr implements Reprer.
func (b Bytes) Repr(t *Task) (string, error) { return BytesRepr(string(b)), nil }

// Iter implements Iterable.
func (b Bytes) Iter(t *Task) (Iterator, error) {
	return &BytesIterator{bytes: string(b), typ: typeBytesIterator}, nil
}

// BytesIterator walks bytes as ints.
type BytesIterator struct {
	bytes string     // of what cannot change
	array *Bytearray // else nil
	i     int
	typ   *Type
}

// Type implements Value.
func (it *BytesIterator) Type() *Type { return it.typ }

// Iter implements Iterable.
func (it *BytesIterator) Iter(t *Task) (Iterator, error) { return it, nil }

// Next implements Iterator.
func (it *BytesIterator) Next(t *Task) (Value, bool, error) {
	i := it.i
	var c byte
	switch {
	case it.array == nil && i < len(it.bytes):
		c = it.bytes[i]
	case it.array != nil && i < len(it.array.B):
		c = it.array.B[i]
	default:
		return nil, false, nil
	}
	it.i++
	return MakeInt(int64(c)), true, nil
}

// BinaryOp implements Operand.
func (b *Bytearray) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	return bytesBinary(t, b, string(b.B), op, other, reflected)
}

// InPlaceOp implements InPlaceOperand.
func (b *Bytearray) InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error) {
	switch op {
	case OpAdd:
		if o, ok := bytesLike(other); ok {
			b.B = append(b.B, o...)
			return b, nil
		}
	case OpMul:
		if n, ok, err := repeatCount(t, other); ok || err != nil {
			if err != nil {
				return nil, err
			}
			r, err := StrRepeat(string(b.B), n)
			if err != nil {
				return nil, err
			}
			b.B = []byte(r)
			return b, nil
		}
	}
	return NotImplemented, nil
}

// Compare implements Comparer.
func (b *Bytearray) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	return bytesCompare(string(b.B), op, other)
}

// Len implements Lener.
func (b *Bytearray) Len() int { return len(b.B) }

// Contains implements Container.
func (b *Bytearray) Contains(t *Task, item Value) (bool, error) {
	return bytesContains(t, string(b.B), item)
}

// GetItem implements Subscripter.
func (b *Bytearray) GetItem(t *Task, key Value) (Value, error) {
	if i, ok := key.(SmallInt); ok && uint64(i) < uint64(len(b.B)) {
		return MakeInt(int64(b.B[i])), nil
	}
	return bytesGetItem(t, b, string(b.B), "bytearray", key)
}

// SetItem implements ItemSetter.
func (b *Bytearray) SetItem(t *Task, key, x Value) error {
	if i, ok := key.(SmallInt); ok && uint64(i) < uint64(len(b.B)) {
		if c, ok := x.(SmallInt); ok && uint64(c) < 256 {
			b.B[i] = byte(c)
			return nil
		}
	}
	if sl, ok := key.(*Slice); ok {
		start, step, count, err := sliceBounds(t, sl, len(b.B))
		if err != nil {
			return err
		}
		var with string
		if x != nil {
			_, isStr := AsStr(x)
			if _, isNumber := AsFloat(x); isStr || isNumber || hasIndex(x) {
				return Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
			}
			if with, err = bytesOfObject(t, "bytearray", x); err != nil {
				return err
			}
		}
		if step == 1 {
			b.B = append(b.B[:start:start], append([]byte(with), b.B[start+max(count, 0):]...)...)
			return nil
		}
		if x == nil {
			drop := map[int]bool{}
			for k := 0; k < count; k++ {
				drop[start+k*step] = true
			}
			kept := b.B[:0:0]
			for i, c := range b.B {
				if !drop[i] {
					kept = append(kept, c)
				}
			}
			b.B = kept
			return nil
		}
		if len(with) != count {
			return Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(with), count)
		}
		for k := 0; k < count; k++ {
			b.B[start+k*step] = with[k]
		}
		return nil
	}
	if !hasIndex(key) {
		return Raise(TypeError, "bytearray indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := AsIndex(t, key)
	if err != nil {
		return err
	}
	k, err := indexSize(i)
	if err != nil {
		return err
	}
	if k < 0 {
		k += len(b.B)
	}
	if k < 0 || k >= len(b.B) {
		return Raise(IndexError, "bytearray index out of range")
	}
	if x == nil {
		b.B = append(b.B[:k], b.B[k+1:]...)
		return nil
	}
	c, err := byteArg(t, x)
	if err != nil {
		return err
	}
	b.B[k] = c
	return nil
}

// DelItem implements ItemDeleter.
func (b *Bytearray) DelItem(t *Task, key Value) error { return b.SetItem(t, key, nil) }

// Truth implements Truther.
func (b *Bytearray) Truth() bool { return len(b.B) > 0 }

// Repr implements Reprer.
func (b *Bytearray) Repr(t *Task) (string, error) {
	return "bytearray(" + bytesRepr(string(b.B), true) + ")", nil
}

// Iter implements Iterable.
func (b *Bytearray) Iter(t *Task) (Iterator, error) {
	return &BytesIterator{array: b, typ: typeByteaIterator}, nil
}
