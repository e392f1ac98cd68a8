package py

import "strings"

// The protocols of the datetime values: arithmetic, comparison, hash, repr, str.

// BinaryOp implements Operand: date ± timedelta, date - date.
func (d *Date) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch o := other.(type) {
	case *TimeDelta:
		switch {
		case op == OpAdd:
			return valueOrError(d.AddDays(o.Days))
		case op == OpSub && !reflected:
			return valueOrError(d.AddDays(-o.Days))
		}
	case *Date:
		if op == OpSub && !reflected {
			return &TimeDelta{Days: d.Ordinal() - o.Ordinal()}, nil
		}
	case *DateTime:
		if op == OpSub {
			days := d.Ordinal() - o.Date().Ordinal()
			if reflected {
				return NotImplemented, nil
			}
			return &TimeDelta{Days: days}, nil
		}
	}
	return NotImplemented, nil
}

// valueOrError keeps a nil pointer of an error case out of the interface.
func valueOrError[T Value](v T, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

// BinaryOp implements Operand: datetime ± timedelta, datetime - datetime.
func (dt *DateTime) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch o := other.(type) {
	case *TimeDelta:
		switch {
		case op == OpAdd:
			return valueOrError(dt.AddDelta(o))
		case op == OpSub && !reflected:
			return valueOrError(dt.SubDelta(o))
		}
	case *DateTime:
		if op == OpSub && !reflected {
			return valueOrError(dt.Sub(t, o))
		}
	}
	return NotImplemented, nil
}

// Sub is dt - other; TypeError when one has an offset and the other has not.
func (dt *DateTime) Sub(t *Task, other *DateTime) (*TimeDelta, error) {
	var a, b *TimeDelta
	if dt.TZ != other.TZ {
		var err error
		if a, err = dt.UTCOffset(t); err != nil {
			return nil, err
		}
		if b, err = other.UTCOffset(t); err != nil {
			return nil, err
		}
		if (a == nil) != (b == nil) {
			return nil, Raise(TypeError, "can't subtract offset-naive and offset-aware datetimes")
		}
	}
	d, err := NewTimeDelta(0, dt.seconds()-other.seconds(), int64(dt.Microsecond-other.Microsecond))
	if err != nil || a == nil {
		return d, err
	}
	if d, err = d.Sub(a); err != nil {
		return nil, err
	}
	return d.Add(b)
}

// BinaryOp implements Operand.
func (d *TimeDelta) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch o := other.(type) {
	case *TimeDelta:
		a, b := d, o
		if reflected {
			a, b = b, a
		}
		switch op {
		case OpAdd:
			return valueOrError(a.Add(b))
		case OpSub:
			return valueOrError(a.Sub(b))
		case OpTrueDiv:
			f, err := a.Micros().TrueDiv(b.Micros())
			return Float(f), err
		case OpFloorDiv:
			return intOrError(a.Micros().FloorDiv(b.Micros()))
		case OpMod:
			m, err := a.Micros().Mod(b.Micros())
			if err != nil {
				return nil, err
			}
			return valueOrError(timeDeltaOfMicros(m))
		case OpDivMod:
			q, m, err := a.Micros().DivMod(b.Micros())
			if err != nil {
				return nil, err
			}
			r, err := timeDeltaOfMicros(m)
			if err != nil {
				return nil, err
			}
			return NewTuple(q.Value(), r), nil
		}
	case Float:
		switch {
		case op == OpMul:
			return valueOrError(d.mulFloat(float64(o), false))
		case op == OpTrueDiv && !reflected:
			if o == 0 {
				return nil, Raise(ZeroDivisionError, "division by zero")
			}
			return valueOrError(d.mulFloat(float64(o), true))
		}
	default:
		i, ok := intOperand(other)
		if !ok {
			return NotImplemented, nil
		}
		switch {
		case op == OpMul:
			return valueOrError(timeDeltaOfMicros(d.Micros().Mul(i)))
		case op == OpFloorDiv && !reflected:
			us, err := d.Micros().FloorDiv(i)
			if err != nil {
				return nil, err
			}
			return valueOrError(timeDeltaOfMicros(us))
		case op == OpTrueDiv && !reflected:
			if i.IsZero() {
				return nil, Raise(ZeroDivisionError, "integer division or modulo by zero")
			}
			return valueOrError(timeDeltaOfMicros(divNearest(d.Micros(), i)))
		}
	}
	return NotImplemented, nil
}

// UnaryOp implements UnaryOperand.
func (d *TimeDelta) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	switch op {
	case OpNeg:
		return valueOrError(d.Neg())
	case OpPos:
		return d, nil
	case OpAbs:
		if d.Days < 0 {
			return valueOrError(d.Neg())
		}
		return d, nil
	}
	return NotImplemented, nil
}

// Truth implements Truther.
func (d *TimeDelta) Truth() bool { return *d != TimeDelta{} }

// Compare implements Comparer.
func (d *TimeDelta) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*TimeDelta)
	if !ok {
		return NotImplemented, nil
	}
	return compareSign(op, d.Cmp(o)), nil
}

