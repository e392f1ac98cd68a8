package schema

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/covetpy/covetgen/runtime/py"
)

// temporalText is the text that lax mode parses dates and times from.
func temporalText(in py.Value, st *State) (string, bool) {
	if s, ok := py.AsStr(in); ok {
		return s, true
	}
	if st.json {
		return "", false
	}
	return py.AsBytes(in)
}

// fromText notes how exact a value read from text is: in JSON there is no
// other way to write it.
func fromText(st *State) {
	if st.json {
		st.floor(exactStrict)
	} else {
		st.floor(exactLax)
	}
}

// jsonBig holds for ints beyond 64 bits that came from JSON.
func jsonBig(in py.Value, st *State) bool {
	_, big := in.(*py.BigInt)
	return big && st.json
}

func dateOf(v py.Value) (civilDate, bool) {
	switch d := py.Unwrap(v).(type) {
	case *py.Date:
		return civilDate{d.Year, d.Month, d.Day}, true
	case *py.DateTime:
		return civilDate{d.Year, d.Month, d.Day}, true
	}
	return civilDate{}, false
}

func isDateTime(v py.Value) bool { _, ok := py.Unwrap(v).(*py.DateTime); return ok }

// offsetOf is the offset of a zone at a moment, in whole seconds.
func offsetOf(d *py.TimeDelta, err error) (int, bool, error) {
	if err != nil || d == nil {
		return 0, false, err
	}
	return int(math.Round(d.TotalSeconds())), true, nil
}

func dateTimeOf(t *py.Task, d *py.DateTime) (civilDateTime, error) {
	off, aware, err := offsetOf(d.UTCOffset(t))
	return civilDateTime{
		civilDate{d.Year, d.Month, d.Day},
		civilTime{d.Hour, d.Minute, d.Second, d.Microsecond, off, aware},
	}, err
}

func timeOf(t *py.Task, d *py.Time) (civilTime, error) {
	off, aware, err := offsetOf(d.UTCOffset(t))
	return civilTime{d.Hour, d.Minute, d.Second, d.Microsecond, off, aware}, err
}

func durationOf(d *py.TimeDelta) duration {
	us := (int64(d.Days)*86400+int64(d.Seconds))*1_000_000 + int64(d.Microseconds)
	if d.Days < -106_000_000 || d.Days > 106_000_000 { // beyond 64 bits of microseconds
		out := duration{negative: d.Days < 0}
		days, sec, micro := d.Days, d.Seconds, d.Microseconds
		if out.negative {
			if micro != 0 {
				sec, micro = sec+1, 1_000_000-micro
			}
			if sec != 0 {
				days, sec = days+1, 86400-sec
			}
			days = -days
		}
		out.day, out.second, out.micro = uint32(days), uint32(sec), uint32(micro)
		return out
	}
	out := duration{negative: us < 0}
	if us < 0 {
		us = -us
	}
	out.micro = uint32(us % 1_000_000)
	out.second = uint32(us / 1_000_000 % 86400)
	out.day = uint32(us / 86_400_000_000)
	return out
}

func (d duration) value() (py.Value, error) {
	sign := int64(1)
	if d.negative {
		sign = -1
	}
	return py.NewTimeDelta(sign*int64(d.day), sign*int64(d.second), sign*int64(d.micro))
}

func (c civilTime) zone() py.Value {
	if !c.aware {
		return nil
	}
	return &TzInfo{Seconds: c.offset}
}

func (c civilTime) value() py.Value {
	return &py.Time{Hour: c.hour, Minute: c.minute, Second: c.second, Microsecond: c.micro, TZ: c.zone()}
}

func (d civilDate) value() py.Value { return &py.Date{Year: d.year, Month: d.month, Day: d.day} }

func (dt civilDateTime) value() py.Value {
	return &py.DateTime{
		Year: dt.year, Month: dt.month, Day: dt.day,
		Hour: dt.hour, Minute: dt.minute, Second: dt.second, Microsecond: dt.micro, TZ: dt.zone(),
	}
}

// bounds checks a value against the four bounds; cmp orders the value and a
// bound, text prints a bound.
func bounds(t *py.Task, st *State, in py.Value, le, lt, ge, gt py.Value, cmp func(py.Value) int, text func(py.Value) string) error {
	switch {
	case le != nil && cmp(le) > 0:
		return fail(t, st, "less_than_equal", in, "le", text(le))
	case lt != nil && cmp(lt) >= 0:
		return fail(t, st, "less_than", in, "lt", text(lt))
	case ge != nil && cmp(ge) < 0:
		return fail(t, st, "greater_than_equal", in, "ge", text(ge))
	case gt != nil && cmp(gt) <= 0:
		return fail(t, st, "greater_than", in, "gt", text(gt))
	}
	return nil
}

