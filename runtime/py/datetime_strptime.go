package py

import (
	"strings"
)

// strptime follows Lib/_strptime.py: the format becomes a regular expression
// whose groups are then made into a date.

// strptimeDirectives are the patterns of TimeRE in the C locale.
var strptimeDirectives = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
	'f': `(?P<f>[0-9]{1,6})`,
	'H': `(?P<H>2[0-3]|[0-1]\d|\d)`,
	'I': `(?P<I>1[0-2]|0[1-9]|[1-9])`,
	'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
	'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`,
	'M': `(?P<M>[0-5]\d|\d)`,
	'S': `(?P<S>6[0-1]|[0-5]\d|\d)`,
	'U': `(?P<U>5[0-3]|[0-4]\d|\d)`,
	'w': `(?P<w>[0-6])`,
	'u': `(?P<u>[1-7])`,
	'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
	'W': `(?P<W>5[0-3]|[0-4]\d|\d)`,
	'y': `(?P<y>\d\d)`,
	'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))`,
	'A': `(?P<A>wednesday|saturday|thursday|tuesday|monday|friday|sunday)`,
	'a': `(?P<a>mon|tue|wed|thu|fri|sat|sun)`,
	'B': `(?P<B>september|february|november|december|january|october|august|march|april|june|july|may)`,
	'b': `(?P<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`,
	'p': `(?P<p>am|pm)`,
	'Z': `(?P<Z>utc|gmt)`,
	'%': `%`,
}

