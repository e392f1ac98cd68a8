package py

import (
	"math/big"
)

// StatisticsError is statistics.StatisticsError.
var StatisticsError = newBuiltinType("statistics", "StatisticsError", &ValueError)

// statData sums exactly: the values, their sum as a ratio and the type of the
// result, which is the "widest" type among them as in Lib/statistics.py.
type statData struct {
	values []Value
	rats   []*big.Rat
	kind   *Type
}

func statisticsData(t *Task, v Value, least int, empty string) (*statData, error) {
	l, err := ListOf(t, v)
	if err != nil {
		return nil, err
	}
	d := &statData{values: l.Items, kind: TypeInt}
	if len(l.Items) < least {
		return nil, Raise(StatisticsError, "%s", empty)
	}
	for _, x := range l.Items {
		u := Unwrap(x)
		r, ok := ratOf(u, true)
		if !ok {
			return nil, Raise(TypeError, "can't convert type '%s' to numerator/denominator", x.Type().Name)
		}
		d.rats = append(d.rats, r)
		switch u.(type) {
		case Float:
			d.kind = TypeFloat
		case *Decimal:
			d.kind = TypeDecimal
		case *Fraction:
			if d.kind == TypeInt {
				d.kind = TypeFraction
			}
		}
	}
	return d, nil
}

// convert gives a ratio in the type of the data; ints that do not divide become floats.
func (d *statData) convert(t *Task, r *big.Rat) (Value, error) {
	switch d.kind {
	case TypeInt:
		if r.IsInt() {
			return IntFromBig(new(big.Int).Set(r.Num())).Value(), nil
		}
	case TypeFraction:
		return &Fraction{r}, nil
	case TypeDecimal:
		return valueOrError(decimalContext(t).div(DecimalOfInt(IntFromBig(r.Num())), DecimalOfInt(IntFromBig(r.Denom()))))
	}
	f, err := ratFloat(r)
	return Float(f), err
}

func (d *statData) mean() *big.Rat {
	sum := new(big.Rat)
	for _, r := range d.rats {
		sum.Add(sum, r)
	}
	return sum.Quo(sum, new(big.Rat).SetInt64(int64(len(d.rats))))
}

// squares is the sum of squared deviations from the mean.
func (d *statData) squares() *big.Rat {
	mean, sum := d.mean(), new(big.Rat)
	for _, r := range d.rats {
		diff := new(big.Rat).Sub(r, mean)
		sum.Add(sum, diff.Mul(diff, diff))
	}
	return sum
}

// ratSqrt is the square root of a ratio, rounded correctly.
func ratSqrt(r *big.Rat) float64 {
	f := new(big.Float).SetPrec(300).SetRat(r)
	x, _ := f.Sqrt(f).Float64()
	return x
}

// statVariance makes variance, stdev and their population forms.
func statVariance(less int, root bool, least int, empty string) func(t *Task, a []Value) (Value, error) {
	return func(t *Task, a []Value) (Value, error) {
		d, err := statisticsData(t, a[0], least, empty)
		if err != nil {
			return nil, err
		}
		v := d.squares()
		v.Quo(v, new(big.Rat).SetInt64(int64(len(d.rats)-less)))
		if !root {
			return d.convert(t, v)
		}
		if d.kind == TypeDecimal {
			x, err := d.convert(t, v)
			if err != nil {
				return nil, err
			}
			return CallMethod(t, x, "sqrt")
		}
		return Float(ratSqrt(v)), nil
	}
}

func statSorted(t *Task, v Value, empty string) ([]Value, error) {
	l, err := ListOf(t, v)
	if err != nil {
		return nil, err
	}
	if _, err := CallMethod(t, l, "sort"); err != nil {
		return nil, err
	}
	if len(l.Items) == 0 {
		return nil, Raise(StatisticsError, "%s", empty)
	}
	return l.Items, nil
}

// statCounts counts values in the order of their first appearance.
func statCounts(t *Task, v Value) (*Dict, error) {
	d := NewDict()
	err := Iterate(t, v, func(x Value) (bool, error) {
		n, ok, err := d.Get(t, x)
		if err != nil {
			return false, err
		}
		count := int64(1)
		if ok {
			i, _ := AsInt(n)
			count = i.small + 1
		}
		return true, d.Set(t, x, MakeInt(count))
	})
	return d, err
}

