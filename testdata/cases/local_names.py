"""locals() where it can be known; __new__ as a class method; tracebacks of caught exceptions begin with
the function that caught."""

import traceback


def show(a, b=2, *rest, key, **more):
    c = a + 1
    if b:
        c += b
    return locals()


def unpacked(x):
    y, (z, w) = x, (x + 1, x + 2)
    got = locals()
    later = 5
    return got, later


def with_nested(n):
    total = 0

    def add(k):
        nonlocal total
        total += k + n
        seen = locals()
        return seen

    first = add(1)
    return first, total


def formatted(name, age):
    return "{name} is {age}".format(**locals())


class Bound:
    @classmethod
    def __new__(cls, value=42):
        obj = super().__new__(cls)
        obj.value = value
        return obj

    def __init__(self):
        self.other = 0


def bound():
    return Bound().value is Bound, Bound.__new__(1).value


def fails(x):
    return [1][x]


def catches(x):
    try:
        return fails(x)
    except IndexError as e:
        names = [f.name for f in traceback.extract_tb(e.__traceback__)]
        return names


def outer(x):
    return catches(x)


def passed_up(x):
    try:
        try:
            return fails(x)
        except KeyError:
            return "no"
    except IndexError:
        return [line.split(" in ")[1] for line in traceback.format_exc().split("\n") if " in " in line]


show(1, key=3)
show(1, 5, 6, 7, key=3, z=9)
unpacked(1)
with_nested(3)
formatted("A", 3)
bound()
outer(3)
passed_up(4)
