package parser

import (
	"fmt"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	gast "github.com/go-python/gpython/ast"
	gparser "github.com/go-python/gpython/parser"
	gpy "github.com/go-python/gpython/py"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// TestGpython asks a second parser, gpython's, about what both know: Python 3.4
// without what came later. It needs no CPython. Compared is the shape of the tree:
// the classes of the nodes and the names, in order.
func TestGpython(t *testing.T) {
	var sources []string
	files, _ := filepath.Glob("testdata/ok/*.txtar")
	for _, path := range files {
		for _, c := range readCases(t, path) {
			sources = append(sources, c.src)
		}
	}
	for _, path := range corpusFiles(t) {
		f := source.NewFile(path, readFile(t, path))
		m, _ := ParseFile(f, Options{})
		for _, s := range m.Body {
			r := s.Span()
			sources = append(sources, string(f.Text[r.Start:r.End])+"\n")
		}
	}
	compared := 0
	for _, src := range sources {
		f := source.NewFile("x.py", []byte(src))
		m, list := ParseFile(f, Options{})
		if list.HasErrors() || !oldSyntax(m, src) {
			continue
		}
		tree, err := gparse(src)
		if err != nil {
			// gpython lacks more than 3.4 does (\N escapes, some literals).
			continue
		}
		compared++
		got, want := shapeOf(pyast.Dump(m, f, 11)), gshape(tree)
		if got != want {
			t.Errorf("%q:\n ours    %s\n gpython %s", src, got, want)
		}
	}
	t.Logf("%d of %d sources compared", compared, len(sources))
	if compared < 300 {
		t.Errorf("only %d sources could be compared", compared)
	}
}

func gparse(src string) (tree gast.Ast, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return gparser.ParseString(src, gpy.ExecMode)
}

// oldSyntax reports whether a tree has only what gpython knows.
func oldSyntax(m *pyast.Module, src string) bool {
	if strings.IndexFunc(src, func(r rune) bool { return r > 0x7F }) >= 0 {
		// It does not normalise names.
		return false
	}
	if !strings.HasSuffix(src, "\n") || strings.ContainsAny(src, "\r\f\\") {
		return false
	}
	ok := true
	pyast.Walk(m, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.AsyncFunctionDef, *pyast.AsyncFor, *pyast.AsyncWith, *pyast.Await, *pyast.AnnAssign, *pyast.JoinedStr,
			*pyast.NamedExpr, *pyast.Match, *pyast.TryStar, *pyast.TypeAlias, *pyast.Starred, *pyast.TemplateStr:
			ok = false
		case *pyast.Arguments:
			// Positional-only parameters are new; gpython lists defaults elsewhere.
			ok = ok && len(n.Posonlyargs)+len(n.Kwonlyargs)+len(n.Defaults) == 0 && n.Vararg == nil && n.Kwarg == nil
		case *pyast.FunctionDef:
			// gpython reads only the first name of a decorator.
			ok = ok && len(n.DecoratorList) == 0 && len(n.TypeParams) == 0
		case *pyast.ClassDef:
			ok = ok && len(n.DecoratorList) == 0 && len(n.TypeParams) == 0
		case *pyast.Keyword:
			ok = ok && n.Arg != ""
		case *pyast.Dict:
			for _, k := range n.Keys {
				ok = ok && k != nil
			}
		case *pyast.Subscript:
			// Tuples as indices were slices with dimensions.
			_, isTuple := n.Slice.(*pyast.Tuple)
			ok = ok && !isTuple
		}
		return ok
	})
	return ok
}

var (
	shapeWord = regexp.MustCompile(`[A-Z][A-Za-z]*\(|\b(?:id|attr|arg|name)='\w+'`)
	literals  = regexp.MustCompile(`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`)
)

// shapeOf takes a dump down to its classes and names. Literals had five classes in
// 3.4, and an index was a class of its own.
func shapeOf(dump string) string {
	dump = literals.ReplaceAllStringFunc(dump, func(s string) string {
		if strings.ContainsAny(s, "( =") {
			return "'?'"
		}
		return s
	})
	var words []string
	for _, w := range shapeWord.FindAllString(dump, -1) {
		switch w {
		case "Num(", "Str(", "Bytes(", "NameConstant(", "Ellipsis(":
			w = "Constant("
		case "Index(":
			continue
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// gshape is the shape of gpython's tree, read by reflection: its own Walk and Dump
// leave nodes out and do not escape strings.
func gshape(tree gast.Ast) string {
	var words []string
	var visit func(name string, v reflect.Value)
	visit = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				visit(name, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(name, v.Index(i))
			}
		case reflect.String:
			if v.Type() == reflect.TypeFor[gast.Identifier]() && v.Len() > 0 {
				switch name {
				case "Id", "Attr", "Arg", "Name":
					if w := strings.ToLower(name) + "='" + v.String() + "'"; shapeWord.MatchString(w) {
						words = append(words, w)
					}
				}
			}
		case reflect.Struct:
			class := v.Type().Name()
			switch class {
			case "Num", "Str", "Bytes", "NameConstant", "Ellipsis":
				words = append(words, "Constant(")
				return
			case "Comprehension", "Arguments", "Arg", "Keyword", "Alias", "WithItem", "Index":
			default:
				words = append(words, class+"(")
			}
			for i := range v.NumField() {
				if f := v.Type().Field(i); !f.Anonymous && f.IsExported() {
					visit(f.Name, v.Field(i))
				}
			}
		default:
			// The operators and contexts are small integers with names.
			if s, ok := v.Interface().(fmt.Stringer); ok && name != "Level" {
				words = append(words, strings.TrimSuffix(s.String(), "()")+"(")
			}
		}
	}
	visit("", reflect.ValueOf(tree))
	for i, w := range words {
		if w == "ExprStmt(" {
			words[i] = "Expr("
		}
	}
	return strings.Join(words, " ")
}
