package bind

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// settledModules are the modules whose native objects never change after they are made, or
// lock what they change themselves.
var settledModules = words("typing types re uuid ipaddress pathlib zoneinfo operator inspect logging _thread threading fastapi starlette pydantic")

// settledClasses are the other classes of which that is so. Everything else that is made when
// the program starts (deques, iterators, namespaces, buffers, exceptions) may be changed by
// the requests, which share it.
var settledClasses = words(`
	builtins.object builtins.type builtins.function builtins.builtin_function_or_method builtins.method builtins.method_descriptor
	builtins.wrapper_descriptor builtins.getset_descriptor builtins.member_descriptor builtins.staticmethod builtins.classmethod
	builtins.property builtins.module builtins.mappingproxy builtins.range builtins.slice builtins.complex builtins.int builtins.float
	builtins.bool builtins.str builtins.bytes builtins.tuple builtins.frozenset builtins.NoneType builtins.ellipsis
	builtins.NotImplementedType builtins.super builtins.code
	_contextvars.ContextVar _contextvars.Token abc.ABC dataclasses.Field dataclasses.InitVar datetime.date datetime.datetime
	datetime.time datetime.timedelta datetime.timezone decimal.Decimal enum.auto enum.nonmember fractions.Fraction
	functools._lru_cache_wrapper functools.cached_property functools.partial functools.partialmethod json.decoder.JSONDecoder
	json.encoder.JSONEncoder os._Environ random.Random random.SystemRandom traceback.FrameSummary`)

func words(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

// changesInPlace are native classes of the settled modules that do change.
var changesInPlace = words("types.SimpleNamespace logging.LogRecord _thread._local")

// Settled reports whether an object of a native class can be used by several requests at once
// without a lock.
func Settled(class *py.Type) bool {
	name := class.Module + "." + class.Name
	if changesInPlace[name] {
		return false
	}
	module, _, _ := strings.Cut(class.Module, ".")
	return settledClasses[name] || settledModules[module]
}
