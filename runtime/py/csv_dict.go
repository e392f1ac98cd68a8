package py

// csv.DictReader and csv.DictWriter, after Lib/csv.py.

var (
	typeCSVDictReader = newRootType(csvDictTables{}, "csv", "DictReader")
	typeCSVDictWriter = newRootType(csvDictTables{}, "csv", "DictWriter")
)

// csvDictReader gives each record as a dict.
type csvDictReader struct {
	reader           *csvReader
	fieldnames       Value
	restkey, restval Value
	line             int64
}

// Type implements Value.
func (r *csvDictReader) Type() *Type { return typeCSVDictReader }

// Iter implements Iterable.
func (r *csvDictReader) Iter(t *Task) (Iterator, error) { return r, nil }

// names are the field names: the first record unless they were given.
func (r *csvDictReader) names(t *Task) (Value, error) {
	if r.fieldnames == None {
		row, ok, err := r.reader.Next(t)
		if err != nil {
			return nil, err
		}
		if ok {
			r.fieldnames = row
		}
	}
	r.line = r.reader.lineNum
	return r.fieldnames, nil
}

// Next implements Iterator.
func (r *csvDictReader) Next(t *Task) (Value, bool, error) {
	if r.line == 0 {
		if _, err := r.names(t); err != nil {
			return nil, false, err
		}
	}
	var row *List
	for row == nil || len(row.Items) == 0 {
		v, ok, err := r.reader.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		row = v.(*List)
	}
	r.line = r.reader.lineNum
	names, err := ListOf(t, r.fieldnames)
	if err != nil {
		return nil, false, err
	}
	d := NewDict()
	n := min(len(names.Items), len(row.Items))
	for i := range n {
		if err := d.Set(t, names.Items[i], row.Items[i]); err != nil {
			return nil, false, err
		}
	}
	if len(row.Items) > n {
		err = d.Set(t, r.restkey, NewList(row.Items[n:]...))
	}
	for _, name := range names.Items[n:] {
		if err == nil {
			err = d.Set(t, name, r.restval)
		}
	}
	return d, true, err
}

// csvDictWriter writes dicts.
type csvDictWriter struct {
	writer     *csvWriter
	fieldnames Value
	restval    Value
	raises     bool // for keys that are no field
}

// Type implements Value.
func (w *csvDictWriter) Type() *Type { return typeCSVDictWriter }

// row is the fields of a dict in their order; ValueError for keys that are no field.
func (w *csvDictWriter) row(t *Task, row Value) (Value, error) {
	if w.raises {
		keys, err := CallMethod(t, row, "keys")
		if err != nil {
			return nil, err
		}
		wrong := ""
		err = Iterate(t, keys, func(k Value) (bool, error) {
			known, err := Contains(t, w.fieldnames, k)
			if err == nil && !known {
				var text string
				text, err = Repr(t, k)
				wrong += choose(wrong == "", "", ", ") + text
			}
			return true, err
		})
		if err != nil {
			return nil, err
		}
		if wrong != "" {
			return nil, Raise(ValueError, "dict contains fields not in fieldnames: %s", wrong)
		}
	}
	out := NewList()
	err := Iterate(t, w.fieldnames, func(k Value) (bool, error) {
		v, err := CallMethod(t, row, "get", k, w.restval)
		out.Items = append(out.Items, v)
		return true, err
	})
	return out, err
}

func (w *csvDictWriter) write(t *Task, row Value) (Value, error) {
	fields, err := w.row(t, row)
	if err != nil {
		return nil, err
	}
	return w.writer.row(t, fields)
}

// csvFormat makes the dialect from what DictReader and DictWriter pass on.
func csvFormat(t *Task, dialect, args, kwds Value) (*csvDialect, error) {
	if tuple, ok := AsTuple(args); ok && len(tuple.Items) > 0 {
		return nil, Raise(TypeError, "reader expected at most 2 arguments, got %d", 2+len(tuple.Items))
	}
	var kw []Kw
	if d, ok := kwds.(*Dict); ok {
		for k, v := range d.All() {
			name, _ := AsStr(k)
			kw = append(kw, Kw{name, v})
		}
	}
	return csvDialectOf(t, dialect, kw)
}

type csvDictTables struct{}

// Fill implements Tables.
func (csvDictTables) Fill() {
	typeCSVDictReader.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		fn := newPyFunction("csv", "DictReader.__init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds)", nil)
		a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
		if err != nil {
			return nil, err
		}
		if a[2] != None {
			if it, err := Iter(t, a[2]); err == nil && Value(it) == a[2] {
				if a[2], err = ListOf(t, a[2]); err != nil {
					return nil, err
				}
			}
		}
		CSVModule.Import() // its dialects are registered then
		d, err := csvFormat(t, a[5], a[6], a[7])
		if err != nil {
			return nil, err
		}
		reader, err := newCSVReader(t, a[1], d)
		return &csvDictReader{reader: reader, fieldnames: a[2], restkey: a[3], restval: a[4]}, err
	}
	typeCSVDictReader.SetMethods(nil, "iter next")
	typeCSVDictReader.SetAttributes([]Attribute{
		{Name: "fieldnames", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictReader).names(t) },
			Set: func(t *Task, self, x Value) error { self.(*csvDictReader).fieldnames = orNone(x); return nil }},
		{Name: "line_num", Get: func(t *Task, self Value) (Value, error) { return MakeInt(self.(*csvDictReader).line), nil }},
		{Name: "reader", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictReader).reader, nil }},
		{Name: "dialect", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictReader).reader.dialect, nil }},
	})
	typeCSVDictWriter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		fn := newPyFunction("csv", "DictWriter.__init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds)", nil)
		a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
		if err != nil {
			return nil, err
		}
		if it, err := Iter(t, a[2]); err == nil && Value(it) == a[2] {
			if a[2], err = ListOf(t, a[2]); err != nil {
				return nil, err
			}
		}
		action, err := StrOf(t, a[4])
		if err != nil {
			return nil, err
		}
		lower := StrLower(action)
		if lower != "raise" && lower != "ignore" {
			return nil, Raise(ValueError, "extrasaction (%s) must be 'raise' or 'ignore'", action)
		}
		CSVModule.Import()
		d, err := csvFormat(t, a[5], a[6], a[7])
		if err != nil {
			return nil, err
		}
		writer, err := newCSVWriter(t, a[1], d)
		return &csvDictWriter{writer: writer, fieldnames: a[2], restval: a[3], raises: action == "raise"}, err
	}
	typeCSVDictWriter.SetMethods([]Method{
		{Name: "writeheader", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			w := self.(*csvDictWriter)
			names, err := ListOf(t, w.fieldnames)
			if err != nil {
				return nil, err
			}
			return w.writer.row(t, names)
		}},
		{Name: "writerow", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*csvDictWriter).write(t, a[0]) }},
		{Name: "writerows", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return None, Iterate(t, a[0], func(row Value) (bool, error) {
				_, err := self.(*csvDictWriter).write(t, row)
				return true, err
			})
		}},
	}, "")
	typeCSVDictWriter.SetAttributes([]Attribute{
		{Name: "fieldnames", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictWriter).fieldnames, nil }},
		{Name: "writer", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictWriter).writer, nil }},
		{Name: "restval", Get: func(t *Task, self Value) (Value, error) { return self.(*csvDictWriter).restval, nil }},
	})
}
