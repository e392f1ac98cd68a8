package schema

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// infer serialises a value by its own type, for values without a schema and
// for values that do not fit theirs.
func (d *dumper) infer(t *py.Task, v py.Value) (py.Value, error) {
	switch x := v.(type) {
	case py.NoneType, py.Bool, py.Str, py.SmallInt, *py.BigInt:
		return v, nil
	case py.Float:
		return d.inferFloat(float64(x)), nil
	case Model:
		return d.model_(t, x.ModelClass(), x)
	}
	if value, ok := enumValue(t, v); ok {
		if !d.json {
			return v, nil
		}
		return d.infer(t, value)
	}
	switch x := py.Unwrap(v).(type) {
	case py.Str, py.SmallInt, *py.BigInt, py.Bool:
		if d.json {
			return x, nil
		}
		return v, nil
	case py.Float:
		if d.json {
			return d.inferFloat(float64(x)), nil
		}
		return v, nil
	case *py.List, *py.Tuple, *py.Set, *py.Dict:
		return d.inferContainer(t, v, x)
	}
	if n := dataclassFields(t, v); n != nil {
		return d.inferDataclass(t, n, v)
	}
	if !d.json {
		return d.inferPython(t, v)
	}
	text, ok, err := d.text(t, v)
	if err != nil {
		return nil, err
	}
	if ok {
		return text, nil
	}
	if it, ok := v.(py.Iterator); ok {
		list, err := py.ListOf(t, it)
		if err != nil {
			return nil, err
		}
		return d.inferContainer(t, v, list)
	}
	return d.unknown(t, v)
}

// inferFloat is a float without a schema: unlike a float field it loses NaN
// and the infinities in JSON mode even on the way to Python objects.
func (d *dumper) inferFloat(f float64) py.Value {
	if d.json && (math.IsNaN(f) || math.IsInf(f, 0)) {
		if mode := d.infNan(); mode != "constants" && mode != "strings" {
			return py.None
		}
	}
	return d.special(f)
}

func (d *dumper) inferPython(t *py.Task, v py.Value) (py.Value, error) {
	if d.o.Fallback != nil && d.o.Fallback != py.None && isUnknown(v) {
		next, err := py.Call(t, d.o.Fallback, v)
		if err != nil {
			return nil, err
		}
		return d.infer(t, next)
	}
	return v, nil
}

func (d *dumper) unknown(t *py.Task, v py.Value) (py.Value, error) {
	if d.o.Fallback != nil && d.o.Fallback != py.None {
		next, err := py.Call(t, d.o.Fallback, v)
		if err != nil {
			return nil, err
		}
		return d.infer(t, next)
	}
	if d.o.SerializeUnknown {
		s, err := py.StrOf(t, v)
		if err != nil {
			s = "<Unserializable " + v.Type().Qualname + " object>"
		}
		return py.Str(s), nil
	}
	return nil, py.Raise(SerializationErrorType, "Unable to serialize unknown type: %s", classRepr(v.Type()))
}

func (d *dumper) inferContainer(t *py.Task, v py.Value, inner py.Value) (py.Value, error) {
	leave, err := d.guard(v)
	if err != nil {
		if !d.json {
			return v, nil
		}
		return nil, err
	}
	defer leave()
	any := same(nil)
	switch x := inner.(type) {
	case *py.List:
		out, err := d.items(t, x.Items, any)
		if err != nil {
			return nil, err
		}
		return &py.List{Items: out}, nil
	case *py.Tuple:
		out, err := d.items(t, x.Items, any)
		if err != nil {
			return nil, err
		}
		if d.json {
			return &py.List{Items: out}, nil
		}
		return py.NewTuple(out...), nil
	case *py.Set:
		saved := d.filter
		d.filter = incEx{}
		out, err := d.items(t, setItems(x), any)
		d.filter = saved
		switch {
		case err != nil:
			return nil, err
		case d.json:
			return &py.List{Items: out}, nil
		case isSet(true)(v):
			return asValue(py.NewFrozenSet(t, out...))
		}
		return asValue(py.NewSet(t, out...))
	}
	return d.pairs(t, inner.(*py.Dict), nil, nil)
}

