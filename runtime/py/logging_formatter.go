package py

import "strings"

func formatterOf(v Value) *LogFormatter { f, _ := Unwrap(v).(*LogFormatter); return f }

// usesTime reports whether the format shows the time.
func (f *LogFormatter) usesTime() bool {
	switch f.style {
	case '{':
		return strings.Contains(f.format, "{asctime")
	case '$':
		return strings.Contains(f.format, "$asctime") || strings.Contains(f.format, "${asctime}")
	}
	return strings.Contains(f.format, "%(asctime)")
}

// formatMessage puts the record's fields into the format.
func (f *LogFormatter) formatMessage(t *Task, record Value) (Value, error) {
	fields := NewDict()
	if r, ok := Unwrap(record).(*LogRecord); ok {
		fields = r.attrs
	} else if d := instanceDict(record); d != nil {
		fields = d
	}
	if f.defaults != nil {
		all := f.defaults.Copy()
		if err := all.Update(t, fields); err != nil {
			return nil, err
		}
		fields = all
	}
	var text string
	var err error
	switch f.style {
	case '{':
		text, err = StrFormatMap(t, f.format, fields)
	case '$':
		tpl := dollarTemplate{f.format}
		text, err = tpl.substitute(t, func(name string) (Value, bool, error) { v, ok := fields.GetStr(name); return v, ok, nil }, false)
	default:
		text, err = PercentFormat(t, f.format, fields)
	}
	if e := AsException(err); err != nil && e != nil && e.IsA(KeyError) {
		key := Value(None)
		if len(e.Args.Items) > 0 {
			key = e.Args.Items[0]
		}
		return nil, Raise(ValueError, "Formatting field not found in record: %s", reprOr(t, key))
	}
	return Str(text), err
}

// format is Formatter.format.
func (f *LogFormatter) formatRecord(t *Task, self, record Value) (Value, error) {
	message, err := CallMethod(t, record, "getMessage")
	if err != nil {
		return nil, err
	}
	if err := SetAttr(t, record, "message", message); err != nil {
		return nil, err
	}
	uses, err := CallMethod(t, self, "usesTime")
	if err != nil {
		return nil, err
	}
	if yes, err := Truth(t, uses); err != nil {
		return nil, err
	} else if yes {
		date, err := GetAttr(t, self, "datefmt")
		if err != nil {
			return nil, err
		}
		at, err := CallMethod(t, self, "formatTime", record, date)
		if err != nil {
			return nil, err
		}
		if err := SetAttr(t, record, "asctime", at); err != nil {
			return nil, err
		}
	}
	v, err := CallMethod(t, self, "formatMessage", record)
	if err != nil {
		return nil, err
	}
	text, err := mustStr(v)
	if err != nil {
		return nil, err
	}
	add := func(s string) {
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		text += s
	}
	field := func(name string) (Value, bool, error) {
		v, err := getAttrOr(t, record, name, None)
		if err != nil {
			return nil, false, err
		}
		yes, err := Truth(t, v)
		return v, yes, err
	}
	info, hasInfo, err := field("exc_info")
	if err != nil {
		return nil, err
	}
	shown, hasShown, err := field("exc_text")
	if err != nil {
		return nil, err
	}
	if hasInfo && !hasShown {
		if shown, err = CallMethod(t, self, "formatException", info); err != nil {
			return nil, err
		}
		if err := SetAttr(t, record, "exc_text", shown); err != nil {
			return nil, err
		}
		hasShown = true
	}
	if s, ok := AsStr(orNone(shown)); ok && hasShown && s != "" {
		add(s)
	}
	stack, has, err := field("stack_info")
	if err != nil {
		return nil, err
	}
	if has {
		v, err := CallMethod(t, self, "formatStack", stack)
		if err != nil {
			return nil, err
		}
		s, err := mustStr(v)
		if err != nil {
			return nil, err
		}
		add(s)
	}
	return Str(text), nil
}