func statModes(t *Task, v Value) ([]Value, error) {
	d, err := statCounts(t, v)
	if err != nil {
		return nil, err
	}
	best := int64(0)
	var modes []Value
	for k, n := range d.All() {
		i, _ := AsInt(n)
		switch {
		case i.small > best:
			best, modes = i.small, []Value{k}
		case i.small == best:
			modes = append(modes, k)
		}
	}
	return modes, nil
}

func statisticsModule() *Module {
	m := NewModule("statistics")
	const noMedian = "no median for empty data"
	m.addFunctions([]pyFunc{
		{"mean(data)", func(t *Task, a []Value) (Value, error) {
			d, err := statisticsData(t, a[0], 1, "mean requires at least one data point")
			if err != nil {
				return nil, err
			}
			return d.convert(t, d.mean())
		}},
		{"fmean(data, weights=None)", func(t *Task, a []Value) (Value, error) {
			l, err := ListOf(t, a[0])
			if err != nil {
				return nil, err
			}
			if len(l.Items) == 0 {
				return nil, Raise(StatisticsError, "fmean requires at least one data point")
			}
			sum, err := MathFsum(t, l)
			return Float(sum / float64(len(l.Items))), err
		}},
		{"median(data)", func(t *Task, a []Value) (Value, error) {
			s, err := statSorted(t, a[0], noMedian)
			if err != nil {
				return nil, err
			}
			n := len(s)
			if n%2 == 1 {
				return s[n/2], nil
			}
			sum, err := Add(t, s[n/2-1], s[n/2])
			if err != nil {
				return nil, err
			}
			return TrueDiv(t, sum, MakeInt(2))
		}},
		{"median_low(data)", func(t *Task, a []Value) (Value, error) {
			s, err := statSorted(t, a[0], noMedian)
			if err != nil {
				return nil, err
			}
			return s[(len(s)-1)/2], nil
		}},
		{"median_high(data)", func(t *Task, a []Value) (Value, error) {
			s, err := statSorted(t, a[0], noMedian)
			if err != nil {
				return nil, err
			}
			return s[len(s)/2], nil
		}},
		{"mode(data)", func(t *Task, a []Value) (Value, error) {
			modes, err := statModes(t, a[0])
			if err == nil && len(modes) == 0 {
				err = Raise(StatisticsError, "no mode for empty data")
			}
			if err != nil {
				return nil, err
			}
			return modes[0], nil
		}},
		{"multimode(data)", func(t *Task, a []Value) (Value, error) {
			modes, err := statModes(t, a[0])
			return NewList(modes...), err
		}},
		{"variance(data, xbar=None)", statVariance(1, false, 2, "variance requires at least two data points")},
		{"stdev(data, xbar=None)", statVariance(1, true, 2, "stdev requires at least two data points")},
		{"pvariance(data, mu=None)", statVariance(0, false, 1, "pvariance requires at least one data point")},
		{"pstdev(data, mu=None)", statVariance(0, true, 1, "pstdev requires at least one data point")},
		{"geometric_mean(data)", func(t *Task, a []Value) (Value, error) {
			xs, err := floatsOf(t, a[0])
			if err != nil {
				return nil, err
			}
			logs := NewList()
			for _, x := range xs {
				if x <= 0 {
					return nil, Raise(StatisticsError, "geometric mean requires a non-empty dataset containing positive numbers")
				}
				logs.Items = append(logs.Items, Float(exactLog(x)))
			}
			if len(xs) == 0 {
				return nil, Raise(StatisticsError, "geometric mean requires a non-empty dataset containing positive numbers")
			}
			sum, err := MathFsum(t, logs)
			return Float(exactExp(sum / float64(len(xs)))), err
		}},
		{"quantiles(data, *, n=4, method='exclusive')", func(t *Task, a []Value) (Value, error) {
			n, err := sizeArg(t, a[1], 4)
			if err != nil {
				return nil, err
			}
			if n < 1 {
				return nil, Raise(StatisticsError, "n must be at least 1")
			}
			s, err := statSorted(t, a[0], "must have at least two data points")
			if err != nil {
				return nil, err
			}
			if len(s) < 2 {
				return nil, Raise(StatisticsError, "must have at least two data points")
			}
			method, _ := AsStr(a[2])
			out := NewList()
			for i := 1; i < n; i++ {
				var j, delta int
				switch method {
				case "inclusive":
					j, delta = i*(len(s)-1)/n, i*(len(s)-1)%n
				case "exclusive":
					j = min(max(i*(len(s)+1)/n, 1), len(s)-1)
					delta = i*(len(s)+1) - j*n
					j--
				default:
					return nil, Raise(ValueError, "Unknown method: %s", StrRepr(method))
				}
				// (data[j] * (n - delta) + data[j + 1] * delta) / n
				x, err := Mul(t, s[j], MakeInt(int64(n-delta)))
				if err != nil {
					return nil, err
				}
				y, err := Mul(t, s[min(j+1, len(s)-1)], MakeInt(int64(delta)))
				if err != nil {
					return nil, err
				}
				if x, err = Add(t, x, y); err != nil {
					return nil, err
				}
				if x, err = TrueDiv(t, x, MakeInt(int64(n))); err != nil {
					return nil, err
				}
				out.Items = append(out.Items, x)
			}
			return out, nil
		}},
	})
	m.addNames("StatisticsError", StatisticsError)
	return m
}

