package py

import (
	"strings"
	"unicode"
)

// Case and classification follow CPython's Unicode tables: Go's tables for what
// both know, and str_tables.go for the rest. Go's Unicode version is newer, so
// characters that CPython does not know are taken as unassigned.

// isNewerThanCPython tells whether CPython's tables do not know r yet.
func isNewerThanCPython(r rune) bool { return r >= 0xcf3 && inRanges(newerRunes[:], r) }

// isPrintableRune is str.isprintable() of one code point.
func isPrintableRune(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) && !isNewerThanCPython(r)
}

func isAlphaRune(r rune) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && !isNewerThanCPython(r)
}

func isDigitRune(r rune) bool {
	return decimalValue(r) >= 0 || r >= 0x80 && inRanges(digitRunes[:], r)
}

func isNumericRune(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	return (unicode.Is(unicode.N, r) || inRanges(numericRunes[:], r)) && !isNewerThanCPython(r)
}

func isLowerRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z'
	}
	return (unicode.Is(unicode.Ll, r) || unicode.Is(unicode.Other_Lowercase, r) && !isLaterLowercase(r)) && !isNewerThanCPython(r)
}

// isLaterLowercase lists characters that became Other_Lowercase after CPython's tables.
func isLaterLowercase(r rune) bool {
	return r == 0x10fc || r >= 0xa7f2 && r <= 0xa7f4 || r == 0xab69
}

func isUpperRune(r rune) bool {
	if r < 0x80 {
		return r >= 'A' && r <= 'Z'
	}
	return (unicode.Is(unicode.Lu, r) || unicode.Is(unicode.Other_Uppercase, r)) && !isNewerThanCPython(r)
}

func isTitleRune(r rune) bool { return r >= 0x80 && unicode.Is(unicode.Lt, r) }

func isCasedRune(r rune) bool { return isLowerRune(r) || isUpperRune(r) || isTitleRune(r) }

func isCaseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) && !isNewerThanCPython(r) ||
		inRanges(caseIgnorableRunes[:], r)
}

func isIdentStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || isAlphaRune(r)
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) && !inRanges(notIdentStartRunes[:], r) && !isNewerThanCPython(r)
}

func isIdentRune(r rune) bool {
	if r < 0x80 {
		return r == '_' || isAlphaRune(r) || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) &&
		!inRanges(notIdentRunes[:], r) && !isNewerThanCPython(r)
}

// asciiKinds tells what a text of one byte is, which loops over the characters of a text ask for.
var asciiKinds = func() (kinds [256]uint8) {
	for c := range 0x80 {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			kinds[c] = isAlphaKind
		case c >= '0' && c <= '9':
			kinds[c] = isDigitKind
		case c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f:
			kinds[c] = isSpaceKind
		}
	}
	return kinds
}()

const (
	isAlphaKind = 1 << iota
	isDigitKind
	isSpaceKind
)

// allRunes tells whether s is not empty and every code point satisfies is.
func allRunes(s string, is func(rune) bool) bool {
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		if !is(r) {
			return false
		}
		i += n
	}
	return s != ""
}

// StrIsAlpha is s.isalpha().
func StrIsAlpha(s string) bool {
	if len(s) == 1 {
		return asciiKinds[s[0]]&isAlphaKind != 0
	}
	return allRunes(s, isAlphaRune)
}

// StrIsDigit is s.isdigit().
func StrIsDigit(s string) bool {
	if len(s) == 1 {
		return asciiKinds[s[0]]&isDigitKind != 0
	}
	return allRunes(s, isDigitRune)
}

// StrIsDecimal is s.isdecimal().
func StrIsDecimal(s string) bool {
	return allRunes(s, func(r rune) bool { return decimalValue(r) >= 0 })
}

// StrIsNumeric is s.isnumeric().
func StrIsNumeric(s string) bool { return allRunes(s, isNumericRune) }

// StrIsAlnum is s.isalnum().
func StrIsAlnum(s string) bool {
	if len(s) == 1 {
		return asciiKinds[s[0]]&(isAlphaKind|isDigitKind) != 0
	}
	return allRunes(s, func(r rune) bool { return isAlphaRune(r) || isNumericRune(r) })
}

// StrIsSpace is s.isspace().
func StrIsSpace(s string) bool {
	if len(s) == 1 {
		return asciiKinds[s[0]]&isSpaceKind != 0
	}
	return allRunes(s, isSpaceRune)
}

// StrIsASCII is s.isascii().
func StrIsASCII(s string) bool { return isASCII(s) }

// StrIsPrintable is s.isprintable(), true of the empty string.
func StrIsPrintable(s string) bool { return s == "" || allRunes(s, isPrintableRune) }

// StrIsIdentifier is s.isidentifier().
func StrIsIdentifier(s string) bool {
	if s == "" {
		return false
	}
	r, n := decodeRune(s)
	return isIdentStart(r) && (n == len(s) || allRunes(s[n:], isIdentRune))
}

