package py

import (
	"strconv"
)

// The values of module datetime. They are immutable. Calendar arithmetic is the
// proleptic Gregorian calendar of Lib/datetime.py, where 1 January of year 1 has
// ordinal 1.

// Classes of module datetime.
var (
	TypeDate      = newRootType(datetimeTables{}, "datetime", "date")
	TypeTime      = newRootType(datetimeTables{}, "datetime", "time")
	TypeDateTime  = newSubtype(datetimeTables{}, "datetime", "datetime", &TypeDate)
	TypeTimeDelta = newRootType(datetimeTables{}, "datetime", "timedelta")
	TypeTZInfo    = newRootType(datetimeTables{}, "datetime", "tzinfo")
	TypeTimeZone  = newSubtype(datetimeTables{}, "datetime", "timezone", &TypeTZInfo)
)

// Date is datetime.date.
type Date struct{ Year, Month, Day int }

// Time is datetime.time. TZ is nil for a naive time.
type Time struct {
	Hour, Minute, Second, Microsecond int
	TZ                                Value
	Fold                              int
}

// DateTime is datetime.datetime. TZ is nil for a naive one.
type DateTime struct {
	Year, Month, Day                  int
	Hour, Minute, Second, Microsecond int
	TZ                                Value
	Fold                              int
}

// TimeDelta is datetime.timedelta, normalised: 0 <= Seconds < 86400 and
// 0 <= Microseconds < 1000000.
type TimeDelta struct{ Days, Seconds, Microseconds int }

// TimeZone is datetime.timezone: a fixed offset east of UTC.
type TimeZone struct {
	Offset *TimeDelta
	// Name is the name given to the constructor; "" with HasName false for none.
	Name    string
	HasName bool
}

// Type implements Value.
func (*Date) Type() *Type { return TypeDate }

// Type implements Value.
func (*Time) Type() *Type { return TypeTime }

// Type implements Value.
func (*DateTime) Type() *Type { return TypeDateTime }

// Type implements Value.
func (*TimeDelta) Type() *Type { return TypeTimeDelta }

// Type implements Value.
func (*TimeZone) Type() *Type { return TypeTimeZone }

// UTC is datetime.timezone.utc.
var UTC = &TimeZone{Offset: &TimeDelta{}}

const (
	minYear, maxYear = 1, 9999
	maxOrdinal       = 3652059
	microsPerSecond  = 1000000
	secondsPerDay    = 86400
	microsPerDay     = secondsPerDay * microsPerSecond
)

func isLeapYear(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

var daysBeforeMonths = [13]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

func daysBeforeYear(y int) int {
	y--
	return y*365 + y/4 - y/100 + y/400
}

func daysBeforeMonth(y, m int) int {
	n := daysBeforeMonths[m]
	if m > 2 && isLeapYear(y) {
		n++
	}
	return n
}

func daysInMonth(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeapYear(y) {
			return 29
		}
		return 28
	}
	return 31
}

func ordinalOf(y, m, d int) int { return daysBeforeYear(y) + daysBeforeMonth(y, m) + d }

// dateOfOrdinal is the inverse of ordinalOf.
func dateOfOrdinal(n int) (y, m, d int) {
	n--
	n400 := n / 146097
	n %= 146097
	y = n400*400 + 1
	n100 := n / 36524
	n %= 36524
	n4 := n / 1461
	n %= 1461
	n1 := n / 365
	n %= 365
	y += n100*100 + n4*4 + n1
	if n1 == 4 || n100 == 4 {
		return y - 1, 12, 31
	}
	m = (n + 50) >> 5
	before := daysBeforeMonth(y, m)
	if before > n {
		m--
		before = daysBeforeMonth(y, m)
	}
	return y, m, n - before + 1
}

func checkDate(y, m, d int) error {
	if y < minYear || y > maxYear {
		return Raise(ValueError, "year %d is out of range", y)
	}
	if m < 1 || m > 12 {
		return Raise(ValueError, "month must be in 1..12")
	}
	if d < 1 || d > daysInMonth(y, m) {
		return Raise(ValueError, "day is out of range for month")
	}
	return nil
}