// StatisticsModule is the module statistics.
var StatisticsModule = NewNative("statistics", statisticsModule)

// CalendarModule is the module calendar.
var CalendarModule = NewNative("calendar", calendarModule)

// calendarModule has the functions of calendar that compute; its text and HTML
// calendars are left out.
func calendarModule() *Module {
	m := NewModule("calendar")
	days := NewList()
	short := NewList()
	for _, n := range weekdayNames {
		days.Items = append(days.Items, Str(n))
		short.Items = append(short.Items, Str(n[:3]))
	}
	months, monthsShort := NewList(), NewList()
	for _, n := range monthNames {
		months.Items = append(months.Items, Str(n))
		monthsShort.Items = append(monthsShort.Items, Str(n[:min(3, len(n))]))
	}
	m.addNames("day_name", days, "day_abbr", short, "month_name", months, "month_abbr", monthsShort,
		"MONDAY", MakeInt(0), "TUESDAY", MakeInt(1), "WEDNESDAY", MakeInt(2), "THURSDAY", MakeInt(3), "FRIDAY", MakeInt(4), "SATURDAY", MakeInt(5), "SUNDAY", MakeInt(6))
	ints := func(f func(n []int) (Value, error)) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			n, err := cInts(t, a)
			if err != nil {
				return nil, err
			}
			return f(n)
		}
	}
	m.addFunctions([]pyFunc{
		{"isleap(year)", ints(func(n []int) (Value, error) { return MakeBool(isLeapYear(n[0])), nil })},
		{"leapdays(y1, y2)", ints(func(n []int) (Value, error) {
			count := func(y int) int64 {
				y--
				return floorDiv64(int64(y), 4) - floorDiv64(int64(y), 100) + floorDiv64(int64(y), 400)
			}
			return MakeInt(count(n[1]) - count(n[0])), nil
		})},
		{"weekday(year, month, day)", ints(func(n []int) (Value, error) {
			if err := checkDate(n[0], n[1], n[2]); err != nil {
				return nil, err
			}
			return MakeInt(int64((ordinalOf(n[0], n[1], n[2]) + 6) % 7)), nil
		})},
		{"monthrange(year, month)", ints(func(n []int) (Value, error) {
			if n[1] < 1 || n[1] > 12 {
				return nil, Raise(ValueError, "bad month number %d; must be 1-12", n[1])
			}
			if n[0] < minYear || n[0] > maxYear {
				return nil, Raise(ValueError, "year %d is out of range", n[0])
			}
			return NewTuple(MakeInt(int64((ordinalOf(n[0], n[1], 1)+6)%7)), MakeInt(int64(daysInMonth(n[0], n[1])))), nil
		})},
		{"timegm(tuple)", func(t *Task, a []Value) (Value, error) {
			tuple, ok := AsTuple(a[0])
			if !ok || len(tuple.Items) < 6 {
				return nil, Raise(ValueError, "not enough values to unpack (expected 6)")
			}
			n, err := cInts(t, tuple.Items[:6])
			if err != nil {
				return nil, err
			}
			if err := checkDate(n[0], n[1], 1); err != nil {
				return nil, err
			}
			days := int64(ordinalOf(n[0], n[1], 1) + n[2] - 1)
			return MakeInt(days*secondsPerDay - epochSeconds + int64(n[3]*3600+n[4]*60+n[5])), nil
		}},
	})
	return m
}
