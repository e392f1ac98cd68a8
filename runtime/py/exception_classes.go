package py

// The builtin exception classes.
var (
	BaseException      = newRootType(exceptionTables{}, "builtins", "BaseException")
	Exception_         = newBuiltinType("builtins", "Exception", &BaseException)
	BaseExceptionGroup = newSubtype(exceptionTables{}, "builtins", "BaseExceptionGroup", &BaseException)
	ExceptionGroup     = newSubtype(exceptionTables{}, "builtins", "ExceptionGroup", &BaseExceptionGroup, &Exception_)
	GeneratorExit      = newBuiltinType("builtins", "GeneratorExit", &BaseException)
	KeyboardInterrupt  = newBuiltinType("builtins", "KeyboardInterrupt", &BaseException)
	SystemExit         = newBuiltinType("builtins", "SystemExit", &BaseException)

	ArithmeticError    = newBuiltinType("builtins", "ArithmeticError", &Exception_)
	FloatingPointError = newBuiltinType("builtins", "FloatingPointError", &ArithmeticError)
	OverflowError      = newBuiltinType("builtins", "OverflowError", &ArithmeticError)
	ZeroDivisionError  = newBuiltinType("builtins", "ZeroDivisionError", &ArithmeticError)
	AssertionError     = newBuiltinType("builtins", "AssertionError", &Exception_)
	AttributeError     = newBuiltinType("builtins", "AttributeError", &Exception_)
	BufferError        = newBuiltinType("builtins", "BufferError", &Exception_)
	EOFError           = newBuiltinType("builtins", "EOFError", &Exception_)

	ImportError         = newBuiltinType("builtins", "ImportError", &Exception_)
	ModuleNotFoundError = newBuiltinType("builtins", "ModuleNotFoundError", &ImportError)
	LookupError         = newBuiltinType("builtins", "LookupError", &Exception_)
	IndexError          = newBuiltinType("builtins", "IndexError", &LookupError)
	KeyError            = newBuiltinType("builtins", "KeyError", &LookupError)
	MemoryError         = newBuiltinType("builtins", "MemoryError", &Exception_)
	NameError           = newBuiltinType("builtins", "NameError", &Exception_)
	UnboundLocalError   = newBuiltinType("builtins", "UnboundLocalError", &NameError)

	OSError                = newBuiltinType("builtins", "OSError", &Exception_)
	BlockingIOError        = newBuiltinType("builtins", "BlockingIOError", &OSError)
	ChildProcessError      = newBuiltinType("builtins", "ChildProcessError", &OSError)
	ConnectionError        = newBuiltinType("builtins", "ConnectionError", &OSError)
	BrokenPipeError        = newBuiltinType("builtins", "BrokenPipeError", &ConnectionError)
	ConnectionAbortedError = newBuiltinType("builtins", "ConnectionAbortedError", &ConnectionError)
	ConnectionRefusedError = newBuiltinType("builtins", "ConnectionRefusedError", &ConnectionError)
	ConnectionResetError   = newBuiltinType("builtins", "ConnectionResetError", &ConnectionError)
	FileExistsError        = newBuiltinType("builtins", "FileExistsError", &OSError)
	FileNotFoundError      = newBuiltinType("builtins", "FileNotFoundError", &OSError)
	InterruptedError       = newBuiltinType("builtins", "InterruptedError", &OSError)
	IsADirectoryError      = newBuiltinType("builtins", "IsADirectoryError", &OSError)
	NotADirectoryError     = newBuiltinType("builtins", "NotADirectoryError", &OSError)
	PermissionError        = newBuiltinType("builtins", "PermissionError", &OSError)
	ProcessLookupError     = newBuiltinType("builtins", "ProcessLookupError", &OSError)
	TimeoutError           = newBuiltinType("builtins", "TimeoutError", &OSError)

	ReferenceError      = newBuiltinType("builtins", "ReferenceError", &Exception_)
	RuntimeError        = newBuiltinType("builtins", "RuntimeError", &Exception_)
	NotImplementedError = newBuiltinType("builtins", "NotImplementedError", &RuntimeError)
	RecursionError      = newBuiltinType("builtins", "RecursionError", &RuntimeError)
	StopAsyncIteration  = newBuiltinType("builtins", "StopAsyncIteration", &Exception_)
	StopIteration       = newBuiltinType("builtins", "StopIteration", &Exception_)
	SyntaxError         = newBuiltinType("builtins", "SyntaxError", &Exception_)
	IndentationError    = newBuiltinType("builtins", "IndentationError", &SyntaxError)
	TabError            = newBuiltinType("builtins", "TabError", &IndentationError)
	SystemError         = newBuiltinType("builtins", "SystemError", &Exception_)
	TypeError           = newBuiltinType("builtins", "TypeError", &Exception_)

	ValueError            = newBuiltinType("builtins", "ValueError", &Exception_)
	UnicodeError          = newBuiltinType("builtins", "UnicodeError", &ValueError)
	UnicodeDecodeError    = newBuiltinType("builtins", "UnicodeDecodeError", &UnicodeError)
	UnicodeEncodeError    = newBuiltinType("builtins", "UnicodeEncodeError", &UnicodeError)
	UnicodeTranslateError = newBuiltinType("builtins", "UnicodeTranslateError", &UnicodeError)

	Warning_                  = newBuiltinType("builtins", "Warning", &Exception_)
	BytesWarning              = newBuiltinType("builtins", "BytesWarning", &Warning_)
	DeprecationWarning        = newBuiltinType("builtins", "DeprecationWarning", &Warning_)
	EncodingWarning           = newBuiltinType("builtins", "EncodingWarning", &Warning_)
	FutureWarning             = newBuiltinType("builtins", "FutureWarning", &Warning_)
	ImportWarning             = newBuiltinType("builtins", "ImportWarning", &Warning_)
	PendingDeprecationWarning = newBuiltinType("builtins", "PendingDeprecationWarning", &Warning_)
	ResourceWarning           = newBuiltinType("builtins", "ResourceWarning", &Warning_)
	RuntimeWarning            = newBuiltinType("builtins", "RuntimeWarning", &Warning_)
	SyntaxWarning             = newBuiltinType("builtins", "SyntaxWarning", &Warning_)
	UnicodeWarning            = newBuiltinType("builtins", "UnicodeWarning", &Warning_)
	UserWarning               = newBuiltinType("builtins", "UserWarning", &Warning_)
)

// ExceptionClasses lists the builtin exception classes in the order in which
// the builtins namespace holds them.
func ExceptionClasses() []*Type {
	return []*Type{
		BaseException, Exception_, BaseExceptionGroup, ExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit,
		ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError,
		BufferError, EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError,
		NameError, UnboundLocalError, OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError,
		ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError,
		InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError,
		ReferenceError, RuntimeError, NotImplementedError, RecursionError, StopAsyncIteration, StopIteration,
		SyntaxError, IndentationError, TabError, SystemError, TypeError, ValueError, UnicodeError,
		UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning_, BytesWarning, DeprecationWarning,
		EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning,
		SyntaxWarning, UnicodeWarning, UserWarning,
	}
}
