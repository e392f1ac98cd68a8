"""Functions that are kept, handed over and called: closures, tables of functions, callbacks, methods with their receivers."""

import functools
import traceback


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


def plus(a, b):
    return a + b


def minus(a, b=3):
    return a - b


def shout(text, mark="!", times=2):
    """Loud."""
    return text.upper() + mark * times


def plain_plus(a, b):
    return a + b


def plain_minus(a, b=3):
    return a - b


TABLE = {"plus": plus, "minus": minus, "times": lambda a, b: a * b}
STEPS = [lambda x: x + 1, lambda x: x * 10, lambda x: x - 3]
MIXED = {"len": len, "plus": plain_plus, "class": int}


def counters():
    def counter(step):
        count = 0

        def bump():
            nonlocal count
            count += step
            return count

        def reset():
            nonlocal count
            count = 0

        return bump, reset

    one, clear = counter(1)
    big, _ = counter(10**18)
    print([one(), one(), one()], clear(), one())
    print([big() for _ in range(20)][-1])


def composed():
    def compose(f, g):
        return lambda x: f(g(x))

    both = compose(lambda x: x + 1, lambda x: x * 2)
    thrice = compose(both, compose(both, both))
    print(both(5), thrice(5), thrice(10**30))
    words = compose(lambda s: s + "!", lambda s: s * 2)
    print(words("ab"))


def tables():
    total = 0
    for name in ["plus", "minus", "times"]:
        total += TABLE[name](7, 2)
    print(total)
    x = 1
    for step in STEPS:
        x = step(x)
    print(x)
    attempt(lambda: TABLE["absent"](1, 2))
    local = {1: plus, 2: minus}
    print(local[1](3, 4), local[2](3, 4))
    for f in local.values():
        print(f(10, 1))
    print([(k, f(2, 3)) for k, f in local.items()])


def fewer_arguments():
    table = {"a": minus}
    print(table["a"](10), table["a"](10.5))
    f = shout
    print(f("hey"))
    g = lambda x, y=4, z=5: (x, y, z)
    print(g(1), g(2))
    h = lambda x, y=4: x * y
    print(h(1, 2), h(3, 4))


def wrong_arguments():
    f = lambda x: x
    attempt(lambda: f())
    attempt(lambda: f(1, 2))
    g = plain_plus
    attempt(lambda: g(1))
    table = {"a": plain_minus, "b": lambda: 5}
    attempt(lambda: table["b"](1))
    print(table["b"]())


def named_arguments():
    f = plain_minus
    print(f(b=1, a=5), f(1, b=7))
    args = (1, 2)
    print(f(*args), f(**{"a": 3}))


def late_binding():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    print([f() for f in fs])
    fs = [lambda x, i=i: x * i for i in range(4)]
    print([f(3) for f in fs])
    made = []
    for i in range(3):
        def f(x, n=i * 10, seen=[]):
            seen.append(x)
            return x + n + len(seen)
        made.append(f)
    print([f(1) for f in made], [f(1) for f in made])


def defaults_run_once():
    def default():
        print("default")
        return 4

    def make():
        return lambda x, y=default(): x + y

    f = make()
    print(f(1), f(2))
    g = lambda x=default(), y=default(): x + y
    print(g(1, 2))


def mixed_results():
    f = lambda x: x if x > 2 else "small"
    print(f(1), f(3))
    g = lambda x: None if x else 1.5
    print(g(0), g(1))
    h = lambda x: x + 1
    print(h(1), h(1.5), h(True))
    k = lambda x: (x, x)
    print(k(1), k("a"))
    m = lambda x: x // 2 if x % 2 == 0 else x / 2
    print(m(4), m(5), m(10**40))


def conditional(flag):
    f = (lambda x: x + 1) if flag else (lambda x: str(x))
    print(f(1))
    if flag:
        def g(x):
            return x
    else:
        def g(x):
            return [x]
    print(g(2))
    h = flag and plain_plus
    print(h and h(1, 2))
    k = plain_plus if flag else None
    if k:
        print(k(1, 2))
    if k is not None:
        print(k(1, 2))
    print(k is None, not k, bool(k))
    attempt(lambda: k(3, 4))


