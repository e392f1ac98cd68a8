package schema

import (
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// TestRebuildIsTheLongWay compares Rebuild with the three steps that it stands for.
func TestRebuildIsTheLongWay(t *testing.T) {
	task := py.NewTask(nil)
	line := modelOf(t, "Line", &Field{Name: "sku", Schema: &Str{MinLength: Len(1)}, Required: true}, &Field{Name: "n", Schema: &Int{Ge: py.SmallInt(1)}, Required: true})
	source := modelOf(t, "Order", &Field{Name: "lines", Schema: &List{Items: &ModelRef{Class: line}}, Required: true},
		&Field{Name: "note", Schema: &Default{Inner: &Nullable{Inner: &Str{}}, Value: py.None}, Default: py.None})
	target := modelOf(t, "Out", append(append([]*Field(nil), source.Fields...), &Field{Name: "total", Schema: &Float{}, Required: true})...)
	input, err := py.JSONLoads([]byte(`{"lines":[{"sku":"a","n":2},{"sku":"b","n":1}],"note":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	made, errs, err := ValidatePython(task, &ModelRef{Class: source}, input, Options{})
	if err != nil || errs != nil {
		t.Fatal(err, errs)
	}
	from := made.(Model)
	for _, total := range []py.Value{py.Float(1.5), py.SmallInt(2), py.Str("3"), py.Str("x"), py.None} {
		kw := py.NewDict()
		kw.SetStr("total", total)
		got, gotErr := Rebuild(task, target.Type, from, kw)
		dumped, err := py.CallMethod(task, from, "model_dump")
		if err != nil {
			t.Fatal(err)
		}
		all := dumped.(*py.Dict)
		all.SetStr("total", total)
		arguments, err := py.AppendKw(task, nil, target.Type, all)
		if err != nil {
			t.Fatal(err)
		}
		want, wantErr := py.CallKw(task, target.Type, nil, arguments)
		if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() {
			t.Errorf("total %v: got error %v, want %v", total, gotErr, wantErr)
			continue
		}
		if gotErr != nil {
			continue
		}
		g, _ := py.Repr(task, got)
		w, _ := py.Repr(task, want)
		if g != w || got.(Model).FieldsSet().Mask() != want.(Model).FieldsSet().Mask() {
			t.Errorf("total %v: got %s, want %s", total, g, w)
		}
		if got.(Model).Field(0) == from.Field(0) {
			t.Error("the list is shared with the source")
		}
	}
	twice := py.NewDict()
	twice.SetStr("note", py.Str("y"))
	if _, err := Rebuild(task, target.Type, from, twice); err == nil {
		t.Error("a field given twice is no error")
	}
}

func modelOf(t *testing.T, name string, fields ...*Field) *Class {
	t.Helper()
	c := &Class{Name: name, Fields: fields}
	class, err := NewModelType(py.NewTask(nil), c, nil, py.NewDict(), "app", name)
	if err != nil {
		t.Fatal(err)
	}
	c.Type = class
	return c
}
