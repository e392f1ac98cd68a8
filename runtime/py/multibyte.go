package py

import (
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"io"
	"strings"
	"sync"
)

// East Asian encodings: sequences of one to three bytes by tables that are CPython's own
// (multibyte_tables.go).

// multibyteCodec finds such an encoding by a name in normal form; nil where the tables are not in place or
// have it not.
var multibyteCodec func(name string) *codec

// UseMultibyteCodecs puts the tables in place. They are large: a service calls this where a text of
// its program names such an encoding.
func UseMultibyteCodecs() bool {
	multibyteCodec = findMultibyte
	return true
}

// multibyteAliases are the names of CPython's encodings.aliases, in normal form.
var multibyteAliases = map[string]string{
	"gbk": "gbk", "936": "gbk", "cp936": "gbk", "ms936": "gbk",
	"gb2312": "gb2312", "chinese": "gb2312", "csiso58gb231280": "gb2312", "euc-cn": "gb2312", "euccn": "gb2312", "eucgb2312-cn": "gb2312",
	"gb2312-1980": "gb2312", "gb2312-80": "gb2312", "iso-ir-58": "gb2312", "x-mac-simp-chinese": "gb2312",
	"big5": "big5", "big5-tw": "big5", "csbig5": "big5", "x-mac-trad-chinese": "big5",
	"cp949": "cp949", "949": "cp949", "ms949": "cp949", "uhc": "cp949",
	"shift-jis": "shift_jis", "csshiftjis": "shift_jis", "shiftjis": "shift_jis", "sjis": "shift_jis", "s-jis": "shift_jis", "x-mac-japanese": "shift_jis",
	"cp932": "cp932", "932": "cp932", "ms932": "cp932", "mskanji": "cp932", "ms-kanji": "cp932",
	"euc-jp": "euc_jp", "eucjp": "euc_jp", "ujis": "euc_jp", "u-jis": "euc_jp",
}

// IsMultibyte reports whether a text names an encoding whose table is not in every service.
func IsMultibyte(name string) bool { return multibyteAliases[normalEncoding(name)] != "" }

// multibyteTable is an encoding both ways: sequences as numbers.
type multibyteTable struct {
	runes map[uint32]rune
	codes map[rune]uint32
}

var multibyteRead sync.Map // of *multibyteTable by name

func findMultibyte(name string) *codec {
	name, ok := multibyteAliases[name]
	if !ok {
		return nil
	}
	known, ok := multibyteRead.Load(name)
	if !ok {
		known, _ = multibyteRead.LoadOrStore(name, readMultibyte(multibyteTables[name]))
	}
	return throughRegistry(known.(*multibyteTable).codec(name))
}

// readMultibyte reads what testdata/record_multibyte.py has written.
func readMultibyte(text string) *multibyteTable {
	t := &multibyteTable{runes: map[uint32]rune{}, codes: map[rune]uint32{}}
	packed, err := zlib.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		return t
	}
	data, _ := io.ReadAll(packed)
	code, r := uint32(0), int64(0)
	for len(data) > 0 {
		step, n := binary.Uvarint(data)
		far, m := binary.Varint(data[n:])
		data = data[n+m:]
		code += uint32(step / 3)
		r += far
		if step%3 != 2 {
			t.runes[code] = rune(r)
		}
		if step%3 != 1 {
			t.codes[rune(r)] = code
		}
	}
	return t
}

const illegalMultibyte, incompleteMultibyte = "illegal multibyte sequence", "incomplete multibyte sequence"

func (t *multibyteTable) codec(name string) *codec {
	return &codec{
		name:      name,
		single:    true,
		encodable: func(r rune) bool { _, ok := t.codes[r]; return ok },
		encode: func(dst []byte, s string) ([]byte, int, string) {
			for i := 0; i < len(s); {
				r, n := decodeRune(s[i:])
				code, ok := t.codes[r]
				if !ok {
					return dst, i, illegalMultibyte
				}
				if code > 0xFFFF {
					dst = append(dst, byte(code>>16))
				}
				if code > 0xFF {
					dst = append(dst, byte(code>>8))
				}
				dst = append(dst, byte(code))
				i += n
			}
			return dst, len(s), ""
		},
		decode: func(dst []byte, b string) ([]byte, int, int, string) {
			for i := 0; i < len(b); {
				code, n := uint32(b[i]), 1
				r, ok := t.runes[code]
				for !ok && n < length(name, b[i]) {
					if i+n == len(b) {
						return dst, i, n, incompleteMultibyte
					}
					code = code<<8 | uint32(b[i+n])
					n++
					r, ok = t.runes[code]
				}
				if !ok {
					return dst, i, 1, illegalMultibyte
				}
				dst = appendRune(dst, r)
				i += n
			}
			return dst, len(b), 0, ""
		},
	}
}

// length is how many bytes a sequence has that begins with a byte which is none by itself.
func length(encoding string, first byte) int {
	switch {
	case first < 0x80:
		return 1
	case encoding == "euc_jp" && first == 0x8F:
		return 3
	case encoding == "shift_jis" && (first == 0x80 || first == 0xA0 || first > 0xEA): // beginnings that the standard has not
		return 1
	}
	return 2
}
