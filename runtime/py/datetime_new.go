package py

// bindFunction binds arguments as PyArg_ParseTupleAndKeywords does for a format
// without a function name: messages then speak of "function".
func bindFunction(params []string, least int, pos []Value, kw []Kw) ([]Value, error) {
	maxPos := len(params)
	names := params
	for i, p := range params {
		if p == "$" {
			maxPos = i
			names = append(append([]string{}, params[:i]...), params[i+1:]...)
		}
	}
	total := len(names)
	if len(pos)+len(kw) > total {
		return nil, Raise(TypeError, "function takes %s %d argument%s (%d given)", choose(least < total || len(pos)+len(kw) > total, "at most", "exactly"), total, plural(total), len(pos)+len(kw))
	}
	if len(pos) > maxPos {
		return nil, Raise(TypeError, "function takes %s %d positional argument%s (%d given)", choose(least < maxPos, "at most", "exactly"), maxPos, plural(maxPos), len(pos))
	}
	args := make([]Value, total)
	copy(args, pos)
	used := 0
	for i, name := range names {
		for _, k := range kw {
			if k.Name == name {
				if i < len(pos) {
					return nil, Raise(TypeError, "argument for function given by name ('%s') and position (%d)", name, i+1)
				}
				args[i] = k.Value
				used++
			}
		}
		if args[i] == nil && i < least {
			return nil, Raise(TypeError, "function missing required argument '%s' (pos %d)", name, i+1)
		}
	}
	if used < len(kw) {
		for _, k := range kw {
			known := false
			for _, name := range names {
				known = known || name == k.Name
			}
			if !known {
				return nil, Raise(TypeError, "'%s' is an invalid keyword argument for this function", k.Name)
			}
		}
	}
	return args, nil
}

// cInt takes an argument that C keeps in an int.
func cInt(t *Task, v Value, missing int) (int, error) {
	if v == nil {
		return missing, nil
	}
	if _, isFloat := Unwrap(v).(Float); isFloat {
		return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	switch {
	case !ok:
		return 0, Raise(OverflowError, "Python int too large to convert to C long")
	case n > 1<<31-1:
		return 0, Raise(OverflowError, "signed integer is greater than maximum")
	case n < -1<<31:
		return 0, Raise(OverflowError, "signed integer is less than minimum")
	}
	return int(n), nil
}

func cInts(t *Task, args []Value, missing ...int) ([]int, error) {
	out := make([]int, len(args))
	for i, v := range args {
		def := 0
		if i < len(missing) {
			def = missing[i]
		}
		n, err := cInt(t, v, def)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

// zoneArg takes a tzinfo argument.
func zoneArg(v Value) (Value, error) {
	if v == nil || v == None {
		return nil, nil
	}
	if !v.Type().IsSubtype(TypeTZInfo) {
		return nil, Raise(TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().Name)
	}
	return Unwrap(v), nil
}

func dateNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindFunction([]string{"year", "month", "day"}, 3, pos, kw)
	if err != nil {
		return nil, err
	}
	n, err := cInts(t, args)
	if err != nil {
		return nil, err
	}
	return valueOrError(NewDate(n[0], n[1], n[2]))
}

func timeNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindFunction([]string{"hour", "minute", "second", "microsecond", "tzinfo", "$", "fold"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	n, err := cInts(t, args[:4])
	if err != nil {
		return nil, err
	}
	tz, err := zoneArg(args[4])
	if err != nil {
		return nil, err
	}
	fold, err := cInt(t, args[5], 0)
	if err != nil {
		return nil, err
	}
	if err := checkTime(n[0], n[1], n[2], n[3], fold); err != nil {
		return nil, err
	}
	return &Time{n[0], n[1], n[2], n[3], tz, fold}, nil
}

func dateTimeNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindFunction([]string{"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "$", "fold"}, 3, pos, kw)
	if err != nil {
		return nil, err
	}
	n, err := cInts(t, args[:7])
	if err != nil {
		return nil, err
	}
	fold, err := cInt(t, args[8], 0)
	if err != nil {
		return nil, err
	}
	tz, err := zoneArg(args[7])
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
}

func timeDeltaNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("__new__", []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	return valueOrError(timeDeltaOf(args))
}

// TimeDeltaOf is timedelta(days, seconds, microseconds, milliseconds, minutes,
// hours, weeks); missing ones are nil.
func TimeDeltaOf(args ...Value) (*TimeDelta, error) { return timeDeltaOf(args) }

// timeDeltaOf sums the parts exactly; fractions of microseconds are summed as
// floats and rounded half to even at the end, as delta_new does.
func timeDeltaOf(args []Value) (*TimeDelta, error) {
	units := [7]int64{microsPerDay, microsPerSecond, 1, 1000, 60 * microsPerSecond, 3600 * microsPerSecond, 7 * microsPerDay}
	names := [7]string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}
	total, left := Int{}, 0.0
	// The order of summation is CPython's.
	for _, k := range [7]int{2, 3, 1, 4, 5, 0, 6} {
		if k >= len(args) || args[k] == nil {
			continue
		}
		unit := IntOf(units[k])
		if i, ok := AsInt(args[k]); ok {
			total = total.Add(i.Mul(unit))
			continue
		}
		f, ok := AsFloat(args[k])
		if !ok {
			return nil, Raise(TypeError, "unsupported type for timedelta %s component: %s", names[k], args[k].Type().Name)
		}
		whole, err := FloatInt(f)
		if err != nil {
			return nil, err
		}
		total = total.Add(whole.Mul(unit))
		frac := f
		if w, err := whole.Float64(); err == nil {
			frac = f - w
		}
		if frac != 0 {
			part := frac * float64(units[k])
			wholePart, err := FloatInt(part)
			if err != nil {
				return nil, err
			}
			total = total.Add(wholePart)
			if w, err := wholePart.Float64(); err == nil {
				left += part - w
			}
		}
	}
	if left != 0 {
		whole := roundHalfEven(left)
		// A tie looks at the parity of the whole sum.
		if abs := whole - left; abs == 0.5 || abs == -0.5 {
			odd := 0.0
			if total.Big().Bit(0) == 1 {
				odd = 1
			}
			whole = 2*roundHalfAway((left+odd)*0.5) - odd
		}
		w, err := FloatInt(whole)
		if err != nil {
			return nil, err
		}
		total = total.Add(w)
	}
	return timeDeltaOfMicros(total)
}

func timeZoneNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("timezone", []string{"offset", "name"}, 1, pos, kw)
	if err != nil {
		return nil, err
	}
	d, ok := Unwrap(args[0]).(*TimeDelta)
	if !ok {
		return nil, Raise(TypeError, "timezone() argument 1 must be datetime.timedelta, not %s", args[0].Type().Name)
	}
	name := ""
	if args[1] != nil {
		if name, ok = AsStr(args[1]); !ok {
			return nil, Raise(TypeError, "timezone() argument 2 must be str, not %s", typeNameOf(args[1]))
		}
	}
	return valueOrError(newTimeZone(d, name, args[1] != nil))
}

func zoneInfoNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("ZoneInfo", []string{"key"}, 1, pos, kw)
	if err != nil {
		return nil, err
	}
	key, ok := AsStr(args[0])
	if !ok {
		return nil, Raise(TypeError, "expected str, bytes or os.PathLike object, not %s", args[0].Type().Name)
	}
	return valueOrError(NewZoneInfo(key))
}
