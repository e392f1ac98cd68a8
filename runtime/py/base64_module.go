package py

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"strings"
)

// BinasciiError is binascii.Error.
var BinasciiError = newBuiltinType("binascii", "Error", &ValueError)

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// DecodeBase64 is binascii.a2b_base64(s, strict_mode=strict): characters outside
// the alphabet are skipped; binascii.Error for wrong padding.
func DecodeBase64(s string) (string, error) {
	var out []byte
	quad, pads, left := 0, 0, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '=' {
			pads++
			if quad >= 2 && quad+pads >= 4 {
				return string(out), nil
			}
			continue
		}
		k := strings.IndexByte(base64Alphabet, c)
		if k < 0 {
			continue
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
			left = v & 3
		case 3:
			out = append(out, left<<6|v)
		}
		quad = (quad + 1) % 4
	}
	if quad != 0 {
		if quad == 1 {
			return "", Raise(BinasciiError, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
		}
		return "", Raise(BinasciiError, "Incorrect padding")
	}
	return string(out), nil
}

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

func encoderOf(encode func(b []byte) string) func(t *Task, a []Value) (Value, error) {
	return func(t *Task, a []Value) (Value, error) {
		b, err := mustBytes(a[0])
		return Bytes(encode([]byte(b))), err
	}
}

// ascii85 writes groups of four bytes as five digits of base 85 by alphabet.
func base85(b []byte, alphabet string, foldZero bool) string {
	var out []byte
	padding := (4 - len(b)%4) % 4
	b = append(append([]byte(nil), b...), make([]byte, padding)...)
	for i := 0; i < len(b); i += 4 {
		w := uint32(b[i])<<24 | uint32(b[i+1])<<16 | uint32(b[i+2])<<8 | uint32(b[i+3])
		last := i+4 == len(b)
		if w == 0 && foldZero && !(last && padding > 0) {
			out = append(out, 'z')
			continue
		}
		var d [5]byte
		for k := 4; k >= 0; k-- {
			d[k] = alphabet[w%85]
			w /= 85
		}
		n := 5
		if last {
			n -= padding
		}
		out = append(out, d[:n]...)
	}
	return string(out)
}

const b85Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"