// now is the current time, aware, in the machine's zone.
func now() civilDateTime {
	n := time.Now()
	_, off := n.Zone()
	return civilDateTime{
		civilDate{n.Year(), int(n.Month()), n.Day()},
		civilTime{n.Hour(), n.Minute(), n.Second(), n.Nanosecond() / 1000, off, true},
	}
}

// Name is "date".
func (n *Date) Name() string { return "date" }

// Validate reads a date. In lax mode a datetime at midnight will do.
func (n *Date) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	strict := st.strictOr(n.Strict)
	d, v, err := n.read(t, in, st, strict)
	if _, isErrors := err.(*Errors); isErrors && !strict {
		st.floor(exactLax)
		d, err = dateFromDateTime(t, in, st, n.Unit, err)
	}
	if err != nil {
		return nil, err
	}
	err = bounds(t, st, in, n.Le, n.Lt, n.Ge, n.Gt, func(b py.Value) int {
		e, _ := dateOf(b)
		return d.compare(e)
	}, func(b py.Value) string { e, _ := dateOf(b); return e.String() })
	if err != nil {
		return nil, err
	}
	if n.Now != "" {
		c := d.compare(now().civilDate)
		if n.Now == "past" && c >= 0 {
			return nil, fail(t, st, "date_past", in)
		}
		if n.Now == "future" && c <= 0 {
			return nil, fail(t, st, "date_future", in)
		}
	}
	if v != nil {
		return v, nil
	}
	if d.year == 0 {
		return nil, fail(t, st, "date_parsing", in, "error", "year 0 is out of range")
	}
	return d.value(), nil
}

func (n *Date) read(t *py.Task, in py.Value, st *State, strict bool) (civilDate, py.Value, error) {
	if d, ok := dateOf(in); ok {
		if isDateTime(in) {
			return d, nil, fail(t, st, "date_type", in)
		}
		if in.Type() != py.TypeDate {
			st.floor(exactStrict)
		}
		return d, in, nil
	}
	if !strict || st.json {
		if s, ok := temporalText(in, st); ok {
			d, problem := parseDate(s, n.Unit)
			if problem != "" {
				return d, nil, fail(t, st, "date_parsing", in, "error", problem)
			}
			fromText(st)
			return d, nil, nil
		}
	}
	return civilDate{}, nil, fail(t, st, "date_type", in)
}

// dateFromDateTime reads a datetime that has no time of day. It returns orig
// where in is no datetime at all.
func dateFromDateTime(t *py.Task, in py.Value, st *State, unit string, orig error) (civilDate, error) {
	node := DateTime{Unit: unit}
	dt, v, err := node.read(t, in, st, false)
	if err != nil {
		if e, ok := err.(*Errors); ok && retype(t, st, e, "datetime_parsing", "date_from_datetime_parsing") {
			return civilDate{}, e
		}
		return civilDate{}, orig
	}
	if v != nil {
		if dt, err = dateTimeOf(t, py.Unwrap(v).(*py.DateTime)); err != nil {
			return civilDate{}, err
		}
	}
	if dt.micros() != 0 {
		return civilDate{}, fail(t, st, "date_from_datetime_inexact", in)
	}
	return dt.civilDate, nil
}

// Name is "datetime".
func (n *DateTime) Name() string { return "datetime" }

// read reads a datetime; the second result is the input itself when it is one.
func (n *DateTime) read(t *py.Task, in py.Value, st *State, strict bool) (civilDateTime, py.Value, error) {
	var dt civilDateTime
	if isDateTime(in) {
		if in.Type() != py.TypeDateTime {
			st.floor(exactStrict)
		}
		return dt, in, nil
	}
	problem := ""
	if !strict || st.json {
		if s, ok := temporalText(in, st); ok {
			dt, problem = parseDateTime(s, n.Unit, n.Microseconds == "error")
			if problem != "" {
				return dt, nil, fail(t, st, "datetime_parsing", in, "error", problem)
			}
			fromText(st)
			return dt, nil, nil
		}
	}
	if _, isBool := in.(py.Bool); strict || isBool || jsonBig(in, st) {
		return dt, nil, fail(t, st, "datetime_type", in)
	}
	if i, ok := smallIntOf(t, in); ok {
		dt, problem = dateTimeFromUnix(i, 0, n.Unit)
	} else if f, ok := floatOf(t, in); ok {
		if math.IsNaN(f) {
			problem = "NaN values not permitted"
		} else {
			dt, problem = dateTimeFromFloat(f, n.Unit)
		}
	} else if d, ok := dateOf(in); ok {
		dt.civilDate = d
	} else {
		return dt, nil, fail(t, st, "datetime_type", in)
	}
	if problem != "" {
		return dt, nil, fail(t, st, "datetime_parsing", in, "error", problem)
	}
	st.floor(exactLax)
	return dt, nil, nil
}

