package py

import "strings"

type reTables struct{}

// Fill implements Tables.
func (reTables) Fill() {
	TypePattern.SetMethods(patternMethods(), "eq ne hash repr")
	TypeMatch.SetMethods(matchMethods(), "getitem repr")
	TypePattern.SetAttributes([]Attribute{
		{Name: "pattern", Get: func(t *Task, self Value) (Value, error) {
			p := self.(*Pattern)
			if p.isBytes {
				return Bytes(p.Source), nil
			}
			return Str(p.Source), nil
		}},
		{Name: "flags", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*Pattern).prog.flags)), nil }},
		{Name: "groups", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*Pattern).prog.groups)), nil }},
		{Name: "groupindex", Get: func(t *Task, self Value) (Value, error) {
			d := NewDict()
			for g, n := range self.(*Pattern).prog.names {
				if n != "" {
					d.SetStr(n, MakeInt(int64(g)))
				}
			}
			return &MappingProxy{Mapping: d}, nil
		}},
	})
	TypeMatch.SetAttributes([]Attribute{
		{Name: "re", Get: func(t *Task, self Value) (Value, error) { return self.(*Match).Pattern, nil }},
		{Name: "string", Get: func(t *Task, self Value) (Value, error) { return self.(*Match).subject.value, nil }},
		{Name: "regs", Get: func(t *Task, self Value) (Value, error) {
			out := NewTuple()
			for _, s := range self.(*Match).spans {
				out.Items = append(out.Items, NewTuple(MakeInt(int64(s[0])), MakeInt(int64(s[1]))))
			}
			return out, nil
		}},
		{Name: "pos", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*Match).pos)), nil }},
		{Name: "endpos", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*Match).endpos)), nil }},
		{Name: "lastindex", Get: func(t *Task, self Value) (Value, error) {
			if g := self.(*Match).lastIndex(); g > 0 {
				return MakeInt(int64(g)), nil
			}
			return None, nil
		}},
		{Name: "lastgroup", Get: func(t *Task, self Value) (Value, error) {
			m := self.(*Match)
			if g := m.lastIndex(); g > 0 && m.Pattern.prog.names[g] != "" {
				return Str(m.Pattern.prog.names[g]), nil
			}
			return None, nil
		}},
	})
}

// ReModule is the module re.
var ReModule = NewNative("re", reModule)

