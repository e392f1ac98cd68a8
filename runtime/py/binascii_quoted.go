package py

import "strings"

// Quoted printable and uuencode: Modules/binascii.c.

const quotedLine = 76 // MAXLINESIZE

const upperHex = "0123456789ABCDEF"

func hexDigit(c byte) (byte, bool) {
	i := strings.IndexByte(upperHex, c)
	if i < 0 {
		i = strings.IndexByte("0123456789abcdef", c)
	}
	return byte(i), i >= 0
}

// decodeQuoted is binascii.a2b_qp.
func decodeQuoted(s string, header bool) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch {
		case s[i] == '=':
			if i++; i >= len(s) {
				return string(out)
			}
			if s[i] == '\n' || s[i] == '\r' { // a soft line break
				if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
					i += n + 1
				} else {
					i = len(s)
				}
				continue
			}
			if s[i] == '=' {
				out = append(out, '=')
				i++
				continue
			}
			if i+1 < len(s) {
				a, ok := hexDigit(s[i])
				b, ok2 := hexDigit(s[i+1])
				if ok && ok2 {
					out = append(out, a<<4|b)
					i += 2
					continue
				}
			}
			out = append(out, '=')
		case header && s[i] == '_':
			out = append(out, ' ')
			i++
		default:
			out = append(out, s[i])
			i++
		}
	}
	return string(out)
}

// encodeQuoted is binascii.b2a_qp. All line ends become that of the first line.
func encodeQuoted(s string, quoteTabs, text, header bool) string {
	end := "\n"
	if p := strings.IndexByte(s, '\n'); p > 0 && s[p-1] == '\r' {
		end = "\r\n"
	}
	out := make([]byte, 0, len(s)+len(s)/8)
	line := 0
	quote := func(c byte) { out = append(out, '=', upperHex[c>>4], upperHex[c&15]) }
	for i := 0; i < len(s); {
		c, last := s[i], i+1 == len(s)
		switch {
		case c > 126, c == '=', header && c == '_',
			c == '.' && line == 0 && (last || s[i+1] == '\n' || s[i+1] == '\r' || s[i+1] == 0),
			!text && (c == '\r' || c == '\n'),
			(c == '\t' || c == ' ') && last,
			c < 33 && c != '\r' && c != '\n' && (quoteTabs || c != '\t' && c != ' '):
			if line+3 >= quotedLine {
				out = append(append(out, '='), end...)
				line = 0
			}
			quote(c)
			i++
			line += 3
		case text && (c == '\n' || c == '\r' && !last && s[i+1] == '\n'):
			line = 0
			if n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\t') {
				space := out[n-1]
				out = out[:n-1]
				quote(space)
			}
			out = append(out, end...)
			if i++; c == '\r' {
				i++
			}
		default:
			if !last && s[i+1] != '\n' && line+1 >= quotedLine {
				out = append(append(out, '='), end...)
				line = 0
			}
			line++
			if header && c == ' ' {
				c = '_'
			}
			out = append(out, c)
			i++
		}
	}
	return string(out)
}

// decodeUU is binascii.a2b_uu for one line; binascii.Error.
func decodeUU(s string) (string, error) {
	if s == "" {
		return strings.Repeat("\x00", 32), nil
	}
	want := int(s[0]-' ') & 0x3f
	s = s[1:]
	out := make([]byte, 0, want)
	bits, left := 0, uint(0)
	for len(out) < want {
		var c byte
		if len(s) > 0 {
			c = s[0]
		}
		if c == '\n' || c == '\r' || len(s) == 0 {
			c = 0 // white space at the end was cut
		} else {
			if c < ' ' || c > ' '+64 {
				return "", Raise(BinasciiError, "Illegal char")
			}
			c = (c - ' ') & 0x3f
		}
		if len(s) > 0 {
			s = s[1:]
		}
		left = left<<6 | uint(c)
		if bits += 6; bits >= 8 {
			bits -= 8
			out = append(out, byte(left>>bits))
			left &= 1<<bits - 1
		}
	}
	for i := range len(s) {
		if c := s[i]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return "", Raise(BinasciiError, "Trailing garbage")
		}
	}
	return string(out), nil
}

// encodeUU is binascii.b2a_uu; binascii.Error.
func encodeUU(s string, backtick bool) (string, error) {
	if len(s) > 45 {
		return "", Raise(BinasciiError, "At most 45 bytes at once")
	}
	digit := func(v byte) byte {
		if v == 0 && backtick {
			return '`'
		}
		return v + ' '
	}
	out := []byte{digit(byte(len(s)))}
	for i := 0; i < len(s); i += 3 {
		var three [3]byte
		copy(three[:], s[i:])
		n := uint(three[0])<<16 | uint(three[1])<<8 | uint(three[2])
		for shift := 18; shift >= 0; shift -= 6 {
			out = append(out, digit(byte(n>>shift)&0x3f))
		}
	}
	return string(append(out, '\n')), nil
}

// crcHQX is binascii.crc_hqx: CRC-CCITT.
func crcHQX(s string, crc uint16) uint16 {
	for i := range len(s) {
		crc ^= uint16(s[i]) << 8
		for range 8 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
		}
	}
	return crc
}

// flagArgs are optional arguments that are true or false.
func flagArgs(t *Task, a []Value, missing ...bool) ([]bool, error) {
	out := append([]bool(nil), missing...)
	for i, v := range a {
		if v == nil {
			continue
		}
		var err error
		if out[i], err = Truth(t, v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var binasciiQuoted = []Method{
	{Name: "a2b_qp", Kind: Keywords, Params: []string{"data", "header"}, Min: 1, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := asciiOrBytes(a[0])
		if err != nil {
			return nil, err
		}
		f, err := flagArgs(t, a[1:], false)
		if err != nil {
			return nil, err
		}
		return Bytes(decodeQuoted(s, f[0])), nil
	}},
	{Name: "b2a_qp", Kind: Keywords, Params: []string{"data", "quotetabs", "istext", "header"}, Min: 1, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		f, err := flagArgs(t, a[1:], false, true, false)
		if err != nil {
			return nil, err
		}
		return Bytes(encodeQuoted(s, f[0], f[1], f[2])), nil
	}},
	{Name: "a2b_uu", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := asciiOrBytes(a[0])
		if err != nil {
			return nil, err
		}
		out, err := decodeUU(s)
		return Bytes(out), err
	}},
	{Name: "b2a_uu", Kind: Keywords, Params: []string{"", "$", "backtick"}, Min: 1, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		f, err := flagArgs(t, a[1:], false)
		if err != nil {
			return nil, err
		}
		out, err := encodeUU(s, f[0])
		return Bytes(out), err
	}},
	{Name: "crc_hqx", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		start, err := sizeArg(t, a[1], 0)
		return MakeInt(int64(crcHQX(s, uint16(start)))), err
	}},
}
