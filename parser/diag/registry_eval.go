package diag

// Codes of the evaluator: what running the program's modules at build finds.
const (
	// ImportFailed is an ImportError or ModuleNotFoundError that leaves a module.
	ImportFailed Code = "CV2001"
	// UndefinedName is a NameError that leaves a module.
	UndefinedName Code = "CV2002"
	// RaisedAtImport is any other exception that leaves a module.
	RaisedAtImport Code = "CV2003"
	// GuardedImport is an import of an unknown module that decides the program's way.
	GuardedImport Code = "CV2004"
	// UnknownStarImport is "from x import *" of a module that is not known.
	UnknownStarImport Code = "CV2005"
	// NoProgram is a target without a file or module.
	NoProgram Code = "CV2006"
	// NoApp is a module without a FastAPI app.
	NoApp Code = "CV2007"
	// NotAnApp is a named object that is no FastAPI app.
	NotAnApp Code = "CV2008"
	// SkippedStatement is a statement of an installed package that cannot be run at build.
	SkippedStatement Code = "CV2009"
	// WeakTiming is an import of weakref.
	WeakTiming Code = "CV2010"
	// DecidedAtBuild is a value of the application that the environment of the build decides.
	DecidedAtBuild Code = "CV2011"

	// BranchAtStart is a decision on a value that is only known at start.
	BranchAtStart Code = "CV5001"
	// LoopAtStart is an iteration over a value that is only known at start.
	LoopAtStart Code = "CV5002"
	// LookAtStart is any other use that needs such a value at build.
	LookAtStart Code = "CV5003"
	// OverBudget is module code that runs too long or takes too much memory.
	OverBudget Code = "CV5004"
	// UnsupportedSyntax is a construct that the evaluator does not run.
	UnsupportedSyntax Code = "CV5005"
	// DynamicCode is exec, eval or compile of text that is made at run time.
	DynamicCode Code = "CV5006"
)