// Compare implements Comparer.
func (p *Pattern) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Pattern)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	same := p.Source == o.Source && p.prog.flags == o.prog.flags && p.isBytes == o.isBytes
	return MakeBool(same == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (p *Pattern) Hash(t *Task) (int64, error) { return HashStr(p.Source) ^ int64(p.prog.flags), nil }

// Repr implements Reprer.
func (p *Pattern) Repr(t *Task) (string, error) {
	source := StrRepr(p.Source)
	if p.isBytes {
		source = BytesRepr(p.Source)
	}
	flags := p.prog.flags
	if !p.isBytes {
		flags &^= reUnicode
	}
	var names []string
	for _, f := range reFlagNames {
		if flags&f.bit != 0 && len(f.name) > 1 {
			names = append(names, "re."+f.name)
		}
	}
	source = clipRunes(source, 200)
	if len(names) > 0 {
		return "re.compile(" + source + ", " + strings.Join(names, "|") + ")", nil
	}
	return "re.compile(" + source + ")", nil
}

var reFlagNames = [...]struct {
	name string
	bit  int
}{
	{"IGNORECASE", reIgnoreCase}, {"I", reIgnoreCase}, {"LOCALE", reLocale}, {"L", reLocale}, {"MULTILINE", reMultiline}, {"M", reMultiline},
	{"DOTALL", reDotAll}, {"S", reDotAll}, {"UNICODE", reUnicode}, {"U", reUnicode}, {"VERBOSE", reVerbose}, {"X", reVerbose},
	{"DEBUG", reDebug}, {"ASCII", reASCII}, {"A", reASCII}, {"NOFLAG", 0},
}

// Repr implements Reprer.
func (m *Match) Repr(t *Task) (string, error) {
	r, err := Repr(t, m.group(0, None))
	if err != nil {
		return "", err
	}
	return "<re.Match object; span=(" + joinInts(m.spans[0][0], m.spans[0][1]) + "), match=" + clipRunes(r, 50) + ">", nil
}

// GetItem implements Subscripter.
func (m *Match) GetItem(t *Task, key Value) (Value, error) {
	g, err := m.groupNumber(key)
	if err != nil {
		return nil, err
	}
	return m.group(g, None), nil
}

// matchOrNone boxes a match that may be nil.
func matchOrNone(m *Match, err error) (Value, error) {
	if err != nil || m == nil {
		return None, err
	}
	return m, nil
}

// reBounds takes pos and endpos.
func reBounds(t *Task, n int, pos, endpos Value) (int, int, error) {
	a, err := sizeArg(t, pos, 0)
	if err != nil {
		return 0, 0, err
	}
	b, err := sizeArg(t, endpos, n)
	if err != nil {
		return 0, 0, err
	}
	return min(max(a, 0), n), min(max(b, 0), n), nil
}

func patternFind(name string, form int) Method {
	return Method{Name: name, Kind: Keywords, Params: []string{"string", "pos", "endpos"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		p := self.(*Pattern)
		subject, err := p.subjectOf(args[0])
		if err != nil {
			return nil, err
		}
		a, b, err := reBounds(t, subject.size, args[1], args[2])
		if err != nil {
			return nil, err
		}
		return matchOrNone(p.run(form, subject, a, b))
	}}
}

// FindAll is p.findall(subject).
func (p *Pattern) FindAll(t *Task, subject *reSubject, pos, endpos int) (*List, error) {
	if p.prog.groups <= 1 && !p.isBytes {
		return p.findTexts(subject, pos, endpos)
	}
	f := p.finder(subject, pos, endpos)
	defer f.close()
	out := NewList()
	empty := p.piece(subject, 0, 0)
	for {
		switch found, err := f.next(); {
		case err != nil:
			return nil, err
		case !found:
			return out, nil
		}
		if p.prog.groups <= 1 {
			out.Items = append(out.Items, f.group(p.prog.groups, empty))
			continue
		}
		items := make([]Value, 0, p.prog.groups)
		for g := 1; g <= p.prog.groups; g++ {
			items = append(items, f.group(g, empty))
		}
		out.Items = append(out.Items, NewTuple(items...))
	}
}

// findTexts is FindAll of a pattern with at most one group in a str.
func (p *Pattern) findTexts(subject *reSubject, pos, endpos int) (*List, error) {
	f := p.finder(subject, pos, endpos)
	defer f.close()
	var few [16]string
	texts := few[:0]
	for {
		switch found, err := f.next(); {
		case err != nil:
			return nil, err
		case !found:
			return listOfStrings(texts), nil
		}
		text := ""
		if s := f.spans[p.prog.groups]; s[0] >= 0 {
			text = subject.text(s[0], s[1])
		}
		texts = append(texts, text)
	}
}

// Split is p.split(subject, maxsplit).
func (p *Pattern) Split(t *Task, v Value, limit int) (*List, error) {
	subject, err := p.subjectOf(v)
	if err != nil {
		return nil, err
	}
	f := p.finder(subject, 0, subject.size)
	defer f.close()
	out := NewList()
	var few [16]string
	texts := few[:0] // of a pattern without groups, for a str
	plain := p.prog.groups == 0 && !p.isBytes
	last := 0
	for n := 0; limit <= 0 || n < limit; n++ {
		found, err := f.next()
		if err != nil {
			return nil, err
		}
		if !found {
			break
		}
		if plain {
			texts = append(texts, subject.text(last, f.spans[0][0]))
		} else {
			out.Items = append(out.Items, p.piece(subject, last, f.spans[0][0]))
			for g := 1; g <= p.prog.groups; g++ {
				out.Items = append(out.Items, f.group(g, None))
			}
		}
		last = f.spans[0][1]
	}
	if plain {
		return listOfStrings(append(texts, subject.text(last, subject.size))), nil
	}
	out.Items = append(out.Items, p.piece(subject, last, subject.size))
	return out, nil
}

func patternMethods() []Method {
	return []Method{
		patternFind("match", reMatchAt),
		patternFind("fullmatch", reFull),
		patternFind("search", reSearch),
		{Name: "findall", Kind: Keywords, Params: []string{"string", "pos", "endpos"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			p := self.(*Pattern)
			subject, err := p.subjectOf(args[0])
			if err != nil {
				return nil, err
			}
			a, b, err := reBounds(t, subject.size, args[1], args[2])
			if err != nil {
				return nil, err
			}
			return valueOrError(p.FindAll(t, subject, a, b))
		}},
		{Name: "finditer", Kind: Keywords, Params: []string{"string", "pos", "endpos"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			p := self.(*Pattern)
			subject, err := p.subjectOf(args[0])
			if err != nil {
				return nil, err
			}
			a, b, err := reBounds(t, subject.size, args[1], args[2])
			if err != nil {
				return nil, err
			}
			// Matching has no effects, so that finding all at once is not observable.
			f := p.finder(subject, a, b)
			defer f.close()
			l := NewList()
			for {
				switch found, err := f.next(); {
				case err != nil:
					return nil, err
				case !found:
					return Iter(t, l)
				}
				l.Items = append(l.Items, f.match())
			}
		}},
		{Name: "split", Kind: Keywords, Params: []string{"string", "maxsplit"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			n, err := sizeArg(t, args[1], 0)
			if err != nil {
				return nil, err
			}
			return valueOrError(self.(*Pattern).Split(t, args[0], n))
		}},
		{Name: "sub", Kind: Keywords, Params: []string{"repl", "string", "count"}, Min: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			n, err := sizeArg(t, args[2], 0)
			if err != nil {
				return nil, err
			}
			v, _, err := self.(*Pattern).Sub(t, args[0], args[1], n)
			return v, err
		}},
		{Name: "subn", Kind: Keywords, Params: []string{"repl", "string", "count"}, Min: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			n, err := sizeArg(t, args[2], 0)
			if err != nil {
				return nil, err
			}
			v, k, err := self.(*Pattern).Sub(t, args[0], args[1], n)
			if err != nil {
				return nil, err
			}
			return NewTuple(v, MakeInt(int64(k))), nil
		}},
	}
}

