package pydantic

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
)

// typeRow builds the schema of a class or a special form; args are the type arguments,
// nil when there are none.
type typeRow func(b *builder, obj py.Value, args []py.Value) (schema.Schema, error)

// node makes a row that always builds the same kind of node.
func node(make func() schema.Schema) typeRow {
	return func(*builder, py.Value, []py.Value) (schema.Schema, error) { return make(), nil }
}

// items makes a row for a container of one kind of item.
func items(make func(item schema.Schema) schema.Schema) typeRow {
	return func(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
		item, err := b.argument(args, 0)
		if err != nil {
			return nil, err
		}
		return make(item), nil
	}
}

// mapping makes a row for a mapping type.
func mapping(kind string) typeRow {
	return func(b *builder, obj py.Value, args []py.Value) (schema.Schema, error) {
		if len(args) == 1 && kind != "Counter" {
			return nil, py.Raise(py.TypeError, "Expected two type arguments for %s, got 1", describe(b.t, obj))
		}
		keys, err := b.argument(args, 0)
		if err != nil {
			return nil, err
		}
		var values schema.Schema = &schema.Int{}
		if kind != "Counter" {
			if values, err = b.argument(args, 1); err != nil {
				return nil, err
			}
		}
		d := &schema.Dict{Keys: keys, Values: values, Mapping: kind, Strict: b.config.bool("strict") && kind == ""}
		if kind == "defaultdict" && len(args) == 2 {
			if t, ok := args[1].(*py.Type); ok {
				d.Factory = t
			}
		}
		return d, nil
	}
}

// argument builds the schema of a type argument; Any when it is missing.
func (b *builder) argument(args []py.Value, i int) (schema.Schema, error) {
	if i >= len(args) {
		return &schema.Any{}, nil
	}
	return b.schema(args[i])
}

// typeTable is GenerateSchema._handlers: what a class means as an annotation, by its
// dotted name. Deprecated aliases of typing stand beside what they alias.
var typeTable map[string]typeRow

// genericTable holds the rows whose meaning differs when they have arguments.
var genericTable map[string]typeRow

