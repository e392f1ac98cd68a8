package schema

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// goFunc is a Python callable implemented in the test.
type goFunc struct {
	name string
	fn   func(t *py.Task, args []py.Value) (py.Value, error)
}

func (f *goFunc) Type() *py.Type { return py.TypeBuiltin }
func (f *goFunc) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	return f.fn(t, pos)
}
func (f *goFunc) GetAttr(t *py.Task, name string) (py.Value, error) {
	if name == "__name__" {
		return py.Str(f.name), nil
	}
	return nil, nil
}

// testFuncs are the functions of testdata/record_models.py.
var testFuncs = map[string]func(t *py.Task, a []py.Value) (py.Value, error){
	"strip": func(t *py.Task, a []py.Value) (py.Value, error) { return py.CallMethod(t, a[0], "strip") },
	"bad": func(t *py.Task, a []py.Value) (py.Value, error) {
		return nil, py.Raise(py.ValueError, "bad value")
	},
	"odd": func(t *py.Task, a []py.Value) (py.Value, error) {
		r, err := py.Mod(t, a[0], py.SmallInt(2))
		if err != nil {
			return nil, err
		}
		if ok, err := py.Truth(t, r); !ok {
			if err == nil {
				err = py.Raise(py.AssertionError, "must be odd")
			}
			return nil, err
		}
		return a[0], nil
	},
	"custom": func(t *py.Task, a []py.Value) (py.Value, error) {
		ctx := py.NewDict()
		ctx.SetStr("x", a[0])
		ctx.SetStr("y", py.Float(1.5))
		exc, err := py.Call(t, PydanticCustomErrorType, py.Str("my_type"), py.Str("got {x} of {y}"), ctx)
		if err != nil {
			return nil, err
		}
		return nil, exc.(*py.Exception)
	},
	"nodefault": func(t *py.Task, a []py.Value) (py.Value, error) { return nil, py.Raise(PydanticUseDefaultType, "") },
	"boom":      func(t *py.Task, a []py.Value) (py.Value, error) { return nil, py.Raise(py.KeyError, "boom") },
	"where": func(t *py.Task, a []py.Value) (py.Value, error) {
		i := a[1].(*ValidationInfo)
		var names []py.Value
		if i.Data != nil {
			for k := range i.Data.All() {
				names = append(names, k)
			}
		}
		list, err := py.Repr(t, py.NewList(names...))
		if err != nil {
			return nil, err
		}
		mode, err := i.GetAttr(t, "mode")
		return py.Str(fmt.Sprintf("%s %s %s None", i.FieldName, list, mode)), err
	},
	"rescue": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.Call(t, a[1], a[0])
		if exc, ok := err.(*py.Exception); ok && ErrorsOf(exc) != nil {
			return py.MakeInt(int64(-len(ErrorsOf(exc).Lines))), nil
		}
		return v, err
	},
	"twice": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.Call(t, a[1], a[0])
		if err != nil {
			return nil, err
		}
		return py.Mul(t, v, py.SmallInt(2))
	},
	"plus": func(t *py.Task, a []py.Value) (py.Value, error) {
		s, err := py.StrOf(t, a[0])
		return py.Str("<" + s + ">"), err
	},
	"nest": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.Call(t, a[1], a[0])
		d := py.NewDict()
		d.SetStr("inner", v)
		return d, err
	},
	"fail_ser": func(t *py.Task, a []py.Value) (py.Value, error) { return nil, py.Raise(py.ValueError, "cannot") },
}

func testFunc(name string) py.Value { return &goFunc{name, testFuncs[name]} }

type modelDesc struct {
	desc
	Fields []struct {
		fieldDesc
		Frozen     bool
		Validators [][2]string
		Serializer []string
	}
	Private         map[string]json.RawMessage
	ModelValidators []string `json:"model_validators"`
	Computed        []string
	ModelSerializer string `json:"model_serializer"`
}