// spanRow makes start, end and span.
func spanRow(name string, f func(span [2]int) Value) Method {
	return Method{Name: name, Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		m := self.(*Match)
		g := 0
		if args[0] != nil {
			var err error
			if g, err = m.groupNumber(args[0]); err != nil {
				return nil, err
			}
		}
		return f(m.spans[g]), nil
	}}
}

func matchMethods() []Method {
	return []Method{
		{Name: "group", Kind: Positional, Max: NoMax, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			m := self.(*Match)
			switch len(args) {
			case 0:
				return m.group(0, None), nil
			case 1:
				g, err := m.groupNumber(args[0])
				if err != nil {
					return nil, err
				}
				return m.group(g, None), nil
			}
			out := NewTuple()
			for _, a := range args {
				g, err := m.groupNumber(a)
				if err != nil {
					return nil, err
				}
				out.Items = append(out.Items, m.group(g, None))
			}
			return out, nil
		}},
		{Name: "groups", Kind: Keywords, Params: []string{"default"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			m := self.(*Match)
			out := NewTuple()
			for g := 1; g < len(m.spans); g++ {
				out.Items = append(out.Items, m.group(g, orNone(args[0])))
			}
			return out, nil
		}},
		{Name: "groupdict", Kind: Keywords, Params: []string{"default"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			m := self.(*Match)
			d := NewDict()
			for g, n := range m.Pattern.prog.names {
				if n != "" {
					d.SetStr(n, m.group(g, orNone(args[0])))
				}
			}
			return d, nil
		}},
		spanRow("start", func(s [2]int) Value { return MakeInt(int64(s[0])) }),
		spanRow("end", func(s [2]int) Value { return MakeInt(int64(s[1])) }),
		spanRow("span", func(s [2]int) Value { return NewTuple(MakeInt(int64(s[0])), MakeInt(int64(s[1]))) }),
		{Name: "expand", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			m := self.(*Match)
			s, ok := AsStr(args[0])
			if !ok {
				s, _ = bytesLike(args[0])
			}
			tpl, err := m.Pattern.parseTemplate(s)
			if err != nil {
				return nil, err
			}
			var b strings.Builder
			tpl.expand(&b, m.subject, m.spans)
			if m.Pattern.isBytes {
				return Bytes(b.String()), nil
			}
			return Str(b.String()), nil
		}},
		{Name: "__copy__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
	}
}

