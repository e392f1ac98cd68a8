package py

import (
	"time"
)

// epochSeconds is 1970-01-01 in seconds().
const epochSeconds = 719163 * secondsPerDay

// UTCOffset is dt.utcoffset(): nil for a naive datetime.
func (dt *DateTime) UTCOffset(t *Task) (*TimeDelta, error) {
	if dt.TZ == nil {
		return nil, nil
	}
	return utcOffset(t, dt.TZ, dt)
}

// utcOffset asks a tzinfo; dt is a datetime or None.
func utcOffset(t *Task, tz, dt Value) (*TimeDelta, error) {
	switch z := tz.(type) {
	case *TimeZone:
		return z.Offset, nil
	case *ZoneInfo:
		return z.offset(dt), nil
	}
	return askTZ(t, tz, "utcoffset", dt)
}

// dstOffset is the daylight saving part of the offset, nil if not known.
func dstOffset(t *Task, tz, dt Value) (*TimeDelta, error) {
	switch z := tz.(type) {
	case *TimeZone:
		return nil, nil
	case *ZoneInfo:
		return z.dst(dt), nil
	}
	return askTZ(t, tz, "dst", dt)
}

// askTZ calls a method of a user's tzinfo class and checks what it returns.
func askTZ(t *Task, tz Value, method string, dt Value) (*TimeDelta, error) {
	v, err := CallMethod(t, tz, method, dt)
	if err != nil || v == None {
		return nil, err
	}
	d, ok := Unwrap(v).(*TimeDelta)
	if !ok {
		return nil, Raise(TypeError, "tzinfo.%s() must return None or a timedelta, not '%s'", method, v.Type().Name)
	}
	if d.Days < -1 || d.Days >= 1 || d.Days == -1 && d.Seconds == 0 && d.Microseconds == 0 {
		r, err := d.Repr(t)
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", r)
	}
	return d, nil
}

// tzName is the name of the zone at dt, None if it has none.
func tzName(t *Task, tz, dt Value) (Value, error) {
	switch z := tz.(type) {
	case *TimeZone:
		return Str(z.name()), nil
	case *ZoneInfo:
		return z.name(dt), nil
	}
	v, err := CallMethod(t, tz, "tzname", dt)
	if err != nil || v == None {
		return v, err
	}
	if _, ok := AsStr(v); !ok {
		return nil, Raise(TypeError, "tzinfo.tzname() must return None or a string, not '%s'", v.Type().Name)
	}
	return v, nil
}

// name is timezone.tzname: "UTC", "UTC+01:00" or the given name.
func (z *TimeZone) name() string {
	if z.HasName {
		return z.Name
	}
	if *z.Offset == (TimeDelta{}) {
		return "UTC"
	}
	return "UTC" + formatOffset(z.Offset, ":")
}

// formatOffset writes an offset as +HH:MM[:SS[.ffffff]].
func formatOffset(d *TimeDelta, sep string) string {
	b := make([]byte, 0, 16)
	sign := byte('+')
	if d.Days < 0 {
		sign = '-'
		d, _ = d.Neg()
	}
	b = append(b, sign)
	b = appendPadded(b, d.Seconds/3600, 2)
	b = append(b, sep...)
	b = appendPadded(b, d.Seconds/60%60, 2)
	if d.Seconds%60 != 0 || d.Microseconds != 0 {
		b = append(b, sep...)
		b = appendPadded(b, d.Seconds%60, 2)
		if d.Microseconds != 0 {
			b = append(b, '.')
			b = appendPadded(b, d.Microseconds, 6)
		}
	}
	return string(b)
}

// Timestamp is dt.timestamp(): POSIX seconds; naive datetimes are local time.
func (dt *DateTime) Timestamp(t *Task) (float64, error) {
	off, err := dt.UTCOffset(t)
	if err != nil {
		return 0, err
	}
	if off == nil {
		if err := dt.checkLocal(); err != nil {
			return 0, err
		}
		s := localToUnix(dt)
		return float64(s) + float64(dt.Microsecond)/1e6, nil
	}
	d, err := NewTimeDelta(0, dt.seconds()-epochSeconds-int64(off.Days)*secondsPerDay-int64(off.Seconds), int64(dt.Microsecond-off.Microseconds))
	if err != nil {
		return 0, err
	}
	return d.TotalSeconds(), nil
}

// checkLocal refuses clock times whose neighbourhood leaves the calendar, which
// the search for the local offset looks at.
func (dt *DateTime) checkLocal() error {
	if dt.seconds() < 2*secondsPerDay {
		return Raise(ValueError, "year 0 is out of range")
	}
	return nil
}

// localToUnix reads a naive datetime on the machine's clock, by fold in a gap or
// an overlap, as datetime._mktime.
func localToUnix(dt *DateTime) int64 {
	const maxFold = 24 * 3600
	t := dt.seconds() - epochSeconds
	local := func(u int64) int64 {
		_, off := time.Unix(u, 0).Zone()
		return u + int64(off)
	}
	a := local(t) - t
	u1 := t - a
	t1 := local(u1)
	var b int64
	if t1 == t {
		u2 := u1 - maxFold
		if dt.Fold == 1 {
			u2 = u1 + maxFold
		}
		b = local(u2) - u2
		if a == b {
			return u1
		}
	} else {
		b = t1 - u1
	}
	u2 := t - b
	if local(u2) == t {
		return u2
	}
	if t1 == t {
		return u1
	}
	if dt.Fold == 1 {
		return min(u1, u2)
	}
	return max(u1, u2)
}

