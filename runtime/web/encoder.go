package web

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// EncoderOptions are the parameters of jsonable_encoder.
type EncoderOptions struct {
	Include, Exclude                           py.Value // nil or None: not given
	ByAlias                                    bool
	ExcludeUnset, ExcludeDefaults, ExcludeNone bool
	CustomEncoder                              *py.Dict
	KeepSQLAlchemy                             bool // sqlalchemy_safe=False
}

// JSONableEncoder is fastapi.encoders.jsonable_encoder: any object as something that
// json.dumps takes.
func JSONableEncoder(t *py.Task, v py.Value, o EncoderOptions) (py.Value, error) {
	switch v.(type) {
	case py.Str, py.SmallInt, py.Bool, py.Float, py.NoneType:
		if o.CustomEncoder == nil {
			return v, nil
		}
	}
	if err := t.Enter(); err != nil { // a value may contain itself
		return nil, err
	}
	defer t.Leave()
	if o.CustomEncoder != nil && o.CustomEncoder.Len() > 0 {
		out, done, err := customEncode(t, v, o.CustomEncoder)
		if done || err != nil {
			return out, err
		}
	}
	if m, ok := v.(schema.Model); ok {
		out, err := encodeModel(t, m, o)
		if err != nil {
			return nil, err
		}
		return JSONableEncoder(t, out, EncoderOptions{ByAlias: true, ExcludeNone: o.ExcludeNone, ExcludeDefaults: o.ExcludeDefaults, KeepSQLAlchemy: o.KeepSQLAlchemy})
	}
	if py.IsDataclassInstance(v) {
		d, err := py.DataclassAsDict(t, v)
		if err != nil {
			return nil, err
		}
		return JSONableEncoder(t, d, o)
	}
	if py.IsEnumMember(v) {
		return py.GetAttr(t, v, "value")
	}
	switch base := py.Unwrap(v).(type) {
	case py.Str, py.SmallInt, *py.BigInt, py.Bool, py.Float, py.NoneType:
		return v, nil
	case *py.Dict:
		return encodeDict(t, base, o)
	case *py.List, *py.Tuple, *py.Set, *py.Generator:
		return encodeItems(t, v, o)
	case py.Bytes:
		s, err := py.BytesDecode(string(base), "utf-8", "strict")
		return py.Str(s), err
	case *py.DateTime, *py.Date, *py.Time:
		return py.CallMethod(t, v, "isoformat")
	case *py.TimeDelta:
		return py.CallMethod(t, v, "total_seconds")
	case *py.Decimal:
		return encodeDecimal(t, v)
	case *py.UUID:
		s, err := py.StrOf(t, v)
		return py.Str(s), err
	}
	if encode, ok := encodersByClass()[v.Type().Module+"."+v.Type().Name]; ok {
		return encode(t, v, o)
	}
	return encodeObject(t, v, o)
}

// encodersByClass are the classes that jsonable_encoder knows and that have no Go type of
// their own here.
func encodersByClass() map[string]classEncoder { return lazyEncoders.Get(makeEncoders) }

type classEncoder = func(*py.Task, py.Value, EncoderOptions) (py.Value, error)

var lazyEncoders py.Lazy[map[string]classEncoder]

func makeEncoders() map[string]classEncoder {
	text := func(t *py.Task, v py.Value, _ EncoderOptions) (py.Value, error) {
		s, err := py.StrOf(t, v)
		return py.Str(s), err
	}
	all := map[string]classEncoder{
		"collections.deque":           encodeItems,
		"pathlib.PosixPath":           text,
		"pathlib.PurePosixPath":       text,
		"pathlib.Path":                text,
		"pathlib.PurePath":            text,
		"ipaddress.IPv4Address":       text,
		"ipaddress.IPv6Address":       text,
		"ipaddress.IPv4Network":       text,
		"ipaddress.IPv6Network":       text,
		"ipaddress.IPv4Interface":     text,
		"ipaddress.IPv6Interface":     text,
		"pydantic.types.SecretStr":    text,
		"pydantic.types.SecretBytes":  text,
		"pydantic.networks.NameEmail": text,
		"re.Pattern": func(t *py.Task, v py.Value, _ EncoderOptions) (py.Value, error) {
			return py.GetAttr(t, v, "pattern")
		},
	}
	for _, name := range []string{"AnyUrl", "AnyHttpUrl", "HttpUrl", "FileUrl", "FtpUrl", "WebsocketUrl", "AnyWebsocketUrl", "PostgresDsn", "RedisDsn", "AmqpDsn", "KafkaDsn", "MongoDsn", "MySQLDsn", "MariaDBDsn", "CockroachDsn", "NatsDsn", "ClickHouseDsn", "SnowflakeDsn"} {
		all["pydantic.networks."+name] = text
	}
	return all
}