// StrIsLower is s.islower(): some cased character, and none that is not lower case.
func StrIsLower(s string) bool {
	cased := false
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		if isUpperRune(r) || isTitleRune(r) {
			return false
		}
		cased = cased || isLowerRune(r)
	}
	return cased
}

// StrIsUpper is s.isupper().
func StrIsUpper(s string) bool {
	cased := false
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		if isLowerRune(r) || isTitleRune(r) {
			return false
		}
		cased = cased || isUpperRune(r)
	}
	return cased
}

// StrIsTitle is s.istitle().
func StrIsTitle(s string) bool {
	cased, previous := false, false
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		switch {
		case isUpperRune(r) || isTitleRune(r):
			if previous {
				return false
			}
			previous, cased = true, true
		case isLowerRune(r):
			if !previous {
				return false
			}
			cased = true
		default:
			previous = false
		}
	}
	return cased
}

// appendUpper appends the full upper case of r.
func appendUpper(dst []byte, r rune) []byte {
	if r >= 0x80 {
		if s, ok := lookupText(upperTexts[:], r); ok {
			return append(dst, s...)
		}
		if isNewerThanCPython(r) {
			return appendRune(dst, r)
		}
	}
	return appendRune(dst, unicode.ToUpper(r))
}

// appendTitle appends the full title case of r.
func appendTitle(dst []byte, r rune) []byte {
	if r >= 0x80 {
		if s, ok := lookupText(titleTexts[:], r); ok {
			return append(dst, s...)
		}
		if isNewerThanCPython(r) {
			return appendRune(dst, r)
		}
	}
	return appendRune(dst, unicode.ToTitle(r))
}

// appendLower appends the full lower case of the code point r that begins at
// s[i:]; a capital sigma that ends a word becomes the final one.
func appendLower(dst []byte, r rune, s string, i, n int) []byte {
	switch {
	case r == 0x130:
		return append(dst, "i̇"...)
	case r == 'Σ':
		if isFinalSigma(s, i, n) {
			return append(dst, "ς"...)
		}
		return append(dst, "σ"...)
	case r >= 0x80 && isNewerThanCPython(r):
		return appendRune(dst, r)
	}
	return appendRune(dst, unicode.ToLower(r))
}

// isFinalSigma is Unicode's Final_Sigma: a cased letter before and none after,
// looking through case-ignorable characters.
func isFinalSigma(s string, i, n int) bool {
	before := s[:i]
	for {
		if before == "" {
			return false
		}
		r, k := decodeLastRune(before)
		if !isCaseIgnorable(r) {
			if !isCasedRune(r) {
				return false
			}
			break
		}
		before = before[:len(before)-k]
	}
	for after := s[i+n:]; after != ""; {
		r, k := decodeRune(after)
		if !isCaseIgnorable(r) {
			return !isCasedRune(r)
		}
		after = after[k:]
	}
	return true
}

// StrLower is s.lower().
func StrLower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		dst = appendLower(dst, r, s, i, n)
		i += n
	}
	return string(dst)
}

// StrUpper is s.upper().
func StrUpper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		dst = appendUpper(dst, r)
		i += n
	}
	return string(dst)
}

// StrCasefold is s.casefold().
func StrCasefold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		i += n
		folded, ok := "", false
		if r >= 0x80 {
			folded, ok = lookupText(foldTexts[:], r)
		}
		switch {
		case ok:
			dst = append(dst, folded...)
		case r == 0x130:
			dst = append(dst, "i̇"...)
		case r >= 0x13a0 && r <= 0x13f5 || isNewerThanCPython(r):
			// Cherokee folds to its capitals, which were there first.
			dst = appendRune(dst, r)
		case r >= 0x13f8 && r <= 0x13fd:
			dst = appendRune(dst, r-8)
		case r >= 0xab70 && r <= 0xabbf:
			dst = appendRune(dst, r-0xab70+0x13a0)
		default:
			dst = appendRune(dst, unicode.ToLower(r))
		}
	}
	return string(dst)
}

// StrCapitalize is s.capitalize(): the first code point in title case, the rest
// in lower case.
func StrCapitalize(s string) string {
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		if i == 0 {
			dst = appendTitle(dst, r)
		} else {
			dst = appendLower(dst, r, s, i, n)
		}
		i += n
	}
	return string(dst)
}

// StrTitle is s.title(): title case after every character without case.
func StrTitle(s string) string {
	dst := make([]byte, 0, len(s))
	previous := false
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		if previous {
			dst = appendLower(dst, r, s, i, n)
		} else {
			dst = appendTitle(dst, r)
		}
		previous = isCasedRune(r)
		i += n
	}
	return string(dst)
}

// StrSwapCase is s.swapcase().
func StrSwapCase(s string) string {
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		switch {
		case isUpperRune(r):
			dst = appendLower(dst, r, s, i, n)
		case isLowerRune(r):
			dst = appendUpper(dst, r)
		default:
			dst = appendRune(dst, r)
		}
		i += n
	}
	return string(dst)
}
