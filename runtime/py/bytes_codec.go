package py

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Codecs turn str into bytes and back. Each knows how to take one step and
// where it is stuck; what happens then is the error handler's business, in one
// place for all codecs.

// codec is one encoding. Errors are reported under name.
type codec struct {
	name string
	// encode encodes s from byte k on as far as it can, and returns the number
	// of bytes of s that it used up and why it stopped ("" at the end).
	encode func(dst []byte, s string) (out []byte, used int, reason string)
	// decode decodes b as far as it can; bad is the number of bytes at fault.
	decode func(dst []byte, b string) (out []byte, used, bad int, reason string)
	// encodable tells whether a code point has an encoding; it bounds the run
	// that one error reports.
	encodable func(r rune) bool
	// bom is written before everything and skipped when reading.
	bom string
	// registered codecs are called through CPython's codec registry, which
	// wraps errors other than Unicode's.
	registered bool
	// single codecs report one code point at a time.
	single bool
}

// normalEncoding is the form under which encodings are looked up.
func normalEncoding(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '_':
			return '-'
		case r >= 'A' && r <= 'Z':
			return r + 32
		}
		return r
	}, name)
}

// lookupCodec finds an encoding by any of its usual names; LookupError.
func lookupCodec(name string) (*codec, error) {
	switch normalEncoding(name) {
	case "utf-8", "utf8", "u8", "utf", "cp65001":
		return &codecUTF8, nil
	case "utf-8-sig", "utf8-sig":
		c := codecUTF8
		c.bom, c.registered = "\xef\xbb\xbf", true
		return &c, nil
	case "ascii", "us-ascii", "646", "ansi-x3.4-1968":
		return &codecASCII, nil
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1", "latin", "cp819":
		return &codecLatin1, nil
	case "charmap": // without a table it is Latin-1
		return throughRegistry(&codec{name: codecLatin1.name, decode: codecLatin1.decode, encode: codecLatin1.encode}), nil
	case "utf-16", "utf16", "u16":
		c := utf16Codec("utf-16", false)
		c.bom = "\xff\xfe"
		return c, nil
	case "utf-16-le", "utf-16le", "utf16-le":
		return throughRegistry(utf16Codec("utf-16-le", false)), nil
	case "utf-16-be", "utf-16be", "utf16-be":
		return throughRegistry(utf16Codec("utf-16-be", true)), nil
	case "utf-32", "utf32", "u32":
		c := utf32Codec("utf-32", false)
		c.bom = "\xff\xfe\x00\x00"
		return c, nil
	case "utf-32-le", "utf-32le":
		return throughRegistry(utf32Codec("utf-32-le", false)), nil
	case "utf-32-be", "utf-32be":
		return throughRegistry(utf32Codec("utf-32-be", true)), nil
	}
	if m := charmapNamed(normalEncoding(name)); m != nil {
		return throughRegistry(charmapCodec(m)), nil
	}
	if multibyteCodec != nil {
		if c := multibyteCodec(normalEncoding(name)); c != nil {
			return c, nil
		}
	}
	return nil, Raise(LookupError, "unknown encoding: %s", name)
}

func throughRegistry(c *codec) *codec {
	c.registered = true
	return c
}

// unknownHandler is the LookupError for an error handler that does not exist.
func (c *codec) unknownHandler(doing, encoding, errors string) error {
	text := "unknown error handler name '" + errors + "'"
	if c.registered {
		text = doing + " with '" + encoding + "' codec failed (LookupError: " + text + ")"
	}
	return Raise(LookupError, "%s", text)
}

