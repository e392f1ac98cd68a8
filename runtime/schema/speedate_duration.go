package schema

import (
	"fmt"
	"math"
	"strings"
)

// Durations in the grammar of the speedate crate.

func (d *duration) normalize() string {
	sec := uint64(d.second) + uint64(d.micro/1_000_000)
	d.micro %= 1_000_000
	if sec > math.MaxUint32 {
		return errDurTooLarge
	}
	day := uint64(d.day) + sec/86400
	d.second = uint32(sec % 86400)
	if day > math.MaxUint32 {
		return errDurTooLarge
	}
	d.day = uint32(day)
	if d.day > 999_999_999 {
		return errDurDaysLarge
	}
	return ""
}

// parseDuration reads an ISO 8601 duration, "[D day[s],] HH:MM[:SS[.f]]".
func parseDuration(s string, strictMicro bool) (duration, string) {
	var d duration
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	var err string
	switch {
	case s == "":
		return d, errTooShort
	case s[0] == 'P':
		d, err = parseISODuration(s[1:])
	case strings.ContainsAny(s, "dD") || len(s) < 5:
		d, err = parseDaysTime(s, strictMicro)
	default:
		d, err = parseLongTime(s, strictMicro)
	}
	if err != "" {
		return d, err
	}
	d.negative = neg
	return d, d.normalize()
}

func parseISODuration(s string) (duration, string) {
	var d duration
	var day, second, micro uint64
	gotT, hadFraction := false, false
	pos := 0
	for ; pos < len(s); pos++ {
		if s[pos] == 'T' {
			if gotT {
				return d, errDurTRepeated
			}
			gotT = true
			continue
		}
		value, frac, hasFrac, n, err := parseNumberFrac(s[pos:])
		if err != "" {
			return d, err
		}
		if hadFraction {
			return d, errDurFraction
		}
		hadFraction = hadFraction || hasFrac
		pos += n
		unit := byte(0)
		if pos < len(s) {
			unit = s[pos]
		}
		var mult uint64
		if gotT {
			switch unit {
			case 'H':
				mult = 3600
			case 'M':
				mult = 60
			case 'S':
				mult = 1
			default:
				return d, errDurTimeUnit
			}
			second += mult * value
			if hasFrac {
				whole, part := math.Modf(frac * float64(mult))
				second += uint64(whole)
				micro += uint64(math.Round(part * 1e6))
			}
		} else {
			switch unit {
			case 'Y':
				mult = 365
			case 'M':
				mult = 30
			case 'W':
				mult = 7
			case 'D':
				mult = 1
			default:
				return d, errDurDateUnit
			}
			day += mult * value
			if hasFrac {
				whole, part := math.Modf(frac * float64(mult))
				day += uint64(whole)
				wholeSec, partSec := math.Modf(part * 86400)
				second += uint64(wholeSec)
				micro += uint64(math.Round(partSec * 1e6))
			}
		}
		if mult*value > math.MaxUint32 || day > math.MaxUint32 || second > math.MaxUint32 || micro > math.MaxUint32 {
			return d, errDurTooLarge
		}
	}
	if pos < 2 {
		return d, errTooShort
	}
	return duration{day: uint32(day), second: uint32(second), micro: uint32(micro)}, ""
}

func parseNumber(s string) (uint64, int, string) {
	if digit(s, 0) < 0 {
		return 0, 0, errDurNumber
	}
	v, i := uint64(0), 0
	for ; digit(s, i) >= 0; i++ {
		v = v*10 + uint64(digit(s, i))
		if v > math.MaxUint32 {
			return 0, 0, errDurTooLarge
		}
	}
	return v, i, ""
}

func parseNumberFrac(s string) (value uint64, frac float64, hasFrac bool, n int, err string) {
	value, n, err = parseNumber(s)
	if err != "" || n >= len(s) || s[n] != '.' && s[n] != ',' {
		return value, 0, false, n, err
	}
	dec, den := 0.0, 1.0
	for n++; digit(s, n) >= 0; n++ {
		dec = dec*10 + float64(digit(s, n))
		den *= 10
	}
	return value, dec / den, true, n, ""
}