func formatterMethods() []Method {
	return []Method{
		wrappedRow("format", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			return formatterOf(self).formatRecord(t, self, args[0])
		}),
		wrappedRow("formatMessage", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			return formatterOf(self).formatMessage(t, args[0])
		}),
		wrappedRow("formatStack", OneArg, func(t *Task, self Value, args []Value) (Value, error) { return args[0], nil }),
		wrappedRow("usesTime", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			return MakeBool(formatterOf(self).usesTime()), nil
		}),
		{Name: "formatTime", Kind: Keywords, Min: 1, Params: []string{"record", "datefmt"}, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return formatterOf(self).formatTime(t, self, args[0], orNone(args[1]))
		}},
		wrappedRow("formatException", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			if tuple, ok := AsTuple(args[0]); ok && len(tuple.Items) == 3 {
				if e, ok := Unwrap(tuple.Items[1]).(*Exception); ok {
					return Str(strings.TrimSuffix(FormatException(e), "\n")), nil
				}
			}
			return Str("NoneType: None"), nil
		}),
	}
}

// formatterDefault is an attribute that the class has and instances may set.
func formatterDefault(name string, value func() Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) {
		if v, ok := formatterOf(self).AttrDict(true).GetStr(name); ok {
			return v, nil
		}
		return value(), nil
	}, Set: func(t *Task, self, x Value) error { formatterOf(self).AttrDict(true).SetStr(name, x); return nil }}
}

func timeFunction(name string) Value {
	v, _ := TimeModule.Import().Dict.GetStr(name)
	return v
}

func gmtimeFunction() Value { return timeFunction("gmtime") }

func localtimeFunction() Value { return timeFunction("localtime") }

var formatterAttributes = []Attribute{
	formatterDefault("converter", localtimeFunction),
	formatterDefault("default_time_format", func() Value { return Str("%Y-%m-%d %H:%M:%S") }),
	formatterDefault("default_msec_format", func() Value { return Str("%s,%03d") }),
	{Name: "_fmt", Get: func(t *Task, self Value) (Value, error) { return Str(formatterOf(self).format), nil },
		Set: func(t *Task, self, x Value) error { s, err := mustStr(x); formatterOf(self).format = s; return err }},
	{Name: "datefmt", Get: func(t *Task, self Value) (Value, error) {
		if f := formatterOf(self); f.dated {
			return Str(f.dateFormat), nil
		}
		return None, nil
	}, Set: func(t *Task, self, x Value) error {
		f := formatterOf(self)
		f.dateFormat, f.dated = AsStr(x)
		return nil
	}},
}

// formatterNew is Formatter(fmt, datefmt, style).
func formatterNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	fn := newPyFunction("logging", "Formatter.__init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)", nil)
	a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
	if err != nil {
		return nil, err
	}
	style, _ := AsStr(a[3])
	f := &LogFormatter{style: '%'}
	switch style {
	case "%", "{", "$":
		f.style = style[0]
	default:
		return nil, Raise(ValueError, "Style must be one of: %%,{,$")
	}
	f.format = map[byte]string{'%': "%(message)s", '{': "{message}", '$': "${message}"}[f.style]
	if s, ok := AsStr(a[1]); ok && s != "" {
		f.format = s
	}
	f.dateFormat, f.dated = AsStr(a[2])
	if validate, err := Truth(t, a[4]); err != nil {
		return nil, err
	} else if validate && f.style == '%' && !percentField(f.format) {
		return nil, Raise(ValueError, "Invalid format '%s' for '%s' style", f.format, style)
	}
	if a[5] != None {
		d, ok := AsDict(a[5])
		if !ok {
			return nil, Raise(TypeError, "defaults must be a dict")
		}
		f.defaults = d
	}
	return f, nil
}

// percentField reports whether a format has a field: logging.PercentStyle.validation_pattern.
func percentField(format string) bool {
	for i := strings.Index(format, "%("); i >= 0; {
		rest := format[i+2:]
		end := strings.IndexByte(rest, ')')
		if end > 0 {
			tail := strings.TrimLeft(rest[end+1:], "#0+ -")
			tail = strings.TrimLeft(tail, "*.0123456789")
			if tail != "" && strings.ContainsRune("diouxefgcrsaDIOUXEFGCRSA%", rune(tail[0])) {
				return true
			}
		}
		next := strings.Index(rest, "%(")
		if next < 0 {
			return false
		}
		i += 2 + next
	}
	return false
}
