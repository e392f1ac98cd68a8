package py

import (
	"io"
	"math"
	"os"
	"runtime"
)

// TypeTextIO is the type of sys.stdout and sys.stderr.
var TypeTextIO = newRootType(sysTables{}, "_io", "TextIOWrapper")

// textOutput is sys.stdout or sys.stderr.
type textOutput struct {
	name string
	w    func(t *Task) io.Writer
}

// Type implements Value.
func (*textOutput) Type() *Type { return TypeTextIO }

// Repr implements Reprer.
func (o *textOutput) Repr(t *Task) (string, error) {
	return "<_io.TextIOWrapper name='" + o.name + "' mode='w' encoding='utf-8'>", nil
}

var textOutputMethods = []Method{
	{Name: "write", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "write() argument must be str, not %s", a[0].Type().Name)
		}
		if _, err := io.WriteString(self.(*textOutput).w(t), s); err != nil {
			return nil, Raise(OSError, "%s", err.Error())
		}
		return MakeInt(int64(StrLen(s))), nil
	}},
	{Name: "flush", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, nil }},
	{Name: "isatty", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return False, nil }},
	{Name: "fileno", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if self.(*textOutput).name == "<stderr>" {
			return MakeInt(2), nil
		}
		return MakeInt(1), nil
	}},
	{Name: "writable", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return True, nil }},
}

// The process's own streams, and what sys.stdout and sys.stderr are now; nil is the
// process's own.
var (
	processStdout Value = &textOutput{"<stdout>", func(t *Task) io.Writer { return t.stdout() }}
	processStderr Value = &textOutput{"<stderr>", func(t *Task) io.Writer { return os.Stderr }}

	sysStdout, sysStderr Variable
)

// replaced is the value of sys.stdout or sys.stderr when it is not the process's own stream.
func replaced(stream *Variable) Value {
	if v := stream.Get(); v != processStdout && v != processStderr {
		return v
	}
	return nil
}

// excInfo is sys.exc_info().
func excInfo(t *Task) Value {
	e := t.Handled()
	if e == nil {
		return NewTuple(None, None, None)
	}
	return NewTuple(e.Class, e, e.TracebackValue())
}

// getFrame is sys._getframe: a frame of the stack as a traceback would show it.
func getFrame(t *Task, _ Value, a []Value) (Value, error) {
	depth, err := sizeArg(t, a[0], 0)
	if err != nil {
		return nil, err
	}
	var frames []Frame
	if tb := captureTraceback(1); tb != nil {
		frames = tb.Frames()
	}
	if pos := len(frames) - 1 - max(depth, 0); pos >= 0 {
		return linkAttr(frames, pos, "tb_frame"), nil
	}
	return nil, Raise(ValueError, "call stack is not deep enough")
}

// sysExit is sys.exit, and what site makes of it: exit and quit.
func sysExit(t *Task, _ Value, a []Value) (Value, error) {
	if a[0] == nil {
		return nil, NewException(t, SystemExit)
	}
	return nil, NewException(t, SystemExit, a[0])
}

var sysFunctions = []Method{
	{Name: "exc_info", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return excInfo(t), nil }},
	{Name: "exception", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return exceptionOrNone(t.Handled()), nil }},
	{Name: "exit", Kind: Positional, Max: 1, Fn: sysExit},
	{Name: "_getframe", Kind: Positional, Max: 1, Fn: getFrame},
	{Name: "getrecursionlimit", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeInt(recursionLimit), nil }},
	{Name: "excepthook", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, err := tracebackText(t, tracebackError(a[:2]), nil, nil)
		if err != nil {
			return nil, err
		}
		return None, printTo(t, text, nil)
	}},
	{Name: "is_finalizing", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return False, nil }},
	{Name: "getswitchinterval", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Float(0.005), nil }},
	{Name: "intern", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return a[0], nil }},
	{Name: "getdefaultencoding", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Str("utf-8"), nil }},
	{Name: "getfilesystemencodeerrors", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Str("surrogateescape"), nil }},
	{Name: "audit", Kind: Positional, Min: 1, Max: NoMax, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, nil }}, // there are no hooks
	{Name: "getfilesystemencoding", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Str("utf-8"), nil }},
}