// text is the JSON form of values that are written as text or number; ok is
// false for types that are not known.
func (d *dumper) text(t *py.Task, v py.Value) (out py.Value, ok bool, err error) {
	switch x := py.Unwrap(v).(type) {
	case py.Bytes:
		s, err := d.bytesText(string(x))
		return py.Str(s), true, err
	case *py.Bytearray:
		s, err := d.bytesText(string(x.B))
		return py.Str(s), true, err
	case *py.DateTime:
		c, err := dateTimeOf(t, x)
		if err != nil {
			return nil, false, err
		}
		if f, ok := d.temporal(func() float64 { return c.unix() }); ok {
			return f, true, nil
		}
		return py.Str(c.String()), true, nil
	case *py.Date:
		c := civilDate{x.Year, x.Month, x.Day}
		if f, ok := d.temporal(func() float64 { return civilDateTime{civilDate: c}.unix() }); ok {
			return f, true, nil
		}
		return py.Str(c.String()), true, nil
	case *py.Time:
		c, err := timeOf(t, x)
		if err != nil {
			return nil, false, err
		}
		if f, ok := d.temporal(func() float64 { return float64(c.micros()) / 1e6 }); ok {
			return f, true, nil
		}
		return py.Str(c.String()), true, nil
	case *py.TimeDelta:
		mode := d.cfg.SerJSONTemporal
		if mode == "" && d.cfg.SerJSONTimedelta == "float" {
			mode = "seconds"
		}
		if mode == "seconds" || mode == "milliseconds" {
			secs := x.TotalSeconds()
			if mode == "milliseconds" {
				secs *= 1000
			}
			return py.Float(secs), true, nil
		}
		return py.Str(durationOf(x).String()), true, nil
	case *py.UUID:
		return py.Str(x.String()), true, nil
	case py.Complex:
		s, err := complexText(complex128(x))
		return py.Str(s), true, err
	case *URLValue:
		return py.Str(x.String()), true, nil
	case *Secret:
		s, _ := py.AsStr(x.display())
		if b, ok := py.AsBytes(x.display()); ok {
			s = b
		}
		return py.Str(s), true, nil
	case *NameEmailValue:
		s, err := py.StrOf(t, x)
		return py.Str(s), true, err
	}
	if isDecimal(v) || isTextual(v) {
		s, err := py.StrOf(t, v)
		return py.Str(s), true, err
	}
	if c := v.Type(); c.Name == "Pattern" && c.Module == "re" {
		p, err := py.GetAttr(t, v, "pattern")
		if err != nil {
			return nil, false, err
		}
		out, err := d.infer(t, p)
		return out, true, err
	}
	return nil, false, nil
}

// isTextual holds for the standard library's values that JSON shows by str().
func isTextual(v py.Value) bool {
	for _, c := range v.Type().MRO() {
		module, _, _ := strings.Cut(c.Module, ".") // pathlib._local since Python 3.13
		switch module {
		case "ipaddress", "pathlib", "fractions":
			return true
		}
	}
	return false
}

// isUnknown reports whether pydantic-core knows no JSON form of v.
func isUnknown(v py.Value) bool {
	switch py.Unwrap(v).(type) {
	case py.Bytes, *py.Bytearray, *py.DateTime, *py.Date, *py.Time, *py.TimeDelta, *py.UUID, py.Complex, *URLValue, *Secret, *NameEmailValue, py.Iterator:
		return false
	}
	return !isDecimal(v) && !isTextual(v)
}

// temporal is the number form of dates and times, where the config asks for it.
func (d *dumper) temporal(seconds func() float64) (py.Value, bool) {
	switch d.cfg.SerJSONTemporal {
	case "seconds":
		return py.Float(seconds()), true
	case "milliseconds":
		return py.Float(seconds() * 1000), true
	}
	return nil, false
}

func (dt civilDateTime) unix() float64 {
	sec := dt.unixDays()*86400 + unix0000 + dt.micros()/1_000_000 - int64(dt.offset)
	return float64(sec) + float64(dt.micro)/1e6
}

