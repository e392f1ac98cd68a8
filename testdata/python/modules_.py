import math as m, json
from os import path
import collections.abc as cabc
from functools import reduce as r, partial
print(m.pi, r(lambda a, b: a + b, [1, 2]), path.join("a", "b"), issubclass(list, cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(iter([]), cabc.Iterator), isinstance(lambda: 1, cabc.Callable), isinstance("a", cabc.Hashable), issubclass(set, cabc.MutableSet), isinstance((x for x in []), cabc.Generator))
try: from math import nope
except ImportError as e: print(str(e)[:35])
try: m.nope
except AttributeError as e: print(e)
def f():
    import string
    from math import sqrt
    return string.digits, sqrt(4)
print(f(), m.__name__, json.__name__, "string" in globals())
class C:
    import math
    from math import pi
print(C.math is m, C.pi)
import sys
print("math" in sys.modules, sys.version_info >= (3, 8), sys.version_info[0], sys.maxsize, sys.byteorder)
