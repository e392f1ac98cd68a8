package py

import (
	"time"
)

type datetimeTables struct{}

// Fill implements Tables.
func (datetimeTables) Fill() {
	TypeDate.New, TypeTime.New, TypeDateTime.New = dateNew, timeNew, dateTimeNew
	TypeTimeDelta.New, TypeTimeZone.New, TypeZoneInfo.New = timeDeltaNew, timeZoneNew, zoneInfoNew
	const order = " eq ne lt le gt ge hash repr str format"
	TypeDate.SetMethods(dateMethods(), "add radd sub rsub"+order)
	TypeDateTime.SetMethods(dateTimeMethods(), "add radd sub rsub"+order)
	TypeTime.SetMethods(timeMethods(), order)
	TypeTimeDelta.SetMethods(timeDeltaMethods, "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod neg pos abs bool eq ne lt le gt ge hash repr str")
	TypeTimeZone.SetMethods(nil, "eq ne hash repr str")
	TypeZoneInfo.SetMethods(nil, "repr str")
	TypeTZInfo.SetMethods(tzInfoMethods(), "")
	TypeTZInfo.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return newObject(cls), nil }
	TypeZoneInfo.SetAttributes([]Attribute{{Name: "key", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*ZoneInfo).Key), nil }}})
	TypeDate.SetAttributes(intFields(func(v Value) []int {
		switch x := v.(type) {
		case *Date:
			return []int{x.Year, x.Month, x.Day}
		case *DateTime:
			return []int{x.Year, x.Month, x.Day}
		}
		return nil
	}, "year", "month", "day"))
	clock := []string{"hour", "minute", "second", "microsecond", "fold"}
	TypeDateTime.SetAttributes(append(intFields(func(v Value) []int {
		x := v.(*DateTime)
		return []int{x.Hour, x.Minute, x.Second, x.Microsecond, x.Fold}
	}, clock...), Attribute{Name: "tzinfo", Get: func(t *Task, self Value) (Value, error) { return zoneOrNone(self.(*DateTime).TZ), nil }}))
	TypeTime.SetAttributes(append(intFields(func(v Value) []int {
		x := v.(*Time)
		return []int{x.Hour, x.Minute, x.Second, x.Microsecond, x.Fold}
	}, clock...), Attribute{Name: "tzinfo", Get: func(t *Task, self Value) (Value, error) { return zoneOrNone(self.(*Time).TZ), nil }}))
	TypeTimeDelta.SetAttributes(intFields(func(v Value) []int {
		x := v.(*TimeDelta)
		return []int{x.Days, x.Seconds, x.Microseconds}
	}, "days", "seconds", "microseconds"))
}

// DatetimeModule is the module datetime.
var DatetimeModule = NewNative("datetime", datetimeModule)

// ZoneinfoModule is the module zoneinfo.
var ZoneinfoModule = NewNative("zoneinfo", zoneinfoModule)

func zoneOrNone(tz Value) Value {
	if tz == nil {
		return None
	}
	return tz
}

// intFields makes attributes out of a list of ints.
func intFields(get func(Value) []int, names ...string) []Attribute {
	out := make([]Attribute, len(names))
	for i, n := range names {
		out[i] = Attribute{Name: n, Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(get(self)[i])), nil }}
	}
	return out
}

