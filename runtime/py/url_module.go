package py

import "strings"

var (
	typeSplitResult  = newURLResult("SplitResult", "scheme", "netloc", "path", "query", "fragment")
	typeParseResult  = newURLResult("ParseResult", "scheme", "netloc", "path", "params", "query", "fragment")
	typeDefragResult = newURLResult("DefragResult", "url", "fragment")
)

// newURLResult declares a namedtuple of urllib.parse with the parts of netloc.
func newURLResult(name string, fields ...string) *Type {
	c := newStructSeq("urllib.parse", name, fields...)
	part := func(name string, f func(SplitURL) (Value, error)) Attribute {
		return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) {
			s, _ := AsStr(self.(*Tuple).Items[1])
			return f(SplitURL{Netloc: s})
		}}
	}
	if len(fields) > 2 {
		c.SetAttributes([]Attribute{
			part("username", SplitURL.Username), part("password", SplitURL.Password),
			part("hostname", SplitURL.Hostname), part("port", SplitURL.Port),
		})
	}
	c.SetMethods([]Method{
		{Name: "geturl", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			var s []string
			for _, v := range self.(*Tuple).Items {
				text, _ := AsStr(v)
				s = append(s, text)
			}
			switch len(s) {
			case 2:
				if s[1] != "" {
					return Str(s[0] + "#" + s[1]), nil
				}
				return Str(s[0]), nil
			case 6:
				return Str(unparseURL(s)), nil
			}
			return Str(SplitURL{s[0], s[1], s[2], s[3], s[4]}.String()), nil
		}},
		{Name: "_replace", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			items := append([]Value{}, self.(*Tuple).Items...)
		next:
			for _, k := range kw {
				for i, f := range fields {
					if f == k.Name {
						items[i] = k.Value
						continue next
					}
				}
				return nil, Raise(ValueError, "Got unexpected field names: [%s]", StrRepr(k.Name))
			}
			return structSeq(c, items...), nil
		}},
		{Name: "_asdict", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := NewDict()
			for i, f := range fields {
				d.SetStr(f, self.(*Tuple).Items[i])
			}
			return d, nil
		}},
	}, "")
	return c
}

func unparseURL(s []string) string {
	path := s[2]
	if s[3] != "" {
		path += ";" + s[3]
	}
	return SplitURL{s[0], s[1], path, s[4], s[5]}.String()
}

func strs(parts ...string) []Value {
	out := make([]Value, len(parts))
	for i, p := range parts {
		out[i] = Str(p)
	}
	return out
}

// urlText takes a URL that is a str, or bytes decoded as ASCII.
func urlText(v Value) (string, error) {
	if s, ok := AsStr(v); ok {
		return s, nil
	}
	if b, ok := bytesLike(v); ok {
		return DecodeBytes(nil, b, "ascii", "strict")
	}
	return "", Raise(AttributeError, "'%s' object has no attribute 'decode'", v.Type().Name)
}

// quoteArg takes what quote encodes: str by encoding and errors, or bytes.
func quoteArg(t *Task, v, encoding, errors Value) (string, error) {
	if s, ok := AsStr(v); ok {
		e, h := "utf-8", "strict"
		if x, ok := AsStr(encoding); ok {
			e = x
		}
		if x, ok := AsStr(errors); ok {
			h = x
		}
		return EncodeStr(t, s, e, h)
	}
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	return "", Raise(TypeError, "quote_from_bytes() expected bytes")
}

