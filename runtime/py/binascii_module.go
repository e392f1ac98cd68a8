package py

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"strings"
	"sync"
)

// BinasciiError is binascii.Error.
var BinasciiError = newBuiltinType("binascii", "Error", &ValueError)

var binasciiIncomplete = newBuiltinType("binascii", "Incomplete", &Exception_)

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// decodeBase64 is binascii.a2b_base64(s, strict_mode=strict): otherwise characters outside
// the alphabet are skipped. binascii.Error.
func decodeBase64(s string, strict bool) (string, error) {
	if strict && strings.HasPrefix(s, "=") {
		return "", Raise(BinasciiError, "Leading padding not allowed")
	}
	out := make([]byte, 0, len(s)/4*3+3)
	quad, pads, left, padding := 0, 0, byte(0), false
	for i := 0; i < len(s); i++ {
		if s[i] == '=' {
			padding = true
			if quad < 2 {
				continue
			}
			if pads++; quad+pads >= 4 {
				if strict && i+1 < len(s) {
					return "", Raise(BinasciiError, "Excess data after padding")
				}
				return string(out), nil
			}
			continue
		}
		k := base64Digits()[s[i]]
		if k < 0 {
			if strict {
				return "", Raise(BinasciiError, "Only base64 data is allowed")
			}
			continue
		}
		if strict && padding {
			return "", Raise(BinasciiError, "Discontinuous padding not allowed")
		}
		pads = 0
		v := byte(k)
		switch quad {
		case 0:
			left = v
		case 1:
			out = append(out, left<<2|v>>4)
			left = v & 0x0f
		case 2:
			out = append(out, left<<4|v>>2)
			left = v & 0x03
		case 3:
			out = append(out, left<<6|v)
		}
		quad = (quad + 1) % 4
	}
	switch quad {
	case 0:
		return string(out), nil
	case 1:
		return "", Raise(BinasciiError, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	return "", Raise(BinasciiError, "Incorrect padding")
}

// base64Digits are the values of the alphabet's characters, -1 for others.
var base64Digits = sync.OnceValue(func() *[256]int8 {
	var digits [256]int8
	for i := range digits {
		digits[i] = int8(strings.IndexByte(base64Alphabet, byte(i)))
	}
	return &digits
})

// asciiOrBytes takes what the decoders take.
func asciiOrBytes(v Value) (string, error) {
	if s, ok := AsStr(v); ok {
		if !isASCII(s) {
			return "", Raise(ValueError, "string argument should contain only ASCII characters")
		}
		return s, nil
	}
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	return "", Raise(TypeError, "argument should be a bytes-like object or ASCII string, not '%s'", v.Type().Name)
}

func unhexlify(s string) (Value, error) {
	if len(s)%2 != 0 {
		return nil, Raise(BinasciiError, "Odd-length string")
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		return nil, Raise(BinasciiError, "Non-hexadecimal digit found")
	}
	return Bytes(b), nil
}

func binasciiModule() *Module {
	hexlify := func(t *Task, self Value, args []Value) (Value, error) {
		b, err := mustBytes(args[0])
		if err != nil {
			return nil, err
		}
		s, err := bytesHexMethod(t, Bytes(b), args[1:])
		if err != nil {
			return nil, err
		}
		text, _ := AsStr(s)
		return Bytes(text), nil
	}
	unhex := func(t *Task, self Value, args []Value) (Value, error) {
		s, err := asciiOrBytes(args[0])
		if err != nil {
			return nil, err
		}
		return unhexlify(s)
	}
	m := NewNativeModule("binascii", append(binasciiQuoted, []Method{
		{Name: "hexlify", Kind: Keywords, Params: []string{"data", "sep", "bytes_per_sep"}, Min: 1, Fn: hexlify},
		{Name: "b2a_hex", Kind: Keywords, Params: []string{"data", "sep", "bytes_per_sep"}, Min: 1, Fn: hexlify},
		{Name: "unhexlify", Kind: OneArg, Fn: unhex}, {Name: "a2b_hex", Kind: OneArg, Fn: unhex},
		{Name: "crc32", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			b, err := mustBytes(args[0])
			if err != nil {
				return nil, err
			}
			start, err := sizeArg(t, args[1], 0)
			return MakeInt(int64(crc32.Update(uint32(start), crc32.IEEETable, []byte(b)))), err
		}},
		{Name: "a2b_base64", Kind: Keywords, Params: []string{"", "$", "strict_mode"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, err := asciiOrBytes(args[0])
			if err != nil {
				return nil, err
			}
			strict := false
			if args[1] != nil {
				if strict, err = Truth(t, args[1]); err != nil {
					return nil, err
				}
			}
			b, err := decodeBase64(s, strict)
			return Bytes(b), err
		}},
		{Name: "b2a_base64", Kind: Keywords, Params: []string{"", "$", "newline"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			b, err := mustBytes(args[0])
			end := "\n"
			if args[1] != nil {
				if yes, _ := Truth(t, args[1]); !yes {
					end = ""
				}
			}
			return Bytes(base64.StdEncoding.EncodeToString([]byte(b)) + end), err
		}},
	}...))
	m.addNames("Error", BinasciiError, "Incomplete", binasciiIncomplete)
	return m
}

// BinasciiModule is the module binascii.
var BinasciiModule = NewNative("binascii", binasciiModule)
