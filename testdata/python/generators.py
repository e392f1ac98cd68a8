def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: i = got
        i += 1
    return "done"
g = count(5)
print(next(g), next(g), g.send(3))
try:
    next(g)
    next(g)
except StopIteration as e:
    print("stop", e.value)
def deleg():
    r = yield from count(2)
    print("r", r)
    yield from "ab"
    return 7
print(list(deleg()))
def wrap():
    x = yield from deleg()
    print("x", x)
print(list(wrap()))
def catcher():
    while True:
        try:
            v = yield
            print("v", v)
        except ValueError as e:
            print("caught", e)
            yield "handled"
        finally:
            print("fin")
c = catcher()
next(c)
c.send(1)
print(c.throw(ValueError("boo")))
c.close()
def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def ge():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise
x = ge(); next(x); x.close()
def inf():
    n = 0
    while True:
        yield n
        n += 1
import itertools
print(list(itertools.islice(inf(), 3)))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), 2 in It())
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(reversed([1, 2])))
print(next(iter([]), "default"))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
g = count(1)
print(type(g).__name__, g.__name__ if hasattr(g, "__name__") else "")
it = iter(lambda c=itertools.count(): next(c), 3)
print(list(it))
try:
    g2 = count(2)
    g2.send(5)
except TypeError as e:
    print(e)
def reent():
    yield next(me)
me = reent()
try:
    next(me)
except ValueError as e:
    print(e)
def handled():
    try:
        raise KeyError("inner")
    except KeyError:
        yield 1
        import sys
        print("still", sys.exc_info()[0].__name__)
h = handled()
next(h)
import sys
print(sys.exc_info()[0])
print(list(h))