func datetimeModule() *Module {
	m := NewModule("datetime")
	day := func(y, mo, d int) *Date { return &Date{y, mo, d} }
	us := &TimeDelta{Microseconds: 1}
	setConstants(TypeDate, "min", day(1, 1, 1), "max", day(9999, 12, 31), "resolution", &TimeDelta{Days: 1})
	setConstants(TypeDateTime, "min", &DateTime{Year: 1, Month: 1, Day: 1}, "max", &DateTime{9999, 12, 31, 23, 59, 59, 999999, nil, 0}, "resolution", us)
	setConstants(TypeTime, "min", &Time{}, "max", &Time{23, 59, 59, 999999, nil, 0}, "resolution", us)
	setConstants(TypeTimeDelta, "min", &TimeDelta{Days: -999999999}, "max", &TimeDelta{999999999, 86399, 999999}, "resolution", us)
	setConstants(TypeTimeZone, "utc", UTC, "min", &TimeZone{Offset: &TimeDelta{-1, 60, 0}}, "max", &TimeZone{Offset: &TimeDelta{0, 86340, 0}})
	m.addNames("date", TypeDate, "time", TypeTime, "datetime", TypeDateTime, "timedelta", TypeTimeDelta, "tzinfo", TypeTZInfo,
		"timezone", TypeTimeZone, "UTC", UTC, "MINYEAR", MakeInt(minYear), "MAXYEAR", MakeInt(maxYear))
	return m
}

// setConstants puts class constants into a builtin type's namespace.
func setConstants(c *Type, pairs ...any) {
	ns := c.Namespace()
	for i := 0; i < len(pairs); i += 2 {
		ns.SetStr(pairs[i].(string), pairs[i+1].(Value))
	}
	c.changed()
}

func zoneinfoModule() *Module {
	m := NewNativeModule("zoneinfo", []Method{
		{Name: "available_timezones", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			keys := zoneKeys()
			items := make([]Value, len(keys))
			for i, k := range keys {
				items[i] = Str(k)
			}
			return valueOrError(NewSet(t, items...))
		}},
	})
	m.addNames("ZoneInfo", TypeZoneInfo, "ZoneInfoNotFoundError", ZoneInfoNotFoundError, "TZPATH", NewTuple(Str("/usr/share/zoneinfo")))
	return m
}

// remake builds the result of a class method for a class that may be a subclass.
func remake(t *Task, cls Value, v Value, err error) (Value, error) {
	c, ok := cls.(*Type)
	if err != nil || !ok || c == TypeDate || c == TypeDateTime || c == TypeTime {
		return v, err
	}
	switch x := v.(type) {
	case *Date:
		return Call(t, c, MakeInt(int64(x.Year)), MakeInt(int64(x.Month)), MakeInt(int64(x.Day)))
	case *DateTime:
		return CallKw(t, c, []Value{MakeInt(int64(x.Year)), MakeInt(int64(x.Month)), MakeInt(int64(x.Day)), MakeInt(int64(x.Hour)),
			MakeInt(int64(x.Minute)), MakeInt(int64(x.Second)), MakeInt(int64(x.Microsecond)), zoneOrNone(x.TZ)}, nil)
	case *Time:
		return CallKw(t, c, []Value{MakeInt(int64(x.Hour)), MakeInt(int64(x.Minute)), MakeInt(int64(x.Second)), MakeInt(int64(x.Microsecond)), zoneOrNone(x.TZ)}, nil)
	}
	return v, nil
}

func isDateTimeClass(cls Value) bool {
	c, ok := cls.(*Type)
	return ok && c.IsSubtype(TypeDateTime)
}

// dateOf is the date part of a date or a datetime.
func dateOf(v Value) *Date {
	switch x := Unwrap(v).(type) {
	case *Date:
		return x
	case *DateTime:
		return x.Date()
	}
	return nil
}

func isoStringArg(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "fromisoformat: argument must be str")
	}
	return s, nil
}

var typeISOCalendarDate = newStructSeq("datetime", "IsoCalendarDate", "year", "week", "weekday")

