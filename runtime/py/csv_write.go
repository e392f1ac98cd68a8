package py

import "strings"

var typeCSVWriter = newRootType(csvWriteTables{}, "_csv", "writer")

// csvWriter is what csv.writer() gives.
type csvWriter struct {
	write   Value
	dialect *csvDialect
}

// Type implements Value.
func (w *csvWriter) Type() *Type { return typeCSVWriter }

func newCSVWriter(t *Task, file Value, d *csvDialect) (*csvWriter, error) {
	write, err := GetAttr(t, file, "write")
	if err != nil {
		return nil, Raise(TypeError, "argument 1 must have a \"write\" method")
	}
	return &csvWriter{write, d}, nil
}

// csvLine is a record being written.
type csvLine struct {
	*csvDialect
	out    []byte
	fields int
}

// append adds a field; csv.Error when a character cannot be written.
func (l *csvLine) append(s string, quoted bool) error {
	if l.fields > 0 {
		l.out = appendRune(l.out, l.delimiter)
	}
	field := make([]byte, 0, len(s)+2)
	for _, c := range runesOf(s) {
		if c == l.delimiter || c != 0 && (c == l.escape || c == l.quote) || strings.ContainsRune(l.terminator, c) {
			escaped := l.quoting == csvQuoteNone || c == l.escape && c != l.quote
			if c == l.quote && !escaped {
				if l.doubleQuote {
					field = appendRune(field, l.quote)
				} else {
					escaped = true
				}
			}
			if !escaped {
				quoted = true
			} else {
				if l.escape == 0 {
					return Raise(csvError, "need to escape, but no escapechar set")
				}
				field = appendRune(field, l.escape)
			}
		}
		field = appendRune(field, c)
	}
	if quoted {
		l.out = appendRune(l.out, l.quote)
	}
	l.out = append(l.out, field...)
	if quoted {
		l.out = appendRune(l.out, l.quote)
	}
	l.fields++
	return nil
}

// row writes one record and gives what the file's write gives.
func (w *csvWriter) row(t *Task, row Value) (Value, error) {
	it, err := Iter(t, row)
	if err != nil {
		if e := AsException(err); e != nil && e.Class.IsSubtype(TypeError) {
			return nil, Raise(csvError, "iterable expected, not %s", row.Type().Name)
		}
		return nil, err
	}
	line := &csvLine{csvDialect: w.dialect}
	for {
		v, ok, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		quoted := w.dialect.quoting == csvQuoteAll || w.dialect.quoting == csvQuoteNonNumeric && !csvNumber(v)
		text := ""
		if v != None {
			if text, err = StrOf(t, v); err != nil {
				return nil, err
			}
		}
		if err := line.append(text, quoted); err != nil {
			return nil, err
		}
	}
	if line.fields > 0 && len(line.out) == 0 {
		// One empty field alone would read as an empty line.
		if w.dialect.quoting == csvQuoteNone {
			return nil, Raise(csvError, "single empty field record must be quoted")
		}
		line.fields--
		if err := line.append("", true); err != nil {
			return nil, err
		}
	}
	return Call(t, w.write, Str(string(line.out)+w.dialect.terminator))
}

// csvNumber is PyNumber_Check: the value has __index__, __int__ or __float__.
func csvNumber(v Value) bool {
	for _, name := range [...]string{"__index__", "__int__", "__float__"} {
		if _, ok := v.Type().Lookup(name); ok {
			return true
		}
	}
	return false
}

// rows writes records until there are none left.
func (w *csvWriter) rows(t *Task, rows Value) error {
	return Iterate(t, rows, func(row Value) (bool, error) {
		_, err := w.row(t, row)
		return true, err
	})
}

type csvWriteTables struct{}

// Fill implements Tables.
func (csvWriteTables) Fill() {
	typeCSVWriter.SetMethods([]Method{
		{Name: "writerow", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*csvWriter).row(t, a[0]) }},
		{Name: "writerows", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return None, self.(*csvWriter).rows(t, a[0])
		}},
	}, "")
	typeCSVWriter.SetAttributes([]Attribute{{Name: "dialect", Get: func(t *Task, self Value) (Value, error) { return self.(*csvWriter).dialect, nil }}})
}