// charmapNamed finds the one-byte encodings of Western and Slavic systems.
func charmapNamed(name string) *charmap.Charmap {
	switch strings.NewReplacer("windows-", "cp", "iso-8859", "iso8859").Replace(name) {
	case "cp1250":
		return charmap.Windows1250
	case "cp1251":
		return charmap.Windows1251
	case "cp1252":
		return charmap.Windows1252
	case "cp1253":
		return charmap.Windows1253
	case "cp1254":
		return charmap.Windows1254
	case "cp437":
		return charmap.CodePage437
	case "cp850":
		return charmap.CodePage850
	case "cp866":
		return charmap.CodePage866
	case "iso8859-2", "latin2", "latin-2":
		return charmap.ISO8859_2
	case "iso8859-5":
		return charmap.ISO8859_5
	case "iso8859-7":
		return charmap.ISO8859_7
	case "iso8859-9", "latin5":
		return charmap.ISO8859_9
	case "iso8859-15", "latin9", "latin-9":
		return charmap.ISO8859_15
	case "koi8-r":
		return charmap.KOI8R
	case "koi8-u":
		return charmap.KOI8U
	case "mac-roman", "macroman":
		return charmap.Macintosh
	}
	return nil
}

func charmapCodec(m *charmap.Charmap) *codec {
	encodable := func(r rune) bool { _, ok := m.EncodeRune(r); return ok }
	return &codec{
		name:      "charmap",
		encodable: encodable,
		encode: func(dst []byte, s string) ([]byte, int, string) {
			for i := 0; i < len(s); {
				r, n := decodeRune(s[i:])
				b, ok := m.EncodeRune(r)
				if !ok {
					return dst, i, "character maps to <undefined>"
				}
				dst = append(dst, b)
				i += n
			}
			return dst, len(s), ""
		},
		decode: func(dst []byte, b string) ([]byte, int, int, string) {
			for i := 0; i < len(b); i++ {
				r := m.DecodeByte(b[i])
				if r == utf8.RuneError {
					return dst, i, 1, "character maps to <undefined>"
				}
				dst = appendRune(dst, r)
			}
			return dst, len(b), 0, ""
		},
	}
}

var codecUTF8 = codec{
	name:      "utf-8",
	encodable: func(r rune) bool { return r < 0xD800 || r > 0xDFFF },
	encode: func(dst []byte, s string) ([]byte, int, string) {
		if !hasSurrogate(s) {
			return append(dst, s...), len(s), ""
		}
		k := 0
		for ; !surrogateAt(s, k); k++ {
		}
		return append(dst, s[:k]...), k, "surrogates not allowed"
	},
	decode: decodeUTF8,
}

