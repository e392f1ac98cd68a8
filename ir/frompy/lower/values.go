package lower

import (
	"reflect"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// valueCollector finds the compile-time values that hang in the app's schemas and
// parameters, and says what each is in the binary. It looks at the fields of Go structs,
// so that a new schema node needs no line here.
type valueCollector struct {
	l    *Lowerer
	out  map[py.Value]ir.Expr
	seen map[any]bool
}

var (
	valueType  = reflect.TypeFor[py.Value]()
	exprType   = reflect.TypeFor[ir.Expr]()
	modelClass = reflect.TypeFor[*schema.Class]()
	pyType     = reflect.TypeFor[*py.Type]()
)

func (c *valueCollector) app(app *ir.App) {
	if app != nil {
		c.visit(reflect.ValueOf(app))
	}
}

func (c *valueCollector) models() {
	for _, m := range c.l.modelOrder {
		c.visit(reflect.ValueOf(m.c))
	}
}

// opaque are types that hold nothing to print.
var opaque = map[reflect.Type]bool{
	reflect.TypeFor[*ir.Module](): true, reflect.TypeFor[*ir.Func](): true, reflect.TypeFor[*ir.Model](): true,
	reflect.TypeFor[*ir.Type](): true, reflect.TypeFor[*ir.Callable](): true, reflect.TypeFor[schema.FieldInfo](): true, reflect.TypeFor[*schema.FieldInfo](): true,
}

func (c *valueCollector) visit(v reflect.Value) {
	if !v.IsValid() || opaque[v.Type()] || v.Type().Implements(exprType) {
		return
	}
	t := v.Type()
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() || t == exprType {
			return
		}
		if t.Implements(valueType) || t == valueType {
			if x, ok := v.Interface().(py.Value); ok {
				c.value(x)
			}
			return
		}
		c.visit(v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if t == pyType {
			c.value(v.Interface().(py.Value))
			return
		}
		key := v.Interface()
		if c.seen[key] {
			return
		}
		c.seen[key] = true
		if t == modelClass {
			class := v.Interface().(*schema.Class)
			c.l.model(class)
			c.l.startBody().usesModel(class)
		}
		if x, ok := v.Interface().(py.Value); ok && t != modelClass {
			c.value(x)
			return
		}
		c.visit(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f := t.Field(i)
			if !f.IsExported() || skipFields[f.Name] {
				continue
			}
			c.visit(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			c.visit(v.Index(i))
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			c.visit(it.Value())
		}
	}
}

// skipFields are fields that only the compiler reads, or that lead back to classes.
var skipFields = map[string]bool{"Info": true, "Decl": true, "Type": true, "Bases": true, "GenericOrigin": true, "Doc": true, "JSONSchemaExtra": true, "OpenAPI": true, "Span": true}

// value enters a value that is no plain constant.
func (c *valueCollector) value(v py.Value) {
	if v == nil || plain(v, 0) {
		return
	}
	if reflect.TypeOf(v).Kind() != reflect.Pointer || c.out[v] != nil {
		return
	}
	b := c.l.startBody()
	e := b.box(b.value(v, c.l.in.Origin(v)))
	c.out[v] = e
}

// plain reports whether a value is a constant or a container of such.
func plain(v py.Value, depth int) bool {
	if depth > 50 {
		return false
	}
	all := func(items []py.Value) bool {
		for _, x := range items {
			if !plain(x, depth+1) {
				return false
			}
		}
		return true
	}
	switch x := v.(type) {
	case py.NoneType, py.Bool, py.SmallInt, *py.BigInt, py.Float, py.Str, py.Bytes, py.EllipsisType:
		return true
	case *py.List:
		return all(x.Items)
	case *py.Tuple:
		return all(x.Items)
	case *py.Set:
		for item := range x.All() {
			if !plain(item, depth+1) {
				return false
			}
		}
		return true
	case *py.Dict:
		for k, item := range x.All() {
			if !plain(k, depth+1) || !plain(item, depth+1) {
				return false
			}
		}
		return true
	}
	return false
}
