package schema

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// The recorded cases: what Pydantic answers to thousands of inputs. With
// COVETGEN_ORACLE set to a Python that has Pydantic they are recorded anew.

type recording struct {
	Groups []struct {
		Schema json.RawMessage
		Cases  []recordedCase
	}
}

type recordedCase struct {
	Mode   string
	In     json.RawMessage
	Value  *string
	Raised *string
	Text   string
	Errors []struct {
		Type, Msg, Input string
		Loc              []any
		Ctx              map[string]string
	}
	JSON, Python, JSONPy json.RawMessage
}

// liveDir is where the cases of this run are, once they are recorded.
var liveDir = struct {
	sync.Once
	path string
	err  error
}{}

// recordLive records the cases with the oracle, once for all tests.
func recordLive(oracle string) (string, error) {
	liveDir.Do(func() {
		if liveDir.path, liveDir.err = os.MkdirTemp("", "schema-oracle"); liveDir.err != nil {
			return
		}
		if out, err := exec.Command(oracle, "testdata/record.py", liveDir.path).CombinedOutput(); err != nil {
			liveDir.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	return liveDir.path, liveDir.err
}

// TestMain removes what a live run recorded.
func TestMain(m *testing.M) {
	code := m.Run()
	if liveDir.path != "" {
		os.RemoveAll(liveDir.path)
	}
	os.Exit(code)
}

func load(t *testing.T, name string) recording {
	t.Helper()
	dir := "testdata"
	if oracle := os.Getenv("COVETGEN_ORACLE"); oracle != "" {
		var err error
		if dir, err = recordLive(oracle); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(filepath.Join(dir, name+".json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var r recording
	if err := json.NewDecoder(z).Decode(&r); err != nil {
		t.Fatal(err)
	}
	return r
}

// builder makes nodes of the schema language of testdata/record.py.
type builder struct {
	t      *testing.T
	task   *py.Task
	models map[string]*Class
	enums  map[string]*py.Type
}

type desc struct {
	T              string
	Gt, Ge, Lt, Le json.RawMessage
	MultipleOf     json.RawMessage `json:"multiple_of"`
	MinLength      *int            `json:"min_length"`
	MaxLength      *int            `json:"max_length"`
	MaxDigits      *int            `json:"max_digits"`
	DecimalPlaces  *int            `json:"decimal_places"`
	AllowInfNan    *bool           `json:"allow_inf_nan"`
	Pattern        string
	ToUpper        bool `json:"to_upper"`
	ToLower        bool `json:"to_lower"`
	Strip          bool `json:"strip_whitespace"`
	Name, Kind     string
	Items          json.RawMessage
	Keys, Values   json.RawMessage
	Inner          json.RawMessage
	Choices        []json.RawMessage
	Version        int
	UnionMode      string `json:"union_mode"`
	Discriminator  string
	Root           json.RawMessage
	Fields         []fieldDesc
	Config         map[string]any
}

type fieldDesc struct {
	Name, Alias        string
	ValidationAlias    string `json:"validation_alias"`
	SerializationAlias string `json:"serialization_alias"`
	Schema             json.RawMessage
	Default            json.RawMessage
	ValidateDefault    bool `json:"validate_default"`
	Exclude            bool
	Required           *bool
	Factory            string
	KwOnly             bool `json:"kw_only"`
	Choices            []any
}

func (b *builder) value(raw json.RawMessage) py.Value {
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		b.t.Fatal(err)
	}
	return b.decode(v)
}

func (b *builder) list(v any) []py.Value {
	var out []py.Value
	for _, x := range v.([]any) {
		out = append(out, b.decode(x))
	}
	return out
}

func (b *builder) must(v py.Value, err error) py.Value {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func (b *builder) decode(v any) py.Value {
	t := b.task
	switch x := v.(type) {
	case nil:
		return py.None
	case bool:
		return py.MakeBool(x)
	case string:
		return py.Str(x)
	case json.Number:
		i, ok := new(big.Int).SetString(string(x), 10)
		if !ok {
			f, _ := x.Float64()
			return py.Float(f)
		}
		return py.MakeBigInt(i)
	case []any:
		return py.NewList(b.list(v)...)
	}
	for k, x := range v.(map[string]any) {
		switch k {
		case "int":
			i, _ := new(big.Int).SetString(x.(string), 10)
			return py.MakeBigInt(i)
		case "float":
			f, ok := rustParseFloat(x.(string))
			if !ok {
				b.t.Fatal(x)
			}
			return py.Float(f)
		case "bytes":
			var out []byte
			for _, r := range x.(string) {
				out = append(out, byte(r))
			}
			return py.Bytes(out)
		case "tuple":
			return py.NewTuple(b.list(x)...)
		case "set":
			return b.must(asValue(py.NewSet(t, b.list(x)...)))
		case "frozenset":
			return b.must(asValue(py.NewFrozenSet(t, b.list(x)...)))
		case "dict":
			d := py.NewDict()
			for _, pair := range x.([]any) {
				p := pair.([]any)
				if err := d.Set(t, b.decode(p[0]), b.decode(p[1])); err != nil {
					b.t.Fatal(err)
				}
			}
			return d
		case "decimal":
			return b.must(py.Call(t, py.TypeDecimal, py.Str(x.(string))))
		case "uuid":
			return b.must(asValue(py.ParseUUID(x.(string))))
		case "datetime":
			return b.must(asValue(py.DateTimeFromISO(x.(string))))
		case "date":
			return b.must(asValue(py.DateFromISO(x.(string))))
		case "time":
			return b.must(asValue(py.TimeFromISO(x.(string))))
		case "timedelta":
			n := b.list(x)
			i := func(j int) int64 { s, _ := smallIntOf(t, n[j]); return s }
			return b.must(asValue(py.NewTimeDelta(i(0), i(1), i(2))))
		case "complex":
			n := b.list(x)
			re, _ := floatOf(t, n[0])
			im, _ := floatOf(t, n[1])
			return py.Complex(complex(re, im))
		case "obj":
			o := py.NewObject(b.objClass(), nil)
			for k, y := range x.(map[string]any) {
				o.Attributes(true).SetStr(k, b.decode(y))
			}
			return o
		case "enum":
			p := x.([]any)
			return b.must(py.GetAttr(t, b.enum(p[0].(string)), p[1].(string)))
		}
	}
	b.t.Fatalf("cannot decode %v", v)
	return nil
}

// objClass is record.py's Obj.
func (b *builder) objClass() *py.Type {
	return b.class("Obj", func(t *py.Task, a []py.Value) (py.Value, error) {
		var names []py.Value
		for k := range a[0].(*py.Object).Attributes(true).All() {
			names = append(names, k)
		}
		sort.Slice(names, func(i, j int) bool { return names[i].(py.Str) < names[j].(py.Str) })
		s, err := py.Repr(t, py.NewList(names...))
		return py.Str("Obj(" + s + ")"), err
	})
}

// class makes a plain class with a __repr__, once for each name.
func (b *builder) class(name string, repr func(t *py.Task, a []py.Value) (py.Value, error)) *py.Type {
	if c, ok := b.enums[name]; ok {
		return c
	}
	ns := py.NewDict()
	ns.SetStr("__module__", py.Str("__main__"))
	self := py.Param{Name: "self", Kind: py.PositionalOrKeyword}
	ns.SetStr("__repr__", &py.Function{Name: "__repr__", Qualname: name + ".__repr__", Params: []py.Param{self}, Body: repr})
	c, err := py.NewClass(b.task, name, nil, ns, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	b.enums[name] = c
	return c
}

// dataclass makes a dataclass node with the class's usual repr.
func (b *builder) dataclass(d desc) Schema {
	n := &Dataclass{ClassName: d.Name}
	for _, f := range d.Fields {
		x := b.field(f)
		x.KwOnly = f.KwOnly
		n.Fields = append(n.Fields, x)
	}
	n.Class = b.class(d.Name, func(t *py.Task, a []py.Value) (py.Value, error) {
		var parts []string
		for _, f := range n.Fields {
			v, err := py.GetAttr(t, a[0], f.Name)
			if err != nil {
				return nil, err
			}
			s, err := py.Repr(t, v)
			if err != nil {
				return nil, err
			}
			parts = append(parts, f.Name+"="+s)
		}
		return py.Str(d.Name + "(" + strings.Join(parts, ", ") + ")"), nil
	})
	if d.Config["extra"] == "forbid" {
		n.Config.Extra = ExtraForbid
	}
	return n
}

// enum makes the enum classes of record.py.
func (b *builder) enum(name string) *py.Type {
	if c, ok := b.enums[name]; ok {
		return c
	}
	m := py.EnumModule.Import()
	get := func(n string) py.Value { v, _ := m.Dict.GetStr(n); return v }
	ns := py.NewDict()
	ns.SetStr("__module__", py.Str("__main__"))
	var bases []py.Value
	switch name {
	case "Color":
		bases = []py.Value{get("Enum")}
		ns.SetStr("red", py.Str("r"))
		ns.SetStr("blue", py.SmallInt(2))
	case "Size":
		bases = []py.Value{py.TypeStr, get("Enum")}
		ns.SetStr("small", py.Str("s"))
		ns.SetStr("large", py.Str("l"))
	case "Level":
		bases = []py.Value{get("IntEnum")}
		ns.SetStr("low", py.SmallInt(1))
		ns.SetStr("high", py.SmallInt(10))
	}
	c, err := py.NewClass(b.task, name, bases, ns, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	b.enums[name] = c
	return c
}

func (b *builder) schema(raw json.RawMessage) Schema {
	if raw == nil {
		return nil
	}
	var d desc
	if raw[0] == '"' {
		if err := json.Unmarshal(raw, &d.T); err != nil {
			b.t.Fatal(err)
		}
	} else if err := json.Unmarshal(raw, &d); err != nil {
		b.t.Fatal(err)
	}
	opt := func(r json.RawMessage) py.Value {
		if r == nil {
			return nil
		}
		return b.value(r)
	}
	gt, ge, lt, le, mult := opt(d.Gt), opt(d.Ge), opt(d.Lt), opt(d.Le), opt(d.MultipleOf)
	switch d.T {
	case "any":
		return &Any{}
	case "none":
		return &None{}
	case "bool":
		return &Bool{}
	case "int":
		return &Int{Gt: gt, Ge: ge, Lt: lt, Le: le, MultipleOf: mult}
	case "float":
		return &Float{Gt: gt, Ge: ge, Lt: lt, Le: le, MultipleOf: mult, AllowInfNan: d.AllowInfNan}
	case "str":
		return &Str{MinLength: d.MinLength, MaxLength: d.MaxLength, Pattern: d.Pattern}
	case "strc":
		return &Str{MinLength: d.MinLength, MaxLength: d.MaxLength, ToUpper: d.ToUpper, ToLower: d.ToLower, StripWhitespace: d.Strip}
	case "bytes":
		return &Bytes{MinLength: d.MinLength, MaxLength: d.MaxLength}
	case "date":
		return &Date{Gt: gt, Ge: ge, Lt: lt, Le: le}
	case "pastdate":
		return &Date{Now: "past"}
	case "time":
		return &Time{Gt: gt, Ge: ge, Lt: lt, Le: le}
	case "datetime":
		return &DateTime{Gt: gt, Ge: ge, Lt: lt, Le: le}
	case "aware", "naive":
		return &DateTime{TZ: d.T}
	case "timedelta":
		return &TimeDelta{Gt: gt, Ge: ge, Lt: lt, Le: le}
	case "uuid":
		return &UUID{}
	case "uuidv":
		return &UUID{Version: d.Version}
	case "decimal":
		return &Decimal{Gt: gt, Ge: ge, Lt: lt, Le: le, MultipleOf: mult, MaxDigits: d.MaxDigits, DecimalPlaces: d.DecimalPlaces, AllowInfNan: d.AllowInfNan}
	case "email":
		return &Email{}
	case "nameemail":
		return &NameEmail{}
	case "url":
		return &URL{Kind: d.Kind}
	case "secretstr":
		return &SecretStr{}
	case "secretbytes":
		return &SecretBytes{}
	case "complex":
		return &Complex{}
	case "json":
		return &Json{Inner: b.schema(d.Inner)}
	case "literal":
		l := b.value(d.Values).(*py.List)
		return &Literal{Values: l.Items}
	case "enum":
		sub := map[string]string{"Size": "str", "Level": "int"}[d.Name]
		return &Enum{Class: b.enum(d.Name), SubType: sub}
	case "nullable":
		return &Nullable{Inner: b.schema(d.Inner)}
	case "list":
		return &List{Items: b.schema(d.Items), MinLength: d.MinLength, MaxLength: d.MaxLength}
	case "set", "frozenset":
		return &Set{Items: b.schema(d.Items), Frozen: d.T == "frozenset", MinLength: d.MinLength, MaxLength: d.MaxLength}
	case "tuple":
		var items []json.RawMessage
		if err := json.Unmarshal(d.Items, &items); err != nil {
			b.t.Fatal(err)
		}
		n := &Tuple{}
		for _, i := range items {
			n.Items = append(n.Items, b.schema(i))
		}
		return n
	case "tuple*":
		return &Tuple{Rest: b.schema(d.Items)}
	case "dict":
		return &Dict{Keys: b.schema(d.Keys), Values: b.schema(d.Values), MinLength: d.MinLength, MaxLength: d.MaxLength}
	case "union":
		return b.union(d)
	case "ref":
		return &ModelRef{Class: b.models[d.Name]}
	case "model":
		return b.model(d)
	case "dataclass":
		return b.dataclass(d)
	case "typeddict":
		n := &TypedDict{ClassName: d.Name}
		switch d.Config["extra"] {
		case "allow":
			n.Config.Extra = ExtraAllow
		case "forbid":
			n.Config.Extra = ExtraForbid
		}
		for _, f := range d.Fields {
			x := b.field(f)
			x.Required = f.Required == nil || *f.Required
			n.Fields = append(n.Fields, x)
		}
		return n
	}
	b.t.Fatalf("unknown schema %s", d.T)
	return nil
}

// union puts Nullable outside, as Pydantic does with None among the members.
func (b *builder) union(d desc) Schema {
	var choices []Schema
	nullable := false
	for _, c := range d.Choices {
		s := b.schema(c)
		switch n := s.(type) {
		case *None:
			nullable = true
		case *Nullable: // typing flattens Optional
			nullable = true
			choices = append(choices, n.Inner)
		default:
			choices = append(choices, s)
		}
	}
	var out Schema = &Union{Choices: choices, LeftToRight: d.UnionMode == "left_to_right"}
	if d.Discriminator != "" {
		tu := &TaggedUnion{Discriminator: d.Discriminator}
		for _, c := range choices {
			for _, v := range c.(*ModelRef).Class.Fields[0].Schema.(*Literal).Values {
				tu.Tags = append(tu.Tags, v)
				tu.Choices = append(tu.Choices, c)
			}
		}
		out = tu
	}
	if nullable {
		return &Nullable{Inner: out}
	}
	return out
}

func (b *builder) field(f fieldDesc) *Field {
	x := &Field{Name: f.Name, Alias: f.Alias, ValidationAlias: f.ValidationAlias, SerializationAlias: f.SerializationAlias, Schema: b.schema(f.Schema),
		Exclude: f.Exclude, ValidateDefault: f.ValidateDefault}
	if f.Default != nil {
		x.Default = b.value(f.Default)
	}
	if f.Factory == "list" {
		x.DefaultFactory = py.TypeList
	}
	for _, c := range f.Choices {
		var p AliasPath
		if list, ok := c.([]any); ok {
			for _, step := range list {
				if n, ok := step.(float64); ok {
					p = append(p, py.MakeInt(int64(n)))
				} else {
					p = append(p, py.Str(step.(string)))
				}
			}
		} else {
			p = AliasPath{py.Str(c.(string))}
		}
		x.ValidationAliases = append(x.ValidationAliases, p)
	}
	return x
}

func (b *builder) model(d desc) Schema {
	c := &Class{Name: d.Name}
	b.models[d.Name] = c
	truth := func(k string) bool { v, _ := d.Config[k].(bool); return v }
	c.Config.Strict = truth("strict")
	c.Config.PopulateByName = truth("populate_by_name")
	c.Config.FromAttributes = truth("from_attributes")
	c.Config.HideInputInErrors = truth("hide_input_in_errors")
	if v, ok := d.Config["loc_by_alias"]; ok {
		c.Config.LocByName = !v.(bool)
	}
	if v, ok := d.Config["title"]; ok {
		c.Config.Title = v.(string)
	}
	switch d.Config["extra"] {
	case "allow":
		c.Config.Extra = ExtraAllow
	case "forbid":
		c.Config.Extra = ExtraForbid
	}
	if d.Root != nil {
		c.Root = true
		c.Fields = []*Field{{Name: "root", Schema: b.schema(d.Root)}}
	}
	for _, f := range d.Fields {
		x := b.field(f)
		Walk(x.Schema, func(n Schema) bool { // the compiler pushes the config into the nodes
			switch n := n.(type) {
			case *Str:
				n.Strict, n.StripWhitespace = n.Strict || c.Config.Strict, truth("str_strip_whitespace")
			case *Int:
				n.Strict = n.Strict || c.Config.Strict
			case *List:
				n.Strict = n.Strict || c.Config.Strict
			}
			return true
		})
		c.Fields = append(c.Fields, x)
	}
	if _, err := NewModelType(b.task, c, nil, nil, "app", d.Name); err != nil {
		b.t.Fatal(err)
	}
	return &ModelRef{Class: c}
}

// sortedSets makes reprs of sets comparable: their order is CPython's secret.
func sortedSets(s string) string {
	var out strings.Builder
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i:], '}')
		if j < 0 || strings.ContainsAny(s[i+1:i+j], "{:") {
			out.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		items := strings.Split(s[i+1:i+j], ", ")
		sort.Strings(items)
		out.WriteString(s[:i+1] + strings.Join(items, ", ") + "}")
		s = s[i+j+1:]
	}
	return out.String() + s
}

// got is what this package answers, in the form of the recording.
func (b *builder) got(s Schema, c recordedCase, in py.Value) (map[string]any, error) {
	var o Options
	var v py.Value
	var errs *Errors
	var err error
	yes := true
	switch c.Mode {
	case "json":
		v, errs, err = ValidateJSON(b.task, s, in, o)
	case "strict":
		o.Strict = &yes
		fallthrough
	default:
		v, errs, err = ValidatePython(b.task, s, in, o)
	}
	if err != nil {
		return map[string]any{"raised": raisedText(b.task, err)}, nil
	}
	repr := func(v py.Value) string {
		s, err := py.Repr(b.task, v)
		if err != nil {
			return "repr failed: " + err.Error()
		}
		return sortedSets(s)
	}
	if errs != nil {
		var list []any
		for _, l := range errs.Lines {
			row := map[string]any{"type": l.Type, "msg": l.Msg, "input": repr(l.Input)}
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
				ctx := map[string]string{}
				for k, x := range l.Ctx.All() {
					ctx[string(k.(py.Str))] = repr(x)
				}
				row["ctx"] = ctx
			}
			list = append(list, row)
		}
		out := map[string]any{"errors": list}
		if c.Text != "" {
			if m, ok := s.(*ModelRef); ok {
				errs.HideInput = m.Class.Config.HideInputInErrors
			}
			out["text"] = sortedSets(errs.Text())
		}
		return out, nil
	}
	out := map[string]any{"value": repr(v)}
	dumped := func(x string, err error) any {
		if err != nil {
			return map[string]any{"raised": raisedText(b.task, err)}
		}
		return x
	}
	if b, err := AppendJSON(nil, b.task, s, v, DumpOptions{}); true {
		out["json"] = dumped(string(b), err)
	}
	for key, mode := range map[string]string{"python": "python", "jsonpy": "json"} {
		x, err := Dump(b.task, s, v, DumpOptions{Mode: mode})
		if err != nil {
			out[key] = dumped("", err)
			continue
		}
		out[key] = repr(x)
	}
	return out, nil
}

// want is the recording in the same form.
func (c recordedCase) want(t *testing.T) map[string]any {
	if c.Raised != nil {
		return map[string]any{"raised": *c.Raised}
	}
	if c.Value == nil {
		var list []any
		for _, e := range c.Errors {
			row := map[string]any{"type": e.Type, "msg": e.Msg, "input": sortedSets(e.Input), "loc": e.Loc}
			if e.Ctx != nil {
				row["ctx"] = e.Ctx
			}
			list = append(list, row)
		}
		out := map[string]any{"errors": list}
		if c.Text != "" {
			out["text"] = sortedSets(c.Text)
		}
		return out
	}
	out := map[string]any{"value": sortedSets(*c.Value)}
	for k, raw := range map[string]json.RawMessage{"json": c.JSON, "python": c.Python, "jsonpy": c.JSONPy} {
		var x any
		if err := json.Unmarshal(raw, &x); err != nil {
			t.Fatal(err)
		}
		if s, ok := x.(string); ok && k != "json" {
			x = sortedSets(s)
		}
		out[k] = x
	}
	return out
}

func TestRecorded(t *testing.T) {
	for _, name := range []string{"scalars", "temporal", "containers", "network", "random"} {
		t.Run(name, func(t *testing.T) {
			b := &builder{t: t, task: py.NewTask(py.NewLoop()), models: map[string]*Class{}, enums: map[string]*py.Type{}}
			total, bad := 0, 0
			for _, g := range load(t, name).Groups {
				s := b.trySchema(g.Schema)
				shown := 0
				for _, c := range g.Cases {
					total++
					got, want := b.run(s, c), c.want(t)
					if got["panic"] == "no module enum" {
						continue
					}
					for k, w := range want {
						if reflect.DeepEqual(got[k], w) {
							continue
						}
						bad++
						if shown++; shown <= 12 {
							t.Errorf("%s %s %s\n  %s\n got %v\nwant %v", g.Schema, c.Mode, c.In, k, describe(got[k], got), describe(w, want))
						}
						break
					}
				}
			}
			t.Logf("%d of %d cases agree", total-bad, total)
		})
	}
}

// trySchema is schema, with a failure reported as one.
func (b *builder) trySchema(raw json.RawMessage) (s Schema) {
	defer func() {
		if r := recover(); r != nil {
			b.t.Errorf("%s: %v", raw, r)
			s = &Any{}
		}
	}()
	return b.schema(raw)
}

// run answers one case; a panic is a failure of that case only.
func (b *builder) run(s Schema, c recordedCase) (out map[string]any) {
	defer func() {
		if r := recover(); r != nil {
			out = map[string]any{"panic": fmt.Sprint(r)}
		}
	}()
	in := b.value(c.In)
	out, err := b.got(s, c, in)
	if err != nil {
		return map[string]any{"failed": err.Error()}
	}
	return out
}

func describe(v any, all map[string]any) string {
	if v == nil {
		v = all
	}
	out, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(out)
}