func base64Module() *Module {
	m := NewModule("base64")
	altchars := func(v Value) (string, error) {
		if v == None {
			return "", nil
		}
		s, err := asciiOrBytes(v)
		if err == nil && len(s) != 2 {
			return "", Raise(AssertionError, "%s", BytesRepr(s))
		}
		return s, err
	}
	decode := func(t *Task, v, alt, validate Value) (Value, error) {
		s, err := asciiOrBytes(v)
		if err != nil {
			return nil, err
		}
		chars, err := altchars(alt)
		if err != nil {
			return nil, err
		}
		if chars != "" {
			s = strings.NewReplacer(chars[:1], "+", chars[1:], "/").Replace(s)
		}
		strict, err := Truth(t, validate)
		if err != nil {
			return nil, err
		}
		if strict {
			body := strings.TrimRight(s, "=")
			if strings.Trim(body, base64Alphabet) != "" || len(s)-len(body) > 2 || len(body)%4 != 0 && len(s)-len(body) > 4-len(body)%4 || len(body)%4 == 0 && len(s) > len(body) {
				return nil, base64Strict(s, body)
			}
		}
		b, err := DecodeBase64(s)
		return Bytes(b), err
	}
	ascii := make([]byte, 85)
	for i := range ascii {
		ascii[i] = byte(33 + i)
	}
	m.addFunctions([]pyFunc{
		{"b64encode(s, altchars=None)", func(t *Task, a []Value) (Value, error) {
			b, err := mustBytes(a[0])
			if err != nil {
				return nil, err
			}
			s := base64.StdEncoding.EncodeToString([]byte(b))
			chars, err := altchars(a[1])
			if err != nil {
				return nil, err
			}
			if chars != "" {
				s = strings.NewReplacer("+", chars[:1], "/", chars[1:]).Replace(s)
			}
			return Bytes(s), nil
		}},
		{"b64decode(s, altchars=None, validate=False)", func(t *Task, a []Value) (Value, error) { return decode(t, a[0], a[1], a[2]) }},
		{"standard_b64encode(s)", encoderOf(base64.StdEncoding.EncodeToString)},
		{"standard_b64decode(s)", func(t *Task, a []Value) (Value, error) { return decode(t, a[0], None, False) }},
		{"urlsafe_b64encode(s)", encoderOf(base64.URLEncoding.EncodeToString)},
		{"urlsafe_b64decode(s)", func(t *Task, a []Value) (Value, error) { return decode(t, a[0], Bytes("-_"), False) }},
		{"b32encode(s)", encoderOf(base32.StdEncoding.EncodeToString)},
		{"b32decode(s, casefold=False, map01=None)", func(t *Task, a []Value) (Value, error) {
			s, err := asciiOrBytes(a[0])
			if err != nil {
				return nil, err
			}
			if len(s)%8 != 0 {
				return nil, Raise(BinasciiError, "Incorrect padding")
			}
			if fold, _ := Truth(t, a[1]); fold {
				s = strings.ToUpper(s)
			}
			body := strings.TrimRight(s, "=")
			if strings.Trim(body, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
				return nil, Raise(BinasciiError, "Non-base32 digit found")
			}
			switch len(s) - len(body) {
			case 0, 1, 3, 4, 6:
			default:
				return nil, Raise(BinasciiError, "Incorrect padding")
			}
			b, derr := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(body)
			if derr != nil {
				return nil, Raise(BinasciiError, "Incorrect padding")
			}
			return Bytes(b), nil
		}},
		{"b16encode(s)", encoderOf(func(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) })},
		{"b16decode(s, casefold=False)", func(t *Task, a []Value) (Value, error) {
			s, err := asciiOrBytes(a[0])
			if err != nil {
				return nil, err
			}
			if fold, _ := Truth(t, a[1]); fold {
				s = strings.ToUpper(s)
			}
			if strings.Trim(s, "0123456789ABCDEF") != "" {
				return nil, Raise(BinasciiError, "Non-base16 digit found")
			}
			return unhexlify(s)
		}},
		{"b85encode(b, pad=False)", encoderOf(func(b []byte) string { return base85(b, b85Alphabet, false) })},
		{"a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False)", encoderOf(func(b []byte) string { return base85(b, string(ascii), true) })},
		{"encodebytes(s)", encoderOf(func(b []byte) string {
			var out strings.Builder
			for len(b) > 0 {
				n := min(57, len(b))
				out.WriteString(base64.StdEncoding.EncodeToString(b[:n]) + "\n")
				b = b[n:]
			}
			return out.String()
		})},
		{"decodebytes(s)", func(t *Task, a []Value) (Value, error) { return decode(t, a[0], None, False) }},
	})
	return m
}

// base64Strict is the error of strict mode.
func base64Strict(s, body string) error {
	switch {
	case strings.HasPrefix(s, "="):
		return Raise(BinasciiError, "Leading padding not allowed")
	case strings.Trim(strings.ReplaceAll(body, "=", ""), base64Alphabet) != "":
		return Raise(BinasciiError, "Only base64 data is allowed")
	case strings.Contains(body, "="):
		return Raise(BinasciiError, "Discontinuous padding not allowed")
	}
	return Raise(BinasciiError, "Excess data after padding")
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
	m := NewNativeModule("binascii", []Method{
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
			b, err := DecodeBase64(s)
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
	})
	m.addNames("Error", BinasciiError)
	return m
}

// Base64Module is the module base64.
var Base64Module = NewNative("base64", base64Module)

// BinasciiModule is the module binascii.
var BinasciiModule = NewNative("binascii", binasciiModule)
