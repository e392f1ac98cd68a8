package fastapi

import (
	"encoding/json"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
)

// describer prints routes as testdata/describe.py does.
type describer struct {
	l    *Library
	keys map[string]int
}

type object = map[string]any

var kindNames = map[ir.CallKind]string{ir.SyncCall: "sync", ir.AsyncCall: "async", ir.GeneratorCall: "generator", ir.AsyncGeneratorCall: "async generator"}

var specialNames = map[ir.SpecialKind]string{ir.RequestSpecial: "request", ir.WebSocketSpecial: "websocket", ir.HTTPConnectionSpecial: "connection",
	ir.ResponseSpecial: "response", ir.BackgroundTasksSpecial: "tasks", ir.SecurityScopesSpecial: "scopes"}

func show(v py.Value) string {
	switch v.(type) {
	case py.NoneType, py.Bool, py.SmallInt, *py.BigInt, py.Float, py.Str:
		return reprOf(nil, v)
	case py.EllipsisType:
		return "undefined"
	}
	if v == native.Undefined {
		return "undefined"
	}
	return v.Type().Name
}

func (d *describer) param(f *modelField) object {
	out := object{"name": f.Name, "alias": f.requestKeys(ir.InQuery, false)[0].Key, "required": f.Info.IsRequired(), "default": show(f.Info.Get("default"))}
	if f.Info.Class.IsSubtype(typeBody) {
		out["class"] = f.Info.Class.Name
	}
	return out
}

func (d *describer) dependant(x *dependant) object {
	key := d.l.cacheKey(x)
	if _, ok := d.keys[key]; !ok {
		d.keys[key] = len(d.keys)
	}
	out := object{"call": nameOf(x.Call), "kind": kindNames[callKind(x.Call)], "key": d.keys[key]}
	if x.Named {
		out["name"] = x.Name
	}
	if !x.UseCache {
		out["use_cache"] = false
	}
	if s := x.computedScope(); s != "" {
		out["scope"] = s
	}
	if s := x.oauthScopes(); len(s) > 0 {
		out["oauth"] = s
	}
	if x.scheme() != nil {
		out["security"] = true
	}
	for group, list := range map[string][]*modelField{"path": x.Path, "query": x.Query, "header": x.Header, "cookie": x.Cookie, "body": x.Body} {
		var items []object
		for _, f := range list {
			items = append(items, d.param(f))
		}
		if items != nil {
			out[group] = items
		}
	}
	var special [][2]string
	for _, s := range x.Special {
		special = append(special, [2]string{specialNames[s.Kind], s.Name})
	}
	if special != nil {
		sort.Slice(special, func(i, j int) bool { return special[i][0]+special[i][1] < special[j][0]+special[j][1] })
		out["special"] = special
	}
	var deps []object
	for _, sub := range x.Dependencies {
		deps = append(deps, d.dependant(sub))
	}
	if deps != nil {
		out["dependencies"] = deps
	}
	return out
}

func (d *describer) route(s *state) object {
	methods := append([]string(nil), s.Methods...)
	sort.Strings(methods)
	out := object{"path": s.Path, "methods": methods, "name": s.Name, "unique_id": s.UniqueID, "in_schema": s.IncludeInSchema,
		"description": s.Description, "response_model": s.Response != nil, "embed": s.Embed, "status": nil}
	if len(methods) > 1 {
		out["unique_id"] = ""
	}
	if s.Status != 0 {
		out["status"] = s.Status
	}
	tags := []string{}
	for _, t := range s.Tags {
		if v, err := py.GetAttr(nil, t, "value"); err == nil {
			t = v
		}
		tags = append(tags, str(t))
	}
	out["tags"] = tags
	out["dependant"] = d.dependant(s.Dependant)
	if s.Summary != "" {
		out["summary"] = s.Summary
	}
	if s.Deprecated {
		out["deprecated"] = true
	}
	if s.OperationID != "" {
		out["operation_id"] = s.OperationID
	}
	if t, ok := s.ResponseClass.(*py.Type); ok {
		out["response_class"] = t.Name
	}
	var codes []string
	for _, r := range s.state().Responses {
		code, _ := py.StrOf(nil, r.Status)
		codes = append(codes, code)
	}
	if codes != nil {
		out["responses"] = codes
	}
	var flags []string
	for _, f := range []struct {
		on   bool
		name string
	}{{s.Unset, "exclude_unset"}, {s.Defaults, "exclude_defaults"}, {s.NoNone, "exclude_none"}, {!s.ByAlias, "by_name"}} {
		if f.on {
			flags = append(flags, f.name)
		}
	}
	if flags != nil {
		out["flags"] = flags
	}
	if s.Body != nil {
		out["body"] = object{"name": s.Body.Name, "required": s.Body.Info.IsRequired(), "media_type": str(s.Body.Info.Extra["media_type"])}
	}
	return out
}

func (s *state) state() *state { return s }

// describe is the description of an application, and what was refused besides.
func describe(in *eval.Interp, app *App) (object, error) {
	l := Of(in)
	d := &describer{l: l, keys: map[string]int{}}
	b := &builder{lib: l, app: app, list: in.List(), out: &ir.App{}}
	routes := []object{}
	refused := len(app.problems)
	var walk func(r *Router, ctx *includeContext) error
	walk = func(r *Router, ctx *includeContext) error {
		refused += len(r.problems)
		for _, v := range r.routes {
			switch x := v.(type) {
			case *Route:
				s := x.state
				if ctx != nil {
					var err error
					if s, err = b.effective(x, ctx); err != nil {
						return err
					}
				}
				if len(b.problemsOf(s)) > 0 {
					refused++
				}
				routes = append(routes, d.route(s))
			case *included:
				inner := x.ctx
				if ctx != nil {
					inner = ctx.combine(x.ctx)
				}
				if err := walk(x.router, inner); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := walk(app.Router, nil); err != nil {
		return nil, err
	}
	out := object{"title": app.text("title"), "version": app.text("version"), "routes": routes}
	if refused > 0 {
		out["refused"] = refused
	}
	return out, nil
}

// normal is a description as plain JSON, for comparison.
func normal(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}
