"""Rules that are easily passed over: imports in branches not taken, annotations of local functions, contexts of
exceptions in finally, subclasses of property, local enums, classes made at run time."""

import asyncio


def import_in_branch(flag):
    if flag:
        import math
    return math.floor(2.5)


def from_import_in_branch(flag):
    if flag:
        from math import floor as down, ceil
        return down(2.5), ceil(2.5)
    return down(1.5)


def import_after_read(n):
    for i in range(n):
        if i > 0:
            return json.dumps([i])
        import json
    return json


def import_in_try(flag):
    try:
        if flag:
            raise KeyError(flag)
        import math
    except KeyError:
        return math.floor(0.5)
    return math.floor(3.5)


def import_around(flag):
    def inner():
        return math.ceil(1.5)

    if flag:
        import math
    return inner()


def import_in_both(flag):
    if flag:
        from math import floor as f
    else:
        from math import ceil as f
    return f(1.5), [f(x) for x in (0.2, 0.7)]


def import_dominates(flag):
    import math

    def inner():
        return math.floor(7.5)

    if flag:
        return math.ceil(1.2), [math.floor(x) for x in (1.5, 2.5)], inner()
    return inner()


def import_in_loop(n):
    while n:
        import math
        n -= 1
    return math.floor(1.5)


import_in_branch(True)
import_in_branch(False)
from_import_in_branch(True)
from_import_in_branch(False)
import_after_read(0)
import_after_read(2)
import_in_try(0)
import_in_try(1)
import_around(True)
import_around(False)
import_in_both(True)
import_in_both(False)
import_dominates(True)
import_dominates(False)
import_in_loop(0)
import_in_loop(2)


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class noted(property):
    note = "n"

    def twice(self, x):
        return self.fget(x) * 2


def subclassed_property():
    class Held:
        def __init__(self):
            self._v = 1

        @noted
        def v(self):
            """the value"""
            return self._v

        @v.setter
        def v(self, x):
            self._v = x

        @v.deleter
        def v(self):
            self._v = None

    h = Held()
    p = Held.__dict__["v"]
    h.v = 5
    out = [type(p).__name__, p.note, p.twice(h), h.v, p.__doc__]
    del h.v
    out.append(h.v)
    return out, type(p.getter(len)) is noted


class counted(property):
    made = []

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        super().__init__(fget, fset, fdel, doc)
        self.made.append([fget is not None, fset is not None, fdel is not None, doc])


def property_init():
    counted.made.clear()

    def f(self):
        "doc of f"
        return 1

    p = counted(f)
    q = p.setter(lambda s, v: None).deleter(lambda s: None)
    return counted.made, q.__doc__, type(q) is counted, q.fset is not None


def nested_generator():
    def gen():
        yield 1

    async def coro(): ...

    async def agen():
        yield 1

    c = coro()
    c.close()
    g = (x for x in ())
    return gen().__qualname__, gen().__name__, c.__qualname__, agen().__qualname__, g.__qualname__, g.__name__


subclassed_property()
property_init()
nested_generator()


def bytearray_slices(v):
    b = bytearray(b"abcdef")
    try:
        b[1:3] = v
    except Exception as e:
        return type(e).__name__, str(e)
    return b


def toggled(a, b):
    s = set(a)
    s.symmetric_difference_update(b)
    t = set(a)
    t ^= set(b)
    return s, t, set(a) ^ set(b), set(a).symmetric_difference(b)


def translate_error():
    e = UnicodeTranslateError("abc", 1, 2, "bad")
    e2 = UnicodeTranslateError("ab\u1234", 0, 3, "worse")
    e3 = UnicodeTranslateError("ab\u1234", 2, 3, "worst")
    return (e.object, e.start, e.end, e.reason, e.args, str(e)), str(e2), str(e3), hasattr(e, "encoding")


bytearray_slices("xy")
bytearray_slices(b"xy")
bytearray_slices(5)
bytearray_slices([1, 2])
bytearray_slices([1, "a"])
bytearray_slices(1.5)
toggled([1, 2, 3, 4], [9, 3, 17, 1, 33])
toggled(range(10), range(5, 30))
toggled([8, 1], [16, 0, 8])
toggled([8, 1], {16: 1, 0: 2, 8: 3})
toggled([1, 1000, 64], [64, 128, 64, 192])
translate_error()
outcome(UnicodeTranslateError, "abc", 1, 2)
outcome(UnicodeTranslateError, b"abc", 1, 2, "x")
outcome(UnicodeTranslateError, "abc", "1", 2, "x")
outcome(UnicodeTranslateError, "abc", 1, 2, 3)


async def three():
    await asyncio.sleep(0)
    return 3


def task_of_own_loop():
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(asyncio.ensure_future(three(), loop=loop))
    finally:
        loop.close()


task_of_own_loop()