// TypeStructTime is time.struct_time.
var TypeStructTime = newStructSeq("time", "struct_time", "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

func structTime(b brokenTime) Value {
	var items []Value
	for _, n := range [9]int{b.year, b.month, b.day, b.hour, b.minute, b.second, b.weekday, b.yearday, b.dst} {
		items = append(items, MakeInt(int64(n)))
	}
	return structSeq(TypeStructTime, items...)
}

func strftimeRow(f func(t *Task, self Value, format string) (string, error)) Method {
	return Method{Name: "strftime", Kind: Keywords, Params: []string{"format"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		format, ok := AsStr(args[0])
		if !ok {
			return nil, Raise(TypeError, "strftime() argument 1 must be str, not %s", typeNameOf(args[0]))
		}
		s, err := f(t, self, format)
		return Str(s), err
	}}
}

func dateMethods() []Method {
	return []Method{
		{Name: "today", Kind: NoArgs, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if isDateTimeClass(self) {
				dt, err := DateTimeNow(t, nil)
				return remake(t, self, dt, err)
			}
			return remake(t, self, DateToday(), nil)
		}},
		{Name: "fromtimestamp", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, _, err := splitTimestamp(args[0])
			if err == nil {
				err = checkTimestamp(s, false)
			}
			if err != nil {
				return nil, err
			}
			return remake(t, self, DateTimeOfTime(time.Unix(s, 0), nil).Date(), nil)
		}},
		{Name: "fromordinal", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			n, err := cInt(t, args[0], 0)
			if err != nil {
				return nil, err
			}
			d, err := DateOfOrdinal(n)
			if err != nil {
				return nil, err
			}
			if isDateTimeClass(self) {
				return remake(t, self, Combine(d, &Time{}), nil)
			}
			return remake(t, self, d, nil)
		}},
		{Name: "fromisoformat", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, err := isoStringArg(args[0])
			if err != nil {
				return nil, err
			}
			d, err := DateFromISO(s)
			if err != nil {
				return nil, err
			}
			return remake(t, self, d, nil)
		}},
		{Name: "fromisocalendar", Kind: Keywords, Params: []string{"year", "week", "day"}, Min: 3, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			n, err := cInts(t, args)
			if err != nil {
				return nil, err
			}
			y, m, d, err := isoToDate(n[0], n[1], n[2])
			if err != nil {
				return nil, err
			}
			if isDateTimeClass(self) {
				return remake(t, self, &DateTime{Year: y, Month: m, Day: d}, nil)
			}
			return remake(t, self, &Date{y, m, d}, nil)
		}},
		{Name: "isoformat", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return Str(dateOf(self).ISOFormat()), nil }},
		{Name: "toordinal", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return MakeInt(int64(dateOf(self).Ordinal())), nil
		}},
		{Name: "weekday", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return MakeInt(int64(dateOf(self).Weekday())), nil
		}},
		{Name: "isoweekday", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return MakeInt(int64(dateOf(self).Weekday() + 1)), nil
		}},
		{Name: "isocalendar", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			y, w, d := dateOf(self).ISOCalendar()
			return structSeq(typeISOCalendarDate, MakeInt(int64(y)), MakeInt(int64(w)), MakeInt(int64(d))), nil
		}},
		{Name: "ctime", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			switch x := self.(type) {
			case *DateTime:
				b := newBrokenTime(x.Year, x.Month, x.Day, x.Hour, x.Minute, x.Second)
				return Str(b.strftime("%a %b %e %H:%M:%S ") + string(appendPadded(nil, x.Year, 4))), nil
			}
			d := self.(*Date)
			b := newBrokenTime(d.Year, d.Month, d.Day, 0, 0, 0)
			return Str(b.strftime("%a %b %e %H:%M:%S ") + string(appendPadded(nil, d.Year, 4))), nil
		}},
		{Name: "timetuple", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := dateOf(self)
			return structTime(newBrokenTime(d.Year, d.Month, d.Day, 0, 0, 0)), nil
		}},
		{Name: "replace", Kind: Keywords, Params: []string{"year", "month", "day"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := dateOf(self)
			n, err := cInts(t, args, d.Year, d.Month, d.Day)
			if err != nil {
				return nil, err
			}
			return valueOrError(NewDate(n[0], n[1], n[2]))
		}},
		strftimeRow(func(t *Task, self Value, format string) (string, error) { return dateOf(self).Strftime(t, format) }),
	}
}

