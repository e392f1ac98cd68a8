package schema

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The date, time and duration grammar of the speedate crate: RFC 3339 with a
// little more, numbers as Unix timestamps, and the crate's own error texts.
// Errors are the texts themselves, "" for none.

// civilDate is a day of the proleptic Gregorian calendar. Year 0 can be parsed
// but is no Python date.
type civilDate struct{ year, month, day int }

// civilTime is a time of day; offset is seconds east of UTC, when aware.
type civilTime struct {
	hour, minute, second, micro int
	offset                      int
	aware                       bool
}

// civilDateTime is a date and a time of day.
type civilDateTime struct {
	civilDate
	civilTime
}

// duration is a sign and a magnitude, as speedate keeps it.
type duration struct {
	negative           bool
	day, second, micro uint32
}

const (
	errTooShort      = "input is too short"
	errExtra         = "unexpected extra characters at the end of the input"
	errDateTimeSep   = "invalid datetime separator, expected `T`, `t`, `_` or space"
	errDateSep       = "invalid date separator, expected `-`"
	errDateNotExact  = "Timestamp is not an exact date"
	errCharYear      = "invalid character in year"
	errCharMonth     = "invalid character in month"
	errCharDay       = "invalid character in day"
	errTimeSep       = "invalid time separator, expected `:`"
	errCharHour      = "invalid character in hour"
	errCharMinute    = "invalid character in minute"
	errCharSecond    = "invalid character in second"
	errTzSign        = "invalid timezone sign"
	errTzHour        = "invalid timezone hour"
	errTzMinute      = "invalid timezone minute"
	errTzMinuteRange = "timezone minute value is outside expected range of 0-59"
	errTzRange       = "timezone offset must be less than 24 hours"
	errMonthRange    = "month value is outside expected range of 1-12"
	errDayRange      = "day value is outside expected range"
	errHourRange     = "hour value is outside expected range of 0-23"
	errMinuteRange   = "minute value is outside expected range of 0-59"
	errSecondRange   = "second value is outside expected range of 0-59"
	errFractionLong  = "second fraction value is more than 6 digits long"
	errFractionNone  = "second fraction digits missing after `.`"
	errMilliLong     = "millisecond fraction value is more than 3 digits long"
	errDurNumber     = "invalid digit in duration"
	errDurTRepeated  = "`t` character repeated in duration"
	errDurFraction   = "quantity fraction invalid in duration"
	errDurTimeUnit   = "quantity invalid in time part of duration"
	errDurDateUnit   = "quantity invalid in date part of duration"
	errDurDays       = "\"day\" identifier in duration not correctly formatted"
	errDurTooLarge   = "a numeric value in the duration is too large"
	errDurHourLarge  = "durations may not exceed 999,999,999 hours"
	errDurDaysLarge  = "durations may not exceed 999,999,999 days"
	errDateTooSmall  = "dates before 0000 are not supported as unix timestamps"
	errDateTooLarge  = "dates after 9999 are not supported as unix timestamps"
	errTimeTooLarge  = "numeric times may not exceed 86,399 seconds"
	msWatershed      = 20_000_000_000 // above it a timestamp is in milliseconds
	unix9999         = 253_402_300_799
	unix0000         = -62_167_219_200
)

// digit returns the digit at s[i], or -1.
func digit(s string, i int) int {
	if i < len(s) && s[i]-'0' <= 9 {
		return int(s[i] - '0')
	}
	return -1
}

func isLeap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysInMonth(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeap(y) {
			return 29
		}
		return 28
	}
	return 31
}

// parseDatePart reads the YYYY-MM-DD that s begins with.
func parseDatePart(s string) (civilDate, string) {
	var d civilDate
	if len(s) < 10 {
		return d, errTooShort
	}
	for i := 0; i < 4; i++ {
		c := digit(s, i)
		if c < 0 {
			return d, errCharYear
		}
		d.year = d.year*10 + c
	}
	if s[4] != '-' {
		return d, errDateSep
	}
	m1 := digit(s, 5)
	m2 := digit(s, 6)
	if m1 < 0 || m2 < 0 {
		return d, errCharMonth
	}
	d.month = m1*10 + m2
	if s[7] != '-' {
		return d, errDateSep
	}
	d1 := digit(s, 8)
	d2 := digit(s, 9)
	if d1 < 0 || d2 < 0 {
		return d, errCharDay
	}
	d.day = d1*10 + d2
	if d.month < 1 || d.month > 12 {
		return d, errMonthRange
	}
	if d.day < 1 || d.day > daysInMonth(d.year, d.month) {
		return d, errDayRange
	}
	return d, ""
}