func parseDaysTime(s string, strictMicro bool) (duration, string) {
	var d duration
	day, n, err := parseNumber(s)
	if err != "" {
		return d, err
	}
	rest := strings.TrimPrefix(s[n:], " ")
	if rest == "" || rest[0] != 'd' && rest[0] != 'D' {
		return d, errDurDays
	}
	rest = rest[1:]
	matched := false
	for _, word := range []string{"ays", "ay", "AYS", "AY"} {
		if strings.HasPrefix(rest, word) {
			rest, matched = rest[len(word):], true
			break
		}
	}
	if !matched && rest != "" && (rest[0] == 'a' || rest[0] == 'A') {
		return d, errDurDays
	}
	if strings.HasPrefix(rest, ", ") {
		rest = rest[2:]
	} else if rest != "" && (rest[0] == ',' || rest[0] == ' ') {
		rest = rest[1:]
	}
	d.day = uint32(day)
	if rest == "" {
		return d, ""
	}
	t, err := parseLongTime(rest, strictMicro)
	if err != "" {
		return d, err
	}
	if t.day > 0 {
		return d, errDurHourLarge
	}
	d.second, d.micro = t.second, t.micro
	return d, ""
}

// parseLongTime reads HH:MM[:SS[.f]] where the hours may exceed a day.
func parseLongTime(s string, strictMicro bool) (duration, string) {
	var d duration
	if len(s) < 5 {
		return d, errTooShort
	}
	hours, rest, ok := strings.Cut(s, ":")
	if !ok {
		return d, errCharHour
	}
	if len(hours) > 10 {
		return d, errDurHourLarge
	}
	hour := uint64(0)
	for i := range len(hours) {
		c := digit(hours, i)
		if c < 0 {
			return d, errCharHour
		}
		hour = hour*10 + uint64(c)
	}
	if hour > 24*100_000_000 {
		return d, errDurHourLarge
	}
	if len(rest) > 12 { // "00:" + rest must fit "00:00:00.000000"
		if strictMicro {
			return d, errFractionLong
		}
		rest = rest[:12]
	}
	c, pos, err := parseClock("00:"+rest, 0, strictMicro)
	if err != "" {
		return d, err
	}
	if 3+len(rest) > pos {
		return d, errExtra
	}
	d.day = uint32(hour / 24)
	d.second = uint32(c.minute*60+c.second) + uint32(hour%24)*3600
	d.micro = uint32(c.micro)
	return d, ""
}

// durationFromInt is a number of seconds as a duration.
func durationFromInt(n int64) (duration, string) {
	d := duration{negative: n < 0}
	u := uint64(n)
	if n < 0 {
		u = -u
	}
	d.day, d.second = uint32(min(u/86400, math.MaxUint32)), uint32(u%86400)
	return d, d.normalize()
}

// durationFromFloat is a float number of seconds as a duration.
func durationFromFloat(f float64) (duration, string) {
	d := duration{negative: !(f >= 0)}
	f = math.Abs(f)
	_, frac := math.Modf(f)
	if math.IsInf(f, 0) {
		frac = 0
	}
	if days := f / 86400; days >= math.MaxUint32 {
		d.day = math.MaxUint32
	} else {
		d.day = uint32(days)
	}
	sec := uint64(math.MaxUint64)
	if f < math.MaxUint64 {
		sec = uint64(f)
	}
	d.second = uint32(sec % 86400)
	d.micro = uint32(math.Round(frac * 1e6))
	return d, d.normalize()
}

// String prints the ISO form that constraint messages and JSON use.
func (d duration) String() string {
	var b strings.Builder
	if d.negative {
		b.WriteByte('-')
	}
	b.WriteByte('P')
	if d.day != 0 {
		years := d.day / 365
		days := d.day % 365
		if years != 0 {
			fmt.Fprintf(&b, "%dY", years)
		}
		if days != 0 {
			fmt.Fprintf(&b, "%dD", days)
		}
	}
	if d.second != 0 || d.micro != 0 {
		h, m, s := d.second/3600, d.second%3600/60, d.second%60
		b.WriteByte('T')
		if h != 0 {
			fmt.Fprintf(&b, "%dH", h)
		}
		if m != 0 {
			fmt.Fprintf(&b, "%dM", m)
		}
		if s != 0 || d.micro != 0 {
			fmt.Fprintf(&b, "%d", s)
			if d.micro != 0 {
				b.WriteString(strings.TrimRight(fmt.Sprintf(".%06d", d.micro), "0"))
			}
			b.WriteByte('S')
		}
	}
	if d.second == 0 && d.micro == 0 && d.day == 0 {
		b.WriteString("T0S")
	}
	return b.String()
}
