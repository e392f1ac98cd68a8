package web

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// pattern is a compiled route path, Starlette's compile_path. A path whose every
// parameter fills a whole segment, and whose path convertor, if any, comes last, is
// matched segment by segment; any other path by a regular expression.
type pattern struct {
	path     string
	segments []segment // simple patterns: "/" + segments joined by "/"
	rest     bool      // the last segment is {name:path}
	expr     *regexp.Regexp
	params   []pathParam
}

type segment struct {
	literal string
	param   bool
	convert *convertor
}

type pathParam struct {
	name    string
	convert *convertor
}

// convertor is one of Starlette's path convertors.
type convertor struct {
	regex string
	whole *regexp.Regexp // nil: any segment that is not empty
	value func(text string) (py.Value, error)
}

func text(s string) (py.Value, error) { return py.Str(s), nil }

var convertors = map[string]*convertor{
	"str":  {regex: `[^/]+`, value: text},
	"path": {regex: `.*`, value: text},
	"int": {regex: `[0-9]+`, whole: regexp.MustCompile(`^[0-9]+$`), value: func(s string) (py.Value, error) {
		i, err := py.ParseInt(s, 10)
		if err != nil {
			return nil, err
		}
		return i.Value(), nil
	}},
	"float": {regex: `[0-9]+(?:\.[0-9]+)?`, whole: regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`), value: func(s string) (py.Value, error) {
		f, err := py.ParseFloat(s)
		if err != nil {
			return nil, err
		}
		return py.Float(f), nil
	}},
	"uuid": {regex: uuidRegex, whole: regexp.MustCompile("^" + uuidRegex + "$"), value: func(s string) (py.Value, error) {
		return py.ParseUUID(s)
	}},
}

const uuidRegex = `[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}`

var paramRegex = regexp.MustCompile(`\{([a-zA-Z_][a-zA-Z0-9_]*)(?::([a-zA-Z_][a-zA-Z0-9_]*))?\}`)

// compilePath compiles a route path. It fails on an unknown convertor.
func compilePath(path string) (*pattern, error) {
	p := &pattern{path: path}
	found := paramRegex.FindAllStringSubmatchIndex(path, -1)
	expr, at, simple := "^", 0, strings.HasPrefix(path, "/")
	for i, m := range found {
		name, kind := path[m[2]:m[3]], "str"
		if m[4] >= 0 {
			kind = path[m[4]:m[5]]
		}
		c := convertors[kind]
		if c == nil {
			return nil, fmt.Errorf("unknown path convertor %q in %s", kind, path)
		}
		p.params = append(p.params, pathParam{name, c})
		whole := m[0] > 0 && path[m[0]-1] == '/' && (m[1] == len(path) || path[m[1]] == '/')
		if kind == "path" {
			whole = whole && i == len(found)-1 && m[1] == len(path)
			p.rest = true
		}
		simple = simple && whole
		expr += regexp.QuoteMeta(path[at:m[0]]) + "(" + c.regex + ")"
		at = m[1]
	}
	// chi gives these characters a meaning of its own.
	simple = simple && !strings.ContainsAny(paramRegex.ReplaceAllString(path, ""), "*{}")
	if !simple {
		var err error
		// Python's "." does not match a newline, and "$" allows one before the end.
		p.expr, err = regexp.Compile(expr + regexp.QuoteMeta(path[at:]) + `\n?$`)
		return p, err
	}
	n := 0
	for _, s := range strings.Split(path[1:], "/") {
		if paramRegex.MatchString(s) {
			p.segments = append(p.segments, segment{param: true, convert: p.params[n].convert})
			n++
		} else {
			p.segments = append(p.segments, segment{literal: s})
		}
	}
	return p, nil
}

// match reports whether path fits and appends the text of each parameter to dst.
func (p *pattern) match(path string, dst []string) ([]string, bool) {
	if p.expr != nil {
		m := p.expr.FindStringSubmatch(path)
		if m == nil {
			return dst, false
		}
		return append(dst, m[1:]...), true
	}
	if path == "" || path[0] != '/' {
		return dst, false
	}
	path = path[1:]
	last := len(p.segments) - 1
	for i := range p.segments {
		s := &p.segments[i]
		if i == last && p.rest {
			if strings.IndexByte(path, '\n') >= 0 {
				return dst, false
			}
			return append(dst, path), true
		}
		piece, rest, more := strings.Cut(path, "/")
		if more == (i == last) {
			return dst, false
		}
		if !s.param {
			if piece != s.literal {
				return dst, false
			}
		} else {
			if piece == "" || s.convert.whole != nil && !s.convert.whole.MatchString(piece) {
				return dst, false
			}
			dst = append(dst, piece)
		}
		path = rest
	}
	return dst, true
}

// shape is the pattern as chi writes it, with parameters numbered, so that two routes
// that differ in names alone share a node. Patterns with an expression have none.
func (p *pattern) shape() string {
	var b strings.Builder
	for i, s := range p.segments {
		b.WriteByte('/')
		switch {
		case i == len(p.segments)-1 && p.rest:
			b.WriteByte('*')
		case s.param:
			fmt.Fprintf(&b, "{p%d}", i)
		default:
			b.WriteString(s.literal)
		}
	}
	return b.String()
}

// overlaps reports whether some path fits both p and q. It may say yes too often.
func (p *pattern) overlaps(q *pattern) bool {
	if p.expr != nil || q.expr != nil {
		return true
	}
	for i := 0; ; i++ {
		pEnd, qEnd := i == len(p.segments), i == len(q.segments)
		if pEnd || qEnd {
			return pEnd && qEnd
		}
		if p.rest && i == len(p.segments)-1 || q.rest && i == len(q.segments)-1 {
			return true
		}
		a, b := &p.segments[i], &q.segments[i]
		if !a.param && !b.param && a.literal != b.literal {
			return false
		}
	}
}