// Validate reads a datetime. In lax mode a date will do.
func (n *DateTime) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	strict := st.strictOr(n.Strict)
	dt, v, err := n.read(t, in, st, strict)
	if _, isErrors := err.(*Errors); isErrors && !strict {
		st.floor(exactLax)
		dt, err = dateTimeFromDate(t, in, st, err)
	}
	if err != nil {
		return nil, err
	}
	if v != nil && n.constrained() {
		if dt, err = dateTimeOf(t, py.Unwrap(v).(*py.DateTime)); err != nil {
			return nil, fail(t, st, "datetime_object_invalid", in, "error", raisedText(t, err))
		}
	}
	if n.constrained() {
		if err := n.check(t, st, in, dt); err != nil {
			return nil, err
		}
	}
	if v != nil {
		return v, nil
	}
	if dt.year == 0 {
		return nil, fail(t, st, "datetime_parsing", in, "error", "year 0 is out of range")
	}
	return dt.value(), nil
}

// dateTimeFromDate reads a date as its midnight; orig where in is no date.
func dateTimeFromDate(t *py.Task, in py.Value, st *State, orig error) (civilDateTime, error) {
	var node Date
	d, _, err := node.read(t, in, st, false)
	if err != nil {
		if e, ok := err.(*Errors); ok && retype(t, st, e, "date_parsing", "datetime_from_date_parsing") {
			return civilDateTime{}, e
		}
		return civilDateTime{}, orig
	}
	return civilDateTime{civilDate: d}, nil
}

func (n *DateTime) constrained() bool {
	return n.Le != nil || n.Lt != nil || n.Ge != nil || n.Gt != nil || n.Now != "" || n.TZ != "" || n.TZOffset != nil
}

func (n *DateTime) check(t *py.Task, st *State, in py.Value, dt civilDateTime) error {
	bound := func(b py.Value) civilDateTime {
		if d, ok := py.Unwrap(b).(*py.DateTime); ok {
			e, _ := dateTimeOf(t, d)
			return e
		}
		d, _ := dateOf(b)
		return civilDateTime{civilDate: d}
	}
	err := bounds(t, st, in, n.Le, n.Lt, n.Ge, n.Gt,
		func(b py.Value) int { return dt.compare(bound(b)) },
		func(b py.Value) string { return bound(b).String() })
	if err != nil {
		return err
	}
	if n.Now != "" {
		c := dt.compare(now())
		if n.Now == "past" && c >= 0 {
			return fail(t, st, "datetime_past", in)
		}
		if n.Now == "future" && c <= 0 {
			return fail(t, st, "datetime_future", in)
		}
	}
	return checkZone(t, st, in, n.TZ, n.TZOffset, dt.civilTime)
}

func checkZone(t *py.Task, st *State, in py.Value, tz string, offset *int, c civilTime) error {
	switch {
	case (tz == "aware" || offset != nil) && !c.aware:
		return fail(t, st, "timezone_aware", in)
	case tz == "naive" && c.aware:
		return fail(t, st, "timezone_naive", in)
	case offset != nil && *offset != c.offset:
		return fail(t, st, "timezone_offset", in, "tz_expected", *offset, "tz_actual", c.offset)
	}
	return nil
}

// Name is "time".
func (n *Time) Name() string { return "time" }