func checkTime(h, m, s, us, fold int) error {
	switch {
	case h < 0 || h > 23:
		return Raise(ValueError, "hour must be in 0..23")
	case m < 0 || m > 59:
		return Raise(ValueError, "minute must be in 0..59")
	case s < 0 || s > 59:
		return Raise(ValueError, "second must be in 0..59")
	case us < 0 || us > 999999:
		return Raise(ValueError, "microsecond must be in 0..999999")
	case fold != 0 && fold != 1:
		return Raise(ValueError, "fold must be either 0 or 1")
	}
	return nil
}

// NewDate makes a date; ValueError outside the calendar.
func NewDate(year, month, day int) (*Date, error) {
	if err := checkDate(year, month, day); err != nil {
		return nil, err
	}
	return &Date{year, month, day}, nil
}

// NewTime makes a time of day; tz is nil for a naive one.
func NewTime(hour, minute, second, microsecond int, tz Value) (*Time, error) {
	if err := checkTime(hour, minute, second, microsecond, 0); err != nil {
		return nil, err
	}
	return &Time{hour, minute, second, microsecond, tz, 0}, nil
}

// NewDateTime makes a datetime; tz is nil for a naive one.
func NewDateTime(year, month, day, hour, minute, second, microsecond int, tz Value) (*DateTime, error) {
	if err := checkDate(year, month, day); err != nil {
		return nil, err
	}
	if err := checkTime(hour, minute, second, microsecond, 0); err != nil {
		return nil, err
	}
	return &DateTime{year, month, day, hour, minute, second, microsecond, tz, 0}, nil
}

// NewTimeDelta makes a timedelta from any amounts; OverflowError beyond
// 999999999 days.
func NewTimeDelta(days, seconds, microseconds int64) (*TimeDelta, error) {
	seconds += floorDiv64(microseconds, microsPerSecond)
	microseconds = floorMod64(microseconds, microsPerSecond)
	days += floorDiv64(seconds, secondsPerDay)
	seconds = floorMod64(seconds, secondsPerDay)
	if days < -999999999 || days > 999999999 {
		return nil, Raise(OverflowError, "days=%d; must have magnitude <= 999999999", days)
	}
	return &TimeDelta{int(days), int(seconds), int(microseconds)}, nil
}

// NewTimeZone makes a fixed offset from UTC in seconds, without a name.
func NewTimeZone(seconds int) *TimeZone {
	if seconds == 0 {
		return UTC
	}
	d, _ := NewTimeDelta(0, int64(seconds), 0)
	return &TimeZone{Offset: d}
}

