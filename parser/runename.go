package parser

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/runenames"
)

// runeNames maps the names of \N{...} to characters. It is built on first use:
// few programs name a character.
var runeNames = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= 0x10FFFF; r++ {
		n := runenames.Name(r)
		if n == "" || n[0] == '<' {
			continue
		}
		m[n] = r
	}
	for _, a := range nameAliases {
		m[a.name] = a.r
	}
	return m
})

// ideographs are the ranges whose names are made of the code point.
var ideographs = []struct {
	prefix string
	ranges [][2]rune
}{
	{"CJK UNIFIED IDEOGRAPH-", [][2]rune{{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}}},
	{"TANGUT IDEOGRAPH-", [][2]rune{{0x17000, 0x187F7}, {0x18D00, 0x18D08}}},
}

// The parts of the names of Hangul syllables (Unicode, section 3.12).
var (
	hangulLead  = []string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulVowel = []string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulTail  = []string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

// lookupName finds a character by its Unicode name, in any case, as CPython does.
func lookupName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	for _, id := range ideographs {
		digits, ok := strings.CutPrefix(name, id.prefix)
		if !ok {
			continue
		}
		v, err := strconv.ParseUint(digits, 16, 32)
		if err != nil || len(digits) < 4 || len(digits) > 5 {
			return 0, false
		}
		for _, r := range id.ranges {
			if rune(v) >= r[0] && rune(v) <= r[1] {
				return rune(v), true
			}
		}
		return 0, false
	}
	if rest, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulSyllable(rest)
	}
	r, ok := runeNames()[name]
	return r, ok
}

// hangulSyllable composes a syllable from its romanised parts, longest part first.
func hangulSyllable(s string) (rune, bool) {
	longest := func(s string, parts []string) int {
		best := -1
		for i, p := range parts {
			if strings.HasPrefix(s, p) && (best < 0 || len(p) > len(parts[best])) {
				best = i
			}
		}
		return best
	}
	l := longest(s, hangulLead)
	s = s[len(hangulLead[l]):]
	v := longest(s, hangulVowel)
	if v < 0 {
		return 0, false
	}
	s = s[len(hangulVowel[v]):]
	t := longest(s, hangulTail)
	if s != hangulTail[t] {
		return 0, false
	}
	return rune(0xAC00 + (l*21+v)*28 + t), true
}

// nameAlias is one row of Unicode's NameAliases.txt.
type nameAlias struct {
	name string
	r    rune
}
