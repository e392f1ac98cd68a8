package py

// Module csv: its dialects and constants. Readers and writers stand in files of their own;
// the rules are those of Modules/_csv.c.

// csvError is csv.Error.
var csvError = newSubtype(csvTables{}, "_csv", "Error", &Exception_)

// The values of csv.QUOTE_MINIMAL and its like.
const (
	csvQuoteMinimal = iota
	csvQuoteAll
	csvQuoteNonNumeric
	csvQuoteNone
)

// csvDialect says how fields are parted and quoted; 0 is a character that is not set.
type csvDialect struct {
	delimiter, quote, escape rune
	terminator               string
	doubleQuote, skipSpace   bool
	strict                   bool
	quoting                  int
}

var (
	typeCSVDialect = newRootType(csvTables{}, "_csv", "Dialect")
	// typeCSVBase is csv.Dialect, from which programs derive their own.
	typeCSVBase     = newRootType(csvTables{}, "csv", "Dialect")
	typeCSVExcel    = newSubtype(csvTables{}, "csv", "excel", &typeCSVBase)
	typeCSVExcelTab = newSubtype(csvTables{}, "csv", "excel_tab", &typeCSVExcel)
	typeCSVUnix     = newSubtype(csvTables{}, "csv", "unix_dialect", &typeCSVBase)
)

// Type implements Value.
func (d *csvDialect) Type() *Type { return typeCSVDialect }

// csvParams are the format parameters, in the order in which _csv.c reads them.
var csvParams = []string{"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"}

// csvDialects holds what register_dialect keeps, by name.
var csvDialects = NewDict()

// csvRegistered is the dialect of a name; csv.Error.
func csvRegistered(t *Task, name Value) (Value, error) {
	d, ok, err := csvDialects.Get(t, name)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, Raise(csvError, "unknown dialect")
	}
	return d, nil
}

// csvDialectOf makes the dialect that a reader or writer uses: base is a name, a dialect, a
// class with the parameters as attributes, or nil.
func csvDialectOf(t *Task, base Value, kw []Kw) (*csvDialect, error) {
	if base != nil {
		if _, isName := AsStr(base); isName {
			var err error
			if base, err = csvRegistered(t, base); err != nil {
				return nil, err
			}
		}
	}
	given := map[string]Value{}
	if d, ok := base.(*csvDialect); ok {
		if len(kw) == 0 {
			return d, nil
		}
	}
	if base != nil && base != None {
		for _, name := range csvParams {
			v, err := GetAttr(t, base, name)
			if err == nil {
				given[name] = v
			} else if e := AsException(err); e == nil || !e.Class.IsSubtype(AttributeError) {
				return nil, err
			}
		}
	}
next:
	for _, k := range kw {
		for _, name := range csvParams {
			if k.Name == name {
				given[name] = k.Value
				continue next
			}
		}
		return nil, Raise(TypeError, "'%s' is an invalid keyword argument for this function", k.Name)
	}
	return newCSVDialect(t, given)
}

// newCSVDialect reads and checks the parameters; TypeError.
func newCSVDialect(t *Task, given map[string]Value) (*csvDialect, error) {
	d := &csvDialect{delimiter: ',', quote: '"', terminator: "\r\n", doubleQuote: true}
	character := func(name string, to *rune, optional bool) error {
		v, ok := given[name]
		if !ok {
			return nil
		}
		if optional && v == None {
			*to = 0
			return nil
		}
		s, isStr := AsStr(v)
		if !isStr {
			return Raise(TypeError, "\"%s\" must be string%s, not %s", name, choose(optional, " or None", ""), v.Type().Name)
		}
		switch r := runesOf(s); {
		case len(r) == 1:
			*to = r[0]
		case len(r) == 0 && optional && name != "quotechar" && name != "escapechar":
			*to = 0
		default:
			return Raise(TypeError, "\"%s\" must be a 1-character string", name)
		}
		return nil
	}
	flag := func(name string, to *bool) (err error) {
		if v, ok := given[name]; ok {
			*to, err = Truth(t, v)
		}
		return err
	}
	for _, err := range []error{
		character("delimiter", &d.delimiter, false), flag("doublequote", &d.doubleQuote), character("escapechar", &d.escape, true),
		character("quotechar", &d.quote, true), flag("skipinitialspace", &d.skipSpace), flag("strict", &d.strict),
	} {
		if err != nil {
			return nil, err
		}
	}
	if v, ok := given["lineterminator"]; ok {
		if d.terminator, ok = AsStr(v); !ok {
			if v == None {
				return nil, Raise(TypeError, "lineterminator must be set")
			}
			return nil, Raise(TypeError, "\"lineterminator\" must be a string")
		}
	}
	quoting, ok := given["quoting"]
	if ok {
		n, isInt := quoting.(SmallInt)
		if !isInt {
			return nil, Raise(TypeError, "\"quoting\" must be an integer")
		}
		d.quoting = int(n)
	} else if given["quotechar"] == None {
		d.quoting = csvQuoteNone
	}
	if d.quoting < csvQuoteMinimal || d.quoting > csvQuoteNone {
		return nil, Raise(TypeError, "bad \"quoting\" value")
	}
	if d.quoting != csvQuoteNone && d.quote == 0 {
		return nil, Raise(TypeError, "quotechar must be set if quoting enabled")
	}
	return d, nil
}

// csvChar is a character of a dialect as an attribute.
func csvChar(r rune) Value {
	if r == 0 {
		return None
	}
	return Str(string(appendRune(nil, r)))
}

