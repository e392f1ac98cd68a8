package py

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// String is str(i) without CPython's limit on digits; IntStr has the limit.
func (i Int) String() string {
	if i.big != nil {
		return i.big.String()
	}
	return strconv.FormatInt(i.small, 10)
}

// IntStr is str(i), with CPython's ValueError beyond 4300 digits, or what sys.set_int_max_str_digits() set.
func IntStr(i Int) (string, error) {
	if i.big == nil {
		return strconv.FormatInt(i.small, 10), nil
	}
	if tooManyDigits((i.big.BitLen() - 1) * 3 / 10) { // 3/10 is a little less than log10(2)
		return "", errIntTooLongToPrint()
	}
	s := i.big.String()
	if tooManyDigits(len(strings.TrimPrefix(s, "-"))) {
		return "", errIntTooLongToPrint()
	}
	return s, nil
}

func errIntTooLongToPrint() error {
	return Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", maxStrDigits())
}

// IntText writes i in base 2, 8, 10 or 16 without prefix.
func (i Int) text(base int) string {
	if i.big != nil {
		return i.big.Text(base)
	}
	return strconv.FormatInt(i.small, base)
}

// ParseIntText is int(s); ValueError as CPython raises it.
func ParseIntText(s string) (Int, error) {
	// The common case: a few ASCII digits.
	if n := len(s); n > 0 && n < 19 {
		v, k := int64(0), 0
		if s[0] == '-' || s[0] == '+' {
			k = 1
		}
		for ; k < n && s[k]-'0' < 10; k++ {
			v = v*10 + int64(s[k]-'0')
		}
		if k == n && s[n-1]-'0' < 10 {
			if s[0] == '-' {
				v = -v
			}
			return Int{small: v}, nil
		}
	}
	return ParseIntBase(s, 10)
}

// ParseIntBase is int(s, base); ValueError as CPython raises it.
func ParseIntBase(s string, base int) (Int, error) {
	text, ok := asciiDigits(s)
	if ok {
		i, good, err := parseInt(text, base)
		if err != nil {
			return Int{}, err
		}
		if good {
			return i, nil
		}
	} else if base != 0 && (base < 2 || base > 36) {
		return Int{}, errIntBase()
	}
	return Int{}, Raise(ValueError, "invalid literal for int() with base "+strconv.Itoa(base)+": "+clipRunes(StrRepr(s), 200))
}

// parseIntBytes is int(b, base) for bytes.
func parseIntBytes(b string, base int) (Int, error) {
	i, good, err := parseInt(strings.Trim(b, " \t\n\r\v\f"), base)
	if err != nil {
		return Int{}, err
	}
	if !good {
		return Int{}, Raise(ValueError, "invalid literal for int() with base %d: %s", base, clipRunes(BytesRepr(b), 200))
	}
	return i, nil
}

func errIntBase() error {
	return Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
}

// clipRunes cuts s after n code points, as %.200R does.
func clipRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// asciiDigits strips white space and turns every Unicode decimal digit into its
// ASCII one, as CPython does before it reads numbers. ok is false if another
// character beyond ASCII remains.
func asciiDigits(s string) (string, bool) {
	s = StrStrip(s)
	if isASCII(s) {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		if r < 0x80 {
			b.WriteByte(byte(r))
			continue
		}
		switch d := decimalValue(r); {
		case d >= 0:
			b.WriteByte(byte('0' + d))
		case isSpaceRune(r):
			b.WriteByte(' ')
		default:
			return "", false
		}
	}
	return b.String(), true
}

// decimalValue is the value of a decimal digit of any script, or -1.
func decimalValue(r rune) int {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for i := range unicode.Nd.R16 {
		if rg := &unicode.Nd.R16[i]; r <= rune(rg.Hi) {
			if r < rune(rg.Lo) {
				return -1
			}
			return digitUnlessNew(r, rune(rg.Lo))
		}
	}
	for i := range unicode.Nd.R32 {
		if rg := &unicode.Nd.R32[i]; r <= rune(rg.Hi) {
			if r < rune(rg.Lo) {
				return -1
			}
			return digitUnlessNew(r, rune(rg.Lo))
		}
	}
	return -1
}

// digitUnlessNew counts from the start of a run of decimal digits, which come in
// tens, unless CPython's Unicode version does not know the character.
func digitUnlessNew(r, lo rune) int {
	if isNewerThanCPython(r) {
		return -1
	}
	return int(r-lo) % 10
}

