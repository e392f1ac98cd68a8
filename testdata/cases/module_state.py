"""Instances, containers and class attributes that live in modules, changed in every way that Python has."""

import copy, json, math
from typing import Optional, List, Dict, ClassVar, Any
from dataclasses import dataclass, field, asdict
from enum import Enum
from collections import defaultdict, OrderedDict, deque
import threading


class Config:
    debug = False
    limit = 10
    names = ["a"]
    opts: Dict[str, int] = {"x": 1}
    nested: Optional["Config"] = None

    def __init__(self, limit=None):
        if limit is not None:
            self.limit = limit

    @classmethod
    def set(cls, **kw):
        for k, v in kw.items():
            setattr(cls, k, v)
        return cls

    @classmethod
    def make(cls, n):
        c = cls(n)
        c.__class__.made = getattr(cls, "made", 0) + 1
        return c

    @staticmethod
    def helper(x):
        return x * Config.limit


class Dev(Config):
    debug = True

    def over(self):
        return super().limit, self.limit, Dev.limit, Config.limit


cfg = Config()
dev = Dev(3)
cfgs = [cfg, dev]
by = {"c": cfg, "d": dev}


def class_settings():
    out = [
        cfg.limit,
        dev.limit,
        Config.helper(2),
        dev.helper(3),
        dev.over(),
        [c.debug for c in cfgs],
        by["d"].limit,
        cfg.names is dev.names,
    ]
    Config.limit = 2**65
    out += [cfg.limit, dev.limit, Config.helper(2), dev.over()]
    cfg.names.append("b")
    Dev.names = ["z"]
    out += [Config.names, dev.names, cfg.names]
    Config.opts["y"] = 5
    out += [dev.opts, Dev.opts is cfg.opts]
    cfg.limit = 7
    del cfg.limit
    out.append(cfg.limit)
    try:
        del cfg.limit
    except AttributeError as e:
        out.append(str(e))
    Config.limit = 10
    Config.names[:] = ["a"]
    Config.opts.pop("y")
    del Dev.names
    try:
        del Dev.names
    except AttributeError as e:
        out.append(str(e))
    out += [Dev.names, Config.nested, Config.make(4).limit, Config.made, Dev.make(5).limit, Dev.made, Config.made]
    del Config.made
    try:
        del Dev.made
    except AttributeError as e:
        out.append(str(e))
    Config.nested = dev
    out += [Config.nested.limit, cfg.nested is dev, dev.nested.nested.nested.limit]
    Config.nested = None
    return out


class Counter:
    instances: ClassVar[int] = 0

    def __init__(self):
        Counter.instances += 1
        self.n = 0
        self.id = Counter.instances

    def inc(self, by=1):
        self.n += by
        return self

    def __iadd__(self, o):
        self.n += o
        return self

    def __int__(self):
        return self.n


counter = Counter()


def global_counter():
    global counter
    start = counter.n
    base = Counter.instances
    counter.inc().inc(5)
    counter += 3
    c = Counter()
    out = [counter.n - start, Counter.instances - base, c.id - base, int(c)]
    old = counter
    counter = Counter()
    out += [counter.n, counter is old, old.n - start]
    counter = old
    counter.n = "text"
    try:
        counter.inc()
    except TypeError as e:
        out.append(str(e))
    counter.n = 2**63 - 1
    counter.inc()
    out.append(counter.n)
    counter.n = 0
    return out


@dataclass
class Task:
    id: int
    title: str
    done: bool = False
    tags: List[str] = field(default_factory=list)
    parent: Optional["Task"] = None