func floorDiv64(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod64(a, b int64) int64 {
	m := a % b
	if m != 0 && (m < 0) != (b < 0) {
		m += b
	}
	return m
}

// Micros is the whole timedelta in microseconds, which may need 67 bits.
func (d *TimeDelta) Micros() Int {
	return IntOf(int64(d.Days)*secondsPerDay + int64(d.Seconds)).Mul(IntOf(microsPerSecond)).Add(IntOf(int64(d.Microseconds)))
}

// timeDeltaOfMicros is the inverse of Micros.
func timeDeltaOfMicros(us Int) (*TimeDelta, error) {
	if v, ok := us.Int64(); ok && v > -1<<60 && v < 1<<60 {
		return NewTimeDelta(0, 0, v)
	}
	days, rest, err := us.DivMod(IntOf(microsPerDay))
	if err != nil {
		return nil, err
	}
	n, ok := days.Int64()
	if !ok || n > 1<<31-1 || n < -1<<31 {
		return nil, Raise(OverflowError, "Python int too large to convert to C int")
	}
	r, _ := rest.Int64()
	return NewTimeDelta(n, 0, r)
}

// TotalSeconds is d.total_seconds().
func (d *TimeDelta) TotalSeconds() float64 {
	f, _ := d.Micros().TrueDiv(IntOf(microsPerSecond))
	return f
}

// Add is d + e; OverflowError.
func (d *TimeDelta) Add(e *TimeDelta) (*TimeDelta, error) {
	return NewTimeDelta(int64(d.Days+e.Days), int64(d.Seconds+e.Seconds), int64(d.Microseconds+e.Microseconds))
}

// Sub is d - e; OverflowError.
func (d *TimeDelta) Sub(e *TimeDelta) (*TimeDelta, error) {
	return NewTimeDelta(int64(d.Days-e.Days), int64(d.Seconds-e.Seconds), int64(d.Microseconds-e.Microseconds))
}

// Neg is -d; OverflowError.
func (d *TimeDelta) Neg() (*TimeDelta, error) {
	return NewTimeDelta(-int64(d.Days), -int64(d.Seconds), -int64(d.Microseconds))
}

// Cmp orders timedeltas.
func (d *TimeDelta) Cmp(e *TimeDelta) int {
	return compareInts(d.Days, e.Days, d.Seconds, e.Seconds, d.Microseconds, e.Microseconds)
}

// compareInts compares pairs in order until one differs.
func compareInts(pairs ...int) int {
	for i := 0; i < len(pairs); i += 2 {
		switch {
		case pairs[i] < pairs[i+1]:
			return -1
		case pairs[i] > pairs[i+1]:
			return 1
		}
	}
	return 0
}

// divNearest divides, ties to even, as CPython's divide_nearest.
func divNearest(a, b Int) Int {
	q, r, _ := a.DivMod(b)
	twice := r.Add(r)
	c := twice.Cmp(b)
	if b.Sign() < 0 {
		c = -c
	}
	if c > 0 || c == 0 && q.Big().Bit(0) == 1 {
		q = q.Add(IntOf(1))
	}
	return q
}

// mulFloat is d * f with rounding half to even on the exact product.
func (d *TimeDelta) mulFloat(f float64, invert bool) (*TimeDelta, error) {
	num, den, err := FloatAsIntegerRatio(f)
	if err != nil {
		return nil, err
	}
	if invert {
		num, den = den, num
		if den.IsZero() {
			return nil, Raise(ZeroDivisionError, "division by zero")
		}
	}
	return timeDeltaOfMicros(divNearest(d.Micros().Mul(num), den))
}

// String is str(d): "[D day[s], ]H:MM:SS[.UUUUUU]".
func (d *TimeDelta) String() string {
	h, m, s := d.Seconds/3600, d.Seconds/60%60, d.Seconds%60
	b := make([]byte, 0, 32)
	if d.Days != 0 {
		b = strconv.AppendInt(b, int64(d.Days), 10)
		b = append(b, " day"...)
		if d.Days != 1 && d.Days != -1 {
			b = append(b, 's')
		}
		b = append(b, ", "...)
	}
	b = strconv.AppendInt(b, int64(h), 10)
	b = append(b, ':')
	b = appendPadded(b, m, 2)
	b = append(b, ':')
	b = appendPadded(b, s, 2)
	if d.Microseconds != 0 {
		b = append(b, '.')
		b = appendPadded(b, d.Microseconds, 6)
	}
	return string(b)
}

// appendPadded appends n >= 0 in decimal with at least width digits.
func appendPadded(dst []byte, n, width int) []byte {
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	var buf [20]byte
	i := len(buf)
	for ; n > 0 || width > 0; width-- {
		i--
		buf[i] = byte('0' + n%10)
		n /= 10
	}
	return append(dst, buf[i:]...)
}

// Ordinal is toordinal(): 1 for 0001-01-01.
func (d *Date) Ordinal() int { return ordinalOf(d.Year, d.Month, d.Day) }

// DateOfOrdinal is date.fromordinal(n); ValueError.
func DateOfOrdinal(n int) (*Date, error) {
	if n < 1 {
		return nil, Raise(ValueError, "ordinal must be >= 1")
	}
	if n > maxOrdinal {
		return nil, Raise(ValueError, "year is out of range")
	}
	y, m, d := dateOfOrdinal(n)
	return &Date{y, m, d}, nil
}

// AddDays is d + timedelta(days=n); OverflowError outside the calendar.
func (d *Date) AddDays(n int) (*Date, error) {
	o := d.Ordinal() + n
	if o < 1 || o > maxOrdinal {
		return nil, Raise(OverflowError, "date value out of range")
	}
	y, m, day := dateOfOrdinal(o)
	return &Date{y, m, day}, nil
}

// Weekday is weekday(): 0 for Monday.
func (d *Date) Weekday() int { return (d.Ordinal() + 6) % 7 }

// Cmp orders dates.
func (d *Date) Cmp(e *Date) int {
	return compareInts(d.Year, e.Year, d.Month, e.Month, d.Day, e.Day)
}

// isoWeek1Monday is the ordinal of the Monday that begins ISO week 1.
func isoWeek1Monday(year int) int {
	first := ordinalOf(year, 1, 1)
	weekday := (first + 6) % 7
	monday := first - weekday
	if weekday > 3 {
		monday += 7
	}
	return monday
}

// ISOCalendar is isocalendar(): ISO year, week and weekday (Monday is 1).
func (d *Date) ISOCalendar() (year, week, weekday int) {
	year = d.Year
	monday := isoWeek1Monday(year)
	today := d.Ordinal()
	days := today - monday
	week = int(floorDiv64(int64(days), 7))
	day := int(floorMod64(int64(days), 7))
	if week < 0 {
		year--
		monday = isoWeek1Monday(year)
		week = (today - monday) / 7
		day = (today - monday) % 7
	} else if week >= 52 && today >= isoWeek1Monday(year+1) {
		year++
		week = 0
	}
	return year, week + 1, day + 1
}

// isoToDate finds the date of an ISO week date; ValueError.
func isoToDate(year, week, day int) (y, m, d int, err error) {
	if year < minYear || year > maxYear {
		return 0, 0, 0, Raise(ValueError, "Year is out of range: %d", year)
	}
	if week <= 0 || week >= 53 {
		bad := true
		if week == 53 {
			// A year has 53 weeks if it begins on a Thursday, or on a
			// Wednesday and is a leap year.
			first := (ordinalOf(year, 1, 1) + 6) % 7
			bad = !(first == 3 || first == 2 && isLeapYear(year))
		}
		if bad {
			return 0, 0, 0, Raise(ValueError, "Invalid week: %d", week)
		}
	}
	if day <= 0 || day >= 8 {
		return 0, 0, 0, Raise(ValueError, "Invalid weekday: %d (range is [1, 7])", day)
	}
	// Behind the last day of the calendar the year is 10000, which whoever makes
	// a date of it refuses.
	o := isoWeek1Monday(year) + (week-1)*7 + day - 1
	if o < 1 {
		return 0, 0, 0, Raise(ValueError, "ordinal must be >= 1")
	}
	y, m, d = dateOfOrdinal(o)
	return y, m, d, nil
}

// Date is dt.date().
func (dt *DateTime) Date() *Date { return &Date{dt.Year, dt.Month, dt.Day} }

// Time is dt.time(): without the time zone.
func (dt *DateTime) Time() *Time {
	return &Time{dt.Hour, dt.Minute, dt.Second, dt.Microsecond, nil, dt.Fold}
}

// Combine is datetime.combine(d, tm).
func Combine(d *Date, tm *Time) *DateTime {
	return &DateTime{d.Year, d.Month, d.Day, tm.Hour, tm.Minute, tm.Second, tm.Microsecond, tm.TZ, tm.Fold}
}

// seconds counts from 0001-01-01 00:00 on the clock of dt itself, with the
// ordinal of that day 1 counting as a full day.
func (dt *DateTime) seconds() int64 {
	return int64(ordinalOf(dt.Year, dt.Month, dt.Day))*secondsPerDay + int64(dt.Hour*3600+dt.Minute*60+dt.Second)
}

// dateTimeAt is the inverse of seconds; OverflowError.
func dateTimeAt(seconds int64, micros int, tz Value) (*DateTime, error) {
	o := floorDiv64(seconds, secondsPerDay)
	s := int(floorMod64(seconds, secondsPerDay))
	if o < 1 || o > maxOrdinal {
		return nil, Raise(OverflowError, "date value out of range")
	}
	y, m, d := dateOfOrdinal(int(o))
	return &DateTime{y, m, d, s / 3600, s / 60 % 60, s % 60, micros, tz, 0}, nil
}

// AddDelta is dt + d; OverflowError outside the calendar.
func (dt *DateTime) AddDelta(d *TimeDelta) (*DateTime, error) {
	us := dt.Microsecond + d.Microseconds
	s := dt.seconds() + int64(d.Days)*secondsPerDay + int64(d.Seconds) + int64(us/microsPerSecond)
	return dateTimeAt(s, us%microsPerSecond, dt.TZ)
}

// SubDelta is dt - d; OverflowError outside the calendar.
func (dt *DateTime) SubDelta(d *TimeDelta) (*DateTime, error) {
	n, err := d.Neg()
	if err != nil {
		return nil, Raise(OverflowError, "date value out of range")
	}
	return dt.AddDelta(n)
}