// Validate reads a time of day.
func (n *Time) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	var c civilTime
	v, isTime := py.Unwrap(in).(*py.Time)
	if isTime {
		if in.Type() != py.TypeTime {
			st.floor(exactStrict)
		}
		var err error
		if c, err = timeOf(t, v); err != nil {
			return nil, err
		}
	} else {
		var problem string
		var typ string
		c, problem, typ = n.read(t, in, st)
		if typ != "" {
			return nil, fail(t, st, typ, in)
		}
		if problem != "" {
			return nil, fail(t, st, "time_parsing", in, "error", problem)
		}
	}
	bound := func(b py.Value) civilTime {
		var e civilTime
		if x, ok := py.Unwrap(b).(*py.Time); ok {
			e, _ = timeOf(t, x)
		}
		return e
	}
	err := bounds(t, st, in, n.Le, n.Lt, n.Ge, n.Gt,
		func(b py.Value) int { return c.compare(bound(b)) },
		func(b py.Value) string { return bound(b).String() })
	if err == nil {
		err = checkZone(t, st, in, n.TZ, nil, c)
	}
	if err != nil {
		return nil, err
	}
	if isTime {
		return in, nil
	}
	return c.value(), nil
}

func (n *Time) read(t *py.Task, in py.Value, st *State) (c civilTime, problem, typ string) {
	strict := st.strictOr(n.Strict)
	if !strict || st.json {
		if s, ok := temporalText(in, st); ok {
			fromText(st)
			c, problem = parseTimeAt(s, 0, n.Microseconds == "error")
			return c, problem, ""
		}
	}
	if _, isBool := in.(py.Bool); strict || isBool {
		return c, "", "time_type"
	}
	if jsonBig(in, st) {
		return c, errTimeTooLarge, ""
	}
	st.floor(exactLax)
	if i, ok := smallIntOf(t, in); ok {
		if i < 0 {
			return c, "time in seconds should be positive", ""
		}
		c, problem = timeFromUnix(uint64(i), 0)
		return c, problem, ""
	}
	f, ok := floatOf(t, in)
	switch {
	case !ok:
		return c, "", "time_type"
	case math.IsNaN(f):
		return c, "NaN values not permitted", ""
	}
	_, frac := math.Modf(f)
	i := saturateInt(math.Floor(f))
	if i < 0 {
		return c, "time in seconds should be positive", ""
	}
	c, problem = timeFromUnix(uint64(i), uint32(math.Round(math.Abs(frac)*1e6)))
	return c, problem, ""
}

// Name is "timedelta".
func (n *TimeDelta) Name() string { return "timedelta" }

// Validate reads a timedelta.
func (n *TimeDelta) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v := in
	var d duration
	if td, ok := py.Unwrap(in).(*py.TimeDelta); ok {
		if in.Type() != py.TypeTimeDelta {
			st.floor(exactStrict)
		}
		d = durationOf(td)
	} else {
		problem, typ := "", ""
		if d, problem, typ = n.read(t, in, st); typ != "" {
			return nil, fail(t, st, typ, in)
		}
		if problem != "" {
			return nil, fail(t, st, "time_delta_parsing", in, "error", problem)
		}
		var err error
		if v, err = d.value(); err != nil {
			return nil, err
		}
	}
	bound := func(b py.Value) *py.TimeDelta { td, _ := py.Unwrap(b).(*py.TimeDelta); return td }
	err := bounds(t, st, v, n.Le, n.Lt, n.Ge, n.Gt,
		func(b py.Value) int { return d.compareLong(durationOf(bound(b))) },
		func(b py.Value) string { return readableDelta(bound(b)) })
	if err != nil {
		return nil, err
	}
	return v, nil
}

// compareLong orders durations of any size.
func (d duration) compareLong(e duration) int {
	if d.negative != e.negative {
		if d.negative {
			return -1
		}
		return 1
	}
	c := cmpInt(int64(d.day), int64(e.day))
	if c == 0 {
		c = cmpInt(int64(d.second)*1_000_000+int64(d.micro), int64(e.second)*1_000_000+int64(e.micro))
	}
	if d.negative {
		return -c
	}
	return c
}

func (n *TimeDelta) read(t *py.Task, in py.Value, st *State) (d duration, problem, typ string) {
	strict := st.strictOr(n.Strict)
	if !strict || st.json {
		if s, ok := temporalText(in, st); ok {
			fromText(st)
			d, problem = parseDuration(s, n.Microseconds == "error")
			return d, problem, ""
		}
	}
	if strict {
		return d, "", "time_delta_type"
	}
	if _, isBool := in.(py.Bool); isBool && st.json || jsonBig(in, st) {
		return d, "", "time_delta_type"
	}
	st.floor(exactLax)
	if i, ok := smallIntOf(t, in); ok {
		d, problem = durationFromInt(i)
		return d, problem, ""
	}
	f, ok := floatOf(t, in)
	switch {
	case !ok:
		return d, "", "time_delta_type"
	case math.IsNaN(f):
		return d, "NaN values not permitted", ""
	}
	d, problem = durationFromFloat(f)
	return d, problem, ""
}

