package emit

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/dave/jennifer/jen"
)

// Tracebacks show Python lines. While code is made, whole-line comments mark where a
// Python function begins and ends in the Go text and which Python line the Go lines below
// belong to:
//
//	//py:begin:3     function 3 begins
//	//py:line:3:42:60 from here on: bytes 42 to 60 of the file, in function 3
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
	file       *source.File
	start, end int // Go lines
	lines      []linePlace
	inside     bool // part of the function around it, see beginInside
	thunk      bool // no Python code, in the middle of some
}

// linePlace says that the Go lines from line on belong to a piece of Python code.
type linePlace struct {
	line int
	span source.Span
}

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
	if f.Thunk {
		t.funcs = append(t.funcs, &lineFunc{name: f.Name, thunk: true})
		return len(t.funcs) - 1, jen.Comment(fmt.Sprintf("%sbegin:%d", markPrefix, len(t.funcs)-1))
	}
	file := f.Span.File
	if file == nil && f.Module != nil {
		file = f.Module.File
	}
	t.funcs = append(t.funcs, &lineFunc{name: f.Name, file: file})
	n := len(t.funcs) - 1
	return n, jen.Comment(fmt.Sprintf("%sbegin:%d", markPrefix, n))
}

// beginInside marks the begin of code that is a frame of its own inside function n.
func (t *lineTable) beginInside(name string, n int) (int, jen.Code) {
	t.funcs = append(t.funcs, &lineFunc{name: name, file: t.funcs[n].file, inside: true})
	return len(t.funcs) - 1, jen.Comment(fmt.Sprintf("%sbegin:%d", markPrefix, len(t.funcs)-1))
}

func (t *lineTable) finish(n int) jen.Code {
	return jen.Comment(fmt.Sprintf("%send:%d", markPrefix, n))
}

// at marks the Python line of the code below; nil when the place is not known.
func (t *lineTable) at(n int, span source.Span) jen.Code {
	if span.IsZero() || t.funcs[n].thunk || span.File != t.funcs[n].file {
		return nil
	}
	return jen.Comment(fmt.Sprintf("%sline:%d:%d:%d", markPrefix, n, span.Start, span.End))
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
		if f.end = line; f.inside || f.thunk {
			f.end--
		}
	case "line":
		start, _ := strconv.Atoi(parts[2])
		end, _ := strconv.Atoi(parts[3])
		place := linePlace{line, source.Span{File: f.file, Start: start, End: end}}
		if last := len(f.lines) - 1; last >= 0 && f.lines[last].line == line {
			f.lines[last] = place
			return
		} else if last >= 0 && f.lines[last].span == place.span {
			return
		}
		f.lines = append(f.lines, place)
	}
}

// generated reports whether a file is text that was never in one: tracebacks do not show its lines.
func generated(f *source.File) bool { return strings.HasPrefix(f.Path, "<") }

// lineMapFile makes linemap.go and the text that it embeds, see py.RegisterLines; nil where
// there is nothing to tell.
func (g *generator) lineMapFile(tables []*lineTable, set *FileSet) *goFile {
	var text strings.Builder
	sources := map[*source.File]map[int]bool{}
	var files []*source.File
	for _, t := range tables {
		head := fmt.Sprintf("go %s\n", t.name)
		for _, fn := range t.funcs {
			if !fn.thunk && (len(fn.lines) == 0 || fn.file == nil) {
				continue
			}
			text.WriteString(head)
			head = ""
			if fn.thunk {
				fmt.Fprintf(&text, "none %d %d\n", fn.start, fn.end)
				continue
			}
			if sources[fn.file] == nil {
				sources[fn.file] = map[int]bool{}
				files = append(files, fn.file)
			}
			word := "def"
			if fn.inside {
				word = "in"
			}
			fmt.Fprintf(&text, "%s %d %d %s %s\n", word, fn.start, fn.end, fn.name, relative(g.root, fn.file))
			for _, l := range fn.lines {
				python := fn.file.Line(l.span.Start)
				sources[fn.file][python] = true
				marks := ""
				if !generated(fn.file) {
					marks = carets(l.span)
				}
				fmt.Fprintf(&text, "%d %d%s\n", l.line, python, marks)
			}
		}
	}
	for _, f := range files {
		if generated(f) {
			continue
		}
		fmt.Fprintf(&text, "file %s\n", relative(g.root, f))
		for _, n := range slices.Sorted(maps.Keys(sources[f])) {
			fmt.Fprintf(&text, "%d %s\n", n, strings.TrimSpace(f.LineText(n)))
		}
	}
	if text.Len() == 0 {
		return nil
	}
	set.Add("linemap.txt", []byte(text.String()))
	f := g.newFile("linemap.go")
	f.file.Anon("embed")
	f.add(
		jen.Comment("// pythonLines tells which Python code the lines of the Go files come from; tracebacks\n// ask for it.\n//\n//go:embed linemap.txt").Line().
			Var().Id("pythonLines").String(),
		jen.Func().Id("init").Params().Block(jen.Qual(pyPath, "RegisterLines").Call(jen.Lit("main"), jen.Id("pythonLines"))),
	)
	return f
}

// carets is the form of parser.CaretsOf in the table: skip:middle, or skip:left:middle:right.
func carets(span source.Span) string {
	c := parser.CaretsOf(span)
	switch {
	case c == parser.Carets{}:
		return ""
	case c.Left == 0 && c.Right == 0:
		return fmt.Sprintf(" %d:%d", c.Skip, c.Middle)
	}
	return fmt.Sprintf(" %d:%d:%d:%d", c.Skip, c.Left, c.Middle, c.Right)
}