func init() {
	list := func(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
		item, err := b.argument(args, 0)
		return &schema.List{Items: item, Strict: b.config.bool("strict")}, err
	}
	set := func(frozen bool) typeRow {
		return func(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
			item, err := b.argument(args, 0)
			return &schema.Set{Items: item, Frozen: frozen, Strict: b.config.bool("strict")}, err
		}
	}
	sequence := items(func(item schema.Schema) schema.Schema { return &schema.Sequence{Kind: "Sequence", Items: item} })
	iterable := items(func(item schema.Schema) schema.Schema { return &schema.Iterable{Items: item} })
	anything := node(func() schema.Schema { return &schema.Any{} })
	callable := node(func() schema.Schema { return &schema.Callable{} })
	url := func(kind string) typeRow {
		return func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.URL{Kind: kind, Strict: b.config.bool("strict"), PreserveEmptyPath: b.config.bool("url_preserve_empty_path")}, nil
		}
	}
	ip := func(kind string) typeRow {
		return func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.IPAddress{Kind: kind, Strict: b.config.bool("strict")}, nil
		}
	}
	path := func(b *builder, obj py.Value, _ []py.Value) (schema.Schema, error) {
		return &schema.Path{Class: obj, Strict: b.config.bool("strict")}, nil
	}
	refuse := func(name, hint string) typeRow {
		return func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return b.unsupported(codeType, hint, "the type %s", name), nil
		}
	}
	none := node(func() schema.Schema { return &schema.None{} })

	typeTable = map[string]typeRow{
		"str": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) { return b.str(), nil },
		"bytes": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Bytes{Strict: b.config.bool("strict"), Mode: bytesMode(b.config.str("val_json_bytes"))}, nil
		},
		"int": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Int{Strict: b.config.bool("strict")}, nil
		},
		"float": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Float{Strict: b.config.bool("strict"), AllowInfNan: b.config.optBool("allow_inf_nan")}, nil
		},
		"bool": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Bool{Strict: b.config.bool("strict")}, nil
		},
		"complex": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Complex{Strict: b.config.bool("strict")}, nil
		},
		"None": none, "NoneType": none, "types.NoneType": none,
		"object": anything, "typing.Any": anything, "typing_extensions.Any": anything,
		"datetime.date": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Date{Strict: b.config.bool("strict"), Unit: b.config.str("val_temporal_unit")}, nil
		},
		"datetime.datetime": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.DateTime{Strict: b.config.bool("strict"), Unit: b.config.str("val_temporal_unit")}, nil
		},
		"datetime.time": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Time{Strict: b.config.bool("strict")}, nil
		},
		"datetime.timedelta": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.TimeDelta{Strict: b.config.bool("strict")}, nil
		},
		"decimal.Decimal": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.Decimal{Strict: b.config.bool("strict"), AllowInfNan: b.config.optBool("allow_inf_nan")}, nil
		},
		"uuid.UUID": func(b *builder, _ py.Value, _ []py.Value) (schema.Schema, error) {
			return &schema.UUID{Strict: b.config.bool("strict")}, nil
		},
		"list": list, "typing.List": list, "collections.abc.MutableSequence": list, "typing.MutableSequence": list,
		"set": set(false), "typing.Set": set(false), "collections.abc.MutableSet": set(false), "typing.MutableSet": set(false),
		"frozenset": set(true), "typing.FrozenSet": set(true), "collections.abc.Set": set(true), "typing.AbstractSet": set(true),
		"tuple": tupleSchema, "typing.Tuple": tupleSchema,
		"dict": mapping(""), "typing.Dict": mapping(""),
		"collections.abc.Mapping": mapping("Mapping"), "typing.Mapping": mapping("Mapping"),
		"collections.abc.MutableMapping": mapping("Mapping"), "typing.MutableMapping": mapping("Mapping"),
		"collections.OrderedDict": mapping("OrderedDict"), "typing.OrderedDict": mapping("OrderedDict"),
		"collections.defaultdict": mapping("defaultdict"), "typing.DefaultDict": mapping("defaultdict"),
		"collections.Counter": mapping("Counter"), "typing.Counter": mapping("Counter"),
		"collections.abc.Sequence": sequence, "typing.Sequence": sequence,
		"collections.deque":        items(func(i schema.Schema) schema.Schema { return &schema.Sequence{Kind: "deque", Items: i} }),
		"typing.Deque":             items(func(i schema.Schema) schema.Schema { return &schema.Sequence{Kind: "deque", Items: i} }),
		"collections.abc.Iterable": iterable, "typing.Iterable": iterable,
		"collections.abc.Generator": iterable, "typing.Generator": iterable,
		"collections.abc.Callable": callable, "typing.Callable": callable,
		"collections.abc.Hashable": refuse("Hashable", "use Any or a concrete type"), "typing.Hashable": refuse("Hashable", "use Any or a concrete type"),
		"type": subclassSchema, "typing.Type": subclassSchema,
		"re.Pattern":            node(func() schema.Schema { return &schema.Pattern{} }),
		"typing.Pattern":        node(func() schema.Schema { return &schema.Pattern{} }),
		"ipaddress.IPv4Address": ip("IPv4Address"), "ipaddress.IPv6Address": ip("IPv6Address"),
		"ipaddress.IPv4Network": ip("IPv4Network"), "ipaddress.IPv6Network": ip("IPv6Network"),
		"ipaddress.IPv4Interface": ip("IPv4Interface"), "ipaddress.IPv6Interface": ip("IPv6Interface"),
		"pydantic.networks.IPvAnyAddress": ip("IPvAnyAddress"), "pydantic.networks.IPvAnyNetwork": ip("IPvAnyNetwork"),
		"pydantic.networks.IPvAnyInterface": ip("IPvAnyInterface"),
		"pathlib.Path":                      path, "pathlib.PurePath": path, "pathlib.PosixPath": path, "pathlib.PurePosixPath": path, "os.PathLike": path,
		"fractions.Fraction": refuse("Fraction", "use Decimal, or a pair of ints"),
		"zoneinfo.ZoneInfo":  refuse("ZoneInfo", "take a str and make the ZoneInfo in the handler"),

		"pydantic.networks.EmailStr":  node(func() schema.Schema { return &schema.Email{} }),
		"pydantic.networks.NameEmail": node(func() schema.Schema { return &schema.NameEmail{} }),
		"pydantic.types.SecretStr":    node(func() schema.Schema { return &schema.SecretStr{} }),
		"pydantic.types.SecretBytes":  node(func() schema.Schema { return &schema.SecretBytes{} }),
		"pydantic.types.Json": func(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
			if len(args) == 0 {
				return &schema.Json{}, nil
			}
			inner, err := b.schema(args[0])
			return &schema.Json{Inner: inner}, err
		},
		"fastapi.datastructures.UploadFile": node(func() schema.Schema { return web.UploadFileNode }),
		"pydantic.types.JsonValue":          refuse("JsonValue", "use Any, or name the shape in a model"),
		"pydantic.types.ByteSize":           refuse("ByteSize", "take an int"),
		"pydantic.types.ImportString":       refuse("ImportString", "import the object in the module"),
		"pydantic.types.Secret":             refuse("Secret", "use SecretStr or SecretBytes"),
		"pydantic_core.MISSING":             refuse("MISSING", "use a default"),
		"pydantic_core.Url":                 url("AnyUrl"),
		"pydantic.color.Color":              refuse("Color", "take a str"),
		"pydantic.types.PaymentCardNumber":  refuse("PaymentCardNumber", "take a str with a pattern"),
	}
	for _, kind := range urlKinds {
		typeTable["pydantic.networks."+kind] = url(kind)
	}
	genericTable = map[string]typeRow{"re.Pattern": patternSchema, "typing.Pattern": patternSchema}
}

