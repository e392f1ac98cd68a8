package schema

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

func validUTF8(s string) bool { return utf8.ValidString(s) }

func (n *Str) constrained() bool {
	return n.MinLength != nil || n.MaxLength != nil || n.Pattern != "" || n.StripWhitespace || n.ToLower || n.ToUpper || n.ASCIIOnly
}

// Name is "str" or "constrained-str".
func (n *Str) Name() string {
	if n.constrained() {
		return "constrained-str"
	}
	return "str"
}

// Validate reads a str.
func (n *Str) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	s, err := strInput(t, in, st, st.strictOr(n.Strict), n.CoerceNumbers)
	if err != nil {
		return nil, err
	}
	if n.constrained() {
		if s, err = n.check(t, s, in, st); err != nil {
			return nil, err
		}
	}
	if v, ok := in.(py.Str); ok && string(v) == s {
		return v, nil
	}
	return py.Str(s), nil
}

func strInput(t *py.Task, in py.Value, st *State, strict, coerceNumbers bool) (string, error) {
	if s, ok := in.(py.Str); ok {
		if st.json {
			// a str from JSON may as well be meant for a UUID or a date
			st.floor(exactStrict)
		}
		return string(s), nil
	}
	if s, ok := py.AsStr(in); ok {
		st.floor(exactStrict)
		return s, nil
	}
	if strict {
		return "", fail(t, st, "string_type", in)
	}
	st.floor(exactLax)
	if b, ok := py.AsBytes(in); ok {
		if !validUTF8(b) {
			return "", fail(t, st, "string_unicode", in)
		}
		return b, nil
	}
	if b, ok := py.Unwrap(in).(*py.Bytearray); ok {
		if !utf8.Valid(b.B) {
			return "", fail(t, st, "string_unicode", in)
		}
		return string(b.B), nil
	}
	if coerceNumbers {
		if _, isBool := in.(py.Bool); !isBool && isNumber(in) {
			return py.StrOf(t, in)
		}
	}
	if v, ok := enumValue(t, in); ok {
		return py.StrOf(t, v)
	}
	return "", fail(t, st, "string_type", in)
}

func isNumber(v py.Value) bool {
	if _, ok := py.AsInt(v); ok {
		return true
	}
	if _, ok := py.AsFloat(v); ok {
		return true
	}
	return isDecimal(v)
}

// check applies the constraints in pydantic-core's order.
func (n *Str) check(t *py.Task, s string, in py.Value, st *State) (string, error) {
	if n.StripWhitespace {
		s = strings.TrimSpace(s)
	}
	if n.ASCIIOnly && !isASCII(s) {
		return "", fail(t, st, "string_not_ascii", in)
	}
	if n.MinLength != nil || n.MaxLength != nil {
		length := utf8.RuneCountInString(s)
		if n.MinLength != nil && length < *n.MinLength {
			return "", fail(t, st, "string_too_short", in, "min_length", *n.MinLength)
		}
		if n.MaxLength != nil && length > *n.MaxLength {
			return "", fail(t, st, "string_too_long", in, "max_length", *n.MaxLength)
		}
	}
	if n.Pattern != "" {
		ok, err := n.compiled.match(n.Pattern, s)
		if err != nil {
			return "", err
		}
		if !ok {
			return "", fail(t, st, "string_pattern_mismatch", in, "pattern", n.Pattern)
		}
	}
	switch {
	case n.ToLower:
		s = py.StrLower(s)
	case n.ToUpper:
		s = py.StrUpper(s)
	}
	return s, nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Name is "bytes" or "constrained-bytes".
func (n *Bytes) Name() string {
	if n.MinLength != nil || n.MaxLength != nil {
		return "constrained-bytes"
	}
	return "bytes"
}

// Validate reads bytes.
func (n *Bytes) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := bytesInput(t, in, st, st.strictOr(n.Strict), n.Mode)
	if err != nil {
		return nil, err
	}
	if b, _ := py.AsBytes(v); n.MinLength != nil && len(b) < *n.MinLength {
		return nil, fail(t, st, "bytes_too_short", in, "min_length", *n.MinLength)
	} else if n.MaxLength != nil && len(b) > *n.MaxLength {
		return nil, fail(t, st, "bytes_too_long", in, "max_length", *n.MaxLength)
	}
	return v, nil
}

func bytesInput(t *py.Task, in py.Value, st *State, strict bool, mode string) (py.Value, error) {
	if b, ok := in.(py.Bytes); ok {
		return b, nil
	}
	if _, ok := py.AsBytes(in); ok {
		st.floor(exactStrict)
		return in, nil
	}
	if !strict || st.json {
		if s, ok := py.AsStr(in); ok {
			fromText(st)
			b, encoding, problem := decodeBytes(s, mode)
			if problem != "" {
				return nil, fail(t, st, "bytes_invalid_encoding", in, "encoding", encoding, "encoding_error", problem)
			}
			return py.Bytes(b), nil
		}
	}
	if !strict {
		if b, ok := py.Unwrap(in).(*py.Bytearray); ok {
			st.floor(exactLax)
			return py.Bytes(b.B), nil
		}
	}
	return nil, fail(t, st, "bytes_type", in)
}

// decodeBytes turns text into bytes by a val_json_bytes mode, with the error
// texts of the Rust crates.
func decodeBytes(s, mode string) (b, encoding, problem string) {
	switch mode {
	case "base64":
		out, err := decodeBase64(s)
		return out, "base64", err
	case "hex":
		out, err := hex.DecodeString(s)
		if err == nil {
			return string(out), "", ""
		}
		if len(s)%2 != 0 {
			return "", "hex", "Odd number of digits"
		}
		for i := range len(s) {
			if !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[i])) {
				return "", "hex", fmt.Sprintf("Invalid character '%c' at position %d", s[i], i)
			}
		}
		return "", "hex", err.Error()
	}
	return s, "", ""
}

// decodeBase64 accepts the standard and the URL alphabet, padded or not.
func decodeBase64(s string) (string, string) {
	std := strings.NewReplacer("-", "+", "_", "/").Replace(s)
	trimmed := strings.TrimRight(std, "=")
	out, err := base64.RawStdEncoding.DecodeString(trimmed)
	if err == nil && len(std)-len(trimmed) <= 2 {
		return string(out), ""
	}
	for i := range len(s) {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_') {
			if c == '=' && i >= len(trimmed) {
				break
			}
			return "", fmt.Sprintf("Invalid symbol %d, offset %d.", c, i)
		}
	}
	if len(trimmed)%4 == 1 {
		return "", fmt.Sprintf("Invalid input length: %d", len(trimmed))
	}
	return "", "Invalid padding"
}