// parseDate reads a date, or a number as a Unix timestamp at midnight.
func parseDate(s, unit string) (civilDate, string) {
	d, err := parseDatePart(s)
	if err == "" && len(s) > 10 {
		err = errExtra
	}
	if err == "" {
		return d, ""
	}
	n, _, ok := speedInt(s)
	if !ok {
		return d, err
	}
	sec, micro, err := timestampParts(n, unit)
	if err != "" {
		return d, err
	}
	d, rest, err := dateFromUnix(sec)
	if err != "" {
		return d, err
	}
	if rest != 0 || micro != 0 {
		return d, errDateNotExact
	}
	return d, ""
}

// parseClock reads the time of day at s[at:] and returns where it stopped.
func parseClock(s string, at int, strictMicro bool) (civilTime, int, string) {
	var c civilTime
	if len(s)-at < 5 {
		return c, 0, errTooShort
	}
	h1, h2 := digit(s, at), digit(s, at+1)
	if h1 < 0 || h2 < 0 {
		return c, 0, errCharHour
	}
	if s[at+2] != ':' {
		return c, 0, errTimeSep
	}
	m1, m2 := digit(s, at+3), digit(s, at+4)
	if m1 < 0 || m2 < 0 {
		return c, 0, errCharMinute
	}
	c.hour, c.minute = h1*10+h2, m1*10+m2
	if c.hour > 23 {
		return c, 0, errHourRange
	}
	if c.minute > 59 {
		return c, 0, errMinuteRange
	}
	end := at + 5
	if end >= len(s) || s[end] != ':' {
		return c, end, ""
	}
	s1, s2 := digit(s, at+6), digit(s, at+7)
	if s1 < 0 || s2 < 0 {
		return c, 0, errCharSecond
	}
	c.second = s1*10 + s2
	if c.second > 59 {
		return c, 0, errSecondRange
	}
	end = at + 8
	if end >= len(s) || s[end] != '.' && s[end] != ',' {
		return c, end, ""
	}
	end++
	n := 0
	for digit(s, end+n) >= 0 {
		if n < 6 {
			c.micro = c.micro*10 + digit(s, end+n)
		}
		n++
		if n > 6 && strictMicro {
			return c, 0, errFractionLong
		}
	}
	if n == 0 {
		return c, 0, errFractionNone
	}
	for i := n; i < 6; i++ {
		c.micro *= 10
	}
	return c, end + n, ""
}

// parseTimeAt reads a time of day with its optional offset, to the end of s.
func parseTimeAt(s string, at int, strictMicro bool) (civilTime, string) {
	c, pos, err := parseClock(s, at, strictMicro)
	if err != "" {
		return c, err
	}
	if pos < len(s) {
		ch := s[pos]
		pos++
		c.aware = true
		if ch != 'Z' && ch != 'z' {
			sign := 1
			switch ch {
			case '+':
			case '-':
				sign = -1
			case 226: // U+2212 MINUS SIGN
				if !strings.HasPrefix(s[pos:], "\x88\x92") {
					return c, errTzSign
				}
				pos += 2
				sign = -1
			default:
				return c, errTzSign
			}
			h1, h2 := digit(s, pos), digit(s, pos+1)
			if h1 < 0 || h2 < 0 {
				return c, errTzHour
			}
			if pos+2 < len(s) && s[pos+2] == ':' {
				pos += 3
			} else {
				pos += 2
			}
			m1, m2 := digit(s, pos), digit(s, pos+1)
			if m1 < 0 || m2 < 0 {
				return c, errTzMinute
			}
			minutes := m1*600 + m2*60
			if minutes >= 3600 {
				return c, errTzMinuteRange
			}
			c.offset = sign * (h1*36000 + h2*3600 + minutes)
			if c.offset >= 86400 || c.offset <= -86400 {
				return c, errTzRange
			}
			pos += 2
		}
	}
	if len(s) > pos {
		return c, errExtra
	}
	return c, ""
}

