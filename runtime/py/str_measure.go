package py

import (
	"encoding/binary"
	"runtime"
	"sync/atomic"
	"unsafe"
)

// CPython keeps in each str how many code points it has and how wide they are. A Go string
// has no room for that, and counting anew on each len() and s[i] makes a loop over a long
// text quadratic. So long texts are measured once: the measures lie in a small table under
// the address of the text, which an entry keeps alive, so that it stays the text's own.
// The garbage collector empties the table, so that it keeps nothing alive for long.

// measuredLen is the length in bytes from which on texts are measured; counting is cheap
// below.
const measuredLen = 256

type strMeasure struct {
	text  string
	runes int
	// marks are the byte offsets of every 64th code point; nil for ASCII.
	marks []int32
}

const markEvery = 64

var (
	measures      [32]atomic.Pointer[strMeasure]
	measuresArmed atomic.Bool
)

// measure is the measure of a text of at least measuredLen bytes.
func measure(s string) *strMeasure {
	p := unsafe.StringData(s)
	cell := &measures[(uint64(uintptr(unsafe.Pointer(p)))*0x9e3779b97f4a7c15+uint64(len(s))*0xff51afd7ed558ccd)>>(64-5)]
	if m := cell.Load(); m != nil && unsafe.StringData(m.text) == p && len(m.text) == len(s) {
		return m
	}
	m := &strMeasure{text: s, runes: len(s)}
	if !scanASCII(s) {
		m.runes = 0
		for i := 0; i < len(s); i++ {
			if s[i]&0xC0 != 0x80 {
				if m.runes%markEvery == 0 {
					m.marks = append(m.marks, int32(i))
				}
				m.runes++
			}
		}
	}
	if len(s) < 1<<31 {
		cell.Store(m)
		armMeasures()
	}
	return m
}

// armMeasures has the tables of this file emptied after the next garbage collection but one.
func armMeasures() {
	if measuresArmed.CompareAndSwap(false, true) {
		runtime.SetFinalizer(&strMeasure{}, dropMeasures)
	}
}

func dropMeasures(*strMeasure) {
	measuresArmed.Store(false)
	for i := range measures {
		measures[i].Store(nil)
	}
	for i := range strTails {
		strTails[i].Store(nil)
	}
}

// scanASCII tells whether s holds only bytes below 0x80.
func scanASCII(s string) bool {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for len(b) >= 32 {
		if (binary.LittleEndian.Uint64(b)|binary.LittleEndian.Uint64(b[8:])|
			binary.LittleEndian.Uint64(b[16:])|binary.LittleEndian.Uint64(b[24:]))&0x8080808080808080 != 0 {
			return false
		}
		b = b[32:]
	}
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// strTail is memory behind a text that was made by appending: used bytes of it are taken.
type strTail struct {
	start *byte
	room  int
	used  atomic.Int64
}

// concatLen is the length from which on concatenations are remembered.
const concatLen = 128

var strTails [32]atomic.Pointer[strTail]

// Concat is a + b for texts that a program builds by s += x. That is linear, as in CPython,
// which extends a str that nobody else refers to: the last texts that were made so are
// remembered, and where the first operand is one of them and the room behind it is free,
// the second is copied there. Texts that were made before see only their own part of the
// memory.
func Concat(a, b string) string {
	if len(a) < concatLen || len(b) == 0 {
		return a + b
	}
	start, n := unsafe.StringData(a), len(a)+len(b)
	cell := &strTails[uint64(uintptr(unsafe.Pointer(start)))*0x9e3779b97f4a7c15>>(64-5)]
	tail := cell.Load()
	if tail == nil || tail.start != start {
		r := a + b
		rememberTail(unsafe.Slice(unsafe.StringData(r), n), n)
		return r
	}
	if n <= tail.room && tail.used.CompareAndSwap(int64(len(a)), int64(n)) {
		copy(unsafe.Slice(start, n)[len(a):], b)
		return unsafe.String(start, n)
	}
	if tail.used.Load() != int64(len(a)) {
		return a + b
	}
	buf := append(append(make([]byte, 0, n+n/2), a...), b...)
	rememberTail(buf[:n:cap(buf)], n)
	cell.CompareAndSwap(tail, nil)
	return unsafe.String(unsafe.SliceData(buf), n)
}

func rememberTail(buf []byte, used int) {
	tail := &strTail{start: unsafe.SliceData(buf), room: cap(buf)}
	tail.used.Store(int64(used))
	strTails[uint64(uintptr(unsafe.Pointer(tail.start)))*0x9e3779b97f4a7c15>>(64-5)].Store(tail)
	armMeasures()
}
