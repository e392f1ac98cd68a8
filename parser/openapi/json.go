package openapi

import (
	"encoding/json"
	"fmt"
)

// A JSON document is scanned here and not by the library: that reads JSON without places,
// without the order of keys, and a large document five times slower.

// maxDepth is how deep a document may nest.
const maxDepth = 1000

// jsonError is a place where a JSON document is wrong.
type jsonError struct {
	at  int
	msg string
}

// Error says what is wrong.
func (e *jsonError) Error() string { return e.msg }

// scanJSON reads a JSON document into a tree.
func scanJSON(text []byte) (*node, error) {
	s := &jsonScanner{text: text}
	s.space()
	n, err := s.value(0)
	if err != nil {
		return nil, err
	}
	s.space()
	if s.at < len(text) {
		return nil, s.fail("more text behind the document")
	}
	return n, nil
}

type jsonScanner struct {
	text []byte
	at   int
}

func (s *jsonScanner) fail(format string, args ...any) error {
	return &jsonError{s.at, fmt.Sprintf(format, args...)}
}

func (s *jsonScanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

func (s *jsonScanner) value(depth int) (*node, error) {
	if s.at >= len(s.text) {
		return nil, s.fail("the document ends where a value should be")
	}
	if depth > maxDepth {
		return nil, s.fail("values nest deeper than %d levels", maxDepth)
	}
	n := &node{at: s.at}
	var err error
	switch c := s.text[s.at]; {
	case c == '{':
		err = s.object(n, depth)
	case c == '[':
		err = s.array(n, depth)
	case c == '"':
		n.kind = stringKind
		n.text, err = s.string()
	case c == '-' || c >= '0' && c <= '9':
		err = s.number(n)
	default:
		err = s.word(n)
	}
	n.end = s.at
	if n.kind == mappingKind || n.kind == sequenceKind {
		n.end = n.at + 1
	}
	return n, err
}

func (s *jsonScanner) object(n *node, depth int) error {
	n.kind = mappingKind
	s.at++
	for {
		s.space()
		if s.at < len(s.text) && s.text[s.at] == '}' && len(n.keys) == 0 {
			s.at++
			return nil
		}
		if s.at >= len(s.text) || s.text[s.at] != '"' {
			return s.fail("a key in double quotes should be here")
		}
		begin := s.at
		key, err := s.string()
		if err != nil {
			return err
		}
		end := s.at
		s.space()
		if s.at >= len(s.text) || s.text[s.at] != ':' {
			return s.fail("a colon should be here")
		}
		s.at++
		s.space()
		v, err := s.value(depth + 1)
		if err != nil {
			return err
		}
		v.at, v.end = begin, end
		n.keys, n.items = append(n.keys, key), append(n.items, v)
		if done, err := s.next('}'); done || err != nil {
			return err
		}
	}
}

func (s *jsonScanner) array(n *node, depth int) error {
	n.kind = sequenceKind
	s.at++
	for {
		s.space()
		if s.at < len(s.text) && s.text[s.at] == ']' && len(n.items) == 0 {
			s.at++
			return nil
		}
		v, err := s.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, v)
		if done, err := s.next(']'); done || err != nil {
			return err
		}
	}
}

// next reads the comma between two items, or the end of the collection.
func (s *jsonScanner) next(end byte) (bool, error) {
	s.space()
	if s.at < len(s.text) {
		switch s.text[s.at] {
		case ',':
			s.at++
			return false, nil
		case end:
			s.at++
			return true, nil
		}
	}
	return false, s.fail("a comma or %q should be here", end)
}

func (s *jsonScanner) string() (string, error) {
	begin := s.at
	plain := true
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			if plain {
				return string(s.text[begin+1 : s.at-1]), nil
			}
			var out string
			if err := json.Unmarshal(s.text[begin:s.at], &out); err != nil {
				s.at = begin
				return "", s.fail("the string is malformed: %v", err)
			}
			return out, nil
		case c == '\\':
			plain = false
			s.at++
		case c < 0x20:
			return "", s.fail("a control character in a string")
		}
	}
	s.at = begin
	return "", s.fail("the string has no end")
}

func (s *jsonScanner) number(n *node) error {
	begin := s.at
	for s.at < len(s.text) && isNumberByte(s.text[s.at]) {
		s.at++
	}
	n.kind, n.text = numberKind, string(s.text[begin:s.at])
	if !json.Valid(s.text[begin:s.at]) {
		s.at = begin
		return s.fail("%q is no number", n.text)
	}
	return nil
}

func isNumberByte(c byte) bool {
	return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'
}

func (s *jsonScanner) word(n *node) error {
	for word, k := range map[string]kind{"true": boolKind, "false": boolKind, "null": nullKind} {
		if len(s.text)-s.at >= len(word) && string(s.text[s.at:s.at+len(word)]) == word {
			n.kind, n.text = k, word
			s.at += len(word)
			return nil
		}
	}
	return s.fail("a value should be here")
}