class Repo:
    def __init__(self):
        self._items: Dict[int, Task] = {}
        self._next = 1
        self.lock = threading.Lock()

    def add(self, title, **kw):
        with self.lock:
            t = Task(self._next, title, **kw)
            self._items[t.id] = t
            self._next += 1
        return t

    def get(self, id):
        try:
            return self._items[id]
        except KeyError:
            raise LookupError(f"no task {id}") from None

    def find(self, **kw):
        return [t for t in self._items.values() if all(getattr(t, k) == v for k, v in kw.items())]

    def update(self, id, **kw):
        t = self.get(id)
        for k, v in kw.items():
            if not hasattr(t, k):
                raise AttributeError(f"bad {k}")
            setattr(t, k, v)
        return t

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items.values())

    def __contains__(self, id):
        return id in self._items

    def clear(self):
        self._items.clear()
        self._next = 1


repo = Repo()


def task_repository():
    repo.clear()
    a = repo.add("one")
    b = repo.add("two", done=True, tags=["x"])
    c = repo.add("three", parent=a)
    out = [
        len(repo),
        1 in repo,
        9 in repo,
        [t.title for t in repo],
        repo.find(done=True),
        repo.update(1, title="uno", tags=["q"]),
        c.parent.title,
        asdict(c),
        c == Task(3, "three", parent=a),
    ]
    for f in (
        lambda: repo.get(9),
        lambda: repo.update(1, nope=3),
        lambda: repo.add(),
        lambda: repo.add("x", bad=1),
        lambda: repo.find(zzz=1),
    ):
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e), repr(e.__cause__), e.__suppress_context__))
    a.tags.append("shared")
    out += [a.tags, c.parent.tags is a.tags, copy.deepcopy(c).parent.tags is a.tags, copy.copy(c).parent is a]
    a.parent = c
    try:
        repr(c) and out.append(repr(a))
    except RecursionError as e:
        out.append("rec")
    return [repr(o) for o in out]


class Level(Enum):
    LOW = 1
    HIGH = 2

    def __lt__(self, o):
        return self.value < o.value


class Event:
    _subs: Dict[str, list] = defaultdict(list)
    log: List[str] = []

    @classmethod
    def on(cls, name):
        def deco(f):
            cls._subs[name].append(f)
            return f

        return deco

    @classmethod
    def fire(cls, name, *a):
        return [f(*a) for f in cls._subs[name]]


@Event.on("x")
def h1(v):
    Event.log.append(f"h1 {v}")
    return v + 1


@Event.on("x")
def h2(v):
    Event.log.append(f"h2 {v}")
    return v * 2


def event_registry():
    Event.log.clear()
    out = [
        Event.fire("x", 5),
        Event.fire("nope"),
        list(Event.log),
        sorted(Event._subs),
        min(Level),
        max([Level.LOW, Level.HIGH]),
        sorted([Level.HIGH, Level.LOW]),
        {Level.LOW: 1},
    ]
    try:
        Event.fire("x", None)
    except TypeError as e:
        out.append(str(e))
    return [repr(o) for o in out]


class Base:
    kind = "base"
    subclasses = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.subclasses.append(cls.__name__)
        cls.opts = kw

    def run(self):
        return f"{self.kind}:{self.step()}"

    def step(self):
        return "b"

    def __eq__(self, o):
        return type(self) is type(o) and self.__dict__ == o.__dict__


class A1(Base, x=1):
    kind = "a1"

    def step(self):
        return "a" + Base.step(self)


class A2(A1):
    def __init__(self):
        self.kind = "inst"

    def step(self):
        return "2" + super().step()

    def __getattr__(self, n):
        if n.startswith("dyn_"):
            return n[4:]
        raise AttributeError(n)


things = [Base(), A1(), A2()]
table = {c.__name__: c for c in (Base, A1, A2)}


def registered_subclasses():
    out = [t.run() for t in things] + [
        Base.subclasses,
        A1.opts,
        A2.opts,
        table["A2"]().run(),
        things[2].dyn_foo,
        hasattr(things[2], "zz"),
        A1() == A1(),
        A2() == A1(),
        A1() != A2(),
        isinstance(things[2], A1),
        type(things[1]) is A1,
        type(things[2]) == A1,
        things[1].__class__.__name__,
        [type(t).__name__ for t in things],
    ]
    A1.step = lambda self: "patched"
    out.append([t.run() for t in things])
    del A1.step
    out.append([t.run() for t in things])
    things[0].step = lambda: "own"
    out.append(things[0].run())
    del things[0].step
    things[0].kind = 5
    out.append(things[0].run())
    del things[0].kind
    A1.step = A1_step
    Base.kind = "changed"
    out.append([t.run() for t in things])
    Base.kind = "base"
    return out