def none_called():
    def noisy(x):
        print("argument", x)
        return x

    def run(callback=None):
        return callback(noisy(1))

    print(run(lambda x: x + 1))
    attempt(run)


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.log = []

    def add(self, amount):
        self.balance += amount
        return self.balance

    def note(self, text, level="info"):
        self.log.append(level + ":" + text)

    def adder(self):
        return self.add

    @property
    def rich(self):
        return self.balance > 100

    @staticmethod
    def fee(x):
        return x // 10

    @classmethod
    def empty(cls):
        return cls(0)


class Purse:
    def __init__(self, balance):
        self.balance = balance

    def add(self, amount):
        self.balance += amount
        return self.balance


class Saving(Account):
    def add(self, amount):
        return super().add(amount * 2)


def bound_methods():
    a, b = Account(1), Saving(5)
    fs = [a.add, b.add, a.adder()]
    print([f(10) for f in fs], a.balance, b.balance)
    add = a.add
    a = Account(1000)
    print(add(1), a.balance)
    for account in (Account(1), Saving(1)):
        f = account.add
        print(f(3), f(4))
    notes = {"n": b.note}
    notes["n"]("one")
    notes["n"]("two", "warn")
    print(b.log)
    note = b.note
    note("three")
    print(b.log)
    fee = Account.fee
    make = Account.empty
    print(fee(120), make().balance)
    unbound = Account.add
    print(unbound(a, 5), Saving.add(b, 1))


def same_methods():
    a, b = Purse(1), Purse(2)
    print(a.add == a.add, a.add is a.add, a.add == b.add, a.add in [b.add, a.add])
    listeners = [a.add, b.add]
    listeners.remove(a.add)
    print(len(listeners), listeners[0](5))
    print(a.add.__name__, a.add.__self__ is a, a.add.__func__ is Purse.add)
    seen = {a.add: 1}
    print(seen[a.add], b.add in seen)


def same_functions():
    f = lambda x: x
    g = f
    print(f is g, f == g, f is not g, f == (lambda x: x))
    print(plain_plus is plain_plus, plain_plus == plain_minus, plain_plus in [plain_minus, plain_plus], [plain_plus, plain_minus].index(plain_minus))
    print({plain_plus: 1}[plain_plus], callable(f), f.__name__, plain_plus.__name__)
    print(isinstance(f, type(plain_plus)), type(f).__name__, hash(f) == hash(g))


def attributes_of_functions():
    def f(x):
        """What f does."""
        f.calls += 1
        return x

    f.calls = 0
    print(f(1), f(2), f.calls, f.__doc__, f.__qualname__)
    print(plain_minus.__defaults__, f.__code__.co_argcount)


class Button:
    def __init__(self, on_click=None):
        self.on_click = on_click
        self.handlers = []
        self.table = {}

    def connect(self, f):
        self.handlers.append(f)
        return len(self.handlers)

    def named(self, name, f):
        self.table[name] = f

    def click(self, x):
        if self.on_click is not None:
            self.on_click(x)
        for f in self.handlers:
            f(x)
        for name, f in self.table.items():
            f(name)


def callbacks():
    got = []
    account = Account(0)
    b = Button()
    print(b.connect(got.append), b.connect(lambda x: got.append(x * 2)), b.connect(account.add))
    b.named("t", lambda name: got.append(len(name)))
    b.click(4)
    b.on_click = lambda x: got.append(-x)
    b.click(5)
    print(got, account.balance)
    c = Button(account.add)
    c.click(7)
    c.on_click(8)
    print(account.balance)
    d = Button()
    attempt(lambda: d.on_click(1))


class Shadowed:
    def __init__(self):
        self.n = 1

    def get(self):
        return self.n


def shadowed_method():
    s = Shadowed()
    f = s.get
    s.get = lambda: 99
    print(f(), s.get())
    g = s.get
    print(g())
    t = Shadowed()
    print(t.get())


class Patched:
    def get(self):
        return 1


def patched_method():
    p = Patched()
    f = p.get
    Patched.get = lambda self: 2
    print(f(), p.get())
    g = p.get
    print(g())


class Callable:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.n + x