// Hash implements Hasher.
func (d *TimeDelta) Hash(t *Task) (int64, error) {
	return hashTuple(t, []Value{MakeInt(int64(d.Days)), MakeInt(int64(d.Seconds)), MakeInt(int64(d.Microseconds))})
}

// Repr implements Reprer.
func (d *TimeDelta) Repr(t *Task) (string, error) {
	s, sep := "datetime.timedelta(", ""
	for _, part := range [3]struct {
		name string
		n    int
	}{{"days", d.Days}, {"seconds", d.Seconds}, {"microseconds", d.Microseconds}} {
		if part.n != 0 {
			s += sep + part.name + "=" + IntOf(int64(part.n)).String()
			sep = ", "
		}
	}
	if sep == "" {
		s += "0"
	}
	return s + ")", nil
}

// Str implements Strer.
func (d *TimeDelta) Str(t *Task) (string, error) { return d.String(), nil }

// Compare implements Comparer: dates have no order with datetimes.
func (d *Date) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	switch o := other.(type) {
	case *Date:
		return compareSign(op, d.Cmp(o)), nil
	case *DateTime:
		return compareDateWithDateTime(op)
	}
	return NotImplemented, nil
}

func compareDateWithDateTime(op CompareOp) (Value, error) {
	switch op {
	case CmpEq:
		return False, nil
	case CmpNe:
		return True, nil
	}
	return nil, Raise(TypeError, "can't compare datetime.datetime to datetime.date")
}

// Hash implements Hasher.
func (d *Date) Hash(t *Task) (int64, error) {
	return HashBytes(string([]byte{byte(d.Year >> 8), byte(d.Year), byte(d.Month), byte(d.Day)})), nil
}

// Repr implements Reprer.
func (d *Date) Repr(t *Task) (string, error) {
	return "datetime.date(" + joinInts(d.Year, d.Month, d.Day) + ")", nil
}

func joinInts(parts ...int) string {
	s := ""
	for i, n := range parts {
		if i > 0 {
			s += ", "
		}
		s += IntOf(int64(n)).String()
	}
	return s
}

// Str implements Strer.
func (d *Date) Str(t *Task) (string, error) { return d.ISOFormat(), nil }

// Format implements Formatter: strftime, or str for an empty specification.
func (d *Date) Format(t *Task, spec string) (string, error) {
	if spec == "" {
		return d.ISOFormat(), nil
	}
	return d.Strftime(t, spec)
}

// Compare implements Comparer.
func (dt *DateTime) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	switch o := other.(type) {
	case *Date:
		return compareDateWithDateTime(op)
	case *DateTime:
		c, comparable, err := dt.compare(t, o, op == CmpEq || op == CmpNe)
		if err != nil {
			return nil, err
		}
		if !comparable {
			switch op {
			case CmpEq:
				return False, nil
			case CmpNe:
				return True, nil
			}
			return nil, Raise(TypeError, "can't compare offset-naive and offset-aware datetimes")
		}
		return compareSign(op, c), nil
	}
	return NotImplemented, nil
}

// Cmp orders two datetimes; TypeError when only one has an offset.
func (dt *DateTime) Cmp(t *Task, o *DateTime) (int, error) {
	c, ok, err := dt.compare(t, o, false)
	if err == nil && !ok {
		err = Raise(TypeError, "can't compare offset-naive and offset-aware datetimes")
	}
	return c, err
}

// compare follows datetime_richcompare; equality between zones is also false
// for clock times that are ambiguous (PEP 495).
func (dt *DateTime) compare(t *Task, o *DateTime, equality bool) (c int, comparable bool, err error) {
	fields := func() int {
		return compareInts(dt.Year, o.Year, dt.Month, o.Month, dt.Day, o.Day, dt.Hour, o.Hour,
			dt.Minute, o.Minute, dt.Second, o.Second, dt.Microsecond, o.Microsecond)
	}
	if dt.TZ == o.TZ {
		return fields(), true, nil
	}
	a, err := dt.UTCOffset(t)
	if err != nil {
		return 0, false, err
	}
	b, err := o.UTCOffset(t)
	if err != nil {
		return 0, false, err
	}
	if (a == nil) != (b == nil) {
		return 0, false, nil
	}
	if a == nil || *a == *b {
		c = fields()
	} else {
		d, err := dt.Sub(t, o)
		if err != nil {
			return 0, false, err
		}
		c = d.Cmp(&TimeDelta{})
	}
	if equality && c == 0 && a != nil {
		for _, x := range [2]*DateTime{dt, o} {
			problem, err := x.ambiguous(t)
			if err != nil {
				return 0, false, err
			}
			if problem {
				return 1, true, nil
			}
		}
	}
	return c, true, nil
}

// ambiguous tells whether the offset depends on fold.
func (dt *DateTime) ambiguous(t *Task) (bool, error) {
	if _, fixed := dt.TZ.(*TimeZone); fixed {
		return false, nil
	}
	flipped := *dt
	flipped.Fold = 1 - dt.Fold
	a, err := dt.UTCOffset(t)
	if err != nil {
		return false, err
	}
	b, err := flipped.UTCOffset(t)
	if err != nil || a == nil || b == nil {
		return false, err
	}
	return *a != *b, nil
}

