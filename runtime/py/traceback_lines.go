package py

import (
	"path"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// The table that leads from Go lines back to Python. It is a text, embedded in the service and
// read when the first traceback is looked at:
//
//	go app_py.go                   a Go file
//	def 95 106 deposit app.py      its lines 95 to 106 were made from function deposit of app.py
//	95 22                          from Go line 95 on: line 22
//	102 23 4:9                     line 23, with 9 "^" behind 4 columns in a traceback
//	105 24 4:2:1:3                 2 "~", 1 "^" and 3 "~" behind 4 columns
//	in 99 101 <listcomp> app.py    like def, for a frame without a Go function of its own
//	none 100 101                  no frame, in the middle of others
//	file app.py                    the text of its lines that are in the table
//	22 balances[name] += cents

// lineFunction is a piece of Go that was made for a Python function.
type lineFunction struct {
	start, end int // Go lines
	name, file string
	inside     bool        // part of the function around it
	none       bool        // no Python code
	places     []linePlace // by their Go lines
	table      *lineTable
}

// linePlace is a Python line and its carets, as the table has them.
type linePlace struct {
	line, python int
	carets       string
}

// lineTable is the table of one Go package.
type lineTable struct {
	pkg, text string
	once      sync.Once
	functions map[string][]*lineFunction // by Go file
	sources   map[string]map[int]string  // lines by Python file
}

var (
	linesRegistered bool
	lineTables      []*lineTable
)

// RegisterLines tells how the Go lines of a package map to Python. It is called
// from init functions.
func RegisterLines(pkg, text string) {
	linesRegistered = true
	lineTables = append(lineTables, &lineTable{pkg: pkg, text: text})
}

// read takes the table's text apart.
func (t *lineTable) read() {
	t.functions, t.sources = map[string][]*lineFunction{}, map[string]map[int]string{}
	var goFile string
	var fn *lineFunction
	var source map[int]string
	for line := range strings.Lines(t.text) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch word {
		case "go":
			goFile = rest
		case "def", "in":
			fields := strings.SplitN(rest, " ", 4)
			fn = &lineFunction{name: fields[2], file: fields[3], table: t, inside: word == "in"}
			fn.start, _ = strconv.Atoi(fields[0])
			fn.end, _ = strconv.Atoi(fields[1])
			t.functions[goFile] = append(t.functions[goFile], fn)
		case "none":
			from, to, _ := strings.Cut(rest, " ")
			fn = &lineFunction{none: true}
			fn.start, _ = strconv.Atoi(from)
			fn.end, _ = strconv.Atoi(to)
			t.functions[goFile] = append(t.functions[goFile], fn)
		case "file":
			source = map[int]string{}
			t.sources[rest] = source
		default:
			n, _ := strconv.Atoi(word)
			if source != nil {
				source[n] = rest
				continue
			}
			python, carets, _ := strings.Cut(rest, " ")
			p := linePlace{line: n, carets: carets}
			p.python, _ = strconv.Atoi(python)
			fn.places = append(fn.places, p)
		}
	}
}

// lookupLine finds the Python function that a Go frame is in, nil for none, and its frame with
// those of the code inside it, innermost first.
func lookupLine(f runtime.Frame) (fn *lineFunction, frames []Frame) {
	for _, t := range lineTables {
		if !strings.HasPrefix(f.Function, t.pkg+".") {
			continue
		}
		t.once.Do(t.read)
		// Pieces that hold the line are nested, and listed from the outside.
		all := t.functions[path.Base(f.File)]
		for i := len(all) - 1; i >= 0; i-- {
			piece := all[i]
			if f.Line < piece.start || f.Line > piece.end {
				continue
			}
			if piece.none {
				return nil, nil
			}
			n := sort.Search(len(piece.places), func(i int) bool { return piece.places[i].line > f.Line })
			if n == 0 {
				continue
			}
			frames = append(frames, piece.frame(piece.places[n-1]))
			if !piece.inside {
				return piece, frames
			}
		}
	}
	return nil, nil
}

// isBody reports whether a Go frame is the whole of the Python function, and no closure in it.
func (fn *lineFunction) isBody(f runtime.Frame) bool {
	if f.Func == nil { // inlined
		return !strings.Contains(f.Function, ".func") && !strings.Contains(f.Function, "-range")
	}
	_, line := f.Func.FileLine(f.Entry)
	return line < fn.start
}

// frame is the Python frame at a place.
func (fn *lineFunction) frame(p linePlace) Frame {
	f := Frame{File: fn.file, Line: p.python, Name: fn.name, Source: fn.table.sources[fn.file][p.python]}
	if p.carets == "" {
		return f
	}
	var n [4]int
	for i, text := range strings.SplitN(p.carets, ":", 4) {
		n[i], _ = strconv.Atoi(text)
	}
	f.Carets = strings.Repeat(" ", n[0])
	if strings.Count(p.carets, ":") == 1 {
		f.Carets += strings.Repeat("^", n[1])
	} else {
		f.Carets += strings.Repeat("~", n[1]) + strings.Repeat("^", n[2]) + strings.Repeat("~", n[3])
	}
	return f
}