def callables_of_all_kinds():
    fs = [Callable(3), lambda x: x, Purse(1).add, int, len]
    for f, x in zip(fs, [1, 2, 3, "4", "abcde"]):
        print(f(x))
    for name, f in MIXED.items():
        print(name, f("12") if name != "plus" else f(1, 2))
    call = Callable(5)
    print(call(1), list(map(call, [1, 2])))


def raising_callbacks():
    def fail(x):
        raise ValueError(x)

    def always():
        raise KeyError("always")

    done = []
    for f in [lambda x: done.append(x), fail, lambda x: done.append(-x)]:
        try:
            f(3)
        except ValueError as e:
            done.append(str(e))
        finally:
            done.append("finally")
    print(done)
    attempt(always)
    g = always
    try:
        print(g() + 1)
    except KeyError as e:
        print(e)


def tracebacks():
    def outer(f):
        return f(0)

    def divide(x):
        return 1 / x

    class Local:
        def m(self, x):
            return divide(x)

    for f in (divide, lambda x: divide(x), Local().m):
        try:
            outer(f)
        except ZeroDivisionError as e:
            print([(t.name, t.line) for t in traceback.extract_tb(e.__traceback__)])
    try:
        run(plain_minus)
    except TypeError as e:
        print([(t.name, t.line) for t in traceback.extract_tb(e.__traceback__)])
    f = Failing(2).fail
    try:
        f(4)
    except RuntimeError as e:
        print([(t.name, t.line) for t in traceback.extract_tb(e.__traceback__)])


def run(f):
    return f("a", 1)


class Failing:
    def __init__(self, n):
        self.n = n

    def fail(self, x):
        raise RuntimeError(self.n + x)


def recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    print(fact(30))

    def forever(n):
        return forever(n + 1)

    try:
        forever(0)
    except RecursionError:
        print("too deep")
    y = lambda f, n: 1 if n == 0 else n * f(f, n - 1)
    print(y(y, 10))

    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    print(even(10), odd(10))
    deep = apply_deep
    try:
        deep(deep)
    except RecursionError:
        print("too deep")


def apply_deep(f):
    return f(f)


class Again:
    def __init__(self):
        self.then = None
        self.depth = 0

    def step(self, n):
        self.depth += 1
        if n:
            self.then(n - 1)


def recursive_through_values():
    a, b = Again(), Again()
    a.then, b.then = b.step, a.step
    a.step(9)
    print(a.depth, b.depth)
    try:
        a.step(-1)
    except RecursionError:
        print("too deep")


def itself():
    def f():
        return f

    print(f()()() is f)
    fs = []

    def g(n):
        fs.append(g)
        return len(fs)

    print(g(1), fs[0](2), len(fs))
    h = lambda: fs
    print(len(h()), h()[0] is g)


def unbound_names():
    def early():
        return later(1)

    attempt(early)
    later = lambda x: x + 1
    attempt(early)
    del later
    attempt(early)

    def gone(n):
        return n if n == 0 else gone(n - 1)

    print(gone(3))
    other = gone
    del gone
    attempt(other, 3)

    def first(x=lambda: 3):
        return x()

    print(first())


handler = None


def rebound_global():
    global handler
    print(handler)
    handler = lambda x: x + 1
    print(handler(1))
    handler = plus
    print(handler(1, 2))
    handler = None


def given_to_builtins():
    double = lambda x: x * 2
    odd = lambda x: x % 2
    print(list(map(double, [1, 2])), list(filter(odd, range(5))), sorted([3, 1, 2], key=lambda x: -x))
    by = {"name": lambda p: p[0], "age": lambda p: p[1]}
    people = [("b", 1), ("a", 2)]
    for k, f in by.items():
        print(k, sorted(people, key=f), max(people, key=f), min(people, key=by[k]))
    print(functools.reduce(plain_plus, [1, 2, 3]), functools.partial(plain_minus, 10)(4))
    print(sorted(["b", "A"], key=str.lower), list(map(plain_plus, [1], [2])))