func dateTimeMethods() []Method {
	return []Method{
		{Name: "now", Kind: Keywords, Params: []string{"tz"}, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tz, err := zoneArg(args[0])
			if err != nil {
				return nil, err
			}
			dt, err := DateTimeNow(t, tz)
			return remake(t, self, dt, err)
		}},
		{Name: "utcnow", Kind: NoArgs, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return remake(t, self, DateTimeUTCNow(), nil)
		}},
		{Name: "fromtimestamp", Kind: Keywords, Params: []string{"timestamp", "tz"}, Min: 1, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tz, err := zoneArg(args[1])
			if err != nil {
				return nil, err
			}
			dt, err := DateTimeFromTimestamp(t, args[0], tz)
			if err != nil {
				return nil, err
			}
			return remake(t, self, dt, nil)
		}},
		{Name: "utcfromtimestamp", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt, err := DateTimeUTCFromTimestamp(args[0])
			if err != nil {
				return nil, err
			}
			return remake(t, self, dt, nil)
		}},
		{Name: "fromisoformat", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, err := isoStringArg(args[0])
			if err != nil {
				return nil, err
			}
			dt, err := DateTimeFromISO(s)
			if err != nil {
				return nil, err
			}
			return remake(t, self, dt, nil)
		}},
		{Name: "strptime", Kind: Positional, Min: 2, Max: 2, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			text, err := strArg("strptime", 1, args[0])
			if err != nil {
				return nil, err
			}
			format, err := strArg("strptime", 2, args[1])
			if err != nil {
				return nil, err
			}
			dt, err := DateTimeStrptime(text, format)
			if err != nil {
				return nil, err
			}
			return remake(t, self, dt, nil)
		}},
		{Name: "combine", Kind: Keywords, Params: []string{"date", "time", "tzinfo"}, Min: 2, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := dateOf(args[0])
			if d == nil {
				return nil, Raise(TypeError, "combine() argument 1 must be datetime.date, not %s", args[0].Type().Name)
			}
			tm, ok := Unwrap(args[1]).(*Time)
			if !ok {
				return nil, Raise(TypeError, "combine() argument 2 must be datetime.time, not %s", args[1].Type().Name)
			}
			dt := Combine(d, tm)
			if args[2] != nil {
				tz, err := zoneArg(args[2])
				if err != nil {
					return nil, err
				}
				dt.TZ = tz
			}
			return remake(t, self, dt, nil)
		}},
		{Name: "date", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self.(*DateTime).Date(), nil }},
		{Name: "time", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self.(*DateTime).Time(), nil }},
		{Name: "timetz", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt := self.(*DateTime)
			tm := dt.Time()
			tm.TZ = dt.TZ
			return tm, nil
		}},
		{Name: "timestamp", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, err := self.(*DateTime).Timestamp(t)
			return Float(f), err
		}},
		{Name: "isoformat", Kind: Keywords, Params: []string{"sep", "timespec"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			sep, spec := "T", "auto"
			if args[0] != nil {
				s, ok := AsStr(args[0])
				if !ok || StrLen(s) != 1 {
					return nil, Raise(TypeError, "isoformat() argument 1 must be a unicode character, not %s", args[0].Type().Name)
				}
				sep = s
			}
			if args[1] != nil {
				s, ok := AsStr(args[1])
				if !ok {
					return nil, Raise(TypeError, "isoformat() argument 2 must be str, not %s", typeNameOf(args[1]))
				}
				spec = s
			}
			s, err := self.(*DateTime).ISOFormat(t, sep, spec)
			return Str(s), err
		}},
		{Name: "utcoffset", Kind: NoArgs, Fn: offsetRow(utcOffset)},
		{Name: "dst", Kind: NoArgs, Fn: offsetRow(dstOffset)},
		{Name: "tzname", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt := self.(*DateTime)
			if dt.TZ == nil {
				return None, nil
			}
			return tzName(t, dt.TZ, dt)
		}},
		{Name: "astimezone", Kind: Keywords, Params: []string{"tz"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tz, err := zoneArg(args[0])
			if err != nil {
				return nil, err
			}
			return valueOrError(self.(*DateTime).AsTimezone(t, tz))
		}},
		{Name: "replace", Kind: Keywords, Params: []string{"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "$", "fold"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt := self.(*DateTime)
			n, err := cInts(t, args[:7], dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second, dt.Microsecond)
			if err != nil {
				return nil, err
			}
			tz := dt.TZ
			if args[7] != nil {
				if tz, err = zoneArg(args[7]); err != nil {
					return nil, err
				}
			}
			fold, err := cInt(t, args[8], dt.Fold)
			if err != nil {
				return nil, err
			}
			if err := checkDate(n[0], n[1], n[2]); err != nil {
				return nil, err
			}
			if err := checkTime(n[3], n[4], n[5], n[6], fold); err != nil {
				return nil, err
			}
			return &DateTime{n[0], n[1], n[2], n[3], n[4], n[5], n[6], tz, fold}, nil
		}},
		{Name: "timetuple", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt := self.(*DateTime)
			b := newBrokenTime(dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second)
			if dt.TZ != nil {
				d, err := dstOffset(t, dt.TZ, dt)
				if err != nil {
					return nil, err
				}
				if d != nil {
					b.dst = 0
					if *d != (TimeDelta{}) {
						b.dst = 1
					}
				}
			}
			return structTime(b), nil
		}},
		{Name: "utctimetuple", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt := self.(*DateTime)
			off, err := dt.UTCOffset(t)
			if err != nil {
				return nil, err
			}
			if off != nil {
				if dt, err = dt.SubDelta(off); err != nil {
					return nil, err
				}
			}
			b := newBrokenTime(dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second)
			b.dst = 0
			return structTime(b), nil
		}},
		strftimeRow(func(t *Task, self Value, format string) (string, error) { return self.(*DateTime).Strftime(t, format) }),
	}
}

