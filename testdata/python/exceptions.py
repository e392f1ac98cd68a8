def f(n):
    try:
        if n == 0: raise ValueError("zero")
        if n == 1: raise KeyError("k")
        if n == 2: return "ret"
        if n == 3: 1 / 0
        return "ok"
    except ValueError as e:
        return f"VE {e}"
    except (KeyError, IndexError) as e:
        return f"KE {e}"
    else:
        return "else"
    finally:
        print("finally", n)
for i in range(3): print(f(i))
try:
    f(3)
except ZeroDivisionError as e:
    print(type(e), e, e.args)
def fin():
    try:
        return 1
    finally:
        return 2
print(fin())
def loop():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally:
            print("f", i)
    else:
        print("not reached")
    return i
print(loop())
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise TypeError("b") from e
except TypeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise TypeError("b")
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["x"]
except KeyError as e:
    print(repr(e.__context__), e)
try:
    raise ValueError from None
except ValueError as e:
    print(repr(e), e.__suppress_context__)
class MyErr(Exception):
    def __init__(self, code, msg="m"):
        super().__init__(code, msg)
        self.code = code
    def __str__(self): return f"[{self.code}]"
try:
    raise MyErr(5)
except Exception as e:
    print(e, repr(e), e.args, e.code)
try:
    raise "x"
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise KeyError("in")
    except KeyError:
        raise
except KeyError as e:
    print("re", e)
try:
    e
except NameError as x:
    print(x)
try:
    try: raise ValueError(1)
    except 5: pass
except TypeError as e:
    print(e)
try:
    assert 1 == 2, "msg"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e))
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
g = gen()
next(g)
g.close()
import sys
try:
    raise ValueError("info")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
e = ValueError("n")
e.add_note("note1")
print(e.__notes__)
for c in (BaseException, Exception, ArithmeticError, LookupError, OSError, StopIteration): print(c.__mro__[1].__name__, end=" ")
print()
try:
    int("x")
except ValueError as e: print(e)
try:
    [][0]
except IndexError as e: print(e)
try:
    raise StopIteration(3)
except StopIteration as e: print(e.value)
def r():
    r()
try:
    r()
except RecursionError as e: print(e)
