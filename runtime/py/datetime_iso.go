package py

import "strings"

// AppendISO appends the date as YYYY-MM-DD.
func (d *Date) AppendISO(dst []byte) []byte { return appendISODate(dst, d.Year, d.Month, d.Day) }

// ISOFormat is d.isoformat().
func (d *Date) ISOFormat() string { return string(d.AppendISO(make([]byte, 0, 10))) }

func appendISODate(dst []byte, y, m, d int) []byte {
	dst = append(appendPadded(dst, y, 4), '-')
	dst = append(appendPadded(dst, m, 2), '-')
	return appendPadded(dst, d, 2)
}

// appendISOTime appends the clock part by timespec; ValueError for an unknown one.
func appendISOTime(dst []byte, h, m, s, us int, timespec string) ([]byte, error) {
	if timespec == "auto" {
		timespec = "seconds"
		if us != 0 {
			timespec = "microseconds"
		}
	}
	dst = appendPadded(dst, h, 2)
	if timespec == "hours" {
		return dst, nil
	}
	dst = appendPadded(append(dst, ':'), m, 2)
	if timespec == "minutes" {
		return dst, nil
	}
	dst = appendPadded(append(dst, ':'), s, 2)
	switch timespec {
	case "seconds":
		return dst, nil
	case "milliseconds":
		return appendPadded(append(dst, '.'), us/1000, 3), nil
	case "microseconds":
		return appendPadded(append(dst, '.'), us, 6), nil
	}
	return nil, Raise(ValueError, "Unknown timespec value")
}

// ISOFormat is dt.isoformat(sep, timespec); the defaults are "T" and "auto".
func (dt *DateTime) ISOFormat(t *Task, sep, timespec string) (string, error) {
	dst := appendISODate(make([]byte, 0, 32), dt.Year, dt.Month, dt.Day)
	dst = append(dst, sep...)
	dst, err := appendISOTime(dst, dt.Hour, dt.Minute, dt.Second, dt.Microsecond, timespec)
	if err != nil {
		return "", err
	}
	off, err := dt.UTCOffset(t)
	if err != nil {
		return "", err
	}
	if off != nil {
		dst = append(dst, formatOffset(off, ":")...)
	}
	return string(dst), nil
}

// UTCOffset is tm.utcoffset(): nil for a naive time.
func (tm *Time) UTCOffset(t *Task) (*TimeDelta, error) {
	if tm.TZ == nil {
		return nil, nil
	}
	return utcOffset(t, tm.TZ, None)
}

// ISOFormat is tm.isoformat(timespec).
func (tm *Time) ISOFormat(t *Task, timespec string) (string, error) {
	dst, err := appendISOTime(make([]byte, 0, 24), tm.Hour, tm.Minute, tm.Second, tm.Microsecond, timespec)
	if err != nil {
		return "", err
	}
	off, err := tm.UTCOffset(t)
	if err != nil {
		return "", err
	}
	if off != nil {
		dst = append(dst, formatOffset(off, ":")...)
	}
	return string(dst), nil
}

// The grammar of fromisoformat() is that of _datetimemodule.c in CPython 3.11:
// nearly all of ISO 8601, in basic and extended forms, with week dates.

func errISOFormat(s string) error {
	return Raise(ValueError, "Invalid isoformat string: %s", StrRepr(s))
}