var strptimeCompound = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// strptimePattern turns a format into a pattern; ValueError for bad directives.
func strptimePattern(format string) (string, error) {
	expanded := ""
	for i := 0; i < len(format); i++ {
		if format[i] == '%' && i+1 < len(format) && strptimeCompound[format[i+1]] != "" {
			expanded += strptimeCompound[format[i+1]]
			i++
		} else if format[i] == '%' && i+1 < len(format) {
			expanded += format[i : i+2]
			i++
		} else {
			expanded += string(format[i : i+1])
		}
	}
	var b strings.Builder
	for i := 0; i < len(expanded); {
		c := expanded[i]
		switch {
		case c == '%':
			if i+1 >= len(expanded) {
				stray := Raise(ValueError, "stray %% in format '%s'", format)
				return "", fromNone(stray, Raise(IndexError, "string index out of range"))
			}
			p, ok := strptimeDirectives[expanded[i+1]]
			if !ok {
				_, n := decodeRune(expanded[i+1:])
				directive := expanded[i+1 : i+1+n]
				bad := Raise(ValueError, "'%s' is a bad directive in format '%s'", directive, format)
				return "", fromNone(bad, NewException(nil, KeyError, Str(directive)))
			}
			b.WriteString(p)
			i += 2
			continue
		case isSpaceRune(rune(c)) && c < 0x80:
			b.WriteString(`\s+`)
			for i < len(expanded) && expanded[i] < 0x80 && isSpaceRune(rune(expanded[i])) {
				i++
			}
			continue
		case strings.IndexByte(`\.^$*+?(){}[]|`, c) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(c)
		i++
	}
	return b.String(), nil
}

// DateTimeStrptime is datetime.strptime(text, format); ValueError.
func DateTimeStrptime(text, format string) (*DateTime, error) {
	b, micro, tz, err := strptime(text, format)
	if err != nil {
		return nil, err
	}
	return NewDateTime(b.year, b.month, b.day, b.hour, b.minute, b.second, micro, tz)
}

// strptime reads text by a format.
func strptime(text, format string) (b brokenTime, micro int, tz Value, err error) {
	pattern, err := strptimePattern(format)
	if err != nil {
		return b, 0, nil, err
	}
	p, err := CompileRegex(pattern, reIgnoreCase)
	if err != nil {
		// The same directive twice redefines its group.
		return b, 0, nil, err
	}
	subject, err := p.subjectOf(Str(text))
	if err != nil {
		return b, 0, nil, err
	}
	m, err := p.run(reMatchAt, subject, 0, subject.size)
	if err != nil {
		return b, 0, nil, err
	}
	if m == nil {
		return b, 0, nil, Raise(ValueError, "time data %s does not match format %s", StrRepr(text), StrRepr(format))
	}
	if end := m.spans[0][1]; end != subject.size {
		return b, 0, nil, Raise(ValueError, "unconverted data remains: %s", subject.text(end, subject.size))
	}
	fields := map[byte]string{}
	for g, name := range p.prog.names {
		if name == "" || m.spans[g][0] < 0 {
			continue
		}
		s, _ := AsStr(m.group(g, Str("")))
		fields[name[0]] = StrLower(s)
	}
	num := func(c byte) (int, bool) {
		s, ok := fields[c]
		if !ok {
			return 0, false
		}
		i, _ := ParseIntText(s)
		n, _ := i.Int64()
		return int(n), true
	}
	b = brokenTime{month: 1, day: 1, dst: -1}
	year, hasYear := num('Y')
	if y, ok := num('y'); ok {
		year, hasYear = y+1900, true
		if y <= 68 {
			year += 100
		}
	}
	if n, ok := num('m'); ok {
		b.month = n
	}
	for i, name := range monthNames {
		if i > 0 && (fields['B'] == strings.ToLower(name) || fields['b'] == strings.ToLower(name)[:3]) {
			b.month = i
		}
	}
	if n, ok := num('d'); ok {
		b.day = n
	}
	if n, ok := num('H'); ok {
		b.hour = n
	}
	if n, ok := num('I'); ok {
		pm := fields['p'] == "pm"
		b.hour = n % 12
		if pm {
			b.hour += 12
		}
	}
	b.minute, _ = num('M')
	b.second, _ = num('S')
	if f, ok := fields['f']; ok {
		micro, _ = numText(f + strings.Repeat("0", 6-len(f)))
	}
	weekday := -1
	for i, name := range weekdayNames {
		if fields['A'] == strings.ToLower(name) || fields['a'] == strings.ToLower(name)[:3] {
			weekday = i
		}
	}
	if n, ok := num('w'); ok {
		weekday = (n + 6) % 7
	}
	if n, ok := num('u'); ok {
		weekday = n - 1
	}
	yday, hasYday := num('j')
	isoYear, hasISO := num('G')
	isoWeek, hasISOWeek := num('V')
	week, hasWeek := num('W')
	monday := hasWeek
	if n, ok := num('U'); ok {
		week, hasWeek, monday = n, true, false
	}
	switch {
	case hasISO && (!hasISOWeek || weekday < 0):
		return b, 0, nil, Raise(ValueError, "%s", "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case hasISO && hasYday:
		return b, 0, nil, Raise(ValueError, "%s", "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case hasISOWeek && !hasISO:
		if !hasYear || weekday < 0 {
			return b, 0, nil, Raise(ValueError, "%s", "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
		}
		return b, 0, nil, Raise(ValueError, "%s", "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
	}
	leapFix := false
	switch {
	case !hasYear && b.month == 2 && b.day == 29:
		year, leapFix = 1904, true
	case !hasYear:
		year = 1900
	}
	if !hasYday && weekday >= 0 {
		if hasWeek {
			yday = ordinalInWeek(year, week, weekday, monday)
			hasYday = true
		} else if hasISO && hasISOWeek {
			y, mo, d, err := isoToDate(isoYear, isoWeek, weekday+1)
			if err != nil {
				return b, 0, nil, err
			}
			year, b.month, b.day = y, mo, d
		}
		if hasYday && yday <= 0 {
			year--
			yday += 365
			if isLeapYear(year) {
				yday++
			}
		}
	}
	if hasYday {
		if year < 1 || year > 9999 {
			return b, 0, nil, Raise(ValueError, "year %d is out of range", year)
		}
		year, b.month, b.day = dateOfOrdinal(ordinalOf(year, 1, 1) + yday - 1)
	}
	if leapFix {
		year = 1900
	}
	b.year = year
	if leapFix {
		year = 1904
	}
	if err := checkDate(year, b.month, b.day); err != nil {
		return b, 0, nil, err
	}
	full := newBrokenTime(year, b.month, b.day, b.hour, b.minute, b.second)
	b.weekday, b.yearday = full.weekday, full.yearday
	if hasYday {
		b.yearday = yday
	}
	if z := fields['Z']; z == "utc" || z == "gmt" {
		b.dst = 0
	}
	if tz, err = strptimeZone(fields); err != nil {
		return b, 0, nil, err
	}
	return b, micro, tz, nil
}

func numText(s string) (int, bool) {
	i, err := ParseIntText(s)
	n, _ := i.Int64()
	return int(n), err == nil
}

// strptimeZone is the offset of %z.
func strptimeZone(fields map[byte]string) (Value, error) {
	z, ok := fields['z']
	if !ok {
		return nil, nil
	}
	if z == "z" {
		return UTC, nil
	}
	s := z
	if s[3] == ':' {
		s = s[:3] + s[4:]
		if len(s) > 5 {
			if s[5] != ':' {
				return nil, Raise(ValueError, "Inconsistent use of : in %s", z)
			}
			s = s[:5] + s[6:]
		}
	}
	h, _ := numText(s[1:3])
	mi, _ := numText(s[3:5])
	sec, us := 0, 0
	if len(s) > 5 {
		sec, _ = numText(s[5:7])
	}
	if len(s) > 8 {
		frac := s[8:]
		us, _ = numText(frac + strings.Repeat("0", 6-len(frac)))
	}
	total, micros := int64(h*3600+mi*60+sec), int64(us)
	if s[0] == '-' {
		total, micros = -total, -micros
	}
	d, err := NewTimeDelta(0, total, micros)
	if err != nil {
		return nil, err
	}
	return newTimeZone(d, "", false)
}

// ordinalInWeek is the day of the year of a week number and a weekday.
func ordinalInWeek(year, week, weekday int, monday bool) int {
	first := (ordinalOf(year, 1, 1) + 6) % 7
	if !monday {
		first = (first + 1) % 7
		weekday = (weekday + 1) % 7
	}
	if week == 0 {
		return 1 + weekday - first
	}
	return 1 + (7-first)%7 + 7*(week-1) + weekday
}