func (b *builder) scenario(raw json.RawMessage) *Class {
	var d modelDesc
	if err := json.Unmarshal(raw, &d); err != nil {
		b.t.Fatal(err)
	}
	c := &Class{Name: d.Name}
	truth := func(k string) bool { v, _ := d.Config[k].(bool); return v }
	c.Config = Config{PopulateByName: truth("populate_by_name"), Frozen: truth("frozen"), ValidateAssignment: truth("validate_assignment")}
	if d.Config["extra"] == "allow" {
		c.Config.Extra = ExtraAllow
	}
	for _, f := range d.Fields {
		x := b.field(f.fieldDesc)
		x.Frozen = f.Frozen
		def := x.Default
		x.Default = nil
		for _, v := range f.Validators {
			fn := testFunc(v[1])
			info := v[1] == "where"
			switch v[0] {
			case "before":
				x.Schema = &FuncBefore{Inner: x.Schema, Func: fn, TakesInfo: info, FieldName: x.Name}
			case "after":
				x.Schema = &FuncAfter{Inner: x.Schema, Func: fn, TakesInfo: info, FieldName: x.Name}
			case "plain":
				x.Schema = &FuncPlain{Func: fn, TakesInfo: info, FieldName: x.Name}
			case "wrap":
				x.Schema = &FuncWrap{Inner: x.Schema, Func: fn, TakesInfo: info, FieldName: x.Name}
			}
		}
		if f.Serializer != nil {
			x.Schema = &Ser{Inner: x.Schema, Mode: f.Serializer[0], Func: testFunc(f.Serializer[1]), WhenUsed: f.Serializer[2]}
		}
		x.Default = def
		c.Fields = append(c.Fields, x)
	}
	for _, name := range []string{"_p", "_l"} {
		if raw, ok := d.Private[name]; ok {
			c.Private = append(c.Private, PrivateAttr{Name: name, Default: b.value(raw)})
		}
	}
	for _, kind := range d.ModelValidators {
		c.Validators = append(c.Validators, ModelValidator{Mode: kind, Func: &goFunc{"check_" + kind, modelHooks[kind]}})
	}
	ns := py.NewDict()
	for _, name := range d.Computed {
		prop := &py.Property{Get: &goFunc{name, computedFuncs[name]}}
		ns.SetStr(name, prop)
		f := &ComputedField{Name: name, Property: prop}
		if name == "tag" {
			f.Alias = "Tag"
		}
		c.Computed = append(c.Computed, f)
	}
	if d.ModelSerializer != "" {
		c.Serializer = &ModelSerializer{Mode: d.ModelSerializer, Func: &goFunc{"ser", modelSerializers[d.ModelSerializer]}}
	}
	if _, err := NewModelType(b.task, c, nil, ns, "app", d.Name); err != nil {
		b.t.Fatal(err)
	}
	return c
}

var computedFuncs = map[string]func(t *py.Task, a []py.Value) (py.Value, error){
	"double": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.GetAttr(t, a[0], "a")
		if err != nil {
			return nil, err
		}
		return py.Mul(t, v, py.SmallInt(2))
	},
	"tag": func(t *py.Task, a []py.Value) (py.Value, error) { return py.None, nil },
}

var modelSerializers = map[string]func(t *py.Task, a []py.Value) (py.Value, error){
	"plain": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.GetAttr(t, a[0], "a")
		d := py.NewDict()
		d.SetStr("plain", v)
		return d, err
	},
	"wrap": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.Call(t, a[1], a[0])
		if err != nil {
			return nil, err
		}
		d := v.(*py.Dict).Copy()
		d.SetStr("more", py.SmallInt(1))
		return d, nil
	},
}

var modelHooks = map[string]func(t *py.Task, a []py.Value) (py.Value, error){
	"before": func(t *py.Task, a []py.Value) (py.Value, error) {
		d, ok := a[0].(*py.Dict)
		if !ok {
			return a[0], nil
		}
		d = d.Copy()
		if _, ok := d.GetStr("b"); !ok {
			d.SetStr("b", py.SmallInt(7))
		}
		return d, nil
	},
	"after": func(t *py.Task, a []py.Value) (py.Value, error) {
		v, err := py.GetAttr(t, a[0], "a")
		if err != nil {
			return nil, err
		}
		if big, err := py.Gt(t, v, py.SmallInt(100)); err != nil || big {
			if err == nil {
				err = py.Raise(py.ValueError, "a too big")
			}
			return nil, err
		}
		return a[0], nil
	},
	"wrap": func(t *py.Task, a []py.Value) (py.Value, error) {
		if a[0] == py.Value(py.Str("none")) {
			return nil, py.Raise(py.ValueError, "none given")
		}
		return py.Call(t, a[1], a[0])
	},
}

// kwargs reads an operation's options.
func (b *builder) kwargs(v any) []py.Kw {
	var out []py.Kw
	m, _ := v.(map[string]any)
	for k, x := range m {
		if n, ok := x.(float64); ok {
			x = json.Number(fmt.Sprint(int64(n)))
		}
		out = append(out, py.Kw{Name: k, Value: b.decode(numbers(x))})
	}
	return out
}

// numbers turns float64 from encoding/json back into ints.
func numbers(v any) any {
	switch x := v.(type) {
	case float64:
		return json.Number(fmt.Sprint(int64(x)))
	case []any:
		for i := range x {
			x[i] = numbers(x[i])
		}
	case map[string]any:
		for k := range x {
			x[k] = numbers(x[k])
		}
	}
	return v
}

