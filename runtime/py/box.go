package py

import "unsafe"

// Boxing a float, or an int beyond the cache of small ones, allocates its eight bytes, which
// is most of what an addition costs. The operators take the memory eight values at a time
// from the task: a value that lives on keeps those of its block, 64 bytes, and no more.

// boxRoom is the memory that the next values are boxed in.
type boxRoom struct {
	block *[8]uint64
	used  int
}

// word takes the next eight bytes.
func (r *boxRoom) word() *uint64 {
	if r.block == nil || r.used == len(r.block) {
		r.block, r.used = new([8]uint64), 0
	}
	p := &r.block[r.used]
	r.used++
	return p
}

// interfaceWords is how Go lays out an interface: what says the type, and the pointer to the value.
type interfaceWords struct{ class, data unsafe.Pointer }

var (
	strClass   = classWord(Str("s"))
	floatClass = classWord(Float(0.5))
	intClass   = classWord(SmallInt(1 << 40))
)

func classWord(v Value) unsafe.Pointer { return (*interfaceWords)(unsafe.Pointer(&v)).class }

// boxedStr is Value(*s), which must not change any more.
func boxedStr(s *Str) (v Value) {
	*(*interfaceWords)(unsafe.Pointer(&v)) = interfaceWords{strClass, unsafe.Pointer(s)}
	return v
}

// boxFloat is Value(Float(f)).
func (t *Task) boxFloat(f Float) Value {
	if t == nil {
		return f
	}
	p := (*Float)(unsafe.Pointer(t.boxes.word()))
	*p = f
	var v Value
	*(*interfaceWords)(unsafe.Pointer(&v)) = interfaceWords{floatClass, unsafe.Pointer(p)}
	return v
}

// boxInt is MakeInt(i).
func (t *Task) boxInt(i int64) Value {
	if uint64(i+128) < uint64(len(smallInts)) {
		return smallInts[i+128]
	}
	if t == nil {
		return SmallInt(i)
	}
	p := (*SmallInt)(unsafe.Pointer(t.boxes.word()))
	*p = SmallInt(i)
	var v Value
	*(*interfaceWords)(unsafe.Pointer(&v)) = interfaceWords{intClass, unsafe.Pointer(p)}
	return v
}
