package emit

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/dave/jennifer/jen"
)

// Tracebacks show Python lines. While code is made, whole-line comments mark where a
// Python function begins and ends in the Go text and which Python line the Go lines below
// belong to:
//
//	//py:begin:3     function 3 begins
//	//py:line:3:42   from here on: line 42 in function 3
//	//py:end:3       function 3 ends
//
// They go through gofmt like any comment; then they are taken out and leave the table.

const markPrefix = "//py:"

// lineTable is what a Go file's marks say.
type lineTable struct {
	name  string
	root  string // folder that absolute Python paths are seen from
	funcs []*lineFunc
}

type lineFunc struct {
	name       string // Python name as tracebacks print it
	path       string // of the Python file
	start, end int    // Go lines
	lines      [][2]int
}

func (t *lineTable) path(f *source.File) string { return relative(t.root, f) }

// relative is the path of a Python file as the output shows it: never that of a place on this
// machine.
func relative(root string, f *source.File) string {
	if strings.HasPrefix(f.Path, source.LibraryPath) {
		return f.Path
	}
	return strings.TrimPrefix(strings.TrimPrefix(f.Path, root), "/")
}

// rootOf returns the folder that holds all files of a program whose paths are absolute.
func rootOf(p *ir.Program) string {
	root := ""
	for i, m := range p.Modules {
		if m.File == nil || !strings.HasPrefix(m.File.Path, "/") || strings.HasPrefix(m.File.Path, source.LibraryPath) {
			continue
		}
		dir := path.Dir(m.File.Path) + "/"
		if i == 0 || root == "" {
			root = dir
		}
		for !strings.HasPrefix(dir, root) {
			root = path.Dir(strings.TrimSuffix(root, "/")) + "/"
			if root == "//" {
				return "/"
			}
		}
	}
	return root
}

// begin marks the begin of a Python function's code; the result identifies it.
func (t *lineTable) begin(f *ir.Func) (int, jen.Code) {
	file := ""
	if f.Span.File != nil {
		file = t.path(f.Span.File)
	} else if f.Module != nil && f.Module.File != nil {
		file = t.path(f.Module.File)
	}
	t.funcs = append(t.funcs, &lineFunc{name: f.Name, path: file})
	n := len(t.funcs) - 1
	return n, jen.Comment(fmt.Sprintf("%sbegin:%d", markPrefix, n))
}

func (t *lineTable) finish(n int) jen.Code {
	return jen.Comment(fmt.Sprintf("%send:%d", markPrefix, n))
}

// at marks the Python line of the code below; nil when the place is not known.
func (t *lineTable) at(n int, span source.Span) jen.Code {
	if span.IsZero() {
		return nil
	}
	return jen.Comment(fmt.Sprintf("%sline:%d:%d", markPrefix, n, span.File.Line(span.Start)))
}

// strip takes the marks out of a formatted file.
func (t *lineTable) strip(src []byte) []byte {
	var out bytes.Buffer
	line := 1
	if bytes.Contains(src, []byte("\nimport (\n")) && len(groupImports(src)) > len(src) {
		line++ // groupImports adds an empty line above all code
	}
	for _, text := range bytes.SplitAfter(src, []byte("\n")) {
		trimmed := strings.TrimSpace(string(text))
		if strings.HasPrefix(trimmed, markPrefix) && len(trimmed) > len(markPrefix) {
			t.mark(trimmed[len(markPrefix):], line)
			continue
		}
		out.Write(text)
		line++
	}
	return out.Bytes()
}

// mark reads one mark that stands before Go line line.
func (t *lineTable) mark(text string, line int) {
	parts := strings.Split(text, ":")
	n, err := strconv.Atoi(parts[1])
	if err != nil {
		return
	}
	f := t.funcs[n]
	switch parts[0] {
	case "begin":
		f.start = line
	case "end":
		f.end = line
	case "line":
		pythonLine, _ := strconv.Atoi(parts[2])
		if last := len(f.lines) - 1; last >= 0 && (f.lines[last][0] == line) {
			f.lines[last][1] = pythonLine
			return
		} else if last >= 0 && f.lines[last][1] == pythonLine {
			return
		}
		f.lines = append(f.lines, [2]int{line, pythonLine})
	}
}

// lineMapFile makes linemap.go.
func (g *generator) lineMapFile(tables []*lineTable) *goFile {
	f := g.newFile("linemap.go")
	var items []jen.Code
	for _, t := range tables {
		var funcs []jen.Code
		for _, fn := range t.funcs {
			if len(fn.lines) == 0 {
				continue
			}
			var lines []jen.Code
			for _, l := range fn.lines {
				lines = append(lines, jen.Values(jen.Lit(l[0]), jen.Lit(l[1])))
			}
			funcs = append(funcs, jen.Values(
				field("Start", jen.Lit(fn.start)), field("End", jen.Lit(fn.end)),
				field("Python", jen.Lit(fn.path)), field("Name", jen.Lit(fn.name)),
				field("Lines", jen.Index().Index(jen.Lit(2)).Int().Values(lines...))))
		}
		if len(funcs) > 0 {
			items = append(items, jen.Values(field("Go", jen.Lit(t.name)), field("Functions", jen.Index().Qual(pyPath, "LineFunction").Add(fields(funcs...)))))
		}
	}
	f.add(
		jen.Func().Id("init").Params().Block(jen.Qual(pyPath, "RegisterLines").Call(jen.Lit("main"), jen.Id("pythonLines"))),
		jen.Comment("// pythonLines tells which Python line the lines of the Go files come from; tracebacks\n// ask for it.").Line().
			Func().Id("pythonLines").Params().Index().Qual(pyPath, "LineTable").Block(
			jen.Return(jen.Index().Qual(pyPath, "LineTable").Add(fields(items...))),
		),
	)
	return f
}
