package py

import (
	"fmt"
	"path"
	"runtime"
	"sort"
	"strings"
	"sync"
)

// Frame is one line of a traceback.
type Frame struct {
	File string
	Line int
	Name string
	// Source is the text of the line where known, printed below the frame.
	Source string
}

// Traceback says where an exception passed. Emitted code only records Go's
// program counters when the exception is raised; they are turned into Python
// lines when somebody looks. The evaluator adds frames as it unwinds.
type Traceback struct {
	pcs    []uintptr
	frames []Frame // added frames, outermost first
}

// Type implements Value.
func (*Traceback) Type() *Type { return TypeTraceback }

// AddFrame notes that the exception leaves a Python frame: the frame goes
// outside of those already there.
func (e *Exception) AddFrame(f Frame) {
	if e.Traceback == nil {
		e.Traceback = &Traceback{}
	}
	tb := &Traceback{pcs: e.Traceback.pcs, frames: append([]Frame{f}, e.Traceback.frames...)}
	e.Traceback = tb
}

// Frames are the frames of the traceback, outermost first.
func (e *Exception) Frames() []Frame {
	if e.Traceback == nil {
		return nil
	}
	return e.Traceback.Frames()
}

// LineTable maps the lines of one emitted Go file to Python.
type LineTable struct {
	// Go is the base name of the Go file.
	Go        string
	Functions []LineFunction
}

// LineFunction is a Go function that was emitted for a Python function.
type LineFunction struct {
	// Start and End are its first and last Go line.
	Start, End int
	// Python is the Python file and Name the function in it.
	Python, Name string
	// Lines pairs Go lines with Python lines, ascending.
	Lines [][2]int
}

var (
	linesRegistered bool
	lineSources     []lineSource
)

type lineSource struct {
	pkg    string
	once   *sync.Once
	load   func() []LineTable
	byFile map[string][]LineFunction
}

// RegisterLines tells how the Go lines of a package map to Python. It is called
// from init functions; tables is called when the first traceback is printed.
func RegisterLines(pkg string, tables func() []LineTable) {
	linesRegistered = true
	lineSources = append(lineSources, lineSource{pkg: pkg, once: new(sync.Once), load: tables})
}

func (s *lineSource) find(file string, line int) (*LineFunction, int) {
	s.once.Do(func() {
		s.byFile = map[string][]LineFunction{}
		for _, table := range s.load() {
			s.byFile[table.Go] = append(s.byFile[table.Go], table.Functions...)
		}
	})
	functions := s.byFile[file]
	for i := range functions {
		f := &functions[i]
		if line < f.Start || line > f.End {
			continue
		}
		n := sort.Search(len(f.Lines), func(j int) bool { return f.Lines[j][0] > line })
		if n == 0 {
			continue
		}
		return f, f.Lines[n-1][1]
	}
	return nil, 0
}

// Frames are the frames, outermost first. Closures of one emitted function that
// lie directly above each other are one Python frame, at the innermost line.
func (tb *Traceback) Frames() []Frame {
	out := append([]Frame(nil), tb.frames...)
	if len(tb.pcs) == 0 {
		return out
	}
	var inner []Frame // innermost first
	var last *LineFunction
	frames := runtime.CallersFrames(belowCatcher(tb.pcs))
	suspended := 0
	for {
		f, more := frames.Next()
		if suspended = max(0, suspended+suspends(f.Function)); suspended > 0 {
			if !more {
				break
			}
			continue
		}
		fn, line := lookupLine(f)
		if fn != nil && fn != last {
			inner = append(inner, Frame{File: fn.Python, Line: line, Name: fn.Name})
		}
		if fn != nil {
			last = fn
		} else if !strings.HasPrefix(f.Function, "github.com/covetpy/covetgen/runtime/") && !strings.Contains(f.File, "covetgen/runtime/py/") {
			// The second is a closure of the runtime that was inlined into emitted code.
			last = nil
		}
		if !more {
			break
		}
	}
	for i := len(inner) - 1; i >= 0; i-- {
		out = append(out, inner[i])
	}
	return out
}

// belowCatcher leaves out of a captured stack the calls that are still in progress: an exception is
// looked at by the function that caught it, or from there on, and a traceback begins with
// that function. Its own frame stays, since it is at another place now.
func belowCatcher(pcs []uintptr) []uintptr {
	now := callers(1)
	i, j := len(pcs), len(now)
	for i > 0 && j > 0 && pcs[i-1] == now[j-1] {
		i, j = i-1, j-1
	}
	return pcs[:i]
}

// suspends tells how a frame changes the number of suspended generators between the
// innermost frame and those behind it: see Generator.drive.
func suspends(function string) int {
	if strings.HasSuffix(function, "runtime/py.(*Generator).drive.func1") {
		return 1
	}
	if strings.HasSuffix(function, "runtime/py.(*Generator).drive") {
		return -1
	}
	return 0
}

func lookupLine(f runtime.Frame) (*LineFunction, int) {
	for i := range lineSources {
		s := &lineSources[i]
		if strings.HasPrefix(f.Function, s.pkg+".") {
			return s.find(path.Base(f.File), f.Line)
		}
	}
	return nil, 0
}

