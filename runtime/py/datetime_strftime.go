package py

import (
	"strconv"
	"strings"
	"time"
)

// strftime follows glibc in the C locale, after datetime's own %z, %Z and %f.

var (
	weekdayNames = [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames   = [13]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// brokenTime is struct tm with what the directives need.
type brokenTime struct {
	year, month, day, hour, minute, second int
	weekday                                int // 0 is Monday
	yearday                                int // from 1
	dst                                    int // 1 summer, 0 standard time, -1 unknown
	// zone gives the name and the offset in seconds for time.strftime.
	zone func() (string, int)
}

func newBrokenTime(y, mo, d, h, mi, s int) brokenTime {
	return brokenTime{y, mo, d, h, mi, s, (ordinalOf(y, mo, d) + 6) % 7, ordinalOf(y, mo, d) - ordinalOf(y, 1, 1) + 1, -1, nil}
}

// Strftime is d.strftime(format).
func (d *Date) Strftime(t *Task, format string) (string, error) {
	b := newBrokenTime(d.Year, d.Month, d.Day, 0, 0, 0)
	return wrapStrftime(t, format, b, 0, nil, nil)
}

// Strftime is dt.strftime(format).
func (dt *DateTime) Strftime(t *Task, format string) (string, error) {
	b := newBrokenTime(dt.Year, dt.Month, dt.Day, dt.Hour, dt.Minute, dt.Second)
	return wrapStrftime(t, format, b, dt.Microsecond, dt.TZ, dt)
}

// Strftime is tm.strftime(format): the date is 1900-01-01.
func (tm *Time) Strftime(t *Task, format string) (string, error) {
	b := newBrokenTime(1900, 1, 1, tm.Hour, tm.Minute, tm.Second)
	return wrapStrftime(t, format, b, tm.Microsecond, tm.TZ, None)
}

// wrapStrftime replaces %z, %Z and %f before the C library sees the format.
func wrapStrftime(t *Task, format string, b brokenTime, micro int, tz, dt Value) (string, error) {
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 >= len(format) {
			out.WriteByte(format[i])
			continue
		}
		i++
		switch c := format[i]; c {
		case 'f':
			out.Write(appendPadded(nil, micro, 6))
		case 'z':
			if tz == nil {
				continue
			}
			off, err := utcOffset(t, tz, dt)
			if err != nil {
				return "", err
			}
			if off != nil {
				out.WriteString(formatOffset(off, ""))
			}
		case 'Z':
			if tz == nil {
				continue
			}
			name, err := tzName(t, tz, dt)
			if err != nil {
				return "", err
			}
			if s, ok := AsStr(name); ok {
				out.WriteString(strings.ReplaceAll(s, "%", "%%"))
			}
		default:
			out.WriteByte('%')
			out.WriteByte(c)
		}
	}
	return b.strftime(out.String()), nil
}

// strftime is the C library's: %[flag][width][EO]directive; what it does not
// know stays as it is.
func (b *brokenTime) strftime(format string) string {
	var out strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			out.WriteByte(format[i])
			continue
		}
		start := i
		i++
		flag := byte(0)
		upper := false
		for ; i < len(format) && strings.IndexByte("_-0^#+", format[i]) >= 0; i++ {
			if format[i] == '^' || format[i] == '#' {
				upper = true
				if format[i] == '#' {
					flag = '#'
				}
			} else {
				flag = format[i]
			}
		}
		width := 0
		for ; i < len(format) && isDigitByte(format[i]) && width < 10000; i++ {
			width = width*10 + int(format[i]-'0')
		}
		if i < len(format) && (format[i] == 'E' || format[i] == 'O') {
			i++
		}
		if i >= len(format) {
			out.WriteString(format[start:])
			break
		}
		text, ok := b.directive(format[i], flag, width)
		if !ok {
			out.WriteString(format[start : i+1])
			continue
		}
		if upper {
			if flag == '#' && (format[i] == 'p' || format[i] == 'Z') {
				text = strings.ToLower(text)
			} else {
				text = strings.ToUpper(text)
			}
		}
		if n := width - len(text); n > 0 {
			fill := " "
			if flag == '0' || flag == '+' {
				fill = "0"
			}
			text = strings.Repeat(fill, n) + text
		}
		out.WriteString(text)
	}
	return out.String()
}

