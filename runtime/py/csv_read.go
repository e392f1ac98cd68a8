package py

var typeCSVReader = newRootType(csvReadTables{}, "_csv", "reader")

// csvState is where a reader stands within a record.
type csvState uint8

const (
	csvStartRecord csvState = iota
	csvStartField
	csvEscaped
	csvInField
	csvInQuoted
	csvEscapedInQuoted
	csvQuoteInQuoted
	csvEatNewline
	csvAfterEscapedNewline
)

// csvEnd stands for the end of a line that was handed in.
const csvEnd rune = -1

// csvFieldLimit is csv.field_size_limit(), in code points.
const csvFieldLimit = 128 * 1024

// csvReader is what csv.reader() gives: a state machine over the characters of lines.
type csvReader struct {
	lines   Iterator
	dialect *csvDialect
	state   csvState
	fields  []Value
	field   []byte
	length  int // of field, in code points
	numeric bool
	lineNum int64
}

// Type implements Value.
func (r *csvReader) Type() *Type { return typeCSVReader }

func newCSVReader(t *Task, lines Value, d *csvDialect) (*csvReader, error) {
	it, err := Iter(t, lines)
	return &csvReader{lines: it, dialect: d}, err
}

// Iter implements Iterable.
func (r *csvReader) Iter(t *Task) (Iterator, error) { return r, nil }

// Next implements Iterator: one record, which may span lines.
func (r *csvReader) Next(t *Task) (Value, bool, error) {
	r.fields, r.field, r.length, r.numeric, r.state = nil, nil, 0, false, csvStartRecord
	for {
		line, ok, err := r.lines.Next(t)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			if r.length == 0 && r.state != csvInQuoted {
				return nil, false, nil
			}
			if r.dialect.strict {
				return nil, false, Raise(csvError, "unexpected end of data")
			}
			if err := r.save(); err != nil {
				return nil, false, err
			}
			break
		}
		s, isStr := AsStr(line)
		if !isStr {
			return nil, false, Raise(csvError, "iterator should return strings, not %s (the file should be opened in text mode)", line.Type().Name)
		}
		r.lineNum++
		for _, c := range runesOf(s) {
			if err := r.take(c); err != nil {
				return nil, false, err
			}
		}
		if err := r.take(csvEnd); err != nil {
			return nil, false, err
		}
		if r.state == csvStartRecord {
			break
		}
	}
	return NewList(r.fields...), true, nil
}

// add puts a character into the field.
func (r *csvReader) add(c rune) error {
	if r.length >= csvFieldLimit {
		return Raise(csvError, "field larger than field limit (%d)", csvFieldLimit)
	}
	r.field = appendRune(r.field, c)
	r.length++
	return nil
}

// save ends a field.
func (r *csvReader) save() error {
	var v Value = Str(string(r.field))
	r.field, r.length = r.field[:0], 0
	if r.numeric {
		r.numeric = false
		f, err := ParseFloatText(string(v.(Str)))
		if err != nil {
			return err
		}
		v = Float(f)
	}
	r.fields = append(r.fields, v)
	return nil
}

// end is what ends a field: the state behind it.
func (r *csvReader) end(next csvState) error {
	r.state = next
	return r.save()
}

// take moves on by one character.
func (r *csvReader) take(c rune) error {
	d := r.dialect
	newline := c == '\n' || c == '\r'
	afterLine := csvEatNewline
	if c == csvEnd {
		afterLine = csvStartRecord
	}
	switch r.state {
	case csvStartRecord:
		if c == csvEnd {
			return nil
		}
		if newline {
			r.state = csvEatNewline
			return nil
		}
		r.state = csvStartField
		return r.take(c)
	case csvStartField:
		switch {
		case newline || c == csvEnd:
			return r.end(afterLine)
		case c == d.quote && d.quote != 0 && d.quoting != csvQuoteNone:
			r.state = csvInQuoted
		case c == d.escape && d.escape != 0:
			r.state = csvEscaped
		case c == ' ' && d.skipSpace:
		case c == d.delimiter:
			return r.save()
		default:
			r.numeric = d.quoting == csvQuoteNonNumeric
			r.state = csvInField
			return r.add(c)
		}
	case csvEscaped:
		if newline {
			r.state = csvAfterEscapedNewline
			return r.add(c)
		}
		if c == csvEnd {
			c = '\n'
		}
		r.state = csvInField
		return r.add(c)
	case csvAfterEscapedNewline:
		if c == csvEnd {
			return nil
		}
		r.state = csvInField
		return r.take(c)
	case csvInField:
		switch {
		case newline || c == csvEnd:
			return r.end(afterLine)
		case c == d.escape && d.escape != 0:
			r.state = csvEscaped
		case c == d.delimiter:
			return r.end(csvStartField)
		default:
			return r.add(c)
		}
	case csvInQuoted:
		switch {
		case c == csvEnd:
		case c == d.escape && d.escape != 0:
			r.state = csvEscapedInQuoted
		case c == d.quote && d.quoting != csvQuoteNone:
			r.state = csvInField
			if d.doubleQuote {
				r.state = csvQuoteInQuoted
			}
		default:
			return r.add(c)
		}
	case csvEscapedInQuoted:
		if c == csvEnd {
			c = '\n'
		}
		r.state = csvInQuoted
		return r.add(c)
	case csvQuoteInQuoted:
		switch {
		case c == d.quote && d.quoting != csvQuoteNone:
			r.state = csvInQuoted
			return r.add(c)
		case c == d.delimiter:
			return r.end(csvStartField)
		case newline || c == csvEnd:
			return r.end(afterLine)
		case d.strict:
			return Raise(csvError, "'%s' expected after '%s'", string(d.delimiter), string(d.quote))
		default:
			r.state = csvInField
			return r.add(c)
		}
	case csvEatNewline:
		switch {
		case newline:
		case c == csvEnd:
			r.state = csvStartRecord
		default:
			return Raise(csvError, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
		}
	}
	return nil
}

type csvReadTables struct{}

// Fill implements Tables.
func (csvReadTables) Fill() {
	typeCSVReader.SetMethods(nil, "iter next")
	typeCSVReader.SetAttributes([]Attribute{
		{Name: "line_num", Get: func(t *Task, self Value) (Value, error) { return MakeInt(self.(*csvReader).lineNum), nil }},
		{Name: "dialect", Get: func(t *Task, self Value) (Value, error) { return self.(*csvReader).dialect, nil }},
	})
}