// offsetRow asks the zone of a datetime or a time.
func offsetRow(ask func(t *Task, tz, dt Value) (*TimeDelta, error)) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		var tz, dt Value
		switch x := self.(type) {
		case *DateTime:
			tz, dt = x.TZ, x
		case *Time:
			tz, dt = x.TZ, None
		}
		if tz == nil {
			return None, nil
		}
		d, err := ask(t, tz, dt)
		if err != nil || d == nil {
			return None, err
		}
		return d, nil
	}
}

func timeMethods() []Method {
	return []Method{
		{Name: "fromisoformat", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, err := isoStringArg(args[0])
			if err != nil {
				return nil, err
			}
			tm, err := TimeFromISO(s)
			if err != nil {
				return nil, err
			}
			return remake(t, self, tm, nil)
		}},
		{Name: "isoformat", Kind: Keywords, Params: []string{"timespec"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			spec := "auto"
			if args[0] != nil {
				s, ok := AsStr(args[0])
				if !ok {
					return nil, Raise(TypeError, "isoformat() argument 1 must be str, not %s", typeNameOf(args[0]))
				}
				spec = s
			}
			s, err := self.(*Time).ISOFormat(t, spec)
			return Str(s), err
		}},
		{Name: "utcoffset", Kind: NoArgs, Fn: offsetRow(utcOffset)},
		{Name: "dst", Kind: NoArgs, Fn: offsetRow(dstOffset)},
		{Name: "tzname", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if tz := self.(*Time).TZ; tz != nil {
				return tzName(t, tz, None)
			}
			return None, nil
		}},
		{Name: "replace", Kind: Keywords, Params: []string{"hour", "minute", "second", "microsecond", "tzinfo", "$", "fold"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tm := self.(*Time)
			n, err := cInts(t, args[:4], tm.Hour, tm.Minute, tm.Second, tm.Microsecond)
			if err != nil {
				return nil, err
			}
			tz := tm.TZ
			if args[4] != nil {
				if tz, err = zoneArg(args[4]); err != nil {
					return nil, err
				}
			}
			fold, err := cInt(t, args[5], tm.Fold)
			if err != nil {
				return nil, err
			}
			if err := checkTime(n[0], n[1], n[2], n[3], fold); err != nil {
				return nil, err
			}
			return &Time{n[0], n[1], n[2], n[3], tz, fold}, nil
		}},
		strftimeRow(func(t *Task, self Value, format string) (string, error) { return self.(*Time).Strftime(t, format) }),
	}
}

