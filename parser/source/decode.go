package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
)

// DecodeError says why a file's bytes are not Python source text.
type DecodeError struct {
	Path   string
	Line   int // 1-based, 0 for the file as a whole
	Msg    string
	Offset int // of the byte that is at fault; 0 where it is not one byte
}

func (e *DecodeError) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Msg)
}

// Decode makes a file of the bytes of a Python source, as PEP 263 has it: a byte
// order mark means UTF-8 and is dropped; otherwise a comment on one of the first two
// lines may name the encoding; otherwise it is UTF-8. Errors are *DecodeError with
// CPython's words.
func Decode(path string, raw []byte) (*File, error) {
	text, marked := bytes.CutPrefix(raw, []byte("\ufeff"))
	name, line := cookie(text)
	canonical := normalizeEncoding(name)
	if marked && name != "" && (canonical != "utf-8" || !strings.HasPrefix(strings.ReplaceAll(strings.ToLower(name), "_", "-"), "utf-8")) {
		return nil, &DecodeError{path, 0, fmt.Sprintf("encoding problem: %s with BOM", name), 0}
	}
	if name == "" || canonical == "utf-8" {
		if at := invalidUTF8(text); at >= 0 {
			n := 1 + bytes.Count(text[:at], []byte("\n"))
			if name == "" && !marked {
				return nil, &DecodeError{path, n, fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details", text[at], path, n), at + len(raw) - len(text)}
			}
			return nil, &DecodeError{path, n, fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte", text[at], at), at + len(raw) - len(text)}
		}
		return NewFile(path, text), nil
	}
	if canonical == "us-ascii" {
		for at, c := range text {
			if c >= utf8.RuneSelf {
				return nil, &DecodeError{path, 1 + bytes.Count(text[:at], []byte("\n")), fmt.Sprintf("(unicode error) 'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", c, at), at}
			}
		}
		return NewFile(path, text), nil
	}
	enc := lookupEncoding(canonical)
	if enc == nil {
		return nil, &DecodeError{path, line, "unknown encoding: " + name, 0}
	}
	decoded, err := enc.NewDecoder().Bytes(text)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return nil, &DecodeError{path, 0, fmt.Sprintf("(unicode error) '%s' codec can't decode the file", canonical), 0}
	}
	return NewFile(path, decoded), nil
}

func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// cookie finds the encoding that a comment on the first or second line declares.
// The second counts only if the first is blank or a comment.
func cookie(text []byte) (name string, line int) {
	for line = 1; line <= 2; line++ {
		end := bytes.IndexAny(text, "\r\n")
		l := text
		if end >= 0 {
			l = text[:end]
		}
		rest := bytes.TrimLeft(l, " \t\f")
		if len(rest) > 0 && rest[0] != '#' {
			return "", 0
		}
		if name := declared(rest); name != "" {
			return name, line
		}
		if end < 0 {
			return "", 0
		}
		if text[end] == '\r' && end+1 < len(text) && text[end+1] == '\n' {
			end++
		}
		text = text[end+1:]
	}
	return "", 0
}

// declared reads "coding:" or "coding=" and the name behind it.
func declared(comment []byte) string {
	for i := 0; ; {
		j := bytes.Index(comment[i:], []byte("coding"))
		if j < 0 {
			return ""
		}
		i += j + len("coding")
		if i >= len(comment) || comment[i] != ':' && comment[i] != '=' {
			continue
		}
		rest := bytes.TrimLeft(comment[i+1:], " \t")
		n := 0
		for n < len(rest) && (rest[n] == '-' || rest[n] == '_' || rest[n] == '.' || rest[n] >= '0' && rest[n] <= '9' || rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
			n++
		}
		if n > 0 {
			return string(rest[:n])
		}
	}
}

// normalizeEncoding folds the spellings of an encoding's name that CPython folds.
func normalizeEncoding(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	if n == "utf-8" || n == "utf8" || n == "u8" || strings.HasPrefix(n, "utf-8-") {
		return "utf-8"
	}
	for _, l := range []string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if n == l || strings.HasPrefix(n, l+"-") {
			return "iso-8859-1"
		}
	}
	if a, ok := encodingAliases[n]; ok {
		return a
	}
	return n
}

// encodingAliases are names of Python's codecs that the IANA registry lacks.
var encodingAliases = map[string]string{
	"latin1": "iso-8859-1", "l1": "iso-8859-1", "iso8859-1": "iso-8859-1", "8859": "iso-8859-1", "cp819": "iso-8859-1",
	"iso8859-2": "iso-8859-2", "iso8859-5": "iso-8859-5", "iso8859-7": "iso-8859-7", "iso8859-9": "iso-8859-9", "iso8859-15": "iso-8859-15", "latin-9": "iso-8859-15",
	"cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1253": "windows-1253", "cp1254": "windows-1254",
	"cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257", "cp1258": "windows-1258",
	"cp437": "ibm437", "cp850": "ibm850", "cp852": "ibm852", "cp855": "ibm855", "cp862": "ibm862", "cp866": "ibm866",
	"ascii": "us-ascii", "646": "us-ascii", "euc-jp": "euc-jp", "eucjp": "euc-jp", "ujis": "euc-jp", "sjis": "shift_jis", "shift-jis": "shift_jis",
	"cp932": "shift_jis", "euckr": "euc-kr", "cp949": "euc-kr", "gb2312": "gbk", "cp936": "gbk", "big5": "big5", "koi8-r": "koi8-r",
}

// lookupEncoding finds a decoder by its normalised name, or nil.
func lookupEncoding(name string) encoding.Encoding {
	if name == "iso-8859-1" {
		return charmap.ISO8859_1
	}
	enc, err := ianaindex.IANA.Encoding(name)
	if err != nil {
		return nil
	}
	return enc
}