func given(v py.Value) py.Value {
	if v == py.None {
		return nil
	}
	return v
}

func encodeModel(t *py.Task, m schema.Model, o EncoderOptions) (py.Value, error) {
	return schema.Dump(t, &schema.ModelRef{Class: m.ModelClass()}, m, schema.DumpOptions{
		Mode: "json", Include: given(o.Include), Exclude: given(o.Exclude), ByAlias: &o.ByAlias,
		ExcludeUnset: o.ExcludeUnset, ExcludeNone: o.ExcludeNone, ExcludeDefaults: o.ExcludeDefaults,
	})
}

func customEncode(t *py.Task, v py.Value, encoders *py.Dict) (py.Value, bool, error) {
	if f, ok, err := encoders.Get(t, v.Type()); ok || err != nil {
		if err != nil {
			return nil, false, err
		}
		out, err := py.Call(t, f, v)
		return out, true, err
	}
	for class, f := range encoders.All() {
		ok, err := py.IsInstance(t, v, class)
		if err != nil {
			return nil, false, err
		}
		if ok {
			out, err := py.Call(t, f, v)
			return out, true, err
		}
	}
	return nil, false, nil
}

func encodeDict(t *py.Task, d *py.Dict, o EncoderOptions) (py.Value, error) {
	out := py.NewDict()
	nested := o
	nested.Include, nested.Exclude = nil, nil
	for key, value := range d.All() {
		if s, ok := py.AsStr(key); ok && !o.KeepSQLAlchemy && strings.HasPrefix(s, "_sa") {
			continue
		}
		if value == py.None && o.ExcludeNone {
			continue
		}
		keep, err := allowed(t, key, o)
		if err != nil {
			return nil, err
		}
		if !keep {
			continue
		}
		k, err := JSONableEncoder(t, key, nested)
		if err != nil {
			return nil, err
		}
		v, err := JSONableEncoder(t, value, nested)
		if err != nil {
			return nil, err
		}
		if err := out.Set(t, k, v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func allowed(t *py.Task, key py.Value, o EncoderOptions) (bool, error) {
	if include := given(o.Include); include != nil {
		if in, err := py.Contains(t, include, key); err != nil || !in {
			return false, err
		}
	}
	if exclude := given(o.Exclude); exclude != nil {
		in, err := py.Contains(t, exclude, key)
		return !in, err
	}
	return true, nil
}

func encodeItems(t *py.Task, v py.Value, o EncoderOptions) (py.Value, error) {
	out := py.NewList()
	err := py.Iterate(t, v, func(item py.Value) (bool, error) {
		e, err := JSONableEncoder(t, item, o)
		out.Items = append(out.Items, e)
		return err == nil, err
	})
	return out, err
}

// encodeDecimal gives an int where there is no fraction, else a float.
func encodeDecimal(t *py.Task, v py.Value) (py.Value, error) {
	parts, err := py.CallMethod(t, v, "as_tuple")
	if err != nil {
		return nil, err
	}
	exponent, err := py.GetAttr(t, parts, "exponent")
	if err != nil {
		return nil, err
	}
	if i, ok := py.AsInt(exponent); ok && i.Sign() >= 0 {
		return py.Call(t, py.TypeInt, v)
	}
	return py.Call(t, py.TypeFloat, v)
}

// encodeObject is the last resort: dict(obj), else vars(obj), else ValueError.
func encodeObject(t *py.Task, v py.Value, o EncoderOptions) (py.Value, error) {
	data, err := py.Call(t, py.TypeDict, v)
	if err != nil {
		first := py.AsException(err)
		data, err = py.GetAttr(t, v, "__dict__")
		if err != nil {
			second := py.NewException(t, py.TypeError, py.Str("vars() argument must have __dict__ attribute"))
			return nil, py.RaiseFrom(t, py.NewException(t, py.ValueError, py.NewList(first, second)), second)
		}
	}
	return JSONableEncoder(t, data, o)
}
