package schema

import (
	"fmt"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// Name is "uuid".
func (n *UUID) Name() string { return "uuid" }

// Validate reads a UUID: an instance, its text, or 16 bytes.
func (n *UUID) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if u, ok := py.Unwrap(in).(*py.UUID); ok {
		if n.Version != 0 && u.Version() != n.Version {
			return nil, fail(t, st, "uuid_version", in, "expected_version", n.Version)
		}
		return in, nil
	}
	if st.strictOr(n.Strict) && !st.modeJSON {
		return nil, fail(t, st, "is_instance_of", in, "class", "UUID")
	}
	if !st.modeJSON {
		st.floor(exactLax)
	}
	var u py.UUID
	problem := ""
	if s, ok := py.AsStr(in); ok {
		u.B, problem = parseUUID(s)
	} else if b, ok := py.AsBytes(in); ok && !st.json {
		if u.B, problem = parseUUID(b); problem != "" {
			problem = ""
			if len(b) != 16 {
				problem = fmt.Sprintf("invalid length: expected 16 bytes, found %d", len(b))
			}
			copy(u.B[:], b)
		}
	} else {
		return nil, fail(t, st, "uuid_type", in)
	}
	if problem != "" {
		return nil, fail(t, st, "uuid_parsing", in, "error", problem)
	}
	if n.Version != 0 && (int(u.B[6]>>4) != n.Version || u.B[8]>>6 != 2) {
		return nil, fail(t, st, "uuid_version", in, "expected_version", n.Version)
	}
	return &u, nil
}

// uuidGroups are where the hyphenated form's groups start and how long they are.
var uuidGroups = [5]struct{ start, length int }{{0, 8}, {9, 4}, {14, 4}, {19, 4}, {24, 12}}

// parseUUID reads the simple, hyphenated, braced and URN forms; the second
// result is the uuid crate's error text.
func parseUUID(s string) (b [16]byte, problem string) {
	var ok bool
	switch {
	case len(s) == 32:
		ok = hexInto(b[:], s)
	case len(s) == 36:
		b, ok = parseHyphenated(s)
	case len(s) == 38 && s[0] == '{' && s[37] == '}':
		b, ok = parseHyphenated(s[1:37])
	case len(s) == 45 && s[:9] == "urn:uuid:":
		b, ok = parseHyphenated(s[9:])
	}
	if ok {
		return b, ""
	}
	return b, uuidProblem(s)
}

func parseHyphenated(s string) (b [16]byte, ok bool) {
	at := 0
	for i, g := range uuidGroups {
		if i > 0 && s[g.start-1] != '-' {
			return b, false
		}
		if !hexInto(b[at:at+g.length/2], s[g.start:g.start+g.length]) {
			return b, false
		}
		at += g.length / 2
	}
	return b, true
}

func hexInto(dst []byte, s string) bool {
	for i := range dst {
		hi, lo := hexDigit(s[2*i]), hexDigit(s[2*i+1])
		if hi < 0 || lo < 0 {
			return false
		}
		dst[i] = byte(hi<<4 | lo)
	}
	return true
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// uuidProblem finds what is wrong with a text that is no UUID.
func uuidProblem(s string) string {
	if len(s) > 45 { // longer than any form
		return fmt.Sprintf("invalid length: found %d", len(s))
	}
	if !utf8.ValidString(s) {
		return "non-UTF8 input"
	}
	body, offset, simple := s, 0, true
	switch {
	case len(s) == 32 || len(s) == 36: // read as the plain forms
	case len(s) >= 2 && s[0] == '{' && s[len(s)-1] == '}':
		body, offset, simple = s[1:len(s)-1], 1, false
	case len(s) >= 9 && s[:9] == "urn:uuid:":
		body, offset, simple = s[9:], 9, false
	}
	hyphens := 0
	var at [4]int
	for i, r := range body {
		if r == '-' {
			if hyphens < 4 {
				at[hyphens] = i
			}
			hyphens++
		} else if r >= utf8.RuneSelf || hexDigit(byte(r)) < 0 {
			return fmt.Sprintf("invalid character: found `%c` at %d", r, i+offset)
		}
	}
	if hyphens == 0 && simple {
		return fmt.Sprintf("invalid length: found %d", len(s))
	}
	if hyphens != 4 {
		return fmt.Sprintf("invalid group count: expected 5, found %d", hyphens+1)
	}
	group, length := 4, len(s)-uuidGroups[4].start
	for i := range at {
		if at[i] != uuidGroups[i+1].start-1 {
			group, length = i, at[i]-uuidGroups[i].start
			break
		}
	}
	return fmt.Sprintf("invalid group length in group %d: expected %d, found %d", group, uuidGroups[group].length, uint64(length))
}