// decodeUTF8 finds the faults of UTF-8 as CPython names and counts them.
func decodeUTF8(dst []byte, b string) ([]byte, int, int, string) {
	if utf8.ValidString(b) {
		return append(dst, b...), len(b), 0, ""
	}
	i := 0
	for {
		r, n := utf8.DecodeRuneInString(b[i:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		i += n
	}
	dst = append(dst, b[:i]...)
	c := b[i]
	need, low, high := 0, byte(0x80), byte(0xBF)
	switch {
	case c < 0xC2 || c > 0xF4:
		return dst, i, 1, "invalid start byte"
	case c < 0xE0:
		need = 1
	case c < 0xF0:
		need = 2
		if c == 0xE0 {
			low = 0xA0
		} else if c == 0xED {
			high = 0x9F
		}
	default:
		need = 3
		if c == 0xF0 {
			low = 0x90
		} else if c == 0xF4 {
			high = 0x8F
		}
	}
	for k := 1; k <= need; k++ {
		if i+k >= len(b) {
			return dst, i, len(b) - i, "unexpected end of data"
		}
		if b[i+k] < low || b[i+k] > high {
			return dst, i, k, "invalid continuation byte"
		}
		low, high = 0x80, 0xBF
	}
	return dst, i, 1, "invalid start byte"
}

var codecASCII = narrowCodec("ascii", 0x80, "ordinal not in range(128)")
var codecLatin1 = narrowCodec("latin-1", 0x100, "ordinal not in range(256)")

// narrowCodec writes code points below limit as bytes.
func narrowCodec(name string, limit rune, reason string) codec {
	return codec{
		name:      name,
		encodable: func(r rune) bool { return r < limit },
		encode: func(dst []byte, s string) ([]byte, int, string) {
			for i := 0; i < len(s); {
				r, n := decodeRune(s[i:])
				if r >= limit {
					return dst, i, reason
				}
				dst = append(dst, byte(r))
				i += n
			}
			return dst, len(s), ""
		},
		decode: func(dst []byte, b string) ([]byte, int, int, string) {
			for i := 0; i < len(b); i++ {
				if rune(b[i]) >= limit {
					return dst, i, 1, reason
				}
				dst = appendRune(dst, rune(b[i]))
			}
			return dst, len(b), 0, ""
		},
	}
}

func notSurrogate(r rune) bool { return r < 0xD800 || r > 0xDFFF }

func utf16Codec(name string, big bool) *codec {
	put := func(dst []byte, u rune) []byte {
		if big {
			return append(dst, byte(u>>8), byte(u))
		}
		return append(dst, byte(u), byte(u>>8))
	}
	errName := name
	return &codec{
		name:      errName,
		single:    true,
		encodable: notSurrogate,
		encode: func(dst []byte, s string) ([]byte, int, string) {
			for i := 0; i < len(s); {
				r, n := decodeRune(s[i:])
				switch {
				case !notSurrogate(r):
					return dst, i, "surrogates not allowed"
				case r > 0xffff:
					hi, lo := utf16.EncodeRune(r)
					dst = put(put(dst, hi), lo)
				default:
					dst = put(dst, r)
				}
				i += n
			}
			return dst, len(s), ""
		},
		decode: func(dst []byte, b string) ([]byte, int, int, string) {
			get := func(i int) rune {
				if big {
					return rune(b[i])<<8 | rune(b[i+1])
				}
				return rune(b[i+1])<<8 | rune(b[i])
			}
			for i := 0; i < len(b); i += 2 {
				if i+1 >= len(b) {
					return dst, i, 1, "truncated data"
				}
				u := get(i)
				switch {
				case u >= 0xDC00 && u <= 0xDFFF:
					return dst, i, 2, "illegal encoding"
				case u >= 0xD800 && u <= 0xDBFF:
					if i+3 >= len(b) {
						return dst, i, len(b) - i, "unexpected end of data"
					}
					lo := get(i + 2)
					if lo < 0xDC00 || lo > 0xDFFF {
						return dst, i, 2, "illegal UTF-16 surrogate"
					}
					u = utf16.DecodeRune(u, lo)
					i += 2
				}
				dst = appendRune(dst, u)
			}
			return dst, len(b), 0, ""
		},
	}
}

func utf32Codec(name string, big bool) *codec {
	return &codec{
		name:      name,
		single:    true,
		encodable: notSurrogate,
		encode: func(dst []byte, s string) ([]byte, int, string) {
			for i := 0; i < len(s); {
				r, n := decodeRune(s[i:])
				if !notSurrogate(r) {
					return dst, i, "surrogates not allowed"
				}
				if big {
					dst = append(dst, 0, byte(r>>16), byte(r>>8), byte(r))
				} else {
					dst = append(dst, byte(r), byte(r>>8), byte(r>>16), 0)
				}
				i += n
			}
			return dst, len(s), ""
		},
		decode: func(dst []byte, b string) ([]byte, int, int, string) {
			for i := 0; i < len(b); i += 4 {
				if i+4 > len(b) {
					return dst, i, len(b) - i, "truncated data"
				}
				u := uint32(b[i])<<24 | uint32(b[i+1])<<16 | uint32(b[i+2])<<8 | uint32(b[i+3])
				if !big {
					u = uint32(b[i+3])<<24 | uint32(b[i+2])<<16 | uint32(b[i+1])<<8 | uint32(b[i])
				}
				if u > 0x10ffff {
					return dst, i, 4, "code point not in range(0x110000)"
				}
				if !notSurrogate(rune(u)) {
					return dst, i, 4, "code point in surrogate code point range(0xd800, 0xe000)"
				}
				dst = appendRune(dst, rune(u))
			}
			return dst, len(b), 0, ""
		},
	}
}

// EncodeStr is s.encode(encoding, errors); UnicodeEncodeError, LookupError.
func EncodeStr(t *Task, s, encoding, errors string) (string, error) {
	c, err := lookupCodec(encoding)
	if err != nil {
		if names := nameCodecOf(encoding); names != nil {
			b, err := names.encode(s, errors)
			return b, names.failed("encoding", encoding, err)
		}
		return "", err
	}
	dst, used, reason := c.encode([]byte(c.bom), s)
	for i := used; reason != ""; i += used {
		// One error covers the run of code points that cannot be encoded.
		end := i
		count := 0
		for end < len(s) {
			r, n := decodeRune(s[end:])
			if c.encodable(r) || count > 0 && c.single {
				break
			}
			end += n
			count++
		}
		if end == i { // bytes that are no text at all
			_, n := decodeRune(s[i:])
			end, count = i+n, 1
		}
		fill, err := encodeFault(c, s, i, end, count, encoding, errors, reason)
		if err != nil {
			return "", err
		}
		dst = append(dst, fill...)
		i = end
		dst, used, reason = c.encode(dst, s[i:])
	}
	return string(dst), nil
}

// encodeFault applies an error handler to s[i:end], of count code points.
func encodeFault(c *codec, s string, i, end, count int, encoding, errors, reason string) (string, error) {
	start := StrLen(s[:i])
	fault := func() error {
		return NewException(nil, UnicodeEncodeError, Str(c.name), Str(s), MakeInt(int64(start)), MakeInt(int64(start+count)), Str(reason))
	}
	var text strings.Builder
	for k := i; k < end; {
		r, n := decodeRune(s[k:])
		k += n
		switch errors {
		case "strict":
			return "", fault()
		case "ignore":
		case "replace":
			text.WriteByte('?')
		case "xmlcharrefreplace":
			text.WriteString("&#" + IntOf(int64(r)).String() + ";")
		case "backslashreplace":
			text.Write(appendBackslash(nil, r))
		case "namereplace":
			if UnicodeName == nil {
				return "", Raise(LookupError, "unknown error handler name '%s'", errors)
			}
			if name := UnicodeName(r); name != "" {
				text.WriteString(`\N{` + name + `}`)
			} else {
				text.Write(appendBackslash(nil, r))
			}
		case "surrogateescape":
			if r < 0xDC80 || r > 0xDCFF {
				return "", fault()
			}
			text.WriteByte(byte(r))
		case "surrogatepass":
			raw, ok := passSurrogate(c, r)
			if !ok {
				return "", fault()
			}
			text.WriteString(raw)
		default:
			return "", c.unknownHandler("encoding", encoding, errors)
		}
	}
	if errors == "surrogateescape" || errors == "surrogatepass" {
		return text.String(), nil
	}
	out, _, again := c.encode(nil, text.String())
	if again != "" {
		return "", fault()
	}
	return string(out), nil
}

// passSurrogate encodes a surrogate as if it were a character, in UTF codecs.
func passSurrogate(c *codec, r rune) (string, bool) {
	if notSurrogate(r) {
		return "", false
	}
	switch c.name {
	case "utf-8":
		return runeString(r), true
	case "utf-16", "utf-16-le":
		return string([]byte{byte(r), byte(r >> 8)}), true
	case "utf-16-be":
		return string([]byte{byte(r >> 8), byte(r)}), true
	case "utf-32", "utf-32-le":
		return string([]byte{byte(r), byte(r >> 8), 0, 0}), true
	case "utf-32-be":
		return string([]byte{0, 0, byte(r >> 8), byte(r)}), true
	}
	return "", false
}

// DecodeBytes is b.decode(encoding, errors); UnicodeDecodeError, LookupError.
func DecodeBytes(t *Task, b, encoding, errors string) (string, error) {
	c, err := lookupCodec(encoding)
	if err != nil {
		if names := nameCodecOf(encoding); names != nil {
			s, err := names.decode(b, errors)
			return s, names.failed("decoding", encoding, err)
		}
		return "", err
	}
	whole, base, named := b, 0, c
	if c.bom != "" {
		c, base = readBOM(c, b)
		b = b[base:]
	}
	dst, used, bad, reason := c.decode(make([]byte, 0, len(b)), b)
	for reason != "" {
		i := base + used
		if errors == "surrogatepass" {
			if r, n := rawSurrogate(c.name, whole[i:]); n > 0 {
				dst, bad = appendRune(dst, r), n
				base = i + n
				dst, used, bad, reason = c.decode(dst, whole[base:])
				continue
			}
		}
		switch errors {
		case "ignore":
		case "replace":
			dst = append(dst, "\ufffd"...)
		case "backslashreplace":
			for _, x := range []byte(whole[i : i+bad]) {
				dst = append(dst, '\\', 'x', hexDigits[x>>4], hexDigits[x&15])
			}
		case "surrogateescape":
			k := 0
			for ; k < bad && whole[i+k] >= 0x80; k++ {
				dst = appendRune(dst, 0xDC00|rune(whole[i+k]))
			}
			if k == 0 {
				return "", decodeFault(c.name, whole, i, i+bad, reason)
			}
			bad = k
		case "strict", "surrogatepass":
			return "", decodeFault(c.name, whole, i, i+bad, reason)
		default:
			return "", named.unknownHandler("decoding", encoding, errors)
		}
		base = i + bad
		dst, used, bad, reason = c.decode(dst, whole[base:])
	}
	return string(dst), nil
}

func decodeFault(name, b string, start, end int, reason string) error {
	return NewException(nil, UnicodeDecodeError, Str(name), Bytes(b), MakeInt(int64(start)), MakeInt(int64(end)), Str(reason))
}

// readBOM chooses the byte order by the mark and tells how long that is.
func readBOM(c *codec, b string) (*codec, int) {
	switch {
	case c.name == "utf-16":
		if strings.HasPrefix(b, "\xfe\xff") {
			return utf16Codec("utf-16-be", true), 2
		}
		n := 0
		if strings.HasPrefix(b, "\xff\xfe") {
			n = 2
		}
		return utf16Codec("utf-16-le", false), n
	case c.name == "utf-32":
		if strings.HasPrefix(b, "\x00\x00\xfe\xff") {
			return utf32Codec("utf-32-be", true), 4
		}
		n := 0
		if strings.HasPrefix(b, "\xff\xfe\x00\x00") {
			n = 4
		}
		return utf32Codec("utf-32-le", false), n
	}
	if strings.HasPrefix(b, c.bom) {
		return c, len(c.bom)
	}
	return c, 0
}

// rawSurrogate reads an encoded surrogate at the start of b; n is 0 if there is none.
func rawSurrogate(name, b string) (r rune, n int) {
	switch name {
	case "utf-8":
		if len(b) >= 3 && b[0] == 0xED {
			if r, n := decodeRune(b); n == 3 && !notSurrogate(r) {
				return r, 3
			}
		}
		return 0, 0
	case "utf-16-le":
		if len(b) >= 2 {
			r, n = rune(b[1])<<8|rune(b[0]), 2
		}
	case "utf-16-be":
		if len(b) >= 2 {
			r, n = rune(b[0])<<8|rune(b[1]), 2
		}
	case "utf-32-le":
		if len(b) >= 4 && b[2]|b[3] == 0 {
			r, n = rune(b[1])<<8|rune(b[0]), 4
		}
	case "utf-32-be":
		if len(b) >= 4 && b[0]|b[1] == 0 {
			r, n = rune(b[2])<<8|rune(b[3]), 4
		}
	}
	if n > 0 && notSurrogate(r) {
		return 0, 0
	}
	return r, n
}

// UnicodeName gives the name of a character. The table is large, so it is linked
// only into programs whose package of names sets this; nil otherwise.
var UnicodeName func(r rune) string

// StrEncodeUTF8 is s.encode(): UnicodeEncodeError for surrogates.
func StrEncodeUTF8(s string) (string, error) {
	if !hasSurrogate(s) {
		return s, nil
	}
	return EncodeStr(nil, s, "utf-8", "strict")
}

// BytesDecodeUTF8 is b.decode(): UnicodeDecodeError.
func BytesDecodeUTF8(b string) (string, error) {
	if utf8.ValidString(b) {
		return b, nil
	}
	return DecodeBytes(nil, b, "utf-8", "strict")
}
