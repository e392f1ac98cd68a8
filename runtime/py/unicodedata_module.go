package py

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Module unicodedata, as far as x/text and Go's tables have it: normal forms, combining
// classes and categories. What Unicode assigned after 14.0.0 counts as unassigned, as in
// CPython 3.11.

// normalForm is the form that a name asks for; ValueError.
func normalForm(v Value) (norm.Form, error) {
	name, ok := AsStr(v)
	if !ok {
		return 0, Raise(TypeError, "normalize() argument 1 must be str, not %s", typeNameOf(v))
	}
	switch name {
	case "NFC":
		return norm.NFC, nil
	case "NFD":
		return norm.NFD, nil
	case "NFKC":
		return norm.NFKC, nil
	case "NFKD":
		return norm.NFKD, nil
	}
	return 0, Raise(ValueError, "invalid normalization form")
}

// normalize is unicodedata.normalize(form, text).
func normalize(function string, a []Value) (text, normal string, err error) {
	form, err := normalForm(a[0])
	if err != nil {
		return "", "", err
	}
	text, ok := AsStr(a[1])
	if !ok {
		return "", "", Raise(TypeError, "%s() argument 2 must be str, not %s", function, typeNameOf(a[1]))
	}
	return text, normalText(form, text), nil
}

// normalText leaves characters alone that CPython's tables do not have; those are starters
// there, over which nothing is reordered or composed.
func normalText(form norm.Form, text string) string {
	if i := strings.IndexFunc(text, isNewerThanCPython); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		return form.String(text[:i]) + text[i:i+size] + normalText(form, text[i+size:])
	}
	return form.String(text)
}

// oneRune is the argument of functions that look at one character.
func oneRune(function string, v Value) (rune, error) {
	s, ok := AsStr(v)
	if !ok || StrLen(s) != 1 {
		return 0, Raise(TypeError, "%s() argument must be a unicode character, not %s", function, typeNameOf(v))
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 {
		r = rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f) // a lone surrogate
	}
	return r, nil
}

// runeCategory is the general category of a character.
func runeCategory(r rune) string {
	if isNewerThanCPython(r) {
		return "Cn"
	}
	for name, table := range unicode.Categories {
		if len(name) == 2 && name != "LC" && unicode.Is(table, r) {
			return name
		}
	}
	return "Cn"
}

var unicodedataFunctions = []Method{
	{Name: "normalize", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, normal, err := normalize("normalize", a)
		return Str(normal), err
	}},
	{Name: "is_normalized", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, normal, err := normalize("is_normalized", a)
		return MakeBool(text == normal), err
	}},
	{Name: "category", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r, err := oneRune("category", a[0])
		if err != nil {
			return nil, err
		}
		return Str(runeCategory(r)), nil
	}},
	{Name: "combining", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r, err := oneRune("combining", a[0])
		if err != nil || isNewerThanCPython(r) || r >= 0xd800 && r < 0xe000 {
			return MakeInt(0), err
		}
		return MakeInt(int64(norm.NFC.PropertiesString(string(r)).CCC())), nil
	}},
}

// runeClass is a range of characters and what they have in common, runeNumber one of numeric characters.
type (
	runeClass struct {
		lo, hi rune
		class  string
	}
	runeNumber struct {
		lo, hi             rune
		numerator, divisor int64
	}
)

// classRow is a function that looks a character up in a table.
func classRow(name string, table []runeClass, value func(class string) Value) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		r, err := oneRune(name, a[0])
		if err != nil {
			return nil, err
		}
		i := sort.Search(len(table), func(i int) bool { return table[i].hi >= r })
		if i < len(table) && table[i].lo <= r {
			return value(table[i].class), nil
		}
		return value(""), nil
	}}
}

// numberRow is decimal, digit and numeric: which of the numeric characters it takes is asked of has.
func numberRow(name, refusal string, has func(r rune) bool, value func(numerator, divisor int64) Value) Method {
	return Method{Name: name, Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		r, err := firstRune(name, a[0])
		if err != nil {
			return nil, err
		}
		table := numberRunes[:]
		i := sort.Search(len(table), func(i int) bool { return table[i].hi >= r })
		if i < len(table) && table[i].lo <= r && has(r) {
			return value(table[i].numerator+int64(r-table[i].lo), table[i].divisor), nil
		}
		if a[1] != nil {
			return a[1], nil
		}
		return nil, Raise(ValueError, "%s", refusal)
	}}
}

// firstRune is oneRune for functions with more arguments.
func firstRune(function string, v Value) (rune, error) {
	r, err := oneRune(function, v)
	if err != nil {
		err = Raise(TypeError, "%s() argument 1 must be a unicode character, not %s", function, typeNameOf(v))
	}
	return r, err
}

// runesByName are the characters that have a name in the table.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := map[string]rune{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if name := runeName(r); name != "" {
			m[name] = r
		}
	}
	return m
})

var unicodedataNames = []Method{
	{Name: "name", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		r, err := firstRune("name", a[0])
		if err != nil {
			return nil, err
		}
		if name := runeName(r); name != "" {
			return Str(name), nil
		}
		if a[1] != nil {
			return a[1], nil
		}
		return nil, Raise(ValueError, "no such name")
	}},
	{Name: "lookup", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "lookup() argument must be str, not %s", typeNameOf(a[0]))
		}
		if r, ok := runesByName()[strings.ToUpper(name)]; ok {
			return Str(string(r)), nil
		}
		return nil, NewException(t, KeyError, Str("undefined character name '"+name+"'"))
	}},
	classRow("bidirectional", bidirectionalRunes[:], func(class string) Value { return Str(class) }),
	classRow("east_asian_width", wideRunes[:], func(class string) Value { return Str(choose(class == "", "N", class)) }),
	classRow("mirrored", mirroredRunes[:], func(class string) Value { return MakeInt(int64(len(class))) }),
	numberRow("decimal", "not a decimal", func(r rune) bool { return runeCategory(r) == "Nd" }, wholeNumber),
	numberRow("digit", "not a digit", isDigitRune, wholeNumber),
	numberRow("numeric", "not a numeric character", func(rune) bool { return true }, func(numerator, divisor int64) Value {
		return Float(float64(numerator) / float64(divisor))
	}),
}

func wholeNumber(numerator, _ int64) Value { return MakeInt(numerator) }

// UnicodedataModule is the module unicodedata.
var UnicodedataModule = NewNative("unicodedata", func() *Module {
	m := NewNativeModule("unicodedata", append(unicodedataNames, unicodedataFunctions...))
	m.Dict.SetStr("unidata_version", Str("14.0.0"))
	return m
})
