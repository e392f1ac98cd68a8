"""Modules as values, names that nothing binds, globals(), imports by a written name, eval of a
written text, TypedDict and TypeVar while a function runs, decoders of JSON."""

import json
import keyword
import gc
import textwrap
from typing import TypedDict, TypeVar

counter = 10
if counter > 100:
    never_bound = 1


class Movie(TypedDict):
    title: str
    year: int


class Extended(Movie, total=False):
    rating: float


def call(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def pass_on(m):
    return m


def through(m, words):
    return m.dedent(words), type(m).__name__, m.__name__


def choose(flag):
    m = textwrap if flag else keyword
    return hasattr(m, "dedent"), hasattr(m, "iskeyword"), getattr(m, "__name__")


def same():
    return pass_on(textwrap) is textwrap, {textwrap: 1}[textwrap], textwrap in [keyword, textwrap]


def missing(m):
    return m.no_such_name


def missing_written():
    return textwrap.no_such_name


def set_and_read(m):
    m.added_here = 5
    try:
        return m.added_here, textwrap.added_here
    finally:
        del m.added_here


def undefined():
    return never_bound


def undefined_branch(x):
    if x:
        return no_such_thing
    return "fine"


def unreached(x):
    return x == 1 and no_such_function(1, 2)[3]


def through_globals():
    global counter
    d = globals()
    before = d["counter"]
    d["counter"] = before + 1
    a = counter
    counter = a * 2
    b = d["counter"]
    d["counter"] = before
    return before, a, b, counter, d["__name__"] == __name__


def new_global():
    globals()["made_here"] = 3
    try:
        return made_here
    finally:
        del globals()["made_here"]


def delete_global():
    global scratch
    scratch = 1
    seen = "scratch" in globals()
    del scratch
    return seen, "scratch" in globals(), call(lambda: scratch)


def evaluated():
    return eval("1 + 2"), eval("'a' + chr(98)"), eval("[1, (2, {'x': None})]"), eval("  counter * 2"), eval("len(b'xyz') if True else -1j")


def evaluated_error():
    return eval("1 // 0")


def movies():
    m = Movie(title="A", year=1)
    e = Extended(title="B", year=2, rating=3.5)
    return m, e, type(m) is dict, Movie.__name__, Movie.__total__, Extended.__total__, sorted(Extended.__required_keys__), sorted(Extended.__optional_keys__)


def movie_types():
    return Movie.__annotations__["title"] is str, list(Extended.__annotations__), call(isinstance, {}, Movie), Movie.__mro__ == (Movie, dict, object)


def type_variables():
    T = TypeVar("T")
    K = TypeVar("K", bound=int, covariant=True)
    A = TypeVar("A", int, str)
    return repr(T), repr(K), repr(A), T.__name__, K.__bound__, A.__constraints__, call(TypeVar, "X", int)


class Hooked(json.JSONDecoder):
    def decode(self, s):
        return {"wrapped": super().decode(s)}


def decoders():
    d = json.JSONDecoder(object_hook=lambda o: sorted(o.items()), parse_int=str)
    return d.decode('{"b": 1, "a": [2]}'), d.raw_decode("[1] tail"), json.loads("[1]", cls=Hooked), json.JSONDecoder().decode(' 1.5 ')


def decoder_errors():
    return call(json.JSONDecoder().decode, "[1] x"), call(json.JSONDecoder().raw_decode, "x"), call(json.loads, '"\n"'), json.loads('"\n"', strict=False)


def collector():
    gc.disable()
    off = gc.isenabled()
    gc.enable()
    gc.collect()
    return off, gc.isenabled(), gc.get_threshold(), call(gc.collect, 5)


def insert_far(i: int):
    l = [1, 2]
    try:
        l.insert(i, 3)
        return l
    except OverflowError as e:
        return str(e)


def pop_far(i: int):
    l = [1, 2]
    try:
        return l.pop(i)
    except (OverflowError, IndexError) as e:
        return type(e).__name__, str(e)


def leave(code):
    exit(code)


STOP_WORDS = {"the", "a", "of"}
PRIMES = {2, 3, 5}
GROWING = {1}
SHOWN = {10}
UNLIKE = {1, "a", None}
TEXTS_ONCE = {"once"}
NO_WORDS = set()
PAIRS_KNOWN = {(1, 2), (3, 4)}
ALIAS = PRIMES


def words_kept(text):
    return [w for w in text.split() if w not in STOP_WORDS], len(STOP_WORDS), sorted(STOP_WORDS), "x" in NO_WORDS


def primes_found(n):
    return [i in PRIMES for i in range(n)], sum(PRIMES), max(PRIMES), PRIMES | {7}, PRIMES & {3, 9}, ALIAS is PRIMES, n in UNLIKE, "a" in UNLIKE


def grown(n):
    GROWING.add(n)
    GROWING.update([n + 1])
    GROWING.discard(1)
    return sorted(GROWING), {n, n + 1} == GROWING


def shown_set(n):
    SHOWN.add(n)
    return repr(SHOWN), isinstance(SHOWN, set), SHOWN


def emptied():
    return TEXTS_ONCE.pop(), len(TEXTS_ONCE), bool(TEXTS_ONCE)


def pair_known(a, b):
    return (a, b) in PAIRS_KNOWN, len(PAIRS_KNOWN)


def unlike_key(x):
    return x in PRIMES, x in STOP_WORDS


through(textwrap, "  a\n  b")
choose(True)
choose(False)
same()
missing(textwrap)
missing_written()
set_and_read(textwrap)
undefined()
undefined_branch(0)
undefined_branch(1)
unreached(0)
unreached(1)
through_globals()
through_globals()
new_global()
delete_global()
evaluated()
evaluated_error()
movies()
movie_types()
type_variables()
decoders()
decoder_errors()
collector()
insert_far(1)
insert_far(10**20)
insert_far(-10**20)
pop_far(0)
pop_far(7)
pop_far(10**20)
leave(3)
words_kept("the cat of a house")
primes_found(4)
grown(7)
shown_set(10)
emptied()
pair_known(1, 2)
pair_known(2, 1)
unlike_key(2.0)
unlike_key(True)
unlike_key("a")
unlike_key(None)
