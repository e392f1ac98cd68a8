package schema

import "unicode/utf8"

// utf8Problem finds the first bytes that are no UTF-8, with Rust's error
// length: 0 for a sequence that the end cut off.
func utf8Problem(s string) (valid, bad int) {
	for valid < len(s) {
		r, n := utf8.DecodeRuneInString(s[valid:])
		if r != utf8.RuneError || n > 1 {
			valid += n
			continue
		}
		return valid, badLength(s[valid:])
	}
	return valid, 1
}

// badLength is how many bytes a decoder skips at a broken sequence.
func badLength(s string) int {
	need := 0
	lo, hi := byte(0x80), byte(0xbf)
	switch c := s[0]; {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			lo = 0xa0
		} else if c == 0xed {
			hi = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			lo = 0x90
		} else if c == 0xf4 {
			hi = 0x8f
		}
	default:
		return 1
	}
	for i := 1; i <= need; i++ {
		if i >= len(s) {
			return 0
		}
		if s[i] < lo || s[i] > hi {
			return i
		}
		lo, hi = 0x80, 0xbf
	}
	return 1
}