// PatternOf is re.compile(v, flags): v may be a pattern already.
func PatternOf(t *Task, v Value, flags Value) (*Pattern, error) {
	bits := 0
	if flags != nil {
		i, err := AsIndex(t, flags)
		if err != nil {
			return nil, err
		}
		bits, _ = i.Index()
	}
	if p, ok := v.(*Pattern); ok {
		if bits != 0 {
			return nil, Raise(ValueError, "cannot process flags argument with a compiled pattern")
		}
		return p, nil
	}
	if s, ok := AsStr(v); ok {
		return compileRegex(s, bits, false)
	}
	if b, ok := bytesLike(v); ok {
		return compileRegex(b, bits, true)
	}
	if _, err := Hash(t, v); err != nil {
		return nil, err
	}
	return nil, Raise(TypeError, "first argument must be string or compiled pattern")
}

// ReEscape is re.escape(s).
func ReEscape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func reModule() *Module {
	m := NewModule("re")
	// forward calls the method of the compiled pattern.
	forward := func(method string, n int) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			p, err := PatternOf(t, a[0], a[len(a)-1])
			if err != nil {
				return nil, err
			}
			return CallMethod(t, p, method, a[1:1+n]...)
		}
	}
	m.addFunctions([]pyFunc{
		{"compile(pattern, flags=0)", func(t *Task, a []Value) (Value, error) { return valueOrError(PatternOf(t, a[0], a[1])) }},
		{"match(pattern, string, flags=0)", forward("match", 1)},
		{"fullmatch(pattern, string, flags=0)", forward("fullmatch", 1)},
		{"search(pattern, string, flags=0)", forward("search", 1)},
		{"findall(pattern, string, flags=0)", forward("findall", 1)},
		{"finditer(pattern, string, flags=0)", forward("finditer", 1)},
		{"split(pattern, string, maxsplit=0, flags=0)", forward("split", 2)},
		{"sub(pattern, repl, string, count=0, flags=0)", forward("sub", 3)},
		{"subn(pattern, repl, string, count=0, flags=0)", forward("subn", 3)},
		{"purge()", func(t *Task, a []Value) (Value, error) { return None, nil }},
		{"escape(pattern)", func(t *Task, a []Value) (Value, error) {
			if s, ok := AsStr(a[0]); ok {
				return Str(ReEscape(s)), nil
			}
			b, err := mustBytes(a[0])
			return Bytes(ReEscape(b)), err
		}},
	})
	for _, f := range reFlagNames {
		m.Dict.SetStr(f.name, MakeInt(int64(f.bit)))
	}
	m.addNames("error", ReError, "Pattern", TypePattern, "Match", TypeMatch)
	return m
}
