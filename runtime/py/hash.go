package py

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"math/bits"
	"os"
	"strconv"
	"unicode/utf8"
	"unsafe"

	"github.com/covetpy/covetgen/runtime/py/hashseed"
)

// Hashes agree with CPython's for numbers, tuples and frozensets, because the
// order in which a set of small ints iterates depends on them. Those of strings and
// bytes are random in each process, so they are Go's own, which take a fraction of the
// time (a string does not keep its hash). Under the key that PYTHONHASHSEED asks for, and
// under a fixed one in the compiler (package hashseed), they are CPython's: SipHash-1-3.

var (
	hashKey0, hashKey1, hashSeeded = hashKey()
	hashRandom                     = maphash.MakeSeed()
)

func hashKey() (k0, k1 uint64, seeded bool) {
	if hashseed.Fixed {
		k0, k1 = expandHashSeed(0)
		return k0, k1, true
	}
	n, err := strconv.ParseUint(os.Getenv("PYTHONHASHSEED"), 10, 32)
	if err != nil {
		return 0, 0, false
	}
	k0, k1 = expandHashSeed(uint32(n))
	return k0, k1, true
}

// SetHashSeed makes hashes of strings reproducible, as PYTHONHASHSEED does. It
// must be called before any string was hashed.
func SetHashSeed(seed uint32) {
	hashKey0, hashKey1 = expandHashSeed(seed)
	hashSeeded = true
}

// randomHash is the hash of text in this process where no seed was asked for.
func randomHash(s string) int64 {
	if s == "" {
		return 0
	}
	h := int64(maphash.String(hashRandom, s))
	if h == -1 {
		return -2
	}
	return h
}

// expandHashSeed follows Python/bootstrap_hash.c: seed 0 means no
// randomisation, another number is expanded by a linear congruential generator.
func expandHashSeed(seed uint32) (k0, k1 uint64) {
	var secret [16]byte
	if seed != 0 {
		x := seed
		for i := range secret {
			x = x*214013 + 2531011
			secret[i] = byte(x >> 16)
		}
	}
	return binary.LittleEndian.Uint64(secret[:8]), binary.LittleEndian.Uint64(secret[8:])
}

// HashStr is hash(s) of a str. CPython hashes the string's storage, which has
// one, two or four bytes per code point depending on the widest one.
func HashStr(s string) int64 {
	if !hashSeeded {
		return randomHash(s)
	}
	return seededHashStr(s)
}

func seededHashStr(s string) int64 {
	width := 1
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0xf0 {
			width = 4
			break
		} else if c >= 0xc4 {
			width = 2
		} else if c >= 0x80 && width == 1 {
			width = -1 // Latin-1: one byte per code point, but not ours
		}
	}
	if width == 1 {
		return sipHash(s)
	}
	buf := make([]byte, 0, len(s)*2)
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 && len(s) >= 3 {
			// A lone surrogate: three bytes that utf8 refuses.
			r, n = rune(s[0]&0x0f)<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
		}
		s = s[n:]
		switch width {
		case -1:
			buf = append(buf, byte(r))
		case 2:
			buf = binary.LittleEndian.AppendUint16(buf, uint16(r))
		default:
			buf = binary.LittleEndian.AppendUint32(buf, uint32(r))
		}
	}
	return sipHash(unsafe.String(unsafe.SliceData(buf), len(buf)))
}

// HashBytes is hash(b) of a bytes object.
func HashBytes(s string) int64 {
	if !hashSeeded {
		return randomHash(s)
	}
	return sipHash(s)
}

// sipHash is SipHash-1-3 under the process's key.
func sipHash(s string) int64 {
	if s == "" {
		return 0
	}
	v0 := hashKey0 ^ 0x736f6d6570736575
	v1 := hashKey1 ^ 0x646f72616e646f6d
	v2 := hashKey0 ^ 0x6c7967656e657261
	v3 := hashKey1 ^ 0x7465646279746573
	round := func() {
		v0 += v1
		v2 += v3
		v1 = bits.RotateLeft64(v1, 13) ^ v0
		v3 = bits.RotateLeft64(v3, 16) ^ v2
		v0 = bits.RotateLeft64(v0, 32)
		v2 += v1
		v0 += v3
		v1 = bits.RotateLeft64(v1, 17) ^ v2
		v3 = bits.RotateLeft64(v3, 21) ^ v0
		v2 = bits.RotateLeft64(v2, 32)
	}
	last := uint64(len(s)) << 56
	for len(s) >= 8 {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		s = s[8:]
		v3 ^= m
		round()
		v0 ^= m
	}
	for i := 0; i < len(s); i++ {
		last |= uint64(s[i]) << (8 * i)
	}
	v3 ^= last
	round()
	v0 ^= last
	v2 ^= 0xff
	round()
	round()
	round()
	h := int64(v0 ^ v1 ^ v2 ^ v3)
	if h == -1 {
		return -2
	}
	return h
}

