"""Classes that register those derived from them."""

from fastapi import APIRouter, HTTPException
router = APIRouter(prefix="/class_hooks")
REGISTRY = {}
NAMES = []


class Shape:
    sides = 0
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        REGISTRY[cls.__name__.lower()] = cls
        NAMES.append(cls.__name__)
    def area(self): return 0


class Square(Shape):
    sides = 4
    def area(self): return 16


class Circle(Shape):
    def area(self): return 3.5


class Handler:
    handlers = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        if name: cls.handlers[name] = cls
        cls.tag = name or "none"
    def run(self): return self.__class__.__name__ + self.tag


class A(Handler, name="a"): pass


class B(A, name="b"):
    def run(self): return "B!" + super().run()


@router.get("/")
def root():
    return {"names": NAMES, "reg": {k: v().area() for k, v in REGISTRY.items()}, "sides": [c.sides for c in REGISTRY.values()]}


@router.get("/make/{kind}")
def make(kind: str):
    if kind not in REGISTRY: raise HTTPException(404, f"no {kind}, only {sorted(REGISTRY)}")
    return {"area": REGISTRY[kind]().area(), "is": REGISTRY["square"] is Square}


@router.get("/base")
def base():
    return {k: v().run() for k, v in Handler.handlers.items()} | {"t": B.tag, "n": [c.__name__ for c in Handler.__subclasses__()]}
