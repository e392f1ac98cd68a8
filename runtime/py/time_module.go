package py

import (
	"math"
	"time"
)

// timeOrigin is what perf_counter and process_time count from.
var timeOrigin = time.Now()

// TimeNow is time.time(): seconds since the epoch.
func TimeNow() float64 {
	now := time.Now()
	return float64(now.UnixNano()) / 1e9
}

// TimeMonotonic is time.monotonic() and perf_counter().
func TimeMonotonic() float64 { return time.Since(timeOrigin).Seconds() + 1000 }

// TimeSleep is time.sleep(seconds): the loop's lock is given up meanwhile.
func TimeSleep(t *Task, seconds float64) error {
	switch {
	case seconds != seconds:
		return Raise(ValueError, "Invalid value NaN (not a number)")
	case seconds < 0:
		return Raise(ValueError, "sleep length must be non-negative")
	case seconds > 9223372036:
		return Raise(OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	t.Blocking(func() { time.Sleep(time.Duration(seconds * 1e9)) })
	return nil
}

// structTimeArg reads a struct_time or a tuple of nine.
func structTimeArg(t *Task, v Value) (brokenTime, error) {
	tuple, ok := AsTuple(v)
	if !ok {
		return brokenTime{}, Raise(TypeError, "Tuple or struct_time argument required")
	}
	if len(tuple.Items) != 9 {
		return brokenTime{}, Raise(TypeError, "function takes exactly 9 arguments (%d given)", len(tuple.Items))
	}
	n, err := cInts(t, tuple.Items)
	if err != nil {
		return brokenTime{}, err
	}
	b := brokenTime{n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], nil}
	b.month, b.day, b.yearday = max(b.month, 1), max(b.day, 1), max(b.yearday, 1)
	switch {
	case b.month > 12:
		return b, Raise(ValueError, "month out of range")
	case b.day > 31:
		return b, Raise(ValueError, "day of month out of range")
	case b.hour < 0 || b.hour > 23:
		return b, Raise(ValueError, "hour out of range")
	case b.minute < 0 || b.minute > 59:
		return b, Raise(ValueError, "minute out of range")
	case b.second < 0 || b.second > 61:
		return b, Raise(ValueError, "seconds out of range")
	case b.weekday < -1:
		return b, Raise(ValueError, "day of week out of range")
	case b.yearday > 366:
		return b, Raise(ValueError, "day of year out of range")
	}
	b.weekday = (b.weekday + 7) % 7
	return b, nil
}

// brokenOf breaks a moment down on a clock.
func brokenOf(tm time.Time) brokenTime {
	b := newBrokenTime(tm.Year(), int(tm.Month()), tm.Day(), tm.Hour(), tm.Minute(), tm.Second())
	b.dst = 0
	if tm.IsDST() {
		b.dst = 1
	}
	b.zone = tm.Zone
	return b
}

// secondsArg takes an optional moment.
func secondsArg(v Value) (time.Time, error) {
	if v == nil || v == None {
		return time.Now(), nil
	}
	if f, ok := AsFloat(v); ok {
		if f != f {
			return time.Time{}, Raise(ValueError, "Invalid value NaN (not a number)")
		}
		if f >= 1<<63 || f < -(1<<63) {
			return time.Time{}, Raise(OverflowError, "timestamp out of range for platform time_t")
		}
		i, _ := FloatInt(math.Floor(f))
		n, _ := i.Int64()
		if n > 67768036191676799 || n < -67768036191676799 {
			return time.Time{}, newOSError(nil, OSError, MakeInt(75), Str("Value too large for defined data type"))
		}
		return time.Unix(n, 0), nil
	}
	i, ok := AsInt(v)
	if !ok {
		return time.Time{}, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	n, fits := i.Int64()
	if !fits {
		return time.Time{}, Raise(OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Unix(n, 0), nil
}

func floatRowOf(name string, f func() float64) Method {
	return Method{Name: name, Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return Float(f()), nil }}
}

func nanosRow(name string, f func() int64) Method {
	return Method{Name: name, Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return MakeInt(f()), nil }}
}

func timeFunctions() []Method {
	return []Method{
		floatRowOf("time", TimeNow), floatRowOf("monotonic", TimeMonotonic), floatRowOf("perf_counter", TimeMonotonic),
		floatRowOf("process_time", processSeconds), floatRowOf("thread_time", processSeconds),
		nanosRow("time_ns", func() int64 { return time.Now().UnixNano() }),
		nanosRow("monotonic_ns", func() int64 { return int64(time.Since(timeOrigin)) + 1e12 }),
		nanosRow("perf_counter_ns", func() int64 { return int64(time.Since(timeOrigin)) + 1e12 }),
		nanosRow("process_time_ns", func() int64 { return int64(processSeconds() * 1e9) }),
		{Name: "sleep", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if _, ok := AsStr(args[0]); ok {
				return nil, Raise(TypeError, "'str' object cannot be interpreted as an integer")
			}
			s, err := realNumber(t, args[0])
			if err != nil {
				return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", args[0].Type().Name)
			}
			return None, TimeSleep(t, s)
		}},
		{Name: "gmtime", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tm, err := secondsArg(args[0])
			return structTime(brokenOf(tm.UTC())), err
		}},
		{Name: "localtime", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tm, err := secondsArg(args[0])
			return structTime(brokenOf(tm.Local())), err
		}},
		{Name: "mktime", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			b, err := structTimeArg(t, args[0])
			if err != nil {
				return nil, err
			}
			return Float(time.Date(b.year, time.Month(b.month), b.day, b.hour, b.minute, b.second, 0, time.Local).Unix()), nil
		}},
		{Name: "strftime", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			format, err := strArg("strftime", 1, args[0])
			if err != nil {
				return nil, err
			}
			b := brokenOf(time.Now())
			if args[1] != nil {
				if b, err = structTimeArg(t, args[1]); err != nil {
					return nil, err
				}
				b.zone = func() (string, int) {
					std, dst := localZoneNames()
					_, off := time.Date(b.year, time.Month(b.month), b.day, b.hour, b.minute, b.second, 0, time.Local).Zone()
					if b.dst > 0 {
						return dst, off
					}
					return std, off
				}
			}
			return Str(b.strftime(format)), nil
		}},
		{Name: "strptime", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			text, err := strArg("strptime", 1, args[0])
			if err != nil {
				return nil, err
			}
			format := "%a %b %d %H:%M:%S %Y"
			if args[1] != nil {
				if format, err = strArg("strptime", 2, args[1]); err != nil {
					return nil, err
				}
			}
			b, _, _, err := strptime(text, format)
			if err != nil {
				return nil, err
			}
			return structTime(b), nil
		}},
		{Name: "asctime", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return timeAscii(t, args[0], brokenOf(time.Now()))
		}},
		{Name: "ctime", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			tm, err := secondsArg(args[0])
			if err != nil {
				return nil, err
			}
			return timeAscii(t, nil, brokenOf(tm.Local()))
		}},
	}
}

func timeAscii(t *Task, v Value, b brokenTime) (Value, error) {
	if v != nil {
		var err error
		if b, err = structTimeArg(t, v); err != nil {
			return nil, err
		}
	}
	return Str(b.strftime("%a %b %e %H:%M:%S %Y")), nil
}

// TimeModule is the module time.
var TimeModule = NewNative("time", buildTimeModule)

func buildTimeModule() *Module {
	m := NewNativeModule("time", timeFunctions())
	std, dst := localZoneNames()
	year := time.Now().Year()
	offset := func(month time.Month) int {
		_, o := time.Date(year, month, 1, 0, 0, 0, 0, time.Local).Zone()
		return o
	}
	winter, summer := offset(1), offset(7)
	if winter > summer {
		winter, summer = summer, winter
	}
	m.addNames("struct_time", TypeStructTime, "tzname", NewTuple(Str(std), Str(dst)), "timezone", MakeInt(int64(-winter)),
		"altzone", MakeInt(int64(-summer)), "daylight", MakeInt(int64(len(choose(winter != summer, "1", "")))))
	return m
}
