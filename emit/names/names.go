// Package names turns Python names into Go identifiers.
//
// A Python name is cut into words at underscores and at changes of case; each word is
// written in Go's way (initialisms such as ID and URL in one case), and the words are
// joined to an exported or an unexported name. What Go reserves is replaced by a fixed
// rule. Collisions are resolved after all names of a package are known (Resolve), so that
// the result does not depend on which of two equal names came first, and inside functions
// by block (Scope), so that a local name is only numbered where Go would confuse two.
package names

import (
	"strings"
	"unicode"
)

// initialisms are the words that Go writes in one case (from Go's own style guide).
var initialisms = set(`ACL API ASCII CPU CSS CSV DB DNS EOF GUID HTML HTTP HTTPS ID IDS IP JSON JWT
	LHS OS PDF QPS RAM RHS RPC SLA SMTP SQL SSH SSL TCP TLS TTL UDP UI UID UUID URI URL URLS UTF8 VM XML
	XMPP XSRF XSS`)

// irregular are the plurals of initialisms: Go writes IDs and URLs.
var irregular = map[string]string{"IDS": "IDs", "URLS": "URLs"}

// reserved maps a word that cannot, or should not, name a variable in Go to the name
// that is used for it. Words that are missing here get the suffix "Value".
var reserved = map[string]string{
	"type": "typ", "func": "fn", "map": "mapping", "range": "rng", "string": "str", "len": "length",
	"interface": "iface", "package": "pkg", "import": "imported", "var": "variable", "const": "constant",
	"new": "fresh", "error": "failure", "err": "failure", "cap": "capacity", "copy": "copied", "default": "fallback", "switch": "choice",
	"case": "variant", "select": "selection", "struct": "structure", "append": "appended", "close": "closing",
	"delete": "deletion", "min": "least", "max": "most", "any": "anything", "int": "integer", "float64": "float",
	"bool": "flag", "byte": "octet", "nil": "null", "go": "goes", "chan": "channel", "print": "printed",
	"clear": "cleared", "real": "realPart", "imag": "imagPart", "panic": "alarm", "recover": "recovered", "make": "made",
}

// goWords are Go's keywords and predeclared identifiers.
var goWords = set(`break case chan const continue default defer else fallthrough for func go goto if import
	interface map package range return select struct switch type var
	any append bool byte cap clear close comparable complex complex128 complex64 copy delete err error false float32
	float64 imag int int16 int32 int64 int8 iota len make max min new nil panic print println real recover
	err rune string true uint uint16 uint32 uint64 uint8 uintptr`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Exported returns the exported Go name of a Python name: item_id is ItemID.
func Exported(python string) string {
	name := join(split(python), true)
	if name == "" {
		return "Value"
	}
	if first := []rune(name)[0]; !unicode.IsUpper(first) {
		// Scripts without case, and names that begin with a digit after cutting.
		return "X" + name
	}
	return name
}

// Unexported returns the unexported Go name of a Python name: item_id is itemID, type
// is typ.
func Unexported(python string) string {
	name := join(split(python), false)
	switch {
	case name == "":
		return "value"
	case goWords[name]:
		return Escape(name)
	case unicode.IsDigit([]rune(name)[0]):
		return "x" + name
	}
	return name
}

// Escape returns the name that stands for one of Go's own words.
func Escape(word string) string {
	if to, ok := reserved[word]; ok {
		return to
	}
	return word + "Value"
}

// split cuts a Python name into words: at underscores, before an upper-case letter that
// follows a lower-case one, and before the last capital of a run (HTTPError is HTTP Error).
func split(name string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes := []rune(part)
		start := 0
		for i := 1; i < len(runes); i++ {
			lowerUpper := !unicode.IsUpper(runes[i-1]) && unicode.IsUpper(runes[i])
			runEnds := i+1 < len(runes) && unicode.IsUpper(runes[i-1]) && unicode.IsUpper(runes[i]) && unicode.IsLower(runes[i+1])
			if lowerUpper || runEnds {
				words = append(words, string(runes[start:i]))
				start = i
			}
		}
		words = append(words, string(runes[start:]))
	}
	return words
}

func join(words []string, exported bool) string {
	var b strings.Builder
	for i, w := range words {
		upper := strings.ToUpper(w)
		switch {
		case i == 0 && !exported:
			b.WriteString(strings.ToLower(w))
		case irregular[upper] != "":
			b.WriteString(irregular[upper])
		case initialisms[upper]:
			b.WriteString(upper)
		default:
			b.WriteString(capitalize(w))
		}
	}
	return b.String()
}

// capitalize writes the first letter in upper case. A word in capitals (a constant's)
// becomes an ordinary one; other mixed words keep their case.
func capitalize(w string) string {
	runes := []rune(w)
	if len(runes) > 1 && strings.ToUpper(w) == w {
		runes = []rune(strings.ToLower(w))
	}
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
