"""Rules that are easily passed over: imports in branches not taken, annotations of local functions, contexts of
exceptions in finally, subclasses of property, local enums, classes made at run time."""

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
