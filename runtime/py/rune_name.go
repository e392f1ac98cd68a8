package py

import (
	"fmt"

	"golang.org/x/text/unicode/runenames"
)

// UseRuneNames puts the table of the names of characters in place, for the error handler namereplace. The table is
// large: a service calls this where a text of its program names the handler.
func UseRuneNames() bool {
	UnicodeName = runeName
	return true
}

// ideographs are the ranges whose names are made of the code point (Unicode 14, section 4.8).
var ideographs = []struct {
	prefix      string
	first, last rune
}{
	{"CJK UNIFIED IDEOGRAPH-", 0x3400, 0x4DBF}, {"CJK UNIFIED IDEOGRAPH-", 0x4E00, 0x9FFF}, {"CJK UNIFIED IDEOGRAPH-", 0x20000, 0x2A6DF},
	{"CJK UNIFIED IDEOGRAPH-", 0x2A700, 0x2B738}, {"CJK UNIFIED IDEOGRAPH-", 0x2B740, 0x2B81D}, {"CJK UNIFIED IDEOGRAPH-", 0x2B820, 0x2CEA1},
	{"CJK UNIFIED IDEOGRAPH-", 0x2CEB0, 0x2EBE0}, {"CJK UNIFIED IDEOGRAPH-", 0x30000, 0x3134A},
}

// The parts of the names of Hangul syllables (Unicode, section 3.12).
var (
	hangulLead  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowel = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulTail  = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

// runeName is the name of a character in CPython 3.11's database, "" where it has none.
func runeName(r rune) string {
	if isNewerThanCPython(r) {
		return ""
	}
	if r >= 0xAC00 && r <= 0xD7A3 {
		i := int(r - 0xAC00)
		return "HANGUL SYLLABLE " + hangulLead[i/588] + hangulVowel[i%588/28] + hangulTail[i%28]
	}
	for _, of := range ideographs {
		if r >= of.first && r <= of.last {
			return fmt.Sprintf("%s%04X", of.prefix, r)
		}
	}
	name := runenames.Name(r)
	if name == "" || name[0] == '<' {
		return "" // controls, private use and the like
	}
	return name
}