// parseDateTime reads a datetime, or a number as a Unix timestamp.
func parseDateTime(s, unit string, strictMicro bool) (civilDateTime, string) {
	var dt civilDateTime
	d, err := parseDatePart(s)
	if err == "" {
		dt.civilDate = d
		if len(s) <= 10 || s[10] != 'T' && s[10] != 't' && s[10] != ' ' && s[10] != '_' {
			err = errDateTimeSep
		} else {
			dt.civilTime, err = parseTimeAt(s, 11, strictMicro)
		}
	}
	if err == "" {
		return dt, ""
	}
	n, bad, ok := speedInt(s)
	if ok {
		return dateTimeFromUnix(n, 0, unit)
	}
	if bad != '.' {
		return dt, err
	}
	f, ok := lexicalFloat(s)
	if !ok {
		return dt, err
	}
	milli := math.Abs(f) > msWatershed
	if strictMicro {
		digits := len(s) - strings.IndexByte(s, '.') - 1
		if milli && digits > 3 {
			return dt, errMilliLong
		}
		if !milli && digits > 6 {
			return dt, errFractionLong
		}
	}
	if milli {
		f /= 1000
	}
	sec := math.Floor(f)
	micro := math.Round((f - sec) * 1e6)
	return dateTimeFromUnix(saturateInt(sec), uint32(micro), unit)
}

// dateTimeFromUnix turns a timestamp into an aware datetime (UTC).
func dateTimeFromUnix(n int64, micro uint32, unit string) (civilDateTime, string) {
	var dt civilDateTime
	sec, extra, err := timestampParts(n, unit)
	if err != "" {
		return dt, err
	}
	total := uint64(micro) + uint64(extra)
	sec += int64(total / 1_000_000)
	d, rest, err := dateFromUnix(sec)
	if err != "" {
		return dt, err
	}
	dt.civilDate = d
	dt.civilTime = civilTime{hour: rest / 3600, minute: rest % 3600 / 60, second: rest % 60, micro: int(total % 1_000_000), aware: true}
	return dt, ""
}

// dateTimeFromFloat is what pydantic-core does with a float timestamp.
func dateTimeFromFloat(f float64, unit string) (civilDateTime, string) {
	_, frac := math.Modf(f)
	scale := 1e6
	if unit == "milliseconds" || unit != "seconds" && math.Abs(f) > msWatershed {
		scale = 1e3
	}
	return dateTimeFromUnix(saturateInt(math.Floor(f)), uint32(math.Round(math.Abs(frac)*scale)), unit)
}

// timeFromUnix turns seconds since midnight into an aware time of day.
func timeFromUnix(sec uint64, micro uint32) (civilTime, string) {
	sec += uint64(micro) / 1_000_000
	if sec >= 86400 {
		return civilTime{}, errTimeTooLarge
	}
	s := int(sec)
	return civilTime{hour: s / 3600, minute: s % 3600 / 60, second: s % 60, micro: int(micro % 1_000_000), aware: true}, ""
}

func timestampParts(n int64, unit string) (sec int64, micro uint32, err string) {
	switch unit {
	case "seconds":
		return n, 0, ""
	case "milliseconds":
	default:
		if n == math.MinInt64 {
			return 0, 0, errDateTooSmall
		}
		if n <= msWatershed && n >= -msWatershed {
			return n, 0, ""
		}
	}
	sec, m := n/1000, n%1000*1000
	if m < 0 {
		sec--
		m += 1_000_000
	}
	return sec, uint32(m), ""
}

// dateFromUnix splits a timestamp in seconds into a day and the seconds in it.
func dateFromUnix(sec int64) (civilDate, int, string) {
	if sec < unix0000 {
		return civilDate{}, 0, errDateTooSmall
	}
	if sec > unix9999 {
		return civilDate{}, 0, errDateTooLarge
	}
	days := (sec - unix0000) / 86400
	year := int(days / 366)
	start := func(y int) int64 { // days from 0000-01-01 to y-01-01
		if y == 0 {
			return 0
		}
		p := int64(y - 1)
		return int64(y)*365 + p/4 - p/100 + p/400 + 1
	}
	for start(year+1) <= days {
		year++
	}
	rest := int(days - start(year))
	month := 1
	for rest >= daysInMonth(year, month) {
		rest -= daysInMonth(year, month)
		month++
	}
	return civilDate{year, month, rest + 1}, int((sec - unix0000) % 86400), ""
}