// DateTimeOfTime converts a Go time to an aware or naive datetime on its clock.
func DateTimeOfTime(tm time.Time, tz Value) *DateTime {
	return &DateTime{tm.Year(), int(tm.Month()), tm.Day(), tm.Hour(), tm.Minute(), tm.Second(), tm.Nanosecond() / 1000, tz, 0}
}

// DateTimeNow is datetime.now(tz); tz is nil for local time without zone.
func DateTimeNow(t *Task, tz Value) (*DateTime, error) {
	now := time.Now()
	if tz == nil {
		return DateTimeOfTime(now, nil), nil
	}
	return fromUTC(t, tz, DateTimeOfTime(now.UTC(), tz))
}

// DateTimeUTCNow is datetime.utcnow().
func DateTimeUTCNow() *DateTime { return DateTimeOfTime(time.Now().UTC(), nil) }

// DateToday is date.today().
func DateToday() *Date { return DateTimeOfTime(time.Now(), nil).Date() }

// splitTimestamp rounds a POSIX timestamp half to even to microseconds.
func splitTimestamp(v Value) (seconds int64, micros int, err error) {
	if i, ok := AsInt(v); ok {
		s, fits := i.Int64()
		if !fits {
			return 0, 0, Raise(OverflowError, "timestamp out of range for platform time_t")
		}
		return s, 0, nil
	}
	f, ok := AsFloat(v)
	if !ok {
		return 0, 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	if f != f {
		return 0, 0, Raise(ValueError, "Invalid value NaN (not a number)")
	}
	if f < -(1<<63) || f >= 1<<63 {
		return 0, 0, Raise(OverflowError, "timestamp out of range for platform time_t")
	}
	num, den, err := FloatAsIntegerRatio(f)
	if err != nil {
		return 0, 0, err
	}
	// _PyTime_ObjectToTimeval rounds the fraction of the float itself.
	us := divNearest(num.Mul(IntOf(microsPerSecond)), den)
	s, r, _ := us.DivMod(IntOf(microsPerSecond))
	sec, _ := s.Int64()
	frac, _ := r.Int64()
	return sec, int(frac), nil
}

// checkTimestamp refuses moments outside the calendar: what the C library cannot
// break down is an OSError. Local times look a day back for fold.
func checkTimestamp(s int64, local bool) error {
	const cLimit = 67768036191676799
	if s > cLimit || s < -cLimit {
		return newOSError(nil, OSError, MakeInt(75), Str("Value too large for defined data type"))
	}
	if s < -62135596800 || s > 253402300799 {
		return Raise(ValueError, "year %d is out of range", time.Unix(s, 0).UTC().Year())
	}
	if local && s < -62135596800+secondsPerDay {
		return Raise(ValueError, "year 0 is out of range")
	}
	return nil
}

// DateTimeFromTimestamp is datetime.fromtimestamp(v, tz).
func DateTimeFromTimestamp(t *Task, v Value, tz Value) (*DateTime, error) {
	s, us, err := splitTimestamp(v)
	if err != nil {
		return nil, err
	}
	if err := checkTimestamp(s, tz == nil); err != nil {
		return nil, err
	}
	if tz == nil {
		tm := time.Unix(s, int64(us)*1000)
		dt := DateTimeOfTime(tm, nil)
		// The later of two equal clock times has fold 1.
		if _, off := tm.Zone(); true {
			if _, before := tm.Add(-24 * time.Hour).Zone(); before > off {
				if _, o := tm.Add(-time.Duration(before-off) * time.Second).Zone(); o == before {
					dt.Fold = 1
				}
			}
		}
		return dt, nil
	}
	dt, err := dateTimeAt(s+epochSeconds, us, tz)
	if err != nil {
		return nil, err
	}
	return fromUTC(t, tz, dt)
}

// DateTimeUTCFromTimestamp is datetime.utcfromtimestamp(v).
func DateTimeUTCFromTimestamp(v Value) (*DateTime, error) {
	s, us, err := splitTimestamp(v)
	if err != nil {
		return nil, err
	}
	if err := checkTimestamp(s, false); err != nil {
		return nil, err
	}
	return dateTimeAt(s+epochSeconds, us, nil)
}

// fromUTC is tz.fromutc(dt): dt carries tz and UTC's clock.
func fromUTC(t *Task, tz Value, dt *DateTime) (*DateTime, error) {
	switch z := tz.(type) {
	case *TimeZone:
		return dt.AddDelta(z.Offset)
	case *ZoneInfo:
		return z.fromUTC(dt)
	}
	v, err := CallMethod(t, tz, "fromutc", dt)
	if err != nil {
		return nil, err
	}
	r, ok := Unwrap(v).(*DateTime)
	if !ok {
		return nil, Raise(TypeError, "fromutc() argument must be a datetime")
	}
	return r, nil
}

// AsTimezone is dt.astimezone(tz); tz nil stands for the machine's zone.
func (dt *DateTime) AsTimezone(t *Task, tz Value) (*DateTime, error) {
	if tz != nil && dt.TZ == tz {
		return dt, nil
	}
	off, err := dt.UTCOffset(t)
	if err != nil {
		return nil, err
	}
	var utc *DateTime
	if off == nil {
		if err := dt.checkLocal(); err != nil {
			return nil, err
		}
		utc, err = dateTimeAt(localToUnix(dt)+epochSeconds, dt.Microsecond, tz)
	} else {
		utc, err = dt.SubDelta(off)
	}
	if err != nil {
		return nil, err
	}
	if tz == nil {
		name, offset := time.Unix(utc.seconds()-epochSeconds, 0).Zone()
		z := NewTimeZone(offset)
		tz = &TimeZone{Offset: z.Offset, Name: name, HasName: true}
	}
	u := *utc
	u.TZ = tz
	return fromUTC(t, tz, &u)
}