// readableDelta is how messages write a timedelta: "1 day and 2 hours".
func readableDelta(d *py.TimeDelta) string {
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{
		{d.Days, "day"}, {d.Seconds / 3600, "hour"}, {d.Seconds % 3600 / 60, "minute"}, {d.Seconds % 60, "second"}, {d.Microseconds, "microsecond"},
	} {
		if p.n != 0 {
			s := "s"
			if p.n == 1 {
				s = ""
			}
			parts = append(parts, fmt.Sprintf("%d %s%s", p.n, p.unit, s))
		}
	}
	if parts == nil {
		return "0 seconds"
	}
	return strings.Join(parts, " and ")
}

// TzInfoType is pydantic_core.TzInfo, the zone of datetimes that were parsed.
var TzInfoType = py.Subtype(temporalTables{}, "pydantic_core._pydantic_core", "TzInfo", &py.TypeTZInfo)

// TzInfo is a fixed offset in seconds.
type TzInfo struct{ Seconds int }

// Type returns the Python class.
func (z *TzInfo) Type() *py.Type { return TzInfoType }

// Repr is "TzInfo(3600)".
func (z *TzInfo) Repr(t *py.Task) (string, error) { return fmt.Sprintf("TzInfo(%d)", z.Seconds), nil }

// Str is "UTC" or "+01:00".
func (z *TzInfo) Str(t *py.Task) (string, error) { return z.name(), nil }

func (z *TzInfo) name() string {
	if z.Seconds == 0 {
		return "UTC"
	}
	s, sign := z.Seconds, "+"
	if s < 0 {
		s, sign = -s, "-"
	}
	out := fmt.Sprintf("%s%02d:%02d", sign, s/3600, s/60%60)
	if s%60 != 0 {
		out += fmt.Sprintf(":%02d", s%60)
	}
	return out
}

// Hash makes equal offsets hash alike.
func (z *TzInfo) Hash(t *py.Task) (int64, error) { return int64(z.Seconds), nil }

// Compare orders by offset; other zones with a fixed offset compare too.
func (z *TzInfo) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	if !other.Type().IsSubtype(py.TypeTZInfo) {
		return py.NotImplemented, nil
	}
	v, err := py.CallMethod(t, other, "utcoffset", py.None)
	if err != nil {
		return nil, err
	}
	td, ok := py.Unwrap(v).(*py.TimeDelta)
	if !ok {
		return py.NotImplemented, nil
	}
	return py.RichCompare(t, op, py.MakeInt(int64(z.Seconds)), py.MakeInt(int64(math.Round(td.TotalSeconds()))))
}

type temporalTables struct{}

// Fill implements py.Tables.
func (temporalTables) Fill() {
	self := func(v py.Value) *TzInfo { return v.(*TzInfo) }
	TzInfoType.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		var arg py.Value = py.SmallInt(0)
		if len(pos) > 0 {
			arg = pos[0]
		} else if len(kw) > 0 {
			arg = kw[0].Value
		}
		f, ok := floatOf(t, arg)
		if !ok {
			return nil, py.Raise(py.TypeError, "argument 'seconds': must be real number, not %s", arg.Type().Name)
		}
		if math.Abs(f) >= 86400 {
			return nil, py.Raise(py.ValueError, "TzInfo offset must be strictly between -86400 and 86400 (24 hours) seconds, got %d", int(f))
		}
		return &TzInfo{Seconds: int(f)}, nil
	}
	TzInfoType.SetMethods([]py.Method{
		{Name: "utcoffset", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return py.NewTimeDelta(0, int64(self(v).Seconds), 0)
		}},
		{Name: "tzname", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return py.Str(self(v).name()), nil
		}},
		{Name: "dst", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			return py.None, nil
		}},
		{Name: "fromutc", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
			d, err := py.NewTimeDelta(0, int64(self(v).Seconds), 0)
			if err != nil {
				return nil, err
			}
			return py.Add(t, args[0], d)
		}},
		{Name: "__deepcopy__", Kind: py.OneArg, Fn: func(t *py.Task, v py.Value, args []py.Value) (py.Value, error) { return v, nil }},
	}, "repr str hash eq ne lt le gt ge")
}
