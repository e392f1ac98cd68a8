package diag

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/covetpy/covetgen/parser/source"
)

// reportIt is the way out of every fault of covetgen's own.
const reportIt = "this is a fault of covetgen and nothing was written; please report it with this source and what `covetgen version` prints"

// InternalFault is the diagnostic of a fault of covetgen itself at the construct that was
// being compiled.
func InternalFault(span source.Span, format string, args ...any) *Diagnostic {
	return &Diagnostic{Code: Internal, Span: span, Msg: fmt.Sprintf(format, args...), Hint: reportIt}
}

// Recovered is the diagnostic of a panic. doing says what covetgen did to the construct at
// span, as "lowering". It belongs into the deferred function that recovers, where the
// panic's own frames are still on the stack: the message names the Go function that failed.
// With COVETGEN_DEBUG set, the stack comes as a note.
func Recovered(panicked any, span source.Span, doing string) *Diagnostic {
	d := InternalFault(span, "covetgen failed while %s this: %v (%s)", doing, panicked, panicPlace())
	if os.Getenv("COVETGEN_DEBUG") != "" {
		d.Notes = append(d.Notes, Note{Msg: string(debug.Stack())})
	}
	return d
}

// panicPlace is the function, file and line that panicked: the first frame above the
// runtime's own that stands behind its panic.
func panicPlace() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicking := false
	for {
		f, more := frames.Next()
		own := strings.HasPrefix(f.Function, "runtime.")
		if panicking && !own {
			return fmt.Sprintf("%s, %s:%d", filepath.Base(f.Function), filepath.Base(f.File), f.Line)
		}
		panicking = panicking || f.Function == "runtime.gopanic"
		if !more {
			return "unknown place"
		}
	}
}

// IsInternal reports whether a diagnostic is about covetgen itself.
func (d *Diagnostic) IsInternal() bool { return d.Code == Internal || d.Code == BadOutput }
