package py

import (
	"sort"
	"sync"
	"sync/atomic"
)

// NativeModule is a module that is implemented in Go. It is declared by a package variable
// and built when it is first imported; what is linked into a service is what refers to the
// variable.
type NativeModule struct {
	Name  string
	build func() *Module
	once  sync.Once
	built *Module
}

// NewNative declares a native module. The compiler evaluates the call.
func NewNative(name string, build func() *Module) *NativeModule {
	return &NativeModule{Name: name, build: build}
}

// Import is the module itself.
func (m *NativeModule) Import() *Module {
	m.once.Do(func() {
		m.built = m.build()
		m.built.native = true
	})
	return m.built
}

// nativeModules are the modules that ImportNative finds.
var (
	nativeMu      sync.Mutex
	nativeModules = map[string]*NativeModule{}
)

// Register makes native modules known under their import names: to the compiler, which
// learns only from the program what it imports. A service refers to each module by its
// variable.
func Register(modules ...*NativeModule) {
	nativeMu.Lock()
	defer nativeMu.Unlock()
	for _, m := range modules {
		nativeModules[m.Name] = m
	}
}

// RegisterModule declares and registers a module.
func RegisterModule(name string, build func() *Module) { Register(NewNative(name, build)) }

// ImportNative is the registered native module of that name.
func ImportNative(name string) (*Module, bool) {
	nativeMu.Lock()
	m := nativeModules[name]
	nativeMu.Unlock()
	if m == nil {
		return nil, false
	}
	return m.Import(), true
}

// NativeModules lists the names of all native modules, sorted.
func NativeModules() []string {
	nativeMu.Lock()
	defer nativeMu.Unlock()
	out := make([]string, 0, len(nativeModules))
	for name := range nativeModules {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// NewModule makes an empty module.
func NewModule(name string) *Module {
	m := &Module{Name: name, Dict: NewDict()}
	m.Dict.SetStr("__name__", Str(name))
	m.Dict.SetStr("__doc__", None)
	return m
}

// NewNativeModule makes a module with the functions of a table.
func NewNativeModule(name string, rows []Method) *Module {
	m := NewModule(name)
	for i := range rows {
		m.Dict.SetStr(rows[i].Name, NewBuiltin(name, &rows[i]))
	}
	return m
}

// AttrDict implements Attributed.
func (m *Module) AttrDict(create bool) *Dict { return m.Dict }

// GetAttr implements AttrGetter: names that the namespace lacks go to Missing
// and to the module's own __getattr__. What a subclass of ModuleType defines is left to the general
// search: its properties go before the namespace, its other attributes behind it.
func (m *Module) GetAttr(t *Task, name string) (Value, error) {
	ofClass, found := Value(nil), false
	if m.class != nil {
		if ofClass, found = m.class.Lookup(name); found && isDataDescriptor(ofClass) && hasGet(ofClass) {
			return nil, nil
		}
	}
	if v, ok := m.Dict.GetStr(name); ok {
		return v, nil
	}
	if name == "__dict__" {
		return m.Dict, nil
	}
	if found {
		return nil, nil
	}
	if v := m.variables[name]; v != nil {
		if now := v.Get(); now != nil {
			return now, nil
		}
	}
	if m.Missing != nil {
		if v, err := m.Missing(t, name); v != nil || err != nil {
			return v, err
		}
	}
	if f, ok := m.Dict.GetStr("__getattr__"); ok && !isDunder(name) {
		return Call(t, f, Str(name))
	}
	return nil, nil
}

// SetAttr implements AttrSetter for the variables of native modules.
func (m *Module) SetAttr(t *Task, name string, x Value) (bool, error) {
	v := m.variables[name]
	if v != nil {
		v.Set(x)
	}
	return v != nil, nil
}

// IsVariable reports whether a native module of the runtime has a variable of that name, which programs assign.
func IsVariable(module, name string) bool {
	m, ok := ImportNative(module)
	return ok && m.variables[name] != nil
}

// Variable is a variable of a native module that programs assign, as sys.stdout. It may be used
// from any number of tasks.
type Variable struct{ now atomic.Pointer[Value] }

// Get is the value, nil while there is none.
func (v *Variable) Get() Value {
	if p := v.now.Load(); p != nil {
		return *p
	}
	return nil
}

// Set assigns the variable.
func (v *Variable) Set(x Value) { v.now.Store(&x) }

// Repr implements Reprer.
func (m *Module) Repr(t *Task) (string, error) {
	if f, ok := m.Dict.GetStr("__file__"); ok {
		if s, ok := AsStr(f); ok {
			return "<module '" + m.Name + "' from '" + s + "'>", nil
		}
	}
	if m.native || m.Name == "builtins" {
		return "<module '" + m.Name + "' (built-in)>", nil
	}
	return "<module '" + m.Name + "'>", nil
}

// init is ModuleType.__init__(self, name, doc=None).
func (m *Module) init(pos []Value, kw []Kw) error {
	a, err := bindKeywords("module", []string{"name", "doc"}, 1, pos, kw)
	if err != nil {
		return err
	}
	name, ok := AsStr(a[0])
	if !ok {
		return Raise(TypeError, "module() argument 'name' must be str, not %s", a[0].Type().Name)
	}
	m.Name = name
	m.Dict.SetStr("__name__", Str(name))
	m.Dict.SetStr("__doc__", orNone(a[1]))
	return nil
}

type moduleTables struct{}

// Fill implements Tables.
func (moduleTables) Fill() {
	TypeModule.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		m := &Module{Dict: NewDict()}
		if cls != TypeModule {
			m.class = cls
		}
		return m, nil
	}
	TypeModule.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		m, ok := self.(*Module)
		if !ok {
			return Raise(TypeError, "descriptor '__init__' requires a 'module' object but received a '%s'", self.Type().Name)
		}
		return m.init(pos, kw)
	}
	TypeModule.SetMethods(nil, "repr")
}

// Native is the object at a dotted path in a native module, for emitted code:
// Native(t, "datetime", "datetime.now").
func Native(t *Task, module, path string) (Value, error) {
	var v Value
	if module == "builtins" {
		v = builtinsModule()
	} else {
		m, ok := ImportNative(module)
		if !ok {
			return nil, Raise(ModuleNotFoundError, "No module named '%s'", module)
		}
		v = m
	}
	for path != "" {
		name := path
		path = ""
		for i := range name {
			if name[i] == '.' {
				name, path = name[:i], name[i+1:]
				break
			}
		}
		next, err := GetAttr(t, v, name)
		if err != nil {
			return nil, err
		}
		v = next
	}
	return v, nil
}