// digitsAt reads exactly n digits.
func digitsAt(s string, i, n int) (v int, ok bool) {
	if i+n > len(s) {
		return 0, false
	}
	for _, c := range []byte(s[i : i+n]) {
		if !isDigitByte(c) {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

// parseISODate reads a whole date; err is set for an impossible week date.
func parseISODate(s string) (y, m, d int, ok bool) {
	y, ok = digitsAt(s, 0, 4)
	if !ok {
		return
	}
	i := 4
	sep := i < len(s) && s[i] == '-'
	if sep {
		i++
	}
	if i < len(s) && s[i] == 'W' {
		week, ok := digitsAt(s, i+1, 2)
		if !ok {
			return 0, 0, 0, false
		}
		i += 3
		day := 1
		if i < len(s) {
			if sep {
				if s[i] != '-' {
					return 0, 0, 0, false
				}
				i++
			}
			if day, ok = digitsAt(s, i, 1); !ok || i+1 != len(s) {
				return 0, 0, 0, false
			}
		}
		y, m, d, err := isoToDate(y, week, day)
		return y, m, d, err == nil
	}
	if m, ok = digitsAt(s, i, 2); !ok {
		return
	}
	i += 2
	if sep {
		if i >= len(s) || s[i] != '-' {
			return 0, 0, 0, false
		}
		i++
	}
	if d, ok = digitsAt(s, i, 2); !ok || i+2 != len(s) {
		return 0, 0, 0, false
	}
	return y, m, d, true
}

// DateFromISO is date.fromisoformat(s); ValueError.
func DateFromISO(s string) (*Date, error) {
	if n := len(s); n == 7 || n == 8 || n == 10 {
		if y, m, d, ok := parseISODate(s); ok {
			return NewDate(y, m, d)
		}
	}
	return nil, errISOFormat(s)
}

// isoClock is the result of reading hh[:mm[:ss[.ffffff]]].
type isoClock struct{ h, m, s, us int }

// parseClock reads hh[:mm[:ss[.ffffff]]] off the front of s[:end]. Like
// parse_hh_mm_ss_ff it tells by rest whether a character follows what it read,
// which the caller tolerates before an offset.
func parseClock(s string, end int) (c isoClock, rest, ok bool) {
	parts := [3]*int{&c.h, &c.m, &c.s}
	colons := false
	p := 0
	fraction := false
	for k := 0; k < 3 && !fraction; k++ {
		v, good := digitsAt(s, p, 2)
		if !good {
			return c, false, false
		}
		*parts[k] = v
		p += 2
		ch := byte(0) // C's end of string
		if p < len(s) {
			ch = s[p]
		}
		p++
		if k == 0 {
			colons = ch == ':'
		}
		switch {
		case p >= end:
			return c, ch != 0, true
		case colons && ch == ':':
		case ch == '.' || ch == ',':
			fraction = true
		case !colons:
			p--
		default:
			return c, false, false
		}
	}
	// Six digits of the fraction count, further ones only have to be digits.
	n := min(end-p, 6)
	v, good := digitsAt(s, p, n)
	if !good || n <= 0 {
		return c, false, false
	}
	for k := n; k < 6; k++ {
		v *= 10
	}
	c.us = v
	for p += n; p < len(s) && isDigitByte(s[p]); p++ {
	}
	return c, p < len(s), true
}

// parseISOTime reads a clock time with an optional offset.
func parseISOTime(s string) (c isoClock, tz Value, ok bool, err error) {
	k := strings.IndexAny(s, "+-Z")
	end := len(s)
	if k >= 0 {
		end = k
	}
	c, rest, ok := parseClock(s, end)
	switch {
	case !ok:
		return c, nil, false, nil
	case k < 0:
		return c, nil, !rest, nil
	case s[k] == 'Z':
		return c, UTC, k+1 == len(s), nil
	}
	offset := s[k+1:]
	o, rest, ok := parseClock(offset, len(offset))
	if !ok || rest {
		return c, nil, false, nil
	}
	seconds, us := int64(o.h*3600+o.m*60+o.s), int64(o.us)
	if s[k] == '-' {
		seconds, us = -seconds, -us
	}
	if seconds == 0 && us == 0 {
		return c, UTC, true, nil
	}
	d, err := NewTimeDelta(0, seconds, us)
	if err != nil {
		return c, nil, false, err
	}
	z, err := newTimeZone(d, "", false)
	if err != nil {
		return c, nil, false, err
	}
	return c, z, true, nil
}

// newTimeZone checks the range of an offset; ValueError.
func newTimeZone(d *TimeDelta, name string, hasName bool) (*TimeZone, error) {
	if d.Days < -1 || d.Days >= 1 || d.Days == -1 && d.Seconds == 0 && d.Microseconds == 0 {
		r, err := d.Repr(nil)
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.", r)
	}
	if *d == (TimeDelta{}) && !hasName {
		return UTC, nil
	}
	return &TimeZone{Offset: d, Name: name, HasName: hasName}, nil
}

// TimeFromISO is time.fromisoformat(s); ValueError.
func TimeFromISO(s string) (*Time, error) {
	c, tz, ok, err := parseISOTime(strings.TrimPrefix(s, "T"))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errISOFormat(s)
	}
	return NewTime(c.h, c.m, c.s, c.us, tz)
}

// isoSeparator finds where the date ends: _find_isoformat_datetime_separator.
func isoSeparator(s string) int {
	n := len(s)
	if n == 7 {
		return 7
	}
	if s[4] == '-' {
		if s[5] == 'W' {
			if n < 8 {
				return n // no valid date has this form
			}
			if n > 8 && s[8] == '-' {
				if n == 9 {
					return n
				}
				if n > 10 && isDigitByte(s[10]) {
					// YYYY-Www-HH..., where the minus is the separator
					return 8
				}
				return 10
			}
			return 8
		}
		return 10
	}
	if s[4] == 'W' {
		// YYYYWww or YYYYWwwd: digits up to the separator tell which.
		i := 7
		for i < n && isDigitByte(s[i]) {
			i++
		}
		if i < 9 {
			return i
		}
		if i%2 == 0 {
			return 7
		}
		return 8
	}
	return 8
}

// DateTimeFromISO is datetime.fromisoformat(s); ValueError.
func DateTimeFromISO(s string) (*DateTime, error) {
	if len(s) < 7 {
		return nil, errISOFormat(s)
	}
	k := isoSeparator(s)
	if k > len(s) {
		return nil, errISOFormat(s)
	}
	y, m, d, ok := parseISODate(s[:k])
	if !ok {
		return nil, errISOFormat(s)
	}
	var c isoClock
	var tz Value
	if k < len(s) {
		// Any one character separates date and time.
		_, n := decodeRune(s[k:])
		var err error
		c, tz, ok, err = parseISOTime(s[k+n:])
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, errISOFormat(s)
		}
	}
	return NewDateTime(y, m, d, c.h, c.m, c.s, c.us, tz)
}