A1_step = A1.step


class Grid:
    W, H = 4, 3
    DIRS = [(0, 1), (1, 0), (0, -1), (-1, 0)]

    def __init__(self):
        self.cells = [[0] * self.W for _ in range(self.H)]
        self.seen = set()

    def fill(self, x, y, v):
        if not (0 <= x < Grid.W and 0 <= y < Grid.H) or (x, y) in self.seen:
            return 0
        self.seen.add((x, y))
        self.cells[y][x] = v
        return 1 + sum(self.fill(x + dx, y + dy, v + 1) for dx, dy in self.DIRS)

    def __str__(self):
        return "\n".join(" ".join(f"{c:2}" for c in r) for r in self.cells)


grid = Grid()
PRIMES = [2, 3, 5]
TABLE = {"a": [1, 2], "b": []}
MATRIX = [[1, 2], [3, 4]]
LIMITS = {"max": 10, "min": -10}
WEIGHTS = (0.5, 1.5)
MIXED = [1, "a", None]


def grids_and_tables():
    g = Grid()
    out = [g.fill(0, 0, 1), str(g), g.cells[2]]
    Grid.W = 2
    g2 = Grid()
    out += [g2.fill(1, 1, 5), g2.cells, len(g2.cells[0])]
    Grid.W = 4
    PRIMES.append(2**70)
    PRIMES.append(None)
    TABLE["a"].append("s")
    TABLE.setdefault("c", []).append(1.5)
    MATRIX[0][0] = "x"
    MATRIX.append([])
    LIMITS["max"] += 0.5
    LIMITS[3] = None
    out += [
        PRIMES,
        TABLE,
        MATRIX,
        LIMITS,
        sum(WEIGHTS),
        MIXED * 2,
        [sum(r) if r and not isinstance(r[0], str) else 0 for r in MATRIX],
    ]
    del PRIMES[3:]
    TABLE["a"].pop()
    del TABLE["c"]
    MATRIX[0][0] = 1
    MATRIX.pop()
    LIMITS["max"] = 10
    del LIMITS[3]
    out += [PRIMES, TABLE, MATRIX, LIMITS]
    return [repr(o) for o in out]