def decorated():
    def logged(f):
        @functools.wraps(f)
        def inner(*args, **kw):
            print(f.__name__, args, kw)
            return f(*args, **kw)

        return inner

    @logged
    def area(w, h=2):
        return w * h

    print(area(3), area(3, h=4), area.__name__, area.__wrapped__(1))

    def twice(f):
        def inner(x):
            return f(f(x))

        return inner

    @twice
    @twice
    def inc(x):
        return x + 1

    print(inc(1))
    print(twice(lambda s: s + "a")("b"))


def changed_captures():
    items = [1, 2, 3]
    total = lambda: sum(items)
    print(total())
    items.append(4)
    print(total())
    items = [10]
    print(total())
    fs = [lambda: items.append(1), lambda: items.clear()]
    for f in fs:
        f()
        print(items)
    x = 1
    get = lambda: x
    x += 10
    print(get())


def order_of_evaluation():
    def say(x):
        print("say", x)
        return x

    def pick(x):
        print("pick", x)
        return lambda a, b: a + b

    print(pick(1)(say(2), say(3)))
    f = lambda x: x
    print(f(say(1)) + f(say(2)))

    def swap():
        nonlocal f
        f = lambda x: -x
        return 5

    print(f(swap()), f(5))


def handed_through():
    def apply(f, x):
        return f(x)

    def twice(f):
        return lambda x: apply(f, apply(f, x))

    print(apply(lambda x: x + 1, 1), apply(lambda s: s + "a", "b"), twice(lambda x: x * x)(3))
    print(apply(len, "abc"), apply(str, 5), apply(Account(3).add, 4))


def yielded():
    def gen(n):
        for i in range(n):
            yield lambda x: x + i

    print([f(10) for f in gen(3)])
    tasks = [lambda: (yield 1), lambda: (yield 2)]
    print([list(t()) for t in tasks])


def in_tuples():
    pairs = [("a", lambda x: x + 1), ("b", lambda x: x * 2)]
    for name, f in pairs:
        print(name, f(3))
    first, (second, third) = pairs[0], pairs[1]
    print(first[1](1), second, third(1))
    rules = [(lambda x: x > 2, "big"), (lambda x: x < 0, "negative")]
    for x in (-1, 1, 5):
        print([word for test, word in rules if test(x)])


def printed():
    f = lambda x: x
    print(str(f).startswith("<function printed.<locals>.<lambda> at"), repr(plain_plus).startswith("<function plain_plus at"))
    print(f"{Purse(1).add}".startswith("<bound method Purse.add of"))


def containers_of_functions():
    fs = {}
    fs["a"] = lambda: 1
    fs.setdefault("b", lambda: 2)
    fs.update({"c": lambda: 3})
    print([f() for f in fs.values()], fs.get("z"), fs.pop("a")(), "a" in fs)
    got = fs.get("b")
    if got is not None:
        print(got())
    queue = [lambda: queue.append(lambda: 7), lambda: 8]
    out = []
    while queue:
        out.append(queue.pop(0)())
    print(out)
    copies = list(fs.values()) + [lambda: 9]
    copies.reverse()
    print([f() for f in copies], [f() for f in copies[1:]], len(copies))
    stack = [plus, minus]
    print(stack[-1](1, 2), stack.pop()(1, 2), stack == [plus], (plus, 1) == (plus, 1))


def recursion_frames():
    def forever(n):
        return forever(n + 1)

    try:
        forever(0)
    except RecursionError as e:
        last = traceback.extract_tb(e.__traceback__)[-1]
        print(last.name, last.line)


def recursive_in_loop():
    for k in (2, 3):
        def power(n):
            return 1 if n == 0 else k * power(n - 1)

        print(power(5))
    print(power(2))


counters()
composed()
tables()
fewer_arguments()
wrong_arguments()
named_arguments()
late_binding()
defaults_run_once()
mixed_results()
conditional(True)
conditional(False)
none_called()
bound_methods()
same_methods()
same_functions()
attributes_of_functions()
callbacks()
shadowed_method()
patched_method()
callables_of_all_kinds()
raising_callbacks()
tracebacks()
recursive()
recursive_through_values()
itself()
unbound_names()
rebound_global()
given_to_builtins()
decorated()
changed_captures()
order_of_evaluation()
handed_through()
yielded()
in_tuples()
printed()
containers_of_functions()
recursion_frames()
recursive_in_loop()
