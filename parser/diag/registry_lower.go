package diag

// Codes of lowering: what reachable function bodies use that is not compiled.
const (
	// NameNotDefined is a name in a function body that nothing defines.
	NameNotDefined Code = "CV2301"
	// NoFinalizer is a __del__ method, which nothing calls.
	NoFinalizer Code = "CV2302"
	// NotCompiled is a construct that has no compiled form yet.
	NotCompiled Code = "CV5301"
	// TemplateString is a t-string.
	TemplateString Code = "CV5302"
	// SourceAtRunTime is eval, exec, compile or __import__.
	SourceAtRunTime Code = "CV5303"
	// NamespaceCall is locals where it is not known which variables have values, or vars without argument.
	NamespaceCall Code = "CV5304"
	// NoSnapshot is an object of module state that cannot be made again in the service.
	NoSnapshot Code = "CV5305"
	// StartValue is a value that the service cannot compute when it starts.
	StartValue Code = "CV5307"
	// ImportInFunction is an import in a function body that fails at build.
	ImportInFunction Code = "CV5308"
	// UnknownLibrary is a library that covetgen neither binds nor has the source of.
	UnknownLibrary Code = "CV5309"
)

func init() { register(lowerRows) }

var lowerRows = []Row{
	{NameNotDefined, "a function reads a name that nothing defines",
		"A warning: the service raises NameError when the line runs, as Python does. The name is looked up among the variables of the function and those around it, the names of the module, and the builtins.",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read():\n    return undefined_name\n",
		"from fastapi import FastAPI\n\napp = FastAPI()\ndefined = 1\n\n\n@app.get(\"/\")\ndef read():\n    return defined\n"},
	{NoFinalizer, "a class has __del__, which never runs",
		"A warning: CPython calls __del__ when the last reference to an object goes; a service does not count references, and its objects go when the collector finds them.",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\nclass Lease:\n    def __del__(self):\n        print(\"returned\")\n\n\n@app.get(\"/\")\ndef read():\n    lease = Lease()\n    return lease is not None\n",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\nclass Lease:\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *error):\n        print(\"returned\")\n\n\n@app.get(\"/\")\ndef read():\n    with Lease() as lease:\n        return lease is not None\n"},
	{NotCompiled, "this construct is not compiled yet",
		"The construct is valid Python for which covetgen has no compiled form. Only the routes that reach it are concerned.", "", ""},
	{TemplateString, "a template string is not compiled yet",
		"Template strings (PEP 750) make objects that keep the parts of a string apart. Use an f-string where the text itself is wanted.",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(name: str):\n    return str(t\"hello {name}\")\n",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(name: str):\n    return f\"hello {name}\"\n"},
	{SourceAtRunTime, "code that is text at build time cannot be compiled",
		"eval, exec, compile and __import__ run source that is only known while the program runs; a compiled service has no Python to run it with.",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(x: str):\n    return eval(x)\n",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(x: int):\n    return x\n"},
	{NamespaceCall, "locals() and vars() need variables that are not known here",
		"Compiled functions keep their variables in places without names; locals() is a dict where it stands once, outside of loops, and it is known which variables have values there. Name the variables that are meant, or keep a dict.",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(x: int):\n    for y in range(x):\n        print(locals())\n    return x\n",
		"from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef read(x: int):\n    for y in range(x):\n        print({\"x\": x, \"y\": y})\n    return x\n"},
	{NoSnapshot, "an object of the module cannot be carried over into the service",
		"Module code ran at build and left an object that covetgen cannot make again when the service starts. Make the object inside the function that uses it.", "", ""},
	{StartValue, "a value cannot be computed when the service starts",
		"The value depends on the environment and is made in a way that covetgen does not repeat at start.", "", ""},
	{ImportInFunction, "an import inside a function fails",
		"Imports inside functions are followed at build like all others.", "", ""},
	{UnknownLibrary, "a library is not known to covetgen",
		"The library is neither bound nor was its Python source found in the environment. Routes that do not reach it are not concerned.", "", ""},
}
