package py

import (
	"strconv"
	"strings"
)

// PercentPart is a part of the left operand of %: literal text, or a conversion.
type PercentPart struct {
	Literal string
	Kind    rune   // 0 for literal text; 's', 'r' and 'a', 'd' for all that takes an int, 'f' for all that takes a float
	Spec    string // what format() does the same by, of the converted text, the int or the float
}

// maxPlannedSize bounds the widths and precisions that PercentParts takes: absurd ones raise.
const maxPlannedSize = 1000

// PercentParts takes a constant left operand of % apart for a compiler. ok is false for one that is malformed, has
// conversions by name or with widths among the operands, or does what no specification of format() does.
func PercentParts(s string) (parts []PercentPart, ok bool) {
	text := ""
	for s != "" {
		k := strings.IndexByte(s, '%')
		if k < 0 {
			text += s
			break
		}
		text, s = text+s[:k], s[k+1:]
		if strings.HasPrefix(s, "%") {
			text, s = text+"%", s[1:]
			continue
		}
		part, rest, ok := percentPart(s)
		if !ok {
			return nil, false
		}
		if text != "" {
			parts = append(parts, PercentPart{Literal: text})
		}
		parts, text, s = append(parts, part), "", rest
	}
	if text != "" || len(parts) == 0 {
		parts = append(parts, PercentPart{Literal: text})
	}
	return parts, true
}

// percentPart takes the conversion at the start of s off.
func percentPart(s string) (part PercentPart, rest string, ok bool) {
	flags := len(s) - len(strings.TrimLeft(s, "-+ 0"))
	minus, plus, zero := strings.Contains(s[:flags], "-"), strings.Contains(s[:flags], "+"), strings.Contains(s[:flags], "0")
	space := strings.Contains(s[:flags], " ") && !plus
	width, s := percentSize(s[flags:])
	precision := -1
	if strings.HasPrefix(s, ".") {
		precision, s = percentSize(s[1:])
	}
	if s == "" || width > maxPlannedSize || precision > maxPlannedSize || minus && zero {
		return part, s, false
	}
	kind := s[0]
	sized := ""
	if width > 0 {
		sized = strconv.Itoa(width)
	}
	exact := ""
	if precision >= 0 {
		exact = "." + strconv.Itoa(precision)
	}
	align := ""
	if width > 0 && minus {
		align = "<"
	}
	switch {
	case plus:
		align += "+"
	case space:
		align += " "
	}
	if zero && width > 0 {
		align += "0"
	}
	switch kind {
	case 's', 'r', 'a':
		if plus || zero || space {
			return part, s, false
		}
		if width > 0 && !minus {
			align = ">"
		}
		return PercentPart{Kind: rune(kind), Spec: align + sized + exact}, s[1:], true
	case 'd', 'i', 'u', 'x', 'X', 'o':
		if kind == 'i' || kind == 'u' {
			kind = 'd'
		}
		part = PercentPart{Kind: 'd', Spec: align + sized + string(kind)}
		if part.Spec == "d" {
			part.Spec = ""
		}
		return part, s[1:], precision < 0
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return PercentPart{Kind: 'f', Spec: align + sized + exact + string(kind)}, s[1:], true
	}
	return part, s, false
}

// percentSize reads a width or precision: 0 for none.
func percentSize(s string) (n int, rest string) {
	for s != "" && isDigitByte(s[0]) && n <= maxPlannedSize {
		n = n*10 + int(s[0]-'0')
		s = s[1:]
	}
	return n, s
}
