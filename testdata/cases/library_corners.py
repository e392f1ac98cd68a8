"""Corners of the standard library: what its modules' objects are beside what they compute."""
import contextlib
import functools
import io
import logging
import math
import random
import re
import statistics
import struct
import sys
import timeit
import types
import warnings
from collections import ChainMap, Counter
from enum import Enum, Flag, auto, member, nonmember
from fractions import Fraction
from itertools import count, islice, repeat
from typing import Annotated, Any, Callable, Dict, List, Literal, Optional, Tuple, TypedDict, Union, get_args, get_origin, is_typeddict


def outcome(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


def stderr_now():
    buffer = io.StringIO()
    with contextlib.redirect_stderr(buffer):
        print("one", file=sys.stderr)
        stream = sys.stderr
        stream.write("two")
    before, sys.stderr = sys.stderr, buffer
    try:
        print("three", file=sys.stderr)
    finally:
        sys.stderr = before
    return buffer.getvalue()


def stdout_now():
    sys.stdout.write("a\n")
    print("b", file=sys.stdout)
    before = sys.stdout
    buffer = sys.stdout = io.StringIO()
    try:
        print("hidden")
        sys.stdout.write("too")
    finally:
        sys.stdout = before
    return buffer.getvalue()


class Documented:
    f = property(lambda self: 1, doc="the text")

    def read(self):
        "of the getter"
        return 2

    g = property(read, doc="its own")
    h = property(read)


def property_docs():
    return Documented.f.__doc__, Documented.g.__doc__, Documented.h.__doc__, Documented().f, Documented().g


def singleton(cls):
    made = cls()
    made.n = 5
    return made


@singleton
class Settings:
    n = 3

    def get(self):
        return self.n


def memo(cls):
    cache = {}

    @functools.wraps(cls)
    def make(*args):
        if args not in cache:
            cache[args] = cls(*args)
        return cache[args]

    return make


@memo
class Place:
    def __init__(self, x):
        self.x = x

    def twin(self):
        return Place(self.x)


class Operator(Enum):
    ADD = "+"

    @nonmember
    class Inner:
        x = 1

    helper = nonmember(5)
    SEVEN = member(7)

    @member
    class Kind:
        y = 3


def decorated_classes():
    return (Settings.n, Settings.get(), type(Settings).__name__, Place(1) is Place(1), Place(2).twin().x, Place.__name__,
            Operator.Inner.x, Operator.helper, Operator.SEVEN.value, Operator.Kind.value.y, [m.name for m in Operator])


class Day(Enum):
    MONDAY = 1
    _ignore_ = "names i"
    names = vars()
    for i in range(2, 5):
        names[f"DAY_{i}"] = i


def ignored_names():
    return list(Day), hasattr(Day, "i")


FORMS = (List[int], Dict[str, List[int]], Optional[int], Union[int, str], Callable[[int], str], Callable[..., Any], Tuple[int, ...],
         Literal["a", 1], list[int], int | None, int, Annotated[int, "x"], List)


class Movie(TypedDict):
    title: str


def forms_of_typing():
    return [(str(x), get_origin(x), get_args(x)) for x in FORMS]


def union_members():
    return [(get_origin(x) in (Union, types.UnionType), [a.__name__ for a in get_args(x)]) for x in (Optional[int], int | str)]


def forms_made_here():
    return get_args(Literal["a", -1, True]), get_args(Annotated[int, "meta"]), str(List["Movie"]), is_typeddict(Movie), is_typeddict(dict)


def math_digits():
    r = random.Random(7)
    xs = [r.uniform(-3, 3) for _ in range(40)]
    return [[getattr(math, name)(x).hex() for x in xs] for name in ("expm1", "sinh", "tanh", "asinh", "erf", "cbrt", "gamma")]


def math_log_gamma():
    r = random.Random(8)
    return [math.lgamma(r.uniform(-9, 60)).hex() for _ in range(60)], [math.acosh(r.uniform(1, 9)).hex() for _ in range(20)]


def math_special():
    names = ("gamma", "lgamma", "cbrt", "expm1", "erf", "erfc", "sinh", "cosh", "tanh", "asinh", "acosh")
    return [[repr(outcome(getattr(math, n), x)) for x in (0.0, -0.0, 1.0, -1.0, 2.5, 171.7, 1e-300, -1e-20, 800.0, -800.0, math.inf, -math.inf, math.nan)] for n in names]


def complex_powers():
    return [(1 + 2j) ** (0.5 - 1j), (-2 + 0.1j) ** (1.5 + 2j), 1j ** 1j, (3 - 4j) ** 2.5, (0.1 + 0.2j) ** (-1 + 1j)]


def variates():
    r = random.Random(42)
    return [f(*a) for f, a in ((r.gammavariate, (2, 1)), (r.gammavariate, (1, 2)), (r.gammavariate, (0.5, 1)), (r.betavariate, (1, 2)),
                               (r.vonmisesvariate, (0, 1)), (r.vonmisesvariate, (1, 0)), (r.weibullvariate, (1, 1.5)))] + [outcome(r.gammavariate, 0, 1)]


def generator_state():
    r = random.Random(3)
    r.gauss(0, 1)
    state = r.getstate()
    first = [r.random(), r.gauss(0, 1), r.randint(1, 9)]
    r.setstate(state)
    return first == [r.random(), r.gauss(0, 1), r.randint(1, 9)], state[0], len(state[1]), outcome(r.setstate, (9,)), outcome(r.setstate, (3, (1, 2), None))


def means():
    return (statistics.harmonic_mean([40, 60]), statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.harmonic_mean([Fraction(1, 2), 2]),
            outcome(statistics.harmonic_mean, [-1]), statistics.harmonic_mean([0, 1]))


def half_floats():
    numbers = [0.0, -0.0, 1.1, 65504.0, 6e-8, 5.96e-8, 2.98e-8, 1e-5, -2.5, 2049.0, math.inf, 0.333251953125]
    return [(struct.pack("<e", x), struct.unpack("<e", struct.pack("<e", x))) for x in numbers], outcome(struct.pack, "e", 65520.0)


def shown_iterators():
    c = count(3)
    next(c)
    r = repeat("a", 3)
    next(r)
    d = count(1.5, 0.5)
    list(islice(d, 2))
    return c, r, d, count(2, 3), repeat([1]), count(-2**63)


def powers_of_fractions():
    return 2 ** Fraction(3), 2.0 ** Fraction(3), 2 ** Fraction(-3), 4 ** Fraction(1, 2), Fraction(1, 2) ** Fraction(3)


def match_spans():
    return re.match(r"(a)(b)?(c)", "ac").regs


def counters():
    a, b = Counter(a=3, b=1), Counter(a=1, b=1, c=0)
    same = a
    a += Counter(a=1, z=-5)
    first = (dict(a), same is a)
    a -= {"b": 4}
    second = (dict(a), same is a)
    a |= Counter(q=2, a=1)
    third = dict(a)
    a &= Counter(q=1, a=9)
    return first, second, third, dict(a), b < Counter(a=1, b=1), b <= Counter(a=1, b=1), Counter(a=1, b=1) == b, Counter(a=2) > Counter(a=1), outcome(lambda: a < {})


def chained_maps():
    c = ChainMap({"a": 1}, {"a": 2, "b": 3})
    d = c | {"z": 1}
    e = {"y": 1} | c
    f = c.copy()
    f["n"] = 5
    return d, e, f, c, c.pop("a"), c["a"], outcome(c.pop, "a"), outcome(c.popitem), c == {"a": 2, "b": 3}, bool(ChainMap()), ChainMap.fromkeys("ab", 0), c.get("q", 7), len(c), list(c)


def logger_lists():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s %(funcName)s"))
    logger = logging.getLogger("cases.lists")
    logger.propagate = False
    logger.setLevel("INFO")
    logger.handlers[:] = [handler]
    logger.info("one")
    logging.LoggerAdapter(logger, {}).info("adapted")
    logger.handlers.clear()
    logger.handlers.append(handler)
    handler.filters.append(lambda record: "no" not in record.getMessage())
    logger.info("two")
    logger.info("no")
    return stream.getvalue(), logger.handlers == [handler], len(handler.filters)


def warning_filters():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message="ig.*")
        warnings.warn("Ignored")
        return outcome(warnings.warn, "not ignored"), outcome(warnings.filterwarnings, "ignore", "(")[0]


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __index__(self):
        return 2

    def __rmul__(self, other):
        return "rmul", other

    def __radd__(self, other):
        return "radd", other


