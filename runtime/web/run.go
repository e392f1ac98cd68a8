package web

import (
	"fmt"
	"os"
	"slices"

	"github.com/covetpy/covetgen/runtime/py"
)

// Run makes the application and serves it. Module code that fails stops the process with
// Python's traceback, before anything listens, as importing the module would.
func Run(make func() (*App, error)) {
	if slices.ContainsFunc(os.Args[1:], isHelp) {
		Main(New(Config{}))
	}
	app, err := make()
	if err != nil {
		fmt.Fprint(os.Stderr, py.FormatException(err))
		os.Exit(1)
	}
	Main(app)
}

// isHelp reports whether an argument asks for the flags; they need no application.
func isHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }
