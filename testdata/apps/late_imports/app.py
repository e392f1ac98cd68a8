"""Modules that imports in functions load first: their bodies run in the service, with what they change elsewhere."""
from fastapi import FastAPI

import state

app = FastAPI()


@app.get("/a")
def a():
    before = len(state.registry)
    import shapes
    from shapes import P, Color, Pt, uses, Box, sq
    p = P(1)
    return [
        before, len(state.registry), repr(p), p == P(1, []), [c.name for c in Color], Color("b").name, Pt(1), Pt(1)._asdict(),
        Box(3).get(), shapes.Impl().f(), uses(), shapes.counter, shapes.i, shapes.missing, shapes.squares, shapes.first, shapes.rest,
        P.__qualname__, P.__module__, uses.__qualname__, shapes.__doc__, shapes.__name__, repr(shapes.Alias), repr(shapes.Names), shapes.log.name,
    ]


@app.get("/b")
def b():
    before = len(state.registry)
    from records import Q, hello, B, D, IntB
    return [before, len(state.registry), repr(Q(1)), Q(1) < Q(2), hello(2), repr(B().x), D.a if hasattr(D,"a") else 3, repr(IntB), IntB().x]


@app.get("/c")
def c():
    import boom


@app.get("/d")
def d():
    try:
        from boom import x
    except ValueError as e:
        return str(e), len(state.registry)


@app.get("/e")
def e():
    import shop.cart
    import shop
    return shop.cart.total, shop.names, shop.cart.helper(2), shop.cart.squares


@app.get("/f")
def f():
    from shop import cart, later
    from shop.cart import total as t
    return t, later.Z, sorted(k for k in vars(cart) if not k.startswith("_")), cart.__name__, cart.__package__


@app.get("/g")
def g():
    import importlib
    m = importlib.import_module("shop.third")
    return m.Q


@app.get("/h")
def h():
    from shop import missing
