package py

// The names under which other packages ask for conversions of text.

// ParseInt is int(s, base); ValueError.
func ParseInt(s string, base int) (Int, error) {
	if base == 10 {
		return ParseIntText(s)
	}
	return ParseIntBase(s, base)
}

// ParseFloat is float(s); ValueError.
func ParseFloat(s string) (float64, error) { return ParseFloatText(s) }

// StrEncode is s.encode(encoding, errors); UnicodeEncodeError, LookupError.
func StrEncode(s, encoding, errors string) (string, error) {
	return EncodeStr(nil, s, encoding, errors)
}

// BytesDecode is b.decode(encoding, errors); UnicodeDecodeError, LookupError.
func BytesDecode(b, encoding, errors string) (string, error) {
	return DecodeBytes(nil, b, encoding, errors)
}
