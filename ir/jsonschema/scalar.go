package jsonschema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// scalar is the JSON Schema of a node for one plain value, or nil for other nodes.
func (g *Generator) scalar(s schema.Schema) *py.Dict {
	switch n := s.(type) {
	case *schema.None:
		return Object("type", "null")
	case *schema.Bool:
		return Object("type", "boolean")
	case *schema.Int:
		return g.numeric(Object("type", "integer"), n.Gt, n.Ge, n.Lt, n.Le, n.MultipleOf)
	case *schema.Float:
		return g.numeric(Object("type", "number"), n.Gt, n.Ge, n.Lt, n.Le, n.MultipleOf)
	case *schema.Str:
		d := lengths(Object("type", "string"), "minLength", "maxLength", n.MinLength, n.MaxLength)
		if n.Pattern != "" {
			d.SetStr("pattern", py.Str(n.Pattern))
		}
		return d
	case *schema.Bytes:
		return g.bytes(n)
	case *schema.Decimal:
		return g.decimal(n)
	case *schema.Literal:
		return g.literal(n)
	case *schema.URL:
		return g.url(n)
	case *schema.UUID:
		if n.Version != 0 {
			return text("uuid" + string(rune('0'+n.Version)))
		}
		return text("uuid")
	case *schema.IPAddress:
		return text(strings.ToLower(strings.TrimSuffix(n.Kind, addressSuffix(n.Kind))))
	case *schema.Path:
		return text(pathFormats[n.Kind])
	case *schema.SecretStr:
		return g.configured(lengths(Object("type", "string", "writeOnly", true, "format", "password"), "minLength", "maxLength", n.MinLength, n.MaxLength))
	case *schema.Email:
		return g.configured(text("email"))
	case *schema.NameEmail:
		return g.configured(text("name-email"))
	case *schema.SecretBytes:
		return lengths(Object("type", "string", "writeOnly", true, "format", "password"), "minLength", "maxLength", n.MinLength, n.MaxLength)
	case *schema.Complex:
		return Object("type", "string")
	case *schema.IsSubclass:
		return Object()
	}
	if format, ok := formats[s.Name()]; ok && plainText(s) {
		return text(format)
	}
	return nil
}

// configured adds the lengths that a model's configuration sets for all of its text, as
// str_schema does. Plain str has them as constraints of its own.
func (g *Generator) configured(d *py.Dict) *py.Dict {
	minimum, maximum := g.config.StrMinLength, g.config.StrMaxLength
	if minimum != nil && *minimum == 0 {
		minimum = nil
	}
	if _, ok := d.GetStr("minLength"); ok {
		minimum = nil
	}
	if _, ok := d.GetStr("maxLength"); ok {
		maximum = nil
	}
	return lengths(d, "minLength", "maxLength", minimum, maximum)
}

func text(format string) *py.Dict { return Object("type", "string", "format", format) }

// formats are the nodes that are text of one format, whatever their constraints.
var formats = map[string]string{}

func plainText(s schema.Schema) bool {
	switch s.(type) {
	case *schema.Date, *schema.Time, *schema.DateTime, *schema.TimeDelta, *schema.Pattern:
		return true
	}
	return false
}

func init() {
	for format, s := range map[string]schema.Schema{
		"date": &schema.Date{}, "time": &schema.Time{}, "date-time": &schema.DateTime{}, "duration": &schema.TimeDelta{},
		"regex": &schema.Pattern{},
	} {
		formats[s.Name()] = format
	}
}

var pathFormats = map[string]string{"": "path", "file": "file-path", "dir": "directory-path", "new": "path", "socket": "socket-path"}

// addressSuffix is the part of a class name that its format leaves out: IPv4Address is
// "ipv4", but IPvAnyAddress is "ipvanyaddress".
func addressSuffix(kind string) string {
	if strings.HasPrefix(kind, "IPvAny") {
		return ""
	}
	return "Address"
}

