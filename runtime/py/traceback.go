package py

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
)

// Frame is one line of a traceback.
type Frame struct {
	File string
	Line int
	Name string
	// Source is the text of the line where known, printed below the frame.
	Source string
	// Carets is what is printed below the text.
	Carets string
}

// Traceback says where an exception passed. Emitted code only records Go's
// program counters when the exception is raised; they are turned into Python
// lines when somebody looks. The evaluator adds frames as it unwinds.
type Traceback struct {
	stack  *capturedStack // where the exception was raised
	from   uintptr        // the place of the frame that caught it; 0: the whole stack
	inner  *Traceback     // what the exception had passed before it was raised there
	frames []Frame        // of the evaluator, outermost first
	view   *Traceback     // the same for another from, see Exception.TracebackValue
}

// Type implements Value.
func (*Traceback) Type() *Type { return TypeTraceback }

// AddFrame notes that the exception leaves a Python frame: the frame goes
// outside of those already there.
func (e *Exception) AddFrame(f Frame) {
	if e.Traceback == nil {
		e.Traceback = &Traceback{}
	}
	tb := &Traceback{stack: e.Traceback.stack, inner: e.Traceback.inner, frames: append([]Frame{f}, e.Traceback.frames...)}
	e.Traceback = tb
}

// TracebackValue is __traceback__ as it is now, None for none: it begins at the frame that
// caught the exception.
func (e *Exception) TracebackValue() Value {
	tb := e.tracebackNow()
	if tb == nil {
		return None
	}
	return tb
}

func (e *Exception) tracebackNow() *Traceback {
	tb := e.Traceback
	if tb == nil || tb.from == e.caught {
		return tb
	}
	if tb.view == nil || tb.view.from != e.caught {
		tb.view = &Traceback{stack: tb.stack, from: e.caught, inner: tb.inner, frames: tb.frames}
	}
	return tb.view
}

// SetTraceback assigns __traceback__; TypeError.
func (e *Exception) SetTraceback(v Value) error {
	switch tb := v.(type) {
	case *Traceback:
		e.Traceback, e.caught = tb, tb.from
	case *tracebackLink:
		e.Traceback, e.caught = &Traceback{frames: tb.frames[tb.pos:]}, 0
	case NoneType:
		e.Traceback, e.caught = nil, 0
	default:
		return Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	return nil
}

// raised notes that the exception is raised in the caller's caller: what it passed before stays
// behind that.
func (e *Exception) raised() {
	tb := captureTraceback(2)
	if tb == nil {
		return
	}
	tb.inner = e.tracebackNow()
	e.Traceback, e.caught = tb, 0
}

// passes notes that err comes out of another stack (a generator, a task) to the caller's caller.
func passes(err error) error {
	if e, ok := err.(*Exception); ok && e.Traceback != nil {
		e.raised()
	}
	return err
}

// keepTraceback remembers what err passed so far; restore brings it back.
func keepTraceback(err error) (restore func()) {
	e, ok := err.(*Exception)
	if !ok {
		return func() {}
	}
	tb, caught := e.Traceback, e.caught
	return func() { e.Traceback, e.caught = tb, caught }
}

// Frames are the frames of the traceback, outermost first.
func (e *Exception) Frames() []Frame {
	if tb := e.tracebackNow(); tb != nil {
		return tb.Frames()
	}
	return nil
}

// Frames are the frames, outermost first.
func (tb *Traceback) Frames() []Frame {
	var out []Frame
	for ; tb != nil; tb = tb.inner {
		out = append(append(out, tb.frames...), tb.raisedFrames()...)
	}
	return out
}

// raisedFrames are the frames of the stack. A Python frame is a Go function and the closures in
// it that are above it in the stack, at the line of the innermost.
func (tb *Traceback) raisedFrames() []Frame {
	if tb.stack == nil || len(tb.stack.pcs) == 0 {
		return nil
	}
	var inner []Frame // innermost first
	var open *lineFunction
	frames := runtime.CallersFrames(tb.stack.until(tb.from))
	suspended := 0
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if suspended = max(0, suspended+suspends(f.Function)); suspended > 0 {
			continue
		}
		fn, lines := lookupLine(f)
		if fn == nil {
			continue
		}
		if fn != open {
			inner = append(inner, lines...)
		}
		if open = fn; fn.isBody(f) {
			open = nil
		}
	}
	slices.Reverse(inner)
	return inner
}

// suspends tells how a frame changes the number of suspended generators between the
// innermost frame and those behind it: see Generator.drive, Generator.during and Yields.drive.
func suspends(function string) int {
	switch _, method, _ := strings.Cut(function, "runtime/py."); method {
	case "(*Generator).drive.func1", "(*Generator).during.func1", "Yields[...].drive.func1":
		return 1
	case "(*Generator).drive", "(*Generator).during", "Yields[...].drive":
		return -1
	}
	return 0
}

// FormatException is what Python prints for an uncaught exception:
// traceback.format_exception with chained exceptions, notes and groups.
func FormatException(err error) string {
	e, ok := err.(*Exception)
	if !ok {
		e = AsException(err)
	}
	return formatException(e, noLimit, true)
}

func formatException(e *Exception, limit int, chain bool) string {
	var b strings.Builder
	f := tracebackPrinter{out: &b, seen: map[*Exception]bool{}, limit: limit, alone: !chain}
	f.chain(e)
	return b.String()
}

// noLimit is the limit None.
const noLimit = math.MaxInt

// limitFrames takes the outermost limit frames, or the innermost -limit.
func limitFrames(frames []Frame, limit int) []Frame {
	if limit < 0 {
		return frames[max(0, len(frames)+limit):]
	}
	return frames[:min(limit, len(frames))]
}

// tracebackPrinter prints exceptions; groups indent what belongs to them.
type tracebackPrinter struct {
	out    *strings.Builder
	seen   map[*Exception]bool
	indent int  // two columns per level of groups
	limit  int  // of frames, see limitFrames
	alone  bool // without causes and contexts
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
		case p.alone:
			e = nil
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
	frames := limitFrames(e.Frames(), p.limit)
	if members == nil {
		if len(frames) > 0 {
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
	if len(frames) > 0 {
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
		if i > 0 && f.Line == frames[i-1].Line && f.File == frames[i-1].File && f.Name == frames[i-1].Name {
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
			if f.Carets != "" {
				b.WriteString("    " + f.Carets + "\n")
			}
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