class LinkedList:
    class _Node:
        __slots__ = ("v", "nxt")

        def __init__(self, v, nxt=None):
            self.v = v
            self.nxt = nxt

    def __init__(self, it=()):
        self.head = None
        self.size = 0
        for x in it:
            self.push(x)

    def push(self, v):
        self.head = self._Node(v, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("empty")
        n = self.head
        self.head = n.nxt
        self.size -= 1
        return n.v

    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.v
            n = n.nxt

    def reverse(self):
        prev = None
        cur = self.head
        while cur:
            cur.nxt, prev, cur = prev, cur, cur.nxt
        self.head = prev
        return self

    def __len__(self):
        return self.size

    def __bool__(self):
        return True


class Tree:
    def __init__(self):
        self.root = None
        self.n = 0

    class N:
        def __init__(self, k, v):
            self.k, self.v, self.l, self.r = k, v, None, None

    def put(self, k, v):
        if self.root is None:
            self.root = Tree.N(k, v)
            self.n = 1
            return
        cur = self.root
        while True:
            if k == cur.k:
                cur.v = v
                return
            side = "l" if k < cur.k else "r"
            nxt = getattr(cur, side)
            if nxt is None:
                setattr(cur, side, self.N(k, v))
                self.n += 1
                return
            cur = nxt

    def items(self, n="root"):
        if n == "root":
            n = self.root
        if n:
            yield from self.items(n.l)
            yield n.k, n.v
            yield from self.items(n.r)

    def depth(self, n=None, d=0):
        n = n or self.root
        return max([d] + [self.depth(c, d + 1) for c in (n.l, n.r) if c])


def linked_list_and_tree():
    l = LinkedList(range(5))
    out = [list(l), l.pop(), list(l.reverse()), len(l), bool(LinkedList()), sum(l), 3 in l]
    l.push("s")
    l.push(2**70)
    out.append(list(l))
    try:
        while True:
            l.pop()
    except IndexError as e:
        out.append(str(e))
    try:
        l._Node(1).zz = 3
    except AttributeError as e:
        out.append(str(e))
    t = Tree()
    for i, k in enumerate([5, 2, 8, 1, 9, 3, 5]):
        t.put(k, i)
    out += [list(t.items()), t.n, t.depth()]
    try:
        t.put("x", 1)
    except TypeError as e:
        out.append(str(e))
    return out


class LRU:
    def __init__(self, cap):
        self.cap = cap
        self.d = OrderedDict()
        self.hits = self.misses = 0

    def get(self, k, default=None):
        if k in self.d:
            self.d.move_to_end(k)
            self.hits += 1
            return self.d[k]
        self.misses += 1
        return default

    def put(self, k, v):
        if k in self.d:
            self.d.move_to_end(k)
        self.d[k] = v
        if len(self.d) > self.cap:
            return self.d.popitem(last=False)


cache = LRU(2)


class Temp:
    def __init__(self, c=0.0):
        self.c = c

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, v):
        if v < -273.15:
            raise ValueError("too cold")
        self._c = v

    @property
    def f(self):
        return self.c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self.c = (v - 32) * 5 / 9


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k) if not isinstance(k, Vec) else self.x * k.x + self.y * k.y

    def __rmul__(self, k):
        return self * k

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __eq__(self, o):
        return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __iter__(self):
        yield self.x
        yield self.y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __bool__(self):
        return bool(self.x or self.y)

    def __lt__(self, o):
        return abs(self) < abs(o)


ORIGIN = Vec(0, 0)


def caches_and_vectors():
    cache.d.clear()
    cache.hits = cache.misses = 0
    out = [
        cache.put("a", 1),
        cache.put("b", 2),
        cache.get("a"),
        cache.put("c", 3),
        cache.get("b", "gone"),
        cache.hits,
        cache.misses,
        list(cache.d.items()),
    ]
    t = Temp(25)
    out += [t.f]
    t.f = 212
    out += [t.c, t.f]
    try:
        t.c = -300
    except ValueError as e:
        out.append(str(e))
    try:
        Temp("x")
    except TypeError as e:
        out.append(str(e))
    a, b = Vec(1, 2), Vec(3.5, -1)
    out += [
        a + b,
        a - b,
        a * 2,
        3 * a,
        a * b,
        b / 2,
        -a,
        abs(Vec(3, 4)),
        a == Vec(1.0, 2),
        a != b,
        {a: 1}[Vec(1, 2)],
        list(a),
        tuple(b),
        a[1],
        a[-1],
        bool(ORIGIN),
        max([a, b]),
        sum([a, b], ORIGIN),
        sorted([b, a, ORIGIN]),
        len({a, Vec(1, 2)}),
        [*a, *b],
    ]
    for f in (
        lambda: a + 1,
        lambda: a / 0,
        lambda: a[2],
        lambda: setattr(a, "z", 1),
        lambda: a.z,
        lambda: sum([a]),
        lambda: "s" * a,
        lambda: a < 3,
    ):
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    x, y = b
    out.append((x, y))
    a.x = "str"
    out.append(a)
    out.append(a == a)
    return [repr(o) for o in out]


class_settings()
global_counter()
task_repository()
event_registry()
registered_subclasses()
grids_and_tables()
linked_list_and_tree()
caches_and_vectors()