def sequences_ask_numbers_first():
    items = [1]
    items += Money(1)
    text = "a"
    text *= Money(1)
    return "a" * Money(1), [1] * Money(1), (1,) + Money(1), b"x" + Money(1), items, text, range(3)[Money(1)]


class Coded(ExceptionGroup):
    def __new__(cls, message, members, code):
        made = super().__new__(cls, message, members)
        made.code = code
        return made

    def derive(self, members):
        return Coded(self.message, members, self.code)


def group_arguments():
    group = Coded("a", [ValueError(1), Coded("b", [TypeError()], 2)], 7)
    found, rest = group.split(TypeError)
    return repr(group), group.args, repr(found), repr(rest), found.exceptions[0].code


def timed_functions():
    calls = []
    once = timeit.timeit(lambda: calls.append(1), setup=lambda: calls.append(0), number=5)
    times = timeit.repeat(lambda: calls.append(2), number=2, repeat=3)
    timer = timeit.Timer(lambda: calls.append(3), timer=lambda: len(calls))
    return type(once).__name__, len(times), calls, timer.timeit(4), timeit.timeit(number=10) >= 0


def timed_badly(v):
    return timeit.timeit(v)


stderr_now()
stdout_now()
property_docs()
decorated_classes()
ignored_names()
forms_of_typing()
union_members()
forms_made_here()
math_digits()
math_log_gamma()
math_special()
complex_powers()
variates()
generator_state()
means()
half_floats()
shown_iterators()
powers_of_fractions()
match_spans()
counters()
chained_maps()
logger_lists()
warning_filters()
sequences_ask_numbers_first()
group_arguments()
timed_functions()
timed_badly(3)
