package web

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// formItem is one field of a form: a str or an *UploadFile under its name.
type formItem struct {
	name  string
	value py.Value
}

// FormData is starlette.datastructures.FormData: an immutable multidict whose [] gives the
// last value of a name.
type FormData struct{ items []formItem }

// FormDataType is the class of FormData.
var FormDataType = py.RootType(formTables{}, "starlette.datastructures", "FormData")

// Type implements py.Value.
func (f *FormData) Type() *py.Type { return FormDataType }

func (f *FormData) multi() []formItem { return f.items }

// Repr is FormData([…]).
func (f *FormData) Repr(t *py.Task) (string, error) {
	list := py.NewList()
	for _, i := range f.items {
		list.Items = append(list.Items, py.NewTuple(py.Str(i.name), i.value))
	}
	s, err := py.Repr(t, list)
	return "FormData(" + s + ")", err
}

// GetItem is form[name].
func (f *FormData) GetItem(t *py.Task, key py.Value) (py.Value, error) { return multiItem(t, f, key) }

// Contains is name in form.
func (f *FormData) Contains(_ *py.Task, item py.Value) (bool, error) {
	return multiLast(f, item) != nil, nil
}

// Len is the number of different names.
func (f *FormData) Len() int { return multiDict(f).Len() }

// Iter goes over the names.
func (f *FormData) Iter(t *py.Task) (py.Iterator, error) { return py.Iter(t, multiDict(f)) }

type formTables struct{}

// Fill implements py.Tables.
func (formTables) Fill() {
	FormDataType.SetMethods(append(multiMethods(), py.Method{Name: "close", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		return py.NewCoroutine("FormData.close", func(t *py.Task) (py.Value, error) { return py.None, self.(*FormData).close(t) }), nil
	}}), "")
	formOpenerType.SetMethods([]py.Method{
		{Name: "__aenter__", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return py.NewCoroutine("__aenter__", self.(*formOpener).Await), nil
		}},
		{Name: "__aexit__", Kind: py.Positional, Max: 3, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return py.NewCoroutine("__aexit__", func(t *py.Task) (py.Value, error) {
				form, err := self.(*formOpener).request.c.form()
				if err != nil {
					return nil, err
				}
				return py.None, form.close(t)
			}), nil
		}},
	}, "")
}

// close closes the files of the form.
func (f *FormData) close(t *py.Task) error {
	for _, i := range f.items {
		if u, ok := i.value.(*UploadFile); ok {
			if _, err := py.CallMethod(t, u.file, "close"); err != nil {
				return err
			}
		}
	}
	return nil
}

// formOpener is what Request.form() returns: awaitable, and a context manager that closes
// the form's files.
type formOpener struct{ request *Request }

var formOpenerType = py.RootType(formTables{}, "starlette._utils", "AwaitableOrContextManagerWrapper")

// Type implements py.Value.
func (o *formOpener) Type() *py.Type { return formOpenerType }

// Await implements py.Awaitable.
func (o *formOpener) Await(*py.Task) (py.Value, error) { return o.request.c.form() }

// form reads the body as a form, once.
func (c *Ctx) form() (*FormData, error) {
	if c.formData != nil {
		return c.formData, nil
	}
	contentType := ""
	if v := c.r.Header["Content-Type"]; len(v) > 0 {
		contentType = latin1(v[0])
	}
	raw, err := c.bodyOf()
	if err != nil {
		return nil, err
	}
	items, err := parseForm(c.task, contentType, raw)
	if err != nil {
		return nil, newHTTPException(400, py.Str(err.Error()), nil)
	}
	c.formData = &FormData{items: items}
	return c.formData, nil
}

// LoadForm reads the body of a route whose parameters are fields of a form.
func LoadForm(c *Ctx) (*BodyFields, error) {
	form, err := c.form()
	if err != nil {
		return nil, err
	}
	c.received = form
	c.fields = &BodyFields{c: c, form: form}
	return c.fields, nil
}

// formValue validates one parameter of a form: request_body_to_args.
func (f *BodyFields) formValue(p *Param) py.Value {
	if p.Model != nil {
		return f.formModel(p)
	}
	for _, alias := range p.keys() {
		v, err := f.extract(p, alias)
		if err != nil {
			return f.c.raise(err)
		}
		if v != nil {
			return f.c.validate(p, v, schema.Key("body"), schema.Key(alias))
		}
	}
	return f.c.validate(p, nil, schema.Key("body"), schema.Key(p.Alias))
}

// extract is _get_multidict_value with the part of _extract_form_body that reads files:
// nil when there is nothing, or only an empty field.
func (f *BodyFields) extract(p *Param, name string) (py.Value, error) {
	var list []py.Value
	for _, i := range f.form.items {
		u, isFile := i.value.(*UploadFile)
		switch {
		case i.name != name || p.Sequence && isFile && u.empty():
			continue
		case isFile && p.FileContent:
			content, err := py.CallMethod(f.c.task, u.file, "getvalue")
			if err != nil {
				return nil, err
			}
			list = append(list, content)
		default:
			list = append(list, i.value)
		}
		if !p.Sequence && (isFile && u.empty() || i.value == py.Value(py.Str(""))) {
			list = nil // the last one counts, and it is empty
		}
	}
	switch {
	case len(list) == 0:
		return nil, nil
	case p.Sequence:
		return py.NewList(list...), nil
	}
	return list[len(list)-1], nil
}

// formModel validates a model whose fields are fields of the form. Names that are none of
// its fields' stand beside them, for the model's rule about extra keys.
func (f *BodyFields) formModel(p *Param) py.Value {
	known := map[string]bool{}
	values := py.NewDict()
	for _, field := range p.Model {
		for _, alias := range field.keys() {
			known[alias] = true
			v, err := f.extract(field, alias)
			if err != nil {
				return f.c.raise(err)
			}
			if v != nil {
				values.SetStr(alias, v)
				break
			}
		}
	}
	supplied := p.Extra != schema.ExtraIgnore && len(f.form.items) > 0
	others := py.NewDict()
	for _, i := range f.form.items {
		if known[i.name] {
			supplied = true
			continue
		}
		list, _ := others.GetStr(i.name)
		if list == nil {
			list = py.NewList()
			others.SetStr(i.name, list)
		}
		same := list.(*py.List)
		same.Items = append(same.Items, i.value)
	}
	for name, v := range others.All() {
		key, _ := py.AsStr(name)
		if list := v.(*py.List); len(list.Items) == 1 {
			v = list.Items[0]
		}
		values.SetStr(key, v)
	}
	if p.Optional && !supplied {
		return f.c.validate(p, nil, schema.Key("body"))
	}
	return f.c.validate(p, values, schema.Key("body"))
}

// UploadFileNode is the schema of FastAPI's UploadFile.
var UploadFileNode = &schema.Custom{
	NodeName: "UploadFile",
	Func: func(t *py.Task, in py.Value, _ *schema.State) (py.Value, error) {
		if _, ok := in.(*UploadFile); ok {
			return in, nil
		}
		received, err := py.Repr(t, in.Type())
		if err != nil {
			return nil, err
		}
		return nil, py.Raise(py.ValueError, "Expected UploadFile, received: %s", received)
	},
	JSONSchema: func() *py.Dict {
		d := py.NewDict()
		d.SetStr("type", py.Str("string"))
		d.SetStr("contentMediaType", py.Str("application/octet-stream"))
		return d
	},
}

func init() {
	schema.RegisterCustom(UploadFileNode)
}