// csvAttribute is an attribute of a dialect.
func csvAttribute(name string, get func(d *csvDialect) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*csvDialect)), nil }}
}

// csvCall parts the arguments of reader(), writer() and register_dialect(): what comes
// first, the dialect, and the format parameters.
func csvCall(t *Task, name string, pos []Value, kw []Kw) (first Value, d *csvDialect, err error) {
	if len(pos) == 0 {
		return nil, nil, Raise(TypeError, "%s expected at least 1 argument, got 0", name)
	}
	if len(pos) > 2 {
		return nil, nil, Raise(TypeError, "%s expected at most 2 arguments, got %d", name, len(pos))
	}
	var base Value
	if len(pos) == 2 {
		base = pos[1]
	}
	rest := make([]Kw, 0, len(kw))
	for _, k := range kw {
		if k.Name == "dialect" && base == nil {
			base = k.Value
			continue
		}
		rest = append(rest, k)
	}
	d, err = csvDialectOf(t, base, rest)
	return pos[0], d, err
}

func csvFunctions() []Method {
	return []Method{
		{Name: "reader", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			lines, d, err := csvCall(t, "", pos, kw)
			if err != nil {
				return nil, err
			}
			return newCSVReader(t, lines, d)
		}},
		{Name: "writer", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			file, d, err := csvCall(t, "", pos, kw)
			if err != nil {
				return nil, err
			}
			return newCSVWriter(t, file, d)
		}},
		{Name: "register_dialect", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			name, d, err := csvCall(t, "register_dialect", pos, kw)
			if err != nil {
				return nil, err
			}
			if _, ok := AsStr(name); !ok {
				return nil, Raise(TypeError, "dialect name must be a string")
			}
			return None, csvDialects.Set(t, name, d)
		}},
		{Name: "unregister_dialect", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if _, err := csvRegistered(t, a[0]); err != nil {
				return nil, err
			}
			_, _, err := csvDialects.Pop(t, a[0])
			return None, err
		}},
		{Name: "get_dialect", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return csvRegistered(t, a[0]) }},
		{Name: "list_dialects", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return ListOf(t, csvDialects) }},
	}
}

type csvTables struct{}

// Fill implements Tables.
func (csvTables) Fill() {
	csvError.New, csvError.Init = newExceptionValue, initException
	typeCSVDialect.SetAttributes([]Attribute{
		csvAttribute("delimiter", func(d *csvDialect) Value { return csvChar(d.delimiter) }),
		csvAttribute("escapechar", func(d *csvDialect) Value { return csvChar(d.escape) }),
		csvAttribute("quotechar", func(d *csvDialect) Value { return csvChar(d.quote) }),
		csvAttribute("lineterminator", func(d *csvDialect) Value { return Str(d.terminator) }),
		csvAttribute("doublequote", func(d *csvDialect) Value { return MakeBool(d.doubleQuote) }),
		csvAttribute("skipinitialspace", func(d *csvDialect) Value { return MakeBool(d.skipSpace) }),
		csvAttribute("strict", func(d *csvDialect) Value { return MakeBool(d.strict) }),
		csvAttribute("quoting", func(d *csvDialect) Value { return MakeInt(int64(d.quoting)) }),
	})
	for _, c := range csvClasses {
		c.class.extra = func(d *Dict) {
			for i := 0; i < len(c.attributes); i += 2 {
				d.SetStr(c.attributes[i].(string), c.attributes[i+1].(Value))
			}
		}
	}
}

// CSVModule is the module csv.
var CSVModule = NewNative("csv", buildCSV)

// csvClasses are the dialects that the module has, with the attributes that each sets.
var csvClasses = []struct {
	name       string // in the registry, "" for csv.Dialect
	class      *Type
	attributes []any // name, value, name, value...
}{
	{"", typeCSVBase, []any{"delimiter", None, "quotechar", None, "escapechar", None, "doublequote", None, "skipinitialspace", None, "lineterminator", None, "quoting", None}},
	{"excel", typeCSVExcel, []any{"delimiter", Str(","), "quotechar", Str(`"`), "doublequote", True, "skipinitialspace", False, "lineterminator", Str("\r\n"), "quoting", MakeInt(csvQuoteMinimal)}},
	{"excel-tab", typeCSVExcelTab, []any{"delimiter", Str("\t")}},
	{"unix", typeCSVUnix, []any{"delimiter", Str(","), "quotechar", Str(`"`), "doublequote", True, "skipinitialspace", False, "lineterminator", Str("\n"), "quoting", MakeInt(csvQuoteAll)}},
}

func buildCSV() *Module {
	m := NewNativeModule("csv", csvFunctions())
	for _, c := range csvClasses {
		if c.name != "" {
			// The attributes are plain values: reading them asks for no task.
			if d, err := csvDialectOf(nil, c.class, nil); err == nil {
				csvDialects.SetStr(c.name, d)
			}
		}
	}
	m.addNames("Error", csvError, "Dialect", typeCSVBase, "excel", typeCSVExcel, "excel_tab", typeCSVExcelTab, "unix_dialect", typeCSVUnix,
		"QUOTE_MINIMAL", MakeInt(csvQuoteMinimal), "QUOTE_ALL", MakeInt(csvQuoteAll), "QUOTE_NONNUMERIC", MakeInt(csvQuoteNonNumeric), "QUOTE_NONE", MakeInt(csvQuoteNone),
		"DictReader", typeCSVDictReader, "DictWriter", typeCSVDictWriter)
	return m
}
