package py

import (
	"math"
	"strings"
	"unicode/utf8"
)

// The codecs of domain names: punycode (RFC 3492) and idna, which CPython writes in Python (encodings.punycode and idna). Of
// idna only names in ASCII are known; what Unicode 3.2 says of other characters is not in the tables.

// nameCodec is a codec that takes a text or its bytes as a whole.
type nameCodec struct {
	encode, decode func(s, errors string) (string, error)
}

func nameCodecOf(encoding string) *nameCodec {
	switch normalEncoding(encoding) {
	case "punycode":
		return &nameCodec{encode: func(s, _ string) (string, error) { return punycode(s), nil }, decode: fromPunycode}
	case "idna":
		return &nameCodec{encode: idnaEncode, decode: idnaDecode}
	}
	return nil
}

// failed wraps an error as the codec registry does.
func (*nameCodec) failed(doing, encoding string, err error) error {
	e, ok := err.(*Exception)
	if !ok || e.Class != UnicodeError {
		return err
	}
	text, _ := StrOf(nil, e)
	wrapped := raiseArgs(UnicodeError, Str(doing+" with '"+encoding+"' codec failed (UnicodeError: "+text+")"))
	wrapped.Cause = e
	return wrapped
}

const punycodeDigits = "abcdefghijklmnopqrstuvwxyz0123456789"

// punycodeAdapt is the bias after a delta.
func punycodeAdapt(delta int, first bool, length int) int {
	if first {
		delta /= 700
	} else {
		delta /= 2
	}
	delta += delta / length
	divisions := 0
	for ; delta > 455; divisions += 36 {
		delta /= 35
	}
	return divisions + 36*delta/(delta+38)
}

func punycodeThreshold(j, bias int) int { return min(max(36*(j+1)-bias, 1), 26) }

// punycodeNumber appends a number of variable length.
func punycodeNumber(out []byte, n, bias int) []byte {
	for j := 0; ; j++ {
		t := punycodeThreshold(j, bias)
		if n < t {
			return append(out, punycodeDigits[n])
		}
		out = append(out, punycodeDigits[t+(n-t)%(36-t)])
		n = (n - t) / (36 - t)
	}
}

// punycode is s.encode("punycode").
func punycode(s string) string {
	runes := runesOf(s)
	var out []byte
	for _, r := range runes {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		}
	}
	basic := len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	n, delta, bias, done := rune(128), 0, 72, basic
	for done < len(runes) {
		next := rune(math.MaxInt32)
		for _, r := range runes {
			if r >= n {
				next = min(next, r)
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range runes {
			switch {
			case r < n:
				delta++
			case r == n:
				out = punycodeNumber(out, delta, bias)
				done++
				bias = punycodeAdapt(delta, done == basic+1, done)
				delta = 0
			}
		}
		n++
		delta++
	}
	return string(out)
}

// fromPunycode is b.decode("punycode").
func fromPunycode(b, errors string) (string, error) {
	if errors != "strict" && errors != "" && errors != "replace" && errors != "ignore" {
		return "", Raise(UnicodeError, "Unsupported error handling %s", errors)
	}
	base, extended := "", b
	if i := strings.LastIndexByte(b, '-'); i >= 0 {
		base, extended = b[:i], b[i+1:]
	}
	base, err := DecodeBytes(nil, base, "ascii", errors)
	if err != nil {
		return "", err
	}
	if extended, err = DecodeBytes(nil, extended, "ascii", "strict"); err != nil {
		return "", err
	}
	extended = strings.ToUpper(extended)
	out := runesOf(base)
	n, at, bias := 0x80, -1, 72
	for i, first := 0, true; i < len(extended); first = false {
		delta, weight := 0, 1
	digits:
		for j := 0; ; j++ {
			if i == len(extended) {
				if errors == "strict" || errors == "" {
					return "", Raise(UnicodeError, "incomplete punicode string")
				}
				return string(out), nil
			}
			c := extended[i]
			i++
			digit := 0
			switch {
			case c >= 'A' && c <= 'Z':
				digit = int(c - 'A')
			case isDigitByte(c):
				digit = int(c-'0') + 26
			default:
				if errors == "strict" || errors == "" {
					return "", Raise(UnicodeError, "Invalid extended code point '%s'", extended[i-1:i])
				}
				return string(out), nil
			}
			t := punycodeThreshold(j, bias)
			delta += digit * weight
			if digit < t {
				break digits
			}
			if weight > math.MaxInt32 {
				return "", Raise(UnicodeError, "Invalid character U+%x", math.MaxInt32)
			}
			weight *= 36 - t
		}
		at += delta + 1
		n += at / (len(out) + 1)
		if n > utf8.MaxRune {
			if errors == "strict" || errors == "" {
				return "", Raise(UnicodeError, "Invalid character U+%x", n)
			}
			n = '?'
		}
		at %= len(out) + 1
		out = append(out[:at], append([]rune{rune(n)}, out[at:]...)...)
		bias = punycodeAdapt(delta, first, len(out))
	}
	return stringOf(out), nil
}

func idnaErrors(errors string) error {
	if errors != "" && errors != "strict" {
		return Raise(UnicodeError, "unsupported error handling %s", errors)
	}
	return nil
}

// idnaEncode is s.encode("idna").
func idnaEncode(s, errors string) (string, error) {
	if err := idnaErrors(errors); err != nil || s == "" {
		return "", err
	}
	if !isASCII(s) {
		return "", Raise(NotImplementedError, "idna of a name that is not ASCII")
	}
	labels := strings.Split(s, ".")
	for _, l := range labels[:len(labels)-1] {
		if len(l) == 0 || len(l) > 63 {
			return "", Raise(UnicodeError, "label empty or too long")
		}
	}
	if len(labels[len(labels)-1]) > 63 {
		return "", Raise(UnicodeError, "label too long")
	}
	return s, nil
}

// idnaDecode is b.decode("idna").
func idnaDecode(b, errors string) (string, error) {
	if errors != "" && errors != "strict" {
		return "", Raise(UnicodeError, "Unsupported error handling %s", errors)
	}
	if strings.Contains(strings.ToLower(b), "xn--") {
		return "", Raise(NotImplementedError, "idna of a name that is not ASCII")
	}
	return DecodeBytes(nil, b, "ascii", "strict")
}