func saturateInt(f float64) int64 {
	switch {
	case f >= math.MaxInt64:
		return math.MaxInt64
	case f <= math.MinInt64:
		return math.MinInt64
	}
	return int64(f)
}

// speedInt parses speedate's integers: an optional sign and digits that fit
// int64. bad is the byte that stopped it.
func speedInt(s string) (n int64, bad byte, ok bool) {
	neg := false
	if len(s) > 1 && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "" {
		return 0, 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 {
			return 0, s[i], false
		}
		n = n*10 + int64(s[i]-'0')
		if n < 0 {
			return 0, s[i], false
		}
	}
	if neg {
		n = -n
	}
	return n, 0, true
}

// lexicalFloat parses decimal floats without the forms that only Go knows.
func lexicalFloat(s string) (float64, bool) {
	if strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

// unixDays counts days from 0000-01-01.
func (d civilDate) unixDays() int64 {
	days := int64(d.year) * 365
	if p := int64(d.year - 1); d.year > 0 {
		days += p/4 - p/100 + p/400 + 1
	}
	for m := 1; m < d.month; m++ {
		days += int64(daysInMonth(d.year, m))
	}
	return days + int64(d.day) - 1
}

func (d civilDate) compare(e civilDate) int {
	return cmpInt(int64(d.year*10000+d.month*100+d.day), int64(e.year*10000+e.month*100+e.day))
}

func (c civilTime) micros() int64 {
	return int64(c.hour*3600+c.minute*60+c.second)*1_000_000 + int64(c.micro)
}

// compare orders times; offsets count only when both are aware.
func (c civilTime) compare(e civilTime) int {
	a, b := c.micros(), e.micros()
	if c.aware && e.aware {
		a -= int64(c.offset) * 1_000_000
		b -= int64(e.offset) * 1_000_000
	}
	return cmpInt(a, b)
}

func (dt civilDateTime) compare(e civilDateTime) int {
	a := dt.unixDays()*86_400_000_000 + dt.micros()
	b := e.unixDays()*86_400_000_000 + e.micros()
	if dt.aware && e.aware {
		a -= int64(dt.offset) * 1_000_000
		b -= int64(e.offset) * 1_000_000
	}
	return cmpInt(a, b)
}

func cmpInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (d civilDate) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// String prints as speedate does: Z for UTC, no fraction when it is zero.
func (c civilTime) String() string { return string(c.appendTo(nil)) }

func (c civilTime) appendTo(dst []byte) []byte {
	dst = append2(dst, c.hour)
	dst = append2(append(dst, ':'), c.minute)
	dst = append2(append(dst, ':'), c.second)
	if c.micro != 0 {
		dst = append(dst, '.')
		dst = append2(dst, c.micro/10000)
		dst = append2(dst, c.micro/100%100)
		dst = append2(dst, c.micro%100)
	}
	if !c.aware {
		return dst
	}
	if c.offset == 0 {
		return append(dst, 'Z')
	}
	m := c.offset / 60
	sign := byte('+')
	if c.offset < 0 {
		sign, m = '-', -m
	}
	dst = append2(append(dst, sign), m/60)
	return append2(append(dst, ':'), m%60)
}

func (d civilDate) appendTo(dst []byte) []byte {
	dst = append2(append2(dst, d.year/100), d.year%100)
	dst = append2(append(dst, '-'), d.month)
	return append2(append(dst, '-'), d.day)
}

func (dt civilDateTime) appendTo(dst []byte) []byte {
	return dt.civilTime.appendTo(append(dt.civilDate.appendTo(dst), 'T'))
}

func (dt civilDateTime) String() string { return string(dt.appendTo(nil)) }

func append2(dst []byte, n int) []byte { return append(dst, byte('0'+n/10), byte('0'+n%10)) }
