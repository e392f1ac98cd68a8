package py

import "strings"

// Modules whose bodies run when an import in a function first asks for them: importlib's
// _find_and_load with the locks of its modules.

// moduleRun is what is known about a module whose body has begun to run.
type moduleRun struct {
	owner any // the line of execution that runs it: Task.threadKey
	done  bool
	names *Dict // its namespace before
}

// moduleRuns are the modules that have begun to run, and for which of them lines of execution wait.
var moduleRuns = struct {
	gate
	runs    map[*Module]*moduleRun
	waiting map[any]*Module
}{runs: map[*Module]*moduleRun{}, waiting: map[any]*Module{}}

// claimModule gives the run of a module that t has to do; nil when another has done it, when t itself
// is at it, or when waiting for the other would never end, which gives the module as far as it is.
func claimModule(t *Task, m *Module) (run *moduleRun) {
	key := t.threadKey()
	moduleRuns.await(t, -1, func() bool {
		other := moduleRuns.runs[m]
		switch {
		case other == nil:
			run = &moduleRun{owner: key, names: m.Dict.Copy()}
			moduleRuns.runs[m] = run
		case !other.done && !hidesRun(m) && !waitsForItself(key, other.owner):
			moduleRuns.waiting[key] = m
			return false
		}
		delete(moduleRuns.waiting, key)
		return true
	})
	return run
}

// hidesRun reports whether a module that is being run has taken away its spec, which says so: who imports it does not wait.
func hidesRun(m *Module) bool {
	spec, ok := m.Dict.GetStr("__spec__")
	return ok && spec == None
}

// waitsForItself reports whether owner waits, over others, for a module that key runs.
func waitsForItself(key, owner any) bool {
	for range len(moduleRuns.waiting) + 1 {
		if owner == key {
			return true
		}
		run := moduleRuns.runs[moduleRuns.waiting[owner]]
		if run == nil || run.done {
			return false
		}
		owner = run.owner
	}
	return false
}

// RunModule runs the body of a module unless that has happened, and makes it an attribute of
// its parent (None for a module at the top). What the body raises leaves the module as if it had never run.
func RunModule(t *Task, module, body, parent Value) error {
	m, ok := module.(*Module)
	if !ok {
		return Raise(SystemError, "a module that is run is a %s", module.Type().Name)
	}
	run := claimModule(t, m)
	if run == nil {
		return nil
	}
	listed := listedModules()
	if listed != nil {
		listed.SetStr(m.Name, m)
	}
	spec := specOf(m)
	err := markRun(t, spec, True)
	if err == nil {
		_, err = Call(t, body)
	}
	if err == nil && listed != nil {
		if _, ok := listed.GetStr(m.Name); !ok {
			err = NewException(t, KeyError, Str(m.Name))
		}
	}
	failed := err != nil
	if failed && listed != nil {
		listed.DelStr(m.Name)
	}
	if markErr := markRun(t, spec, False); markErr != nil {
		err = markErr
	}
	if failed {
		if o, ok := spec.(*Object); ok { // another run has a spec of its own
			next := newObject(o.Class)
			next.SetAttributes(o.Attributes(true).Copy())
			run.names.SetStr("__spec__", next)
		}
		moduleRuns.change(func() {
			delete(moduleRuns.runs, m)
			m.Dict.Clear()
			for name, v := range run.names.All() {
				if s, ok := AsStr(name); ok {
					m.Dict.SetStr(s, v)
				}
			}
		})
		return err
	}
	if err == nil && parent != None {
		err = BindChild(t, parent, m.Name[strings.LastIndexByte(m.Name, '.')+1:], m)
	}
	moduleRuns.change(func() { run.done = true })
	return err
}

// specOf is the spec of a module, nil where the program has none.
func specOf(m *Module) Value {
	spec, ok := m.Dict.GetStr("__spec__")
	if !ok || spec == None {
		return nil
	}
	return spec
}

// markRun notes in the spec of a module whether its body runs.
func markRun(t *Task, spec Value, running Value) error {
	if spec == nil {
		return nil
	}
	return SetAttr(t, spec, "_initializing", running)
}

// BindChild makes a module an attribute of its parent, or warns where the parent refuses it.
func BindChild(t *Task, parent Value, child string, m Value) error {
	err := SetAttr(t, parent, child, m)
	if e, ok := err.(*Exception); ok && e.Class.IsSubtype(AttributeError) {
		name := ""
		if p, ok := parent.(*Module); ok {
			name = p.Name
		}
		return Warn(t, Str("Cannot set an attribute on "+StrRepr(name)+" for child module "+StrRepr(child)), ImportWarning, "<frozen importlib._bootstrap>", 1211)
	}
	return err
}

// listedModules is sys.modules, nil where the program has put something else in its place.
func listedModules() *Dict {
	v, _ := SysModule.Import().Dict.GetStr("modules")
	listed, _ := v.(*Dict)
	return listed
}

// ImportName is "from module import name" of a module that runs, or has run, in the service.
func ImportName(t *Task, module Value, name string) (Value, error) {
	v, err := getAttrOr(t, module, name, nil)
	if v != nil || err != nil {
		return v, err
	}
	m, ok := module.(*Module)
	if !ok {
		return nil, Raise(ImportError, "cannot import name '%s'", name)
	}
	where := "unknown location"
	if file, ok := m.Dict.GetStr("__file__"); ok {
		if s, ok := AsStr(file); ok {
			where = s
		}
	}
	moduleRuns.mu.Lock()
	run := moduleRuns.runs[m]
	moduleRuns.mu.Unlock()
	text := "cannot import name '" + name + "' from '" + m.Name + "' (" + where + ")"
	if run != nil && !run.done {
		text = "cannot import name '" + name + "' from partially initialized module '" + m.Name + "' (most likely due to a circular import) (" + where + ")"
	}
	e := NewException(t, ImportError, Str(text))
	e.Fields = map[string]Value{"name": Str(m.Name), "path": Str(where), "msg": Str(text)}
	return nil, e
}