// parseInt reads an ASCII literal after white space has gone: sign, prefix by
// base, digits with single underscores between them. ok is false for a bad
// literal; err is the ValueError of the limit on digits or of a bad base.
func parseInt(s string, base int) (i Int, ok bool, err error) {
	if base != 0 && (base < 2 || base > 36) {
		return Int{}, false, errIntBase()
	}
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	// A prefix may be followed by one underscore. In base 0 digits without a
	// prefix are decimal and must not start with 0 unless all are 0.
	onlyZeros := false
	prefixBase := 0
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			prefixBase = 16
		case 'o':
			prefixBase = 8
		case 'b':
			prefixBase = 2
		}
	}
	switch {
	case prefixBase != 0 && (base == 0 || base == prefixBase):
		base = prefixBase
		s = s[2:]
		s = strings.TrimPrefix(s, "_")
	case base == 0:
		base = 10
		onlyZeros = s != "" && s[0] == '0'
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return Int{}, false, nil
	}
	digits := strings.ReplaceAll(s, "_", "")
	for k := 0; k < len(digits); k++ {
		c := digits[k]
		var d int
		switch {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			d = int(c|0x20-'a') + 10
		default:
			return Int{}, false, nil
		}
		if d >= base {
			return Int{}, false, nil
		}
		if onlyZeros && d != 0 {
			return Int{}, false, nil
		}
	}
	if base&(base-1) != 0 && tooManyDigits(len(digits)) {
		return Int{}, false, Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", maxStrDigits(), len(digits))
	}
	if v, perr := strconv.ParseInt(digits, base, 64); perr == nil {
		if neg {
			v = -v
		}
		return Int{small: v}, true, nil
	}
	b, good := new(big.Int).SetString(digits, base)
	if !good {
		return Int{}, false, nil
	}
	if neg {
		b.Neg(b)
	}
	return IntFromBig(b), true, nil
}

// IntToBytes is i.to_bytes(length, byteorder, signed=signed).
func IntToBytes(i Int, length Int, byteorder string, signed bool) (string, error) {
	var little bool
	switch byteorder {
	case "little":
		little = true
	case "big":
	default:
		return "", Raise(ValueError, "byteorder must be either 'little' or 'big'")
	}
	n, err := length.Index()
	if err != nil {
		return "", err
	}
	if n < 0 {
		return "", Raise(ValueError, "length argument must be non-negative")
	}
	if !signed && i.Sign() < 0 {
		return "", Raise(OverflowError, "can't convert negative int to unsigned")
	}
	limit := 8 * n
	v := i.Big()
	if signed {
		// The sign takes a bit, except that -2**(k-1) fits in k bits.
		bitsNeeded := v.BitLen()
		if v.Sign() < 0 {
			bitsNeeded = new(big.Int).Not(v).BitLen()
		}
		if n > 0 && bitsNeeded > limit-1 || n == 0 && v.Sign() != 0 {
			return "", Raise(OverflowError, "int too big to convert")
		}
	} else if v.BitLen() > limit {
		return "", Raise(OverflowError, "int too big to convert")
	}
	if v.Sign() < 0 {
		v = new(big.Int).Add(v, new(big.Int).Lsh(bigOne, uint(limit)))
	}
	buf := v.FillBytes(make([]byte, n))
	if little {
		reverseBytes(buf)
	}
	return string(buf), nil
}

// IntFromBytes is int.from_bytes(b, byteorder, signed=signed).
func IntFromBytes(b string, byteorder string, signed bool) (Int, error) {
	buf := []byte(b)
	switch byteorder {
	case "little":
		reverseBytes(buf)
	case "big":
	default:
		return Int{}, Raise(ValueError, "byteorder must be either 'little' or 'big'")
	}
	v := new(big.Int).SetBytes(buf)
	if signed && len(buf) > 0 && buf[0]&0x80 != 0 {
		v.Sub(v, new(big.Int).Lsh(bigOne, uint(8*len(buf))))
	}
	return IntFromBig(v), nil
}

func reverseBytes(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

// IntBin, IntOct and IntHex are bin(i), oct(i) and hex(i).
func IntBin(i Int) string { return prefixedInt(i, 2, "0b") }

// IntOct is oct(i).
func IntOct(i Int) string { return prefixedInt(i, 8, "0o") }

// IntHex is hex(i).
func IntHex(i Int) string { return prefixedInt(i, 16, "0x") }

func prefixedInt(i Int, base int, prefix string) string {
	s := i.text(base)
	if s[0] == '-' {
		return "-" + prefix + s[1:]
	}
	return prefix + s
}