// Hash implements Hasher: equal datetimes of different zones hash alike.
func (dt *DateTime) Hash(t *Task) (int64, error) {
	plain := *dt
	plain.Fold = 0
	off, err := plain.UTCOffset(t)
	if err != nil {
		return 0, err
	}
	s, us := dt.seconds(), dt.Microsecond
	if off != nil {
		d, err := NewTimeDelta(0, s-int64(off.Days)*secondsPerDay-int64(off.Seconds), int64(us-off.Microseconds))
		if err != nil {
			return 0, err
		}
		return d.Hash(t)
	}
	return HashBytes(IntOf(s).String() + "." + IntOf(int64(us)).String()), nil
}

// Repr implements Reprer.
func (dt *DateTime) Repr(t *Task) (string, error) {
	s := "datetime.datetime(" + joinInts(dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute)
	return reprClock(t, s, dt.Second, dt.Microsecond, dt.Fold, dt.TZ)
}

func reprClock(t *Task, s string, second, micro, fold int, tz Value) (string, error) {
	if second != 0 || micro != 0 {
		s += ", " + joinInts(second)
	}
	if micro != 0 {
		s += ", " + joinInts(micro)
	}
	foldText := ""
	if fold != 0 {
		foldText = ", fold=1"
	}
	// A datetime names fold before the zone, a time after it.
	if !strings.HasPrefix(s, "datetime.time") {
		s += foldText
		foldText = ""
	}
	if tz != nil {
		r, err := Repr(t, tz)
		if err != nil {
			return "", err
		}
		s += ", tzinfo=" + r
	}
	return s + foldText + ")", nil
}

// Str implements Strer.
func (dt *DateTime) Str(t *Task) (string, error) { return dt.ISOFormat(t, " ", "auto") }

// Format implements Formatter.
func (dt *DateTime) Format(t *Task, spec string) (string, error) {
	if spec == "" {
		return dt.Str(t)
	}
	return dt.Strftime(t, spec)
}

// Compare implements Comparer.
func (tm *Time) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Time)
	if !ok {
		return NotImplemented, nil
	}
	var a, b *TimeDelta
	if tm.TZ != o.TZ {
		var err error
		if a, err = tm.UTCOffset(t); err != nil {
			return nil, err
		}
		if b, err = o.UTCOffset(t); err != nil {
			return nil, err
		}
	}
	if (a == nil) != (b == nil) {
		switch op {
		case CmpEq:
			return False, nil
		case CmpNe:
			return True, nil
		}
		return nil, Raise(TypeError, "can't compare offset-naive and offset-aware times")
	}
	x, y := tm.seconds(), o.seconds()
	if a != nil {
		x -= a.Days*secondsPerDay + a.Seconds
		y -= b.Days*secondsPerDay + b.Seconds
	}
	return compareSign(op, compareInts(x, y, tm.Microsecond, o.Microsecond)), nil
}

func (tm *Time) seconds() int { return tm.Hour*3600 + tm.Minute*60 + tm.Second }

// Hash implements Hasher.
func (tm *Time) Hash(t *Task) (int64, error) {
	off, err := tm.UTCOffset(t)
	if err != nil {
		return 0, err
	}
	s := tm.seconds()
	if off != nil {
		s -= off.Days*secondsPerDay + off.Seconds
	}
	return HashBytes(joinInts(s, tm.Microsecond)), nil
}

// Repr implements Reprer.
func (tm *Time) Repr(t *Task) (string, error) {
	return reprClock(t, "datetime.time("+joinInts(tm.Hour, tm.Minute), tm.Second, tm.Microsecond, tm.Fold, tm.TZ)
}

// Str implements Strer.
func (tm *Time) Str(t *Task) (string, error) { return tm.ISOFormat(t, "auto") }

// Format implements Formatter.
func (tm *Time) Format(t *Task, spec string) (string, error) {
	if spec == "" {
		return tm.Str(t)
	}
	return tm.Strftime(t, spec)
}

// Compare implements Comparer: zones are equal when their offsets are.
func (z *TimeZone) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*TimeZone)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	return MakeBool((*z.Offset == *o.Offset) == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (z *TimeZone) Hash(t *Task) (int64, error) { return z.Offset.Hash(t) }

// Repr implements Reprer.
func (z *TimeZone) Repr(t *Task) (string, error) {
	if z == UTC {
		return "datetime.timezone.utc", nil
	}
	d, err := z.Offset.Repr(t)
	if err != nil {
		return "", err
	}
	if z.HasName {
		return "datetime.timezone(" + d + ", " + StrRepr(z.Name) + ")", nil
	}
	return "datetime.timezone(" + d + ")", nil
}

// Str implements Strer.
func (z *TimeZone) Str(t *Task) (string, error) { return z.name(), nil }