func (d *dumper) bytesText(b string) (string, error) {
	switch d.cfg.SerJSONBytes {
	case "base64":
		return base64.URLEncoding.EncodeToString([]byte(b)), nil
	case "hex":
		return hex.EncodeToString([]byte(b)), nil
	}
	if !validUTF8(b) {
		valid, bad := utf8Problem(b)
		text := fmt.Sprintf("invalid utf-8 sequence of %d bytes from index %d", bad, valid)
		if bad == 0 {
			text = fmt.Sprintf("incomplete utf-8 byte sequence from index %d", valid)
		}
		if d.bytes {
			return "", jsonError(text)
		}
		return "", py.Raise(py.UnicodeDecodeError, "'utf-8' codec can't decode byte 0x%02x in position %d: invalid utf-8", b[valid], valid)
	}
	return b, nil
}

// complexText is how pydantic-core writes complex numbers: "1+2j".
func complexText(c complex128) (string, error) {
	re, im := real(c), imag(c)
	var b strings.Builder
	if re != 0 {
		b.WriteString(trimFloat(re))
		if !math.Signbit(im) {
			b.WriteByte('+')
		}
	}
	b.WriteString(trimFloat(im))
	b.WriteByte('j')
	return b.String(), nil
}

func trimFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		if f > 0 {
			return "inf"
		}
		return "-inf"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// jsonKey is a dict key as text.
func (d *dumper) jsonKey(t *py.Task, s Schema, k py.Value) (string, error) {
	if ser, ok := s.(*Ser); ok {
		v, err := d.serializer(t, ser, k)
		if err != nil {
			return "", err
		}
		return d.inferKey(t, v)
	}
	return d.inferKey(t, k)
}

func (d *dumper) inferKey(t *py.Task, k py.Value) (string, error) {
	if value, ok := enumValue(t, k); ok {
		return d.inferKey(t, value)
	}
	switch x := py.Unwrap(k).(type) {
	case py.Str:
		return string(x), nil
	case py.NoneType:
		return "None", nil
	case py.Bool:
		if x {
			return "true", nil
		}
		return "false", nil
	case py.SmallInt, *py.BigInt:
		return py.StrOf(t, x)
	case py.Float:
		if f := float64(x); (math.IsNaN(f) || math.IsInf(f, 0)) && d.infNan() != "constants" && d.infNan() != "strings" {
			return "None", nil
		}
		return py.StrOf(t, x)
	case *py.Tuple:
		parts := make([]string, len(x.Items))
		for i, item := range x.Items {
			s, err := d.inferKey(t, item)
			if err != nil {
				return "", err
			}
			parts[i] = s
		}
		return strings.Join(parts, ","), nil
	case *py.List, *py.Set, *py.Dict:
		name := k.Type().Name
		return "", py.Raise(py.TypeError, "`%s` not valid as object key", name)
	case Model:
		if _, err := py.Hash(t, k); err != nil {
			return "", err
		}
		return py.StrOf(t, k)
	}
	v, ok, err := d.text(t, k)
	if err != nil {
		return "", err
	}
	if !ok {
		if v, err = d.unknown(t, k); err != nil {
			return "", err
		}
	}
	if s, ok := v.(py.Str); ok {
		return string(s), nil
	}
	return py.StrOf(t, v)
}

// dataclassFields returns __dataclass_fields__ of an instance of a dataclass.
func dataclassFields(t *py.Task, v py.Value) *py.Dict {
	f, ok := v.Type().Lookup("__dataclass_fields__")
	if !ok {
		return nil
	}
	d, _ := f.(*py.Dict)
	return d
}

func (d *dumper) inferDataclass(t *py.Task, fields *py.Dict, v py.Value) (py.Value, error) {
	src := py.NewDict()
	for k := range fields.All() {
		name, _ := py.AsStr(k)
		x, err := py.GetAttr(t, v, name)
		if err != nil {
			if missing, _ := py.Matches(t, err, py.AttributeError); missing {
				continue
			}
			return nil, err
		}
		src.SetStr(name, x)
	}
	leave, err := d.guard(v)
	if err != nil {
		return nil, err
	}
	defer leave()
	return d.pairs(t, src, nil, nil)
}