// directive gives the text of one directive; ok is false for an unknown one.
func (b *brokenTime) directive(c, flag byte, width int) (string, bool) {
	num := func(n, digits int, fill byte) (string, bool) {
		switch flag {
		case '_':
			fill = ' '
		case '0', '+':
			fill = '0'
		case '-':
			return strconv.Itoa(n), true
		}
		s := strconv.Itoa(n)
		for len(s) < max(digits, width) {
			s = string(fill) + s
		}
		return s, true
	}
	hour12 := (b.hour+11)%12 + 1
	switch c {
	case '%':
		return "%", true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case 'a':
		return weekdayNames[b.weekday][:3], true
	case 'A':
		return weekdayNames[b.weekday], true
	case 'b', 'h':
		return monthNames[b.month][:3], true
	case 'B':
		return monthNames[b.month], true
	case 'c':
		return b.strftime("%a %b %e %H:%M:%S %Y"), true
	case 'C':
		return num(int(floorDiv64(int64(b.year), 100)), 1, '0')
	case 'd':
		return num(b.day, 2, '0')
	case 'D', 'x':
		return b.strftime("%m/%d/%y"), true
	case 'e':
		return num(b.day, 2, ' ')
	case 'F':
		return b.strftime("%Y-%m-%d"), true
	case 'G', 'g', 'V':
		d := Date{b.year, b.month, b.day}
		y, w, _ := d.ISOCalendar()
		switch c {
		case 'G':
			return num(y, 1, '0')
		case 'g':
			return num(int(floorMod64(int64(y), 100)), 2, '0')
		}
		return num(w, 2, '0')
	case 'H':
		return num(b.hour, 2, '0')
	case 'I':
		return num(hour12, 2, '0')
	case 'j':
		return num(b.yearday, 3, '0')
	case 'k':
		return num(b.hour, 2, ' ')
	case 'l':
		return num(hour12, 2, ' ')
	case 'm':
		return num(b.month, 2, '0')
	case 'M':
		return num(b.minute, 2, '0')
	case 'p':
		if b.hour >= 12 {
			return "PM", true
		}
		return "AM", true
	case 'P':
		if b.hour >= 12 {
			return "pm", true
		}
		return "am", true
	case 'r':
		return b.strftime("%I:%M:%S %p"), true
	case 'R':
		return b.strftime("%H:%M"), true
	case 's':
		dt := &DateTime{b.year, b.month, b.day, b.hour, b.minute, min(b.second, 59), 0, nil, 0}
		return strconv.FormatInt(localToUnix(dt), 10), true
	case 'S':
		return num(b.second, 2, '0')
	case 'T', 'X':
		return b.strftime("%H:%M:%S"), true
	case 'u':
		return num(b.weekday+1, 1, '0')
	case 'U':
		return num((b.yearday+6-(b.weekday+1)%7)/7, 2, '0')
	case 'w':
		return num((b.weekday+1)%7, 1, '0')
	case 'W':
		return num((b.yearday+6-b.weekday)/7, 2, '0')
	case 'y':
		return num(int(floorMod64(int64(b.year), 100)), 2, '0')
	case 'Y':
		return num(b.year, 1, '0')
	case 'z', 'Z':
		name, off := b.localZone()
		if c == 'Z' {
			return name, true
		}
		d, _ := NewTimeDelta(0, int64(off), 0)
		return formatOffset(d, ""), true
	}
	return "", false
}

// localZone is the zone that time.strftime prints.
func (b *brokenTime) localZone() (string, int) {
	if b.zone != nil {
		return b.zone()
	}
	dt := &DateTime{b.year, b.month, b.day, b.hour, b.minute, min(b.second, 59), 0, nil, 0}
	return time.Unix(localToUnix(dt), 0).Zone()
}
