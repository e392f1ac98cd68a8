def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 5, 6, 7, c=8, z=9))
print(f(*[1, 2], **{"c": 3, "x": 1}))
def pos(a, b, /, c):
    return a, b, c
print(pos(1, 2, 3), pos(1, 2, c=3))
def mutable(x, acc=[]):
    acc.append(x)
    return acc
mutable(1)
print(mutable(2), mutable.__defaults__)
def g(*, k): return k
errors = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, a=3, c=1),
    lambda: pos(1, b=2, c=3),
    lambda: pos(1),
    lambda: pos(1, 2, 3, 4),
    lambda: g(1),
    lambda: g(),
    lambda: g(k=1, z=2),
    lambda: (lambda x: x)(),
    lambda: f(1, c=1, **{"c": 2}),
    lambda: f(*5),
    lambda: f(**5),
    lambda: g(**{1: 2}),
    lambda: (3)(),
    lambda: None(),
]
for e in errors:
    try:
        e()
    except TypeError as x:
        print(x)
def documented():
    """Doc string."""
print(documented.__doc__, documented.__name__, documented.__qualname__, documented.__module__)
print(f.__kwdefaults__, f.__code__.co_varnames[:3] if hasattr(f, "__code__") else None)
def ret(): pass
print(ret())
sq = lambda x, y=2: x ** y
print(sq(3), sq(3, 3), sq.__name__)
def annotated(a: int, *b: str, c: "x" = 1, **d: float) -> bool: ...
print(annotated.__annotations__)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__)
f.attr = 5
print(f.attr, f.__dict__)