func init() {
	register([]Row{
		{Code: ImportFailed, Summary: "an import fails", Explanation: "A module of the program imports something that does not exist, or imports " +
			"itself through others before the name is there. The message is Python's own; the notes are the traceback.",
			Bad: "import enum\nfrom enum import Enumm\n", Good: "import enum\nfrom enum import Enum\n"},
		{Code: UndefinedName, Summary: "a name is not defined", Explanation: "Code that runs when a module is imported uses a name that nothing has bound by then.",
			Bad: "limit = default_limit * 2\n", Good: "default_limit = 10\nlimit = default_limit * 2\n"},
		{Code: RaisedAtImport, Summary: "importing the program raises an exception", Explanation: "covetgen runs the code of your modules at build to learn the app's structure. " +
			"It raised an exception that nothing caught, as `python` would have shown for the same file.",
			Bad: "sizes = {'s': 1}\nlarge = sizes['l']\n", Good: "sizes = {'s': 1, 'l': 3}\nlarge = sizes['l']\n"},
		{Code: GuardedImport, Summary: "whether a module is installed decides how the program goes on", Explanation: "A try statement imports a module that is neither part of the program nor " +
			"understood by covetgen, and catches the ImportError. Which way the program takes depends on the environment it will run in, which a build does not see. " +
			"Give the environment with its site-packages to covetgen, or import unconditionally.",
			Bad: "try:\n    import some_accelerator\nexcept ImportError:\n    some_accelerator = None\n", Good: "some_accelerator = None\n"},
		{Code: UnknownStarImport, Summary: "star import of an unknown module", Explanation: "The names that `from x import *` binds are those of a module that covetgen does not know. " +
			"Import the names that you use.", Bad: "from some_library import *\n", Good: "from some_library import thing\n"},
		{Code: NoProgram, Summary: "there is no program at the given place", Explanation: "The file, folder or module that was named does not exist, or no default file (main.py, app.py, api.py, " +
			"app/main.py, app/app.py, app/api.py) is there."},
		{Code: NoApp, Summary: "the module has no FastAPI app", Explanation: "No module-level name holds an instance of FastAPI. `app` and `api` are looked at first, then every other name in alphabetical order. " +
			"Name the variable (`module:variable`), or assign the app to one."},
		{Code: NotAnApp, Summary: "the named object is not a FastAPI app", Explanation: "The variable after the colon does not exist in the module, or holds something else."},
		{Code: SkippedStatement, Summary: "a statement of an installed package is left out", Explanation: "covetgen runs the modules of installed packages like those of the program. What it cannot run there " +
			"is left out: a name that the statement binds is refused where the program uses it, and whatever else it does does not happen. Nothing is to be done where the service does not depend on it."},
		{Code: WeakTiming, Summary: "weak references die later than in CPython", Explanation: "A warning: CPython counts references, and an object goes with the last one. A service leaves that to Go's collector: " +
			"until it runs, a weak reference still gives the object, and the entries of weakref's containers stay. gc.collect() waits for the collector. Callbacks run when the program next uses a weak reference, " +
			"and an object that a weak reference gave is kept to the end of the request.",
			Bad: "import weakref\ncache = weakref.WeakValueDictionary()\n", Good: "cache = {}\n"},
		{Code: DecidedAtBuild, Summary: "the environment of the build decides about the application", Explanation: "A warning: routes, titles, prefixes and the like are made at build. Where one depends on an environment variable, " +
			"on settings or on a file, it is taken as it is where the service is built, and the service checks at start that it is the same there: it ends with a RuntimeError that names the place when it is not. " +
			"Build the service with the environment that it runs with, or leave such values constant and let functions look at the environment.",
			Bad:  "import os\nfrom fastapi import FastAPI\n\napp = FastAPI(title=os.getenv('TITLE', 'Shop'))\n",
			Good: "from fastapi import FastAPI\n\napp = FastAPI(title='Shop')\n"},
		{Code: BranchAtStart, Summary: "a decision depends on a value that is only known at start", Explanation: "covetgen runs module code at build, without the environment, files, clock or network of the place where " +
			"the service will run. A statement of a module that needs them runs when the service starts. That cannot be where it makes what the program is: routes, models, functions. There a decision that depends on " +
			"environment variables alone is taken by the environment of the build, and the service checks at start that it has the same. Other decisions are refused: " +
			"move them into a function that runs at start or per request (a lifespan, a dependency), or make both ways register the same routes.",
			Bad:  "import time\n\ndef traced(f):\n    if time.time() > 2e9:\n        print('traced')\n    return f\n\n@traced\ndef answer():\n    return 42\n",
			Good: "import time\nLATE = time.time() > 2e9\n\ndef answer():\n    return 42\n"},
		{Code: LoopAtStart, Summary: "a loop runs over a value that is only known at start", Explanation: "The items of a value that the environment, a file or an unknown library gives are not known at build. A loop over them, " +
			"a comprehension or a star argument cannot run there, and the statement that needs it makes what the program is, so that it cannot be left to the start.",
			Bad:  "import os\n\ndef named(f):\n    f.names = [n.strip() for n in os.environ['NAMES'].split(',')]\n    return f\n\n@named\ndef answer():\n    return 42\n",
			Good: "import os\n\ndef names():\n    return [n.strip() for n in os.environ['NAMES'].split(',')]\n"},
		{Code: LookAtStart, Summary: "a value that is only known at start is needed at build", Explanation: "The value is used where its content decides at build: as a path, a title or a constraint of the application, as a key, " +
			"in a set, as an exception class. What depends on environment variables alone is taken by the environment of the build, and the service checks at start that it has the same.",
			Bad:  "import os\n\ndef keyed(f):\n    f.table = {os.environ['KEY']: 1}\n    return f\n\n@keyed\ndef answer():\n    return 42\n",
			Good: "import os\n\ndef table():\n    return {os.environ['KEY']: 1}\n"},
		{Code: OverBudget, Summary: "module code takes too long or too much memory", Explanation: "Code that runs at import has a budget of steps and memory at build. " +
			"Compute large tables in a lifespan function, or load them from a file at start."},
		{Code: UnsupportedSyntax, Summary: "a construct that is not run at build", Explanation: "Module code uses a construct that the evaluator does not know."},
		{Code: DynamicCode, Summary: "code made at run time", Explanation: "exec, eval and compile run text as code. A compiled service has no interpreter."},
	})
}