// urlKinds are the URL classes of pydantic.networks.
var urlKinds = []string{
	"AnyUrl", "AnyHttpUrl", "HttpUrl", "AnyWebsocketUrl", "WebsocketUrl", "FileUrl", "FtpUrl", "PostgresDsn",
	"CockroachDsn", "AmqpDsn", "RedisDsn", "MongoDsn", "KafkaDsn", "NatsDsn", "MySQLDsn", "MariaDBDsn",
	"ClickHouseDsn", "SnowflakeDsn",
}

func bytesMode(mode string) string {
	if mode == "utf8" {
		return ""
	}
	return mode
}

// str is a str node with what the config says about strings.
func (b *builder) str() schema.Schema {
	s := &schema.Str{
		Strict:          b.config.bool("strict"),
		StripWhitespace: b.config.bool("str_strip_whitespace"),
		ToLower:         b.config.bool("str_to_lower"),
		ToUpper:         b.config.bool("str_to_upper"),
		CoerceNumbers:   b.config.bool("coerce_numbers_to_str"),
		MinLength:       b.config.optInt("str_min_length"),
		MaxLength:       b.config.optInt("str_max_length"),
	}
	return s
}

func tupleSchema(b *builder, obj py.Value, args []py.Value) (schema.Schema, error) {
	strict := b.config.bool("strict")
	if args == nil {
		return &schema.Tuple{Rest: &schema.Any{}, Strict: strict}, nil
	}
	if n := len(args); n > 0 && args[n-1] == py.Ellipsis {
		if n != 2 {
			return nil, py.Raise(py.ValueError, "Variable tuples can only have one type")
		}
		rest, err := b.schema(args[0])
		return &schema.Tuple{Rest: rest, Strict: strict}, err
	}
	out := &schema.Tuple{Items: []schema.Schema{}, Strict: strict}
	for _, a := range args {
		s, err := b.schema(a)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, s)
	}
	return out, nil
}

func subclassSchema(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
	if len(args) == 1 {
		if t, ok := args[0].(*py.Type); ok {
			return &schema.IsSubclass{Class: t}, nil
		}
	}
	return b.unsupported(codeType, "use a Literal or an Enum", "the annotation type[...]"), nil
}

func patternSchema(b *builder, _ py.Value, args []py.Value) (schema.Schema, error) {
	switch typeName(args[0]) {
	case "str":
		return &schema.Pattern{Inner: &schema.Str{}}, nil
	case "bytes":
		return &schema.Pattern{Inner: &schema.Bytes{}}, nil
	}
	return nil, py.Raise(TypeSchemaGenerationError, "Unable to generate pydantic-core schema for %s.", describe(b.t, args[0]))
}
