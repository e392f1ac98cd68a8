"""sys.modules in functions, the objects of typing at run time, versions that are asked for, ordered dicts that change."""
import json
import sys
from collections import OrderedDict
from typing import Any, Dict, List, NewType, Optional, Tuple, TypeVar, Union

T = TypeVar("T")
B = TypeVar("B", bound=int)
C = TypeVar("C", int, str)
V = TypeVar("V", covariant=True)
Rows = List[Tuple[int, str]]
Maybe = Optional[int]
Table = Dict[int, List[str]]
UserId = NewType("UserId", int)
Both = Union[int, str]
Other = Union[str, int]
Same = List[Tuple[int, str]]
Ints = List[int]


def told(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def own_module():
    m = sys.modules[__name__]
    return m.own_module is own_module, m.__name__ == __name__, getattr(m, "Rows") is Rows


def lists():
    return "json" in sys.modules, "pytest" in sys.modules, "no_such" not in sys.modules, sys.modules["json"] is json, sys.modules.get("no.such")


def in_function():
    before = "colorsys" in sys.modules
    import colorsys

    return before, "colorsys" in sys.modules, sys.modules["colorsys"] is colorsys


def version():
    if sys.version_info >= (3, 14):
        from test.support import EqualToForwardRef

        return EqualToForwardRef
    elif sys.version_info[:2] == (3, 11) and sys.version_info[0] > 2:
        return "eleven"
    return "other"


def forms():
    return Rows, Maybe, Table, str(Rows), List, Any, UserId, Both


def variables():
    return T, B, V, T.__name__, B.__bound__, C.__constraints__, T == T, T is T, T == B, type(T).__name__, V.__covariant__


def equal():
    return Rows == Same, Rows == Ints, hash(Rows) == hash(Same), Both == Other, {Rows: 1}[Same]


def parts():
    return Rows.__origin__, Rows.__args__, Maybe.__args__, Maybe.__origin__, type(Rows).__name__, type(Maybe).__name__, UserId.__supertype__, UserId.__name__


def checks():
    return isinstance([], List), isinstance({}, List), isinstance(1, Both), isinstance(None, Maybe), isinstance("x", Maybe), told(isinstance, [], Rows), told(isinstance, 1, Any)


def calls():
    return UserId(5), told(Rows), told(List), told(Any), told(Maybe)


def handed(x):
    return repr(x), [y is x for y in (x,)]


def changing(f):
    out = []
    for view in ("keys", "items", "values", "__iter__"):
        d = OrderedDict([(i, i) for i in range(5)])
        try:
            for _ in getattr(d, view)():
                f(d)
            out.append("ok")
        except RuntimeError as e:
            out.append(str(e))
    return out


WORDS = ["b", "a"]


def looped_words():
    out = []
    for w in WORDS:
        out.append(w.upper())
    return out


def words_by_name(name):
    return getattr(sys.modules[__name__], name)


own_module()
lists()
in_function()
in_function()
version()
forms()
variables()
equal()
parts()
checks()
calls()
handed(Rows)
handed(T)
changing(lambda d: d.clear())
changing(lambda d: d.pop(4, None))
changing(lambda d: d.update({9: 1}))
changing(lambda d: d.move_to_end(0))
changing(lambda d: d.__setitem__(3, 8))
changing(lambda d: None)
looped_words()
words_by_name("WORDS")