var timeDeltaMethods = []Method{
	{Name: "total_seconds", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return Float(self.(*TimeDelta).TotalSeconds()), nil
	}},
}

func tzInfoMethods() []Method {
	return []Method{
		{Name: "utcoffset", Kind: OneArg, Fn: zoneAskRow("utcoffset", utcOffset)},
		{Name: "dst", Kind: OneArg, Fn: zoneAskRow("dst", dstOffset)},
		{Name: "tzname", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if _, user := self.(*Object); user {
				return nil, Raise(NotImplementedError, "a tzinfo subclass must implement tzname()")
			}
			return tzName(t, self, args[0])
		}},
		{Name: "fromutc", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			dt, ok := Unwrap(args[0]).(*DateTime)
			if !ok {
				return nil, Raise(TypeError, "fromutc: argument must be a datetime")
			}
			if dt.TZ != self {
				return nil, Raise(ValueError, "fromutc: dt.tzinfo is not self")
			}
			if _, user := self.(*Object); !user {
				return valueOrError(fromUTC(t, self, dt))
			}
			return valueOrError(fromUTCByOffsets(t, self, dt))
		}},
	}
}

// fromUTCByOffsets is the default algorithm of tzinfo.fromutc.
func fromUTCByOffsets(t *Task, tz Value, dt *DateTime) (*DateTime, error) {
	off, err := utcOffset(t, tz, dt)
	if err != nil {
		return nil, err
	}
	if off == nil {
		return nil, Raise(ValueError, "fromutc: non-None utcoffset() result required")
	}
	dst, err := dstOffset(t, tz, dt)
	if err != nil {
		return nil, err
	}
	if dst == nil {
		return nil, Raise(ValueError, "fromutc: non-None dst() result required")
	}
	delta, err := off.Sub(dst)
	if err != nil {
		return nil, err
	}
	if *delta != (TimeDelta{}) {
		if dt, err = dt.AddDelta(delta); err != nil {
			return nil, err
		}
		if dst, err = dstOffset(t, tz, dt); err != nil {
			return nil, err
		}
		if dst == nil {
			return nil, Raise(ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert")
		}
	}
	return dt.AddDelta(dst)
}

func zoneAskRow(name string, ask func(t *Task, tz, dt Value) (*TimeDelta, error)) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		if _, user := self.(*Object); user {
			return nil, Raise(NotImplementedError, "a tzinfo subclass must implement %s()", name)
		}
		d, err := ask(t, self, args[0])
		if err != nil || d == nil {
			return None, err
		}
		return d, nil
	}
}

// localZoneNames are time.tzname.
func localZoneNames() (string, string) {
	year := time.Now().Year()
	winter, _ := time.Date(year, 1, 1, 0, 0, 0, 0, time.Local).Zone()
	summer, _ := time.Date(year, 7, 1, 0, 0, 0, 0, time.Local).Zone()
	if time.Date(year, 1, 1, 0, 0, 0, 0, time.Local).IsDST() {
		winter, summer = summer, winter
	}
	return winter, summer
}