// step does one operation of a scenario.
func (b *builder) step(c *Class, m *Model, op []any) (out py.Value, err error) {
	t := b.task
	arg := func(i int) py.Value { return b.decode(numbers(op[i])) }
	keep := func(v py.Value, err error) (py.Value, error) {
		if err == nil {
			*m, _ = v.(Model)
		}
		return v, err
	}
	opts := func(i int) []py.Kw {
		if i >= len(op) {
			return nil
		}
		return b.kwargs(op[i])
	}
	switch op[0] {
	case "init":
		return keep(py.CallKw(t, c.Type, nil, opts(1)))
	case "validate":
		return keep(py.CallMethodKw(t, c.Type, "model_validate", []py.Value{arg(1)}, opts(2)))
	case "validate_json":
		return keep(py.CallMethod(t, c.Type, "model_validate_json", arg(1)))
	case "construct":
		return keep(py.CallMethodKw(t, c.Type, "model_construct", nil, opts(1)))
	case "dump":
		return py.CallMethodKw(t, *m, "model_dump", nil, opts(1))
	case "json":
		return py.CallMethodKw(t, *m, "model_dump_json", nil, opts(1))
	case "set":
		return *m, py.SetAttr(t, *m, op[1].(string), arg(2))
	case "get":
		return py.GetAttr(t, *m, op[1].(string))
	case "del":
		return *m, py.DelAttr(t, *m, op[1].(string))
	case "copy":
		return py.CallMethodKw(t, *m, "model_copy", nil, opts(1))
	case "str":
		s, err := py.StrOf(t, *m)
		return py.Str(s), err
	case "iter":
		l, err := py.ListOf(t, *m)
		return l, err
	case "set_fields":
		v, err := py.GetAttr(t, *m, "model_fields_set")
		if err != nil {
			return nil, err
		}
		f, _ := py.Builtins().GetStr("sorted")
		return py.Call(t, f, v)
	case "eq":
		cp, err := py.CallMethod(t, *m, "model_copy")
		if err != nil {
			return nil, err
		}
		other, err := py.CallMethodKw(t, c.Type, "model_construct", nil, opts(1))
		if err != nil {
			return nil, err
		}
		var out []py.Value
		for _, x := range []py.Value{cp, other, py.SmallInt(1)} {
			same, err := py.Eq(t, *m, x)
			if err != nil {
				return nil, err
			}
			out = append(out, py.MakeBool(same))
		}
		return py.NewTuple(out...), nil
	case "hash":
		h, err := py.Hash(t, *m)
		if err != nil {
			return nil, err
		}
		cp, err := py.CallMethod(t, *m, "model_copy")
		if err != nil {
			return nil, err
		}
		h2, err := py.Hash(t, cp)
		return py.MakeBool(h == h2), err
	}
	b.t.Fatalf("unknown operation %v", op[0])
	return nil, nil
}

// stepText is the outcome in the form of the recording.
func (b *builder) stepText(c *Class, m *Model, op []any) (out any) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint("panic: ", r)
		}
	}()
	v, err := b.step(c, m, op)
	if err != nil {
		exc := py.AsException(err)
		e := ErrorsOf(exc)
		if e == nil {
			return "raised " + raisedText(b.task, exc)
		}
		list := []any{}
		for _, l := range e.Lines {
			input, err := py.Repr(b.task, l.Input)
			if err != nil {
				return err.Error()
			}
			row := map[string]any{"type": l.Type, "msg": l.Msg, "input": input}
			loc := []any{}
			for _, it := range l.Loc {
				if it.IsIndex {
					loc = append(loc, float64(it.Index))
				} else {
					loc = append(loc, it.Name)
				}
			}
			row["loc"] = loc
			if l.Ctx != nil {
				ctx := map[string]any{}
				for k, x := range l.Ctx.All() {
					s, err := py.Repr(b.task, x)
					if err != nil {
						return err.Error()
					}
					ctx[string(k.(py.Str))] = s
				}
				row["ctx"] = ctx
			}
			list = append(list, row)
		}
		text, err := py.StrOf(b.task, exc)
		if err != nil {
			return err.Error()
		}
		return map[string]any{"errors": list, "title": e.Title, "text": text}
	}
	s, err := py.Repr(b.task, v)
	if err != nil {
		return err.Error()
	}
	return s
}

func TestModels(t *testing.T) {
	dir := "testdata"
	if oracle := os.Getenv("COVETGEN_ORACLE"); oracle != "" {
		dir = t.TempDir()
		if out, err := exec.Command(oracle, "testdata/record_models.py", dir).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	f, err := os.Open(filepath.Join(dir, "models.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var rec struct {
		Scenarios []struct {
			Model json.RawMessage
			Steps []struct {
				Op   []any
				Want any
			}
		}
	}
	if err := json.NewDecoder(z).Decode(&rec); err != nil {
		t.Fatal(err)
	}
	b := &builder{t: t, task: py.NewTask(py.NewLoop()), models: map[string]*Class{}, enums: map[string]*py.Type{}}
	total, bad := 0, 0
	for _, s := range rec.Scenarios {
		c := b.scenario(s.Model)
		var m Model
		for i, step := range s.Steps {
			total++
			got := b.stepText(c, &m, step.Op)
			if !reflect.DeepEqual(got, step.Want) {
				bad++
				g, _ := json.Marshal(got)
				w, _ := json.Marshal(step.Want)
				t.Errorf("%s step %d %v\n got %s\nwant %s", c.Name, i, step.Op, g, w)
			}
		}
	}
	t.Logf("%d of %d steps agree", total-bad, total)
}