// bytes is bytes_schema, of Pydantic's GenerateJsonSchema or of FastAPI's, which overrides it.
func (g *Generator) bytes(n *schema.Bytes) *py.Dict {
	mode := n.Mode
	if g.mode == Serialization {
		mode = g.config.SerJSONBytes
	}
	var d *py.Dict
	switch {
	case g.options.Binary:
		d = Object("type", "string", "contentMediaType", "application/octet-stream")
	case g.config.SerJSONBytes == "base64": // whatever the mode
		d = text("base64url")
	default:
		d = text("binary")
	}
	if g.options.Binary && mode == "base64" {
		d.SetStr("contentEncoding", py.Str("base64"))
	}
	return lengths(d, "minLength", "maxLength", n.MinLength, n.MaxLength)
}

func (g *Generator) decimal(n *schema.Decimal) *py.Dict {
	if g.mode == Serialization {
		return Object("type", "string")
	}
	float := func(v py.Value) py.Value {
		if v == nil {
			return nil
		}
		f, err := py.Call(g.task, py.TypeFloat, v)
		if err != nil {
			g.Fail(err)
			return nil
		}
		return f
	}
	number := g.numeric(Object("type", "number"), float(n.Gt), float(n.Ge), float(n.Lt), float(n.Le), float(n.MultipleOf))
	return Object("anyOf", []py.Value{number, Object("type", "string")})
}

// multiHost are the URL classes that take several hosts.
var multiHost = map[string]bool{"PostgresDsn": true, "MongoDsn": true, "NatsDsn": true}

func (g *Generator) url(n *schema.URL) *py.Dict {
	format := "uri"
	if multiHost[n.Kind] {
		format = "multi-host-uri"
	}
	d := Object("type", "string", "format", format, "minLength", 1)
	switch {
	case n.MaxLength != nil:
		d.SetStr("maxLength", py.MakeInt(int64(*n.MaxLength)))
	case n.Kind == "HttpUrl" || n.Kind == "WebsocketUrl":
		d.SetStr("maxLength", py.MakeInt(2083))
	}
	return d
}

// jsonTypes names the JSON type of values that all have one Python type.
var jsonTypes = map[*py.Type]string{
	py.TypeStr: "string", py.TypeInt: "integer", py.TypeFloat: "number", py.TypeBool: "boolean", py.TypeList: "array", py.TypeNone: "null",
}

// commonType is the JSON type of values of one Python type, "" when they differ.
func commonType(values []py.Value) string {
	var class *py.Type
	for _, v := range values {
		if class != nil && v.Type() != class {
			return ""
		}
		class = v.Type()
	}
	return jsonTypes[class]
}

func (g *Generator) literal(n *schema.Literal) *py.Dict {
	values := make([]py.Value, len(n.Values))
	for i, v := range n.Values {
		values[i] = g.jsonable(v)
	}
	d := Object("enum", values)
	if len(values) == 1 {
		d = Object("const", values[0])
	}
	if t := commonType(values); t != "" {
		d.SetStr("type", py.Str(t))
	}
	return d
}

// enum is the definition of an enum class.
func (g *Generator) enum(n *schema.Enum) *py.Dict {
	d := Object("title", n.Class.Name)
	if doc := py.CleanDoc(n.Class.Doc); doc != "" && doc != "An enumeration." {
		d.SetStr("description", py.Str(doc))
	}
	var values []py.Value
	err := py.Iterate(g.task, n.Class, func(member py.Value) (bool, error) {
		v, err := py.GetAttr(g.task, member, "value")
		if err != nil {
			return false, err
		}
		values = append(values, g.jsonable(v))
		return true, nil
	})
	if err != nil {
		g.Fail(err)
	}
	d.SetStr("enum", py.NewList(values...))
	if t := commonType(values); t != "" && t != "null" {
		d.SetStr("type", py.Str(t))
	}
	return d
}
