package eval

import (
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Generate makes the function of a def statement as exec does with text that a library has written: its file is "<string>" and
// its globals are names. It is a method of class; nil where the text is no such statement.
func (in *Interp) Generate(text, name string, names map[string]py.Value, class *py.Type) *Function {
	m := in.newModule("<string>", source.NewFile("<string>", []byte(text)))
	tree, list := parser.ParseFile(m.File, parser.Options{})
	if list.HasErrors() {
		return nil
	}
	if resolve.Resolve(tree, m.File, list); list.HasErrors() {
		return nil
	}
	m.Tree = tree
	m.Dict.SetStr("__builtins__", in.builtinsModule())
	for k, v := range names {
		m.Dict.SetStr(k, v)
	}
	f := in.moduleFrame(m)
	for _, s := range tree.Body {
		if _, err := f.exec(s); err != nil {
			return nil
		}
	}
	v, _ := m.Dict.GetStr(name)
	fn := FunctionOf(v)
	if fn == nil {
		return nil
	}
	fn.Class, fn.Qualname, fn.Generated = class, class.Qualname+"."+name, true
	return fn
}