// hashModulus is 2**61-1, the prime under which equal numbers of all types
// hash alike.
const hashModulus = 1<<61 - 1

// HashFloat is hash(f): Python/pyhash.c, _Py_HashDouble. A NaN hashes by
// identity in CPython; here all NaNs hash alike, which only costs collisions.
func HashFloat(f float64) int64 {
	if math.IsInf(f, 0) {
		if f > 0 {
			return 314159
		}
		return -314159
	}
	if math.IsNaN(f) {
		return 0
	}
	m, e := math.Frexp(f)
	sign := int64(1)
	if m < 0 {
		sign, m = -1, -m
	}
	var x uint64
	for m != 0 {
		x = x<<28&hashModulus | x>>(61-28)
		m *= 268435456
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= hashModulus {
			x -= hashModulus
		}
	}
	if e >= 0 {
		e %= 61
	} else {
		e = 61 - 1 - (-1-e)%61
	}
	x = x<<e&hashModulus | x>>(61-e)
	h := int64(x) * sign
	if h == -1 {
		return -2
	}
	return h
}

// hashTuple is Objects/tupleobject.c, tuplehash (xxHash without its tail).
func hashTuple(t *Task, items []Value) (int64, error) {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for _, v := range items {
		var h int64
		if n, ok := v.(SmallInt); ok && uint64(n) < hashModulus {
			h = int64(n)
		} else {
			var err error
			if h, err = Hash(t, v); err != nil {
				return 0, err
			}
		}
		acc += uint64(h) * p2
		acc = bits.RotateLeft64(acc, 31)
		acc *= p1
	}
	acc += uint64(len(items)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

// hashIdentity hashes an object by its address, as object.__hash__ does.
// Go does not move heap objects.
func hashIdentity(v Value) int64 {
	p := pointerOf(v)
	return int64(bits.RotateLeft64(uint64(p), -4))
}

// pointerOf is the address that stands for v's identity: the data word of the
// interface.
func pointerOf(v Value) uintptr {
	return (*[2]uintptr)(unsafe.Pointer(&v))[1]
}

// Hash is hash(v).
func Hash(t *Task, v Value) (int64, error) {
	switch x := v.(type) {
	case Str:
		return HashStr(string(x)), nil
	case SmallInt:
		if uint64(x) < hashModulus {
			return int64(x), nil
		}
		h := int64(x) % hashModulus
		if h == -1 {
			h = -2
		}
		return h, nil
	case *Tuple:
		return hashTuple(t, x.Items)
	case NoneType:
		return 0xfca86420, nil
	}
	class := v.Type()
	if class.heap {
		m, ok := class.Lookup("__hash__")
		if !ok || m == None {
			return 0, Raise(TypeError, "unhashable type: '%s'", class.Name)
		}
		if d, ok := m.(*MethodDescriptor); ok && d.owner == TypeObject {
			return hashIdentity(v), nil
		} else if ok && d.owner == TypeEnum {
			return Hash(t, EnumName(v))
		}
		r, _, err := callSpecial(t, v, "__hash__")
		if err != nil {
			return 0, err
		}
		i, ok := AsInt(r)
		if !ok {
			return 0, Raise(TypeError, "__hash__ method should return an integer")
		}
		if n, ok := i.Int64(); ok {
			if n == -1 {
				n = -2
			}
			return n, nil
		}
		return i.Hash(), nil
	}
	return nativeHash(t, v)
}

// nativeHash hashes by the representation's own rule.
func nativeHash(t *Task, v Value) (int64, error) {
	if v.Type().unhashable() {
		return 0, Raise(TypeError, "unhashable type: '%s'", v.Type().Name)
	}
	if x, ok := v.(Hasher); ok {
		if err := t.Enter(); err != nil {
			return 0, err
		}
		defer t.Leave()
		return x.Hash(t)
	}
	return hashIdentity(v), nil
}
