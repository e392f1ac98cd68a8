"""What a route shares with others is in its name: shared_ routes need the loop's lock, free_ routes do not."""

import collections
import contextlib
import dataclasses
import enum
import functools
import io
import itertools
import random
import types

from fastapi import Depends, FastAPI, Request


@contextlib.asynccontextmanager
async def lifespan(app):
    app.state.counter = 0
    yield {"names": []}


app = FastAPI(lifespan=lifespan)
A = ([], {"n": 0})
NS = types.SimpleNamespace(count=0)
D = collections.deque(maxlen=10)
DD = collections.defaultdict(int)
C = collections.Counter()
O = collections.OrderedDict()
IT = itertools.count()
RND = random.Random(3)
SIO = io.StringIO()


class K:
    items = []
    total = 0


class Sub(K):
    pass


class E(enum.Enum):
    A = []
    B = {}


@functools.lru_cache(maxsize=4)
def cached(n):
    return n * n


@functools.cache
def cached2(n):
    return n * n


def default(x, acc=[]):
    acc.append(x)
    return len(acc)


def make():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    return inc


inc = make()
PART = functools.partial(default, acc=[])


@dataclasses.dataclass
class P:
    xs: list = dataclasses.field(default_factory=list)


p = P()


@contextlib.contextmanager
def cm():
    K.total += 1
    yield 1


class Prop:
    @functools.cached_property
    def v(self):
        return [1]

    @property
    def w(self):
        return K.items


prop = Prop()
METH = D.append
ITER = iter([1, 2, 3])
MP = types.MappingProxyType({"a": []})
FS = frozenset({1})


@app.get("/shared_tuple")
async def shared_tuple():
    A[1]["n"] += 1
    return A[1]


@app.get("/shared_ns")
async def shared_ns():
    NS.count += 1
    return NS.count


@app.get("/shared_deque")
async def shared_deque():
    D.append(1)
    return len(D)


@app.get("/shared_dd")
async def shared_dd():
    DD["a"] += 1
    return DD


@app.get("/shared_counter")
async def shared_counter():
    C.update("ab")
    return C


@app.get("/shared_od")
async def shared_od():
    O["a"] = 1
    return O


@app.get("/shared_count")
async def shared_count():
    return next(IT)


@app.get("/free_rnd")
async def free_rnd():
    return RND.random()


@app.get("/shared_sio")
async def shared_sio():
    SIO.write("x")
    return SIO.getvalue()


@app.get("/shared_class_items")
async def shared_class_items():
    K.items.append(1)
    return len(K.items)


@app.get("/shared_class_total")
async def shared_class_total():
    K.total += 1
    return K.total


@app.get("/shared_sub")
async def shared_sub():
    Sub.items.append(1)
    return len(Sub.items)


@app.get("/shared_enum")
async def shared_enum():
    E.A.value.append(1)
    return len(E.A.value)


@app.get("/free_lru")
async def free_lru(n: int = 1):
    return cached(n)


@app.get("/free_cache")
async def free_cache(n: int = 1):
    return cached2(n)


@app.get("/shared_default")
async def shared_default():
    return default(1)


@app.get("/shared_closure")
async def shared_closure():
    return inc()


@app.get("/shared_partial")
async def shared_partial():
    return PART(1)


@app.get("/shared_dc")
async def shared_dc():
    p.xs.append(1)
    return len(p.xs)


@app.get("/shared_cm")
async def shared_cm():
    with cm() as x:
        return x


@app.get("/shared_cprop")
async def shared_cprop():
    return prop.v


@app.get("/shared_prop")
async def shared_prop():
    return prop.w


@app.get("/shared_meth")
async def shared_meth():
    METH(1)
    return 1


@app.get("/shared_iter")
async def shared_iter():
    return next(ITER, None)


@app.get("/shared_mp")
async def shared_mp():
    MP["a"].append(1)
    return 1


@app.get("/shared_self")
async def shared_self():
    return Prop().w


@app.get("/free_free")
async def free_free(n: int = 1):
    return n in FS


@app.get("/free_p")
async def free_p():
    return P().xs


@app.get("/shared_attr")
async def shared_attr():
    shared_attr.n = getattr(shared_attr, "n", 0) + 1
    return shared_attr.n


@app.get("/shared_type")
async def shared_type():
    return type(prop).__name__


@app.get("/shared_k")
async def shared_k():
    k = K()
    k.items.append(1)
    return k.items


@app.get("/free_glob")
async def free_glob():
    return globals()["A"][0] if False else 1


@app.get("/shared_app_state")
async def shared_app_state(request: Request):
    request.app.state.counter += 1
    return request.app.state.counter


@app.get("/shared_lifespan_state")
async def shared_lifespan_state(request: Request):
    request.state.names.append("x")
    return len(request.state.names)


def counted(request: Request):
    return request.app.state.counter


@app.get("/shared_by_dependency")
async def shared_by_dependency(n: int = Depends(counted)):
    return n


@app.get("/free_request")
async def free_request(request: Request):
    return request.url.path