func urlModule() *Module {
	m := NewModule("urllib.parse")
	truth := func(t *Task, v Value) bool { b, _ := Truth(t, v); return b }
	quote := func(f func(s, safe string) string) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			s, err := quoteArg(t, a[0], a[2], a[3])
			if err != nil {
				return nil, err
			}
			safe, ok := AsStr(a[1])
			if !ok {
				safe, _ = bytesLike(a[1])
			}
			return Str(f(s, safe)), nil
		}
	}
	unquote := func(plus bool) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			s, ok := AsStr(a[0])
			if !ok {
				b, isBytes := bytesLike(a[0])
				if !isBytes || plus {
					return nil, Raise(TypeError, "argument of type '%s' is not iterable", a[0].Type().Name)
				}
				s, err := DecodeBytes(t, unquoteBytes(b), "utf-8", "replace")
				return Str(s), err
			}
			if plus {
				s = strings.ReplaceAll(s, "+", " ")
			}
			e, h := "utf-8", "replace"
			if x, ok := AsStr(a[1]); ok {
				e = x
			}
			if x, ok := AsStr(a[2]); ok {
				h = x
			}
			r, err := URLUnquote(s, e, h)
			return Str(r), err
		}
	}
	split := func(t *Task, a []Value) (SplitURL, error) {
		url, err := urlText(a[0])
		if err != nil {
			return SplitURL{}, err
		}
		scheme, err := urlText(a[1])
		if err != nil {
			return SplitURL{}, err
		}
		return URLSplit(url, scheme, truth(t, a[2]))
	}
	parts := func(t *Task, v Value, n int) ([]string, error) {
		items, err := UnpackN(t, v, n)
		if err != nil {
			return nil, err
		}
		out := make([]string, n)
		for i, x := range items {
			if out[i], err = urlText(x); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	qsl := func(t *Task, a []Value) ([][2]string, error) {
		s, err := urlText(a[0])
		if err != nil {
			return nil, err
		}
		sep, _ := AsStr(a[6])
		return URLParseQSL(s, truth(t, a[1]), truth(t, a[2]), sep)
	}
	const qsParams = "(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&')"
	m.addFunctions([]pyFunc{
		{"quote(string, safe='/', encoding=None, errors=None)", quote(URLQuote)},
		{"quote_plus(string, safe='', encoding=None, errors=None)", quote(URLQuotePlus)},
		{"quote_from_bytes(bs, safe='/')", func(t *Task, a []Value) (Value, error) {
			b, ok := bytesLike(a[0])
			if !ok {
				return nil, Raise(TypeError, "quote_from_bytes() expected bytes")
			}
			safe, _ := AsStr(a[1])
			return Str(URLQuote(b, safe)), nil
		}},
		{"unquote(string, encoding='utf-8', errors='replace')", unquote(false)},
		{"unquote_plus(string, encoding='utf-8', errors='replace')", unquote(true)},
		{"unquote_to_bytes(string)", func(t *Task, a []Value) (Value, error) {
			s, ok := AsStr(a[0])
			if !ok {
				s, _ = bytesLike(a[0])
			}
			return Bytes(unquoteBytes(s)), nil
		}},
		{"urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=None)", urlEncodeCall},
		{"urlsplit(url, scheme='', allow_fragments=True)", func(t *Task, a []Value) (Value, error) {
			u, err := split(t, a)
			return structSeq(typeSplitResult, strs(u.Scheme, u.Netloc, u.Path, u.Query, u.Fragment)...), err
		}},
		{"urlparse(url, scheme='', allow_fragments=True)", func(t *Task, a []Value) (Value, error) {
			u, err := split(t, a)
			path, params := splitParamsOf(u.Scheme, u.Path)
			return structSeq(typeParseResult, strs(u.Scheme, u.Netloc, path, params, u.Query, u.Fragment)...), err
		}},
		{"urlunsplit(components)", func(t *Task, a []Value) (Value, error) {
			s, err := parts(t, a[0], 5)
			if err != nil {
				return nil, err
			}
			return Str(SplitURL{s[0], s[1], s[2], s[3], s[4]}.String()), nil
		}},
		{"urlunparse(components)", func(t *Task, a []Value) (Value, error) {
			s, err := parts(t, a[0], 6)
			if err != nil {
				return nil, err
			}
			return Str(unparseURL(s)), nil
		}},
		{"urldefrag(url)", func(t *Task, a []Value) (Value, error) {
			s, err := urlText(a[0])
			if err != nil {
				return nil, err
			}
			if !strings.Contains(s, "#") {
				return structSeq(typeDefragResult, strs(s, "")...), nil
			}
			u, err := URLSplit(s, "", true)
			frag := u.Fragment
			u.Fragment = ""
			return structSeq(typeDefragResult, strs(u.String(), frag)...), err
		}},
		{"urljoin(base, url, allow_fragments=True)", func(t *Task, a []Value) (Value, error) {
			b, err := urlText(a[0])
			if err != nil {
				return nil, err
			}
			u, err := urlText(a[1])
			if err != nil {
				return nil, err
			}
			s, err := URLJoin(b, u, truth(t, a[2]))
			return Str(s), err
		}},
		{"parse_qsl" + qsParams, func(t *Task, a []Value) (Value, error) {
			pairs, err := qsl(t, a)
			l := NewList()
			for _, p := range pairs {
				l.Items = append(l.Items, NewTuple(Str(p[0]), Str(p[1])))
			}
			return l, err
		}},
		{"parse_qs" + qsParams, func(t *Task, a []Value) (Value, error) {
			pairs, err := qsl(t, a)
			d := NewDict()
			for _, p := range pairs {
				if v, ok := d.GetStr(p[0]); ok {
					l := v.(*List)
					l.Items = append(l.Items, Str(p[1]))
				} else {
					d.SetStr(p[0], NewList(Str(p[1])))
				}
			}
			return d, err
		}},
	})
	m.addNames("SplitResult", typeSplitResult, "ParseResult", typeParseResult, "DefragResult", typeDefragResult)
	return m
}

// urlEncodeCall is urlencode.
func urlEncodeCall(t *Task, a []Value) (Value, error) {
	doseq, err := Truth(t, a[1])
	if err != nil {
		return nil, err
	}
	via := func(v Value) (string, error) {
		if _, isBytes := bytesLike(v); !isBytes {
			s, err := StrOf(t, v)
			if err != nil {
				return "", err
			}
			v = Str(s)
		}
		if a[5] != None {
			r, err := Call(t, a[5], v, a[2])
			if err != nil {
				return "", err
			}
			return mustStr(r)
		}
		s, err := quoteArg(t, v, a[3], a[4])
		if err != nil {
			return "", err
		}
		safe, _ := AsStr(a[2])
		return URLQuotePlus(s, safe), nil
	}
	var pairs []string
	add := func(k string, v Value) error {
		s, err := via(v)
		pairs = append(pairs, k+"="+s)
		return err
	}
	pair := func(k, v Value) error {
		name, err := via(k)
		if err != nil {
			return err
		}
		_, isStr := AsStr(v)
		_, isBytes := bytesLike(v)
		if doseq && !isStr && !isBytes && hasIter(v) {
			return Iterate(t, v, func(x Value) (bool, error) { return true, add(name, x) })
		}
		return add(name, v)
	}
	if d, ok := AsDict(a[0]); ok {
		for k, v := range d.All() {
			if err := pair(k, v); err != nil {
				return nil, err
			}
		}
		return Str(strings.Join(pairs, "&")), nil
	}
	if !hasIter(a[0]) {
		return nil, Raise(TypeError, "not a valid non-string sequence or mapping object")
	}
	err = Iterate(t, a[0], func(item Value) (bool, error) {
		kv, err := UnpackN(t, item, 2)
		if err != nil {
			return false, err
		}
		return true, pair(kv[0], kv[1])
	})
	return Str(strings.Join(pairs, "&")), err
}

// UrllibParseModule is the module urllib.parse.
var UrllibParseModule = NewNative("urllib.parse", urlModule)

// UrllibModule is the module urllib.
var UrllibModule = NewNative("urllib", buildUrllibModule)

func buildUrllibModule() *Module {
	m := NewModule("urllib")
	parse := UrllibParseModule.Import()
	m.addNames("parse", parse)
	return m
}