// FormatException is what Python prints for an uncaught exception:
// traceback.format_exception with chained exceptions, notes and groups.
func FormatException(err error) string {
	e, ok := err.(*Exception)
	if !ok {
		e = AsException(err)
	}
	var b strings.Builder
	f := tracebackPrinter{out: &b, seen: map[*Exception]bool{}}
	f.chain(e)
	return b.String()
}

// tracebackPrinter prints exceptions; groups indent what belongs to them.
type tracebackPrinter struct {
	out    *strings.Builder
	seen   map[*Exception]bool
	indent int // two columns per level of groups
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"
	// groupWidth and groupDepth are traceback.TracebackException's limits.
	groupWidth = 15
	groupDepth = 10
)

// chain prints the causes first. The chain is walked without recursion.
func (p *tracebackPrinter) chain(e *Exception) {
	type link struct {
		e    *Exception
		text string
	}
	var links []link
	text := ""
	for e != nil && !p.seen[e] {
		p.seen[e] = true
		links = append(links, link{e, text})
		switch {
		case e.Cause != nil:
			e, text = e.Cause, causeText
		case e.Context != nil && !e.SuppressContext:
			e, text = e.Context, contextText
		default:
			e = nil
		}
	}
	for i := len(links) - 1; i >= 0; i-- {
		p.one(links[i].e)
		p.write(links[i].text)
	}
}

// write prints text, each line behind the group's margin.
func (p *tracebackPrinter) write(text string) {
	if text == "" {
		return
	}
	if p.indent == 0 {
		p.out.WriteString(text)
		return
	}
	margin := strings.Repeat(" ", 2*p.indent) + "| "
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			p.out.WriteString(margin + line)
		}
	}
}

func (p *tracebackPrinter) one(e *Exception) {
	members := e.Group()
	frames := e.Frames()
	if members == nil {
		if frames != nil {
			p.write("Traceback (most recent call last):\n" + formatFrames(frames))
		}
		p.write(exceptionOnly(e))
		return
	}
	if p.indent > 2*groupDepth {
		p.write(fmt.Sprintf("... (max_group_depth is %d)\n", groupDepth))
		return
	}
	top := p.indent == 0
	if top {
		p.indent = 1
	}
	if frames != nil {
		header := "Exception Group Traceback (most recent call last):\n"
		if top {
			p.out.WriteString("  + " + header)
		} else {
			p.write(header)
		}
		p.write(formatFrames(frames))
	}
	p.write(exceptionOnly(e))
	for i, m := range members {
		lead := "  "
		if i == 0 {
			lead = "+-"
		}
		margin := strings.Repeat(" ", 2*p.indent)
		if i == groupWidth {
			p.out.WriteString(margin + lead + "+---------------- ... ----------------\n")
			p.indent++
			p.write(fmt.Sprintf("and %d more exceptions\n", len(members)-groupWidth))
			p.indent--
			break
		}
		p.out.WriteString(fmt.Sprintf("%s%s+---------------- %d ----------------\n", margin, lead, i+1))
		p.indent++
		closed := m.Group() != nil
		p.chain(m)
		last := i == len(members)-1 || i == groupWidth-1 && len(members) == groupWidth
		if last && !closed {
			p.out.WriteString(strings.Repeat(" ", 2*p.indent) + "+------------------------------------\n")
		}
		p.indent--
	}
	if top {
		p.indent = 0
	}
}

// formatFrames prints frames, with repetitions collapsed behind the third.
func formatFrames(frames []Frame) string {
	var b strings.Builder
	repeated := 0
	for i, f := range frames {
		if i > 0 && f == frames[i-1] {
			repeated++
			if repeated >= 3 {
				continue
			}
		} else {
			repeated = writeRepeated(&b, repeated)
		}
		fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", f.File, f.Line, f.Name)
		if s := strings.TrimSpace(f.Source); s != "" {
			b.WriteString("    " + s + "\n")
		}
	}
	writeRepeated(&b, repeated)
	return b.String()
}

func writeRepeated(b *strings.Builder, repeated int) int {
	if n := repeated - 2; n > 0 {
		fmt.Fprintf(b, "  [Previous line repeated %d more time%s]\n", n, plural(n))
	}
	return 0
}

// exceptionOnly is the last line of a traceback, with the notes.
func exceptionOnly(e *Exception) string {
	var b strings.Builder
	name := e.Class.qualifiedName()
	if m := e.Class.moduleName(); m == "__main__" {
		name = e.Class.Qualname
	}
	text, err := StrOf(nil, e)
	if err != nil {
		text = "<exception str() failed>"
	}
	b.WriteString(name)
	if text != "" && text != "None" {
		b.WriteString(": " + text)
	}
	b.WriteByte('\n')
	if e.Notes != nil {
		for _, n := range e.Notes.Items {
			s, err := StrOf(nil, n)
			if err != nil {
				s = "<note str() failed>"
			}
			for _, line := range strings.Split(s, "\n") {
				b.WriteString(line + "\n")
			}
		}
	}
	return b.String()
}