var (
	sysFloatInfo = newStructSeq("sys", "float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	sysHashInfo  = newStructSeq("sys", "hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	sysIntInfo   = newStructSeq("sys", "int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
)

// implementation is sys.implementation: CPython's, whose behaviour programs rely on that ask.
func implementation(sys *Dict) Value {
	attrs := NewDict()
	attrs.SetStr("name", Str("cpython"))
	attrs.SetStr("cache_tag", Str("cpython-311"))
	if version, ok := sys.GetStr("version_info"); ok {
		attrs.SetStr("version", version)
	}
	attrs.SetStr("hexversion", MakeInt(0x030b07f0))
	return &SimpleNamespace{attrs: attrs}
}

func sysModule() *Module {
	m := NewNativeModule("sys", append(sysLimitFunctions, sysFunctions...))
	d := m.Dict
	var versionInfo Value = None
	version, err := makeNamedTuple(nil, "version_info", []string{"major", "minor", "micro", "releaselevel", "serial"}, nil, "sys")
	if err == nil {
		version.Qualname, version.Name = "version_info", "sys.version_info"
		o := newObject(version)
		o.Base = NewTuple(MakeInt(3), MakeInt(11), MakeInt(7), Str("final"), MakeInt(0))
		d.SetStr("version_info", o)
		versionInfo = o
	}
	d.SetStr("float_info", structSeq(sysFloatInfo, Float(math.MaxFloat64), MakeInt(1024), MakeInt(308), Float(math.Float64frombits(1<<52)), MakeInt(-1021),
		MakeInt(-307), MakeInt(15), MakeInt(53), Float(math.Float64frombits(0x3cb<<52)), MakeInt(2), MakeInt(1)))
	d.SetStr("hash_info", structSeq(sysHashInfo, MakeInt(64), MakeInt(1<<61-1), MakeInt(314159), MakeInt(0), MakeInt(1000003), Str("siphash13"),
		MakeInt(64), MakeInt(128), MakeInt(0)))
	d.SetStr("int_info", structSeq(sysIntInfo, MakeInt(30), MakeInt(4), MakeInt(4300), MakeInt(640)))
	d.SetStr("flags", flagsValue())
	d.SetStr("warnoptions", NewList())
	d.SetStr("implementation", implementation(d))
	d.SetStr("float_repr_style", Str("short"))
	implementation := NewDict()
	for _, field := range []Kw{{"name", Str("cpython")}, {"cache_tag", Str("cpython-311")}, {"version", versionInfo}, {"hexversion", MakeInt(0x030b07f0)},
		{"_multiarch", Str("x86_64-linux-gnu")}} {
		implementation.SetStr(field.Name, field.Value)
	}
	d.SetStr("implementation", &SimpleNamespace{attrs: implementation})
	d.SetStr("api_version", MakeInt(1013))
	d.SetStr("prefix", Str("/usr/local"))
	d.SetStr("base_prefix", Str("/usr/local"))
	d.SetStr("exec_prefix", Str("/usr/local"))
	d.SetStr("base_exec_prefix", Str("/usr/local"))
	d.SetStr("platlibdir", Str("lib"))
	d.SetStr("abiflags", Str(""))
	d.SetStr("warnoptions", NewList())
	d.SetStr("dont_write_bytecode", False)
	d.SetStr("pycache_prefix", None)
	d.SetStr("copyright", Str("Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\nCopyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved."))
	d.SetStr("version", Str("3.11.7 (covetgen)"))
	d.SetStr("hexversion", MakeInt(0x030b07f0))
	d.SetStr("platform", Str(runtime.GOOS))
	d.SetStr("byteorder", Str("little"))
	d.SetStr("maxsize", MakeInt(math.MaxInt64))
	d.SetStr("maxunicode", MakeInt(0x10ffff))
	d.SetStr("executable", Str(""))
	d.SetStr("argv", NewList(Str("")))
	d.SetStr("path", NewList())
	d.SetStr("modules", NewDict())
	d.SetStr("__stdout__", processStdout)
	d.SetStr("__stderr__", processStderr)
	m.variables = map[string]*Variable{"stdout": &sysStdout, "stderr": &sysStderr}
	sysStdout.now.CompareAndSwap(nil, &processStdout)
	sysStderr.now.CompareAndSwap(nil, &processStderr)
	return m
}

type sysTables struct{}

// Fill implements Tables.
func (sysTables) Fill() {
	TypeTextIO.SetMethods(textOutputMethods, "repr")
}

// SysModule is the module sys.
var SysModule = NewNative("sys", sysModule)
